"""Stand-ins for what costs money: a queue of answers in place of a model."""

from collections.abc import Sequence

from factcheck.annotators.answer import Labels
from factcheck.llm import Answer
from factcheck.prompts import RenderedPrompt
from factcheck.records import Sentence
from factcheck.spans import Span
from factcheck.vocabulary import CallStatus


def labels(**groups: object) -> Labels:
    """An answer in which only the groups given hold anything."""
    opinions = {"evaluation": [], "interpretation": [], "prediction": [], "speculation": [], "recommendation": []}
    opinions |= groups.pop("opinions", {})
    empty = {"facts": [], "voices": [], "attributed": [], "no_claim": []}
    return Labels.model_validate(empty | groups | {"opinions": opinions})


def numbered(*texts: str, kind: str = "body") -> tuple[str, tuple[Sentence, ...]]:
    """Texts joined by blank lines, and a sentence for each, every one its own paragraph."""
    sentences, text = [], ""
    for number, words in enumerate(texts, 1):
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{words}" if text else words
        sentences.append(Sentence(number=number, kind=kind, span=Span(start, len(text)), paragraph=number))
    return text, tuple(sentences)


class QueuedAsker:
    """Answers from a queue, whatever is asked, and keeps what it was asked."""

    def __init__(self, *answers: Labels | CallStatus) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[tuple[int, ...], str, RenderedPrompt]] = []

    async def ask(
        self, prompt: RenderedPrompt, answer_type: type[Labels], *, sentences: Sequence[int], purpose: str
    ) -> Answer[Labels]:
        self.asked.append((tuple(sentences), purpose, prompt))
        answer = self._answers.pop(0)
        if isinstance(answer, CallStatus):
            return Answer(value=None, status=answer, cause="as queued", calls=(), call_id=None, from_ledger=False)
        return Answer(value=answer, status=CallStatus.OK, cause="", calls=(), call_id=7, from_ledger=False)
