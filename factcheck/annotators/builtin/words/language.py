"""Tells whether a text is English: by its letters, and by the small words that every sentence needs.

Only what is plainly something else is found to be so: a text is English until proven otherwise.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from factcheck.annotators.builtin.words.lexicon import sections_of

ENGLISH: Final = "English"

_SAMPLE = 800  # code points that are read of the beginning, the middle and the end
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_SPLIT = re.compile(r"['’]")  # "l'accord" is two words of French
_QUOTED = re.compile(r"„[^“”\n]*[“”]?|“[^”\n]*”?|«[^»\n]*»|»[^«\n]*«|\"[^\"\n]*\"")
_FEWEST_WORDS = 20  # in small letters: names and headlines have few
_FEWEST_KINDS = 10  # different ones: the same few again and again may be of any language
_FEWEST_LETTERS = 6
_TOO_MANY = 0.6  # of all letters are of another script; the rest may be names in Latin letters
_ENGLISH_ENOUGH = 0.15  # of the words; running English has about half, and lists and headlines still more than others
_SURELY_ENGLISH = 0.2
_OTHER_ENOUGH = 0.2
_AHEAD = 2.0  # so many times as many words of the other language
_UNHEARD_OF = 0.03  # of English in a language that is not known here
_FEWEST_UNKNOWN = 80
_FEWEST_DIFFERENT = 40  # of them: the same few words again and again are a list, or nonsense
_SHORT = 400  # code points of a text that may be too few words for shares
_FEW_KINDS = 3  # different words of another language that tell it in a few sentences
_FEW_SHARE = 0.3  # of the words
_AHEAD_OF_FEW = 6.0  # so many times as many as English words
_FEWEST_OF_A_SENTENCE = 8  # words; a headline in English may have no small word, but names no other language either
_FEW_MARKED = 2  # different words with letters that English has in no loan
_LONGEST_SMALL = 4  # letters
_PLAIN_SHARE, _ENDED_SHARE = 0.3, 0.2  # of the words; less of those of a sentence with its full stop
_LOANED = frozenset("éèêëàâîïôûçñáíóú")  # letters that English knows from its loans
_ENGLISH_ENDS = ("ed", "ly", "'s")
_ENDED = re.compile(r"[.!?…][\"”»’)]*\s*$")  # headlines and lists have no full stop
_FIRST = re.compile(r"(?:^|[.!?…][”\"»’)]*\s|\n)\W*([^\W\d_]+)")
_NEARLY = 0.9  # of the best: languages this close are both named

# Letters that only one of the languages of a script has; the first that is met in earnest names it.
_TELLING: Final = {
    "CYRILLIC": (("Ukrainian", "іїєґ"), ("Serbian or Macedonian", "ђјљњћџ"), ("Russian", "ыэё"), ("Bulgarian", "ъ")),
    "ARABIC": (("Urdu", "ٹڈڑےں"), ("Persian", "پچژگ"), ("Arabic", "ةىك")),
    "CJK": (("Chinese", ""),),
}
# The same of Latin letters, where the small words leave it open.
_TELLING_MARKS: Final = (
    ("Vietnamese", frozenset("ơưạảấầẩậắằặẻẽếềểệịọỏốồổộớờởợụủứừửựỳỷỹ")),
    ("Turkish", frozenset("ğış")),
    ("Polish", frozenset("łąęśźż")),
    ("Czech", frozenset("ěřů")),
    ("Slovak", frozenset("ľĺŕ")),
    ("Hungarian", frozenset("őű")),
    ("Romanian", frozenset("ășț")),
    ("Lithuanian", frozenset("ėįų")),
    ("Latvian", frozenset("āēģīķļņ")),
    ("Icelandic", frozenset("ðþ")),
)
_SCRIPTS: Final = {
    "GREEK": "Greek",
    "HEBREW": "Hebrew",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "THAI": "Thai",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "TAMIL": "Tamil",
    "BENGALI": "Bengali",
    "ETHIOPIC": "Amharic or Tigrinya",
}


class Languages:
    """The small words of written languages."""

    def __init__(self) -> None:
        sections = {name: frozenset(words) for name, words in sections_of("languages").items()}
        self._english = sections.pop(ENGLISH)
        self._plain_english = frozenset(filter(str.isalpha, self._english))
        self._in_names = sections.pop("in names")
        self._loans = sections.pop("loans")
        self._shared = sections.pop("English among others")
        self._others = sections

    def of(self, text: str) -> str:
        """The language of `text`: "English" unless it is plainly another; empty where that has no name here.

        A text of few words is English unless at least three of them are another language's alone; one that is mixed
        with another language, or quotes it, is English.
        """
        told = self._told(_sample(text))
        if told == ENGLISH:
            return self._of_few(text) if len(text) < _SHORT else ENGLISH
        return ENGLISH if self._frames_others(text) else told

    def _of_few(self, text: str) -> str:
        """The same of a few sentences: another language where its own small words are many, and of English is none."""
        outside = _QUOTED.sub(" … ", text)
        words = self._few_words(outside)
        if not words or not any(map(self._may_be_english, words)):
            words = self._few_words(text)
        if len(words) < _FEWEST_WORDS:
            kinds = {name: self._told_by(words, small) for name, small in self._others.items()}
            best = max(kinds.values())
            if best > 0:
                return " or ".join(name for name, many in kinds.items() if many == best)
        sentence = len(_WORD.findall(outside)) >= _FEWEST_OF_A_SENTENCE
        return self._by_marks(words, ended=_ENDED.search(outside) is not None) if sentence else ENGLISH

    def _by_marks(self, words: list[str], *, ended: bool) -> str:
        """The same of a sentence without a word of English: by fewer small words, or if it `ended` by letters."""
        if any(word.isascii() and len(word) > _LONGEST_SMALL and word.endswith(_ENGLISH_ENDS) for word in words):
            return ENGLISH
        marked = {word for word in words if not word.isascii() and word not in self._loans}
        letters = [{letter for letter in word if not letter.isascii()} - _LOANED for word in marked]
        strange = sum(map(bool, letters))  # words with a letter that English has in no loan
        marks = strange + (len(marked) > strange)
        by_letters = [name for name, telling in _TELLING_MARKS if not telling.isdisjoint(frozenset().union(*letters))]
        fitting = self._fitting(words, marks, ended=ended)
        if fitting:
            best = [name for name, many in fitting.items() if many == max(fitting.values())]
            return " or ".join([name for name in by_letters if name in fitting][:1] or best)
        plainly = ended and strange >= _FEW_MARKED and not any(map(self._may_be_english, words))
        return next(iter(by_letters), "") if plainly else ENGLISH

    def _fitting(self, words: list[str], marks: int, *, ended: bool) -> dict[str, int]:
        """The languages of which a sentence has enough small words beside its marks, with how many kinds of them."""
        fitting = {}
        for name, small in self._others.items():
            if any(word not in small and self._may_be_english(word) for word in words):
                continue
            own = [word for word in words if word in small and word != "a" and not self._may_be_english(word)]
            longer = len({word for word in own if len(word) > 1})
            kinds = longer and longer + (ended and any(len(word) == 1 for word in own))
            much = len(own) >= (_ENDED_SHARE if ended else _PLAIN_SHARE) * len(words)
            if (kinds and kinds + marks >= _FEW_KINDS) or (kinds > 1 and much):
                fitting[name] = kinds
        return fitting

    def _few_words(self, text: str) -> list[str]:
        """The small words outside names, with those that begin a sentence."""
        return [*self._outside_names(text), *(word.lower() for word in _FIRST.findall(text) if not word.isupper())]

    def _may_be_english(self, word: str) -> bool:
        return word in self._english or word in self._shared

    def _told_by(self, words: list[str], small: frozenset[str]) -> int:
        """How many different words of a language there are; none where these do not tell it plainly."""
        own = [word for word in words if word in small and not self._may_be_english(word)]
        english = sum(self._may_be_english(word) and word not in small for word in words)
        letters = any(len(word) == 1 for word in own)  # they stand in formulas and in code as well
        marked = any(not word.isascii() and word not in small for word in words)  # "città"; of itself it tells nothing
        kinds = len({word for word in own if len(word) > 1}) + letters + marked
        plain = kinds >= _FEW_KINDS and len(own) >= _FEW_SHARE * len(words)
        return kinds if plain and own and len(own) >= _AHEAD_OF_FEW * english else 0

    def _told(self, sample: str) -> str:
        others = _foreign_letters(sample)
        if others:
            return _by_letters(sample.lower(), Counter(map(_script, others)))
        if self._is_plainly_english(sample):
            return ENGLISH
        return self._by_words(_small_words(_WORD.findall(sample)))

    def _is_plainly_english(self, sample: str) -> bool:
        """Whether so many words are English that the others need not be looked at, whatever parts they have."""
        found = sample.replace(",", " ").replace(".", " ").split()
        # Most are words already; only in the others the pattern has to look for words.
        others = [piece for piece in found if not piece.isalpha()]
        within: list[str] = _WORD.findall(" ".join(others))
        most = len(found) - len(others) + len(within)
        most += sum([word.count("'") + word.count("’") for word in within if not word.isalpha()])
        english = sum(map(self._plain_english.__contains__, found + within))
        return english > _SURELY_ENGLISH * most

    def _frames_others(self, text: str) -> bool:
        """Whether what is not quoted, and in no name, may be English: the rest is another's words.

        Read of few texts alone: of those that seem to be in another language.
        """
        outside = _sample(_QUOTED.sub("…", text))
        if _foreign_letters(outside):
            return False
        words = _small_words(_WORD.findall(outside))
        if len(words) < _FEWEST_WORDS:
            return self._has_more_english(words)
        own = list(self._outside_names(outside))
        much = len(own) >= _FEWEST_WORDS or len(own) < len(words) / 2
        return self._by_words(own if much else words) == ENGLISH

    def _has_more_english(self, words: list[str]) -> bool:
        """Whether, of a few words, at least one in seven is English, and of no other language there are more."""
        counts = Counter(words)
        english = sum(counts[word] for word in self._english)
        others = max(sum(counts[word] for word in small) for small in self._others.values())
        return english >= others and english > _ENGLISH_ENOUGH * len(words)

    def _outside_names(self, sample: str) -> Iterator[str]:
        """The small words without those that join capitalised ones: "Universidad de los Andes", "Jan van der Meer"."""
        waiting: list[str] | None = None  # the joining words since the last capitalised one
        for word in _WORD.findall(sample):
            if not word[0].islower() or not word.islower():  # "d'Orsay"
                waiting = []
            elif waiting is not None and word in self._in_names:
                waiting.append(word)
            else:
                yield from waiting or ()
                yield from _parts(word)
                waiting = None

    def _by_words(self, words: list[str]) -> str:
        counts = Counter(words)
        if len(words) < _FEWEST_WORDS or len(counts) < _FEWEST_KINDS:
            return ENGLISH
        english = _share(counts, self._english)
        if english >= _ENGLISH_ENOUGH:
            return ENGLISH
        foreign = [word for word in counts if not self._may_be_english(word)]  # "in" and "is" alone tell nothing
        named = {name: small for name, small in self._others.items() if not small.isdisjoint(foreign)}
        shares = {name: _share(counts, small) for name, small in named.items()}
        best = max(shares.values(), default=0.0)
        if best >= _OTHER_ENOUGH and best >= _AHEAD * english:
            return " or ".join(name for name, share in shares.items() if share >= _NEARLY * best)
        much = len(words) >= _FEWEST_UNKNOWN and len(counts) >= _FEWEST_DIFFERENT
        return "" if much and english < _UNHEARD_OF else ENGLISH


def _sample(text: str) -> str:
    """All of a short text; of a long one its beginning, its middle and its end."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return "\n".join([text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]])


def _foreign_letters(sample: str) -> list[str]:
    """The letters of other scripts where most are of these, else none."""
    others = [] if sample.isascii() else _BEYOND_LATIN.findall(sample)
    many = len(others) >= _FEWEST_LETTERS and len(others) > _TOO_MANY * sum(map(str.isalpha, sample))
    return others if many else []


def _small_words(found: list[str]) -> list[str]:
    """The words that begin with a small letter, and their parts; of a text all in capitals, all words."""
    shouted = sum(map(str.isupper, found)) > len(found) / 2
    return [part.lower() for word in found if shouted or word[0].islower() for part in _parts(word)]


def _parts(word: str) -> list[str]:
    if word.isalpha():
        return [word]
    low = word.replace("’", "'")
    return [low] if low.endswith(("n't", "'s", "'re", "'m", "'ve", "'d", "'ll")) else _SPLIT.split(word)


def _share(counts: Counter[str], small: frozenset[str]) -> float:
    return sum(counts[word] for word in small) / counts.total()


def _script(letter: str) -> str:
    """The first word of the letter's name in Unicode."""
    return unicodedata.name(letter, "").split(" ", 1)[0]


def _by_letters(low: str, letters: Counter[str]) -> str:
    if letters["HIRAGANA"] + letters["KATAKANA"] > letters.total() / 20:
        return "Japanese"
    script = letters.most_common(1)[0][0]
    for name, telling in _TELLING.get(script, ()):
        if not telling or sum(low.count(letter) for letter in telling) >= letters.total() / 200:
            return name
    return _SCRIPTS.get(script, "")
