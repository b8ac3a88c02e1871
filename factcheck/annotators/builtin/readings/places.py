"""Where further voices stand inside speech, and the quotations that they are followed by."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.grammar import CONTRACTED, DETERMINERS, PREPOSITIONS, PRONOUNS, finite, verbal
from factcheck.annotators.builtin.words.tokens import MENTION, PUNCTUATION, QUOTE, Tokens

JOINTS = frozenset({"and", "but", "so", "or", "because", "well", "that", "since"}) | PUNCTUATION
_HANGING = JOINTS | {"when", "while", "as", "if", "although", "though", "even"}
_MARKS = "“‘\"'„«"
_CLOSING = "”’\"'“»"
_BEGINS = PRONOUNS | DETERMINERS | CONTRACTED
_SHORTEST = 2  # words of "they laugh"
_GOING_ON = frozenset({"and", "but", "so", "because", ",", ";"})


class Heard(NamedTuple):
    """A further voice, code points of the sentence."""

    source: Range | None
    cue: Range


class Place(NamedTuple):
    """A frame in the tokens it was found in."""

    t: Tokens
    frame: Frame
    closing: bool
    around: tuple[
        Frame, ...
    ] = ()  # whom this voice is heard through, outermost first: "…, the nurse told her, she said"

    @property
    def start(self) -> int:
        """Where it begins, code points of the sentence."""
        start = self.t.start[self.frame.first]
        while self.frame.first == 0 and start and self.t.text[start - 1] in _MARKS:
            start -= 1  # a quotation begins with its mark
        return start

    @property
    def content(self) -> int:
        """Where what is put forward begins behind it."""
        return self.t.end[self.frame.behind - 1]

    @property
    def heard(self) -> tuple[Heard, ...]:
        """Its voices, outermost first."""
        return tuple(_heard(self.t, frame) for frame in (*self.around, self.frame))

    @property
    def aside(self) -> bool:
        """Whether it stands between commas: "a paper that, she said, was lost"."""
        low, frame = self.t.low, self.frame
        return frame.first > 0 and low[frame.first - 1] == "," and low[frame.behind : frame.behind + 1] == [","]

    def before(self) -> int:
        """Where what stands before it ends, without the words that join the two."""
        index = self.frame.first - 1
        index -= index >= 0 and self.t.low[index] in ("what", "than")  # "a net, what we think will hold"
        while index >= 0 and self.t.low[index] in _HANGING and not self._well_done(index):
            index -= 1
        return self.t.end[index] if index >= 0 else self.start

    def _well_done(self, index: int) -> bool:
        """As in "they meant well and", where "well" is more than a filler."""
        return self.t.low[index] == "well" and index > 0 and self.t.low[index - 1] not in PUNCTUATION


def _heard(t: Tokens, frame: Frame) -> Heard:
    """The voice of a frame, without a verb that is drawn together with it."""
    if frame.source is None:
        return Heard(None, _in_code_points(t, frame.cue))
    start, end = _in_code_points(t, frame.source)
    low = t.low[frame.source[1] - 1]
    owner = frame.style == "according" and frame.source[1] == frame.cue[0]  # "in my mother's view"
    if owner or frame.style == "noun":  # "my lawyer's advice was that"
        end -= 2 if low.endswith("'s") else low.endswith("s'")
    return Heard(
        (start, end - (len(low) - low.index("'") if low in CONTRACTED else 0)),
        _in_code_points(t, frame.cue),
    )


class Quotation(NamedTuple):
    """What a voice is quoted with at once, code points without its marks; `token` is its index."""

    t: Tokens
    token: int
    start: int
    end: int

    def holds(self, place: Place) -> bool:
        """Whether a further voice is heard inside it."""
        return self.start <= place.t.start[place.frame.first] < self.end

    def cut(self, stop: int) -> Range | None:
        """Where it ends and the speaker goes on for himself, with where that begins: "“…” and they laugh"."""
        t, opening = self.t, self.token + 1
        while opening < len(t) and t.low[opening] in _GOING_ON:
            opening += 1
        behind = next((i for i in range(opening, len(t)) if t.start[i] >= stop), len(t))
        if opening >= behind or not (t.low[opening] in _BEGINS or t.capital(opening)):
            return None
        verbs = (finite(low) or verbal(low) for low in t.low[opening + 1 : behind])
        brief = behind - opening == _SHORTEST and t.low[opening] in PRONOUNS
        done = brief or t.low[opening] in CONTRACTED or any(verbs)
        return (t.end[self.token], t.start[opening]) if done else None


def quotations(places: Sequence[Place]) -> list[Quotation | None]:
    """The quotation of each place, in their order; None where something else is put forward, or more than that."""
    found: list[Quotation | None] = []
    ends = -1  # the token of the quotation before
    for place, following in zip_longest(places, places[1:]):
        quotation = _quotation(place, following, ends)
        ends = -1 if quotation is None else quotation.token
        found.append(quotation)
    return found


def _quotation(place: Place, following: Place | None, ends: int) -> Quotation | None:
    t, frame = place.t, place.frame
    comma = t.low[frame.behind : frame.behind + 1] == [","]
    at = frame.behind + comma
    if (
        place.closing
        or at >= len(t)
        or not (t.low[at] == QUOTE or (t.low[at] == MENTION and _alone(t, at, comma=comma)))
    ):
        return None
    before = frame.first - 1 - (frame.first > 1 and t.low[frame.first - 1] == ",")
    if before >= 0 and t.low[before] == QUOTE and before != ends:
        return None  # "“It is late,” she said, “and it rains”"
    if t.low[frame.behind - 1] == "that" and at + 1 < len(t) and t.low[at + 1] not in _GOING_ON:
        return None  # "it said that “in view of this” they may go"
    last = len(t) if following is None or following.t is not t else following.frame.first
    if QUOTE in t.low[at + 1 : last]:
        return None
    start, end = t.start[at], t.end[at]
    return Quotation(t, at, start + (t.text[start] in _MARKS), end - (t.text[end - 1] in _CLOSING))


def _alone(t: Tokens, mention: int, *, comma: bool) -> bool:
    """Whether a few words in marks are all that is said, and not the subject of it: "a shirt that says “Mine”"."""
    return comma or mention + 1 >= len(t) or t.low[mention + 1] in _GOING_ON or t.low[mention + 1] in PREPOSITIONS


def closes(t: Tokens, frame: Frame) -> bool:
    """Whether a frame follows what it is about: "It took two years, I think", "Sales fell according to the bank".

    One between commas does too: "The gauge, he says, will stay".
    """
    inside = t.low[max(0, frame.first - 2) : frame.first] == ["that", ","]  # "that, according to the map, we were lost"
    if not frame.first or (inside and frame.style == "according"):
        return False
    bracket = t.low[frame.first] == "("  # "(source: the harbour office)"
    return bracket or frame.style in ("closing", "according") or frame.behind >= len(t) or _between_commas(t, frame)


def _between_commas(t: Tokens, frame: Frame) -> bool:
    """Not "and, she says, it is late", where nothing stands before, nor "well, she says, “…”"."""
    told = t.low[frame.cue[1] : frame.behind] in (["me"], ["us"], ["him"], ["her"], ["them"])
    comma = frame.behind if told else frame.cue[1]  # ", she told me,"
    if frame.style not in ("free", "that", "belief") or t.low[comma : comma + 1] != [","]:
        return False
    if t.low[frame.first - 1] == QUOTE:
        return frame.first == 1
    told = frame.first > 1 and t.low[frame.first - 1] == "," and t.low[frame.first - 2] not in _HANGING
    return told and QUOTE not in t.low and MENTION not in t.low


def _in_code_points(t: Tokens, tokens: Range) -> Range:
    return t.start[tokens[0]], t.end[tokens[1] - 1]
