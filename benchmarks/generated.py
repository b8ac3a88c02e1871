"""Articles made from templates: fictional, in any number, each different, and the same again for the same seed."""

import random
from collections.abc import Iterator
from typing import NamedTuple

_PLACES = [
    "Port Halden",
    "Lower Vessel",
    "Quarrick",
    "Saint Orrin",
    "Tammerfold",
    "Marsh End",
    "Ilverton",
    "Brackwater",
]
_BODIES = ["harbour board", "school council", "ferry company", "water authority", "tram office", "growers' union"]
_PEOPLE = ["Oda Brekke", "Tomas Veld", "Ines Karrow", "Paul Ostrander", "Mirelle Dunn", "Jonas Aft", "Hanna Quill"]
_ROLES = ["mayor", "engineer", "treasurer", "inspector", "spokeswoman", "head teacher", "ship's captain"]
_THINGS = ["pier", "night ferry", "reservoir", "tram line", "market hall", "sea wall", "reading room", "grain store"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]

_FACTS = [
    "The {body} closed the {thing} in {place} on {day} after a crack of {n} centimetres was measured.",
    "Repairs to the {thing} cost {n} million crowns last year.",
    "{n} households in {place} were without water until {day} evening.",
    "{place} has {n} thousand inhabitants and one {thing}.",
    "The vote in the {body} ended {n} to 3.",
    "Work on the {thing} began in spring and is to end in {n} weeks.",
    "Nobody was hurt when the roof of the {thing} gave way on {day}.",
    "The {body} only published its accounts for {place} {n} days after the deadline.",
]
_STATEMENTS = [
    '"We were told about the {thing} on {day}, and not a day sooner," said {person}, the {role} of {place}.',
    "{person} said the {body} had known of the damage for {n} months.",
    "According to {person}, the {thing} can carry {n} tonnes.",
    "The {body} told reporters that the {thing} would open again on {day}.",
    "Residents said the noise from the {thing} kept them awake for {n} nights.",
    '"The {thing} belongs to all of {place}," {person} said.',
    "{person} said that an inspection on {day} had found {n} faults.",
]
_OPINIONS = [
    "The plan for the {thing} is a remarkable piece of wishful thinking.",
    "{place} will likely wait another {n} years for its {thing}.",
    "The {body} should publish what it knows.",
    "That the {role} stayed away on {day} appears to be no accident.",
    "It is a sign of how little {place} counts in the capital.",
]
_QUESTIONS = ["Who will pay for the {thing}?", "Why did the {body} wait until {day}?"]
_TAILS = [
    ", {n} months after the last storm along the coast",
    ", as it had been in each of the {n} years before",
    ", at a time when the {body} was short of money and people",
    ", on the road between {place} and the lock at the river mouth",
    ", while the {role} was away",
]
_KINDS = [_FACTS] * 11 + [_STATEMENTS] * 9 + [_OPINIONS] * 4 + [_QUESTIONS]


class Generated(NamedTuple):
    """One article; the sentences of its text stand in paragraphs of two to four."""

    title: str
    text: str
    sentences: tuple[str, ...]


def generated_articles(count: int, *, seed: int = 7) -> Iterator[Generated]:
    """`count` articles of 20 to 30 sentences, one at a time."""
    for number in range(1, count + 1):
        yield _article(random.Random(f"{seed}/{number}"), number)


def _article(chance: random.Random, number: int) -> Generated:
    cast = {"people": chance.sample(_PEOPLE, 3), "place": chance.choice(_PLACES), "thing": chance.choice(_THINGS)}
    first = f"Report {number} from {cast['place']} was filed on {chance.choice(_DAYS)}."
    sentences = [first, *(_sentence(chance, cast) for _ in range(chance.randint(19, 29)))]
    return Generated(
        f"The {cast['thing']} of {cast['place']}, part {number}", _paragraphs(chance, sentences), tuple(sentences)
    )


def _sentence(chance: random.Random, cast: dict) -> str:
    pattern = chance.choice(chance.choice(_KINDS))
    if pattern.endswith(".") and chance.random() < 0.7:
        pattern = pattern[:-1] + chance.choice(_TAILS) + "."
    return pattern.format(
        person=chance.choice(cast["people"]),
        place=cast["place"] if chance.random() < 0.7 else chance.choice(_PLACES),
        thing=cast["thing"] if chance.random() < 0.7 else chance.choice(_THINGS),
        body=chance.choice(_BODIES),
        role=chance.choice(_ROLES),
        day=chance.choice(_DAYS),
        n=chance.randint(2, 90),
    )


def _paragraphs(chance: random.Random, sentences: list[str]) -> str:
    paragraphs, at = [], 0
    while at < len(sentences):
        size = chance.randint(2, 4)
        paragraphs.append(" ".join(sentences[at : at + size]))
        at += size
    return "\n\n".join(paragraphs)
