"""Which person "he" or "she" means: who spoke last, or who is told of right before, where that leaves no doubt."""

import re
from functools import partial
from itertools import takewhile

from factcheck.annotators.builtin.people.ahead import named_ahead
from factcheck.annotators.builtin.people.kin import is_other, kin_of
from factcheck.annotators.builtin.people.mentions import CAPITAL, NO_FIRST_NAMES, Mention, last_of
from factcheck.annotators.builtin.people.same_sentence import is_called_otherwise, is_meant
from factcheck.annotators.builtin.people.sexes import Sexes
from factcheck.annotators.builtin.people.short_forms import ShortForms, distinct
from factcheck.annotators.builtin.people.threads import thread
from factcheck.annotators.builtin.people.topics import speaks_for_others, told_of
from factcheck.annotators.builtin.words.grammar import verbal
from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.annotators.builtin.words.voices import Voices
from factcheck.given_names import is_given
from factcheck.vocabulary import SourceKind

_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s")
_SINGULAR = WORDS["singular"]
_HE_OR_SHE = WORDS["he or she"]
_MALE, _FEMALE = WORDS["male"], WORDS["female"]
_AT_PLACE = re.compile(r", in (?:(?:north|south|east|west|central)[\w-]* )?[A-Z][a-z]")  # "Otter Green, in east Halden"
_QUOTES = ' \n“"‘«'
_NEAR = 400  # code points back that the sentence before is looked for
_SUBJECT = 8  # words at the start of a sentence in which its subject ends
_LEAD = (  # "Asked about it, Brekke laughed", "On Monday, Brekke"
    r"(?:[A-Z][a-z]+ed|[A-Z][a-z]+ing|When|After|Before|On|At|In|By|Back|Still|Then|Later|Instead|Afterwards|Once|As)"
    r"(?: (?:[a-z]+|[A-Z][a-z]+day)){0,8}, "
)
_SURNAME = re.compile(  # "Brekke left", "Brekke, for her part, left", "For Brekke, it is over"
    rf"\s*(?:For ({CAPITAL}[\w\-‑]+), "
    rf"|(?:{_LEAD})?({CAPITAL}[\w\-‑]+)(?: (?=[a-z])|, (?=(?:an?|the|who|whose|now|for (?:his|her)|\d\d,)\b)))"
)
_APPOSITION = re.compile(  # "Her only apprentice, a thin lad named Teo Marsh, thinks otherwise"
    r"\s*((?:The|An?|Its|His|Her|Their|Our)\b[^,.!?\n]{3,60}), "
    r"(?:an? [^,.!?\n]{3,40} (?:named|called) )?([^,.!?\n]{5,40}), (?=[a-z])"
)
_FOLLOWING = 1500  # code points back that a pronoun may reach
_TURNING = re.compile(r"(?:^|[.!?”\"]\s|\n)(?:But|And|Yet|While|So)\s$|\n[A-Z][a-z]+:\s$")
_CLOSING_MARKS = {"”": "“", '"': '"', "’": "‘", "»": "«"}  # each with the mark that opens
_MARKING = 12  # code points before a line: the mark of a list, an hour
_LONGEST_SPEECH = 600  # code points
_SET_OFF = re.compile(  # "Her husband, Erik Holm"
    r"(?:^|[.!?”\":] |\n)(?:The|An?|Its|His|Her|Their|Our) ([^,.!?\n]{3,60}), $"
)
_MADE_BY = re.compile(r"[’']s [\w\-‑]+\Z")  # "Velotta's Zephyr"; "the Courier's Ida Moe" is somebody
_SUBJECT_LETTERS = 70
_IN_PLACES = frozenset({"in", "near", "at", "outside", "around", "across"})
_BEGINS_SOMEBODY = frozenset({"a", "an", "the", "his", "her", "their", "its", "another", "one"})


class Pronouns:
    """Who has spoken so far in one article, and whom a pronoun means by that."""

    def __init__(self, text: str, voices: Voices, forms: ShortForms, sexes: Sexes) -> None:
        self._text, self._voices, self._forms, self._sexes = text, voices, forms, sexes
        self._spoke: list[tuple[int, str]] = []  # every person, by the name as far as it is known, and where
        self._others: list[int] = []  # where whatever is no person spoke

    def spoke(self, name: str, at: int) -> None:
        """A person, whose name may not be known."""
        self._spoke.append((at, name))

    def other_spoke(self, at: int) -> None:
        """Whatever is no person."""
        self._others.append(at)

    def last(self) -> str:
        """Whoever spoke last, by the name as far as it is known; empty for nobody."""
        return self._spoke[-1][1] if self._spoke else ""

    def unknown(self) -> list[str]:
        """Those who spoke by names of which nothing tells that they are those of persons."""
        return [name for name in dict.fromkeys(name for _, name in self._spoke) if self._forms.is_unknown(name)]

    def meant(self, pronoun: str, at: int, *, besides: str) -> str:
        """The name of the one person whom a pronoun means, who then is called so; nobody `besides` who says it."""
        opening = self.before_quotation(at)
        while opening < at and self._spoke and self._spoke[-1][0] >= opening:
            self._spoke.pop()  # “His mother asked me why,” she said: who speaks in what is quoted tells nothing of it
        name = self._ahead(at, pronoun) or self._kin_before(at, pronoun)
        if name is None:
            name = (
                self._named_here(at, pronoun)
                or self._told_of_here(at, pronoun)
                or self._last_or_near(at, pronoun)
                or self._only_one(at, pronoun)
            )
            name = name or thread(self._text, at, pronoun, partial(self._could_be, pronoun))
        if name and " " not in name:
            name = self._forms.surname(name, at) or name
        return "" if name == besides else self._sexes.called(name, pronoun)

    def _ahead(self, at: int, pronoun: str) -> str:
        """As in "Although he said it was late, Brekke stayed"."""
        if pronoun not in ("he", "she"):
            return ""
        name, place = named_ahead(self._text, at)
        known = self._forms.surname(name, place) if name and " " not in name else name
        fits = known and self._voices.kind_of(known) is SourceKind.PERSON and self._sexes.fits(known, pronoun)
        return known if fits else ""

    def _kin_before(self, at: int, pronoun: str) -> str | None:
        """The kin, by whatever name, with whom the sentence before begins; "" for kin without one, None for nobody."""
        if pronoun not in _HE_OR_SHE:
            return None
        end = self.before_quotation(at)
        ends = [match.end() for match in _SENTENCE_END.finditer(self._text, max(0, end - _NEAR), end)]
        if not ends:
            return None
        if self._text[ends[-1] : end].strip(_QUOTES):
            ends.append(end)
        start = ends[-2] if len(ends) > 1 else 0
        start = max(start, self._text.rfind("\n", 0, max(0, ends[-1] - 2)) + 1)
        if self._spoke and start < self._spoke[-1][0]:
            return None
        return kin_of(self._text[start : ends[-1]], pronoun)

    def _named_here(self, at: int, pronoun: str) -> str:
        """The only one named before the pronoun in its sentence, where nobody spoke there and nobody else is told of.

        As in "The forum has dropped Per Vik after he said so.".
        """
        if pronoun not in _HE_OR_SHE:
            return ""
        start = max(at - _NEAR, self._text.rfind("\n", 0, at) + 1)
        ends = [match.end() for match in _SENTENCE_END.finditer(self._text, start, at)]
        start = ends[-1] if ends else start
        if self._spoke and self._spoke[-1][0] >= start:
            return ""
        told = [m for m in self._forms.people_between(start - 1, at) if not self._is_no_person(m)]
        if len(told) != 1 or not self._may_be(told[0], pronoun):
            return ""
        before, behind = self._text[start : told[0].start], self._text[told[0].end : at]
        return told[0].name if is_meant(before, behind, self._voices) else ""

    def _told_of_here(self, at: int, pronoun: str) -> str:
        """Whom the paragraph tells of, where nobody spoke in it before."""
        end = self.before_quotation(at)
        start = self._text.rfind("\n", 0, max(0, end - 1)) + 1
        if (
            pronoun not in _HE_OR_SHE
            or not self._spoke
            or self._spoke[-1][0] >= start
            or self._nameless_before(end, pronoun)
        ):
            return ""
        name = told_of(self._text, start, end, self._forms, self._sexes, pronoun)
        return "" if not name or self._is_one_of_two([name], start, end, pronoun) else name

    def _last_or_near(self, at: int, pronoun: str) -> str:
        """The person who spoke last, or the only one in the sentence before; nobody where that leaves a doubt."""
        last, spoken = self._spoke[-1] if self._spoke else (-1, "")
        since = max(last, at - _FOLLOWING)
        spoken = spoken if last >= since else ""
        said = self._text[since : min(at, since + _NEAR)] if spoken else ""
        for_others = speaks_for_others(spoken, self._text[self.before_quotation(at) : at]) or _owned_by(
            said or spoken, pronoun
        )
        if spoken and not self._sexes.is_known(spoken) and is_called_otherwise(said, pronoun):
            for_others = True
        if for_others or not self._sexes.fits(spoken, pronoun) or is_other(spoken, said, pronoun):
            spoken = "" if self._nameless_before(at, pronoun) else self._spoke_before(at, pronoun, besides=spoken)
        between = [m for m in self._forms.names.between(since, at) if self._forms.titled(m) or self._begins(m)]
        between = [m for m in between if self._may_be(m, pronoun)]
        others = [m for m in between if not _same(m.name, spoken) and not (spoken and self._opens_speech(m))]
        if not others and spoken:
            return self._subject_since(since, at, pronoun) or spoken
        at = self.before_quotation(at)
        ends = [match.end() for match in _SENTENCE_END.finditer(self._text, max(0, at - _NEAR), at)]
        before = ends[-2] if len(ends) > 1 else at - _NEAR
        near = distinct(m.name for m in between if m.start >= before)
        if not near and ends and not spoken and self._nobody_speaks(before, at):
            before = ends[-3] if len(ends) > 2 else at - _NEAR
            near = distinct(m.name for m in between if m.start >= before)
        if not near and ends and not spoken:
            return self._told_of(max(before, self._text.rfind("\n", 0, ends[-1] - 1) + 1, 0))
        if spoken and ends and before <= last and self._goes_on(others, last, ends[-1], at):
            return spoken
        sure = self._begins(others[-1]) if spoken else not self._is_one_of_two(near, before, at, pronoun)
        return near[0] if len(near) == 1 and sure else ""

    def _opens_speech(self, mention: Mention) -> bool:
        """As in "Vik said it was late. “Moe and I agree. We go.” He left.": whom who spoke last begins to tell of."""
        before = self._text[max(0, mention.start - 2) : mention.start]
        return before[-1:] in ("“", '"') and before[:1].isspace()

    def _goes_on(self, others: list[Mention], last: int, end: int, at: int) -> bool:
        """Whether a sentence begins with the pronoun at `at` and the `others` stand in what was said right before."""
        begins = not self._text[end:at].strip(_QUOTES)
        return begins and all(last < m.start < end and not self._begins(m) for m in others)

    def _could_be(self, pronoun: str, start: int, end: int) -> list[str]:
        """Whom a pronoun may stand for of those told of between two places; two, where the first doesn't begin it."""
        told = [m for m in self._forms.people_between(start - 1, end) if self._may_be(m, pronoun)]
        told = [m for m in told if not (self._is_no_person(m) or self._text.endswith("the ", start, m.start))]
        names = distinct(m.name for m in told)
        opening = self._told_of(start)
        if opening and self._sexes.fits(opening, pronoun):
            return distinct([opening, *names])
        return names if not told or self._begins(told[0]) else ["", *names]

    def _may_be(self, mention: Mention, pronoun: str) -> bool:
        """Whether a name where it stands may be "he", or "she": "Ms Moe" is not, nor is "Moe" where Ida Moe spoke."""
        if not self._sexes.fits(" ".join((*mention.titles, mention.name)), pronoun):
            return False
        if _AT_PLACE.match(self._text, mention.end) is not None and not is_given(mention.name.split()[0]):
            return False
        longer = "" if " " in mention.name else self._forms.surname(mention.name, mention.start)
        return not longer or self._sexes.fits(longer, pronoun)

    def _subject_since(self, since: int, at: int, pronoun: str) -> str:
        """Who begins, by a surname, the sentence before, where that follows what was said last: "Brekke left. She"."""
        at = self.before_quotation(at)
        ends = [match.end() for match in _SENTENCE_END.finditer(self._text, max(since, at - _NEAR), at)]
        start = max(ends[-2] if len(ends) > 1 else -1, self._text.rfind("\n", 0, max(0, at - 1)) + 1)
        name = self._told_of(start) if since < start < at else ""
        return name if self._sexes.fits(name, pronoun) else ""

    def _is_one_of_two(self, near: list[str], start: int, end: int, pronoun: str) -> bool:
        """Whether somebody else is told of as well who could be meant as soon, as in "Vik met Holm", "Vik and Holm"."""
        if not near:
            return False
        told = [m for m in self._forms.people_between(start, end) if self._may_be(m, pronoun)]
        known = self._sexes.is_known(near[0])
        others = (m for m in told if not _same(m.name, near[0]) and not self._is_no_person(m))
        return any(self._sexes.is_known(m.name) or not known for m in others)

    def _only_one(self, at: int, pronoun: str) -> str:
        """The one person who is "he", or "she", where whoever spoke last is not; or the one told of right before."""
        spoken = self._spoke[-1][1] if self._spoke else ""
        if self._nameless_before(at, pronoun) or (self._spoke and (not spoken or self._sexes.fits(spoken, pronoun))):
            return ""
        told = self._forms.people_between(at - (_FOLLOWING if spoken else _NEAR), at)
        names = self._who_could_be(at - (_FOLLOWING if spoken else _NEAR), at, pronoun)
        near = (m for m in told if m.start >= at - _NEAR)
        unclear = any(not self._sexes.is_known(m.name) and not self._is_no_person(m) for m in near)
        sure = len(names) == 1 and not any(self._is_no_person(m) for m in told if m.name == names[0])
        return names[0] if sure and not unclear else ""

    def _spoke_before(self, at: int, pronoun: str, *, besides: str) -> str:
        """Who was "he", or "she", before and spoke last of those, since who spoke last of all, `besides`, is not."""
        spoke = (name for place, name in reversed(self._spoke) if name and at - _FOLLOWING <= place < at)
        spoke = (name for name in spoke if name != besides and not _owned_by(name, pronoun))
        return next((name for name in spoke if self._sexes.is_known(name) and self._sexes.fits(name, pronoun)), "")

    def _who_could_be(self, start: int, end: int, pronoun: str) -> list[str]:
        """Who is told of between two places and is known to be "he", or "she"."""
        told = self._forms.people_between(start, end)
        return distinct(m.name for m in told if self._sexes.is_known(m.name) and self._sexes.fits(m.name, pronoun))

    def _is_no_person(self, mention: Mention) -> bool:
        """Whether a name is more likely that of a place, or a company's: "near Port Halden", "a firm, Ilse Brandt"."""
        before = self._text[max(0, mention.start - 20) : mention.start].split()
        last = before[-1].lower() if before else ""
        is_company = last.endswith(",") and self._voices.noun_kind(last[:-1]) is SourceKind.ORGANISATION
        is_company = is_company or _MADE_BY.search(mention.name) is not None
        return is_company or last in _IN_PLACES

    def _nameless_before(self, at: int, pronoun: str) -> bool:
        """Whether the sentence before begins with somebody told of without a name: "The county ecologist".

        "Her husband" is nobody who could be "she".
        """
        ends = [match.end() for match in _SENTENCE_END.finditer(self._text, max(0, at - _NEAR), at)]
        before = ends[-2] if len(ends) > 1 else self._text.rfind("\n", 0, max(0, at - 1)) + 1
        words = self._text[before:at].split()[:_SUBJECT]
        if not words or words[0].lower() not in _BEGINS_SOMEBODY:
            return False
        subject = [word.strip(",") for word in takewhile(str.islower, words[1:])]
        others = _SINGULAR | (_MALE if pronoun in ("she", "her") else _FEMALE if pronoun in _HE_OR_SHE else frozenset())
        return any(self._voices.names_person(word) and word not in others for word in subject)

    def _nobody_speaks(self, start: int, end: int) -> bool:
        """Whether what speaks between two places is no person."""
        return any(start <= place < end for place in self._others)

    def before_quotation(self, at: int) -> int:
        """Where the quotation opens that a pronoun follows, of "“It is late. We go,” he said"; else `at` itself."""
        before = self._text[max(0, at - 2) : at].strip()
        if before not in _CLOSING_MARKS:
            return at
        opening = self._text.rfind(_CLOSING_MARKS[before], max(0, at - _LONGEST_SPEECH), at - 2)
        return at if opening < 0 or "\n" in self._text[opening:at] else opening + 1

    def _told_of(self, at: int) -> str:
        """Whom a sentence tells of that begins with a surname, or with who somebody is and the name set off behind it.

        As in "Brekke was late.", "The museum's director, Oda Brekke, was late."; nobody where it begins otherwise.
        """
        first = _SURNAME.match(self._text, at)
        surname = "" if first is None else first[1] or first[2]
        if surname and surname.lower() not in NO_FIRST_NAMES:
            return self._forms.surname(surname, at)
        named = _APPOSITION.match(self._text, at)
        words = [] if named is None else named[1].lower().split()
        if named is None or not self._voices.names_person(words[-1]) or any(map(verbal, words)):
            return ""
        start = named.start(2)
        return next((m.name for m in self._forms.names.between(start - 1, start + 1) if m.name == named[2]), "")

    def _begins(self, mention: Mention) -> bool:
        """Whether an untitled name that can be a person's begins its sentence."""
        turns = _TURNING.search(self._text, max(0, mention.start - 8), mention.start)
        if turns is None and self._text.startswith(", ", mention.start - 2):
            turns = _SET_OFF.search(self._text, max(0, mention.start - _SUBJECT_LETTERS), mention.start)
            turns = turns if turns is not None and self._voices.names_person(turns[1].split()[-1]) else None
        if turns is None and self._text[max(0, mention.start - 2) : mention.start].strip(' \n“"') not in ("", "."):
            line = self._text[max(0, mention.start - _MARKING) : mention.start].rpartition("\n")
            if not line[1] or any(map(str.isalpha, line[2])):
                return False
        first = mention.name.split()[0].lower()
        return first not in NO_FIRST_NAMES and self._voices.kind_of(mention.name) is SourceKind.PERSON


def _owned_by(name: str, pronoun: str) -> bool:
    """As in "her tutor", of a "she", who then is rather whose tutor it is."""
    return name.lower().startswith("her " if pronoun in ("she", "her") else "his ")


def _same(one: str, other: str) -> bool:
    return bool(one and other) and last_of(one) == last_of(other)
