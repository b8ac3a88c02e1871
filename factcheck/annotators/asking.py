"""What an annotator needs of whoever puts prompts to a language model."""

from typing import Protocol, TypeVar

from pydantic import BaseModel

from factcheck.llm import Answer, Ledger
from factcheck.prompts import RenderedPrompt

T = TypeVar("T", bound=BaseModel)


class Asks(Protocol):
    """Whatever can put a prompt to a model: `factcheck.llm.Asker`, or a stand-in."""

    async def ask(
        self,
        prompt: RenderedPrompt,
        answer_type: type[T],
        *,
        sentences: tuple[int, ...],
        purpose: str,
        ledger: Ledger | None,
    ) -> Answer[T]:
        """Put the prompt to the model and wait for what comes of it."""
        ...

    def stop(self) -> None:
        """Put no further prompt to the model."""
        ...
