"""A full disk, a read-only folder, a file removed, cut or with flipped bits: nothing is lost in silence."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from factcheck.cli._catching_up import catch_up_for
from factcheck.errors import StoreUnusableError
from factcheck.receipts import Asked
from factcheck.store import Store, access
from factcheck.store import migrations as store_migrations
from factcheck.store.connection import wal_of
from factcheck.store.journal import journal_of
from factcheck.store.statements import migrations
from tests.command_line import CommandLine
from tests.crash_child import ROOT
from tests.left_log import store_with_log
from tests.store_contents import contents
from tests.store_records import audited

NOBODY = 65534

WRITES_UNTIL_FULL = """
import resource, signal, sys
from factcheck.errors import StoreUnusableError
from factcheck.store import Store
from tests.store_records import audited
store = Store(sys.argv[1])
store.save_audits([audited()])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    for first in range(200, 8000, 200):
        store.save_audits([audited(number=n) for n in range(first, first + 200)])
        print(first, flush=True)
except StoreUnusableError as error:
    print(str(error), error.hint, sep="|", flush=True)
    raise SystemExit(4)
"""


@pytest.mark.parametrize("room", [1_600_000, 2_500_001])
def test_a_full_disk_is_a_clear_error_and_what_was_saved_stays(tmp_path: Path, room: int) -> None:
    path = tmp_path / "news.duckdb"
    command = [sys.executable, "-c", WRITES_UNTIL_FULL, str(path), str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 4, done.stderr
    *saved, said = done.stdout.splitlines()
    assert str(path) in said
    assert "Free some space" in said
    assert len(Store(path).articles()) >= 1 + 200 * len(saved)
    assert Store(path).verify() == []
    Store(path).save_audits([audited(number=1)])
    assert Store(path).verify() == []


@pytest.fixture
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of somebody who may not do everything, as root may."""
    folder = tmp_path_factory.mktemp("theirs")
    Store(folder / "news.duckdb").save_audits([audited()])
    if os.geteuid() != 0:
        yield folder
        return
    for path in (folder, *folder.iterdir()):
        os.chown(path, NOBODY, NOBODY)
    above = [parent for parent in folder.parents if parent.stat().st_mode & 0o011 != 0o011]
    modes = {parent: parent.stat().st_mode for parent in above}
    for parent in above:
        parent.chmod(modes[parent] | 0o011)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield folder
    finally:
        os.setresuid(0, 0, 0)
        for parent, mode in modes.items():
            parent.chmod(mode)


def test_a_store_in_a_folder_that_may_only_be_read_is_read_and_not_written(theirs: Path) -> None:
    path = theirs / "news.duckdb"
    theirs.chmod(0o500)
    try:
        assert len(Store(path).articles()) == 1
        with pytest.raises(StoreUnusableError, match="may not be written"):
            Store(path).save_audits([audited(number=1)])
        assert Store(path).verify() == []
    finally:
        theirs.chmod(0o700)


def test_a_store_in_a_folder_that_nobody_may_enter_is_out_of_reach(theirs: Path) -> None:
    store = Store(theirs / "news.duckdb")
    theirs.chmod(0o000)
    try:
        for use in (
            store.articles,
            store.verify,
            lambda: store.query("select 1"),
            lambda: store.find_call(Asked("request:1", "")),
        ):
            with pytest.raises(StoreUnusableError, match="Permission denied"):
                use()
    finally:
        theirs.chmod(0o700)


def test_what_was_not_looked_at_in_a_store_that_may_only_be_read_is_told(
    theirs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (theirs / "news.duckdb").chmod(0o400)
    catch_up_for(Store(theirs / "news.duckdb"), "from claim_voices", write=True)
    assert "Of 1 audit the sources were not looked at" in capsys.readouterr().err


def test_a_store_that_may_only_be_read_is_read_and_not_written(theirs: Path) -> None:
    path = theirs / "news.duckdb"
    path.chmod(0o400)
    assert len(Store(path).articles()) == 1
    with pytest.raises(StoreUnusableError, match="may not be written"):
        Store(path).save_audits([audited(number=1)])


def test_a_store_that_is_removed_while_it_is_used_is_not_begun_anew_in_silence(tmp_path: Path) -> None:
    store = Store(tmp_path / "news.duckdb")
    store.save_audits([audited()])
    shutil.move(store.path, tmp_path / "elsewhere.duckdb")
    for use in (lambda: store.save_audits([audited(number=1)]), store.articles, store.verify):
        with pytest.raises(StoreUnusableError, match="was removed") as caught:
            use()
        assert caught.value.hint
    shutil.move(tmp_path / "elsewhere.duckdb", store.path)
    assert len(store.articles()) == 1


@pytest.fixture(scope="module")
def with_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose last commit, of three articles, is in its write-ahead log only."""
    return store_with_log(tmp_path_factory.mktemp("log") / "news.duckdb", articles=3)


def copied(path: Path, folder: Path) -> Path:
    for name in (path, wal_of(path), journal_of(path)):
        if name.exists():
            shutil.copy(name, folder / name.name)
    return folder / path.name


def articles_or_refusal(path: Path) -> int | str:
    try:
        return len(Store(path).articles())
    except StoreUnusableError as error:
        return str(error)


def is_noticed(path: Path) -> bool:
    try:
        store = Store(path)
        for row in store.articles():
            store.audited(row.article_id)
        contents(path)
    except (StoreUnusableError, duckdb.Error):
        return True
    return False


def test_a_log_that_is_cut_anywhere_loses_nothing_in_silence(with_log: Path, tmp_path: Path) -> None:
    chance, size = random.Random(5), wal_of(with_log).stat().st_size
    for length in [0, 1, size - 1, *(chance.randrange(size) for _ in range(12))]:
        path = copied(with_log, tmp_path)
        with wal_of(path).open("r+b") as log:
            log.truncate(length)
        found = articles_or_refusal(path)
        assert isinstance(found, str) or found == 4, (length, found)


@pytest.mark.parametrize("in_log", [True, False])
def test_a_flipped_bit_is_noticed_or_changes_nothing(with_log: Path, tmp_path: Path, in_log: bool) -> None:
    chance = random.Random(6)
    wanted = contents(copied(with_log, tmp_path))
    for _ in range(12):
        path = copied(with_log, tmp_path)
        damaged = wal_of(path) if in_log else path
        content = bytearray(damaged.read_bytes())
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        damaged.write_bytes(content)
        assert is_noticed(path) or contents(path) == wanted


def test_a_log_left_from_another_time_is_refused(with_log: Path, tmp_path: Path) -> None:
    path = copied(with_log, tmp_path)
    left = wal_of(path).read_bytes()
    Store(path).save_audits([audited(number=9)])
    wal_of(path).write_bytes(left)
    before = path.read_bytes()
    found = articles_or_refusal(path)
    assert isinstance(found, str) or found == 5
    assert path.read_bytes() == before


def test_two_that_find_an_older_store_migrate_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.duckdb"
    Store(path).save_audits([audited()])
    newest = migrations()[-1].version
    next_one = (*migrations(), type(migrations()[0])(newest + 1, "next", "alter table sources add column note text"))
    monkeypatch.setattr(store_migrations, "migrations", lambda: list(next_one))
    real = access.keep_copy

    def keep_copy_while_another_migrates(*given: object) -> Path:
        monkeypatch.setattr(access, "keep_copy", real)
        assert len(Store(path).articles()) == 1
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(access, "keep_copy", keep_copy_while_another_migrates)
    assert len(Store(path).articles()) == 1
    assert Store(path).query("select count(note) from sources").rows == [[0]]


def newer_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a later version of the package, with one more migration, came to the stores that are there."""
    newest = migrations()[-1].version
    next_one = (*migrations(), type(migrations()[0])(newest + 1, "next", "alter table sources add column note text"))
    monkeypatch.setattr(store_migrations, "migrations", lambda: list(next_one))


def test_an_older_store_is_migrated_before_it_is_verified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.duckdb"
    Store(path).save_audits([audited()])
    newer_schema(monkeypatch)
    assert Store(path).verify() == []
    assert list(tmp_path.glob("*.bak-*"))


def test_an_older_store_that_may_not_be_written_is_said_to_be_one(
    theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = theirs / "news.duckdb"
    path.chmod(0o400)
    newer_schema(monkeypatch)
    with pytest.raises(StoreUnusableError, match="older schema"):
        Store(path).verify()
    assert not list(theirs.glob("*.bak-*"))


DAMAGED_SENTENCES = {
    "one is gone": "delete from sentences where number = 2",
    "one ends elsewhere": "update sentences set end_char = end_char - 1 where number = 1",
}


@pytest.mark.parametrize("damage", DAMAGED_SENTENCES)
def test_an_audit_of_an_article_with_damaged_sentences_is_refused_by_its_name(
    factcheck: CommandLine, damage: str
) -> None:
    factcheck.late()
    with duckdb.connect("factcheck.duckdb") as connection:
        connection.execute(DAMAGED_SENTENCES[damage])
    again = factcheck("audit", "late.txt", "--again")
    assert again.code == 4
    assert "the sentences of article 1, 'late.txt', are not all there as they were" in again.err
    assert "--store NEW.duckdb" in again.err
    assert factcheck.audits() == ["complete"]


def test_a_link_to_a_store_leads_to_the_log_and_the_journal_of_the_store(tmp_path: Path) -> None:
    with_log = store_with_log(tmp_path / "news.duckdb", articles=1)
    link = tmp_path / "link.duckdb"
    link.symlink_to(with_log.name)
    assert len(Store(link).articles()) == 2
    Store(link).save_audits([audited(number=7)])
    assert len(Store(with_log).articles()) == 3
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("link")] == ["link.duckdb"]


def test_a_store_that_may_only_be_read_says_so_before_anything_is_written(theirs: Path) -> None:
    Store(theirs / "news.duckdb").check_writable()
    (theirs / "news.duckdb").chmod(0o400)
    with pytest.raises(StoreUnusableError, match="may not be written") as caught:
        Store(theirs / "news.duckdb").check_writable()
    assert "copy it elsewhere" in caught.value.hint
