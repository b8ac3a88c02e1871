"""What a reviewer types in a line of words: the ends of a claim, its parts, or whose word it is."""

from factcheck.errors import DecisionRefusedError
from factcheck.ground.matching import found
from factcheck.records import Phrase
from factcheck.review.deciding import Choice, Part, Voice
from factcheck.spans import Span
from factcheck.vocabulary import Decision, Label, SourceKind

_LABELS = {"1": Label.REPORTED_FACT, "2": Label.ATTRIBUTED_STATEMENT, "3": Label.OPINION}


def typed_words(text: str, sentence: str, start: int, label: Label) -> Choice:
    """``first words … last words`` as a place in the sentence; with ``|`` between, as parts.

    A part may say its label before its words: ``1: the delay | 3: a needless farce``. The sentence begins at `start`.

    Raises:
        DecisionRefusedError: words that do not stand in the sentence.
    """
    if "|" not in text:
        return Choice(decision=Decision.SPAN, span=_place(text, sentence, start))
    parts = []
    for piece in text.split("|"):
        key, mark, words = piece.partition(":")
        named = _LABELS.get(key.strip()) if mark else None
        parts.append(Part(span=_place(words if named else piece, sentence, start), label=named or label))
    return Choice(decision=Decision.SPLIT, parts=tuple(parts))


def typed_chain(text: str) -> tuple[Voice, ...]:
    """``source / cue / kind / full name``, the last ones left out at will; ``>`` between voices, the outermost first.

    Raises:
        DecisionRefusedError: a kind of source that there is not, or more than four parts.
    """
    return tuple(_voice(piece) for piece in text.split(">"))


def _voice(text: str) -> Voice:
    parts = [part.strip() for part in text.split("/")]
    if len(parts) > 4:
        raise DecisionRefusedError(
            f"{' '.join(text.split())!r} has more than the four parts of a voice, and no name holds a '/'.",
            hint="Write: source / cue / kind / full name, and > between voices.",
        )
    source, cue, kind, full_name = parts + [""] * (4 - len(parts))
    if kind and kind not in list(SourceKind):
        raise DecisionRefusedError(f"{kind!r} is no kind of source.", hint=f"One of: {', '.join(SourceKind)}")
    return Voice(
        source=source, cue=cue, kind=SourceKind(kind or ("person" if source else "unnamed")), full_name=full_name
    )


def _place(words: str, sentence: str, start: int) -> Span:
    match = found(sentence, Phrase(text=words.strip()))
    if match is None:
        raise DecisionRefusedError(
            f"{' '.join(words.split())!r} does not stand in the sentence.",
            hint="Use its words as they are, … for some left out.",
        )
    return match.span.shifted(start)
