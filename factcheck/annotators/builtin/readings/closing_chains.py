"""Two or more voices behind what they put forward: "“…,” the paper quoted Vik as saying", "…, Vik told her, …"."""

from collections.abc import Sequence

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.clauses import has_verb
from factcheck.annotators.builtin.words.grammar import DAYS, PREPOSITIONS, PRONOUNS, verbal
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

_STYLES = frozenset({"free", "that", "belief", "act", "quote", "passive", "told"})
_HEARERS = WORDS["hearers"] | WORDS["objects"]
_BEFORE = frozenset({",", "—", QUOTE, MENTION})
_BRIEF = 9  # tokens of "reporters in the hall on Monday"
_FEWEST = 2


def closing_chain(t: Tokens, frames: Sequence[Frame], first: int, behind: int) -> list[Frame]:
    """The voices, outermost first, that a part from `first` to `behind` ends with; empty of fewer than two.

    Those between commas are heard one through the next: "…, the nurse told her, she said".
    """
    if len(frames) < _FEWEST or first == frames[0].first:
        return []
    groups: list[list[Frame]] = []
    end = behind
    cited = 0
    for frame in reversed(frames):
        if frame.style == "citing" and not groups and frame.behind >= end:
            end, cited = frame.first - 1, cited + 1  # "…, the paper reported on Monday, citing police"
            continue
        if frame.style not in _STYLES or frame.relative or frame.source is None or not _ends(t, frame, end):
            break
        before = t.low[frame.first - 1] if frame.first > first else ""
        if groups and t.low[end : end + 1] != [","]:
            groups[-1].insert(0, frame)
        else:
            groups.append([frame])
        if before in _BEFORE:
            end = frame.first - (before != QUOTE)
            if before == QUOTE:
                break
        else:
            end = frame.first
    run = [frame for group in groups for frame in group]
    opening = min((frame.first for frame in run), default=first)
    if len(run) + cited < _FEWEST or not run or opening <= first or t.low[opening - 1] not in _BEFORE:
        return []
    said = QUOTE in t.low[first:opening] or has_verb(t, first, opening)
    return run if said else []


def _ends(t: Tokens, frame: Frame, end: int) -> bool:
    """Whether nothing is put forward between a frame and the place where the next begins, or the part ends."""
    named = frame.cue[1] if frame.source is None else max(frame.cue[1], frame.source[1])
    rest = t.low[named:end]
    if not rest or frame.behind >= end:
        return not any(low == QUOTE for low in rest)
    if len(rest) > _BRIEF or any(low in (QUOTE, MENTION, ",", ":", "that") or verbal(low) for low in rest):
        return False
    return rest[0] in PREPOSITIONS or rest[0] in DAYS or rest[0] in _HEARERS or rest[0] in PRONOUNS
