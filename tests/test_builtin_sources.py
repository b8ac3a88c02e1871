"""The built-in annotator on sources that take many words: whoever is not named, numbers, and the clauses about them."""

import pytest

from tests.builtin_drafts import attributed, drafts_of, phrases, voices

_ASKED = "who asked not to be named"


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (f"Two sources close to the inquiry, {_ASKED}, said the cracks were old.", "Two sources close to the inquiry"),
        (
            "Two clerks close to the dam, who were not allowed to speak, told the Courier that the cracks were old.",
            "Two clerks close to the dam",
        ),
        ("The cracks were old, said two clerks close to the dam, who had seen it.", "two clerks close to the dam"),
        ("The cracks were old, said two clerks in Port Halden, who had seen it.", "two clerks in Port Halden"),
        ("The cracks were old, said sources close to the inquiry.", "sources close to the inquiry"),
        (
            "According to two clerks close to the dam, who had seen it, the cracks were old.",
            "two clerks close to the dam",
        ),
    ],
)
def test_people_without_a_name_are_heard_with_what_is_told_of_them(words: str, source: str) -> None:
    first = drafts_of([words])[0]
    assert [name for name, _, _ in voices(first)] == [source]
    assert next(piece.text for piece in first.content).strip(".").endswith("cracks were old")


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ("Some 1,004 strangers said no.", ["Some 1,004 strangers"]),
        ("Officials said 2,500 people said no.", ["Officials", "2,500 people"]),
        ("A survey of 1,200,000 voters said the mayor was trusted.", ["A survey of 1,200,000 voters"]),
        ("More than 2.5 million voters said no.", ["More than 2.5 million voters"]),
        ("Fewer than 1,500 voters said no.", ["Fewer than 1,500 voters"]),
        ("In 2022, 300 people said no.", ["300 people"]),
    ],
)
def test_a_number_in_a_source_stands_as_it_is_written(words: str, sources: list[str]) -> None:
    (draft,) = drafts_of([words])
    assert [name for name, _, _ in voices(draft)] == sources


@pytest.mark.parametrize(
    ("words", "source", "kind"),
    [
        ("Animals that slept less were thinner, the data show.", "the data", "document"),
        ("The mayor knew, minutes seen by the Courier show.", "minutes seen by the Courier", "document"),
        ("The mayor knew, according to minutes seen by the Courier.", "minutes seen by the Courier", "document"),
        ("The mayor knew, court records from 2019 show.", "court records from 2019", "document"),
        ("The mayor knew, emails suggest.", "emails", "document"),
    ],
)
def test_what_is_written_speaks_in_the_plural_too(words: str, source: str, kind: str) -> None:
    (draft,) = drafts_of([words])
    assert [(name, what) for name, _, what in voices(draft)] == [(source, kind)]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The paper quoted Dr Joan Bell, a surgeon, as saying the dam was old.", "Dr Joan Bell"),
        ("The paper quoted the surgeon, Joan Bell, as saying the dam was old.", "the surgeon, Joan Bell"),
        ("The paper quoted Joan Bell as saying the dam was old.", "Joan Bell"),
        ("The paper quoted Joan Bell as telling a panel the dam was old.", "Joan Bell"),
        ("The admiral, Joan Bell, was quoted by the Herald as telling her the dam was old.", "Joan Bell"),
        ("“The dam is old,” wrote someone calling himself dam_k.", "someone calling himself dam_k"),
        ("Joan Bell is the first to admit that the dam is old.", "Joan Bell"),
        (
            "A clerk who was not allowed to speak publicly said the dam was old.",
            "A clerk who was not allowed to speak publicly",
        ),
        ("Officials speaking privately said the dam was old.", "Officials speaking privately"),
        ("Joan Bell recently said the dam was old.", "Joan Bell"),
        # a word that ends like a verb
        ("“The dam is old,” said one Halden-based surveyor.", "one Halden-based surveyor"),
        ("“The dam is old,” said a re-elected councillor.", "a re-elected councillor"),
        ("“The dam is old,” said one.", "one"),
        # who is counted, and then named
        ("The third, Joan Bell of the Harbour League, said the dam was old.", "Joan Bell"),
        ("The third, a baker, said the dam was old.", "The third"),
        ("Asked about it, Joan Bell, the mayor, said the dam was old.", "Joan Bell"),
        # no comma behind the name
        ("According to the river council 14 villages were cut off.", "the river council"),
        ("According to the river council more than 300 boats sank.", "the river council"),
        ("Her aunt, Joan Bell, says she accepts the loss.", "Her aunt, Joan Bell"),
        ("According to figures for 2019 the town is shrinking.", "figures for 2019"),
        ("According to the mayor of Halden the old road is unsafe.", "the mayor of Halden"),
        (
            "According to data the ministry published on Monday, the dam is old.",
            "data the ministry published on Monday",
        ),
    ],
)
def test_a_source_is_neither_cut_nor_longer_than_its_name(words: str, source: str) -> None:
    (draft,) = drafts_of([words])
    assert voices(draft)[-1][0] == source


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("The League named a clerk, and the second, Joan Bell of Halden, said the dam was old.", "Joan Bell"),
        ("The League sent us to the port office, where a clerk, reached by letter, said the dam was old.", "a clerk"),
    ],
)
def test_who_speaks_behind_another_clause_is_named_alone(words: str, source: str) -> None:
    assert [voices(draft)[-1][0] for draft in attributed(words)] == [source]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        # told by a rank, a trade or a side
        *((one, "unnamed") for one in ("Officials", "Experts", "Critics", "Defenders of the plan", "Bystanders")),
        # some out of many
        *((one, "unnamed") for one in ("A neighbour", "Two residents", "Some farmers", "40 residents")),
        # a whole of people told by what they are
        *((one, "group") for one in ("Residents", "Witnesses", "The organisers", "His colleagues", "The crew")),
    ],
)
def test_some_out_of_many_and_mere_sides_are_unnamed_and_a_whole_of_people_is_a_group(source: str, kind: str) -> None:
    (draft,) = drafts_of([f"{source} said the dam was old."])
    assert [what for _, _, what in voices(draft)] == [kind]


@pytest.mark.parametrize(
    ("words", "source", "cue"),
    [
        # the number of a line in a list
        ("2. The town said it would pay for the bridge.", "The town", "said"),
        ("12. Ann Moe said it would pay for the bridge.", "Ann Moe", "said"),
        ("1) Prime Minister Ann Moe said the bridge was closed.", "Prime Minister Ann Moe", "said"),
        # names in letters without case
        ("According to 习近平, the bridge was closed.", "习近平", "According to"),
        ("According to محمد علي, the bridge was closed.", "محمد علي", "According to"),
        # signs that nobody sees
        ("Moe sa\u200bid the bridge was closed.", "Moe", "sa\u200bid"),
        ("Accord\u00ading to Ann Moe, the bridge was closed.", "Ann Moe", "Accord\u00ading to"),
    ],
)
def test_numbers_of_lists_and_unseen_signs_hide_nobody(words: str, source: str, cue: str) -> None:
    (draft,) = attributed(words)
    assert [voice[:2] for voice in voices(draft)] == [(source, cue)]
    assert all(words.startswith(phrase.text, phrase.at) for phrase in phrases(draft) if phrase.at is not None)


def test_nobody_speaks_in_the_row_of_a_table() -> None:
    assert not attributed("| Name | said | share |")


@pytest.mark.parametrize(
    ("words", "sources", "content"),
    [
        ("We sell 14,000 nets (source: Net Counter Ltd).", ["Net Counter Ltd"], ["We sell 14,000 nets"]),
        ("The town has 14,000 cats (Source: ONS, 2024).", ["ONS"], ["The town has 14,000 cats"]),
        ("The town has 14 cats (sources: ONS, the port).", ["ONS, the port"], ["The town has 14 cats"]),
        ("Moe said the town had 14 cats (source: ONS).", ["Moe", "ONS"], ["the town had 14 cats"]),
        ("“It has 14 cats (source: ONS),” said Moe.", ["Moe", "ONS"], ["It has 14 cats"]),
        ("The town has 14 cats (source: ONS), Moe said.", ["Moe", "ONS"], ["The town has 14 cats"]),
    ],
)
def test_a_source_in_brackets_is_the_innermost_voice(words: str, sources: list[str], content: list[str]) -> None:
    (draft,) = drafts_of([words])
    assert [name for name, _, _ in voices(draft)] == sources
    assert [piece.text for piece in draft.content] == content


def test_a_credit_in_brackets_says_nothing() -> None:
    assert attributed("The quay was full on Friday (photo: Halden Herald).") == []


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Three nurses who were told of it, interviewed by telephone, said it was full.",
         "Three nurses who were told of it"),
        ("On Monday two clerks who had seen it, reached by phone, said it was thin.", "two clerks who had seen it"),
        ("Five people who knew the plan, asked by letter, said it was thin.", "Five people who knew the plan"),
        ("Moe, who was told of the plan by letter, said it was thin.", "Moe"),
        ("The firm, which was accused of fraud by the union, said it was thin.", "The firm"),
        ("Moe, who had been accused by her sister of theft, said it was thin.", "Moe"),
        ("He was accused of fraud, and of theft, by the union.", "the union"),
    ],
)  # fmt: skip
def test_who_speaks_is_neither_how_nor_by_whom_something_was_done_to_him(words: str, source: str) -> None:
    assert [name for draft in attributed(words) for name, _, _ in voices(draft)] == [source]
