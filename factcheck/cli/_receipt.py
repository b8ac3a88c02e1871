"""Draws the trail of a claim on one screen: a name on the left, what there is to say on the right."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.cli import _lines, _marked, _output
from factcheck.cli._versions import version_words
from factcheck.cli._visible import on_one_line, visible
from factcheck.records import Article, AuditedArticle, ModelCall
from factcheck.showing.words import LABELS, labelled_by, many
from factcheck.spans import Span
from factcheck.store.trailing import LabelOnce, ReviewOnce, SaidElsewhere
from factcheck.trail import Trail, Voice
from factcheck.vocabulary import Label

if TYPE_CHECKING:
    from rich.text import Text

_WIDTH = 80
_NAMES = 10  # of the column on the left
_MOST = 8  # matches, decisions and labels each, so that a screen holds them all
Line = tuple[str, "str | Text"]

# What a person did, behind the label that came of it, or alone where none did.
_DECIDED = {
    "accept": "accepted",
    "relabel": "",
    "span": "with other words",
    "attribution": "with other voices",
    "split": "the first part of a split",
    "not_a_claim": "no claim",
    "skip": "skipped",
    "undo": "took a decision back",
}


def emit(trail: Trail, *, prompt: bool = False, call: bool = False) -> None:
    """The receipt; with `prompt` the instructions behind the label, with `call` the question and the answer as sent."""
    # Loaded late: start-up time.
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True, width=_NAMES)
    table.add_column(overflow="fold", max_width=_WIDTH - _NAMES - 2)
    for name, value in _lines_of(trail):
        table.add_row(name, value)
    _output.emit(table)
    if trail.call is not None:
        texts = [("Instructions", trail.call.instructions)] if prompt else []
        texts += [("Question", trail.call.question), ("Answer", trail.call.answer)] if call else []
        for title, text in texts:
            _output.emit_text(f"\n{title}\n{visible(text)}")


def _lines_of(trail: Trail) -> Iterator[Line]:
    yield "claim", _where(trail)
    yield "label", _label(trail)
    yield from _named("how sure", _how_sure(trail.claim.probability))
    yield "words", _sentence(trail)
    if trail.claim.restated:
        yield "restated", on_one_line(trail.claim.restated)
    yield from _named("carried by", [_opinion_cues(trail)] if trail.opinion_cues else [])
    yield from _named("content", [" … ".join(map(on_one_line, trail.content))] if trail.content else [])
    yield from _named("stands", _parts(trail))
    yield from _named("said by", _said_by(trail))
    yield from _named("look at", [on_one_line(_lines.why(signal)) for signal in trail.signals])
    yield from _named("elsewhere", _capped([_elsewhere(one) for one in trail.elsewhere]))
    yield from _named("by", _annotator(trail))
    yield from _named("call", _call(trail))
    yield from _named("reviews", _capped([_review(one, trail) for one in trail.reviews]) or ["none"])
    yield from _named("labels", _capped([_label_once(one, trail) for one in trail.labels]))


def _named(name: str, values: "Sequence[str] | Iterator[str]") -> Iterator[Line]:
    """The name once, before the first of the values."""
    for value in values:
        yield name, _plain(value)
        name = ""


def _capped(values: list[str]) -> list[str]:
    """The last of them where there are many: what is newest matters most."""
    left_out = len(values) - _MOST
    return values if left_out <= 0 else [f"({left_out} before these; all of them: --json)", *values[-_MOST:]]


def _plain(text: str) -> "Text":
    # Loaded late: start-up time.
    from rich.text import Text

    return Text(text)


def _where(trail: Trail) -> "Text":
    article = trail.article
    named = on_one_line(article.title or article.url or article.location or "text")
    published = f", published {article.published}" if article.published else ""
    version = version_words(article.versions, article.article_id)
    placed = "" if trail.claim.alignment in ("whole", "exact") else f" ({trail.claim.alignment})"
    span = f"code points {trail.claim.span.start} to {trail.claim.span.end}"
    place = f"sentence {trail.sentence.number}, {span}{placed}"
    return _plain(
        f"{trail.claim.claim_id}, the {_ordinal(trail.claim.number)} of audit {trail.audit.audit_id}\n"
        f"article {article.article_id}: {named}{version}{published}\n{place}"
    )


def _label(trail: Trail) -> "Text":
    given, kind = trail.claim.label, trail.claim.opinion_kind
    as_given = LABELS[given] + (f" ({kind})" if kind else "")
    if trail.label is None:
        return _plain(f"no claim, as a person found; the annotator said {as_given}")
    if len(trail.stands) > 1:
        return _plain(f"split into {len(trail.stands)} by a person; the annotator said {as_given}")
    if trail.label is not given:
        return _plain(f"{LABELS[trail.label]}, as a person found; the annotator said {as_given}")
    return _plain(as_given)


def _how_sure(probability: float | None) -> list[str]:
    return [] if probability is None else [f"{probability:.2f} is the measured probability of the label given"]


def _sentence(trail: Trail) -> "Text":
    """The sentence with the claims in it marked as `show` marks them."""
    start = trail.sentence.span.start
    end = trail.sentence.span.end
    claims = [
        claim.model_copy(update={"span": Span(max(claim.span.start, start) - start, min(claim.span.end, end) - start)})
        for claim in trail.claims_in_sentence
        if claim.span.start < end and claim.span.end > start
    ]
    cut = AuditedArticle(
        article=Article(text=trail.sentence_text),
        sentences=(),
        annotator=trail.audit.annotator,
        status=trail.audit.status,
        claims=tuple(claims),
        outcomes=(),
        signals=(),
        calls=(),
        started_at=trail.audit.started_at,
        finished_at=trail.audit.finished_at,
    )
    return _marked.marked_article(cut, colour=_output.has_colour())


def _opinion_cues(trail: Trail) -> str:
    return ", ".join(f"“{on_one_line(cue)}”" for cue in trail.opinion_cues)


def _parts(trail: Trail) -> Iterator[str]:
    """Each part of a claim whose words a person changed, and whose word it is where there are several."""
    if not trail.stands or (len(trail.stands) == 1 and trail.stands[0].claim.span == trail.claim.span):
        return
    for one in trail.stands:
        voices = " › ".join(map(_voice, one.chain)) or "an unnamed source"
        is_said = one.claim.label is Label.ATTRIBUTED_STATEMENT and len(trail.stands) > 1
        said = f", said by {voices}" if is_said else ""
        yield f"{LABELS[one.claim.label]}: “{on_one_line(one.claim.quote)}”{said}"
    yield f"as labelled: “{on_one_line(trail.claim.quote)}”"


def _said_by(trail: Trail) -> Iterator[str]:
    """The voices as they stand; those that the annotator gave, too, where others do."""
    now = trail.stands[0].chain if len(trail.stands) == 1 else ()
    yield from map(_voice, now)
    if not now and trail.label is Label.ATTRIBUTED_STATEMENT and len(trail.stands) == 1:
        yield "an unnamed source"
    if trail.chain and [one.link for one in now] != [one.link for one in trail.chain]:
        yield f"as labelled: {' › '.join(map(_voice, trail.chain))}"


def _voice(voice: Voice) -> str:
    """One voice: by whom it is meant, how it is written, and what kind it is."""
    words = f"{on_one_line(_lines.chain_words([voice.link]))}, {voice.link.kind}"
    if voice.source and voice.source not in (voice.link.full_name, voice.link.source):
        return f"{words} = {on_one_line(voice.source)}"
    return words


def _elsewhere(one: SaidElsewhere) -> str:
    where = "this article" if one.within_article else f"article {one.article_id} ({on_one_line(one.article)})"
    whose = f", {on_one_line(one.source)}" if one.source else ""
    how = one.kind.replace("_", " ") + ("" if one.extent == "same" else f", {one.extent.replace('_', ' ')}")
    verdict = "" if one.verdict == "unconfirmed" else f", {one.verdict}"
    return (
        f"claim {one.claim_id} in {where}: {LABELS[one.label]}{whose}; "
        f"{how}, {one.score:.2f}{verdict}: “{on_one_line(one.quote)}”"
    )


def _annotator(trail: Trail) -> Iterator[str]:
    audit = trail.audit
    standing = "the one that speaks for the article" if audit.is_preferred else "another audit speaks for the article"
    standing = standing if audit.is_latest else "a newer audit replaced it"
    by = labelled_by(audit.annotator.name, audit.annotator.version)
    yield f"{by}; audit {audit.audit_id}, {audit.status}, {_time(audit.finished_at)}"
    yield standing
    if trail.call is None:
        yield "no model was asked"


def _call(trail: Trail) -> Iterator[str]:
    call = trail.call
    if call is None:
        return
    yield f"prompt {call.prompt_name} v{call.prompt_version.removeprefix('v')}, {call.prompt_hash}"
    yield call.request_hash
    answered = f", answered by {call.model_answered}" if call.model_answered not in ("", call.model_asked) else ""
    yield f"{call.model_asked}{answered}, {call.base_url}"
    yield f"{_tokens(call)}; {_cost(call)}; {call.latency_ms / 1000:.1f} s; {_time(call.asked_at)}"
    yield f"it gave {many(trail.claims_of_call, 'claim')} of this audit"
    if trail.payment is not None and trail.from_ledger:
        paid = trail.payment
        yield f"answered from the ledger: audit {paid.audit_id} of article {paid.article_id} paid for it"


def _tokens(call: ModelCall) -> str:
    if call.tokens_in is None or call.tokens_out is None:
        return "tokens not reported"
    cached = f" ({call.tokens_cached} cached)" if call.tokens_cached else ""
    return f"{call.tokens_in} tokens in{cached}, {call.tokens_out} out"


def _cost(call: ModelCall) -> str:
    return "cost unknown" if call.cost_usd is None else f"{call.cost_usd:.6f} USD"


def _review(one: ReviewOnce, trail: Trail) -> str:
    label = LABELS[one.label] if one.label else ""
    decided = ", ".join(filter(None, (label, _DECIDED.get(one.decision, one.decision))))
    is_new = one.label is not one.seen_label and one.decision not in ("skip", "note")
    before = f"before: {LABELS[one.seen_label]}" if is_new else ""
    other = "" if one.claim_id == trail.claim.claim_id else f"as claim {one.claim_id} of article {one.article_id}"
    around = f" ({'; '.join(filter(None, (before, other)))})" if before or other else ""
    note = f": {on_one_line(one.note)}" if one.note else ""
    stands = " [stands]" if one.stands else ""
    return f"{_time(one.reviewed_at)}  {on_one_line(one.reviewer)}: {decided}{around}{note}{stands}"


def _label_once(one: LabelOnce, trail: Trail) -> str:
    kind = f" ({one.opinion_kind})" if one.opinion_kind else ""
    whose = f", {on_one_line(one.source)}" if one.source and one.label == "attributed_statement" else ""
    which = "this claim" if one.claim_id == trail.claim.claim_id else f"claim {one.claim_id}"
    words = "" if one.same_words else f", on other words: “{on_one_line(one.quote)}”"
    by = f"{one.annotator} {one.annotator_version}"
    return f"{_time(one.finished_at)}  {by}: {LABELS[one.label]}{kind}{whose} ({which}){words}"


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _ordinal(number: int) -> str:
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"
