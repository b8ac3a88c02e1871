"""Draws records with the templates, and serves the files beside them."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from factcheck.review.page.forms import FILTERS
from factcheck.review.page.guarding import FOR_A_YEAR
from factcheck.showing.drawing import colours, environment
from factcheck.vocabulary import Label, OpinionKind, SourceKind

_HERE = Path(__file__).parent
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_OPINIONS = [
    (OpinionKind.EVALUATION, "good, bad, important"),
    (OpinionKind.INTERPRETATION, "what it means, why they did it"),
    (OpinionKind.PREDICTION, "what will be"),
    (OpinionKind.SPECULATION, "what may be"),
    (OpinionKind.RECOMMENDATION, "what should be done"),
]


class Drawing:
    """The templates and static files, read once."""

    def __init__(self, reviewer: str) -> None:
        self._reviewer = reviewer
        self._files = {path.name: path.read_bytes() for path in sorted((_HERE / "static").iterdir()) if path.is_file()}
        self._files["page.css"] = colours().encode() + self._files["page.css"]
        self._version = hashlib.sha256(b"".join(self._files.values())).hexdigest()[:12]
        self._templates = environment(_HERE / "templates")
        self._templates.filters.update(file=_file)
        self._templates.globals.update(
            labels=list(Label), opinion_kinds=_OPINIONS, source_kinds=list(SourceKind), query=_query, filters=FILTERS
        )

    def draw(self, request: Request, template: str, page: BaseModel, *, status: int = 200, view: str = "") -> Response:
        """One page."""
        return self._html(request, template, status, page=page, view=view)

    def message(self, request: Request, status: int, message: str, hint: str = "") -> Response:
        """A page that says one thing."""
        return self._html(request, "message.html", status, message=message, hint=hint)

    def busy(self, request: Request, status: int) -> Response:
        """A page that says who holds the store, and asks again by itself where it can."""
        return self._html(request, "busy.html", status, again=request.method == "GET")

    def file(self, request: Request, name: str) -> Response:
        """A static file by its name; no name is ever looked for on the disk."""
        content, kind = self._files.get(name), _KINDS.get(Path(name).suffix)
        if content is None or kind is None:
            return self.message(request, 404, "There is no such page.")
        keep = FOR_A_YEAR if request.query_params.get("v") == self._version else "no-cache"
        return Response(content, media_type=kind, headers={"cache-control": keep})

    def _html(self, request: Request, template: str, status: int, **values: object) -> Response:
        given: Mapping[str, str] = request.query_params
        drawn = self._templates.get_template(template).render(
            reviewer=self._reviewer, version=self._version, path=request.url.path, given=dict(given), **values
        )
        return HTMLResponse(drawn, status)


def _file(name: str) -> str:
    """The last part of a path that begins at the root; anything else as it is."""
    return name.rstrip("/").rpartition("/")[2] or name if name.startswith("/") else name


def _query(given: Mapping[str, str], **changes: object) -> str:
    """The query of the address with some values changed, or (None) left out."""
    values = {**given, **dict(changes.items())}
    return "?" + urlencode({name: value for name, value in values.items() if value not in (None, "")})
