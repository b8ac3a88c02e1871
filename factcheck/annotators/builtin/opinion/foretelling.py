"""What nobody can know yet: "the mayor will win", "prices will rise"; not "the line will open in May"."""

from factcheck.annotators.builtin.words.grammar import adverbial
from factcheck.annotators.builtin.words.lexicon import sections_of

_HINTS = sections_of("opinion_hints")
_WILL = frozenset(_HINTS["will"])
_TIMES = frozenset(_HINTS["time"]) | {"spring", "summer", "autumn", "winter", "next", "tonight", "tomorrow", "weekend"}
_OPEN_ENDED = frozenset(
    {"win", "lose", "rise", "fall", "fail", "object", "regret", "suffer", "survive", "matter", "prevail", "backfire"}
    | {"collapse", "disappoint"}
)
_CHANGING = frozenset({"nothing", "everything", "this", "that", "things", "little", "much"})
_SET = frozenset(  # by somebody who decides on them
    {"tax", "taxes", "fare", "fares", "fee", "fees", "rent", "rents", "toll", "tolls", "duty", "duties", "pension"}
    | {"pensions", "wage", "wages", "pay", "salaries", "age", "limit", "limits", "threshold", "rate", "rates", "charge"}
    | {"charges", "levy", "levies", "benefit", "benefits", "price", "curtain", "allowance", "winner", "winners", "fine"}
)
_SETTLED = frozenset({"job", "jobs", "to", "under", "within", "into", "licence", "license", "protection", "access"})
_ASKED = frozenset({"who", "which", "what", "whoever", "whether", "when", "as"})
_FAR = 4  # tokens of "lose their jobs"


def foretold(low: list[str]) -> int | None:
    """Where "will" stands before what cannot be known, in words in small letters; None where a date is set for it."""
    if _WILL.isdisjoint(low) or _ASKED.issuperset(low[:1]):
        return None
    planned = "if" not in low and any(word in _TIMES or word[0].isdigit() for word in low)
    for at, word in enumerate(low):
        if word in _WILL and at and not planned and low[at - 1] not in _ASKED and _SET.isdisjoint(low[:at]):
            verb = _verb_behind(low, at)
            if low[verb : verb + 1] == ["change"]:
                return at if low[at - 1] in _CHANGING else None
            if not _OPEN_ENDED.isdisjoint(low[verb : verb + 1]):
                return at if _SETTLED.isdisjoint(low[verb + 1 : verb + _FAR]) else None
    return None


def _verb_behind(low: list[str], at: int) -> int:
    """Past "not", "also", "eventually"."""
    verb = at + 1
    while verb < len(low) and (low[verb] == "not" or adverbial(low[verb])):
        verb += 1
    return verb
