"""The built-in annotator on words that judge elsewhere and are part of a name here."""

from factcheck.vocabulary import Label
from tests.builtin_drafts import drafts_of


def test_a_word_that_is_part_of_a_name_judges_nothing() -> None:
    for words in (
        "He opened a Disaster Relief centre beside the hospital in May.",
        "The film won the Pride of Halden prize on Friday.",
    ):
        assert [draft.label for draft in drafts_of([words])] == [Label.REPORTED_FACT]
