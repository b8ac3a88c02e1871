"""The plain way: one request a sentence with the openai client, nothing kept but the labels."""

import asyncio
import json
import sys
from collections import Counter

import openai
from measured import Run, measured

INSTRUCTIONS = """You label a sentence of a news article.
reported_fact: the article itself vouches for it, and evidence could settle it.
attributed_statement: somebody else's word; give the source and the cue as written.
opinion: the article's own voice evaluates, interprets, predicts, speculates or recommends; give the cue as written.
no_claim: a question, a heading, a credit.
Answer with JSON: {"label": "...", "source": "...", "cue": "..."}"""


async def label(run: Run) -> Counter[str]:
    found: Counter[str] = Counter()
    room = asyncio.Semaphore(run.concurrency)
    async with openai.AsyncOpenAI(base_url=run.base_url, api_key="unused") as client:

        async def one(sentence: str) -> None:
            async with room:
                completion = await client.chat.completions.create(
                    model="bench-model",
                    messages=[{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": sentence}],
                    response_format={"type": "json_object"},
                )
            found[json.loads(completion.choices[0].message.content)["label"]] += 1

        sentences = [sentence for article in run.articles() for sentence in article.sentences]
        await asyncio.gather(*(one(sentence) for sentence in sentences))
    return found


if __name__ == "__main__":
    openai.AsyncOpenAI(api_key="unused").chat  # noqa: B018 - it loads the rest of the client, before the clock starts
    measured(sys.argv, lambda run: dict(asyncio.run(label(run))))
