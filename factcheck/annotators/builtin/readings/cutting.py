"""Where a sentence falls apart into clauses of different voices, and where the article takes over again."""

from collections.abc import Sequence

from factcheck.annotators.builtin.frames.claims import AMID
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.needs import embedded
from factcheck.annotators.builtin.frames.participles import BESIDE
from factcheck.annotators.builtin.frames.resumed import cut_relative
from factcheck.annotators.builtin.frames.semicolons import cut_before_according, cut_behind_speaker
from factcheck.annotators.builtin.readings.bare_speech import only_speaks
from factcheck.annotators.builtin.readings.closing_tails import cut_adding
from factcheck.annotators.builtin.readings.second_speakers import second_speaker
from factcheck.annotators.builtin.readings.switches import cut_before, cut_behind_opening
from factcheck.annotators.builtin.words.clauses import clause_verb, has_verb, is_clause
from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.grammar import PREPOSITIONS, verbal
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_JOINTS = WORDS["joints"] | {"so"}
_PRONOUNS = frozenset({"it", "he", "she", "they"})
_SAYING = ("free", "that")
_WHY = frozenset({"because", "after", "when", "once"})
_COMES = frozenset({"comes", "came", "come"})  # "The vote comes amid fears that" says nothing else
_TURNING = WORDS["joints"] - {"and"}  # behind these no comma is needed
_REASONS = WORDS["reasons"]
_DIFFERING = frozenset({"but", "while", "yet", "whereas", "though", "although"})


def clauses_of_voices(t: Tokens, hits: Sequence[Hit], frames: Sequence[Frame]) -> list[Range]:
    """Where the sentence falls apart into clauses of different voices; one that only says that it speaks is none."""
    parts, begin = [], 0
    for frame, following in zip(frames, [*(f.first for f in frames[1:]), len(t)], strict=True):
        cut: Range | None = None
        if frame.first > begin and not _heard_in_it(t, frame, frames):
            before = [f for f in frames if begin <= f.first < frame.first]
            heard = _heard(before, frame)
            cut = cut_relative(t, frame, begin) or _cut(t, frame, begin, heard=heard)
            cut = cut or second_speaker(t, before, frame) or _cut_colon(t, frame, begin)
            cut = cut or cut_before_according(t, frame, begin) or cut_adding(before, frame)
            cut = cut or cut_before(t, frame, begin, heard=heard)
        cut = cut or _cut_behind(t, frame) or cut_behind_speaker(t, frame) or cut_behind_opening(t, frame, following)
        if cut is not None and cut[1] > begin and not only_speaks(t, hits, cut[1], len(t)):
            parts.append((begin, cut[0]))
            begin = cut[1]
    return [*parts, (begin, len(t))]


def _heard_in_it(t: Tokens, frame: Frame, frames: Sequence[Frame]) -> bool:
    """As in "He denies it and suggests that it was Moe, Vik told the court": Vik says all of it."""
    last = frames[-1]
    why = not frame.relative and t.low[frame.first - 1] in _WHY  # "It shut because the port feared fire, files show"
    if not why and (not frame.relative or t.low[frame.first] not in ("and", "but")):
        return False
    if last is frame or last.style not in _SAYING:
        return False
    closes = last.first > frame.behind and t.low[last.first - 1] == "," and last.behind >= len(t)
    return closes and last.source is not None and not last.relative and QUOTE not in t.low


def _heard(before: Sequence[Frame], again: Frame) -> bool:
    """Whether somebody is heard before but as in "…, according to the coast guard, which said"."""
    return any(frame.style != "according" and not _same(frame, again) for frame in before)


def _same(earlier: Frame, frame: Frame) -> bool:
    """As in "It was condemned by doctors who said that it was late"."""
    return earlier.style == "passive" and frame.relative and earlier.source == frame.source


def _cut_colon(t: Tokens, frame: Frame, begin: int) -> Range | None:
    """As in "He was less careful there: his client, he said, had left": what stands before is not his word."""
    if ":" not in t.low:
        return None
    colon = next((i for i in range(frame.first - 1, begin + 2, -1) if t.low[i] == ":"), None)
    if colon is None or QUOTE in t.low[begin : colon + 2] or not has_verb(t, begin, colon):
        return None
    aside = t.low[frame.first - 1] == "," and t.low[frame.cue[1] : frame.cue[1] + 1] == [","]
    aside = aside and (has_verb(t, colon + 1, frame.first) or has_verb(t, frame.cue[1], len(t)))
    return (colon, colon + 1) if aside or colon == frame.first - 1 else None


def _cut_behind(t: Tokens, frame: Frame) -> Range | None:
    """As in "“…,” the mayor said, but the council has not voted": the article takes over again."""
    if QUOTE in t.low[frame.behind :]:
        return _cut_behind_quote(t, frame)
    if frame.first == 0 or t.low[frame.first - 1] != QUOTE:
        return None
    for index in range(frame.cue[1], len(t) - 3):
        if t.low[index] in _JOINTS and t.low[index + 1] != "that":
            comma = t.low[index - 1] == "," or (t.low[index - 1] == "even" and t.low[index - 2] == ",")
            turns = t.low[index] in _TURNING or is_clause(t, index + 1, len(t))
            cut = _turn(t, index, comma=comma) if comma or turns else None
            if comma or cut is not None:
                return cut
    return None


def _turn(t: Tokens, joint: int, *, comma: bool) -> Range | None:
    goes_on = clause_verb(t, joint + 1, len(t)) is not None or (comma and any(map(verbal, t.low[joint + 2 :])))
    before = joint - (t.low[joint - 1] == "even")
    return (before - comma, joint + 1) if goes_on else None


def _cut_behind_quote(t: Tokens, frame: Frame) -> Range | None:
    """As in "The mayor called it “a shame,” but the council voted for it"."""
    quote = t.low.index(QUOTE, frame.behind)
    joint = quote + 1 + (t.low[quote + 1 : quote + 2] == [","])
    if t.low[joint : joint + 1] != ["but"] or t.low[joint + 1 : joint + 2] == ["that"] or QUOTE in t.low[joint:]:
        return None
    return (quote + 1, joint + 1) if any(verbal(low) for low in t.low[joint + 2 :]) else None


def _cut(t: Tokens, frame: Frame, begin: int, *, heard: bool) -> Range | None:
    """The last token before, and the first of, the clause that this frame opens; None where it opens none."""
    at = frame.first - 1
    if frame.style in ("noun", "naming"):
        return (at, at) if _inside_clause(t, frame, begin, at) else None
    if frame.style in ("hearsay", "according", "citing") or (frame.style == "passive" and not frame.relative):
        return None
    joins = frame.relative and (t.low[frame.first] in ("and", "but") or t.low[frame.first] in BESIDE)
    if at - begin < (1 if joins else 2):
        return None
    if frame.relative:
        return _cut_who_differs(t, frame, begin) if heard else _cut_relative(t, frame, begin)
    while at > begin and t.low[at] in ("also", "then", "however", "on", "yesterday", "later"):
        at -= 1
    mark = next((i for i in range(at, begin, -1) if t.low[i] == ";"), None)
    if mark is not None and not has_verb(t, mark + 1, frame.first):
        return mark, mark + 1
    if embedded(t, frame) and any(map(verbal, t.low[begin:at])):
        one = t.low[at - 2 : at] in ([",", "one"], ["—", "one"])  # "a gamble, one that Vik said would fail"
        return (at - 2, at - 1) if one else (at, at)
    return _cut_joined(t, frame, begin, at, heard=heard)


def _cut_joined(t: Tokens, frame: Frame, begin: int, at: int, *, heard: bool) -> Range | None:
    """As in "The dock shut, but Vik said", "the dock shut because, she said,": at a joining word before a speaker."""
    at -= t.low[at] == "," and t.low[at - 1] in _REASONS  # "because, it said, sales had slowed"
    low = t.low[at]
    comma = t.low[at - 1] == ","
    if not (any(map(verbal, t.low[begin:at])) or has_verb(t, begin, at)) or _in_circumstance(t, begin, at):
        return None
    if not heard and t.low[at - 1 : at + 1] in (["in", "which"], ["after", "which"], [",", "where"]):
        return at - 1 - (t.low[at - 2] == ","), at + 1
    if low in _JOINTS and (comma or (t.low[at - 1] == "—" and t.low.count("—") == 1)):
        return at - 1, at + 1
    if low in ("as", "though") and t.low[at - 2 : at] == [",", "even"]:
        return at - 2, at + 1
    anew = low == "as" and comma and t.low[at + 1] in _PRONOUNS  # "announced a sale on Monday, as it said it was poor"
    if low in _REASONS and (not heard or anew) and (low != "as" or comma):
        return at - comma, at + 1
    even = low == "as" and t.low[at - 1] in ("even", "just")  # "even as Vik said it was late"
    if low == "as" and not heard and (even or clause_verb(t, frame.behind, len(t)) is not None):
        at_comma = t.low[at - even - 1] == ","
        return at - even - at_comma, at + 1
    return None


def _inside_clause(t: Tokens, frame: Frame, begin: int, at: int) -> bool:
    """As in "It shut in what she called a sad day", "it shut amid claims that it was late"; not "it did what she …"."""
    called = t.low[frame.first] == "what" and t.low[at] in PREPOSITIONS
    if at <= begin or not (called or (frame.style == "noun" and t.low[at] in AMID)):
        return False
    return has_verb(t, begin, at) and t.low[at - 1] not in _COMES


def _in_circumstance(t: Tokens, begin: int, at: int) -> bool:
    return QUOTE in t.low[begin:at] and t.low[at] not in _JOINTS


def _cut_who_differs(t: Tokens, frame: Frame, begin: int) -> Range | None:
    """As in "Moe said it was late, but Berg disagreed, saying it was not": the clause of who speaks last."""
    joint = 0 if frame.source is None else frame.source[0] - 1
    differs = joint - 1 > begin and t.low[joint] in _DIFFERING and t.low[joint - 1] == ","
    differs = differs and t.low[joint + 1] != "it" and t.low[frame.first].endswith("ing")
    return (joint - 1, joint + 1) if differs else None


def _cut_relative(t: Tokens, frame: Frame, begin: int) -> Range | None:
    """As in ", who said …", ", saying …", "and said …" at the end of a sentence that reports something else first."""
    before, joint = t.low[frame.first - 1], t.low[frame.first]
    if joint == "who" and before != ",":
        return frame.first, frame.first  # "drew protests from nurses who say it was wrong"
    if not any(verbal(word) for word in t.low[begin : frame.first]):
        return None
    if joint in ("who", "which") and "," in t.low[frame.behind :]:
        return None
    if joint in BESIDE and t.low[frame.cue[0]].endswith("ing"):
        return frame.first, frame.first
    if joint in ("and", "but"):
        return frame.first - (before == ","), frame.first + 1
    return (frame.first - 1, frame.first) if before in (",", "—") else None
