"""Whose verb it is behind "and" where clauses stand before: that of who speaks, or of whom that one tells of."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.clauses import SPLITTING, is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    CONTRACTED,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    adverbial,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_PAST = WORDS["past"]
_MODALS = WORDS["modals"] | {"would", "ll", "won't", "wouldn't", "can't", "couldn't"}
_PRESENT = frozenset(
    {"m", "re", "is", "are", "am", "isn't", "aren't", "do", "does", "don't", "doesn't", "didn't", "did"}
)
_PERFECT = frozenset({"be", "been", "being", "have", "has", "had"})
_BEING = WORDS["be"]
_THINGS = frozenset(
    {"there", "this", "that", "these", "those", "nobody", "nothing", "none", "anyone", "anybody", "anything"}
)
_OF_A_PERSON = frozenset({"he", "she", "it"})
_OF_SEVERAL = frozenset({"they", "it"})
_BOUNDS = (SUBORDINATORS - PREPOSITIONS) | {"and", "or", "nor"}
_TAKING_UP = frozenset({",", "which", "that"})  # behind these a verb may have its subject before
_FINITE = AUXILIARIES - {"to", "be", "been", "being", "having", "'s"}
_EVIDENCE = WORDS["evidence"]  # what things do as well as voices
_AGENTS = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "people")
_TELLING_THEM = frozenset({"told", "tells", "tell"})
_NO_AGENTS = WORDS["no agents"]
_BRIDGES = WORDS["bridges"]  # behind which a clause is likelier than a thing
_PRESENT_ONLY = SPLITTING["base verbs"] - {"cost", "put", "let", "come", "become", "run"}


class Form(Enum):
    """The form of a verb, as far as its ending tells."""

    PAST = auto()
    THIRD_PERSON = auto()
    BASE = auto()
    PARTICIPLE = auto()  # "saying"


_OF_PERFECT = {"has": Form.THIRD_PERSON, "have": Form.BASE, "had": Form.PAST}


class _Clause(NamedTuple):
    subject: tuple[int, int]  # token indexes; empty where the verb stands behind "who" or shares its subject
    verb: int


def form_of(low: str) -> Form:
    """The form of a verb of saying: "said", "says", "say", "saying"."""
    if low.endswith("ing"):
        return Form.PARTICIPLE
    if low in _PAST or low.endswith("ed"):
        return Form.PAST
    return Form.THIRD_PERSON if low.endswith("s") else Form.BASE


def finite_form(t: Tokens, verb: int) -> Form:
    """The form of the finite verb: of "has also said" that of "has"."""
    before = verb - 1
    while before > 0 and adverbial(t.low[before]):
        before -= 1
    return _OF_PERFECT.get(t.low[before], form_of(t.low[verb]))


def told_by_nobody_else(t: Tokens, begin: int, end: int, verb: int, last: Frame, voices: Voices) -> bool:
    """Whether the `verb` behind what is said in `begin` to `end` can only be that of who says so in `last`.

    It is, where what is said has no clause, or none whose subject speaks, or none whose verb has the form of this one.
    """
    clauses = list(_clauses(t, begin, end))
    form = finite_form(t, verb)
    if not clauses:
        return form is Form.PARTICIPLE or _has_no_clause(t, begin, end, last, voices)
    if form is Form.BASE and "to" in t.low[begin:end]:
        return False  # "say the plan is to listen and promise nothing"
    person = _is_person(t, last, voices)
    things = t.low[verb] not in _EVIDENCE
    had = t.low[verb - 1] == "had" and t.low[last.cue[1] - 1] in _PAST
    if had and any(t.low[c.verb] == "had" and _is_he(t, c, person=person) for c in clauses):
        return False  # "She said that she had slept and had asked him whether": all of it is what she tells
    if t.low[verb] in _TELLING_THEM and any(
        _is_he(t, c, person=person) and _coordinates(t, c.verb, end, form) for c in clauses
    ):
        return False  # "She said she saw him and told the police": telling them is part of what she says she did
    return all(
        not _coordinates(t, clause.verb, end, form) or (things and _is_thing(t, clause, last, voices, person=person))
        for clause in clauses
    )


def told_by_who_is_told_of(t: Tokens, begin: int, end: int, verb: int, last: Frame, voices: Voices) -> bool:
    """As in "She said Vik stopped her and asked whether": the nearest clause before "and" has somebody else act so."""
    if t.low[verb - 1] != "and" or t.low[verb - 2] == "," or form_of(t.low[verb]) is not Form.PAST:
        return False
    clause = next(reversed(list(_clauses(t, begin, end))), None)
    if clause is None or clause.subject[0] == clause.subject[1] or not _coordinates(t, clause.verb, end, Form.PAST):
        return False
    first, behind = clause.subject
    if any(t.low[i] in _BOUNDS or walls(t.low[i]) for i in range(clause.verb, end)):
        return False
    if (behind - first == 1 and t.low[first] in PRONOUNS) or t.low[_past_group(t, clause.verb, end) - 1] in _BEING:
        return False
    does = not _BEING.isdisjoint(t.low[clause.verb : clause.verb + 1])
    read = voices.kind_of(t.phrase(first, behind)) is SourceKind.DOCUMENT
    return not (read or does) and _speaks(t, first, behind, voices)


def _is_he(t: Tokens, clause: _Clause, *, person: bool) -> bool:
    """Whether the subject is a pronoun that may stand for who speaks."""
    low = t.low[clause.subject[0]]
    return low in PRONOUNS and not (person and low == "it")


def _has_no_clause(t: Tokens, begin: int, end: int, last: Frame, voices: Voices) -> bool:
    """Whether there surely is none where none is seen: "the charge", "to pay", "the firm of lying"."""
    if last.style in ("act", "quote") or "to" in t.low[begin:end]:
        return True
    if begin == end or t.low[begin] == QUOTE or t.low[begin].endswith("ing"):
        return True
    if last.first and t.low[last.first - 1] == QUOTE:
        return True  # "“…,” she told the paper"
    return t.low[last.cue[0]] not in _BRIDGES and not _speaks(t, begin, end, voices)


def _clauses(t: Tokens, begin: int, end: int) -> Iterator[_Clause]:
    """The finite verbs, each with the words before it that may be its subject."""
    opening, index = begin, begin
    named = (begin, begin)  # before a comma, or before "which"
    while index < end:
        low = t.low[index]
        if low in _BOUNDS or walls(low):
            named = (opening, index) if opening < index else named
            opening = index + 1
        elif low in CONTRACTED:
            yield _Clause((index, index + 1), index)
        elif is_verb(t, index) or _has_been(t, index):
            subject = opening, _without_adverbs(t, opening, index)
            goes_on = subject[0] == subject[1] and t.low[opening - 1] in _TAKING_UP
            yield _Clause(named if goes_on else subject, index)
            index = _past_group(t, index, end)
            named, opening = (named if goes_on else subject), index
            continue
        index += 1


def _has_been(t: Tokens, index: int) -> bool:
    """Whether a finite auxiliary stands here that is no "to" and no participle."""
    return t.low[index] in _FINITE and not t.capital(index)  # "in May" is none


def _past_group(t: Tokens, index: int, end: int) -> int:
    """Behind "would not have been closed"."""
    auxiliary = t.low[index] in AUXILIARIES or t.low[index] in CONTRACTED
    index += 1
    while (
        index < end
        and (t.low[index] in AUXILIARIES or t.low[index] in NEGATIONS or adverbial(t.low[index]))
        and t.low[index] != "to"
    ):
        index += 1
    return index + (auxiliary and index < end and is_verb(t, index))


def _without_adverbs(t: Tokens, first: int, behind: int) -> int:
    while behind > first and (adverbial(t.low[behind - 1]) or t.low[behind - 1] in NEGATIONS):
        behind -= 1
    return behind


def _coordinates(t: Tokens, verb: int, end: int, form: Form) -> bool:
    """Whether a verb of the `form` behind "and" may go on with the one at `verb`; not "would stay and warned"."""
    low = t.low[verb].split("'")[-1] if t.low[verb] in CONTRACTED else t.low[verb]
    group = t.low[verb + 1 : _past_group(t, verb, end)]
    if form is Form.PAST:
        if low in _MODALS:
            return not _PERFECT.isdisjoint(group)
        present = (
            low in _PRESENT
            or low in _PRESENT_ONLY
            or low in ("m", "re")
            or (low.endswith("s") and low not in ("was", "has", "s"))
        )
        return not present
    if form is Form.THIRD_PERSON:
        return low.endswith("s") and low != "was"
    return True


def _is_thing(t: Tokens, clause: _Clause, last: Frame, voices: Voices, *, person: bool) -> bool:
    """Whether the subject says nothing, or is who speaks."""
    first, behind = clause.subject
    if t.low[clause.verb] in CONTRACTED:
        return _same(t.low[clause.verb].split("'")[0], t, last, person=person)
    if first == behind:
        return t.low[first - 1] in ("and", "or", "but")
    if (t.low[behind - 1] in PRONOUNS or t.low[behind - 1] in _THINGS) and (
        behind - first == 1 or t.low[first] in PREPOSITIONS
    ):
        return _same(t.low[behind - 1], t, last, person=person)  # "he left", "on Monday he left"
    return not _speaks(t, first, behind, voices)


def _same(pronoun: str, t: Tokens, last: Frame, *, person: bool) -> bool:
    assert last.source is not None
    if pronoun in _THINGS or (last.source[1] - last.source[0] == 1 and pronoun == t.low[last.source[0]]):
        return True
    return pronoun in (_OF_A_PERSON if person else _OF_SEVERAL)


def _speaks(t: Tokens, first: int, behind: int, voices: Voices) -> bool:
    """Whether the words name somebody who may speak: "the mayor of the town", "groups of drivers"."""
    end = next((i for i in range(first + 1, behind) if t.low[i] in PREPOSITIONS), behind)
    heads = [t.low[i - 1].removesuffix("s") for i in range(first + 1, end) if t.low[i] == "of"]
    heads.append(t.low[end - 1].removesuffix("s"))
    if heads[0] in _NO_AGENTS:
        return False
    if t.low[first : first + 2] == ["one", "of"]:
        return _speaks(t, first + 2, behind, voices) or t.low[behind - 1].endswith("s")
    return any(head.endswith(_AGENTS) for head in heads) or voices.is_voice(t.phrase(first, behind))


def _is_person(t: Tokens, last: Frame, voices: Voices) -> bool:
    assert last.source is not None
    return voices.kind_of(t.phrase(*last.source)) is SourceKind.PERSON
