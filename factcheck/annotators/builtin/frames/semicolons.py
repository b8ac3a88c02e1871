"""Where somebody's word ends: "…, organisers said; police put …", "said no; a clerk declined to comment"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.clauses import clause_verb, has_verb
from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.grammar import verbal
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_JOINTS = WORDS["joints"]
_SILENT = (("declined", "to"), ("refused", "to"), ("not", "respond"), ("not", "reply"), ("not", "answer"))
_GIVING_NOTHING = (("gave", "no"), ("offered", "no"), ("provided", "no"), ("declined", "to"), ("refused", "to"))
_TELLING = frozenset({"say", "give", "elaborate", "comment", "specify", "name", "respond", "explain", "disclose"})
_MARKS = frozenset({",", ";", "but", "—"})
_SHORTEST = 3  # tokens of a clause
_FIGURES = WORDS["figures"]
_NUMBERS = WORDS["numbers"] | {"zero", "hundreds", "thousands", "millions", "half", "nought"}
_BRIEF = 10  # tokens of ", a welder from Halden", "on Monday evening"
_NEAR = 6  # tokens from the name of a figure to the number


def cut_behind_speaker(t: Tokens, frame: Frame) -> Range | None:
    """The last token before, and the first of, what is no more on the word of who speaks in `frame`."""
    if _MARKS.isdisjoint(t.low):
        return None
    told = max(frame.cue[1], frame.source[1] if frame.source is not None else 0)
    mark = next((i for i in range(told, len(t) - _SHORTEST) if _parts(t, i)), None)
    if mark is None or not (any(map(verbal, t.low[mark + 1 :])) or has_verb(t, mark + 1, len(t))):
        return None
    opening = mark + 1 + (t.low[mark + 1] in _JOINTS)
    brief = mark - told <= _BRIEF and not has_verb(t, told, mark) and QUOTE not in t.low[told:mark]
    closes = brief and frame.first > 0 and t.low[frame.first - 1] in (",", QUOTE)
    ends = closes and (t.low[mark] == ";" or (t.low[mark] == "—" and _begins_clause(t, mark + 1)))
    return (mark, opening) if ends or (t.low[mark] != "—" and _says_nothing(t, opening)) else None


def _begins_clause(t: Tokens, first: int) -> bool:
    """As in "“…,” Vik said — the council has not voted": no second dash, and no more of what he says."""
    rest = t.low[first:]
    return "—" not in rest and QUOTE not in rest and clause_verb(t, first, len(t)) is not None


def cut_before_according(t: Tokens, frame: Frame, begin: int) -> Range | None:
    """As in "Police say two died, but according to the hospital, three did"."""
    at = frame.first - 1
    if frame.style != "according":
        return None
    closed = t.low[frame.behind : frame.behind + 1] == [","]
    if at <= begin or not (closed or clause_verb(t, frame.behind, len(t)) is not None):
        return None
    if closed and t.low[at] == ";":
        return at, at + 1
    return (at - 1, at + 1) if t.low[at] in _JOINTS and t.low[at - 1] == "," else None


def puts_figure(t: Tokens, verb: int) -> bool:
    """As in "put the number at 800", "puts the cost closer to $9 million"."""
    noun = next((i for i in range(verb + 2, min(len(t), verb + 5)) if t.low[i] in _FIGURES), None)
    near = t.low[noun + 1 : noun + _NEAR] if noun is not None else []
    return any(low[0].isdigit() or low in _NUMBERS for low in near)


def _parts(t: Tokens, index: int) -> bool:
    if t.low[index] == "but" and _tells_nothing(t, index + 1):
        return True
    return t.low[index] in (";", "—") or (t.low[index] == "," and t.low[index + 1] in _JOINTS)


def _tells_nothing(t: Tokens, index: int) -> bool:
    """As in "gave no reason", "would not say when", "did not elaborate"."""
    pair = tuple(t.low[index : index + 2])
    if pair in (("would", "not"), ("did", "not")):
        return t.low[index + 2 : index + 3] != [] and t.low[index + 2] in _TELLING
    return pair in _GIVING_NOTHING


def _says_nothing(t: Tokens, first: int) -> bool:
    """As in "a spokeswoman later declined to comment": who is silent is no part of what another says."""
    if QUOTE in t.low[first:]:
        return False
    return _tells_nothing(t, first) or any(
        pair in _SILENT for pair in zip(t.low[first:], t.low[first + 1 :], strict=False)
    )
