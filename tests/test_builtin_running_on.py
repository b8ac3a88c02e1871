"""Text that runs on without a full stop: as much of it is heard as anybody could follow."""

from tests.builtin_drafts import attributed

_FOLLOWED = 8  # voices, each heard through the one before


def test_in_quotations_never_closed_no_chain_grows_without_end() -> None:
    found = attributed("“the tram is late, he said, " * 60)
    assert found
    assert max(len(one.chain) for one in found) <= _FOLLOWED


def test_of_very_many_verbs_of_saying_in_one_sentence_the_first_are_heard() -> None:
    found = attributed("the mayor said that the tram is late and " * 40)
    assert 10 < len(found) < 40
