"""What is put into a clause or added to it and asserts something: "the largest tenant", "which opened in 1911"."""

from typing import NamedTuple

from factcheck.annotators.builtin.readings.switches import put_in
from factcheck.annotators.builtin.words.clauses import (
    SPLITTING,
    Joint,
    has_verb,
    is_verb,
    joints,
    may_only_tell_which,
    past_adverbs,
)
from factcheck.annotators.builtin.words.grammar import (
    DAYS,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    adverbial,
    name_like,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_RELATIVES = SPLITTING["relatives"]
_IDLE = SPLITTING["times"] | SPLITTING["titles"]  # "a week later", "a spokesman for the port"
_SPEAKING = SPLITTING["speaking"]
_SUPERLATIVES = SPLITTING["superlatives"]
_NO_SUPERLATIVES = SPLITTING["not superlatives"]
_PARTICIPLES = SPLITTING["participles"]
_ACTS, _CALLINGS = SPLITTING["acts"], SPLITTING["callings"]
_VOICED = SPLITTING["voiced"]  # "with families saying"
_OPENERS = WORDS["subordinate"]
_SILENCE = frozenset({"nothing", "little", "so", "no"})
_CONCEDING = frozenset({"whatever", "however", "whoever", "no"})
_LONGEST_SUBJECT = 14  # tokens before what is put in
_FEWEST_OF_A_NAME = 4  # tokens; "Vik, a former minister," only says who is meant
_FEWEST_ADDED = 3
_LONGEST_VOICE = 12  # tokens of "industry forecasters"


class Aside(NamedTuple):
    """Token indexes, without the commas around; `added` stands at the end of its clause, else it is put in."""

    first: int
    behind: int
    added: bool = False


def find_asides(t: Tokens, first: int, behind: int) -> list[Aside]:
    """The asides of the clause, in order."""
    found: list[Aside] = []
    if ":" in t.low[first:behind]:
        return found
    commas = joints(t, first, behind)
    if t.low[first] in _OPENERS and (not commas or has_verb(t, first + 1, commas[0].before)):
        return found
    begin = first
    for place, comma in enumerate(commas):
        if comma.before < begin or not may_assert(t, comma.after, behind):
            continue
        if has_verb(t, first, comma.before):
            last = place == len(commas) - 1 and not (place and _concedes(t, commas[place - 1]))
            if last and asserts(t, comma.after, behind, named=_is_name(t, comma.before - 1)):
                found.append(Aside(comma.after, behind, added=True))
        elif comma.before - first <= _LONGEST_SUBJECT and not _listed(t, first, begin, commas[:place]):
            closing = _closing(t, comma.after, commas[place + 1 :], behind)
            if closing is not None:
                found.append(Aside(comma.after, closing.before))
                begin = closing.after
    return found if found else _marked(t, first, behind)


def _concedes(t: Tokens, comma: Joint) -> bool:
    """As in "It is, whatever she says, a park", "It is not, as she claims, a park": the clause goes on behind it."""
    rejected = t.low[comma.after] == "as" and t.low[comma.before - 1] in NEGATIONS
    return rejected or t.low[comma.after] in _CONCEDING


def _marked(t: Tokens, first: int, behind: int) -> list[Aside]:
    """The asides in brackets or dashes, where none stands between commas; one behind a last dash is added."""
    if "—" not in t.low and "(" not in t.low:
        return []
    found = [Aside(*inside) for inside in put_in(t, first, behind) if may_assert(t, *inside) and asserts(t, *inside)]
    if found or t.low[first:behind].count("—") != 1:
        return found
    dash = t.low.index("—", first, behind)
    added = has_verb(t, first, dash) and may_assert(t, dash + 1, behind) and asserts(t, dash + 1, behind)
    return [Aside(dash + 1, behind, added=True)] if added else []


def _is_name(t: Tokens, index: int) -> bool:
    return t.capital(index) and t.low[index] not in DAYS


def _listed(t: Tokens, first: int, begin: int, earlier: list[Joint]) -> bool:
    """Whether a comma stands before that is neither an aside's nor that of "In May, …": the subject may be a row."""
    return t.low[first] not in PREPOSITIONS and any(comma.before >= begin for comma in earlier)


def _closing(t: Tokens, opening: int, commas: list[Joint], behind: int) -> Joint | None:
    """The comma behind which the verb of the clause comes at last."""
    for comma in commas:
        index = past_adverbs(t, comma.after, behind)
        if index < behind and is_verb(t, index):
            return comma if asserts(t, opening, comma.before) else None
        if _tops(t, opening) and t.low[comma.after] == "and" and has_verb(t, comma.after, behind):
            return comma if asserts(t, opening, comma.before) else None  # "Vik, the largest tenant, and Brix will …"
        if t.low[opening] not in _RELATIVES or _second_subject(t, comma.after, behind):
            break
    return None


def _second_subject(t: Tokens, index: int, behind: int) -> bool:
    """As in "The senator, who chairs the panel, and the governor, …": nobody knows where the aside ends."""
    if t.low[index] not in ("and", "or", "nor") or index + 1 >= behind:
        return False
    return t.low[index + 1] in DETERMINERS or t.capital(index + 1)


def stands_alone(t: Tokens, first: int, behind: int) -> bool:
    """Whether a clause has a verb beside those that tell about its subject, as in "the bank, which fell"."""
    verb = next((i for i in range(first, behind) if has_verb(t, i, i + 1)), None)
    if verb is None:
        return False
    comma = next((i for i in range(first, verb) if t.low[i] == ","), None)
    relative = next((i for i in range(first + 1, verb) if t.low[i] in _RELATIVES or t.low[i] in ("that", "whom")), None)
    if comma is None or (relative is not None and comma > relative):
        return relative is None or _goes_on(t, verb, behind)
    aside = _of_the_subject(t, first, comma, verb, behind) if relative is None else _behind_comma(t, comma, relative)
    if not aside:
        return relative is None or _goes_on(t, verb, behind)
    closing = next((i for i in range(verb, behind) if t.low[i] == ","), behind)
    return stands_alone(t, closing + 1, behind)


def _behind_comma(t: Tokens, comma: int, relative: int) -> bool:
    """As in ", who", ", some of whom"."""
    return relative == comma + 1 or t.low[relative - 1] in PREPOSITIONS or t.low[relative - 1] == "of"


def _of_the_subject(t: Tokens, first: int, comma: int, verb: int, behind: int) -> bool:
    """As in "The ferry, damaged in the storm", "Vik, a tenant backed by the port": a participle, and no verb."""
    if t.low[first] in PREPOSITIONS or not may_only_tell_which(t, verb, behind):
        return False
    return verb == comma + 1 or t.low[comma + 1] in ("a", "an")


def _goes_on(t: Tokens, verb: int, behind: int) -> bool:
    """Whether a second verb follows, as in "The man who leads the bank has left"."""
    index = verb + 1
    while index < behind and (is_verb(t, index) or adverbial(t.low[index])):
        index += 1
    return has_verb(t, index, behind)


def may_assert(t: Tokens, first: int, behind: int) -> bool:
    """Whether words that begin so are worth a closer look."""
    if first + _FEWEST_ADDED > behind:
        return False
    low = t.low[first]
    return (
        low in _RELATIVES
        or low in ("a", "an", "with")
        or ((low in _PARTICIPLES or low in _CALLINGS) and t.low[first + 1] == "by")
        or _tops(t, first)
    )


def added_with(t: Tokens, first: int, behind: int) -> int | None:
    """The verb of "with families saying they cannot pay", which begins at `first`; None where nobody says anything."""
    for index in range(first + 2, min(first + _LONGEST_VOICE, behind - 1)):
        low = t.low[index]
        if low in _VOICED:
            says = t.low[index + 1] not in _SILENCE and name_like(t, first + 1, index)
            return index if says and (t.capital(first + 1) or t.low[first + 1] not in PRONOUNS) else None
        if low == "," or (low.endswith("ing") and not t.capital(index)):
            return None
    return None


def asserts(t: Tokens, first: int, behind: int, *, named: bool = True) -> bool:
    """Whether the words say something that could be true or false; of somebody `named` a title alone does not."""
    low = t.low[first]
    if QUOTE in t.low[first:behind] or behind - first < (_FEWEST_OF_A_NAME if named else _FEWEST_ADDED):
        return False
    if low == "with":
        return added_with(t, first, behind) is not None
    if low in _RELATIVES:
        if low == "who" and not _SPEAKING.isdisjoint(t.low[first + 1 : behind]):
            return False
        return has_verb(t, first + 1, behind) or not _CALLINGS.isdisjoint(t.low[first + 2 : behind])
    if low in _CALLINGS:
        return "as" in t.low[first + 2 : behind - 1]
    if low in _PARTICIPLES:
        return not has_verb(t, first + 1, behind)
    if low in ("a", "an") and not _IDLE.isdisjoint(t.low[first + 1 : first + 3]):
        return False
    return not _lists(t, first, behind) and (_is_act(t, first) or not _has_main_verb(t, first, behind))


def _is_act(t: Tokens, first: int) -> bool:
    """As in "a move": what stands before tells of it, so that no list goes on and no clause begins."""
    return t.low[first] in ("a", "an") and not _ACTS.isdisjoint(t.low[first + 1 : first + 4])


def _tops(t: Tokens, first: int) -> bool:
    """As in "the largest", "its only": a claim to be more than all others."""
    if t.low[first] not in DETERMINERS and not t.low[first].endswith(("'s", "s'")):
        return t.low[first + 1 : first + 2] != [] and t.low[first + 1].endswith("'s") and _topmost(t, first + 2)
    return _topmost(t, first + 1)


def _topmost(t: Tokens, index: int) -> bool:
    for low in t.low[index : index + 2]:
        word = low.rsplit("-", 1)[-1]
        if word in _SUPERLATIVES or (word.endswith("est") and len(word) > 4 and word not in _NO_SUPERLATIVES):
            return True
    return False


def _lists(t: Tokens, first: int, behind: int) -> bool:
    """As in "a boat and a house": the end of a row of things."""
    return any(t.low[index] in ("and", "or") and t.low[index + 1] in DETERMINERS for index in range(first, behind - 1))


def _has_main_verb(t: Tokens, first: int, behind: int) -> bool:
    """Whether there is a verb that belongs to no "that …" or "who …", and is no participle ("backed by the port")."""
    for index in range(first + 1, behind):
        low = t.low[index]
        if low == "that" or low in _RELATIVES:
            return False
        if is_verb(t, index) and not (low.endswith("ed") or low in _PARTICIPLES):
            return True
    return False
