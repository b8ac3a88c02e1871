"""The grammar of the claims of matching.py: predicates with their synonyms, and the ways of telling what happened.

They come in two halves: `DEV` was looked at while the rules were written, `TEST` was not.
"""

from typing import NamedTuple

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
