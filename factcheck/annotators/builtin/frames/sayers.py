"""Whether the subject of a verb of saying is somebody who says it: not "no one", "one suspects", "if they say"."""

from factcheck.annotators.builtin.words.grammar import (
    CONTRACTED,
    FIRST_PERSON,
    PRONOUNS,
    STAND_ALONE,
    SURE_VERBS,
    contact_clause,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens

_NOBODY = WORDS["nobody"]
_SUPPOSING = WORDS["supposing"]
_LETTING = WORDS["letting"]
_OBJECTS = WORDS["objects"]
_MODALS = WORDS["modals"] | {"would", "should"}
_ASKED = frozenset({"whether", "if", "why", "how"})
_OPENING_WHAT_IS_ASKED = _ASKED - {"if"}
_WONDERING = WORDS["wondering"]
_NO_SPEAKERS = WORDS["subordinate"] | {"this", "that", "let's", "q", "a"}  # the last two mark who asks and who answers
_HARDLY = frozenset({"hardly", "scarcely", "barely"})  # "hardly anyone believes"
_AND_MORE = frozenset({"only", "just", "surprisingly"})  # "not only the mayor said"
_RELATIVES = ("who", "whom", "that")
_BEING = WORDS["be"]
_NEAR = 5  # tokens of "have long complained is"
_SURMISING = frozenset(
    {"suspects", "wonders", "supposes", "imagines", "presumes", "assumes", "hopes", "fears", "gathers", "senses",
     "trusts", "doubts"}
)  # fmt: skip


def anyone(t: Tokens, source: tuple[int, int], verb: int) -> bool:
    """As in "One suspects that it is late", "one would expect": whoever writes so means himself; not "one said"."""
    if source[1] - source[0] > 1 or t.low[source[0]] != "one":
        return False
    return t.low[verb] in _SURMISING or not _MODALS.isdisjoint(t.low[source[1] : verb])


def bare_word(t: Tokens, source: tuple[int, int]) -> bool:
    """As in "only, suppose …": a word alone that is neither a pronoun nor a plural."""
    first, behind = source
    low = t.low[first]
    known = low in PRONOUNS or low in STAND_ALONE or low.endswith("s") or low.split("'")[0] in PRONOUNS
    return behind - first == 1 and not known and t.word(first).islower() and not t.in_capitals


def mine(low: str) -> bool:
    """As in "I", "you'd"; "we've convinced them" is heard here, since "convinced" alone is no act."""
    return low.split("'")[0] in FIRST_PERSON and not low.endswith("'ve")


def plain_source(t: Tokens, source: tuple[int, int], *, spoken: bool) -> bool:
    """Whether a source is a noun phrase without a verb in it, and not one of "if they say", "what they believe".

    Nobody's word is none, as of "No one has said why", "not one of them knew".
    """
    first, behind = source
    if first and t.low[first - 1] in _SUPPOSING:
        why = _is_why(t, first - 1) or _in_which(t, first - 1) or ((spoken or first == 1) and asked(t, first - 1))
        why = why or (spoken and (t.low[max(0, first - 2) : first] == ["at", "which"] or _would_think(t, source)))
        if not why and not _told_of_which(t, first, behind):
            return False
    not_all = t.low[first] == "not" and t.low[first + 1] not in _AND_MORE
    if t.low[first] in _NOBODY or not_all or (first and t.low[first - 1] in _HARDLY):
        return False
    if (behind - first == 1 and t.low[first] in _NO_SPEAKERS) or t.low[first] == "compared":
        return False
    if behind - first > 1 and t.low[first] in CONTRACTED:
        return False  # "It's a song by a man named Vik called “Rain”"
    if t.low[behind - 1] in _OBJECTS and t.low[behind - 2] in _LETTING:
        return False  # "it helps us understand"
    if SURE_VERBS.isdisjoint(t.low[first:behind]):  # as in most sources
        return True
    relative = next((i for i in range(first + 1, behind) if t.low[i] in _RELATIVES), contact_clause(t, first, behind))
    return not any(t.low[i] in SURE_VERBS and not _no_verb(t, i) for i in range(first, relative))


def _no_verb(t: Tokens, index: int) -> bool:
    """As in "Ida May", "the Met Office", "the team led by her aunt"."""
    return ((index > 0 or t.low[index] == "may") and t.capital(index)) or t.low[index + 1 : index + 2] == ["by"]


def _told_of_which(t: Tokens, first: int, behind: int) -> bool:
    """As in ", which residents have long complained is dark": "is" belongs to "which"."""
    if t.low[max(0, first - 2) : first] != [",", "which"] or "," in t.low[behind:]:
        return False
    having = {"have", "has", "had"}.intersection(t.low[behind : behind + 2])
    return bool(having) and not _BEING.isdisjoint(t.low[behind + 2 : behind + _NEAR])


def _would_think(t: Tokens, source: tuple[int, int]) -> bool:
    """As in "what most people would think we do": somebody else's idea of it, not "what they think"."""
    first, behind = source
    return t.low[first - 1] == "what" and behind - first > 1 and t.low[behind : behind + 2] == ["would", "think"]


def _in_which(t: Tokens, index: int) -> bool:
    """As in "a letter in which she says that it is late", "in Halden, where the mayor said that it was"."""
    return t.low[max(0, index - 1) : index + 1] in (["in", "which"], ["after", "which"], [",", "where"])


def asked(t: Tokens, index: int) -> bool:
    """As in "I wonder whether he knows that it is late", "they asked why we thought so".

    What is put forward may begin with such a word.
    """
    if index == 0:
        return t.low[0] in _OPENING_WHAT_IS_ASKED and not t.capital(0)
    return index > 1 and t.low[index] in _ASKED and t.low[index - 1] in _WONDERING


def _is_why(t: Tokens, index: int) -> bool:
    """As in "That's why people think it is late"."""
    return index > 0 and t.low[index] == "why" and t.low[index - 1] in ("that's", "is", "was")
