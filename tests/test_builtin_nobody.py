"""What nobody says is on nobody's word, and who speaks stays known where only a pronoun names him."""

import pytest

from factcheck.vocabulary import Label, NoClaimReason
from tests.builtin_drafts import article, attributed, drafts_of, named, outcome_of, said, voices


@pytest.mark.parametrize(
    "words",
    [
        "No one has said who would pay for the pier.",
        "No-one said the dam was safe.",
        "Not one of the ministers said that the dam was safe.",
        "No minister has said that the dam was safe.",
        "None of the officials explained why the gate was shut.",
        "Not everyone is convinced that the pier will last.",
        "Hardly anyone believes the pier will last.",
    ],
)
def test_what_nobody_says_is_nobodys_word(words: str) -> None:
    assert attributed(words) == []


@pytest.mark.parametrize(
    "quoted",
    [
        "But nobody can tell me that it would not have sunk",
        "No one said the dam was safe",
        "They never told us that the gate was shut",
        "He didn’t say that the gate was shut",
    ],
)
def test_what_somebody_says_that_others_did_not_say_is_his_word_alone(quoted: str) -> None:
    [draft] = attributed(f"“{quoted},” said Pavel Dorin.")
    assert voices(draft) == [("Pavel Dorin", "said", "person")]
    assert said(draft) == [quoted]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Not only the mayor said that the dam was safe.", "the mayor"),
        ("Three senior pilots painted a picture of a master who had stopped listening.", "Three senior pilots"),
        (
            "According to figures obtained by this newspaper under new rules, the average crossing takes longer.",
            "figures obtained by this newspaper under new rules",
        ),
    ],
)
def test_somebody_is_heard_behind_words_that_look_like_nobody(words: str, source: str) -> None:
    [draft] = attributed(words)
    link = draft.chain[0].source
    assert link is not None
    assert link.text.endswith(source)


def test_a_quotation_that_follows_he_said_is_his_though_nobody_knows_who_he_is() -> None:
    drafts = article("“I do want to stay,” he said. “But the harbour is full.”")
    assert [draft.label for draft in drafts] == [Label.ATTRIBUTED_STATEMENT] * 2
    assert voices(drafts[1])[0][0] is None
    assert named(drafts[1]) == ["he"]


@pytest.mark.parametrize("who", ["Councillors", "Critics", "Any farmer"])
def test_what_somebody_will_tell_you_is_his_word(who: str) -> None:
    [draft] = attributed(f"{who} will tell you that the roof leaks.")
    assert voices(draft)[0][:2] == (who, "tell")


def test_what_the_author_went_to_ask_is_nobodys_statement() -> None:
    assert attributed("On Thursday I went in to ask the owner how business was.") == []


@pytest.mark.parametrize("words", ["Of course, times change.", "Prices rise.", "Winter came.", "People forget."])
def test_two_words_that_are_a_clause_are_a_claim(words: str) -> None:
    assert outcome_of(words) is None


@pytest.mark.parametrize("words", ["Days later.", "Lights out.", "A pity."])
def test_two_words_that_are_none_claim_nothing(words: str) -> None:
    assert outcome_of(words) is NoClaimReason.FRAGMENT


@pytest.mark.parametrize("told", ["told that it was late", "told it was late", "told to leave", "informed that it was"])
def test_who_was_handed_something_and_told_something_tells_nothing(told: str) -> None:
    assert attributed(f"He was handed a sheet of paper and {told}.") == []
    [draft] = attributed(f"He says he was handed a sheet of paper and {told}.")
    assert voices(draft) == [("He", "says", "person")]


@pytest.mark.parametrize(
    "words",
    [
        "One suspects that the council knew.",
        "One wonders whether the council knew.",
        "One would expect that the mayor knew.",
        "One has to conclude that the mayor knew.",
        "One must assume that the dam was safe.",
        "One hopes the dam holds.",
        "You could argue that the dam was never needed.",
        "You might say the dam was a gift.",
    ],
)
def test_one_and_you_who_suspect_are_the_article_itself(words: str) -> None:
    assert [draft.label for draft in drafts_of([words])] == [Label.OPINION]


@pytest.mark.parametrize("who", ["One resident", "One of them", "One"])
def test_one_who_says_it_is_somebody(who: str) -> None:
    assert [name for name, _, _ in voices(drafts_of([f"{who} said that the council knew."])[0])] == [who]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("What we know so far:", NoClaimReason.HEADING),
        ("Here is what we know about the fire.", NoClaimReason.HEADING),
        ("Everything you need to know about the vote", NoClaimReason.HEADING),
        ("What is known about the fire:", NoClaimReason.HEADING),
        ("What we know so far: two men were held.", None),
        ("What we know about the dam is little.", None),
        ("All we know is that he left.", None),
    ],
)
def test_what_only_points_to_what_is_known_claims_nothing(words: str, reason: NoClaimReason | None) -> None:
    assert outcome_of(words) is reason
