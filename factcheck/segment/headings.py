"""Tells headings from running text by how they read and where they stand."""

import re

from factcheck.segment.furniture import Stretch
from factcheck.segment.layout import is_list_item, stopped
from factcheck.vocabulary import SentenceKind

_LONGEST = 150
_MOST_WORDS = 24
_LONGEST_RUN = 3  # a longer run of short lines is a list, whose items may well be claims
_INNER_END = r"[^*_]*[^\d*_][.!?…][\"”’]?\s[^*_]"
# "## Rents", "**Rents**"; but "**The rents rose. Why?**" is what is said in bold type.
_MARKDOWN = re.compile(rf"#{{1,6}}\s+\S|(\*\*|__)(?!{_INNER_END}|(?:[^*_ ]+ ){{5}}[^*_]*\.[\"”’]?\1)[^*_]+\1:?\Z")
_QUOTED = re.compile(r"[\"“„‘'].{60,}[\"”’']\Z")  # a sentence that is lifted out of the text, not a heading
_NAMED_BEHIND = r"(?:[—–―~]|--|-\s)\s?[*_]{0,2}[A-Z]"
_CREDITED = re.compile(  # "“Oil runs out” – Oda Moe", "“Oil runs out.” (Oda Moe, baker)"
    rf"[>\s*_]*(?:[A-Z]{{3,12}}: )?(?:[\"“‘«]|``).{{8,}}(?:[\"”’»]|'')[*_]{{0,2}}\s*"
    rf"(?:{_NAMED_BEHIND}|\([A-Z][^()]*, [^()]*\)\Z)"
    r"|[>\s*_]*[\"“‘«].{8,}[\"”’»]\n[A-Z][\w.'’-]* [A-Z][\w.'’ -]*, [a-z][^.!?\n]*\Z"
)
_QUOTATION = re.compile(r"[>\s*_]*(?:[\"“‘«]|``).{8,}(?:[\"”’»]|'')[*_]{0,2}\Z")
_CREDIT_LINE = re.compile(rf"[>\s*_]*{_NAMED_BEHIND}")
_UNFINISHED = re.compile(r"[,;:–—-]\Z|\b(?:and|or|but|the|a|an|of|to|in|with|for|that)\Z")


def with_headings(text: str, stretches: list[Stretch]) -> list[Stretch]:
    """`stretches` in the same order, those of running text that stand as headings marked as such."""
    last_running = max((i for i, stretch in enumerate(stretches) if stretch.kind is None), default=-1)
    headings: set[int] = set()
    run: list[int] = []
    for index, stretch in enumerate(stretches):
        words = text[stretch.start : min(stretch.end, stretch.start + _LONGEST + 1)]
        alone = stretch.kind is None and _stands_alone(text, stretches, index)
        if alone and index < last_running and _reads_as_heading(words) and not _is_credited(text, stretches, index):
            run.append(index)
            continue
        headings.update(run if len(run) <= _LONGEST_RUN else run[:1])
        run = []
        if alone and _MARKDOWN.match(words):
            headings.add(index)
    return [s._replace(kind=SentenceKind.HEADING) if i in headings else s for i, s in enumerate(stretches)]


def _stands_alone(text: str, stretches: list[Stretch], index: int) -> bool:
    """Whether neither other running text, nor a credit, nor a dateline shares the paragraph."""
    number = stretches[index].paragraph
    neighbours = stretches[max(0, index - 1) : index] + stretches[index + 1 : index + 2]
    return all(
        other.paragraph != number or (other.kind is SentenceKind.METADATA and text[other.end - 1] not in "-–—")
        for other in neighbours
    )


def _is_credited(text: str, stretches: list[Stretch], index: int) -> bool:
    """Whether it is a quotation, below the title, with its speaker behind it or on the next line; or that line."""
    here = stretches[index]
    if all(one.kind is not None for one in stretches[:index]):
        return False
    words = text[here.start : here.end]
    if _CREDITED.match(words) is not None:
        return True
    following = stretches[index + 1]
    if _QUOTATION.match(words) is not None:
        return _CREDIT_LINE.match(text, following.start, following.end) is not None
    before = stretches[index - 1]
    return _CREDIT_LINE.match(words) is not None and _QUOTATION.match(text[before.start : before.end]) is not None


def _reads_as_heading(words: str) -> bool:
    """Whether `words` are a short line that no full stop ends and that does not break off."""
    if len(words) > _LONGEST or stopped(words) or is_list_item(words):
        return False
    if _MARKDOWN.match(words) or _UNFINISHED.search(words) or _QUOTED.match(words):
        return False
    first_word, *others = words.split()
    letters = [letter for letter in first_word if letter.isalpha()]
    capital = not letters or not letters[0].islower() or any(letter.isupper() for letter in letters)
    return capital and len(others) < _MOST_WORDS and any(letter.isalpha() for letter in words)
