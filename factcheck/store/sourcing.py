"""Sources and the voices that belong to them: what is derived from audits, and what people decided."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.errors import NotFoundError
from factcheck.records import ArticleSource, SourceDecision, VoicePlace
from factcheck.store.batch import Batch, now, stored_time
from factcheck.store.columns import aware
from factcheck.store.statements import statements
from factcheck.vocabulary import SourceKind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DECISION = list(SourceDecision.model_fields)


class WaitingAudit(NamedTuple):
    """An audit that nobody has looked at yet; superseded where a newer one by its annotator stands above it."""

    audit_id: int
    superseded: bool


class HeardVoice(NamedTuple):
    """One voice as it is stored. Offsets count from the start of the article."""

    claim_id: int
    place: VoicePlace
    review_id: int | None  # the decision that gave it, or the part it stands in
    source: str
    full_name: str
    kind: SourceKind
    at: int
    sentence_start: int
    previous_start: int
    is_innermost: bool
    words: int


class HeardArticle(NamedTuple):
    """An audit with the text it is of and its voices, with what people decided."""

    audit_id: int
    article_id: int
    text_sha256: str
    text: str
    voices: tuple[HeardVoice, ...]


class LinkedAudit(NamedTuple):
    """An audit and whom its voices belong to."""

    heard: HeardArticle
    sources: tuple[ArticleSource, ...]


class StoredSource(NamedTuple):
    """A source in short."""

    source_id: int
    key: str
    name: str
    stands_for: int


class NewSource(NamedTuple):
    """What is known of a source now: its name and kind, and whom it is held to be."""

    source_id: int
    name: str
    kind: str
    stands_for: int
    reason: str


class Sourcing:
    """Sources in one connection; whoever writes holds a transaction."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._connection = connection
        self._sql = statements("sources")
        self._batch = Batch(connection)

    def waiting(self, rules: int, limit: int) -> list[WaitingAudit]:
        """The next audits to look at, the oldest first."""
        return [WaitingAudit(*row) for row in self._rows("waiting", rules=rules, limit=limit)]

    def count_waiting(self, rules: int) -> int:
        """How many audits there are to look at."""
        ((count,),) = self._rows("count_waiting", rules=rules)
        return int(count)

    def newest_review(self) -> int:
        """The number of the newest thing that anybody said about a claim; 0 where nobody said anything."""
        ((number,),) = self._rows("newest_review")
        return int(number)

    def heard(self, audits: Sequence[int]) -> list[HeardArticle]:
        """These audits with their texts, and their voices with what people decided."""
        by_audit: dict[int, list[HeardVoice]] = {audit_id: [] for audit_id in audits}
        for audit_id, claim_id, number, position, part, review_id, source, full_name, kind, *rest in self._rows(
            "heard", audits=list(audits)
        ):
            place = VoicePlace(number, position, part)
            voice = HeardVoice(claim_id, place, review_id, source, full_name, SourceKind(kind), *rest)
            by_audit[audit_id].append(voice)
        texts = self._rows("texts", audits=list(audits))
        return [
            HeardArticle(audit_id, article_id, text_sha256, text, tuple(by_audit[audit_id]))
            for audit_id, article_id, text_sha256, text in texts
        ]

    def still_waiting(self, audits: Sequence[int], rules: int, reviews: int) -> set[int]:
        """Those of the audits that no other process has looked at meanwhile, knowing of decisions up to `reviews`."""
        rows = self._rows("still_waiting", audits=list(audits), rules=rules, reviews=reviews)
        return {audit_id for (audit_id,) in rows}

    def forget(self, audits: Sequence[int], *, superseded: bool) -> set[str]:
        """Drop what was derived from audits; the keys that change with it. They stay looked at where superseded."""
        if not audits:
            return set()
        given = {"audits": list(audits)}
        keys = {key for (key,) in self._rows("keys_of_audits", **given)}
        for table in ("voices", "corrected_voices", "names", "secondary_keys", "sources"):
            self._rows(f"forget_{table}", **given)
        self._rows("supersede" if superseded else "look_again", **given)
        return keys

    def outdated(self, audits: Sequence[int]) -> list[int]:
        """The audits that stand below these, and these where they were looked at by older rules."""
        return [audit_id for (audit_id,) in self._rows("outdated", audits=list(audits))]

    def add(self, linked: Sequence[LinkedAudit]) -> set[str]:
        """Keep whom the voices of audits belong to; the keys that change with it."""
        keys = {one.key for audit in linked for one in audit.sources}
        offers = {key for audit in linked for one in audit.sources for key in one.offers}
        ids = self._source_ids(linked)
        self._batch.reserve("article_source_ids", sum(len(audit.sources) for audit in linked))
        for audit in linked:
            by_place = {voice.place: voice for voice in audit.heard.voices}
            for source in audit.sources:
                self._add(audit.heard, by_place, source, ids[source.key])
        self._batch.flush()
        asking = {key for (key,) in self._rows("keys_asking", offers=sorted(offers))} if offers else set()
        return keys | asking

    def mark(self, audits: Iterable[WaitingAudit], rules: int, reviews: int) -> None:
        """Remember that these audits were looked at, with the decisions up to the number `reviews`."""
        moment = now()
        for audit in audits:
            self._batch.add("linked_audits", audit.audit_id, audit.superseded, rules, moment, reviews)
        self._batch.flush()

    def profiles(self, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
        """Name and kind of each key, as most of its voices have it."""
        return {key: (name, kind) for key, name, kind in self._rows("profiles", keys=list(keys))}

    def targets(self, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
        """By key, the one key that it is found to be by a secondary key, and that secondary key."""
        return {key: (target, by) for key, target, by in self._rows("targets", keys=list(keys))}

    def ids_of(self, keys: Sequence[str]) -> dict[str, int]:
        """The numbers of the sources with these keys; keys that no audit has given yet are left out."""
        return dict(self._rows("known_keys", keys=list(keys)))

    def led_by(self, keys: Sequence[str]) -> set[str]:
        """The keys of the sources that stand for one of these."""
        return {key for (key,) in self._rows("standing_for", keys=list(keys))}

    def set_sources(self, sources: Sequence[NewSource]) -> None:
        """What is known of sources now."""
        if sources:
            ids, names, kinds, stand_for, reasons = (list(column) for column in zip(*sources, strict=True))
            self._rows("set_sources", ids=ids, names=names, kinds=kinds, stand_for=stand_for, reasons=reasons)

    def decisions(self) -> list[SourceDecision]:
        """What people decided, the oldest first."""
        rows = [dict(zip(_DECISION, row, strict=True)) for row in self._rows("decisions")]
        return [SourceDecision(**row | {"decided_at": aware(row["decided_at"])}) for row in rows]

    def decide(self, decision: SourceDecision) -> int:
        """Keep one decision, and give its number."""
        (number,) = self._batch.numbers("decision_ids", 1)
        values = decision.model_dump(exclude={"decision_id", "decided_at"})
        self._batch.add("source_decisions", number, *values.values(), stored_time(decision.decided_at))
        self._batch.flush()
        return number

    def audits_of(self, text_sha256: str) -> list[int]:
        """The audits of a text that were looked at."""
        return [audit_id for (audit_id,) in self._rows("audits_of_articles", texts=[text_sha256])]

    def text_of(self, article_id: int) -> str:
        """The hash of an article's text."""
        ((text_sha256,),) = self._rows("text_of_article", article=article_id)
        return str(text_sha256)

    def find(self, ref: str) -> StoredSource:
        """The source meant by a number, its name, or a name that articles write for it.

        Raises:
            NotFoundError: nothing fits (the hint names what comes near), or several sources do.
        """
        if ref.isdecimal():
            found = [StoredSource(*row) for row in self._rows("by_number", number=int(ref[:18]))]
        else:
            rows = self._rows("by_name", name=ref.strip())
            named = [row for row in rows if row[4]] or rows
            roots = [row for row in named if row[0] == row[3]] or named
            found = [StoredSource(*row[:4]) for row in roots]
        if len(found) == 1:
            return found[0]
        raise _not_one(ref, found, [name for (name,) in self._rows("near_names", name=ref)])

    def rows(self, name: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
        """The answer to a statement that only reads."""
        return self._rows(name, **parameters)

    def _rows(self, name: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(self._sql[name], parameters or None).fetchall()

    def _source_ids(self, linked: Sequence[LinkedAudit]) -> Mapping[str, int]:
        """A number for each key; a new one for a key that was never met."""
        first = {source.key: source for audit in reversed(linked) for source in reversed(audit.sources)}
        known = self.ids_of(list(first))
        fresh = [source for audit in linked for source in audit.sources if source.key not in known]
        new = list(dict.fromkeys(source.key for source in fresh))
        for key, number in zip(new, self._batch.numbers("source_ids", len(new)), strict=True):
            one = first[key]
            self._batch.add("sources", number, key, one.name, one.kind, one.standing, number, "")
            known[key] = number
        return known

    def _add(
        self,
        heard: HeardArticle,
        by_place: Mapping[VoicePlace, HeardVoice],
        source: ArticleSource,
        source_id: int,
    ) -> None:
        (number,) = self._batch.numbers("article_source_ids", 1)
        row = (source_id, source.key, source.name, source.kind, source.standing, len(source.voices))
        self._batch.add("article_sources", number, heard.audit_id, heard.article_id, *row)
        for name in source.names:
            self._batch.add("article_source_names", number, name.name, name.reason, len(name.voices))
        for key in source.offers:
            self._batch.add("secondary_keys", number, source.key, key, False)
        for key in source.asks:
            self._batch.add("secondary_keys", number, source.key, key, True)
        for place in source.voices:
            voice, at = by_place[place], place.position
            if place.part:
                given = (voice.claim_id, voice.review_id, place.part, at, number, voice.words)
                self._batch.add("corrected_voices", *given)
            else:
                self._batch.add("source_voices", voice.claim_id, at, number, voice.is_innermost, voice.words)


def _not_one(ref: str, found: Sequence[StoredSource], near: Sequence[str]) -> NotFoundError:
    if found:
        some = ", ".join(f"{one.source_id} ({one.name})" for one in found[:5])
        return NotFoundError(f"Several sources go by {ref!r}: {some}.", hint="Name one by its number.")
    hint = f"Did you mean {', '.join(map(repr, near))}?" if near else "See: factcheck sources"
    return NotFoundError(f"There is no source {ref!r}.", hint=hint)
