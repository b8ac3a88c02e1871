"""Names for what an export speaks of: IRIs that stay the same from export to export and from store to store.

They are made of hashes, not of the numbers of a store. ``urn:factcheck:`` and ``urn:sha256:`` are well-formed URNs of
no registered namespace: they name, and lead nowhere.
"""

import re
from datetime import UTC, datetime

from factcheck.ids import text_hash
from factcheck.store.exporting import ExportedAudit

VOCABULARY = "urn:factcheck:"
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f<>\"{}|\\^`\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f]+")


def article_iri(audit: ExportedAudit) -> str:
    """The address of an article where it has one on the web, else its text by its hash."""
    return web_address(audit.url) or f"urn:sha256:{audit.text_sha256}"


def web_address(url: str) -> str:
    """`url` where it is a web address that can stand as an IRI, else nothing."""
    return url if _WEB_ADDRESS.fullmatch(url) else ""


def annotator_key(fingerprint: str) -> str:
    """The hash of an annotator: its name, version, prompt and settings decide it."""
    return fingerprint.rpartition(":")[2]


def person_key(name: str) -> str:
    """The hash of a reviewer's name: all that is known of who it is."""
    return text_hash(name)


def utc(moment: datetime) -> str:
    """A time as xsd:dateTime in UTC, ending in Z."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
