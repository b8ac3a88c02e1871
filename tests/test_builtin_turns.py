"""The built-in annotator where no quotation marks say who speaks: interviews, transcripts, words above a name."""

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.segment import segment
from factcheck.vocabulary import Label, NoClaimReason
from tests.builtin_drafts import article, named, said, voices

INTERVIEW = """The Halden Post interviews skipper Per Vik

Per Vik has fished off Port Halden for thirty years.

How many boats are left?

There are nine. I think they will be gone by May.

You said last year that the port was dying. Do you still hold that?

I do. Two firms want the quay. My father told me that the sea always wins.
"""


def test_what_is_answered_in_an_interview_is_the_word_of_whom_it_asks() -> None:
    drafts = {draft.sentence: draft for draft in article(INTERVIEW)}
    firms = next(draft for draft in drafts.values() if named(draft) == ["Per Vik"] and not voices(draft)[0][0])
    assert firms.label is Label.ATTRIBUTED_STATEMENT
    (thinks,) = [draft for draft in drafts.values() if draft.chain and voices(draft)[0][:2] == ("I", "think")]
    assert (named(thinks), said(thinks)) == (["Per Vik"], ["they will be gone by May."])
    (father,) = [draft for draft in drafts.values() if len(draft.chain) == 2 and voices(draft)[1][0] == "My father"]
    assert (named(father)[0], said(father)) == ("Per Vik", ["the sea always wins."])


def test_an_interviewer_asks_and_tells_what_was_said() -> None:
    annotation = BuiltinAnnotator().label(INTERVIEW, segment(INTERVIEW))
    (told,) = [draft for draft in annotation.drafts if draft.chain and voices(draft)[-1][0] == "You"]
    assert said(told) == ["the port was dying."]
    assert [one.reason for one in annotation.outcomes].count(NoClaimReason.QUESTION) == 2


def test_a_report_about_an_interviewee_before_the_first_question_is_the_articles_own() -> None:
    first = article(INTERVIEW)[0]
    assert (first.label, first.chain) == (Label.REPORTED_FACT, ())


def test_labels_at_the_start_of_paragraphs_name_who_speaks() -> None:
    drafts = article(
        "Halden Post: When did it start?\n\nOda Brekke: It began in May. We had no boats.\n\n"
        "Halden Post: And now?\n\nOda Brekke: Now there are nine."
    )
    assert [(voices(draft)[0][0], named(draft)) for draft in drafts] == [
        ("Oda Brekke", [""]),
        (None, ["Oda Brekke"]),
        ("Oda Brekke", [""]),
    ]
    assert said(drafts[0]) == ["It began in May."]


def test_words_set_above_a_name_are_that_persons() -> None:
    statement = (
        "This decision shames our coast, and it was made without a word to those who live on it. "
        "We will fight it in every court that will hear us. Oda Brekke, Mayor of Port Halden"
    )
    text = f"The vote was close.\n\n{statement}\n\nIt rained."
    annotation = BuiltinAnnotator().label(text, segment(text))
    assert [named(draft) for draft in annotation.drafts] == [[], ["Oda Brekke"], ["Oda Brekke"], []]
    assert [one.reason for one in annotation.outcomes] == [NoClaimReason.CREDIT]


@pytest.mark.parametrize(
    "text",
    [
        "Who pays for the quay?\n\nI think the town should.\n\nThe mayor will not. The ferry is late.",
        "Place: Port Halden\n\nPrice: 3 crowns\n\nThe hall opens at nine.",
        "What is a tram?\n\nA tram runs on rails.\n\nHow fast is it?\n\nIt runs at 40 km/h.",
        "In an interview, the mayor spoke of May.\n\nIs it late?\n\nI fear it is. The council should act.\n\nIs it?",
    ],
)
def test_questions_and_colons_alone_make_no_interview(text: str) -> None:
    assert all(draft.chain == () for draft in article(text))


@pytest.mark.parametrize(
    ("answer", "source", "content"),
    [
        ("I think in the long run we will win.", "I", "in the long run we will win."),
        ("I'm not sure if the boats will last.", "I", "if the boats will last."),
        ("My hope is that it ends well.", "My", "it ends well."),
        ("In my opinion the port is done.", "my", "the port is done."),
        ("I kind of think the quay is old.", "I", "the quay is old."),
        ("I was surprised to learn that it cost nine crowns.", "I", "it cost nine crowns."),
        ("I'd have to say the quay is fine.", "I", "the quay is fine."),
        ("I guess that's it.", "I", "that's it."),
        ("I'm pretty sure the quay is old.", "I", "the quay is old."),
        ("I keep thinking that it will rain.", "I", "it will rain."),
        ("I found out last year that the boats were gone.", "I", "the boats were gone."),
        ("I agree with you that the boats are gone.", "I", "the boats are gone."),
        ("I get the impression that it will rain.", "I", "it will rain."),
        ("I came to the conclusion that it is late.", "I", "it is late."),
        ("We have no way to know how many boats sank.", "We", "how many boats sank."),
        ("That will let us see whether the boat floats.", "us", "whether the boat floats."),
        ("As I see it, the quay is lost.", "I", "the quay is lost."),
        ("What I know is that the sea wins.", "I", "the sea wins."),
        ("That is why I think the quay is lost.", "I", "the quay is lost."),
    ],
)
def test_what_is_held_in_an_answer_is_held_by_whom_is_asked(answer: str, source: str, content: str) -> None:
    draft = article(f"{INTERVIEW}\n\nWhat do you hold?\n\n{answer}\n")[-1]
    name = "" if source in ("We", "us") else "Per Vik"
    assert (voices(draft)[0][0], named(draft), said(draft)) == (source, [name], [content])


@pytest.mark.parametrize(
    ("answer", "chain", "content"),
    [
        ("The mayor promised us that it would last.", ["The mayor"], ["it would last."]),
        ("He asked me why it was late.", ["He"], ["why it was late."]),
        ("They are trying to find out how it works.", ["They"], ["how it works."]),
        ("And everyone, all of our friends would say, “Sell it.”", ["everyone, all of our friends"], ["Sell it."]),
        ("When people say that it is late, I laugh.", ["people"], ["it is late"]),
        ("As my father said, the sea is cold.", ["my father"], ["the sea is cold."]),
        ("I was told by the council that it was late.", ["the council"], ["it was late."]),
    ],
)
def test_who_is_heard_in_an_answer_is_a_further_voice(answer: str, chain: list[str], content: list[str]) -> None:
    drafts = article(f"{INTERVIEW}\n\nWhat do you hear?\n\n{answer}\n")
    (draft,) = [draft for draft in drafts[-2:] if len(draft.chain) == 2 and said(draft) == content]
    assert [voice[0] for voice in voices(draft)] == [None, *chain]


def test_what_is_known_by_the_same_verb_twice_has_the_same_voice() -> None:
    answer = "People know that it is late, know that it rains, and know that the sea wins."
    drafts = article(f"{INTERVIEW}\n\nWhat do you hear?\n\n{answer}\n")[-3:]
    assert [voices(draft)[1][0] for draft in drafts] == ["People"] * 3
    assert [said(draft) for draft in drafts] == [["it is late"], ["it rains"], ["the sea wins."]]


def test_what_is_according_to_a_voice_at_the_end_is_the_last_clause() -> None:
    answer = "We have nine boats, which makes us the largest port according to the Halden Post."
    first, second = article(f"{INTERVIEW}\n\nHow large is it?\n\n{answer}\n")[-2:]
    assert (said(first), named(first)) == (["We have nine boats"], ["Per Vik"])
    assert (said(second), voices(second)[1][0]) == (["which makes us the largest port"], "the Halden Post")


def test_a_reason_behind_a_comma_is_told_apart_from_what_is_thought() -> None:
    answer = "I think the quay is lost, because the piles have been rotten since May."
    first, second = article(f"{INTERVIEW}\n\nIs it lost?\n\n{answer}\n")[-2:]
    assert (voices(first)[0][0], said(first)) == ("I", ["the quay is lost"])
    assert voices(second)[0][0] is None


@pytest.mark.parametrize(
    "answer",
    [
        "I believe in the sea.",
        "I see the boats.",
        "I know.",
        "We want people to know that it is late.",
        "What surprised me was that nobody came.",
        "You'd be surprised how many boats sink.",
        "Whether or not you believe it, the sea is cold.",
        "I appreciate that.",
    ],
)
def test_an_answer_that_holds_nothing_is_speech_alone(answer: str) -> None:
    draft = article(f"{INTERVIEW}\n\nWhat do you see?\n\nIt is late. {answer}\n")[-1]
    assert [voices(draft), named(draft)] == [[(None, None, "person")], ["Per Vik"]]
