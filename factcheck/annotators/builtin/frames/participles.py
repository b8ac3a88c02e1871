"""Who speaks in a participle beside a verb: "Saying it was late, Vik left", "he left after calling it a shame"."""

from factcheck.annotators.builtin.frames.before_verbs import before_auxiliaries
from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.frames.named_subjects import company_of
from factcheck.annotators.builtin.words.clauses import clause_verb, joints
from factcheck.annotators.builtin.words.grammar import FIRST_PERSON, clause_follows, name_like
from factcheck.annotators.builtin.words.lexicon import Hit
from factcheck.annotators.builtin.words.subjects import subject_of_sentence
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

BESIDE = frozenset({"after", "before", "by", "despite"})
_JOINING = frozenset({"but", "and", "yet"})
_STYLES = frozenset({"free", "that", "belief", "act", "quote"})
_FAR = 5  # tokens from "calling" to the quotation


def by_participle(t: Tokens, hit: Hit, voices: Voices) -> Frame | None:
    """The frame around "Saying …" at the beginning of its sentence, or "after saying …" behind the clause."""
    having = hit.start > 0 and t.low[hit.start - 1] == "having"
    first = hit.start - having
    if hit.section not in _STYLES or not (having or t.low[hit.start].endswith("ing")):
        return None
    behind = content_start(t, hit.end) if hit.section in ("free", "that", "belief") else hit.end
    if not _puts_forward(t, hit, behind):
        return None
    if first == 0 or (first == 1 and (t.low[0] in _JOINING or t.low[0] in BESIDE)):
        return _opening(t, hit, first - (first > 0 and t.low[0] in BESIDE), behind, voices)
    if t.low[first - 1] not in BESIDE:
        return None
    source = company_of(t, subject_of_sentence(t, 0, first - 1))
    if source is None or t.low[source[0]] in FIRST_PERSON or source[1] >= first - 1:
        return None
    return Frame(source, (hit.start, hit.end), first - 1, behind, hit.section, relative=True)


def _puts_forward(t: Tokens, hit: Hit, behind: int) -> bool:
    if behind >= len(t) or t.low[hit.end : hit.end + 1] == ["as"]:
        return False  # "Writing as “Old Salt”, Vik said"
    quoted = any(low in (QUOTE, MENTION) for low in t.low[hit.end : hit.end + _FAR])
    if hit.section in ("act", "quote"):
        return quoted
    return quoted or t.low[behind - 1] == "that" or clause_follows(t, behind)


def _opening(t: Tokens, hit: Hit, first: int, behind: int, voices: Voices) -> Frame | None:
    """As in "Saying it was late, Vik left": who does the next thing says it."""
    for joint in joints(t, behind, len(t)):
        verb = clause_verb(t, joint.after, len(t))
        if verb is None:
            continue
        ends = t.low.index(",", joint.after, verb) if "," in t.low[joint.after : verb] else verb
        source = joint.after, before_auxiliaries(t, ends - 1) + 1
        known = source[0] < source[1] and name_like(t, *source) and voices.is_voice(t.phrase(*source))
        if not known or t.low[source[0]] in FIRST_PERSON:
            return None
        return Frame(source, (hit.start, hit.end), first, behind, hit.section, until=joint.before)
    return None
