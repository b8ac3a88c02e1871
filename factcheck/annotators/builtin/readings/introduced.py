"""Quotations with nothing but a name beside them: "The mayor: “…”", "“…” – Ida Moe, skipper"."""

from factcheck.annotators.builtin.frames.written_voices import written_behind
from factcheck.annotators.builtin.readings.depth import Reading, Voiced
from factcheck.annotators.builtin.words.content import trimmed
from factcheck.annotators.builtin.words.grammar import PREPOSITIONS, name_like, proper, verbal
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_DOING = WORDS["gestures"] | WORDS["manner"]
_PLACES = frozenset({"above", "below", "behind", "beside", "beneath", "across", "along", "around", "beyond"})
_LONGEST_LABEL = 8  # tokens of "The head of the old harbour office:"
_LONGEST_NAME = 10  # tokens of a quotation and who it is by


def introduced(t: Tokens, voices: Voices) -> Reading | None:
    """As in "The mayor: “…”": a name, a colon, a quotation."""
    if t.low[:2] in ([QUOTE, "—"], [MENTION, "—"]):
        return _signed(t)
    colon = t.low.index(":") if ":" in t.low else 0
    if not colon or t.low[colon + 1 : colon + 2] != [QUOTE]:
        return None
    said = trimmed(t, [(t.start[colon + 1], len(t.text))])
    sign = written_behind(t, colon, voices)
    if sign is not None:
        return Reading(None, (0, len(t)), (Voiced(t.place(*sign), None),), said)
    if colon > _LONGEST_LABEL or any(map(verbal, t.low[:colon])):
        return None
    if not name_like(t, 0, colon) or t.low[0] in PREPOSITIONS or t.low[0] in _PLACES or t.low[0].endswith("ing"):
        return None
    if any(low in _DOING for low in t.low[1:colon]):
        return None  # "Vik points to a letter: “…”"
    return Reading(None, (0, len(t)), (Voiced(t.place(0, colon), None),), said)


def _signed(t: Tokens) -> Reading | None:
    """As in "“The sea takes what it wants” – Ida Moe, skipper"."""
    end = next((i for i in range(2, len(t)) if t.low[i] in PUNCTUATION), len(t))
    if len(t) > _LONGEST_NAME or any(map(verbal, t.low[2:])) or not proper(t, 2, end):
        return None
    return Reading(None, (0, len(t)), (Voiced(t.place(2, end), None),), trimmed(t, [t.place(0, 1)]))
