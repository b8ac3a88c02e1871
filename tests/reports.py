"""Reads a report as a browser or a Markdown reader finds it."""

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser
from typing import Any, NamedTuple

from markdown_it import MarkdownIt

from factcheck.report import Report, ReportFormat, report_of, text_of
from factcheck.store import Store
from tests.store_records import NOON

VOID = {"meta", "rect", "br"}
HTML, MD = ReportFormat.HTML, ReportFormat.MARKDOWN


class Element(NamedTuple):
    """One element with the words inside it."""

    tag: str
    given: dict[str, str]
    text: list[str]

    @property
    def words(self) -> str:
        """Its words, white space made even."""
        return " ".join("".join(self.text).split())


class Shown(HTMLParser):
    """The elements of a page in their order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._open: list[Element] = []
        self.feed(page)
        assert self._open == [], "an element is never closed"

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, [])
        self.found.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag, f"{tag} is closed where another element is open"

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text.append(data)

    def all(self, tag: str = "", **given: str) -> list[Element]:
        """The elements of a kind, or with these attributes (a word of a class is enough)."""
        wanted = {name.rstrip("_"): value for name, value in given.items()}
        return [
            one
            for one in self.found
            if tag in ("", one.tag) and all(value in one.given.get(name, "").split() for name, value in wanted.items())
        ]

    def policy(self) -> str:
        """The page's Content-Security-Policy."""
        (meta,) = [one for one in self.all("meta") if one.given.get("http-equiv") == "Content-Security-Policy"]
        return meta.given["content"]

    def style_hash(self) -> str:
        """What a policy names the page's stylesheet by."""
        (style,) = self.all("style")
        return "sha256-" + base64.b64encode(hashlib.sha256("".join(style.text).encode()).digest()).decode()

    def section(self, name: str, article: int = 1) -> str:
        """The words of one part of the report on an article: text, opinions, sources, reasons, people, method, sum."""
        (found,) = [one for one in self.all("section") if one.given.get("id") == f"a{article}-{name}"]
        return found.words


def reported(store: Store, *articles: int, annotator: str | None = None) -> Report:
    """The report on these articles."""
    return report_of(store, articles, annotator, made_at=NOON, factcheck_version="0.1.0")


class Made:
    """A report on these articles, in both forms."""

    def __init__(self, store: Store, *articles: int) -> None:
        self.report = reported(store, *articles)

    @cached_property
    def page(self) -> Shown:
        """As a browser finds it."""
        return Shown(text_of(self.report, HTML))

    @cached_property
    def markdown(self) -> str:
        """As it is written."""
        return text_of(self.report, MD)

    @cached_property
    def words(self) -> str:
        """What somebody reads who sees the Markdown drawn."""
        inside = ("inline", "strong_open", "strong_close", "em_open", "em_close")
        shown = [one for one in tokens(self.markdown) if one.type not in inside]
        drawn = "".join(one.content if one.type in ("text", "code_inline", "text_special") else " " for one in shown)
        return re.sub(r"\s+", " ", drawn)


def tokens(text: str) -> Iterator[Any]:
    """What a Markdown reader makes of a text, block by block and inside them."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    for block in reader.parse(text):
        yield block
        yield from block.children or ()
