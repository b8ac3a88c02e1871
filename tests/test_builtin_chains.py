"""The built-in annotator on voices within voices: who says that somebody said, as deep as it goes."""

import pytest

from tests.builtin_drafts import article, drafts_of, said

_Chain = tuple[list[str], str]


def _chains(text: str) -> list[_Chain]:
    """Every attributed part: its voices, outermost first, with "-" where no word names one, and what is put forward."""
    return [
        ([link.source.text if link.source else "-" for link in d.chain], " … ".join(piece.text for piece in d.content))
        for d in article(text)
        if d.chain
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Gazette reported that, according to two clerks, Brekke had agreed to resign.",
            (["The Gazette", "two clerks"], "Brekke had agreed to resign."),
        ),
        (
            "Critics say the mayor's claim that the dam is safe is false.",
            (["Critics", "the mayor"], "the dam is safe"),
        ),
        (
            "The tenants' lawyer accused the landlord of claiming that the papers had burned.",
            (["The tenants' lawyer", "the landlord"], "the papers had burned."),
        ),
        (
            "The landlord was accused by the tenants of claiming that the papers had burned.",
            (["the tenants", "The landlord"], "the papers had burned."),
        ),
        (
            "The baker, Tomas Rud, is said to have told neighbours that the dam would break.",
            (["-", "The baker, Tomas Rud"], "the dam would break."),
        ),
        (
            "Among the dead was the baker Rud, who is said to have told neighbours that the dam would break.",
            (["-", "the baker Rud"], "the dam would break."),
        ),
        (
            "She added that the guard remembered telling the driver that the road was closed.",
            (["She", "the guard", "the guard"], "the road was closed."),
        ),
        (
            "“I remember thinking that the quay would fall,” said Vik.",
            (["Vik", "I", "I"], "the quay would fall"),
        ),
        (
            "The guard denied having told the driver that the road was open.",
            (["The guard", "The guard"], "the road was open."),
        ),
        (
            "The skipper said he was assured by the port authority that the quay was deep enough.",
            (["The skipper", "the port authority"], "the quay was deep enough."),
        ),
        (
            "The Post cited two clerks as saying that a draft report had recommended closing the quay.",
            (["The Post", "two clerks", "a draft report"], "closing the quay."),
        ),
        (
            "The report found that managers believed, wrongly, that the quay was safe.",
            (["The report", "managers"], "the quay was safe."),
        ),
        (
            "The judge noted that the witness had at first denied that she knew the man.",
            (["The judge", "the witness"], "she knew the man."),
        ),
        (
            "Vik said he had heard from a nurse that the patient was asking whether anyone knew his name.",
            (["Vik", "he", "the patient"], "whether anyone knew his name."),
        ),
    ],
)
def test_a_verb_whose_speaker_another_verb_tells_is_a_further_voice(text: str, expected: _Chain) -> None:
    assert _chains(text) == [expected]


def test_who_is_heard_again_in_what_he_puts_forward_is_the_inner_voice() -> None:
    assert _chains("The lawyer accused the landlord of hiding papers that, she said, were hers.") == [
        (["The lawyer"], "the landlord of hiding papers"),
        (["The lawyer", "she"], "were hers."),
    ]
    assert _chains("Vik said the quay, he claimed, was old.") == [(["Vik", "he"], "the quay … was old.")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("At ten the man on the phone goes, ‘You have one hour.’", (["the man on the phone"], "You have one hour.")),
        ("And I go, ‘Nobody came.’", (["I"], "Nobody came.")),
        ("Then his aunt leans over and whispers, ‘We are late.’", (["his aunt"], "We are late.")),
        ("At eight a man rings, very kind, and says that it is late.", (["a man"], "it is late.")),
        ("We were told to wait.", (["-"], "to wait.")),
        ("My nurses had ‘at no time’ promised that it was safe.", (["My nurses"], "it was safe.")),
    ],
)
def test_people_are_heard_in_what_somebody_tells(words: str, expected: _Chain) -> None:
    voices, content = _chains(f"“It was cold,” said Ester Holm. “{words} We left.”")[1]
    assert (voices[1:], content) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("She wrote to tell us the boat was gone.", (["She"], "the boat was gone.")),
        ("He only called to say it was late.", (["He"], "it was late.")),
        ("They asked whether we knew that it was late.", (["They", "we"], "it was late.")),
        ("I wonder why people think that it is safe.", (["I", "people"], "it is safe.")),
        ("I sat down and told them that it was shut.", (["I"], "it was shut.")),
        ("A nurse in Alden began so: ‘They told us it was shut.’", (["A nurse in Alden", "They"], "it was shut.")),
        ("He fails to see why it must be here.", (["He"], "why it must be here.")),
        ("My aunt said, quite calmly, ‘You know it is late.’", (["My aunt", "You"], "it is late.")),
    ],
)
def test_who_calls_to_say_and_who_is_asked_about_is_heard_in_speech(words: str, expected: _Chain) -> None:
    voices, content = _chains(f"“It was cold,” said Ester Holm. “{words} We left.”")[1]
    assert (voices[1:], content) == expected


def test_who_gets_in_touch_to_say_something_says_it() -> None:
    assert _chains("Vik rang the paper to say that the quay was shut.") == [(["Vik"], "the quay was shut.")]
    assert _chains("Vik went to Alden to say goodbye.") == []


def test_whose_figures_and_maps_they_are_is_told_by_according_to() -> None:
    assert _chains("According to their map, the street was dry.") == [(["their map"], "the street was dry.")]
    assert _chains("They were paid according to their rank.") == []


def test_going_somewhere_is_no_speech() -> None:
    assert _chains("He went to the “Open Door” hall in Alden.") == []


def test_what_was_said_and_what_was_told_in_one_report_are_two_voices_in_it() -> None:
    assert _chains("Clerks told the board that the roof leaked, and were told that it held, the inquiry heard.") == [
        (["the inquiry", "Clerks"], "the roof leaked"),
        (["the inquiry", "-"], "it held"),
    ]
    assert [voices for voices, _ in _chains("“I remember we went in and told them that it was shut,” said Vik.")] == [
        ["Vik", "I"],
        ["Vik", "I", "we"],
    ]


def test_a_quotation_inside_a_quotation_is_heard_with_its_own_voices() -> None:
    """Also where the inner one goes on in sentences that name nobody."""
    assert _chains("Vik said: “The cook shouted, ‘They told us the sea was near!’”") == [
        (["Vik", "The cook", "They"], "the sea was near!")
    ]
    interview = (
        "Nia Holm: How did it begin?\n\nPer Vik: We had no news.\n\nNia Holm: And then?\n\n"
        "Per Vik: My uncle said, “We made it up. My boss told me that the page was empty.”"
    )
    assert _chains(interview)[-1] == (["-", "-", "My boss"], "the page was empty.")
    goes_on = interview.replace("told me that the page was empty.”", "asked me, ‘Is it late?’ I said it was.”")
    assert _chains(goes_on)[-2] == (["-", "-", "My boss"], "Is it late?")


def test_in_a_quotation_whose_speaker_comes_from_another_sentence_he_and_she_are_others() -> None:
    text = "Ester Holm rose. “I was cold,” Ester Holm said. “She told me the ferry was full. I know it was.”"
    assert [link.full_name for draft in article(text) if draft.chain for link in draft.chain][1:] == [
        *("Ester Holm", ""),
        *("Ester Holm", "Ester Holm"),
    ]


@pytest.mark.parametrize(
    ("words", "sources", "content"),
    [
        ("“You felt it in your teeth,” Sam Pryce said.", ["Sam Pryce"], "You felt it in your teeth"),
        ("“We saw it coming,” Sam Pryce said.", ["Sam Pryce"], "We saw it coming"),
        (
            "“I warned them in 2022, and nobody listened,” Sam Pryce said.",
            ["Sam Pryce"],
            "I warned them in 2022, and nobody listened",
        ),
        ("“I told them,” Sam Pryce said.", ["Sam Pryce"], "I told them"),
        (
            "Sam Pryce said that he had warned them and that he had told the mayor.",
            ["Sam Pryce"],
            "he had warned them and that he had told the mayor.",
        ),
        ("“I told them the roof leaked,” Sam Pryce said.", ["Sam Pryce", "I"], "the roof leaked"),
        ("“I saw that the roof leaked,” Sam Pryce said.", ["Sam Pryce", "I"], "the roof leaked"),
    ],
)
def test_who_tells_that_he_spoke_or_saw_is_no_further_voice(words: str, sources: list[str], content: str) -> None:
    (draft,) = drafts_of([words])
    assert ([link.source and link.source.text for link in draft.chain], said(draft)) == (sources, [content])


def test_what_is_quoted_before_a_further_voice_is_heard_stays_its_speakers() -> None:
    assert _chains("Vik said in May that “the town knows of the leak” and that Brekke had admitted the leak.") == [
        (["Vik"], "the town knows of the leak"),
        (["Vik", "Brekke"], "the leak."),
    ]


def test_what_follows_but_that_is_still_said_by_who_spoke_first() -> None:
    assert _chains("Brekke said the dam was safe, but that engineers had warned her it was not.") == [
        (["Brekke"], "the dam was safe"),
        (["Brekke", "engineers"], "it was not."),
    ]


@pytest.mark.parametrize("shows", ["the raid proved that", "his defeat showed that", "the strike suggests that"])
def test_what_happened_shows_something_and_says_nothing(shows: str) -> None:
    assert [voices for voices, _ in _chains(f"Moe said {shows} the firm was weak.")] == [["Moe"]]
