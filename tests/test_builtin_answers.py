"""The built-in annotator on what is heard inside an answer: who knows, doubts, asks and passes on what."""

import pytest

from tests.builtin_drafts import INTERVIEW, article, drafts_of, said


def heard(told: str) -> list[str]:
    """The parts of an answer that somebody is heard in by his own words: the voices, and what is put forward."""
    drafts = [draft for draft in article(INTERVIEW.format(told=told)) if draft.sentence in (5, 6)]
    parts = [([link.source.text for link in draft.chain if link.source], " … ".join(said(draft))) for draft in drafts]
    return [f"{' > '.join(voices)}: {words}" for voices, words in parts if voices]


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("At the time people never knew how deep it was.", ["people: how deep it was."]),
        ("I wouldn't be surprised if it sank.", ["I: if it sank."]),
        ("We found out pretty early which of our boats were leaking.", ["We: which of our boats were leaking."]),
        ("I know for a fact she never saw a whale.", ["I: she never saw a whale."]),
        ("I have since understood that we are the hobby.", ["I: we are the hobby."]),
        ("It took me years to understand that he was right.", ["me: he was right."]),
        ("We stay on deck to make sure they come home.", ["We: they come home."]),
        ("You get a good chance to know where you stand.", ["You: where you stand."]),
        ("They have to make you realise you have helped people.", ["you: you have helped people."]),
        ("We make a list of nets, what we think will hold.", ["we: will hold."]),
        ("We make a list, what we think will hold and then we tried it.", ["we: will hold"]),
        ("I mean, is it late, say; or is it a matter of time.", ["I: is it late, say; or is it a matter of time."]),
        (
            "We build the opposite of what you'd think we build, what the average buyer would think we build.",
            ["you: we build", "the average buyer: we build."],
        ),
        ("Sadly, they are talking about moving it so it will be far away.", ["they: moving it"]),
        (
            "We have nine boats (source: Harbour Office), and it is the largest according to the Courier.",
            ["Harbour Office: We have nine boats", "the Courier: it is the largest"],
        ),
        ("Everybody I talk to says that it is late.", ["Everybody I talk to: it is late."]),
        ("It is duller than I think what people want.", ["I: what people want."]),
        ("He asked for the fare, and I said, two pounds.", ["I: two pounds."]),
        ("Rud is of the opinion that the count missed a valley.", ["Rud: the count missed a valley."]),
        ("Several crews took it that the fee was gone.", ["Several crews: the fee was gone."]),
        ("We have nine boats (source: Harbour Office), which is a lot.", ["Harbour Office: We have nine boats"]),
        ("It was the Vega (her captain was a Dane, I believe).", ["I: her captain was a Dane"]),
        ("The first was sunk — by a whale, we suspect — and the rest came home.", ["we: by a whale"]),
        ("He told me that, according to their map, we were lost.", ["He > their map: we were lost."]),
        ("He tells me his aunt always swore that it rained.", ["He > his aunt: it rained."]),
        ("One day he struck a bell and asked me what I heard.", ["he: what I heard."]),
        ("A young man rang and told me, in confidence, that it sank.", ["A young man: it sank."]),
        ("And then Per, who is a smith, he just sort of mutters, “I slept.”", ["he: I slept."]),
        ("This means the captain doesn't know which boats leak, so it's fair.", ["the captain: which boats leak"]),
        ("What I actually said, at the fair in Mott, was that it leaked.", ["I: it leaked."]),
        ("What the mayor told us, in so many words, was that it leaked.", ["the mayor: it leaked."]),
        ("My sister wants me to mention that we need nets.", ["My sister: we need nets."]),
        (
            "There is a line attributed to Tor Rusk — “Sail before you know the tide.”",
            ["Tor Rusk: Sail before you know the tide."],
        ),
        (
            "There's this line by an old pilot, it hangs there: “Light it, then count.”",
            ["an old pilot: Light it, then count."],
        ),
        ("The way I see it, the sea wins.", ["I: the sea wins."]),
        ("I have letters, and nobody has told me, “We met her.”", []),
        ("They write back: “Well, she has to say there is none.”", ["They > she: there is none."]),
        ("Then it hit me that I had lost the keys.", ["me: I had lost the keys."]),
        ("My argument has always been that boats are cheap.", ["My: boats are cheap."]),
        ("One of the things I learned is that tides wait.", ["I: tides wait."]),
        ("I know a lot of people who think it was a trick.", ["a lot of people: it was a trick."]),
        ("As the old saying goes, a boat is a hole.", ["the old saying: a boat is a hole."]),
        ("To quote Tor Rusk, a boat is a hole.", ["Tor Rusk: a boat is a hole."]),
        ("According to the Courier we were broke.", ["the Courier: we were broke."]),
        ("She was like, no way.", ["She: no way."]),
        ("I think that makes it fair.", ["I: that makes it fair."]),
        ("The first thing he said was, “Where is the tea?”", ["he: Where is the tea?"]),
        ("Rusk has this great line: “A boat is a hole in a dock.”", ["Rusk: A boat is a hole in a dock."]),
        ("His motto was “sail first”.", ["His: sail first"]),
        ("She described how the lock broke.", ["She: how the lock broke."]),
        ("He admitted to me he was afraid.", ["He: he was afraid."]),
        ("We ought to have said above that it leaks.", ["We: it leaks."]),
        ("I mean, you know, I think it is late.", ["I > I: it is late."]),
        ("I, for one, believe that it is late.", ["I: it is late."]),
        ("I was, you know, thinking that it was over.", ["I: it was over."]),
        ("In his book, Rusk writes that eels sleep.", ["Rusk: eels sleep."]),
        ("We have evidence that eels sleep.", ["We: eels sleep."]),
        ("We don't yet know whether eels sleep.", ["We: whether eels sleep."]),
        ("As my aunt said to me once, boats are slow.", ["my aunt: boats are slow."]),
        ("They love saying that boats are slow.", ["They: boats are slow."]),
        ("I said, two notes, and a bell.", ["I: two notes, and a bell."]),
        ("We went to Mott, where a sign says that the dock is shut.", ["a sign: the dock is shut."]),
        (
            "The letter came, and it said that “in view of this” they could do boats but not nets.",
            ["it: “in view of this” they could do boats but not nets."],
        ),
        (
            "The next day, my aunt rings up and goes, “The paper says you hate nets.”",
            ["my aunt > The paper: you hate nets."],
        ),
        (
            "I knew how right he was when I saw what our boots had done.",
            ["I: how right he was", "I: what our boots had done."],
        ),
        (
            "I am sure that it is over, although there are crews who still sail.",
            ["I: it is over, although there are crews who still sail."],
        ),
    ],
)
def test_who_holds_something_inside_an_answer_is_heard_with_what_he_holds(told: str, parts: list[str]) -> None:
    assert heard(told) == parts


@pytest.mark.parametrize(
    "told",
    [
        "It was, you know, anything that a guest should have.",
        "What I think is a mess.",
        "I was surprised if not shocked.",
        "We had no time to make sure of the ropes.",
        "It took me years to build the boat.",
        "A mast hit me on the head.",
        "I know that man.",
        "You see, the crews are protesting against the fares.",
        "As the tide goes, a boat goes.",
    ],
)
def test_what_only_looks_like_a_thought_stays_the_speakers_own(told: str) -> None:
    assert heard(told) == []


def test_i_in_what_people_hold_is_who_speaks_and_in_what_they_are_quoted_with_one_of_them() -> None:
    told = "People assume that I went there and shouted “Save it!” He goes, “I never shout.”"
    drafts = [draft for draft in article(INTERVIEW.format(told=told)) if len(draft.chain) > 1]
    mine = [link.full_name for draft in drafts for link in draft.chain if link.source and link.source.text == "I"]
    assert mine == ["Ines Dahl"]


def test_what_stands_before_the_first_voice_of_a_quotation_stays_its_speakers() -> None:
    drafts = drafts_of(["“The strip stayed white, and the nurse said to me, ‘Go home,’” she recalls."])
    assert [(len(draft.chain), " … ".join(said(draft))) for draft in drafts] == [
        (1, "The strip stayed white"),
        (2, "Go home"),
    ]


def test_what_comes_before_a_reason_that_others_hold_stays_who_speaks() -> None:
    told = "Half the crew wanted to leave because they thought the hull was old."
    parts = [(len(draft.chain), " … ".join(said(draft))) for draft in article(INTERVIEW.format(told=told))]
    assert parts[-3:-1] == [(1, "Half the crew wanted to leave"), (2, "the hull was old.")]
