"""Who is credited with a saying: "a quote often attributed to Ida Moe: …", "“…,” goes a line attributed to her"."""

from factcheck.annotators.builtin.frames.frame import Frame
from factcheck.annotators.builtin.words.grammar import AUXILIARIES, DETERMINERS, adverbial, name_like, proper, walls
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import MENTION, QUOTE, Tokens

SAYINGS = frozenset(
    {"line", "lines", "sentence", "passage", "quote", "quotation", "saying", "proverb", "verse", "phrase", "words"}
    | {"dictum", "maxim", "adage", "aphorism", "motto", "remark", "quip"}
)
_BETWEEN = AUXILIARIES | WORDS["be"] | {"that", "which", "that's", "often", "widely", "commonly", ","}
_MARKS = (QUOTE, MENTION)
_ENDING = frozenset({MENTION, "says", "said", "goes", "reads", "runs", "holds"})


def by_saying(t: Tokens, hit: Hit) -> Frame | None:
    """The frame around "attributed to", where a saying is what is attributed, and its words stand beside that."""
    if t.low[hit.start] != "attributed":
        return None
    first = hit.end + 1
    if first >= len(t) or t.low[hit.end] != "to":
        return None
    noun = hit.start - 1
    while noun > 0 and (t.low[noun] in _BETWEEN or adverbial(t.low[noun])):
        noun -= 1
    behind = next((i for i in range(first, len(t)) if walls(t.low[i]) or t.low[i] in _ENDING), len(t))
    begins = t.low[first] in DETERMINERS or any(map(t.capital, range(first, behind)))
    if t.low[max(0, noun)] not in SAYINGS or not begins or not name_like(t, first, behind):
        return None
    cue, name = (noun, first), (first, behind)
    if t.low[0] in _MARKS and not any(low in _MARKS for low in t.low[behind:]):
        return Frame(name, cue, 1, len(t), "free")
    said = next((i for i in range(behind, len(t)) if t.low[i] in _MARKS or t.low[i] == ":"), None)
    if said is None or any(walls(low) and low != "," for low in t.low[behind + 1 : said]):
        return None
    if t.low[behind] == "," and proper(t, behind + 1, said - (t.low[said - 1] in (",", "—"))):
        name = behind + 1, said - (t.low[said - 1] in (",", "—"))
    return Frame(name, cue, 0, said + (t.low[said] == ":"), "free")
