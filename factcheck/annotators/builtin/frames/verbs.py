"""Frames around a verb: "X said that …", "…," said X, "X, the mayor, called for …", "X, who warned …"."""

from factcheck.annotators.builtin.frames.antecedents import antecedent
from factcheck.annotators.builtin.frames.appositions import with_apposition
from factcheck.annotators.builtin.frames.before_verbs import (
    before_auxiliaries,
    hedged,
    keen_to,
    keeps,
    negates,
    past_time,
)
from factcheck.annotators.builtin.frames.commas_in_names import before_commas
from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.frames.inverted import by_inversion
from factcheck.annotators.builtin.frames.named_subjects import company_of, name_before_role, named_before, past_place
from factcheck.annotators.builtin.frames.needs import introduces
from factcheck.annotators.builtin.frames.reacting import who_react
from factcheck.annotators.builtin.frames.sayers import anyone, bare_word, mine, plain_source
from factcheck.annotators.builtin.frames.shared_subjects import goes_on_passive, subject_before
from factcheck.annotators.builtin.frames.summing import summed
from factcheck.annotators.builtin.frames.unsaid import only_bidden, rejected, told_of_it
from factcheck.annotators.builtin.frames.verb_groups import declines_to, goes_on_to, goes_so_far, keeps_on, seeks_to
from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    CONTRACTED,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    STAND_ALONE,
    adverbial,
    clause_follows,
    close_to,
    name_like,
    name_start,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.subjects import subject_of_sentence
from factcheck.annotators.builtin.words.tokens import MENTION, PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_NOT_BEFORE_VERB = (DETERMINERS - PRONOUNS - STAND_ALONE) | {"to", "of", "no", "any", "new"}
_HEARERS = WORDS["hearers"]
_EVIDENCE = WORDS["evidence"] | {"proves", "proved", "attests", "attest"}
_MODALS = WORDS["modals"]  # "could say", "will announce": not said yet
_OBJECTS = WORDS["objects"]
_GOING_ON = WORDS["going on"]
_BRIEF = 6  # tokens of "reporters in the hall on Monday"
_JOINTS = WORDS["joints"]
_SAID = frozenset({"said", "says", "recalled", "explained", "wrote", "added", "argued"})
_TELLING_HOW = frozenset({"asking", "speaking", "citing"})  # "…, she said, asking not to be named"
_LONGEST = 6  # tokens of a name behind "said"
_JUDGES = ("reject", "welcome", "defend")
_CLAUSE_OPENERS = WORDS["clause openers"]
_SOMEBODY = frozenset({"somebody", "anybody", "everybody", "anyone", "everyone"})
_HOLDING = ("belief", "mind")


def by_verb(t: Tokens, hit: Hit, voices: Voices, *, spoken: bool) -> Frame | None:
    """The frame around an active verb of saying, where it has a speaker and something that is said.

    What is `spoken` tells too of what people do not think, and of what they would say.
    """
    hit = _without_object(t, hit)
    if t.low[hit.end : hit.end + 1] and t.low[hit.end] in _SAID:
        return None  # "a report she wrote said that"
    stands = not hit.start or _stands_as_verb(t, hit.start) or keen_to(t, hit.start) is not None or keeps(t, hit)
    if not stands and not (spoken and _goes_on(t, hit)):
        return None
    frame = None if _behind_relative(t, hit.start) else by_inversion(t, hit)
    frame = frame or _after_subject(t, hit, voices, spoken=spoken)
    if frame is None or frame.source is None or mine(t.low[frame.source[0]]) or anyone(t, frame.source, hit.start):
        return None
    if told_of_it(t, frame) or rejected(t, frame):
        return None
    said = _summed(t, frame) if frame.first else None
    if said is not None:
        return said
    if t.low[hit.start] == "forget" and not _MODALS.isdisjoint(t.low[frame.source[1] : hit.start]):
        return None  # "people can forget that": they may hold it true
    if not plain_source(t, frame.source, spoken=spoken) or (
        _tells_us(t, hit) and not (_is_voice(t, frame.source, voices) or (spoken and t.low[frame.behind - 1] == "that"))
    ):
        return None
    if (
        not (t.low[frame.source[0]] in _OBJECTS or ((spoken or QUOTE in t.low) and t.low[frame.source[0]] in _SOMEBODY))
        and bare_word(t, frame.source)
        and not _is_voice(t, frame.source, voices)
    ):
        return None
    if t.low[frame.cue[0]] == "asked" and t.low[max(0, frame.first - 1)] == "as":
        return None  # "It was shut, as the council had asked": what was done
    frame = _with_joint(t, frame) if spoken or t.low[frame.first - 1] in ("as", "so") else frame
    return frame if introduces(t, frame, voices, spoken=spoken) else None


def _with_joint(t: Tokens, frame: Frame) -> Frame:
    """With "as" of ", as they say,", "or so" of ", or so they say."."""
    before = t.low[max(0, frame.first - 2) : frame.first]
    evident = t.low[frame.cue[0]] in _EVIDENCE  # "as the photos show"
    if before in ([QUOTE, "as"], [",", "as"]) and not evident and _tells_when(t, frame.cue[1]):
        return frame._replace(first=frame.first - 1)
    if before == [",", "as"] and t.low[frame.cue[1] : frame.cue[1] + 1] == [","]:
        return frame._replace(first=frame.first - 1)
    return frame._replace(first=frame.first - 2) if before == ["or", "so"] and frame.cue[1] >= len(t) else frame


def _tells_when(t: Tokens, index: int) -> bool:
    """Whether a sentence ends with "said", "told reporters on Monday"."""
    rest = t.low[index:]
    if len(rest) > _BRIEF or any(verbal(low) or low == QUOTE for low in rest):
        return False
    return not rest or rest[0] in PREPOSITIONS or rest[0] in DAYS or (rest[0] in _HEARERS and rest[0] != "the")


def _goes_on(t: Tokens, hit: Hit) -> bool:
    """As in "They are trying to find out how", "they kept insisting that", "they're saying that"."""
    is_saying = t.low[hit.start].endswith("ing") and t.low[hit.start - 1] in CONTRACTED
    return is_saying or seeks_to(t, hit) or declines_to(t, hit) or keeps_on(t, hit)


def _summed(t: Tokens, frame: Frame) -> Frame | None:
    """As in "What he said was that it is late", "the first thing she told us is that": up to "that"."""
    if frame.style in ("act", "quote"):
        return None
    place = summed(t, frame.first, frame.cue[1], frame.behind)
    return None if place is None else frame._replace(first=place[0], behind=place[1])


def _without_object(t: Tokens, hit: Hit) -> Hit:
    """As in "He rejected the charge.": where nothing follows, that is what it is about."""
    ends = hit.end >= len(t) or walls(t.low[hit.end])
    with_object = hit.section == "act" and t.low[hit.start].startswith(_JUDGES) and hit.end - hit.start > 1
    return hit._replace(end=hit.start + 1) if ends and with_object else hit


def _is_voice(t: Tokens, source: tuple[int, int], voices: Voices) -> bool:
    return voices.is_voice(t.phrase(*source))


def _tells_us(t: Tokens, hit: Hit) -> bool:
    """As in "the past tells us": nobody's word."""
    return t.low[hit.start] != "told" and t.low[hit.end : hit.end + 1] == ["us"]


def _stands_as_verb(t: Tokens, verb: int) -> bool:
    """Not "the claim", "to say", "United States", "a teacher reporting"."""
    before = t.low[verb - 1]
    if t.capital(verb) and before != QUOTE and before not in PUNCTUATION:
        return False
    if t.low[verb].endswith("ing") and not (before in PUNCTUATION or before in AUXILIARIES) and not adverbial(before):
        return before == "and"
    if before == "her" and t.low[verb + 1 : verb + 2] == ["that"] and verbal(t.low[verb - 2]):
        return True  # "people who met her report that"
    if before == "her" and close_to(t, verb - 2):
        return True
    return before not in _NOT_BEFORE_VERB or _spoken_to(t, verb) or goes_on_to(t, verb) or hedged(t, verb)


def _spoken_to(t: Tokens, verb: int) -> bool:
    """As in "a nurse I spoke to told me"."""
    return t.low[verb - 1] == "to" and (t.low[verb] in _SAID or t.low[verb] == "told")


def _behind_relative(t: Tokens, verb: int) -> bool:
    """As in "One official, who was not allowed to speak, said": the speaker stands before the clause."""
    if verb < 4 or t.low[verb - 1] != ",":
        return False
    opening = next((i for i in range(verb - 2, 0, -1) if t.low[i] == ","), 0)
    aside = t.low[opening + 1] in ("who", "which", "whose") or t.low[opening + 1 : opening + 3] == ["responding", "to"]
    return opening > 0 and aside and not any(map(verbal, t.low[:opening]))


def _after_subject(t: Tokens, hit: Hit, voices: Voices, *, spoken: bool) -> Frame | None:
    to_say = goes_on_to(t, hit.start) or (spoken and (seeks_to(t, hit) or declines_to(t, hit)))
    far = goes_so_far(t, hit.start)
    verb = far or keen_to(t, hit.start) or hit.start - (2 if to_say else 0)
    if verb == hit.start and keeps(t, hit):
        verb -= 1 + (t.low[verb - 1] == "on")
    verb -= spoken and verb == hit.start and t.low[verb - 1] in _GOING_ON and t.low[verb].endswith("ing")
    last = verb - 1 if _spoken_to(t, verb) else before_auxiliaries(t, verb - 1)
    if spoken and last > 0 and negates(t, last) and hit.section in _HOLDING:
        last = before_auxiliaries(t, last - 1)  # "they don't think that"; what they did not say is on nobody's word
    modal = not spoken and not _MODALS.isdisjoint(t.low[last + 1 : verb]) and not _tells_you(t, hit)
    if last < 0 or negates(t, last) or modal:
        return None
    if _joins(t, last):
        return _shared_subject(t, hit, last, voices) or (_of_whom(t, hit, last, voices) if spoken else None)
    if t.low[last] == ",":
        return _participle(t, hit, last) if t.low[far or hit.start].endswith("ing") else _apposition(t, hit, last)
    lone = t.low[last] == "—" and "—" not in t.low[:last]
    if lone and t.low[hit.start].endswith("ing"):
        return _participle(t, hit, last)  # "It fought the port — claiming that"
    if t.low[last] in (")", "—"):
        last = _before_bracket(t, last)
    return None if last < 0 or walls(t.low[last]) else _of_name(t, hit, last, voices)


def _of_name(t: Tokens, hit: Hit, last: int, voices: Voices) -> Frame | None:
    """The frame of the speaker whose name, or what is said of him, ends at `last`."""
    first = name_start(t, last)
    if first > 1 and t.low[first].endswith("ing") and t.low[first - 1 : last + 2 : last + 2 - first] == [",", "—"]:
        source = antecedent(t, first - 2)  # "Moe, acting for Brown – who has no children – said"
        return None if source is None else _frame(t, hit, source, source[0])
    if t.low[max(0, first - 1) : first + 2] == [",", "responding", "to"]:
        return None  # "Vik, responding to union claims that"
    first = before_commas(t, past_place(t, first), last, hit.end, voices)
    named = name_before_role(t, first, last, voices)
    if named is not None:
        return _frame(t, hit, named, 0)
    behind = last + 1 + _speaking_publicly(t, first, last + 1)
    return _frame(t, hit, (first, behind), first) if name_like(t, first, last + 1) else None


def _tells_you(t: Tokens, hit: Hit) -> bool:
    """As in "Some will tell you they have not slept"; not "will tell you where to park"."""
    if t.low[hit.start : hit.end + 1] != ["tell", "you"]:
        return False
    return t.low[hit.end + 1 : hit.end + 2] == ["that"] or clause_verb(t, hit.end + 1, len(t)) is not None


def _speaking_publicly(t: Tokens, first: int, behind: int) -> bool:
    """As in "a clerk who was not allowed to speak publicly said": the adverb belongs to what is told of the clerk."""
    tells = not {"who", "speaking"}.isdisjoint(t.low[first:behind])
    return tells and t.low[behind].endswith("ly") and adverbial(t.low[behind])


def _joins(t: Tokens, index: int) -> bool:
    return t.low[index] in ("and", "but", "who", "which") and not t.capital(index)


def _before_bracket(t: Tokens, closing: int) -> int:
    """The last token before "(…)" or "— … —"; of a single dash, that dash."""
    mark = "(" if t.low[closing] == ")" else "—"
    opening = next((i for i in range(closing - 1, -1, -1) if t.low[i] == mark), 0 if mark == "(" else closing + 1)
    return opening - 1


def _frame(t: Tokens, hit: Hit, source: tuple[int, int], first: int, *, relative: bool = False) -> Frame:
    if source[1] - source[0] > 1 and t.low[source[1] - 1] in ("both", "each", "all"):
        source = (source[0], source[1] - 1)
    later = t.low[hit.end : hit.end + 1] in ([","], ["from"]) and hit.section in ("belief", "mind")
    behind = content_start(t, hit.end) if later or hit.section in ("free", "that") else hit.end
    if hit.section == "quote" and ":" in t.low[hit.end :]:  # "She remembers the day: “…”"
        colon = t.low.index(":", hit.end)
        behind = colon + 1 if t.low[colon + 1 : colon + 2] == [QUOTE] else behind
    return Frame(source, (hit.start, hit.end), first, behind, hit.section, relative)


def _shared_subject(t: Tokens, hit: Hit, joint: int, voices: Voices) -> Frame | None:
    """As in "She left early and said …", "the mayor, who said …"."""
    if t.low[joint] in ("and", "but"):
        if goes_on_passive(t, hit.start, joint):
            return None
        begin = next((i + 1 for i in range(joint - 1, -1, -1) if _parts_clauses(t, i)), 0)
        source = subject_before(t, begin, joint)
        if source is not None and (
            t.low[source[0]] in _CLAUSE_OPENERS or t.low[source[0]] == "according" or only_bidden(t, source, hit.start)
        ):
            return None  # "says that the staff left and asks for more"
    elif t.low[joint - 1] != ",":
        source = who_react(t, hit, joint, voices)  # "a president who has voiced support" says which one
    else:
        source = named_before(t, antecedent(t, joint - 1 - (t.low[joint - 1] == ",")))
    return _frame(t, hit, source, joint, relative=True) if source is not None else None


def _parts_clauses(t: Tokens, index: int) -> bool:
    """Not a comma, nor the quotation in "She discussed “the end of the pier” and agreed that"."""
    object_ = t.low[index] == QUOTE and index > 1 and t.low[index - 1] not in PUNCTUATION
    bracket = t.low[index] in ("(", ")") and t.capital(max(0, index - 1 - 2 * (t.low[index] == ")")))
    return walls(t.low[index]) and t.low[index] != "," and not (object_ or bracket)


def _of_whom(t: Tokens, hit: Hit, who: int, voices: Voices) -> Frame | None:
    """As in "Don't believe those who claim that it is late"."""
    if (
        t.low[who] != "who"
        or hit.section == "mind"
        or not (t.low[hit.end : hit.end + 1] == ["that"] or clause_follows(t, hit.end))
    ):
        return None
    source = antecedent(t, who - 1)
    several = source is not None and (t.low[source[0]] == "those" or t.low[source[1] - 1] == "people")
    if source is None or not (several or voices.is_voice(t.phrase(*source))):
        return None
    return _frame(t, hit, source, source[0])


def _participle(t: Tokens, hit: Hit, comma: int) -> Frame | None:
    """As in "…, saying that …": the speaker is the subject of the clause before; not "…, speaking on the phone"."""
    if t.low[hit.start] == "speaking" and t.low[hit.end] in PREPOSITIONS:
        return None
    closing = None if t.low[hit.start] in _TELLING_HOW else _who_closes(t, comma)
    if closing is not None:
        return _frame(t, hit, closing, comma + 1, relative=True)
    who = next((i for i in range(comma - 1, 1, -1) if t.low[i] == "who"), 0)
    if who and t.low[who - 1] == "," and "," not in t.low[who:comma]:
        source = named_before(t, antecedent(t, who - 2))  # "the work of Ida Holm, who left in May, saying"
    else:
        begin, verb = _last_clause(t, comma)
        source = company_of(t, subject_of_sentence(t, begin, verb, several=begin > 0))
    if source is None or QUOTE in t.low[slice(*source)] or MENTION in t.low[slice(*source)]:
        return None
    last = past_time(t, source[1] - 1)  # "The court on Friday"
    return _frame(t, hit, (source[0], max(source[0], last) + 1), comma + 1, relative=True)


def _last_clause(t: Tokens, comma: int) -> tuple[int, int]:
    """Where the last clause before a comma begins, and its verb: "The ground is safe, but the council disagrees,".

    Where there is but one, the beginning of the sentence and the comma.
    """
    for joint in range(comma - 1, 1, -1):
        if t.low[joint] in _JOINTS and t.low[joint - 1] == ",":
            verb = clause_verb(t, joint + 1, comma)
            if verb is not None:
                return joint + 1, verb
    return 0, comma


def _who_closes(t: Tokens, comma: int) -> tuple[int, int] | None:
    """The speaker of "“It is late,” she said, adding that", "…, said Vik, adding that"; None where nobody closes so."""
    if comma > 1 and t.low[comma - 1] in _SAID:
        first = name_start(t, comma - 2)
        before = t.low[first - 1] if first else ""
        return (first, comma - 1) if before in (",", QUOTE) and name_like(t, first, comma - 1) else None
    said = next((i for i in range(comma - 2, max(0, comma - _LONGEST), -1) if t.low[i] in _SAID), 0)
    closes = said > 0 and t.low[said - 1] in (",", QUOTE) and all(map(t.capital, range(said + 1, comma)))
    return (said + 1, comma) if closes else None


def _apposition(t: Tokens, hit: Hit, comma: int) -> Frame | None:
    """As in "Oda Brekke, the minister, said"."""
    place = with_apposition(t, comma)
    return None if place is None else _frame(t, hit, place[1], place[0])
