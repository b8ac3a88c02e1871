"""Agreement: kappa as counted by hand, and who is compared with whom in a real store."""

from datetime import timedelta

import pytest

from factcheck.evaluation import Agreement, agreement, agreements
from factcheck.records import Review
from factcheck.store import Store
from factcheck.vocabulary import Label
from tests.store_records import BUILTIN, MODEL, NOON, audited

FACT, SAID, OPINION = Label.REPORTED_FACT, Label.ATTRIBUTED_STATEMENT, Label.OPINION


def judged(*cells: tuple[str, str, int]) -> Agreement:
    found = agreement("one", "other", [(one, other) for one, other, count in cells for _ in range(count)])
    assert found is not None
    return found


class TestKappa:
    def test_of_fifty_claims_it_is_what_a_hand_counts(self) -> None:
        # 35 of 50 agree: .7. The one says yes 25 times, the other 30: by chance (25 * 30 + 25 * 20) / 2500 = .5.
        found = judged(("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15))
        assert (found.items, found.agreed, found.share, found.expected) == (50, 35, 0.7, 0.5)
        assert found.kappa == pytest.approx(0.4)

    def test_of_three_labels_it_is_what_a_hand_counts(self) -> None:
        # 7 of 10 agree. By chance: fact 5 * 4, statement 3 * 4, opinion 2 * 2, of 100: .36.
        found = judged(
            (FACT, FACT, 4),
            (FACT, SAID, 1),
            (SAID, SAID, 2),
            (SAID, OPINION, 1),
            (OPINION, OPINION, 1),
            (OPINION, SAID, 1),
        )
        assert found.kappa == pytest.approx((0.7 - 0.36) / (1 - 0.36))

    def test_the_order_of_the_raters_does_not_matter(self) -> None:
        cells = [("yes", "yes", 3), ("yes", "no", 4), ("no", "no", 2)]
        assert judged(*cells).kappa == pytest.approx(judged(*[(other, one, n) for one, other, n in cells]).kappa or 0)

    def test_agreement_no_better_than_chance_is_nought(self) -> None:
        assert judged(("yes", "yes", 1), ("yes", "no", 1), ("no", "yes", 1), ("no", "no", 1)).kappa == 0

    def test_where_chance_alone_makes_them_agree_there_is_none(self) -> None:
        assert judged(("yes", "yes", 5)).kappa is None

    def test_without_a_common_claim_there_is_no_agreement(self) -> None:
        assert agreement("one", "other", []) is None


class TestReviews:
    @pytest.fixture
    def store(self) -> Store:
        store = Store(":memory:")
        store.save_audits([audited(BUILTIN), audited(MODEL)])
        return store

    def decide(self, store: Store, claim: int, reviewer: str, decision: str, label: Label | None = None) -> None:
        given = {row["claim_id"]: row["label"] for row in self.claims(store)}
        self.hours = getattr(self, "hours", 0) + 1
        review = Review(
            claim_id=claim,
            reviewer=reviewer,
            decision=decision,
            label=label,
            seen_label=given[claim],
            reviewed_at=NOON + timedelta(hours=self.hours),
        )
        store.save_review(review)

    def claims(self, store: Store) -> list[dict[str, object]]:
        return [
            {"claim_id": claim.claim_id, "label": claim.label}
            for audit in (1, 2)
            for claim in store.audit(audit).claims
        ]

    def first(self, store: Store, label: Label) -> int:
        """The number of the built-in annotator's first claim of that label."""
        return next(int(str(row["claim_id"])) for row in self.claims(store) if row["label"] is label)

    def told(self, store: Store) -> dict[tuple[str, str], tuple[int, int]]:
        return {(one.one, one.other): (one.items, one.agreed) for one in agreements(store.judgements())}

    def test_an_annotator_is_held_against_the_last_decision_at_a_place(self, store: Store) -> None:
        fact, opinion = self.first(store, FACT), self.first(store, OPINION)
        self.decide(store, fact, "Ada", "relabel", OPINION)
        self.decide(store, fact, "Ada", "accept")
        self.decide(store, opinion, "Ada", "relabel", FACT)
        assert self.told(store)["builtin", "people"] == (2, 1)

    def test_a_decision_about_one_annotators_claim_judges_the_others_at_the_same_place(self, store: Store) -> None:
        self.decide(store, self.first(store, FACT), "Ada", "accept")
        assert self.told(store) == {("builtin", "people"): (1, 1), ("lab/model-a", "people"): (1, 1)}

    def test_who_finds_no_claim_disagrees_with_who_labelled_it(self, store: Store) -> None:
        self.decide(store, self.first(store, FACT), "Ada", "not_a_claim")
        assert self.told(store)["builtin", "people"] == (1, 0)

    def test_a_skip_decides_nothing(self, store: Store) -> None:
        self.decide(store, self.first(store, FACT), "Ada", "skip")
        assert self.told(store) == {}

    def test_several_people_are_compared_with_one_another_and_each_with_the_annotators(self, store: Store) -> None:
        fact, opinion = self.first(store, FACT), self.first(store, OPINION)
        self.decide(store, fact, "Ada", "accept")
        self.decide(store, fact, "Bo", "accept")
        self.decide(store, opinion, "Ada", "accept")
        self.decide(store, opinion, "Bo", "relabel", FACT)
        told = self.told(store)
        assert told["Ada", "Bo"] == (2, 1)
        assert (told["builtin", "Ada"], told["builtin", "Bo"], told["builtin", "people"]) == ((2, 2), (2, 1), (2, 1))
