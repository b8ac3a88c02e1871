# Everything runs in a virtual environment of its own, beside the code.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check install install-dev clean

demo: install
	@$(BIN)/factcheck audit examples --store demo.duckdb
	@echo
	@$(BIN)/factcheck show tram-vote.txt --store demo.duckdb
	@echo
	@echo "What to look at first, and why:"
	@$(BIN)/factcheck show tram-vote.txt --to-review --store demo.duckdb
	@echo
	@echo "To go on by yourself: source $(BIN)/activate"

# Many tests start Python; where this is set, each of those processes would compile every module anew.
test: export PYTHONDONTWRITEBYTECODE =
test: install-dev check
	$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder

check: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

install: $(VENV)/installed
install-dev: $(VENV)/installed-dev

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing factcheck into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) demo.duckdb demo.duckdb.*
