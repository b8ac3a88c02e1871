"""Which several people "they" means: those who spoke right before, or are told of there, where nobody else could be."""

import re
from collections.abc import Sequence

from factcheck.annotators.builtin.people.mentions import CAPITAL, NO_FIRST_NAMES
from factcheck.annotators.builtin.words.grammar import PREPOSITIONS, verbal
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.vocabulary import SourceKind

THEY = "they"
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s")
_NEAR = 400  # code points back that the sentence before is looked for
_SUBJECT = 8  # words at the start of a sentence in which its subject ends
_OPENING = 8  # words of "On Friday night," before it
_NAME = rf"{CAPITAL}[\w\-‑]+(?: {CAPITAL}[\w\-‑]+)*"
_PAIR = re.compile(rf"({_NAME}) and ({_NAME})")
_PLACE = re.compile(
    rf" (?:of|at|from|in|for)(?: the)?(?: {CAPITAL}[\w\-‑]*)+(?: (?:of|for)(?: the)?(?: {CAPITAL}[\w\-‑]*)+)?"
)
_ENDS_SUBJECT = frozenset({"that", "who", "which", "whose", "and", "or"})
_LEADS = PREPOSITIONS | {"but", "and", "so", "yet", "then", "still", "when", "as", "after"}


class Groups:
    """Who has spoken so far in one article, as far as "they" may mean it."""

    def __init__(self, text: str, voices: Voices) -> None:
        self._text, self._voices = text, voices
        self._heard: list[tuple[int, str, SourceKind]] = []
        self._spoke: list[tuple[int, str, bool]] = []  # of these where, the words for several or "", whether a body

    def spoke(self, source: str, at: int, kind: SourceKind) -> None:
        """A voice, of which is told only when it is asked for whether it is several people, one, or a body."""
        self._heard.append((at, source, kind))

    def meant(self, at: int, end: int) -> str:
        """The several people whom "they" at `at` means, whose sentence goes on before it up to `end`; "" in doubt."""
        text = self._text
        if self._is_quoted(at):
            return ""
        for place, source, kind in self._heard[len(self._spoke) :]:
            several = source if self._several(source) else ""
            body = not several and kind not in (SourceKind.PERSON, SourceKind.UNNAMED)
            self._spoke.append((place, several, body))
        ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, end - _NEAR), end)]
        here = ends[-1] if ends else max(0, end - _NEAR)
        if any(here <= place < at for place, _, _ in self._spoke):
            return self._only(here, at)
        before = max(ends[-2] if len(ends) > 1 else 0, text.rfind("\n", 0, max(0, here - 2)) + 1)
        if any(before <= place < here for place, _, _ in self._spoke):
            return self._only(before, here)
        told = text[before:here].split()
        if any(map(self._of_several, told)) or _PAIR.match(text, before, here) is not None:
            return self._subject(before, here, told)
        start = text.rfind("\n", 0, max(0, text.rfind("\n", 0, here) - 1)) + 1
        if start < before and not any(map(self._of_several, self._behind_last(before))):
            return self._only(start, before)
        return ""

    def _is_quoted(self, at: int) -> bool:
        """Whether "they" stands inside a quotation, whose speaker means others by it."""
        before = self._text[self._text.rfind("\n", 0, at) + 1 : at]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _behind_last(self, before: int) -> Sequence[str]:
        """The words between who spoke last and a place."""
        last, several, _ = self._spoke[-1] if self._spoke else (0, "", False)
        return self._text[last + len(several) : before].split() if last < before else ()

    def _only(self, start: int, end: int) -> str:
        """The several who alone spoke between two places, but for single persons before them."""
        spoke = [(name, body) for place, name, body in self._spoke if start <= place < end]
        names = {name for name, _ in spoke if name}
        sure = len(names) == 1 and spoke[-1][0] != "" and not any(body for _, body in spoke)
        return names.pop() if sure else ""

    def _subject(self, start: int, end: int, words: Sequence[str]) -> str:
        """The several people with whom a sentence begins, where it tells of no others: "Two sisters run the inn."."""
        pair = _PAIR.match(self._text, start, end)
        if pair is not None:
            others = any(map(self._of_several, self._text[pair.end() : end].split()))
            return pair[0] if self._are_two(pair) and not others else ""
        opens = self._opening(words)
        behind = self._noun_end(words, opens)
        if not behind or any(map(self._of_several, words[behind:])) or words[behind - 1].endswith(("'", "’")):
            return ""
        phrase = " ".join(words[opens:behind]).strip(",.")
        at = self._text.find(phrase, start, end)
        place = _PLACE.match(self._text, at + len(phrase), end) if at >= 0 else None
        return phrase if place is None else phrase + place[0]

    def _opening(self, words: Sequence[str]) -> int:
        """Past "On Friday night," and "But"."""
        if not words or words[0].lower() not in _LEADS:
            return 0
        comma = next((i + 1 for i, word in enumerate(words[:_OPENING]) if word.endswith(",")), 0)
        return comma or int(words[0].lower() not in PREPOSITIONS)

    def _noun_end(self, words: Sequence[str], first: int) -> int:
        """Behind the noun for several people that a subject ends with; 0 where it doesn't."""
        found = 0
        for index in range(first, min(len(words), first + _SUBJECT)):
            low = words[index].lower()
            if self._of_several(words[index]):
                found = index + 1
                if words[index].endswith(","):
                    break
            elif found and low == "and" and self._of_several("".join(words[index + 1 : index + 2])):
                continue  # "Police and firefighters"
            elif found:
                known = low not in ("and", "or")  # not "Police and the coast guard"
                return found if known and (verbal(low) or low in PREPOSITIONS or low in _ENDS_SUBJECT) else 0
            elif words[index].endswith(",") or low in PREPOSITIONS or low in _ENDS_SUBJECT or verbal(low):
                return 0
        return found

    def _several(self, source: str) -> bool:
        """Whether a source is several people: "two clerks in Halden", "Moe and Berg"."""
        pair = _PAIR.fullmatch(source)
        return self._voices.are_people(source) or (pair is not None and self._are_two(pair))

    def _are_two(self, pair: re.Match[str]) -> bool:
        names = (pair[1], pair[2])
        known = all(name.split()[0].lower() not in NO_FIRST_NAMES for name in names)
        return known and all(self._voices.kind_of(name) is SourceKind.PERSON for name in names)

    def _of_several(self, word: str) -> bool:
        return self._voices.names_people(word.strip('“”"(),.;:!?'))
