"""Turns of phrase in which a word of saying or knowing says nothing: "we'll see what happens", "above expected"."""

from factcheck.annotators.builtin.words.grammar import DETERMINERS, PREPOSITIONS, name_start, walls
from factcheck.annotators.builtin.words.lexicon import WORDS, Hit
from factcheck.annotators.builtin.words.tokens import Tokens

_SEEING = frozenset({"see", "sees"})
_TO_BE_SEEN = (["what", "happens"], ["how", "it"], ["how", "things"], ["where", "it"], ["where", "things"])
_GOES = frozenset({"goes", "go", "happens"})
_MEETING = frozenset({"know", "knows", "knew", "known"})
_ONE_ANOTHER = (["each", "other"], ["one", "another"])
_FORGETTING = frozenset({"forget"})
_INVITING = frozenset({"invite", "invites", "invited", "inviting"})
_INVITED = WORDS["invited"]  # what things invite: "the fall in fares invites comparison with"
_ADJECTIVES = 2  # tokens of "inevitable legal questions"
_MORE_THAN = frozenset({"above", "below", "beyond", "beneath", "exceeding"})
_PLAIN = frozenset({"hard", "easy", "difficult", "interesting", "good", "nice"})
_STRIKING = frozenset({"blasted", "blasts", "slammed", "slams"})  # rocks and waves do so
_WHITHER = frozenset({"off", "out", "through", "away", "from", "into", "past", "shut", "onto", "across"})
_TELLING = frozenset({"told", "tells", "tell"})
_TALES = frozenset({"tale", "tales", "story", "stories", "joke", "jokes"})
_URGING = frozenset({"urged", "urges"})
_ENDING = frozenset({"dismissed", "dismisses", "dismiss", "dismissing"})  # courts and employers do so
_ENDED = frozenset({"charges", "charge", "case", "appeal", "lawsuit", "suit", "jury", "staff", "workers", "employees"})
_SOON = 6
_OF_ONES_OWN = 3  # tokens of "their own sad tale"
_REFERRING = frozenset({"refers", "referred", "refer"})
_NAMING = WORDS["naming nouns"]  # "the term refers to": nobody's word


def only_idiom(t: Tokens, hit: Hit) -> bool:
    """Whether the word at `hit`, which does not open the sentence, only belongs to such a turn of phrase."""
    low, following = t.low[hit.start], t.low[hit.end : hit.end + 2]
    if low in _SEEING and t.low[hit.start - 1] == "to" and t.low[hit.start - 2] in _PLAIN:
        return True  # "it's not hard to see how"
    if low in _SEEING and following in _TO_BE_SEEN:
        return following[1] == "happens" or not _GOES.isdisjoint(t.low[hit.end + 2 : hit.end + 3])
    if (low in _MEETING and following in _ONE_ANOTHER) or (low == "believe" and following == ["it", "or"]):
        return True  # "they had known each other for years", "believe it or not"
    if low in _FORGETTING:
        return t.low[hit.start - 1] == "not" and t.low[hit.start - 2] in ("us", "let's")
    if low in _INVITING:
        return not _INVITED.isdisjoint(t.low[hit.end : hit.end + _ADJECTIVES + 1]) and following[0] not in (
            "the",
            "him",
        )
    if low.endswith("ing") and t.low[hit.start - 1] == ",":
        row = t.low[max(0, hit.start - 3) : hit.start - 1]  # "the shuffling, moaning crowd"
        return len(row) > 1 and row[0] in DETERMINERS and row[1].endswith("ing")
    if low in _REFERRING:
        return _names(t, hit.start)
    if low in _STRIKING or low in _TELLING or low in _URGING or low in _ENDING:
        return _does(t, hit)
    return low.endswith("ed") and t.low[hit.start - 1] in _MORE_THAN and following != [] and following[0].isalpha()


def _does(t: Tokens, hit: Hit) -> bool:
    """As in "rocks blasted off the cliff", "told a tale", "urged him on"."""
    low = t.low[hit.start]
    if low in _STRIKING:
        return hit.end < len(t) and t.low[hit.end] in _WHITHER
    if low in _ENDING:
        ended = not _ENDED.isdisjoint(t.low[hit.end : hit.end + _ADJECTIVES])
        return ended and "as" not in t.low[hit.end : hit.end + _SOON]  # "dismissed the charge as absurd"
    return _tells_tale(t, hit.end) if low in _TELLING else _goads(t, hit.end)


def _names(t: Tokens, verb: int) -> bool:
    """As in "The reference to salt refers to": a word stands for something."""
    first = name_start(t, verb - 1)
    head = next((i - 1 for i in range(first + 1, verb) if t.low[i] in PREPOSITIONS or t.low[i] == "of"), verb - 1)
    return t.low[head] in _NAMING or t.low[verb - 1] in _NAMING


def _tells_tale(t: Tokens, index: int) -> bool:
    """As in "told their own tale of the storm"; not "told her story that it had sunk"."""
    tale = next((i for i in range(index, min(len(t), index + _OF_ONES_OWN + 1)) if t.low[i] in _TALES), None)
    owned = index < len(t) and (t.low[index] in DETERMINERS or t.low[index] in ("a", "an"))
    return tale is not None and owned and t.low[tale + 1 : tale + 2] not in (["that"], [":"], [","])


def _goads(t: Tokens, index: int) -> bool:
    """As in "his wife urged him on": and to nothing in particular."""
    on = next((i for i in range(index + 1, min(len(t), index + _OF_ONES_OWN + 1)) if t.low[i] == "on"), None)
    if on is None or "to" in t.low[index:on]:
        return False  # "urged him to go on"
    return on + 1 == len(t) or walls(t.low[on + 1]) or t.low[on + 1] in ("from", "with")
