"""The store: one DuckDB file that keeps articles, audits, claims and what people decided.

Nothing holds the file open for long: each call opens it, does one transaction or one reading, and closes it again,
unless several share an opening (`Store.held`).
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from factcheck.errors import StoreBusyError, StoreError
from factcheck.receipts import Asked
from factcheck.records import AnnotatorInfo, Article, AuditedArticle, ModelCall, Review, Sentence, Signal
from factcheck.store import exporting, judging, queries, running, versioning, writing
from factcheck.store.access import Access, refuse_empty
from factcheck.store.connection import reachable
from factcheck.store.fence import Parameter, QueryLimits, QueryRows, run_query
from factcheck.store.finding import Name, find_article
from factcheck.store.integrity import uncounted, violations
from factcheck.store.matches import Matcher
from factcheck.store.migrations import state
from factcheck.store.paging import Pager
from factcheck.store.reading import Reader
from factcheck.store.reporting import Remarks, remarks
from factcheck.store.reviewing import Queue
from factcheck.store.reviews import Reviews
from factcheck.store.rows import ArticleRow, ReviewedLabel, StoredAudit, Violation
from factcheck.store.sourcing import Sourcing
from factcheck.store.told_sources import ToldSources, told_sources
from factcheck.store.trailing import Around, around
from factcheck.store.versioning import ArticleVersion, VersionNumber
from factcheck.vocabulary import Label

__all__ = ["ArticleRow", "QueryLimits", "QueryRows", "ReviewedLabel", "Store", "StoredAudit", "Violation"]

T = TypeVar("T")


class Store(Access):
    """The face of the store. Making one touches nothing; the first write makes the file, readable by its owner alone.

    ``Store(":memory:")`` lives as long as the object. One object may be used from several threads, which take turns.
    Every method raises StoreBusyError where another process holds the file for longer than `wait_s`, and
    StoreUnusableError where the file is none of ours, damaged, or out of reach.
    """

    @property
    def exists(self) -> bool:
        """Whether there is anything to read."""
        if self.path is None:
            return self._kept is not None
        with reachable(self.path):
            return self.path.exists()

    def save_audits(self, batch: Sequence[AuditedArticle]) -> list[StoredAudit]:
        """Save finished audits in one transaction: all of them or none."""
        with self._writing() as connection:
            return writing.save_audits(connection, batch)

    def start_audit(self, article: Article, sentences: Sequence[Sentence], annotator: AnnotatorInfo) -> StoredAudit:
        """Begin an audit whose calls will be recorded as they come."""
        return self.start_audits([running.Beginning(article, sentences, annotator)])[0]

    def start_audits(self, beginnings: Sequence[running.Beginning]) -> list[StoredAudit]:
        """As `start_audit`, of several in one transaction."""
        with self._writing() as connection:
            return running.start_audits(connection, beginnings)

    def record_call(self, audit_id: int, call: ModelCall) -> int:
        """Keep one model call for good, and give its number."""
        return self.record_calls([(audit_id, call)])[0]

    def record_calls(self, calls: Sequence[tuple[int, ModelCall]]) -> list[int]:
        """As `record_call`, of several in one transaction, each with the number of its audit."""
        with self._writing() as connection:
            return running.record_calls(connection, calls)

    def finish_audit(self, audit_id: int, audited: AuditedArticle) -> None:
        """Keep what a running audit found, and its status, in one transaction."""
        self.finish_audits([(audit_id, audited)])

    def finish_audits(self, endings: Sequence[tuple[int, AuditedArticle]]) -> list[int]:
        """As `finish_audit`, of several in one transaction, each with the number of its audit; these numbers."""
        with self._writing() as connection:
            return running.finish_audits(connection, endings)

    def close_abandoned(self) -> list[int]:
        """Mark as interrupted the audits whose process was killed; those that still run stay as they are."""
        if not self.exists:
            return []
        with self._writing() as connection:
            return running.close_abandoned(connection)

    def note_origins(self, articles: Sequence[Article]) -> list[int]:
        """Keep where articles were met that need no new audit, and give their numbers."""
        with self._writing() as connection:
            return writing.note_origins(connection, articles)

    def save_review(self, review: Review, *, unless_changed: bool = False) -> int:
        """Keep one decision and give its number. The very same decision sent twice is kept once.

        Raises:
            NotFoundError: there is no such claim.
            ReviewOvertakenError: with `unless_changed`, the label is no longer the one the person saw.
        """
        return self.with_reviews(lambda reviews: reviews.save(review, unless_changed=unless_changed), keep=True)

    def with_reviews(self, do: Callable[[Reviews], T], *, keep: bool = False) -> T:
        """What `do` finds among people's decisions; with `keep` it may write, in one transaction."""
        with self._writing() if keep else self._reading() as connection:
            return do(Reviews(connection))

    def with_queue(self, do: Callable[[Queue], T]) -> T:
        """What `do` reads of what waits for people; see `factcheck.review.queue`."""
        with self._reading() as connection:
            return do(Queue(connection))

    def find_call(self, asked: Asked) -> ModelCall | None:
        """The newest good answer to a request at its address, so that it need not be paid for again."""
        return self.find_calls([asked])[0]

    def find_calls(self, asked: Sequence[Asked]) -> list[ModelCall | None]:
        """As `find_call`, of several requests."""
        if not self.exists:
            return [None for _ in asked]
        with self._reading() as connection:
            reader = Reader(connection)
            answered = reader.answered_requests(asked)
            return [reader.find_call(one) if one in answered else None for one in asked]

    def answered_requests(self, asked: Sequence[Asked]) -> set[Asked]:
        """Those of the requests that need not be paid for again: `find_call` finds their answers."""
        if not self.exists:
            return set()
        with self._reading() as connection:
            reader = Reader(connection)
            return reader.answered_requests(asked)

    def finished_audits(self, text_hashes: Sequence[str], annotator: AnnotatorInfo) -> dict[str, int]:
        """By text hash, the number of a complete audit by this very annotator: same version, prompt and settings."""
        if not self.exists:
            return {}
        with self._reading() as connection:
            reader = Reader(connection)
            return reader.finished_audits(text_hashes, writing.fingerprint(annotator))

    def earlier_audits(self, articles: Sequence[int], annotator: AnnotatorInfo) -> list[AuditedArticle | None]:
        """The newest finished audit of another version of each article by this very annotator, if there is one."""
        with self._reading() as connection:
            found = versioning.earlier_audits(connection, articles, writing.fingerprint(annotator))
            reader = Reader(connection)
            return [reader.audited(found[number]) if number in found else None for number in articles]

    def likely_earlier_audits(
        self, articles: Sequence[Article], annotator: AnnotatorInfo
    ) -> list[AuditedArticle | None]:
        """As `earlier_audits`, of articles that may not be here yet, and may turn out to be no versions."""
        if not self.exists:
            return [None for _ in articles]
        with self._reading() as connection:
            found = versioning.likely_earlier_audits(connection, articles, writing.fingerprint(annotator))
            reader = Reader(connection)
            return [reader.audited(found[place]) if place in found else None for place in range(len(articles))]

    def finished_audit(self, text_sha256: str, annotator: AnnotatorInfo) -> int | None:
        """As `finished_audits`, of one text."""
        return self.finished_audits([text_sha256], annotator).get(text_sha256)

    def articles(self) -> list[ArticleRow]:
        """Every article, the first that was added first."""
        with self._reading() as connection:
            reader = Reader(connection)
            return reader.articles()

    def find_article(self, ref: str, version: int | None = None) -> int:
        """The number of the article meant by a number, hash prefix, file name, path, address, title or external id.

        Of several versions it is the one that speaks for all, unless `version` says which.

        Raises:
            NotFoundError: nothing fits (the hint names what comes near), or several articles do.
        """
        with self._reading() as connection:
            found = find_article([Name(*row) for row in Reader(connection).names()], ref)
            return found if version is None else versioning.of_version(connection, found, version)

    def versions(self, article_id: int) -> list[ArticleVersion]:
        """The versions of an article, the first met first; the article alone where no other is known."""
        with self._reading() as connection:
            return versioning.versions(connection, article_id)

    def version_numbers(self, articles: Sequence[int]) -> list[VersionNumber]:
        """Which version of which article each of these is; one without other versions is the first of itself."""
        with self._reading() as connection:
            found = versioning.numbers(connection, articles)
            return [found[number] for number in articles]

    def audited(self, article_id: int, annotator: str | None = None) -> AuditedArticle:
        """The audit that speaks for an article, as it was saved: see `reviewed_labels` for what people made of it.

        Without `annotator` it is a language model's before the built-in annotator's, the newest first.

        Raises:
            NotFoundError: there is no finished audit.
        """
        with self._reading() as connection:
            reader = Reader(connection)
            return reader.audited(reader.audit_of(article_id, annotator))

    def audit(self, audit_id: int) -> AuditedArticle:
        """One audit by its own number, finished or not."""
        with self._reading() as connection:
            reader = Reader(connection)
            return reader.audited(audit_id)

    def reviewed_labels(self, audit_id: int) -> list[ReviewedLabel]:
        """What people decided of the claims of an audit, decisions carried over from earlier audits included."""
        return self.with_reviews(lambda reviews: reviews.of_audit(audit_id))

    def signals_standing(self, audit_id: int) -> tuple[Signal, ...]:
        """The reasons to look that an audit gave, as far as they hold with what people decided."""
        with self._reading() as connection:
            return Reader(connection).signals_standing(audit_id)

    def judgements(self) -> list[judging.Judgement]:
        """How people and annotators labelled the places that somebody decided on."""
        with self._reading() as connection:
            return judging.judgements(connection)

    def audits_to_export(self, articles: Sequence[int] | None, annotator: str | None = None) -> list[int]:
        """The audits that speak for `articles`, or for every article that has one; see `exporting.exportable`."""
        with self._reading() as connection:
            return exporting.exportable(connection, articles, annotator)

    def exported(self, audits: Sequence[int], labels: Sequence[Label]) -> list[exporting.ExportedAudit]:
        """Audits with their claims of `labels` after review, and what a reader elsewhere needs beside them."""
        with self._reading() as connection:
            return exporting.exported(connection, audits, labels)

    def remarks(self, audit_id: int) -> Remarks:
        """What a report says beside the claims of one audit: see `factcheck.store.reporting`."""
        with self._reading() as connection:
            return remarks(connection, audit_id)

    def export_parquet(self, audits: Sequence[int], labels: Sequence[Label], path: Path) -> int:
        """Write those claims to a Parquet file; how many there are."""
        with self._reading() as connection:
            return exporting.write_parquet(connection, audits, labels, path)

    def told_sources(self, articles: Sequence[int] | None = None) -> ToldSources:
        """Who is heard in these articles, or in all of them; see `factcheck.store.told_sources`."""
        with self._reading() as connection:
            return told_sources(connection, articles)

    def with_sources(self, do: Callable[[Sourcing], T], *, keep: bool = False) -> T:
        """What `do` finds among the sources; with `keep` it may write, in one transaction."""
        with self._writing() if keep else self._reading() as connection:
            return do(Sourcing(connection))

    def with_matches(self, do: Callable[[Matcher], T], *, keep: bool = False) -> T:
        """What `do` finds among the claims that say the same; with `keep` it may write, in one transaction."""
        with self._writing() if keep else self._reading() as connection:
            return do(Matcher(connection))

    def paged(self, do: Callable[[Pager], T]) -> T:
        """What `do` reads for a screenful of the page; see `factcheck.store.paging`."""
        with self._reading() as connection:
            return do(Pager(connection))

    def around(self, claim_id: int) -> Around:
        """What stands around one claim beside its audit: see `factcheck.store.trailing`."""
        with self._reading() as connection:
            return around(connection, claim_id)

    def verify(self) -> list[Violation]:
        """Every broken promise of the store: places, coverage, receipts, hashes, references and lost commits."""
        with self._reading(look_first=False) as connection:  # a look would refuse what is to be told here
            found = state(connection, self.path)
        if found.schema and not found.current:
            self._look()
        with self._reading(look_first=False) as connection:
            broken = list(violations(connection, self.path))
            if not broken:
                refuse_empty(found, self.path)
            return broken

    def uncounted_audits(self) -> int:
        """Of how many audits `verify` cannot tell whether their last claims are all there: nobody had counted them."""
        with self._reading(look_first=False) as connection:
            return uncounted(connection)

    def query(
        self, sql: str, parameters: Mapping[str, Parameter] | None = None, limits: QueryLimits | None = None
    ) -> QueryRows:
        """The answer to one ``select`` from anybody, run behind the fence; see `factcheck.store.fence.run_query`."""
        if self.path is None:
            raise StoreError("A store in memory cannot be queried.", hint="Keep the store in a file.")
        with reachable(self.path):
            with suppress(StoreBusyError):  # the fence works on a copy, and can do without
                self._look()
            return run_query(self.path, sql, parameters, limits)

    def saved_query(self, name: str, given: Mapping[str, str], limits: QueryLimits | None = None) -> QueryRows:
        """The answer to a query of ``store/queries/``, with values as they were typed."""
        query, limits = queries.get(name), limits or QueryLimits()
        return self.query(query.sql, query.bound(given, self.find_article, rows=limits.rows), limits)
