"""`factcheck diff`: what changed between two versions of an article, or between two audits of it."""

import shlex
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from factcheck.cli._diagnostics import ExitCode, say
from factcheck.cli._options import JsonOption, StoreOption, opened_store
from factcheck.errors import NotFoundError

if TYPE_CHECKING:
    from factcheck.records import AuditedArticle
    from factcheck.store import Store
    from factcheck.store.versioning import ArticleVersion

FirstArgument = Annotated[
    str, typer.Argument(help="An article: number, file name, URL or title; or audit:NUMBER.", metavar="A")
]
SecondArgument = Annotated[
    str,
    typer.Argument(help="What to compare it with. [default: its newest version with the one before]", metavar="B"),
]
AnnotatorOption = Annotated[
    list[str] | None,
    typer.Option("--annotator", help="Whose audit; twice, to compare two annotators on one article.", metavar="NAME"),
]
VersionOption = Annotated[
    list[int] | None,
    typer.Option("--version", help="A version of A; twice, to compare two of them.", metavar="N"),
]
ExitCodeOption = Annotated[bool, typer.Option("--exit-code", help="End with 1 where anything differs, else with 0.")]


class _Sides(NamedTuple):
    before: "AuditedArticle"
    after: "AuditedArticle"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("diff")(diff)


def diff(
    first: FirstArgument,
    second: SecondArgument = "",
    annotator: AnnotatorOption = None,
    version: VersionOption = None,
    store: StoreOption = None,
    exit_code: ExitCodeOption = False,
    as_json: JsonOption = False,
) -> None:
    """Tell what changed between two versions of an article, or two audits of it.

    Of two versions: the sentences, word by word, and the claims that vanished, were negated, softened or hardened, got
    another quotation, figure, name, label or source, or were reworded. Punctuation and typography change no claim. What
    people decided stands above what an annotator said. Of two audits of one text: the claims, as the annotators gave
    them. Each claim is counted once, by the gravest of its changes.

    \b
    Examples
    factcheck diff ferry.txt                              its newest version with the one before
    factcheck diff ferry.txt --version 1 --version 3      two of its versions
    factcheck diff 3 7                                    two articles
    factcheck diff 3 --annotator builtin --annotator openai/gpt-5-mini
    factcheck diff audit:12 audit:15 --exit-code          two audits
    """
    # Loaded late: start-up time.
    from factcheck.cli import _difference, _output
    from factcheck.difference import difference

    opened = opened_store(store)
    with opened.read_together():
        sides = _sides(opened, (first, second), annotator or [], version or [])
        names = {} if as_json else _named(opened, sides)
    found = difference(*sides)
    if as_json:
        claims = [one.model_dump(mode="json") | {"kinds": one.kinds} for one in found.claims]
        _output.emit_json(found.model_dump(mode="json") | {"claims": claims, "is_empty": found.is_empty})
    else:
        _difference.emit(found, names)
    if exit_code and not found.is_empty:
        raise typer.Exit(ExitCode.PARTIAL)


def _sides(store: "Store", refs: tuple[str, str], annotators: list[str], versions: list[int]) -> _Sides:
    """The two audited articles that are meant, the earlier one first where no order was given."""
    first, second = refs
    if len(annotators) > 2 or len(versions) > 2 or (second and (versions or len(annotators) == 2)):
        raise typer.BadParameter("two things can be compared, no more", param_hint="A B")
    if first.startswith("audit:") and (annotators or versions):
        raise typer.BadParameter("an audit is of one version, by one annotator", param_hint="--annotator, --version")
    if second.startswith("audit:") or (first.startswith("audit:") and second):
        return _Sides(_one(store, first), _one(store, second))
    if first.startswith("audit:"):
        raise typer.BadParameter("an audit needs another to be compared with", param_hint="B")
    article = _found(store, first)
    if len(annotators) == 2:
        article = store.find_article(first, versions[0]) if versions else article
        return _Sides(*(_audited(store, article, name) for name in annotators))
    if second:
        pair = _version(store, article), _version(store, _found(store, second))
    else:
        pair = _two_versions(store, article, versions)
    return _of_one_annotator(store, *pair, annotators)


def _named(store: "Store", sides: _Sides) -> dict[int, str]:
    """By the number of each article, which of its versions it is."""
    # Loaded late: start-up time.
    from factcheck.cli._versions import version_words

    numbers = {side.article_id for side in sides if side.article_id is not None}
    return {number: version_words(store.versions(number), number) for number in numbers}


def _found(store: "Store", ref: str) -> int:
    """The number of the article meant; where there is none, how it comes into the store is said."""
    # Loaded late: start-up time.
    from factcheck.cli._visible import on_one_line

    try:
        return store.find_article(ref)
    except NotFoundError as error:
        if ref.isdecimal() or "more than one" in str(error):
            raise
        hint = f"Audit it first, and again once it was edited: factcheck audit {shlex.quote(on_one_line(ref))}"
        raise NotFoundError(str(error), hint=f"{hint}\n  {error.hint}") from error


def _one(store: "Store", ref: str) -> "AuditedArticle":
    number = ref.removeprefix("audit:")
    if number == ref:
        return store.audited(store.find_article(ref))
    if not number.isdecimal():
        raise NotFoundError(f"There is no audit {number!r}.", hint="An audit is named by its number: audit:12")
    return store.audit(int(number))


def _audited(store: "Store", article: int, annotator: str | None) -> "AuditedArticle":
    """The audit of an article by an annotator; where there is none, how to make it is said."""
    try:
        return store.audited(article, annotator)
    except NotFoundError as error:
        if annotator is None:
            raise
        model = "" if annotator == "builtin" else f" --model {annotator}"
        hint = f"{error.hint} Its audit by {annotator!r} comes first: factcheck audit FILE{model}"
        raise NotFoundError(str(error), hint=hint) from error


def _version(store: "Store", article: int) -> "ArticleVersion":
    return next(one for one in store.versions(article) if one.article_id == article)


def _two_versions(store: "Store", article: int, wanted: list[int]) -> tuple["ArticleVersion", "ArticleVersion"]:
    """The versions that are wanted; of one that is wanted and the newest; else the newest and the one before."""
    every = sorted(store.versions(article), key=lambda one: (one.last_met_at, one.article_id))
    if len(every) == 1 and not wanted:
        raise NotFoundError(
            f"Article {article} has one version only.",
            hint="Name another article, or compare annotators: --annotator builtin --annotator NAME.",
        )
    if not wanted:
        return every[-2], every[-1]
    first, *more = [_version(store, store.find_article(str(article), number)) for number in wanted]
    return first, more[0] if more else every[-1]


def _of_one_annotator(store: "Store", before: "ArticleVersion", after: "ArticleVersion", wanted: list[str]) -> _Sides:
    """Both by the same annotator where one audited both: what differs is then the text, and not who read it."""
    # Loaded late: start-up time.
    from factcheck.reviewed import reviewed, with_known_sources
    from factcheck.vocabulary import Label

    common = [name for name in (*after.annotators, *before.annotators) if name in before.annotators]
    chosen = next(iter(wanted or [name for name in common if name in after.annotators]), None)
    if chosen is None and before.annotators and after.annotators:
        say("The two were labelled by different annotators: some changes may be theirs.")
    sides = [_audited(store, one.article_id, chosen) for one in (before, after)]
    decided = [reviewed(one, store.reviewed_labels(one.audit_id) if one.audit_id else []) for one in sides]
    numbers = [one.audit_id for one in sides if one.audit_id is not None]
    known = {one.audit_id: one for one in store.exported(numbers, list(Label))}
    return _Sides(*(with_known_sources(one, known[one.audit_id]) if one.audit_id in known else one for one in decided))
