"""What somebody gets in touch to say: "He called the paper to say that it was shut", "she wrote to tell us it was"."""

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.frames.shared_subjects import subject_before
from factcheck.annotators.builtin.words.clauses import clause_verb, is_verb
from factcheck.annotators.builtin.words.grammar import FIRST_PERSON, PREPOSITIONS, name_like, name_start, walls
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_GETTING_IN_TOUCH = WORDS["getting in touch"]
_TO_SAY = WORDS["to say"]
_OPENERS = WORDS["clause openers"] | {"if", QUOTE, MENTION}
_PASSING_ON = frozenset({"me", "us"})
_WANTING = frozenset({"wants", "wanted", "asked", "asks", "begged", "urged", "told", "tells"})
_BETWEEN = frozenset({"has", "have", "had", "would", "will", "only", "even", "once", "later", "also", "just"})
_TAKING = {  # "took to the radio to say", "used her speech to warn"; not "took two days to say", "used to say"
    "took": frozenset({"to"}),
    "takes": frozenset({"to"}),
    "used": frozenset({"his", "her", "their", "its", "the", "a", "an"}),
    "uses": frozenset({"his", "her", "their", "its", "the", "a", "an"}),
}
PROMPTING = frozenset({"prompting", "prompted", "prompts", "leading", "led", "causing", "caused", "forcing", "forced"})
_FAR = 9  # tokens from "called" to "to say"


def by_purpose(t: Tokens, hit: Hit, *, spoken: bool) -> Frame | None:
    """The frame around an infinitive of saying behind a verb of getting in touch, where a clause follows.

    Of an article's own "I" there is none.
    """
    to = hit.start - 1
    if to < 2 or t.low[to] != "to" or t.low[hit.start] not in _TO_SAY:
        return None
    prompted = next((i for i in range(to - 1, max(0, to - _FAR), -1) if t.low[i] in PROMPTING), None)
    if prompted is not None:
        return _prompted(t, hit, prompted)
    if t.low[to - 1] in _PASSING_ON and t.low[to - 2] in _WANTING:
        verb: int | None = to - 2  # "She wants me to mention that"
        between = range(0)
    else:
        verb = next((i for i in range(to - 1, max(0, to - _FAR), -1) if t.low[i] in _GETTING_IN_TOUCH), None)
        between = range((verb or 0) + 1, to)
    if verb is None or (t.low[verb] in _TAKING and t.low[verb + 1] not in _TAKING[t.low[verb]]):
        return None
    if any(walls(t.low[i]) or is_verb(t, i) for i in between):
        return None
    source = _subject(t, verb)
    if source is not None and not spoken and t.low[source[0]] in FIRST_PERSON:
        return None
    behind = content_start(t, hit.end)
    opens = t.low[behind] if behind < len(t) else ""
    if source is None or not (
        t.low[behind - 1] == "that" or opens in _OPENERS or clause_verb(t, behind, len(t)) is not None
    ):
        return None
    return Frame(source, (hit.start, hit.end), source[0], behind, "free")


def _prompted(t: Tokens, hit: Hit, verb: int) -> Frame | None:
    """As in "The gate broke, prompting officials to say that it was old"; not "was led to say"."""
    source = verb + 1, hit.start - 1
    behind = content_start(t, hit.end)
    said = t.low[behind - 1] == "that" or (behind < len(t) and t.low[behind] in _OPENERS)
    if not said or not name_like(t, *source) or t.low[verb - 1] in ("was", "were", "is", "are", "been"):
        return None
    return Frame(source, (hit.start, hit.end), verb, behind, "free")


def _subject(t: Tokens, verb: int) -> tuple[int, int] | None:
    last = verb - 1
    while last > 0 and t.low[last] in _BETWEEN:
        last -= 1
    if t.low[last] == "and":
        return subject_before(t, next((i + 1 for i in range(last - 1, -1, -1) if walls(t.low[i])), 0), last)
    if walls(t.low[last]) or t.low[last] in PREPOSITIONS or t.low[last] in ("to", "who", "which", "that"):
        return None
    first = name_start(t, last)
    return (first, last + 1) if name_like(t, first, last + 1) else None
