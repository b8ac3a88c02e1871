"""Pairs and clusters of claims that say the same: their rows, and the index that finds candidates for them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.errors import NotFoundError
from factcheck.records import ClaimPair, Record
from factcheck.store.batch import Batch, now
from factcheck.store.statements import statements
from factcheck.vocabulary import Extent, Label, PairKind, Verdict

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CLAIMS_A_KEY = 32  # that the index keeps; what says the same as a later one says the same as these
CANDIDATES = 10  # compared with one claim
_SHARED_KEYS, _FEW_KEYS = 2, 4  # a claim of few keys needs to share only one, and a copy the key of its words


class Waiting(NamedTuple):
    """An audit whose claims were not looked for elsewhere yet."""

    audit_id: int
    claims: int


class ClaimWords(NamedTuple):
    """What a claim puts forward, and whether on somebody's word."""

    claim_id: int
    attributed: bool
    words: str


class FreshClaim(NamedTuple):
    """A claim on its way into the index."""

    claim_id: int
    family_id: int
    keys: tuple[int, ...]
    copy_key: int | None  # the one among them that stands for all of its words


class FoundPair(NamedTuple):
    """Two claims of different articles that say the same, the one met first before the other."""

    claim_id: int
    other_claim_id: int
    kind: PairKind
    extent: Extent
    score: float
    reason: str


class ToldClaim(Record):
    """One claim of a group, and why it is held to say the same as an earlier one."""

    claim_id: int
    article_id: int
    article: str
    published: date | None  # None: nobody knows
    label: Label
    source: str | None
    quote: str
    score: float | None
    reason: str | None


class SameClaims(Record):
    """Claims that say the same: first where and when, in how many articles, on whose word.

    `first_seen_on` is a day of publication. Where several articles say it and one is undated, the order is unknown: it
    and `first_article` are None, and `quote` is that of the earliest with a day, else of the one that was met first.
    """

    cluster_id: int
    claims: int
    articles: int
    undated: int  # articles of which nobody knows the day
    first_seen_on: date | None
    first_article_id: int | None
    first_claim_id: int
    quote: str
    first_article: str | None
    sources: tuple[str, ...]
    attributed: int
    in_own_voice: int
    single_source: bool
    sole_source: str | None
    told: tuple[ToldClaim, ...] = ()


class PartialPair(Record):
    """Two claims that say the same in part, or of which one restates the other without its source."""

    claim_id: int
    other_claim_id: int
    kind: PairKind
    extent: Extent
    score: float
    reason: str
    verdict: Verdict
    article_id: int
    other_article_id: int
    article: str
    other_article: str
    label: Label
    other_label: Label
    source: str | None
    other_source: str | None
    quote: str
    other_quote: str


class MatchesWanted(NamedTuple):
    """Which matches are wanted."""

    article: int | None = None
    claim: int | None = None
    min_score: float = 0.0
    articles: int = 2  # that a group must stand in at least
    most: int = 50


class Matches(Record):
    """What is said in several places."""

    groups: tuple[SameClaims, ...]
    pairs: tuple[PartialPair, ...]


class Matcher:
    """The statements of one connection about matches."""

    def __init__(self, connection: "DuckDBPyConnection") -> None:
        self._connection = connection
        self._sql = statements("matching")

    def waiting(self, matcher: int) -> list[Waiting]:
        """The audits that speak for an article and were not looked at; then those that rules before `matcher` saw."""
        return [Waiting(*row) for row in self._rows("waiting", matcher=matcher)]

    def to_match(self, audits: Sequence[int]) -> list[tuple[ClaimWords, int]]:
        """The claims of audits, each with the family of its article, in order."""
        rows = self._rows("to_match", audits=list(audits))
        return [(ClaimWords(claim, attributed, words), family) for claim, family, attributed, words in rows]

    def words_of(self, claims: Iterable[int]) -> dict[int, ClaimWords]:
        """What claims put forward, by their numbers."""
        return {row[0]: ClaimWords(*row) for row in self._rows("words_of", claims=sorted(set(claims)))}

    def index(self, fresh: Sequence[FreshClaim]) -> list[tuple[int, int]]:
        """Put claims into the index, and give the pairs to compare: the fresh claim, and one that was there before it.

        Done again after a kill, it leaves the index the same.
        """
        every = [(key, claim.claim_id, claim.family_id, key == claim.copy_key) for claim in fresh for key in claim.keys]
        if not every:
            return []
        keys, claims, families, copies = (list(column) for column in zip(*every, strict=True))
        self._rows("make_fresh_keys")
        self._rows("fill_fresh_keys", keys=keys, claims=claims, families=families, copies=copies)
        self._rows("forget_keys_of_fresh")
        self._rows("add_keys", most=CLAIMS_A_KEY)
        found = self._rows("candidates", most=CANDIDATES, needed=_SHARED_KEYS, few=_FEW_KEYS)
        self._rows("drop_fresh_keys")
        return [(claim, other) for claim, other in found]

    def save(self, audits: Sequence[int], pairs: Sequence[FoundPair], matcher: int) -> int:
        """Keep the pairs of audits and what they make of the clusters; the number of new pairs.

        Audits that somebody else looked at meanwhile, or that speak for no article any more, are left out. What older
        rules found for them goes.
        """
        here = [audit for (audit,) in self._rows("still_waiting", audits=list(audits), matcher=matcher)]
        if len(here) < len(audits):
            ours = {claim for (claim,) in self._rows("claims_of", audits=here)}
            pairs = [pair for pair in pairs if pair.other_claim_id in ours or pair.claim_id in ours]
        self._forget_older(here, matcher)
        known = self._known(pairs)
        new = [pair for pair in pairs if (pair.claim_id, pair.other_claim_id) not in known]
        batch, when = Batch(self._connection), now()
        for pair in new:
            row = (*pair, Verdict.UNCONFIRMED, "", None, matcher, when)
            batch.add("claim_matches", *row)
        for audit in here:
            batch.add("matched_audits", audit, matcher, when)
        batch.flush()
        # Those that were known too: an article's version that comes back is in no cluster any more.
        met = sorted({claim for pair in pairs for claim in (pair.claim_id, pair.other_claim_id)})
        self._join([*self._rows("standing_pairs", claims=met), *self._rows("same_within", audits=here)])
        return len(new)

    def any_superseded(self) -> bool:
        """Whether there is anything for `forget_superseded` to do."""
        return bool(self._rows("superseded"))

    def forget_superseded(self) -> int:
        """Take audits that speak for no article any more out of index and clusters; how many there were."""
        audits = [audit for (audit,) in self._rows("superseded")]
        if not audits:
            return 0
        gone = {claim for (claim,) in self._rows("claims_of", audits=audits)}
        self._rows("forget_keys", claims=sorted(gone))
        members = self._take_apart(gone)
        self._rows("forget_audits", audits=audits)
        self._join(self._rows("standing_pairs", claims=sorted(members - gone)))
        return len(audits)

    def _forget_older(self, audits: Sequence[int], matcher: int) -> None:
        """Drop what rules before `matcher` found for those of the audits that were looked at by them."""
        known = [audit for (audit,) in self._rows("looked_at", audits=list(audits))]
        if not known:
            return
        claims = {claim for (claim,) in self._rows("claims_of", audits=known)}
        self._rows("forget_pairs", claims=sorted(claims), matcher=matcher)
        self._rows("forget_audits", audits=known)
        self._join(self._rows("standing_pairs", claims=sorted(self._take_apart(claims))))

    def _take_apart(self, claims: set[int]) -> set[int]:
        """Drop the clusters that some claims are in; all the claims that these held."""
        touched = sorted({cluster for _, cluster in self._rows("clusters_of", claims=sorted(claims))})
        members = {claim for claim, _ in self._rows("members", clusters=touched)}
        self._rows("forget_clusters", clusters=touched)
        return members

    def pairs_of_audit(self, audit_id: int) -> tuple[ClaimPair, ...]:
        """The pairs that an audit found within its article."""
        names = ("earlier", "later", "kind", "extent", "score", "reason", "verdict", "call_id", "cause", "matcher")
        rows = self._rows("pairs_of_audit", audit=audit_id)
        return tuple(ClaimPair(**dict(zip(names, row, strict=True))) for row in rows)

    def every_pair(self) -> list[tuple[int, int, Extent]]:
        """Every pair that was ever found, with its extent."""
        return [(one, other, Extent(extent)) for one, other, extent in self._rows("every_pair")]

    def check_claim(self, claim_id: int) -> None:
        """Nothing where there is such a claim.

        Raises:
            NotFoundError: there is none.
        """
        if not self._rows("claim", claim=claim_id):
            raise NotFoundError(f"There is no claim {claim_id}.", hint="See: factcheck show ARTICLE")

    def matches(self, wanted: MatchesWanted) -> Matches:
        """What is said in several places, that in the most articles first; then pairs that are alike in part."""
        named = {"article": wanted.article, "claim": wanted.claim}
        names = [name for name in SameClaims.model_fields if name != "told"]
        rows = self._rows("groups", **named, articles=wanted.articles, min_score=wanted.min_score, most=wanted.most)
        groups = [dict(zip(names, row, strict=True)) for row in rows]
        told = self._told([group["cluster_id"] for group in groups], wanted.min_score)
        pairs = self._rows("partial", **named, min_score=wanted.min_score, most=wanted.most)
        return Matches(
            groups=tuple(
                SameClaims(**group | {"sources": group["sources"] or (), "told": told[group["cluster_id"]]})
                for group in groups
                if len(told[group["cluster_id"]]) > 1
            ),
            pairs=tuple(PartialPair(**dict(zip(PartialPair.model_fields, row, strict=True))) for row in pairs),
        )

    def _told(self, clusters: Sequence[int], min_score: float) -> dict[int, tuple[ToldClaim, ...]]:
        found: dict[int, list[ToldClaim]] = {cluster: [] for cluster in clusters}
        names = [name for name in ToldClaim.model_fields if name not in ("score", "reason")]
        for cluster, *row, how in self._rows("told", clusters=list(clusters)):
            claim = ToldClaim(**dict(zip(names, row, strict=True)), **(how or _UNKNOWN))
            if claim.score is None or claim.score >= min_score:
                found[cluster].append(claim)
        return {cluster: tuple(claims) for cluster, claims in found.items()}

    def _known(self, pairs: Sequence[FoundPair]) -> set[tuple[int, int]]:
        """The pairs that are there already, either claim first."""
        claims = sorted({pair.other_claim_id for pair in pairs})
        rows = self._rows("known_pairs", claims=claims)
        return {(one, other) for one, other in rows} | {(other, one) for one, other in rows}

    def _join(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Put each two claims into one cluster, which goes by the smallest number of its claims."""
        if not pairs:
            return
        claims = sorted({claim for pair in pairs for claim in pair})
        touched = {cluster for _, cluster in self._rows("clusters_of", claims=claims)}
        members = self._rows("members", clusters=sorted(touched))
        joined = _Joined()
        for one, other in [*members, *pairs]:
            joined.join(one, other)
        self._rows("forget_clusters", clusters=sorted(touched))
        batch = Batch(self._connection)
        for claim in joined.claims():
            batch.add("claim_clusters", claim, joined.smallest(claim))
        batch.flush()

    def _rows(self, name: str, /, **parameters: Any) -> list[tuple[Any, ...]]:
        return self._connection.execute(self._sql[name], parameters or None).fetchall()


class _Joined:
    """Sets of claims that grow together."""

    def __init__(self) -> None:
        self._smaller: dict[int, int] = {}

    def smallest(self, claim: int) -> int:
        """The smallest claim of the set that `claim` is in."""
        root = claim
        while self._smaller.setdefault(root, root) != root:
            root = self._smaller[root]
        self._smaller[claim] = root
        return root

    def join(self, one: int, other: int) -> None:
        """Make the sets of two claims one."""
        low, high = sorted((self.smallest(one), self.smallest(other)))
        self._smaller[high] = low

    def claims(self) -> list[int]:
        """Every claim of every set."""
        return sorted(self._smaller)


_UNKNOWN: dict[str, None] = {"score": None, "reason": None}
