"""Finds or makes the place of an audit: its article, where that was met, and how it was split."""

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.ids import content_hash
from factcheck.records import Article, Sentence
from factcheck.store.batch import Batch, Row, now


class Place(NamedTuple):
    """What an audit is about."""

    article_id: int
    origin_id: int
    segmentation_id: int
    sentence_ids: dict[int, int]  # by the number of the sentence


def places(batch: Batch, work: Sequence[tuple[Article, Sequence[Sentence]]]) -> list[Place]:
    """The place of each article with its sentences; what the store does not hold yet is added to `batch`."""
    article_ids = _articles(batch, [article for article, _ in work])
    known = sorted(set(article_ids))
    origin_ids = _origins(
        batch, known, [(number, article) for number, (article, _) in zip(article_ids, work, strict=True)]
    )
    splits = [(number, sentences) for number, (_, sentences) in zip(article_ids, work, strict=True)]
    segmentations = _segmentations(batch, known, splits)
    return [
        Place(article_id, origin_id, *segmentation)
        for article_id, origin_id, segmentation in zip(article_ids, origin_ids, segmentations, strict=True)
    ]


def note_origins(batch: Batch, articles: Sequence[Article]) -> list[int]:
    """Add to `batch` where known articles were met, if they were not met there before; their numbers."""
    article_ids = _articles(batch, articles)
    _origins(batch, sorted(set(article_ids)), list(zip(article_ids, articles, strict=True)))
    return article_ids


def _articles(batch: Batch, articles: Sequence[Article]) -> list[int]:
    hashes = [article.id for article in articles]
    known: dict[str, int] = dict(batch.rows("known_articles", hashes=hashes))
    fresh = {digest: article for digest, article in zip(hashes, articles, strict=True) if digest not in known}
    for (digest, article), number in zip(fresh.items(), batch.numbers("article_ids", len(fresh)), strict=True):
        known[digest] = number
        _, *about = _about(article)
        batch.add("articles", number, digest, article.text, *about, now())
    return [known[digest] for digest in hashes]


def _about(article: Article) -> Row:
    return (
        article.location,
        article.title,
        article.url,
        article.published,
        article.external_id,
        article.encoding,
        article.raw_sha256,
        article.hidden_text,
    )


def _origins(batch: Batch, known: list[int], articles: list[tuple[int, Article]]) -> list[int]:
    origins: dict[Row, int] = {row[:-1]: row[-1] for row in batch.rows("known_origins", articles=known)}
    wanted = [(number, *_about(article)) for number, article in articles]
    fresh = [origin for origin in dict.fromkeys(wanted) if origin not in origins]
    for origin, number in zip(fresh, batch.numbers("origin_ids", len(fresh)), strict=True):
        origins[origin] = number
        batch.add("article_origins", number, *origin, now())
    return [origins[origin] for origin in wanted]


def _segmentations(
    batch: Batch, known: list[int], splits: list[tuple[int, Sequence[Sentence]]]
) -> list[tuple[int, dict[int, int]]]:
    stored: dict[Row, int] = {row[:-1]: row[-1] for row in batch.rows("known_segmentations", articles=known)}
    wanted = [(number, split_hash(sentences)) for number, sentences in splits]
    made: dict[Row, tuple[int, dict[int, int]]] = {}
    fresh = {key: len(sentences) for key, (_, sentences) in zip(wanted, splits, strict=True) if key not in stored}
    batch.reserve("segmentation_ids", len(fresh))
    batch.reserve("sentence_ids", sum(fresh.values()))
    for key, (number, sentences) in zip(wanted, splits, strict=True):
        if key in made:
            continue
        if key in stored:
            rows = batch.rows("known_sentences", segmentations=[stored[key]])
            made[key] = (stored[key], {number: sentence_id for _, number, sentence_id in rows})
        else:
            made[key] = _new_segmentation(batch, number, key[1], sentences)
    return [made[key] for key in wanted]


def split_hash(sentences: Sequence[Sentence]) -> str:
    """Equal where a text is split alike."""
    return content_hash("sentences", [[s.number, s.kind, s.paragraph, *s.span] for s in sentences])


def _new_segmentation(
    batch: Batch, article_id: int, digest: str, sentences: Sequence[Sentence]
) -> tuple[int, dict[int, int]]:
    (segmentation_id,) = batch.numbers("segmentation_ids", 1)
    batch.add("segmentations", segmentation_id, article_id, digest, batch.made_by, now())
    numbers = batch.numbers("sentence_ids", len(sentences))
    for sentence_id, s in zip(numbers, sentences, strict=True):
        batch.add("sentences", sentence_id, segmentation_id, article_id, s.number, s.kind, s.paragraph, *s.span)
    return segmentation_id, {s.number: sentence_id for s, sentence_id in zip(sentences, numbers, strict=True)}
