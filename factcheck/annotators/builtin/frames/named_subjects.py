"""The name behind a subject that is no voice, or is less than a name: "shares in Tessaly", "her colleague, Mr Dack"."""

from factcheck.annotators.builtin.words.grammar import DETERMINERS, PREPOSITIONS, PRONOUNS, proper, verbal, walls
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.given_names import is_given

_OF_A_COMPANY = WORDS["of a company"]
_COURTESIES = WORDS["courtesies"]
_OPENING = 3  # words of "the preferred shares"
_LONGEST = 5  # words of a name with its title
_FEWEST, _MOST = 2, 4  # words of a name without a title
_WITHIN = 5  # words of "a clerk at" before "the port"


def company_of(t: Tokens, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """Tessaly, of "Shares in Tessaly fell, blaming …"; of shares of nobody, none."""
    if source is None or not any(
        low in _OF_A_COMPANY for low in t.low[source[0] : min(source[1], source[0] + _OPENING)]
    ):
        return source
    place = next((i for i in range(*source) if t.low[i] in PREPOSITIONS or t.low[i] == "of"), source[1])
    return (place + 1, source[1]) if any(map(t.capital, range(place + 1, source[1]))) else None


def named_before(t: Tokens, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """Oda Brekke, of "Oda Brekke, clerk of the port, who said": the name that what somebody is stands behind."""
    if source is None or t.capital(source[0]):
        return source
    opening = source[0]
    while opening and source[0] - opening < _WITHIN and not walls(t.low[opening - 1]):
        opening -= 1
    if opening < _OPENING or t.low[opening - 1] != "," or any(map(verbal, t.low[opening : source[0]])):
        return source
    behind = opening - 1
    behind -= 2 * (t.low[behind - 1].isdigit() and t.low[behind - 2] == ",")  # "Oda Brekke, 43, a clerk"
    first = behind
    while first and t.capital(first - 1):
        first -= 1
    alone = first and t.low[first - 1] == ","  # "in Halden, Tessaly, a port, which"
    return (first, behind) if 1 < behind - first <= _LONGEST and not alone else source


def past_place(t: Tokens, first: int) -> int:
    """Where "The Oakport, Ohio-based company" begins, of which the comma is part; else `first` itself."""
    if first < 2 or t.low[first - 1] != "," or not t.low[first].endswith("-based") or not t.capital(first - 2):
        return first
    place = first - 2
    while place and t.capital(place - 1):
        place -= 1
    return place - (place > 0 and t.low[place - 1] in DETERMINERS)


def name_before_role(t: Tokens, first: int, last: int, voices: Voices) -> tuple[int, int] | None:
    """The name that opens "Ida Moe, Harbour Party spokeswoman said", where the comma behind the role is left out."""
    comma = first - 1
    if (
        comma not in range(_FEWEST, _MOST + 1)
        or t.low[comma] != ","
        or t.low[first] in DETERMINERS
        or t.low[first] in PRONOUNS
    ):
        return None
    head = next((i - 1 for i in range(first + 1, last) if t.low[i] in PREPOSITIONS or t.low[i] in ("of", "for")), last)
    named = proper(t, 0, comma) and is_given(t.word(0))
    return (0, comma) if named and not t.capital(head) and voices.names_person(t.low[head]) else None


def with_courtesy(t: Tokens, pieces: list[tuple[int, int]], *, related: bool) -> tuple[int, int] | None:
    """Mr Dack, of "Her colleague, the smiling Mr Dack"; of who is `related` to somebody, "the poet Ida Holm", too."""
    if not pieces or t.low[pieces[0][0]] not in DETERMINERS:
        return None
    first, behind = pieces[0]
    if related:
        last = next((i for i in range(behind - 1, first, -1) if not t.capital(i)), first) + 1
        if behind - last > 1:
            return last, behind
    opening = next((i for i in range(first, behind - 1) if t.low[i] in _COURTESIES and t.capital(i)), None)
    return (opening, behind) if opening is not None and proper(t, opening, behind) else None
