"""The frame that a sentence begins with by its marks, or by "for my mother": of the rules for it few are asked."""

from factcheck.annotators.builtin.frames.colloquial import by_introduction, by_lead
from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.frames.introductions import by_announcement
from factcheck.annotators.builtin.frames.namings import by_wording
from factcheck.annotators.builtin.frames.tags import by_colon, by_tag
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens
from factcheck.annotators.builtin.words.voices import Voices

_LEADING = frozenset({"for", "to", "as"})
_FIRST_WORDS = 3  # one of these leads, if any does


def without_cue(t: Tokens, voices: Voices, *, spoken: bool) -> Frame | None:
    """The frame of a sentence that takes no verb of saying; of what is `spoken` there are more kinds."""
    quoted = QUOTE in t.low
    tag = by_tag(t, voices) if quoted else None
    if tag is None and spoken and not _LEADING.isdisjoint(t.low[:_FIRST_WORDS]):
        tag = by_lead(t, voices)
    if tag is None and spoken and quoted and ":" in t.low:
        tag = by_introduction(t) or by_colon(t, voices)
    if tag is None and (quoted or MENTION in t.low):
        tag = by_wording(t, voices) or by_announcement(t, voices)
    return tag
