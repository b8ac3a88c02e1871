"""What a verb of saying needs beside it to be one: a quotation, a clause, an object, or a place at the end."""

from factcheck.annotators.builtin.frames.agreement import several, third_person
from factcheck.annotators.builtin.frames.cited import explained
from factcheck.annotators.builtin.frames.doings import means_of_itself, of_nothing, only_does, tells_truth
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.harm import reports_harm
from factcheck.annotators.builtin.frames.judgements import deliberates, judges, puts_to, rejects_it, rings
from factcheck.annotators.builtin.frames.openings import only_opens
from factcheck.annotators.builtin.frames.quoted_voices import saying
from factcheck.annotators.builtin.frames.semicolons import puts_figure
from factcheck.annotators.builtin.words.clauses import clause_verb, holds_clause, past_adverbs
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PRONOUNS,
    adverbial,
    clause_follows,
    finite,
    verbal,
)
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.titles import capitalised, is_title
from factcheck.annotators.builtin.words.tokens import MENTION, PUNCTUATION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_CLAUSE_OPENERS = WORDS["clause openers"]
_PUT_IT = frozenset({QUOTE, ":", "better", "best", "well", "this", "like", "more", "another", "in"})
_CONSIDERING = frozenset({"consider", "considers", "considered"})
_PRESS = WORDS["press"]  # speech by themselves where a newspaper or a report is the subject
_NUMBERS = WORDS["numbers"]
_NOT_TO = WORDS["not to"]  # "predicted to fall" tells of what is expected
_WRITTEN_ONLY = WORDS["written only"]  # of a report, speech; of anybody else, not
_JUDGING = WORDS["judging"]  # beliefs that take an object: "considers it a friend"
_WORKING = WORDS["working"]
_COMING_UPON = frozenset({"find", "finds", "found", "read", "reads"})  # "the clerk found the hall shut"
_BLAMING = WORDS["blaming"]
_CALLING = frozenset({"called", "calls", "calling"})  # "he called her and said"
_JOINS = frozenset({"and", "but", "when", "after", "before", "to", "at", "from", "on"})
_ASKING = WORDS["bidding somebody"]
_CLAIMING = frozenset({"claim", "claims", "claimed", "profess", "professes", "professed"})
_NOUNS_TOO = WORDS["nouns too"]
_TELLING = WORDS["telling"]
_OBJECTS = WORDS["objects"]
_HAD = (["had"], ["has"], ["was"])  # "found theft had not risen"
_SILENCE = frozenset({"nothing", "little"})
_NO_PARTICIPLES = WORDS["no participles"]
_COUNTING = frozenset({"listed", "recorded"})  # "it listed 300 plants" tells how large it is
_GOING_ON = frozenset({"to", "having", "being"})  # "denied having met them"
_SHOWING = frozenset({"show", "suggest", "indicate", "say"})  # "court records from May show"
_DEMONSTRATING = frozenset({"against", "at", "in", "over", "outside", "for", "about"})
_GOES = frozenset({"go", "goes", "went"})
_REMEMBERING = frozenset({"remembers", "remembered"})
_SUBJECTS = WORDS["subjects"]
_NO_CLAUSE = frozenset({"well", "so", "and", "but", "better", "more"})  # "they meant well and …"
_NO_SUBJECT = _NO_CLAUSE | {"it"}  # "they found it hard"
_MARKS = frozenset({QUOTE, MENTION})
_OBJECT = 5  # tokens of "all the new tests"
_HAPPENINGS = WORDS["happenings"]
_EVIDENCE = WORDS["evidence"]  # what things do as well as voices


def introduces(t: Tokens, frame: Frame, voices: Voices, *, spoken: bool = False) -> bool:
    """Whether the words beside the verb of `frame` make it speech; of what is `spoken`, what shows something too."""
    after = _after(t, frame.cue[1])
    quoted = _quote_beside(t, frame)
    if quoted and means_of_itself(t, frame, voices):
        return False
    if quoted and t.low[frame.cue[0]] in _WORKING and _of_a_work(t, frame.cue[1]):
        return False
    if not quoted and (only_does(t, frame, voices) or _demonstrates(t, frame, after)):
        return False
    if rejects_it(t, frame, voices) or saying(t, frame.cue) is not None:
        return True
    if puts_to(t, frame):  # not "put it to a vote", "to the test that week"
        return quoted or (t.low[frame.behind - 1] == "that" and clause_follows(t, frame.behind))
    return judges(t, frame, voices) or _by_place(t, frame, voices, after, quoted=quoted, spoken=spoken)


def _after(t: Tokens, index: int) -> str:
    """The word behind the verb, past "gently" of "she noted gently, “…”"; empty at the end."""
    if index >= len(t):
        return ""
    past = past_adverbs(t, index, len(t))
    index = past if past >= len(t) or t.low[past] in (",", QUOTE) else index
    return t.low[index] if index < len(t) else ""


def _by_place(t: Tokens, frame: Frame, voices: Voices, after: str, *, quoted: bool, spoken: bool) -> bool:
    """By what stands around the frame, or else by what follows the verb."""
    if frame.style == "quote":
        return _quotes(t, frame, after, quoted=quoted, spoken=spoken)
    if embedded(t, frame):
        return frame.style in ("free", "that", "belief")
    if after == QUOTE or _closes(t, frame, voices):
        return frame.style != "act" or bool(after)
    if after == "," and frame.behind > frame.cue[1] + 1 and t.low[frame.behind - 1] in ("that", ","):
        return True
    if spoken and after == "," and t.low[frame.cue[1] - 1] == "like":
        return True  # "she was like, no way"
    opens = frame.first == 1 and (t.low[0] == "as" or (spoken and t.low[0] == "like"))
    told = opens and spoken and after in _OBJECTS and t.low[frame.cue[1] + 1 : frame.cue[1] + 2] == [","]
    if after == "," or told:
        # As in "As the mayor said, …", but not "As events showed, …".
        if opens and frame.style in ("free", "that", "belief"):
            return t.low[frame.cue[0]] not in _EVIDENCE or voices.is_voice(t.phrase(*frame.source or frame.cue))
        aside = frame.style != "act" and frame.first > 1 and t.low[frame.first - 1] == ","
        return quoted or (aside and (frame.style != "that" or voices.is_voice(t.phrase(*frame.source or frame.cue))))
    if not after or (after in PUNCTUATION and after != ":") or (after in AUXILIARIES and after not in _GOING_ON):
        return False
    return _opens_content(t, frame, voices, after, quoted=quoted, spoken=spoken)


def _of_a_work(t: Tokens, index: int) -> bool:
    """As in "sang “Halden Nights” and left", "wrote “The Way Home,” a novel"; not "wrote “Stop” on the wall"."""
    if t.low[index : index + 1] != [MENTION]:
        return False
    end = t.end[index]
    several = t.word(index).count(" ") > 0 or t.low[index - 1].startswith("s")
    return is_title(t.written, t.start[index], end) or (several and capitalised(t.word(index)))


def _demonstrates(t: Tokens, frame: Frame, after: str) -> bool:
    """As in "the crews are protesting against the fares"."""
    return t.low[frame.cue[0]].startswith("protest") and after in _DEMONSTRATING


def quotes_at_once(t: Tokens, index: int) -> bool:
    """As in "she goes, “Who is it?”", "she answered: “Vik”"."""
    joint = t.low[index : index + 1] in ([","], [":"])
    following = t.low[index + joint : index + joint + 1]
    return following == [QUOTE] or (joint and following == [MENTION])


def embedded(t: Tokens, frame: Frame) -> bool:
    """As in "wounds that her family says were deep": what is said goes on with a verb, its subject stands before."""
    if frame.first < 2 or t.low[frame.first - 1] not in ("that", "which", "who"):
        return False
    after = t.low[frame.cue[1]] if frame.cue[1] < len(t) else ""
    if t.low[slice(*(frame.source or frame.cue))] == ["one"]:
        return False  # "a faith that one hoped was gone"
    if t.low[frame.cue[1] - 1] in ("about", "of"):
        return False  # "the pumps that I've been talking about are"
    if t.low[frame.cue[0]] in _NOUNS_TOO and not (third_person(t, frame) or several(t, frame)):
        return False  # "saying that a draft report had"
    return (after in AUXILIARIES and after != "to") or verbal(after)


def _opens_content(t: Tokens, frame: Frame, voices: Voices, after: str, *, quoted: bool, spoken: bool) -> bool:
    cue, source = t.low[frame.cue[0]], t.phrase(*(frame.source or frame.cue))
    clause = after in _CLAUSE_OPENERS or t.low[frame.behind - 1] in _CLAUSE_OPENERS or t.low[frame.behind - 1] == ":"
    clause = clause or (
        frame.behind > frame.cue[1] and t.low[frame.behind : frame.behind + 1] in (["how"], ["whether"])
    )
    clause = clause or (after == "which" and frame.style == "mind")
    it_is_written = t.it_is_written and source.lower() == "it"
    if not _can_say(t, frame, voices, after) or (after in _JOINS and cue in _CALLING and frame.style == "act"):
        return False
    if (explained(t, frame.cue[0]) and voices.is_voice(source)) or reports_harm(t, frame, voices):
        return True
    if cue in _PRESS and (_written(source, voices) or it_is_written):
        return not (it_is_written and cue in _COUNTING and after[0].isdigit())
    if after == "to" and cue in _CLAIMING and _does_something(t, frame):
        return voices.speaks(source)
    if cue in _NOUNS_TOO:
        follows = cue in _BLAMING or clause_follows(t, frame.cue[1])
        if cue == "fear" and after in DETERMINERS:  # "owners fear a new tax"
            follows = follows or voices.speaks(source)
        follows = follows or (quoted and cue in ("hope", "hopes"))
        return clause or (follows and (third_person(t, frame) or several(t, frame)))
    if cue in _ASKING:
        return _asks(t, frame, after, spoken=quoted or clause)
    if cue in _EVIDENCE and not quoted:
        speaks = it_is_written if source.lower() == "it" else voices.is_voice(source)
        speaks = speaks or (spoken and after == "that" and not t.low[frame.cue[0]].endswith("ing"))
        proposes = cue.startswith("suggest") and after.endswith("ing") and after not in _NO_PARTICIPLES
        return speaks and (clause or proposes or _shows_clause(t, frame, comes_upon=cue in _COMING_UPON))
    if (
        spoken
        and frame.style in ("belief", "mind")
        and after not in _NO_SUBJECT
        and clause_verb(t, frame.cue[1], len(t)) is not None
    ):
        return True
    return _says(t, frame, voices, after, spoken=quoted or clause, quoted=quoted)


def _does_something(t: Tokens, frame: Frame) -> bool:
    """As in "claims to have seen it", "claims to represent them"; not "her claims to the land"."""
    index = frame.cue[1] + 1
    does = index < len(t) and t.low[index] not in DETERMINERS and not t.capital(index)
    return does and (third_person(t, frame) or not t.low[frame.cue[0]].endswith("s"))


def _shows_clause(t: Tokens, frame: Frame, *, comes_upon: bool) -> bool:
    """As in "The data show it fell", "police found he had left"; not "they found the hall shut", "she found he had"."""
    index = frame.cue[1]
    if not comes_upon:
        return clause_follows(t, index)
    if t.low[(frame.source or frame.cue)[0]] in PRONOUNS:
        return False
    if any(t.low[i : i + 2] == ["to", "be"] for i in range(index + 1, index + _OBJECT)):
        return True  # "two hospitals found it to be safe"
    verb = index + 1 if t.low[index + 1 : index + 2] in _HAD else clause_verb(t, index, len(t))
    return verb is not None and t.low[verb] in AUXILIARIES and _SUBJECTS.isdisjoint(t.low[index + 1 : verb])


def _quotes(t: Tokens, frame: Frame, after: str, *, quoted: bool, spoken: bool) -> bool:
    cue = t.low[frame.cue[0]]
    if cue in _GOES and frame.cue[1] - frame.cue[0] == 1:
        says = t.low[frame.cue[0] - 1] in PRONOUNS and after == "," and clause_follows(t, frame.cue[1] + 1)
        return spoken and (quotes_at_once(t, frame.cue[1]) or says)  # "then he goes, the oar is too short"
    if (cue.startswith("continu") and after == "to") or (cue.startswith("reflect") and after in DETERMINERS):
        return False  # "prices continued to “rise fast”", "it reflects the town's “love of rain”"
    if cue == "pressed" and after not in (QUOTE, ",", ":") and after not in _OBJECTS:
        return False  # "pressed 1 to “speak”"
    told = after in _CLAUSE_OPENERS and not cue.endswith("ing")
    told = told or (cue in _REMEMBERING and after.endswith("ing"))
    return quoted or (spoken and told)


def _asks(t: Tokens, frame: Frame, after: str, *, spoken: bool) -> bool:
    """Not "asked not to be named", which says nothing of what was said."""
    following = t.low[frame.cue[1] : frame.cue[1] + 6]
    if following[:2] in (["not", "to"], ["to", "remain"]):
        return False
    asks = t.low[frame.behind : frame.behind + 1]
    return (
        spoken
        or "to" in following[1:]
        or after == "to"
        or (asks != [] and (asks[0] in _CLAUSE_OPENERS or asks[0] == "if"))
    )


def _says(t: Tokens, frame: Frame, voices: Voices, after: str, *, spoken: bool, quoted: bool) -> bool:
    cue = t.low[frame.cue[0]]
    if quoted or (frame.style == "belief" and cue in _JUDGING and after not in ("for", "about")):
        return True
    if frame.style in ("belief", "mind"):
        begins = _begins_clause(t, frame.cue[1]) if frame.style == "mind" else holds_clause(t, frame.cue[1])
        return spoken or (after not in _NO_CLAUSE and begins)
    if frame.style != "that" or spoken or after.endswith("ing"):
        return True
    if cue in _CLAIMING and clause_verb(t, frame.cue[1], len(t)) is not None:
        return True
    if after[0].isdigit() and clause_verb(t, frame.cue[1], len(t)) is None:
        return False  # "The firm recalled 48,000 toys after they caught fire"
    return clause_follows(t, frame.cue[1]) and voices.speaks(t.phrase(*(frame.source or frame.cue)))


def _begins_clause(t: Tokens, index: int) -> bool:
    """Not "regretted it but paid": of "it" a verb follows."""
    verb = past_adverbs(t, index + 1, len(t))
    alone = t.low[index] == "it" and not any(map(_can_be_verb, t.low[verb : verb + 1]))
    return clause_follows(t, index) and not alone


def _can_be_verb(low: str) -> bool:
    return finite(low) or verbal(low) or low.endswith("s")


def _merely_shows(cue: str, last: str) -> bool:
    """As in "the raid proved that it was late": what happened has no voice, whatever it shows."""
    return last in _HAPPENINGS and (cue in _EVIDENCE or cue.startswith("prove"))


def _can_say(t: Tokens, frame: Frame, voices: Voices, after: str) -> bool:
    """Not "fourteen states", "still predicted to fall", "plans announced by", "a theory, which calls for"."""
    assert frame.source is not None
    cue, last = t.low[frame.cue[0]], t.low[frame.source[1] - 1]
    is_noun = cue in _NOUNS_TOO and (last in _NUMBERS or verbal(last))  # "fourteen states", "raised fears"
    if is_noun or (cue in _WRITTEN_ONLY and not _publishes(t, frame, voices)):
        return cue == "puts" and (
            puts_figure(t, frame.cue[0]) or (t.low[frame.cue[1] - 1] == "it" and after in _PUT_IT)
        )
    if _merely_shows(cue, last) or (after == "about" and QUOTE not in t.low[frame.cue[1] : frame.cue[1] + 8]):
        return False
    if (cue in _TELLING and tells_truth(t, frame.cue[1])) or (after == "to" and cue.startswith("attribut")):
        return False  # "a painting attributed to Vik"
    if cue.startswith("talk") and t.low[frame.cue[1] - 1] != "of":
        of_something = t.low[frame.cue[1] + 1 : frame.cue[1] + 2]
        does = after not in _NO_PARTICIPLES or (of_something != [] and of_something[0] in DETERMINERS)
        return after.endswith("ing") and does  # "they talk about leaving", "about building a house"
    puts = after in _PUT_IT or adverbial(after) or t.low[frame.cue[1] - 1] in _OBJECTS
    if cue == "put" and not (puts or puts_figure(t, frame.cue[0])):
        return False  # "put it there"
    if cue in _CONSIDERING and (after.endswith("ing") or deliberates(t, frame)):
        return False  # "considered leaving"
    if after == "as" and frame.cue[1] - frame.cue[0] > 1:
        return False  # "a caste referred to as …"
    if rings(t, frame) or (after in _SILENCE and of_nothing(t, frame.cue[1])):
        return False  # "she called her mother", "said nothing about it"
    by_means = t.low[frame.behind - 1] == "that"  # "confirmed by letter that"
    if (after == "to" and cue in _NOT_TO) or (after == "by" and (cue.endswith("ed") or cue == "told") and not by_means):
        return False
    return t.low[frame.first] != "which" or voices.is_voice(t.phrase(*frame.source))


def _publishes(t: Tokens, frame: Frame, voices: Voices) -> bool:
    source = t.phrase(*(frame.source or frame.cue))
    return t.it_is_written if source.lower() == "it" else _written(source, voices)


def _written(source: str, voices: Voices) -> bool:
    return voices.kind_of(source) in (SourceKind.MEDIA, SourceKind.DOCUMENT) and not source.endswith(("'s", "’s"))


def _quote_beside(t: Tokens, frame: Frame) -> bool:
    if _MARKS.isdisjoint(t.low):
        return False
    before = [low for low in t.low[max(0, frame.first - 2) : frame.first] if low != ","]
    if before and before[-1] in _MARKS:
        return before[-1] == QUOTE or t.low[frame.first - 1] == ","
    return not _MARKS.isdisjoint(t.low[frame.cue[1] : frame.behind + 8])


def _closes(t: Tokens, frame: Frame, voices: Voices) -> bool:
    """Whether the frame ends its sentence behind a comma or a quotation: "…, the agency reported"."""
    if frame.first == 0 or frame.relative or t.low[frame.first - 1] not in (",", QUOTE, "—"):
        return False
    quoted = t.low[frame.first - 1] == QUOTE
    if (
        t.low[frame.cue[0]] in _NOUNS_TOO
        and not quoted
        and not ((third_person(t, frame) or several(t, frame)) and voices.speaks(t.phrase(*frame.source or frame.cue)))
    ):
        return False
    rest = t.low[frame.cue[1] :]
    stop = next((i for i, low in enumerate(rest) if low in (";", "—")), len(rest))
    rest = rest[:stop]
    if t.low[frame.cue[0]] in ("found", "find") and rest[:1] in (["it"], ["them"], ["him"], ["her"]):
        return False  # "The crew was tired — he found it the next night"
    if rest and (frame.style == "mind" or rest[-1] in _SHOWING or (not quoted and only_opens(t, frame.first - 1))):
        return False
    return not any(verbal(low) or low == QUOTE for low in rest) and len(rest) <= 8
