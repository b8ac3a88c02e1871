"""All frames of a sentence: around verbs (active and passive), "according to", hearsay and "X's claim that …"."""

from collections.abc import Sequence

from factcheck.annotators.builtin.frames.accounts import by_according, by_citing, by_view
from factcheck.annotators.builtin.frames.cited import cites
from factcheck.annotators.builtin.frames.claims import by_letter, by_motto, by_noun, is_noun
from factcheck.annotators.builtin.frames.colloquial import by_bidding
from factcheck.annotators.builtin.frames.contested import contesting
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.hearings import by_hearing
from factcheck.annotators.builtin.frames.means import by_means
from factcheck.annotators.builtin.frames.namings import by_naming, names_before
from factcheck.annotators.builtin.frames.not_said import says_nothing
from factcheck.annotators.builtin.frames.openings import behind_clause, supposes
from factcheck.annotators.builtin.frames.overheard import by_overhearing
from factcheck.annotators.builtin.frames.participles import by_participle
from factcheck.annotators.builtin.frames.passives import by_passive, by_state, is_passive, of_nobody
from factcheck.annotators.builtin.frames.polls import by_count
from factcheck.annotators.builtin.frames.purposes import by_purpose
from factcheck.annotators.builtin.frames.quoted_voices import with_quoted
from factcheck.annotators.builtin.frames.reckonings import by_reckoning
from factcheck.annotators.builtin.frames.reduced import only_tells_which
from factcheck.annotators.builtin.frames.resumed import closing_comma
from factcheck.annotators.builtin.frames.sayings import by_saying
from factcheck.annotators.builtin.frames.thoughts import by_owner, by_thought
from factcheck.annotators.builtin.frames.uncued import without_cue
from factcheck.annotators.builtin.frames.verbs import by_verb
from factcheck.annotators.builtin.frames.written_voices import by_written
from factcheck.annotators.builtin.words.clauses import clause_verb
from factcheck.annotators.builtin.words.grammar import (
    AUXILIARIES,
    adverbial,
    name_like,
    name_start,
    walls,
)
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

_PUTTING = (["put", "the"], ["puts", "the"])  # "put the toll at 80"
_NOMINATIVES = frozenset(
    {"i", "he", "she", "we", "they", "there", "nothing", "nobody", "it"}
)  # "According to the mayor we are late"
_WITHOUT_VERB = ("according", "hearsay", "view", "noun")
_GRANTING = frozenset({"accept", "accepts", "accepted", "understands", "gathered"})
_ITSELF = frozenset({"correspondent", "reporter"})  # whoever writes for the paper
_VERDICTS = tuple([who, "decided", "that"] for who in ("jury", "jurors", "judge", "judges", "court", "tribunal"))
_CERTAIN, _HELD, _OWNED = WORDS["certain"], WORDS["held"], WORDS["owned"]


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
    if tag is None or (frames and (frames[0].first < tag.behind or (not spoken and _tagged(t, tag, frames[0])))):
        return frames
    return [tag, *frames]


def _tagged(t: Tokens, tag: Frame, frame: Frame) -> bool:
    """As in "The council closed it — “it is late,” Vik said": whose words stand behind the mark is said behind them."""
    return t.low[frame.first - 1] == QUOTE and t.low[tag.cue[0]] in (":", "—")


def _told_inside(t: Tokens, earlier: Frame, frame: Frame) -> bool:
    """As in "economists, who had expected worse, said", "Vik, who was accused of it, said": the last is heard."""
    if not frame.first < earlier.first < frame.cue[0]:
        return False
    nobody = earlier.style == "passive" and _who_is(t, earlier)
    responding = frame.source is not None and t.low[frame.source[1] : frame.source[1] + 2] == [",", "responding"]
    if responding and earlier.style == "noun":
        return True
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
        frame = by_participle(t, hit, voices) if frame is None else contesting(t, behind_clause(t, frame))
        frame = None if frame is not None and supposes(t, frame) else frame
    if frame is not None and t.low[hit.start : hit.end] in _PUTTING:
        return frame._replace(cue=(hit.start, hit.start + 1), behind=hit.start + 1)
    return frame or (by_written(t, hit, voices) if spoken else by_letter(t, hit, voices))


def _without_verb(t: Tokens, hit: Hit, voices: Voices, *, spoken: bool) -> Frame | None:
    if hit.section == "according":
        return by_according(t, hit, voices)
    if hit.section == "hearsay":
        return Frame(None, (hit.start, hit.end), hit.start, hit.end, hit.section)
    if cites(t, hit.start):
        return by_citing(t, hit, voices)
    if hit.section == "view":
        return by_view(t, hit, spoken=spoken)
    return by_noun(t, hit, voices)


def _by_mind(t: Tokens, hit: Hit, voices: Voices, *, spoken: bool) -> Frame | None:
    if t.low[hit.end : hit.end + 2] == ["it", ","]:
        return _as_seen(t, hit)
    if t.low[hit.start : hit.end + 1] == ["known", "as"]:
        return None
    if t.low[hit.start - 1 : hit.end + 1] in _VERDICTS:
        return by_verb(t, hit._replace(section="that"), voices, spoken=spoken)
    owned = by_owner(t, hit, spoken=spoken)
    if hit.end - hit.start > 1 and t.low[hit.start] in _OWNED:
        return owned  # "the real story is people are late"
    if is_passive(t, hit):
        return None  # "he cannot be trusted"
    return owned or (by_verb(t, hit, voices, spoken=True) if spoken or _grants(t, hit, voices) else None)


def _grants(t: Tokens, hit: Hit, voices: Voices) -> bool:
    """As in "She accepts the ferry has to stop", "the BBC understands it is late"; not "accepts cards that are new"."""
    itself = t.low[hit.start] in ("understands", "gathered")
    that = itself and t.low[hit.end : hit.end + 1] == ["that"]
    if t.low[hit.start] not in _GRANTING or not hit.start:
        return False
    verb = clause_verb(t, hit.end + that, len(t))
    if verb is None or t.low[verb - 1] in ("and", "but"):
        return False  # "accepts the plan and says it works"
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
