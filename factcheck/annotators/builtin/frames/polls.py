"""What a count puts somebody or something at: "the poll has her at 41 percent", "a survey gave him 12 seats"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import adverbial, name_like, verbal, walls
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import Tokens

_PUTTING = frozenset({"put", "puts", "has", "had", "have", "gave", "gives", "give", "showed", "shows", "show"})
_AT = frozenset({"at", "on", "below", "above", "under", "over", "behind", "ahead", "between", "around", "near"})
_GIVING = frozenset({"gave", "gives", "give"})
_UNITS = frozenset({"percent", "per", "points", "point", "seats", "votes", "chance", "million"})
_BEHIND_HEAD = frozenset({"of", "by", "for", "from", "in", "published", "taken", "conducted", "released", "on", "last"})
_NUMBERS = WORDS["numbers"]
_OPENING = 5  # tokens of "the latest Halden Post poll"
_SUBJECT = 14  # tokens of "The last survey by the institute, published on Monday"
_FAR = 7  # tokens of "the ruling party at about"


def by_count(t: Tokens, hit: Hit) -> Frame | None:
    """The frame around the verb of a sentence that begins with a count and tells a number."""
    head = hit.start
    if head >= _OPENING or head + 1 >= len(t):
        return None
    limit = min(len(t), head + _SUBJECT)
    verb = next((i for i in range(head + 1, limit) if t.low[i] in _PUTTING or walls(t.low[i])), limit)
    if verb >= limit or walls(t.low[verb]) or not name_like(t, 0, verb):
        return None
    if verb > head + 1 and t.low[head + 1] not in _BEHIND_HEAD and not adverbial(t.low[head + 1]):
        return None
    return Frame((0, verb), (verb, verb + 1), 0, verb + 1, "free") if _number(t, verb) else None


def _number(t: Tokens, verb: int) -> bool:
    """As in "him at 0.7", "the party three points ahead", "her 41 percent"."""
    near = range(verb + 2, min(len(t), verb + _FAR))
    number = next((i for i in near if t.low[i][0].isdigit() or t.low[i] in _NUMBERS), None)
    if number is None or any(walls(t.low[i]) or verbal(t.low[i]) for i in range(verb + 1, number)):
        return False
    if t.low[verb] not in _GIVING:
        return not _AT.isdisjoint(t.low[verb + 2 : number + 4])
    return t.text[t.end[number] : t.end[number] + 1] == "%" or not _UNITS.isdisjoint(t.low[number + 1 : number + 3])
