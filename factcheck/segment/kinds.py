"""Says of sentences already found whether they are questions, captions or credits."""

import re
from itertools import islice
from typing import NamedTuple

from factcheck.segment.credits import picture_kind
from factcheck.segment.layout import stopped
from factcheck.segment.metadata import is_date
from factcheck.segment.words import SPEECH_VERBS
from factcheck.spans import Span
from factcheck.vocabulary import SentenceKind


class Found(NamedTuple):
    """A sentence before it is numbered."""

    span: Span
    kind: SentenceKind
    paragraph: int  # from 1


_CLOSERS = "\"”’'»›)]}*_"
_ASKING = re.compile(r"[?？؟][?!]*[\"”’'»›)\]}*_]*\Z")
_QUOTE_OPENS = re.compile(r"(?:\A|(?<=[\s(\[“\"‘]))(?:[\"“„'‘](?=\S)|[«”»](?=\w)|[«“]\s|``)")
_WRITTEN = (  # "a sign reading “Why?”", "a banner with the words “Who pays?”"
    r"(?:read|reads|reading|saying|asking|chant(?:s|ed|ing)?|shout(?:s|ed|ing)?|yell(?:s|ed|ing)?|cr(?:y|ied|ying)"
    r"|(?:the|their|his|her) (?:words|question|slogan|headline|title|message)|headlined|titled|entitled)"
)
_FRAME = re.compile(rf"(?:[,:]|\b{SPEECH_VERBS}|\b{_WRITTEN})\s*(?:[\"“„«»”'‘]\s?|``)?\Z")
_ASKS_ITSELF = re.compile(
    r"[\W_]*(?:Who|Whom|Whose|What|When|Where|Why|Which|How|Is|Are|Was|Were|Am|Do|Does|Did|Has|Have|Had|Can|Could|Will"
    r"|Would|Shall|Should|May|Might|Must|Isn['’]t|Don['’]t|Didn['’]t|Wasn['’]t)\b"
)
_ATTRIBUTES = re.compile(rf"[\"”]\s(?:\S+\s){{0,6}}{SPEECH_VERBS}\b")
_LABEL_REACH = 30  # a label such as "Photo:" stands this near the start of a sentence


def kind_of(text: str, span: Span) -> SentenceKind:
    """The kind of a sentence of running text: a question, a credit, or body."""
    start, end = span
    if text[end - 1] in "?？؟!" or text[end - 1] in _CLOSERS:
        return SentenceKind.QUESTION if _asks(text[start:end]) else SentenceKind.BODY
    labelled = text.find(":", start, min(end, start + _LABEL_REACH)) >= 0
    if labelled and picture_kind(text[start:end]) is SentenceKind.CREDIT:
        return SentenceKind.CREDIT
    return SentenceKind.BODY


def with_captions(text: str, found: list[Found]) -> list[Found]:
    """`found` in the same order, the sentences that stand right before a credit marked as captions."""
    marked = list(found)
    for index, sentence in enumerate(found):
        if sentence.kind is SentenceKind.CREDIT:
            for caption in _caption_before(text, found, index):
                marked[caption] = found[caption]._replace(kind=SentenceKind.CAPTION)
    return marked


def _asks(words: str) -> bool:
    """Whether `words` end in a question that is not merely quoted ("She asked: 'Why?'")."""
    if not _ASKING.search(words[-12:]):
        return False
    opening = [match.start() for match in _QUOTE_OPENS.finditer(words)]
    if words[-1] in "?？؟!" or not opening or _ASKS_ITSELF.match(words):
        return True
    return _FRAME.search(words[: opening[-1]]) is None


def _caption_before(text: str, found: list[Found], credit: int) -> list[int]:
    """The sentences that describe the picture which the credit at index `credit` belongs to; often none."""
    if credit == 0 or found[credit - 1].kind not in (SentenceKind.BODY, SentenceKind.HEADING, SentenceKind.QUESTION):
        return []
    if _ATTRIBUTES.search(found[credit - 1].span.of(text)):
        return []
    if found[credit - 1].paragraph != found[credit].paragraph:
        return [credit - 1] if _is_own_line(text, found, credit) else []
    first = credit - 1
    while first and is_date(found[first].span.of(text)) and _goes_before(found[first - 1], found[credit]):
        first -= 1
    return list(range(first, credit))


def _goes_before(sentence: Found, credit: Found) -> bool:
    return sentence.kind is SentenceKind.BODY and sentence.paragraph == credit.paragraph


def _is_own_line(text: str, found: list[Found], credit: int) -> bool:
    """Whether the paragraph before is one sentence, set off together with its credit or without a full stop."""
    caption = found[credit - 1]
    is_headline = all(earlier.kind is SentenceKind.METADATA for earlier in islice(found, credit - 1))
    if is_headline or found[credit - 2].paragraph == caption.paragraph:
        return False
    running = found[credit - 2].kind not in (SentenceKind.HEADING, SentenceKind.METADATA, SentenceKind.CREDIT)
    begins_block = not running or _blank_between(text, found[credit - 2], caption)
    set_off = begins_block and not _blank_between(text, caption, found[credit])
    return set_off or not stopped(caption.span.of(text))


def _blank_between(text: str, one: Found, other: Found) -> bool:
    gap = text[one.span.end : other.span.start].replace("\r\n", "\n")
    return sum(not mark.isspace() or mark in "\n\r\u2028\u2029\x85" for mark in gap) > 1
