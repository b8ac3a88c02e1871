"""What `factcheck audit` tells: a line an article, progress while it works, and the sum at the end."""

import sys
from typing import TYPE_CHECKING

from factcheck.cli import _output
from factcheck.cli._diagnostics import say
from factcheck.corpus import Ended, Ending
from factcheck.records import AnnotatorInfo, AuditedArticle
from factcheck.settings import Settings
from factcheck.summary import Figures, figures, total
from factcheck.vocabulary import AuditStatus

if TYPE_CHECKING:
    from rich.status import Status

_BUILTIN = "the built-in annotator (rules, no language model)"


class Told:
    """Keeps the figures while an audit runs, and tells them: as lines for people, or as JSON events for programs."""

    def __init__(self, settings: Settings, *, quiet: bool, as_json: bool) -> None:
        self._settings = settings
        self._quiet = quiet
        self._json = as_json
        self._figures: list[Figures] = []
        self._endings: list[Ending] = []
        self._failed_articles = 0
        self._annotator = ""
        self._first_article: int | None = None
        self._status: Status | None = None

    @property
    def anything_failed(self) -> bool:
        """Whether an article could not be read, or a sentence not be labelled."""
        return Ending.REJECTED in self._endings or any(one.failed for one in self._figures)

    def begin(self, annotator: AnnotatorInfo) -> None:
        """Say who does the work."""
        self._annotator = annotator.name
        who = _BUILTIN if annotator.name == "builtin" else annotator.name
        if self._json:
            _output.emit_json({"event": "begin", "annotator": annotator.model_dump(mode="json")})
            return
        say(f"Labelled by {who}, version {annotator.version}.")
        if sys.stderr.isatty():
            # Loaded late: start-up time.
            from rich.console import Console

            self._status = Console(stderr=True).status("reading")
            self._status.start()

    def ended(self, ended: Ended) -> None:
        """Tell what became of one article."""
        self._endings.append(ended.ending)
        if ended.rejected is not None:
            self._tell_rejected(ended)
        elif ended.audited is not None:
            self._tell_audited(ended.audited, skipped=ended.ending is Ending.SKIPPED)
        if self._status is not None:
            so_far = total(self._figures)
            self._status.update(
                f"{len(self._endings)} articles, {so_far.claims} claims, {so_far.calls} calls{_spent(so_far)}"
            )

    def sum_up(self) -> None:
        """Tell the sum, where everything is, and what to do next; nothing where no article was seen."""
        if self._status is not None:
            self._status.stop()
        summed = total(self._figures)
        if self._json:
            endings = {ending.value: self._endings.count(ending) for ending in Ending}
            _output.emit_json(
                {"event": "total", **endings, "figures": summed.model_dump(), "store": str(self._settings.store)}
            )
            return
        if len(self._figures) > 1:
            _output.emit_text(
                f"\nIn sum: {summed.articles} articles\n  {_counts(summed)}\n  {_work(summed, self._annotator)}"
            )
        if self._figures:
            _output.emit_text(f"\nStored in {self._settings.store}. Next:\n{_next_steps(self._first_article)}")

    def _tell_rejected(self, ended: Ended) -> None:
        assert ended.rejected is not None
        if self._json:
            _output.emit_json({"event": "rejected", **ended.rejected.model_dump(mode="json")})
            return
        say(f"{_output.visible(str(ended.rejected))}" + (f" {ended.rejected.hint}" if ended.rejected.hint else ""))

    def _tell_audited(self, audited: AuditedArticle, *, skipped: bool) -> None:
        here = figures(audited)
        self._figures.append(here.model_copy(update=_NOTHING_SPENT) if skipped else here)
        self._first_article = self._first_article or audited.article_id
        if self._json:
            _output.emit_json(_event(audited, here, skipped=skipped))
        elif not self._quiet:
            _output.emit_text(_lines(audited, self._figures[-1], skipped=skipped))


_NOTHING_SPENT = {"calls": 0, "tokens_in": 0, "tokens_out": 0, "cost_usd": 0.0}


def _event(audited: AuditedArticle, here: Figures, *, skipped: bool) -> dict[str, object]:
    return {
        "event": "skipped" if skipped else "audited",
        "location": audited.article.location,
        "article_id": audited.article_id,
        "audit_id": audited.audit_id,
        "annotator": audited.annotator.name,
        "status": audited.status.value,
        "figures": here.model_dump(),
    }


def _lines(audited: AuditedArticle, here: Figures, *, skipped: bool) -> str:
    article = audited.article
    title = f" — {article.title}" if article.title else ""
    done = ": audited before, skipped (--again audits anew)" if skipped else ""
    status = "" if audited.status in (AuditStatus.COMPLETE, AuditStatus.EMPTY) else f" [{audited.status}]"
    head = _output.visible(f"{article.location or article.url or 'text'}{title}")
    lines = (head, f"article {audited.article_id}{status}{done}", _counts(here), _work(here, audited.annotator.name))
    return "\n  ".join(lines)


def _counts(here: Figures) -> str:
    parts = [
        f"{_many(here.sentences, 'sentence')}",
        f"{_many(here.claims, 'claim')}: {_many(here.reported_fact, 'reported fact')}, "
        f"{_many(here.attributed_statement, 'attributed statement')}, {_many(here.opinion, 'opinion')}",
    ]
    if here.failed:
        parts.append(f"{_many(here.failed, 'sentence')} FAILED")
    return "; ".join(parts)


def _work(here: Figures, annotator: str) -> str:
    look = f"to review: {here.to_review}; resting on unnamed sources: {here.unnamed_sources}"
    return look if annotator == "builtin" else f"{look}; {_many(here.calls, 'call')}{_tokens(here)}{_spent(here)}"


def _tokens(here: Figures) -> str:
    known = here.tokens_in is not None and here.tokens_out is not None
    return f", {here.tokens_in} tokens in, {here.tokens_out} out" if known else ", tokens not reported"


def _spent(here: Figures) -> str:
    if not here.calls:
        return ""
    return ", cost unknown" if here.cost_usd is None else f", {here.cost_usd:.4f} USD"


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _next_steps(article: int | None) -> str:
    return (
        f"  factcheck show {article}                          the article with its claims in colour\n"
        f"  factcheck query opinions_to_review --article {article}   what a person should look at\n"
        "  factcheck verify                          prove that spans and receipts hold"
    )
