"""A frame: the stretch of a sentence that says who says it ("…, the mayor told reporters on Monday, …")."""

from typing import NamedTuple

from factcheck.annotators.builtin.frames.occasions import past_occasion
from factcheck.annotators.builtin.frames.outlets import past_outlet
from factcheck.annotators.builtin.frames.which_that import past_which
from factcheck.annotators.builtin.words.grammar import (
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    adverbial,
    clause_follows,
    verbal,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.titles import capitalised
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, QUOTE, Tokens

_HEARERS = WORDS["hearers"]
_CIRCUMSTANCES = PREPOSITIONS | DAYS | _HEARERS | {"last", "earlier", "late", "very", "quite", "somewhere", "above"}
_TELLING = WORDS["telling"]
_WRITTEN = WORDS["written"]  # "in an interview published in May that"
_PAST = WORDS["past"]  # "told me his mother swore that"
_OBJECTS = WORDS["objects"]
_THINKING = WORDS["thinking"] - {"say", "said"}
_BETWEEN = PREPOSITIONS | DAYS | PUNCTUATION | WORDS["degrees"] | {"that", "for"}
_ASKED = frozenset({"if", "whether", "how", "why", "what", "where"})
_NOUNS = WORDS["noun cues"] | {"fact", "idea", "notion", "view", "rumour", "rumor", "theory"}
_BEFORE_NOUN = DETERMINERS | {"to"}
_ANYONE = frozenset({"anyone", "anybody", "everyone", "everybody", "those", "people"})
_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_TOLD = frozenset({"told", "tells"})
_TELLS = frozenset({"told", "tells", "tell", "telling"})
_INFORMING = _TELLS | {"informed", "informs", "assured", "assures", "reassured", "reminded", "reminds", "notified"}
_VAGUELY = (["late"], ["early"], ["earlier"], ["later"])
_WHICH = frozenset({"last", "this", "that"})
_AFTER_HEARERS = PREPOSITIONS | PRONOUNS | DAYS
_SAID = frozenset({"said", "says"})
_SPEAKING = _SAID | {"told", "tells", "according", "reported", "claimed", "added", "insisted", "argued", "wrote"}
_LISTENING = frozenset({"listen", "listens", "ask", "asks", "asked"})
_FEW = 6  # tokens of "anyone who will listen"
_ASIDE = 9  # tokens of "said, after the vote, that"
_NOMINATIVES = frozenset({"he", "she", "they", "we", "i"})
_DENYING = frozenset({"denied", "denies", "disputed", "disputes", "rejected", "rejects"})
_ASKING = frozenset({"how", "why", "what", "where", "whether", "if", ",", "that"})


class Frame(NamedTuple):
    """One voice in a row of tokens; all numbers are token indexes, half-open."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    first: int  # of everything that is not content: source, apposition, cue, hearers, circumstances
    behind: int
    style: str  # the section of the cue
    relative: bool = False  # "the mayor, who said …"
    until: int | None = None  # where what is put forward ends before the sentence does

    def after(self, t: Tokens) -> str:
        """The token behind the frame, empty at the end of the sentence."""
        return t.low[self.behind] if self.behind < len(t) else ""


def tail_end(t: Tokens, index: int) -> int:
    """Behind the circumstances that follow a speaker: up to the next quotation, or a comma before one, or the end."""
    following = range(index, len(t))
    quote = next((i for i in following if t.low[i] == QUOTE), None)
    if quote is not None:
        titled = quote == len(t) - 1 and quote > index and capitalised(t.word(quote))
        named = titled and (t.low[quote - 1] in PREPOSITIONS or t.low[quote - 1] in _TOLD)
        return len(t) if named else quote  # "he said on “Mad Hour.”"
    comma = next((i for i in following if t.low[i] in PUNCTUATION), None)
    if comma == index and t.low[index] == "," and t.low[index + 1 : index + 2] in (["who"], ["whose"]):
        comma = next((i for i in following if i > index and t.low[i] in PUNCTUATION), None)
    if comma is None:
        return len(t)
    return comma if any(verbal(low) for low in t.low[comma:]) else len(t)


def content_start(t: Tokens, index: int) -> int:
    """Past "reporters on Monday that" to where the content begins; `index` itself where it begins at once."""
    limit = min(len(t), index + 12)
    if t.low[index : index + 1] == [","]:
        return _past_aside(t, index)
    index += t.low[index : index + 1] == ["aloud"]
    told = index > 0 and (t.low[index - 1] in _TELLING or t.low[max(0, index - 2) : index] == ["it", "to"])
    if _thought_at_once(t, index) or _denies_that(t, index) or (not told and _is_about(t, index, limit)):
        return index
    begins = index < len(t) and (told or t.low[index] in _CIRCUMSTANCES or t.capital(index) or adverbial(t.low[index]))
    begins = begins or (t.low[index : index + 1] == ["for"] and t.low[index - 1] in _THINKING)
    for at in range(index, limit):
        low = t.low[at]
        inside = past_which(t, index, at, told=told, begins=begins) if low == "that" else None
        if inside is not None:
            return inside
        if told and at > index and low in _ASKED and not verbal(t.low[at - 1]):
            return at
        if low in ("that", ":") and (begins or at == index or low == ":"):
            return at + 1
        if low == QUOTE:
            return _to_quotation(t, index, at, told=told)
        if at > index and (verbal(low) or low in _PAST) and not t.capital(at) and low not in _WRITTEN:
            break
    if index < len(t) and t.low[index] in ("today", "yesterday", "tonight") and not t.capital(index):
        return index + 1
    return past_occasion(t, _past_day(t, _past_hearers(t, index)))


def _to_quotation(t: Tokens, index: int, quote: int, *, told: bool) -> int:
    """Past hearers and times to a quotation, or to who begins it: "told police he “must have slept”"."""
    if told and quote > index and t.low[quote - 1] in _NOMINATIVES:
        return quote - 1
    near = told or t.low[index] in _CIRCUMSTANCES or t.low[quote - 1] in (",", ":")
    return quote if quote == index or near else index


def _past_day(t: Tokens, index: int) -> int:
    """Past "on Monday" and "last week" of "told the court on Monday the dam was safe", where a clause follows."""
    day = index + (t.low[index : index + 1] in _VAGUELY)
    day += t.low[day : day + 1] == ["on"]
    behind = day + 1
    if index == 0 or behind >= len(t):
        return index
    dated = t.low[behind] in TIMES or t.low[behind] in _WEEKDAYS
    if t.low[day] in _WHICH and dated and behind + 1 < len(t):
        behind += 1  # "said last week the quay would stay"
    elif t.low[day] in _WEEKDAYS:
        behind += t.low[behind] in TIMES and behind + 1 < len(t)
    else:
        return index
    begins = t.low[behind] in DETERMINERS or t.low[behind] in PRONOUNS or t.capital(behind)
    begins = begins or t.low[index] == "on"  # "told MPs on Monday care was needed"
    return behind if begins and clause_follows(t, behind) else index


def _is_about(t: Tokens, index: int, limit: int) -> bool:
    """As in "say the mayor's claim that it is safe is false": what follows "that" is not what is said."""
    if index >= limit or not (t.low[index] in _BEFORE_NOUN or t.low[index] in _NOUNS or t.capital(index)):
        return False
    near = [at for at in range(index + 1, limit) if t.low[at] == "that"]
    return any(t.low[at - 1] in _NOUNS or _by_whom(t, index, at) for at in near)


def _by_whom(t: Tokens, first: int, that: int) -> bool:
    """As in "the claim by the union that"."""
    return any(t.low[i] in _NOUNS and t.low[i + 1] in ("by", "from") for i in range(first, that - 1))


def _past_aside(t: Tokens, index: int) -> int:
    """Where the content begins behind "said, after the vote, that", "said, quite calmly, “…”"."""
    comma = next((i for i in range(index + 2, min(len(t), index + _ASIDE)) if t.low[i] == ","), len(t))
    between = t.low[index:comma]
    if not _SPEAKING.isdisjoint(between):
        return index  # "He knew, she said, that": who says so tells it of him
    if t.low[comma + 1 : comma + 2] == [QUOTE] and QUOTE not in between and not any(map(verbal, between)):
        return comma + 1
    if (
        t.low[index + 1 : comma]
        and t.low[index + 1] in PREPOSITIONS
        and t.low[index - 1] in _SAID
        and _begins(t, comma + 1)
    ):
        return comma + 1  # "said, in a low voice, the boats were lost"
    return comma + 2 if t.low[comma + 1 : comma + 2] == ["that"] else index


def _begins(t: Tokens, index: int) -> bool:
    """Whether a clause follows that a pronoun, an article or a name begins."""
    return index < len(t) and not verbal(t.low[index]) and clause_follows(t, index)


def _thought_at_once(t: Tokens, index: int) -> bool:
    """As in "I suspect the mayor knows that it is late": who thinks does so to nobody."""
    if not 0 < index < len(t) or t.low[index - 1] not in _THINKING:
        return False
    return t.low[index] not in _BETWEEN and not adverbial(t.low[index])


def _denies_that(t: Tokens, index: int) -> bool:
    """As in "denied that, calling it a lie": what was said of it before."""
    if not index or t.low[index - 1] not in _DENYING or t.low[index : index + 2] != ["that", ","]:
        return False
    return index + 2 >= len(t) or t.low[index + 2].endswith("ing")


def _past_hearers(t: Tokens, index: int) -> int:
    if t.low[index : index + 1] == ["to"] and t.low[index + 1 : index + 2] and t.low[index + 1] in _OBJECTS:
        asks = t.low[index + 2 : index + 3] and (t.low[index + 2] in _ASKING or t.low[index + 2] in _NOMINATIVES)
        return index + 2 if asks else index
    if index and index + 2 < len(t) and t.low[index - 1] in _TELLING and t.low[index] in _OBJECTS:
        return index + 1
    if not index or index >= len(t) or t.low[index - 1] not in _INFORMING:
        return index
    behind = _past_who_is_told(t, index)
    return behind if t.low[index - 1] in _TELLS or clause_follows(t, behind) else index


def _past_who_is_told(t: Tokens, index: int) -> int:
    if t.low[index] in _ANYONE and t.low[index + 1 : index + 2] == ["who"]:
        return next((i + 1 for i in range(index + 2, min(len(t), index + _FEW)) if t.low[i] in _LISTENING), index)
    outlet = past_outlet(t, index)
    if outlet > index:
        return outlet
    if (t.low[index] in _HEARERS and t.low[index] != "the") or t.low[index] in PRONOUNS:
        return index + 1
    if t.low[index] in DETERMINERS:
        crowd = t.low[index + 1 : index + 2] != [] and t.low[index + 1].endswith(("ed", "ing"))  # "a packed hall"
        return _past_name(t, min(index + 2 + crowd, len(t)))
    while index < len(t) and t.capital(index) and t.low[index] not in DETERMINERS:
        index += 1
    return index


def _past_name(t: Tokens, index: int) -> int:
    """Past "Gazette" of "told the Halden Gazette the dam was safe"; not past "Moe" of "told the BBC Moe was ill"."""
    behind = index
    while behind < len(t) and t.capital(behind) and t.capital(behind - 1) and t.low[behind] not in DAYS:
        behind += 1
    ends = behind < len(t) and (t.low[behind] in _AFTER_HEARERS or t.low[behind] in DETERMINERS)
    return behind if ends else index
