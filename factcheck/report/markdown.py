"""Draws a report as Markdown: what others wrote shows as it stands, and never becomes markup, a link or a cell."""

import re
from typing import Any

from markupsafe import Markup

from factcheck.export.naming import web_address
from factcheck.report.drawing import environment
from factcheck.report.records import ArticleReport, Report
from factcheck.showing.characters import is_unseen
from factcheck.showing.marking import Paragraph
from factcheck.showing.words import LETTERS
from factcheck.store.paging import ClaimPlace

# Inside a line; what works at the beginning of one is met by `_BEGINNING`.
_SIGNS = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_[]|~$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;"}
)
# Where white space or the end follows: a list, a heading, a line below one, a definition.
_BEGINNING = re.compile(r"^(?:[-+](?=[\s-]|$)|=(?==|$)|#(?=[#\s]|$)|:(?=\s|$)|\d(?=\d{0,8}[.)](?:\s|$)))")
_LINKING = re.compile(r"(?<=www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
# Mentions, e-mail addresses, numbers of issues and names of emoji. GitHub looks for them in what is drawn already,
# where no escape is left of their signs: only something between the characters keeps them apart.
_ALIVE = re.compile(r"@(?=\w)|#(?=\d)|(?<=\bGH)-(?=\d)|:(?=(?:[a-z+-][\w+-]*|100|1234|8ball):)", re.IGNORECASE)
_JOINER = "\u2060"  # takes no room, and lets no line break


def markdown(report: Report) -> str:
    """The report as Markdown, as CommonMark and GitHub read it."""
    drawing = environment(finalize=_final)
    drawing.filters.update(prose=_prose, code=_code, address=_address, heading=Markup)
    drawn = drawing.get_template("report.md").render(report=report)
    return re.sub(r"\n{3,}", "\n\n", drawn).strip() + "\n"


def plain(text: str) -> str:
    """`text` on one line, as it shows to a reader of the Markdown; what cannot be seen stands by name."""
    escaped = _inside(" ".join(text.split()))
    return _BEGINNING.sub(lambda sign: f"&#{ord(sign[0])};", escaped)


def _inside(text: str) -> str:
    """`text` where it does not begin a line; line ends become spaces."""
    shown = "".join(map(_visible, re.sub(r"\s+", " ", text)))
    quiet = _ALIVE.sub(lambda sign: sign[0] + _JOINER, shown).translate(_SIGNS)
    return _LINKING.sub(lambda sign: f"&#{ord(sign[0])};", quiet).replace(_JOINER, f"&#{ord(_JOINER)};")


def _visible(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩" if is_unseen(character) else character


def _final(value: Any) -> Any:
    """Whatever a template puts in, unless it was made here, as text and nothing else."""
    return value if isinstance(value, Markup) else Markup(plain(str(value)))  # noqa: S704 - escaped for Markdown


def _address(url: str) -> Markup:
    """A link where a web address can stand as one; anything else as text."""
    return Markup(f"<{url}>" if web_address(url) else plain(url))  # noqa: S704 - no bracket or space is in it


def _code(text: str) -> Markup:
    """Hashes and commands of our own; a sign that could end the code is left out."""
    return Markup(f"`{re.sub(r'[^ -_a-~]', '', text)}`")  # noqa: S704 - no backtick is left in it


def _prose(article: ArticleReport) -> Markup:
    """The article's paragraphs, each claim in brackets that begin with its letter and number."""
    marks = {(one.place.claim_id, one.place.part): one.mark for one in article.claims}
    drawn = [_paragraph(one, marks) for one in article.paragraphs]
    return Markup("\n\n".join(drawn))  # noqa: S704 - escaped for Markdown


def _paragraph(paragraph: Paragraph, marks: dict[tuple[int, int], str]) -> str:
    words: list[str] = []
    open_claims: tuple[ClaimPlace, ...] = ()
    for run, following in zip(paragraph.runs, [*paragraph.runs[1:], None], strict=True):
        begins = [one for one in run.claims if one not in open_claims]
        ends = [one for one in run.claims if following is None or one not in following.claims]
        before = "".join(f"\\[**{LETTERS[one.label]}{marks[one.claim_id, one.part]}** " for one in begins)
        said = f"\\[failed: {_inside(run.text)}\\]" if run.sentence and not run.claims else _inside(run.text)
        words.append(before + said + "\\]" * len(ends))
        open_claims = run.claims
    return _BEGINNING.sub(lambda sign: f"&#{ord(sign[0])};", "".join(words).strip())
