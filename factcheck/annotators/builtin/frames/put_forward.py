"""Whether a verb of the first or second person puts anything forward: "I think it is late"; not "I think of you"."""

from itertools import takewhile

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.needs import introduces, quotes_at_once
from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    CONTRACTED,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    adverbial,
    clause_follows,
    finite,
    verbal,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_OPENERS = WORDS["clause openers"] | {"if", "when", "which"}
_THINKING = WORDS["thinking"]  # verbs that take a clause without "that"
_CERTAIN = WORDS["certain"]  # "I am sure that"
_EVIDENCE = WORDS["evidence"]
_REMEMBERING = WORDS["remembering"]
_TRUSTING = frozenset({"believe", "believed", "believing"})  # "believe in"
_NOT_A_CLAUSE = frozenset({"about", "of", "for", "so", "not", "to", "in", "on", "with", "at", "like"})
_NOT_BETWEEN = frozenset({"about", "of", "for", "in", "so"})
_BELIEVING = WORDS["believing"]  # verbs of which whatever follows is a clause
_ESTIMATING = frozenset({"say", "guess", "estimate", "reckon", "put it at"})
_NOT_ESTIMATED = frozenset({"so", "to", "it", "that", "this", "of", "goodbye", "hello"})
_OBJECTS = WORDS["objects"]
_SURELY = WORDS["clause openers"] | {"if"}
_ANYBODY = frozenset({"nobody", "everybody", "everyone", "anybody", "people", "somebody", "nothing", "everything"})
_RECALLING = frozenset({"remember", "remembered", "recall", "recalled", "hear", "heard"})
_FEELING = frozenset({"feel", "felt", "feels"})
_SUPPOSING_SO = frozenset({"think", "thought", "believe", "guess", "suppose", "suspect"})
_WHERE = frozenset({"in", "on", "from", "at", "during", "by", "through", "over", "before", "after"})
_SURELY_KNOWN = 3  # words of "for a fact"
_FOR_SURE = frozenset({("for", "a", "fact"), ("for", "sure"), ("for", "certain")})
_DEGREES = WORDS["degrees"] | {"early", "soon", "full", "well", "right", "away", "straight", "fast", "now", "then"}
_TELLING_WHICH = frozenset({"who", "which", "whose"})
_NOMINATIVES = (["i"], ["we"], ["they"], ["he"], ["she"], ["there"])
_POINTING = 4  # words of "man", "old man over there"
_FAR = 16  # words in which the verb of a clause must come
_WAY = 6  # words between the one who would know and "to know"


def puts_forward(t: Tokens, frame: Frame, verb: str, voices: Voices) -> bool:
    """Whether what follows the `verb` of a frame, or stands beside it, is put forward."""
    later = _comes_later(t, frame)
    following = t.low[frame.cue[1] : frame.cue[1] + 1]
    if verb in _EVIDENCE and not later and _SURELY.isdisjoint(following):
        return _finds(t, frame.cue[1], verb) or (verb in ("agree", "agreed") and clause_follows(t, frame.cue[1]))
    as_said = frame.first > 0 and t.low[frame.first - 1] in ("as", "like") and following == [","]
    if later or _thinks(t, frame, verb) or as_said or _estimates(t, frame, verb) or _tells_aloud(t, frame, verb):
        return True
    if frame.style == "quote":
        return following == ["that"] or quotes_at_once(t, frame.cue[1])  # "I always answer that", "I go, “No”"
    return frame.style not in ("mind", "belief", "act") and introduces(t, frame, voices, spoken=True)


def past_degree(t: Tokens, index: int) -> int:
    """Past "exactly", "full well", "for a fact", "pretty early" behind a verb of knowing, where a clause follows."""
    if tuple(t.low[index : index + 3]) in _FOR_SURE or tuple(t.low[index : index + 2]) in _FOR_SURE:
        behind = index + (3 if t.low[index + 1] == "a" else 2)
        return behind if behind < len(t) and (t.low[behind] in _OPENERS or clause_follows(t, behind)) else index
    behind = index
    while behind < min(len(t), index + _SURELY_KNOWN) and (t.low[behind] in _DEGREES or adverbial(t.low[behind])):
        behind += 1
    return behind if behind < len(t) and t.low[behind] in _OPENERS else index


def _tells_aloud(t: Tokens, frame: Frame, verb: str) -> bool:
    """As in "and I said, two pounds": without a clause, and without marks."""
    opens = not frame.first or t.low[frame.first - 1] in ("and", "but", "so", "then")
    comma = t.low[frame.cue[1] : frame.cue[1] + 1] == [","]
    rest = t.low[frame.cue[1] + 1 :]
    return (
        verb in ("said", "say", "thought")
        and opens
        and comma
        and not any(finite(low) or low == "," for low in rest[:1])
    )


def _finds(t: Tokens, index: int, verb: str) -> bool:
    """As in "we found he had left", "I found the pump was broken"; not "I found the hall shut"."""
    does = clause_verb(t, index, len(t)) if verb in ("find", "found") else None
    return does is not None and (does == index + 1 or t.low[does] in AUXILIARIES)


def _estimates(t: Tokens, frame: Frame, verb: str) -> bool:
    """As in "I'd guess eighty, maybe ninety", "I would say about half of them"."""
    would = t.low[frame.source[0] if frame.source else 0].endswith("'d") or t.low[frame.cue[0] - 1] == "would"
    after = t.low[frame.cue[1]] if frame.cue[1] < len(t) else ""
    return would and verb in _ESTIMATING and after != "" and after not in PUNCTUATION and after not in _NOT_ESTIMATED


def _thinks(t: Tokens, frame: Frame, verb: str) -> bool:
    """Whether a clause follows a verb of thinking."""
    index = past_degree(t, frame.cue[1])
    after, next_but_one = (t.low[i] if i < len(t) else "" for i in (index, index + 1))
    if verb not in _THINKING and verb not in _CERTAIN and frame.style not in ("mind", "belief"):
        return False
    if verb in _CERTAIN and after in ("if", "when") and verb not in ("sure", "certain"):
        return after == "if" and verb == "surprised" and _would(t, frame)
    if verb in _FEELING and (after == "like" or (after == "as" and next_but_one in ("if", "though"))):
        return _feels_like(t, index + 1)
    if after == "that" and verb not in _BELIEVING and _points_at(t, index + 1):
        return False
    if after in _OPENERS or after == QUOTE or (after in (",", ":") and next_but_one in (QUOTE, MENTION)):
        return True
    if after == ":":
        return any(finite(low) or "'" in low for low in t.low[index + 1 :])
    if after.endswith("ing"):
        return verb in _REMEMBERING or (verb in _SUPPOSING_SO and any(map(finite, t.low[index + 1 : index + _FAR])))
    if after == "," and (verb in _THINKING or verb in _REMEMBERING):
        index += 1
    elif after == "to" and next_but_one in _OBJECTS:  # "I thought to myself, this is absurd"
        index = past_comma(t, index + 2)
    return _clause_behind(t, index, verb)


def _points_at(t: Tokens, index: int) -> bool:
    """As in "I know that man", "I remember that cold day well": which one, and no clause."""
    rest = list(takewhile(lambda low: low not in PUNCTUATION, t.low[index:]))
    plural = any(low.endswith("s") and not low.endswith("ss") for low in rest)
    verbs = (finite(low) or verbal(low) or low in CONTRACTED or low in PRONOUNS for low in rest)
    thing = 0 < len(rest) <= _POINTING and rest[0] not in PREPOSITIONS
    return thing and not plural and not any(verbs)


def _would(t: Tokens, frame: Frame) -> bool:
    """As in "I wouldn't be surprised if"."""
    return any(low.startswith("would") or low.endswith("'d") for low in t.low[frame.first : frame.cue[0]])


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
        two = len(t) - index == 2 and (t.low[index] in PRONOUNS or finite(t.low[index]))
        return two or len(t) - index > 2 or t.low[index] in CONTRACTED
    if clause_verb(t, index, min(len(t), index + _FAR)) is not None:
        return True
    near = list(takewhile(lambda low: low not in _TELLING_WHICH, t.low[index + 1 : index + _FAR]))
    return clause_follows(t, index) or (t.low[index] not in PREPOSITIONS and any(verbal(low) for low in near))


def past_comma(t: Tokens, index: int) -> int:
    """Past the comma of "I thought, it is late", and past ", to be honest," too."""
    if t.low[index : index + 1] != [","]:
        return index
    aside = index + 2 < len(t) and t.low[index + 1] in PREPOSITIONS
    closing = next((i for i in range(index + 2, min(len(t), index + _WAY)) if t.low[i] == ","), None)
    if not aside or closing is None or any(map(finite, t.low[index + 1 : closing])) or closing + 2 >= len(t):
        return index + 1
    return closing + 1 if has_subject(t, closing + 1) else index + 1


def has_subject(t: Tokens, index: int) -> bool:
    """Not "that house on the left"."""
    return clause_verb(t, index, min(len(t), index + _FAR)) is not None or t.low[index : index + 1] in _NOMINATIVES
