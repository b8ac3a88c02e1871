"""Puts what an audit came to into words: the lines of one article, and those of the sum."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.cli._visible import on_one_line
from factcheck.corpus import Reused, VersionOf
from factcheck.preview import Preview
from factcheck.records import AuditedArticle, Signal
from factcheck.showing.words import many, warning_words
from factcheck.summary import Figures
from factcheck.vocabulary import AuditStatus, Outcome, SignalKind

_CAUSES = 3  # told of one article
_NO_TEXT = "beware: there was no text this time; a version that was audited and has some speaks for the article"
_IN_COMMON = {"address": "address", "external_id": "id", "location": "file"}
_OF_THE_ARTICLE = frozenset({SignalKind.HIDDEN_TEXT, SignalKind.ADDRESSES_ANNOTATOR})


def article_lines(
    audited: AuditedArticle, here: Figures, reused: Reused | None = None, version: VersionOf | None = None
) -> str:
    """What one audit found, and what to be careful about."""
    name = on_one_line(audited.article.location or audited.article.url or "text")
    title = f"  {on_one_line(audited.article.title)}" if audited.article.title else ""
    status = "" if audited.status is AuditStatus.COMPLETE else f", {audited.status}"
    lines = [
        f"{name}{title}",
        f"article {audited.article_id}{_version(version)}{status}: {_counts(here)}",
        *([_NO_TEXT] if version and not here.sentences else []),
        _work(here),
        *([_taken_over(reused, here)] if reused else []),
        *warnings(audited),
        *failures(audited),
    ]
    return "\n  ".join(lines)


def _version(version: VersionOf | None) -> str:
    """Also by what it is known to be one: who edits a copy to try something out did not mean it to be a version."""
    if version is None:
        return ""
    same = f", by the same {_IN_COMMON[version.reason]}" if version.reason else ""
    return f", version {version.version} of article {version.article_id}{same}"


def _taken_over(reused: Reused, here: Figures) -> str:
    """What did not have to be paid for again."""
    saved = f", about {reused.tokens_saved} tokens saved" if reused.tokens_saved else ""
    return _fitting(
        f"{reused.asked} of {many(here.sentences, 'sentence')} asked about, {reused.sentences} taken over from "
        f"article {reused.article_id}, another version{saved}"
    )


def sum_lines(summed: Figures, *, skipped: int, rejected: int, undated: int = 0) -> str:
    """The same of all articles together."""
    heads = [f"{many(summed.articles, 'article')} audited"]
    heads += [f"{skipped} skipped as audited before"] if skipped else []
    heads += [f"{rejected} could not be read"] if rejected else []
    found = [_counts(summed), _work(summed)] if summed.articles else []
    return "\n  ".join([_fitting(f"In sum: {', '.join(heads)}"), *found, *without_date(undated)])


def without_date(pages: int) -> Iterator[str]:
    """What cannot be told of so many pages that do not say when they were published; nothing of none."""
    if pages:
        yield _fitting(
            f"no date was found on {many(pages, 'page')}: `factcheck matches` cannot say which article came first "
            "(--published gives its date to a page that is audited alone)"
        )


def preview_lines(seen: Preview) -> str:
    """What an audit would ask and cost, and how far the figures can be trusted."""
    beside = [f"{seen.rejected} could not be read"] if seen.rejected else []
    beside += [f"{seen.finished} audited before"] if seen.finished else []
    beside += [f"{many(seen.answered, 'answer')} kept from before"] if seen.answered else []
    articles = ", ".join([many(seen.articles, "article"), *beside])
    if not seen.model:
        return f"Nothing was sent, and nothing would be: the built-in annotator asks nobody.\n  {articles}"
    cost = f"no price is known for {seen.model}; a price table can be given, see README.md"
    if seen.cost_low is not None and seen.cost_high is not None:
        cost = f"cost: {seen.cost_low:.4f} to {seen.cost_high:.4f} USD"
    lines = [
        f"Nothing was sent. An audit by {seen.model} would make {_calls(seen)}.",
        _fitting(f"{articles}; {many(seen.sentences, 'sentence')} to ask about"),
        *_between(seen),
        _fitting(
            f"tokens in: {seen.tokens_in}, {seen.tokens_schema} of them for the schema, which an endpoint may not count"
        ),
        f"tokens out: {seen.tokens_out_low} to {seen.tokens_out_high}, without thinking or asking again",
        cost,
        f"counted with {seen.counted_with}",
    ]
    return "\n  ".join(lines)


def _calls(seen: Preview) -> str:
    fewer = f"{seen.calls_low} to " if seen.calls_low != seen.calls else ""
    return f"{fewer}{many(seen.calls, 'call')}"


def _between(seen: Preview) -> Iterator[str]:
    """Why there may be fewer calls, and more."""
    if seen.taken_over:
        yield _fitting(
            f"low: {many(seen.taken_over, 'sentence')} taken over from earlier versions, {seen.tokens_in_low} tokens in"
        )
    if seen.calls_confirming:
        yield _fitting(
            f"high: up to {many(seen.calls_confirming, 'call')} more about what looks restated without its source, "
            f"{seen.tokens_confirming} tokens in"
        )


def warnings(audited: AuditedArticle) -> Iterator[str]:
    """Reasons to look that are the article's, not a claim's."""
    for signal in audited.signals:
        if signal.claim is None and signal.kind in _OF_THE_ARTICLE:
            yield f"beware: {warning_words(signal.kind, signal.sentence)}{_detail(signal)}"


def failures(audited: AuditedArticle) -> Iterator[str]:
    """Why sentences failed, each cause once, the most frequent first."""
    causes = Counter(outcome.cause for outcome in audited.outcomes if outcome.outcome is Outcome.FAILED)
    for cause, times in causes.most_common(_CAUSES):
        yield f"failed, {many(times, 'sentence')}: {on_one_line(cause)}"


def taken(names: Sequence[str]) -> str:
    """What was said of an article and is kept, though it needed no audit; empty where nothing was."""
    *first, last = names or [""]
    both = f"{', '.join(first)} and {last}" if first else last
    return f", {both} taken" if both else ""


def spent(here: Figures) -> str:
    """What the calls cost; nothing where none was made."""
    if not here.calls:
        return ""
    return ", cost unknown" if here.cost_usd is None else f", {here.cost_usd:.4f} USD"


def work_so_far(here: Figures) -> str:
    """Calls, tokens and cost, each behind a comma; nothing where no call was made."""
    if not here.calls:
        return ""
    known = here.tokens_in is not None and here.tokens_out is not None
    tokens = f", {(here.tokens_in or 0) + (here.tokens_out or 0)} tokens" if known else ""
    return f", {many(here.calls, 'call')}{tokens}{spent(here)}"


def _detail(signal: Signal) -> str:
    return f" (“{on_one_line(signal.detail)}”)" if signal.kind is SignalKind.ADDRESSES_ANNOTATOR else ""


def _fitting(line: str) -> str:
    """The line over as many as it takes on 80 columns, where it is indented by two."""
    return "\n    ".join(textwrap.wrap(line, 76, break_long_words=False, break_on_hyphens=False))


def _counts(here: Figures) -> str:
    if not here.sentences:
        return "no text"
    failed = f" ({here.failed} FAILED)" if here.failed else ""
    return _fitting(
        f"{many(here.sentences, 'sentence')}{failed}, {many(here.claims, 'claim')}: "
        f"{many(here.reported_fact, 'fact')}, {here.attributed_statement} attributed, {many(here.opinion, 'opinion')}"
    )


def _work(here: Figures) -> str:
    failed = f" and {many(here.failed, 'failed sentence')}" if here.failed else ""
    look = f"to review: {here.to_review}{failed}; on unnamed sources: {here.unnamed_sources}"
    return _fitting(f"{look}; {many(here.calls, 'call')}{_tokens(here)}{spent(here)}" if here.calls else look)


def _tokens(here: Figures) -> str:
    known = here.tokens_in is not None and here.tokens_out is not None
    return f", {here.tokens_in} tokens in, {here.tokens_out} out" if known else ", tokens not reported"
