"""Children of the fence, forked from a process that has loaded DuckDB: to load it takes longer than most queries.

The program, the limits it sets itself and the empty environment are those of the fence; what is spared is the start.
"""

import os
import selectors
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from factcheck.store import fence

PROGRAM = """
import importlib.util, os, signal, socket, sys
spec = importlib.util.spec_from_file_location("fence_child", sys.argv[1])
child = importlib.util.module_from_spec(spec)
spec.loader.exec_module(child)
channel = socket.socket(fileno=int(sys.argv[2]))
while True:
    message, files, *_ = socket.recv_fds(channel, 32, 2)
    if not message:
        break
    if message != b"fork":
        os.kill(int(message), signal.SIGKILL)
        os.waitpid(int(message), 0)
        channel.send(b"ended")
        continue
    number = os.fork()
    if number == 0:
        try:
            channel.close()
            for at, file in enumerate(files):
                os.dup2(file, at)
                os.close(file)
            child.main()
            sys.stdout.flush()
        finally:
            os._exit(0)
    for file in files:
        os.close(file)
    channel.send(str(number).encode())
"""


class Nursery:
    """The process that forks, until it is closed."""

    def __init__(self) -> None:
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._turn = threading.Lock()
        child = Path(fence.__file__).with_name("fence_child.py")
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", PROGRAM, str(child), str(theirs.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                pass_fds=[theirs.fileno()],
            )

    def close(self) -> None:
        self._channel.close()
        self._process.wait()

    def fork(self, stdin: int, stdout: int) -> int:
        """A child that reads and writes there; its number."""
        with self._turn:
            socket.send_fds(self._channel, [b"fork"], [stdin, stdout])
            return int(self._channel.recv(32))

    def end(self, number: int) -> None:
        """Kill a child if it still runs; to be called once for each."""
        with self._turn:
            self._channel.send(str(number).encode())
            self._channel.recv(32)

    @property
    def subprocess(self) -> SimpleNamespace:
        """What the fence uses of the module, with children that are forked here."""

        def popen(*_: object, **__: object) -> Forked:
            return Forked(self)

        kept = {name: getattr(subprocess, name) for name in ("PIPE", "DEVNULL", "TimeoutExpired")}
        return SimpleNamespace(Popen=popen, **kept)


class Forked:
    """As much of a `subprocess.Popen` as the fence asks for."""

    def __init__(self, nursery: Nursery) -> None:
        self._nursery = nursery
        stdin, ours = os.pipe()
        theirs, stdout = os.pipe()
        self._number: int | None = nursery.fork(stdin, stdout)
        os.close(stdin)
        os.close(stdout)
        self.stdin: Any = os.fdopen(ours, "wb", buffering=0)
        self.stdout: Any = os.fdopen(theirs, "rb", buffering=0)

    def __enter__(self) -> "Forked":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        for file in (self.stdin, self.stdout):
            if file is not None:
                file.close()

    def kill(self) -> None:
        if self._number is not None:
            self._nursery.end(self._number)
            self._number = None

    def communicate(self, timeout: float) -> tuple[bytes, None]:
        """All that is left to read."""
        until, read = time.monotonic() + timeout, []
        with selectors.DefaultSelector() as ready:
            ready.register(self.stdout, selectors.EVENT_READ)
            while True:
                if not ready.select(max(0.0, until - time.monotonic())):
                    raise subprocess.TimeoutExpired([], timeout)
                part = self.stdout.read(65536)
                if not part:
                    return b"".join(read), None
                read.append(part)
