"""Events for the claims of matching.py: who did what, where and when, and one sentence or another that tells it."""

import random
from typing import Any, NamedTuple

from matching_grammar import CAUSES_APART, FRAMES, PASSIVE, PREDICATES, Predicate

MONTHS = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November"]
_FIRST = [
    "Al",
    "Be",
    "Cor",
    "Dag",
    "El",
    "Fin",
    "Gro",
    "Hal",
    "Ing",
    "Jor",
    "Kar",
    "Lin",
    "Mar",
    "Nil",
    "Os",
    "Per",
    "Rag",
    "Sig",
    "Tor",
    "Ulv",
]
_SECOND = [
    "bek",
    "dal",
    "fjell",
    "gard",
    "holt",
    "karr",
    "land",
    "mund",
    "ner",
    "quist",
    "rud",
    "stad",
    "tveit",
    "vang",
    "wick",
    "ysten",
    "brandt",
    "moen",
]
_GIVEN = [
    "Ada",
    "Bror",
    "Clea",
    "Dines",
    "Edda",
    "Folke",
    "Gerda",
    "Hauk",
    "Ilse",
    "Jens",
    "Kaja",
    "Leif",
    "Marit",
    "Nanna",
    "Olav",
    "Petra",
    "Runa",
    "Sten",
    "Thea",
    "Vidar",
]
_KINDS = ["Works", "Lines", "Mills", "Bank", "Foundry", "Brothers", "Shipping", "Timber"]
_BODIES = ["city council", "harbour board", "water authority", "school board", "regional court", "customs office"]


class Event(NamedTuple):
    """What happens in one claim."""

    half: str
    predicate: Predicate
    subject: str
    thing: tuple[str, str]
    place: str
    day: int
    month: str
    amount: str
    cause: str
    future: bool
    values: dict[str, int]


def some(chance: random.Random, most: int) -> int:
    """A number below `most`, small ones far more often, as names are in the news."""
    return int(most * chance.random() ** 2.5)


def place(chance: random.Random) -> str:
    number = some(chance, 1500)
    name = _FIRST[number % 20] + _SECOND[number // 20 % 18]
    return ["Port ", "", "Lower ", "", "Saint ", ""][number % 6] + name


def person(chance: random.Random) -> str:
    number = some(chance, 4000)
    return (
        f"{_GIVEN[number % 20]} {_FIRST[number // 7 % 20]}{_SECOND[number // 20 % 18]}{['', 'sen', 'er'][number % 3]}"
    )


def company(chance: random.Random) -> str:
    number = some(chance, 2000)
    return f"{_FIRST[number // 8 % 20]}{_SECOND[number // 3 % 18]} {_KINDS[number % 8]}"


def subject(chance: random.Random, kind: str) -> str:
    if kind == "body":
        return f"the {chance.choice(_BODIES)} of {place(chance)}"
    return person(chance) if kind == "person" else company(chance)


def event(chance: random.Random, half: str) -> Event:
    predicate = chance.choice(PREDICATES[half])
    thing = chance.choice(predicate.objects)
    if thing[0] == "PERSON":
        thing = (person(chance),) * 2
    return Event(
        half,
        predicate,
        subject(chance, predicate.subject),
        thing,
        place(chance),
        chance.randint(1, 28),
        chance.choice(MONTHS),
        predicate.amount if chance.random() < 0.7 else "",
        chance.choice([*predicate.cause, *CAUSES_APART]) if chance.random() < 0.6 else "",
        chance.random() < 0.3,
        {
            "small": chance.randint(11, 60),
            "few": chance.randint(2, 10),
            "big": chance.randint(61, 990),
            "money": chance.randint(11, 480),
        },
    )


def tell(chance: random.Random, what: Event, **how: Any) -> str:
    """An event as a sentence. `how`: passive, frame, forms, number (a way of writing figures), thing, subject, drop."""
    forms = how.get("forms", what.predicate.forms)
    base, past, participle, *rest = forms
    tail = " " + " ".join(rest) if rest else ""
    passive = how.get("passive", False)
    frames = (PASSIVE if passive else FRAMES)[what.half]
    frame = how.get("frame") or chance.choice(frames)
    write = how.get("number", str)
    figures = {name: write(value) for name, value in what.values.items()}
    future = what.future if how.get("future") is None else how["future"]
    drop = how.get("drop", ())
    cause = "" if "cause" in drop else what.cause.format(**figures)
    amount = "" if "amount" in drop else what.amount.format(**figures)
    late = cause.startswith(("because", "after", "to ", "despite", "before"))
    if "{C}" in frame and not late:
        frame = frames[0]
    slots = {
        "s": how.get("subject", what.subject),
        "v": f"will {base}" if future else past,
        "o": how.get("thing", what.thing[0]).format(**figures) + tail,
        "be": "will be" if future else ("were" if what.thing[0].startswith("{") else "was"),
        "pp": participle,
        "p": "" if "place" in drop else f" in {what.place}",
        "P": what.place,
        "d": "" if "date" in drop else f" on {what.month} {what.day}",
        "D": f"{what.month} {what.day}" if chance.random() < 0.5 else f"{what.day} {what.month}",
        "a": f" {amount}" if amount and not amount.startswith("which") else f", {amount}" if amount else "",
        "c": f"{'' if late else ','} {cause}" if cause else "",
        "C": cause[:1].upper() + cause[1:],
    }
    text = frame.format(**slots)
    return text[0].upper() + text[1:] + "."
