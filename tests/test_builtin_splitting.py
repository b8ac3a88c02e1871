"""Sentences that hold several claims are parted, and those that leave a doubt are not."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import article, attributed, drafts_of, voices

WHOLE = "(all of it)"
SHORT = {Label.REPORTED_FACT: "fact", Label.ATTRIBUTED_STATEMENT: "said", Label.OPINION: "opinion"}


def parts(words: str) -> list[str]:
    """Of each draft its label and its part."""
    return [f"{SHORT[draft.label]}: {draft.part.text if draft.part else WHOLE}" for draft in drafts_of([words])]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # a label or a source changes behind a conjunction
        (
            "The council closed the quay, but it is a disgrace.",
            ["fact: The council closed the quay", "opinion: it is a disgrace"],
        ),
        (
            "The order book is full, so the talk of a crisis is misplaced.",
            ["fact: The order book is full", "opinion: the talk of a crisis is misplaced"],
        ),
        (
            "The council met in secret, although it should have known better.",
            ["fact: The council met in secret", "opinion: it should have known better"],
        ),
        (
            "Norder also backs the treaty but Halden and Orrefall will likely break it.",
            ["fact: Norder also backs the treaty", "opinion: Halden and Orrefall will likely break it"],
        ),
        (
            "The two ports have often traded, however this is a disgrace.",
            ["fact: The two ports have often traded", "opinion: this is a disgrace"],
        ),
        # or the parts can be true and false by themselves
        ("He asked for a loan but the bank refused.", ["fact: He asked for a loan", "fact: the bank refused"]),
        (
            "The council met in secret, while protesters waited outside.",
            ["fact: The council met in secret", "fact: protesters waited outside"],
        ),
        (
            "The council met in secret, though the law forbids it.",
            ["fact: The council met in secret", "fact: the law forbids it"],
        ),
        (
            "In 2023 the clinic recorded 212 infections, and in 2025 it recorded 104.",
            ["fact: In 2023 the clinic recorded 212 infections", "fact: in 2025 it recorded 104"],
        ),
        (
            "Nobody was hurt, but three boats were lost, and the pier burned.",
            ["fact: Nobody was hurt", "fact: three boats were lost", "fact: the pier burned"],
        ),
        (
            "The mayor resigned; her deputy, however, stayed.",
            ["fact: The mayor resigned", "fact: her deputy, however, stayed"],
        ),
        (
            "The council closed the quay; meanwhile, the mayor flew to Velmara.",
            ["fact: The council closed the quay", "fact: meanwhile, the mayor flew to Velmara"],
        ),
        (
            "The quay that was closed in May will open in June, and the ferry will sail again.",
            ["fact: The quay that was closed in May will open in June", "fact: the ferry will sail again"],
        ),
        (
            "The quay, which opened in 1911, has closed, and the yard will follow.",
            [
                "fact: The quay, which opened in 1911, has closed",
                "fact: which opened in 1911",
                "fact: the yard will follow",
            ],
        ),
        (
            "The man who leads the port has left, and the yard has closed.",
            ["fact: The man who leads the port has left", "fact: the yard has closed"],
        ),
        # signs that are no words stay with their part, and so does the stop of a shortening
        (
            "The firm earned $4.5 million, and wages fell by 5%.",
            ["fact: The firm earned $4.5 million", "fact: wages fell by 5%"],
        ),
        (
            "The firm closed, and its owner left for the U.S.",
            ["fact: The firm closed", "fact: its owner left for the U.S."],
        ),
        # what is put in asserts something
        (
            "Kestrel Works, the largest employer in the valley, will close in May.",
            [f"fact: {WHOLE}", "fact: the largest employer in the valley"],
        ),
        (
            "Larsen, the harbour's largest tenant, and Brix will both close in May.",
            [f"fact: {WHOLE}", "fact: the harbour's largest tenant"],
        ),
        (
            "The study, led by Amara Quist of the institute, followed 9,400 islanders.",
            [f"fact: {WHOLE}", "fact: led by Amara Quist of the institute"],
        ),
        (
            "Brekke, whose brother owns the yard, voted for the loan.",
            [f"fact: {WHOLE}", "fact: whose brother owns the yard"],
        ),
        (
            "Prices, wages, and rents rose in May, and the bank, which owns the port, raised its rates.",
            [
                "fact: Prices, wages, and rents rose in May",
                "fact: the bank, which owns the port, raised its rates",
                "fact: which owns the port",
            ],
        ),
        # what is added, too
        (
            "The council closed the quay in May, a disastrous decision.",
            ["fact: The council closed the quay in May", "opinion: a disastrous decision"],
        ),
        (
            "The council approved the plan, which is a disgrace.",
            ["fact: The council approved the plan", "opinion: which is a disgrace"],
        ),
        (
            "The council extended the tram, a project that will cost 48 million crowns.",
            ["fact: The council extended the tram", "fact: a project that will cost 48 million crowns"],
        ),
        (
            "They won with “The Ferryman’s Daughter”, a ballad from 1874.",
            ["fact: They won with “The Ferryman’s Daughter”", "fact: a ballad from 1874"],
        ),
        # somebody else's word within the article's own
        (
            "The council bought the quay, which analysts call a costly mistake.",
            ["fact: The council bought the quay", "said: which analysts call a costly mistake"],
        ),
        (
            "The mayor's plan, which critics describe as reckless, passed on Monday.",
            [f"fact: {WHOLE}", "said: which critics describe as reckless"],
        ),
        (
            "The council closed the quay, a move critics say will ruin the town.",
            ["fact: The council closed the quay", "said: a move critics say will ruin the town"],
        ),
        # the article's own word around somebody else's
        (
            "Brandvold, who chairs the finance committee, said the figures were wrong.",
            [f"said: {WHOLE}", "fact: who chairs the finance committee"],
        ),
        (
            "“Nobody asked us,” said Ragna Thune, whose bakery stands on the route.",
            ["said: “Nobody asked us,” said Ragna Thune", "fact: whose bakery stands on the route"],
        ),
        (
            "Lund warned of a flood, but the council ignored the warning.",
            ["said: Lund warned of a flood", "fact: the council ignored the warning"],
        ),
        (
            "The opposition accused the mayor of lying, but she kept her seat.",
            ["said: The opposition accused the mayor of lying", "fact: she kept her seat"],
        ),
    ],
)
def test_a_sentence_is_parted_where_label_or_source_or_truth_can_change(words: str, expected: list[str]) -> None:
    assert parts(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        # a row of things, and the last of them with a participle
        "He sold a boat, a car and a house.",
        "The storm hit the church, the school, and the quay built in 1911.",
        "The town sold boats, nets, and houses damaged in the storm.",
        "Teams from Sandvik, Halden, and Orrefall, which were invited, are among the guests.",
        "Brekke, a mother of two, and Vik, a father of three, were elected.",
        "The fish, the crabs and the oysters are gone.",
        "The two towns, Halden and Sandvik, will share a school.",
        # a clause that hangs on another
        "When the storm came, the port closed, and the ferry stayed in Sandvik.",
        "If the storm comes, the port closes, and the ferry stays.",
        "He knew that the port was closed, and the ferry stayed in Sandvik.",
        "He left early, so that the others slept.",
        # one subject with two verbs
        "The ship found shelter in the bay, and added two crew members.",
        "The firm makes cars, trucks, and plans to expand.",
        # a name, a title, an age, a place, a time
        "Oda Brekke, the minister, opened the quay.",
        "Brekke met Vik, a fisherman.",
        "Vik, 43, of Port Halden, was arrested on Monday.",
        "She resigned in May, a week after the storm.",
        "The council will vote on Monday, a day after the fair.",
        "On Monday, a ship from Velmara ran aground.",
        # what follows from the same act, and what stands in brackets
        "The storm closed the port, forcing the ferry to turn back.",
        "The festival (a yearly event, and a loud one) opened on Friday.",
        "The plan has three parts: the quay is closed, and the ferry sails.",
        "The mayor, as well as her deputy, left.",
        # the first of two subjects, with what is told about it, is no clause
        "The ferry, which opened in 1911, and the tug, which is older, will both be sold in May.",
        "Oda Brekke, who runs the port, and Anders Vik, whose boats use it, signed the deal on Monday.",
        "The ferry, damaged in the storm, and the tug, which towed it, lie in the yard.",
        "Vik, a tenant backed by the port, and Brix, which owns the yard, will leave in May.",
        "The man who leads the port, and the woman who owns the yard, met on Friday.",
        "The boat that sank last year but was raised in May will sail again.",
        "When the wind drops but the waves remain high the ferry stays in port.",
        "He found nothing but the chain had gone.",
        "The mayor, however, refused to sign.",
        "It was not the mayor but the council who decided on Monday.",
        "The pier will close, however many boats still use it.",
    ],
)
def test_in_doubt_a_sentence_of_the_articles_own_is_one_claim(words: str) -> None:
    assert parts(words) == [f"fact: {WHOLE}"]


@pytest.mark.parametrize(
    "words",
    [
        "Brekke said the quay was safe, but the doors remain shut.",
        "Vik said the quay was safe, and the ferry would sail.",
        "She told the crew that the engine had failed, and that help would come.",
        "“The port is closed,” said Vik, a spokesman for the harbour office.",
    ],
)
def test_what_may_still_be_somebodys_word_stays_it(words: str) -> None:
    assert parts(words) == [f"said: {WHOLE}"]


def test_an_opinion_and_the_opinion_that_follows_from_it_are_one() -> None:
    assert len(parts("The plan is a farce, so the mayor should resign.")) == 1


def test_who_calls_something_by_a_name_is_its_source() -> None:
    (said,) = attributed("They bought the quay, which analysts call a mistake.")
    assert [(source, cue) for source, cue, _ in voices(said)] == [("analysts", "call")]
    assert [piece.text for piece in said.content] == ["a mistake"]
    (said,) = [
        draft for draft in drafts_of(["They closed the quay, a step fishers say will cost jobs."]) if draft.chain
    ]
    assert [piece.text for piece in said.content] == ["a step", "will cost jobs"]


def test_a_name_that_people_use_is_no_statement() -> None:
    assert attributed("They built a bridge, which sailors call the Elbow.") == []


def test_parts_stand_in_their_order_and_an_aside_behind_what_holds_it() -> None:
    drafts = article("The bank, which owns the port, raised its rates; Brekke, whose boat is old, left the hall.")
    starts = [draft.part.at for draft in drafts if draft.part and draft.part.at is not None]
    assert len(starts) == 4
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (
            "The bridge was closed because engineers said it was unsafe.",
            [("The bridge was closed", "reported_fact"), ("engineers said it was unsafe.", "attributed_statement")],
        ),
        (
            "“The tower must go,” the mayor said, but the council has not voted on it.",
            [
                ("“The tower must go,” the mayor said", "attributed_statement"),
                ("the council has not voted on it.", "reported_fact"),
            ],
        ),
        (
            "The strike was called by the union, which said pay had fallen.",
            [
                ("The strike was called by the union", "reported_fact"),
                ("which said pay had fallen.", "attributed_statement"),
            ],
        ),
        (
            "The union, which says pay has fallen, will strike in May.",
            [(None, "reported_fact"), ("which says pay has fallen", "attributed_statement")],
        ),
        (
            "The yacht, said to be worth 2 million crowns, sank in the harbour on Monday.",
            [(None, "reported_fact"), ("said to be worth 2 million crowns", "attributed_statement")],
        ),
        (
            "Prices rose in June, and the bank, which sets the rate, said it would wait.",
            [
                ("Prices rose in June", "reported_fact"),
                ("the bank, which sets the rate, said it would wait.", "attributed_statement"),
            ],
        ),
        (
            "Lisbet Orm died of wounds that her family says were caused by the crane.",
            [
                ("Lisbet Orm died of wounds", "reported_fact"),
                ("that her family says were caused by the crane.", "attributed_statement"),
            ],
        ),
        (
            "Brekke said the port was safe and that the union believed it would close.",
            [
                ("Brekke said the port was safe", "attributed_statement"),
                ("the union believed it would close.", "attributed_statement"),
            ],
        ),
        (
            "Brekke urged calm in the town, while the mayor blamed the weather.",
            [
                ("Brekke urged calm in the town", "attributed_statement"),
                ("the mayor blamed the weather.", "attributed_statement"),
            ],
        ),
        (
            "Brekke called the vote “a shame for the coast,” but her party voted for it in May.",
            [
                ("Brekke called the vote “a shame for the coast,”", "attributed_statement"),
                ("her party voted for it in May.", "reported_fact"),
            ],
        ),
        ("The union said the ferry was late and asked for a refund.", [(None, "attributed_statement")]),
    ],
)
def test_a_sentence_is_split_only_where_its_parts_have_different_voices(
    words: str, parts: list[tuple[str | None, str]]
) -> None:
    assert [(d.part and d.part.text, d.label.value) for d in drafts_of([words])] == parts
