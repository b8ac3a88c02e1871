"""What a model said of an earlier version of an article and need not be asked again: it is read from the same answers.

A sentence is taken over where it stands in both versions with the same words and of the same kind, next to a neighbour
that it had before or as the only one with its words. Two kinds lean on others and are asked anew if those changed: one
whose source is a pronoun, or whose restatement names what it does not, on the sentences before it, as many as a window
shows; one that calls its source by a short form, on a sentence with the full name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.annotators.answer import Labels
from factcheck.annotators.checking import checked
from factcheck.annotators.windows import as_shown, is_asked, window_of
from factcheck.llm.replies import read_value
from factcheck.records import Article, AuditedArticle, Draft, ModelCall, Sentence, SentenceOutcome
from factcheck.versions import Aligned, aligned
from factcheck.vocabulary import CallStatus, Outcome

_PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|you|him|her|them|his|hers|its|their|theirs|this|that|these|those|who|one)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-Z][\w’'-]+|\d[\d.,:]*")
_ASKED_LINE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)


class TakenOver(NamedTuple):
    """The sentences of an article that need no asking, and the answers they rest on."""

    drafts: tuple[Draft, ...]
    outcomes: tuple[SentenceOutcome, ...]
    calls: tuple[ModelCall, ...]

    @property
    def sentences(self) -> frozenset[int]:
        """Their numbers."""
        return frozenset(one.sentence for one in self.drafts) | {one.sentence for one in self.outcomes}


def taken_over(
    article: Article, sentences: Sequence[Sentence], earlier: AuditedArticle, answer_type: type[Labels]
) -> TakenOver:
    """What `earlier`, an audit of another version by the very same annotator, says of the sentences both have.

    A sentence that failed then, or whose answer cannot be read any more, is not taken over.
    """
    reading = _Reading(article, sentences, earlier, answer_type)
    taken = [one for pair in reading.common for one in reading.said(pair)]
    drafts = tuple(one for one in taken if isinstance(one, Draft))
    outcomes = tuple(one for one in taken if isinstance(one, SentenceOutcome))
    used = {one.call_id for one in taken}
    return TakenOver(drafts, outcomes, tuple(call for call in earlier.calls if call.call_id in used))


class _Reading:
    """One article beside an audit of its earlier version."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], earlier: AuditedArticle, answer_type: type[Labels]
    ) -> None:
        self._article = article
        self._sentences = sentences
        self._earlier = earlier
        self._outcomes = {one.sentence: one for one in earlier.outcomes}
        self._answers = {
            call.call_id: _Answer(call, answer_type)
            for call in earlier.calls
            if call.call_id is not None and call.status is CallStatus.OK
        }
        now, then = _keys(article, sentences), _keys(earlier.article, earlier.sentences)
        self.common = [pair for pair in aligned(then, now) if pair.certain and is_asked(sentences[pair.after])]
        same = " ".join(words.casefold() for pair in aligned(then, now) for words, _ in (now[pair.after],))
        self._same_words = f"{same} {article.title.casefold() if article.title == earlier.article.title else ''}"

    def said(self, pair: Aligned) -> Sequence[Draft | SentenceOutcome]:
        """The drafts of a sentence, or its outcome, under its number of today; nothing where it has to be asked."""
        then, now = self._earlier.sentences[pair.before], self._sentences[pair.after]
        outcome = self._outcomes.get(then.number)
        if outcome is None or outcome.outcome is Outcome.FAILED or outcome.call_id not in self._answers:
            return ()
        words = now.span.of(self._article.text)
        found = self._answers[outcome.call_id].about(words)
        if not all(self._can_stand(one, words, then, now) for one in found if isinstance(one, Draft)):
            return ()
        return [one.model_copy(update={"sentence": now.number}) for one in found]

    def _can_stand(self, draft: Draft, words: str, then: Sentence, now: Sentence) -> bool:
        low = words.casefold()
        names = {link.full_name.casefold() for link in draft.chain if link.full_name.casefold() not in low}
        if any(name not in self._same_words for name in names):
            return False
        voiced = any(link.source is not None and _PRONOUN.match(link.source.text) for link in draft.chain)
        unnamed = any(link.source is None and link.full_name for link in draft.chain)
        restated = any(name not in words for name in _NAME.findall(draft.restated))
        return not (voiced or unnamed or restated) or self._same_before(then, now)

    def _same_before(self, then: Sentence, now: Sentence) -> bool:
        """Whether the sentences that a window shows before this one are those it showed before."""
        before = _before(self._earlier.article, self._earlier.sentences, then)
        return before == _before(self._article, self._sentences, now)


class _Answer:
    """One answer of a model, read again sentence by sentence."""

    def __init__(self, call: ModelCall, answer_type: type[Labels]) -> None:
        self._call_id = call.call_id
        self._value = read_value(call.answer, answer_type).value
        asked = set(call.sentences)
        # The question itself says which number stood for which words: numbers differ from version to version.
        lines = [(int(number), words) for number, words in _ASKED_LINE.findall(call.question)]
        self._numbers = _unique((words, number) for number, words in lines if number in asked)

    def about(self, words: str) -> Sequence[Draft | SentenceOutcome]:
        """What it says of the sentence `words`; nothing where that was not asked, or cannot be told."""
        number = self._numbers.get(as_shown(words))
        if number is None or not isinstance(self._value, Labels):
            return ()
        found = checked(self._value, {number: words}, self._call_id)
        return (*found.drafts, *found.outcomes)


def _unique(pairs: Iterator[tuple[str, int]]) -> Mapping[str, int]:
    """The number of each text that stands there only once."""
    found: dict[str, list[int]] = {}
    for words, number in pairs:
        found.setdefault(words, []).append(number)
    return {words: numbers[0] for words, numbers in found.items() if len(numbers) == 1}


def _keys(article: Article, sentences: Sequence[Sentence]) -> list[tuple[str, str]]:
    return [(sentence.span.of(article.text), sentence.kind.value) for sentence in sentences]


def _before(article: Article, sentences: Sequence[Sentence], here: Sentence) -> list[str]:
    shown = window_of(sentences, [here.number]).shown
    return [sentence.span.of(article.text) for sentence in shown if sentence.number < here.number]
