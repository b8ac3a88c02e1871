"""Verbs of saying that say nothing: "should pay the fine and admit the leak", "my lawyer says I should deny it"."""

from collections.abc import Sequence

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import FIRST_PERSON, NEGATIONS, adverbial
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, Tokens

_BIDDING = frozenset({"should", "shouldn't", "ought"})
_MODALS = WORDS["modals"] | _BIDDING | {"cannot", "can't", "won't", "mustn't"}
_BEFORE_TO = frozenset({"needs", "has", "ought", "wants", "plans", "hopes", "intends", "decided", "agreed", "wanted"})
_STATING = frozenset(
    {"say", "fear", "believe", "argue", "complain", "think", "insist", "warn", "claim", "hope", "feel"}
)
_PAST = WORDS["past"]
_SEVERAL = frozenset(
    {"they", "we", "you", "i", "people", "men", "women", "children", "police", "those", "some", "many"}
)
_LEAVING_OPEN = frozenset({"should", "shouldn't", "could", "can", "may", "might", "ought"})
_BARE = frozenset({"deny", "write", "announce", "declare", "apologise", "apologize", "publish", "sign", "claim"})
_HOLDING = ("belief", "mind")
_WHEN = frozenset({"until", "till", "before", "when", "after", "once", "because"})
_BETWEEN = frozenset({"me", "us", "him", "her", "them", "you", "that"})


def only_bidden(t: Tokens, source: tuple[int, int], verb: int) -> bool:
    """Whether the base form at `verb` hangs, behind "and", on a modal behind the subject: "should resign and admit".

    Of several, "must move by May and say that" may tell what they say.
    """
    low = t.low[verb]
    if not _is_base(low):
        return False
    first, behind = source
    if not _BIDDING.isdisjoint(t.low[first:behind]):
        return True
    while behind < verb and adverbial(t.low[behind]):
        behind += 1
    modal = t.low[behind]
    if modal in _BIDDING:
        return True
    last = t.low[source[1] - 1]
    several = last in _SEVERAL or last.endswith("s") or "and" in t.low[first : source[1]]
    if modal in _MODALS:
        return not several or low not in _STATING
    return not several and modal in _BEFORE_TO and t.low[behind + 1] == "to"


def left_open(t: Tokens, at: int, hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether "I" or "we" at `at` only should or could say it: "my lawyer says I should deny it".

    "I should say that", "I can tell you" do put something forward, save where somebody else says that one should.
    """
    if _LEAVING_OPEN.isdisjoint(t.low[at + 1 : hit.start]) or not _is_base(t.low[hit.start]):
        return False
    following = t.low[hit.end - 1 : hit.end + 1]
    if "that" not in following and t.low[hit.start] in _BARE:
        return True
    if following[-1:] == ["you"] or hit.section in _HOLDING:
        return False
    before = at - (at > 0 and t.low[at - 1] in _BETWEEN)
    if before == 0:  # what is put forward begins here: behind a word, not in marks, it is told by somebody else
        return t.text[: t.start[0]].rstrip()[-1:].isalpha()
    other = next((one for one in hits if before <= one.end <= at), None)
    return other is not None and other.start > 0 and t.low[other.start - 1] not in FIRST_PERSON


def _is_base(low: str) -> bool:
    """Not "said", "admitted", "saying", "says"."""
    return low not in _PAST and not low.endswith(("ed", "ing")) and (not low.endswith("s") or low.endswith("ss"))


def told_of_it(t: Tokens, frame: Frame) -> bool:
    """As in "I had no idea until the clerk told me": what was said is not put forward."""
    before = t.low[frame.first - 1] if frame.first else ""
    hearer = t.low[frame.cue[1] : frame.cue[1] + 1]
    behind = t.low[frame.cue[1] + 1 : frame.cue[1] + 2]
    told = t.low[frame.cue[0]] in ("told", "tells") and before in _WHEN and hearer != [] and hearer[0] in _BETWEEN
    return told and (behind == [] or behind[0] in PUNCTUATION)


def rejected(t: Tokens, frame: Frame) -> bool:
    """As in "It is not, as the owner claims, a wreck", "Nor was it, as the firm insisted, new": nobody's word."""
    if frame.first < 2 or t.low[frame.first - 1] != "as" or t.low[frame.first - 2] != ",":
        return False
    before = t.low[frame.first - 3]
    return before in NEGATIONS or before.endswith("n't") or t.low[0] == "nor" or t.low[:2] == ["far", "from"]
