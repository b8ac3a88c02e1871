"""The built-in annotator on voices within voices: the same chain whoever speaks or is told of, in any order."""

from itertools import product

import pytest

from tests.builtin_drafts import INTERVIEW, article

_OUTER = {  # each with the words that name it
    "Maria Tennant": "Maria Tennant",
    "a spokesman for the ministry": "a spokesman for the ministry",
    "Tom Reed, a welder from Halden,": "Tom Reed",
    "she": "she",
}
_INNER = ["Piet Vik", "one of the guards", "the council", "her doctor"]
_CONTENT = ["the dam was safe", "Halden was at risk", "nothing would change", "the gates had to be opened before May"]
_NAMED = ("Maria Tennant", "a spokesman for the ministry")  # without a comma, who can stand in the middle

# Behind each the voices, outermost first: {o} who speaks, {i} whom that one tells of, "-" nobody named.
_BEFORE = {
    "{O} said that {i} had told her last week that {c}.": "{o} > {i}",
    "{O} told reporters {i} believed {c}.": "{o} > {i}",
    "But on Friday, {o} said that shortly before the storm, {i} told her that {c}.": "{o} > {i}",
    "{O} said that when she called the office, {i} warned her that {c}.": "{o} > {i}",
    "{O} said she had no doubt that {c}.": "{o} > she",
    "{O} said that she had been informed that {c}.": "{o} > -",
    "{O} said she had been told by {i} that {c}.": "{o} > {i}",
    "{O} said {i} had been quoted by the Herald as saying that {c}.": "{o} > the Herald > {i}",
    "{O} said {i} told officers he had been told that {c}.": "{o} > {i} > -",
    "{O} said {i} told them he believed that {c}.": "{o} > {i} > he",
    "{O} said that, according to {i}, {c}.": "{o} > {i}",
    "{O} said, citing {i}, that {c}.": "{o} > {i}",
    "Citing {i}, {o} said that {c}.": "{o} > {i}",
    "{O} quoted {i} as saying that {c}.": "{o} > {i}",
    "{O} quoted {i} on Monday as saying that {c}.": "{o} > {i}",
    "{O} recalled {i} telling her that {c}.": "{o} > {i}",
    "{O} remembers {i} saying that {c}.": "{o} > {i}",
    "{O} recalled how {i} had told her that {c}.": "{o} > {i}",
    "{O} said she remembered {i} telling her that {c}.": "{o} > she > {i}",
    "{O} accused {i} of claiming that {c}.": "{o} > {i}",
    "{O} criticised {i} for saying that {c}.": "{o} > {i}",
    "{O} asked whether {i} knew that {c}.": "{o} > {i}",
    "{O} said the claim by {i} that {c} was false.": "{o} > {i}",
    "{O} said {i} was right to say that {c}.": "{o} > {i}",
    "{O} said {i} refused to believe that {c}.": "{o} > {i}",
    "{O} said {i} was trying to tell people that {c}.": "{o} > {i}",
    "{O} said {i} seemed convinced that {c}.": "{o} > {i}",
    "{O} said {i} had given her an assurance that {c}.": "{o} > {i}",
    "{O} said {i} stopped her in the street and asked why {c}.": "{o} > {i}",
    "In an affidavit, {o} said {i} had told her that {c}.": "{o} > {i}",
    "A memo, seen by the Herald, said {i} believed that {c}.": "A memo > {i}",
    "The lawsuit alleges that {i} knew that {c}.": "The lawsuit > {i}",
    "The Herald, which cited {i}, said that {c}.": "The Herald > {i}",
    "According to the Herald, which cited {i}, {c}.": "the Herald > {i}",
}
_BEHIND = {
    "{C}, {i} told her, {o} said.": "{o} > {i}",
    "{C}, {o} said {i} had told her.": "{o} > {i}",
    "{C}, {i} told reporters, the Herald reported.": "the Herald > {i}",
    "{C}, according to {i}, {o} said.": "{o} > {i}",
    "{C}, the Herald reported on Monday, citing {i}.": "the Herald > {i}",
    "{C}, according to the Herald, which cited {i}.": "the Herald > {i}",
    "“{C},” {o} said {i} had told her.": "{o} > {i}",
    "“{C},” {i} told her, according to {o}.": "{o} > {i}",
    "“{C},” {o} recalled {i} saying.": "{o} > {i}",
    "“{C},” {o} said, quoting {i}.": "{o} > {i}",
    "“{C},” the Herald quoted {i} as saying.": "the Herald > {i}",
    "“{C},” {i} was quoted by the Herald as saying.": "the Herald > {i}",
    "“{C},” {i} was quoted as saying by the Herald.": "the Herald > {i}",
    "{I}, {o} said, had told her that {c}.": "{o} > {i}",
    "{I}, {o} told reporters, was convinced that {c}.": "{o} > {i}",
    "{I} believed, {o} said, that {c}.": "{o} > {i}",
    "{I} had said, according to {o}, that {c}.": "{o} > {i}",
    "“{I} told me,” {o} said, “that {c}.”": "{o} > {i}",
    "“{I} knew that {c},” {o} said.": "{o} > {i}",
    "“I called {i}, who told me that {c},” {o} said.": "{o} > {i}",
    "“I was told by {i} that {c},” {o} said.": "{o} > {i}",
    "“I don’t think {i} knows that {c},” {o} said.": "{o} > I > {i}",
    "“We know that {i} believes that {c},” {o} said.": "{o} > We > {i}",
}
_ALONE = [
    "“You know the dam,” {o} said.",
    "“I know the mayor,” {o} said.",
    "“I told them,” {o} said.",
    "{O} said that she knew {i} well.",
    "{O} said she had called {i} twice.",
    "{O} said there was a risk that {c}.",
    "{O} said she had met {i} in May.",
    "{O} said {i} rejected the offer.",
]
_ANSWERS = {
    "I thought they knew that {c}.": "I > they",
    "I remember {i} telling me that {c}.": "I > {i}",
    "They said they thought that {c}.": "They > they",
    "He said he’d been told that {c}.": "He > -",
    "I explained that {i} had told me that {c}.": "I > {i}",
    "The paper said that scientists had found that {c}.": "The paper > scientists",
    "{I}, she said, had told him that {c}.": "she > {i}",
    "{I}, I think, knew that {c}.": "I > {i}",
    "{I} had known, according to her, that {c}.": "her > {i}",
    "{C}, {i} had told her, she said.": "she > {i}",
    "“{C},” my mother remembers {i} saying.": "my mother > {i}",
    "“{C},” she said {i} told her.": "she > {i}",
    "My mother remembers {i} telling her that {c}.": "My mother > {i}",
    "They accused {i} of saying that {c}.": "They > {i}",
    "He criticised {i} for saying that {c}.": "He > {i}",
}


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]


def _fills(outer: list[str]) -> list[tuple[str, str, str]]:
    """Every speaker, every one who is told of and every content, each with some of the others."""
    return [
        (o, _INNER[(n + m) % len(_INNER)], _CONTENT[(2 * n + m) % len(_CONTENT)])
        for (n, o), m in product(enumerate(outer), range(2))
    ]


def _filled(words: str, o: str, i: str, c: str) -> str:
    return _begun(
        words.format(o=o, O=_begun(o), i=i, I=_begun(i), c=c, C=_begun(c)).replace(",.", ".").replace(",,", ",")
    )


def _chains(text: str) -> list[tuple[list[str], str]]:
    """The voices of each draft, outermost first, and what is put forward, in lower case."""
    return [
        (
            [link.source.text.lower() if link.source else "-" for link in draft.chain],
            " … ".join(piece.text.strip(".,").lower() for piece in draft.content),
        )
        for draft in article(text)
        if draft.chain
    ]


def _expected(chain: str, o: str, i: str) -> list[str]:
    return chain.format(o=_OUTER[o], i=i).lower().split(" > ")


@pytest.mark.parametrize("words", _BEFORE)
def test_a_chain_that_leads_to_what_is_said_is_whole_whoever_speaks(words: str) -> None:
    for o, i, c in _fills(list(_OUTER)):
        text = _filled(words, o, i, c)
        voices, said = _chains(text)[-1]
        assert (voices, said.removeprefix("why ")) == (_expected(_BEFORE[words], o, i), c.lower()), text


@pytest.mark.parametrize("words", _BEHIND)
def test_a_chain_behind_or_inside_what_is_said_is_whole_whoever_speaks(words: str) -> None:
    for o, i, c in _fills(list(_NAMED)):
        text = _filled(words, o, i, c)
        assert _chains(text)[-1] == (_expected(_BEHIND[words], o, i), c.lower()), text


@pytest.mark.parametrize("words", _ALONE)
def test_what_somebody_did_or_knows_is_no_further_voice(words: str) -> None:
    for o, i, c in _fills(list(_NAMED)):
        text = _filled(words, o, i, c)
        assert [voices for voices, _ in _chains(text)] == [[_OUTER[o].lower()]], text


@pytest.mark.parametrize("words", _ANSWERS)
def test_a_chain_inside_an_answer_is_whole(words: str) -> None:
    for _, i, c in _fills(list(_NAMED)):
        told = _filled(words, "she", i, c)
        chains = [(voices[-2:], said) for voices, said in _chains(INTERVIEW.format(told=told)) if len(voices) > 1]
        assert (_expected(_ANSWERS[words], "she", i), c.lower()) in chains, told


@pytest.mark.parametrize("who", ["Ida Moe", "the late painter, Ida Moe", "Piet Holm, the former harbour minister"])
def test_who_is_credited_with_a_saying_says_it(who: str) -> None:
    for words in (
        "There is a wonderful quote attributed to {who} — ‘The sea takes what it wants.’",
        "There is a saying attributed to {who}: “The sea takes what it wants.”",
        "In a line often attributed to {who}, “The sea takes what it wants.”",
        "“The sea takes what it wants,” goes a saying attributed to {who}.",
    ):
        ((voices, said),) = _chains(words.format(who=who))
        assert (voices[0] in who.lower(), said) == (True, "the sea takes what it wants"), words


@pytest.mark.parametrize("words", ["on record as favouring", "on record of favouring", "on record favouring"])
def test_who_is_on_record_for_something_has_said_so_however_long_the_name(words: str) -> None:
    for who in (
        "Ida Moe",
        "The former Halden Mayor Piet Holm, now chair of the Dockers' Aid Fund,",
        "Professor Piet Holm of the University of Halden, the chair of the Society for Dams,",
    ):
        ((voices, said),) = _chains(f"{who} is {words} a second bridge.")
        assert (voices, said.removeprefix("favouring ")) == ([who.partition(",")[0].lower()], "a second bridge"), who
