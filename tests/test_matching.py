"""Whether two claims say the same, by their words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.matching import MOST_KEYS, copy_key, keys, match
from factcheck.matching.figures import figure_at
from factcheck.matching.lexicon import stem
from factcheck.matching.reading import read, tokens_of
from factcheck.vocabulary import Extent

SAME = [
    ("the same words", "The depot moved to Port Halden.", "The depot moved to Port Halden."),
    (
        "another order",
        "On June 3 the ferry Anna sank with 14 sailors.",
        "The ferry Anna sank on 3 June with 14 sailors.",
    ),
    (
        "the passive",
        "Oda Brekke accused the harbour board of fraud.",
        "The harbour board was accused of fraud by Oda Brekke.",
    ),
    (
        "a synonym",
        "Kestrel Works will close its paint shop on May 29.",
        "Kestrel Works will shut its paint shop on 29 May.",
    ),
    ("a figure in words", "The line costs 48 million crowns.", "The line costs forty-eight million crowns."),
    ("a figure in digits", "The line costs 48 million crowns.", "The line costs 48,000,000 crowns."),
    ("percent", "Rents in Port Halden rose by 12 percent.", "Rents in Port Halden rose by twelve per cent."),
    ("a family name", "Oda Brekke closed the rope mill.", "Brekke closed the rope mill."),
    ("a title", "Minister Oda Brekke closed the rope mill.", "Oda Brekke closed the rope mill."),
    ("another spelling", "Ramoud Tarvani left Port Halden on Friday.", "Rammoud Tarvani left Port Halden on Friday."),
    ("a role for a name", "Oda Brekke opened the bridge at Tarn.", "The transport minister opened the bridge at Tarn."),
    (
        "another tense",
        "The council will sell the old quay to Kestrel Works.",
        "The council sold the old quay to Kestrel Works.",
    ),
    ("a noun for the verb", "Brekke approved the closure of the mill.", "Brekke approved closing the mill."),
    (
        "a clause less",
        "The mill in Tarn closed after a fire, and nobody was hurt.",
        "The mill in Tarn closed after a fire.",
    ),
    ("a place in front", "In Halden the council elected Oda Brekke.", "The council elected Oda Brekke in Halden."),
    ("a thing in common", "Halden met Ostra in the cup final.", "Ostra met Halden in the cup final."),
    (
        "a clause in front",
        "Oda Brekke closed the school in Tarn after Marr left Halden.",
        "After Marr left Halden, Oda Brekke closed the school in Tarn.",
    ),
    (
        "sold in the passive",
        "Marr sold the Halden shipyard to Oda Brekke.",
        "The Halden shipyard was sold by Marr to Oda Brekke.",
    ),
    ("one bound", "At least 300 sailors left Tarn.", "At least 300 sailors departed Tarn."),
    ("one quantity", "Every school in Halden closed on Monday.", "All schools in Halden closed on Monday."),
    ("a quantity alone", "All 40 sailors of the Anna survived.", "The 40 sailors of the Anna survived."),
    (
        "votes out of all",
        "The council of Tarn approved the tram by 11 to 4.",
        "Eleven of 15 on the council of Tarn approved the tram.",
    ),
]

DIFFERENT = [
    ("another figure", "The line costs 48 million crowns.", "The line costs 84 million crowns."),
    ("another share", "Kestrel shares fell 4.1 percent.", "Kestrel shares fell 4.7 percent."),
    ("another day", "The ferry Anna sank on June 3.", "The ferry Anna sank on June 5."),
    ("another year", "Tarn sold the mill in 2019.", "Tarn sold the mill in 2021."),
    ("another weekday", "Brekke left the hall in Tarn on Monday.", "Brekke left the hall in Tarn on Friday."),
    ("another name", "Oda Brekke closed the rope mill.", "Lars Aune closed the rope mill."),
    ("another first name", "Oda Brekke closed the rope mill.", "Lars Brekke closed the rope mill."),
    (
        "another place",
        "The depot of Quill Freight moved to Port Halden.",
        "The depot of Quill Freight moved to Port Tarn.",
    ),
    ("swapped roles", "Oda Brekke sued Lars Aune over the mill.", "Lars Aune sued Oda Brekke over the mill."),
    ("from and to", "The depot moved from Tarn to Sandvik.", "The depot moved from Sandvik to Tarn."),
    (
        "swapped across to",
        "Halden lost to Ostra 3-1 in the cup final on Sunday.",
        "Ostra lost to Halden 3-1 in the cup final on Sunday.",
    ),
    (
        "swapped across from",
        "Minister Brekke bought the Halden shipyard from Marr.",
        "Marr bought the Halden shipyard from Minister Brekke.",
    ),
    ("swapped across for", "Oda Brekke left Halden for Ostra.", "Oda Brekke left Ostra for Halden."),
    (
        "swapped in two passives",
        "The rope mill was bought from Brekke by Marr.",
        "The rope mill was bought from Marr by Brekke.",
    ),
    (
        "another bound",
        "At least 300 people were hurt in the Halden fire.",
        "At most 300 people were hurt in the Halden fire.",
    ),
    (
        "more and up to",
        "The tram to Halden costs more than 48 million crowns.",
        "The tram to Halden costs up to 48 million crowns.",
    ),
    ("over and under", "Rents in Tarn rose over 12 percent.", "Rents in Tarn rose by no more than 12 percent."),
    (
        "all and few",
        "All 40 sailors of the Anna survived the storm.",
        "Few of the 40 sailors of the Anna survived the storm.",
    ),
    (
        "most and none",
        "Most schools in Halden closed on Monday.",
        "None of the schools in Halden closed on Monday.",
    ),
    ("half and every", "Half the quays in Tarn were flooded.", "Every quay in Tarn was flooded."),
    ("a verdict", "A court in Tarn convicted Lars Aune of fraud.", "A court in Tarn acquitted Lars Aune of fraud."),
    ("an end", "Oda Brekke joined the Sandvik Front in May.", "Oda Brekke left the Sandvik Front in May."),
    ("freed", "Police in Halden arrested Lars Aune.", "Police in Halden released Lars Aune."),
    ("denied", "Kestrel Works will close its paint shop.", "Kestrel Works will not close its paint shop."),
    ("denied by a contraction", "Brekke paid the fine of 90 crowns.", "Brekke didn’t pay the fine of 90 crowns."),
    ("an opposite", "Kestrel shares fell 4.1 percent.", "Kestrel shares rose 4.1 percent."),
    (
        "another thing",
        "Kestrel Works closed its paint shop on May 29.",
        "Kestrel Works closed its welding hall on May 29.",
    ),
    ("another thing of the same number", "Tarn hired 40 bakers in May.", "Tarn hired 40 dockers in May."),
    ("another doer", "The teachers in Tarn rejected the offer.", "The dockers in Tarn rejected the offer."),
    ("one name in common", "Brekke visited Port Halden.", "Port Halden has a new swimming pool."),
    ("nothing in common", "It rained.", "The council met."),
]


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in SAME], ids=[pair[0] for pair in SAME])
def test_a_rewording_says_the_same_in_both_directions(one: str, other: str) -> None:
    there, back = match(one, other), match(other, one)
    assert there is not None
    assert back is not None
    assert there.score == pytest.approx(back.score)
    assert 0 < there.score <= 1


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in DIFFERENT], ids=[pair[0] for pair in DIFFERENT])
def test_what_differs_in_what_matters_does_not(one: str, other: str) -> None:
    assert match(one, other) is None


@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in SAME], ids=[pair[0] for pair in SAME])
def test_claims_that_say_the_same_are_found_by_a_key_they_share(one: str, other: str) -> None:
    assert set(keys(one)) & set(keys(other))


COPIES = [
    ("The port opened in 1962.", "The port opened in 1962."),
    ("The port opened in 1962.", "“The  port opened in 1962”"),
    ("He has no say in it.", "HE HAS NO SAY IN IT"),
    ("It won’t be -3 there.", "It won't be −3 there!"),
]


@pytest.mark.parametrize(("one", "other"), COPIES)
def test_the_same_words_say_the_same_however_little_they_tell(one: str, other: str) -> None:
    assert match(one, other) == (Extent.SAME, 1.0, "the same words")
    assert copy_key(one) == copy_key(other)
    assert copy_key(one) in keys(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It rose by 4.1 %.", "It rose by 4 1 %."),
        ("It is now -3 there.", "It is now 3 there."),
        ("It costs them $ 40.", "It costs them € 40."),
        ("It was so.", "It was so."),
    ],
)
def test_words_that_are_few_or_differ_in_a_mark_of_a_figure_are_no_copies(one: str, other: str) -> None:
    found = match(one, other)
    assert found is None or found.reason != "the same words"


def test_a_reason_names_what_is_shared_and_what_differs() -> None:
    found = match(
        "The ferry Anna may sink with 40 sailors near Tarn.", "The ferry Anna sank with 40 sailors near Tarn."
    )
    assert found is not None
    assert (
        found.reason == "same figures 40; same names Anna, Tarn; shares ferry, sink = sank, sailors; differs in 'may'"
        or (found.reason == "same figures 40; same names Anna, Tarn; shares ferry, sink, sailors; differs in 'may'")
    )


def test_a_may_on_one_side_costs_a_little() -> None:
    flat = match("Kestrel Works closed the mill in Tarn.", "Kestrel Works closed the mill in Tarn.")
    hedged = match("Kestrel Works may close the mill in Tarn.", "Kestrel Works closed the mill in Tarn.")
    assert flat is not None
    assert hedged is not None
    assert hedged.score < flat.score


@pytest.mark.parametrize(
    ("one", "other", "extent"),
    [
        (
            "The line costs 48 million crowns.",
            "The council of Tarn voted for a tram to the hospital, a project that will cost 48 million crowns.",
            Extent.PART_OF,
        ),
        (
            "Tarn backs the Sandvik Front but its neighbours will likely sign the treaty.",
            "Tarn also supports the Sandvik Front and maintains warm ties with the coast.",
            Extent.OVERLAP,
        ),
    ],
)
def test_a_part_that_says_the_same_is_found_and_called_a_part(one: str, other: str, extent: Extent) -> None:
    found = match(one, other)
    assert found is not None
    assert found.extent is extent
    mirrored = {Extent.PART_OF: Extent.CONTAINS}.get(extent, extent)
    back = match(other, one)
    assert back is not None
    assert back.extent is mirrored


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("48 million", 48e6),
        ("6.2m crowns", 6.2e6),
        ("$6 billion", 6e9),
        ("forty-eight", 48),
        ("two hundred and six", 206),
        ("forty-eight thousand two hundred and six", 48_206),
        ("a hundred", None),  # begins at the second word
        ("one day", None),
        ("1.2.3", None),
    ],
)
def test_a_figure_is_read_as_its_value(text: str, value: float | None) -> None:
    found = figure_at(tokens_of(text), 0)
    assert (found.value if found else None) == value


@pytest.mark.parametrize("text", ["on June 15, 2028", "on 15 June 2028", "June 15th of 2028", "Jun. 15, 2028"])
def test_a_date_is_one_date_however_it_is_written(text: str) -> None:
    assert read(f"The line opens {text}.").dates == {("month", 6), ("day", 15), ("year", 2028)}


def test_may_is_a_month_beside_a_number_and_a_verb_elsewhere() -> None:
    assert read("It closes on May 29.").dates == {("month", 5), ("day", 29)}
    assert not read("The mill may close.").dates
    assert read("The mill may close.").hedges == {"may"}


@pytest.mark.parametrize(
    "words",
    ["relocate relocated relocation", "close closing closure", "bought buy buys", "family families", "decide decision"],
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    found = match(one, other)
    assert found is None or 0 < found.score <= 1
    assert len(keys(one)) <= MOST_KEYS
    assert all(0 <= key < 2**32 for key in keys(one))
