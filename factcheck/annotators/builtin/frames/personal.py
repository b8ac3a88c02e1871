"""Frames of the first and the second person: "I think …", "we have always said …", "…, I guess", "I'm sure that …"."""

from collections.abc import Sequence

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.frames.idioms import only_idiom
from factcheck.annotators.builtin.frames.put_forward import has_subject, past_comma, past_degree, puts_forward
from factcheck.annotators.builtin.frames.sayers import asked
from factcheck.annotators.builtin.frames.set_phrases import by_set_phrase, is_set_phrase
from factcheck.annotators.builtin.frames.shared_subjects import goes_on_passive, mine_before
from factcheck.annotators.builtin.frames.summing import summed
from factcheck.annotators.builtin.frames.unsaid import left_open
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    CONTRACTED,
    FIRST_PERSON,
    NEGATIONS,
    PRONOUNS,
    adverbial,
    finite,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_BE = WORDS["be"]
_SUMMING = frozenset({"what", "all", "thing", "things", "lesson", "point", "message"})
_OPENERS = WORDS["clause openers"] | {"if", "when", "which"}
_SUPPOSING = WORDS["supposing"]
_IN_DOUBT = WORDS["in doubt"]  # "if I remember it", "than I thought", "what I believe"
_CLOSING = WORDS["closing"]  # "…, I guess"
_CERTAIN = WORDS["certain"]  # "I am sure that"
_YOU_SAY = WORDS["you say"]  # verbs by which speech says what the hearer holds
_ASKING = AUXILIARIES - {"'s", "to"}  # "do you think"
_LEADING_ON = WORDS["leading on"]
_GOING_ON = WORDS["going on"]  # "I keep thinking that"
_BETWEEN = (
    AUXILIARIES
    | NEGATIONS
    | WORDS["degrees"]
    | {"all", "both", "each", "since", "yet", "ever", "maybe", "perhaps", "myself", "ourselves"}
)
_LEADING = frozenset({"leads", "led", "lead", "leading", "causes", "caused", "allows", "allowed", "brought", "taught"})
_LETTING = WORDS["letting"]
_ANY_PERSON = FIRST_PERSON | {"me", "us"}
_ASKING_OTHERS = WORDS["asking others"]  # "we want people to know": it is they who would know
_OBJECTS = WORDS["objects"]
_NO_FURTHER = PUNCTUATION | _OPENERS | PRONOUNS | _ASKING_OTHERS
_SURELY = WORDS["clause openers"] | {"if"}
_SUPPOSING_SO = frozenset({"think", "thought", "believe", "believed", "hope", "hoped", "feel", "felt", "guess"})
_SAYING_SO = frozenset({"said", "told", "thought", "explained", "knew", "hoped", "realised", "realized"})
_CHANCES = frozenset({"chance", "opportunity", "way", "ways", "time", "right", "means", "tools", "ability", "reason"})
_TAKING = frozenset({"took", "takes", "take", "taken", "taking", "cost"})
_FINDING = frozenset({"see", "find", "note", "notice", "realise", "realize", "understand", "discover", "learn"})
_NOMINATIVES = (["i"], ["we"], ["they"], ["he"], ["she"], ["there"])
_FAR = 16  # words in which the verb of a clause must come
_PAST = WORDS["past"]
_ASIDE = 4  # tokens of ", for one,"
_WAY = 6  # words between the one who would know and "to know"


def personal_frames(t: Tokens, hits: Sequence[Hit], voices: Voices) -> list[Frame]:
    """The frames around "I", "we" and "you", from left to right, none overlapping another."""
    if CONTRACTED.isdisjoint(t.low) and _ANY_PERSON.isdisjoint(t.low):
        return []
    found: list[Frame] = []
    for hit in hits:
        frame = _personal(t, hit, hits, voices) if hit.section != "view" else None  # "we count the ants"
        if frame is not None and not (found and frame.first < found[-1].behind):
            found.append(frame)
    return found


def _personal(t: Tokens, hit: Hit, hits: Sequence[Hit], voices: Voices) -> Frame | None:
    phrase = by_set_phrase(t, hit)
    if phrase is not None or is_set_phrase(t, hit) or only_idiom(t, hit):
        return phrase
    at = _subject(t, hit)
    if at is None:
        return _shared(t, hit)
    if not _active(t, at, hit) or left_open(t, at, hit, hits):
        return None
    verb = " ".join(t.low[hit.start : hit.end])
    if t.low[hit.end : hit.end + 2] == ["what", ","] or _bids(t, hit) or _fills(t, at, hit) or _withholds(t, at, hit):
        return None  # "you know what, …"
    mine = t.low[at].split("'")[0] != "you"
    first = _before_wish(t, at)
    behind = max(past_degree(t, hit.end), content_start(t, hit.end))
    frame = Frame((at, at + 1), (hit.start, hit.end), first, behind, hit.section)
    said = summed(t, at, hit.end, frame.behind) if at and t.low[at - 1] in _SUMMING else None
    if said is not None:
        return frame._replace(first=said[0], behind=said[1])
    as_seen = (at == 1 and t.low[0] == "as") or t.low[max(0, at - 2) : at] == ["the", "way"]
    if as_seen and t.low[hit.end : hit.end + 2] == ["it", ","]:
        return frame._replace(cue=(hit.start, hit.end + 1), behind=hit.end + 2)
    if not mine and _you_will(t, at, verb):
        return frame._replace(behind=hit.end + (t.low[hit.end] == "that"))
    if _supposed(t, at, hit, mine=mine) or (frame.behind >= len(t) and t.low[-1] == "that"):
        return None
    if _closes(t, frame):
        bracketed = t.low[hit.end : hit.end + 1] == [")"]
        return frame._replace(first=frame.first - bracketed, behind=hit.end + bracketed, style="closing")
    return frame._replace(behind=past_comma(t, frame.behind)) if puts_forward(t, frame, verb, voices) else None


def _before_wish(t: Tokens, at: int) -> int:
    """Where "I would like you to know that" begins; of any other, its subject."""
    wish = at - 1
    if t.low[at] != "you" or wish < 1 or t.low[wish] not in _ASKING_OTHERS:
        return at
    while wish > 0 and not _is_pronoun(t, wish):
        wish -= 1
    return wish if _is_pronoun(t, wish) and at - wish < _WAY else at


def _fills(t: Tokens, at: int, hit: Hit) -> bool:
    """As in "It is, you know, late"."""
    knows = t.low[at : hit.end] == ["you", "know"]
    return knows and at > 0 and t.low[at - 1] == "," and t.low[hit.end : hit.end + 1] == [","]


def _withholds(t: Tokens, at: int, hit: Hit) -> bool:
    """As in "A man in the hall, I won't say who, asked …", "…, I forget his name, …"."""
    comma = next((i for i in range(hit.end, min(len(t), hit.end + _ASIDE)) if t.low[i] == ","), None)
    named = comma is not None and t.low[comma - 1] in ("who", "which", "name", "where", "when")
    return named and at > 0 and t.low[at - 1] == ","


def _bids(t: Tokens, hit: Hit) -> bool:
    """As in "I told them to go out": what was done, and nothing that is put forward."""
    return t.low[hit.start] == "told" and t.low[hit.end + 1 : hit.end + 2] == ["to"] and t.low[hit.end] in _OBJECTS


def _supposed(t: Tokens, at: int, hit: Hit, *, mine: bool) -> bool:
    """As in "if I remember it", "whether or not you believe it", "do you think"."""
    doubted = _IN_DOUBT if mine else _SUPPOSING
    if at and (_is_part(t, at, hit) or t.low[at - 1] in _LETTING):
        return False
    if at and (t.low[at - 1] in doubted or t.low[at - 1] in _ASKING) and not asked(t, at - 1):
        return True
    if mine:
        return False
    opens = t.low[hit.end : hit.end + 1]
    told = opens != [] and opens[0] in _SURELY and hit.section == "mind" and t.low[hit.start] not in _CERTAIN
    told = told and (opens != ["that"] or has_subject(t, hit.end + 1))
    says = told or " ".join(t.low[hit.start : hit.end]) in _YOU_SAY
    return not says or "whether" in t.low[max(0, at - 3) : at]


def _is_part(t: Tokens, at: int, hit: Hit) -> bool:
    """As in "what we think will do", "what you'd think we would buy", "duller than I think what people want"."""
    before, after = t.low[at - 1], t.low[hit.end] if hit.end < len(t) else ""
    if t.low[hit.start] not in _SUPPOSING_SO or hit.end - hit.start > 1:
        return False
    if before == "than":
        return after in _SURELY
    nominative = after in CONTRACTED or [after] in _NOMINATIVES or after == "you"
    return before == "what" and (nominative or (finite(after) and not (at == 1 and after in _BE)))


def _you_will(t: Tokens, at: int, verb: str) -> bool:
    """As in "You'll see that it is late", "you will notice we are few"; not "you'll see that house"."""
    behind = at + (1 if t.low[at] == "you'll" else 2)
    index = behind + 1
    if verb not in _FINDING or t.low[behind : behind + 1] != [verb] or (index - at == 3 and t.low[at + 1] != "will"):
        return False
    return has_subject(t, index + (t.low[index : index + 1] == ["that"]))


def _shared(t: Tokens, hit: Hit) -> Frame | None:
    """As in "I went home and told my wife that it was late": the verb before has the subject."""
    joint = hit.start - 1 - (t.low[hit.start] in _CERTAIN and t.low[hit.start - 1] in _BE)
    tells = hit.section in ("free", "that", "belief", "mind") and not goes_on_passive(t, hit.start, joint)
    at = mine_before(t, joint) if tells else None
    behind = content_start(t, hit.end)
    opens = t.low[behind : behind + 1]
    told = t.low[behind - 1] == "that" or opens in ([QUOTE], ["whether"], ["how"], ["why"])
    told = told or (t.low[hit.start] in _SAYING_SO and opens != [","] and has_subject(t, behind))
    return (
        Frame((at, at + 1), (hit.start, hit.end), hit.start, behind, hit.section) if at is not None and told else None
    )


def _subject(t: Tokens, hit: Hit) -> int | None:
    """The pronoun before a verb, past what can stand between them: "I", of "I don't really want to believe"."""
    at: int | None = hit.start - 1
    while at is not None and at >= 0 and not _is_pronoun(t, at):
        if t.low[at] == "to":
            opening = None if _led(t, at) else _before_infinitive(t, at)
            if opening is None:
                return _behind_to(t, at, hit)
            at = opening - 1
        else:
            at = _past_between(t, at, hit)
    return at if at is not None and at >= 0 else None


def _past_between(t: Tokens, at: int, hit: Hit) -> int | None:
    """The token before one that may stand between "I" and its verb; None where that one may not."""
    if t.low[at] == "and" and at > 1:
        return at - 2  # "I can call and tell them": the verb before shares the subject
    if t.low[at] == "of" and at > 1 and t.low[at - 1] in ("kind", "sort"):
        return at - 2
    if t.low[at] == ",":
        opening = _before_aside(t, at)
        return None if opening is None else opening - 1
    if t.low[at] in _GOING_ON:
        return at - 1 if t.low[hit.start].endswith("ing") else None
    return at - 1 if t.low[at] in _BETWEEN or adverbial(t.low[at]) else None


def _led(t: Tokens, to: int) -> bool:
    """As in "that led us to believe"."""
    return to > 1 and t.low[to - 1] in ("me", "us") and t.low[to - 2] in _LEADING


def _behind_to(t: Tokens, to: int, hit: Hit) -> int | None:
    """Who would know, behind "to" that hangs on nothing near; nobody in "everybody I talk to says that"."""
    if _led(t, to):
        return to - 1
    return None if _tells_when(t.low[hit.start]) else _from_afar(t, to, hit)


def _tells_when(low: str) -> bool:
    """Whether a verb is no infinitive: "says", "said"."""
    return low in _PAST or (low.endswith(("s", "ed")) and not low.endswith(("ss", "need")))


def _before_aside(t: Tokens, comma: int) -> int | None:
    """The comma that opens ", for one,", ", too,", ", you know,"; None where none stands near."""
    opening = next((i for i in range(comma - 2, max(0, comma - 1 - _ASIDE), -1) if t.low[i] == ","), None)
    return None if opening is None or any(finite(low) for low in t.low[opening:comma]) else opening


def _is_pronoun(t: Tokens, at: int) -> bool:
    low = t.low[at]
    if low in ("me", "us") or (low == "you" and at > 0 and t.low[at - 1] in _LETTING):
        return at > 0 and t.low[at - 1] in _LETTING  # "let us see"
    return low in FIRST_PERSON or (low in CONTRACTED and low.split("'")[0] in FIRST_PERSON)


def _from_afar(t: Tokens, to: int, hit: Hit) -> int | None:
    """As in "We have no way to know how": the subject of the clause, where another clause surely follows the verb.

    Of "it took me years to see that" it is "me".
    """
    sure = hit.end < len(t) and (
        t.low[hit.end] in _SURELY or (t.low[hit.start] == "make" and t.low[hit.end] not in _NO_FURTHER - PRONOUNS)
    )
    if not sure:
        return None
    for at in range(to - 1, max(-1, to - 1 - _WAY), -1):
        if _is_pronoun(t, at) or (t.low[at] in ("me", "us") and at and t.low[at - 1] in _TAKING):
            return at
        if t.low[at] in _NO_FURTHER and not (t.low[at] == "get" and t.low[to - 1] in _CHANCES):
            return None
    return None


def _before_infinitive(t: Tokens, to: int) -> int | None:
    """The word that "to" hangs on: "need" of "need to know", "enough" with what it is enough of."""
    if to and t.low[to - 1] in _LEADING_ON:
        return to - 1
    if to > 1 and t.low[to - 1] == "enough":
        return to - 2
    return None if not to or t.low[to - 1] not in AUXILIARIES else to


def _active(t: Tokens, at: int, hit: Hit) -> bool:
    """Not "I was told"; of an adjective, "I am sure"."""
    between = t.low[at + 1 : hit.start]
    if "to" in between:
        return True
    being = not _BE.isdisjoint(between) or t.low[at].endswith(("'m", "'re"))
    verb = t.low[hit.start]
    if verb in _CERTAIN:
        return being
    return not being or verb.endswith("ing")


def _closes(t: Tokens, frame: Frame) -> bool:
    after = t.low[frame.cue[1]] if frame.cue[1] < len(t) else ""
    if t.low[frame.cue[0]] not in _CLOSING or frame.cue[1] - frame.first > 2 or not frame.first:
        return False
    before = t.low[frame.first - 1]
    if after in (",", "—", ")"):
        return before in (",", "—", "(")
    return not after and before not in ("and", "but", "than", "as")
