import pytest

from factcheck.annotators.checking import checked
from factcheck.vocabulary import Label, NoClaimReason, OpinionKind, Outcome, SourceKind
from tests.fakes import labels

BREKKE = {"name": "Oda Brekke", "kind": "person"}


def test_a_plain_fact_costs_its_number_and_nothing_else():
    result = checked(labels(facts=[1]), {1: "The quay opened."}, call_id=3)
    (draft,) = result.drafts
    assert (draft.sentence, draft.label, draft.part, draft.call_id) == (1, Label.REPORTED_FACT, None, 3)
    assert result.wrong == {}


def test_loaded_words_of_a_fact_are_its_opinion_cues():
    answer = labels(facts=[{"n": 1, "loaded": "so-called"}])
    (draft,) = checked(answer, {1: "The so-called reform began."}, None).drafts
    assert (draft.label, [cue.text for cue in draft.opinion_cues]) == (Label.REPORTED_FACT, ["so-called"])


def test_a_voice_named_in_full_in_the_sentence_is_its_own_source():
    answer = labels(voices=[BREKKE], attributed=[{"n": 1, "v": 1, "cue": "said"}])
    (draft,) = checked(answer, {1: "“No,” Oda Brekke said."}, None).drafts
    (link,) = draft.chain
    assert (link.source.text, link.full_name, link.kind) == ("Oda Brekke", "", SourceKind.PERSON)


def test_a_voice_that_the_sentence_does_not_name_has_a_full_name_and_no_source():
    answer = labels(voices=[BREKKE], attributed=[{"n": 1, "v": 1, "cue": ""}])
    (draft,) = checked(answer, {1: "“And not next year.”"}, None).drafts
    (link,) = draft.chain
    assert (link.source, link.cue, link.full_name) == (None, None, "Oda Brekke")


def test_a_pronoun_keeps_the_name_it_stands_for():
    answer = labels(voices=[BREKKE], attributed=[{"n": 1, "v": 1, "w": "She", "cue": "added"}])
    (draft,) = checked(answer, {1: "She added that it was late."}, None).drafts
    assert (draft.chain[0].source.text, draft.chain[0].full_name) == ("She", "Oda Brekke")


def test_a_chain_runs_from_the_voice_next_to_the_article_to_the_one_whose_word_it_is():
    statement = {"n": 1, "v": 1, "w": "", "cue": "said", "via": [{"v": 2, "w": "the paper", "cue": "reported"}]}
    answer = labels(voices=[BREKKE, {"name": "Tarn Post", "kind": "media"}], attributed=[statement])
    (draft,) = checked(answer, {1: "It is safe, Oda Brekke said, the paper reported."}, None).drafts
    assert [(link.source.text, link.cue.text) for link in draft.chain] == [
        ("the paper", "reported"),
        ("Oda Brekke", "said"),
    ]


def test_opinions_keep_the_kind_they_were_grouped_under():
    answer = labels(opinions={"speculation": [{"n": 1, "cue": "may"}]})
    assert checked(answer, {1: "It may rain."}, None).drafts[0].opinion_kind is OpinionKind.SPECULATION


def test_a_sentence_without_a_claim_keeps_its_reason():
    result = checked(labels(no_claim=[{"n": 1, "reason": "question"}]), {1: "Why?"}, None)
    (outcome,) = result.outcomes
    assert (outcome.outcome, outcome.reason) == (Outcome.NO_CLAIM, NoClaimReason.QUESTION)


TEXTS = {1: "The quay opened.", 2: "It is a good quay."}
NOBODY = {"name": "", "kind": "person"}
FAR_FETCHED = {"n": 1, "v": 1, "w": "", "cue": "said", "via": [{"v": 1, "w": "", "cue": "said"}] * 7}
WHOLE_OPINION = {"evaluation": [{"n": 1, "cue": ""}]}


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (labels(facts=[2]), "missing"),
        (labels(facts=[1, 1, 2]), "more than once"),
        (labels(facts=[1, 2], opinions=WHOLE_OPINION), "more than once"),
        (labels(facts=[1, 2], no_claim=[{"n": 1, "reason": "fragment"}]), "no_claim too"),
        (labels(facts=[2], no_claim=[{"n": 1, "reason": "fragment"}] * 2), "no_claim more than once"),
        (labels(facts=[2], voices=[BREKKE], attributed=[FAR_FETCHED]), "chain of 8 voices"),
        (
            labels(facts=[2], attributed=[{"n": 1, "v": 1, "cue": "said"}]),
            "not in the list of voices",
        ),
        (labels(facts=[2], attributed=[{"n": 1, "v": 10**400, "cue": ""}]), "not in the list"),
        (labels(facts=[2, {"n": 1, "part": "a" * 2000}]), "more words than it needs"),
        (labels(facts=[2, 1, {"n": 1, "part": "THE QUAY opened"}]), "labelled more than once"),
        (labels(facts=[2, {"n": 1, "part": "the quay"}, {"n": 1, "part": "The quay,"}]), "more than once"),
        (labels(facts=[2], voices=[NOBODY], attributed=[{"n": 1, "v": 1, "cue": ""}]), "without a name"),
    ],
)
def test_only_the_sentence_that_is_wrong_is_to_be_asked_again(answer, cause):
    result = checked(answer, TEXTS, None)
    assert list(result.wrong) == [1]
    assert cause in result.wrong[1]
    assert [draft.sentence for draft in result.drafts] == [2]


def test_numbers_that_were_not_asked_about_change_nothing():
    assert checked(labels(facts=[1, 2, 3, -1, 10**400]), TEXTS, None) == checked(labels(facts=[1, 2]), TEXTS, None)


def test_a_clause_and_its_whole_sentence_may_both_be_claims():
    answer = labels(facts=[1, {"n": 1, "part": "the quay"}, 2])
    assert len(checked(answer, TEXTS, None).drafts) == 3


def test_control_characters_of_an_answer_do_not_reach_a_draft():
    answer = labels(facts=[{"n": 1, "part": "The\x00 quay"}, 2])
    assert checked(answer, TEXTS, None).drafts[0].part.text == "The  quay"
