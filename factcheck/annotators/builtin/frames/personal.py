"""Frames of the first and the second person: "I think …", "we have always said …", "…, I guess", "I'm sure that …"."""

from collections.abc import Sequence
from itertools import takewhile

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.frames.needs import introduces, quotes_at_once
from factcheck.annotators.builtin.frames.set_phrases import by_set_phrase, is_set_phrase
from factcheck.annotators.builtin.frames.shared_subjects import mine_before
from factcheck.annotators.builtin.frames.summing import summed
from factcheck.annotators.builtin.frames.verbs import asked
from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    CONTRACTED,
    DETERMINERS,
    FIRST_PERSON,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    adverbial,
    clause_follows,
    finite,
    verbal,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_BE = WORDS["be"]
_OPENERS = WORDS["clause openers"] | {"if", "when", "which"}
_SUPPOSING = WORDS["supposing"]
_IN_DOUBT = WORDS["in doubt"]  # "if I remember it", "than I thought", "what I believe"
_THINKING = WORDS["thinking"]  # verbs that take a clause without "that"
_CLOSING = WORDS["closing"]  # "…, I guess"
_CERTAIN = WORDS["certain"]  # "I am sure that"
_YOU_SAY = WORDS["you say"]  # verbs by which speech says what the hearer holds
_EVIDENCE = WORDS["evidence"]
_REMEMBERING = WORDS["remembering"]
_TRUSTING = frozenset({"believe", "believed", "believing"})  # "believe in"
_NOT_A_CLAUSE = frozenset({"about", "of", "for", "so", "not", "to", "in", "on", "with", "at", "like"})
_NOT_BETWEEN = frozenset({"about", "of", "for", "in", "so"})
_ASKING = AUXILIARIES - {"'s", "to"}  # "do you think"
_LEADING_ON = WORDS["leading on"]
_BELIEVING = WORDS["believing"]  # verbs of which whatever follows is a clause
_ESTIMATING = frozenset({"say", "guess", "estimate", "reckon", "put it at"})
_NOT_ESTIMATED = frozenset({"so", "to", "it", "that", "this", "of", "goodbye", "hello"})
_GOING_ON = WORDS["going on"]  # "I keep thinking that"
_BETWEEN = AUXILIARIES | NEGATIONS | WORDS["degrees"] | {"all", "both", "each"}
_LEADING = frozenset({"leads", "led", "lead", "leading", "causes", "caused", "allows", "allowed", "brought", "taught"})
_LETTING = WORDS["letting"]
_ANY_PERSON = FIRST_PERSON | {"me", "us"}
_ASKING_OTHERS = WORDS["asking others"]  # "we want people to know": it is they who would know
_OBJECTS = WORDS["objects"]
_NO_FURTHER = PUNCTUATION | _OPENERS | PRONOUNS | _ASKING_OTHERS
_SURELY = WORDS["clause openers"] | {"if"}
_ANYBODY = frozenset({"nobody", "everybody", "everyone", "anybody", "people", "somebody", "nothing", "everything"})
_RECALLING = frozenset({"remember", "remembered", "recall", "recalled", "hear", "heard"})
_FEELING = frozenset({"feel", "felt", "feels"})
_SUPPOSING_SO = frozenset({"think", "thought", "believe", "guess", "suppose", "suspect"})
_FINDING = frozenset({"see", "find", "note", "notice", "realise", "realize", "understand", "discover", "learn"})
_NOMINATIVES = (["i"], ["we"], ["they"], ["he"], ["she"], ["there"])
_WHERE = frozenset({"in", "on", "from", "at", "during", "by", "through", "over", "before", "after"})
_SURELY_KNOWN = 3  # words of "for a fact"
_TELLING_WHICH = frozenset({"who", "which", "whose"})
_FAR = 16  # words in which the verb of a clause must come
_WAY = 6  # words between the one who would know and "to know"


def personal_frames(t: Tokens, hits: Sequence[Hit], voices: Voices) -> list[Frame]:
    """The frames around "I", "we" and "you", from left to right, none overlapping another."""
    if CONTRACTED.isdisjoint(t.low) and _ANY_PERSON.isdisjoint(t.low):
        return []
    found: list[Frame] = []
    for hit in hits:
        frame = _personal(t, hit, voices)
        if frame is not None and not (found and frame.first < found[-1].behind):
            found.append(frame)
    return found


def _personal(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    phrase = by_set_phrase(t, hit)
    if phrase is not None or is_set_phrase(t, hit):
        return phrase
    at = _subject(t, hit)
    if at is None:
        return _shared(t, hit)
    if not _active(t, at, hit):
        return None
    verb = " ".join(t.low[hit.start : hit.end])
    if t.low[hit.end : hit.end + 2] == ["what", ","] or _bids(t, hit):
        return None  # "you know what, …"
    mine = t.low[at].split("'")[0] != "you"
    first = _before_wish(t, at)
    frame = Frame((at, at + 1), (hit.start, hit.end), first, content_start(t, hit.end), hit.section)
    said = summed(t, at, hit.end, frame.behind) if at and t.low[at - 1] in ("what", "all") else None
    if said is not None:
        return frame._replace(first=said[0], behind=said[1])
    if at == 1 and t.low[0] == "as" and t.low[hit.end : hit.end + 2] == ["it", ","]:
        return frame._replace(cue=(hit.start, hit.end + 1), behind=hit.end + 2)
    if not mine and _you_will(t, at, verb):
        return frame._replace(behind=hit.end + (t.low[hit.end] == "that"))
    if _supposed(t, at, hit, mine=mine) or (frame.behind >= len(t) and t.low[-1] == "that"):
        return None
    if _closes(t, frame):
        bracketed = t.low[hit.end : hit.end + 1] == [")"]
        return frame._replace(first=frame.first - bracketed, behind=hit.end + bracketed, style="closing")
    return frame._replace(behind=_past_comma(t, frame.behind)) if _puts_forward(t, frame, verb, voices) else None


def _before_wish(t: Tokens, at: int) -> int:
    """Where "I would like you to know that" begins; of any other, its subject."""
    wish = at - 1
    if t.low[at] != "you" or wish < 1 or t.low[wish] not in _ASKING_OTHERS:
        return at
    while wish > 0 and not _is_pronoun(t, wish):
        wish -= 1
    return wish if _is_pronoun(t, wish) and at - wish < _WAY else at


def _bids(t: Tokens, hit: Hit) -> bool:
    """As in "I told them to go out": what was done, and nothing that is put forward."""
    return t.low[hit.start] == "told" and t.low[hit.end + 1 : hit.end + 2] == ["to"] and t.low[hit.end] in _OBJECTS


def _supposed(t: Tokens, at: int, hit: Hit, *, mine: bool) -> bool:
    """As in "if I remember it", "whether or not you believe it", "do you think"."""
    doubted = _IN_DOUBT if mine else _SUPPOSING
    if at and (t.low[at - 1] in doubted or t.low[at - 1] in _ASKING) and not asked(t, at - 1):
        return True
    if mine:
        return False
    opens = t.low[hit.end : hit.end + 1]
    told = opens != [] and opens[0] in _SURELY and hit.section == "mind" and t.low[hit.start] not in _CERTAIN
    told = told and (opens != ["that"] or _has_subject(t, hit.end + 1))
    says = told or " ".join(t.low[hit.start : hit.end]) in _YOU_SAY
    return not says or "whether" in t.low[max(0, at - 3) : at]


def _you_will(t: Tokens, at: int, verb: str) -> bool:
    """As in "You'll see that it is late", "you will notice we are few"; not "you'll see that house"."""
    behind = at + (1 if t.low[at] == "you'll" else 2)
    index = behind + 1
    if verb not in _FINDING or t.low[behind : behind + 1] != [verb] or (index - at == 3 and t.low[at + 1] != "will"):
        return False
    return _has_subject(t, index + (t.low[index : index + 1] == ["that"]))


def _has_subject(t: Tokens, index: int) -> bool:
    """Not "that house on the left"."""
    return clause_verb(t, index, min(len(t), index + _FAR)) is not None or t.low[index : index + 1] in _NOMINATIVES


def _puts_forward(t: Tokens, frame: Frame, verb: str, voices: Voices) -> bool:
    later = _comes_later(t, frame)
    following = t.low[frame.cue[1] : frame.cue[1] + 1]
    if verb in _EVIDENCE and not later and _SURELY.isdisjoint(following):
        return _finds(t, frame.cue[1], verb) or (verb in ("agree", "agreed") and clause_follows(t, frame.cue[1]))
    as_said = frame.first > 0 and t.low[frame.first - 1] in ("as", "like") and following == [","]
    if later or _thinks(t, frame, verb) or as_said or _estimates(t, frame, verb):
        return True
    if frame.style == "quote":
        return following == ["that"] or quotes_at_once(t, frame.cue[1])  # "I always answer that", "I go, “No”"
    return frame.style not in ("mind", "belief", "act") and introduces(t, frame, voices, spoken=True)


def _finds(t: Tokens, index: int, verb: str) -> bool:
    """As in "we found he had left", "I found the pump was broken"; not "I found the hall shut"."""
    does = clause_verb(t, index, len(t)) if verb in ("find", "found") else None
    return does is not None and (does == index + 1 or t.low[does] in AUXILIARIES)


def _estimates(t: Tokens, frame: Frame, verb: str) -> bool:
    """As in "I'd guess eighty, maybe ninety", "I would say about half of them"."""
    would = t.low[frame.source[0] if frame.source else 0].endswith("'d") or t.low[frame.cue[0] - 1] == "would"
    after = t.low[frame.cue[1]] if frame.cue[1] < len(t) else ""
    return would and verb in _ESTIMATING and after != "" and after not in PUNCTUATION and after not in _NOT_ESTIMATED


def _shared(t: Tokens, hit: Hit) -> Frame | None:
    """As in "I went home and told my wife that it was late": the verb before has the subject."""
    at = mine_before(t, hit.start - 1) if hit.section in ("free", "that", "mind") else None
    behind = content_start(t, hit.end)
    opens = t.low[behind : behind + 1]
    told = t.low[behind - 1] == "that" or opens in ([QUOTE], ["whether"], ["how"], ["why"])
    return (
        Frame((at, at + 1), (hit.start, hit.end), hit.start, behind, hit.section) if at is not None and told else None
    )


def _subject(t: Tokens, hit: Hit) -> int | None:
    """The pronoun before a verb, past what can stand between them: "I", of "I don't really want to believe"."""
    at = hit.start - 1
    while at >= 0 and not _is_pronoun(t, at):
        if t.low[at] == "to" and at > 1 and t.low[at - 1] in ("me", "us") and t.low[at - 2] in _LEADING:
            return at - 1  # "that led us to believe"
        if t.low[at] == "to":
            opening = _before_infinitive(t, at)
            if opening is None:
                return _from_afar(t, at, hit)
            at = opening
        elif t.low[at] == "and" and at > 1:
            at -= 1  # "I can call and tell them": the verb before shares the subject
        elif t.low[at] == "of" and at > 1 and t.low[at - 1] in ("kind", "sort"):
            at -= 1
        elif t.low[at] in _GOING_ON:
            if not t.low[hit.start].endswith("ing"):
                return None
        elif t.low[at] not in _BETWEEN and not adverbial(t.low[at]):
            return None
        at -= 1
    return at if at >= 0 else None


def _is_pronoun(t: Tokens, at: int) -> bool:
    low = t.low[at]
    if low in ("me", "us") or (low == "you" and at > 0 and t.low[at - 1] in _LETTING):
        return at > 0 and t.low[at - 1] in _LETTING  # "let us see"
    return low in FIRST_PERSON or (low in CONTRACTED and low.split("'")[0] in FIRST_PERSON)


def _from_afar(t: Tokens, to: int, hit: Hit) -> int | None:
    """As in "We have no way to know how": the subject of the clause, where another clause surely follows the verb."""
    if t.low[hit.end : hit.end + 1] == [] or t.low[hit.end] not in _SURELY:
        return None
    for at in range(to - 1, max(-1, to - 1 - _WAY), -1):
        if _is_pronoun(t, at):
            return at
        if t.low[at] in _NO_FURTHER:
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


def _thinks(t: Tokens, frame: Frame, verb: str) -> bool:
    """Whether a clause follows a verb of thinking."""
    index = frame.cue[1]
    after, next_but_one = (t.low[i] if i < len(t) else "" for i in (index, index + 1))
    if verb not in _THINKING and verb not in _CERTAIN and frame.style not in ("mind", "belief"):
        return False
    if verb in _CERTAIN and after in ("if", "when") and verb not in ("sure", "certain"):
        return False
    if verb in _FEELING and (after == "like" or (after == "as" and next_but_one in ("if", "though"))):
        return _feels_like(t, index + 1)
    if after in _OPENERS or after == QUOTE or (after in (",", ":") and next_but_one in (QUOTE, MENTION)):
        return True
    if after == ":":
        return any(finite(low) or "'" in low for low in t.low[index + 1 :])
    if after.endswith("ing"):
        return verb in _REMEMBERING or (verb in _SUPPOSING_SO and any(map(finite, t.low[index + 1 : index + _FAR])))
    if after == "," and (verb in _THINKING or verb in _REMEMBERING):
        index += 1
    elif after == "to" and next_but_one in _OBJECTS:  # "I thought to myself, this is absurd"
        index = _past_comma(t, index + 2)
    return _clause_behind(t, index, verb)


def _feels_like(t: Tokens, index: int) -> bool:
    opens, near = t.low[index : index + 1], t.low[index : index + _FAR]
    begun = opens != [] and (opens[0] in PRONOUNS or opens[0] in DETERMINERS or opens[0] in _ANYBODY)
    return any(finite(low) or low in CONTRACTED for low in near) or (begun and near[-1].endswith(("s", "ed")))


def _clause_behind(t: Tokens, index: int, verb: str) -> bool:
    after = t.low[index] if index < len(t) else ""
    if not after or after in PUNCTUATION:
        return False
    if verb in _RECALLING and any(low.endswith("ing") for low in t.low[index + 1 : index + _WAY]):
        return True
    if after == "to":
        return verb in ("think", "mean") and any(finite(low) for low in t.low[index:])
    if after in PREPOSITIONS and verb in _BELIEVING and after not in ("of", "about"):
        near = t.low[index : index + _FAR]
        return "," in near or (verb not in _TRUSTING and any(finite(low) or low in CONTRACTED for low in near))
    return after not in _NOT_A_CLAUSE and _clause(t, index, surely=verb in _BELIEVING)


def _comes_later(t: Tokens, frame: Frame) -> bool:
    """As in "I found out last year that", "I agree with you that"; not "I think of the boat that"."""
    if frame.style in ("quote", "act"):
        return False
    between = t.low[frame.cue[1] : frame.behind - 1]
    if between[-1:] == [","] and between[0] == "," and t.low[frame.behind - 1] == "that":
        return True  # "I realised, on the ferry of all places, that"
    if between and between[0] in _WHERE and t.low[frame.behind - 1] == "that":
        return clause_follows(t, frame.behind)
    if between and between[0] == "for" and len(between) <= _SURELY_KNOWN:
        return t.low[frame.behind - 1] == "that"  # "I know for a fact that"
    plain = DETERMINERS.isdisjoint(between) and _NOT_BETWEEN.isdisjoint(between)
    if "to" in between and t.low[frame.cue[1] + between.index("to") + 1] not in _OBJECTS:
        return False
    return bool(between) and t.low[frame.behind - 1] == "that" and plain


def _clause(t: Tokens, index: int, *, surely: bool) -> bool:
    if surely:
        return len(t) - index > 2 or t.low[index] in CONTRACTED or (t.low[index] in PRONOUNS and len(t) - index == 2)
    if clause_verb(t, index, min(len(t), index + _FAR)) is not None:
        return True
    near = list(takewhile(lambda low: low not in _TELLING_WHICH, t.low[index + 1 : index + _FAR]))
    return clause_follows(t, index) or (t.low[index] not in PREPOSITIONS and any(verbal(low) for low in near))


def _closes(t: Tokens, frame: Frame) -> bool:
    after = t.low[frame.cue[1]] if frame.cue[1] < len(t) else ""
    if t.low[frame.cue[0]] not in _CLOSING or frame.cue[1] - frame.first > 2 or not frame.first:
        return False
    before = t.low[frame.first - 1]
    if after in (",", "—", ")"):
        return before in (",", "—", "(")
    return not after and before not in ("and", "but", "than", "as")


def _past_comma(t: Tokens, index: int) -> int:
    """Past the comma of "I thought, it is late", and past ", to be honest," too."""
    if t.low[index : index + 1] != [","]:
        return index
    aside = index + 2 < len(t) and t.low[index + 1] in PREPOSITIONS
    closing = next((i for i in range(index + 2, min(len(t), index + _WAY)) if t.low[i] == ","), None)
    if not aside or closing is None or any(map(finite, t.low[index + 1 : closing])) or closing + 2 >= len(t):
        return index + 1
    return closing + 1 if _has_subject(t, closing + 1) else index + 1
