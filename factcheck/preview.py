"""What an audit would ask and cost, worked out from the very requests it would send, none of which is sent."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from factcheck.annotators.choice import ChosenModel, chosen_model
from factcheck.annotators.confirming import MOST_PAIRS, PairWords, Verdicts, pair_lines
from factcheck.annotators.questions import Questions
from factcheck.annotators.reusing import taken_over
from factcheck.annotators.windows import Window, is_asked, marker, without
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
from factcheck.prompts import PreparedPrompt
from factcheck.receipts import Asked
from factcheck.records import Article, AuditedArticle, Record, Sentence
from factcheck.segment import segment
from factcheck.settings import Settings
from factcheck.store import Store

# Articles looked up in the store at once: opening it costs more than looking.
_BATCH_ARTICLES = 64
_BATCH_CHARS = 1_000_000
_TOKENS_A_VERDICT = 4  # of the answer about restatements: a number in a list


class Preview(Record):
    """What an audit would come to if no answer had to be asked for again, and no model thought before it answered.

    What depends on answers that nobody has yet lies between two figures: a version of an article that was audited takes
    over its unchanged sentences, or it is found to be no version; and a claim that looks restated without its source is
    asked about, one call for all of an article, or there is none.
    """

    model: str = ""  # empty: the built-in annotator, which asks nobody
    articles: int = 0
    rejected: int = 0  # could not be read
    finished: int = 0  # audited before by the very same annotator
    answered: int = 0  # requests that the ledger has an answer to, or that stand here twice
    calls: int = 0  # requests for labels that would be sent, if nothing is taken over
    sentences: int = 0  # that they ask about
    tokens_in: int = 0  # of these calls, schemas included
    tokens_schema: int = 0  # of these, the schemas: approximate, since no endpoint says how it counts one, or whether
    tokens_out_low: int = 0
    tokens_out_high: int = 0  # with the answers to `calls_confirming`
    cost_low: float | None = 0.0  # US dollars: schemas not counted, instructions read from the cache, short answers
    cost_high: float | None = 0.0  # schemas counted, nothing read from the cache, long answers; None: no known price
    counted_with: str = ""  # "o200k_base", which is exact for OpenAI's newer models only, or "characters/4"
    taken_over: int = 0  # sentences that an earlier version is expected to answer for
    calls_low: int = 0  # requests for labels without those
    tokens_in_low: int = 0  # of these
    calls_confirming: int = 0  # beside `calls`, at most
    tokens_confirming: int = 0  # tokens in of those, at most


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
        self._questions = Questions(model.prompt, restate=settings.restate, window_chars=settings.window_chars)
        self._requests = Requests(model.endpoint, settings)
        self._price = load_prices(settings.prices).price(model.endpoint.name)
        self._store = store
        self._tokens = _Tokens(token_counter())
        self._most = _Tally(self._tokens, restated=settings.restate)
        self._least = _Tally(self._tokens, restated=settings.restate)
        self._beside: Counter[str] = Counter()
        self._articles: set[str] = set()
        self._confirming = PreparedPrompt(model.confirming, {}) if model.confirming else None

    def add(self, batch: list[Article | Rejected]) -> None:
        """Count these."""
        readable = [one for one in batch if isinstance(one, Article)]
        known = self._store.finished_audits([one.id for one in readable], self._model.info) if self._store else {}
        fresh = [one for one in readable if one.id not in known]
        self._beside.update(
            articles=len(readable), rejected=len(batch) - len(readable), finished=len(readable) - len(fresh)
        )
        beside = self._store.likely_earlier_audits(fresh, self._model.info) if self._store else [None for _ in fresh]
        asked = [self._asked_about(article, earlier) for article, earlier in zip(fresh, beside, strict=True)]
        wanted = [request.asked for one in asked for request in (*one.most, *one.least)]
        answered = self._store.answered_requests(wanted) if self._store else set()
        for article, one in zip(fresh, asked, strict=True):
            self._most.add(one.most, answered)
            self._least.add(one.least, answered)
            if article.id not in self._articles:
                self._beside.update(taken_over=one.taken_over, **self._confirmation(article, one.sentences))
            self._articles.add(article.id)

    def total(self) -> Preview:
        """What it comes to."""
        most, least, beside = self._most.sums, self._least.sums, self._beside
        low, high = None, None
        if self._price is not None:
            low = self._price.cost(least["tokens_in"] - least["tokens_schema"], least["cached"], least["out_low"])
            tokens_in = most["tokens_in"] + beside["tokens_confirming"]
            high = self._price.cost(tokens_in, 0, most["out_high"] + beside["out_confirming"])
        return Preview(
            model=self._model.info.name,
            **{name: beside[name] for name in ("articles", "rejected", "finished", "taken_over")},
            **{name: most[name] for name in ("answered", "calls", "sentences", "tokens_in", "tokens_schema")},
            tokens_out_low=least["out_low"],
            tokens_out_high=most["out_high"] + beside["out_confirming"],
            cost_low=low,
            cost_high=high,
            counted_with=self._tokens.counter.name,
            calls_low=least["calls"],
            tokens_in_low=least["tokens_in"],
            calls_confirming=beside["calls_confirming"],
            tokens_confirming=beside["tokens_confirming"],
        )

    def _asked_about(self, article: Article, earlier: AuditedArticle | None) -> "_Asked":
        sentences = segment(article.text)
        windows = list(self._questions.windows(sentences))
        most = [self._request(article, window) for window in windows]
        if earlier is None:
            return _Asked(sentences, most, most)
        kept = taken_over(article, sentences, earlier, self._questions.answer_type).sentences
        least = [self._request(article, window) for window in without(kept, sentences, windows)]
        return _Asked(sentences, most, least, len(kept))

    def _request(self, article: Article, window: Window) -> Request:
        prompt = self._questions.about(article, window)
        return self._requests.of(prompt, self._questions.answer_type, sentences=window.numbers, purpose="label")

    def _confirmation(self, article: Article, sentences: Sequence[Sentence]) -> dict[str, int]:
        """The one call about restatements, as long as it could be: with every sentence in some pair."""
        words = [sentence.span.of(article.text) for sentence in sentences if is_asked(sentence)]
        pairs = [PairWords(1, 2, *two) for two in zip(words[::2], words[1::2], strict=False)][:MOST_PAIRS]
        if self._confirming is None or not pairs:
            return {}
        prompt = self._confirming.ask({"marker": marker(article), "pairs": list(pair_lines(pairs))})
        request = self._requests.of(prompt, Verdicts, sentences=(), purpose="confirm")
        return {
            "calls_confirming": 1,
            "tokens_confirming": sum(self._tokens.of_request(request)),
            "out_confirming": 30 + _TOKENS_A_VERDICT * len(pairs),
        }


class _Asked(NamedTuple):
    """The requests about one article, at most and at least."""

    sentences: Sequence[Sentence]
    most: Sequence[Request]
    least: Sequence[Request]
    taken_over: int = 0  # sentences


class _Tally:
    """Sums over requests that would be sent."""

    def __init__(self, tokens: "_Tokens", *, restated: bool) -> None:
        self.sums: Counter[str] = Counter()
        self._tokens = tokens
        self._restated = restated
        self._seen: set[str] = set()

    def add(self, requests: Sequence[Request], answered: Set[Asked]) -> None:
        """Count these, but for those that are `answered`, or that were counted."""
        for request in requests:
            if request.asked in answered or request.hash in self._seen:
                self.sums.update(answered=1)
            else:
                self._seen.add(request.hash)
                self._count(request)

    def _count(self, request: Request) -> None:
        instructions, question, schema = self._tokens.of_request(request)
        out = answer_tokens(len(request.sentences), restated=self._restated)
        self.sums.update(
            calls=1,
            sentences=len(request.sentences),
            tokens_in=instructions + question + schema,
            tokens_schema=schema,
            # The first call finds nothing in the endpoint's cache.
            cached=instructions if self.sums["calls"] else 0,
            out_low=out.low,
            out_high=out.high,
        )


class _Tokens:
    """Counts texts, those that stand in every request only once."""

    def __init__(self, counter: TokenCounter) -> None:
        self.counter = counter
        self._known: dict[str, int] = {}

    def of_request(self, request: Request) -> tuple[int, int, int]:
        """The tokens of its instructions, its question and its schema."""
        question = self.counter.count(request.prompt.question) + AROUND_MESSAGES
        return self.of(request.prompt.instructions), question, self.of(request.schema)

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
