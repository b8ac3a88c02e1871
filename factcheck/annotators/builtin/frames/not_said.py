"""Words of saying that say nothing here: a noun ("this post argues"), a request ("please note"), a help to explain."""

from factcheck.annotators.builtin.frames.idioms import only_idiom
from factcheck.annotators.builtin.frames.kinds_of import tells_what_kind
from factcheck.annotators.builtin.words.clauses import clause_verb, is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    CONTRACTED,
    PREPOSITIONS,
    adverbial,
    name_start,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_ALSO = frozenset({"stress", "reply", "remark", "vow", "boast", "guess", "suspect", "dispute", "mention"})
_NOUNS_TOO = WORDS["nouns too"] | _ALSO
_BEFORE = frozenset({"please", "kindly", "helps", "helped"})
_FOUND_SO = frozenset({"dead", "guilty", "alive", "safe", "unconscious", "injured", "wanting", "hanged", "abandoned"})
_WHEN = frozenset({"when", "if", "until", "unless"})
_UNDERGONE = frozenset({"asked", "told", "warned", "reminded", "informed", "questioned", "advised", "pressed", "urged"})
_ORDERING = frozenset({"directed", "directs", "instructed", "instructs", "ordered"})
_WHAT_IS_BID = frozenset({"to", "that", "be"})
_GREETING = frozenset({"kind", "best", "warm"})
_SINGULAR = frozenset({"a", "an", "this", "that", "each", "every", "another", "any"})
_MANY = frozenset({"staff", "crew", "team", "family", "people", "few", "men", "women", "children", "police", "media"})
_PAST_TOO = frozenset({"read", "found", "put"})
_ARTICLES = frozenset({"a", "an"})
_IT = frozenset({"it", "them", "this", "these", "those", "all", "both"})
_WITH_OF = ("dream", "boast", "complain", "warn", "speak", "think")
_ADJECTIVES = 3  # tokens of "Brekke's loud old promise"
_BE = WORDS["be"]
_NEAR = 4  # tokens of "sets an opaque stress test"
_ONLY_OUT = frozenset({"find", "finds", "found", "work", "works", "worked"})  # not "found how to"
_FINDING_OUT = _ONLY_OUT | {
    "figure",
    "figures",
    "figured",
    "discover",
    "discovers",
    "discovered",
    "learn",
    "learns",
    "learned",
    "learnt",
}
_WAYS = frozenset({"how", "where", "what", "when", "which"})
_INFLECTED = ("s", "ed", "ing")


def says_nothing(t: Tokens, hit: Hit) -> bool:
    """Whether the word is no verb of anybody who says something."""
    if not hit.start:
        return False
    before = t.low[hit.start - 1]
    if before in _GREETING and t.low[hit.start] == "regards":
        return True
    if before in _WHEN and t.low[hit.start] in _UNDERGONE:
        return True  # "he laughed when asked whether he would go"
    if t.low[hit.start] in _ORDERING and not _bids(t, hit.end):
        return True
    if t.low[hit.start] == "found" and t.low[hit.end : hit.end + 1] != [] and t.low[hit.end] in _FOUND_SO:
        return True
    if t.low[hit.start] in ("read", "reads") and t.low[hit.end : hit.end + 1] != [] and t.low[hit.end] in _IT:
        return clause_verb(t, hit.end, len(t)) is None  # "he read it in the hall"
    if tells_what_kind(t, hit) or _finds_a_way(t, hit) or only_idiom(t, hit):
        return True
    if t.low[hit.start] == "attributed" and not _BE.isdisjoint(t.low[max(0, hit.start - _ADJECTIVES) : hit.start]):
        return True
    noun = t.low[hit.start] in _NOUNS_TOO and (_of_something(t, hit) or _is_noun(t, hit))
    return noun or before in _BEFORE


def _finds_a_way(t: Tokens, hit: Hit) -> bool:
    """As in "worked out how to stop it": a thing done; not "worked out how it began"."""
    if t.low[hit.start] not in _FINDING_OUT or t.low[hit.end + 1 : hit.end + 2] != ["to"]:
        return False
    return t.low[hit.end] in _WAYS and (t.low[hit.end - 1] == "out" or t.low[hit.start] not in _ONLY_OUT)


def _bids(t: Tokens, index: int) -> bool:
    """As in "directed the firm to pay", "ordered that it be shut"; not "directed the play"."""
    end = next((i for i in range(index, len(t)) if walls(t.low[i])), len(t))
    return not _WHAT_IS_BID.isdisjoint(t.low[index:end]) or t.low[end : end + 1] in ([QUOTE], [":"])


def _owned(t: Tokens, index: int) -> bool:
    """As in "Moe's loud promise"; not "Moe's old friends hope"."""
    last = t.low[index - 1]
    if last in _MANY or (last.endswith("s") and not last.endswith(("'s", "s'", "ss"))):
        return False
    for at in range(index - 1, max(-1, index - 1 - _ADJECTIVES), -1):
        if t.low[at].endswith(("'s", "s'")):
            return t.low[at] not in CONTRACTED
        if t.low[at] in PREPOSITIONS:
            return False
    return False


def _of_something(t: Tokens, hit: Hit) -> bool:
    """As in "discrimination claims of all kinds": of what is said no verb among these says "of"."""
    return t.low[hit.end : hit.end + 1] == ["of"] and not t.low[hit.start].startswith(_WITH_OF)


def _is_noun(t: Tokens, hit: Hit) -> bool:
    """As in "his post says", "a blog post by Ida Moe argues": one thing, or a verb at once behind it."""
    before = t.low[hit.start - 1]
    inflected = t.low[hit.start].endswith(_INFLECTED) and not t.low[hit.start].endswith("ss")
    if hit.end - hit.start > 1 or inflected or t.low[hit.start] in _PAST_TOO:
        return False
    if _owned(t, hit.start):
        return t.low[hit.end : hit.end + 1] != ["that"]  # "her mention of it"; not "Moe's claim that"
    many = before in _MANY and _ARTICLES.isdisjoint(t.low[max(0, hit.start - 3) : hit.start])  # not "a police report"
    several = many or (before.endswith("s") and not before.endswith("ss"))  # not "a leaderless protest rally"
    if before in AUXILIARIES or before == "to" or several or adverbial(before):
        return False
    if hit.end < len(t) and t.low[hit.end].endswith("s") and is_verb(t, hit.end):
        return True
    near = next((i for i in range(hit.start - 1, max(-1, hit.start - _NEAR), -1) if t.low[i] in PREPOSITIONS), -1)
    return t.low[name_start(t, hit.start - 1)] in _SINGULAR or not _ARTICLES.isdisjoint(
        t.low[max(near + 1, hit.start - _NEAR) : hit.start]
    )
