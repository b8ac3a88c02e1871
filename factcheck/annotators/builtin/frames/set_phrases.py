"""Set phrases of speech that name a voice: "it seems to me that", "I'm like, '…'", "as I said, …"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import clause_follows
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_ME = ("me", "us")
_BEFORE_SAID = frozenset({",", ":", QUOTE, MENTION, "oh", "well", "yeah", "wow", "hey", "okay"})
_NEAR = 4  # tokens of "as I said at the time,"
_SAYING_AGAIN = WORDS["saying again"]


def by_set_phrase(t: Tokens, hit: Hit) -> Frame | None:
    """The frame around a set phrase that `hit` belongs to."""
    if t.low[hit.end - 1] in _ME:
        return _to_me(t, hit)
    if t.low[hit.end - 1] == "like" and "'" in t.low[hit.start]:
        return _was_like(t, hit)
    return _said_before(t, hit)


def is_set_phrase(t: Tokens, hit: Hit) -> bool:
    """Whether `hit` is nothing but part of a set phrase, so that no other reading of it makes sense."""
    return t.low[hit.end - 1] in _ME or (t.low[hit.end - 1] == "like" and "'" in t.low[hit.start])


def _to_me(t: Tokens, hit: Hit) -> Frame | None:
    """As in "It seems to me that it is late", "it struck me how cold it was"."""
    if not hit.start or t.low[hit.start - 1] != "it" or hit.section != "mind":
        return None
    behind = hit.end + (t.low[hit.end : hit.end + 1] == [","])
    told = t.low[behind : behind + 1] == ["that"]
    if not (told or t.low[behind : behind + 1] == ["how"] or clause_follows(t, behind)):
        return None
    return Frame((hit.end - 1, hit.end), (hit.start, hit.end - 1), hit.start - 1, behind + told, "mind")


def _was_like(t: Tokens, hit: Hit) -> Frame | None:
    """As in "I'm like, 'Are you mad?'"."""
    if t.low[hit.end : hit.end + 1] == [] or t.low[hit.end] not in _BEFORE_SAID:
        return None
    return Frame(
        (hit.start, hit.start + 1), (hit.start + 1, hit.end), hit.start, hit.end + (t.low[hit.end] in ",:"), "mind"
    )


def _said_before(t: Tokens, hit: Hit) -> Frame | None:
    """As in "As I said before, it is late", "like I told you, it is late"."""
    at = hit.start - 1 - (t.low[hit.start - 1] in ("have", "already", "just"))
    if at < 1 or t.low[at - 1] not in ("as", "like") or t.low[hit.start] not in _SAYING_AGAIN:
        return None
    if t.low[at].split("'")[0] not in ("i", "we", "you") or (at > 1 and t.low[at - 2] not in (",", "and", "but", "so")):
        return None
    comma = next((i for i in range(hit.end, min(len(t), hit.end + _NEAR)) if t.low[i] == ","), None)
    return None if comma is None else Frame((at, at + 1), (hit.start, hit.end), at - 1, comma + 1, "mind")
