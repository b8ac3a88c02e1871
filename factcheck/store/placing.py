"""Finds or makes the place of an audit: its article, where that was met, and how it was split."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from factcheck.errors import StoreUnusableError
from factcheck.ids import content_hash
from factcheck.records import Article, Sentence
from factcheck.store.batch import Batch, Row, now


class Place(NamedTuple):
    """What an audit is about."""

    article_id: int
    origin_id: int
    segmentation_id: int
    sentence_ids: dict[int, int]  # by the number of the sentence


class Split(NamedTuple):
    """An article of the store, and the sentences it is split into."""

    article_id: int
    article: Article
    sentences: Sequence[Sentence]


def places(batch: Batch, work: Sequence[tuple[Article, Sequence[Sentence]]]) -> list[Place]:
    """The place of each article with its sentences; what the store does not hold yet is added to `batch`."""
    article_ids = _articles(batch, [article for article, _ in work])
    known = sorted(set(article_ids))
    origin_ids = _origins(
        batch, known, [(number, article) for number, (article, _) in zip(article_ids, work, strict=True)]
    )
    splits = [Split(number, *one) for number, one in zip(article_ids, work, strict=True)]
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


def sentence_ids(batch: Batch, splits: Mapping[int, Split]) -> dict[int, dict[int, int]]:
    """By the number of a segmentation that the store holds, its sentences' ids by their numbers.

    Raises:
        StoreUnusableError: one of them has lost a sentence, or has another than its article was split into.
    """
    kept: dict[int, dict[Row, int]] = defaultdict(dict)
    for segmentation_id, *sentence, sentence_id in batch.rows("known_sentences", segmentations=sorted(splits)):
        kept[segmentation_id][tuple(sentence)] = sentence_id
    for segmentation_id, split in splits.items():
        if kept[segmentation_id].keys() != {_sentence(one) for one in split.sentences}:
            raise _damaged(split)
    return {number: {sentence[0]: kept[number][sentence] for sentence in kept[number]} for number in splits}


def _damaged(split: Split) -> StoreUnusableError:
    name = split.article.location or split.article.url or split.article.title
    return StoreUnusableError(
        f"The store is damaged: the sentences of article {split.article_id}, {name!r}, are not all there as they were.",
        hint="factcheck verify tells what else is wrong. Put a copy of the store back, with its .journal; or audit the "
        "articles into a new one: --store NEW.duckdb.",
    )


def _segmentations(batch: Batch, known: list[int], splits: Sequence[Split]) -> list[tuple[int, dict[int, int]]]:
    stored: dict[Row, int] = {row[:-1]: row[-1] for row in batch.rows("known_segmentations", articles=known)}
    keys = [(split.article_id, split_hash(split.sentences)) for split in splits]
    wanted = dict(zip(keys, splits, strict=True))
    kept = {stored[key]: split for key, split in wanted.items() if key in stored}
    fresh = {key: split for key, split in wanted.items() if key not in stored}
    batch.reserve("segmentation_ids", len(fresh))
    batch.reserve("sentence_ids", sum(len(split.sentences) for split in fresh.values()))
    ids = sentence_ids(batch, kept) if kept else {}
    made = {key: (stored[key], ids[stored[key]]) for key in wanted if key in stored}
    made |= {key: _new_segmentation(batch, *key, split.sentences) for key, split in fresh.items()}
    return [made[key] for key in keys]


def split_hash(sentences: Sequence[Sentence]) -> str:
    """Equal where a text is split alike."""
    return rows_hash([_sentence(one) for one in sentences])


def rows_hash(rows: Sequence[Row]) -> str:
    """As `split_hash`, of rows: number, kind, paragraph, start and end of each sentence in its order."""
    return content_hash("sentences", [list(row) for row in rows])


def _sentence(one: Sentence) -> Row:
    return (one.number, one.kind, one.paragraph, *one.span)


def _new_segmentation(
    batch: Batch, article_id: int, digest: str, sentences: Sequence[Sentence]
) -> tuple[int, dict[int, int]]:
    (segmentation_id,) = batch.numbers("segmentation_ids", 1)
    batch.add("segmentations", segmentation_id, article_id, digest, batch.made_by, now())
    numbers = batch.numbers("sentence_ids", len(sentences))
    for sentence_id, s in zip(numbers, sentences, strict=True):
        batch.add("sentences", sentence_id, segmentation_id, article_id, *_sentence(s))
    return segmentation_id, {s.number: sentence_id for s, sentence_id in zip(sentences, numbers, strict=True)}
