"""Web pages to articles: the text that readers see, without menus, scripts and hidden words."""

import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from factcheck.errors import InputError
from factcheck.ingest.building import parsed_date
from factcheck.ingest.decoding import refuse_half_characters
from factcheck.ingest.hidden import take_out_hidden

_MARKUP_AT_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*>\s*+)?(?>(?:<!--.*?-->\s*+)*+)<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_SPEAKER = re.compile(r"\s*(?:[—–―~]|--|-\s)\s?[A-Z][^.!?]{2,100}\Z")
_CHARSET = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SAVE_IT = "Save the article's text as a .txt file."
_NOT_READ = ("script", "noscript", "template", "style", "iframe", "object")
_SHORT_ARTICLE = "25"  # characters; below it, trafilatura would rather take the whole page with its menus


class Page(NamedTuple):
    """What a page says, to be built into an article; blocks of the text are parted by empty lines."""

    text: str
    title: str
    url: str
    published: date | None
    hidden_text: bool


def looks_like_page(data: bytes) -> bool:
    """Whether `data` starts as an HTML document does."""
    return _MARKUP_AT_START.match(data[:_HEAD_BYTES]) is not None


def declared_encodings(data: bytes) -> Iterator[str]:
    """The encodings that the head of a page names."""
    for pattern in (_CHARSET, _XML_ENCODING):
        if found := pattern.search(data[:_HEAD_BYTES]):
            yield found[1].decode("ascii", "ignore")


def read_page(html: str) -> Page:
    """The article of a page; its text is empty where the page holds none. Nothing is fetched.

    Raises:
        InputError: markup nested too deeply to be read whole, or too broken to be made sense of; half a character.
    """
    refuse_half_characters(html)
    # Imported here because it takes half a second, and only web pages need it.
    import trafilatura
    from lxml import etree

    _quiet("trafilatura")
    tree = _parsed(html)
    if tree is None:
        return Page("", "", "", None, False)
    try:
        hidden_text = take_out_hidden(tree)
        about = trafilatura.extract_metadata(tree, date_config=_date_settings())
        _prepare(tree)
        _mark_quoted(tree)
        text = _article_text(tree)
    except RecursionError:
        raise _too_deep() from None
    # What broken markup brings about inside the extraction is no fixed set of errors.
    except (etree.LxmlError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise InputError("Its markup could not be made sense of.", hint=_SAVE_IT) from error
    url = _web_address(about.url or "")
    return Page(text, about.title or "", url, _day(about.date or ""), hidden_text)


def _parsed(html: str) -> Any:
    """The tree of the page, or None where it holds no element."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = document_fromstring(html.encode("utf-8"), parser=parser)
    except etree.ParserError:
        tree = None
    # The parser goes on after such an error, and leaves out the rest of the page without a word.
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        raise _too_deep()
    if tree is not None:
        _blank_controls(tree)
    return tree


def _blank_controls(tree: Any) -> None:
    """Put spaces for control characters, which the parser lets in and everything after it refuses."""
    for element in tree.iter("*"):
        if element.text and _CONTROLS.search(element.text):
            element.text = _CONTROLS.sub(" ", element.text)
        if element.tail and _CONTROLS.search(element.tail):
            element.tail = _CONTROLS.sub(" ", element.tail)
        for name, value in element.attrib.items():
            if _CONTROLS.search(value):
                element.set(name, _CONTROLS.sub(" ", value))


def _too_deep() -> InputError:
    return InputError("Its markup is nested too deeply.", hint=_SAVE_IT)


def _prepare(tree: Any) -> None:
    """Take out what no reader reads, and keep captions, which trafilatura drops with their pictures."""
    for element in list(tree.iter(*_NOT_READ)):
        if element.getparent() is not None:
            element.drop_tree()
    for element in tree.iter("figure", "figcaption"):
        element.tag = "p" if element.tag == "figcaption" else "div"
    for element in tree.iterfind(".//blockquote//footer"):
        element.tag = "p"  # it names who is quoted; any other is the page's


def _mark_quoted(tree: Any) -> None:
    """Put "> " before each paragraph of a quotation, as in mail, that a colon introduces or whose speaker stands below.

    Where such a quotation ends shows in no text.
    """
    for quotation in tree.iter("blockquote"):
        before = quotation.getprevious()
        paragraphs = [p for p in quotation.iterchildren("p") if p.text_content().strip()]
        introduced = before is not None and before.text_content().rstrip().endswith(":")
        behind = quotation.getnext()
        if paragraphs and behind is not None and behind.tag == "p" and _names_speaker(behind):
            paragraphs.append(behind)
        credited = len(paragraphs) > 1 and _names_speaker(paragraphs[-1])
        for paragraph in paragraphs if credited or (introduced and len(paragraphs) > 1) else ():
            paragraph.text = "> " + (paragraph.text or "").lstrip()


def _names_speaker(paragraph: Any) -> bool:
    """As in "— Oda Moe, skipper"."""
    return _SPEAKER.match(paragraph.text_content()) is not None


def _article_text(tree: Any) -> str:
    import trafilatura
    from trafilatura.settings import Extractor, use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORT_ARTICLE)
    extractor = Extractor(config=config, output_format="python", comments=False)
    found = trafilatura.bare_extraction(tree, options=extractor)
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    lines = (line.strip() for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _date_settings() -> dict[str, Any]:
    """Dates that the page states; none guessed from its text."""
    return {"original_date": True, "extensive_search": False}


def _web_address(url: str) -> str:
    return url if url.lower().startswith(("http://", "https://")) else ""


def _day(written: str) -> date | None:
    try:
        return parsed_date(written) if written else None
    except InputError:
        return None


def _quiet(library: str) -> None:
    """Without a handler of its own, a library's warnings would land on standard error between ours."""
    logger = logging.getLogger(library)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
