"""schema.org ClaimReview as JSON-LD, of reviewed claims alone: what is known, ready for a newsroom to complete.

A review here says whose word a claim is, not whether it is true; so no rating is given, nor an address of an article
that would carry it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.export.naming import VOCABULARY, person_key, web_address
from factcheck.export.options import Choices
from factcheck.export.safe_json import safe_json
from factcheck.store.exporting import ExportedAudit, ExportedClaim
from factcheck.vocabulary import SourceKind

RATING_NEEDED = "rating needed"  # no word for a verdict: whoever publishes has to replace it


def chunks(audits: Iterable[ExportedAudit], choices: Choices) -> Iterator[str]:
    """One JSON-LD document with a graph of ClaimReviews."""
    yield '{\n"@context": "https://schema.org",\n"@graph": ['
    between = "\n"
    for audit in audits:
        for claim in audit.claims:
            if claim.reviewed_by is not None:
                yield between + safe_json(claim_review(claim, choices))
                between = ",\n"
    yield "\n]\n}\n"


def claim_review(claim: ExportedClaim, choices: Choices) -> dict[str, Any]:
    """One ClaimReview; `claim` is one that a person has decided on."""
    assert claim.reviewed_by is not None
    assert claim.reviewed_at is not None
    reviewer = {"@type": "Person", "@id": f"{VOCABULARY}reviewer:{person_key(claim.reviewed_by)}"}
    reviewer["name"] = claim.reviewed_by
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"{VOCABULARY}claimreview:{claim.claim_key}",
        "claimReviewed": claim.restated or claim.quote,
        "datePublished": claim.reviewed_at.date().isoformat(),
        "author": reviewer,
        "itemReviewed": _claim(claim),
    }
    if choices.organisation:
        review |= {"author": {"@type": "Organization", "name": choices.organisation}, "contributor": reviewer}
    if claim.review_note:
        review["reviewBody"] = claim.review_note
    if choices.rating_needed:
        review["reviewRating"] = {"@type": "Rating", "alternateName": RATING_NEEDED}
    return review


def _claim(claim: ExportedClaim) -> dict[str, Any]:
    described: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"{VOCABULARY}claim:{claim.claim_key}",
        "text": claim.quote,
        "keywords": claim.label.value,
        "appearance": _appearance(claim),
    }
    if claim.source and claim.source_kind is SourceKind.DOCUMENT:
        described["citation"] = {"@type": "CreativeWork", "name": claim.source}
    elif claim.source and claim.source_kind is not SourceKind.UNNAMED:
        kind = "Person" if claim.source_kind is SourceKind.PERSON else "Organization"
        described["author"] = {"@type": kind, "name": claim.source}
    return described


def _appearance(claim: ExportedClaim) -> dict[str, Any]:
    known = {
        "url": web_address(claim.url),
        "headline": claim.title,
        "datePublished": claim.published.isoformat() if claim.published else "",
    }
    return {"@type": "CreativeWork", "@id": f"urn:sha256:{claim.text_sha256}"} | {k: v for k, v in known.items() if v}
