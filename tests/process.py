"""Factcheck as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

PATIENCE_S = 120  # with a process that a busy machine lets wait; a test has three minutes
RUN = [sys.executable, "-c", "from factcheck.cli import main; main()"]


def environment(**changes: str) -> dict[str, str]:
    """Without settings or keys from outside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "OPENAI_"))}
    return kept | {"PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUTF8": "1"} | changes


def run(folder: Path, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """What a command in a folder came to."""
    return subprocess.run(
        [*RUN, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        **options,  # type: ignore[call-overload]
    )
