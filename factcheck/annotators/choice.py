"""Picks the annotator that the settings ask for: the built-in one, or a language model."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from factcheck.annotators import Annotator
from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.annotators.prompted import TASK, PromptedAnnotator
from factcheck.llm import Asker, MemoryLedger, endpoint
from factcheck.prompts import PromptShelf
from factcheck.records import AnnotatorInfo
from factcheck.settings import Settings


@asynccontextmanager
async def chosen_annotator(settings: Settings, environ: Mapping[str, str]) -> AsyncIterator[Annotator]:
    """The built-in annotator where no model is set, else one that asks the model; its connections close at the end.

    Raises:
        SettingsError: an unknown provider or a missing key.
        PromptError: a prompt that cannot be used.
    """
    if not settings.model:
        yield BuiltinAnnotator()
        return
    prompt = PromptShelf(settings.prompts).get(TASK)
    asked = endpoint(settings.model, settings, environ)
    choices: dict[str, Any] = {
        "restate": settings.restate,
        "window_chars": settings.window_chars,
        "max_asks": settings.max_asks,
    }
    info = AnnotatorInfo(
        name=asked.name,
        version=f"{prompt.name} v{prompt.version}",
        prompt_name=prompt.name,
        prompt_hash=prompt.hash(),
        settings={**choices, "temperature": settings.temperature, "base_url": asked.base_url},
    )
    async with Asker(asked, settings, MemoryLedger()) as asker:
        yield PromptedAnnotator(asker, prompt, info, **choices)
