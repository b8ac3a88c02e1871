"""The pass of a reviewer: what each key comes to, what a second reader is shown, and how a claim is drawn."""

from pathlib import Path

import pytest

from factcheck.review.deciding import Choice, Part, decide, history
from factcheck.review.queue import DecidedBy, Filters, item
from factcheck.review.terminal import lines
from factcheck.review.terminal.drawing import Look, folded, screen
from factcheck.review.terminal.session import KEYS, Session
from factcheck.store import Store
from factcheck.vocabulary import Decision, Label, OpinionKind
from tests.command_line import CommandLine
from tests.review_records import ACCEPT, BY_THE_MAYOR, FACT, NONE, OPINION, SAID, STORE, a_store, kept
from tests.store_records import place

AS_OPINION = Choice(decision=Decision.RELABEL, label=OPINION)
HALVES = (Part(span=place("Port Halden"), label=FACT), Part(span=place("reopened"), label=OPINION))
IN_TWO = Choice(decision=Decision.SPLIT, parts=HALVES)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return a_store(tmp_path / STORE)


class TestPress:
    """The pass without a terminal: what each key comes to."""

    @pytest.fixture
    def session(self, store: Store) -> Session:
        return Session(store, Filters(reviewer="Ada"))

    def last(self, store: Store) -> tuple[object, ...]:
        assert store.path is not None
        return kept(store.path.parent, "claim_id, decision, label, opinion_kind, undoes")[-1]

    @pytest.mark.parametrize(
        ("keys", "expected"),
        [
            ("1", (10, "accept", FACT, None, None)),  # it is that already
            ("2", (10, "relabel", SAID, None, None)),
            ("3", (10, "relabel", OPINION, None, None)),
            ("oo3", (10, "relabel", OPINION, OpinionKind.INTERPRETATION, None)),
            ("0", (10, "not_a_claim", None, None, None)),
            ("s", (10, "skip", None, None, None)),
            ("0u", (10, "undo", None, None, 1)),
        ],
    )
    def test_a_key_is_a_decision(self, store: Store, session: Session, keys: str, expected: tuple[object, ...]) -> None:
        for key in keys:
            session.press(key)
        assert self.last(store) == expected

    @pytest.mark.parametrize("key", ["enter", "", "q", "z", *(key for keys, _ in KEYS[1:-1] for key in keys.split())])
    def test_any_key_closes_the_help_and_decides_nothing(self, store: Store, session: Session, key: str) -> None:
        before = session.item
        session.press("?")
        drawn = "".join(text for line in screen(session, Look(colour=False, visible=str)) for _, text in line)
        assert "Any key closes this help" in drawn
        assert not session.asks_whose_word(key)
        session.press(key, "a needless farce")
        assert (session.helps, session.item, session.for_all, session.kind) == (False, before, False, None)
        assert kept(store.path.parent) == []  # type: ignore[union-attr]

    def test_line_by_line_an_empty_line_closes_the_help_and_so_does_q(self, store: Store, session: Session) -> None:
        typed = iter(["?\n", "\n", "?\n", "q\n", "q\n"])
        lines.run(session, Look(colour=False, visible=str), read=lambda: next(typed), write=lambda _: None)
        assert list(typed) == []
        assert kept(store.path.parent) == []  # type: ignore[union-attr]

    def test_undo_takes_back_the_last_step_as_the_help_says(self, store: Store, session: Session) -> None:
        for key in ("0", "s", "u"):
            session.press(key)
        assert kept(store.path.parent, "decision, undoes")[1:] == [("skip", None), ("undo", 2)]  # type: ignore[union-attr]
        assert "a skip or a note" in dict(KEYS)["u"]

    def test_a_statement_without_a_voice_asks_whose_word_it_is_and_may_stay_without(
        self, store: Store, session: Session
    ) -> None:
        assert session.asks_whose_word("2")
        assert not session.asks_whose_word("1")
        session.press("2", "the harbour office / said / government > The harbour office / added / government")
        session.press("2", "")
        assert session.item is None or not session.message
        assert kept(store.path.parent, "decision") == [("attribution",), ("relabel",)]  # type: ignore[union-attr]
        for relays in (store.told_sources().relays, store.saved_query("who_through_whom", {}).rows):
            assert "harbour office" not in str(relays).lower()  # who speaks through itself passes nothing on
            assert "aide" in str(relays)
        unnamed = store.saved_query("unnamed_sources", {})
        told = [dict(zip(unnamed.columns, row, strict=True)) for row in unnamed.rows]
        counted = sum(one.unnamed for one in store.told_sources().articles)
        assert sum(bool(one["names_nobody"]) for one in told) == counted == 1

    def test_what_is_decided_for_all_is_taken_back_for_all(self, store: Store, session: Session) -> None:
        session.press("=")
        session.press("0")
        assert len(set(kept(store.path.parent, "claim_id"))) == 3  # type: ignore[union-attr]
        session.press("u")
        assert session.message == "Taken back: 3 decisions."
        assert session.item is not None
        assert session.item.claim_id == 10

    def test_what_is_decided_for_all_leaves_out_the_others_that_somebody_decided_on_meanwhile(
        self, store: Store, session: Session
    ) -> None:
        assert session.item is not None
        other = session.item.same[0]
        decide(store, other, Choice(decision=Decision.RELABEL, label=OPINION), reviewer="Bo")
        session.press("=")
        session.press("0")
        decided = dict(kept(store.path.parent, "claim_id, decision"))  # type: ignore[arg-type, union-attr]
        assert (len(decided), decided[10], decided[other]) == (3, "not_a_claim", "relabel")

    def test_an_undo_says_what_it_took_back_and_what_stands(self, store: Store) -> None:
        session = Session(store, Filters(reviewer="Ada", reasons=("annotators_disagree",)))
        session.press("e", "1: The delay | 3: a … farce")
        session.press("enter")
        said = []
        for _ in range(3):
            session.press("u")
            said.append(session.message)
        assert said == [
            "Taken back: Enter (the label is right). What Ada decided before stands: the split.",
            "Taken back: the split.",
            "There is nothing to undo.",
        ]

    def test_a_claim_is_done_once_whatever_was_corrected_about_it_and_a_note_does_nothing(self, store: Store) -> None:
        session = Session(store, Filters(reviewer="Ada", reasons=("unnamed_source",)))
        done = [session.done]
        for key, text in (("n", "who?"), ("w", "Oda Brekke / said / person"), ("enter", ""), ("u", ""), ("u", "")):
            session.press(key, text)
            done.append(session.done)
        assert (session.total, done) == (1, [0, 0, 1, 1, 1, 0])

    def test_where_nothing_is_left_a_key_is_told_so_and_kept_for_nothing(self, store: Store) -> None:
        session = Session(store, Filters(reviewer="Ada", text="zebra"))
        for key, text in (("1", ""), ("n", "a quay")):
            session.press(key, text)
            assert "no claim to decide on" in session.message
        assert kept(store.path.parent) == []  # type: ignore[union-attr]

    def test_after_an_undo_the_claim_that_was_shown_comes_next(self, session: Session) -> None:
        shown = []
        for key in ("enter", "u", "enter", "enter"):
            shown.append(session.item.claim_id if session.item else None)
            session.press(key)
        assert shown == [10, 6, 10, 6]

    def test_undo_reaches_back_before_this_pass(self, store: Store) -> None:
        decide(store, 9, Choice(decision=Decision.ACCEPT), reviewer="Ada")
        session = Session(store, Filters(reviewer="Ada"))
        session.press("u")
        assert session.item is not None
        assert (session.item.claim_id, session.item.decision) == (9, "")

    @pytest.mark.parametrize("keys", ["1", "=1"])
    @pytest.mark.parametrize(
        ("choice", "label"),
        [
            (Choice(decision=Decision.RELABEL, label=OPINION), OPINION),
            (Choice(decision=Decision.SPAN, span=place("reopened")), FACT),  # under the label that Ada saw
        ],
    )
    def test_what_another_decided_meanwhile_is_shown_before_anything_is_kept(
        self, store: Store, session: Session, keys: str, choice: Choice, label: Label
    ) -> None:
        decide(store, 10, choice, reviewer="Bo")
        for key in keys:
            session.press(key)
        assert session.message.startswith("Bo decided on claim 10 meanwhile")
        assert session.item is not None
        assert (session.item.claim_id, session.item.label, session.item.decided_by) == (10, label, "Bo")
        assert len(kept(store.path.parent)) == 1  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        ("key", "text", "message"),
        [
            ("e", "a needful farce", "does not stand in the sentence"),
            ("e", "  ", "Nothing was typed"),
            ("w", "Oda Brekke / said / friend", "no kind of source"),
            (
                "w",
                "aide / said / person / The CourierInspectors / found / government",
                "source / cue / kind / full name",
            ),
            ("z", "", "does nothing"),
        ],
    )
    def test_what_cannot_be_done_is_said_and_the_claim_stays(
        self, store: Store, session: Session, key: str, text: str, message: str
    ) -> None:
        before = session.item
        session.press(key, text)
        assert message in session.message
        assert session.item == before
        assert kept(store.path.parent) == []  # type: ignore[union-attr]

    def test_a_claim_is_split_and_its_source_changed_in_a_line(self, store: Store) -> None:
        session = Session(store, Filters(reviewer="Ada", reasons=("annotators_disagree",)))
        session.press("e", "1: The delay | 3: a … farce")
        parts = kept(store.path.parent, "list((select (quote, label) from review_parts limit 1)) over ()")  # type: ignore[union-attr]
        assert parts
        assert session.item is not None
        assert session.item.parts == 2
        session = Session(store, Filters(reviewer="Ada", reasons=("unnamed_source",)))
        session.press("w", "the harbour office > Oda Brekke / said / person / Minister Oda Brekke")
        assert session.item is not None
        assert [link.full_name or link.source for link in session.item.chain] == [
            "the harbour office",
            "Minister Oda Brekke",
        ]


class TestSecondReading:
    """Nothing of what others decided is told before the second reader has decided."""

    def second(self, store: Store) -> Session:
        return Session(store, Filters(reviewer="Ada", decided=DecidedBy.NOT_ME, blind=True))

    def drawn(self, session: Session) -> str:
        return "".join(text for line in screen(session, Look(colour=False, visible=str)) for _, text in line)

    @pytest.mark.parametrize("choice", [ACCEPT, AS_OPINION, NONE, BY_THE_MAYOR, IN_TWO], ids=lambda one: one.decision)
    def test_the_claim_is_shown_and_judged_as_its_annotator_gave_it(self, store: Store, choice: Choice) -> None:
        before = item(store, 10, reviewer="Ada").model_dump(exclude={"same", "same_articles"})
        decide(store, 10, choice.model_copy(update={"note": "clearly"}), reviewer="Ida")
        session = self.second(store)
        assert session.item is not None
        assert session.item.model_dump(exclude={"same", "same_articles", "cursor"}) == {
            name: value for name, value in before.items() if name != "cursor"
        }
        told = self.drawn(session)
        assert not any(word in told for word in ("Ida", "decided", "clearly", "split into", "the annotator:"))
        session.press("enter")
        *_, mine = history(store, 10)
        assert (mine.reviewer, mine.decision, mine.label, mine.seen_label, mine.parts) == (
            "Ada", Decision.ACCEPT, FACT, FACT, (),
        )  # fmt: skip

    def test_it_is_told_once_the_reader_has_decided_and_no_more_where_that_was_taken_back(self, store: Store) -> None:
        decide(store, 10, AS_OPINION, reviewer="Ida")
        session = self.second(store)
        session.press("n", "look again")
        assert "decided" not in self.drawn(session)
        session.press("e", "reopened")
        assert "others decided otherwise" in self.drawn(session)
        session.press("u")
        assert "decided" not in self.drawn(session)

    def test_what_is_asked_for_is_what_annotators_gave(self, store: Store, factcheck: CommandLine) -> None:
        decide(store, 10, AS_OPINION, reviewer="Ida")
        asked = ["review", "--json", "--second", "--reviewer", "Ada", "--store", str(store.path), "--label"]
        (row,) = [row for row in factcheck(*asked, "reported_fact").rows if row["claim_id"] == 10]
        assert (row["label"], row["decision"], row["decided_by"], row["others_differ"]) == (FACT, "", "", False)
        assert 10 not in [row["claim_id"] for row in factcheck(*asked, "opinion").rows]


class TestDrawn:
    @pytest.mark.parametrize("width", [20, 40, 79])
    def test_no_row_is_wider_than_the_terminal_and_no_word_is_lost(self, tmp_path: Path, width: int) -> None:
        from prompt_toolkit.utils import get_cwidth

        session = Session(a_store(tmp_path / STORE), Filters(reviewer="Ada"))
        lines = list(screen(session, Look(colour=True, visible=str)))
        rows = folded(lines, width, get_cwidth)
        assert max(sum(get_cwidth(text) for _, text in row) for row in rows) <= width
        words = "".join(text for line in lines for _, text in line).split()
        assert "".join("".join(text for row in rows for _, text in row).split()) == "".join(words)

    def test_text_that_a_terminal_would_act_on_is_made_visible(self, tmp_path: Path) -> None:
        from factcheck.cli._visible import visible

        store = a_store(tmp_path / STORE)
        decide(store, 10, Choice(decision=Decision.ACCEPT, note="red \x1b[31m"), reviewer="Bo\x1b[2J")
        session = Session(store, Filters(reviewer="Ada", decided="either"))  # type: ignore[arg-type]
        drawn = "".join(text for line in screen(session, Look(colour=True, visible=visible)) for _, text in line)
        assert "Bo" in drawn
        assert "\x1b" not in drawn
