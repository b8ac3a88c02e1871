"""Whose word is what is added to the article's own: "which analysts call a gamble", "with families saying that"."""

from factcheck.annotators.builtin.frames.frame import content_start
from factcheck.annotators.builtin.readings.asides import Aside, added_with
from factcheck.annotators.builtin.readings.attribution import Reading, Voiced
from factcheck.annotators.builtin.words.clauses import SPLITTING, has_verb, is_verb
from factcheck.annotators.builtin.words.content import Range, trimmed
from factcheck.annotators.builtin.words.grammar import FIRST_PERSON, name_like
from factcheck.annotators.builtin.words.tokens import Tokens

_CALLINGS, _SAYINGS, _ACTS = SPLITTING["callings"], SPLITTING["sayings"], SPLITTING["acts"]
_PROMISES = SPLITTING["promises"]
_CONTESTING = frozenset(
    {
        "dispute",
        "disputes",
        "disputed",
        "deny",
        "denies",
        "denied",
        "reject",
        "rejects",
        "rejected",
        "contest",
        "contests",
    }
)
_LONGEST_CALLER = 6  # tokens of who calls something something


def added_voice(t: Tokens, aside: Aside, place: Range) -> Reading | None:
    """The aside, which stands at `place`, on the word of whom it names; None where it names nobody who says it."""
    if t.low[aside.first] == "with":
        return _with(t, aside, place)
    return _called_by(t, aside, place) or _contested(t, aside, place) or _called(t, aside, place)


def _with(t: Tokens, aside: Aside, place: Range) -> Reading | None:
    """As in ", with many families saying they can no longer pay"."""
    verb = added_with(t, aside.first, aside.behind)
    if verb is None:
        return None
    link = Voiced(t.place(aside.first + 1, verb), t.place(verb, verb + 1))
    said = min(content_start(t, verb + 1), aside.behind - 1)
    return Reading(place, (aside.first, aside.behind), (link,), trimmed(t, [(t.start[said], place[1])]))


def _called_by(t: Tokens, aside: Aside, place: Range) -> Reading | None:
    """As in "described by critics as a gamble"."""
    if t.low[aside.first] not in _CALLINGS or t.low[aside.first + 1] != "by":
        return None
    named = t.low.index("as", aside.first + 2, aside.behind)
    if not name_like(t, aside.first + 2, named):
        return None
    link = Voiced(t.place(aside.first + 2, named), t.place(aside.first, aside.first + 1))
    return Reading(place, (aside.first, aside.behind), (link,), ((t.start[named + 1], place[1]),))


def _contested(t: Tokens, aside: Aside, place: Range) -> Reading | None:
    """As in "a figure that critics dispute"."""
    which = next((i for i in range(aside.first + 1, aside.behind) if t.low[i] in ("that", "which")), aside.behind)
    verb = aside.behind - 1
    if which >= verb or t.low[aside.first] not in ("a", "an") or t.low[verb] not in _CONTESTING:
        return None
    if not name_like(t, which + 1, verb) or t.low[which + 1] in FIRST_PERSON or has_verb(t, which + 1, verb):
        return None
    link = Voiced(t.place(which + 1, verb), t.place(verb, aside.behind))
    return Reading(place, (aside.first, aside.behind), (link,), (t.place(aside.first, which),))


def _called(t: Tokens, aside: Aside, place: Range) -> Reading | None:
    """As in "Which analysts call a gamble", "a move that critics say will cost jobs": it is their word."""
    act = next(
        (i for i in range(aside.first + 1, min(aside.first + 5, aside.behind)) if t.low[i] in _ACTS), aside.first
    )
    acts = act > aside.first and t.low[aside.first] in ("a", "an")
    if not acts and t.low[aside.first] != "which":
        return None
    begin = act + 1 + (t.low[act + 1 : act + 2] in (["that"], ["which"])) if acts else aside.first + 1
    verb = next((i for i in range(begin + 1, min(begin + _LONGEST_CALLER, aside.behind)) if _tells(t, i)), None)
    if verb is None or verb + 1 >= aside.behind or not name_like(t, begin, verb) or has_verb(t, begin, verb):
        return None
    promised = _promises(t, verb)  # "which the firm promised to repay"
    if t.low[begin] in FIRST_PERSON or (not promised and (t.low[verb] in _SAYINGS) != _goes_on(t, verb + 1)):
        return None
    said = verb + 1 + (promised or t.low[verb + 1] == "as")
    if said >= aside.behind or (not acts and (t.low[said] == "the" or any(map(t.capital, range(said, aside.behind))))):
        return None  # "which sailors call the Elbow" is a name
    content = [(t.start[said], place[1])]
    if acts:
        content.insert(0, (t.start[aside.first], t.end[act]))
    link = Voiced(t.place(begin, verb), t.place(verb, verb + 1 + promised))
    return Reading(place, (aside.first, aside.behind), (link,), tuple(content))


def _tells(t: Tokens, index: int) -> bool:
    return t.low[index] in _CALLINGS or t.low[index] in _SAYINGS or _promises(t, index)


def _promises(t: Tokens, index: int) -> bool:
    return t.low[index] in _PROMISES and t.low[index + 1 : index + 2] == ["to"]


def _goes_on(t: Tokens, index: int) -> bool:
    return index < len(t) and is_verb(t, index)
