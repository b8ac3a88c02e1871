"""The built-in annotator on words that look like speech and are none, wherever they stand and whoever does it."""

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.segment import segment

_BUILTIN = BuiltinAnnotator()
_WHO = ["The mayor", "Oda Brekke", "She", "Piet Holm, a welder,", "Vik"]
_MANY = ["The owners", "Residents of the old town", "They"]
_AROUND = [
    "{}.",
    "On Monday, {low}.",
    "Two days after the storm, {low}.",
    "Because the ferry was late, {low}.",
    "The rain stopped; {low}.",
    "{} after a long day.",
    "The ferry was late, and {low}.",
    "{}, while the crew waited on the quay.",
    "But in Halden, {low}.",
    "{}, but the gates stayed shut.",
]
_FIRST_WORDS = ("The", "She", "They", "Residents", "There", "No", "Nobody", "If", "Until", "Unless", "When", "Should")

_NOTHING_SAID = {
    "titles and names": [
        "{S} read “The Salt Road” in one night",
        "{S} sang “Say You Will” at the fair",
        "{S} wrote “The Claim” in 2004",
        "{S} directed “The Long Tide” in 2011",
        "{S} starred in “According to Mina” for six years",
        "{S} sailed the “Say No More” to Velmara",
        "The film “He Said It First” opened in Halden",
        "The painting “The Insistence of Rain” was sold",
        "The trawler “Good Hope” sank off Halden",
        "The building, dubbed “the Cheese Grater”, opened in May",
        "{P} know the pier as “the Elbow”",
        "{S} became the “face” of the strike",
        "{S} crossed out the word “promise” in the letter",
        "The word “said” appears 40 times in the file",
    ],
    "turns of phrase": [
        "The job takes, say, ten people",
        "The twins could not be told apart",
        "{S} struck a telling blow in the third round",
        "{S} had a say in the design",
        "{S} said goodbye to the crew",
        "{S} said nothing",
        "{S} said no more",
        "{S} said little during the meeting",
        "{S} says grace before meals",
        "{S} told the truth",
        "{S} told lies at the trial",
        "{S} told stories to the children",
        "{S} spoke for an hour",
        "{S} argued for hours",
        "{P} argued over the bill",
        "{S} asked the way to the quay",
        "{S} asked out a colleague",
        "{S} asked for the bill",
        "{S} made a statement by wearing red",
        "The work went according to plan",
        "{P} are paid according to age",
        "{S} tells the story in his own words",
        "There was no word from the crew",
        "Nobody has claimed responsibility",
        "{S} did not say when the ferry would sail",
        "{S} gave no details",
        "The results were telling",
        "The same can be said of the ferry",
        "It is fair to say that the ferry is slow",
        "The ferry is, to say the least, slow",
        "The work cost, all told, 400 crowns",
    ],
    "nouns and adjectives": [
        "{P} claim benefits",
        "{P} claim the land as theirs by planting trees",
        "The storm claimed nine lives",
        "{S} claimed the prize",
        "{P} report to work at six",
        "{S} reports to the harbour minister",
        "{S} reported a profit of 4 million crowns",
        "{S} attends a state school",
        "The said building was sold in 1998",
        "The promised land lay behind the hills",
        "The predicted path of the storm crosses Halden",
        "The warning light stayed on",
    ],
    "deeds": [
        "{S} agreed to sell the boat",
        "{S} agreed on a price",
        "{S} warned off two boys",
        "{S} called the police",
        "{S} called a strike",
        "{S} called off the search",
        "{S} called on a friend",
        "{S} was found guilty of theft",
        "{S} found the body",
        "{P} found drugs in the car",
        "{S} read law at Halden",
        "{S} insisted on paying",
        "{S} offered a reward of 400 crowns",
        "{S} noted down the number",
        "{S} wrote a letter to the bank",
        "{S} wrote three novels",
        "{S} wrote to the minister",
        "{S} testified in court",
        "{S} testified for two hours",
        "{S} confirmed the booking",
        "{S} declared bankruptcy",
        "{S} denied the boy a place",
        "{S} recalled 48,000 toys",
        "{S} swore an oath",
        "{S} complained to the council",
        "{S} shouted at the crew",
        "{S} proposed to Ida Moe in May",
        "{S} urged on the crew",
        "{S} quoted Ida Moe",
        "{S} believes in ghosts",
        "{S} felt the walls",
        "{S} hopes for rain",
        "{S} expects a child in May",
        "{S} gave a statement to the police",
        "{S} was warned by a friend",
        "{S} pleaded with the guard",
        "{S} appealed to the supreme court",
        "{S} dismissed the coach",
        "{S} joked with the crew",
        "{S} hailed a taxi",
        "{S} repeated the test",
        "{S} determined the winner by lot",
        "{S} added two rooms to the house",
    ],
    "what nobody has said yet": [
        "If {s} says that the dam is safe, the gates will stay shut",
        "Should {s} say no, the deal is dead",
        "Until {s} says so, the gates stay shut",
        "Unless {s} says otherwise, the gates stay shut",
        "When {s} says yes, the work will begin",
        "{S} has yet to say whether the dam is safe",
        "{S} could say that the dam is safe",
        "{S} will announce the winner in May",
        "No one can say that the dam is safe",
    ],
}
_SAID = [
    "{S} said that the dam was safe",
    "{S} warned of floods",
    "{S} called for calm",
    "{S} called on the council to close the dam",
    "{S} called the plan “a disgrace”",
    "{S} insisted that the dam was safe",
    "{S} complained to the council about the noise",
    "{S} testified that the dam was safe",
    "{S} denied the charge",
    "{S} argued that the dam was old",
    "{S} announced that the port would close",
    "{S} said nothing had changed",
    "{S} suggested closing the quay",
    "{S} was warned by a friend that the dam was old",
    "{S} appealed to the court to close the quay",
    "{S} dismissed the claim as a lie",
    "{S} kept telling friends that the dam was old",
    "According to {s}, the dam was safe",
]


def _low(words: str) -> str:
    return words[0].lower() + words[1:] if words.split()[0] in (*_FIRST_WORDS, "According") else words


def _texts(words: str, places: list[str]) -> list[str]:
    """The words in each of some places, each with another of those who do it."""
    found = []
    for turn, place in enumerate(places):
        who, many = _WHO[turn % len(_WHO)], _MANY[turn % len(_MANY)]
        who = "Oda Brekke" if "{s}" in words and who.endswith(",") else who
        filled = words.format(S=who, P=many, s=_low(who))
        found.append(place.format(filled, low=_low(filled)))
    return found


def _voices(text: str) -> list[str]:
    return [
        link.cue.text
        for draft in _BUILTIN.label(text, segment(text)).drafts
        for link in draft.chain
        if link.cue is not None
    ]


@pytest.mark.parametrize("kind", _NOTHING_SAID)
def test_what_only_looks_like_speech_is_on_nobodys_word_wherever_it_stands(kind: str) -> None:
    texts = [text for words in _NOTHING_SAID[kind] for text in _texts(words, _AROUND)]
    assert [(text, _voices(text)) for text in texts if _voices(text)] == []


def test_what_is_said_in_the_same_places_is_heard() -> None:
    texts = [text for words in _SAID for text in _texts(words, _AROUND)]
    assert [text for text in texts if not _voices(text)] == []


@pytest.mark.parametrize("clause", ["The dam is safe", "Four people were hurt", "At least 12 dead", "Two boats lost"])
def test_who_stands_behind_what_is_said_is_heard_still(clause: str) -> None:
    for tag in ("police said on Monday", "the agency reported", "the mayor wrote on Monday"):
        assert _voices(f"{clause}, {tag}.") == [tag.split()[-1 if tag.endswith("reported") else -3]]
