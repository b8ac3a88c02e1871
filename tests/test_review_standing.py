"""Which decision stands, asked of few rows, is what the view says; a file that is kept open keeps nobody out."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import NotFoundError
from factcheck.review.deciding import decide, history, undo
from factcheck.store import Store
from factcheck.store.lingering import lingering
from factcheck.store.statements import statements
from tests.review_records import ACCEPT, AS_FACT, NONE, SKIP, a_later_version, a_store

CLAIMS = range(1, 16)
STEPS = st.tuples(
    st.sampled_from([1, 2, 3, 6, 9, 13, 15]),
    st.sampled_from([ACCEPT, AS_FACT, NONE, SKIP, None]),
    st.sampled_from(["Ada", "Bo"]),
)


@pytest.fixture(scope="module")
def filled() -> Store:
    """With a later version of an article, of which the view is asked; decisions pile up from example to example."""
    store = a_store()
    store.save_audits([a_later_version()])
    return store


@settings(max_examples=25)
@given(steps=st.lists(STEPS, min_size=1, max_size=4))
def test_what_stands_for_a_claim_is_what_the_view_says(filled: Store, steps) -> None:  # type: ignore[no-untyped-def]
    for claim, choice, reviewer in steps:
        if choice is None:
            undo(filled, reviewer)
        else:
            decide(filled, claim, choice, reviewer=reviewer)
    found = filled.with_reviews(lambda reviews: reviews.decided(CLAIMS))
    sql = statements("review")["decided_anywhere"]
    told = filled.with_reviews(lambda reviews: reviews._connection.execute(sql, {"claims": list(CLAIMS)}).fetchall())
    assert {claim: tuple(one) for claim, one in found.items()} == {claim: tuple(rest) for claim, *rest in told}


def test_a_file_that_is_kept_open_is_given_to_whoever_is_in_line(tmp_path: Path) -> None:
    with lingering(a_store(tmp_path / "s.duckdb")) as quick:
        assert quick.path is not None
        for claim in (1, 2):
            decide(quick, claim, ACCEPT, reviewer="Ada")
            other = Store(quick.path, wait_s=30.0)
            assert [one.reviewer for one in history(other, claim)] == ["Ada"]
            decide(other, claim, NONE, reviewer="Bo")
            assert [one.reviewer for one in history(quick, claim)] == ["Ada", "Bo"]
    with duckdb.connect(str(tmp_path / "s.duckdb")) as anybody:
        assert anybody.execute("select count(*) from reviews").fetchone() == (4,)


def test_after_a_failure_a_file_that_is_kept_open_can_be_used_again(tmp_path: Path) -> None:
    with lingering(a_store(tmp_path / "s.duckdb")) as quick:
        decide(quick, 1, ACCEPT, reviewer="Ada")
        with pytest.raises(NotFoundError):
            decide(quick, 999, ACCEPT, reviewer="Ada")
        decide(quick, 2, ACCEPT, reviewer="Ada")
        assert [len(history(quick, claim)) for claim in (1, 2)] == [1, 1]
