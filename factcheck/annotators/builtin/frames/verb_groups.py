"""Verbs that lead on to the verb of saying: "continues to say", "used to say", "kept insisting", "heard him say"."""

from factcheck.annotators.builtin.frames.frame import content_start
from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import name_start
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_BEFORE_INFINITIVE = WORDS["before infinitive"]
_LEADING_ON = WORDS["leading on"]
_GOING_ON = WORDS["going on"]
_RECALLING = frozenset({"remember", "remembered", "recall", "recalled", "imagine", "hear", "heard", "saw"})
_SEEING = frozenset({"see", "understand"})
_FAILING = frozenset({"fail", "fails", "failed"})
_SAYING = frozenset({"say", "tell", "claim", "argue", "explain", "insist", "ask", "admit", "describe"})
_CLAUSE_OPENERS = WORDS["clause openers"]
_OBJECTS = WORDS["objects"]
_TELLING = WORDS["telling"]
_FOND = frozenset({"used", "likes", "liked", "loves", "loved"})  # "she used to say"
_ASKED = (WORDS["clause openers"] - {"that"}) | {"if", "when", "which"}
_DECLINING = WORDS["declining"]
_HOLDING = ("belief", "mind")
_SEEMING = WORDS["seeming to"]
_HAVING = frozenset({"has", "have", "had"})
_OWNING = frozenset({"say", "admit", "confess", "concede"})
_GOES = frozenset({"went", "goes", "gone", "going", "go"})
_AS_FAR = 4  # tokens of "so far as to"
_NEAR = 3  # tokens of "put it like this:"


def goes_on_to(t: Tokens, verb: int) -> bool:
    """As in "Continues to criticise": the infinitive is what is said and done."""
    if verb < 2 or t.low[verb - 1] != "to":
        return False
    if goes_so_far(t, verb) is not None:
        return True
    says = t.low[verb - 2] in _FOND and t.low[verb] in ("say", "tell", "joke")
    return says or t.low[verb - 2] in _BEFORE_INFINITIVE


def goes_so_far(t: Tokens, verb: int) -> int | None:
    """Where "went so far as to call it", "going as far as to accuse them" begins."""
    as_far = t.low[max(0, verb - _AS_FAR) : verb] in (["so", "far", "as", "to"], ["as", "far", "as", "to"])
    return verb - _AS_FAR - 1 if as_far and verb > _AS_FAR and t.low[verb - _AS_FAR - 1] in _GOES else None


def declines_to(t: Tokens, hit: Hit) -> bool:
    """As in "The ministry declined to say whether", "they refused to explain why", "she refuses to believe that"."""
    asked = hit.end < len(t) and t.low[hit.end] in _ASKED
    asked = asked or (hit.section in _HOLDING and t.low[hit.end : hit.end + 1] == ["that"])
    return asked and hit.start > 2 and t.low[hit.start - 1] == "to" and t.low[hit.start - 2] in _DECLINING


def seeks_to(t: Tokens, hit: Hit) -> bool:
    """As in "They are trying to find out how", "people need to know that"."""
    to = hit.start - 1
    sees = t.low[hit.start] in _SEEING and t.low[to - 1] in _FAILING
    if to < 2 or t.low[to] != "to" or not (sees or t.low[to - 1] in _LEADING_ON):
        return False
    if t.low[hit.start] in _TELLING and t.low[content_start(t, hit.end) - 1] == "that":
        return True  # "they are trying to tell people that"
    following = [low for low in t.low[hit.end : hit.end + 2] if low != ","]
    if following and (following[0] in _CLAUSE_OPENERS or following[0] in (QUOTE, MENTION, "if")):
        return True
    if t.low[to - 1] not in _FOND:
        holds = hit.section in _HOLDING and t.low[to - 1] in _SEEMING  # "he seems to think we are rich"
        holds = holds or (t.low[to - 1] in _HAVING and t.low[hit.start] in _OWNING)  # "she has to say there is none"
        return holds and clause_verb(t, hit.end, len(t)) is not None
    told = QUOTE in t.low[: to - 1] if hit.end >= len(t) else ":" in t.low[hit.end : hit.end + _NEAR]
    return told or clause_verb(t, hit.end, len(t)) is not None


def keeps_on(t: Tokens, hit: Hit) -> bool:
    """As in "They kept insisting that", "I remember the dean telling me that", "I heard him say that"."""
    before = hit.start - 1
    if before < 1 or not (t.low[hit.start].endswith("ing") or t.low[hit.start] in _SAYING):
        return False
    if t.low[before] in _GOING_ON:
        return t.low[before] not in _RECALLING
    first = before if t.low[before] in _OBJECTS else name_start(t, before)
    return 0 < first <= before and t.low[first - 1] in _RECALLING
