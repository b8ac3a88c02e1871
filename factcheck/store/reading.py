"""Rows into records: the same records that went in."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.errors import NotFoundError
from factcheck.receipts import Asked
from factcheck.records import (
    AnnotatorInfo,
    Article,
    AuditedArticle,
    Claim,
    Link,
    ModelCall,
    Sentence,
    SentenceOutcome,
    Signal,
)
from factcheck.spans import Span
from factcheck.store.columns import aware
from factcheck.store.matches import Matcher
from factcheck.store.rows import ArticleRow
from factcheck.store.statements import statements

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CALL_FIELDS = (
    "call_id",
    "purpose",
    "prompt_name",
    "prompt_version",
    "prompt_hash",
    "schema_hash",
    "request_hash",
    "base_url",
    "model_asked",
    "model_answered",
    "parameters",
    "instructions",
    "question",
    "sentences",
    "status",
    "cause",
    "http_status",
    "finish_reason",
    "answer",
    "tokens_in",
    "tokens_cached",
    "tokens_out",
    "tokens_reasoning",
    "cost_usd",
    "latency_ms",
    "asked_at",
)
_ARTICLE_FIELDS = (
    "text",
    "title",
    "url",
    "published",
    "external_id",
    "location",
    "encoding",
    "raw_sha256",
    "hidden_text",
)


class _Words(NamedTuple):
    """The spans of one claim by role, those of its chain by position too."""

    content: list[Span]
    opinion_cues: list[Span]
    sources: dict[int, Span]
    cues: dict[int, Span]


class Reader:
    """Answers from one connection."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._connection = connection
        self._sql = statements("reading")

    def articles(self) -> list[ArticleRow]:
        """Every article, the first that was added first."""
        names = list(ArticleRow.model_fields)
        rows = [dict(zip(names, row, strict=True)) for row in self._rows("articles")]
        return [ArticleRow(**row | {"added_at": aware(row["added_at"])}) for row in rows]

    def names(self) -> list[tuple[Any, ...]]:
        """The fields of `factcheck.store.finding.Name`, once for each origin."""
        return self._rows("names")

    def finished_audits(self, hashes: Sequence[str], fingerprint: str) -> dict[str, int]:
        """The newest complete audit with a fingerprint of each text that has one."""
        return dict(self._rows("finished_audits", hashes=list(hashes), fingerprint=fingerprint))

    def answered_requests(self, asked: Sequence[Asked]) -> set[Asked]:
        """Those of the requests that have a good answer from their address."""
        rows = self._rows("answered_requests", hashes=[one.request_hash for one in asked])
        return set(asked) & {Asked(*row) for row in rows}

    def find_call(self, asked: Asked) -> ModelCall | None:
        """The newest good answer to a request at its address."""
        rows = self._rows("find_call", **asked._asdict())
        return _call(rows[0]) if rows else None

    def audit_of(self, article_id: int, annotator: str | None) -> int:
        """The number of the audit that speaks for an article.

        Raises:
            NotFoundError: no finished audit, or none by `annotator`.
        """
        if annotator is None:
            found = self._rows("preferred_audit", article=article_id)
        else:
            found = self._rows("latest_audit", article=article_id, annotator=annotator)
        if found:
            return int(found[0][0])
        others = [repr(name) for (name,) in self._rows("annotators", article=article_id)]
        by = f" by {annotator!r}" if annotator else ""
        failed = self._rows("why_failed", article=article_id, annotator=annotator)
        if failed:
            who, cause = failed[0]
            raise NotFoundError(
                f"Article {article_id} could not be labelled by {who!r}: {cause.rstrip('.')}.",
                hint=f"It was audited by {', '.join(others)}."
                if others
                else "factcheck query failed_sentences lists what failed. factcheck audit FILE --again tries anew, "
                "--model NAME with another annotator.",
            )
        hint = "An audit of it was stopped. Audit it again."
        if others:
            hint = f"It was audited by {', '.join(others)}."
        raise NotFoundError(f"Article {article_id} has no finished audit{by}.", hint=hint)

    def audited(self, audit_id: int) -> AuditedArticle:
        """One audit as it was saved, with the numbers the store gave."""
        rows = self._rows("audit", audit=audit_id)
        if not rows:
            raise NotFoundError(f"There is no audit {audit_id}.")
        *article, name, version, prompt, digest, settings, status, started, finished, article_id, split = rows[0]
        return AuditedArticle(
            article=Article(**dict(zip(_ARTICLE_FIELDS, article, strict=True))),
            sentences=self._sentences(split),
            annotator=AnnotatorInfo(
                name=name, version=version, prompt_name=prompt, prompt_hash=digest, settings=json.loads(settings)
            ),
            status=status,
            claims=self._claims(audit_id),
            outcomes=self._outcomes(audit_id),
            signals=self._signals("signals", audit_id),
            calls=tuple(_call(row) for row in self._rows("audit_calls", audit=audit_id)),
            started_at=aware(started),
            finished_at=aware(finished) if finished else aware(started),
            article_id=article_id,
            audit_id=audit_id,
            pairs=Matcher(self._connection).pairs_of_audit(audit_id),
        )

    def _rows(self, name: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(self._sql[name], parameters or None).fetchall()

    def _sentences(self, segmentation_id: int) -> tuple[Sentence, ...]:
        rows = self._rows("sentences", segmentation=segmentation_id)
        return tuple(
            Sentence(number=number, kind=kind, paragraph=paragraph, span=Span(start, end))
            for number, kind, paragraph, start, end in rows
        )

    def _claims(self, audit_id: int) -> tuple[Claim, ...]:
        words = self._words(audit_id)
        chains: dict[int, list[Link]] = defaultdict(list)
        for claim_id, position, source, cue, kind, full_name in self._rows("links", audit=audit_id):
            link = Link(
                source=source,
                source_span=words[claim_id].sources.get(position),
                cue=cue,
                cue_span=words[claim_id].cues.get(position),
                kind=kind,
                full_name=full_name,
            )
            chains[claim_id].append(link)
        return tuple(
            Claim(
                claim_id=row[0],
                number=row[1],
                sentence=row[2],
                label=row[3],
                span=Span(row[4], row[5]),
                quote=row[6],
                content=tuple(words[row[0]].content),
                chain=tuple(chains[row[0]]),
                opinion_kind=row[7],
                opinion_cues=tuple(words[row[0]].opinion_cues),
                alignment=row[8],
                unaligned=tuple(row[9]),
                restated=row[10],
                call_id=row[11],
                probability=row[12],
            )
            for row in self._rows("claims", audit=audit_id)
        )

    def _words(self, audit_id: int) -> dict[int, _Words]:
        words: dict[int, _Words] = defaultdict(lambda: _Words([], [], {}, {}))
        for claim_id, role, link, start, end in self._rows("spans", audit=audit_id):
            found, span = words[claim_id], Span(start, end)
            if role == "content":
                found.content.append(span)
            elif role == "opinion_cue":
                found.opinion_cues.append(span)
            else:
                (found.sources if role == "source" else found.cues)[link] = span
        return words

    def _outcomes(self, audit_id: int) -> tuple[SentenceOutcome, ...]:
        return tuple(
            SentenceOutcome(sentence=sentence, outcome=outcome, reason=reason, cause=cause, call_id=call_id)
            for sentence, outcome, reason, cause, call_id in self._rows("outcomes", audit=audit_id)
        )

    def signals_standing(self, audit_id: int) -> tuple[Signal, ...]:
        """The signals of an audit that hold with what people decided."""
        return self._signals("signals_standing", audit_id)

    def _signals(self, which: str, audit_id: int) -> tuple[Signal, ...]:
        return tuple(
            Signal(kind=kind, detail=detail, claim=claim, sentence=sentence)
            for kind, detail, claim, sentence in self._rows(which, audit=audit_id)
        )


def _call(row: tuple[Any, ...]) -> ModelCall:
    values = dict(zip(_CALL_FIELDS, row, strict=True))
    values["parameters"] = json.loads(values["parameters"])
    values["sentences"] = tuple(values["sentences"])
    values["asked_at"] = aware(values["asked_at"])
    return ModelCall(**values)
