"""A person at a terminal, for tests and benchmarks: a program on a pty, what it draws, and the keys pressed there."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pyte

PATIENCE_S = 60.0


class Terminal:
    """A person at a terminal of 80 columns and 24 lines, who sees what was drawn so far."""

    def __init__(self, folder: Path, *arguments: str, **environ: str) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("FACTCHECK_", "NO_COLOR"))}
        self.child = subprocess.Popen(
            [sys.executable, "-m", "factcheck", "review", "--reviewer", "Ada", *arguments],
            cwd=folder,
            env=kept | {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1"} | environ,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self.drawn = b""

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def wait_for(self, pattern: str) -> str:
        """What stands on the screen, once `pattern` is in it."""
        until = time.monotonic() + PATIENCE_S
        while not re.search(pattern, self.seen):
            assert time.monotonic() < until, f"{pattern!r} was not drawn: {self.seen}"
            if select.select([self._master], [], [], 0.05)[0]:
                try:
                    piece = os.read(self._master, 100_000)
                except OSError:  # the other end is closed
                    assert re.search(pattern, self.seen), self.seen
                    break
                self.drawn += piece
                self._stream.feed(piece)
        return self.seen

    @property
    def seen(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def close(self) -> None:
        if self.child.poll() is None:
            self.child.kill()
        self.child.wait(10)
        os.close(self._master)
