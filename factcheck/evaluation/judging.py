"""One document: what its gold marks beside what an annotator found, counted question by question."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.evaluation.attributions import judge_attributions
from factcheck.evaluation.gold import GoldDocument, GoldSentence, Question
from factcheck.evaluation.matching import Cover, Index, cover, lies_mostly_in, pairs
from factcheck.evaluation.tallies import MISSED, NOT_MARKED, Mistake, Tally
from factcheck.records import AuditedArticle, Claim
from factcheck.spans import Span
from factcheck.vocabulary import Label, NoClaimReason, Outcome

OPINION, REST = "opinion", "rest"
NO_CLAIM = "no_claim"
EXACT, OVERLAP, CHARACTERS = "exact", "overlap", "labelled characters"


# Of claims, by their number, how probable the annotator held each label to be, from 0 to 1.
Probabilities = Mapping[int, Mapping[Label, float]]


def stated(audited: AuditedArticle) -> Probabilities:
    """The probabilities that claims carry; what the label given leaves over may as well be an opinion."""
    found: dict[int, Mapping[Label, float]] = {}
    for claim in audited.claims:
        if claim.probability is not None:
            found[claim.number] = {Label.OPINION: 1 - claim.probability, claim.label: claim.probability}
    return found


class Forecast(NamedTuple):
    """How probable something was held to be, from 0 to 1, and whether it was so.

    Of a claim this is the label that it was given; of a sentence, that it holds an opinion of the article's own.
    """

    question: Question
    probability: float
    came: bool


class Judged(NamedTuple):
    """What one document came to."""

    tally: Tally
    mistakes: list[Mistake]
    forecasts: list[Forecast]


def judge(gold: GoldDocument, audited: AuditedArticle, probabilities: Probabilities | None = None) -> Judged:
    """Count what `audited` has right of `gold`, for the questions that the gold answers.

    Without `probabilities` those count that the claims carry, if any do.
    """
    judged = Judged(Tally(), [], [])
    judging = _Judging(gold, audited, stated(audited) if probabilities is None else probabilities, judged)
    if gold.answers & {Question.LABELS, Question.SPANS}:
        judging.claims()
    if Question.OPINION in gold.answers:
        judging.opinions()
    if Question.ATTRIBUTION in gold.answers:
        judge_attributions(gold, audited, judged.tally, judged.mistakes)
    if Question.NO_CLAIM in gold.answers:
        judging.sentences_without_claims()
    if Question.SENTENCES in gold.answers:
        judging.sentences()
    return judged


class _Judging:
    """The counting of one document."""

    def __init__(
        self, gold: GoldDocument, audited: AuditedArticle, probabilities: Probabilities, judged: Judged
    ) -> None:
        self._gold = gold
        self._text = gold.article.text
        self._audited = audited
        self._probabilities = probabilities
        self._tally, self._mistakes, self._forecasts = judged
        self._given = [cover(self._text, [claim.span]) for claim in audited.claims]
        self._touching = Index(self._given)

    def claims(self) -> None:
        """Labels and spans, of the claims that answer to each other."""
        marked, given = self._gold.claims, self._audited.claims
        covers = [cover(self._text, [claim.span]) for claim in marked]
        paired = pairs(covers, self._given, lambda m, g: marked[m].label is given[g].label)
        if Question.LABELS in self._gold.answers:
            self._labels(paired)
        if Question.SPANS in self._gold.answers:
            self._spans(paired, covers)

    def opinions(self) -> None:
        """Of each sentence, whether it holds an opinion of the article's own."""
        self._in_order(Question.OPINION, (OPINION, REST))
        for sentence, marked in self._gold.opinions():
            claims = self._claims_in(sentence)
            given = {claim.label.value for claim in claims}
            self._forecast(Question.OPINION, claims, Label.OPINION, came=marked)
            self._classify(Question.OPINION, OPINION if marked else REST, OPINION if OPINION in given else REST)
            if marked is not (OPINION in given) and Question.LABELS not in self._gold.answers:
                as_given = OPINION if OPINION in given else "+".join(sorted(given)) or "no claim"
                kind = f"{OPINION if marked else 'no opinion'} taken for {as_given}"
                self._mistake(Question.OPINION, kind, sentence.span, OPINION if marked else REST, as_given)

    def sentences_without_claims(self) -> None:
        """Which sentences carry no claim, and why."""
        silent = {one.sentence: one.reason for one in self._audited.outcomes if one.outcome is Outcome.NO_CLAIM}
        covers = [
            (cover(self._text, [sentence.span]), silent[sentence.number])
            for sentence in self._audited.sentences
            if sentence.number in silent
        ]
        index = Index([places for places, _ in covers])
        for sentence in self._gold.sentences:
            near = index.touching(cover(self._text, [sentence.span]))
            reason = self._reason_in(sentence, [covers[number] for number in near])
            marked, given = sentence.no_claim is not None, reason is not None
            if marked:
                self._tally.look(Question.NO_CLAIM, NO_CLAIM, hit=given, exhaustive=self._gold.exhaustive)
            if given and self._gold.exhaustive:
                self._tally.find(Question.NO_CLAIM, NO_CLAIM, right=marked)
            if marked and given:
                self._tally.share(Question.NO_CLAIM, "reason", held=reason == sentence.no_claim)
            elif marked or (given and self._gold.exhaustive):
                kind = f"no_claim ({sentence.no_claim}) missed" if marked else f"no_claim ({reason}) too many"
                words = (str(sentence.no_claim or "a claim"), str(reason or "a claim"))
                self._mistake(Question.NO_CLAIM, kind, sentence.span, *words)

    def sentences(self) -> None:
        """Sentences whose two ends are right."""
        marked = {sentence.span for sentence in self._gold.sentences}
        given = {sentence.span for sentence in self._audited.sentences}
        for span in marked:
            self._tally.look(Question.SENTENCES, EXACT, hit=span in given, exhaustive=self._gold.exhaustive)
        for span in given if self._gold.exhaustive else ():
            self._tally.find(Question.SENTENCES, EXACT, right=span in marked)
        for span in sorted(marked - given):
            self._mistake(Question.SENTENCES, "sentence cut elsewhere", span, "a sentence", "cut elsewhere")

    def _labels(self, paired: dict[int, int]) -> None:
        marked, given = self._gold.claims, self._audited.claims
        self._in_order(Question.LABELS, tuple(Label))
        for m, claim in enumerate(marked):
            answer = given[paired[m]].label if m in paired else None
            self._tally.look(Question.LABELS, claim.label, hit=answer is claim.label, exhaustive=self._gold.exhaustive)
            self._tally.confuse(Question.LABELS, claim.label, answer or MISSED)
            if answer is not claim.label:
                kind = f"{claim.label} taken for {answer}" if answer else f"{claim.label} missed"
                self._mistake(Question.LABELS, kind, claim.span, claim.label, answer or MISSED)
            elif claim.label is Label.OPINION and claim.opinion_kind is not None:
                same_kind = given[paired[m]].opinion_kind is claim.opinion_kind
                self._tally.share(Question.LABELS, "opinion kind", held=same_kind)
        answered = {g: marked[m].label for m, g in paired.items()}
        for g, found in enumerate(given):
            right = answered.get(g) is found.label
            if self._gold.exhaustive or g in answered:
                self._forecast(Question.LABELS, [found], found.label, came=right)
            if self._gold.exhaustive:
                self._tally.find(Question.LABELS, found.label, right=right)
                if g not in answered:
                    self._tally.confuse(Question.LABELS, NOT_MARKED, found.label)
                    self._mistake(Question.LABELS, f"{found.label} too many", found.span, NOT_MARKED, found.label)

    def _spans(self, paired: dict[int, int], covers: Sequence[Cover]) -> None:
        marked, given = self._gold.claims, self._audited.claims
        spans, marked_spans = (Counter(claim.span for claim in claims) for claims in (given, marked))
        answered = set(paired.values())
        whole = self._gold.exhaustive
        for m, claim in enumerate(marked):
            self._tally.look(Question.SPANS, EXACT, hit=_answers(claim.span, spans), exhaustive=whole)
            self._tally.look(Question.SPANS, OVERLAP, hit=m in paired, exhaustive=whole)
        for g, found in enumerate(given if whole else ()):
            self._tally.find(Question.SPANS, EXACT, right=_answers(found.span, marked_spans))
            self._tally.find(Question.SPANS, OVERLAP, right=g in answered)
        mine = {(claim.label, at) for claim, places in zip(marked, covers, strict=True) for at in places}
        theirs = {(claim.label, at) for claim, places in zip(given, self._given, strict=True) for at in places}
        for hit, times in ((True, len(mine & theirs)), (False, len(mine - theirs))):
            self._tally.look(Question.SPANS, CHARACTERS, hit=hit, exhaustive=whole, times=times)
        for right, times in ((True, len(mine & theirs)), (False, len(theirs - mine))) if whole else ():
            self._tally.find(Question.SPANS, CHARACTERS, right=right, times=times)

    def _claims_in(self, sentence: GoldSentence) -> list[Claim]:
        """The claims that lie mostly in `sentence`, or that it lies mostly in."""
        within = cover(self._text, [sentence.span])
        return [
            self._audited.claims[number]
            for number in self._touching.touching(within)
            if lies_mostly_in(self._given[number], within) or lies_mostly_in(within, self._given[number])
        ]

    def _reason_in(
        self, sentence: GoldSentence, silent: Sequence[tuple[Cover, NoClaimReason | None]]
    ) -> NoClaimReason | None:
        """The reason given for at least half of `sentence`, of several the one with most of it."""
        within = cover(self._text, [sentence.span])
        shared = sorted(((len(within & places), reason) for places, reason in silent), key=lambda one: -one[0])
        return shared[0][1] if shared and 2 * sum(size for size, _ in shared) >= len(within) and shared[0][0] else None

    def _in_order(self, question: Question, names: Sequence[str]) -> None:
        """Figures stand in the order in which things are first counted, so these are counted before any other."""
        for name in names:
            self._tally.look(question, name, hit=False, exhaustive=True, times=0)

    def _classify(self, question: Question, marked: str, given: str) -> None:
        self._tally.look(question, marked, hit=marked == given, exhaustive=True)
        self._tally.find(question, given, right=marked == given)
        self._tally.confuse(question, marked, given)

    def _forecast(self, question: Question, claims: Sequence[Claim], label: Label, *, came: bool) -> None:
        """How probable `label` was held to be, of several claims the highest; nothing where that was not said."""
        said = [self._probabilities.get(claim.number, {}).get(label) for claim in claims]
        known = [probability for probability in said if probability is not None]
        if known:
            self._forecasts.append(Forecast(question, max(known), came))

    def _mistake(self, question: Question, kind: str, span: Span, marked: str, given: str) -> None:
        words = span.of(self._text)
        self._mistakes.append(
            Mistake(
                kind=kind,
                question=question,
                document=self._gold.name,
                span=span,
                text=words,
                marked=marked,
                given=given,
            )
        )


def _answers(span: Span, left: Counter[Span]) -> bool:
    """Whether one of those `left` has this very place; it then answers no other."""
    found = left[span] > 0
    left[span] -= found
    return found


def ordered(mistakes: Sequence[Mistake]) -> Iterator[Mistake]:
    """The worst first: one of each kind in turn, the commonest kind before the others, and of a kind the longest."""
    by_kind: dict[str, list[Mistake]] = {}
    for mistake in mistakes:
        by_kind.setdefault(mistake.kind, []).append(mistake)
    kinds = sorted(by_kind.values(), key=lambda kind: (-len(kind), kind[0].kind))
    in_turn = [sorted(kind, key=lambda one: -len(one.text)) for kind in kinds]
    for place in range(max(map(len, in_turn), default=0)):
        yield from (kind[place] for kind in in_turn if place < len(kind))
