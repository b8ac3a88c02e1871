"""The routes of the page: each reads a request, asks `pages` or `answers`, and draws a template."""

from collections.abc import Awaitable, Callable, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from factcheck.errors import (
    DecisionRefusedError,
    FactcheckError,
    NotFoundError,
    QueryRefusedError,
    ReviewOvertakenError,
    StoreBusyError,
)
from factcheck.review.page import answers, forms, pages
from factcheck.review.page.drawing import Drawing
from factcheck.review.page.guarding import App, Door, Guard
from factcheck.review.queue import Filters
from factcheck.store import Store
from factcheck.vocabulary import Label

_RETRY_S = "2"
_SEE_CONSOLE = "What was decided before is kept. What it was stands where factcheck serve was started."


class Page(NamedTuple):
    """What the routes need."""

    store: Store
    reviewer: str
    drawing: Drawing


def make_app(store: Store, reviewer: str, door: Door, on_defect: Callable[[Exception], None]) -> App:
    """The page as an ASGI application that lets in whom `door` names; what nobody foresaw goes to `on_defect`."""
    page = Page(store, reviewer, Drawing(reviewer))
    routes = [
        Route("/", _answering(page, _articles)),
        Route("/articles/{article:int}", _answering(page, _article)),
        Route("/claims/{claim:int}/panel", _answering(page, _panel)),
        Route("/claims/{claim:int}/card", _answering(page, _card)),
        Route("/claims/{claim:int}/split", _answering(page, _split)),
        Route("/claims/{claim:int}/decision", _answering(page, _decide), methods=["POST"]),
        Route("/undo", _answering(page, _undo), methods=["POST"]),
        Route("/queue", _answering(page, _queue)),
        Route("/queue/cards", _answering(page, _cards)),
        Route("/sources", _answering(page, _sources)),
        Route("/search", _answering(page, _search)),
        Route("/static/{name}", _answering(page, _static)),
    ]

    def nothing_here(request: Request, error: Exception) -> Response:
        return page.drawing.message(request, 404, "There is no such page.")

    def broken(request: Request, error: Exception) -> Response:
        on_defect(error)
        return _answered(page, request, 500, "Something went wrong that should not have.", _SEE_CONSOLE)

    handlers = {404: nothing_here, 405: nothing_here, Exception: broken}
    app = Starlette(routes=routes, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return Guard(app, door, page.drawing.message)


def _answering(page: Page, answer: Callable[[Page, Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    """`answer` in a thread of its own, since the store makes whoever asks wait; errors become pages."""

    async def endpoint(request: Request) -> Response:
        try:
            return await run_in_threadpool(answer, page, request)
        except FactcheckError as error:
            return _told(page, request, error)

    return endpoint


def _told(page: Page, request: Request, error: FactcheckError) -> Response:
    status = _status(error)
    if isinstance(error, StoreBusyError) and not _wants_json(request):
        answer = page.drawing.busy(request, status)
    else:
        answer = _answered(page, request, status, str(error), error.hint)
    if status == 503:
        answer.headers["retry-after"] = _RETRY_S
    return answer


def _answered(page: Page, request: Request, status: int, message: str, hint: str) -> Response:
    if _wants_json(request):
        return JSONResponse({"error": message, "hint": hint}, status)
    return page.drawing.message(request, status, message, hint)


def _status(error: FactcheckError) -> int:
    match error:
        case QueryRefusedError():
            return 400
        case NotFoundError():
            return 404
        case ReviewOvertakenError():
            return 409
        case DecisionRefusedError():
            return 422
        case StoreBusyError():
            return 503
        case _:
            return 500


def _wants_json(request: Request) -> bool:
    return request.headers.get("accept", "") == "application/json"


def _number(request: Request, name: str) -> int:
    found = forms.number(str(request.path_params[name]))
    if found is None:
        raise NotFoundError("There is no such page.")
    return found


def _articles(page: Page, request: Request) -> Response:
    given = request.query_params
    found = pages.articles_page(page.store, forms.query(given.get("q", "")), forms.page_number(given.get("page", "")))
    return page.drawing.draw(request, "articles.html", found)


def _article(page: Page, request: Request) -> Response:
    given = request.query_params
    claim = forms.number(given.get("claim", ""))
    annotator = forms.query(given.get("annotator", ""))
    found = pages.article_page(page.store, page.reviewer, _number(request, "article"), annotator, claim)
    return page.drawing.draw(request, "article.html", found, view="article")


def _panel(page: Page, request: Request) -> Response:
    return page.drawing.draw(request, "panel.html", pages.panel(page.store, _number(request, "claim")), view="article")


def _card(page: Page, request: Request) -> Response:
    found = pages.card_page(page.store, page.reviewer, _number(request, "claim"))
    return page.drawing.draw(request, "card_page.html", found, view="queue")


def _split(page: Page, request: Request) -> Response:
    written = forms.parting(dict(request.query_params))
    found = pages.split_page(page.store, page.reviewer, _number(request, "claim"), written)
    return page.drawing.draw(request, "split.html", found, view=written.view)


def _queue(page: Page, request: Request) -> Response:
    after = forms.query(request.query_params.get("after", ""))
    return page.drawing.draw(
        request, "queue.html", pages.queue_page(page.store, _filters(page, request), after), view="queue"
    )


def _cards(page: Page, request: Request) -> Response:
    claims = forms.numbers(request.query_params.get("claims", ""))
    found = pages.cards_page(page.store, _filters(page, request), claims)
    return page.drawing.draw(request, "cards.html", found, view="queue")


def _filters(page: Page, request: Request) -> Filters:
    given = dict(request.query_params)
    named = forms.query(given.get("article", ""))
    article = forms.number(named) or (page.store.find_article(named) if named else None)
    return forms.filters(given, page.reviewer, article)


def _sources(page: Page, request: Request) -> Response:
    given = request.query_params
    found = pages.sources_page(page.store, forms.query(given.get("q", "")), forms.page_number(given.get("page", "")))
    return page.drawing.draw(request, "sources.html", found)


def _search(page: Page, request: Request) -> Response:
    given = request.query_params
    found = pages.search_page(
        page.store,
        forms.query(given.get("q", "")),
        forms.chosen(Label, "label", given),
        forms.query(given.get("source", "")),
        forms.page_number(given.get("page", "")),
    )
    return page.drawing.draw(request, "search.html", found)


def _static(page: Page, request: Request) -> Response:
    return page.drawing.file(request, request.path_params["name"])


def _decide(page: Page, request: Request) -> Response:
    claim, sent = _number(request, "claim"), forms.sent(dict(request.state.form))
    try:
        done = answers.decided(page.store, page.reviewer, claim, sent)
    except ReviewOvertakenError:
        if _wants_json(request):
            stands = answers.standing(page.store, page.reviewer, claim).model_copy(update={"overtaken": True})
            return JSONResponse(stands.model_dump(mode="json"), 409)
        found = pages.card_page(page.store, page.reviewer, claim)
        return page.drawing.draw(request, "overtaken.html", found, status=409, view=sent.view)
    if _wants_json(request):
        return JSONResponse(done.model_dump(mode="json"))
    return _onwards(sent.view, done, sent.kept)


def _undo(page: Page, request: Request) -> Response:
    fields = dict(request.state.form)
    done = answers.undone(page.store, page.reviewer, forms.number(fields.get("review", "")))
    if _wants_json(request):
        return JSONResponse(done.model_dump(mode="json"))
    return _onwards("article", done)


def _onwards(view: str, done: answers.Done, kept: Mapping[str, str] | None = None) -> Response:
    """Where a browser without JavaScript goes on: the article at the claim, or the next of the queue."""
    place = (
        f"/queue?{urlencode(kept or {})}"
        if view == "queue"
        else f"/articles/{done.article_id}?claim={done.claim_id}#c{done.claim_id}"
    )
    return RedirectResponse(place, status_code=303)
