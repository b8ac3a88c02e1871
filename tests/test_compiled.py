"""What may be installed as machine code: written so that the compiler takes it, and made ready by its types alone."""

import ast
import importlib.util
import shutil
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def hook():
    found = importlib.util.spec_from_file_location("hatch_build", CHECKOUT / "hatch_build.py")
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def prepared(hook, tmp_path_factory):
    """The sources as the compiler gets them, by their names in the package."""
    package = tmp_path_factory.mktemp("copy") / "factcheck"
    shutil.copytree(CHECKOUT / "factcheck", package, ignore=shutil.ignore_patterns("__pycache__"))
    return {str(Path(name).relative_to(package)): Path(name).read_text("utf-8") for name in hook._modules(package)}


def test_every_part_that_may_be_compiled_is_there(hook, prepared):
    assert not [part for part in hook.COMPILED if not any(name.startswith(part) for name in prepared)]


def test_a_source_made_ready_differs_in_its_constants_alone(prepared):
    for name, source in prepared.items():
        plain = (CHECKOUT / "factcheck" / name).read_text("utf-8")
        lines = zip(plain.splitlines(), source.splitlines(), strict=True)  # so that a traceback shows the right one
        changed = [(line, ready) for line, ready in lines if line != ready]
        for line, ready in changed:
            assert ready in (line.replace(" = ", ": Final = ", 1), f"from typing import Final; {line}"), name
        assert "import Final" in source or ": Final = " not in source, name


def test_the_compiler_takes_every_comparison(prepared):
    unpacking = [
        f"{name}:{node.lineno}"
        for name, source in prepared.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Compare)
        for other in node.comparators
        if isinstance(other, ast.Tuple | ast.List | ast.Set) and any(isinstance(one, ast.Starred) for one in other.elts)
    ]
    assert not unpacking, "compare with a set that stands by itself, not with one that others are unpacked into"
