"""Words that say only that somebody speaks, and not what: "Vik said, added and then denied, that it was late"."""

from collections.abc import Sequence

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import adverbial
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, QUOTE, Tokens

_JOINING = WORDS["joints"] | PUNCTUATION


def with_bare_verbs(t: Tokens, hits: Sequence[Hit], frames: list[Frame]) -> list[Frame]:
    """The frames; one that shares its subject with verbs of saying alone begins at that subject."""
    return [_from_subject(t, hits, frame) if frame.relative else frame for frame in frames]


def _from_subject(t: Tokens, hits: Sequence[Hit], frame: Frame) -> Frame:
    source = frame.source
    closes = source is not None and source[0] > 0 and t.low[source[0] - 1] in (",", QUOTE)
    if closes and t.low[frame.cue[0]].endswith("ing"):
        return frame  # "It is late, Vik said, adding that it will rain"
    bare = source is not None and only_speaks(t, hits, source[1], frame.first)
    return frame._replace(first=source[0], relative=False) if bare and source is not None else frame


def only_speaks(t: Tokens, hits: Sequence[Hit], first: int, behind: int) -> bool:
    """Whether the tokens from `first` to `behind` are verbs of saying and what joins them."""
    saying = {index for hit in hits for index in range(hit.start, hit.end)}
    left = [i for i in range(first, behind) if not (t.low[i] in _JOINING or adverbial(t.low[i]))]
    return bool(left) and saying.issuperset(left)
