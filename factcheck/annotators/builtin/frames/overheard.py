"""What whoever writes has heard somebody say: "“It is late,” I heard her say", "I heard a man say it was late"."""

from factcheck.annotators.builtin.frames.frame import Frame, content_start
from factcheck.annotators.builtin.words.grammar import FIRST_PERSON, name_like, verbal, walls
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import QUOTE, Tokens

_SAYING = frozenset({"say", "tell", "ask", "shout", "whisper", "saying", "telling", "asking", "shouting", "whispering"})
_HEARING = frozenset({"heard", "hear", "overheard"})
_OBJECTS = WORDS["objects"]
_LONGEST = 6  # tokens of "a man in a hat"


def by_overhearing(t: Tokens, hit: Hit) -> Frame | None:
    """The frame around who is heard by "I" or "we"."""
    if t.low[hit.start] not in _SAYING or hit.start < 3:
        return None
    heard = next((i for i in range(hit.start - 2, max(0, hit.start - _LONGEST - 2), -1) if t.low[i] in _HEARING), 0)
    if not heard or t.low[heard - 1] not in FIRST_PERSON or t.low[heard - 1] == "you":
        return None
    source = heard + 1, hit.start
    alone = source[1] - source[0] == 1 and t.low[source[0]] in _OBJECTS
    if any(walls(low) or verbal(low) for low in t.low[slice(*source)]) or not (alone or name_like(t, *source)):
        return None
    first = heard - 1
    closes = first > 0 and (t.low[first - 1] == QUOTE or (t.low[first - 1] == "," and first > 1))
    behind = hit.end if closes else content_start(t, hit.end)
    return Frame(source, (hit.start, hit.end), first, len(t) if closes else behind, "free")
