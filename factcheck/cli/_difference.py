"""Draws what changed between two audited articles: sentences word by word, then a line for each claim."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.cli import _output, _table
from factcheck.cli._visible import on_one_line, visible
from factcheck.difference import Aspect, ChangeKind, ClaimChange, Difference, SentenceChange, SentenceFate, Side
from factcheck.showing.words import LABELS, many
from factcheck.vocabulary import Label

if TYPE_CHECKING:
    from rich.text import Text

_COLUMNS = ("change", "claim", "words", "what changed")
_SIGNS = {
    SentenceFate.CHANGED: "~",
    SentenceFate.ADDED: "+",
    SentenceFate.REMOVED: "-",
    SentenceFate.MOVED: ">",
}
_REMOVED, _ADDED, _AT = "red strike", "green underline", "dim"
_MEANING = {
    ChangeKind.VANISHED: "its words were taken out",
    ChangeKind.APPEARED: "its words came in",
    ChangeKind.GONE: "no claim any more, the words still stand",
    ChangeKind.NEW: "a claim now, the words stood there before",
}


def emit(found: Difference, versions: Mapping[int, str]) -> None:
    """The whole comparison, for people; `versions` says by the number of an article which version it is."""
    _output.emit_text("\n".join(_head(found, versions)))
    if found.is_empty:
        _output.emit_text("\nNothing differs.")
        return
    if found.sentences:
        colour = _output.has_colour()
        _output.emit("", *(_sentence(change, colour=colour) for change in found.sentences))
    if found.claims:
        _output.emit_text("")
        _table.emit_table(_COLUMNS, map(_row, found.claims))


def _head(found: Difference, versions: Mapping[int, str]) -> Iterator[str]:
    yield f"from {_side(found.before, versions)}"
    yield f"to   {_side(found.after, versions)}"
    if not found.same_text:
        fates = Counter(change.kind for change in found.sentences)
        changed = "".join(f", {fates[fate]} {fate}" for fate in SentenceFate if fates[fate])
        yield f"{many(found.unchanged_sentences, 'sentence')} unchanged{changed}"
    yield f"{many(found.unchanged_claims, 'claim')} unchanged{''.join(_counted(found.claims))}"


def _counted(claims: Sequence[ClaimChange]) -> Iterator[str]:
    """How many claims changed, came and went; each is counted once, by the gravest of its changes."""
    kinds = Counter(change.kinds[0] for change in claims)
    changed = [kind for kind in ChangeKind if kinds[kind] and kind not in _MEANING]
    if changed:
        number = sum(kinds[kind] for kind in changed)
        yield f", {number} changed ({', '.join(f'{kinds[kind]} {_kind(kind)}' for kind in changed)})"
    yield from (f", {kinds[kind]} {_kind(kind)}" for kind in ChangeKind if kinds[kind] and kind in _MEANING)


def _side(side: Side, versions: Mapping[int, str]) -> str:
    name = on_one_line(side.title or side.location or side.url or "text")
    article, version = "a text", ""
    if side.article_id is not None:
        article, version = f"article {side.article_id}", versions.get(side.article_id, "")
    audit = f"audit {side.audit_id} by " if side.audit_id else ""
    by = f"{audit}{on_one_line(side.annotator)} {on_one_line(side.annotator_version)}"
    counts = ", ".join(many(side.labels[label], LABELS[label]) for label in Label if side.labels.get(label))
    return f"{article}: {name}{version}; {by}: {counts or 'no claim'}"


def _sentence(change: SentenceChange, *, colour: bool) -> "Text":
    """One sentence: its sign, its numbers, and its words with what came and went."""
    # Loaded late: start-up time.
    from rich.text import Text

    numbers = " → ".join(str(number) for number in dict.fromkeys((change.before, change.after)) if number is not None)
    drawn = Text()
    drawn.append(f"{_SIGNS[change.kind]} {numbers:<8}", _AT if colour else "")
    for segment in change.segments:
        if segment.before == segment.after:
            drawn.append(visible(segment.before), "")
            continue
        for words, style, opening, closing in (
            (segment.before, _REMOVED, "[-", "-]"),
            (segment.after, _ADDED, "{+", "+}"),
        ):
            if words:
                shown = visible(words)
                drawn.append(shown if colour else f"{opening}{shown}{closing}", style if colour else "")
    return drawn


def _row(change: ClaimChange) -> tuple[str, str, str, str]:
    """The line of a claim: all that became of it, its number, its words, and from what to what."""
    claim = change.after or change.before
    sides = (change.before, change.after)
    numbers = " → ".join(dict.fromkeys(str(one.number) for one in sides if one is not None))
    words = on_one_line(claim.quote) if claim else ""
    kinds = ", ".join(_kind(kind) for kind in change.kinds)
    return kinds, numbers, words, "; ".join(dict.fromkeys(map(_what, change.aspects)))


def _kind(kind: ChangeKind) -> str:
    return {ChangeKind.FIGURE: "figure", ChangeKind.SOURCE: "source", ChangeKind.FLIPPED: "label"}.get(kind, kind.value)


def _what(aspect: Aspect) -> str:
    if aspect.kind is ChangeKind.FLIPPED:
        return f"{LABELS[Label(aspect.before)]} → {LABELS[Label(aspect.after)]}"
    before, after = on_one_line(aspect.before), on_one_line(aspect.after)
    if before and after:
        return f"{before} → {after}"
    if before or after:
        return f"without “{before}”" if before else f"with “{after}”"
    return _MEANING.get(aspect.kind, "")
