"""Speakers in whose name a comma stands: "Odd Berg from Graven, East Tarn", "the sisters, Ida, Nora and Asta Moe"."""

from collections.abc import Sequence

from factcheck.annotators.builtin.words.clauses import has_verb
from factcheck.annotators.builtin.words.grammar import (
    DAYS,
    DETERMINERS,
    LEADERS,
    PREPOSITIONS,
    adverbial,
    name_start,
    proper,
    walls,
)
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.given_names import is_given

_FROM = frozenset({"from", "in", "of"})
_EVERYBODY = frozenset({"everyone", "everybody"})
_PLACES_BEGIN = frozenset(
    {"north", "south", "east", "west", "new", "upper", "lower", "great", "greater", "port", "mount", "county", "st"}
)
_SEVERAL = frozenset({"couple", "pair", "duo", "trio", "quartet", "twins", "men", "women", "children", "people"})
_LONGEST = 4  # words of a name
_ONE = frozenset({"a", "an", "one"})


def before_commas(t: Tokens, first: int, last: int, after: int, voices: Voices) -> int:
    """Where a speaker begins whose last words, `first` to `last`, stand behind a comma: `first` where he begins there.

    Behind his verb the sentence goes on at `after`.
    """
    if first < 2 or t.low[first - 1] != ",":
        return first
    if t.low[first - 2] in _EVERYBODY:
        return first - 2  # "everyone, all of our friends, would say"
    if not t.capital(last):
        return first
    joined = "and" in t.low[first:last]
    if joined and not is_list(t, [(first, last + 1)]):
        return first
    start = _list_start(t, first) if joined else first
    if start < first or not (joined or proper(t, first, last + 1)) or after >= len(t) or t.low[after] in PUNCTUATION:
        return start
    return _from_a_place(t, first, voices)


def _list_start(t: Tokens, first: int) -> int:
    """Where "Ida" begins of "Ida, Nora and Asta Moe said"; not "Yesterday" of "Yesterday, Nora and Asta Moe said"."""
    while first > 1 and t.low[first - 1] == ",":
        opening = first - 1
        while opening and t.capital(opening - 1):
            opening -= 1
        if not proper(t, opening, first - 1) or not _may_be_name(t, opening, first - 1):
            break
        first = opening
    return first


def _may_be_name(t: Tokens, first: int, behind: int) -> bool:
    low = t.low[first]
    if low in PREPOSITIONS or low in DAYS or low in LEADERS or low in DETERMINERS or adverbial(low):
        return False
    return (first > 0 and t.low[first - 1] == ",") or is_given(t.word(first))


def is_list(t: Tokens, pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether the pieces between commas are names, and the last of them two or behind "and"."""
    if not pieces or "and" not in t.low[slice(*pieces[-1])]:
        return False
    names = [*pieces[:-1], *_around_and(t, *pieces[-1])]
    return all(proper(t, *name) and t.low[name[0]] not in DETERMINERS for name in names)


def _around_and(t: Tokens, first: int, behind: int) -> list[tuple[int, int]]:
    joint = t.low.index("and", first, behind)
    return [(first, joint), (joint + 1, behind)] if joint > first else [(joint + 1, behind)]


def are_listed(t: Tokens, last: int, pieces: Sequence[tuple[int, int]]) -> bool:
    """As in "the sisters, Ida, Nora and Asta Moe": several people, whose last word is `last`, and then their names."""
    low = t.low[last]
    several = low in _SEVERAL or (low.endswith("s") and not low.endswith(("'s", "ss")))
    return several and not t.capital(last) and is_list(t, pieces)


def is_place(t: Tokens, first: int, behind: int, place: tuple[int, int]) -> bool:
    """As in "a nurse from Tarn, Velmara"; not "a man from Tarn, Ida Moe"."""
    opening = _place_start(t, first, behind)
    if opening is None or t.low[first] not in _ONE or is_given(t.word(place[0])):
        return False
    return place[1] - place[0] == 1 or t.low[place[0]] in _PLACES_BEGIN


def _place_start(t: Tokens, first: int, behind: int) -> int | None:
    """Where "from Tarn" begins that what stands there ends with."""
    name = behind
    while name > first and t.capital(name - 1) and t.low[name - 1] not in PREPOSITIONS:
        name -= 1
    return name - 1 if first < name < behind and t.low[name - 1] in _FROM else None


def _from_a_place(t: Tokens, first: int, voices: Voices) -> int:
    """Where "Odd Berg" begins of "Odd Berg from Graven, East Tarn"; else `first`."""
    start = name_start(t, first - 2)
    opening = None if start >= first - 1 or walls(t.low[first - 2]) else _place_start(t, start, first - 1)
    if opening is None or is_given(t.word(first)) or has_verb(t, start, opening):
        return first
    return start if _is_somebody(t, start, opening, voices) else first


def _is_somebody(t: Tokens, first: int, behind: int, voices: Voices) -> bool:
    """As in "Odd Berg", "A nurse", "Police"; not "Back" of "Back from Graven, Vik said"."""
    last = behind - 1
    if behind - first > _LONGEST or t.low[first] in PREPOSITIONS:
        return False
    named = t.capital(last) and ((last > first and t.capital(last - 1)) or is_given(t.word(last)))
    return named or voices.names_people(t.low[last]) or (last > first and voices.names_person(t.low[last]))
