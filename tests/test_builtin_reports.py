"""Turns of phrase of news and court reports: polls, letters, what is said by doing something, what is reported."""

import pytest

from factcheck.vocabulary import Label
from tests.builtin_drafts import article, attributed, drafts_of, named, said, voices


@pytest.mark.parametrize(
    ("words", "chain", "content"),
    [
        # counts
        ("The poll put Holm at 41 percent.", [("The poll", "put")], ["Holm at 41 percent."]),
        ("The last survey by Harmon has him at 0.7.", [("The last survey by Harmon", "has")], ["him at 0.7."]),
        ("A poll for the Post gives her 41% of it.", [("A poll for the Post", "gives")], ["her 41% of it."]),
        ("Polls put the party three points ahead.", [("Polls", "put")], ["the party three points ahead."]),
        # by means of saying, and in writing
        ("Moe ended the talk by saying that it was safe.", [("Moe", "saying")], ["it was safe."]),
        ("Moe sent a letter saying the quay was safe.", [("a letter", "saying")], ["the quay was safe."]),
        ("Moe filed a lawsuit claiming that it was old.", [("a lawsuit", "claiming")], ["it was old."]),
        ("Moe reportedly told the council that it was safe.", [("Moe", "told")], ["it was safe."]),
        ("The suspect told police he acted alone.", [("The suspect", "told")], ["he acted alone."]),
        ("Prosecutor Ola Rye told jurors Moe had lied.", [("Prosecutor Ola Rye", "told")], ["Moe had lied."]),
        (
            "Holm said in an interview with the Post published on Sunday that she was done.",
            [("Holm", "said")],
            ["she was done."],
        ),
        ("In a statement, Tessaly said it would close.", [("Tessaly", "said")], ["it would close."]),
        ("Moe attributed the fall to the storm.", [("Moe", "attributed")], ["the fall to the storm."]),
        ("In his recollection there had been a wall.", [("his", "recollection")], ["there had been a wall."]),
        ("Researchers found the fish had left.", [("Researchers", "found")], ["the fish had left."]),
        ("Moe is fond of saying that it was his idea.", [("Moe", "saying")], ["it was his idea."]),
        ("Moe never tires of telling visitors that it was his.", [("Moe", "telling")], ["it was his."]),
        ("Vik understood this to mean that he was late.", [("Vik", "understood this to mean that")], ["he was late."]),
        ("Moe talks of a conspiracy.", [("Moe", "talks of")], ["a conspiracy."]),
        ("Moe likened the bridge to a sleeping cow.", [("Moe", "likened")], ["the bridge to a sleeping cow."]),
        (
            "The clerk denied ever having told the accused that it was signed.",
            [("The clerk", "denied"), ("The clerk", "told")],
            ["it was signed."],
        ),
        (
            "According to the paper, the otters responded to small changes, roughly as men do.",
            [("the paper", "According to")],
            ["the otters responded to small changes, roughly as men do."],
        ),
        ("A neighbour gave evidence that it fell.", [("A neighbour", "gave evidence that")], ["it fell."]),
        ("“Go home!” somebody shouted.", [("somebody", "shouted")], ["Go home!"]),
        ("A post-mortem found he had drowned.", [("A post-mortem", "found")], ["he had drowned."]),
        ("Her grandson calls her the boss of the quay.", [("Her grandson", "calls")], ["her the boss of the quay."]),
        (
            "She remembers the day it burned: “It was like a red wall.”",
            [("She", "remembers")],
            ["It was like a red wall."],
        ),
        ("Nothing is decided, or so the council insists.", [("the council", "insists")], ["Nothing is decided"]),
        ("On the wall is a notice: “No politics before lunch.”", [("a notice", None)], ["No politics before lunch."]),
        ("Moe points to a letter: “Nothing has been decided.”", [("a letter", None)], ["Nothing has been decided."]),
        ("“Where is my son?” shouted one woman.", [("one woman", "shouted")], ["Where is my son?"]),
        (
            "Holm was told in early spring that it had failed, the Post reported on Sunday.",
            [("the Post", "reported"), (None, "told")],
            ["it had failed"],
        ),
        # where the speaker stands
        ("Asked why, Moe shrugged: “I was tired.”", [("Moe", ":")], ["I was tired."]),
        ("He shakes his head: “It will outlive me.”", [("He", ":")], ["It will outlive me."]),
        ("“The sea takes what it wants” – Ida Moe, skipper", [("Ida Moe", None)], ["The sea takes what it wants"]),
        ("“The best place of all,” as Dack puts it.", [("Dack", "puts it")], ["The best place of all"]),
        ("The quay is old, as Moe told reporters on Monday.", [("Moe", "told")], ["The quay is old"]),
        ("It is, says Dack, the best place on earth.", [("Dack", "says")], ["It is", "the best place on earth."]),
    ],
)
def test_who_speaks_in_a_report_is_heard(
    words: str, chain: list[tuple[str | None, str | None]], content: list[str]
) -> None:
    (draft,) = attributed(words)
    assert [voice[:2] for voice in voices(draft)] == chain
    assert said(draft) == content


@pytest.mark.parametrize(
    ("words", "own", "source"),
    [
        ("We met in Halden, where a sign on the door says that it is shut.", "We met in Halden", "a sign on the door"),
        ("Moe wrote a letter in which he said the quay was safe.", "Moe wrote a letter", "he"),
        ("The firm shut the plant because, it said, sales had slowed.", "The firm shut the plant", "it"),
        ("The clerk, whose report said it was old, was not there.", "", "report"),
    ],
)
def test_a_clause_that_somebody_speaks_in_is_apart_from_the_one_it_hangs_on(words: str, own: str, source: str) -> None:
    first, second = drafts_of([words])
    assert (first.label, first.part.text if first.part else "") == (Label.REPORTED_FACT, own)
    assert voices(second)[0][0] == source


@pytest.mark.parametrize(
    "words",
    [
        "The poll was taken in May.",
        "The poll has 41 questions.",
        "The survey gave him 41 questions on Monday.",
        "A painting attributed to Vik was sold on Monday.",
        "Moe began by thanking the crew.",
        "The clerk found the hall shut.",
        "The divers found the boat that had sunk.",
        "When he found his brother he had a meal.",
        "A team reporting to Moe left.",
        "A man claiming to be a doctor left.",
        "Her grandson called her the night before.",
        "She found the door had been left open.",
        "The fall was attributed to rain.",
        "These attributes of a boat are known.",
        "The prices rose, as the table shows.",
        "The hall where the council meets is cold.",
        "The factory was quick to burn.",
        "The show went on despite the rain.",
        "A report saying the quay was old was ignored.",
        "A report that said the quay was old came in May.",
    ],
)
def test_what_a_report_tells_itself_is_a_fact(words: str) -> None:
    assert [draft.label for draft in drafts_of([words])] == [Label.REPORTED_FACT]


@pytest.mark.parametrize(
    ("words", "cue"),
    [
        ("It has been suggested that Moe knew of the leak.", "been suggested"),
        ("It is said that the quay was built by a giant.", "is said"),
        ("The story goes that the quay was built by a giant.", "story goes that"),
    ],
)
def test_what_nobody_in_particular_says_is_on_an_unnamed_word(words: str, cue: str) -> None:
    (draft,) = attributed(words)
    assert voices(draft) == [(None, cue, "unnamed")]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("The council confirmed that it was looking but gave no details.", "it was looking"),
        ("The firm confirmed the sale but would not say when.", "the sale"),
        ("Moe said he had the money but would not spend it.", "he had the money but would not spend it."),
    ],
)
def test_what_somebody_does_not_say_is_no_part_of_what_he_says(words: str, content: str) -> None:
    (draft,) = attributed(words)
    assert said(draft) == [content]


def test_who_a_sentence_tells_of_speaks_the_quotation_of_several_sentences_behind_it() -> None:
    told = (
        "The mayor of Halden, Ida Holm, was told in May that it leaked.\n\nHolm, a former pilot, rejected the account. "
    )
    spoken = "“I have read it. I was not told,” she said. “Nobody was.”"
    drafts = [draft for draft in article(told + spoken) if draft.chain]
    assert [draft.chain[-1].full_name for draft in drafts[-2:]] == ["Ida Holm", "Ida Holm"]


def test_a_speaker_who_is_not_known_yet_does_not_hide_the_one_told_of_next() -> None:
    first = (
        "For a woman who has lost a cup, Ida Holm is cheerful. The head of the club met us in a room that, she said, "
    )
    text = first + "was cold.\n\nThe cup was lost in May. Holm is not convinced. “It was never here,” she said."
    assert named(article(text)[-1]) == ["Ida Holm"]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Moe nods. “It will outlive me. It will outlive us all.”", "Ida Moe"),
        ("“It is late,” Per Vik says. Ida Moe shakes her head. “It will outlive me.”", "Ida Moe"),
        ("“It is late,” Per Vik says. He shakes his head. “It will outlive me.”", "Per Vik"),
        ("The mayor laughs at the question. “It will outlive me.”", "The mayor"),
        ("“Whose idea?” Moe laughs. “It was mine.”", "Ida Moe"),
        ("Asked about the plan, Moe only snorts. “It will outlive me.”", "Ida Moe"),
        ("The bridge shakes in the wind. “It will outlive me.”", ""),
        ("Moe nods. “It will outlive me,” says Vik.", ""),
    ],
)
def test_who_does_something_right_before_a_quotation_speaks_it(words: str, speaker: str) -> None:
    assert named(article(f"Ida Moe built the bridge.\n\n{words}")[-1]) == [speaker]


def test_a_source_behind_according_to_speaks_on_in_a_clause_of_its_own() -> None:
    first, second = attributed("Nine people drowned, according to the coast guard, which said a search was under way.")
    assert [voices(draft)[0][:2] for draft in (first, second)] == [
        ("the coast guard", "according to"),
        ("the coast guard", "said"),
    ]


def test_who_has_written_a_report_is_heard_in_his_own_verb() -> None:
    (draft,) = attributed("Dack, whose report warned of the danger, said nobody had read it.")
    assert voices(draft)[0][:2] == ("Dack", "said")
