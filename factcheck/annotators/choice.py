"""Picks the annotator that the settings ask for: the built-in one, or a language model."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import NamedTuple

from factcheck.annotators import Annotator
from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.annotators.confirming import TASK as CONFIRM_TASK
from factcheck.annotators.prompted import TASK, PromptedAnnotator
from factcheck.llm import Asker, Endpoint, MemoryLedger, endpoint
from factcheck.prompts import Prompt, PromptShelf
from factcheck.records import AnnotatorInfo
from factcheck.settings import Settings


class ChosenModel(NamedTuple):
    """A language model with the prompts it gets, and who that makes the annotator."""

    endpoint: Endpoint
    prompt: Prompt
    confirming: Prompt | None  # None: restatements are not asked about
    info: AnnotatorInfo


def chosen_model(settings: Settings, environ: Mapping[str, str], *, need_key: bool = True) -> ChosenModel:
    """The language model that the settings name; without `need_key` one that can be looked at, if not asked.

    Raises:
        SettingsError: an unknown provider or a missing key.
        PromptError: a prompt that cannot be used.
    """
    shelf = PromptShelf(settings.prompts)
    prompt = shelf.get(TASK)
    confirming = shelf.get(CONFIRM_TASK) if settings.confirm_restated else None
    asked = endpoint(settings.model, settings, environ, need_key=need_key)
    info = AnnotatorInfo(
        name=asked.name,
        version=f"{prompt.name} v{prompt.version}",
        prompt_name=prompt.name,
        prompt_hash=prompt.hash(),
        settings={
            "restate": settings.restate,
            "window_chars": settings.window_chars,
            "max_asks": settings.max_asks,
            "temperature": settings.temperature,
            "base_url": asked.base_url,
            **({"confirm_restated": True, "confirm_prompt_hash": confirming.hash()} if confirming else {}),
        },
    )
    return ChosenModel(asked, prompt, confirming, info)


@asynccontextmanager
async def chosen_annotator(settings: Settings, environ: Mapping[str, str]) -> AsyncIterator[Annotator]:
    """The built-in annotator where no model is set, else one that asks the model; its connections close at the end.

    Raises:
        SettingsError: an unknown provider, a missing key, or a budget for a model without a price.
        PromptError: a prompt that cannot be used.
    """
    if not settings.model:
        yield BuiltinAnnotator()
        return
    model = chosen_model(settings, environ)
    async with Asker(model.endpoint, settings, MemoryLedger()) as asker:
        yield PromptedAnnotator(
            asker,
            model.prompt,
            model.info,
            restate=settings.restate,
            window_chars=settings.window_chars,
            max_asks=settings.max_asks,
            confirming=model.confirming,
        )
