"""The wheel holds what the checkout holds, and works where there is no checkout."""

import csv
import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
ARTICLE = (
    "The ferry to Tern Island sailed at noon.\n\n“We are proud,” Minister Oda Brekke said. The fare should fall.\n"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the checkout with the tools at hand, without a network."""
    place = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(CHECKOUT)]
    done = subprocess.run(build, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = place.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content as pip lays it out; what it depends on is taken from around us."""
    place = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--no-index", "--no-deps", "--quiet", "--target", str(place)]
    done = subprocess.run([*pip, str(wheel)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return place


def python(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run python outside the checkout, with the installed wheel in front of everything else."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")}
    environment |= {"PYTHONPATH": str(installed), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def factcheck(installed: Path, folder: Path, *arguments: str) -> str:
    """What the installed command prints."""
    done = python(installed, folder, str(installed / "bin" / "factcheck"), *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["prompts", "store"])
def test_the_wheel_holds_the_folder_byte_for_byte(wheel: Path, name: str) -> None:
    inside = f"factcheck/_bundled/{name}/"
    with zipfile.ZipFile(wheel) as archive:
        held = {file[len(inside) :]: archive.read(file) for file in archive.namelist() if file.startswith(inside)}
    ours = {
        path.relative_to(CHECKOUT / name).as_posix(): path.read_bytes()
        for path in (CHECKOUT / name).rglob("*")
        if path.is_file()
    }
    assert held == ours


def test_the_wheel_holds_every_module_and_word_list_and_no_test(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {file for file in archive.namelist() if ".dist-info/" not in file and "/_bundled/" not in file}
    ours = {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / "factcheck").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert held == ours


def test_the_wheel_carries_its_licence_and_its_types(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name} == {"LICENSE", "NOTICE"}
    assert "factcheck/py.typed" in names


def test_what_is_installed_needs_no_file_of_the_checkout(installed: Path, tmp_path: Path) -> None:
    code = (
        "import sys, factcheck.corpus, factcheck.cli\n"
        "from factcheck.resources import folder\n"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.startswith('factcheck') and m.__file__), sep='\\n')\n"
        "print(folder('prompts'), folder('store'), sep='\\n')\n"
    )
    done = python(installed, tmp_path, "-c", code)
    assert done.returncode == 0, done.stderr
    places = done.stdout.splitlines()
    assert len(places) > 20
    assert [place for place in places if not Path(place).is_relative_to(installed)] == []


def test_what_is_installed_audits_and_answers(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    factcheck(installed, tmp_path, "audit", "ferry.txt")
    told = factcheck(installed, tmp_path, "sql", "from claims_now select label, quote order by claim_id", "--csv")
    rows = list(csv.reader(io.StringIO(told)))
    assert rows[0] == ["label", "quote"]
    assert [label for label, _ in rows[1:]] == ["reported_fact", "attributed_statement", "opinion"]
    assert all(quote in ARTICLE for _, quote in rows[1:])
    assert "label_claims" in factcheck(installed, tmp_path, "prompts")
    factcheck(installed, tmp_path, "verify")


def test_what_is_installed_says_how_it_is_used(installed: Path, tmp_path: Path) -> None:
    assert "Usage: factcheck" in factcheck(installed, tmp_path, "--help")
