"""Who is interviewed, by name: what headline, introduction and byline tell, and the names before the turns."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, takewhile

from factcheck.annotators.builtin.people.cast import Cast
from factcheck.annotators.builtin.people.companies import by_itself
from factcheck.annotators.builtin.people.mentions import Mention
from factcheck.annotators.builtin.people.short_forms import distinct
from factcheck.vocabulary import SourceKind

_TOPIC = re.compile(r"\b(?:about|regarding|concerning)\b")
_OPENING = 2  # times that "interview" stands in the headline and the introduction
_CALLING = re.compile(r",\s(?:[A-Z][\w.]*\s)*$")
_WITHIN = 150  # code points behind "interviewed" in which the name of whom comes
_AT_ONCE = 40  # code points behind it in which nobody else can be meant
_NOUNS = 8  # words behind it in which it is told who several are
_PLURAL = (SourceKind.GROUP, SourceKind.UNNAMED)
_ABOUT = frozenset({"on", "about", "of", "for", "from", "in", "at", "who", "to", "by", "over"})
_TALKS = re.compile(
    r"\b(?:speaks?|spoke|speaking|talk(?:s|ed|ing)?|chat(?:s|ted|ting)?) (?:with|to)\b"
    r"|\b(?:sat|sits) down with\b|\bcaught up with\b|\b(?:was|is) in conversation with\b"
)
_TELLS = re.compile(r"\btells (?=(?:[A-Z][\w.'’\-]* )+(?:about|of|why|how|what|that)\b)")
_ENDS = re.compile(r"[.!?][”\"’)]*\s|\n")
_BY = re.compile(r"(?:(?:^|\n)\W*|\b(?:[Ii]nterview(?:ed)?(?: with [^\n.]{3,50})?|[Ww]ords|[Tt]ext) )(?:[Bb]y|BY) $")
_BYLINE = 80  # code points before a name in which it says that this one wrote
_HE = re.compile(r"\W*(?:In [^,.]+, )?(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_REPORTS = re.compile(r"\b(?:[Rr]eporter|[Cc]orrespondent|[Jj]ournalist|[Ee]ditor|[Cc]olumnist)\b")
_BEFORE_NAME = 60  # code points in which it says that somebody reports
_SET_OFF = re.compile(r", (?:\d{2}\b|an? |the |who |of |(?:[a-z]+ ){1,4}(?:of|for|at|in)\b)")


def who_is_asked(cast: Cast, before: int, asking: re.Pattern[str], questions: Sequence[str] = ()) -> str:
    """Who is interviewed: whose name is heard most often in what stands before, most of all behind `asking`.

    Nobody where several are, nobody who plainly interviews, and nobody whom the `questions` speak of.
    """
    people = cast.people(before)
    verbs = [match.end() for match in asking.finditer(cast.text[:before])]
    if any(_several(cast, verb, people) for verb in verbs):
        return ""
    who_ask = set(interviewers(cast, before))
    people = [mention for mention in people if mention.name not in who_ask]
    heard = _heard(cast, before, people, verbs)
    spoken_of = " ".join(questions)
    for name in list(heard):
        word = by_itself(name.split()[-1])
        places = [m.start for m in people if m.name == name]
        near = any(_asked_at(cast, verb, place, _AT_ONCE) for place in places for verb in verbs[:_OPENING])
        if not near and any(not _spoken_to(spoken_of, m.span()) for m in word.finditer(spoken_of)):
            del heard[name]
    for one, other in combinations(list(heard), 2):
        if one.split()[-1] == other.split()[-1]:  # of two with one surname, whoever is named in full more often
            heard[one] += cast.text.count(one, 0, before) > cast.text.count(other, 0, before)
            heard[other] += cast.text.count(other, 0, before) > cast.text.count(one, 0, before)
    best = heard.most_common(2)
    alone = len(best) == 1 or (len(best) > 1 and best[0][1] > best[1][1])
    return best[0][0] if alone else ""


def _heard(cast: Cast, before: int, people: Sequence[Mention], verbs: Sequence[int]) -> Counter[str]:
    heard: Counter[str] = Counter()
    names = distinct(m.name for m in people)
    for mention in people:
        if mention.name in names and any(_asked_at(cast, verb, mention.start, _WITHIN) for verb in verbs):
            heard[mention.name] += 2
    for name in names:
        heard[name] += len(by_itself(name.split()[-1]).findall(cast.text, 0, before))
    return heard


def interviewers(cast: Cast, before: int) -> Iterator[str]:
    """Who asks: the writer of the article, and whichever of two who talk the article is not about.

    Where nothing tells which of the two it is about, both are held to ask.
    """
    people = cast.people(before)
    for mention in people:
        if mention.name.startswith("By ") or _BY.search(cast.text[max(0, mention.start - _BYLINE) : mention.start]):
            yield mention.name
    for tells in _TELLS.finditer(cast.text, 0, before):
        yield from (m.name for m in people if m.start == tells.end())
    for talk in _TALKS.finditer(cast.text, 0, before):
        start = max((end.end() for end in _ENDS.finditer(cast.text, 0, talk.start())), default=0)
        whom = next((m for m in people if _asked_at(cast, talk.end(), m.start, _WITHIN)), None)
        if whom is None or _ENDS.search(cast.text, talk.end(), whom.start) is not None:
            continue
        begins = {*re.split(r"\W+", cast.text[start : talk.start()])}
        who = next((m for m in people if m.name != whom.name and m.name.split()[-1] in begins), None)
        if who is not None:
            yield from _less_told_of(cast, who, whom)
        elif _HE.match(cast.text, start) and any(m.start < start and m.name != whom.name for m in people):
            yield whom.name


def _less_told_of(cast: Cast, one: Mention, other: Mention) -> Iterator[str]:
    """Whoever of two the article calls a reporter, or tells less of; both where it tells as much of each."""
    tells = [_told(cast, mention) for mention in (one, other)]
    if tells[0] <= tells[1]:
        yield one.name
    if tells[1] <= tells[0]:
        yield other.name


def _told(cast: Cast, mention: Mention) -> tuple[bool, int, bool]:
    """Whether somebody is no reporter, how often he is named, and whether it is told there who he is."""
    text, end = cast.text, mention.start + len(" ".join([*mention.titles, mention.name]))
    reports = _REPORTS.search(_ENDS.split(text[max(0, mention.start - _BEFORE_NAME) : mention.start])[-1])
    times = len(by_itself(mention.name.split()[-1]).findall(text))
    set_off = cast.titled(mention) or text[: mention.start].endswith(", ") or _SET_OFF.match(text, end) is not None
    return reports is None, times, set_off


def _asked_at(cast: Cast, verb: int, name: int, within: int) -> bool:
    """Whether a name stands soon behind "interviewed"; not that of what was talked about."""
    return 0 < name - verb < within and _TOPIC.search(cast.text, verb, name) is None


def _several(cast: Cast, at: int, people: Sequence[Mention]) -> bool:
    """As in "interviews three candidates for mayor", "interviews Oda Brekke and Per Vik"."""
    line = re.split(r"[\n;:]|[.,] ", cast.text[at : at + _WITHIN])[0]
    named = [m for m in people if at <= m.start < at + len(line)]
    ends = [m.start + len(" ".join([*m.titles, m.name])) for m in named]
    if any(cast.text[end : m.start] == " and " for end, m in zip(ends, named[1:], strict=False)):
        return True
    nouns = list(takewhile(lambda word: word.lower() not in _ABOUT, line.split()))
    last = nouns[-1] if nouns and len(nouns) <= _NOUNS else ""
    plural = last.islower() and last.endswith("s") and len(nouns) > 1
    return plural and (last[:-1] in cast.voices.titles or cast.voices.kind_of(last) in _PLURAL)


def _spoken_to(text: str, place: tuple[int, int]) -> bool:
    """Whether the name at `place` is that of the one spoken to: "Ms Brekke, is it late?", "is it late, Ms Brekke?"."""
    return text[place[1] : place[1] + 1] in (",", ":") or _CALLING.search(text[: place[0]]) is not None
