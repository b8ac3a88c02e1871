"""The built-in annotator on what an interviewee passes on: from people told of at length, and from himself."""

import pytest

from tests.builtin_drafts import INTERVIEW, article, said


def heard(told: str) -> list[str]:
    """The parts of an answer that somebody is heard in by his own words: the voices, and what is put forward."""
    drafts = [draft for draft in article(INTERVIEW.format(told=told)) if draft.sentence == 5]
    parts = [([link.source.text for link in draft.chain if link.source], " … ".join(said(draft))) for draft in drafts]
    return [f"{' > '.join(voices)}: {words}" for voices, words in parts if voices]


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        # said to somebody, somehow
        ("People from the council put it to me, over lunch, that it leaks.", ["People from the council: it leaks."]),
        ("She put it to me yesterday in the yard.", []),
        ("Vik, who built it, tells anyone who will listen she likes us.", ["Vik: she likes us."]),
        ("One aunt wondered aloud whether a girl should row.", ["One aunt: whether a girl should row."]),
        ("He wondered aloud whether a girl who never rowed should.", ["He: whether a girl who never rowed should."]),
        ("She stood up and said, in a low voice, nobody was going.", ["She: nobody was going."]),
        ("He said, in the end, nothing.", []),
        ("But when they go on to say no one could row it, they lie.", ["they: no one could row it"]),
        ("Vik took it for granted that it leaked.", ["Vik: it leaked."]),
        ("Vik will be the first to tell you it leaks.", ["Vik: it leaks."]),
        ("He was the first to say hello.", []),
        ("And the word was that a second boat had sunk.", ["the word: a second boat had sunk."]),
        ("His last word was mother.", []),
        # an aside that names nobody
        ("A man on the pier, I won't say who, asked whether it leaked.", ["A man on the pier: whether it leaked."]),
        ("One chap, I forget his name, said the boat was mine.", ["One chap: the boat was mine."]),
        # a verb that shares its subject
        ("The dealer had tried it out and claimed the boats were old.", ["The dealer: the boats were old."]),
        ("The dealer had tried it out and claimed the prize.", []),
        ("I rang my mother and said it had been a long day.", ["I: it had been a long day."]),
        ("I rang my mother and said goodbye.", []),
        ("We looked out and thought, that's odd, they rob us.", []),
        # the interviewee himself
        ("I've told the crew that on that day we stop.", ["I: on that day we stop."]),
        ("I told them in the yard.", []),
        ("We ourselves were sure the rope would hold.", ["We: the rope would hold."]),
        ("It took me an hour to grasp that the river had moved.", ["me: the river had moved."]),
        ("I grasp the rope.", []),
        ("Towards three it came to me that I would never sleep.", ["me: I would never sleep."]),
        ("It came to me in the post.", []),
        ("I've begun to think perhaps it leaks.", ["I: perhaps it leaks."]),
    ],
)
def test_what_people_pass_on_in_an_answer_is_theirs(told: str, parts: list[str]) -> None:
    assert heard(told) == parts
