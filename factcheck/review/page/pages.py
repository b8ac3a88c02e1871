"""What each page shows, a record a page, read from the store."""

from collections.abc import Sequence

from factcheck.records import Link, Record, Review
from factcheck.review.deciding import history
from factcheck.review.page.forms import Parting
from factcheck.review.queue import DecidedBy, Filters, Item, Waiting, item, items, line
from factcheck.showing.marking import Ends, Paragraph, Word, ends, paragraphs, words
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.store.paging import ArticleToRead, ClaimPlace, FoundClaim, Heard, Listed, Page
from factcheck.trail import Trail, trail
from factcheck.vocabulary import Label

ROWS = 50  # of a list on one page
CARDS = 20  # of the queue on one page; more are fetched while these are decided on
AHEAD = 500  # whose order is known


class ArticlesPage(Record):
    """The list of articles."""

    query: str
    articles: Page[Listed]


class Panel(Record):
    """What stands beside the article about one claim."""

    trail: Trail
    places: tuple[ClaimPlace, ...]  # as it stands; several where it was split
    reasons: tuple[str, ...]
    history: tuple[Review, ...]
    undone: frozenset[int]  # reviews of the history that were taken back
    words: tuple[Word, ...]  # of its sentence

    @property
    def ends(self) -> Ends:
        """Where it begins and ends among them."""
        return ends(self.words, self.place.span)

    @property
    def place(self) -> ClaimPlace:
        """The claim, or its first part."""
        return self.places[0]

    @property
    def corrected(self) -> tuple[Link, ...]:
        """Its voices as a person gave them, outermost first; none where they are as the annotator gave them."""
        stands = next((one for one in self.history if one.review_id == self.place.seen), None)
        return stands.parts[0].chain if stands and stands.parts else ()

    @property
    def links(self) -> tuple[Link, ...]:
        """Its voices as they stand."""
        return self.corrected or tuple(voice.link for voice in self.trail.chain)


class ArticlePage(Record):
    """One article, to be read."""

    article: ArticleToRead
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[ClaimPlace, ...]  # that a person found to be no claims
    panel: Panel | None
    undoable: int | None  # the last thing the reviewer said

    def counted(self, label: Label) -> int:
        """How many claims have a label."""
        return sum(one.label == label and one.decision != "not_a_claim" for one in self.article.claims)


class Card(Record):
    """One claim of the queue, in its sentence."""

    item: Item
    lead: str  # of the sentence, before the claim
    tail: str
    words: tuple[Word, ...]

    @property
    def ends(self) -> Ends:
        """Where the claim begins and ends among the words."""
        return ends(self.words, self.item.span)


class QueuePage(Record):
    """The next claims to decide on."""

    filters: Filters
    cards: tuple[Card, ...]
    ahead: tuple[int, ...]  # claims that come behind the cards
    after: str  # what the queue goes on behind; empty: nothing waits
    is_more: bool  # behind those
    waiting: int
    reasons: tuple[tuple[str, str], ...]  # that there can be, and what they mean
    annotators: tuple[str, ...]
    undoable: int | None  # the last thing the reviewer said

    @property
    def narrowed(self) -> bool:
        """Whether more might wait than is shown."""
        return self.filters != Filters(reviewer=self.filters.reviewer, everything=self.filters.everything)

    @property
    def said(self) -> tuple[str, ...]:
        """To what it is narrowed, in words."""
        asked = self.filters
        articles = [f"article {number}" for number in asked.articles]
        decided = [] if asked.decided is DecidedBy.NOBODY else [f"decided {asked.decided.replace('_', ' ')}"]
        whys = [why for kind, why in self.reasons if kind in asked.reasons]
        audit = [f"audit {asked.audit}"] if asked.audit else []
        words = [one for one in (asked.source, asked.annotator, asked.text) if one]
        return (*asked.labels, *decided, *whys, *articles, *audit, *words)


class CardsPage(Record):
    """More of these."""

    cards: tuple[Card, ...]


class CardPage(Record):
    """One claim as the queue shows it."""

    card: Card
    first: bool = True


class SplitPage(Record):
    """One claim that is being split into more parts than its card offers."""

    card: Card
    written: Parting


class SourcesPage(Record):
    """Who is heard."""

    query: str
    sources: Page[Heard]
    most: int  # claims of the most heard source of the page


class SearchPage(Record):
    """Claims that hold some words."""

    query: str
    label: Label | None
    source: str
    claims: Page[FoundClaim]


def articles_page(store: Store, query: str, page: int) -> ArticlesPage:
    """The list of articles whose title, address or file holds `query`."""
    return ArticlesPage(query=query, articles=store.paged(lambda pager: pager.articles(query, page=page, size=ROWS)))


def article_page(store: Store, reviewer: str, article_id: int, annotator: str, claim_id: int | None) -> ArticlePage:
    """One article with its marks, and the panel of one of its claims.

    Raises:
        NotFoundError: there is no such article, or claim.
    """
    with store.read_together():
        article = store.paged(lambda pager: pager.article(article_id, annotator))
        chosen = panel(store, claim_id) if claim_id is not None else None
        undoable = _undoable(store, reviewer)
    return ArticlePage(
        article=article,
        paragraphs=tuple(paragraphs(article.text, article.sentences, article.claims)),
        dropped=tuple(one for one in article.claims if one.decision == "not_a_claim"),
        panel=chosen,
        undoable=undoable,
    )


def panel(store: Store, claim_id: int) -> Panel:
    """The receipt, the history and the matches of one claim.

    Raises:
        NotFoundError: there is no such claim.
    """
    with store.read_together():
        found = trail(store, str(claim_id))
        decided = history(store, claim_id)
        places = store.paged(lambda pager: pager.claim(claim_id))
    start, text = found.sentence.span.start, found.sentence_text
    return Panel(
        trail=found,
        places=places,
        reasons=places[0].reasons,
        history=tuple(decided),
        undone=frozenset(one.undoes for one in decided if one.undoes is not None),
        words=_words(text, start),
    )


def queue_page(store: Store, filters: Filters, after: str) -> QueuePage:
    """The next claims that fit `filters`, behind the item whose cursor is `after`."""
    with store.read_together():
        found = line(store, filters, limit=AHEAD, after=after)
        cards = _cards(store, found.waiting[:CARDS], filters)
        reasons = store.paged(lambda pager: pager.reason_kinds())
        annotators = store.paged(lambda pager: pager.all_annotators())
        undoable = _undoable(store, filters.reviewer)
    return QueuePage(
        filters=filters,
        cards=cards,
        ahead=tuple(one.claim_id for one in found.waiting[CARDS:]),
        after=found.waiting[-1].cursor if found.waiting else "",
        is_more=len(found.waiting) == AHEAD,
        waiting=found.total,
        reasons=reasons,
        annotators=annotators,
        undoable=undoable,
    )


def cards_page(store: Store, filters: Filters, claims: Sequence[int]) -> CardsPage:
    """These claims of the queue, without those that were decided on since."""
    return CardsPage(cards=_cards(store, [Waiting(one) for one in claims], filters))


def _cards(store: Store, waiting: Sequence[Waiting], filters: Filters) -> tuple[Card, ...]:
    return tuple(map(_card, items(store, waiting, filters)))


def card_page(store: Store, reviewer: str, claim_id: int) -> CardPage:
    """One claim as the queue would show it, whatever was decided about it.

    Raises:
        NotFoundError: there is no such claim.
    """
    return CardPage(card=_card(item(store, claim_id, reviewer=reviewer)))


def split_page(store: Store, reviewer: str, claim_id: int, written: Parting) -> SplitPage:
    """The form by which a claim is split, with what was written in it so far.

    Raises:
        NotFoundError: there is no such claim.
    """
    return SplitPage(card=_card(item(store, claim_id, reviewer=reviewer)), written=written)


def sources_page(store: Store, query: str, page: int) -> SourcesPage:
    """The sources whose name holds `query`."""
    found = store.paged(lambda pager: pager.sources(query, page=page, size=ROWS))
    return SourcesPage(query=query, sources=found, most=max((one.claims for one in found.rows), default=1))


def search_page(store: Store, query: str, label: Label | None, source: str, page: int) -> SearchPage:
    """The claims whose words hold `query`; none where nothing is asked for."""
    if not query and label is None and not source:
        nothing: Page[FoundClaim] = Page(rows=(), found=0, number=1, size=ROWS)
        return SearchPage(query="", label=None, source="", claims=nothing)
    found = store.paged(lambda pager: pager.claims(query, label, source, page=page, size=ROWS))
    return SearchPage(query=query, label=label, source=source, claims=found)


def _undoable(store: Store, reviewer: str) -> int | None:
    found = store.paged(lambda pager: pager.undoable(reviewer))
    return found.review_id if found else None


def _card(one: Item) -> Card:
    start = one.sentence_span.start
    return Card(
        item=one,
        lead=one.sentence_text[: max(0, one.span.start - start)],
        tail=one.sentence_text[max(0, one.span.end - start) :],
        words=_words(one.sentence_text, start),
    )


def _words(sentence: str, start: int) -> tuple[Word, ...]:
    found = words(sentence, Span(0, len(sentence)))
    return tuple(Word(text=one.text, span=one.span.shifted(start)) for one in found)
