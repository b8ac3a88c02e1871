"""What tests begin with: recorded HTTP that is replayed strictly, stores made once, and a command line of nobody's."""

import os
import shutil
import uuid
from collections.abc import Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer.main
from hypothesis import HealthCheck, settings
from vcr import VCR
from vcr.cassette import Cassette

from factcheck.settings import Settings, load_settings
from factcheck.store import Store
from factcheck.store.connection import Patience, check_place, make_private, opened
from factcheck.store.exporting import ExportedAudit
from factcheck.store.making import make_store
from factcheck.store.migrations import migrate, set_meta
from tests import cassettes
from tests.command_line import CommandLine
from tests.export_records import audits_of, example_store, hostile_store
from tests.nursery import Nursery

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CASSETTES = Path(__file__).parents[1] / "cassettes"

# What takes longest, so that none of it is begun when all else is done.
FIRST = (
    "test_crashes",
    "test_contention",
    "test_fault_storm",
    "test_browser",
    "test_cli_process",
    "test_cli_signals",
    "test_sources_store",
    "test_wheel",
    "test_docs",
    "test_page_deciding",
    "test_cli_audit",
    "test_cli_query",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--run-live",
        action="store_true",
        help="ask a real endpoint instead of replaying: FACTCHECK_MODEL and the key that its provider needs",
    )


def pytest_configure(config: pytest.Config) -> None:
    # How long an example takes says how busy the machine is, and nothing of what is tested.
    settings.register_profile("factcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.load_profile("factcheck")
    if config.getoption("--run-live"):
        config.option.disable_recording = True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: FIRST.index(item.path.stem) if item.path.stem in FIRST else len(FIRST))


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


@pytest.fixture(scope="session")
def empty_stores(empty_store: Path) -> Iterator[Path]:
    """Copies of it in turn, each with a number of its own, as long as a test makes fewer than sixteen."""

    def numbered(number: int) -> Path:
        path = empty_store.with_name(f"{number}.duckdb")
        shutil.copyfile(empty_store, path)
        with opened(path, read_only=False, patience=Patience(10.0)) as connection:
            set_meta(connection, "store_id", uuid.uuid4().hex)
        return path

    return cycle(map(numbered, range(16)))


@pytest.fixture(autouse=True)
def stores_made_at_once(empty_store: Path, empty_stores: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A new store is a copy of one that was made: making one takes a quarter of a second, and most tests make one."""

    def copied(path: Path, patience: Patience) -> bool:
        check_place(path, read_only=False)
        fresh = path.with_name(f"{path.name}.copy")
        shutil.copyfile(next(empty_stores), fresh)
        make_private(fresh)
        fresh.rename(path)
        return True

    def filled(connection: "DuckDBPyConnection", schema: int) -> None:
        if schema:
            migrate(connection, schema)
            return
        connection.execute(f"attach '{empty_store}' as made (read_only)")
        connection.execute("copy from database made to memory")
        connection.execute("detach made")
        set_meta(connection, "store_id", uuid.uuid4().hex)

    monkeypatch.setattr("factcheck.store.access.make_store", copied)
    monkeypatch.setattr("factcheck.store.access.migrate", filled)  # with schema 0 of stores in memory alone


@pytest.fixture
def model_settings(request: pytest.FixtureRequest) -> Settings:
    """Settings that replay what was recorded, or, with --run-live, ask whoever the environment names."""
    if request.config.getoption("--run-live"):
        return load_settings(directory=Path("/nonexistent"))
    base_url = os.environ.get("FACTCHECK_RECORD_FROM", "http://localhost/v1")
    return Settings(model="recorded-model", base_url=base_url, max_tries=1, deadline_s=3600)


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Where queries are answered without a start of Python for each."""
    made = Nursery()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def queries_forked(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    """A query behind the fence has a process of its own that is forked; test_fence.py has those that are started."""
    monkeypatch.setattr("factcheck.store.fence.subprocess", nursery.subprocess)


@pytest.fixture(scope="session", autouse=True)
def commands_made_once() -> Iterator[None]:
    """The commands, which do not change, are made of their functions once in a session, and not for each run of one."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("typer.main.get_command", cache(typer.main.get_command))
        yield


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


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The examples as audited, to be read alone."""
    return example_store(tmp_path_factory.mktemp("examples") / "store.duckdb")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Texts made to break formats, to be read alone."""
    return hostile_store(tmp_path_factory.mktemp("hostile") / "store.duckdb")


@pytest.fixture(scope="session")
def audit(examples: Store) -> ExportedAudit:
    """The first of the examples, as it is exported."""
    return audits_of(examples)[0]
