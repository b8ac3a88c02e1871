"""What a source is: named or not, of what kind, and known by one key in every article, however it is written."""

import pytest

from factcheck.vocabulary import SourceStanding
from tests.heard import BODY, GROUP, MEDIA, NOBODY, PAPER, PERSON, STATE, sources


@pytest.mark.parametrize(
    ("text", "said", "standing", "kind"),
    [
        ("Police said no.", ("Police", STATE), SourceStanding.DESCRIBED, STATE),
        ("Officials said no.", ("Officials", NOBODY), SourceStanding.UNNAMED, NOBODY),
        ("A shop steward said no.", ("A shop steward", PERSON), SourceStanding.UNNAMED, NOBODY),
        ("Two people close to the board said no.", ("Two people", GROUP), SourceStanding.UNNAMED, NOBODY),
        ("Bookmakers expect a tie.", ("Bookmakers", PERSON), SourceStanding.DESCRIBED, PERSON),
        ("Fishermen on both shores doubt it.", ("Fishermen", GROUP), SourceStanding.DESCRIBED, GROUP),
        ("The company said no.", ("The company", BODY), SourceStanding.DESCRIBED, BODY),
        ("A study found it.", ("A study", PAPER), SourceStanding.DESCRIBED, PAPER),
        ("He said no.", ("He", PERSON), SourceStanding.DESCRIBED, PERSON),
        ("Brekke said no.", ("Brekke", PERSON), SourceStanding.NAMED, PERSON),
        ("Radio Velm said no.", ("Radio Velm", MEDIA), SourceStanding.NAMED, MEDIA),
        ("Corrland’s navy said no.", ("Corrland’s navy", STATE), SourceStanding.NAMED, STATE),
    ],
)
def test_a_source_is_named_described_or_unnamed(text, said, standing, kind):
    (found,) = sources(text, said)
    assert (found.standing, found.kind) == (standing, kind)
    shared = standing is SourceStanding.NAMED and said[0] != "Brekke"
    assert ("@" in found.key) is not shared  # what other articles cannot mean holds the article's own hash


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iranian Foreign Ministry", "Iran’s foreign ministry"),
        ("the U.S. State Department", "the United States State Department"),
        ("Strait Gazette", "the Strait Gazette newspaper"),
        ("Kestrel Works Inc.", "Kestrel Works"),
    ],
)
def test_one_body_has_one_key_however_it_is_written(one, other):
    keys = {sources(f"{name} said no.", (name, BODY))[0].key for name in (one, other)}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister Mohammed al-Harun", "Muhammad Al Harun"),
        ("Prof. Åsa Lind-Holm", "Asa Lind Holm"),
        ("Sergei Volsky", "Sergey Volskiy"),
        ("Dr. Hussein Tarek", "Husayn Tarek"),
    ],
)
def test_one_person_has_one_key_however_the_name_is_spelled(one, other):
    keys = {sources(f"{name} said no.", (name, PERSON))[0].key for name in (one, other)}
    assert len(keys) == 1


def test_short_forms_do_not_decide_what_kind_a_source_is():
    text = "The Strait Gazette said it. The report named nobody. The report also found gaps."
    (found,) = sources(text, ("The Strait Gazette", MEDIA), ("The report", PAPER), ("The report", PAPER))
    assert (found.name, found.kind) == ("Strait Gazette", MEDIA)


def test_a_person_known_by_family_name_asks_by_the_office():
    (short,) = sources("Minister Brekke said no.", ("Minister Brekke", PERSON))
    (full,) = sources("Transport Minister Oda Brekke said no.", ("Transport Minister Oda Brekke", PERSON))
    assert short.asks == ("breke|minister",)
    assert set(short.asks) <= set(full.offers)
