"""Frames around a form of "be": "is said to", "was accused by", "I was told that", "the doctors were sure that"."""

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.words.clauses import clause_verb, is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    CONTRACTED,
    DAYS,
    DETERMINERS,
    FIRST_PERSON,
    NEGATIONS,
    PREPOSITIONS,
    SUBORDINATORS,
    TIMES,
    adverbial,
    clause_follows,
    name_end,
    name_like,
    name_start,
    proper,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_BE = WORDS["be"]
_PASSIVE = WORDS["passive"]
_PASSIVE_BY = WORDS["passive by"]  # nothing without the one who does it: "was urged to" tells of no speech
_TO_BE = (["to", "be"], ["to", "have"])
_BIDDEN = frozenset({"warned", "told", "asked", "urged", "invited"})
_WHAT_OF = WORDS["clause openers"] | {"that", "to", "of", "about", "against", "not", "over", "for", "if", QUOTE}
_WORTH = ["to", "be", "said", "for"]  # "there is something to be said for it"
_SAID_OF = ["be", "said", "of"]  # "the same can be said of it"
_HOLDING_IT = frozenset(
    {"understood", "believed", "thought", "feared", "hoped", "claimed", "alleged", "said", "estimated", "suspected"}
)
_SUBJECTS = DETERMINERS | {"he", "she", "they", "it", "we", "there", "no", "about", "nearly"}
_SUPPOSED = frozenset({"thought", "suspected"})
_PASSIVE_NEEDS = WORDS["passive needs"]
_PASSING = WORDS["passing"]  # what may stand between "it was reported" and "that"
_TELLING = WORDS["telling"]
_BIDDING = frozenset({"told", "asked", "warned", "advised", "reminded"})
_DEGREES = WORDS["degrees"]
_NOBODY = WORDS["nobody"] | {"none", "nothing", "neither"}
_WHEN = frozenset({"on", "in", "at", "late", "early", "last", "earlier", "later", "this", "the", "a", "ago"})
_BRIEF = 4  # tokens of "on Monday last week"
_RELATIVE = frozenset({"who", "which", "that"})
_CHARGES = frozenset({"for", "over", "as"})  # "praised by the judge for its candour"
_BEHIND_NAME = (["as"], ["of"], ["for"], ["that"], ["to"])
_LONGEST = 9  # tokens of an apposition
_MEANS = frozenset(
    {"telephone", "phone", "email", "e-mail", "letter", "post", "mail", "text", "message", "radio", "video", "fax"}
)
_AM = frozenset({"i'm", "we're", "you're", "they're"})
_IS_NOT = frozenset({"isn't", "aren't", "wasn't", "weren't"})
_SEEMING = frozenset(
    {"seemed", "seems", "seem", "remained", "remains", "remain", "became", "become", "felt", "feels", "sounded"}
)
_NOBODY_SURE = frozenset({"it", "that", "this", "there", "what", "which", "who", "one"})
_NOT_SURE = FIRST_PERSON | _NOBODY_SURE | {"not"}
_OPENING = WORDS["clause openers"] | {"if"}


def by_state(t: Tokens, hit: Hit) -> Frame | None:
    """As in "My colleagues were convinced it would melt", "the doctors weren't sure if I could row"."""
    be = hit.start - 1
    while be > 0 and (
        adverbial(t.low[be]) or (t.low[be] in NEGATIONS and t.low[be] not in _IS_NOT) or t.low[be] in _DEGREES
    ):
        be -= 1
    contracted = t.low[be].endswith(("'s", "'re")) and t.low[be] in CONTRACTED
    if not contracted and (be < 1 or not (t.low[be] in _BE or t.low[be] in _IS_NOT or t.low[be] in _SEEMING)):
        return None
    last = be if contracted else be - 1
    while last > 0 and (t.low[last] in AUXILIARIES or adverbial(t.low[last])):
        last -= 1
    first = name_start(t, last)
    of_several = t.low[first : first + 2] == ["one", "of"]
    if not name_like(t, first, last + 1) or (t.low[first].split("'")[0] in _NOT_SURE and not of_several):
        return None
    opens = t.low[hit.end : hit.end + 1]
    if opens == [] or opens[0] == "to" or not (opens[0] in _OPENING or clause_verb(t, hit.end, len(t)) is not None):
        return None  # "happy to be called if it is late"
    return Frame((first, last + 1), (hit.start, hit.end), first, hit.end + (opens[0] == "that"), "mind")


def of_nobody(t: Tokens, hit: Hit) -> Frame | None:
    """As in ", said to be ill,", "is widely thought to have": nobody is named."""
    word, before = t.low[hit.start], hit.start - 1
    if before < 1 or hit.end >= len(t) or t.low[hit.end] != "to" or t.low[hit.end : hit.end + 2] not in _TO_BE:
        return None
    if word not in _PASSIVE or (word in _PASSIVE_BY and word not in _SUPPOSED):
        return None
    while before > 0 and adverbial(t.low[before]):
        before -= 1
    if t.low[before] in (",", "(", "—"):
        return Frame(None, (hit.start, hit.end), before + 1, hit.end, "passive", relative=True)
    return Frame(None, (before, hit.end), before, hit.end, "passive") if t.low[before] in _BE else None


def is_passive(t: Tokens, hit: Hit) -> bool:
    """Whether a form of "be" stands before a participle."""
    be = _be(t, hit)
    being = be >= 0 and (t.low[be] in _BE or t.low[be] in _AM)
    return being and t.low[hit.start] != "on" and not t.low[hit.start].endswith("ing")


def by_passive(t: Tokens, hit: Hit, *, spoken: bool) -> Frame | None:
    """The frame around a participle behind a form of "be"; of what is `spoken`, of "I was told that" too."""
    be = _be(t, hit)
    return _passive(t, hit, be) or (_told(t, hit, be) if spoken else None)


def _be(t: Tokens, hit: Hit) -> int:
    be = hit.start - 1
    while be >= 0 and adverbial(t.low[be]):
        be -= 1
    return be


def _passive(t: Tokens, hit: Hit, be: int) -> Frame | None:
    """As in "is said to", "was accused by the union of", "it is believed that", "was quoted as saying"."""
    behind = hit.end
    while behind < min(len(t), hit.end + 4) and t.low[behind] in _PASSING:
        behind += 1
    behind = behind if t.low[behind : behind + 1] == ["that"] else hit.end
    if _holds_it(t, hit, be):
        return Frame(None, (be, hit.end), be, hit.end, "passive")
    if t.low[hit.start] not in _PASSIVE or behind >= len(t) or t.low[behind] not in _PASSIVE_NEEDS:
        return None
    if t.low[be - 1 : hit.end + 1] == _WORTH or t.low[be : hit.end + 1] == _SAID_OF:
        return None
    told = t.low[behind] == "that"  # "it is said that it was built by a giant"
    by = None if told else _by(t, behind, min(len(t), hit.end + 14))
    named = _with_name(t, _before_charge(t, by + 1, name_end(t, by + 1))) if by is not None else 0
    if by is not None and t.low[hit.start] in _PASSIVE_BY and (_is_of_nobody(t, be) or _of_nothing(t, hit)):
        return None
    if by is not None and name_like(t, by + 1, named) and not t.low[by + 1].endswith("ing"):
        return Frame((by + 1, named), (hit.start, hit.end), by, _past_apposition(t, named), "passive")
    it = be - 1 - (t.low[be - 1] in ("has", "had"))
    if t.low[hit.start] in _PASSIVE_BY and not (t.low[behind] == "that" and be and t.low[it] == "it"):
        return None
    if t.low[hit.start] == "quoted":
        return _quoted_as_saying(t, hit, be)
    return Frame(None, (be, hit.end), be, hit.end, "passive")


def _holds_it(t: Tokens, hit: Hit, be: int) -> bool:
    """As in "It is feared the dam will fail", "it has been claimed he left": nobody says who fears it."""
    it = be - 1 - (t.low[be - 1] in ("has", "had", "was"))
    if t.low[hit.start] not in _HOLDING_IT or it < 0 or t.low[it] != "it":
        return False
    begins = hit.end < len(t) and (t.low[hit.end] in _SUBJECTS or t.capital(hit.end) or t.low[hit.end][0].isdigit())
    return begins and clause_verb(t, hit.end, len(t)) is not None


def _of_nothing(t: Tokens, hit: Hit) -> bool:
    """As in "He was warned by a friend": what of, nobody tells."""
    rest = t.low[hit.end :]
    return t.low[hit.start] in _BIDDEN and _WHAT_OF.isdisjoint(rest[: rest.index(",")] if "," in rest else rest)


def behind_undergoer(t: Tokens, frame: Frame) -> int | None:
    """Behind "The closure" of "The closure was announced by the council"; None of any other frame, or without one."""
    if frame.style != "passive" or frame.source is None or frame.first < frame.cue[1]:
        return None
    if "that" in t.low[frame.behind - 1 : frame.behind + 1] or QUOTE in t.low[: frame.cue[0]]:
        return None  # "It was announced by the council that", "He was told by a nurse that"
    behind = frame.cue[0]
    while behind and (t.low[behind - 1] in AUXILIARIES or t.low[behind - 1] in _BE or adverbial(t.low[behind - 1])):
        behind -= 1
    return behind if behind and t.low[behind - 1] not in _RELATIVE else None


def only_when(t: Tokens, index: int) -> bool:
    """Whether nothing but "on Monday", "last week" or "in May" is left of a sentence."""
    rest = t.low[index:]
    opens = rest[:1] != [] and (rest[0] in DAYS or rest[0] in _WHEN)
    return opens and len(rest) <= _BRIEF and all(low in DAYS or low in TIMES or low in _WHEN for low in rest)


def _is_of_nobody(t: Tokens, be: int) -> bool:
    """As in "It has not been confirmed by the police", "None of it was denied by the firm", "the boat, which was"."""
    first = be
    while first > 0 and (t.low[first] in AUXILIARIES or t.low[first] in _BE or t.low[first] in NEGATIONS):
        if t.low[first] in NEGATIONS or t.low[first] in _IS_NOT:
            return True
        first -= 1
    begin = name_start(t, first) if be else be
    relative = first > 0 and t.low[first] in _RELATIVE and t.low[first - 1] == ","
    return relative or t.low[be - 2 : be] == ["yet", "to"] or t.low[begin] in _NOBODY


def _by(t: Tokens, first: int, limit: int) -> int | None:
    """Where "by the union" begins; not in "told of it, interviewed by telephone", "told of it by letter"."""
    for index in range(first, limit - 1):
        if t.low[index] == "by" and t.low[index + 1] not in _MEANS:
            others = t.low[index - 1].endswith("ed") and "," in t.low[first:index]
            return None if others else index
    return None


def _told(t: Tokens, hit: Hit, be: int) -> Frame | None:
    """As in "I was told the boat had sunk", "we have been asked whether it will last": nobody says by whom."""
    if t.low[hit.start] not in _TELLING or t.low[hit.end : hit.end + 1] == []:
        return None
    if t.low[hit.end] != "to" and (t.low[hit.end] in PREPOSITIONS or t.low[hit.end] in DAYS):  # "told in May that"
        behind = content_start(t, hit.end)
        return Frame(None, (hit.start, hit.end), be, behind, "told") if t.low[behind - 1] == "that" else None
    bidden = t.low[hit.start] in _BIDDING and t.low[hit.end] == "to" and not _goes_on(t, hit.end + 2)
    later = content_start(t, hit.end)  # "was told in May that"
    if later > hit.end + 1 and t.low[later - 1] == "that" and t.low[hit.end] != "by":
        return Frame(None, (hit.start, hit.end), be, later, "told")
    if t.low[hit.end] not in _OPENING and not bidden and not clause_follows(t, hit.end):
        return None
    return Frame(None, (hit.start, hit.end), be, hit.end + (t.low[hit.end] == "that"), "told")


def _goes_on(t: Tokens, index: int) -> bool:
    """As in "the claim that they were told to lie was absurd", where a verb follows what they were told."""
    for at in range(index, len(t)):
        if walls(t.low[at]) or t.low[at] in SUBORDINATORS or t.low[at] == "and":
            return False
        if is_verb(t, at):
            return True
    return False


def _before_charge(t: Tokens, first: int, behind: int) -> int:
    """As in "By the opposition of lying": the charge is not part of the name."""
    within = range(first + 1, behind - 1)
    charge = (i for i in within if t.low[i] in _CHARGES or (t.low[i] == "of" and t.low[i + 1].endswith("ing")))
    return next(charge, behind)


def _past_apposition(t: Tokens, behind: int) -> int:
    """Past ", the mayor," of "by Odd Berg, the mayor, as a joke"."""
    comma = next((i for i in range(behind + 1, min(len(t), behind + _LONGEST)) if walls(t.low[i])), None)
    closed = t.low[behind : behind + 1] == [","] and comma is not None and t.low[comma] == ","
    if not closed or comma is None or t.low[comma + 1 : comma + 2] not in _BEHIND_NAME:
        return behind
    return comma + 1


def _with_name(t: Tokens, behind: int) -> int:
    """Past the name of "by her son, Lukas.", where nothing follows it."""
    named = t.low[behind : behind + 1] == [","] and proper(t, behind + 1, len(t))
    return len(t) if named else behind


def _quoted_as_saying(t: Tokens, hit: Hit, be: int) -> Frame | None:
    last = be - 1
    while last > 0 and t.low[last] in AUXILIARIES:
        last -= 1  # "had been quoted"
    first = name_start(t, last) if be else be
    if not name_like(t, first, last + 1):
        return None
    behind = hit.end + 2 if t.low[hit.end : hit.end + 2] == ["as", "saying"] else hit.end
    return Frame((first, last + 1), (hit.start, behind), first, content_start(t, behind), "free")
