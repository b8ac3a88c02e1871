"""Which process audits, and whether it still lives: a killed audit must not pass for a running one."""

import os
import socket


def this_process() -> str:
    """Host and process id, as ``host:pid``."""
    return f"{socket.gethostname()}:{os.getpid()}"


def is_gone(process: str) -> bool:
    """Whether `process` ran on this machine and does so no more; of another machine nobody here can say."""
    host, _, pid = process.rpartition(":")
    # On Windows, signal 0 is Ctrl-C: asking would end the process.
    if os.name == "nt" or host != socket.gethostname() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
