"""The built-in annotator in interviews of many layouts: how the turns are marked, and who is heard in an answer."""

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.segment import segment
from factcheck.vocabulary import NoClaimReason
from tests.builtin_drafts import article, attributed, named, said, voices

IVO = ("I", "Ivo Brandt", "it is quiet there.")
WIFE = ("My wife", "", "I hide.")


def heard(text: str) -> list[tuple[str | None, str, str]]:
    """Who is heard last in each draft with a cue, under which full name, and with what."""
    spoken = [draft for draft in article(text) if draft.chain and draft.chain[-1].cue is not None]
    return [(voices(draft)[-1][0], named(draft)[-1], said(draft)[0]) for draft in spoken]


LAYOUTS = [
    "Tern Courier talks to diver Ivo Brandt\n\nWhy do you dive?\n\n{first} {second}\n",
    "Diver Ivo Brandt\n\nThe Courier met the diver Ivo Brandt for an interview.\n\n"
    "**Why do you dive?**\n\n{first}\n\n**And at home?**\n\n{second}\n",
    "The sea: Ivo Brandt in his own words\n\nHe has dived off Grip for years.\n\nOn the reef\n\n{first}\n\n"
    "On his family\n\nWe rarely talk. {second}\n",
    "Interview: a diver\n\nTern Courier\nWhy do you dive?\n\nIvo Brandt\n{first}\n\nTern Courier\nAnd at home?\n\n"
    "Ivo Brandt\n{second}\n",
    "Halden Post — Why do you dive?\n\nIvo Brandt — {first}\n\nHalden Post — And?\n\nIvo Brandt — {second}\n",
    "The diver Ivo Brandt spoke to us in Tern.\n\nQ. Why do you dive?\n\nA. {first}\n\nQ. And?\n\nA. {second}\n",
    "Tern Courier interviews diver Ivo Brandt\n\nWhy do you dive? {first}\n\nAnd at home? {second} We laugh.\n",
    "Ivo Brandt on the sea\n\nThe Courier interviewed the diver Ivo Brandt. He lives on Grip.\n\n"
    "What is the reef like?\n\n{first}\n\nIs there hope?\n\nWe will see. {second}\n",
    "Interview\n\nThe diver Ivo Brandt answers three questions.\n\nIVO BRANDT: {first}\n\nLUND: And at home?\n\n"
    "IVO BRANDT (laughs): {second}\n\nLUND: Is it cold?\n\nIVO BRANDT: Yes.\n",
]


@pytest.mark.parametrize("text", LAYOUTS)
def test_an_answer_is_heard_however_the_turns_are_marked(text: str) -> None:
    assert heard(text.format(first="I think it is quiet there.", second="My wife says I hide.")) == [IVO, WIFE]


OTHER_LAYOUTS = (
    "New rules\n\nQ: When?\n\nA: {first}\n\nQ: Who pays?\n\nA: {second}\n",
    "Full text: speech by Oda Brekke\n\nI came in May. {first}\n\n{second}\n",
    "Bread\n\nHow did it begin?\n\nSigne: {first}\n\nWhy do you dive?\n\nTove Marn, 40: {second} I rest.\n",
    "The tram\n\n{first}\n\nThe mayor said so. {second}\n",
)
SAYINGS = (
    "Who wouldn't stay? It is late, isn't it? Is it any wonder?",
    "The mayor said that shops are dying. Is she right? Is it not late?",
    "“Is it late?” Yes. “It is, right?” my aunt asked. Why on earth?",
    "No. [Laughs] Well... The reef, “cold",
    "Do you say so? He told me, didn't they? I think so, no?",
)


@pytest.mark.parametrize("first", SAYINGS)
def test_no_sentence_of_an_interview_is_left_without_an_outcome(first: str) -> None:
    for layout in (*LAYOUTS, *OTHER_LAYOUTS):
        for second in SAYINGS:
            for text in (layout, layout.replace("Why do you dive?", second)):
                filled = text.format(first=first, second=second)
                sentences = segment(filled)
                annotation = BuiltinAnnotator().label(filled, sentences)
                spoken_of = {one.sentence for one in (*annotation.drafts, *annotation.outcomes)}
                assert spoken_of == {one.number for one in sentences}, filled


def test_what_is_asked_after_a_statement_is_no_claim_of_who_asks() -> None:
    asked = "The mayor said last week that small shops are dying. Is she right?"
    for who in ("", "Tern Courier: "):
        text = (
            f"The Tern Courier spoke to the baker Per Vik.\n\n{who}{asked}\n\n"
            "Per Vik: I sold more last year.\n\nAnd now?\n\nVik: I stay."
        )
        sentences = segment(text)
        (question,) = [one.number for one in sentences if text[slice(*one.span)] == "Is she right?"]
        outcomes = {one.sentence: one.reason for one in BuiltinAnnotator().label(text, sentences).outcomes}
        assert outcomes[question] is NoClaimReason.QUESTION


def test_without_any_name_answers_are_a_persons_whom_nobody_names() -> None:
    text = (
        "Why do you sell?\n\nI feel that it is time.\n\nDo you think he will stay?\n\nHe promised me that he would.\n"
    )
    assert heard(text) == [("I", "", "it is time."), ("He", "", "he would.")]


def test_who_answers_under_a_name_of_their_own_is_told_apart() -> None:
    answers = "Mia Lund: I think boats are everything.\n\nAne Lund: I know that rain is free."
    text = f"Interview with two singers\n\nWhat do you sing about?\n\n{answers}\n\nDo you fight?\n\n{answers}\n"
    assert heard(text)[:2] == [("I", "Mia Lund", "boats are everything."), ("I", "Ane Lund", "rain is free.")]


@pytest.mark.parametrize(
    ("headline", "question", "name"),
    [
        ("Tern Courier interviews a bar owner about the Karl Osk cocktail", "What do you think of Osk?", ""),
        ("Tern Courier interviews three candidates for mayor", "Why do you run?", ""),
        ("Tern Courier interviews Ane Lund and Per Vik of Salt Road", "Why do you sing?", ""),
        ("Tern Courier interviews Ane Lund", "Ms Lund, why do you run?", "Ane Lund"),
    ],
)
def test_nobody_is_taken_for_the_one_who_answers_where_several_are_or_the_questions_speak_of_him(
    headline: str, question: str, name: str
) -> None:
    text = f"{headline}\n\nThe vote is in May.\n\n{question}\n\nI like it. We are proud.\n"
    assert {one for draft in article(text)[1:] for one in named(draft)} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "The trouble with trams\n\nBy Oda Lund\n\nI never liked trams. I think they are slow. Do you?\n\nNo.\n",
        "Will the quay close?\n\nThe vote is on Monday.\n\nWhat happens next?\n\nWe all wait. The union may strike.\n",
        "Port Halden – 3 crowns\n\nTern – 4 crowns\n\nPort Halden – 5 crowns\n\nTern – 6 crowns\n",
        "Ministers discuss ferry\n\nOn the route\n\nThe ferry was late.\n\nOn the price\n\nTickets cost 3 crowns.\n",
    ],
)
def test_a_column_headings_and_lists_are_no_interview(text: str) -> None:
    assert all(draft.chain == () for draft in article(text))


ANSWER = "Tern Courier interviews diver Ivo Brandt\n\nHow is the reef?\n\nIt is cold. I dive.\n\nAnd?\n\n{answer}\n"


@pytest.mark.parametrize(
    ("answer", "source", "content"),
    [
        ("My friends were convinced it would fail.", "My friends", "it would fail."),
        ("The doctors weren't sure if I could dive.", "The doctors", "if I could dive."),
        ("They kept insisting that I was late.", "They", "I was late."),
        ("My aunt used to say that rain is free.", "My aunt", "rain is free."),
        ("It was my wife who said we should leave.", "my wife", "we should leave."),
        ("Parents who believe that it is safe are wrong.", "Parents", "it is safe are wrong."),
        ("That's why people think we are mad.", "people", "we are mad."),
        ("The club let us know that it was over.", "The club", "it was over."),
        ("What he said was that the boat sank.", "he", "the boat sank."),
        ("The bank, I suppose, was right.", "I", "The bank"),
        ("It was late (I believe) when he left.", "I", "It was late"),
        ("I'm like, “Where are the boats?”", "I", "Where are the boats?"),
        ("As I said before, the reef is dead.", "I", "the reef is dead."),
        ("It seems to me that the reef is dead.", "me", "the reef is dead."),
        ("To my mind, the reef is dead.", "my", "the reef is dead."),
        ("My feeling is it was too late.", "My", "it was too late."),
        ("I know for a fact that the reef is dead.", "I", "the reef is dead."),
        ("I thought to myself, this is the end.", "I", "this is the end."),
        ("I swore that I would be back.", "I", "I would be back."),
        ("The bank has shown that the money was there.", "The bank", "the money was there."),
        ("That led me to believe that he knew.", "me", "he knew."),
        ("I was told the boat was gone.", None, "the boat was gone."),
    ],
)
def test_who_is_sure_told_or_has_always_said_so_is_a_voice_in_an_answer(
    answer: str, source: str | None, content: str
) -> None:
    assert (source, content) in [(who, what) for who, _, what in heard(ANSWER.format(answer=answer))]


@pytest.mark.parametrize(
    ("answer", "chain"),
    [
        ("I suspect the mayor knows that it is late.", ["I", "the mayor"]),
        ("I think people feel that nobody listens.", ["I", "people"]),
        ("I believe the reason is that voters think it is late.", ["I", "voters"]),
        ("I remember my father telling us that it was late.", ["I", "my father"]),
        ("I heard him say that it was late.", ["I", "him"]),
        ("He told me that his aunt thought that it was late.", [None, "He", "his aunt"]),
        ("According to my aunt, the neighbours thought it was late.", [None, "my aunt", "the neighbours"]),
        ("So I said, “Take it,” and he looked at me and said, “I think it is late.”", [None, "he"]),
    ],
)
def test_voices_inside_an_answer_stand_one_in_the_other(answer: str, chain: list[str | None]) -> None:
    last = article(ANSWER.format(answer=answer))[-1]
    assert [source for source, _, _ in voices(last)][: len(chain)] == chain


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        ("Brekke argued that the council knows that the quay is old.", ["Brekke", "the council"], "the quay is old."),
        ("Brekke said she was convinced that the quay is old.", ["Brekke", "she"], "the quay is old."),
        ("Brekke said that it was late and “I think the quay is old.”", ["Brekke", "I"], "the quay is old."),
        (
            "The paper quoted an official as saying that inspectors believed the quay was old.",
            ["The paper", "an official", "inspectors"],
            "the quay was old.",
        ),
    ],
)
def test_voices_inside_what_an_article_tells_of_stand_one_in_the_other(
    words: str, chain: list[str], content: str
) -> None:
    last = attributed(words)[-1]
    assert ([source for source, _, _ in voices(last)], said(last)) == (chain, [content])


@pytest.mark.parametrize(
    ("answer", "content"),
    [
        ("I don't know if it was the cold, and frankly I never asked him.", "if it was the cold"),
        ("I think the hall was big, the sound was bad, and they left.", "the hall was big"),
        ("I think that when it rains, the boats will stay.", "when it rains, the boats will stay."),
        (
            "I think the reef, the quay and boats built in May are gone.",
            "the reef, the quay and boats built in May are gone.",
        ),
    ],
)
def test_what_is_thought_ends_where_a_clause_with_its_own_subject_begins(answer: str, content: str) -> None:
    assert [what for who, _, what in heard(ANSWER.format(answer=answer)) if who == "I"] == [content]
