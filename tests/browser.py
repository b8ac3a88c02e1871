"""The page served for a test on a socket of its own, and what a browser (or somebody else) sends to it."""

import http.client
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from traceback import print_exception
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest

import factcheck
from factcheck.records import Article, AuditedArticle, Claim
from factcheck.review.deciding import history
from factcheck.review.page.guarding import Door
from factcheck.review.page.serving import Where, bound, door_of, server_of
from factcheck.store import Store
from tests import store_records
from tests.made_once import made_once

CHROMIUM = Path("/usr/bin/chromium")
FORM = "application/x-www-form-urlencoded"
SCRIPT = "<script>document.title='broken'</script><img src=x onerror=alert(1)>\"'"
TEXT = (
    "The ferry to Port Halden stopped on Monday. Minister Oda Brekke said the quay was unsafe. "
    "The delay is a needless farce.\n\n"
    "“It is late,” said Nils Vik, who runs the harbour office. The town lost forty jobs in May. "
    "Officials said that a new ferry would come. It is a shameful bargain.\n\n"
    "The harbour office opened in 1931. Brekke told the Halden Courier that the bridge would be finished by June. "
    "Nobody should believe a word of it. Two boats sank in the storm. The council is a disgrace."
)
HOSTILE = (
    f"The ferry stopped {SCRIPT} on Monday. Minister Oda </a></script> Brekke said the quay was unsafe. "
    "The delay is a {{ 7 * 7 }} needless farce. The \u202eyrref\u202c sank.\u2028 It is a shameful bargain -->."
)

# Where a claim of the reading view, or what is told of it, lies under what covers the window; empty: nowhere.
COVERED = """(claim) => {
    const box = (selector) => document.querySelector(selector).getBoundingClientRect();
    const tip = document.querySelector(`#t${claim}`).getBoundingClientRect();
    const marks = [...document.querySelectorAll(`.prose [data-claim="${claim}"]`)];
    const all = marks.map((one) => one.getBoundingClientRect());
    const isBelow = getComputedStyle(document.querySelector("#panel")).bottom !== "auto";
    const floor = Math.min(box(".foot").top, isBelow ? box("#panel").top : Infinity);
    const [from, to] = [Math.min(...all.map((one) => one.top)), Math.max(tip.bottom, ...all.map((one) => one.bottom))];
    const ceiling = box(".top").bottom;
    return from >= ceiling && to <= floor ? "" : `${from} to ${to}, between ${ceiling} and ${floor}`;
}"""


def audited(text: str = TEXT, **about: object) -> AuditedArticle:
    """An article as the built-in annotator labels it."""
    article = Article(text=text, **{"title": "Late again", "location": "halden.txt"} | about)  # type: ignore[arg-type]
    with ThreadPoolExecutor(1) as elsewhere:  # the thread of a test may be driving a browser
        return elsewhere.submit(factcheck.audit, article).result()


def a_store(path: Path, *articles: AuditedArticle) -> Store:
    """A store with these articles, or with one of the text above."""
    store = Store(path, wait_s=30.0)
    store.save_audits(articles or (audited(),))
    return store


@made_once
def one_article(path: Path) -> Store:
    """A store with one article."""
    return a_store(path)


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str


class Served:
    """A page that is being served, and a browser that has its cookie."""

    def __init__(self, store: Store, door: Door) -> None:
        self.store, self.door = store, door
        self.host = f"127.0.0.1:{door.port}"
        self.base = f"http://{self.host}"
        self.address = f"{self.base}/?token={door.token}"

    def get(self, path: str, **headers: str) -> Answer:
        """A request with the cookie."""
        return self.send("GET", path, {"Host": self.host, "Cookie": self.cookie} | named(headers))

    def post(self, path: str, fields: dict[str, object], **headers: str) -> Answer:
        """A form as the page's own browser sends it; a header given as "" is left out."""
        sent = {"Host": self.host, "Cookie": self.cookie, "Origin": self.base, "Content-Type": FORM} | named(headers)
        return self.send("POST", path, {name: value for name, value in sent.items() if value}, urlencode(fields))

    @property
    def cookie(self) -> str:
        """What the address with the token sets."""
        return f"{self.door.cookie}={self.door.token}"

    def send(self, method: str, path: str, headers: dict[str, str], body: str = "") -> Answer:
        """A request exactly so."""
        connection = http.client.HTTPConnection("127.0.0.1", self.door.port, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            if method == "POST":
                connection.putheader("Content-Length", str(len(body.encode())))
            connection.endheaders(body.encode())
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read().decode())
        finally:
            connection.close()

    def claims(self, article: int = 1) -> list[int]:
        """The numbers of an article's claims, in its order."""
        return [one.claim_id for one in self.store.paged(lambda pager: pager.article(article)).claims]

    def decide(self, claim: int, act: str, **fields: object) -> Answer:
        """Press a button of a claim's panel as it stands now."""
        place = self.store.paged(lambda pager: pager.claim(claim))[0]
        given = {"act": act, "seen": place.seen, "seen_label": str(place.label), "view": "article"} | fields
        return self.post(f"/claims/{claim}/decision", given)

    def decide_from(self, claim: int, **headers: str) -> Answer:
        """A decision that would be kept, were it not for these headers."""
        label = self.label(claim)
        return self.post(f"/claims/{claim}/decision", {"act": "accept", "seen": 0, "seen_label": label}, **headers)

    def label(self, claim: int) -> str:
        """What a claim is now."""
        return str(self.store.paged(lambda pager: pager.claim(claim))[0].label)


def named(headers: dict[str, str]) -> dict[str, str]:
    """Headers from keyword arguments."""
    return {name.replace("_", "-").title(): value for name, value in headers.items()}


def launched() -> Any:
    """A Chromium and whoever drives it.

    Raises:
        pytest.skip: there is none on this machine.
    """
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: apt-get install chromium")
    driving = driver.sync_playwright().start()
    return driving, driving.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@contextmanager
def served(
    store: Store,
    reviewer: str = "Ida",
    *,
    slowest_s: float = 60.0,
    on_defect: Callable[[Exception], None] = print_exception,
) -> Iterator[Served]:
    """The page of a store, served until the end of the block."""
    with bound(Where(port=0)) as listening:
        door = door_of(Where(), listening.getsockname()[1])._replace(slowest_s=slowest_s)
        server = server_of(store, reviewer, door, on_defect)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield Served(store, door)
        finally:
            server.should_exit = True
            thread.join(60)


def told(tab: Any, words: str) -> None:
    """Wait until the page says so."""
    tab.locator("#status", has_text=words).wait_for()


def mark(tab: Any, claim: int) -> Any:
    return tab.locator(f"#c{claim}")


def shown_panel(tab: Any, claim: int) -> None:
    """Wait until the panel tells of the claim."""
    tab.locator(f"#panel:not([aria-busy]) section[data-claim='{claim}']").wait_for()


def shown_card(tab: Any) -> int:
    """The claim of the card that is shown, once keys decide on it."""
    return int(tab.locator("article.card:not([hidden]):not([aria-busy])").get_attribute("data-claim"))


def by_whom(store: Store, claim: int) -> list[tuple[str, str]]:
    return [(str(one.decision), one.reviewer) for one in history(store, claim)]


def overlapping() -> AuditedArticle:
    """Claims that hold, cross and cover one another."""
    one = store_records.audited()
    fact, statement, opinion = one.claims
    plain = {"chain": (), "content": (), "opinion_cues": (), "opinion_kind": None, "alignment": "exact"}

    def also(number: int, label: str, words: str) -> Claim:
        place = store_records.place(words, one.article.text)
        return statement.model_copy(update=plain | {"number": number, "label": label, "span": place, "quote": words})

    claims = (
        fact,
        statement,
        also(3, "opinion", "“It is late” 🚢"),
        also(4, "reported_fact", "late” 🚢, said Oda Brekke"),
        opinion.model_copy(update={"number": 5}),
        opinion.model_copy(update=plain | {"number": 6, "label": "reported_fact"}),
    )
    return one.model_copy(update={"claims": claims, "signals": ()})
