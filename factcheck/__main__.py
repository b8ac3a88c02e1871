"""Where the command line begins, and ``python -m factcheck``: Ctrl-C is heeded before anything is loaded."""

import os
import signal
from types import FrameType

_INTERRUPTED = 130


def main() -> None:
    """Run the command line; while it is loaded, and once it has ended, Ctrl-C ends the process without a word."""
    signal.signal(signal.SIGINT, _end)
    # Loaded late: this takes a tenth of a second, in which there is nothing to put in order.
    from factcheck.cli import main as run

    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        run()
    except KeyboardInterrupt:
        raise SystemExit(_INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGINT, _end)


def _end(number: int, frame: FrameType | None) -> None:
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
