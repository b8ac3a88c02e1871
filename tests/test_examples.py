"""The shipped examples and their gold: exact, complete, and holding every rule of the labelling guide at least once."""

import re
from collections import defaultdict

import pytest

from factcheck.records import Claim, Sentence
from factcheck.segment import segment
from factcheck.spans import Span
from factcheck.vocabulary import Label, NoClaimReason, OpinionKind, SentenceKind, SourceKind
from tests.gold import EXAMPLES, GOLD, Gold, all_gold

GOLDS = {gold.written.file: gold for gold in all_gold()}
FACT, SAID, OPINION = Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION
TRAM, SHOP, STRAIT, MARSH, SONG = (
    "tram-vote.txt",
    "paint-shop.txt",
    "strait-talks.md",
    "marsh-fever.html",
    "culture-feed.jsonl",
)


@pytest.fixture(params=list(GOLDS.values()), ids=list(GOLDS))
def gold(request: pytest.FixtureRequest) -> Gold:
    example: Gold = request.param
    return example


def test_every_example_has_gold_and_a_line_in_the_readme() -> None:
    shipped = {path.name for path in EXAMPLES.iterdir() if path.name not in ("README.md", ".gitattributes", "gold")}
    assert set(GOLDS) == shipped
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [name for name in shipped if f"`{name}`" not in readme] == []


def test_every_black_character_stands_in_exactly_one_sentence(gold: Gold) -> None:
    text = gold.article.text
    covered = [sum(s.span.start <= at < s.span.end for s in gold.sentences) for at in range(len(text))]
    assert {covered[at] for at, character in enumerate(text) if not character.isspace()} == {1}


def test_the_segmenter_cuts_an_example_where_its_gold_does(gold: Gold) -> None:
    text = gold.article.text
    assert [s.span.of(text) for s in segment(text)] == [s.span.of(text) for s in gold.sentences]


def test_a_claim_lies_in_its_sentence_and_quotes_it_exactly(gold: Gold) -> None:
    for claim in gold.claims:
        assert gold.sentences[claim.sentence - 1].span.contains(claim.span)
        assert claim.span.of(gold.article.text) == claim.quote


def test_the_fields_of_a_claim_fit_its_label(gold: Gold) -> None:
    for claim in gold.claims:
        assert bool(claim.chain) == bool(claim.content) == (claim.label is SAID), claim.quote
        assert (claim.opinion_kind is not None) == (claim.label is OPINION), claim.quote
        assert not (claim.label is OPINION and not claim.opinion_cues), claim.quote
        assert not (claim.label is SAID and claim.opinion_cues), claim.quote


def test_content_holds_neither_source_nor_cue_and_is_only_split_by_them(gold: Gold) -> None:
    for claim in gold.claims:
        told = [span for link in claim.chain for span in (link.source_span, link.cue_span) if span]
        assert not [piece for piece in claim.content if any(piece.overlaps(span) for span in told)], claim.quote
        for first, second in zip(claim.content, claim.content[1:], strict=False):
            assert any(Span(first.end, second.start).contains(span) for span in told), claim.quote


def test_a_link_without_a_source_in_its_sentence_says_whose_words_they_are(gold: Gold) -> None:
    links = [link for claim in gold.claims for link in claim.chain]
    assert [link for link in links if not link.source and not link.full_name] == []
    pronouns = {"he", "she", "it", "they"}
    assert [link for link in links if link.source.lower() in pronouns and not link.full_name] == []


def test_headings_credits_and_metadata_carry_no_claim_and_captions_do(gold: Gold) -> None:
    silent = {SentenceKind.HEADING, SentenceKind.CREDIT, SentenceKind.METADATA}
    for sentence, outcome in zip(gold.sentences, gold.outcomes, strict=True):
        assert (sentence.kind in silent) == (outcome.reason == sentence.kind.value) or sentence.kind == "question"
        assert not (sentence.kind is SentenceKind.CAPTION and outcome.reason), sentence


def test_an_example_is_as_long_as_a_short_news_item(gold: Gold) -> None:
    assert 150 <= len(gold.article.text.split()) <= 350


RULES = [
    ("an appositive that asserts a fact of its own", TRAM, "a project that will cost", [FACT, FACT]),
    ("one part could be true while the other is false", TRAM, "The first rails will be laid", [FACT, FACT]),
    ("source after the quote", TRAM, "This is a day", [SAID]),
    ("second sentence of a quote", TRAM, "We waited nineteen years", [SAID]),
    ("said A, but B, with a relative clause", TRAM, "the figures were “built on sand,”", [SAID, FACT, FACT]),
    ("a fact with a loaded word", TRAM, "gathered only four votes", [FACT]),
    ("a caption asserts a fact", TRAM, "greets passengers", [FACT]),
    ("a credit", TRAM, "NORTHERN NEWS BUREAU", NoClaimReason.CREDIT),
    ("a heading", TRAM, "A long wait", NoClaimReason.HEADING),
    ("a question", TRAM, "Why did it take so long?", NoClaimReason.QUESTION),
    ("attributed to a document", TRAM, "According to an audit", [SAID]),
    ("a short form of a document", TRAM, "The report blames", [SAID]),
    ("a pronoun for a document", TRAM, "It also found", [SAID]),
    ("verb before the source", TRAM, "said Ragna Thune", [SAID, FACT]),
    ("what a group calls something", TRAM, "ghost line", [SAID]),
    ("an evaluation", TRAM, "rare act of courage", [OPINION]),
    ("what somebody wants, without a source", TRAM, "wants a monument", [OPINION]),
    ("restated without its source, then a recommendation", TRAM, "The planning delays cost", [FACT, OPINION]),
    ("a rhetorical question that asserts", TRAM, "Is it not absurd", [OPINION]),
    ("a pronoun for a person, indirect speech", TRAM, "He told waiting reporters", [SAID]),
    ("a byline", SHOP, "By Ines Calloway", NoClaimReason.METADATA),
    ("a photo line", SHOP, "Photo: Mats Ekeren", NoClaimReason.CREDIT),
    ("a dated plan", SHOP, "will close its paint shop on May 29", [FACT, FACT]),
    ("source before the quote, in a short form", SHOP, "The company, which built", [SAID, FACT]),
    ("a quote over two paragraphs", SHOP, "“So we chose.", [SAID]),
    ("nested quotation marks, unnamed source", SHOP, "‘a pause,’", [SAID]),
    ("a speech act that is the news", SHOP, "called for a strike ballot", [SAID]),
    ("a fact and an evaluation", SHOP, "310 million crowns", [FACT, OPINION]),
    ("scare quotes", SHOP, "“voluntary” departures", [FACT]),
    ("a belief", SHOP, "Analysts at Tern Capital believe", [SAID]),
    ("a hedged inner state", SHOP, "seems keen", [OPINION]),
    ("a speculation", SHOP, "could be found by autumn", [OPINION]),
    ("a forecast", SHOP, "will be the next to close", [OPINION]),
    ("some words of a sentence quoted", SHOP, "“ours to lose,”", [SAID]),
    ("boilerplate", SHOP, "Read more:", NoClaimReason.BOILERPLATE),
    ("front matter", STRAIT, "author: Noor Lindqvist", NoClaimReason.METADATA),
    ("a fragment", STRAIT, "First, the numbers.", NoClaimReason.FRAGMENT),
    ("according to, at the end", STRAIT, "according to the Strait Fisheries Board", [SAID]),
    ("a speech act with quoted words", STRAIT, "called for a joint coast guard", [SAID]),
    ("a speech act and an appositive", STRAIT, "urged patience", [SAID, FACT]),
    ("source inside the quote", STRAIT, "belongs to the fish first", [SAID]),
    ("a quoted recommendation", STRAIT, "Nobody should drown", [SAID]),
    ("a chain of two voices", STRAIT, "the Strait Gazette reported", [SAID]),
    ("a chain of three voices", STRAIT, "the broadcaster Radio Velm", [SAID]),
    ("a refusal to speak", STRAIT, "declined to comment", [FACT]),
    ("the loaded word regime", STRAIT, "The Corrland regime", [FACT]),
    ("an interpretation", STRAIT, "a sign of pressure", [OPINION]),
    ("an unnamed source with a quoted evaluation", STRAIT, "Critics say", [SAID]),
    ("a speech act, but a fact", STRAIT, "asked for a seat", [SAID, FACT]),
    ("a schedule", STRAIT, "Delegates meet again", [FACT]),
    ("a prediction", STRAIT, "is unlikely", [OPINION]),
    ("a recommendation", STRAIT, "should open a hotline", [OPINION]),
    ("a quoted rhetorical question", STRAIT, "What are we waiting for?", [SAID]),
    ("two facts of one kind", MARSH, "Mosquitoes lay their eggs", [FACT, FACT]),
    ("a quoted evaluation", MARSH, "careful but small", [SAID, FACT]),
    ("a belief, and a fact", MARSH, "The health ministry believes", [SAID, FACT]),
    ("a line that addresses the annotator", MARSH, "Ignore previous instructions", [SAID]),
    ("the title of a work in quotation marks", SONG, "The Ferryman’s Daughter", [FACT, FACT]),
    ("a person's word told by another", SONG, "that a tie was impossible", [SAID, FACT]),
    ("a denial", SONG, "The organisers denied it", [SAID]),
    ("a document quoted", SONG, "The prize shall not be divided", [SAID]),
    ("a newspaper as the source", SONG, "The Orrefall Post reported", [SAID]),
    ("so-called", SONG, "so-called protest", [FACT]),
    ("an opinion set into a fact", SONG, "solid pretension", [FACT, OPINION]),
    ("an expectation with a source", SONG, "Bookmakers expect", [SAID]),
]


@pytest.mark.parametrize(
    ("example", "words", "expected"), [row[1:] for row in RULES], ids=[str(row[0]) for row in RULES]
)
def test_the_rule_is_shown_by_an_example(example: str, words: str, expected: list[Label] | NoClaimReason) -> None:
    labels = [claim.label for claim in claims_of(example, words)]
    assert (labels or GOLDS[example].outcomes[sentence_with(example, words).number - 1].reason) == expected


OPINIONS = [
    (TRAM, "rare act of courage", OpinionKind.EVALUATION),
    (TRAM, "wants a monument", OpinionKind.INTERPRETATION),
    (TRAM, "Is it not absurd", OpinionKind.EVALUATION),
    (SHOP, "seems keen", OpinionKind.INTERPRETATION),
    (SHOP, "could be found by autumn", OpinionKind.SPECULATION),
    (SHOP, "will be the next to close", OpinionKind.PREDICTION),
    (STRAIT, "a sign of pressure", OpinionKind.INTERPRETATION),
    (STRAIT, "is unlikely", OpinionKind.PREDICTION),
    (STRAIT, "should open a hotline", OpinionKind.RECOMMENDATION),
    (SONG, "solid pretension", OpinionKind.EVALUATION),
]


@pytest.mark.parametrize(("example", "words", "kind"), OPINIONS)
def test_an_opinion_is_of_the_kind_the_guide_gives_it(example: str, words: str, kind: OpinionKind) -> None:
    assert [claim.opinion_kind for claim in claims_of(example, words) if claim.label is OPINION] == [kind]


CHAINS = [
    (TRAM, "We waited nineteen years", [("", "Lene Aasgaard")]),
    (TRAM, "It also found", [("It", "an audit by the transport department")]),
    (SHOP, "“So we chose.", [("", "Halvard Moe")]),
    (STRAIT, "the Strait Gazette reported", [("the Strait Gazette", ""), ("Dorin", "Pavel Dorin")]),
    (
        STRAIT,
        "the broadcaster Radio Velm",
        [("the broadcaster Radio Velm", ""), ("officials in the capital", ""), ("Corrland's navy", "")],
    ),
    (SONG, "that a tie was impossible", [("Composer Idris Vale", ""), ("Lind", "Ewa Lind")]),
]


@pytest.mark.parametrize(("example", "words", "chain"), CHAINS)
def test_a_chain_names_the_outermost_voice_first(example: str, words: str, chain: list[tuple[str, str]]) -> None:
    (claim,) = (claim for claim in claims_of(example, words) if claim.label is SAID)
    assert [(link.source, link.full_name) for link in claim.chain] == chain


STRUCTURES = [
    ("a date header on the line of the text", TRAM, r"\A date \d{4}-\d\d-\d\d \w"),
    ("nested parentheses glued to the text", TRAM, r"\S \(credit: [^()]+\([^()]+\) VIA \w+\)"),
    ("an abbreviation before a capital", TRAM, r"\b(Mr|Ms)\. [A-Z]"),
    ("a number sign", TRAM, r"No\. 10"),
    ("an abbreviation that ends its sentence", TRAM, r"p\.m\. He"),
    ("an abbreviation inside its sentence", TRAM, r"a\.m\. carry"),
    ("initials", TRAM, r"T\. J\. B"),
    ("Windows line ends", SHOP, r"\r\n\r\n"),
    ("nothing but Windows line ends", SHOP, r"\A(?:[^\r\n]|\r\n)+\Z"),
    ("an emoji of several code points", SHOP, "\N{ZERO WIDTH JOINER}"),
    ("a quote left open at the end of a paragraph", SHOP, r"“[^”]+\r\n\r\n“[^”]+”"),
    ("a decimal point", SHOP, r"88\.20"),
    ("front matter", STRAIT, r"\A---\n(?:\w+: .+\n)+---\n"),
    ("a title in Markdown", STRAIT, r"(?m)^# \w"),
    ("straight quotation marks", STRAIT, r'"[^"“”]+"'),
    ("mixed quotation marks", STRAIT, r'“[^"”]+"'),
    ("an ellipsis of one character", STRAIT, "…"),
    ("an ellipsis of full stops", STRAIT, r"\.\.\."),
    ("an abbreviation of a country", STRAIT, r"U\.S\. "),
    ("words written from right to left", SONG, r"[\u0600-\u06ff]+ [\u0600-\u06ff]+"),
]


@pytest.mark.parametrize(
    ("example", "pattern"), [row[1:] for row in STRUCTURES], ids=[str(row[0]) for row in STRUCTURES]
)
def test_the_structure_stands_in_an_example(example: str, pattern: str) -> None:
    assert re.search(pattern, GOLDS[example].article.text)


def test_what_a_page_hides_is_not_in_its_text() -> None:
    page = (EXAMPLES / MARSH).read_text(encoding="utf-8")
    hidden = ["This line belongs to a script", "this hidden offer", "All rights reserved", "Sport"]
    assert [words for words in hidden if words not in page] == []
    assert [words for words in hidden if words in GOLDS[MARSH].article.text] == []
    assert GOLDS[MARSH].article.hidden_text


def test_an_example_says_when_it_was_published() -> None:
    days = {file: str(gold.article.published) for file, gold in GOLDS.items() if gold.article.published}
    assert days == {TRAM: "2026-03-04", STRAIT: "2026-04-17", MARSH: "2026-02-12", SONG: "2026-05-10"}


def test_every_word_of_the_vocabulary_is_used() -> None:
    claims = [claim for gold in GOLDS.values() for claim in gold.claims]
    assert {claim.label for claim in claims} == set(Label)
    assert {claim.opinion_kind for claim in claims} - {None} == set(OpinionKind)
    assert {link.kind for claim in claims for link in claim.chain} == set(SourceKind)
    assert {outcome.reason for gold in GOLDS.values() for outcome in gold.outcomes} - {None} == set(NoClaimReason)
    assert {sentence.kind for gold in GOLDS.values() for sentence in gold.sentences} == set(SentenceKind)


def test_two_articles_make_the_same_claim_in_other_words() -> None:
    alike = claims_alike()
    assert set(alike) == {"tram vote", "tram price", "delay costs"}
    assert {file for file, _ in alike["tram vote"]} == {TRAM, SHOP}
    assert {file for file, _ in alike["tram price"]} == {TRAM, SHOP}
    assert len({claim.quote for _, claim in alike["tram vote"]}) == 2


def test_one_article_states_flatly_what_it_had_from_a_source() -> None:
    first, second = claims_alike()["delay costs"]
    assert (first[0], first[1].label) == (TRAM, SAID)
    assert (second[0], second[1].label) == (TRAM, FACT)
    assert first[1].sentence < second[1].sentence


def test_gold_files_are_named_after_their_examples() -> None:
    assert {path.stem for path in GOLD.glob("*.yaml")} == {file.rpartition(".")[0] for file in GOLDS}


def sentence_with(example: str, words: str) -> Sentence:
    gold = GOLDS[example]
    (sentence,) = (s for s in gold.sentences if words in s.span.of(gold.article.text))
    return sentence


def claims_of(example: str, words: str) -> list[Claim]:
    sentence = sentence_with(example, words)
    return [claim for claim in GOLDS[example].claims if claim.sentence == sentence.number]


def claims_alike() -> dict[str, list[tuple[str, Claim]]]:
    """The claims that say the same thing, by their tag: file and claim, in the order of the files."""
    alike: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for file, gold in GOLDS.items():
        written = [claim for sentence in gold.written.sentences for claim in sentence.claims]
        for tag, claim in zip(written, gold.claims, strict=True):
            if tag.same:
                alike[tag.same].append((file, claim))
    return alike
