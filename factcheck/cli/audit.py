"""`factcheck audit`: articles in, every claim out, labelled, located and stored."""

import asyncio
import os
import shlex
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli._catching_up import catch_up
from factcheck.cli._diagnostics import ExitCode, say
from factcheck.cli._options import JsonOption, StoreOption, store_of
from factcheck.cli._stopping import Stopping
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.cli._progress import Told
    from factcheck.ingest import Rejected
    from factcheck.records import Article
    from factcheck.settings import Settings

_TICK_S = 1.0

PathsArgument = Annotated[
    list[str],
    typer.Argument(
        help="Files (.txt .md .html .jsonl), folders, http(s) addresses, or - for standard input.", metavar="PATH..."
    ),
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model",
        "-m",
        help="A language model: openai/NAME, ollama/NAME, vllm/NAME, azure/NAME. [default: the built-in annotator]",
        metavar="NAME",
    ),
]
BaseUrlOption = Annotated[str | None, typer.Option("--base-url", help="Any OpenAI-compatible endpoint.", metavar="URL")]
PromptsOption = Annotated[
    Path | None, typer.Option("--prompts", help="A folder of your own prompts.", metavar="FOLDER")
]
RestateOption = Annotated[
    bool | None,
    typer.Option("--restate/--no-restate", help="Also ask for self-contained restatements.", show_default=False),
]
EncodingOption = Annotated[
    str, typer.Option("--encoding", help="Of text files that do not say. [default: detected]", metavar="NAME")
]
MaxCharsOption = Annotated[
    int | None, typer.Option("--max-chars", help="Refuse longer articles. [default: 1000000]", min=1)
]
ConcurrencyOption = Annotated[
    int | None, typer.Option("--concurrency", help="Articles asked about at a time. [default: 16]", min=1)
]
BudgetOption = Annotated[
    float | None,
    typer.Option(
        "--budget",
        help="Stop when the calls of this audit have cost about this many US dollars; more than 0.",
        metavar="USD",
    ),
]
TitleOption = Annotated[str, typer.Option("--title", help="Of a single article.", metavar="TITLE")]
UrlOption = Annotated[str, typer.Option("--url", help="Where a single article was published.", metavar="URL")]
PublishedOption = Annotated[
    str, typer.Option("--published", help="When a single article was published.", metavar="YYYY-MM-DD")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Send nothing: say what the audit would ask and cost.")]
AgainOption = Annotated[bool, typer.Option("--again", help="Audit anew what this annotator has audited before.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Only what went wrong, and the sum.")]
VerboseOption = Annotated[bool, typer.Option("--verbose", "-v", help="Tell of every article, however many.")]


_ANEW = "But --again begins anew with every article, also with those just done."
_STORE_WAIT_S = 60.0  # many articles may be under way; none should fail since somebody else was busy


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("audit")(audit)


def audit(
    paths: PathsArgument,
    model: ModelOption = None,
    base_url: BaseUrlOption = None,
    store: StoreOption = None,
    prompts: PromptsOption = None,
    restate: RestateOption = None,
    encoding: EncodingOption = "",
    max_chars: MaxCharsOption = None,
    title: TitleOption = "",
    url: UrlOption = "",
    published: PublishedOption = "",
    concurrency: ConcurrencyOption = None,
    budget: BudgetOption = None,
    dry_run: DryRunOption = False,
    again: AgainOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
    as_json: JsonOption = False,
) -> None:
    """Split articles into claims, label and store them.

    Without --model the built-in annotator does the work: rules, no key, no network. What the same annotator has audited
    before is skipped, and no answer of a model is paid for twice, so after a stop the same command goes on.

    \b
    Examples
    factcheck audit article.txt
    factcheck audit news/ feed.jsonl https://example.org/story
    factcheck audit news/ --model openai/gpt-5-mini        OPENAI_API_KEY is set
    factcheck audit news/ --model openai/gpt-5-mini --dry-run
    factcheck audit news/ --model openai/gpt-5-mini --budget 2.00
    factcheck audit news/ --model ollama/llama3.2          on this machine
    factcheck audit - --title "Late again" --published 2026-03-04 < article.txt
    factcheck audit news/ --model NAME --base-url URL
    """
    # Loaded late: start-up time.
    from factcheck.cli._display import Expected
    from factcheck.cli._progress import TOLD_ONE_BY_ONE, Told
    from factcheck.ingest import ReadOptions, about, described, read_articles
    from factcheck.settings import load_settings

    settings = load_settings(
        store=store,
        model=model,
        base_url=base_url,
        prompts=prompts,
        restate=restate,
        max_chars=max_chars,
        concurrency=concurrency,
        budget_usd=budget,
    )
    _refuse_idle({"--base-url": base_url, "--prompts": prompts, "--restate": restate}, settings)
    options = ReadOptions(encoding=encoding, max_chars=settings.max_chars)
    articles = described(read_articles(paths, options), about(title=title, url=url, published=published))
    if dry_run:
        _tell_preview(articles, settings, again=again, as_json=as_json)
        return
    most = None if verbose else 0 if quiet else TOLD_ONE_BY_ONE
    taken = [name for name, said in (("title", title), ("url", url), ("published", published)) if said]
    told = Told(str(settings.store), Expected(paths), most=most, taken=taken, as_json=as_json)
    stopping, ended = Stopping(), False
    with _beginning_anew(told) if again else nullcontext(), stopping.heeded():
        try:
            asyncio.run(_audit(articles, settings, told, stopping, again=again))
            ended = not stopping.asked
        finally:
            told.sum_up(stopped=not ended, store_option=f" --store {shlex.quote(str(store))}" if store else "")
    if ended:
        catch_up(store_of(settings))
    if told.anything_failed:
        raise typer.Exit(ExitCode.PARTIAL)


def _refuse_idle(given: Mapping[str, object], settings: "Settings") -> None:
    """Refuse options that only a model heeds where none is asked: whoever gives one means not the built-in annotator.

    Raises:
        SettingsError: there is one.
    """
    # Loaded late: start-up time.
    from factcheck.errors import SettingsError

    idle = [option for option, value in given.items() if value]
    if idle and not settings.model:
        raise SettingsError(
            f"{idle[0]} is for a language model, and the built-in annotator would label.",
            hint="Name the model with --model, or leave the option out.",
        )


@contextmanager
def _beginning_anew(told: "Told") -> Iterator[None]:
    """Behind the word that the same command goes on from there: with --again it does not."""
    try:
        yield
    except SystemExit:
        if told.anything_audited:
            say(f"  {_ANEW}")
        raise
    except FactcheckError as error:
        if told.anything_audited:
            error.add_note(_ANEW)
        raise


async def _audit(
    articles: "Iterator[Article | Rejected]", settings: "Settings", told: "Told", stopping: Stopping, *, again: bool
) -> None:
    # Loaded late: start-up time.
    from factcheck.annotators.choice import chosen_annotator
    from factcheck.corpus import Way, audit_corpus

    store = store_of(settings, least_wait_s=_STORE_WAIT_S)
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    gently = stopping.gently(lambda: loop.call_soon_threadsafe(stop.set)) if settings.model else nullcontext()
    async with chosen_annotator(settings, os.environ) as annotator:
        told.begin(annotator.info)
        way = Way(concurrency=settings.concurrency, again=again, stop=stop)
        ticking = asyncio.create_task(_tick(told))
        with gently:
            async for one in audit_corpus(articles, annotator, store, way):
                told.ended(one)
        ticking.cancel()


async def _tick(told: "Told") -> None:
    """Let it be seen that time goes by, even while no article ends."""
    while True:
        await asyncio.sleep(_TICK_S)
        told.tick()


def _tell_preview(
    articles: "Iterator[Article | Rejected]", settings: "Settings", *, again: bool, as_json: bool
) -> None:
    # Loaded late: start-up time.
    from factcheck.cli import _account, _output
    from factcheck.preview import preview

    seen = preview(articles, settings, os.environ, store=None if again else store_of(settings))
    if as_json:
        _output.emit_json(seen)
    else:
        _output.emit_text(_account.preview_lines(seen))
