"""What is claimed by a noun, by a source behind "according to", and where others' words and the article's part."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import attributed, drafts_of, said, voices


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        ("The court rejected Moe's claim that the quay was safe.", [("Moe", "claim")], ["the quay was safe."]),
        (
            "Coll accused her of repeating the family's claim that he had left.",
            [("Coll", "accused"), ("the family", "claim")],
            ["he had left."],
        ),
        ("The claim by the union that the quay was old was false.", [("the union", "claim")], ["the quay was old"]),
        ("There are fears that the quay will fall.", [(None, "fears")], ["the quay will fall."]),
        ("There have been reports that the quay fell.", [(None, "reports")], ["the quay fell."]),
        ("The port shut amid claims that the quay was old.", [(None, "claims")], ["the quay was old."]),
        ("Shops shut after a warning from police that it would rise.", [("police", "warning")], ["it would rise."]),
        (
            "The mayor's message was clear: the quay would stay.",
            [("The mayor", "message was")],
            ["the quay would stay."],
        ),
        ("Her motto: never trust a calm sea.", [("Her", "motto")], ["never trust a calm sea."]),
        ("Moe claims to have seen the ship.", [("Moe", "claims")], ["to have seen the ship."]),
        ("The union claimed to represent 900 dockers.", [("The union", "claimed")], ["to represent 900 dockers."]),
        # the source behind "according to" need not be a voice where commas set it apart
        ("According to the cards, the picture was moved.", [("the cards", "According to")], ["the picture was moved."]),
        ("The picture was moved, according to the cards.", [("the cards", "according to")], ["The picture was moved"]),
        (
            "Moe observed that, according to the register, a man had dined there.",
            [("Moe", "observed"), ("the register", "according to")],
            ["a man had dined there."],
        ),
        # what stands around the verb
        (
            "What hung in the hall in 1988, she noted gently, was a photograph.",
            [("she", "noted")],
            ["What hung in the hall in 1988", "was a photograph."],
        ),
        ("Guests who have met her report that she was ill.", [("Guests who have met her", "report")], ["she was ill."]),
        ("“It was a dog,” wrote a user called @per.", [("a user called @per", "wrote")], ["It was a dog"]),
        (
            "The quay was safe, a team from the Halden Institute of Boats reports in this week's issue of Quays.",
            [("a team from the Halden Institute of Boats", "reports")],
            ["The quay was safe"],
        ),
        (
            "Otters sleep less, Moe told reporters at a crowded news conference in the town hall.",
            [("Moe", "told")],
            ["Otters sleep less"],
        ),
    ],
)
def test_what_is_claimed_is_on_the_word_of_who_claims_it(
    words: str, chain: list[tuple[str | None, str]], content: list[str]
) -> None:
    (draft,) = attributed(words)
    assert [voice[:2] for voice in voices(draft)] == chain
    assert said(draft) == content


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("The port shut amid claims that the quay was old.", "The port shut"),
        ("He was less careful there: his client, he remarked, hoped to go home.", "He was less careful there"),
        ("The hall had a wall which, she pointed out at once, had held a picture.", "The hall had a wall"),
        ("Nine boats sank on Monday: police said the storm was over.", "Nine boats sank on Monday"),
    ],
)
def test_what_the_article_tells_before_is_its_own(words: str, own: str) -> None:
    first, second = drafts_of([words])
    assert first.part is not None
    assert (first.label, first.part.text) == (Label.REPORTED_FACT, own)
    assert second.label is Label.ATTRIBUTED_STATEMENT


def test_a_further_speaker_behind_a_semicolon_has_a_part_of_his_own() -> None:
    words = "Guests say that she was ill; one of them, Pal Dack, calls her “the only guest that stayed”."
    assert [voices(draft)[0][0] for draft in attributed(words)] == ["Guests", "Pal Dack"]


@pytest.mark.parametrize(
    "words",
    [
        "The firm's reports that year were late.",
        "The report that shook the town was short.",
        "Moe welcomed a report by the union that runs to 80 pages.",
        "The law, following claims of fraud, was changed.",
        "Prices vary according to the weather, the boat and the day.",
        "The firm's claims that week filled two boxes.",
        "The claims to the land were old.",
        "The mayor's answer was late: it came in May.",
        "The port closed over concerns about noise.",
    ],
)
def test_nouns_without_a_claim_are_on_nobodys_word(words: str) -> None:
    assert attributed(words) == []
