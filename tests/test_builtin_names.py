"""The built-in annotator on names: whom a pronoun, an office or a short form stands for."""

import pytest

from factcheck.vocabulary import SourceKind
from tests.builtin_drafts import drafts_of, named


@pytest.mark.parametrize(
    ("before", "words", "full_name"),
    [
        ("Minister Oda Brekke opened the quay.", "She said it had cost 3 million.", "Oda Brekke"),
        ("Minister Oda Brekke opened the quay.", "Brekke said it had cost 3 million.", "Oda Brekke"),
        ("Minister Oda Brekke opened the quay.", "The minister said it had cost 3 million.", "Oda Brekke"),
        ("Chief executive Oda Brekke spoke at the gates.", "She said it was late.", "Oda Brekke"),
        ("Minister Quill Brekke met Mayor Tarn Vik.", "She said it had gone well.", ""),
        ("Minister Oda Brekke met Mayor Per Vik.", "She said it had gone well.", "Oda Brekke"),
        ("Minister Oda Brekke met Minister Ida Holm.", "The minister said it had gone well.", ""),
        ("Oda Brekke met Siri Brekke.", "Brekke said it had gone well.", ""),
        ("The harbour master, Oda Brekke, said it was late.", "She said it was dear.", "Oda Brekke"),
        ("A report by the harbour office is out.", "He said it was late.", ""),
        ("Ostian Prime Minister and Foreign Minister Ida Holm came.", "The Ostian prime minister said no.", "Ida Holm"),
        ("Halden’s visiting prime minister, Ida Holm, came.", "The Halden prime minister said no.", "Ida Holm"),
        ("Prime Minister Ida Holm met Norvik’s prime minister, Per Vik.", "The prime minister said no.", ""),
        ("She met the mayor and the bishop, Ida Holm.", "The mayor said no.", ""),
        ("Ida Holm runs the hall. Holm is not convinced.", "“It was never there,” she said.", "Ida Holm"),
        ("The hall's keeper, Per Vik, was not convinced.", "“It was never there,” he said.", "Per Vik"),
        ("The city fined a firm, Ilse Brandt, on Monday.", "“It was never there,” she said.", ""),
        ("The town's new fair, Blue Harbour, opens in May.", "“It was never there,” she said.", ""),
        ("Tarn Holm runs the hall. Holm's brother was late.", "“It was never there,” she said.", ""),
    ],
)
def test_a_short_form_is_resolved_only_where_one_name_fits(before: str, words: str, full_name: str) -> None:
    attributed = [d for d in drafts_of([before, words]) if d.chain]
    assert named(attributed[-1]) == [full_name]


@pytest.mark.parametrize(
    ("before", "words", "full_name"),
    [
        ("The ferry stopped on Monday. Pia Holt opened the quay.", "Holt said it was late.", "Pia Holt"),
        ("The vote was held in Velmara. Jon Vik lost.", "He said that boats had sunk.", "Jon Vik"),
        ("It was signed by Tor Lund Jr. Pia Holt opened the quay.", "Holt said it was late.", "Pia Holt"),
        ("Nobody asked the HNB. Pia Holt opened the quay.", "Holt said it was late.", "Pia Holt"),
        ("It rained. Dr. T. J. Vik opened the quay.", "Vik said it was late.", "T. J. Vik"),
    ],
)
def test_no_name_runs_across_the_end_of_a_sentence(before: str, words: str, full_name: str) -> None:
    assert named(drafts_of([before, words])[-1]) == [full_name]


def test_it_stands_for_the_report_of_the_sentence_before() -> None:
    drafts = drafts_of(
        ["The report was written by Per Vik.", "It lists twelve faults in the dam.", "It says it leaks."]
    )
    assert [(draft.label.value, *named(draft)) for draft in drafts] == [
        ("reported_fact",),
        ("attributed_statement", "The report"),
        ("attributed_statement", "The report"),
    ]
    assert drafts[1].chain[0].kind is SourceKind.DOCUMENT


def test_it_stands_for_nothing_where_no_report_was_named() -> None:
    _, second = drafts_of(["Per Vik sold the ferry.", "It lists in the wind."])
    assert second.chain == ()


def test_who_was_he_before_is_not_she_now() -> None:
    drafts = drafts_of(["Mayor Tor Lund came.", "He said it was late.", "She said it was not."])
    assert [named(draft) for draft in drafts if draft.chain] == [["Tor Lund"], [""]]


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("Her death was confirmed by her son, Lukas.", "“I learned Latin from seed packets,” she once said."),
        ("His wife said it was late.", "“The boat has gone,” he said."),
        ("Mr Dack said it was late.", "She said it was not."),
    ],
)
def test_she_is_nobodys_son_and_he_nobodys_wife(before: str, words: str) -> None:
    assert named(drafts_of([before, words])[-1]) == [""]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            ["The chipmaker Lumio cut jobs on Monday.", "Lumio announced that sales had fallen."],
            SourceKind.ORGANISATION,
        ),
        (["Lumio announced that sales had fallen.", "The company makes chips."], SourceKind.ORGANISATION),
        (["Lumio, a small retailer, fell by half.", "Lumio blamed the weather."], SourceKind.ORGANISATION),
        (["“We won,” Lumio said.", "The company makes chips."], SourceKind.PERSON),
        (["Lumio announced that her firm had closed.", "The company made chips."], SourceKind.PERSON),
        (["Per Vik came.", "Vik said it was late.", "The company makes chips."], SourceKind.PERSON),
    ],
)
def test_a_lone_name_is_a_company_where_the_article_calls_it_one(text: list[str], kind: SourceKind) -> None:
    (draft,) = [draft for draft in drafts_of(text) if draft.chain]
    assert draft.chain[0].kind is kind


def test_how_many_things_a_list_held_is_a_fact() -> None:
    _, second = drafts_of(["The register was closed in May.", "It listed 11,402 plants."])
    assert second.chain == ()
