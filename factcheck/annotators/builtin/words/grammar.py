"""The little grammar that finding a speaker takes: word classes, and where a noun phrase begins and ends."""

from factcheck.annotators.builtin.words.abbreviations import before_abbreviation, past_abbreviation
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.tokens import MENTION, PUNCTUATION, QUOTE, Tokens

DETERMINERS = WORDS["determiners"]
STAND_ALONE = WORDS["stand alone"]  # determiners that can be a noun phrase by themselves
PRONOUNS = WORDS["pronouns"]
FIRST_PERSON = frozenset({"i", "we", "you"})
CONTRACTED = frozenset(f"{one}'{end}" for one in WORDS["personal"] | {"there", "that"} for end in WORDS["contractions"])
PREPOSITIONS = WORDS["prepositions"]
SUBORDINATORS = WORDS["subordinators"]
AUXILIARIES = WORDS["auxiliaries"]
NEGATIONS = WORDS["negations"]
ADVERBS = WORDS["adverbs"]
DAYS = WORDS["days"]
LEADERS = WORDS["leaders"]
SURE_VERBS = WORDS["verbs"]
_NOT_ADVERBS = WORDS["not adverbs"]
_NOT_PAST = WORDS["not past"]
_PERSONAL = WORDS["personal"]
LEAD_PHRASES = frozenset(tuple(phrase.split()) for phrase in WORDS["lead phrases"])  # of two or three words
_BRIDGES = WORDS["bridges"]  # verbs behind which "that" is often left out
_THINKING = WORDS["thinking"]
_BEFORE_VERB = (AUXILIARIES - WORDS["be"]) | {"not", "never", "always", "also", "really", "just", "still"}
_TELLING_WHICH = frozenset({"who", "which", "whose"})
_WHEN = WORDS["subordinate"]
_OPEN_NAME = PREPOSITIONS | AUXILIARIES | {"of", "for", "and", "or", "than"}
_AFTER_NAME = PREPOSITIONS | SUBORDINATORS | DAYS | ADVERBS | WORDS["after name"]
_ASIDE = 16  # tokens of "which was built in May"
_SELF = ("himself", "herself", "themselves", "itself")
_SIGNING = frozenset(
    {"signing", "known", "performing", "performs", "posing", "writing", "writes", "posting", "posts", "registered"}
)
BEFORE_NICKNAME = frozenset({"called", "named", "nicknamed", "dubbed", "as", "name", *_SELF})
_OPEN_ADJECTIVES = frozenset({"close", "familiar", "privy"})  # "sources close to the talks"
_COUNTING = frozenset({"more", "fewer", "less"})  # "more than 2,500 people"
TIMES = WORDS["times"]
_WHICH_TIME = frozenset({"last", "this", "next", "one", "that", "every", "each"})
_COUNTED = WORDS["numbers"] | {"several", "many", "some"}
_SUBJECTS = frozenset({"i", "we", "he", "she", "they"})
_WHOM = DETERMINERS | _COUNTED | {"everyone", "everybody", "someone", "somebody", "people"}
_SEVERAL = frozenset({"police", "people", "staff", "management"})
_SHORTEST_PLURAL = 3  # letters, at most, of "was", "its"
LONGEST_NAME = 22  # words; what is longer is no speaker's name


def verbal(low: str) -> bool:
    """Whether a word is surely or likely a finite verb."""
    return low in SURE_VERBS or (low.endswith("ed") and len(low) > 4 and low not in _NOT_PAST)


def finite(low: str) -> bool:
    """Whether a word is surely a finite verb, or one with "not" in it."""
    return low in SURE_VERBS or low.endswith("n't")


def clause_follows(t: Tokens, index: int) -> bool:
    """Whether a subject and a verb follow within a few words: "the bridge would close"."""
    if index >= len(t) or t.low[index] in PUNCTUATION or t.low[index] in PREPOSITIONS:
        return False
    if t.low[index] in PRONOUNS or t.low[index] == "there" or t.low[index] in CONTRACTED:
        return True
    near = t.low[index + 1 : index + 9]
    stop = next((i for i, low in enumerate(near) if low in PUNCTUATION or low in _TELLING_WHICH), len(near))
    dated = near.index("may") + 1 + index if "may" in near else 0  # "in May" has no verb
    verb = any(finite(low) for i, low in enumerate(near[:stop], index + 1) if i != dated or not t.capital(i))
    return verb or (near[stop : stop + 1] == [","] and _goes_on(t, index + 1 + stop))


def _goes_on(t: Tokens, comma: int) -> bool:
    """Whether behind an aside a verb follows: "the bridge, which is old, would close"."""
    if t.low[comma + 1 : comma + 2] == [] or t.low[comma + 1] not in _TELLING_WHICH:
        return False
    closing = next((i for i in range(comma + 1, min(len(t), comma + _ASIDE)) if t.low[i] == ","), None)
    return closing is not None and any(finite(low) for low in t.low[closing + 1 : closing + 2])


def adverbial(low: str) -> bool:
    """Whether a word can stand between a speaker and the verb without changing who speaks."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS)


def walls(low: str) -> bool:
    """Whether no noun phrase reaches over this token."""
    return low == QUOTE or low in PUNCTUATION


def name_start(t: Tokens, last: int) -> int:
    """Where the noun phrase that ends with token `last` begins; ``last + 1`` where none does."""
    if (t.low[last] in _PERSONAL and not _is_object(t, last)) or t.low[last] in CONTRACTED:
        return last
    if last and t.low[last] in ("all", "both", "each") and t.low[last - 1] in _PERSONAL:
        return last - 1
    first = last
    while first > 0 and last - first < LONGEST_NAME and not _stops(t, first - 1):
        first -= 1
    if first > 1 and _tells_which(t, first):
        return name_start(t, first - 2)
    whole = before_abbreviation(t, first) if first and t.low[first - 1] == ")" else None
    if whole is not None:
        return name_start(t, whole)
    if first > 2 and t.low[first - 1] == "as" and t.low[first - 2] in _SIGNING:
        return _signing(t, first)
    first = _past_lead_phrase(t, first, last)
    if first and t.low[first - 1] in _BRIDGES:
        first = next((i for i in range(first + 1, last + 1) if t.low[i] in DETERMINERS and t.low[i - 1] != "of"), first)
    return _without_lead(t, _past_clause(t, first, last), last)


def _signing(t: Tokens, first: int) -> int:
    """Where "a visitor" begins in "a visitor signing as “Mr. Mosquito”", whose name begins at `first`."""
    if not (t.low[first] == MENTION or t.capital(first)):
        return first
    whole = name_start(t, first - 2)
    return whole if whole < first - 2 and (t.low[whole] in DETERMINERS or t.low[whole] in _COUNTED) else first


def _past_clause(t: Tokens, first: int, last: int) -> int:
    """Past "I was a child" of "when I was a child my aunt": in such a clause a verb stands before the name."""
    if not first or t.low[first - 1] not in _WHEN:
        return first
    verb = next((i for i in range(last - 1, first, -1) if t.low[i] in SURE_VERBS and not t.capital(i)), None)
    if verb is None:
        return first
    begins = (i for i in range(last, verb + 1, -1) if t.low[i] in DETERMINERS and t.low[i - 1] not in _OPEN_NAME)
    return next(begins, first)


def _is_object(t: Tokens, index: int) -> bool:
    """As in "those who saw it said …"; "he" and the like are subjects wherever they stand."""
    if not index or t.low[index] not in ("it", "you"):
        return False
    before = t.low[index - 1]
    return before not in _BRIDGES and (verbal(before) or before in PREPOSITIONS)


def _tells_which(t: Tokens, first: int) -> bool:
    """As in "people who saw it", "the body that runs it": a clause that belongs to the name."""
    relative, before = t.low[first - 1], t.low[first - 2]
    if relative in ("who", "whom"):
        return before != ","
    if before.endswith("ing") or before in ("and", "but", "or"):
        return False  # "saying that inspectors believed", "but that inspectors believed"
    runs = (
        (t.low[first].endswith(("s", "ed")) or t.low[first] in SURE_VERBS)
        and not t.capital(first)
        and t.low[first] not in DETERMINERS
    )
    return relative == "that" and runs and before not in _BRIDGES and not walls(before) and not verbal(before)


def _past_lead_phrase(t: Tokens, first: int, last: int) -> int:
    """Past "as a result" and the like, which begin a clause; the first word of it may have stopped the search."""
    for opening in (first, first - 1):
        for behind in (opening + 2, opening + 3):
            if opening >= 0 and behind <= last and tuple(t.low[opening:behind]) in LEAD_PHRASES:
                return behind
    return first


def _stops(t: Tokens, index: int) -> bool:
    low = t.low[index]
    if low == "that" and index and t.low[index - 1] in PREPOSITIONS:
        return False  # "nobody at that school"
    if low == "like" and not index:
        return True  # "Like my aunt said, it is late"
    if low == "than" and index and t.low[index - 1] in _COUNTING and t.low[index + 1][0].isdigit():
        return False
    if low == "suspected" and index and (t.low[index - 1] in DETERMINERS or t.low[index - 1][0].isdigit()):
        return t.low[index + 1] in DETERMINERS  # "two suspected thieves said"
    if low == "suspect" and index and t.low[index - 1] not in _PERSONAL and not t.low[index - 1].endswith("s"):
        return False  # "the suspect told police"
    if walls(low) or low in SUBORDINATORS or low in _BRIDGES or (low in _THINKING and _behind_subject(t, index)):
        return True
    if low == "and":
        joins_names = index > 0 and t.capital(index - 1)
        return any((finite if joins_names else verbal)(word) for word in t.low[_clause_start(t, index) : index])
    return False


def _behind_subject(t: Tokens, index: int) -> bool:
    """As in "I suspect the mayor knows": a verb, and no part of the name behind it."""
    before = t.low[index - 1] if index else ""
    return before in _PERSONAL or before in CONTRACTED or before in _BEFORE_VERB or before.endswith("n't")


def _clause_start(t: Tokens, index: int) -> int:
    while index > 0 and not walls(t.low[index - 1]):
        index -= 1
    return index


def _without_lead(t: Tokens, first: int, last: int) -> int:
    """Past "But on Tuesday", "In a statement" and the like, to where the speaker's name begins."""
    if first < last and (t.low[first] == "there's" or (t.low[first] in ("no", "yes") and t.capital(first + 1))):
        first += 1  # "No. Vik believes it", "there's a man says"
    while first <= last and (t.low[first] in LEADERS or (adverbial(t.low[first]) and not t.capital(last))):
        first += 1
    if first <= last and t.low[first] in PREPOSITIONS:
        return _after_prepositions(t, first, last)
    if first < last and t.low[first] in DAYS:
        return first + 1
    if first + 1 < last and t.low[first] in _WHICH_TIME and t.low[first + 1] in TIMES:
        return first + 2  # "Last week the mayor"
    return first


def _after_prepositions(t: Tokens, first: int, last: int) -> int:
    """As in "In a statement the mayor": the second noun phrase; behind `last` where there is none."""
    for index in range(first + 2, last + 1):
        before, low = t.low[index - 1], t.low[index]
        if before in PREPOSITIONS or before in DETERMINERS or before in ("of", "for", "and"):
            continue
        if low in DETERMINERS or low in PRONOUNS:
            return index
        if (low in _COUNTED and _tells_when(t, index - 1)) or (
            t.capital(index) and low not in DAYS and (before in DAYS or not t.capital(index - 1))
        ):
            return index
    behind = (i for i in range(first + 2, last + 1) if _tells_when(t, i - 1) and not _tells_when(t, i))
    return next((i for i in behind if _may_be_somebody(t, i)), last + 1)


def _tells_when(t: Tokens, index: int) -> bool:
    """As in "On Friday", "at night", and "Friday night"."""
    return t.low[index] in DAYS or t.low[index] in TIMES


def _may_be_somebody(t: Tokens, index: int) -> bool:
    """As in "On Friday officials", "on Monday night residents"."""
    low = t.low[index]
    return (low.endswith("s") or low in _SEVERAL) and low not in PREPOSITIONS and low not in AUXILIARIES


def name_end(t: Tokens, first: int) -> int:
    """Where the noun phrase that begins at token `first` ends, behind its last token; `first` where none begins."""
    index = first
    while index < len(t) and index - first < LONGEST_NAME:
        low = t.low[index]
        past = past_abbreviation(t, index) if low == "(" else None
        if past is not None:
            index = past
            continue
        ends = low == MENTION or low in _AFTER_NAME or (index > first and verbal(low) and not _in_name(t, index))
        ends = ends and not (low in _SELF and t.low[index - 1] == "calling")  # "someone calling himself Per"
        ends = ends and not (low == MENTION and index > first and t.low[index - 1] in BEFORE_NICKNAME)
        if walls(low) or (ends and t.low[index - 1] not in _OPEN_ADJECTIVES):
            break
        if low == "and" and not (
            index + 1 < len(t) and (t.capital(index + 1) or t.low[index + 1] in DETERMINERS or joins_several(t, index))
        ):
            break
        index += 1
    if index > first and t.low[first] in ("of", "for", "and", "or"):
        return first
    return index


def joins_several(t: Tokens, joint: int) -> bool:
    """As in "councillors and residents who", "by clerks and nurses."; not "clerks and fines were"."""
    before, after = t.low[joint - 1], t.low[joint + 1]
    if not (_is_plural(before) and _is_plural(after)) or t.capital(joint - 1) or after in SURE_VERBS:
        return False
    behind = t.low[joint + 2] if joint + 2 < len(t) else ","
    return walls(behind) or behind in PREPOSITIONS or behind in ("who", "that", "which", "of", "for")


def _is_plural(low: str) -> bool:
    return low.endswith("s") and len(low) > _SHORTEST_PLURAL and not low.endswith(("'s", "s'", "ss", "us", "is"))


def _in_name(t: Tokens, index: int) -> bool:
    """As in "a man called Per Vik", "a user called @per", "one Halden-based skipper"."""
    if "-" in t.low[index]:
        return True
    if t.low[index] not in ("called", "named", "nicknamed") or index + 1 >= len(t):
        return False
    return t.low[index + 1] == MENTION or t.capital(index + 1) or t.text[t.start[index + 1] - 1] == "@"


def name_like(t: Tokens, first: int, behind: int) -> bool:
    """Whether the tokens can be a noun phrase that names a voice."""
    if not 0 < behind - first <= LONGEST_NAME:
        return False
    last = t.low[behind - 1]
    if last == "that" and behind - first > 1:
        return False
    if last in PREPOSITIONS or (last in DETERMINERS and last not in STAND_ALONE):
        met = last == "her" and (verbal(t.low[behind - 2]) or close_to(t, behind - 2))  # "people who met her"
        return last in PRONOUNS or met or contact_clause(t, first, behind) < behind
    if last == "may" and t.capital(behind - 1) and behind - first > 1:
        return True  # "a clerk who left in May", "Ida May"
    return last not in AUXILIARIES and last not in NEGATIONS and last not in ("of", "and", "for")


def contact_clause(t: Tokens, first: int, behind: int) -> int:
    """Where "I" stands in "a nurse I spoke to", "the only man she trusted"; `behind` where there is no such clause.

    The term is Jespersen's: a relative clause without a relative word.
    """
    if not (t.low[first] in _WHOM or t.low[first][0].isdigit()):
        return behind
    for index in range(first + 1, behind - 1):
        low, before = t.low[index], t.low[index - 1]
        if low in _SUBJECTS:
            return (
                behind if before in TIMES or before in DAYS or (index - first == 1 and before in DETERMINERS) else index
            )
        if low in PREPOSITIONS or low in SUBORDINATORS or low in AUXILIARIES or walls(low):
            return behind
    return behind


def close_to(t: Tokens, index: int) -> bool:
    """Whether `index` is the "to" of "sources close to her", "an aide loyal to them"."""
    return index > 0 and t.low[index] == "to" and t.low[index - 1] in ("close", "loyal", "known", "closest")


def proper(t: Tokens, first: int, behind: int) -> bool:
    """Whether the tokens are a short row of capitalised words."""
    return 0 < behind - first <= 4 and all(t.capital(i) for i in range(first, behind))
