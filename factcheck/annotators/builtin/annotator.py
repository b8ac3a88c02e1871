"""The face of the built-in annotator: word lists read once, then one article after the other."""

from collections.abc import Sequence
from functools import cache

from factcheck.annotators.builtin.labelling import Labelling, WordLists
from factcheck.annotators.builtin.opinion.model import OpinionModel
from factcheck.annotators.builtin.words.language import ENGLISH, Languages
from factcheck.annotators.builtin.words.legible import legible
from factcheck.annotators.builtin.words.lexicon import read_lexicon, sections_of
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.llm import Ledger
from factcheck.records import Annotation, AnnotatorInfo, Article, Sentence, SentenceOutcome
from factcheck.vocabulary import Outcome


class BuiltinAnnotator:
    """Labels by rules alone: deterministic, in-process, English only. It holds word lists, nothing of any article."""

    def __init__(self) -> None:
        self._lists, self._languages = _read()
        self._info = AnnotatorInfo(name="builtin", version="6")

    @property
    def info(self) -> AnnotatorInfo:
        """Who is labelling."""
        return self._info

    async def annotate(self, article: Article, sentences: Sequence[Sentence], ledger: Ledger) -> Annotation:
        """Drafts and outcomes for every sentence; nothing is waited for, and `ledger` stays as it is."""
        return self.label(article.text, sentences)

    def stop(self) -> None:
        """Nothing to do: an article takes a few milliseconds, and nobody is called."""

    def label(self, text: str, sentences: Sequence[Sentence]) -> Annotation:
        """Drafts and outcomes for `sentences`, whose spans lie in `text`, in the order of the text.

        Of a text that is plainly in another language than English every sentence fails, and the cause says so.
        """
        language = self._languages.of(text)
        if language != ENGLISH:
            return _not_english(language, sentences)
        copy = legible(text, sentences)
        if copy is None:
            return Labelling(text, sentences, self._lists).annotation()
        annotation = Labelling(copy.text, copy.sentences, self._lists).annotation()
        return Annotation(drafts=tuple(map(copy.given_back, annotation.drafts)), outcomes=annotation.outcomes)


@cache
def _read() -> tuple[WordLists, Languages]:
    """The word lists; reading them takes longer than labelling an article, so that all annotators share them."""
    return WordLists(read_lexicon("cues"), OpinionModel(), Voices(sections_of("voices"))), Languages()


def _not_english(language: str, sentences: Sequence[Sentence]) -> Annotation:
    told = f"in {language}" if language else "not in English"
    cause = f"the text is {told}, and the built-in annotator reads English only; for other languages use --model NAME"
    failed = [SentenceOutcome(sentence=one.number, outcome=Outcome.FAILED, cause=cause) for one in sentences]
    return Annotation(drafts=(), outcomes=tuple(failed))
