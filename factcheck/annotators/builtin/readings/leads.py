"""What stands before the first voice inside speech: a stretch of its own, or part of what that voice puts forward."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.annotators.builtin.readings.places import Place
from factcheck.annotators.builtin.words.clauses import has_verb
from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.grammar import CONTRACTED, PREPOSITIONS, PRONOUNS, finite, verbal
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, PUNCTUATION, QUOTE

_SUBORDINATE = WORDS["subordinate"]
_LETTING = WORDS["letting"]
_GOING_ON = frozenset({"and", "or", "but", "which", "who", "that", "where"})
_CLAUSE_JOINTS = frozenset({"and", "but", "because", "although", "though", "whereas"})
_LONG = 8  # words of a clause that "played" may be the verb of
_POINTING = 4  # words of "So that is why I think …"
_BRIEF = 2  # words that are too few to be a stretch of their own
_ADVERBIAL_WORDS = 3  # "In the end" says too little to belong to what is thought
_SETS_OFF = frozenset({"—", "(", ";", ":"})  # "It sank — by a whale, I suspect"


class Lead(NamedTuple):
    """What stands before the first frame: a stretch of its own, or pieces of what the frame puts forward."""

    own: bool
    pieces: list[Range]
    until: int = 0  # where the stretch ends
    rest: int | None = None  # where a clause begins that is put forward by who is named behind it


def lead_of(place: Place, pieces: Sequence[Range], begin: int) -> Lead:
    """What the `pieces` hold from `begin` up to the first voice; nothing where they begin with it."""
    before: list[Range] = list(between(pieces, begin, place.before()))
    if place.closing and place.frame.style == "according":
        return _last_clause(place, pieces, begin) or Lead(False, before)
    if place.closing and before:
        return _set_off(place, pieces, begin) or Lead(False, before)
    if not before:
        return Lead(False, before)
    t = place.t.within((), begin, place.start)
    words = [word for word in t.low if word not in PUNCTUATION]
    pointing = bool(words) and words[-1] == "why" and len(words) <= _POINTING
    if not words or words[0] in _SUBORDINATE or pointing or words[-1] in _LETTING:
        return Lead(False, [])
    verbs = (finite(low) and not (index and t.capital(index)) for index, low in enumerate(t.low))
    long_clause = len(words) > _LONG and has_verb(t, 0, len(t))
    quoted = QUOTE in place.t.low[: place.frame.first] or MENTION in place.t.low[: place.frame.first]
    done = (place.aside and has_verb(t, 0, len(t))) or (_behind_joint(place) and (quoted or has_verb(t, 0, len(t))))
    if len(words) > _BRIEF and (long_clause or done or any(verbs) or not CONTRACTED.isdisjoint(words)):
        return Lead(True, before, place.before())
    circumstance = words[0] in PREPOSITIONS and len(words) > _ADVERBIAL_WORDS
    return Lead(False, before if circumstance else [])


def _behind_joint(place: Place) -> bool:
    """As in "The strip stayed white, and the nurse said"; not where the voice shares the subject before."""
    first, source = place.frame.first, place.frame.source
    first -= first > 1 and place.t.low[first - 1] == "that"
    return first > 1 and place.t.low[first - 1] in _CLAUSE_JOINTS and source is not None and source[0] >= first


def _set_off(place: Place, pieces: Sequence[Range], begin: int) -> Lead | None:
    """As in "It was the Vega (her captain was a Dane, I believe)": what stands behind the bracket alone."""
    t, end = place.t, place.frame.first - 1
    joint = next((i for i in range(end - 1, 0, -1) if t.low[i] in _SETS_OFF), None)
    if joint is None or ")" in t.low[joint:end] or not has_verb(t, 0, joint):
        return None
    until = t.end[joint - 1]
    return Lead(True, list(between(pieces, begin, until)), until, t.start[joint + 1])


def _last_clause(place: Place, pieces: Sequence[Range], begin: int) -> Lead | None:
    """As in "We have nine boats, which makes us the largest port according to the council"."""
    t, end = place.t, place.frame.first
    if t.low[end - 1] == ",":
        return None
    for comma in range(end - 1, 0, -1):
        if t.low[comma] != "," or t.low[comma + 1] not in _GOING_ON:
            continue
        begun = t.low[0] in PRONOUNS or any(map(finite, t.low[:comma]))
        if begun and any(verbal(low) for low in t.low[comma + 1 : end]):
            until = t.end[comma - 1]
            return Lead(True, list(between(pieces, begin, until)), until, t.start[comma + 1])
    return None


def between(pieces: Sequence[Range], first: int, behind: int) -> Iterator[Range]:
    """What of the `pieces` stands from `first` up to `behind`, all in code points."""
    for start, end in pieces:
        if max(start, first) < min(end, behind):
            yield max(start, first), min(end, behind)
