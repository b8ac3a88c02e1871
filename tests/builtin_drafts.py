"""Made-up texts for the built-in annotator, and its drafts in a shape that tests can compare."""

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.records import Draft, Phrase, Sentence
from factcheck.segment import segment
from factcheck.spans import Span
from factcheck.vocabulary import Label, NoClaimReason, SentenceKind

BUILTIN = BuiltinAnnotator()

# One who is interviewed in the layout of a magazine, with room in the first answer.
INTERVIEW = """Interview with skipper Ines Dahl

We met skipper Ines Dahl in May.

How did the year begin?

I slept on the boat. {told}

What comes next?

I mend nets.
"""


def made(*paragraphs: list[str], kind: SentenceKind = SentenceKind.BODY) -> tuple[str, list[Sentence]]:
    """A text of the given sentences, and their records."""
    text, sentences = "", []
    for number, paragraph in enumerate(paragraphs, start=1):
        for words in paragraph:
            place = Span(len(text), len(text) + len(words))
            sentences.append(Sentence(number=len(sentences) + 1, kind=kind, span=place, paragraph=number))
            text += words + " "
        text += "\n\n"
    return text, sentences


def drafts_of(*paragraphs: list[str]) -> list[Draft]:
    return list(BUILTIN.label(*made(*paragraphs)).drafts)


def voices(draft: Draft) -> list[tuple[str | None, str | None, str]]:
    return [(link.source and link.source.text, link.cue and link.cue.text, link.kind.value) for link in draft.chain]


def named(draft: Draft) -> list[str]:
    return [link.full_name for link in draft.chain]


def phrases(draft: Draft) -> list[Phrase]:
    linked = [phrase for link in draft.chain for phrase in (link.source, link.cue)]
    return [p for p in (draft.part, *draft.content, *draft.opinion_cues, *linked) if p is not None]


def outcome_of(words: str, kind: SentenceKind = SentenceKind.BODY) -> NoClaimReason | None:
    outcomes = BUILTIN.label(*made([words], kind=kind)).outcomes
    return outcomes[0].reason if outcomes else None


def attributed(words: str) -> list[Draft]:
    """The drafts of one sentence that are on somebody's word."""
    return [draft for draft in drafts_of([words]) if draft.label is Label.ATTRIBUTED_STATEMENT]


def article(text: str) -> list[Draft]:
    """The drafts of a whole text, cut into sentences as articles are."""
    return list(BUILTIN.label(text, segment(text)).drafts)


def said(draft: Draft, text: str = "") -> list[str]:
    """What a draft puts forward; of a draft without pieces, the whole of it."""
    return [piece.text for piece in draft.content] or ([text] if text else [])
