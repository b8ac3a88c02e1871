"""Which process audits, and whether it still lives: a killed audit must not pass for a running one."""

import os
import socket
from pathlib import Path


def this_process() -> str:
    """Host, process id and, where the system tells, the moment the process began, as ``host:pid:began``."""
    return f"{socket.gethostname()}:{os.getpid()}:{_began(os.getpid())}"


def is_gone(process: str) -> bool:
    """Whether `process` ran on this machine and does so no more; of another machine nobody here can say.

    A process id is given again, after a reboot or in a container even to the very next audit: who began at another
    moment is another process.
    """
    host, pid, began = process.rsplit(":", 2) if process.count(":") > 1 else (*process.rsplit(":", 1), "")
    # On Windows, signal 0 is Ctrl-C: asking would end the process.
    if os.name == "nt" or host != socket.gethostname() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        pass
    now = _began(int(pid))
    return bool(began and now) and began != now


def _began(pid: int) -> str:
    """When a process began, as the system counts; ``ended`` of one that only waits to be buried, empty if unknown."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        # The name of the program, in brackets, may hold spaces and brackets.
        fields = Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()
        return "ended" if fields[0] in (b"Z", b"X") else f"{boot[:8]}-{int(fields[19])}"
    except (OSError, ValueError, IndexError):
        return ""
