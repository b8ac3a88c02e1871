"""The plain face: the claim as lines, one line of typing a decision; for terminals that can do no more."""

from collections.abc import Callable

from factcheck.review.terminal.drawing import Look, progress, screen
from factcheck.review.terminal.session import TYPED, WHOSE, Session


def run(session: Session, look: Look, *, read: Callable[[], str], write: Callable[[str], None]) -> None:
    """Until the reviewer quits, nothing is left, or nothing more is typed.

    A line is a key of `session.KEYS`, empty for Enter; after ``n``, ``e`` and ``w`` the words stand in the same line.
    """
    while True:
        write("\n".join(["", *("".join(text for _, text in line) for line in screen(session, look))]))
        if session.item is None:
            return
        write(f"{progress(session)}; key? ")
        session.read_on()
        line = read()
        if not line:  # the end of the input; a line without words still has its end
            return
        typed = line.strip()
        if session.helps:
            session.press("")
        elif typed == "q":
            return
        elif typed[:1] in TYPED:
            session.press(typed[:1], typed[1:])
        elif session.asks_whose_word(typed):
            write(f"{WHOSE}? ")
            session.press(typed, read())
        else:
            session.press(typed)
