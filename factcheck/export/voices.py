"""What an article tells of who said what, through whom, in the terms of W3C PROV."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from factcheck.ids import text_hash
from factcheck.store.exporting import ExportedAudit, ExportedClaim, ExportedLink
from factcheck.vocabulary import Label, SourceKind

if TYPE_CHECKING:
    from prov.model import ProvBundle

_ORGANISED = (SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.MEDIA)


class Voices:
    """Puts the chains of an audit into a bundle: a statement for each voice, each derived from the next one inwards."""

    def __init__(self, about: Callable[..., dict[str, Any]]) -> None:
        self._about = about
        self._told: set[str] = set()

    def has_any(self, audit: ExportedAudit) -> bool:
        """Whether the annotator heard any voice."""
        return any(_is_voiced(claim) for claim in audit.claims)

    def tell(self, bundle: "ProvBundle", audit: ExportedAudit) -> None:
        """Add every chain that the annotator gave, whatever a person made of the label since."""
        for claim in audit.claims:
            if _is_voiced(claim):
                self._chain(bundle, claim)

    def _chain(self, bundle: "ProvBundle", claim: ExportedClaim) -> None:
        """From the innermost voice outwards; the claim is derived from the outermost."""
        inner = ""
        for link in reversed(claim.chain):
            statement = f"statement:{text_hash(f'{claim.claim_key} {link.position}')}"
            bundle.entity(statement, self._about("Statement", cue=link.cue, position=link.position))
            if inner:
                bundle.wasDerivedFrom(statement, inner)
            self._source(bundle, statement, claim, link)
            inner = statement
        bundle.wasDerivedFrom(f"claim:{claim.claim_key}", inner)

    def _source(self, bundle: "ProvBundle", statement: str, claim: ExportedClaim, link: ExportedLink) -> None:
        called = link.full_name or link.source
        name = f"source:{text_hash(_identity(claim, link, called))}"
        is_new = name not in self._told
        self._told.add(name)
        about = {"name": called, "sourceKind": link.source_kind.value}
        if link.source_kind is SourceKind.DOCUMENT:
            if is_new:
                bundle.entity(name, self._about("Document", **about))
            bundle.wasDerivedFrom(statement, name)
            return
        if is_new:
            bundle.agent(name, self._about(_agent_type(link.source_kind), **about))
        bundle.wasAttributedTo(statement, name)


def _is_voiced(claim: ExportedClaim) -> bool:
    return claim.label_given is Label.ATTRIBUTED_STATEMENT and bool(claim.chain)


def _identity(claim: ExportedClaim, link: ExportedLink, called: str) -> str:
    """What makes a source the same one: its name within an article. Nobody without a name is the same as another."""
    if link.source_kind is SourceKind.UNNAMED or not called:
        return f"{claim.claim_key} {link.position}"
    return f"{claim.text_sha256} {link.source_kind.value} {called}"


def _agent_type(kind: SourceKind) -> str:
    if kind is SourceKind.PERSON:
        return "prov:Person"
    return "prov:Organization" if kind in _ORGANISED else "Voice"
