"""The built-in annotator in interviews: what the article tells between answers, who asks, what few words say."""

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.segment import segment
from factcheck.vocabulary import Label, NoClaimReason, SentenceKind
from tests.builtin_drafts import article, named, outcome_of, phrases, said, voices

STUDIO = """Sculptor Ilse Varnholt on leaving: an interview

Ilse Varnholt closes her studio in Port Halden next month. She has carved for forty years.

Do you regret it?

I regret only the cold. The wind decides.

Varnholt smiles.

And your tools?

My sister has them. She said that they were blunt.

She keeps them in a shed.

What remains?

We sold the rest in May.

{told}
"""
TRAMS = """Trams

The economist Nils Aubert spoke with the Halden Post about trams.

Q: The drivers disagree.

A: They do. Some of them left.

Q: {asked}

A: {answer}
"""


def told(paragraph: str) -> list[tuple[Label, list[str]]]:
    text = STUDIO.format(told=paragraph)
    behind = text.index(paragraph)
    numbers = {one.number for one in segment(text) if one.span.start >= behind}
    return [(draft.label, named(draft)) for draft in article(text) if draft.sentence in numbers]


def test_what_the_article_tells_between_two_answers_is_its_own() -> None:
    own = (Label.REPORTED_FACT, [])
    assert told("On the bench beside her stand three heads and a kettle.") == [own]
    assert told("She puts on her coat and walks to the door. The harbour is grey.") == [own, own]
    assert told("Varnholt lifts a hammer and puts it down.") == [own]
    assert told("She laughs.") == [own]


def test_what_is_told_between_labelled_turns_is_the_articles_own() -> None:
    turns = "Q: Why?\n\nA: We left in May.\n\n{told}\n\nThe shed was sold.\n\nQ: And now?\n\nA: Now we rest."
    for told in ("He nods.", "Aubert gets up and shuts the door."):
        text = f"Trams\n\nThe economist Nils Aubert spoke with the Halden Post.\n\n{turns.format(told=told)}"
        assert [named(draft) for draft in article(text)] == [[], ["Nils Aubert"], [], ["Nils Aubert"], ["Nils Aubert"]]


def test_an_answer_that_tells_of_somebody_else_stays_an_answer() -> None:
    assert told("The shed stood there for years.") == [(Label.ATTRIBUTED_STATEMENT, ["Ilse Varnholt"])]
    drafts = article(STUDIO.format(told=""))
    assert [named(draft) for draft in drafts if draft.part is None][-2:] == [["Ilse Varnholt"], ["Ilse Varnholt"]]


def test_q_is_nobodys_name_and_what_q_states_is_the_articles_own() -> None:
    drafts = article(TRAMS.format(asked="You said that they left.", answer="I did."))
    assert (drafts[1].label, drafts[1].chain, phrases(drafts[1])[0].text) == (
        Label.REPORTED_FACT,
        (),
        "The drivers disagree.",
    )
    (reminded,) = [draft for draft in drafts if draft.chain and voices(draft)[0][0] == "You"]
    assert voices(reminded) == [("You", "said", "person")]
    asked = "I read the report, and the drivers say that you hid it."
    (told,) = [draft for draft in article(TRAMS.format(asked=asked, answer="I did.")) if said(draft) == ["you hid it."]]
    assert [voice[:2] for voice in voices(told)] == [("the drivers", "say")]
    assert told.part is not None
    assert told.part.text == asked


def test_what_others_say_of_the_one_who_answers_is_put_to_him_where_it_stands_between_his_answers() -> None:
    remarks = {"Some people call you cold.": "Some people", "Critics say you are late.": "Critics"}
    for remark, who in remarks.items():
        drafts = article(STUDIO.format(told=f"I rest.\n\n{remark}\n\nThey are right. I am cold."))
        (put,) = [draft for draft in drafts if draft.chain and voices(draft)[0][0] == who]
        assert len(put.chain) == 1


def test_few_words_answer_and_thanks_say_nothing() -> None:
    def last(asked: str, answer: str) -> tuple[list[str], NoClaimReason | None]:
        text = TRAMS.format(asked=asked, answer=answer)
        annotation = BuiltinAnnotator().label(text, segment(text))
        final = segment(text)[-1].number
        reasons = {one.sentence: one.reason for one in annotation.outcomes}
        return [name for draft in annotation.drafts if draft.sentence == final for name in named(draft)], reasons.get(
            final
        )

    assert last("When?", "Orrefall, 2011.") == (["Nils Aubert"], None)
    assert last("When?", "In May.") == (["Nils Aubert"], None)
    assert last("When?", "Of course.") == ([], NoClaimReason.FRAGMENT)
    assert last("Thank you.", "You are very welcome.") == ([], NoClaimReason.FRAGMENT)
    assert last("Thank you.", "Thanks for having me.") == ([], NoClaimReason.FRAGMENT)


def test_a_paper_that_reminds_somebody_of_what_he_did_quotes_nobody() -> None:
    turns = (
        "Halden Weekly: Ms Varnholt, you {did} in March. Why?\n\nIlse Varnholt: I was tired.\n\n"
        "Halden Weekly: And now?\n\nIlse Varnholt: Now I rest."
    )
    assert voices(article(turns.format(did="announced your retirement"))[0]) == [("Halden Weekly", None, "media")]
    assert voices(article(turns.format(did="said that it was over"))[0])[1:] == [("you", "said", "person")]


def test_how_an_interview_was_edited_is_no_claim_and_nobodys_answer() -> None:
    text = STUDIO.format(
        told="This interview has been edited for length and clarity.\n\n(Reporting by L. Holm; editing by P. Aske)"
    )
    reasons = [one.reason for one in BuiltinAnnotator().label(text, segment(text)).outcomes]
    assert reasons[-2:] == [NoClaimReason.BOILERPLATE, NoClaimReason.METADATA]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("The interview was held in Tern and has been edited and condensed.", NoClaimReason.BOILERPLATE),
        ("Answers have been shortened.", NoClaimReason.BOILERPLATE),
        ("Edited and condensed for clarity.", NoClaimReason.BOILERPLATE),
        ("The interview was edited by the ministry before it was shown.", None),
        ("The conversation lasted an hour.", None),
    ],
)
def test_a_note_on_the_text_is_no_claim_but_news_of_an_interview_is_one(
    words: str, reason: NoClaimReason | None
) -> None:
    assert outcome_of(words) is reason


def test_a_credit_in_brackets_behind_a_sentence_leaves_the_sentence_alone() -> None:
    text = "Sold\n\nThe firm was sold on Monday for 3 crowns. (Reporting by L. Marn; editing by P. Oss)\n"
    kinds = [(one.kind, text[slice(*one.span)][:8]) for one in segment(text)]
    assert kinds[1:] == [(SentenceKind.BODY, "The firm"), (SentenceKind.METADATA, "(Reporti")]


def answered(answer: str) -> list[tuple[list[str | None], list[str]]]:
    """Who is heard in an answer of Ilse Varnholt's, from outside in, and what each of the parts puts forward."""
    text = STUDIO.format(told=answer)
    behind = text.index(answer)
    numbers = {one.number for one in segment(text) if one.span.start >= behind}
    found = [draft for draft in article(text) if draft.sentence in numbers]
    return [([source for source, _, _ in voices(draft)], said(draft)) for draft in found]


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        (
            "When visitors come up to me and say, 'Hey Ilse, I'm Per,' I say, 'Hey Per, I've met you' and they laugh.",
            [
                ([None, "visitors"], ["Hey Ilse, I'm Per"]),
                (["I"], ["Hey Per, I've met you"]),
                ([None], ["they laugh."]),
            ],
        ),
        (
            "The e-mail said, 'I don't carve, but I think it is late, and the bells will fall.'",
            [
                ([None, "The e-mail"], ["I don't carve"]),
                ([None, "The e-mail", "I"], ["it is late"]),
                ([None, "The e-mail"], ["the bells will fall."]),
            ],
        ),
        (
            "My aunt said, “Leave us. We have no work here.” I left in May.",
            [
                ([None, "My aunt"], ["Leave us."]),
                ([None, None], ["We have no work here."]),
                ([None], ["I left in May."]),
            ],
        ),
        (
            "I got a letter telling me that the shed was sold.",
            [([None], ["I got a letter"]), ([None, "a letter"], ["the shed was sold."])],
        ),
        (
            "There was a coat in town that said, 'The bells are mine.'",
            [([None], ["There was a coat in town"]), ([None, "a coat in town"], ["The bells are mine."])],
        ),
        ("They are talking about moving it.", [([None, "They"], ["moving it."])]),
        ("They are talking about something else.", [([None], ["They are talking about something else."])]),
        ("You'll note we sell no heads.", [([None, "You"], ["we sell no heads."])]),
        ("You'll see that house on the left.", [([None], ["You'll see that house on the left."])]),
        ("If you think it is late, leave.", [([None], ["If you think it is late, leave."])]),
    ],
)
def test_who_else_speaks_in_an_answer_is_heard_in_it(
    answer: str, heard: list[tuple[list[str | None], list[str]]]
) -> None:
    assert answered(answer) == heard


@pytest.mark.parametrize(
    "title",
    [
        "Interview with sculptor Ilse Varnholt Sunday, May 28, 2034",
        "Ilse Varnholt: an interview with the 'Bell Carver' Friday, June 2, 2034",
        "An interview with Ilse Varnholt May 3, 2035",
    ],
)
def test_the_date_behind_a_headline_is_no_part_of_the_name_in_it(title: str) -> None:
    text = f"{title}\n\nThe shed is shut.\n\nDo you regret it?\n\nI carve.\n\nAnd your tools?\n\nI sold them.\n"
    assert [named(draft) for draft in article(text)][-2:] == [["Ilse Varnholt"]] * 2


def test_an_answer_may_come_before_the_first_question_and_a_remark_is_no_answer() -> None:
    text = (
        "Interview with sculptor Ilse Varnholt\n\nThe shed is shut.\n\n{first}\n\nDo you regret it?\n\nI carve.\n\n"
        "{remark}\n\nI sold the shed.\n\nAnd your tools?\n\nI sold them.\n"
    )
    bracketed = "[The bell fair] was hard. I left it early."
    remark = "That must have been hard for you."
    spoken = [draft for draft in article(text.format(first=bracketed, remark=remark)) if draft.chain]
    assert [named(draft) for draft in spoken] == [["Ilse Varnholt"]] * 5


@pytest.mark.parametrize(
    ("introduction", "name"),
    [
        ("Ilse Varnholt runs the port. She talks to Per Aske about taxes.", "Ilse Varnholt"),
        ("Per Aske spoke to the mayor, Ilse Varnholt, in her office.", "Ilse Varnholt"),
        ("An interview with Ilse Varnholt, mayor of Tern\n\nBy Per Aske", "Ilse Varnholt"),
        ("An interview with Ilse Varnholt by Per Aske", "Ilse Varnholt"),
        ("Ilse Varnholt tells Per Aske about the sea", "Ilse Varnholt"),
        ("Ilse Varnholt, 49, is the mayor. Varnholt spoke to our reporter Per Aske.", "Ilse Varnholt"),
        ("The mayor at home\n\nIlse Varnholt talks to Per Aske.", ""),  # either may be the mayor
    ],
)
def test_of_two_who_talk_the_one_told_of_answers_and_where_nothing_tells_nobody_is_named(
    introduction: str, name: str
) -> None:
    text = f"{introduction}\n\nQ: Why?\n\nA: I left. We had no money.\n\nQ: And now?\n\nA: My boat sank.\n"
    assert [named(draft) for draft in article(text)][-3:] == [[name]] * 3


def test_what_a_reporter_tells_and_hears_of_whom_he_asks_is_no_answer() -> None:
    text = (
        "Ilse Varnholt runs the port. She talks to Per Aske.\n\nQ: Why?\n\nA: I left. We had no money.\n\n"
        "Varnholt grew up in Tern; a friend told me she drove buses.\n\nShe studied law in Grip.\n\n"
        "Q: And now?\n\nA: My boat sank.\n"
    )
    last = article(text)[-4:]
    assert [(draft.label, named(draft)) for draft in (last[0], last[2], last[3])] == [
        (Label.REPORTED_FACT, []),
        (Label.REPORTED_FACT, []),
        (Label.ATTRIBUTED_STATEMENT, ["Ilse Varnholt"]),
    ]
    assert [voice[:2] for voice in voices(last[1])] == [("a friend", "told")]


def test_a_quotation_set_off_between_answers_is_whose_name_stands_behind_its_dash() -> None:
    text = (
        "Interview with Oda Brekke\n\nWe met Oda Brekke for the Courier's May interview in Halden.\n\n"
        "Why do you sail?\n\nI like my boat.\n\n"
        "“{first} We have boats.” — Brekke, on whether the mines will outshine the harbour.\n\n"
        "And the mines?\n\nI never liked them.\n"
    )
    drafts = [d for d in article(text.format(first="Boats make us rich.")) if "boats" in "".join(said(d)).lower()]
    assert [named(draft) for draft in drafts] == [["Oda Brekke"], ["Oda Brekke"]]
    assert not [d for d in article(text) if d.part is None and "on whether" in " ".join(said(d))]


def test_the_interview_of_the_month_is_nobodys_name() -> None:
    text = (
        "Oda Brekke on boats\n\nOda Brekke runs a harbour. The Courier saw her for May's Interview of the Month.\n\n"
        "Why do you sail?\n\nI like my boat.\n\nAnd what comes next?\n\nI mend my nets.\n"
    )
    assert {full_name for draft in article(text) for full_name in named(draft)} == {"Oda Brekke"}


def test_of_two_with_one_surname_the_one_named_more_often_answers() -> None:
    text = (
        "Profile: Ivo Brandt wants the harbour\n\nIvo Brandt mends nets. His sister Ida Brandt keeps the books."
        " We asked for an interview in May.\n\nWhy the harbour?\n\nI like it.\n\nAnd what comes next?\n\nI mend nets.\n"
    )
    assert {full_name for draft in article(text) for full_name in named(draft)} == {"Ivo Brandt"}
