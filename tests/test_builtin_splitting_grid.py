"""The built-in annotator on sentences of two claims: each with its label and its source, whatever joins them."""

from itertools import product

import pytest

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.records import Draft
from factcheck.segment import segment

_BUILTIN = BuiltinAnnotator()
_JOINTS = [", but ", "; ", " — ", ", and ", ", while ", ", although ", ", whereas ", ", yet ", ", though ", ", so "]
_WITHOUT_COMMA = [" but ", " while ", " although ", " whereas ", " yet ", " even though ", ", even though "]
_FACTS = [
    "the council closed the quay in May",
    "the ferry carries 400 cars a day",
    "the oldest bridge in the upper part of the old town was rebuilt in 1962",
    "they left the hall at noon",
    "traffic on the coast road has doubled since 2019",
]
_OPINIONS = ["the plan is a disgrace", "it is a shameful choice", "the council should resign", "it deserves better"]
_PEOPLE = ["Vik", "Mayor Oda Brekke", "the union", "a spokesman for the port", "Tom Reed, a welder,", "she"]
_SAID = ["the dam was safe", "the walls had been checked twice", "prices would rise by 4 percent"]
_ACTS = ["warned of floods", "blamed the storm", "called it “a shame”", "denied the charge", "urged residents to stay"]
_FACT, _OPINION, _WORD = "reported_fact", "opinion", "attributed_statement"
_Claims = list[tuple[str, str]]


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]


def _said_by(who: str, turn: int) -> tuple[str, str]:
    """A clause on somebody's word, in one of many forms, and who is heard in it."""
    said, named = _SAID[turn % len(_SAID)], who.partition(",")[0]
    forms = (f"{who} said {said}", f"{who} said that {said}", f"{who} said it was “a scandal”")
    return (*forms, *(f"{who} {act}" for act in _ACTS))[turn % (len(forms) + len(_ACTS))], named


def _quoted_by(who: str, turn: int) -> tuple[str, str]:
    said, named = _begun(_SAID[turn % len(_SAID)]), who.partition(",")[0]
    inverted = turn % 2 and who != "she"
    return f"“{said},” said {who.rstrip(',')}" if inverted else f"“{said},” {who} said", named


def _claims(text: str) -> _Claims:
    """Of each draft its label, or who is heard in it, and the words of its part, without the last stop."""
    return [(_voice(d) or d.label.value, d.part.text.rstrip(".") if d.part else "") for d in _drafts(text)]


def _drafts(text: str) -> list[Draft]:
    return list(_BUILTIN.label(text, segment(text)).drafts)


def _voice(draft: Draft) -> str:
    source = draft.chain[-1].source if draft.chain else None
    return source.text if source else _WORD if draft.chain else ""


def _wrong(texts: list[tuple[str, _Claims]]) -> list[tuple[str, _Claims]]:
    return [(text, _claims(text)) for text, claims in texts if _claims(text) != claims]


def _turning(joints: list[str] = _JOINTS) -> list[tuple[int, str, str, str]]:
    """Every joint with some facts, opinions and people."""
    return [
        (turn, joint, _FACTS[turn % len(_FACTS)], _PEOPLE[turn % len(_PEOPLE)])
        for turn, (_, joint) in enumerate(product(range(6), joints))
    ]


def test_the_articles_fact_and_its_opinion_are_two_claims_whatever_joins_them() -> None:
    texts = []
    for turn, joint, fact, _ in _turning():
        opinion = _OPINIONS[turn % len(_OPINIONS)]
        texts.append((f"{_begun(fact)}{joint}{opinion}.", [(_FACT, _begun(fact)), (_OPINION, opinion)]))
    assert _wrong(texts) == []


def test_the_articles_fact_stays_its_own_before_somebodys_word_whatever_joins_them() -> None:
    texts = []
    for turn, joint, fact, who in _turning([*_JOINTS, *_WITHOUT_COMMA, " and ", " so "]):
        clause, named = _said_by(who, turn)
        texts.append((f"{_begun(fact)}{joint}{clause}.", [(_FACT, _begun(fact)), (named, clause)]))
    assert _wrong(texts) == []


def test_the_article_takes_over_behind_a_quotation_whatever_joins_them() -> None:
    texts = []
    for turn, joint, fact, who in _turning([*_JOINTS, *_WITHOUT_COMMA]):
        quoted, named = _quoted_by(who, turn)
        own, label = (fact, _FACT) if turn % 3 else (_OPINIONS[turn % len(_OPINIONS)], _OPINION)
        texts.append((f"{quoted}{joint}{own}.", [(named, quoted), (label, own)]))
    assert _wrong(texts) == []


def test_the_article_takes_over_behind_what_was_done_by_speaking() -> None:
    texts = []
    for turn, joint, fact, who in _turning([*_JOINTS, *_WITHOUT_COMMA]):
        act = f"{_begun(who)} {_ACTS[turn % len(_ACTS)]}"
        texts.append((f"{act}{joint}{fact}.", [(_begun(who.partition(",")[0]), act), (_FACT, fact)]))
    assert _wrong(texts) == []


def test_two_voices_stay_two_whatever_joins_them() -> None:
    texts = []
    for turn, joint, _, who in _turning():
        other = (
            _PEOPLE[(turn + 2) % (len(_PEOPLE) - 1)] if who != _PEOPLE[(turn + 2) % (len(_PEOPLE) - 1)] else "police"
        )
        (first, named), (second, another) = _quoted_by(who, turn), (f"{other} said {_SAID[0]}", other.partition(",")[0])
        texts.append((f"{first}{joint}{second}.", [(named, first), (another, second)]))
    assert _wrong(texts) == []


@pytest.mark.parametrize("opener", ["While", "Although", "But while", "Even though"])
def test_what_is_conceded_has_a_voice_of_its_own(opener: str) -> None:
    texts = []
    for who, other in zip(_PEOPLE, reversed(_PEOPLE), strict=True):
        named, another = who.partition(",")[0], other.partition(",")[0]
        conceded, said = f"{opener} {who} said {_SAID[0]}", f"{other} said {_SAID[2]}"
        texts.append((f"{conceded}, {_FACTS[0]}.".replace(",,", ","), [(named, conceded), (_FACT, _FACTS[0])]))
        texts.append((f"{conceded}, {said}.", [(named, conceded), (another, said)]))
        own = f"{opener} {_FACTS[0]}"
        texts.append((f"{own}, {said}.", [(_FACT, own), (another, said)]))
    assert _wrong(texts) == []


_ADDED = {
    ", which is a disgrace": (_OPINION, "which is a disgrace"),
    ", a shameful decision": (_OPINION, "a shameful decision"),
    ", which analysts call a gamble": ("analysts", "which analysts call a gamble"),
    ", which critics say was a mistake": ("critics", "which critics say was a mistake"),
    ", a move that critics say will cost jobs": ("critics", "a move that critics say will cost jobs"),
    ", a figure that critics dispute": ("critics", "a figure that critics dispute"),
    ", described by critics as a gamble": ("critics", "described by critics as a gamble"),
    ", in a move that Vik described as “a disgrace”": ("Vik", "in a move that Vik described as “a disgrace”"),
    ", prompting critics to say that it was late": ("critics", "prompting critics to say that it was late"),
    ", although critics said it was too late": ("critics", "critics said it was too late"),
    " because the union said the work was unsafe": ("the union", "the union said the work was unsafe"),
    " — which is a disgrace": (_OPINION, "which is a disgrace"),
    " — Vik called it “a disgrace”": ("Vik", "Vik called it “a disgrace”"),
}


@pytest.mark.parametrize("added", _ADDED)
def test_what_is_added_to_a_fact_has_a_label_and_a_voice_of_its_own(added: str) -> None:
    texts = []
    for opening in ("", "On Monday, ", "After a long debate, "):
        for fact in (_FACTS[0], _FACTS[1], _FACTS[4]):
            own = _begun(opening + fact)
            texts.append((f"{own}{added}.", [(_FACT, own), _ADDED[added]]))
    assert _wrong(texts) == []


_PUT_IN = {
    "the largest in the town’s history": _FACT,
    "which opened in 1911": _FACT,
    "which is a disgrace": _OPINION,
    "which critics call a gamble": "critics",
    "which critics say is too old": "critics",
    "described by critics as a gamble": "critics",
    "said to be worth 2 million crowns": _WORD,
}


@pytest.mark.parametrize("marks", [", {}, ", " — {} — ", " ({}) "])
def test_what_is_put_in_has_a_label_and_a_voice_of_its_own(marks: str) -> None:
    texts = []
    for (words, voice), opening in product(_PUT_IN.items(), ("The old bridge", "On Friday, the deal", "But the ferry")):
        texts.append((f"{opening}{marks.format(words)}was sold in May.", [(_FACT, ""), (voice, words)]))
    assert _wrong(texts) == []


_F = "the council closed the quay in May"
_WITH_SPEAKER = {  # {p} speaks and says {c}, {q} is another; with the claims that there are
    "Saying {c}, {p} resigned.": [("{p}", "Saying {c}"), (_FACT, "{p} resigned")],
    "Insisting that {c}, {p} resigned.": [("{p}", "Insisting that {c}"), (_FACT, "{p} resigned")],
    "Having said {c}, {p} resigned.": [("{p}", "Having said {c}"), (_FACT, "{p} resigned")],
    "Calling it “a shame”, {p} resigned.": [("{p}", "Calling it “a shame”"), (_FACT, "{p} resigned")],
    "{P} resigned, saying {c}.": [(_FACT, "{P} resigned"), ("{P}", "saying {c}")],
    "{P} resigned after calling it “a shame”.": [(_FACT, "{P} resigned"), ("{P}", "after calling it “a shame”")],
    "{P} resigned and said {c}.": [(_FACT, "{P} resigned"), ("{P}", "said {c}")],
    "“{C},” {p} said on Monday, but it deserves better.": [
        ("{p}", "“{C},” {p} said on Monday"),
        (_OPINION, "it deserves better"),
    ],
    "“{C},” {p} told reporters in Halden; two boats sank.": [
        ("{p}", "“{C},” {p} told reporters in Halden"),
        (_FACT, "two boats sank"),
    ],
    "“{C},” said {p}, and “it is late,” said {q}.": [("{p}", "“{C},” said {p}"), ("{q}", "“it is late,” said {q}")],
    "{F} after {p} said {c}.": [(_FACT, "{F}"), ("{p}", "{p} said {c}")],
    "{F}, after which {p} said {c}.": [(_FACT, "{F}"), ("{p}", "{p} said {c}")],
    "{F} even as {p} said {c}.": [(_FACT, "{F}"), ("{p}", "{p} said {c}")],
    "{F} as {p} said {c}.": [(_FACT, "{F}"), ("{p}", "{p} said {c}")],
    "After {p} said {c}, {f}.": [("{p}", "After {p} said {c}"), (_FACT, "{f}")],
    "When {p} said {c}, {f}.": [("{p}", "When {p} said {c}"), (_FACT, "{f}")],
    "After {f}, {p} said {c}.": [(_FACT, "After {f}"), ("{p}", "{p} said {c}")],
    "Despite warnings from {p} that {c}, {f}.": [("{p}", "Despite warnings from {p} that {c}"), (_FACT, "{f}")],
    "In what {p} called “a dark day for the town”, {f}.": [
        ("{p}", "In what {p} called “a dark day for the town”"),
        (_FACT, "{f}"),
    ],
    "{F} — but {p} said {c}.": [(_FACT, "{F}"), ("{p}", "{p} said {c}")],
    "{F} -- {p} said {c}.": [(_FACT, "{F}"), ("{p}", "{p} said {c}")],
    "{F} — “it is late,” {p} said.": [(_FACT, "{F}"), ("{p}", "“it is late,” {p} said")],
    "After saying {c}, {p} resigned.": [("{p}", "After saying {c}"), (_FACT, "{p} resigned")],
    "By calling it “a shame”, {p} lost the vote.": [
        ("{p}", "By calling it “a shame”"),
        (_FACT, "{p} lost the vote"),
    ],
    "As {p} said {c}, {f}.": [("{p}", "As {p} said {c}"), (_FACT, "{f}")],
    "{F}, a claim {p} denied.": [(_FACT, "{F}"), ("{p}", "a claim {p} denied")],
    "{F}, something {p} denies.": [(_FACT, "{F}"), ("{p}", "something {p} denies")],
    "{F}, which {p} said would cost jobs.": [(_FACT, "{F}"), ("{p}", "which {p} said would cost jobs")],
    "{P} said {c} — a claim {q} denied.": [("{P}", "{P} said {c}"), ("{q}", "a claim {q} denied")],
    "{P} said {c}, a claim {q} denied.": [("{P}", "{P} said {c}"), ("{q}", "a claim {q} denied")],
    "{F}, but {p} said {c}, and {q} called it “a shame”.": [
        (_FACT, "{F}"),
        ("{p}", "{p} said {c}"),
        ("{q}", "{q} called it “a shame”"),
    ],
}


@pytest.mark.parametrize("words", _WITH_SPEAKER)
def test_who_speaks_beside_what_was_done_is_heard_and_what_was_done_is_a_fact(words: str) -> None:
    texts = []
    for turn, who in enumerate(_PEOPLE[:4]):
        said, other = _SAID[turn % len(_SAID)], _PEOPLE[(turn + 1) % 4]
        fill = {"p": who, "P": _begun(who), "c": said, "C": _begun(said), "q": other, "f": _F, "F": _begun(_F)}
        claims = [(voice.format(**fill), part.format(**fill)) for voice, part in _WITH_SPEAKER[words]]
        texts.append((words.format(**fill), claims))
    assert _wrong(texts) == []


@pytest.mark.parametrize(
    "words",
    [
        "When people are hungry, Vik said, they leave.",
        "The town has been called “a disgrace” by the union.",
        "Vik — a welder from Halden — said the dam was safe.",
        "As Vik said on Monday, the dam is safe.",
        "As Vik told the council in May, the dam is safe.",
        "Once the dam broke, Vik told reporters, two people died.",
        "When asked whether the dam was safe, Vik said it was.",
        "While the case was rare, he said, it was not new.",
        "The dam — Vik said — was safe.",
        "Vik said the deal — which was signed in May — was off.",
        "The deal — which was signed in May — was off, Vik said.",
        "The council had one aim — a new dam — Vik said.",
        "Vik said the dam was safe, but the doors remain shut.",
        "The dam was safe, Vik said, and the doors remain shut.",
        "Although it was late, he said.",
        "Vik warned of floods and storms, but not of fire.",
        "Vik warned of floods and the damage they cause.",
        "A man who left the port and his wife said the dam was safe.",
        "Those hurt in the storm and their lawyers blamed the port.",
        "The mayor and the union said the dam was safe.",
    ],
)
def test_in_doubt_all_of_it_is_one_persons_word(words: str) -> None:
    assert [draft.label.value for draft in _drafts(words)] == [_WORD]
