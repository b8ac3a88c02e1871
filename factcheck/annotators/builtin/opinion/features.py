"""What speaks for an opinion in a stretch of words, and what against it, as figures for fitted weights to stand beside.

A figure is named by the list of words it counts, or by a form that its name describes. Counts are divided by the root
of the number of words, so that a long sentence is no opinion for its length.
"""

from math import sqrt
from typing import NamedTuple

from factcheck.annotators.builtin.opinion.duties import supposing
from factcheck.annotators.builtin.opinion.foretelling import foretold
from factcheck.annotators.builtin.opinion.meanings import harmless
from factcheck.annotators.builtin.opinion.rows import RowReader
from factcheck.annotators.builtin.opinion.scenes import TELLING, acts, denied_then, not_found
from factcheck.annotators.builtin.opinion.valuing import verdict
from factcheck.annotators.builtin.words.lexicon import Hit, Lexicon, sections_of
from factcheck.annotators.builtin.words.tokens import MENTION, Tokens
from factcheck.vocabulary import OpinionKind

PLAIN_CUES = frozenset(str(kind) for kind in OpinionKind)  # lists that make an opinion of a plain sentence
PLAIN_CUE = "plain cue"
REPORTED = "phrases -2"  # how words are rated that reports are made of
ACTS, DENIED_THEN = "acts", "denied then"  # what somebody does in a scene, and what did not happen
_CLASSES = ("we", "they", "he or she", "negation", "pointing", "time", "past", "can", "than", "all")
_FEW_WORDS = 8  # shorter stretches are held to be as long
_JUDGING = frozenset({"words 1", "words 2", "words 3"})
_MOST_CUES, _MOST_FIGURES, _MOST_NAMES, _MOST_ACRONYMS = 4, 4, 10, 4  # more of them say nothing new
_HINTS = sections_of("opinion_hints")
_POINTING = frozenset({"it", "such", "that", "these", "this", "those"})
_GENERAL_OPENINGS = frozenset(_HINTS["begins generally"])
_NOW, _DENIED_NOW = frozenset(_HINTS["now"]), frozenset(_HINTS["denied now"])
_DENIALS = frozenset(_HINTS["denials"])
_DENYING_NOW = _DENIED_NOW | _DENIALS
_IMPERATIVES = frozenset(_HINTS["imperatives"])
_BEHIND_IMPERATIVE = frozenset(_HINTS["behind imperative"])
_BEFORE_IMPERATIVE = frozenset(_HINTS["before imperative"])
_BRIEF_IMPERATIVES = frozenset(_HINTS["brief imperatives"])
_BEHIND_BRIEF = frozenset(_HINTS["behind brief imperatives"])
_GOING = frozenset(_HINTS["behind go"])
_SETTLING = frozenset(_HINTS["settling"])
_PARTICLES, _ADDRESSED = frozenset(_HINTS["particles"]), frozenset(_HINTS["addressed"])
_OPENING = frozenset(
    {"for", "until", "till", "in", "this", "by", "above", "better", "before", "if", "when", "so", "meanwhile"}
)
_LONGEST_OPENING = 10  # tokens: "if you have bare floors and no rug, …"
_LONGEST_VERDICT = 5  # tokens, with what stands between its words
_LONGEST_ADDRESS = 3  # words


class Evidence(NamedTuple):
    """What was found in a stretch of words; places count from its first token."""

    features: dict[str, float]
    hits: list[Hit]  # of the cues of opinions
    phrases: list[Hit]  # rated ones
    words: dict[int, str]  # by their places the lists or forms of single ones: rated words, words of a class or a form

    @property
    def signs(self) -> list[Hit]:
        """What else than a cue may carry an opinion; made when it is asked for, which is seldom."""
        return [*self.phrases, *[Hit(name, at, at + 1) for at, name in self.words.items()]]


class OpinionWords:
    """The word lists of opinions, ready to be looked up."""

    def __init__(self) -> None:
        self._cues = Lexicon(sections_of("opinion"))
        self._phrases = Lexicon(sections_of("opinion_phrases"))
        signs = {word: name for name in _CLASSES for word in _HINTS[name]}
        for name, words in sections_of("opinion_words").items():
            signs |= dict.fromkeys(words, name)
        self._rows = RowReader(signs, (self._cues, self._phrases))

    def evidence(self, t: Tokens, first: int, behind: int) -> Evidence:
        """What the words from token `first` up to `behind` hold."""
        low = t.low[first:behind]
        signs, begins, figures, words = self._rows.read(low)
        hits = self._cues.hits_at(begins, low)
        if hits:
            hits = [supposing(low, hit) for hit in hits if not harmless(low, hit) and not _name(t, first, hit)]
        if len(low) <= _LONGEST_VERDICT and verdict([word for word in low if word.isalpha()]):
            hits = [Hit(str(OpinionKind.EVALUATION), 0, len(low))]
        bidding = _bidding(t, first, low)
        if bidding is not None:
            hits.insert(0, Hit(str(OpinionKind.RECOMMENDATION), bidding, bidding + 1))
        coming = foretold(low)
        if coming is not None and not any(hit.start <= coming < hit.end and hit.section in PLAIN_CUES for hit in hits):
            hits.append(Hit(str(OpinionKind.PREDICTION), coming, coming + 1))
            hits.sort(key=lambda hit: hit.start)
        missed = not_found(low)
        phrases = self._phrases.hits_at(begins, low)
        if missed:
            hits = [hit for hit in hits if hit.start >= missed]
            phrases = [Hit(REPORTED, 0, missed), *[hit for hit in phrases if hit.start >= missed]]
        for index in [at for at, name in signs.items() if name in _JUDGING and at and t.capital(first + at)]:
            signs.pop(index)  # "the rover Curiosity", "the Disaster Relief centre"
        events = _events(t, first, low, missed)
        signs.update(events)
        for hit in phrases:
            for index in range(hit.start, hit.end):
                signs.pop(index, None)
        counts: dict[str, float] = {}
        for name in (*[hit.section for hit in hits], *[hit.section for hit in phrases], *signs.values()):
            counts[name] = counts.get(name, 0.0) + 1
        _tally(t, first, behind, figures, counts)
        spread = sqrt(max(words, _FEW_WORDS)) / 3
        features = {name: count / spread for name, count in counts.items()}
        features.update(_forms(t, first, low, hits, events))
        return Evidence(features, hits, phrases, signs)


def _events(t: Tokens, first: int, low: list[str], missed: int) -> dict[int, str]:
    """The places of what is told as done in a scene, and of what denies that something was; the first `missed` do."""
    told: list[int] = []
    denied = list(range(missed))
    if not TELLING.isdisjoint(low):  # of most sentences it is
        told = acts(t, first, low)
        denied += [at for at in denied_then(low, told) if at >= missed]
    return dict.fromkeys(told, ACTS) | dict.fromkeys(denied, DENIED_THEN) if told or denied else {}


def _tally(t: Tokens, first: int, behind: int, figures: int, counts: dict[str, float]) -> None:
    """Adds how many figures, names and acronyms there are, if any; a first capital makes no name."""
    text = t.written
    capitals = [index for index, at in enumerate(t.start[first:behind], first) if text[at].isupper()]
    names = len(capitals) - (capitals[:1] == [first])
    acronyms = 0
    for index in capitals:  # most have a small letter behind the capital
        acronyms += len(t.low[index]) > 1 and not text[t.start[index] + 1].islower() and t.word(index).isupper()
    if figures:
        counts["figures"] = float(min(figures, _MOST_FIGURES))
    if names:
        counts["names"] = float(min(names, _MOST_NAMES))
    if acronyms:
        counts["acronyms"] = float(min(acronyms, _MOST_ACRONYMS))


def _forms(t: Tokens, first: int, low: list[str], hits: list[Hit], events: dict[int, str]) -> dict[str, float]:
    """What is there or not in the words `low` from token `first` on, however long the stretch is."""
    if not low:
        return {}
    forms: dict[str, float] = {}
    cues = sum([hit.section in PLAIN_CUES for hit in hits]) if hits else 0
    if cues:
        forms[PLAIN_CUE] = sqrt(min(cues, _MOST_CUES))
    text = t.text[t.start[first] : t.end[first + len(low) - 1] + 1]
    if "!" in text:
        forms["exclamation"] = 1.0
    if ":" in text or ";" in text or "—" in text:
        forms["colon or dash"] = 1.0
    if low[0] in _POINTING and 0 not in events:
        forms["begins pointing"] = 1.0
    if low[0] in _GENERAL_OPENINGS and not events:
        forms["begins generally"] = 1.0
    denied = _denied_now(low, events)
    if denied:
        forms["denied now"] = float(denied)
    if MENTION in low:
        forms["words in marks"] = 1.0
    return forms


def _denied_now(low: list[str], events: dict[int, str]) -> int:
    """How often it is told what is not: "is not", "does nothing", "can't"; that something was not is a report."""
    if _DENYING_NOW.isdisjoint(low):
        return 0
    return sum(
        [
            at not in events and (word in _DENIED_NOW or (at > 0 and word in _DENIALS and low[at - 1] in _NOW))
            for at, word in enumerate(low)
        ]
    )


def _bidding(t: Tokens, first: int, low: list[str]) -> int | None:
    """The verb with which it tells somebody what to do: "Bring back the ferry", "First, publish everything"."""
    if len(low) < 2 or not t.capital(first):
        return None
    if not _BRIEF_IMPERATIVES.isdisjoint(low) and bids_briefly([word for word in low if word.isalpha()]):
        return 0
    if low[0] in _BEFORE_IMPERATIVE and low[1] == ",":
        return 2 if _bids_at(low, 2) else None
    if low[0] in _OPENING and "," in low[1:_LONGEST_OPENING]:
        behind = low.index(",") + 1
        return behind if _bids_at(low, behind) else None
    return 0 if _bids(t, first, low) else None


def _bids_at(low: list[str], at: int) -> bool:
    """Whether the word there bids: "…, give us the vote", "…, go in at the interval"."""
    verb, after = [*low[at : at + 2], "", ""][:2]
    return (verb in _IMPERATIVES and after in _BEHIND_IMPERATIVE) or (verb in _SETTLING | {"go"} and after in _GOING)


def bids_briefly(words: list[str]) -> bool:
    """Whether two words in small letters bid somebody to do something: "vote first", "read later"."""
    return len(words) == 2 and words[0] in _BRIEF_IMPERATIVES and words[1] in _BEHIND_BRIEF


def _bids(t: Tokens, first: int, low: list[str]) -> bool:
    """Whether its first word bids; "Save the Harbour" is a name."""
    if len(low) > 2 and low[1] in _GOING and (low[0] == "go" or low[0] in _SETTLING):
        return True
    if len(low) < 3 or low[0] not in _IMPERATIVES:
        return False
    if (low[0], low[1][-3:]) == ("stop", "ing") or (low[0], low[1]) == ("listen", "to") or _addresses(t, first, low):
        return True
    if low[1] in _PARTICLES and low[2] in _BEHIND_IMPERATIVE:
        return True
    return low[1] in _BEHIND_IMPERATIVE and not t.capital(first + 2)


def _addresses(t: Tokens, first: int, low: list[str]) -> bool:
    """Whether it ends with whom it bids: "Resign, minister", "Sell it now, Ms. Holm"."""
    for at in range(max(1, len(low) - _LONGEST_ADDRESS - 1), len(low) - 1):
        if low[at] == ",":
            return low[at + 1] in _ADDRESSED or all(t.capital(first + after) for after in range(at + 1, len(low)))
    return False


def _name(t: Tokens, first: int, hit: Hit) -> bool:
    """A capital inside a sentence makes a word part of a name."""
    index = first + hit.start
    return index > 0 and t.capital(index) and t.low[index] not in ("i", "us")
