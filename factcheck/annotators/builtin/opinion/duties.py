"""Where "must" and "have to" tell of a rule, a term or the next step, or suppose what is, and recommend nothing."""

from factcheck.annotators.builtin.words.lexicon import Hit, sections_of
from factcheck.vocabulary import OpinionKind

_HINTS = sections_of("opinion_hints")
_DUTIES = frozenset({"must", "has to be", "have to be", "have to"})
_WHICH = frozenset({"which", "who"})
_KNOWING, _DONE = frozenset(_HINTS["behind supposing must"]), frozenset(_HINTS["behind must have"])
_PASSED_BY_OTHERS, _STILL = frozenset(_HINTS["passed by others"]), frozenset(_HINTS["still"])
_PASSED, _PASSING = frozenset(_HINTS["passed"]), frozenset(_HINTS["passing"])
_TIMES, _COUNTED = frozenset(_HINTS["time"]), frozenset(_HINTS["counted"])
_DECIDING = frozenset(
    {"approve", "ratify", "sign", "pass", "agree", "vote", "decide", "confirm", "authorise", "authorize", "consent"}
    | {"certify", "review", "endorse", "rule", "clear"}
)
_AGED = frozenset({"over", "under", "at", "aged", "between", "older", "above", "below"})
_FEW_OPENING = 3  # words
_LONG_TERM = 7  # words
_FARTHEST_TERM = 12  # tokens from "must" to "by 1 May"


def supposing(low: list[str], hit: Hit) -> Hit:
    """As it is; but "must know", "must have been" suppose what is, and recommend nothing."""
    if low[hit.start : hit.end] != ["must"]:
        return hit
    after, then = [*low[hit.end : hit.end + 2], "", ""][:2]
    done = after == "have" and (then in _DONE or then.endswith("ed"))
    return hit._replace(section=str(OpinionKind.SPECULATION)) if done or after in _KNOWING else hit


def prescribed(low: list[str], hit: Hit) -> bool:
    """As in "must be signed by 1 May", "the board, which has to be asked", "the bill must pass a second reading"."""
    if " ".join(low[hit.start : hit.end]) not in _DUTIES:
        return False
    before = low[hit.start - 1] if hit.start else ""
    return _due(low, hit.end) or _rule(low, hit.end, before) or _procedure(low, hit.start, hit.end)


def _rule(low: list[str], behind: int, before: str) -> bool:
    """As in "the school, which must be cleared", "the board, which has to approve it", "must be over 18"."""
    passive = low[behind : behind + 1] == ["be"]
    done = low[behind + passive] if behind + 1 < len(low) else ""
    if passive and done in _AGED and any(word[0].isdigit() for word in low[behind + 2 : behind + 4]):
        return True
    decides = not passive and done in _DECIDING and low[behind + 1 : behind + 2] != ["now"]
    return before in _WHICH and (done in _DONE or done.endswith("ed") or decides)


def _procedure(low: list[str], must: int, behind: int) -> bool:
    """As in "the bill must pass a second reading", "must still be approved by"; "the bill must pass" asks for it."""
    if _PASSED_BY_OTHERS.isdisjoint((*low[:_FEW_OPENING], *low[must - 1 : must])):
        return False
    rest = [word for word in low[behind : behind + 4] if word not in _STILL]
    if rest[:1] == ["be"]:
        return len(rest) > 2 and rest[1] in _PASSED and rest[2] == "by"
    return len(rest) > 1 and rest[0] in _PASSING and rest[1].isalpha()


def _due(low: list[str], behind: int) -> bool:
    """Whether a day or a term follows: "must be signed by 1 May", "must answer within ten days" tell of a rule."""
    near = low[behind : behind + _FARTHEST_TERM]
    for at, word in enumerate(near[:-1]):
        if word in ("by", "within", "before", "until"):
            term = near[at + 1 + (near[at + 1] in ("the", "a", "an")) :][:1]
            if term and (term[0][0].isdigit() or term[0] in _TIMES or term[0].split("-")[0] in _COUNTED):
                return True
            if not _TIMES.isdisjoint(near[at + 1 : at + _LONG_TERM]):  # "before the town's anniversary in September"
                return True
    return False
