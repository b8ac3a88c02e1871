"""Where a verb of saying says nothing: "told off two boys", "the job demands patience", "denied them a win"."""

from factcheck.annotators.builtin.frames.bidding import bids_nobody
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    clause_follows,
    finite,
    proper,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_IDIOMS = frozenset(tuple(phrase.split()) for phrase in WORDS["idioms"])
_LONGEST_IDIOM = 4  # words
_THINGS_DO = WORDS["things do"]
_SAYING_WHAT = WORDS["clause openers"] | {"if", QUOTE, MENTION, ":"}
_AGENTS = ("er", "or", "ist", "ian", "man", "men", "woman", "women")
_NO_AGENTS = WORDS["no agents"]
_DENYING = frozenset({"deny", "denies", "denied", "denying"})
_CONSIDERING = frozenset({"consider", "considers", "considered", "considering"})
_PROVING = frozenset({"prove", "proves", "proved"})
_NUMBERS = WORDS["numbers"]
_SEVERAL = _NUMBERS | {"a", "an", "another", "several", "many", "some", "few", "both", "various", "further"}
_OBJECTS = WORDS["objects"]
_TO_BE = ["to", "be"]
_TRUTH = frozenset({"truth", "story", "stories", "tale", "lie", "joke", "jokes", "difference", "time"})
_SOMEBODY = frozenset({"somebody", "anybody", "everybody", "anyone", "everyone", "one"})
_BLAMING = frozenset({"blame", "blames", "blamed"})
_DECLARED = frozenset(  # what is so once it is declared
    {"emergency", "riot", "war", "curfew", "holiday", "truce", "ceasefire", "bankruptcy", "dividend", "assembly"}
    | {"strike", "independence", "disaster", "mourning", "winner", "void", "dead", "open"}
)
_NEAR = 5  # tokens of "a state of emergency"
_MEANING = frozenset({"mean", "means", "meant"})
_PERSONS = frozenset({"i", "you", "he", "she", "we", "they"})
_OBSERVING = frozenset({"observe", "observes", "observed"})
_ABOUT = frozenset({"about", "of", "over", "against"})
_PLEADING = frozenset({"pleaded", "pleads", "appealed", "appeals", "appealing"})
_WITH_WHOM = frozenset({"on", "upon", "with", "to"})
_ASKING_FOR = frozenset({"to", "for", "not"})
_ARTICLES = frozenset({"the", "a", "our", "their", "his", "her"})
_LET_IN = frozenset({"admit", "admits", "admitted", "admitting", "concede", "concedes", "conceded", "conceding"})


def only_does(t: Tokens, frame: Frame, voices: Voices) -> bool:
    """Whether the words behind the verb of `frame`, or a thing as its subject, show that nothing is said.

    A quotation or a clause behind the verb is said, whatever else stands there.
    """
    cue, behind = frame.cue
    if behind >= len(t) or walls(t.low[behind]) or frame.first >= cue:
        return False
    if t.low[cue].startswith("show") and not {"sign", "signs"}.isdisjoint(t.low[behind : behind + 2]):
        return True  # "showed no sign of"
    if _of_what_stands_before(t, frame) or means_of_itself(t, frame, voices) or bids_nobody(t, cue, behind):
        return True
    end = next((i for i in range(behind, len(t)) if walls(t.low[i])), len(t))
    if not _SAYING_WHAT.isdisjoint(t.low[behind:end]):
        return False
    if any(tuple(t.low[cue : cue + size]) in _IDIOMS for size in range(2, _LONGEST_IDIOM + 1)):
        return True
    if _to_somebody(t, cue, behind, end) or _does_so(t, cue, behind, end):
        return True
    if t.low[cue] in _PROVING:
        return not clause_follows(t, behind)
    return _takes_object(t, frame, voices, end) or _of_a_thing(t, frame, voices)


def _to_somebody(t: Tokens, cue: int, behind: int, end: int) -> bool:
    """As in "complained to the bank", "insisted on paying", "called on a friend"."""
    verb, after = t.low[cue], t.low[behind]
    if verb.startswith("testif"):
        return after in PREPOSITIONS or after == "for"
    if verb.startswith("complain"):
        return after == "to" and _ABOUT.isdisjoint(t.low[behind:end])
    if verb.startswith("insist"):
        return after == "on" and t.low[behind + 1 : behind + 2] != [] and t.low[behind + 1].endswith("ing")
    if verb.startswith("argu"):
        return after == "for" and not TIMES.isdisjoint(t.low[behind : behind + 4])
    if (verb.startswith("call") and t.low[behind - 1] in ("on", "upon")) or verb in _PLEADING:
        return t.low[behind - 1] in _WITH_WHOM and _ASKING_FOR.isdisjoint(t.low[behind:end])
    if t.low[behind - 1] == "statement" or verb.startswith("jok"):
        return after in ("to", "with") and _ABOUT.isdisjoint(t.low[behind:end])
    if t.low[behind - 1] == "to" and verb.startswith("propos"):
        return t.capital(behind) or after in DETERMINERS or after in _OBJECTS
    return verb.startswith("urg") and after == "on"


def _does_so(t: Tokens, cue: int, behind: int, end: int) -> bool:
    """As in "declared a state of emergency", "the town boasts two museums", "prices continue to “grow”"."""
    verb, after = t.low[cue], t.low[behind]
    if verb.startswith("declar"):
        near = t.low[behind : min(end, behind + _NEAR)]
        deed = near[: near.index("and")] if "and" in near else near
        return not _DECLARED.isdisjoint(deed) and ("and" in near or not clause_follows(t, behind))
    if verb.startswith("boast"):
        return after not in _ABOUT and not clause_follows(t, behind)
    return verb.startswith("continu") and after == "to"


def _of_what_stands_before(t: Tokens, frame: Frame) -> bool:
    """As in "pictures the paper observed at the fair", "the mistrust that critics blame for the fire"."""
    verb, behind = t.low[frame.cue[0]], frame.cue[1]
    if verb in _BLAMING:
        return t.low[behind] == "for"
    if verb not in _OBSERVING or frame.source is None or t.low[behind] in _SAYING_WHAT:
        return False
    inside = range(frame.source[0] + 1, frame.source[1])
    return any(t.low[i] in _ARTICLES and not _leads_on(t.low[i - 1]) for i in inside)


def means_of_itself(t: Tokens, frame: Frame, voices: Voices) -> bool:
    """As in "the figures meant that", of what nobody means; not "I mean", "what the mayor means is".

    Nor does one who "showed “real courage”" say so, as a survey does that shows "a clear fall".
    """
    if t.low[frame.cue[0]] not in _MEANING and not t.low[frame.cue[0]].startswith("show"):
        return False
    if frame.source is None:
        return False
    first, behind = frame.source
    if t.low[frame.cue[0]].startswith("show"):
        person = t.low[first] in _PERSONS or voices.kind_of(t.phrase(first, behind)) is SourceKind.PERSON
        return person and t.low[frame.cue[1] : frame.cue[1] + 1] in ([QUOTE], [MENTION])
    return t.low[first] not in _PERSONS and not voices.names_person(t.low[behind - 1]) and not t.capital(behind - 1)


def _leads_on(low: str) -> bool:
    return low in PREPOSITIONS or low in DETERMINERS or low in ("of", "for", "and", "or")


def _takes_object(t: Tokens, frame: Frame, voices: Voices, end: int) -> bool:
    """As in "denied Halden a win", "considered three designs", "admitted nine children"."""
    verb, behind = t.low[frame.cue[0]], frame.cue[1]
    after = t.low[behind]
    if verb in _DENYING:
        second = next((i for i in range(behind + 1, end) if t.low[i] in DETERMINERS or t.low[i] == "an"), behind)
        near = (after in _OBJECTS and second == behind + 1) or (after in DETERMINERS and second == behind + 2)
        return second > behind and (near or proper(t, behind, second))
    several = after in _SEVERAL or after[0].isdigit()
    if verb in _LET_IN and (after[0].isdigit() or after in _NUMBERS):
        return (
            verb.startswith("conced") or voices.kind_of(t.phrase(*(frame.source or frame.cue))) is not SourceKind.PERSON
        )
    if verb.startswith("dismiss"):
        return _sends_away(t, behind, end, voices, several=several)
    return verb in _CONSIDERING and several and "as" not in t.low[behind:end] and not clause_follows(t, behind)


def _sends_away(t: Tokens, first: int, behind: int, voices: Voices, *, several: bool) -> bool:
    """As in "dismissed the coach", "dismissed two guards"; not "dismissed critics", "dismissed the coach as a liar"."""
    whom = t.phrase(first, next((i for i in range(first + 1, behind) if t.low[i] in PREPOSITIONS), behind))
    known = voices.is_voice(whom) and (several or voices.kind_of(whom) is SourceKind.PERSON)
    return known and "as" not in t.low[first:behind] and behind - first > 1


def _of_a_thing(t: Tokens, frame: Frame, voices: Voices) -> bool:
    """As in "the job demands patience", "the cracks threaten to spread", "it promises to be late"."""
    if t.low[frame.cue[0]] not in _THINGS_DO or frame.source is None or clause_follows(t, frame.cue[1]):
        return False
    first, last = frame.source[0], t.low[frame.source[1] - 1]
    if t.low[first] in PRONOUNS:
        return t.low[first] == "it" and t.low[frame.cue[1] : frame.cue[1] + 2] == _TO_BE
    if last in _SOMEBODY or (last not in _NO_AGENTS and last.removesuffix("s").endswith(_AGENTS)):
        return False
    return not (voices.speaks(t.phrase(*frame.source)) or voices.is_voice(t.phrase(*frame.source)))


def of_nothing(t: Tokens, index: int) -> bool:
    """As in "said nothing about it"; not "said nothing was lost", nor "said little “of use”"."""
    return QUOTE not in t.low[index:] and not (index + 1 < len(t) and finite(t.low[index + 1]))


def tells_truth(t: Tokens, first: int) -> bool:
    """As in "he was telling the truth"; not "he told the truth: it is late"."""
    noun = next(
        (i for i in range(first, min(len(t), first + 3)) if t.low[i] not in DETERMINERS and t.low[i] not in _OBJECTS),
        None,
    )
    if noun is None or noun == first or t.low[noun] not in _TRUTH:
        return False
    return t.low[noun + 1 : noun + 2] not in ([":"], ["that"])
