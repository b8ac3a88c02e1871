"""What a page holds and does not show: found in its tree and taken out."""

import re
from collections.abc import Iterator
from typing import Any

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_NOTHING = r"0*(?:\.0+)?(?:px|r?em|ex|ch|pt|%|v[wh])?(?=;|$)"
_NOT_SHOWN = r"display:none|visibility:(?:hidden|collapse)|content-visibility:hidden"
# Besides what is not shown: what is shown too small, too faint or too far out to be seen.
_NOT_SEEN = (
    rf"opacity:(?=0|\.0){_NOTHING}|font-size:(?=0|\.0){_NOTHING}|color:transparent|clip:rect\(0"
    r"|clip-path:inset\((?:50|100)%|transform:scale\(0\)|(?:left|right|top|text-indent|margin-left):-\d{3,}"
)
_HIDING_STYLE = re.compile(rf"(?:^|;)(?:{_NOT_SHOWN}|{_NOT_SEEN})")
_FLAT = re.compile(rf"(?:^|;)(?:max-)?(?:height|width):(?=0|\.0){_NOTHING}")
# Only plain hiding is read from style sheets: there, faint or shifted is how pages start what they then slide in.
_HIDING_RULE = re.compile(rf"(?:^|;)(?:{_NOT_SHOWN})")
_SIMPLE_SELECTOR = re.compile(r"(\w*)([.#])([\w-]+)")

_WHOLE_PAGE = ("html", "body", "main", "head")  # hidden until a script has run, as some pages do, but then read
_FURNITURE = frozenset({"nav", "footer", "form", "dialog", "menu", "button", "select", "svg", "label"})


def take_out_hidden(page: Any) -> bool:
    """Take out what readers of `page` do not see; whether any of it was words, outside menus, forms and footers."""
    selectors = frozenset(_hiding_selectors(page))
    found = [element for element in page.iter() if _is_hidden(element, selectors)]
    words = any(_is_prose(element) for element in found)
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()
    return words


def _is_hidden(element: Any, selectors: frozenset[tuple[str, str, str]]) -> bool:
    if not isinstance(element.tag, str) or element.tag in _WHOLE_PAGE:
        return False
    if "hidden" in element.attrib or (element.tag == "dialog" and "open" not in element.attrib):
        return True
    style = element.get("style")
    return bool(style and _hides(style)) or bool(selectors and not selectors.isdisjoint(_names(element)))


def _hides(style: str) -> bool:
    declarations = _plain(style)
    flat = _FLAT.search(declarations) and "overflow:hidden" in declarations
    return bool(flat or _HIDING_STYLE.search(declarations))


def _plain(style: str) -> str:
    """CSS declarations without comments, escapes, white space and weights, in small letters."""
    unescaped = _ESCAPE.sub(lambda escape: chr(min(int(escape[1], 16), 0x10FFFF)), _COMMENT.sub("", style))
    return re.sub(r"\s+|!important", "", unescaped.lower())


def _hiding_selectors(page: Any) -> Iterator[tuple[str, str, str]]:
    """Tag or nothing, "." or "#", and name of the simple selectors that the page's own style sheets hide."""
    for sheet in page.iter("style"):
        for written, declarations in _rules(_COMMENT.sub("", sheet.text or "")):
            if _HIDING_RULE.search(_plain(declarations)):
                simple = (_SIMPLE_SELECTOR.fullmatch(selector.strip()) for selector in written.split(","))
                yield from ((found[1].lower(), found[2], found[3]) for found in simple if found)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of each rule that stands alone: those within @media are for print or small screens."""
    depth, selectors = 0, ""
    for part in re.split(r"([{}])", sheet):
        if part in ("{", "}"):
            depth = max(0, depth + (1 if part == "{" else -1))
        elif depth == 0:
            selectors = part.rpartition(";")[2].strip()
        elif depth == 1 and not selectors.startswith("@"):
            yield selectors, part


def _names(element: Any) -> Iterator[tuple[str, str, str]]:
    named = [(".", name) for name in element.get("class", "").split()]
    if element.get("id"):
        named.append(("#", element.get("id")))
    for mark, name in named:
        yield "", mark, name
        yield element.tag, mark, name


def _is_prose(element: Any) -> bool:
    around = (element, *element.iterancestors())
    if any(outer.tag in _FURNITURE for outer in around):
        return False
    return any(c.isalpha() for text in element.itertext("*") for c in text)
