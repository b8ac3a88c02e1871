"""`factcheck eval`: how good an annotator is, against gold or against what people decided."""

import asyncio
import os
from contextlib import nullcontext
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli._diagnostics import ExitCode, say
from factcheck.cli._options import JsonOption, StoreOption, store_of
from factcheck.cli._stopping import Stopping
from factcheck.cli.audit import (
    BaseUrlOption,
    BudgetOption,
    ConcurrencyOption,
    ModelOption,
    PromptsOption,
    RestateOption,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from factcheck.evaluation import GoldDocument
    from factcheck.evaluation.running import Got
    from factcheck.settings import Settings


class Against(StrEnum):
    """What an annotator is held against."""

    GOLD = "gold"
    REVIEWS = "reviews"


GoldArgument = Annotated[
    list[str] | None,
    typer.Argument(
        help="Gold files (.yaml in words, .jsonl with offsets), and folders of gold or of its articles.",
        metavar="GOLD...",
        show_default=False,
    ),
]
AgainstOption = Annotated[
    Against, typer.Option("--against", help="Gold, or what people decided in the store.", show_default=False)
]
StoredOption = Annotated[bool, typer.Option("--stored", help="Run nothing: judge the audits that the store has.")]
AnnotatorOption = Annotated[
    str,
    typer.Option(
        "--annotator",
        help="With --stored: whose audits [default: a model's, else builtin]; else only builtin can be named.",
        metavar="NAME",
    ),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Send nothing: say what a model would be asked and cost.")
]
WorstOption = Annotated[int, typer.Option("--worst", help="Mistakes to show.", min=0, metavar="N")]
SeedOption = Annotated[int, typer.Option("--seed", help="Of the draws behind the intervals.", metavar="N")]
ResamplesOption = Annotated[int, typer.Option("--resamples", help="Draws behind the intervals; 0: none.", min=0)]


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("eval")(evaluate)


def evaluate(
    gold: GoldArgument = None,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    store: StoreOption = None,
    prompts: PromptsOption = None,
    restate: RestateOption = None,
    concurrency: ConcurrencyOption = None,
    budget: BudgetOption = None,
    dry_run: DryRunOption = False,
    stored: StoredOption = False,
    annotator: AnnotatorOption = "",
    against: AgainstOption = Against.GOLD,
    worst: WorstOption = 5,
    seed: SeedOption = 0,
    resamples: ResamplesOption = 1000,
    as_json: JsonOption = False,
) -> None:
    """Say how good an annotator is: figures with their intervals, and its mistakes.

    Without --model it is the built-in annotator, which needs no key. A model's audits of the gold's texts are kept in
    the store, so that asking again costs nothing. How gold is written: docs/gold.md. Figures are given of the questions
    that the gold answers; of gold that is not exhaustive, recall alone.

    \b
    Examples
    factcheck eval gold/                                   the built-in annotator
    factcheck eval gold/ --worst 20
    factcheck eval gold/ --model openai/gpt-5-mini --dry-run
    factcheck eval gold/ --model openai/gpt-5-mini
    factcheck eval gold/ --stored --annotator builtin      what the store has
    factcheck eval --against reviews                       agreement with people
    """
    # Loaded late: start-up time.
    from factcheck.settings import load_settings

    settings = load_settings(
        store=store,
        model=model,
        base_url=base_url,
        prompts=prompts,
        restate=restate,
        concurrency=concurrency,
        budget_usd=budget,
    )
    if against is Against.REVIEWS:
        _refuse_gold(gold)
        _tell_agreements(settings, as_json=as_json)
        return
    _refuse_names(annotator, model, stored=stored)
    if annotator and not stored:
        settings = settings.model_copy(update={"model": ""})
    documents = _read(gold)
    if dry_run:
        _tell_preview(documents, settings, as_json=as_json)
        return
    stopping = Stopping()
    with stopping.heeded():
        got = asyncio.run(_collected(documents, settings, stopping, stored=stored, annotator=annotator))
    _tell(documents, got, worst=worst, seed=seed, resamples=resamples, as_json=as_json)


def _refuse_gold(gold: list[str] | None) -> None:
    if gold:
        raise typer.BadParameter("reviews are in the store; name no gold with them", param_hint="--against")


def _refuse_names(annotator: str, model: str | None, *, stored: bool) -> None:
    if stored and model:
        raise typer.BadParameter("with --stored nothing is asked; use --annotator NAME", param_hint="--model")
    if annotator and not stored and (annotator != "builtin" or model):
        raise typer.BadParameter("a model is run by --model NAME; stored audits by --stored", param_hint="--annotator")


def _refuse_several(annotators: set[str]) -> None:
    if len(annotators) > 1:
        names = ", ".join(sorted(annotators))
        raise typer.BadParameter(f"the stored audits are by {names}: name one of them", param_hint="--annotator")


def _read(gold: list[str] | None) -> "list[GoldDocument]":
    # Loaded late: start-up time.
    from factcheck.evaluation import read_gold

    if not gold:
        raise typer.BadParameter("name gold files or folders, or --against reviews", param_hint="GOLD")
    return read_gold(gold)


async def _collected(
    documents: "Sequence[GoldDocument]", settings: "Settings", stopping: Stopping, *, stored: bool, annotator: str
) -> "dict[str, Got]":
    """By the id of its article, the audit of every text, or why it has none."""
    # Loaded late: start-up time.
    from factcheck.cli._evaluation import Progress
    from factcheck.evaluation.running import builtin_audits, model_audits, stored_audits, texts

    articles = texts(documents)
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    gently = nullcontext()
    audits: AsyncIterator[Got]
    if stored:
        audits = stored_audits(articles, store_of(settings), annotator or None)
    elif settings.model:
        audits = model_audits(articles, settings, os.environ, store_of(settings), stop)
        gently = stopping.gently(lambda: loop.call_soon_threadsafe(stop.set))  # type: ignore[assignment]
    else:
        audits = builtin_audits(articles)
    got: dict[str, Got] = {}
    with gently, Progress(len(articles)) as progress:
        async for one in audits:
            got[one.article.id] = one
            progress.advance()
    return got


def _tell(
    documents: "Sequence[GoldDocument]",
    got: "dict[str, Got]",
    *,
    worst: int,
    seed: int,
    resamples: int,
    as_json: bool,
) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _evaluation, _output
    from factcheck.errors import NotFoundError
    from factcheck.evaluation import Examined, LeftOut, evaluate

    examined: list[Examined] = []
    left_out: list[LeftOut] = []
    for document in documents:
        one = got[document.article.id]
        if one.audited is None:
            left_out.append(LeftOut(document=document.name, why=one.why_not))
        else:
            examined.append(Examined(document, one.audited))
    if not examined:
        raise NotFoundError(
            f"The store has an audit of none of the {len(documents)} documents.",
            hint="Leave out --stored to have them labelled now.",
        )
    _refuse_several({one.audited.annotator.name for one in examined})
    found = evaluate(examined, left_out, worst=worst, seed=seed, resamples=resamples)
    _output.emit_json(found) if as_json else _evaluation.emit(found)
    for missing in left_out:
        say(f"{missing.document}: left out. {missing.why}")
    if left_out or found.failed_sentences:
        raise typer.Exit(ExitCode.PARTIAL)


def _tell_agreements(settings: "Settings", *, as_json: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _evaluation, _output
    from factcheck.evaluation import agreements

    found = agreements(store_of(settings).judgements())
    if as_json:
        for one in found:
            _output.emit_json(one)
    else:
        _evaluation.emit_agreements(found)


def _tell_preview(documents: "Sequence[GoldDocument]", settings: "Settings", *, as_json: bool) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _account, _output
    from factcheck.evaluation.running import texts
    from factcheck.preview import preview

    seen = preview(texts(documents), settings, os.environ, store=store_of(settings))
    _output.emit_json(seen) if as_json else _output.emit_text(_account.preview_lines(seen))
