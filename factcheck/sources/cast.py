"""Who the people of an article are: names that may be one person's come together, and a short form finds its owner."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.sources.evidence import Seen
from factcheck.sources.people import PersonName, fits
from factcheck.sources.roles import Role, left_in


class Person:
    """One person of an article, by all the names and offices that it gives."""

    def __init__(self, name: PersonName) -> None:
        self.name = name  # the longest
        self.names = [name]
        self.is_heard = False
        self.offices: dict[Role, str] = {}  # with the words of the article that give it
        self._left: set[str] = set()  # the offices that this person had

    def add(self, name: PersonName, roles: Iterable[Role], words: str) -> None:
        """Another place where the article speaks of this person."""
        if name.given and name not in self.names:  # a family name alone could be somebody else's, too
            self.names.append(name)
        for role in roles:
            self.offices.setdefault(role, words)
        self._left |= left_in(words.replace(name.shown, ","))

    def holds(self, role: Role) -> str:
        """The words by which the article gives this person an office; empty where it does not."""
        return next((words for known, words in self.offices.items() if role.fits(known)), "")

    def cannot_hold(self, role: Role) -> bool:
        """Whether the article contradicts it: this person had the office, or has it of another place."""
        held = [known for known in self.offices if known.head == role.head]
        return role.head in self._left if not held else all(role.contradicts(known) for known in held)


class Found(NamedTuple):
    """Whom a short form means, and why; nobody where the article leaves a doubt, and why."""

    person: Person | None
    reason: str
    is_another: bool = False  # no person of a longer name, whatever the family name


class _Other(NamedTuple):
    """Somebody of whom the article gives a family name that a known person has, and an office of his own."""

    words: str
    offices: frozenset[str]


class Cast:
    """The people of one article."""

    def __init__(self, voiced: Iterable[tuple[PersonName, tuple[Role, ...], str]], seen: Sequence[Seen]) -> None:
        heard = list(voiced)
        told = [*heard, *((one.name, one.roles, one.words) for one in seen)]
        self._by_family: dict[str, list[Person]] = {}
        full = [one for one in told if one[0].given]
        for name, roles, words in sorted(full, key=lambda one: -len(one[0].folded.split())):
            self._person_named(name).add(name, roles, words)
        self._others: dict[str, _Other] = {}
        for name, roles, words in told:
            if not name.given and roles:
                found = self.find(name, roles)
                if found.is_another:
                    self._others.setdefault(name.family, _Other(words, frozenset(role.head for role in roles)))
                elif found.person:
                    found.person.add(name, roles, words)
        for name, _, _ in heard:
            for person in self._by_family.get(name.family, ()):
                person.is_heard |= any(fits(name, other) for other in person.names)

    def _person_named(self, name: PersonName) -> Person:
        """The one person so far whom a full name fits, else a new one."""
        family = self._by_family.setdefault(name.family, [])
        same = [person for person in family if person.name.folded == name.folded]
        fitting = same or [person for person in family if all(fits(name, other) for other in person.names)]
        if len(fitting) == 1:
            return fitting[0]
        person = Person(name)
        family.append(person)
        return person

    def find(self, name: PersonName, roles: Sequence[Role] = ()) -> Found:
        """Whose name this is; where several would fit, their offices may decide, and nothing else."""
        family = self._by_family.get(name.family, [])
        fitting = [person for person in family if any(_equal(name, other) for other in person.names)]
        fitting = fitting or [person for person in family if any(fits(name, other) for other in person.names)]
        if not fitting and not name.given:
            return self._by_given_name(name)
        if fitting and not name.given:
            possible = [person for person in fitting if not any(person.cannot_hold(role) for role in roles)]
            named = " and ".join(sorted(person.name.shown for person in fitting))
            if not possible:
                return Found(None, f"the article says of {named} what contradicts this office", is_another=True)
            other = self._others.get(name.family)
            if other and (not roles or other.offices.intersection(role.head for role in roles)):
                return Found(None, f"the article speaks of {named} and of “{other.words}”")
            fitting = possible
        if len(fitting) > 1 and roles:
            holders = [person for person in fitting if any(person.holds(role) for role in roles)]
            if len(holders) == 1:
                return Found(holders[0], f"of those named {name.shown} only {holders[0].name.shown} has that office")
        if len(fitting) > 1:
            named = " and ".join(sorted(person.name.shown for person in fitting))
            return Found(None, f"the article names {named}, and does not say which of them this is")
        if not fitting:
            return Found(None, "the article gives no longer name")
        return Found(fitting[0], _why(name, fitting[0]))

    def has_others(self, name: PersonName) -> bool:
        """Whether the article speaks of two people by one family name, and names one of them only so."""
        return name.family in self._others

    def holder(self, role: Role) -> Found:
        """Who holds an office, where the article gives it to one person."""
        everybody = [person for family in self._by_family.values() for person in family]
        holders = [(person, person.holds(role)) for person in everybody]
        holders = [(person, words) for person, words in holders if words]
        if len(holders) == 1:
            return Found(holders[0][0], f"the article speaks of “{holders[0][1]}”")
        if holders:
            named = " and ".join(sorted(person.name.shown for person, _ in holders))
            return Found(None, f"the article gives such an office to {named}")
        return Found(None, "the article gives this office to nobody by name")

    def _by_given_name(self, name: PersonName) -> Found:
        everybody = [person for family in self._by_family.values() for person in family]
        called = [person for person in everybody if person.is_heard and person.name.given[:1] == (name.family,)]
        if len(called) == 1:
            return Found(called[0], f"the first name of {called[0].name.shown}, and of nobody else in the article")
        return Found(None, "the article gives no longer name")


def _equal(one: PersonName, other: PersonName) -> bool:
    return one.folded == other.folded


def _why(name: PersonName, person: Person) -> str:
    full = person.name.shown
    if name.folded == person.name.folded:
        return "the name itself" if name.shown == full else f"another spelling of {full}"
    if name.given:
        return f"part of the name {full}, and of no other in the article"
    return f"the family name of {full}, and of nobody else in the article"
