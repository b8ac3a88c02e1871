"""Claims for matching.py: a grammar of events, told in many ways, and told again to say the same or something else.

Predicates, their synonyms and the ways of telling come in two halves: `DEV` was looked at while the rules were written,
`TEST` was not.
"""

import random
from typing import Any, NamedTuple

MONTHS = ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November"]
DEV, TEST = "dev", "test"


class Predicate(NamedTuple):
    """A verb with its forms, synonyms in the same forms, and what it may be done to."""

    forms: tuple[str, str, str]  # close, closed, closed
    synonyms: tuple[tuple[str, str, str], ...]
    subject: str  # company, person or body
    objects: tuple[tuple[str, str], ...]  # a thing, and another word for it
    amount: str = ""  # an adjunct with a figure
    cause: tuple[str, ...] = ()
    opposite: bool = False  # takes a person for its object, so that roles can be swapped


def _predicate(
    forms: str, synonyms: str, subject: str, objects: str, amount: str = "", cause: str = "", people: bool = False
) -> Predicate:
    pairs = tuple((one.split("/") * 2)[:2] for one in objects.split(", "))
    return Predicate(
        tuple(forms.split()),  # type: ignore[arg-type]
        tuple(tuple(one.split()) for one in synonyms.split(", ")),  # type: ignore[misc]
        subject,
        tuple((one, other) for one, other in pairs),
        amount,
        tuple(cause.split("; ")) if cause else (),
        people,
    )


_LOSSES = "after {small} years of losses; because the lease had run out; despite the protests of the union"
PREDICATES = {
    DEV: [
        _predicate(
            "close closed closed",
            "shut shut shut",
            "company",
            "its paint shop, its rope mill/its rope factory, the night kitchen, the old quay/the old pier",
            "with the loss of {big} jobs",
            _LOSSES,
        ),
        _predicate(
            "buy bought bought",
            "purchase purchased purchased, acquire acquired acquired",
            "company",
            "the ferry fleet, the grain store, a stake in the tannery, the glass foundry, the river barges",
            "for {money} million crowns",
            "to win the coastal trade; after a month of talks",
        ),
        _predicate(
            "approve approved approved",
            "pass passed passed, adopt adopted adopted",
            "body",
            "the school budget, the parking levy/the parking tax, the dredging plan, the flood rules",
            "by {small} votes to {few}",
            "after a debate until midnight; despite a warning of the auditors",
        ),
        _predicate(
            "postpone postponed postponed",
            "delay delayed delayed, defer deferred deferred",
            "body",
            "the ferry tender, the census, the trial of the tugboat owners, the bridge repairs",
            "by {small} weeks",
            "because the clerks were on strike; after a complaint by the tenants",
        ),
        _predicate(
            "accuse accused accused",
            "blame blamed blamed",
            "person",
            "PERSON",
            "over {money} million crowns in unpaid bills",
            "after the audit leaked",
            True,
        ),
        _predicate(
            "open opened opened",
            "inaugurate inaugurated inaugurated",
            "person",
            "the botanical library, the tidal swimming pool, a shelter for sailors, the cable car",
            "which cost {money} million crowns",
            "after {small} years of building",
        ),
        _predicate(
            "fire fired fired",
            "dismiss dismissed dismissed, sack sacked sacked",
            "company",
            "PERSON",
            "with {small} months of pay",
            "after a row over the safety records",
            True,
        ),
        _predicate(
            "raise raised raised",
            "increase increased increased, lift lifted lifted",
            "body",
            "the water fee/the water charge, the ferry fares, the rent for market stalls, the dog tax",
            "by {small} percent",
            "to pay for the new sewers; because grain had become dear",
        ),
        _predicate(
            "repair repaired repaired",
            "fix fixed fixed, mend mended mended",
            "company",
            "the lighthouse lamp, the tram rails, the church organ, the lock gates",
            "for {big} thousand crowns",
            "after the storm; before the autumn fair",
        ),
        _predicate(
            "arrest arrested arrested",
            "detain detained detained",
            "body",
            "{small} smugglers, {small} dockers/{small} stevedores, {small} students",
            "with {big} kilograms of amber",
            "after a chase through the marsh",
        ),
    ],
    TEST: [
        _predicate(
            "destroy destroyed destroyed",
            "wreck wrecked wrecked, demolish demolished demolished",
            "company",
            "the brick chimney, the boathouse, an orchard wall, the signal tower",
            "at a price of {money} million crowns",
            "to make room for a car park; without a permit from the town",
        ),
        _predicate(
            "cancel cancelled cancelled",
            "scrap scrapped scrapped, axe axed axed",
            "body",
            "the regatta, the winter market, a concert of the fire brigade, the mapping of the reef",
            "after {big} complaints",
            "because the money had run out; on the advice of the harbour master",
        ),
        _predicate(
            "sue sued sued",
            "take took taken to court",
            "person",
            "PERSON",
            "for {money} million crowns",
            "over a broken promise",
            True,
        ),
        _predicate(
            "hire hired hired",
            "recruit recruited recruited, employ employed employed",
            "company",
            "{big} welders, {big} deckhands/{big} sailors, {big} bakers, {big} gardeners",
            "on contracts of {small} months",
            "to finish the carriages in time; since the spring orders came in",
        ),
        _predicate(
            "sell sold sold",
            "dispose disposed disposed",
            "company",
            "its salt works, the icebreaker, a third of its forests, the printing house",
            "for {money} million crowns",
            "to settle its debts; after {small} fruitless auctions",
        ),
        _predicate(
            "reject rejected rejected",
            "refuse refused refused, veto vetoed vetoed",
            "body",
            "the petition of the anglers, the casino licence, the merger of the two schools, the wind farm",
            "by {small} votes to {few}",
            "after hearing {few} experts; on grounds of noise",
        ),
        _predicate(
            "defeat defeated defeated",
            "beat beat beaten",
            "person",
            "PERSON",
            "by {big} votes",
            "in the race for the provincial seat",
            True,
        ),
        _predicate(
            "inspect inspected inspected",
            "examine examined examined, check checked checked",
            "body",
            "{small} bakeries, the dam at the upper lake, {small} lifts/{small} elevators, the asylum",
            "within {few} days",
            "following an anonymous letter; after a child was hurt",
        ),
        _predicate(
            "donate donated donated",
            "give gave given",
            "person",
            "a telescope, the family archive, {big} oak seedlings, a fishing boat/a fishing vessel",
            "worth {big} thousand crowns",
            "in memory of a teacher; to thank the nurses",
        ),
        _predicate(
            "launch launched launched",
            "start started started, begin began begun",
            "company",
            "a night bus, a search for the missing divers, a ferry to the islands, the herring season",
            "with {big} passengers on the first day",
            "in spite of the fog; after years of waiting",
        ),
    ],
}
CAUSES_APART = ("while the opposition stayed away", "as {big} people watched", "and nobody objected")
FRAMES = {
    DEV: [
        "{s} {v} {o}{p}{d}{a}{c}",
        "On {D}, {s} {v} {o}{p}{a}{c}",
        "In {P}, {s} {v} {o}{d}{a}{c}",
        "{s} {v} {o}{a}{d}{p}{c}",
    ],
    TEST: [
        "{s} {v} {o}{d}{p}{a}{c}",
        "{C}, {s} {v} {o}{p}{d}{a}",
        "In {P} on {D}, {s} {v} {o}{a}{c}",
        "{s}{p} {v} {o}{a}{d}{c}",
    ],
}
PASSIVE = {
    DEV: ["{o} {be} {pp} by {s}{p}{d}{a}{c}", "On {D}, {o} {be} {pp} by {s}{p}{a}{c}"],
    TEST: ["{o} {be} {pp}{d}{p} by {s}{a}{c}", "In {P}, {o} {be} {pp} by {s}{d}{a}{c}"],
}
SOURCES = {
    DEV: ["{x} said {t}", "According to {x}, {t}", "{t}, {x} told reporters"],
    TEST: ["{t}, according to {x}", "{x} confirmed that {t}", "As {x} put it, {t}"],
}
SPEAKERS = ["a spokeswoman", "the Coast Herald", "two officials", "the harbour master", "a report by the auditors"]
ROLES = ["the transport minister", "the mayor", "the union leader", "the head of the board"]
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


class Told(NamedTuple):
    """A claim: its words, what it puts forward where that is less, and on whose word."""

    words: str
    content: str = ""
    source: str = ""


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


# --- ways of writing figures
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


def spelled(value: int) -> str:
    if value < 20:
        return _ONES[value]
    if value < 100:
        return _TENS[value // 10] + (f"-{_ONES[value % 10]}" if value % 10 else "")
    rest = value % 100
    return f"{_ONES[value // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")


def family(name: str) -> str:
    return name.split()[-1] if not name.startswith("the ") else name


# --- retellings: (event, first telling) to another telling
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


PLAIN = ["order", "passive", "synonyms", "numbers", "names", "dropped clause", "source", "tense", "two at once"]
HARDER = ["role for a name"]


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


NEGATIVES = [
    "another figure",
    "another name",
    "names swapped",
    "negated",
    "another place",
    "another date",
    "another thing",
]
