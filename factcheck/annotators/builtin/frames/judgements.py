"""What somebody calls somebody: "unions called the plan reckless", "her critics thought her a fanatic"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    SUBORDINATORS,
    adverbial,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_CALLING = WORDS["calling"] | {"calling", "branding", "labelling", "labeling", "deeming", "terming"}
_REMEMBERING = frozenset({"remembered", "remember", "remembers"})
_FIGURES = frozenset({"figure", "presence", "character", "personality", "soul", "spirit", "perfectionist"})
_OBJECTS = WORDS["objects"] | {"it"}
_JUDGED = WORDS["judged"]
_TIMES = frozenset(
    {
        "morning",
        "evening",
        "afternoon",
        "weekend",
        "time",
        "day",
        "week",
        "month",
        "year",
        "night",
        "hour",
        "minute",
        "meeting",
    }
)
_ADJECTIVES = ("less", "ful", "ous", "able", "ible", "ive", "ish", "ical", "istic", "esque", "some", "ary", "worthy")
_REJECTING = frozenset({"reject", "rejects", "rejected"})
_IT = (["that"], ["this"], ["all", "that"], ["all", "this"])
_JOINTS = frozenset({"and", "but"})
_SAID_BEFORE = frozenset(
    {"claim", "claims", "criticism", "criticisms", "accusation", "accusations", "allegation", "allegations", "idea",
     "suggestion", "suggestions", "notion", "argument", "arguments", "comparison", "charge", "charges"}
)  # fmt: skip
_FINDING = frozenset({"find", "finds", "found"})
_STATES = frozenset({"alive", "dead", "guilty", "safe", "empty", "complete"})
_WEIGHED = frozenset(
    {"plan", "plans", "offer", "appeal", "proposal", "case", "bid", "request", "motion", "bill", "matter"}
)
_THE_BOSS = 2  # tokens of "her the"
_OBJECT = 4  # tokens of "Oda Brekke as"
_SHORTEST = 5  # letters that an adjective by its ending has: not "able", "less"


def judges(t: Tokens, frame: Frame, voices: Voices) -> bool:
    """Whether the verb of `frame` has an object and, with nothing between, what that object is called."""
    if t.low[frame.cue[0]] not in _CALLING and t.low[frame.cue[0]] not in _REMEMBERING:
        return False  # as most verbs
    first = frame.cue[1]
    if frame.source is None or frame.cue[1] - frame.cue[0] > 1 or not voices.is_voice(t.phrase(*frame.source)):
        return False
    end = next((i for i in range(first, len(t)) if _ends(t, i)), len(t))
    if t.low[frame.cue[0]] in _REMEMBERING:
        return _somebody(t, first, end, voices)
    if t.low[frame.cue[0]] not in _CALLING or end - first < 2 or _found_so(t, frame, end):
        return False
    if t.low[first] in _OBJECTS and t.low[first + 1] in (QUOTE, MENTION):
        return True
    if t.low[first] in _OBJECTS and t.low[first + 1] == "the" and t.low[frame.cue[0]].startswith("call"):
        return end - first > _THE_BOSS and t.low[end - 1] not in _TIMES  # "calls her the boss"
    if t.low[first] in _OBJECTS and t.low[first] != "her":
        return says_what(t, first + 1, end)
    if t.low[first] == "her" and (t.low[first + 1] in DETERMINERS or t.low[first + 1] == "an"):
        return says_what(t, first + 1, end)
    if not (t.low[first] in DETERMINERS or t.capital(first)):
        return False
    return any(says_what(t, index, end) for index in range(first + 1 + (t.low[first] in DETERMINERS), end))


def _found_so(t: Tokens, frame: Frame, end: int) -> bool:
    """As in "The team found him alive", "the court found Vik guilty": what happened."""
    return t.low[frame.cue[0]] in _FINDING and t.low[end - 1] in _STATES


def deliberates(t: Tokens, frame: Frame) -> bool:
    """As in "The council considers the plan on Monday"."""
    first = frame.cue[1]
    weighed = t.low[first : first + 1] != [] and t.low[first] in DETERMINERS and t.low[first + 1 : first + 2] != []
    return weighed and t.low[first + 1] in _WEIGHED and (first + 2 >= len(t) or _ends(t, first + 2))


def rings(t: Tokens, frame: Frame) -> bool:
    """As in "She called her mother": nobody is called anything."""
    first = frame.cue[1]
    if t.low[frame.cue[0]] not in _CALLING or t.low[first - 1] != "her" or first >= len(t):
        return False
    end = next((i for i in range(first, len(t)) if _ends(t, i)), len(t))
    if not _TIMES.isdisjoint(t.low[first : first + 2]):
        return True  # "her mother called her the night before"
    named = (
        t.low[first] in DETERMINERS
        or t.low[first] in ("an", QUOTE, MENTION)
        or t.capital(first)
        or says_what(t, first, end)
    )
    return not named and not any(says_what(t, index, end) for index in range(first + 1, end))


def rejects_it(t: Tokens, frame: Frame, voices: Voices) -> bool:
    """As in "The company rejected that, saying", "rejected the criticism and said": what was said of it before."""
    if t.low[frame.cue[0]] not in _REJECTING or frame.source is None:
        return False
    end = next((i for i in range(frame.cue[1], len(t)) if walls(t.low[i]) or t.low[i] in _JOINTS), len(t))
    of_it = t.low[frame.cue[1] : end]
    said = of_it in _IT or (of_it[-1:] != [] and of_it[-1] in _SAID_BEFORE and len(of_it) <= _OBJECT)
    return said and voices.is_voice(t.phrase(*frame.source))


def puts_to(t: Tokens, frame: Frame) -> bool:
    """As in "Lawyers put it to the clerk that she knew"."""
    return t.low[frame.cue[0] + 1 : frame.cue[1]] == ["it", "to"]


def _ends(t: Tokens, index: int) -> bool:
    low = t.low[index]
    return walls(low) or low in PREPOSITIONS or low in SUBORDINATORS or low in ("of", "for", "to") or verbal(low)


def says_what(t: Tokens, index: int, end: int) -> bool:
    """As in "reckless", "a fanatic", "deeply unfair", "rude and cruel"; not "a second time"."""
    if index >= end:
        return False
    if t.low[index] in ("a", "an"):
        return index + 1 < end and t.low[end - 1] not in _TIMES
    while index < end - 1 and adverbial(t.low[index]):
        index += 1
    rest = [low for low in t.low[index:end] if low not in ("and", "but", "too", "very")]
    return bool(rest) and all(map(_adjective, rest))


def _adjective(low: str) -> bool:
    return low in _JUDGED or (len(low) >= _SHORTEST and low.endswith(_ADJECTIVES))


def _somebody(t: Tokens, first: int, end: int, voices: Voices) -> bool:
    """As in "a generous and difficult woman", "her as kind": a person, told by more than that."""
    if "as" in t.low[first + 1 : first + _OBJECT]:
        return t.low[first] in _OBJECTS or t.capital(first)
    return (
        end - first > 2
        and t.low[first] in ("a", "an")
        and (t.low[end - 1] in voices.titles or t.low[end - 1] in _FIGURES)
    )
