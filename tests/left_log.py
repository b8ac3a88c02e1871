"""A store whose last commit is in its write-ahead log only, as a killed process leaves it."""

import subprocess
import sys
from pathlib import Path

from tests.crash_child import ROOT

_DIES_BEFORE_CLOSING = """
import os, sys
from factcheck.store import Store, journal
from tests.store_records import audited
store = Store(sys.argv[1])
store.save_audits([audited()])
noted = journal.note_commit
def note_and_die(*commit):
    noted(*commit)
    os._exit(9)
journal.note_commit = note_and_die
store.save_audits([audited(number=n) for n in range(1, 1 + int(sys.argv[2]))])
"""


def store_with_log(path: Path, *, articles: int) -> Path:
    """A store at `path` with one article, and so many more in its log."""
    command = [sys.executable, "-c", _DIES_BEFORE_CLOSING, str(path), str(articles)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9
    return path
