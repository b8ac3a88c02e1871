"""The speaker of "Oda Brekke, the minister, said": a name and what is said of it, between commas before the verb."""

from factcheck.annotators.builtin.frames.circumstances import is_circumstance, past_opening
from factcheck.annotators.builtin.frames.commas_in_names import are_listed, is_place
from factcheck.annotators.builtin.frames.named_subjects import with_courtesy
from factcheck.annotators.builtin.words.abbreviations import before_abbreviation
from factcheck.annotators.builtin.words.clauses import has_verb, is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    adverbial,
    contact_clause,
    name_like,
    name_start,
    proper,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens
from factcheck.given_names import is_given

_JOINTS = WORDS["joints"] | {"so"}
_OF = PREPOSITIONS | {"of", "for"}
_RELATIVES = ("who", "which", "whose")
_WHEN = ("after", "when", "because", "as", "before", "once")
_PAIR = 2  # pieces of "Tom Reed, a welder,"
_POSSESSIVE = ("his", "her", "their")
_ONE = ("one", "two", "another", "some")
_ANY_ONE = frozenset({"a", "an", "one", "another"})
_LEADING = ("and", "but", "while", "where")  # "…, where a clerk, reached by telephone, said"
_DONE_TO = frozenset({"asked", "told", "warned", "advised", "reminded", "informed", "urged", "assured"})
_NAMED_SO = frozenset({"dubbed", "termed", "called", "nicknamed", "labelled", "labeled", "branded"})
_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})
_BRACKET = 8  # tokens
_BRIEF = 2  # tokens of "On Friday"; of "In May their league, Halden First, warned", the league is named
_COUNTED = frozenset({"one", "first", "second", "third", "fourth", "fifth", "other", "another", "last"})


def with_apposition(t: Tokens, comma: int) -> tuple[int, tuple[int, int]] | None:
    """Where "Oda Brekke, the minister," begins, and the name: what stands first and is no circumstance."""
    pieces = _of_last_clause(t, _pieces(t, comma))
    if _done_to(t, comma, pieces):
        return None
    ending = _name_at_end(t, pieces)
    if ending is not None:
        return ending[0], ending
    for place, (first, behind) in enumerate(pieces):
        if place == 0 and first < behind:
            first = past_opening(t, first, behind)
        first += place > 0 and behind - first > 1 and t.low[first] in _LEADING
        first += _opens_clause(t, first, behind, place, len(pieces))
        if first == behind or is_circumstance(t, first, behind):
            continue
        first = _who_is_told_of(t, pieces, first, name_start(t, behind - 1)) if place == 0 else first
        if len(pieces) == 1 and has_verb(t, pieces[0][0], first):
            return None  # "It sank in the harbour, then said": an apposition stands between two commas
        if not name_like(t, first, behind) or _is_clause(t, first, behind):
            continue
        related = t.low[first] in _POSSESSIVE
        named = with_courtesy(t, pieces[place + 1 :], related=related) if not t.capital(behind - 1) else None
        if named is not None:
            return first, named
        counted = _counted(t, first, behind, pieces[place + 1 :])
        if counted is not None:
            return first, counted
        return first, _with_name(t, first, behind, pieces[place + 1 :])
    return None


def _name_at_end(t: Tokens, pieces: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Ola Moe, of "After the vote harbour master Ola Moe, of Tarn, said", where no comma parts the opening."""
    if len(pieces) != _PAIR or t.low[pieces[1][0]] not in ("of", "from"):
        return None
    opening, behind = pieces[0]
    first = behind
    while first > opening and t.capital(first - 1):
        first -= 1
    opens = t.low[opening] in PREPOSITIONS and t.low[opening + 1] in DETERMINERS
    before = t.low[first - 1]
    named = behind - first > 1 and first > opening + 2 and is_given(t.word(first))
    return (first, behind) if opens and named and before not in _OF and before != "and" else None


def _who_is_told_of(t: Tokens, pieces: list[tuple[int, int]], opening: int, first: int) -> int:
    """Where the name begins: before "who" in "Five people who knew the plan, asked by letter, said"."""
    who = next((i for i in range(opening + 1, first) if t.low[i] == "who"), None)
    if who is None or len(pieces) == 1:
        return first
    before = name_start(t, who - 1)
    return before if name_like(t, before, who) and not has_verb(t, opening, before) else first


def _opens_clause(t: Tokens, first: int, behind: int, place: int, several: int) -> bool:
    """As in "which Tom Reed, a welder, denied", "After Tom Reed, a welder, said": a name behind such a word."""
    if first + 1 >= behind or not t.capital(first + 1):
        return False
    return t.low[first] in (("which", "as") if place else _WHEN) and (place > 0 or several == _PAIR)


def _with_name(t: Tokens, first: int, behind: int, following: list[tuple[int, int]]) -> tuple[int, int]:
    """Of "The mayor, Oda Brekke, said" both; of "one of them, Ines, said" the name alone."""
    if are_listed(t, behind - 1, following):
        return first, following[-1][1]
    if not (following and _describes(t, first, behind) and proper(t, *following[0])):
        return first, behind
    one_of = t.low[first + 1 : first + 2] == ["of"] and t.low[first] in _ONE  # "one of them, Ines, said"
    one_of = one_of or t.low[first] in _ANY_ONE  # "a man at the gate, Tore, said"
    one_of = one_of and not is_place(t, first, behind, following[0])
    return following[0] if one_of else (first, following[0][1])


def _done_to(t: Tokens, comma: int, pieces: list[tuple[int, int]]) -> bool:
    """As in "Ida Moe, asked whether it was late, laughed", "the hall, dubbed “the Shed”, opened": others did so."""
    if t.low[comma + 1] in _NAMED_SO and t.low[comma + 2 : comma + 3] in ([QUOTE], [MENTION]):
        return True
    return t.low[comma + 1] in _DONE_TO and _alone(t, pieces)


def _alone(t: Tokens, pieces: list[tuple[int, int]]) -> bool:
    """Whether nothing stands between the name and the verb, and at most "On Friday" before the name."""
    first, behind = pieces[0]
    return len(pieces) == 1 or (len(pieces) == 2 and 0 < behind - first <= _BRIEF and is_circumstance(t, first, behind))


def _counted(t: Tokens, first: int, behind: int, following: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Per Vik, of "the third, Per Vik of the Harbour League, said"."""
    alone = behind - first - (t.low[first] == "the") == 1 and t.low[behind - 1] in _COUNTED
    if not alone or not following:
        return None
    opening, end = following[0]
    past = next((i for i in range(opening, end) if not t.capital(i)), end)
    return (opening, past) if past > opening and (past == end or t.low[past] in _OF) else None


def _describes(t: Tokens, first: int, behind: int) -> bool:
    """As in "The mayor", "a tenant of Quay Street": no name of anybody yet."""
    if not t.capital(behind - 1):
        return True
    place = next((i for i in range(first + 1, behind) if t.low[i] in PREPOSITIONS or t.low[i] == "of"), None)
    return place is not None and t.low[first] in DETERMINERS and not t.capital(place - 1)


def _of_last_clause(t: Tokens, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without what stands before "but the mayor, who opposed it, said": a clause that is told before."""
    for place in range(len(pieces) - 1, 0, -1):
        first, behind = pieces[place]
        first += t.low[first] == "even"
        if first < behind and t.low[first] in _JOINTS and has_verb(t, pieces[0][0], first) and not _also_who(t, first):
            return [(first + 1, behind), *pieces[place + 1 :]]
    if len(pieces) > 2 and t.low[pieces[-1][0]] in _RELATIVES and has_verb(t, *pieces[0]):
        aged = len(pieces) > 3 and t.low[pieces[-2][0]].isdigit()  # "…, Tom Reed, 54, who opposed it, said"
        return pieces[-3 if aged else -2 :]  # "The quay shuts in May, the mayor, who opposed it, said"
    return pieces


def _also_who(t: Tokens, joint: int) -> bool:
    """As in "One clerk who left in May, and who asked not to be named, said": no clause of its own."""
    return t.low[joint] == "and" and t.low[joint + 1] in _RELATIVES


def _is_clause(t: Tokens, first: int, behind: int) -> bool:
    """Whether there is a verb, and no participle that tells which ("the man elected in May", "a man who was there")."""
    which, past = _who_does(t, first, behind)
    for index in range(first, behind):
        low = t.low[index]
        if index >= past and low in SUBORDINATORS and low not in PREPOSITIONS:
            return False  # "a clerk who was there when it fell"
        if which <= index < past or t.capital(index) or not (verbal(low) or is_verb(t, index)):
            continue  # a name may end like a verb
        if index > first and low.endswith("ed") and t.low[index - 1] in _ARTICLES:
            continue  # "a leaked cable"
        if not (low.endswith("ed") and (index + 1 == behind or t.low[index + 1] in PREPOSITIONS)):
            return True
    return False


def _who_does(t: Tokens, first: int, behind: int) -> tuple[int, int]:
    """The place of "who have worked" in "two clerks who have worked at the dam"; the end twice where none is.

    Or of "I met" in "two clerks I met at the dam".
    """
    which = next((i for i in range(first + 1, behind) if t.low[i] == "who"), contact_clause(t, first, behind))
    past = which + 1 if which < behind else behind
    while past < behind and (is_verb(t, past) or t.low[past] in AUXILIARIES or adverbial(t.low[past])):
        past += 1
    return which, past


def _pieces(t: Tokens, comma: int) -> list[tuple[int, int]]:
    """What stands between the commas to the left of `comma`, back to where the clause begins."""
    pieces: list[tuple[int, int]] = []
    behind, index = comma, comma - 1
    while index >= 0 and len(pieces) < 6:
        whole = before_abbreviation(t, index + 1) if t.low[index] == ")" else None
        bracket = index + 1 == behind and t.low[index] == ")" and "(" in t.low[max(0, index - _BRACKET) : index]
        if bracket:  # "Halden plc (“the Company”), a haulier,"
            index = behind = next(i for i in range(index, -1, -1) if t.low[i] == "(")
        elif whole is not None:
            index = whole  # "a Tarn Front (TF) leader"
        elif t.low[index] == ",":
            pieces.append((index + 1, behind))
            behind = index
        elif walls(t.low[index]):
            break
        index -= 1
    pieces.append((index + 1, behind))
    return pieces[::-1]
