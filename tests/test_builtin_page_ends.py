"""What stands at the ends of an article and claims nothing: credits, thanks, scoreboards; and codes of shares."""

import pytest

from factcheck.vocabulary import NoClaimReason
from tests.builtin_drafts import article, named, outcome_of


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Associated reporter Ida Holm in Halden contributed to this report.", NoClaimReason.CREDIT),
        ("Jo Ellen Hark is a columnist for the Halden Herald.", NoClaimReason.CREDIT),
        ("For further information please contact:", NoClaimReason.BOILERPLATE),
        ("Welcome to our live coverage of the second day of the strike.", NoClaimReason.BOILERPLATE),
        ("We’re closing this live blog now.", NoClaimReason.BOILERPLATE),
        ("Here is what you need to know.", NoClaimReason.HEADING),
        ("If you’re just joining us, here is where things stand.", NoClaimReason.BOILERPLATE),
        ("Halden Review, doi.org/10.0000/hr.2291", NoClaimReason.BOILERPLATE),
        ("Thanks for reading.", NoClaimReason.FRAGMENT),
        ("Attendance: 8,114.", NoClaimReason.METADATA),
        ("Follow Ida Moe on Twitter and Google+.", NoClaimReason.BOILERPLATE),
        ("Follow Halden Science @haldenscience, Facebook & Google+.", NoClaimReason.BOILERPLATE),
        ("Please share your videos, pictures and stories with the Coast Report.", NoClaimReason.BOILERPLATE),
        ("Originally published on Halden Science.", NoClaimReason.BOILERPLATE),
        ("This article originally appeared at The Halden Review.", NoClaimReason.BOILERPLATE),
        ("Original article on Halden Science.", NoClaimReason.BOILERPLATE),
        ("The story first appeared to be true.", None),
        ("More from Ida Moe in Tarn.", NoClaimReason.HEADING),
        ("The latest updates from our reporter Ida Moe.", NoClaimReason.HEADING),
        ("First published in 1921, the novel sold well.", None),
        ("Follow Ida Moe through the woods and you will see it.", None),
        ("Latest news from Tarn was grim.", None),
        ("Share your table with a stranger and you learn something.", None),
        ("Ida Holm contributed 40 crowns to this fund.", None),
        ("Here is a quay that holds.", None),
    ],
)
def test_the_ends_of_a_page_claim_nothing(words: str, reason: NoClaimReason | None) -> None:
    assert outcome_of(words) is reason


def test_the_code_of_a_share_ends_no_sentence() -> None:
    told = article("Halden Foods (HLD.N) said it would close two plants. It has debts.")
    assert [draft.sentence for draft in told] == [1, 2]
    assert told[0].chain


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        (
            "Mr Prowse said his aunt was ill.\n\nCross-examined by Leonora Fitch, defending, he accepted it was late.",
            "",
        ),
        (
            "Dora Vance, who has died aged 94, drew charts of the North Skerries.\n\nShe was born in Halden. Her "
            "brother came to the Low Meadow. She left.\n\nAccording to her daughter, it rained. She was made a dame. "
            "Asked why, she replied that it was late.",
            "Dora Vance",
        ),
    ],
)
def test_who_only_asks_or_is_her_kin_is_not_she(text: str, full_name: str) -> None:
    assert named(article(text)[-1])[0] in (full_name, full_name or "Prowse")
