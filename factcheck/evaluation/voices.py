"""Whose word it is: the voices of a chain with what each puts forward, and when a source is the right one.

A source is right where it stands at a marked place and shares its head, or most of its words; or where one of its
names (as written, or in full) has the same head as a marked name. Heads are the last words of the parts between commas,
each cut before "of", "for", "who" and their like, and the last word of a part where that is capitalised: of "the mayor
of Port Halden, Lene Aasgaard" these are "mayor", "Halden" and "Aasgaard".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from factcheck.evaluation.gold import GoldLink
from factcheck.evaluation.matching import ENOUGH, Cover, cover, overlap
from factcheck.spans import Span
from factcheck.vocabulary import SourceKind

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
_CUT_BEFORE = "of in for at from on with by to who which that whose as and himself herself itself themselves"
_PRONOUNS = "i me my we us our you your he him his she her it its they them their this that these those who"
_DETERMINERS = "a an the this that these those his her its their our my your"


class LinkLike(Protocol):
    """What a link of gold and a link of an annotator have in common."""

    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def source_span(self) -> Span | None: ...  # noqa: D102
    @property
    def cue_span(self) -> Span | None: ...  # noqa: D102
    @property
    def kind(self) -> SourceKind | None: ...  # noqa: D102
    @property
    def full_name(self) -> str: ...  # noqa: D102


class ClaimLike(Protocol):
    """What a claim of gold and a claim of an annotator have in common."""

    @property
    def content(self) -> tuple[Span, ...]: ...  # noqa: D102
    @property
    def chain(self) -> Sequence[LinkLike]: ...  # noqa: D102


class Voice(NamedTuple):
    """One voice of a claim: the chain down to it, outermost first, and what it puts forward."""

    claim: int  # index of the claim
    chain: tuple[LinkLike, ...]
    content: Cover
    innermost: bool


def voices(text: str, claims: Iterable[tuple[int, ClaimLike]]) -> Iterator[Voice]:
    """Every voice of every claim.

    What a voice puts forward is the content, with the sources and cues of all voices further in: in "the union said the
    mayor lied, a paper wrote" the paper's is "the union said the mayor lied".
    """
    for number, claim in claims:
        for place in range(len(claim.chain)):
            further_in = [
                span for link in claim.chain[place + 1 :] for span in (link.source_span, link.cue_span) if span
            ]
            put_forward = cover(text, _with_between(claim.content, further_in))
            yield Voice(number, tuple(claim.chain[: place + 1]), put_forward, place == len(claim.chain) - 1)


def _with_between(content: Sequence[Span], further_in: Sequence[Span]) -> list[Span]:
    """Content with the voices further in, and what stands between these and the content that follows them."""
    last = max((span.end for span in further_in), default=0)
    following = min((span.start for span in content if span.start >= last), default=0)
    first = min((span.start for span in further_in if span.end <= following), default=following)
    return [*content, *further_in, *([Span(first, following)] if first < following else [])]


def says_who(link: GoldLink) -> bool:
    """Whether the gold says who it is, so that a source can be judged."""
    return link.source_span is not None or bool(_names(link))


def is_source(marked: GoldLink, given: LinkLike, text: str) -> bool:
    """Whether `given` is the source that was marked."""
    if given.source_span is not None:
        for span in (marked.source_span, *marked.also):
            if span is not None and _same_place(span, given.source_span, text):
                return True
    return any(_same_name(one, other) for one in _names(marked) for other in _names(given))


def is_same(one: LinkLike, other: LinkLike) -> bool:
    """Whether two links of an annotator name the same source."""
    return any(_same_name(name, another) for name in _names(one) for another in _names(other))


def is_chain(
    marked: Sequence[GoldLink], given: Sequence[LinkLike], text: str, known_as: Sequence[Sequence[LinkLike]]
) -> bool:
    """Whether `given` has the marked voices, all of them and in the same order.

    `known_as` has for each marked voice the links given at its place: whoever has the name of one of these is it too.
    """
    return len(marked) == len(given) and all(
        is_source(one, other, text) or any(is_source(one, link, text) and is_same(link, other) for link in links)
        for one, other, links in zip(marked, given, known_as, strict=True)
        if says_who(one)
    )


def _names(link: LinkLike) -> list[str]:
    return [name for name in (link.source, link.full_name) if name and name.casefold() not in _PRONOUNS.split()]


def _same_place(one: Span, other: Span, text: str) -> bool:
    shared = _heads(text, one) & _heads(text, other)
    return bool(shared) or overlap(cover(text, [one]), cover(text, [other])) >= ENOUGH


def _same_name(one: str, other: str) -> bool:
    """Names with the same head: a capitalised one is enough, else the words of the shorter must be in the longer."""
    shared = {_word(one, at) for at in _heads(one, Span(0, len(one)))} & {
        _word(other, at) for at in _heads(other, Span(0, len(other)))
    }
    if any(word[:1].isupper() for word in shared):
        return True
    shorter, longer = sorted((_content_words(one), _content_words(other)), key=len)
    return bool({word.casefold() for word in shared}) and shorter <= longer


def _heads(text: str, span: Span) -> frozenset[int]:
    """Where the heads of a noun phrase start."""
    heads: set[int] = set()
    start = span.start
    for part in span.of(text).split(","):
        words = list(_WORD.finditer(text, start, start + len(part)))
        start += len(part) + 1
        if not words:
            continue
        cut = next(
            (place for place, word in enumerate(words) if place and word[0].casefold() in _CUT_BEFORE.split()),
            len(words),
        )
        heads.add(words[cut - 1].start())
        if words[-1][0][0].isupper():
            heads.add(words[-1].start())
    return frozenset(heads)


def _word(text: str, at: int) -> str:
    word = _WORD.match(text, at)
    assert word is not None
    return word[0].removesuffix("’s").removesuffix("'s")


def _content_words(name: str) -> frozenset[str]:
    return frozenset(word[0].casefold() for word in _WORD.finditer(name)) - frozenset(_DETERMINERS.split())
