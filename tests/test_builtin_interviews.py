"""The built-in annotator in interviews: what the article tells between answers, who asks, what few words say."""

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.segment import segment
from factcheck.vocabulary import Label, NoClaimReason, SentenceKind
from tests.builtin_drafts import article, named, outcome_of, voices

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
    assert (drafts[1].label, drafts[1].chain) == (Label.REPORTED_FACT, ())
    (reminded,) = [draft for draft in drafts if len(draft.chain) == 2]
    assert voices(reminded) == [("Q", None, "unnamed"), ("You", "said", "person")]
    assert named(reminded)[0] == ""


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
