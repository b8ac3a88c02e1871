"""The built-in annotator on whoever goes by a name in quotation marks."""

import pytest

from tests.builtin_drafts import drafts_of, said, voices


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ('A visitor signing as "Mr. Mosquito" wrote that the hut was damp.', 'A visitor signing as "Mr. Mosquito"'),
        ('In May, a visitor signing as "Gull" wrote that the hut was damp.', 'a visitor signing as "Gull"'),
        ("A man known as Rook said the hut was damp.", "A man known as Rook"),
        ('A rapper who performs as "Big Crab" said the hut was damp.', 'A rapper who performs as "Big Crab"'),
        ('"The hut was damp," wrote a user called "Rook 7".', 'a user called "Rook 7"'),
        ('A reader named "Gull" said the hut was damp.', 'A reader named "Gull"'),
        ('A clerk, identified only as "M", said the hut was damp.', "A clerk"),
        ("A witness, known as “Witness B”, said the hut was damp.", "A witness"),
        ('Moe, better known as "Rook", said the hut was damp.', "Moe"),
        ('Writing as "Old Salt", Moe said the hut was damp.', "Moe"),
    ],
)
def test_who_goes_by_another_name_is_heard_with_it(words: str, source: str) -> None:
    (draft,) = drafts_of([words])
    assert [name for name, _, _ in voices(draft)] == [source]
    assert said(draft)[-1].strip(".").endswith("hut was damp")


def test_a_thing_known_by_a_name_holds_nothing() -> None:
    (draft,) = drafts_of(['A film known as "Blue Night" was shown, Moe said.'])
    assert [name for name, _, _ in voices(draft)] == ["Moe"]
