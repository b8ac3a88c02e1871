"""What changed between two versions of an article or two audits of it: sentences by words, claims by their worth."""

import asyncio
import random
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.annotators.builtin import BuiltinAnnotator
from factcheck.auditing import audit_article
from factcheck.difference import Aspect, ChangeKind, Difference, SentenceFate, difference
from factcheck.records import Article, AuditedArticle, Claim, Link
from factcheck.spans import Span
from factcheck.vocabulary import Alignment, Label, SourceKind

FERRY = (
    "The ferry to Port Halden stopped on Monday.",
    "The crew counted 27 broken crates on the quay.",
    "“It is late,” Minister Oda Brekke said.",
    "The delay is a needless farce.",
    "The harbour of Sandvik reopens in May.",
)
FIRST = " ".join(FERRY)


@cache
def built_in(text: str) -> AuditedArticle:
    return asyncio.run(audit_article(Article(text=text), BuiltinAnnotator()))


def versions(before: str, after: str) -> Difference:
    return difference(built_in(before), built_in(after))


def edited(old: str, new: str) -> Difference:
    """From the article to the article with `new` in place of `old`."""
    assert old in FIRST
    return versions(FIRST, FIRST.replace(old, new))


def kinds(found: Difference) -> dict[str, set[ChangeKind]]:
    """By the words of the claim before, else after, what became of it."""
    return {(one.before or one.after).quote: set(one.kinds) for one in found.claims}  # type: ignore[union-attr]


def aspects(found: Difference, kind: ChangeKind) -> list[tuple[str, str]]:
    return [(one.before, one.after) for change in found.claims for one in change.aspects if one.kind is kind]


def fates(found: Difference) -> list[tuple[SentenceFate, int | None, int | None]]:
    return [(one.kind, one.before, one.after) for one in found.sentences]


def claimed(base: AuditedArticle, *claims: Claim) -> AuditedArticle:
    """`base` as another annotator sees it."""
    numbered = tuple(claim.model_copy(update={"number": number}) for number, claim in enumerate(claims, 1))
    return base.model_copy(update={"claims": numbered, "signals": ()})


def claim_on(base: AuditedArticle, words: str, label: Label = Label.REPORTED_FACT, *voices: str) -> Claim:
    start = base.article.text.index(words)
    span = Span(start, start + len(words))
    sentence = next(one.number for one in base.sentences if one.span.contains(span))
    chain = [Link(source=name, source_span=None, cue="", cue_span=None, kind=SourceKind.PERSON) for name in voices]
    return Claim(
        number=1, sentence=sentence, label=label, span=span, quote=words, alignment=Alignment.EXACT, chain=tuple(chain)
    )


def test_an_article_and_itself_differ_in_nothing() -> None:
    found = versions(FIRST, FIRST)
    assert found.is_empty
    assert found.same_text
    assert (found.unchanged_claims, found.unchanged_sentences) == (5, 5)


def test_a_sentence_that_was_taken_out_takes_its_claim_along() -> None:
    found = edited(f"{FERRY[1]} ", "")
    assert kinds(found) == {FERRY[1]: {ChangeKind.VANISHED}}
    assert fates(found) == [(SentenceFate.REMOVED, 2, None)]
    assert (found.unchanged_claims, found.unchanged_sentences) == (4, 4)


def test_a_sentence_that_came_in_at_the_top_shifts_the_others_and_changes_none_of_them() -> None:
    found = versions(FIRST, f"A correction was made on Friday. {FIRST}")
    assert kinds(found) == {"A correction was made on Friday.": {ChangeKind.APPEARED}}
    assert fates(found) == [(SentenceFate.ADDED, None, 1)]


def test_a_sentence_that_stands_elsewhere_is_moved_and_not_taken_out() -> None:
    found = versions(FIRST, " ".join((FERRY[3], *FERRY[:3], FERRY[4])))
    assert fates(found) == [(SentenceFate.MOVED, 4, 1)]
    assert kinds(found) == {FERRY[3]: {ChangeKind.MOVED}}


def test_a_sentence_that_was_doubled_is_one_sentence_more() -> None:
    found = versions(FIRST, f"{FIRST} {FERRY[3]}")
    assert fates(found) == [(SentenceFate.ADDED, None, 6)]
    assert kinds(found) == {FERRY[3]: {ChangeKind.APPEARED}}


def test_a_line_broken_elsewhere_is_no_change() -> None:
    found = versions(FIRST, FIRST.replace("ferry to", "ferry\nto"))
    assert found.is_empty
    assert not found.same_text


def test_the_words_of_a_changed_sentence_are_marked_and_put_together_they_are_both_sentences() -> None:
    (change,) = edited("27 broken crates", "dozens of crates").sentences
    assert [(one.before, one.after) for one in change.segments if one.before != one.after] == [
        ("27 broken", "dozens of")
    ]
    assert "".join(one.before for one in change.segments) == FERRY[1]
    assert "".join(one.after for one in change.segments) == FERRY[1].replace("27 broken", "dozens of")


SOFTENED = {
    "a number became a vague one": ("27 broken crates", "dozens of broken crates", ("27", "dozens")),
    "a number became an estimate": ("27 broken", "about 27 broken", ("", "about")),
    "a hedge came in": ("The crew counted", "The crew reportedly counted", ("", "reportedly")),
    "a month is no hedge, the verb is one": ("reopens in May", "may reopen in May", ("", "may")),
}


@pytest.mark.parametrize(("old", "new", "aspect"), SOFTENED.values(), ids=SOFTENED)
def test_a_claim_that_the_article_vouches_less_for_is_softened_and_the_way_back_hardens_it(
    old: str, new: str, aspect: tuple[str, str]
) -> None:
    assert aspect in aspects(edited(old, new), ChangeKind.SOFTENED)
    back = versions(FIRST.replace(old, new), FIRST)
    assert (aspect[1], aspect[0]) in aspects(back, ChangeKind.HARDENED)
    assert aspects(back, ChangeKind.SOFTENED) == []


def test_a_fact_that_is_now_on_somebodys_word_is_softened_and_its_label_flipped() -> None:
    found = edited("The crew counted 27 broken crates on the quay.", "The crew counted 27 broken crates, Ola Vik said.")
    assert aspects(found, ChangeKind.SOFTENED) == [("the article's own word", "the word of Ola Vik")]
    assert aspects(found, ChangeKind.FLIPPED) == [("reported_fact", "attributed_statement")]


def test_another_number_is_another_figure_and_neither_softer_nor_harder() -> None:
    assert kinds(edited("27 broken", "31 broken")) == {FERRY[1]: {ChangeKind.FIGURE}}


# From one text to another, and what became of its one claim: kind, words before, words after.
REWORDED = {
    "a negation gone from what somebody said": (
        "I would not let my own children cross it, Jonna Vik said.",
        "I would let my own children cross it, Jonna Vik said.",
        [(ChangeKind.NEGATED, "not", "")],
    ),
    "a negation gone from an opinion": (
        "The state should not build a second bridge.",
        "The state should build a second bridge.",
        [(ChangeKind.NEGATED, "not", "")],
    ),
    "a negation that came in short": (
        "The crew did inspect the north ramp.",
        "The crew didn’t inspect the north ramp.",
        [(ChangeKind.NEGATED, "", "didn't")],
    ),
    "a negation before the word": (
        "The inspectors found the north ramp safe.",
        "The inspectors found the north ramp unsafe.",
        [(ChangeKind.NEGATED, "safe", "unsafe")],
    ),
    "a word of a quotation": (
        "“The steel is tired,” Minister Oda Brekke said.",
        "“The steel is rotten,” Minister Oda Brekke said.",
        [(ChangeKind.QUOTATION, "tired", "rotten")],
    ),
    "a negation and a word of a quotation": (
        "“The steel is not tired yet,” Minister Oda Brekke said.",
        "“The steel is rotten yet,” Minister Oda Brekke said.",
        [(ChangeKind.NEGATED, "not", ""), (ChangeKind.QUOTATION, "not tired", "rotten")],
    ),
    "quotation marks gone": (
        "The steel is “tired and old”, Minister Oda Brekke said.",
        "The steel is tired and old, Minister Oda Brekke said.",
        [(ChangeKind.QUOTATION, "“tired and old”", "tired and old")],
    ),
    "another word in a quotation and another outside it": (
        "“The steel is tired,” Minister Oda Brekke said.",
        "“The steel is rotten,” Minister Oda Brekke admitted.",
        [(ChangeKind.QUOTATION, "tired", "rotten"), (ChangeKind.REWORDED, "said", "admitted")],
    ),
    "the opposite": (
        "The council approved the repairs.",
        "The council rejected the repairs.",
        [(ChangeKind.REWORDED, "approved", "rejected")],
    ),
    "a word gone": (
        "The board quietly closed the north ramp in June.",
        "The board closed the north ramp in June.",
        [(ChangeKind.REWORDED, "quietly", "")],
    ),
    "who did it to whom": (
        "The tug rammed the ferry at the quay.",
        "The ferry rammed the tug at the quay.",
        [(ChangeKind.REWORDED, "The tug rammed", ""), (ChangeKind.REWORDED, "", "rammed the tug")],
    ),
    "a day": (
        "The ferry to Port Halden stopped on Monday.",
        "The ferry to Port Halden stopped on Tuesday.",
        [(ChangeKind.FIGURE, "Monday", "Tuesday")],
    ),
    "a figure gone": (
        "The crew counted 27 crates.",
        "The crew counted crates.",
        [(ChangeKind.FIGURE, "27", "")],
    ),
    "millions to billions": (
        "The bridge cost 4 million crowns.",
        "The bridge cost 4 billion crowns.",
        [(ChangeKind.FIGURE, "million", "billion")],
    ),
    "another money": (
        "The bridge cost €400.",
        "The bridge cost $400.",
        [(ChangeKind.FIGURE, "€400", "$400")],
    ),
    "a name": (
        "The ferry to Port Halden stopped at noon.",
        "The ferry to Port Sandvik stopped at noon.",
        [(ChangeKind.NAME, "Halden", "Sandvik")],
    ),
    "a figure and a word": (
        "The crew counted 27 broken crates.",
        "The crew counted 31 rotten crates.",
        [(ChangeKind.FIGURE, "27", "31"), (ChangeKind.REWORDED, "27 broken", "31 rotten")],
    ),
    "only an article": (
        "The crew closed the ramp.",
        "The crew closed a ramp.",
        [(ChangeKind.REWORDED, "the", "a")],
    ),
}


@pytest.mark.parametrize(("old", "new", "became"), REWORDED.values(), ids=REWORDED)
def test_a_claim_whose_words_changed_is_never_unchanged(
    old: str, new: str, became: list[tuple[ChangeKind, str, str]]
) -> None:
    found = versions(old, new)
    (change,) = found.claims
    assert [(one.kind, one.before, one.after) for one in change.aspects] == became
    assert found.unchanged_claims == 0
    assert {(one.kind, one.after, one.before) for one in versions(new, old).claims[0].aspects} == {*became}


PLACES = [(number, place) for number, text in enumerate(FERRY) for place in range(len(text.split()))]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from(["", "never", "other"]))
def test_no_word_can_be_put_in_or_taken_out_without_a_claim_less_that_is_unchanged(
    at: tuple[int, int], put: str
) -> None:
    number, place = at
    words = FERRY[number].split()
    edit = " ".join([*words[:place], *([put] if put else []), *words[place + 1 :]])
    found = difference(built_in(FIRST), built_in(FIRST.replace(FERRY[number], edit)))
    assert found.unchanged_claims < len(FERRY)


HARMLESS = {
    "curly marks made straight": (FIRST, FIRST.replace("“", '"').replace("”", '"')),
    "an apostrophe": ("The crew's crates sank.", "The crew’s crates sank."),
    "a dash": ("The ferry – the old one – stopped.", "The ferry — the old one — stopped."),
    "commas for dashes": ("The ferry – the old one – stopped.", "The ferry, the old one, stopped."),
    "a hyphen": ("The well-known ferry stopped.", "The well known ferry stopped."),
    "a soft hyphen": ("The ferry stopped at noon.", "The fer\u00adry stopped at noon."),
    "composed letters": ("The café at the quay shut.", "The cafe\u0301 at the quay shut."),
    "a small letter in the beginning": ("The ferry stopped at noon.", "the ferry stopped at noon."),
    "the last mark": ("The ferry stopped at noon.", "The ferry stopped at noon!"),
    "a minus sign": ("The quay froze at -4 degrees.", "The quay froze at −4 degrees."),
}


@pytest.mark.parametrize(("old", "new"), HARMLESS.values(), ids=HARMLESS)
def test_punctuation_and_typography_change_no_claim(old: str, new: str) -> None:
    found = versions(old, new)
    assert found.claims == ()
    assert [one.kind for one in found.sentences] == [SentenceFate.CHANGED]


def test_speech_over_several_sentences_is_a_quotation_in_each_of_them() -> None:
    speech = "“The bridge is old. The steel is tired. We mend it,” Minister Oda Brekke said."
    found = versions(speech, speech.replace("tired", "rotten"))
    assert aspects(found, ChangeKind.QUOTATION) == [("tired", "rotten")]


def test_another_source_of_the_same_words_is_told() -> None:
    assert aspects(edited("Minister Oda Brekke", "Minister Jon Vik"), ChangeKind.SOURCE) == [
        ("Minister Oda Brekke", "Minister Jon Vik")
    ]


def test_between_two_audits_of_one_text_a_flip_a_source_a_move_and_claims_gone_and_new_are_told_apart() -> None:
    base = built_in(FIRST)
    said = Label.ATTRIBUTED_STATEMENT
    before = claimed(
        base,
        claim_on(base, FERRY[0]),
        claim_on(base, FERRY[1]),
        claim_on(base, FERRY[2], said, "Oda Brekke"),
        claim_on(base, FERRY[3]),
    )
    after = claimed(
        base,
        claim_on(base, FERRY[0], Label.OPINION),
        claim_on(base, "The crew counted 27 broken crates"),
        claim_on(base, FERRY[2], said, "the paper", "Oda Brekke"),
        claim_on(base, FERRY[4]),
    )
    assert kinds(difference(before, after)) == {
        FERRY[0]: {ChangeKind.FLIPPED},
        FERRY[1]: {ChangeKind.MOVED},
        FERRY[2]: {ChangeKind.SOURCE},
        FERRY[3]: {ChangeKind.GONE},
        FERRY[4]: {ChangeKind.NEW},
    }


def test_a_flip_between_two_audits_of_one_text_softens_nothing() -> None:
    base = built_in(FIRST)
    fact = claimed(base, claim_on(base, FERRY[1]))
    said = claimed(base, claim_on(base, FERRY[1], Label.ATTRIBUTED_STATEMENT, "the crew"))
    assert kinds(difference(fact, said)) == {FERRY[1]: {ChangeKind.FLIPPED}}


def test_of_two_claims_on_the_same_words_each_finds_the_one_with_its_label() -> None:
    base = built_in(FIRST)
    fact, opinion = claim_on(base, FERRY[0]), claim_on(base, FERRY[0], Label.OPINION)
    assert difference(claimed(base, fact, opinion), claimed(base, opinion, fact)).is_empty


def test_claims_that_share_less_than_half_of_their_words_are_two() -> None:
    base = built_in(FIRST)
    before, after = claimed(base, claim_on(base, "The crew counted")), claimed(base, claim_on(base, FERRY[1]))
    assert {one.aspects[0] for one in difference(before, after).claims} == {
        Aspect(kind=ChangeKind.GONE),
        Aspect(kind=ChangeKind.NEW),
    }


def test_the_gravest_changes_stand_first() -> None:
    found = versions(FIRST, " ".join((*FERRY[1:], "The quay opened.")).replace("27", "dozens of"))
    assert [one.kinds[0] for one in found.claims] == [ChangeKind.VANISHED, ChangeKind.SOFTENED, ChangeKind.APPEARED]


_SENTENCES = (
    *FERRY,
    "The crew counted dozens of broken crates on the quay.",
    "“It is late,” Minister Jon Vik said.",
    "The delay may be a farce.",
    "Photo: N. Vik",
    "Who paid for it?",
    "Officials said that the ferry to Port Halden stopped on Tuesday.",
)
ARTICLES = st.lists(st.sampled_from(_SENTENCES), max_size=9).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_nothing_differs_from_itself(text: str) -> None:
    assert difference(built_in(text), built_in(text)).is_empty


@settings(max_examples=60, deadline=None)
@given(ARTICLES, ARTICLES)
def test_the_way_back_is_the_way_there_mirrored(one: str, other: str) -> None:
    there, back = difference(built_in(one), built_in(other)), difference(built_in(other), built_in(one))
    assert there.mirrored() == back
    assert back.mirrored() == there


@settings(max_examples=60, deadline=None)
@given(ARTICLES, ARTICLES)
def test_every_claim_of_both_sides_is_accounted_for_once(one: str, other: str) -> None:
    before, after = built_in(one), built_in(other)
    found = difference(before, after)
    changed_before = [change.before.number for change in found.claims if change.before]
    changed_after = [change.after.number for change in found.claims if change.after]
    assert len(set(changed_before)) == len(changed_before) == len(before.claims) - found.unchanged_claims
    assert len(set(changed_after)) == len(changed_after) == len(after.claims) - found.unchanged_claims


def test_a_long_article_is_compared_whatever_was_done_to_it() -> None:
    rng = random.Random(7)
    sentences = [f"The quay number {number} opened on day {number * 7} of the year." for number in range(150)]
    shuffled = [text.replace("opened", "closed") for text in rng.sample(sentences, 150)]
    found = versions(" ".join(sentences), " ".join(shuffled))
    assert len(found.sentences) == 150
