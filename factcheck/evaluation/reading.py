"""Finds gold files, reads them, and brings each together with the article that it is about."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from factcheck.evaluation.gold import GoldDocument, GoldError, GoldRow, check_questions, located
from factcheck.evaluation.written import WrittenGold, placed
from factcheck.ingest import Rejected, read_articles, read_text
from factcheck.records import Article, Record
from factcheck.spans import Span

_WRITTEN = (".yaml", ".yml")
_ROWS = ".jsonl"
_ROWS_IN_FOLDERS = ".gold.jsonl"  # since other .jsonl files in a folder may be feeds of articles
_NO_SPAN = f"is-instance[{Span.__name__}]"  # in the place of a fault: what stands there is no span in any of its forms
_KINDS = f"Gold is a file that ends in {', '.join(_WRITTEN)} or {_ROWS}; see docs/gold.md."

_Shape = TypeVar("_Shape", bound=Record)


def read_gold(places: Sequence[str]) -> list[GoldDocument]:
    """The gold of all files in `places`, in their order; folders are looked through, those without gold too.

    An article that gold names by its file is looked for beside the gold, one folder further up, and in the folders
    among `places`.

    Raises:
        GoldError: no gold at all, or a file that is none, does not fit its article, or names one that is not there.
    """
    folders = [Path(place) for place in places if _is_there(place) and Path(place).is_dir()]
    documents = [
        document for path in _files(places) for document in _read(path, [path.parent, path.parent.parent, *folders])
    ]
    if not documents:
        raise GoldError(f"There is no gold in {', '.join(map(repr, places))}.", hint=_KINDS)
    return documents


def _files(places: Iterable[str]) -> Iterator[Path]:
    seen: set[Path] = set()
    for place in map(Path, places):
        if not _is_there(place):
            raise GoldError(f"There is no file {str(place)!r}.", hint=_KINDS)
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if (path == place or path.name.endswith((*_WRITTEN, _ROWS_IN_FOLDERS))) and path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def _is_there(place: str | Path) -> bool:
    """Whether something stands there; a name that no file can have, such as one that is too long, stands nowhere."""
    return os.path.exists(place)  # noqa: PTH110 - Path.exists raises for such names


def _read(path: Path, folders: Sequence[Path]) -> Iterator[GoldDocument]:
    try:
        content = path.read_text(encoding="utf-8")
    except OSError as error:
        raise GoldError(f"The gold file {str(path)!r} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"The gold file {str(path)!r} is not UTF-8.", hint="Save it as UTF-8.") from error
    if path.suffix in _WRITTEN:
        yield _from_words(content, path, folders)
    elif path.suffix == _ROWS:
        # Only line feeds end a row: other line ends may stand inside a JSON text.
        for number, line in enumerate(content.split("\n"), start=1):
            if line.strip():
                yield _from_offsets(line, path, number, folders)
    else:
        raise GoldError(f"{str(path)!r} is no gold file by its name.", hint=_KINDS)


def _from_words(content: str, path: Path, folders: Sequence[Path]) -> GoldDocument:
    # Loaded late: start-up time.
    import yaml

    try:
        written = _shaped(WrittenGold, yaml.safe_load(content), str(path))
    except yaml.YAMLError as error:
        raise GoldError(
            f"The gold file {str(path)!r} is not YAML: {str(error).splitlines()[0]}.", hint=_KINDS
        ) from error
    except RecursionError as error:
        raise GoldError(
            f"The gold file {str(path)!r} is not YAML that can be read: it is nested too deep.", hint=_KINDS
        ) from error
    check_questions(written.answers, str(path))
    return placed(written, _article(written.file, str(path), folders), path.name)


def _from_offsets(line: str, path: Path, number: int, folders: Sequence[Path]) -> GoldDocument:
    name = f"{path.name}:{number}"
    try:
        row = GoldRow.model_validate_json(line)
    except ValidationError as error:
        raise GoldError(f"{name} is no row of gold: {_first_fault(error)}.", hint=_KINDS) from error
    check_questions(row.answers, name)
    article = _article(row.file, name, folders) if row.text is None else _told(row, row.text, name)
    return located(row, article, f"{name} ({row.id})" if row.id else name)


def _shaped(shape: type[_Shape], value: object, name: str) -> _Shape:
    try:
        return shape.model_validate(value)
    except ValidationError as error:
        raise GoldError(f"{name!r} is no gold file: {_first_fault(error)}.", hint=_KINDS) from error


def _first_fault(error: ValidationError) -> str:
    fault = error.errors(include_url=False, include_input=False)[0]
    told, steps = str(fault["msg"]), [str(step) for step in fault["loc"]]
    if _NO_SPAN in steps:
        told, steps = "a place is two whole numbers from 0, as [3, 9]", steps[: steps.index(_NO_SPAN)]
    where = ".".join(steps)
    return f"{where}: {told}" if where else told


def _told(row: GoldRow, text: str, name: str) -> Article:
    return read_text(text, title=row.title, url=row.url, external_id=row.id, location=name)


def _article(file: str, name: str, folders: Sequence[Path]) -> Article:
    path = next((folder / file for folder in folders if _is_there(folder / file) and (folder / file).is_file()), None)
    if path is None:
        raise GoldError(
            f"{name} is gold for {file!r}, which is not there.",
            hint="Put the article beside its gold, or name the folder it lies in as well.",
        )
    articles = list(read_articles([str(path)]))
    if len(articles) != 1 or isinstance(articles[0], Rejected):
        why = (
            str(articles[0]) if articles and isinstance(articles[0], Rejected) else f"it holds {len(articles)} articles"
        )
        raise GoldError(f"The article {str(path)!r} of the gold {name} cannot be used: {why}")
    return articles[0]
