"""`factcheck matches`: what is said in several places, on whose word, and what is restated without it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli._diagnostics import say
from factcheck.cli._options import JsonOption, StoreOption, opened_store

if TYPE_CHECKING:
    from factcheck.elsewhere import Compared
    from factcheck.store import Store
    from factcheck.store.matches import Matches, PartialPair, SameClaims, ToldClaim
    from factcheck.vocabulary import Label

ArticleArgument = Annotated[
    str,
    typer.Argument(
        help="Only what this article says: its number, file name, URL, title, or the beginning of its hash.",
        metavar="ARTICLE",
    ),
]
ClaimOption = Annotated[
    int | None, typer.Option("--claim", "-c", help="Only what this claim says: its number in the store.", metavar="N")
]
ScoreOption = Annotated[
    float, typer.Option("--min-score", help="Only matches as alike as this, from 0 to 1.", min=0.0, max=1.0)
]
LimitOption = Annotated[int, typer.Option("--limit", help="At most so many groups, and as many pairs.", min=1)]

_TOLD_CLAIMS = 10_000  # a catch-up of more says how far it is


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("matches")(matches)


def matches(
    article: ArticleArgument = "",
    claim: ClaimOption = None,
    min_score: ScoreOption = 0.0,
    limit: LimitOption = 50,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show which claims say the same, where each was first seen, and on whose word it rests.

    First those that stand in several articles; then those that say the same in part, and those that an article gives on
    somebody's word and asserts by itself elsewhere. Claims are compared by their words: figures, names, dates, who does
    what, and what is denied must agree. The dates are those of publication: if an article has none, the order is
    unknown. Audits that were not compared yet are compared first.

    \b
    Examples
    factcheck matches                      of the whole store
    factcheck matches 1                    what article 1 shares with others
    factcheck matches --claim 12           one claim
    factcheck matches --min-score 0.9      only what is nearly word for word
    """
    # Loaded late: start-up time.
    from factcheck.cli import _output
    from factcheck.cli._versions import say_who_speaks
    from factcheck.store.matches import MatchesWanted

    opened = opened_store(store)
    number = opened.find_article(article) if article else None
    if claim is not None:
        opened.with_matches(lambda matcher: matcher.check_claim(claim))
    _catch_up(opened)
    wanted = MatchesWanted(number, claim, min_score, articles=2, most=limit)
    found = opened.with_matches(lambda matcher: matcher.matches(wanted))
    if as_json:
        for group in found.groups:
            _output.emit_json({"group": group.model_dump(mode="json")})
        for pair in found.pairs:
            _output.emit_json({"pair": pair.model_dump(mode="json")})
    elif found.groups or found.pairs:
        _output.emit_text("\n".join(_lines(found)))
    else:
        say(_nothing(number, claim, min_score))
    say_who_speaks(opened, [number] if number is not None else [])


def _nothing(article: int | None, claim: int | None, min_score: float) -> str:
    """That nothing was found, and of what."""
    what = f"claim {claim}" if claim is not None else "another one"
    if article is not None:
        what = f"{what} of article {article}" if claim is not None else f"article {article}"
    alike = f" with a score of {min_score:g} or more" if min_score else ""
    return f"No claim says what {what} says{alike}."


def _catch_up(opened: "Store") -> None:
    # Loaded late: start-up time.
    from factcheck.elsewhere import link_same_claims

    def tell(done: "Compared") -> None:
        if done.claims >= _TOLD_CLAIMS:
            say(f"{done.claims:,} claims compared, {done.pairs:,} matches.")

    link_same_claims(opened, on_step=tell)


def _lines(found: "Matches") -> Iterator[str]:
    for group in found.groups:
        yield from _group(group)
    within = [pair for pair in found.pairs if pair.article_id == pair.other_article_id]
    across = [pair for pair in found.pairs if pair.article_id != pair.other_article_id]
    for title, pairs in (("Within one article", within), ("The same in part", across)):
        if pairs:
            yield f"{title}:"
            yield ""
            for pair in pairs:
                yield from _pair(pair)


def _group(group: "SameClaims") -> Iterator[str]:
    yield f"“{_short(group.quote)}”"
    yield f"  in {group.articles} articles, {_first(group)}; {_words(group)}"
    for claim in group.told:
        yield from _told(claim)
    yield ""


def _first(group: "SameClaims") -> str:
    """Where it was first said, as far as days of publication tell."""
    if group.first_article is None:
        if group.undated == group.articles:
            return "which was first is unknown (none has a date)"
        return f"which was first is unknown ({group.undated} without a date)"
    return f"first on {group.first_seen_on or 'no known date'} in {_short(group.first_article)}"


def _words(group: "SameClaims") -> str:
    """On whose word it rests."""
    if group.single_source:
        return f"single source: {_short(group.sole_source or '')}"
    voices = [_short(source) for source in group.sources]
    if group.in_own_voice:
        voices.append("the articles’ own word" if group.in_own_voice > 1 else "one article’s own word")
    return f"on {_enumerated(voices)}"


def _enumerated(voices: Sequence[str]) -> str:
    named = [voice if voice.endswith("own word") else f"the word of {voice}" for voice in voices]
    return ", ".join(named) if named else "the word of somebody unnamed"


def _told(claim: "ToldClaim") -> Iterator[str]:
    how = f" ({claim.score:.2f}: {claim.reason})" if claim.score is not None else ""
    whose = _whose(claim.label, claim.source)
    on = claim.published or "no date"
    yield f"    claim {claim.claim_id}  {on}  article {claim.article_id} {_short(claim.article)}  {whose}"
    yield f"      “{_short(claim.quote)}”{how}"


def _pair(pair: "PartialPair") -> Iterator[str]:
    verdict = "" if pair.verdict == "unconfirmed" else f", {pair.verdict} by the model"
    kind = str(pair.kind).replace("_", " ") if pair.kind != "same" else str(pair.extent).replace("_", " ")
    yield f"  {kind} ({pair.score:.2f}{verdict}): {pair.reason}"
    sides = (
        (pair.claim_id, pair.article_id, pair.article, pair.label, pair.source, pair.quote),
        (pair.other_claim_id, pair.other_article_id, pair.other_article, pair.other_label, pair.other_source,
         pair.other_quote),
    )  # fmt: skip
    for claim_id, article_id, article, label, source, quote in sides:
        whose = _whose(label, source)
        yield f"    claim {claim_id}  article {article_id} {_short(article)}  {whose}"
        yield f"      “{_short(quote)}”"
    yield ""


def _whose(label: "Label", source: str | None) -> str:
    # Loaded late: start-up time.
    from factcheck.showing.words import LABELS

    return f"{LABELS[label]}, {_short(source)}" if source else LABELS[label]


def _short(words: str) -> str:
    """On one line, and not longer than one reads at a glance."""
    # Loaded late: start-up time.
    from factcheck.cli._visible import on_one_line

    line = " ".join(on_one_line(words).split())
    return line if len(line) <= 200 else f"{line[:199]}…"
