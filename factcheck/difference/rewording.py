"""What became of the words of a claim that were changed: a negation, a quotation, a name, or other words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from factcheck.difference.changes import Aspect, ChangeKind
from factcheck.difference.reading import Word, Worded, tokens
from factcheck.difference.wording import is_date, vouched, weighed
from factcheck.records import Claim
from factcheck.vocabulary import Label

_NEGATION = re.compile(
    r"not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|non|hardly|barely|scarcely|\w+n't",
    re.IGNORECASE,
)
_DENYING = re.compile(r"(?:un|non|dis|in|im|il|ir)(?=\w{4})", re.IGNORECASE)  # "unsafe", and no "inform"
# Beside another change these follow from it: "27 crates" and "dozens of crates", "did not stop" and "stopped".
_GLUE = frozenset({"a", "an", "the", "of", "that", "do", "does", "did"})
_WORDLESS = (ChangeKind.FLIPPED, ChangeKind.SOURCE)


class _Side(NamedTuple):
    """A claim before or after, and its words."""

    claim: Claim
    worded: Worded
    keys: tuple[str, ...]


class _Run(NamedTuple):
    """Words side by side that were put in place of others: from one place up to another on either side."""

    before: range
    after: range


def reworded(before: tuple[Claim, Worded], after: tuple[Claim, Worded], judged: Sequence[Aspect]) -> Iterator[Aspect]:
    """Every way in which the words of a claim changed; nothing only where they are the same.

    `judged` is what is already known of its label and source: the words that name a new speaker need not be told twice.
    """
    olds, news = _sides(before, after)
    matcher = SequenceMatcher(None, olds.keys, news.keys, autojunk=False)
    runs = [_Run(range(a, b), range(c, d)) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    yield from vouched(olds.claim, news.claim)
    yield from _marks(olds, news, matcher)
    if runs:
        yield from _changed(olds, news, runs, judged)


def _changed(olds: _Side, news: _Side, runs: Sequence[_Run], judged: Sequence[Aspect]) -> Iterator[Aspect]:
    spoken = _spoken(olds.claim, news.claim, judged)
    told = [
        *_negated(olds, news, runs),
        *weighed(olds.worded.text, news.worded.text),
        *_named(olds, news, runs, spoken),
    ]
    yield from told
    quotations = [*_quotations(olds, news, runs)]
    yield from quotations
    before, after = (spoken | tokens(" ".join(texts)) for texts in _texts(told))
    rest = [run for run in runs if _is_left(olds, run.before, before) or _is_left(news, run.after, after)]
    if not (rest or told or quotations or spoken):
        rest = [*runs]
    for run in rest:
        yield _aspect(ChangeKind.REWORDED, olds, news, run)


def _texts(told: Sequence[Aspect]) -> tuple[list[str], list[str]]:
    return [one.before for one in told], [one.after for one in told]


def _sides(before: tuple[Claim, Worded], after: tuple[Claim, Worded]) -> tuple[_Side, _Side]:
    """Both with their words as they are compared: a capital at the beginning counts if the word has it elsewhere."""
    words = (*before[1].words, *after[1].words)
    elsewhere = {word.key for word in words if not word.is_first}

    def key(word: Word) -> str:
        is_case_of_place = word.is_first and word.key not in elsewhere
        return word.key[0].lower() + word.key[1:] if is_case_of_place else word.key

    old, new = (_Side(*one, tuple(key(word) for word in one[1].words)) for one in (before, after))
    return old, new


def _negated(olds: _Side, news: _Side, runs: Sequence[_Run]) -> Iterator[Aspect]:
    """One negation more, or one less; "unsafe" and "safe"."""
    lost, won = _count(olds.keys, _NEGATION), _count(news.keys, _NEGATION)
    if lost.total() != won.total():
        yield Aspect(kind=ChangeKind.NEGATED, before=_listed(lost - won), after=_listed(won - lost))
    for run in runs:
        here, there = ([side.keys[at] for at in place] for side, place in ((olds, run.before), (news, run.after)))
        for old in here:
            for new in there:
                if old in _bared(new) or new in _bared(old):
                    yield Aspect(kind=ChangeKind.NEGATED, before=old, after=new)


def _bared(word: str) -> set[str]:
    """A word without what denies it at its beginning."""
    match = _DENYING.match(word)
    return {word[match.end() :]} if match else set()


def _count(keys: Sequence[str], what: re.Pattern[str]) -> Counter[str]:
    return Counter(key.casefold() for key in keys if what.fullmatch(key))


def _listed(words: Counter[str]) -> str:
    return ", ".join(words.elements())


def _named(olds: _Side, news: _Side, runs: Sequence[_Run], known: set[str]) -> Iterator[Aspect]:
    """Other names than before; a name that only came or went is another word."""
    lost = Counter(name for run in runs for name in _names(olds, run.before, known))
    won = Counter(name for run in runs for name in _names(news, run.after, known))
    gone, come = lost - won, won - lost
    if gone and come:
        yield Aspect(kind=ChangeKind.NAME, before=_listed(gone), after=_listed(come))


def _names(side: _Side, places: range, known: set[str]) -> Iterator[str]:
    """Words with a capital that their place does not explain, those side by side as one name."""

    def is_name(at: int) -> bool:
        word = side.worded.words[at]
        plain = word.key.casefold() in known or len(word.key) < 2 or is_date(word.key)
        return word.key[0].isupper() and not plain and (not word.is_first or _goes_on(side, at))

    for named, group in groupby(places, key=is_name):
        if named:
            members = [*group]
            yield side.worded.slice(members[0], members[-1] + 1)


def _goes_on(side: _Side, at: int) -> bool:
    """Whether the word behind has a capital too, as in "Oda Brekke"."""
    following = side.worded.words[at + 1 : at + 2]
    return bool(following) and following[0].key[0].isupper()


def _quotations(olds: _Side, news: _Side, runs: Sequence[_Run]) -> Iterator[Aspect]:
    """Words inside quotation marks that are others now."""
    for run in runs:
        if _is_quoted(olds, run.before) or _is_quoted(news, run.after):
            yield _aspect(ChangeKind.QUOTATION, olds, news, run)


def _is_quoted(side: _Side, places: range) -> bool:
    return any(side.worded.words[at].is_quoted for at in places)


def _marks(olds: _Side, news: _Side, matcher: SequenceMatcher[str]) -> Iterator[Aspect]:
    """Words that stayed, in quotation marks on one side alone."""
    for block in matcher.get_matching_blocks():
        steps = range(block.size)

        def quoted(step: int, a: int = block.a, b: int = block.b) -> tuple[bool, bool]:
            return olds.worded.words[a + step].is_quoted, news.worded.words[b + step].is_quoted

        for (was, is_now), group in groupby(steps, key=quoted):
            if was != is_now:
                members = [*group]
                places = range(block.a + members[0], block.a + members[-1] + 1)
                words = olds.worded.slice(places.start, places.stop)
                marked = f"“{words}”"
                texts = (marked, words) if was else (words, marked)
                yield Aspect(kind=ChangeKind.QUOTATION, before=texts[0], after=texts[1])


def _spoken(before: Claim, after: Claim, judged: Sequence[Aspect]) -> set[str]:
    """The words that tell whose word it is, where just that changed."""
    if not any(one.kind in _WORDLESS for one in judged):
        return set()
    claims = [claim for claim in (before, after) if claim.label is Label.ATTRIBUTED_STATEMENT]
    return tokens(" ".join(f"{link.source} {link.full_name} {link.cue}" for claim in claims for link in claim.chain))


def _is_left(side: _Side, places: range, explained: set[str]) -> bool:
    """Whether words changed here that nothing else tells of."""
    words = [side.worded.words[at] for at in places]
    return any(not word.is_quoted and word.key.casefold() not in explained | _GLUE for word in words)


def _aspect(kind: ChangeKind, olds: _Side, news: _Side, run: _Run) -> Aspect:
    texts = [side.worded.slice(place.start, place.stop) for side, place in ((olds, run.before), (news, run.after))]
    return Aspect(kind=kind, before=texts[0], after=texts[1])
