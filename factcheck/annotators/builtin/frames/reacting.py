"""Who is heard behind "who" without a comma: "drew protests from nurses who say it was wrong"."""

from factcheck.annotators.builtin.words.clauses import has_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    STAND_ALONE,
    clause_follows,
    joins_several,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_REACTIONS = WORDS["reactions"]
_STIRRING = WORDS["stirring"]
_TAKING_SIDES = WORDS["taking sides"]
_STATING = ("free", "that", "belief")
_BETWEEN = frozenset({"from", "by", "among", "amongst", "with", "of", "between"})
_MEETING = frozenset({"faces", "draws", "sparks", "meets", "wins", "provokes", "prompts", "causes", "raises", "earns"})
_BODIES = (SourceKind.GROUP, SourceKind.ORGANISATION, SourceKind.GOVERNMENT)
_LONGEST = 5  # tokens of "a number of local campaigners"


def who_react(t: Tokens, hit: Hit, who: int, voices: Voices) -> tuple[int, int] | None:
    """The several people without an article before "who", where a verb told that they take a side.

    None where "who say …" only tells which are meant: "refunds customers who say they were cheated".
    """
    if t.low[who] != "who" or hit.section not in _STATING or not _puts_forward(t, hit.end):
        return None
    head = t.low[who - 1]
    first = _first(t, who)
    if first is None or t.capital(who - 1) or not (head in _TAKING_SIDES or _are_voices(head, voices)):
        return None
    begin = next((i + 1 for i in range(first - 1, -1, -1) if walls(t.low[i])), 0)
    if not (has_verb(t, begin, first) or _MEETING.intersection(t.low[begin:first])):
        return None  # "Protests by nurses who say it is cruel have ended it"
    before = t.low[first - 1]
    stirred = before in _STIRRING or (before in _BETWEEN and not _REACTIONS.isdisjoint(t.low[begin:first]))
    return (first, who) if stirred or head in _TAKING_SIDES else None


def _are_voices(head: str, voices: Voices) -> bool:
    return head == "groups" or voices.names_people(head) or (head.endswith("s") and voices.noun_kind(head) in _BODIES)


def _puts_forward(t: Tokens, index: int) -> bool:
    return t.low[index : index + 1] == ["that"] or clause_follows(t, index)


def _first(t: Tokens, who: int) -> int | None:
    """Where "local campaigners" begins, back to a verb or a preposition; None where it has an article."""
    first = who - 1
    while first > 0 and who - first < _LONGEST:
        before = t.low[first - 1]
        if before in DETERMINERS and before not in STAND_ALONE:
            return None
        if before in ("has", "have", "had"):
            return first
        if before in AUXILIARIES or before == "not":
            return who - 1  # "will not please campaigners"
        if before == "and" and first == who - 1 and first > 1 and joins_several(t, first - 1):
            first -= 2  # "local councillors and residents"
            continue
        joined = before in PREPOSITIONS or before in ("of", "for", "and", "or", "that")
        if joined or walls(before) or before in _STIRRING or verbal(before):
            return first
        first -= 1
    return None
