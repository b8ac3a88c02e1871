"""Frames around a verb that comes before its speaker: "…," said the mayor."""

from factcheck.annotators.builtin.frames.frame import Frame, tail_end
from factcheck.annotators.builtin.frames.reduced import past_participle
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    BEFORE_NICKNAME,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    name_end,
    name_like,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_NOMINATIVES = frozenset({"he", "she", "they", "we", "i", "it"})
_INVERTING = WORDS["inverting"]  # verbs that come before their speaker without a quotation
_GOVERNING = PREPOSITIONS | {"of", "for", "that"}
_SOMEBODY = frozenset({"one", "police", "people", "staff", "management"})


def by_inversion(t: Tokens, hit: Hit) -> Frame | None:
    """As in "…," said the mayor."""
    before = hit.start - 1
    if before < 0 or not (t.low[before] == "," or t.low[before] == QUOTE):
        return None
    comma = t.low[before] == ","
    if comma:
        before -= 1
    spoken = before >= 0 and (t.low[before] == QUOTE or (t.low[before] == MENTION and comma))
    if spoken and t.low[before] == MENTION and _nicknamed(t, before):
        return None
    if hit.end - hit.start > 1 and t.low[hit.end - 1] in _GOVERNING:
        return None  # "Tom Reed, a welder, warned of floods"
    if not spoken and comma and _apposed(t, before):
        return None
    if before < 0 or not (spoken or (comma and t.low[hit.start] in _INVERTING)) or t.low[hit.start].endswith("ing"):
        return None
    behind = name_end(t, hit.end)
    if not name_like(t, hit.end, behind) or not _may_begin_name(t, hit.end):
        return None
    goes_on = not spoken and t.low[behind : behind + 1] != [] and not walls(t.low[behind])
    does = goes_on and t.low[behind] in AUXILIARIES  # "Vik, who is ill, said the port does not"
    if does or (t.low[hit.end] in _NOMINATIVES and (behind - hit.end > 1 or goes_on)):
        return None  # "Her aunt, Ida Moe, says she accepts it"
    behind = _told_which(t, behind) or (behind if spoken else past_participle(t, behind))
    aside = t.low[behind : behind + 1] == [","]
    if not (spoken or aside) and any(verbal(low) or low == QUOTE for low in t.low[behind:]):
        return None
    end = behind if comma and t.low[before] in AUXILIARIES else tail_end(t, behind)  # "It is, says Vik, the best"
    return Frame((hit.end, behind), (hit.start, hit.end), hit.start, end, hit.section)


def _nicknamed(t: Tokens, mention: int) -> bool:
    """As in "A clerk, identified only as “M”, said the hut was damp": what is in quotation marks is a name of his."""
    if t.low[mention - 1] not in BEFORE_NICKNAME:
        return False
    opening = next((i for i in range(mention - 1, 0, -1) if walls(t.low[i])), 0)
    return t.low[opening] == "," and AUXILIARIES.isdisjoint(t.low[opening:mention])


def _apposed(t: Tokens, last: int) -> bool:
    """As in "Tom Reed, a welder, wrote two novels": what stands between the commas only says who he is."""
    opening = next((i for i in range(last, -1, -1) if walls(t.low[i])), -1)
    if opening < 1 or t.low[opening] != "," or t.low[opening + 1] not in DETERMINERS:
        return False
    return t.capital(opening - 1) and not any(map(verbal, t.low[opening:last]))


def _told_which(t: Tokens, index: int) -> int | None:
    """As in "said two officials in the harbour, who have read it": the comma before a clause about them."""
    comma = next((i for i in range(index, len(t)) if walls(t.low[i]) or verbal(t.low[i])), len(t))
    return comma if t.low[comma : comma + 1] == [","] and t.low[comma + 1 : comma + 2] in (["who"], ["whose"]) else None


def _may_begin_name(t: Tokens, index: int) -> bool:
    low = t.low[index]
    named = low in DETERMINERS or low in PRONOUNS or low in _SOMEBODY or low.endswith("s")
    return named or any(t.capital(i) for i in range(index, min(index + 6, len(t))) if low not in PREPOSITIONS)
