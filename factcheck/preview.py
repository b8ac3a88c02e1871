"""What an audit would ask and cost, worked out from the very requests it would send, none of which is sent."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from factcheck.annotators.choice import ChosenModel, chosen_model
from factcheck.annotators.questions import Questions
from factcheck.ingest import Rejected
from factcheck.llm import (
    AROUND_MESSAGES,
    Request,
    Requests,
    TokenCounter,
    answer_tokens,
    load_prices,
    token_counter,
)
from factcheck.records import Article, Record
from factcheck.segment import segment
from factcheck.settings import Settings
from factcheck.store import Store

# Articles looked up in the store at once: opening it costs more than looking.
_BATCH_ARTICLES = 64
_BATCH_CHARS = 1_000_000


class Preview(Record):
    """What an audit would come to if no answer had to be asked for again, and no model thought before it answered."""

    model: str = ""  # empty: the built-in annotator, which asks nobody
    articles: int = 0
    rejected: int = 0  # could not be read
    finished: int = 0  # audited before by the very same annotator
    answered: int = 0  # requests that the ledger has an answer to, or that stand here twice
    calls: int = 0  # requests that would be sent
    sentences: int = 0  # that they ask about
    tokens_in: int = 0  # of the calls, schemas included
    tokens_schema: int = 0  # of these, the schemas: approximate, since no endpoint says how it counts one, or whether
    tokens_out_low: int = 0
    tokens_out_high: int = 0
    cost_low: float | None = 0.0  # US dollars: schemas not counted, instructions read from the cache, short answers
    cost_high: float | None = 0.0  # schemas counted, nothing read from the cache, long answers; None: no known price
    counted_with: str = ""  # "o200k_base", which is exact for OpenAI's newer models only, or "characters/4"


def preview(
    articles: Iterable[Article | Rejected],
    settings: Settings,
    environ: Mapping[str, str],
    *,
    store: Store | None = None,
) -> Preview:
    """The figures of an audit of `articles` with these settings; nothing is sent, and no key is needed.

    What `store` has is free: articles that this annotator finished, and requests that were answered. Without a store
    (or where all is to be asked again) everything is counted. Articles are read one after the other and not kept.

    Raises:
        SettingsError: an unknown provider, or a price table that cannot be used.
        PromptError: a prompt that cannot be used.
    """
    if not settings.model:
        kinds = Counter(isinstance(one, Article) for one in articles)
        return Preview(articles=kinds[True], rejected=kinds[False])
    model = chosen_model(settings, environ, need_key=False)
    estimate = _Estimate(settings, model, store)
    for batch in _batches(articles):
        estimate.add(batch)
    return estimate.total()


class _Estimate:
    """The sums so far."""

    def __init__(self, settings: Settings, model: ChosenModel, store: Store | None) -> None:
        self._model = model
        self._restated = settings.restate
        self._questions = Questions(model.prompt, restate=settings.restate, window_chars=settings.window_chars)
        self._requests = Requests(model.endpoint, settings)
        self._price = load_prices(settings.prices).price(model.endpoint.name)
        self._store = store
        self._tokens = _Tokens(token_counter())
        self._seen: set[str] = set()
        self._sums: Counter[str] = Counter()
        self._cached = 0  # tokens in that come from the endpoint's cache at best

    def add(self, batch: list[Article | Rejected]) -> None:
        """Count these."""
        readable = [one for one in batch if isinstance(one, Article)]
        known = self._store.finished_audits([one.id for one in readable], self._model.info) if self._store else {}
        fresh = [one for one in readable if one.id not in known]
        self._sums.update(
            articles=len(readable), rejected=len(batch) - len(readable), finished=len(readable) - len(fresh)
        )
        requests = [request for article in fresh for request in self._asked_about(article)]
        answered = self._store.answered_requests([request.hash for request in requests]) if self._store else set()
        for request in requests:
            if request.hash in answered or request.hash in self._seen:
                self._sums.update(answered=1)
            else:
                self._seen.add(request.hash)
                self._count(request)

    def total(self) -> Preview:
        """What it comes to."""
        sums = Preview(model=self._model.info.name, counted_with=self._tokens.counter.name, **self._sums)
        low, high = None, None
        if self._price is not None:
            low = self._price.cost(sums.tokens_in - sums.tokens_schema, self._cached, sums.tokens_out_low)
            high = self._price.cost(sums.tokens_in, 0, sums.tokens_out_high)
        return sums.model_copy(update={"cost_low": low, "cost_high": high})

    def _asked_about(self, article: Article) -> Iterator[Request]:
        for window in self._questions.windows(segment(article.text)):
            prompt = self._questions.about(article, window)
            yield self._requests.of(prompt, self._questions.answer_type, sentences=window.numbers, purpose="label")

    def _count(self, request: Request) -> None:
        schema = self._tokens.of(request.schema)
        instructions = self._tokens.of(request.prompt.instructions)
        question = self._tokens.counter.count(request.prompt.question) + AROUND_MESSAGES
        out = answer_tokens(len(request.sentences), restated=self._restated)
        # The first call finds nothing in the cache.
        self._cached += instructions if self._sums["calls"] else 0
        self._sums.update(
            calls=1,
            sentences=len(request.sentences),
            tokens_in=instructions + question + schema,
            tokens_schema=schema,
            tokens_out_low=out.low,
            tokens_out_high=out.high,
        )


class _Tokens:
    """Counts texts, those that stand in every request only once."""

    def __init__(self, counter: TokenCounter) -> None:
        self.counter = counter
        self._known: dict[str, int] = {}

    def of(self, text: str) -> int:
        """The tokens of a text that comes again and again."""
        if text not in self._known:
            self._known[text] = self.counter.count(text)
        return self._known[text]


def _batches(articles: Iterable[Article | Rejected]) -> Iterator[list[Article | Rejected]]:
    batch: list[Article | Rejected] = []
    size = 0
    for one in articles:
        batch.append(one)
        size += len(one.text) if isinstance(one, Article) else 0
        if len(batch) >= _BATCH_ARTICLES or size >= _BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
