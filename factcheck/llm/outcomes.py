"""How one attempt at a call ended, in the words that decide what happens next."""

from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import BaseModel

from factcheck.vocabulary import CallStatus

MAX_CAUSE = 300  # code points: enough to act on, too few to carry an article


class After(StrEnum):
    """What an attempt asks for."""

    DONE = "done"  # this is the outcome
    AGAIN = "again"  # nothing arrived, or an answer that may well be luck: the same request, once more
    WAIT = "wait"  # the endpoint is busy or out of reach: later
    STOP = "stop"  # no call can succeed


@dataclass(frozen=True)
class Tokens:
    """What the endpoint counted; None where it did not say."""

    given: int | None = None
    cached: int | None = None
    out: int | None = None
    reasoning: int | None = None


@dataclass(frozen=True)
class Attempt:
    """One attempt at a call. `value` is there exactly when the status is ok."""

    status: CallStatus
    cause: str = ""
    after: After = After.DONE
    value: BaseModel | None = None
    answer: str = ""
    finish_reason: str = ""
    model: str = ""
    tokens: Tokens = field(default_factory=Tokens)
    http_status: int | None = None
    retry_after: float | None = None  # seconds, where the endpoint said
    completed: bool = False  # a completion came, whatever it says
    unreachable: bool = False  # no connection was made
    timed_out: bool = False  # the endpoint was too slow
    maybe_billed: bool = False  # the request went out, and what it cost cannot be known
    crowded: bool = False  # refused for the number of calls beside it, so it says nothing of the question
    hint: str = ""  # what to do about a STOP
