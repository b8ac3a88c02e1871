"""What an interview is made of: paragraphs that ask, answer or tell, and the turns that speakers take."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from factcheck.annotators.builtin.people.cast import Voice
from factcheck.records import Sentence
from factcheck.spans import Span
from factcheck.vocabulary import SentenceKind, SourceKind

INTERVIEW = re.compile(
    r"\binterview|\b(?:speaks?|spoke|speaking|talk(?:s|ed|ing)?|chat(?:s|ted|ting)?) (?:with|to)\b"
    r"|\b(?:sat|sits) down with\b|\bcaught up with\b|\b(?:answer(?:s|ed)|replie[sd] to) (?:\w+ )?questions|\bQ ?& ?A\b"
    r"|\b(?:in|a) conversation with\b|\bquestions (?:for|to|with)\b|\btells (?:[A-Z]\w+ )+about\b"
    r"|\bin (?:his|her|their) own words\b|\bin their own words\b",
    re.IGNORECASE,
)
# One of these stands in whatever the pattern finds; most texts hold none, and plain words are found far faster.
_OF_INTERVIEWS = (
    *("interview", "speak", "spoke", "talk", "chat", " down with", "caught up with", "questions", "q&", "q &"),
    *("conversation with", "tells ", "own words"),
)
ASKER = Voice(SourceKind.UNNAMED, "")
TALKING = (SentenceKind.BODY, SentenceKind.QUESTION)
_MARKUP = "*_•·–—- \t>#"
_BRIEF = 4  # sentences; who asks is brief
_FIRST_PERSON = re.compile(r"(?<![\w'’])(?:I|we|my|our|me|us|We|My|Our)(?:['’]\w+)?(?![\w'’])")
_BIDDING = re.compile(
    r"(?:please |so,? |and |can you |could you )?(?:tell|talk|walk|take|give|describe|explain)"
    r"(?: to| for)? (?:us|me|our readers|your)\b"
    r"|(?:\w+,? )?I(?:['’]d| would| just)* (?:wanted to|want to|like to|have to|must) (?:know|ask)\b"
    r"|(?:\w+,? )?(?:I(?:['’]m| am)(?: \w+)? curious|I(?: \w+)? wonder(?:ed|ing)?)\b(?=[^.]*\byour?\b)",
    re.IGNORECASE,
)
_TO_YOU = re.compile(r"\b(?:you|your|yourself|yours)\b", re.IGNORECASE)
_REMARK = re.compile(
    r"(?:(?:and|so|but|yet|now|then|recently|earlier|meanwhile|in \d{4},?) )*(?:you|your)(?:['’]\w+)?\b"
    r"|(?:(?:some|many|most|plenty|other|certain)(?: [\w ]{1,30}?)?|(?:your |the )?(?:critics|opponents|rivals)"
    r"|others|people|they)(?: often| still| even)?"
    r" (?:call|say|think|claim|accuse|blame|describe|believe|see|consider)(?: that)? you\b"
    r"|(?:that|this|it|[\w ]{1,30} like that) must (?:have|be|feel|make)\b[^.!?]*\byou\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:how|what|why|when|where|who|which|do|did|are|is|have|can|could|would|will|any)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_GESTURE = re.compile(
    r"(?:He|She) (?:then |also )?(?:paus|laugh|smil|sigh|nods|nodded|shrug|grin|frown|hesitat|chuckl|shakes|shook"
    r"|(?:leans|leaned|looks|looked|glances|glanced|points|pointed|stares|stared|waves|waved)"
    r" (?:at|to|out of|up|down|away|over|back|forward)\b"
    r"|(?:is|was|falls|fell) (?:silent|quiet)|(?:thinks|thought) for)"
)
_TOLD_ME = re.compile(r"\b(?:told|tells|assured|assures) (?:me|us)\b")  # what a reporter hears from others
_ABOUT_SOMEBODY = re.compile(r"(?:He|She|His|Her)\b")
_NARRATED = 3  # sentences; what is told between two answers is brief
_FEW_WORDS = re.compile(
    r"(?:[A-Z][^:\n]{0,40}: )?"
    r"(?:[^?]*\d[^?]*|(?:[Ii]n|[Aa]t|[Ff]rom|[Bb]y|[Ww]ith|[Nn]ear) [A-Z]\w+|[A-Z]\w+ [A-Z]\w+)[.!]?"
)


def is_called_interview(words: str) -> bool:
    """Whether somewhere in `words` an interview is called one, or somebody is said to talk with somebody."""
    return holds_one_of(_OF_INTERVIEWS, words) and INTERVIEW.search(words) is not None


def holds_one_of(plain: Sequence[str], words: str) -> bool:
    """Whether one of some `plain` words stands in others as a pattern sees them that goes by no capitals."""
    low = words.lower()
    if not low.isascii():
        low = low.replace("i\u0307", "i").replace("ı", "i").replace("ſ", "s")
    return any(map(low.__contains__, plain))


class Turn(NamedTuple):
    """Who speaks in a paragraph, and where it says so, if it does."""

    voice: Voice
    label: Span | None = None
    asks: bool = False  # a question to somebody, told by the article itself where it only states
    signed: bool = False  # the name stands at the end
    nameless: bool = False  # what stands there is nobody's name: "A", "Guest"
    quotation: Span | None = None  # all that is said, where the name stands behind it

    def answers(self, words: str) -> bool:
        """Whether `words`, too few for a sentence, answer a question: a figure, a name, "in May"."""
        return not self.asks and _FEW_WORDS.fullmatch(words) is not None

    def signs(self, sentence: Sentence) -> bool:
        """Whether `sentence` is nothing but the name."""
        if self.quotation is not None:
            return sentence.span.start >= self.quotation.end
        return self.signed and self.label is not None and sentence.span.contains(self.label)


class Paragraph(NamedTuple):
    """The sentences of one paragraph, with its text and where that starts in the article."""

    number: int
    sentences: list[Sentence]
    text: str
    start: int

    @property
    def words(self) -> str:
        """The text without the marks of a list, a dialogue or bold type around it."""
        return self.text.strip(_MARKUP)

    @property
    def asks(self) -> bool:
        """Whether somebody is asked something, and nothing is answered."""
        sentences = self.sentences
        if len(sentences) > _BRIEF:
            return False
        last = sentences[-1].kind
        if last is SentenceKind.HEADING:
            return self.words.endswith("?") or (self.to_you and _ASKED.match(self.words) is not None)
        if last is SentenceKind.QUESTION or SentenceKind.QUESTION in [one.kind for one in sentences]:
            return (last is SentenceKind.QUESTION or not self.about_me) and not self.answers_itself
        return len(sentences) == 1 and _BIDDING.match(self.words) is not None

    @property
    def answers_itself(self) -> bool:
        """As in "Who taught you? My aunt.": question and answer in one."""
        first = self.sentences[0]
        if first.kind is not SentenceKind.QUESTION or self.sentences[-1].kind is not SentenceKind.BODY:
            return False
        behind = self.text[first.span.end - self.start :]
        mine = _FIRST_PERSON.search(_QUOTED.sub("", behind)) is not None
        return mine and _FIRST_PERSON.search(self.text, 0, first.span.end - self.start) is None

    @property
    def remarks(self) -> bool:
        """Whether it puts something to somebody without asking: "You left in May." """
        brief = len(self.sentences) <= _BRIEF // 2 and not self.about_me
        return brief and _REMARK.match(self.words) is not None

    @property
    def opens_bracketed(self) -> bool:
        """As in "[The fair] was good to us": in an answer, words that an editor put in."""
        return self.text[0] == "[" and self.about_me and self.talks

    @property
    def talks(self) -> bool:
        """Whether it is text that may be speech without quotation marks."""
        if self.text[0] in '"“(':
            return False
        return self.sentences[0].kind in TALKING or any(sentence.kind in TALKING for sentence in self.sentences)

    @property
    def heads(self) -> bool:
        """Whether it is a heading."""
        first = self.sentences[0].kind is SentenceKind.HEADING
        return first and all(sentence.kind is SentenceKind.HEADING for sentence in self.sentences)

    @property
    def about_me(self) -> bool:
        """Whether somebody speaks of himself outside quotation marks."""
        return _FIRST_PERSON.search(_QUOTED.sub("", self.text)) is not None

    @property
    def to_you(self) -> bool:
        """Whether somebody is spoken to."""
        return _TO_YOU.search(self.text) is not None

    @property
    def by_nobody(self) -> bool:
        """Whether it speaks of neither "me" nor "you", as an article does."""
        words = _QUOTED.sub("", self.text)
        return _FIRST_PERSON.search(words) is None and _TO_YOU.search(words) is None

    def names(self, name: str) -> bool:
        """Whether it speaks of the one who was asked by name: the article takes over again."""
        if not name or re.search(rf"\b{re.escape(name.split()[-1])}\b", self.text) is None:
            return False
        return not self.about_me or self._begins_with(name)

    def _begins_with(self, name: str) -> bool:
        """Whether its first sentence tells of somebody by name, and not of "me" beyond what "me" is told."""
        first = self.text[: self.sentences[0].span.end - self.start]
        begins = re.match(rf"(?:{re.escape(name)}|{re.escape(name.split()[-1])})(?:['’]s)? (?=[a-z])(?!and )", first)
        return begins is not None and _FIRST_PERSON.search(_TOLD_ME.sub("", _QUOTED.sub("", first))) is None

    @property
    def goes_on_about_somebody(self) -> bool:
        """Whether it begins with "he" or "she" and speaks neither of "me" nor to "you"."""
        return _ABOUT_SOMEBODY.match(self.text) is not None and self.by_nobody

    @property
    def quoted(self) -> bool:
        """Whether all of it stands in quotation marks, or goes on in them."""
        marks = self.text.count('"') if self.text[0] == '"' else self.text.count("”")
        return self.text[0] in '"“' and (self.text[-1] in '"”' or marks == (self.text[0] == '"'))

    @property
    def set_apart(self) -> bool:
        """Whether all of it is in italics or in bold type, as an article's own words among answers are."""
        return len(self.text) > 1 and self.text[0] in "*_" and self.text[-1] in "*_"

    def narrates(self, pronoun: re.Pattern[str] | None, before: Sequence["Paragraph"]) -> bool:
        """Whether it tells what the one who is asked does; `before` is the question and the answer to it so far.

        "He" and "she" may be anybody whom the question or the answer named already.
        """
        if len(self.sentences) > _NARRATED or not self.by_nobody:
            return False
        apart = self.set_apart and (not before or (len(before) > 1 and not before[-1].set_apart))
        if apart or _GESTURE.match(self.text):
            return True
        if pronoun is None or len(before) < 2 or pronoun.search(self.text) is None:
            return False
        return not any(pronoun.search(one.text) for one in before)


def paragraphs_of(text: str, sentences: Sequence[Sentence]) -> Iterator[Paragraph]:
    """The paragraphs of an article, in order."""
    for number, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        members = list(group)
        while len(members) > 1 and members[0].kind is SentenceKind.METADATA:
            del members[0]  # a place or an hour, in front of what is said
        start, end = members[0].span.start, members[-1].span.end
        yield Paragraph(number, members, text[start:end], start)
