"""What a verb of saying needs beside it to be one: a quotation, a clause, an object, or a place at the end."""

from factcheck.annotators.builtin.frame import Frame
from factcheck.annotators.builtin.grammar import AUXILIARIES, PRONOUNS, STAND_ALONE, clause_follows, verbal
from factcheck.annotators.builtin.lexicon import WORDS
from factcheck.annotators.builtin.tokens import MENTION, PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.voices import Voices
from factcheck.vocabulary import SourceKind

_CLAUSE_OPENERS = WORDS["clause openers"]
_PRESS = WORDS["press"]  # speech by themselves where a newspaper or a report is the subject
_JUDGING = WORDS["judging"]  # beliefs that take an object: "considers it a friend"
_NOUNS_TOO = WORDS["nouns too"]
_EVIDENCE = WORDS["evidence"]  # what things do as well as voices


def introduces(t: Tokens, frame: Frame, voices: Voices) -> bool:
    """Whether the words beside the verb of `frame` make it speech."""
    after = t.low[frame.cue[1]] if frame.cue[1] < len(t) else ""
    quoted = _quote_beside(t, frame)
    if frame.style == "quote":
        return quoted
    if after == QUOTE or _closes(t, frame, voices):
        return frame.style != "act" or bool(after)
    if after == ",":
        return quoted or (frame.style != "act" and frame.first > 1 and t.low[frame.first - 1] == ",")
    if not after or after in PUNCTUATION - {":"} or after in AUXILIARIES - {"to"}:
        return False
    return _opens_content(t, frame, voices, after, quoted=quoted)


def _opens_content(t: Tokens, frame: Frame, voices: Voices, after: str, *, quoted: bool) -> bool:
    cue, source = t.low[frame.cue[0]], t.phrase(*(frame.source or frame.cue))
    clause = after in _CLAUSE_OPENERS or t.low[frame.behind - 1] in _CLAUSE_OPENERS | {":"}
    if cue in _PRESS and _written(source, voices):
        return True
    if cue in _NOUNS_TOO:
        return clause or ((_third_person(t, frame) or _several(t, frame)) and clause_follows(t, frame.cue[1]))
    if cue in ("asked", "asks", "ask"):
        return quoted or clause or "to" in t.low[frame.cue[1] + 1 : frame.cue[1] + 6]
    if cue in _EVIDENCE and not quoted:
        return voices.speaks(source) and (clause or clause_follows(t, frame.cue[1]))
    if quoted or (frame.style == "belief" and cue in _JUDGING):
        return True
    if frame.style in ("belief", "mind"):
        return clause or clause_follows(t, frame.cue[1])
    if frame.style != "that" or clause or after.endswith("ing"):
        return True
    return clause_follows(t, frame.cue[1]) and voices.speaks(source)


def _written(source: str, voices: Voices) -> bool:
    return voices.kind_of(source) in (SourceKind.MEDIA, SourceKind.DOCUMENT) and not source.endswith(("'s", "’s"))


def _third_person(t: Tokens, frame: Frame) -> bool:
    """As in "The firm claims", but neither "the firm's claims" nor "the firms claim"."""
    if frame.source is None or not t.low[frame.cue[0]].endswith("s"):
        return False
    last = t.low[frame.source[1] - 1]
    return not last.endswith(("'s", "s'")) and (not last.endswith("s") or t.capital(frame.source[1] - 1))


def _several(t: Tokens, frame: Frame) -> bool:
    """As in "critics claim", "many fear"."""
    assert frame.source is not None
    first, behind = frame.source
    last = t.low[behind - 1]
    alone = behind - first == 1 and (last in STAND_ALONE or last in PRONOUNS)
    return alone or (
        last.endswith("s") and not last.endswith(("'s", "s'", "ss")) and not t.low[frame.cue[0]].endswith("s")
    )


def _quote_beside(t: Tokens, frame: Frame) -> bool:
    quoted = (QUOTE, MENTION)
    before = [low for low in t.low[max(0, frame.first - 2) : frame.first] if low != ","]
    if before and before[-1] in quoted:
        return before[-1] == QUOTE or t.low[frame.first - 1] == ","
    return any(low in quoted for low in t.low[frame.cue[1] : frame.behind + 8])


def _closes(t: Tokens, frame: Frame, voices: Voices) -> bool:
    """Whether the frame ends its sentence behind a comma or a quotation: "…, the agency reported"."""
    if frame.first == 0 or t.low[frame.first - 1] not in (",", QUOTE, "—"):
        return False
    if t.low[frame.cue[0]] in _NOUNS_TOO and not (
        _third_person(t, frame) and voices.speaks(t.phrase(*frame.source or frame.cue))
    ):
        return False
    rest = t.low[frame.cue[1] :]
    return not any(verbal(low) or low == QUOTE for low in rest) and len(rest) <= 8
