"""The built-in annotator on the many ways in which a voice is brought in, in an article and inside an answer."""

import pytest

from factcheck.records import Draft
from tests.builtin_drafts import INTERVIEW, article, attributed, named, said, voices


def innermost(drafts: list[Draft]) -> list[tuple[str | None, str | None, str]]:
    """Of each draft the voice whose word it is, its cue, and what it puts forward."""
    return [(*voices(draft)[-1][:2], " … ".join(said(draft))) for draft in drafts if draft.chain]


@pytest.mark.parametrize(
    ("words", "source", "cue", "content"),
    [
        ("The clerk deduced that the boat had sunk.", "The clerk", "deduced", "the boat had sunk."),
        ("The engineer calculated that the wall holds.", "The engineer", "calculated that", "the wall holds."),
        ("Ms Dahl later confirmed by letter that it sank.", "Ms Dahl", "confirmed", "it sank."),
        ("The mayor of Ilverton, Gert Stahl, denied it.", "The mayor of Ilverton, Gert Stahl", "denied", "it."),
        ("The union's position is that the pay is late.", "The union", "position is", "the pay is late."),
        ("Residents are convinced that the pier will fall.", "Residents", "convinced", "the pier will fall."),
        ("Brekke is on record as opposing a bridge.", "Brekke", "on record as", "opposing a bridge."),
        ("As the mayor puts it, a pier is a bench.", "the mayor", "puts it", "a pier is a bench."),
        ("Campaigners hope the law will pass.", "Campaigners", "hope", "the law will pass."),
        ("The crane, a clerk said on Monday, has been oiled.", "a clerk", "said", "The crane … has been oiled."),
        ("It left the shed, which, she said, was cold.", "she", "said", "which … was cold."),
        ("The coach advised players to rest.", "The coach", "advised", "players to rest."),
        ("The board reckons the dam will hold.", "The board", "reckons", "the dam will hold."),
        ("Vik used to say that the dam would hold.", "Vik", "say", "the dam would hold."),
        ("According to a biography, he slept badly.", "a biography", "According to", "he slept badly."),
    ],
)
def test_an_article_gives_on_somebodys_word_what_he_holds_or_puts_forward(
    words: str, source: str, cue: str, content: str
) -> None:
    assert innermost(attributed(words)) == [(source, cue, content)]


@pytest.mark.parametrize(
    "words",
    [
        "The mayor has not said whether the pier will open.",
        "The ministry declined to say how many were hurt.",
        "Nobody knows why the bell rang.",
        "For residents, the closure is a blow.",
        "The guard told the time by the sun.",
        "The rope was pronounced safe on Monday.",
        "Remember that the pier shuts at six.",
        "The deal raised fears that the bank would fail.",
        "The firm recalled 48,000 toys in May after nine caught fire.",
    ],
)
def test_what_nobody_puts_forward_stays_the_articles_own(words: str) -> None:
    assert attributed(words) == []


@pytest.mark.parametrize(
    ("told", "source", "cue", "content"),
    [
        ("Then he goes, the left oar is too short.", "he", "goes", "the left oar is too short."),
        ("They're like oh, boats, whatever.", "They", "like", "oh, boats, whatever."),
        ("“A net is a promise,” she used to say.", "she", "say", "A net is a promise"),
        ("My father used to put it like this: ask the wind.", "My father", "put it", "ask the wind."),
        ("Like my aunt always said, you can't eat a flag.", "my aunt", "said", "you can't eat a flag."),
        ("As somebody once told me, the sea forgets.", "somebody", "told", "the sea forgets."),
        ("The quay stays, he says, and a second one comes.", "he", "says", "The quay stays … and a second one comes."),
        ("The wreck is empty, or so they say.", "they", "say", "The wreck is empty"),
        ("What I don't know is how many there are.", "I", "know", "how many there are."),
        ("Take what the mayor said: a boat costs us forty.", "the mayor", "said", "a boat costs us forty."),
        ("For my mother, the sea was a thief.", "my mother", "For", "the sea was a thief."),
        ("The official story is that it sank.", "The official story", "is", "it sank."),
        ("My own worry is that it will sink.", "My", "worry is", "it will sink."),
        ("They've got this theory that the cat did it.", "They", "theory", "the cat did it."),
        ("There was always talk that he owed money.", None, "talk", "he owed money."),
        ("My lawyer's exact words were: say nothing.", "My lawyer", "words were", "say nothing."),
        ("They're convinced there is a treasure.", "They", "convinced", "there is a treasure."),
        ("I realised, on the ferry, that it was over.", "I", "realised", "it was over."),
        ("Don't forget that we are few.", None, "forget", "we are few."),
        ("We found the pump was broken.", "We", "found", "the pump was broken."),
        ("I still think, to be honest, it was late.", "I", "think", "it was late."),
        ("You have to understand that we were poor.", "You", "understand", "we were poor."),
        ("It makes you realise that you are small.", "you", "realise", "you are small."),
        ("The police refused to say who had paid.", "The police", "say", "who had paid."),
        ("According to our own model, the street is dry.", "our own model", "According to", "the street is dry."),
        ("An inspector: “The gate was open all night.”", "An inspector", ":", "The gate was open all night."),
        ("I'd guess eighty, maybe ninety.", "I", "guess", "eighty, maybe ninety."),
        ("He laughed and said it was a toy.", "He", "said", "it was a toy."),
        ("He seems to think we are rich.", "He", "think", "we are rich."),
        ("She urged me to write it down.", "She", "urged", "me to write it down."),
        ("It was cold, so perhaps I dreamt that it sank.", "I", "dreamt", "it sank."),
        ("The town had a motto: “Slow is smooth here.”", "The town", "motto", "Slow is smooth here."),
    ],
)
def test_in_an_answer_a_further_voice_is_heard_however_it_is_brought_in(
    told: str, source: str | None, cue: str | None, content: str
) -> None:
    assert (source, cue, content) in innermost(article(INTERVIEW.format(told=told)))


@pytest.mark.parametrize(
    "told",
    [
        "And so it goes, year after year.",
        "For years, the dock was shut.",
        "For Hanna, we built a boat.",
        "He was telling the truth about it.",
        "You'd be surprised how many boats sink.",
        "Nobody asked him to leave.",
        "We found the hall shut.",
    ],
)
def test_in_an_answer_words_that_only_look_like_a_voice_are_the_speakers_own(told: str) -> None:
    found = [draft for draft in article(INTERVIEW.format(told=told)) if told in said(draft)]
    assert [len(draft.chain) for draft in found] == [1]


def test_a_quotation_right_behind_a_named_one_is_of_the_same_voice_and_a_later_one_is_not() -> None:
    told = "“A net is a promise,” my aunt said. “A rope is a wife.”\n\nI laughed a lot. “A boat is a debt.”"
    chains = {" ".join(said(draft)): named(draft) for draft in article(INTERVIEW.format(told=told))}
    assert chains["A rope is a wife."] == ["Ines Dahl", "my aunt"]
    assert chains["A boat is a debt."] == ["Ines Dahl"]


@pytest.mark.parametrize(
    ("words", "source", "content"),
    [
        ("The mayor shook her head: “We lost the pier.”", "The mayor", "We lost the pier."),
        ("Mayor Oda Brekke was blunt: “We lost the pier.”", "Mayor Oda Brekke", "We lost the pier."),
        ("Brekke's deputy, Per Vik, was less polite: “They lied to us.”", "Per Vik", "They lied to us."),
        ("Brekke had a simple answer: “They lied to us.”", "Brekke", "They lied to us."),
        (
            "The letter opens with a sentence from the diary of a clerk: “It rained.”",
            "the diary of a clerk",
            "It rained.",
        ),
        ("For Per Vik, who chairs the club, the pier is “a shame”.", "Per Vik", "the pier is “a shame”."),
    ],
)
def test_a_quotation_behind_a_colon_is_whose_manner_or_line_is_told_before_it(
    words: str, source: str, content: str
) -> None:
    assert [(one, said_) for one, _, said_ in innermost(attributed(words))] == [(source, content)]


@pytest.mark.parametrize(
    "words",
    [
        "The mood was grim: “no boats” stood on every door.",
        "The line from Halden to Mott was shut: “works” were under way.",
        "For Per Vik, who chairs the club, it was a long week.",
    ],
)
def test_what_is_told_before_a_quotation_of_a_mood_or_a_place_speaks_for_nobody(words: str) -> None:
    assert not [voice for draft in attributed(words) for voice, _, _ in voices(draft) if voice]
