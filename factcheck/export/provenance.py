"""W3C PROV of audits, as PROV-JSON and PROV-N: who made which claim out of what, and who revised it.

What the article itself tells of voices stands in a bundle of its own, since it is the annotator who says that they
said so. `docs/exports.md` gives the reasons for each relation.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from factcheck.export.naming import annotator_key, person_key
from factcheck.export.options import Choices
from factcheck.export.safe_json import escaped
from factcheck.export.voices import Voices
from factcheck.ids import text_hash
from factcheck.store.exporting import ExportedAudit, ExportedCall, ExportedClaim, ExportedReview

if TYPE_CHECKING:
    from prov.model import ProvBundle, ProvDocument

_KINDS = ("annotator", "attributions", "audit", "call", "claim", "prompt", "review", "reviewer", "source", "statement")
_WITHOUT_REVISION = ("not_a_claim", "skip", "note", "undo")


def json_chunks(audits: Iterable[ExportedAudit], choices: Choices) -> Iterator[str]:
    """PROV-JSON, one document."""
    yield escaped(str(provenance(audits).serialize(format="json", indent=1))) + "\n"


def notation_chunks(audits: Iterable[ExportedAudit], choices: Choices) -> Iterator[str]:
    """PROV-N, one document."""
    yield provenance(audits).get_provn() + "\n"


def provenance(audits: Iterable[ExportedAudit]) -> "ProvDocument":
    """The provenance of all claims of `audits`; it is held in memory whole."""
    # Loaded late: start-up time.
    from prov.model import ProvDocument

    document = ProvDocument()
    document.add_namespace("factcheck", "urn:factcheck:")
    document.add_namespace("article", "urn:sha256:")
    for kind in _KINDS:
        document.add_namespace(kind, f"urn:factcheck:{kind}:")
    telling = _Telling(document)
    for audit in audits:
        telling.tell(audit)
    return document


class _Telling:
    """Puts audits into a document; an article, agent or prompt that comes again is described once."""

    def __init__(self, document: "ProvDocument") -> None:
        self._document = document
        self._told: set[str] = set()

    def tell(self, audit: ExportedAudit) -> None:
        """Add one audit with everything that hangs on it."""
        document = self._document
        article, performed = f"article:{audit.text_sha256}", f"audit:{audit.audit_key}"
        annotator = f"annotator:{annotator_key(audit.fingerprint)}"
        self._article(article, audit)
        named = {"name": audit.annotator, "version": audit.annotator_version}
        self._agent(annotator, "SoftwareAgent", **named)
        document.activity(
            performed,
            audit.audit_started_at,
            audit.audit_finished_at,
            self._about("Audit", status=audit.audit_status.value, factcheckVersion=audit.factcheck_version),
        )
        document.used(performed, article)
        prompt = self._prompt(audit.prompt_name, audit.annotator_version, audit.prompt_hash)
        document.wasAssociatedWith(performed, annotator, prompt)
        for call in audit.calls:
            self._call(call, article, performed, annotator)
        calls = {call.call_id: _call_name(call) for call in audit.calls}
        for claim in audit.claims:
            self._claim(claim, article, performed, annotator, calls)
        self._voices(audit, performed, annotator)

    def _article(self, name: str, audit: ExportedAudit) -> None:
        if self._is_new(name):
            published = {"published": audit.published.isoformat()} if audit.published else {}
            about = self._about("Article", title=audit.title, url=audit.url, **published)
            self._document.entity(name, about)

    def _agent(self, name: str, kind: str, /, **about: str) -> None:
        if self._is_new(name):
            self._document.agent(name, self._about(f"prov:{kind}", **about))

    def _prompt(self, called: str, version: str, digest: str) -> str | None:
        """The instructions that an annotator followed: in PROV a plan."""
        if not digest:
            return None
        name = f"prompt:{digest.rpartition(':')[2]}"
        if self._is_new(name):
            self._document.entity(name, self._about("prov:Plan", name=called, version=version))
        return name

    def _call(self, call: ExportedCall, article: str, performed: str, annotator: str) -> None:
        document, name = self._document, _call_name(call)
        if self._is_new(name):
            ended = call.asked_at + timedelta(milliseconds=call.latency_ms)
            about = self._about(
                "ModelCall",
                requestHash=call.request_hash,
                modelAsked=call.model_asked,
                modelAnswered=call.model_answered,
                status=call.status.value,
                tokensIn=call.tokens_in,
                tokensOut=call.tokens_out,
                costUsd=call.cost_usd,
            )
            document.activity(name, call.asked_at, ended, about)
            document.used(name, article)
            prompt = self._prompt(call.prompt_name, call.prompt_version, call.prompt_hash)
            document.wasAssociatedWith(name, annotator, prompt)
        document.wasInformedBy(performed, name)

    def _claim(self, claim: ExportedClaim, article: str, performed: str, annotator: str, calls: dict[int, str]) -> None:
        document, name = self._document, f"claim:{claim.claim_key}"
        about = self._about(
            "Claim",
            label=claim.label_given.value,
            startChar=claim.start_char,
            endChar=claim.end_char,
            sentence=claim.sentence,
            alignment=claim.alignment.value,
            restated=claim.restated,
        )
        document.entity(name, about | {"prov:value": claim.quote})
        document.wasGeneratedBy(name, performed, claim.audit_finished_at)
        document.wasQuotedFrom(name, article, performed)
        document.wasAttributedTo(name, annotator)
        if claim.call_id in calls:
            document.wasInfluencedBy(name, calls[claim.call_id])
        heads: dict[str, str] = {}
        for review in claim.reviews:
            self._review(review, name, heads)

    def _review(self, review: ExportedReview, name: str, heads: dict[str, str]) -> None:
        """Add one decision. It revises the claim that the person saw, which may be another audit's on the same words.

        `heads` holds the newest version of each claim that somebody saw.
        """
        document, reviewer = self._document, f"reviewer:{person_key(review.reviewer)}"
        seen = f"claim:{review.claim_key}"
        if seen != name and seen not in heads:
            document.alternateOf(name, seen)
        before = heads.setdefault(seen, seen)
        key = text_hash(f"{seen} {review.reviewer} {review.decision} {review.reviewed_at.isoformat()}")
        performed, revised = f"review:{key}", f"claim:{key}"
        label = review.label or review.seen_label
        if review.decision not in _WITHOUT_REVISION:
            heads[seen] = revised
        if not self._is_new(performed):
            return
        self._agent(reviewer, "Person", name=review.reviewer)
        about = self._about("Review", decision=review.decision, note=review.note, seenLabel=review.seen_label.value)
        document.activity(performed, review.reviewed_at, review.reviewed_at, about)
        document.wasAssociatedWith(performed, reviewer)
        document.used(performed, before)
        if review.decision not in _WITHOUT_REVISION:
            document.entity(revised, self._about("Claim", label=label.value))
            document.wasGeneratedBy(revised, performed, review.reviewed_at)
            document.wasRevisionOf(revised, before, performed)
            document.wasAttributedTo(revised, reviewer)

    def _voices(self, audit: ExportedAudit, performed: str, annotator: str) -> None:
        voices = Voices(self._about)
        if not voices.has_any(audit):
            return
        document, name = self._document, f"attributions:{audit.audit_key}"
        document.entity(name, self._about("prov:Bundle"))
        document.wasGeneratedBy(name, performed, audit.audit_finished_at)
        document.wasAttributedTo(name, annotator)
        bundle: ProvBundle = document.bundle(name)
        voices.tell(bundle, audit)

    def _about(self, kind: str, /, **values: Any) -> dict[str, Any]:
        """A type, and what is known; what is empty or unknown is left out."""
        typed = kind if ":" in kind else f"factcheck:{kind}"
        known = {f"factcheck:{name}": value for name, value in values.items() if value not in (None, "")}
        return {"prov:type": self._document.valid_qualified_name(typed)} | known

    def _is_new(self, name: str) -> bool:
        is_new = name not in self._told
        self._told.add(name)
        return is_new


def _call_name(call: ExportedCall) -> str:
    return f"call:{text_hash(f'{call.request_hash} {call.asked_at.isoformat()}')}"
