"""What became of sentences and claims between two versions of an article or two audits of it."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.difference import Aspect, ChangeKind, SentenceFate, difference
from factcheck.records import AuditedArticle, Claim, Link
from factcheck.spans import Span
from factcheck.vocabulary import Alignment, Label, SourceKind
from tests.compared import FERRY, FIRST, built_in, edited, fates, kinds, versions


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
