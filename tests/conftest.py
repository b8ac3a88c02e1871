"""How model tests replay recorded HTTP: strictly, readably, and without anything that is nobody's business."""

import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from vcr import VCR
from vcr.cassette import Cassette

from factcheck.settings import Settings, load_settings
from factcheck.store.connection import Patience, check_place, make_private, opened
from factcheck.store.line import lock_of
from factcheck.store.making import make_store
from factcheck.store.migrations import set_meta
from tests import cassettes
from tests.command_line import CommandLine

CASSETTES = Path(__file__).parents[1] / "cassettes"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--run-live",
        action="store_true",
        help="ask a real endpoint instead of replaying: FACTCHECK_MODEL and the key that its provider needs",
    )


def pytest_configure(config: pytest.Config) -> None:
    # How long an example takes says how busy the machine is, and nothing of what is tested.
    settings.register_profile("factcheck", deadline=None)
    settings.load_profile("factcheck")
    if config.getoption("--run-live"):
        config.option.disable_recording = True


def pytest_recording_configure(config: pytest.Config, vcr: VCR) -> None:
    vcr.register_serializer("yaml", cassettes)
    vcr.register_matcher("same_question", cassettes.same_question)


@pytest.fixture(scope="module")
def vcr_config() -> dict[str, Any]:
    return {
        "serializer": "yaml",
        "match_on": ["method", "path", "same_question"],
        "decode_compressed_response": True,
        "before_record_request": cassettes.scrubbed_request,
        "before_record_response": cassettes.scrubbed_response,
    }


@pytest.fixture(scope="module")
def vcr_cassette_dir(request: pytest.FixtureRequest) -> str:
    return str(CASSETTES / request.module.__name__.rpartition(".")[2])


@pytest.fixture(autouse=True)
def played_to_the_end(request: pytest.FixtureRequest) -> Iterator[None]:
    """A cassette that is only partly played holds answers to questions that nobody asks any more."""
    vcr = request.getfixturevalue("vcr") if request.node.get_closest_marker("vcr") else None
    yield
    if isinstance(vcr, Cassette) and vcr.record_mode.value == "none":
        assert vcr.all_played, f"{vcr.play_count} of {len(vcr)} recorded answers were asked for"


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as it is made, with nothing in it."""
    path = tmp_path_factory.mktemp("made") / "empty.duckdb"
    make_store(path, Patience(10.0))
    return path


@pytest.fixture(autouse=True)
def stores_made_at_once(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new store is a copy of one that was made: making one takes a quarter of a second, and most tests make one."""

    def copied(path: Path, patience: Patience) -> bool:
        check_place(path, read_only=False)
        fresh = path.with_name(f"{path.name}.copy")
        shutil.copyfile(empty_store, fresh)
        with opened(fresh, read_only=False, patience=patience) as connection:
            set_meta(connection, "store_id", uuid.uuid4().hex)
        make_private(fresh)
        fresh.rename(path)
        lock_of(fresh).unlink(missing_ok=True)
        return True

    monkeypatch.setattr("factcheck.store.access.make_store", copied)


@pytest.fixture
def model_settings(request: pytest.FixtureRequest) -> Settings:
    """Settings that replay what was recorded, or, with --run-live, ask whoever the environment names."""
    if request.config.getoption("--run-live"):
        return load_settings(directory=Path("/nonexistent"))
    base_url = os.environ.get("FACTCHECK_RECORD_FROM", "http://localhost/v1")
    return Settings(model="recorded-model", base_url=base_url, max_tries=1, deadline_s=3600)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folders are that many tests begin with: an audit on the command line takes half a second."""
    return tmp_path_factory.mktemp("furnished")


@pytest.fixture
def factcheck(
    tmp_path: Path, furnished: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line, in an empty folder and without settings or keys from outside."""
    for name in os.environ:
        if name.startswith(("FACTCHECK_", "OPENAI_", "AZURE_", "OLLAMA_", "VLLM_")):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return CommandLine(tmp_path, capsys, furnished)
