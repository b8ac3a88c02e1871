"""The house from outside: its layout, the size of its rooms, what may stand in them, and what the front door loads."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.cli import app

CHECKOUT = Path(__file__).resolve().parents[1]
MODULES = sorted((CHECKOUT / "factcheck").rglob("*.py"))
RELATIVE = [str(path.relative_to(CHECKOUT)) for path in MODULES]
HEAVY = ("openai", "instructor", "duckdb", "rich", "trafilatura", "jinja2", "yaml", "lxml", "sentencex")

# A line that begins as a statement does: talk of SQL, and a hint that names a query, may stand anywhere.
_STATEMENTS = (
    r"select\b[^;]*\bfrom\s+[\w(]",
    r"with\s+(recursive\s+)?\w+\s+as\s*\(",
    r"from\s+\w+\s+select\b",
    r"insert\s+into\s+\w",
    r"delete\s+from\s+\w",
    r"update\s+\w+\s+set\s+\w",
    r"(create|drop|alter)\s+(or\s+replace\s+)?(temp\s+)?(table|view|sequence|index)\s+\w",
)
SQL = re.compile(rf"^\s*({'|'.join(_STATEMENTS)})", re.MULTILINE | re.IGNORECASE)
# Machines and package hosts, put together so that this file does not hold them.
FOREIGN = re.compile(
    "|".join(
        [
            "/" + "work/",
            "/" + "root/",
            "/home/" + r"\w",
            "C:" + r"\\Users",
            "pypi" + r"\.org",
            "python" + "hosted",
            "npm" + r"js\.",
        ]
    )
)
BINARY = {".png", ".parquet", ".duckdb", ".gz"}


def tracked() -> list[Path]:
    """Every file that belongs to the project; nothing where this is no git checkout."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return []
    return [CHECKOUT / name for name in listed.stdout.split("\0") if name and (CHECKOUT / name).is_file()]


def literals(path: Path) -> Iterator[str]:
    """The string literals of a module, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


FILES = "pyproject.toml README.md CHANGELOG.md CONTRIBUTING.md LICENSE NOTICE Makefile constraints.txt .ci/run"
FOLDERS = "factcheck/ prompts/ store/ examples/ tests/ cassettes/"


@pytest.mark.parametrize("name", f"{FILES} {FOLDERS}".split())
def test_what_a_visitor_looks_for_is_where_it_is_looked_for(name):
    place = CHECKOUT / name
    assert place.is_dir() if name.endswith("/") else place.is_file()


def test_the_check_that_a_change_must_pass_can_be_run():
    assert (CHECKOUT / ".ci" / "run").stat().st_mode & 0o111


@pytest.mark.parametrize("name", RELATIVE)
def test_no_module_is_longer_than_one_can_read_in_a_sitting(name):
    assert len((CHECKOUT / name).read_text(encoding="utf-8").split("\n")) <= 351


@pytest.mark.parametrize("name", RELATIVE)
def test_a_module_says_what_it_is_for(name):
    tree = ast.parse((CHECKOUT / name).read_text(encoding="utf-8"))
    assert not tree.body or ast.get_docstring(tree)


def test_every_part_stands_in_a_layer_and_contributors_are_shown_the_same_layers():
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {one["name"]: one for one in settings["tool"]["importlinter"]["contracts"]}
    layers = [layer.split(" | ") for layer in contracts["Imports point down"]["layers"]]
    parts = {name.split("/")[1].removesuffix(".py") for name in RELATIVE} - {"__init__", "__main__"}
    assert sorted(part for layer in layers for part in layer) == sorted(parts)
    (shown,) = re.findall(r"```\n(cli\n.*?)```", (CHECKOUT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
    assert [line.split(" · ") for line in shown.splitlines()] == layers


@pytest.mark.parametrize("name", RELATIVE)
def test_sql_stands_in_the_store_and_not_in_python(name):
    assert [text for text in literals(CHECKOUT / name) if SQL.search(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "select claim_id from claims",
        "insert into claims values (1)",
        "with x as (select 1) select * from x",
        "from claims_now select label",
        "create table t (a integer)",
        "delete from claims",
        "\n    SELECT claim_id\n    FROM claims",
    ],
)
def test_sql_is_known_when_it_is_met(text):
    assert SQL.search(text)


@pytest.mark.parametrize("text", ["One SELECT (or DuckDB's FROM …); - reads it", "Try: select label from claims_now"])
def test_talk_of_sql_is_not_sql(text):
    assert not SQL.search(text)


def defined(module: Path) -> Iterator[str]:
    """The names that a module gives: of functions and classes, wherever they stand, and of its own values."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.decorator_list:
            yield node.name
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            names = (one for one in ast.walk(node) if isinstance(one, ast.Name))
            yield from (one.id for one in names if isinstance(one.ctx, ast.Store))


def test_whatever_has_a_name_is_named_again_somewhere():
    called_from_outside = {"readinto"}  # by io
    named: Counter[str] = Counter()
    for folder in ("factcheck", "tests", "benchmarks", "docs"):
        for path in (CHECKOUT / folder).rglob("*"):
            if path.suffix in (".py", ".html", ".md"):
                named.update(re.findall(r"\w+", path.read_text(encoding="utf-8")))
    once = {name for module in MODULES for name in defined(module) if named[name] == 1 and not name.startswith("__")}
    assert once <= called_from_outside


def test_no_file_names_a_machine_or_a_package_host():
    files = [path for path in tracked() if path.suffix not in BINARY and path.name != "LICENSE"]
    found = {
        str(path.relative_to(CHECKOUT)): match.group()
        for path in files
        if (match := FOREIGN.search(path.read_bytes().decode("utf-8", "replace")))
    }
    assert found == {}


def test_every_released_prompt_is_there_and_every_version_is_released():
    listed = (CHECKOUT / "prompts" / "released.sha256").read_text(encoding="utf-8")
    released = {line.split("  ", 1)[1] for line in listed.splitlines()}
    files = {path.relative_to(CHECKOUT / "prompts").as_posix() for path in (CHECKOUT / "prompts").glob("*/v*")}
    assert released == files


@pytest.mark.parametrize("arguments", [["--help"], ["audit", "--help"], ["sql", "--help"]], ids=" ".join)
def test_help_loads_nothing_heavy(arguments):
    code = (
        "import sys\n"
        "from factcheck.cli import main\n"
        "try:\n"
        f"    main({arguments!r})\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert "Usage:" in done.stdout
    assert set(done.stderr.split()) & set(HEAVY) == set()


def test_errors_are_never_drawn_with_the_values_of_variables():
    assert app.pretty_exceptions_show_locals is False
