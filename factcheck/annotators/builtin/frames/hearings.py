"""What is said before a court: "the inquiry heard that …" on its word, "jurors were told that …" on nobody's."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    PREPOSITIONS,
    adverbial,
    name_end,
    name_like,
    name_start,
    verbal,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_HEARINGS = WORDS["hearings"]
_HEARERS = frozenset({"jury", "jurors", "panel", "magistrates", "committee"})
_BE = WORDS["be"]
_TOLD = frozenset({"told", "informed", "assured", "advised", "warned", "notified", "reminded"})
_BEFORE_COURTS = frozenset({"heard", "hears", "told"})
_CUES = _TOLD | _BEFORE_COURTS
_WHEN = frozenset({"when", "after", "as", "once", "before"})
_PAST_BE = frozenset({"was", "were", "been"})
_NEAR = 6  # tokens of "on Monday that"
_LONG = 12  # tokens of an apposition
_BRIEF = 6  # tokens that may follow at the end: "the court heard on Monday"


def by_hearing(t: Tokens, hit: Hit, *, spoken: bool) -> Frame | None:
    """The frame around "heard" behind a court, or around "told" behind who was told: by whom, or by nobody named."""
    cue = t.low[hit.start]
    if cue not in _CUES or not hit.start or hit.end - hit.start > 1:
        return None
    last = hit.start - 1
    while last > 0 and (t.low[last] in AUXILIARIES or adverbial(t.low[last])):
        last -= 1
    between, first = t.low[last + 1 : hit.start], name_start(t, last)
    if "to" in between or (cue in _TOLD and _BE.isdisjoint(between)):
        return None
    if cue not in _BEFORE_COURTS or not _is_hearing(t, first, last):
        return None if spoken else _told_anybody(t, hit, first, last)
    source = _by_whom(t, hit.end)
    ends = hit.end if source is None else _past_apposition(t, source[1])
    behind = _content(t, ends)
    if behind is None and _closes(t, first, ends):
        behind = ends
    if source is None and cue not in _TOLD and not _HEARERS.intersection(t.low[first : last + 1]):
        source = first, last + 1  # what a court heard is on record there; whoever listens says nothing
    return None if behind is None else Frame(source, (hit.start, hit.end), first, behind, "free")


def _by_whom(t: Tokens, index: int) -> tuple[int, int] | None:
    """As in "was told by Ida Moe that", "heard from her brother how"."""
    if t.low[index : index + 1] not in (["by"], ["from"]):
        return None
    behind = name_end(t, index + 1)
    return (index + 1, behind) if name_like(t, index + 1, behind) else None


def _past_apposition(t: Tokens, index: int) -> int:
    """Past ", the harbour master," of "heard from Ida Moe, the harbour master, that"."""
    if t.low[index : index + 1] != [","]:
        return index
    comma = next((i for i in range(index + 1, min(len(t), index + _LONG)) if t.low[i] == ","), len(t))
    aside = t.low[comma + 1 : comma + 2] in (["that"], ["how"], ["why"])
    return comma + 1 if aside and not any(map(verbal, t.low[index:comma])) else index


def _told_anybody(t: Tokens, hit: Hit, first: int, last: int) -> Frame | None:
    """As in "Residents were told that the bridge was safe", at the start of a sentence: nobody says by whom."""
    asked = first > 1 and t.low[first - 1] == "," and t.low[0] in _WHEN  # "When I asked, I was told that"
    if (first and not asked) or t.low[hit.start] not in _TOLD or not name_like(t, first, last + 1):
        return None
    if _PAST_BE.isdisjoint(t.low[last + 1 : hit.start]):
        return None  # "Visitors are reminded that it closes at five": by the article itself
    that = next((i for i in range(hit.end, min(len(t), hit.end + _NEAR)) if t.low[i] in ("that", ",", "to", "by")), 0)
    return Frame(None, (hit.start, hit.end), first, that + 1, "free") if that and t.low[that] == "that" else None


def _is_hearing(t: Tokens, first: int, last: int) -> bool:
    """As in "The court", "an inquest in Graven"; not "the court clerk"."""
    if not name_like(t, first, last + 1):
        return False
    head = next((i for i in range(first, last + 1) if t.low[i] in _HEARINGS), None)
    return head is not None and (head == last or t.low[head + 1] in PREPOSITIONS or t.low[head + 1] == "of")


def _content(t: Tokens, first: int) -> int | None:
    """Where the clause begins that is heard; None where a thing is: "the court heard the case"."""
    for index in range(first, min(len(t), first + _NEAR)):
        if t.low[index] in ("that", ":"):
            return index + 1
        if t.low[index] in ("how", "why", "what", QUOTE):
            return index
        if verbal(t.low[index]) or t.low[index] == ",":
            break
    return first if clause_verb(t, first, len(t)) is not None else None


def _closes(t: Tokens, first: int, behind: int) -> bool:
    """As in "…, the court heard on Monday", ", the court heard, "."""
    if not first or t.low[first - 1] not in (",", QUOTE, "—"):
        return False
    rest = t.low[behind:]
    return rest[:1] == [","] or (len(rest) <= _BRIEF and not any(map(verbal, rest)))
