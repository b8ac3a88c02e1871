"""Whoever speaks with several verbs in one sentence is heard with each, and in doubt nobody is heard twice."""

import pytest

from tests.builtin_drafts import drafts_of


def claims(words: str) -> list[str]:
    """Of each draft its voices and what is put forward, or the part of it that is the article's own."""
    found = []
    for draft in drafts_of([words]):
        voices = " > ".join(
            f"{link.source.text if link.source else ''} {link.cue.text if link.cue else ''}" for link in draft.chain
        )
        said = " | ".join(piece.text for piece in draft.content)
        found.append(f"{voices}: {said}" if voices else f"{draft.part.text if draft.part else words}")
    return [claim.rstrip(".") for claim in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # a thing that is told of says nothing
        (
            "Brekke told reporters the bridge was safe and warned that the tunnel was not.",
            ["Brekke told: the bridge was safe", "Brekke warned: the tunnel was not"],
        ),
        (
            "The mayor apologised for the delay but insisted that the bridge was safe.",
            ["The mayor apologised for: the delay", "The mayor insisted: the bridge was safe"],
        ),
        (
            "The mayor welcomed the ruling and announced that the gates would open on Friday.",
            ["The mayor welcomed: the ruling", "The mayor announced: the gates would open on Friday"],
        ),
        (
            "Brekke called the plan “reckless and cruel” and said that she would vote against it.",
            ["Brekke called: the plan “reckless and cruel”", "Brekke said: she would vote against it"],
        ),
        (
            "Holm admitted nothing was lost and complained that nobody came, insisting that he was alone.",
            ["Holm admitted: nothing was lost", "Holm complained: nobody came", "Holm insisting: he was alone"],
        ),
        (
            "Vik claimed the quay, which was built in 1911, was sound, then called the plan “reckless and cruel”.",
            [
                "Vik claimed: the quay, which was built in 1911, was sound",
                "Vik called: the plan “reckless and cruel”",
            ],
        ),
        # somebody who is told of would speak in another form of the verb
        (
            "Vik said the unions would stay at work and promised that nobody would lose a home.",
            ["Vik said: the unions would stay at work", "Vik promised: nobody would lose a home"],
        ),
        (
            "The ministry urged drivers to stay at home and said that the pass was closed.",
            ["The ministry urged: drivers to stay at home", "The ministry said: the pass was closed"],
        ),
        (
            "Critics say the sale is a mistake and warn that fares will rise.",
            ["Critics say: the sale is a mistake", "Critics warn: fares will rise"],
        ),
        (
            "The company denies wrongdoing and has accused its rivals of spying.",
            ["The company denies: wrongdoing", "The company accused: its rivals of spying"],
        ),
        # or is who speaks
        (
            "The port said it had closed the quay and warned that repairs would take months.",
            ["The port said: it had closed the quay", "The port warned: repairs would take months"],
        ),
        # a row of verbs
        (
            "The minister said the dam was safe, denied that it had leaked and promised a report.",
            [
                "The minister said: the dam was safe",
                "The minister denied: it had leaked",
                "The minister promised: a report",
            ],
        ),
        (
            "Brekke said taxes would not rise and insisted the budget was sound, adding that it would pass in June.",
            [
                "Brekke said: taxes would not rise",
                "Brekke insisted: the budget was sound",
                "Brekke adding: it would pass in June",
            ],
        ),
        # participles
        (
            "Minister Oda Brekke expressed her eagerness to reopen the bridge, stating that works are under way.",
            [
                "Minister Oda Brekke expressed: her eagerness to reopen the bridge",
                "Minister Oda Brekke stating: works are under way",
            ],
        ),
        (
            "The mayor praised the crew, saying they had worked all night.",
            ["The mayor praised: the crew", "The mayor saying: they had worked all night"],
        ),
        (
            "Holm announced his resignation, telling reporters that he was tired.",
            ["Holm announced: his resignation", "Holm telling: he was tired"],
        ),
        (
            "The mayor said the square would close, while also warning that shops could suffer.",
            ["The mayor said: the square would close", "The mayor warning that: shops could suffer"],
        ),
        (
            "“The bridge is safe,” Brekke said, adding that it would open in May.",
            ["Brekke said: The bridge is safe", "Brekke adding: it would open in May"],
        ),
        (
            "“The bridge is safe,” said Brekke, adding: “It will open in May.”",
            ["Brekke said: The bridge is safe", "Brekke adding: It will open in May"],
        ),
        (
            "The report criticised the ministry, saying it had ignored warnings, and called for an inquiry.",
            [
                "The report criticised: the ministry",
                "The report saying: it had ignored warnings",
                "The report called for: an inquiry",
            ],
        ),
        (
            "The court fined the firm 3 million, ruling that it had misled buyers.",
            ["The court fined the firm 3 million", "The court ruling that: it had misled buyers"],
        ),
        (
            "Brekke told the council that the bridge was safe, told the press that it was not and denied both.",
            ["Brekke told: the bridge was safe", "Brekke told: it was not", "Brekke denied: both"],
        ),
        (
            "Brekke criticised the council in May, saying, “It is offensive beyond words.”",
            ["Brekke criticised: the council in May", "Brekke saying: It is offensive beyond words"],
        ),
        (
            "The governor cleared the town, saying the dam could fail, and warned that roads would be shut.",
            [
                "The governor cleared the town",
                "The governor saying: the dam could fail",
                "The governor warned: roads would be shut",
            ],
        ),
        # behind what the article itself tells
        (
            "The mayor left early but insisted that the bridge was safe.",
            ["The mayor left early", "The mayor insisted: the bridge was safe"],
        ),
        # between the speaker and the verb, or behind
        (
            "The mayor, who has denied any wrongdoing, said he would stay.",
            ["The mayor said: he would stay", "The mayor denied: any wrongdoing"],
        ),
        (
            "“The port is closed,” said Vik, who added that it would open in May.",
            ["Vik said: The port is closed", "Vik added: it would open in May"],
        ),
        (
            "The mayor, who says the bridge is safe and has promised a report, left on Monday.",
            [
                "The mayor, who says the bridge is safe and has promised a report, left on Monday",
                "The mayor says: the bridge is safe",
                "The mayor promised: a report",
            ],
        ),
        (
            "Prosecutors say Holm took the money, which he denies.",
            ["Prosecutors say: Holm took the money", "he denies: which"],
        ),
        (
            "Holm is accused of taking 3 million, which he has always denied.",
            [" is accused: ", "he denied: which"],
        ),
        ("Holm, who was accused of fraud, said he was innocent.", ["Holm said: he was innocent"]),
        # who tells of it all is heard in each part
        (
            "Holm denied the charge and said he would sue, the Halden Courier reported.",
            [
                "the Halden Courier reported > Holm denied: the charge",
                "the Halden Courier reported > Holm said: he would sue",
            ],
        ),
        (
            "According to the report, the mayor referred to the talks, and said the port would soon open.",
            [
                "the report According to > the mayor referred to: the talks",
                "the report According to > the mayor said: the port would soon open",
            ],
        ),
    ],
)
def test_each_verb_of_one_speaker_is_a_claim_of_its_own(words: str, expected: list[str]) -> None:
    assert claims(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "The mayor said the bridge, the tunnel and the quay were safe.",
        "The company said that the leak was small and that nobody was hurt.",
        "The mayor said the ruling was clear and the law was fair.",
        "He said the guards beat them and denied them water.",
        # whose verb it is nobody knows
        "Brekke said Vik had left and accused the union of lying.",
        "The council said the letter was signed by Holm and warned of a flood.",
        # what shows something need not speak
        "The mayor said the survey was sound and suggested that trade had grown.",
        "The firm said sales rose in the spring, adding 3 million to its profit.",
        "The witness said she saw the driver and told the police that he was drunk.",
        # a reason is no voice
        "The ministry confirmed the delay, citing a shortage of steel.",
        # a passive
        "The mayor said the pilot was suspended and accused of theft.",
    ],
)
def test_what_is_in_doubt_stays_one_claim_of_the_first_speaker(words: str) -> None:
    (draft,) = drafts_of([words])
    assert len(draft.chain) == 1
    assert draft.content[0].text.endswith(words[-20:])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The firm denied the charge and its lawyers said they would sue.",
            ["The firm denied: the charge", "its lawyers said: they would sue"],
        ),
        (
            "Vik admitted the mistake but his deputy said nothing would change.",
            ["Vik admitted: the mistake", "his deputy said: nothing would change"],
        ),
        (
            "The bank said cards worked - though some customers have said they did not.",
            ["The bank said: cards worked", "some customers said: they did not"],
        ),
        (
            "The mayor accepted the plan and said it works.",
            ["The mayor accepted the plan", "The mayor said: it works"],
        ),
        (
            "Clerks at the port spent a year on the quay and found the birds were tame.",
            ["Clerks at the port spent a year on the quay", "Clerks at the port found: the birds were tame"],
        ),
        ("The “old hands,” he said, were late.", ["he said: The “old hands,” | were late"]),
        ("The so-called 'old hands', Moe said, had left.", ["Moe said: The so-called 'old hands' | had left"]),
        (
            "The party left, while the union opposes the plan, saying it is late.",
            ["The party left", "the union opposes the plan", "the union saying: it is late"],
        ),
        (
            "According to Vik, the club left, adding that it was late.",
            ["Vik According to: the club left", "the club adding: it was late"],
        ),
        (
            "Vik bought the boat, but not the oars, saying it leaked.",
            ["Vik bought the boat, but not the oars", "Vik saying: it leaked"],
        ),
        ("Vik accused the firm and its lawyers of fraud.", ["Vik accused: the firm and its lawyers of fraud"]),
    ],
)
def test_a_second_speaker_is_not_heard_through_the_first(words: str, expected: list[str]) -> None:
    assert claims(words) == expected


def test_who_is_told_two_things_says_neither() -> None:
    assert claims("Residents were told that the water was safe and warned that the well was not.") == [
        " told: the water was safe and warned that the well was not"
    ]


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("a letter from the bank", True),
        ("two people familiar with the talks", True),
        ("officials", True),
        ("police violence", False),
        ("several delays", False),
        ("ill health", False),
    ],
)
def test_only_what_speaks_or_can_be_read_is_cited_as_a_voice(words: str, cited: bool) -> None:
    (draft,) = drafts_of([f"The Halden Courier said the sale was off, citing {words}."])
    assert [link.source.text for link in draft.chain if link.source] == ["The Halden Courier", *([words] * cited)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Moe said, added, and then denied, that the bridge was closed.", ["Moe denied: the bridge was closed"]),
        ("“The bridge is closed,” said Ann Moe, and added and denied.", ["Ann Moe said: The bridge is closed"]),
        (
            "“The bridge is closed,” said Ann Moe, and the council agreed.",
            ["Ann Moe said: The bridge is closed", "the council agreed"],
        ),
    ],
)
def test_verbs_of_saying_alone_are_no_claim(words: str, expected: list[str]) -> None:
    assert claims(words) == expected


@pytest.mark.parametrize(
    "row",
    [
        {"said": "the bridge was closed"},
        {"said": "the bridge was closed", "and denied": "that it would reopen"},
        {"said": "the bridge was closed", "denied": "that it would reopen", "and warned": "that rents would rise"},
    ],
)
def test_what_is_told_of_a_speaker_ends_before_what_he_does(row: dict[str, str]) -> None:
    told = ", ".join(f"{verb} {said}" for verb, said in row.items()).replace(", and", " and")
    words = f"Ann Moe, who {told}, left on Monday."
    heard = [f"Ann Moe {verb.split()[-1]}: {said.removeprefix('that ')}" for verb, said in row.items()]
    assert claims(words) == [words.rstrip("."), *heard]


def test_who_speaks_behind_but_is_not_heard_through_the_first() -> None:
    assert claims("Ann Moe said the bridge was closed but the governor said it would reopen.") == [
        "Ann Moe said: the bridge was closed",
        "the governor said: it would reopen",
    ]


def test_who_neither_says_nor_denies_is_no_voice() -> None:
    words = "Moe neither said nor denied that the bridge was closed."
    assert claims(words) == [words.rstrip(".")]
