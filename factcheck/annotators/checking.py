"""Checks a model's answer against the sentences it was asked about, sentence by sentence.

What is right is kept; a sentence that is missing, or that the answer contradicts itself about, is named with the cause
so that it alone can be asked again.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from factcheck.annotators.answer import (
    AnyOpinion,
    Fact,
    Labels,
    LoadedFact,
    LoadedPart,
    NoClaim,
    Opinion,
    OpinionPart,
    RestatedLabels,
    Statement,
    Via,
    Voice,
)
from factcheck.records import Draft, DraftLink, Phrase, SentenceOutcome
from factcheck.vocabulary import Label, NoClaimReason, OpinionKind, Outcome, SourceKind

_MAX_PHRASE = 1000  # code points of one phrase; what is longer quotes the article back and counts as wrong
_MAX_CHAIN = 6
_MAX_PIECES = 12
_WORD = re.compile(r"\w+|…")
_ELLIPSIS = re.compile(r"…|\.\.\.")


class Checked(NamedTuple):
    """What of an answer can stand, and what must be asked again: number of the sentence → why."""

    drafts: tuple[Draft, ...]
    outcomes: tuple[SentenceOutcome, ...]
    wrong: dict[int, str]


class WrongAnswer(ValueError):
    """The answer contradicts itself about one sentence."""


def checked(answer: Labels, asked: Mapping[int, str], call_id: int | None) -> Checked:
    """Drafts and outcomes of the sentences that the answer settles; every other one is in `wrong`.

    `asked` is the number and the words of each sentence asked about; what the answer says of others is passed over.
    """
    by_sentence = _by_sentence(answer)
    restated = _restatements(answer)
    drafts: list[Draft] = []
    outcomes: list[SentenceOutcome] = []
    wrong: dict[int, str] = {}
    for number, words in asked.items():
        try:
            said = _said(by_sentence.get(number, []), words)
            if isinstance(said[0], NoClaim):
                outcomes.append(_no_claim(said[0], call_id))
            else:
                drafts += [_draft(claim, words, answer.voices, restated, call_id) for claim in said]
        except WrongAnswer as error:
            wrong[number] = str(error)
    return Checked(tuple(drafts), tuple(outcomes), wrong)


class Said(NamedTuple):
    """One claim of an answer, its group made explicit."""

    n: int
    part: str
    item: int | Fact | Statement | AnyOpinion
    opinion_kind: OpinionKind | None = None


def _by_sentence(answer: Labels) -> dict[int, list[Said | NoClaim]]:
    found: dict[int, list[Said | NoClaim]] = defaultdict(list)
    for item in _items(answer):
        found[item.n].append(item)
    return found


def _items(answer: Labels) -> Iterator[Said | NoClaim]:
    for fact in answer.facts:
        yield Said(fact, "", fact) if isinstance(fact, int) else Said(fact.n, getattr(fact, "part", ""), fact)
    for statement in answer.attributed:
        yield Said(statement.n, getattr(statement, "part", ""), statement)
    for kind in OpinionKind:
        for opinion in getattr(answer.opinions, kind.value):
            yield Said(opinion.n, getattr(opinion, "part", ""), opinion, kind)
    yield from answer.no_claim


def _said(items: Sequence[Said | NoClaim], words: str) -> Sequence[Said | NoClaim]:
    """The items of the sentence `words`, if they can all be true."""
    if not items:
        raise WrongAnswer("missing from the answer")
    silent = sum(isinstance(item, NoClaim) for item in items)
    if silent and len(items) > 1:
        raise WrongAnswer("labelled, and no_claim too" if silent < len(items) else "no_claim more than once")
    whole = _bare(words)
    bare = (_bare(item.part) for item in items if isinstance(item, Said))
    parts = Counter("" if part == whole else part for part in bare)
    twice = next((part for part, times in parts.items() if times > 1), None)
    if twice is not None:
        raise WrongAnswer(f"the part {twice!r} labelled more than once" if twice else "labelled more than once")
    return items


def _bare(words: str) -> str:
    """The words alone: a part spelled in capitals or without its full stop is the same part."""
    return " ".join(_WORD.findall(words.casefold()))


def _no_claim(item: NoClaim, call_id: int | None) -> SentenceOutcome:
    return SentenceOutcome(
        sentence=item.n, outcome=Outcome.NO_CLAIM, reason=NoClaimReason(item.reason), call_id=call_id
    )


def _draft(
    said: Said | NoClaim, words: str, voices: Sequence[Voice], restated: dict[tuple[int, str], str], call_id: int | None
) -> Draft:
    assert isinstance(said, Said)
    part = said.part.strip()
    return Draft(
        sentence=said.n,
        part=_phrase(part) if part else None,
        restated=restated.get((said.n, part), ""),
        call_id=call_id,
        **_fields(said, words, voices),
    )


def _fields(said: Said, words: str, voices: Sequence[Voice]) -> dict[str, Any]:
    """The fields of a draft that depend on its label."""
    item = said.item
    if isinstance(item, int | Fact):
        loaded = item.loaded if isinstance(item, LoadedFact | LoadedPart) else ""
        return {"label": Label.REPORTED_FACT, "opinion_cues": _cues(loaded)}
    if isinstance(item, Opinion | OpinionPart):
        return {"label": Label.OPINION, "opinion_kind": said.opinion_kind, "opinion_cues": _cues(item.cue)}
    content = tuple(_phrase(words) for words in getattr(item, "said", ())[:_MAX_PIECES] if words.strip())
    return {"label": Label.ATTRIBUTED_STATEMENT, "content": content, "chain": _chain(item, words, voices)}


def _chain(statement: Statement, words: str, voices: Sequence[Voice]) -> tuple[DraftLink, ...]:
    """The chain outermost first: those who pass the content on, then the one whose word it is."""
    own = Via(v=statement.v, w=getattr(statement, "w", ""), cue=statement.cue)
    links = [*getattr(statement, "via", ()), own]
    if len(links) > _MAX_CHAIN:
        raise WrongAnswer(f"attributed through a chain of {len(links)} voices")
    return tuple(_link(link, words, voices) for link in links)


def _link(link: Via, words: str, voices: Sequence[Voice]) -> DraftLink:
    if not 1 <= link.v <= len(voices):
        raise WrongAnswer("names a voice that is not in the list of voices")
    voice = voices[link.v - 1]
    name, written = _clean(voice.name), link.w.strip()
    if not name and not written:
        raise WrongAnswer("attributed to a voice without a name")
    # No words of its own: the sentence names the voice in full, or, in a continued quotation, not at all.
    if not written and name.casefold() in words.casefold():
        written = name
    return DraftLink(
        source=_phrase(written) if written else None,
        cue=_phrase(link.cue.strip()) if link.cue.strip() else None,
        kind=SourceKind(voice.kind),
        full_name="" if written == name else name,
    )


def _restatements(answer: Labels) -> dict[tuple[int, str], str]:
    if not isinstance(answer, RestatedLabels):
        return {}
    return {(item.n, item.part.strip()): _clean(item.text) for item in answer.restated}


def _cues(words: str) -> tuple[Phrase, ...]:
    pieces = (piece.strip() for piece in _ELLIPSIS.split(words))
    return tuple(_phrase(piece) for piece in pieces if piece)[:_MAX_PIECES]


def _phrase(words: str) -> Phrase:
    if len(words) > _MAX_PHRASE:
        raise WrongAnswer("quotes more words than it needs to name a place")
    return Phrase(text=_clean(words))


def _clean(words: str) -> str:
    """`words` with spaces for control characters, which no article may hold and some tools cut at."""
    return "".join(character if character.isprintable() else " " for character in words)[:_MAX_PHRASE].strip()
