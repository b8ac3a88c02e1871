"""How well and how fast claims that say the same are found: recall by kind of rewording, false links by kind.

    python benchmarks/matching.py                      # 100,000 claims, 2,000 planted pairs
    python benchmarks/matching.py --claims 10000       # a look
    python benchmarks/matching.py --half dev --errors 20

The claims come from a grammar (matching_grammar.py) of which one half was kept apart while the rules were written. They
are audited as articles of 25 claims, stored, and linked as `factcheck matches` links them, in one process on one core.
"""

import argparse
import os
import random
import resource
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from matching_events import event, tell
from matching_grammar import DEV, TEST
from matching_retold import HARDER, NEGATIVES, PLAIN, Told, altered, retold

from factcheck.elsewhere import link_same_claims
from factcheck.records import AnnotatorInfo, Article, AuditedArticle, Claim, Link, Sentence, SentenceOutcome
from factcheck.spans import Span
from factcheck.store import Store
from factcheck.vocabulary import Alignment, AuditStatus, Label, Outcome, SentenceKind, SourceKind

CLAIMS_AN_ARTICLE = 25


class Planted(NamedTuple):
    """One claim, and which it belongs with: `same` as, or made to differ from, the other of its pair."""

    told: Told
    pair: int = 0
    half: str = ""
    kind: str = ""
    same: bool = True


def planted(count: int, pairs: int, halves: list[str], seed: int) -> list[Planted]:
    """Unrelated claims, `pairs` pairs that say the same, and as many that nearly do, in an order of their own."""
    chance = random.Random(seed)
    found: list[Planted] = []
    number = 0
    for same, kinds, tellings in ((True, [*PLAIN, *HARDER], retold), (False, NEGATIVES, altered)):
        made = 0
        while made < pairs:
            half, kind = halves[made % len(halves)], kinds[made // len(halves) % len(kinds)]
            what = event(chance, half)
            if kind == "negated":
                what = what._replace(future=True)
            again = tellings(chance, kind, what)
            first = Told(tell(chance, what))
            if again is None or again.words == first.words:
                continue
            number, made = number + 1, made + 1
            found += [Planted(first, number, half, kind, same), Planted(again, number, half, kind, same)]
    while len(found) < count:
        half = chance.choice(halves)
        found.append(Planted(Told(tell(chance, event(chance, half)))))
    chance.shuffle(found)
    return found


def articles(claims: list[Planted]) -> Iterator[AuditedArticle]:
    """The claims as articles."""
    when = datetime(2031, 5, 4, tzinfo=UTC)
    by = AnnotatorInfo(name="builtin", version="bench")
    for number in range(0, len(claims), CLAIMS_AN_ARTICLE):
        told = [one.told for one in claims[number : number + CLAIMS_AN_ARTICLE]]
        text, spans = "", []
        for one in told:
            start = len(text) + 1 if text else 0
            text = f"{text} {one.words}" if text else one.words
            spans.append(Span(start, len(text)))
        yield AuditedArticle(
            article=Article(text=text, title=f"Article {number}", location=f"bench/{number}.txt"),
            sentences=tuple(
                Sentence(number=place, kind=SentenceKind.BODY, span=span, paragraph=1)
                for place, span in enumerate(spans, 1)
            ),
            annotator=by,
            status=AuditStatus.COMPLETE,
            claims=tuple(
                _claim(place, one, span, text) for place, (one, span) in enumerate(zip(told, spans, strict=True), 1)
            ),
            outcomes=tuple(
                SentenceOutcome(sentence=place, outcome=Outcome.CLAIMS) for place in range(1, len(told) + 1)
            ),
            signals=(),
            calls=(),
            started_at=when,
            finished_at=when,
        )


def _claim(number: int, told: Told, span: Span, text: str) -> Claim:
    content: tuple[Span, ...] = ()
    chain: tuple[Link, ...] = ()
    if told.content:
        start = text.lower().index(told.content.lower(), span.start)
        content = (Span(start, start + len(told.content)),)
        chain = (Link(source=told.source, source_span=None, cue="said", cue_span=None, kind=SourceKind.PERSON),)
    return Claim(
        number=number,
        sentence=number,
        label=Label.ATTRIBUTED_STATEMENT if told.content else Label.REPORTED_FACT,
        span=span,
        quote=span.of(text),
        content=content,
        chain=chain,
        alignment=Alignment.WHOLE,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--pairs", type=int, default=2_000)
    parser.add_argument("--half", choices=[DEV, TEST, "both"], default="both")
    parser.add_argument("--errors", type=int, default=0, help="show so many of what went wrong")
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core, DuckDB included
    halves = [DEV, TEST] if given.half == "both" else [given.half]
    claims = planted(given.claims, min(given.pairs, given.claims // 6), halves, given.seed)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "matching.duckdb")
        batch: list[AuditedArticle] = []
        for one in articles(claims):
            batch.append(one)
            if len(batch) == 200:
                store.save_audits(batch)
                batch = []
        store.save_audits(batch)
        before = resource.getrusage(resource.RUSAGE_SELF)
        started = time.perf_counter()
        done = link_same_claims(store)
        seconds = time.perf_counter() - started
        after = resource.getrusage(resource.RUSAGE_SELF)
        # Claims are numbered in the order in which they went in.
        links = {
            frozenset((one - 1, other - 1)): extent
            for one, other, extent in store.with_matches(lambda matcher: matcher.every_pair())
        }
        size = Path(folder, "matching.duckdb").stat().st_size / 1e6
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{done.claims:,} claims linked in {seconds:.0f} s ({cpu:.0f} s of one core), {done.pairs:,} pairs")
    print(f"peak memory {after.ru_maxrss / 1024:.0f} MB ({before.ru_maxrss / 1024:.0f} before), store {size:.0f} MB")
    report(claims, links, given.errors)


def report(claims: list[Planted], links: dict[frozenset[int], str], errors: int) -> None:  # noqa: C901 - a table a loop
    """Recall and false links by kind and half, and the precision of all links."""
    members: dict[int, list[int]] = defaultdict(list)
    for place, one in enumerate(claims):
        if one.pair:
            members[one.pair].append(place)
    linked, whole, every = Counter(), Counter(), Counter()
    right: set[frozenset[int]] = set()
    missed: list[tuple[str, str, str]] = []
    for places in members.values():
        one, link = claims[places[0]], frozenset(places)
        key = (one.half, one.kind)
        every[key] += 1
        linked[key] += link in links
        whole[key] += links.get(link) == "same"
        if one.same:
            right.add(link)
        if one.same is not (link in links):
            missed.append((one.kind, claims[places[0]].told.words, claims[places[1]].told.words))
    for title, kinds in (
        ("plain rewordings: found", PLAIN),
        ("harder: found", HARDER),
        ("not the same: linked", NEGATIVES),
    ):
        print(title)
        for kind in kinds:
            shares = [
                f"{half} {linked[half, kind] / every[half, kind]:6.1%} of {every[half, kind]} "
                f"({whole[half, kind] / every[half, kind]:.0%} as the same)"
                for half in (DEV, TEST)
                if every[half, kind]
            ]
            print(f"  {kind:20} {'   '.join(shares)}")
    for half in (DEV, TEST):
        plain = [(half, kind) for kind in PLAIN if every[half, kind]]
        if plain:
            recall = sum(linked[key] for key in plain) / sum(every[key] for key in plain)
            print(f"{half}: recall on plain rewordings {recall:.1%}")
    wrong = [link for link in links if link not in right]
    same_wrong = sum(links[link] == "same" for link in wrong)
    chance = (
        [link for link in wrong if not any(frozenset(places) == link for places in members.values())] if errors else []
    )
    print(
        f"precision of all {len(links):,} links {1 - len(wrong) / max(len(links), 1):.1%}; "
        f"of those called the same {1 - same_wrong / max(sum(e == 'same' for e in links.values()), 1):.1%}"
    )
    for kind, one, other in missed[:errors]:
        print(f"  {kind}\n    {one}\n    {other}")
    for link in chance[:errors]:
        one, other = sorted(link)
        print(f"  by chance, {links[link]}\n    {claims[one].told.words}\n    {claims[other].told.words}")


if __name__ == "__main__":
    main()
