"""Parts what stands in one sentence but can be true or false by itself; in doubt nothing is parted.

Of the article's own words: clauses side by side with a subject each ("…; …", "…, but the doors stay shut"), and what is
put in or added between commas and asserts something ("the largest tenant of the harbour", "which opened in 1911").
Of somebody's words: what the article adds about who speaks, and where it takes over again.
"""

import re
from collections.abc import Iterator, Sequence

from factcheck.annotators.builtin.readings.added_voices import added_voice
from factcheck.annotators.builtin.readings.asides import Aside, asserts, find_asides, may_assert, stands_alone
from factcheck.annotators.builtin.readings.attribution import Reading
from factcheck.annotators.builtin.words.clauses import (
    SPLITTING,
    clause_verb,
    has_verb,
    holds,
    is_clause,
    joints,
    may_only_tell_which,
    past_adverbs,
)
from factcheck.annotators.builtin.words.content import Range
from factcheck.annotators.builtin.words.grammar import AUXILIARIES, adverbial
from factcheck.annotators.builtin.words.tokens import PUNCTUATION, QUOTE, Tokens

_JOINTS = SPLITTING["joints"]
_NOT_BEHIND = {  # joining words: behind them these show that nothing new begins
    "so": frozenset({"that", "far", "much", "many", "long", "too", "did", "does", "do", "was", "is"}),
    "however": frozenset({"much", "many", "few", "little", "long", "far"}),
}
_NOTHING_BUT = frozenset({"nothing", "all", "anything", "everything", "nobody", "none", "anyone", "not"})
_ODD_ENDS = " ,;:—–-\u00a0\t\n\r"
_STOPS = ".!?…;"
_SHORTENED = re.compile(r"(?:\b[A-Z]|\.[A-Za-z])\.\Z")  # the full stop of "U.S." is part of the word
_TURNING = frozenset({"but", "while", "although", "whereas", "yet", "though"})  # behind these no comma is needed
_PARTING = frozenset({",", ";", "—", "("}) | _TURNING


def split(t: Tokens, readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a sentence, each parted further where it holds several claims; often as they were."""
    if _PARTING.isdisjoint(t.low):
        return list(readings)
    if readings[0].part is None and len(readings) > 1:  # the others stand in the first
        cut = tuple(reading.tokens for reading in readings[1:])
        return [readings[0]._replace(cut=cut), *readings[1:]]
    return [part for reading in readings for part in (_of_somebody if reading.links else _own)(t, reading)]


def own_tokens(t: Tokens, reading: Reading) -> Tokens:
    """The tokens that a reading goes by: of its stretch, without those of the asides in it."""
    if not reading.cut and reading.tokens == (0, len(t)):
        return t
    begin, end = reading.tokens
    starts = [begin, *(behind for _, behind in reading.cut)]
    return t.taken(zip(starts, [*(first for first, _ in reading.cut), end], strict=True))


def joined(reading: Reading, following: Reading) -> Reading:
    """Two readings of one sentence, and what stands between them, as one."""
    assert reading.part is not None
    assert following.part is not None
    return Reading(
        (reading.part[0], following.part[1]),
        (reading.tokens[0], following.tokens[1]),
        cut=reading.cut + following.cut,
    )


def _own(t: Tokens, reading: Reading) -> Iterator[Reading]:
    """The article's own words, clause by clause."""
    first, behind = reading.tokens
    if QUOTE in t.low[first:behind]:
        yield reading
        return
    clauses = _clauses(t, first, behind)
    for begin, end in clauses:
        follows = begin > first and t.low[begin - 1] == "so"
        asides = find_asides(t, begin, end)
        body = asides[-1].first if asides and asides[-1].added else end
        main = Reading(
            reading.part if len(clauses) == 1 and body == end else _place(t, begin, body),
            (begin, body),
            cut=tuple((aside.first, aside.behind) for aside in asides if not aside.added),
            follows=follows,
        )
        yield main
        for aside in asides:
            place = _place(t, aside.first, aside.behind)
            yield added_voice(t, aside, place) or Reading(place, (aside.first, aside.behind))


def _apart(t: Tokens, aside: Aside) -> Reading:
    return Reading(_place(t, aside.first, aside.behind), (aside.first, aside.behind))


def _clauses(t: Tokens, first: int, behind: int) -> list[Range]:
    """The stretches, without the joining words between them."""
    found: list[Range] = []
    begin = first
    row = t.low[first:behind]
    cuts = [(first + at, first + at + 1) for at, mark in enumerate(row) if mark == ";"] if ";" in row else []
    dash = first + row.index("—") if row.count("—") == 1 else behind
    if dash + 1 < behind and t.low[dash + 1] != "that":  # "— that is, less of it"
        cuts.append((dash, dash + 1))
    colon = first + row.index(":") if ":" in row else behind
    cuts += [(joint.before, joint.after) for joint in joints(t, first, behind) if joint.before < colon]
    cuts += [(at, at) for at in range(first + 1, colon) if t.low[at] == "but" and _turns(t, at)]
    for before, after in sorted(cuts):
        opening = _opening(t, before, after, behind)
        if opening is None or before <= begin or not stands_alone(t, begin, before) or holds(t, begin, before):
            continue
        verb = clause_verb(t, opening, behind)
        if verb is None:
            continue
        doubtful = may_only_tell_which(t, verb, behind) or "," in t.low[opening:verb]
        if not (doubtful and _lists(t, begin, before)):
            found.append((begin, before))
            begin = opening
    return [*found, (begin, behind)]


def _turns(t: Tokens, index: int) -> bool:
    """Whether a "but" without a comma may turn to something else: not that of "nothing but trouble"."""
    return t.low[index - 1] not in PUNCTUATION and t.low[index - 1] not in _NOTHING_BUT


def _lists(t: Tokens, first: int, behind: int) -> bool:
    """Whether there are commas behind the verb, as in a row of things; those around an aside do not count."""
    begin = max((aside.behind for aside in find_asides(t, first, behind) if not aside.added), default=first)
    verb = next((index for index in range(begin, behind) if has_verb(t, index, index + 1)), begin)
    return bool(joints(t, verb, behind))


def _opening(t: Tokens, before: int, after: int, behind: int) -> int | None:
    """Where the clause behind a comma and a joining word, or a semicolon, begins; None where there is no such word."""
    if after + 1 >= behind:
        return None
    if t.low[after] in _JOINTS and t.low[after + 1] not in _NOT_BEHIND.get(t.low[after], ()):
        aside = t.low[after + 1] == "," and t.low[after + 2 : after + 3] != [] and t.low[after + 2] in _JOINTS
        return None if aside else after + 1  # "…, however, and …" goes on behind the second comma
    return after if t.low[before] in (";", "—") else None


def _of_somebody(t: Tokens, reading: Reading) -> Iterator[Reading]:
    """A part on somebody's word, what is told about who speaks, and the article's own words behind."""
    main, rest = _taken_over(t, reading)
    asides: list[Aside] = []
    for link in main.links:
        if link.source is not None and link.cue is not None:
            aside = _about(t, main, link.source, link.cue)
            if aside is not None and not any(
                start < t.end[aside.behind - 1] and t.start[aside.first] < end for start, end in main.content
            ):
                asides.append(aside)
    for aside in asides:
        if aside.added:
            main = main._replace(part=(_start(t, main), t.end[_last_before(t, aside.first)]))
    yield main
    for aside in asides:
        yield _apart(t, aside)
    if rest is not None:
        yield from _own(t, rest)


def _about(t: Tokens, reading: Reading, source: Range, cue: Range) -> Aside | None:
    """As in "Vik, who chairs the board, said", "said Vik, whose boat sank"."""
    first, behind = reading.tokens
    last = next((i for i in range(first, behind) if t.end[i] == source[1]), None)
    if last is None or last + 2 >= behind or t.low[last + 1] != "," or not may_assert(t, last + 2, behind):
        return None
    if cue[1] <= source[0]:
        said = next((i for i in range(first, behind) if t.start[i] >= cue[0]), first)
        if said > first + 1 and t.low[said - 1] == "," and t.low[said - 2] in AUXILIARIES:
            return None  # "It is, says Vik, the best place"
        alone = not joints(t, last + 2, behind) and QUOTE not in t.low[last + 2 : behind]
        return Aside(last + 2, behind, added=True) if alone and asserts(t, last + 2, behind) else None
    verb = next((i for i in range(last + 2, behind) if t.start[i] == cue[0]), last)
    closing = verb - 1
    while closing > last and (adverbial(t.low[closing]) or t.low[closing] in AUXILIARIES):
        closing -= 1
    if closing <= last + 2 or t.low[closing] != "," or not asserts(t, last + 2, closing):
        return None
    inner = [joint for joint in joints(t, last + 2, closing) if past_adverbs(t, joint.after, closing) < closing]
    return None if inner else Aside(last + 2, closing)


def _taken_over(t: Tokens, reading: Reading) -> tuple[Reading, Reading | None]:
    """As in "They asked for a seat at the table, but neither side has answered": what they asked for has no verb."""
    first, behind = reading.tokens
    if len(reading.content) != 1 or reading.quoting:
        return reading, None
    begin, end = reading.content[0]
    said = [i for i in range(first, behind) if begin <= t.start[i] < end]
    if not said or QUOTE in t.low[first:behind]:
        return reading, None
    cue = reading.links[-1].cue
    leads = cue is not None and cue[0] < begin
    for before, opening in _openings(t, said[0], said[-1] + 1, behind, leads=leads):
        if has_verb(t, said[0], before) or holds(t, said[0], before) or "to" in t.low[first : said[0]]:
            return reading, None
        main = reading._replace(
            part=(_start(t, reading), _place(t, first, before)[1]),
            tokens=(first, before),
            content=((begin, _place(t, first, before)[1]),),
        )
        return main, Reading(_place(t, opening, behind), (opening, behind))
    return reading, None


def _openings(t: Tokens, first: int, stop: int, behind: int, *, leads: bool) -> Iterator[tuple[int, int]]:
    """Where a clause of its own may begin behind a comma and a joining word, a semicolon or the only dash.

    Behind what stands after its verb (`leads`) "but" and "while" do without a comma.
    """
    found = [(joint.before, joint.after) for joint in joints(t, first, stop)]
    marks = [i for i in range(first, stop - 1) if t.low[i] == ";" or (t.low[i] == "—" and t.low.count("—") == 1)]
    alone = [i for i in range(first + 1, stop - 1) if leads and t.low[i] in _TURNING and _turns(t, i)]
    for joint in alone:
        before = joint - (t.low[joint - 1] == "even")
        if before > first and t.low[joint + 1] != "that" and is_clause(t, joint + 1, behind):
            yield before, joint + 1
            return
    for before, after in sorted([*found, *((mark, mark + 1) for mark in marks)]):
        opening = _opening(t, before, after, behind)
        parted = before < after and t.low[before] in (";", "—")
        if opening is not None and (parted or opening > after) and clause_verb(t, opening, behind) is not None:
            yield before, opening


def _start(t: Tokens, reading: Reading) -> int:
    return reading.part[0] if reading.part is not None else 0


def _last_before(t: Tokens, index: int) -> int:
    """The last token before `index` that is no comma."""
    return index - 2 if t.low[index - 1] == "," else index - 1


def _place(t: Tokens, first: int, behind: int) -> Range:
    """Where the tokens stand, with what belongs to a token and is none ("$5", "5%"), and without a last full stop."""
    start = t.end[first - 1] if first else 0
    end = t.start[behind] if behind < len(t) else len(t.text)
    while start < end and t.text[start] in _ODD_ENDS:
        start += 1
    words = t.text[start:end].rstrip(_ODD_ENDS)
    return start, start + len(words if _SHORTENED.search(words) else words.rstrip(_STOPS))
