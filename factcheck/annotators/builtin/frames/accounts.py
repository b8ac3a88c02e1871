"""Voices without a verb of saying: "according to the mayor", "citing police", "in the mayor's view"."""

from factcheck.annotators.builtin.frames.cited import can_be_read, cites_behind_relative, in_brackets
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.reckonings import stands_apart
from factcheck.annotators.builtin.frames.reduced import past_clause
from factcheck.annotators.builtin.words.abbreviations import past_abbreviation
from factcheck.annotators.builtin.words.clauses import clause_verb, is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SURE_VERBS,
    name_end,
    proper,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.subjects import subject_of_sentence
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.annotators.builtin.words.voices import Voices

_WRITTEN = WORDS["written"]  # "…, published in March, …"
_POSSESSIVE = WORDS["possessive"]
_MINE = WORDS["mine"]
_NO_SOURCE = WORDS["no source"]
_WRITING = frozenset(
    {"write", "writes", "wrote", "argues", "argue", "argued", "says", "claims", "explains", "describes"}
)
_NEAR = 6  # tokens
_NOMINATIVES = frozenset(
    {"i", "he", "she", "we", "they", "there", "nothing", "nobody", "it"}
)  # "According to the mayor we are late"
_SPOKEN_VIEWS = frozenset(
    {"mind", "experience", "estimation", "point", "perspective", "book", "count", "calculation", "calculations"}
)
_OPEN = PREPOSITIONS | {"of", "for", "and", "or", "all", "both", "than", "but", "nearly", "almost", "some", "only"}
_ABOUT = frozenset({"who", "whose", "which", "speaking"})  # "Ida Moe, whose son was hurt,"
_LONGEST_AGE = 3  # figures
_PARAGRAPHS = frozenset({"article", "section", "rule", "page", "paragraph", "chapter", "figure", "table", "clause"})
_ACCOUNTS = WORDS["accounts"]  # "according to our own count"


def by_according(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    """As in "According to the mayor, …", "(source: the harbour office)"; not "according to age"."""
    behind = _whole_name(t, hit.end)
    head = max(hit.end, name_end(t, hit.end) - 1)  # "figures", of "figures released under new rules"
    if behind == hit.end or t.low[hit.end] in _NO_SOURCE or t.low[head] in _NO_SOURCE:
        return None
    # As in "…, per Hollin."; Per is a name, too.
    closing = t.low[max(0, hit.start - 1)] == "," and t.capital(hit.end) and not t.capital(hit.start)
    if t.low[hit.start] == "per" and t.low[hit.end] not in DETERMINERS and not closing:
        return None
    source = (hit.end, behind)
    owned = t.low[hit.end] in _POSSESSIVE or t.low[hit.end] == "its"
    account = owned or t.low[head] in _ACCOUNTS or _between_commas(t, hit, behind)
    if not (account or voices.speaks(t.phrase(*source))):
        return None
    source = (hit.end, past_clause(t, behind, opens=not hit.start))
    behind = source[1]
    if t.low[hit.start] == "(":  # "(source: the harbour office)"
        return in_brackets(t, hit, behind)
    inside = hit.start > 1 and t.low[hit.start - 1] == "," and is_verb(t, hit.start - 2)
    past = _past_apposition(t, behind, to_the_end=hit.start > 0)
    past = behind if inside and past == len(t) else past  # "It was, according to Vik, the oldest, a wreck."
    return Frame(source, (hit.start, hit.end), hit.start, past, hit.section)


def _between_commas(t: Tokens, hit: Hit, behind: int) -> bool:
    """As in "According to the cards, it was moved", "It was moved, according to the cards."; not "by age"."""
    named = t.low[hit.end] in DETERMINERS or t.capital(hit.end)
    opens = not hit.start or t.low[hit.start - 1] in (",", "but", "and", "that")
    closes = t.low[behind : behind + 1] == [","] or (behind >= len(t) and t.low[hit.start - 1] == ",")
    return named and opens and closes


def by_citing(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    """As in "…, the paper reported, citing a briefing from the ministry": whose word it is in the end.

    Also in "Citing police, the paper said", "The paper, which cited police, said".
    """
    behind = _whole_name(t, hit.end)
    relative = cites_behind_relative(t, hit.start)
    opens = not hit.start and t.low[behind : behind + 1] == [","]
    if not (opens or relative or (hit.start > 1 and t.low[hit.start - 1] == ",")) or behind == hit.end:
        return None
    if not can_be_read(t, hit.end, behind, voices):
        return None
    past = behind
    if t.low[behind : behind + 1] == [","] and t.low[behind + 1 : behind + 2] in (["which"], ["who"]):
        past = next((i for i in range(behind + 2, len(t)) if t.low[i] == ","), behind)  # ", which do not exist,"
    return Frame((hit.end, behind), (hit.start, hit.end), hit.start - relative, past, "citing")


def _whole_name(t: Tokens, first: int) -> int:
    """As in "A report released on Monday by the ministry": behind "according to" a name reaches to the comma."""
    index = first
    embedded = first > 2 and t.low[first - 3] in ("which", "that", "who")  # "which, as per Vik, would cost more"
    while (
        index < len(t)
        and not walls(t.low[index])
        and t.low[index] not in ("who", "which", "that")
        and not (embedded and t.low[index] in AUXILIARIES)
        and not (index > first and t.low[index] in _NOMINATIVES and t.low[index - 1] not in PREPOSITIONS)
        and not (index > first and _clause_begins(t, first, index))
        and index - first < 24
    ):
        index += 1
    past = past_abbreviation(t, index)
    return index if past is None else _whole_name(t, past)


def _clause_begins(t: Tokens, first: int, index: int) -> bool:
    """As in "According to the ministry 14 boats sank", "… the road is shut"; not "to article 4 the tenant is"."""
    before, low = t.low[index - 1], t.low[index]
    if before in _OPEN or before in _PARAGRAPHS or t.capital(index):
        return False
    number = index + 2 if t.low[index : index + 2] in (["more", "than"], ["fewer", "than"], ["at", "least"]) else index
    if any(low in SURE_VERBS for low in t.low[first:index]) or clause_verb(t, number, len(t)) is None:
        return False
    if number > index:
        return t.low[number][0].isdigit()
    if low[0].isdigit():  # not "to a 54-year-old baker named Ida"
        return before not in DETERMINERS and not t.capital(index - 1) and t.low[index + 1] not in DETERMINERS
    return low in DETERMINERS and before not in DETERMINERS and "," not in t.low[index:]


def _past_apposition(t: Tokens, index: int, *, to_the_end: bool) -> int:
    """Past ", Alireza, the coach," behind a name, where one follows; what has a verb is no apposition."""
    if t.low[index : index + 1] == ["("] and t.low[index + 2 : index + 3] == [")"]:
        index += 3  # "Ida Moe (Harbour)"
    if index >= len(t) or t.low[index] != ",":
        return index
    comma = next((i for i in range(index + 1, len(t)) if walls(t.low[i])), len(t))
    inside = t.low[index + 1 : comma]
    closed = t.low[comma : comma + 1] == [","] and clause_verb(t, comma + 1, len(t)) is not None
    if inside[:1] and inside[0] in _ABOUT and (closed or (to_the_end and comma == len(t) and inside[0] != "which")):
        return comma  # "According to two clerks, who had seen it, the quay sank"
    if (
        len(inside) == 1
        and inside[0].isdigit()
        and len(inside[0]) <= _LONGEST_AGE
        and (closed or comma < len(t) or to_the_end)
    ):
        return comma if comma == len(t) else _past_apposition(t, comma, to_the_end=to_the_end)
    if not inside or comma - index > 16 or any(low in SURE_VERBS for low in inside):
        return index
    if t.low[comma + 1 : comma + 2] in (["and"], ["but"], ["or"]):
        return index  # "According to Vik, the mayor left early, and said …", "the pipes corrode, or rust, …"
    if any(map(verbal, inside)) and clause_verb(t, comma + 1, len(t)) is None:
        return index  # "According to the paper, the otters responded to it, roughly as men do"
    office = len(inside) > 1 and inside[1] == "of" and t.capital(index - 1)  # "Ida Moe, president of the league"
    begins = inside[0] in DETERMINERS or inside[0] in _WRITTEN or office or proper(t, index + 1, comma)
    if comma == len(t):
        return comma if to_the_end and not inside[0][0].isdigit() else index
    return _past_apposition(t, comma, to_the_end=to_the_end) if begins and t.low[comma] == "," else index


def by_view(t: Tokens, hit: Hit, *, spoken: bool) -> Frame | None:
    """As in "In the mayor's view, the sale helps"; "in my view" is a voice in speech alone."""
    owner, own = hit.start - 1, t.low[hit.start] == "own"
    openers = ("by", "in") if own else ("in", "to", "from")
    if t.low[hit.start] == "book" and not _WRITING.isdisjoint(t.low[hit.end : hit.end + _NEAR]):
        return None  # "In his book, Vik writes that"
    to_mind = t.low[hit.start] == "mind" and t.low[owner - 1] == "to" and stands_apart(t, owner - 1, hit)
    if t.low[hit.start] in _SPOKEN_VIEWS and not (to_mind or (spoken and t.low[hit.end : hit.end + 1] == [","])):
        return None
    possessive = t.low[owner] in _POSSESSIVE or (own and t.low[owner] == "its")
    if owner > 0 and possessive and t.low[owner - 1] in openers:
        apart = owner == 1 or walls(t.low[owner - 2])
        if (t.low[owner] in _MINE and not spoken) or ((own or t.low[hit.start] == "eyes") and not apart):
            return None  # "The firm stands by its own numbers", "There was fire in her eyes"
        source = (_named_behind(t, hit.end) if own and owner == 1 else None) or (owner, hit.start)
        return Frame(source, (hit.start, hit.end), owner - 1, hit.end, "according")
    opening = next((i for i in range(owner - 1, max(-1, owner - 6), -1) if t.low[i] in openers), None)
    if opening is None or not t.low[owner].endswith(("'s", "s'")):
        return None
    return Frame((opening + 1, owner + 1), (hit.start, hit.end), opening, hit.end, "according")


def _named_behind(t: Tokens, comma: int) -> tuple[int, int] | None:
    """As in "By his own account, Vik slept": whose account it is comes last."""
    if t.low[comma : comma + 1] != [","]:
        return None
    source = subject_of_sentence(t, comma + 1, len(t))
    if source is None or t.low[source[0]] in PRONOUNS:
        return None
    return source[0], next((i for i in range(source[0] + 1, source[1]) if is_verb(t, i)), source[1])
