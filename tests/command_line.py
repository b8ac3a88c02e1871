"""Runs the command line in this process, in a folder of its own and with an environment of nobody's."""

import json
import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from factcheck.cli import main

CANARY = "sk-CANARY-9120-do-not-show"
ARTICLE = (
    "The ferry to Port Halden stopped on Monday.\n\n“It is late,” Minister Oda Brekke said.\n\n"
    "The delay is a needless farce."
)
SECOND = "The quay at Sandvik opened in May. Officials said that the harbour would close in winter.\n"
# What a model may say of ARTICLE.
ANSWER = json.dumps(
    {
        "facts": [1],
        "voices": [{"name": "Minister Oda Brekke", "kind": "person"}],
        "attributed": [{"n": 2, "v": 1, "cue": "said"}],
        "opinions": {
            "evaluation": [{"n": 3, "cue": "needless farce"}],
            "interpretation": [],
            "prediction": [],
            "speculation": [],
            "recommendation": [],
        },
        "no_claim": [],
    }
)


class Ran(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines of stdout as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


class CommandLine:
    """A person at a terminal that is none: stdout and stderr are kept."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], furnished: Path) -> None:
        self.folder = folder
        self._capsys = capsys
        self._furnished = furnished

    def __call__(self, *arguments: str) -> Ran:
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main(arguments)
        printed = self._capsys.readouterr()
        return Ran(int(end.value.code or 0), printed.out, printed.err)

    def write(self, name: str, content: str | bytes = ARTICLE) -> str:
        """A file in the folder; its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def furnish(self, name: str, commands: Callable[[], object]) -> "CommandLine":
        """Put here what `commands` leave in a folder of their own; for each `name` they run once in a session."""
        made, here = self._furnished / name, self.folder
        if not made.exists():
            self.folder = made.with_name(f"{name} in the making")
            self.folder.mkdir()
            with chdir(self.folder):
                commands()
            self.folder, _ = here, self.folder.rename(made)
        shutil.copytree(made, here, dirs_exist_ok=True)
        return self

    def audited(self) -> "CommandLine":
        """With two articles, audited by the built-in annotator."""
        return self.furnish("audited", lambda: self("audit", self.write("late.txt"), self.write("quay.txt", SECOND)))

    def late(self) -> "CommandLine":
        """With one article, audited by the built-in annotator."""
        return self.furnish("late", lambda: self("audit", self.write("late.txt")))

    def audits(self) -> list[str]:
        """How each audit here ended, in their order."""
        return [row["status"] for row in self.sql("from audits select status order by audit_id")]

    def sql(self, query: str) -> list[dict[str, Any]]:
        """The rows of a query on the store here."""
        return self("sql", query, "--json").rows


def one(rows: list[dict[str, Any]], event: str) -> dict[str, Any]:
    """The only event of that kind."""
    (found,) = [row for row in rows if row["event"] == event]
    return found
