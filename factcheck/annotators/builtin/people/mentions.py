"""The names in an article where they stand: without titles, dates and the words that begin a sentence before them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.annotators.builtin.people.offices import offices_before, offices_behind
from factcheck.annotators.builtin.words.grammar import LEADERS, PREPOSITIONS
from factcheck.annotators.builtin.words.lexicon import WORDS

# A stop belongs to a name behind initials and short titles alone: behind any other word it ends a sentence.
CAPITAL = r"[A-Z\u00c0-\u00de]"
_SHORT_TITLE = "Adm|Capt|Cllr|Cmdr|Col|Dr|Fr|Gen|Gov|Hon|Lt|Maj|Mr|Mrs|Ms|Pres|Prof|Rep|Rev|Sen|Sgt|St|Supt"
_BEFORE = rf"(?:(?!(?:U\.S|U\.K|U\.N|E\.U)\.)(?:{CAPITAL}\.)+|(?:{_SHORT_TITLE})\.|{CAPITAL}[\w'’\-‑]*) "
# The same of the first word, told from behind its first letter: text is searched fastest for a capital alone.
_REST_OF_TITLE = "|".join(f"(?<={title[0]}){title[1:]}" for title in _SHORT_TITLE.split("|"))
_FIRST = (
    rf"{CAPITAL}(?<![\w.].)(?:(?!(?<=U)\.[SKN]\.|(?<=E)\.U\.)\.(?:{CAPITAL}\.)*"
    rf"|(?:{_REST_OF_TITLE})\.|[\w'’\-‑]*) "
)
_PARTICLE = "(?:(?:[OD]|d)['’]|[ae]l-)?"  # "O'Dowd", "al-Karim"
_NAME = re.compile(
    rf"{_FIRST}(?:(?:bin|al|von|van|de|der|den|la|le|el|da|dos|del) |{_BEFORE})*{_PARTICLE}{CAPITAL}[\w\-‑]+"
)
_DATE = re.compile(  # "Oda Brekke Sunday, May 4": a headline goes on with its date
    r"\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)(?=[,.]\s)"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)(?=\s\d))"
)
_FEWEST = 2  # words of a name
_BEHIND_DATE = 2  # code points behind a month that tell whether it is one
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
NO_FIRST_NAMES = WORDS["no first names"] | LEADERS | PREPOSITIONS | _WEEKDAYS
GENERATIONS = ("Jr", "Sr", "II", "III")  # behind a surname
_HONOURS = frozenset({"KC", "QC", "SC", "OBE", "MBE", "CBE", "KBE", "DBE", "MP", "MEP", "MSP", "MD", "PhD"})


class Mention(NamedTuple):
    """A name of two or more capitalised words where it stands in the article."""

    start: int
    titles: tuple[str, ...]  # lower case, and the words before them: "iranian", "president"
    name: str
    end: int
    offices: frozenset[str] = frozenset()  # lower case, of those beside it: "prime", "minister"


class Names:
    """The names in an article, found once: in the order of the text, by last word and by title."""

    def __init__(self, text: str, titles: frozenset[str]) -> None:
        found = (_mention(match.start(), _undated(text, match), titles) for match in _NAME.finditer(text))
        self._all = [_in_office(text, mention, titles) for mention in found if mention.name]
        self._starts = [mention.start for mention in self._all]
        self._by_word: dict[str, dict[tuple[str, frozenset[str]], Mention]] = {}
        for mention in self._all:
            for word in {last_of(mention.name), *mention.offices}:
                self._by_word.setdefault(word, {}).setdefault((mention.name, mention.offices), mention)

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin behind `start` and before `end`."""
        return self._all[bisect_right(self._starts, start) : bisect_left(self._starts, end)]

    def called(self, given_name: str, before: int) -> list[Mention]:
        """The mentions whose name begins with a word."""
        return [m for m in self._all if m.start < before and m.name.partition(" ")[0] == given_name]

    def known(self, word: str, before: int) -> list[Mention]:
        """The first mention of each name that ends with `word`, or has it among its offices."""
        return [mention for mention in self._by_word.get(word, {}).values() if mention.start < before]


def _undated(text: str, name: re.Match[str]) -> str:
    """The words of a name without the date behind it, and the mark that parts the two."""
    date = _DATE.search(text, name.start(), name.end() + _BEHIND_DATE)
    if date is None or text[name.start() : date.start()].lower() in NO_FIRST_NAMES:
        return name[0]  # "On Friday Oda Brekke"
    return text[name.start() : date.start()].rstrip("'’-")


def _mention(start: int, words: str, known_titles: frozenset[str]) -> Mention:
    """Titles and the words before them, then the name; no name where fewer than two words are left of it."""
    end = start + len(words)
    parts = without_honours(words.split())
    lows = [part.strip(".").lower() for part in parts]
    while len(parts) > 1 and lows[0] in NO_FIRST_NAMES:
        start += len(parts[0]) + 1
        parts, lows = parts[1:], lows[1:]
    behind = max([i + 1 for i, low in enumerate(lows[:-1]) if low in known_titles], default=0)
    named = len(parts) - behind > (0 if behind else 1)
    return Mention(start, tuple(lows[:behind]), " ".join(parts[behind:]) if named else "", end)


def without_honours(words: list[str]) -> list[str]:
    """The words of a name without the letters behind it: "Oda Brekke" of "Oda Brekke KC"; two are always left."""
    last = len(words)
    while last > _FEWEST and words[last - 1] in _HONOURS:
        last -= 1
    return words[:last]


def _in_office(text: str, mention: Mention, titles: frozenset[str]) -> Mention:
    """A mention with the offices that stand before and behind it."""
    before = offices_before(text, mention.start, mention.end, titles)
    behind = offices_behind(text, mention.end, titles)
    doctor = {"doctor"} if "dr" in mention.titles else set()
    offices = before.union(mention.titles, behind, doctor)
    return mention._replace(offices=offices) if offices else mention


def nameless(noun: str, text: str, before: int) -> Iterator[int]:
    """Where one is told of by what he is, without a name, and is no more than that: "a spokesman for the port"."""
    if text.find(noun, 0, before) < 0:
        return
    one = rf"(?<!, )\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]wo) (?:[\w’'-]+ ){{0,2}}{re.escape(noun)}s?\b"
    for match in re.finditer(one, text[:before]):
        yield match.start()


def uncapitalised(word: str) -> str:
    """As in "van" for "Van", at the start of a sentence."""
    return word[:1].lower() + word[1:]


def last_of(name: str) -> str:
    """The surname, of "Tom Reed Jr" too."""
    words = name.split()
    return words[-2] if words[-1] in GENERATIONS and len(words) > 2 else words[-1]
