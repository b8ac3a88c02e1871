"""W3C Web Annotations as JSON-LD: a collection for each article, with an annotation for each claim."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from factcheck.export.naming import VOCABULARY, annotator_key, article_iri, person_key, utc
from factcheck.export.options import Choices
from factcheck.export.safe_json import safe_json
from factcheck.export.selectors import selectors
from factcheck.spans import Span
from factcheck.store.exporting import ExportedAudit, ExportedClaim

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"factcheck": VOCABULARY})


def chunks(audits: Iterable[ExportedAudit], choices: Choices) -> Iterator[str]:
    """One article as an AnnotationCollection; several as a JSON array of them."""
    made = (safe_json(collection(audit)) for audit in audits)
    first, second = next(made, ""), next(made, "")
    if first and not second:
        yield f"{first}\n"
        return
    yield f"[\n{first}"
    for one in chain([second] if second else [], made):
        yield f",\n{one}"
    yield "\n]\n"


def collection(audit: ExportedAudit) -> dict[str, Any]:
    """An AnnotationCollection with its only page inside; without a page where nothing is claimed."""
    iri = f"{VOCABULARY}annotations:{audit.audit_key}"
    described = {
        "@context": list(CONTEXT),
        "id": iri,
        "type": "AnnotationCollection",
        "label": audit.title or audit.url or audit.location,
        "creator": _annotator(audit),
        "created": utc(audit.audit_finished_at),
        "total": len(audit.claims),
    }
    if not audit.claims:
        return described
    page = {
        "id": f"{iri}:page:1",
        "type": "AnnotationPage",
        "partOf": iri,
        "startIndex": 0,
        "items": [_annotation(claim, audit) for claim in audit.claims],
    }
    return described | {"first": page, "last": page["id"]}


def _annotation(claim: ExportedClaim, audit: ExportedAudit) -> dict[str, Any]:
    reviewed = {}
    creators: Any = _annotator(audit)
    if claim.reviewed_by is not None and claim.reviewed_at is not None:
        creators = [creators, _reviewer(claim.reviewed_by)]
        reviewed = {"modified": utc(claim.reviewed_at), "factcheck:decision": claim.decision}
    return {
        "id": f"{VOCABULARY}annotation:{claim.claim_key}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": creators,
        "created": utc(audit.audit_finished_at),
        **reviewed,
        "generator": _software(audit),
        "body": list(_bodies(claim)),
        "target": _target(claim, audit),
        "factcheck:labelGiven": claim.label_given.value,
        **({"factcheck:opinionKind": claim.opinion_kind.value} if claim.opinion_kind else {}),
        "factcheck:sentence": claim.sentence,
        "factcheck:alignment": claim.alignment.value,
        "factcheck:voice": [_voice(claim, position) for position in range(len(claim.chain))],
        "factcheck:opinionCue": [cue.quote for cue in claim.opinion_cues],
    }


def _bodies(claim: ExportedClaim) -> Iterator[dict[str, Any]]:
    """The label as a tag and as a class; then what was restated, and what a reviewer noted."""
    yield _text("tagging", claim.label.value)
    yield {"type": "SpecificResource", "purpose": "classifying", "source": f"{VOCABULARY}label:{claim.label.value}"}
    if claim.restated:
        yield _text("describing", claim.restated)
    if claim.review_note and claim.reviewed_by is not None and claim.reviewed_at is not None:
        by = {"creator": _reviewer(claim.reviewed_by), "created": utc(claim.reviewed_at)}
        yield _text("commenting", claim.review_note) | by


def _text(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(claim: ExportedClaim, audit: ExportedAudit) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": article_iri(audit),
        "selector": selectors(audit.text, Span(claim.start_char, claim.end_char)),
        "state": {"type": "TimeState", "sourceDate": utc(audit.added_at)},
        "renderedVia": _software(audit),
        "factcheck:textSha256": audit.text_sha256,
    }


def _voice(claim: ExportedClaim, position: int) -> dict[str, Any]:
    link = claim.chain[position]
    return {
        "factcheck:position": link.position,
        "factcheck:source": link.source,
        "factcheck:fullName": link.full_name,
        "factcheck:sourceKind": link.source_kind.value,
        "factcheck:cue": link.cue,
    }


def _annotator(audit: ExportedAudit) -> dict[str, Any]:
    return {
        "id": f"{VOCABULARY}annotator:{annotator_key(audit.fingerprint)}",
        "type": "Software",
        "name": audit.annotator,
        "factcheck:version": audit.annotator_version,
    }


def _software(audit: ExportedAudit) -> dict[str, Any]:
    version = audit.factcheck_version
    return {"id": f"{VOCABULARY}software:{version}", "type": "Software", "name": f"factcheck {version}"}


def _reviewer(name: str) -> dict[str, Any]:
    return {"id": f"{VOCABULARY}reviewer:{person_key(name)}", "type": "Person", "name": name}
