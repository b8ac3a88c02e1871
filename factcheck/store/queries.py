"""The saved queries: each a file of ``store/queries/`` that says what it answers and what it may be given.

A file starts with comment lines: the question; where that helps, ``-- none: `` with why there may be no rows and what
to do; then one line a parameter, such as ``-- :limit integer = 50`` or ``-- :article article, optional``. Types are
integer, number, text, boolean, article (anything that names one), claim (its number in the store), source_kind and
review_reason (a word of the vocabulary), and rows: how many rows to give, without a value one more than the asker
takes, so that the answer says if it was cut.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from factcheck.errors import NotFoundError, QueryRefusedError
from factcheck.records import Record
from factcheck.resources import folder
from factcheck.store.fence import Parameter
from factcheck.vocabulary import ReviewReason, SourceKind

_PARAMETER = re.compile(
    r"^:(\w+) (integer|number|text|boolean|article|claim|source_kind|review_reason|rows)(?:, (optional)| = (.+))?$"
)
_NO_ROWS = "none: "
_MOST = 2**63 - 1  # that a column of numbers holds
_EXAMPLES = {"integer": "23", "claim": "23", "rows": "50", "number": "0.5", "boolean": "true", "article": "1"}
_WANTED = {"rows": "number of rows", "claim": "number of a claim"}
_FOUND_IN = {"claim": "Its number in the store is the column id of: factcheck show ARTICLE --lines"}
_TRUTHS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_WORDS: dict[str, type[SourceKind] | type[ReviewReason]] = {"source_kind": SourceKind, "review_reason": ReviewReason}


class QueryParameter(Record):
    """Something a saved query may be given. Without a value it is `default`; `needed` says that there is none.

    `kind` is a type; "rows" is a number of rows, and without a default as many as whoever asks takes.
    """

    name: str
    kind: str
    default: Parameter = None
    needed: bool = False


class SavedQuery(Record):
    """A query with a name, and the question it answers.

    `no_rows` says why there may be none, and what to do about it; empty where nothing needs to be said.
    """

    name: str
    question: str
    parameters: tuple[QueryParameter, ...]
    sql: str
    no_rows: str = ""

    def bound(self, given: Mapping[str, str], find_article: Callable[[str], int], *, rows: int) -> dict[str, Parameter]:
        """A value for each parameter, from what was typed.

        `find_article` turns a name into an article's number; `rows` is how many rows whoever asks takes.

        Raises:
            QueryRefusedError: a value that is unknown, missing, or not of its type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                takes = f"It takes {', '.join(known)}." if known else "It takes none."
                raise QueryRefusedError(f"The query {self.name!r} takes no {name!r}.", hint=takes)
        values = {name: _value(parameter, given.get(name), find_article) for name, parameter in known.items()}
        all_rows = {name: rows + 1 for name, value in values.items() if value is None and known[name].kind == "rows"}
        return values | all_rows


def list_queries() -> list[SavedQuery]:
    """Every saved query, by name."""
    return [_parsed(path) for path in sorted((folder("store") / "queries").glob("*.sql"))]


def get(name: str) -> SavedQuery:
    """The saved query of that name.

    Raises:
        NotFoundError: there is none; the hint names what comes near.
    """
    names = [path.stem for path in sorted((folder("store") / "queries").glob("*.sql"))]
    if name in names:
        return _parsed(folder("store") / "queries" / f"{name}.sql")
    close = difflib.get_close_matches(name, names, n=3) or names
    raise NotFoundError(f"There is no saved query {name!r}.", hint=f"Try {', '.join(close)}.")


def _parsed(path: Path) -> SavedQuery:
    sql = path.read_text(encoding="utf-8")
    question: list[str] = []
    no_rows = ""
    parameters: list[QueryParameter] = []
    for line in sql.splitlines():
        if not line.startswith("-- "):
            break
        match = _PARAMETER.match(line[3:])
        if match:
            parameters.append(_parameter(*match.groups()))
        elif line[3:].startswith(_NO_ROWS):
            no_rows = line[3:].removeprefix(_NO_ROWS).strip()
        else:
            question.append(line[3:].strip())
    told = " ".join(question)
    return SavedQuery(name=path.stem, question=told, parameters=tuple(parameters), sql=sql, no_rows=no_rows)


def _parameter(name: str, kind: str, optional: str | None, default: str | None) -> QueryParameter:
    needed = optional is None and default is None and kind != "rows"
    value = None if default is None else _converted(name, kind, default)
    return QueryParameter(name=name, kind=kind, default=value, needed=needed)


def _value(parameter: QueryParameter, typed: str | None, find_article: Callable[[str], int]) -> Parameter:
    if typed is None:
        if parameter.needed:
            raise QueryRefusedError(
                f"The query needs a value for {parameter.name!r}, of type {parameter.kind}.",
                hint=f"Give it one: --set {parameter.name}={_example(parameter.kind)}",
            )
        return parameter.default
    if parameter.kind == "article":
        return find_article(typed)
    return _converted(parameter.name, parameter.kind, typed)


def _whole(typed: str, *, least: int) -> int:
    number = int(typed)
    if not least <= number <= _MOST:
        raise ValueError(number)
    return number


def _example(kind: str) -> str:
    return next(iter(_WORDS[kind])) if kind in _WORDS else _EXAMPLES.get(kind, "WORDS")


def _converted(name: str, kind: str, typed: str) -> Parameter:
    try:
        match kind:
            case "integer" | "claim" | "rows":
                return _whole(typed, least=0 if kind == "rows" else -_MOST - 1)
            case "number":
                return float(typed)
            case "boolean":
                return _TRUTHS[typed.strip().lower()]
            case "source_kind" | "review_reason":
                return str(_WORDS[kind](typed))
            case _:
                return typed
    except (ValueError, KeyError):
        wanted = _WANTED.get(kind, kind.replace("_", " "))
        hint = f"Use one of {', '.join(_WORDS[kind])}." if kind in _WORDS else _FOUND_IN.get(kind, "")
        raise QueryRefusedError(f"{typed[:40]!r} is no {wanted}, which {name!r} has to be.", hint=hint) from None
