"""What somebody calls something that stands elsewhere: "what he called “a shame”", "dubbed “a shame” by the union"."""

from factcheck.annotators.builtin.frames.before_verbs import before_auxiliaries
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.judgements import says_what
from factcheck.annotators.builtin.frames.passives import is_passive
from factcheck.annotators.builtin.words.clauses import has_verb
from factcheck.annotators.builtin.words.grammar import (
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
from factcheck.annotators.builtin.words.voices import Voices

_NAMING = WORDS["naming"]
_MARKS = (QUOTE, MENTION)
_PUTTING = frozenset({"described", "describes", "put", "puts", "phrased", "sees", "saw", "remembers", "sums", "summed"})
_BRIEF = 8  # tokens of "a waste of time and money"
_FAR = 12  # tokens of "to which members of the old crew have"
_FARTHEST = 18  # tokens of "the worst blow that the town had suffered"
_SUBJECT = DETERMINERS | PRONOUNS | {"that", "who"}
_OPEN = PREPOSITIONS | {"of", "and", "or", "than", "all"}


def by_naming(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    """The frame around a verb of naming with a quotation behind it and, before it, what is named or who is named by."""
    if t.low[hit.start] not in _NAMING or hit.start < 1:
        return None
    said = hit.start + 1 + (t.low[hit.start + 1 : hit.start + 2] == ["as"])
    if said >= len(t):
        return None
    if is_passive(t, hit):
        return _by_whom(t, hit, said, voices)
    marked = t.low[said] in _MARKS or t.low[said] in DETERMINERS
    return _of_what(t, hit, said, voices) if marked else None


def names_before(t: Tokens, hit: Hit) -> bool:
    """As in ", dubbed “the Beast” by the paper,": who stands before is the one that is named."""
    named = t.low[hit.start] in _NAMING and hit.start > 0 and t.low[hit.start - 1] == ","
    return (
        named and t.low[hit.start + 1 : hit.start + 2] in ([QUOTE], [MENTION]) and t.low[hit.start + 2 :][:1] == ["by"]
    )


def _by_whom(t: Tokens, hit: Hit, said: int, voices: Voices) -> Frame | None:
    """As in "has been called “a disgrace” by the union", "was called cruel by critics"."""
    by = next((i for i in range(said + 1, min(len(t) - 1, said + _BRIEF)) if t.low[i] == "by"), None)
    if by is None or not (says_what(t, said, by) if t.low[said] not in _MARKS else by == said + 1):
        return None
    source = by + 1, name_end(t, by + 1)
    if not name_like(t, *source) or not _is_voice(t, source, voices):
        return None
    first = before_auxiliaries(t, hit.start - 1) + 1
    return Frame(source, (hit.start, hit.start + 1), first, said, "naming", until=by)


def _of_what(t: Tokens, hit: Hit, said: int, voices: Voices) -> Frame | None:
    """As in "in what the mayor called “a shame”", ", which the mayor has described as “a shame”"."""
    last = before_auxiliaries(t, hit.start - 1)
    opening = next(
        (i for i in range(last - 1, max(-1, last - _FAR), -1) if t.low[i] in ("what", "which") or walls(t.low[i])), None
    )
    if opening is None or t.low[opening] not in ("what", "which") or has_verb(t, opening + 1, last + 1):
        return None
    source = opening + 1, last + 1
    aside = t.low[opening] == "which"
    if not _is_voice(t, source, voices) or not name_like(t, *source):
        return None
    if aside and (t.low[opening - 1] != "," or t.low[said] not in _MARKS):
        return None
    until = None if aside else said + 1
    if until is not None and t.low[said] not in _MARKS:
        until = next((i for i in range(said, len(t)) if walls(t.low[i])), len(t))
        told = has_verb(t, said, until) and not _tells_which(t, opening, said, until)
        if told or until - said > (_FAR if not has_verb(t, said, until) else _FARTHEST):
            return None
    return Frame(source, (hit.start, hit.start + 1), opening, said, "naming", relative=aside, until=until)


def _tells_which(t: Tokens, opening: int, said: int, until: int) -> bool:
    """As in "the worst blow the town had suffered": the verb belongs to a clause about the noun."""
    if not has_verb(t, 0, opening):
        return False
    subject = next((i for i in range(said + 2, until) if t.low[i] in _SUBJECT and t.low[i - 1] not in _OPEN), until)
    return not has_verb(t, said, subject) and has_verb(t, subject + 1, until)


def _is_voice(t: Tokens, source: tuple[int, int], voices: Voices) -> bool:
    words = t.phrase(*source)
    return t.low[source[0]] in PRONOUNS or voices.is_voice(words) or voices.speaks(words)


def by_wording(t: Tokens, voices: Voices) -> Frame | None:
    """As in "“A sad day” was how the mayor described it", "“We go” is how she puts it"."""
    if t.low[:1] not in ([QUOTE], [MENTION]):
        return None
    first = 1 + (t.low[1:2] == [","])
    if t.low[first : first + 2] not in (["is", "how"], ["was", "how"]):
        return None
    verb = next((i for i in range(first + 3, min(len(t), first + _FAR)) if t.low[i] in _PUTTING), None)
    source = (first + 2, verb or 0)
    if verb is None or not name_like(t, *source) or any(map(walls, t.low[slice(*source)])):
        return None
    person = _is_voice(t, source, voices)
    rest = next((i for i in range(verb + 1, len(t)) if walls(t.low[i]) or t.low[i] in PREPOSITIONS), len(t))
    closes = not any(map(verbal, t.low[verb + 1 :])) and rest - verb <= _FAR
    return Frame(source, (verb, verb + 1), first, len(t), "free") if person and closes else None
