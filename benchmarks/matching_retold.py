"""Events of matching.py told again, so that they say the same, or so that they say something else."""

import random
from typing import NamedTuple

from matching_events import Event, place, subject, tell
from matching_grammar import FRAMES, SOURCES

PLAIN = ["order", "passive", "synonyms", "numbers", "names", "dropped clause", "source", "tense", "two at once"]
HARDER = ["role for a name"]
NEGATIVES = [
    "another figure", "another name", "names swapped", "negated", "another place", "another date", "another thing",
]  # fmt: skip
SPEAKERS = ["a spokeswoman", "the Coast Herald", "two officials", "the harbour master", "a report by the auditors"]
ROLES = ["the transport minister", "the mayor", "the union leader", "the head of the board"]
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


class Told(NamedTuple):
    """A claim: its words, what it puts forward where that is less, and on whose word."""

    words: str
    content: str = ""
    source: str = ""


def spelled(value: int) -> str:
    if value < 20:
        return _ONES[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")
    rest = value % 100
    return f"{_ONES[value // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")


def family(name: str) -> str:
    return name.split()[-1] if not name.startswith("the ") else name


def retold(chance: random.Random, kind: str, what: Event) -> Told | None:  # noqa: C901 - a case a kind
    """The event told again so that it says the same; None where the kind does not fit it."""
    frames, predicate = FRAMES[what.half], what.predicate
    match kind:
        case "order":
            return Told(tell(chance, what, frame=chance.choice(frames[1:])))
        case "passive":
            return Told(tell(chance, what, passive=True))
        case "synonyms":
            forms = chance.choice(predicate.synonyms)
            return Told(tell(chance, what, forms=forms, thing=what.thing[1]))
        case "numbers":
            text = tell(chance, what, number=spelled)
            plain = tell(chance, what, number=spelled).replace(" percent", " per cent")
            if not any(name in what.amount + what.thing[0] + what.cause for name in what.values):
                return None
            return Told(chance.choice([text, plain]))
        case "names":
            if predicate.subject == "body":
                return None
            short = family(what.subject) if predicate.subject == "person" else what.subject.split()[0]
            return Told(tell(chance, what, subject=short))
        case "dropped clause":
            return Told(tell(chance, what, drop=("cause",))) if what.cause else None
        case "source":
            words = tell(chance, what)
            content = words[0].lower() + words[1:-1] if words.startswith(("On ", "In ", "The ")) else words[:-1]
            source = chance.choice(SPEAKERS)
            text = chance.choice(SOURCES[what.half]).format(x=source, t=content) + "."
            return Told(text[0].upper() + text[1:], content, source)
        case "tense":
            return Told(tell(chance, what, future=not what.future))
        case "two at once":
            forms = chance.choice(predicate.synonyms)
            return Told(tell(chance, what, forms=forms, passive=not forms[3:], number=spelled))
        case "role for a name":
            return Told(tell(chance, what, subject=chance.choice(ROLES))) if predicate.subject == "person" else None
    raise ValueError(kind)


def altered(chance: random.Random, kind: str, what: Event) -> Told | None:
    """The event told like the first one, but so that it says something else."""
    match kind:
        case "another figure":
            if not any(name in what.amount + what.thing[0] for name in what.values):
                return None
            changed = {name: value + chance.randint(1, 9) for name, value in what.values.items()}
            return Told(tell(chance, what._replace(values=changed)))
        case "another name":
            other = subject(chance, what.predicate.subject)
            return Told(tell(chance, what, subject=other)) if other.split()[-1] != what.subject.split()[-1] else None
        case "names swapped":
            if not what.predicate.opposite:
                return None
            return Told(tell(chance, what, subject=what.thing[0], thing=what.subject))
        case "negated":
            text = tell(chance, what, future=True)
            return Told(text.replace(" will ", " will not ", 1))
        case "another place":
            other = place(chance)
            return Told(tell(chance, what._replace(place=other))) if other != what.place else None
        case "another date":
            return Told(tell(chance, what._replace(day=what.day % 28 + 1)))
        case "another thing":
            others = [thing for thing in what.predicate.objects if thing != what.thing and thing[0] != "PERSON"]
            return Told(tell(chance, what._replace(thing=chance.choice(others)))) if others else None
    raise ValueError(kind)
