"""Draws the README's console blocks and its picture anew, from what the commands really print.

Run it after a change of what factcheck prints:

    python docs/redraw.py
"""

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CHECKOUT = Path(__file__).resolve().parents[1]
README = CHECKOUT / "README.md"
PICTURE = CHECKOUT / "docs" / "show.svg"
PICTURE_COMMAND = "factcheck show tram-vote.txt"
COLUMNS = 100
GAP = "…"  # stands in a block for any output at all

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_STEP = re.compile(r"^\$ (?P<command>.*\n(?:> .*\n)*)(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)


class Step(NamedTuple):
    """One command of a console block, and the output that stands below it."""

    command: str
    output: str

    def fits(self, printed: str) -> bool:
        """Whether the block tells what was printed; a gap stands for anything."""
        pattern = ".*".join(re.escape(piece) for piece in self.output.split(GAP))
        return re.fullmatch(pattern, printed, re.DOTALL) is not None


def steps(text: str) -> Iterator[Step]:
    """Every step of every console block, in order."""
    for block in _BLOCK.finditer(text):
        for step in _STEP.finditer(block[1]):
            yield Step(re.sub(r"\n> ", "\n", step["command"]).strip(), tidied(step["output"]))


def furnish(folder: Path) -> None:
    """Put into an empty folder what the README's reader has before the first command."""
    shutil.copytree(CHECKOUT / "examples", folder / "examples")


def run(command: str, folder: Path) -> str:
    """What a command prints, on stdout and stderr together; one that fails ends in an AssertionError."""
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}"
    return tidied(done.stdout)


def tidied(text: str) -> str:
    """`text` without white space at the ends of lines and without blank lines around it."""
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")


def drawn(folder: Path) -> str:
    """The picture as SVG: what the command prints on a real terminal, in colour."""
    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(f"[bold]$ {PICTURE_COMMAND}[/]", highlight=False)
    console.print(Text.from_ansi(on_a_terminal(PICTURE_COMMAND, folder).rstrip()))
    # The picture shall show without asking any other host for a font.
    own_fonts = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    svg = console.export_svg(title="factcheck show", code_format=own_fonts, unique_id="show")
    return tidied(svg) + "\n"


def on_a_terminal(command: str, folder: Path) -> str:
    """What a command prints on a terminal, escape sequences included."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, COLUMNS, 0, 0))
    child = subprocess.Popen(
        ["/bin/sh", "-c", command], cwd=folder, env=_environment(), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    printed = b""
    while chunk := _read(ours):
        printed += chunk
    os.close(ours)
    assert child.wait() == 0, f"{command} ended with {child.returncode}:\n{printed.decode()}"
    return printed.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so when the last writer has closed its end
        return b""


def _environment() -> dict[str, str]:
    """Ours without keys and settings, so that every reader gets the same."""
    left_out = ("FACTCHECK_", "OPENAI_", "AZURE_", "OLLAMA_", "VLLM_", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return kept | {"PATH": path, "TERM": "xterm-256color", "COLORTERM": "", "LANG": "C.UTF-8", "PYTHONUTF8": "1"}


def _told_again(text: str, folder: Path) -> str:
    """The README with every block that no longer fits replaced by what was printed."""

    def step_again(found: re.Match[str]) -> str:
        step = Step(re.sub(r"\n> ", "\n", found["command"]).strip(), tidied(found["output"]))
        printed = run(step.command, folder)
        return found[0] if step.fits(printed) else f"$ {found['command']}{printed}\n"

    def block_again(found: re.Match[str]) -> str:
        told = _STEP.sub(step_again, found[1])
        return "```console\n" + re.sub(r"(?<!\n)\n\$ ", "\n\n$ ", told) + "```"

    return _BLOCK.sub(block_again, text)


def main() -> None:
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        furnish(folder)
        README.write_text(_told_again(README.read_text(encoding="utf-8"), folder), encoding="utf-8")
        PICTURE.write_text(drawn(folder), encoding="utf-8")


if __name__ == "__main__":
    main()
