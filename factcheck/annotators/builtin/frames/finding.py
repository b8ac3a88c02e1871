"""All frames of a sentence: around verbs (active and passive), "according to", hearsay and "X's claim that …"."""

from collections.abc import Sequence

from factcheck.annotators.builtin.frames.cited import can_be_read, cites, cites_behind_relative, in_brackets
from factcheck.annotators.builtin.frames.claims import by_letter, by_motto, by_noun, is_noun
from factcheck.annotators.builtin.frames.colloquial import by_bidding
from factcheck.annotators.builtin.frames.contested import contesting
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.hearings import by_hearing
from factcheck.annotators.builtin.frames.means import by_means
from factcheck.annotators.builtin.frames.namings import by_naming, names_before
from factcheck.annotators.builtin.frames.not_said import says_nothing
from factcheck.annotators.builtin.frames.openings import supposes
from factcheck.annotators.builtin.frames.overheard import by_overhearing
from factcheck.annotators.builtin.frames.participles import by_participle
from factcheck.annotators.builtin.frames.passives import by_passive, by_state, is_passive, of_nobody
from factcheck.annotators.builtin.frames.polls import by_count
from factcheck.annotators.builtin.frames.purposes import by_purpose
from factcheck.annotators.builtin.frames.quoted_voices import with_quoted
from factcheck.annotators.builtin.frames.reckonings import by_reckoning, stands_apart
from factcheck.annotators.builtin.frames.reduced import only_tells_which, past_clause
from factcheck.annotators.builtin.frames.resumed import closing_comma
from factcheck.annotators.builtin.frames.sayings import by_saying
from factcheck.annotators.builtin.frames.thoughts import by_owner, by_thought
from factcheck.annotators.builtin.frames.uncued import without_cue
from factcheck.annotators.builtin.frames.verbs import by_verb
from factcheck.annotators.builtin.frames.written_voices import by_written
from factcheck.annotators.builtin.words.abbreviations import past_abbreviation
from factcheck.annotators.builtin.words.clauses import clause_verb, is_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SURE_VERBS,
    adverbial,
    name_end,
    name_like,
    name_start,
    proper,
    subject_of_sentence,
    verbal,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_PUTTING = (["put", "the"], ["puts", "the"])  # "put the toll at 80"
_WRITTEN = WORDS["written"]  # "…, published in March, …"
_POSSESSIVE = WORDS["possessive"]
_MINE = WORDS["mine"]
_NO_SOURCE = WORDS["no source"]
_WRITING = frozenset(
    {"write", "writes", "wrote", "argues", "argue", "argued", "says", "claims", "explains", "describes"}
)
_NEAR = 6  # tokens
_NOMINATIVES = frozenset(
    {"i", "he", "she", "we", "they", "there", "nothing", "nobody", "it"}
)  # "According to the mayor we are late"
_SPOKEN_VIEWS = frozenset(
    {"mind", "experience", "estimation", "point", "perspective", "book", "count", "calculation", "calculations"}
)
_WITHOUT_VERB = ("according", "hearsay", "view", "noun")
_OPEN = PREPOSITIONS | {"of", "for", "and", "or", "all", "both", "than", "but", "nearly", "almost", "some", "only"}
_ABOUT = frozenset({"who", "whose", "which", "speaking"})  # "Ida Moe, whose son was hurt,"
_LONGEST_AGE = 3  # figures
_PARAGRAPHS = frozenset({"article", "section", "rule", "page", "paragraph", "chapter", "figure", "table", "clause"})
_GRANTING = frozenset({"accept", "accepts", "accepted", "understands", "gathered"})
_ITSELF = frozenset({"correspondent", "reporter"})  # whoever writes for the paper
_VERDICTS = tuple([who, "decided", "that"] for who in ("jury", "jurors", "judge", "judges", "court", "tribunal"))
_ACCOUNTS = WORDS["accounts"]  # "according to our own count"
_CERTAIN, _HELD = WORDS["certain"], WORDS["held"]


def find_frames(t: Tokens, hits: Sequence[Hit], voices: Voices, *, spoken: bool = False) -> list[Frame]:
    """The frames of a sentence from left to right, none overlapping another; of what is `spoken`, knowing too."""
    frames: list[Frame] = []
    for hit in hits:
        if says_nothing(t, hit):
            continue
        frame = of_nobody(t, hit) or _found(t, hit, voices, spoken=spoken) or _again(t, hit, frames)
        if frame is None:
            continue
        if frames and (_told_inside(t, frames[-1], frame) or _reportedly(t, frames[-1], frame)):
            frames[-1] = frame
        elif frames and frames[-1].style == "citing" and frame.first < frames[-1].first:
            frames.insert(-1, frame)  # "Brekke, citing police, said"
        elif not (frames and frame.first < frames[-1].behind):
            frames += with_quoted(t, frame)
        elif frame.style == "citing" and frame.first >= frames[-1].cue[1]:
            frames.append(frame)  # "The paper said, citing police, that …"
    tag = without_cue(t, voices, spoken=spoken)
    return frames if tag is None or (frames and frames[0].first < tag.behind) else [tag, *frames]


def _told_inside(t: Tokens, earlier: Frame, frame: Frame) -> bool:
    """As in "economists, who had expected worse, said", "Vik, who was accused of it, said": the last is heard."""
    if not frame.first < earlier.first < frame.cue[0]:
        return False
    nobody = earlier.style == "passive" and _who_is(t, earlier)
    again = earlier.relative and earlier.source is not None and earlier.source == frame.source
    whose = t.low[earlier.first - 1] == "whose"
    why = frame.source is not None and frame.source[1] <= earlier.first - 1 and t.low[earlier.first - 1] == "because"
    return nobody or whose or why or (again and closing_comma(t, earlier.behind) is None)


def _who_is(t: Tokens, passive: Frame) -> bool:
    """Whether it tells of whoever stands before "who": "the firm, which was accused of fraud by the union, said"."""
    last = passive.cue[0] - (t.low[passive.cue[0]] not in AUXILIARIES)
    while last > 0 and (t.low[last] in AUXILIARIES or adverbial(t.low[last])):
        last -= 1
    return t.low[last] in ("who", "which")


def _reportedly(t: Tokens, earlier: Frame, frame: Frame) -> bool:
    """As in "Vik reportedly told the council": he is heard, whoever reports it."""
    between = frame.source is not None and frame.source[1] <= earlier.first and earlier.behind <= frame.cue[0]
    return between and earlier.style == "hearsay"


def _again(t: Tokens, hit: Hit, frames: Sequence[Frame]) -> Frame | None:
    """As in "They know that it is late, know that it rains": the same verb has the same subject."""
    if not frames or t.low[hit.start - 1] != "," or t.low[hit.end : hit.end + 1] != ["that"]:
        return None
    last = frames[-1]
    if last.source is None or t.low[slice(*last.cue)] != t.low[hit.start : hit.end]:
        return None
    return last._replace(cue=(hit.start, hit.end), first=hit.start, behind=hit.end + 1)


def _found(t: Tokens, hit: Hit, voices: Voices, *, spoken: bool) -> Frame | None:
    if hit.section == "count":
        return by_count(t, hit)
    frame = by_saying(t, hit) or by_hearing(t, hit, spoken=spoken) or by_means(t, hit, voices)
    frame = frame or by_reckoning(t, hit, spoken=spoken) or (by_bidding(t, hit) if spoken else by_overhearing(t, hit))
    if frame is not None:
        return frame
    certain = spoken and t.low[hit.start] in _CERTAIN
    held = t.low[hit.start] in _HELD and t.low[hit.end : hit.end + 1] == ["that"]
    state = by_state(t, hit) if certain or held else None
    if state is not None and (spoken or voices.is_voice(t.phrase(*(state.source or state.cue)))):
        return state
    if hit.section == "mind" and not (t.low[hit.start] == "understood" and is_passive(t, hit)):
        return None if certain else _by_mind(t, hit, voices, spoken=spoken)
    if hit.section == "thought":
        return by_thought(t, hit) if spoken else by_motto(t, hit)
    if hit.section in _WITHOUT_VERB or cites(t, hit.start) or is_noun(t, hit):
        return _without_verb(t, hit, voices, spoken=spoken)
    if is_passive(t, hit):
        return by_naming(t, hit, voices) or by_passive(t, hit, spoken=spoken)
    naming = by_naming(t, hit, voices)
    if naming is not None or names_before(t, hit) or only_tells_which(t, hit):
        return naming
    return _by_verb(t, hit, voices, spoken=spoken)


def _by_verb(t: Tokens, hit: Hit, voices: Voices, *, spoken: bool) -> Frame | None:
    frame = by_verb(t, hit, voices, spoken=spoken) or by_purpose(t, hit, spoken=spoken)
    if not spoken:
        frame = by_participle(t, hit, voices) if frame is None else contesting(t, frame)
        frame = None if frame is not None and supposes(t, frame) else frame
    if frame is not None and t.low[hit.start : hit.end] in _PUTTING:
        return frame._replace(cue=(hit.start, hit.start + 1), behind=hit.start + 1)
    return frame or (by_written(t, hit, voices) if spoken else by_letter(t, hit, voices))


def _without_verb(t: Tokens, hit: Hit, voices: Voices, *, spoken: bool) -> Frame | None:
    if hit.section == "according":
        return _by_according(t, hit, voices)
    if hit.section == "hearsay":
        return Frame(None, (hit.start, hit.end), hit.start, hit.end, hit.section)
    if cites(t, hit.start):
        return _citing(t, hit, voices)
    if hit.section == "view":
        return _in_the_view(t, hit, spoken=spoken)
    return by_noun(t, hit, voices)


def _by_mind(t: Tokens, hit: Hit, voices: Voices, *, spoken: bool) -> Frame | None:
    if t.low[hit.end : hit.end + 2] == ["it", ","]:
        return _as_seen(t, hit)
    if t.low[hit.start - 1 : hit.end + 1] in _VERDICTS:
        return by_verb(t, hit._replace(section="that"), voices, spoken=spoken)
    owned = by_owner(t, hit, spoken=spoken)
    return owned or (by_verb(t, hit, voices, spoken=True) if spoken or _grants(t, hit, voices) else None)


def _grants(t: Tokens, hit: Hit, voices: Voices) -> bool:
    """As in "She accepts the ferry has to stop", "the BBC understands it is late"; not "accepts cards that are new"."""
    itself = t.low[hit.start] in ("understands", "gathered")
    that = itself and t.low[hit.end : hit.end + 1] == ["that"]
    if t.low[hit.start] not in _GRANTING or not hit.start or clause_verb(t, hit.end + that, len(t)) is None:
        return False
    source = name_start(t, hit.start - 1), hit.start
    if itself:
        media = t.low[hit.start - 1] in _ITSELF or voices.kind_of(t.phrase(*source)) is SourceKind.MEDIA
        return name_like(t, *source) and media
    return t.low[source[0]] in _NOMINATIVES or (name_like(t, *source) and voices.is_voice(t.phrase(*source)))


def _as_seen(t: Tokens, hit: Hit) -> Frame | None:
    """As in "As the mayor sees it, the sale helps"."""
    if t.low[0] != "as" or not name_like(t, 1, hit.start) or any(map(walls, t.low[1 : hit.start])):
        return None
    return Frame((1, hit.start), (hit.start, hit.end + 1), 1, hit.end + 2, "belief")


def _by_according(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    behind = _whole_name(t, hit.end)
    head = max(hit.end, name_end(t, hit.end) - 1)  # "figures", of "figures released under new rules"
    if behind == hit.end or t.low[hit.end] in _NO_SOURCE or t.low[head] in _NO_SOURCE:
        return None
    # As in "…, per Haynes."; Per is a name, too.
    closing = t.low[max(0, hit.start - 1)] == "," and t.capital(hit.end) and not t.capital(hit.start)
    if t.low[hit.start] == "per" and t.low[hit.end] not in DETERMINERS and not closing:
        return None
    source = (hit.end, behind)
    owned = t.low[hit.end] in _POSSESSIVE or t.low[hit.end] == "its"
    account = owned or t.low[head] in _ACCOUNTS or _between_commas(t, hit, behind)
    if not (account or voices.speaks(t.phrase(*source))):
        return None
    source = (hit.end, past_clause(t, behind, opens=not hit.start))
    behind = source[1]
    if t.low[hit.start] == "(":  # "(source: the harbour office)"
        return in_brackets(t, hit, behind)
    inside = hit.start > 1 and t.low[hit.start - 1] == "," and is_verb(t, hit.start - 2)
    past = _past_apposition(t, behind, to_the_end=hit.start > 0)
    past = behind if inside and past == len(t) else past  # "It was, according to Vik, the oldest, a wreck."
    return Frame(source, (hit.start, hit.end), hit.start, past, hit.section)


def _between_commas(t: Tokens, hit: Hit, behind: int) -> bool:
    """As in "According to the cards, it was moved", "It was moved, according to the cards."; not "by age"."""
    named = t.low[hit.end] in DETERMINERS or t.capital(hit.end)
    opens = not hit.start or t.low[hit.start - 1] in (",", "but", "and", "that")
    closes = t.low[behind : behind + 1] == [","] or (behind >= len(t) and t.low[hit.start - 1] == ",")
    return named and opens and closes


def _citing(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    """As in "…, the paper reported, citing a briefing from the ministry": whose word it is in the end.

    Also in "Citing police, the paper said", "The paper, which cited police, said".
    """
    behind = _whole_name(t, hit.end)
    relative = cites_behind_relative(t, hit.start)
    opens = not hit.start and t.low[behind : behind + 1] == [","]
    if not (opens or relative or (hit.start > 1 and t.low[hit.start - 1] == ",")) or behind == hit.end:
        return None
    if not can_be_read(t, hit.end, behind, voices):
        return None
    past = behind
    if t.low[behind : behind + 1] == [","] and t.low[behind + 1 : behind + 2] in (["which"], ["who"]):
        past = next((i for i in range(behind + 2, len(t)) if t.low[i] == ","), behind)  # ", which do not exist,"
    return Frame((hit.end, behind), (hit.start, hit.end), hit.start - relative, past, "citing")


def _whole_name(t: Tokens, first: int) -> int:
    """As in "A report released on Monday by the ministry": behind "according to" a name reaches to the comma."""
    index = first
    while (
        index < len(t)
        and not walls(t.low[index])
        and t.low[index] not in ("who", "which", "that")
        and not (index > first and t.low[index] in _NOMINATIVES and t.low[index - 1] not in PREPOSITIONS)
        and not (index > first and _clause_begins(t, first, index))
        and index - first < 24
    ):
        index += 1
    past = past_abbreviation(t, index)
    return index if past is None else _whole_name(t, past)


def _clause_begins(t: Tokens, first: int, index: int) -> bool:
    """As in "According to the ministry 14 boats sank", "… the road is shut"; not "to article 4 the tenant is"."""
    before, low = t.low[index - 1], t.low[index]
    if before in _OPEN or before in _PARAGRAPHS or t.capital(index):
        return False
    number = index + 2 if t.low[index : index + 2] in (["more", "than"], ["fewer", "than"], ["at", "least"]) else index
    if any(low in SURE_VERBS for low in t.low[first:index]) or clause_verb(t, number, len(t)) is None:
        return False
    if number > index:
        return t.low[number][0].isdigit()
    if low[0].isdigit():  # not "to a 54-year-old baker named Ida"
        return before not in DETERMINERS and not t.capital(index - 1) and t.low[index + 1] not in DETERMINERS
    return low in DETERMINERS and before not in DETERMINERS and "," not in t.low[index:]


def _past_apposition(t: Tokens, index: int, *, to_the_end: bool) -> int:
    """Past ", Alireza, the coach," behind a name, where one follows; what has a verb is no apposition."""
    if t.low[index : index + 1] == ["("] and t.low[index + 2 : index + 3] == [")"]:
        index += 3  # "Ida Moe (Harbour)"
    if index >= len(t) or t.low[index] != ",":
        return index
    comma = next((i for i in range(index + 1, len(t)) if walls(t.low[i])), len(t))
    inside = t.low[index + 1 : comma]
    closed = t.low[comma : comma + 1] == [","] and clause_verb(t, comma + 1, len(t)) is not None
    if inside[:1] and inside[0] in _ABOUT and (closed or (to_the_end and comma == len(t) and inside[0] != "which")):
        return comma  # "According to two clerks, who had seen it, the quay sank"
    if (
        len(inside) == 1
        and inside[0].isdigit()
        and len(inside[0]) <= _LONGEST_AGE
        and (closed or comma < len(t) or to_the_end)
    ):
        return comma if comma == len(t) else _past_apposition(t, comma, to_the_end=to_the_end)
    if not inside or comma - index > 16 or any(low in SURE_VERBS for low in inside):
        return index
    if t.low[comma + 1 : comma + 2] in (["and"], ["but"]):
        return index  # "According to Vik, the mayor left early, and said …"
    if any(map(verbal, inside)) and clause_verb(t, comma + 1, len(t)) is None:
        return index  # "According to the paper, the otters responded to it, roughly as men do"
    office = len(inside) > 1 and inside[1] == "of" and t.capital(index - 1)  # "Ida Moe, president of the league"
    begins = inside[0] in DETERMINERS or inside[0] in _WRITTEN or office or proper(t, index + 1, comma)
    if comma == len(t):
        return comma if to_the_end and not inside[0][0].isdigit() else index
    return _past_apposition(t, comma, to_the_end=to_the_end) if begins and t.low[comma] == "," else index


def _in_the_view(t: Tokens, hit: Hit, *, spoken: bool) -> Frame | None:
    """As in "In the mayor's view, the sale helps"; "in my view" is a voice in speech alone."""
    owner, own = hit.start - 1, t.low[hit.start] == "own"
    openers = ("by", "in") if own else ("in", "to", "from")
    if t.low[hit.start] == "book" and not _WRITING.isdisjoint(t.low[hit.end : hit.end + _NEAR]):
        return None  # "In his book, Vik writes that"
    to_mind = t.low[hit.start] == "mind" and t.low[owner - 1] == "to" and stands_apart(t, owner - 1, hit)
    if t.low[hit.start] in _SPOKEN_VIEWS and not (to_mind or (spoken and t.low[hit.end : hit.end + 1] == [","])):
        return None
    possessive = t.low[owner] in _POSSESSIVE or (own and t.low[owner] == "its")
    if owner > 0 and possessive and t.low[owner - 1] in openers:
        apart = owner == 1 or walls(t.low[owner - 2])
        if (t.low[owner] in _MINE and not spoken) or ((own or t.low[hit.start] == "eyes") and not apart):
            return None  # "The firm stands by its own numbers", "There was fire in her eyes"
        source = (_named_behind(t, hit.end) if own and owner == 1 else None) or (owner, hit.start)
        return Frame(source, (hit.start, hit.end), owner - 1, hit.end, "according")
    opening = next((i for i in range(owner - 1, max(-1, owner - 6), -1) if t.low[i] in openers), None)
    if opening is None or not t.low[owner].endswith(("'s", "s'")):
        return None
    return Frame((opening + 1, owner + 1), (hit.start, hit.end), opening, hit.end, "according")


def _named_behind(t: Tokens, comma: int) -> tuple[int, int] | None:
    """As in "By his own account, Vik slept": whose account it is comes last."""
    if t.low[comma : comma + 1] != [","]:
        return None
    source = subject_of_sentence(t, comma + 1, len(t))
    if source is None or t.low[source[0]] in PRONOUNS:
        return None
    return source[0], next((i for i in range(source[0] + 1, source[1]) if is_verb(t, i)), source[1])
