"""LangExtract over the same articles, with its own OpenAI provider; needs ``pip install "langextract[openai]"``.

A fourth argument is its ``max_char_buffer``, the size of a request: its default of 1000, or enough for whole articles.
"""

import sys

import langextract
import openai
from langextract.factory import ModelConfig
from langextract.providers import load_builtins_once
from measured import Run, measured

DESCRIPTION = """Split the news article into claims, in the order of the text, and label each one.
reported_fact: the article itself vouches for it, and evidence could settle it.
attributed_statement: somebody else's word; attributes source and cue, as written.
opinion: the article's own voice evaluates, interprets, predicts, speculates or recommends; attribute cue, as written.
Use the exact text of the article for each claim. Leave out questions."""
EXAMPLE = "The bridge reopened on Sunday. Lena Marsk said it was safe. The delay was a remarkable failure."


def claim(label: str, words: str, **attributes: str) -> langextract.data.Extraction:
    return langextract.data.Extraction(extraction_class=label, extraction_text=words, attributes=attributes)


def extract(run: Run, max_char_buffer: int) -> dict[str, int]:
    first, second, third = (f"{sentence}." for sentence in EXAMPLE.removesuffix(".").split(". "))
    example = langextract.data.ExampleData(
        text=EXAMPLE,
        extractions=[
            claim("reported_fact", first),
            claim("attributed_statement", second, source="Lena Marsk", cue="said"),
            claim("opinion", third, cue="remarkable"),
        ],
    )
    provider = {"api_key": "unused", "base_url": run.base_url, "max_workers": run.concurrency}
    documents = langextract.extract(
        [langextract.data.Document(text=article.text) for article in run.articles()],
        prompt_description=DESCRIPTION,
        examples=[example],
        config=ModelConfig(model_id="bench-model", provider="OpenAILanguageModel", provider_kwargs=provider),
        max_char_buffer=max_char_buffer,
        # It waits for the slowest of each batch: large batches are its best case.
        batch_length=20 * run.concurrency,
        max_workers=run.concurrency,
        show_progress=False,
    )
    found = [len(document.extractions or []) for document in documents]
    return {"documents": len(found), "claims": sum(found)}


if __name__ == "__main__":
    # What they load late is loaded before the clock starts, as for the other contenders.
    load_builtins_once()
    openai.OpenAI(api_key="unused").chat  # noqa: B018
    measured(sys.argv, lambda run: extract(run, int(sys.argv[4])))
