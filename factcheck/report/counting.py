"""Counts and groups what a report shows: figures, statements by source, reasons to look, calls."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from factcheck.report.records import ArticleReport, Calls, Flagged, Flags, Relay, ReportedClaim, SourceGroup, Tally
from factcheck.showing.words import warning_words
from factcheck.store.exporting import ExportedCall, ExportedLink
from factcheck.vocabulary import CallStatus, Label, SignalKind


def tally(claims: Sequence[ReportedClaim], dropped: Sequence[ReportedClaim]) -> Tally:
    """The figures of one article."""
    labels = Counter(one.place.label for one in claims)
    flagged = [one for one in claims if one.reasons or one.place.label is Label.OPINION]
    everything = [*claims, *dropped]
    people = Counter(one.place.decided_by for one in everything if one.place.decision)
    return Tally(
        articles=1,
        facts=labels[Label.REPORTED_FACT],
        statements=labels[Label.ATTRIBUTED_STATEMENT],
        opinions=labels[Label.OPINION],
        unnamed=sum(one.is_unnamed for one in claims),
        flagged=len(flagged),
        flagged_open=sum(one.is_open for one in flagged),
        opinions_open=sum(one.is_open for one in claims if one.place.label is Label.OPINION),
        decided=sum(not one.is_open for one in claims),
        dropped=len(dropped),
        differ=sum(one.place.others_differ for one in everything),
        reviewers=_by_count(people),
    )


def summed(tallies: Iterable[Tally]) -> Tally:
    """The figures of several articles together."""
    counts: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for one in tallies:
        counts.update(one.model_dump(exclude={"reviewers"}))
        people.update(dict(one.reviewers))
    return Tally(**counts, reviewers=_by_count(people))


def share(part: int, whole: int) -> str:
    """A part of a whole in per cent; a dash where there is no whole."""
    if not whole:
        return "–"
    exact = 100 * part / whole
    if 0 < exact < 1:
        return "under 1 %"
    if 99 < exact < 100:
        return "over 99 %"
    return f"{exact:.0f} %"


def named(link: ExportedLink) -> str:
    """Whose voice it is: as known across articles, else by full name, else as written; empty where nothing names it."""
    return link.canonical or link.full_name or link.source


def sources(claims: Iterable[ReportedClaim]) -> list[SourceGroup]:
    """The statements by whose word they finally are, who says most first; those that name nobody come last."""
    groups: dict[str, list[ReportedClaim]] = defaultdict(list)
    nobody: list[ReportedClaim] = []
    for one in claims:
        if one.place.label is Label.ATTRIBUTED_STATEMENT:
            name = named(one.voices[-1]) if one.voices else ""
            (nobody if one.is_unnamed or not name else groups[name.casefold()]).append(one)
    by_size = sorted(groups.values(), key=len, reverse=True)
    found = [
        SourceGroup(name=named(said[0].voices[-1]), kind=said[0].voices[-1].source_kind, claims=tuple(said))
        for said in by_size
    ]
    return [*found, *([SourceGroup(name="", kind=None, claims=tuple(nobody))] if nobody else [])]


def relays(claims: Iterable[ReportedClaim]) -> list[Relay]:
    """Who passed on what others said, who did so most first."""
    passed = [link for one in claims for link in one.voices[:-1] if named(link)]
    counts = Counter(named(link).casefold() for link in passed)
    first = {named(link).casefold(): link for link in reversed(passed)}
    return [
        Relay(name=named(first[key]), kind=first[key].source_kind, claims=count) for key, count in counts.most_common()
    ]


def flags(article: ArticleReport) -> list[Flags]:
    """The reasons to look by kind: what may mislead first, then by weight; those of no claim before all."""
    groups: dict[str, list[Flagged]] = defaultdict(list)
    why: dict[str, str] = {}
    weights: dict[str, int] = {}
    for warned in article.warnings:
        why[warned.kind] = warning_words(warned.kind)
        weights[warned.kind] = 1000
        detail = "" if warned.kind is SignalKind.HIDDEN_TEXT else warned.detail
        groups[warned.kind].append(Flagged(detail=detail, words=warned.words))
    for claim in article.claims:
        for reason in claim.reasons:
            why[reason.kind] = reason.why
            weights.setdefault(reason.kind, reason.weight)
            groups[reason.kind].append(Flagged(detail=reason.detail, claim=claim))
    ordered = sorted(groups, key=lambda kind: (-weights[kind], kind))
    return [Flags(kind=kind, why=why[kind], places=tuple(groups[kind])) for kind in ordered]


def calls(article: ArticleReport) -> Calls | None:
    """What the audit asked of a model; nothing where it asked none."""
    made = article.audit.calls
    if not made:
        return None
    paid = [one for one in made if one.call_id in article.paid]
    return Calls(
        made=len(made),
        paid=len(paid),
        good=sum(one.status is CallStatus.OK for one in made),
        models=tuple(dict.fromkeys(one.model_answered for one in made if one.model_answered)),
        tokens_in=_sum(made, "tokens_in"),
        tokens_cached=_sum(made, "tokens_cached"),
        tokens_out=_sum(made, "tokens_out"),
        tokens_reasoning=_sum(made, "tokens_reasoning"),
        cost_usd=_cost(paid),
        latency_ms=sum(one.latency_ms for one in made),
        first_at=min(one.asked_at for one in made),
        last_at=max(one.asked_at for one in made),
    )


def _sum(made: Iterable[ExportedCall], name: str) -> int | None:
    values = [attrgetter(name)(one) for one in made]
    return None if None in values else sum(values)


def _cost(paid: Iterable[ExportedCall]) -> float | None:
    values = [one.cost_usd for one in paid]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _by_count(people: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(people.items(), key=lambda one: (-one[1], one[0])))
