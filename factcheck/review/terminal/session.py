"""One pass of one reviewer: which claim is shown, what a key does to it, and what it comes to."""

from datetime import UTC, datetime
from typing import NamedTuple

from factcheck.errors import DecisionRefusedError, ReviewOvertakenError, StoreBusyError
from factcheck.records import Review
from factcheck.review.deciding import Choice, Seen, decide_all, has_decided, history, undo
from factcheck.review.queue import Filters, Item, item
from factcheck.review.terminal.ahead import Ahead
from factcheck.review.terminal.typed import typed_chain, typed_words
from factcheck.showing.words import LABELS
from factcheck.store import Store
from factcheck.vocabulary import Decision, Label, OpinionKind

_LABELS = {"1": Label.REPORTED_FACT, "2": Label.ATTRIBUTED_STATEMENT, "3": Label.OPINION}
_KINDS = tuple(OpinionKind)
KEYS = (
    ("Enter", "the label is right"),
    ("1 2 3", "it is a reported fact, an attributed statement, an opinion"),
    ("0", "it is no claim"),
    ("s", "skip: decide nothing, and ask again in the next pass"),
    ("u", "undo your last step: a decision, a skip or a note"),
    ("o", "name the kind of the opinion: each o the next one, then Enter or 3"),
    ("=", "decide for all places with the same words, or for this one alone"),
    ("n", "note, on a line of its own"),
    ("e", "edit the claim's words; … leaves words out, | splits: 1: words | 3: words"),
    ("w", "whose word it is: source / cue / kind / full name, outermost first, > between voices"),
    ("?", "these keys"),
    ("q", "quit; everything decided is kept"),
)
HOW_TO_CLOSE = "Any key closes this help and does nothing else (line by line: Enter)."
TYPED = {"n": "note", "e": "words", "w": "whose word"}  # the keys that ask for a line
WHOSE = "whose word (empty: nobody is named)"  # asked after 2 where no voice is known
_NO_CLAIM = "There is no claim to decide on: u takes your last step back, q quits."
_STEPS = {
    Decision.ACCEPT: "Enter (the label is right)",
    Decision.SPAN: "the corrected words",
    Decision.ATTRIBUTION: "whose word it is",
    Decision.NOT_A_CLAIM: "that it is no claim",
}


class _Step(NamedTuple):
    """What one key kept."""

    claim_id: int
    reviews: list[int]  # their numbers
    is_decision: bool  # a note is none: the claim goes on waiting


class Session:
    """Shows one claim after another; a decision is in the store before the next claim is shown."""

    def __init__(self, store: Store, filters: Filters) -> None:
        self._store = store
        self._filters = filters.model_copy(update={"began": filters.began or datetime.now(UTC)})
        self._ahead = Ahead(store, self._filters)
        self._made: list[_Step] = []
        self.total = self._ahead.total
        self.message = ""
        self.helps = False
        self.for_all = False
        self.kind: OpinionKind | None = None
        self.item = self._next()

    @property
    def done(self) -> int:
        """How many claims this pass decided on or skipped, whatever else was done about each."""
        return len({step.claim_id for step in self._made if step.is_decision})

    def press(self, key: str, text: str = "") -> None:
        """Do what a key does; `text` is what was typed after it, in a line. What cannot be done is in `message`.

        While the help is shown, any key closes it and does nothing else.
        """
        if self.helps:  # the claim is not to be seen
            self.helps = False
            return
        self.message, self.helps = "", key == "?"
        try:
            self._act(key, text)
        except ReviewOvertakenError as error:
            self._look_again(str(error))
        except (DecisionRefusedError, StoreBusyError) as error:
            self.message = " ".join(filter(None, (str(error), error.hint)))

    def read_on(self) -> None:
        """Make ready what comes next, in a moment in which nobody waits."""
        self._ahead.read_on()

    def prefilled(self, key: str) -> str:
        """What stands in the line that a key asks for, to be changed."""
        if self.item is None or key == "n":
            return ""
        if key == "e":
            return " ".join(self.item.quote.split())
        voices = (" / ".join((link.source, link.cue, link.kind, link.full_name)) for link in self.item.chain)
        return " > ".join(voice.rstrip(" /") for voice in voices)

    def asks_whose_word(self, key: str) -> bool:
        """Whether `key` makes a statement of a claim that has no voice, so that whose word it is has to be asked."""
        if key != "2" or self.item is None or self.for_all or self.helps:
            return False
        return not self.item.chain and not any(word.role == "source" for word in self.item.words)

    def _act(self, key: str, text: str) -> None:
        if key == "u":
            self._undo()
        elif self.item is None or key == "?":
            self.message = "" if key == "?" else _NO_CLAIM
        elif key in ("enter", ""):
            self._decide(Choice(decision=Decision.ACCEPT, opinion_kind=self.kind))
        elif key in _LABELS:
            self._relabel(_LABELS[key], text)
        elif key == "0":
            self._decide(Choice(decision=Decision.NOT_A_CLAIM))
        elif key == "s":
            self._decide(Choice(decision=Decision.SKIP))
        elif key == "o":
            self.kind = _KINDS[(_KINDS.index(self.kind) + 1) % len(_KINDS)] if self.kind else _KINDS[0]
        elif key == "=":
            self.for_all = not self.for_all and bool(self.item.same)
        elif key in TYPED:
            self._typed(self.item, key, text)
        else:
            self.message = f"{key!r} does nothing; ? shows the keys."

    def _relabel(self, label: Label, whose: str) -> None:
        kind = self.kind if label is Label.OPINION else None
        assert self.item is not None
        if whose.strip() and label is Label.ATTRIBUTED_STATEMENT:
            self._decide(Choice(decision=Decision.ATTRIBUTION, chain=typed_chain(whose)))
        elif label is self.item.label and (kind is None or kind is self.item.opinion_kind):
            self._decide(Choice(decision=Decision.ACCEPT))
        else:
            self._decide(Choice(decision=Decision.RELABEL, label=label, opinion_kind=kind))

    def _typed(self, shown: Item, key: str, text: str) -> None:
        if not text.strip():
            self.message = "Nothing was typed, so nothing was decided."
        elif key == "n":
            self._keep(Choice(decision=Decision.NOTE, note=text))
            self.message = "Noted. The claim itself still waits."
        elif key == "w":
            self._keep(Choice(decision=Decision.ATTRIBUTION, chain=typed_chain(text)))
            self._look_again("Whose word it is, is kept. Enter goes on.")
        else:
            self._keep(typed_words(text, shown.sentence_text, shown.sentence_span.start, shown.label))
            self._look_again("The words are kept. Enter goes on.")

    def _decide(self, choice: Choice) -> None:
        """Keep a decision, then show the next claim."""
        assert self.item is not None
        others = self.item.same if self.for_all else ()
        self._keep(choice, others)
        # What is skipped with the same words elsewhere is not asked for again in this pass either.
        self._ahead.leave_out(self.item.same if self.for_all or choice.decision is Decision.SKIP else ())
        self.item = self._next()

    def _keep(self, choice: Choice, others: tuple[int, ...] = ()) -> None:
        assert self.item is not None
        seen = Seen(label=self.item.label, review_id=None if self._blind else self.item.review_id, blind=self._blind)
        reviewer = self._filters.reviewer
        kept = decide_all(self._store, self.item.claim_id, others, choice, reviewer=reviewer, seen=seen)
        numbers = [one.review_id for one in kept if one.review_id is not None]
        self._made.append(_Step(self.item.claim_id, numbers, choice.decision is not Decision.NOTE))

    def _undo(self) -> None:
        """Take back what the last key kept; without one, the last that this reviewer ever decided."""
        numbers: list[int | None] = list(self._made[-1].reviews) if self._made else [None]
        taken = [undo(self._store, self._filters.reviewer, number) for number in reversed(numbers)]
        if self._made:
            self._made.pop()
        first = taken[-1]
        if first is None:
            self.message = "There is nothing to undo."
            return
        if self.item is not None and self.item.claim_id != first.claim_id:
            self._ahead.put_back(self.item)
        self._show(first.claim_id)
        self.message = f"Taken back: {len(taken)} decisions." if len(taken) > 1 else self._taken_back(first)

    def _taken_back(self, undoing: Review) -> str:
        """What was taken back and, where that was not all, what stands."""
        told = {one.review_id: one for one in history(self._store, undoing.claim_id)}
        taken = told.get(undoing.undoes)
        what = f"Taken back: {_step(taken)}." if taken else "Taken back."
        stands = told.get(self.item.review_id) if self.item and self.item.decision else None
        return f"{what} What {stands.reviewer} decided before stands: {_step(stands)}." if stands else what

    def _look_again(self, message: str) -> None:
        if self.item is not None:
            self._show(self.item.claim_id)
        self.message = message

    def _show(self, claim_id: int) -> None:
        reviewer = self._filters.reviewer
        self._blind = self._filters.blind and not has_decided(self._store, claim_id, reviewer)
        self.item = item(self._store, claim_id, reviewer=reviewer, blind=self._blind)
        self.for_all, self.kind = False, None

    def _next(self) -> Item | None:
        """The next claim that this pass has not shown."""
        self.for_all, self.kind = False, None
        self._blind = self._filters.blind
        return self._ahead.next()


def _step(review: Review) -> str:
    """One step of a reviewer, to be named: ``the label opinion``, ``the split``."""
    if review.decision is Decision.RELABEL and review.label is not None:
        return f"the label {LABELS[review.label]}"
    return _STEPS.get(review.decision, f"the {review.decision}")
