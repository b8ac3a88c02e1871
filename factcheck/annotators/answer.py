"""What a language model may answer, and nothing else: numbers of sentences, a few words of them, and labels.

Grouped by label, so that a plain sentence costs its number. Offsets, ids and times are the business of code.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

SourceKindWord = Literal["person", "organisation", "government", "media", "document", "group", "unnamed"]
ReasonWord = Literal["heading", "credit", "metadata", "question", "fragment", "boilerplate"]


class AnswerPart(BaseModel):
    """A piece of an answer; unknown fields make the answer invalid."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Voice(AnswerPart):
    """One source of the article, listed once under its fullest name."""

    name: str
    kind: SourceKindWord


class FactPart(AnswerPart):
    """A fact that is only part of its sentence."""

    n: int
    part: str


class LoadedFact(AnswerPart):
    """A fact whose whole sentence carries loaded words, with … between them."""

    n: int
    loaded: str


class LoadedPart(AnswerPart):
    """A fact that is part of its sentence and carries loaded words."""

    n: int
    part: str
    loaded: str


class Attributed(AnswerPart):
    """A whole sentence on the word of voice `v`, which the sentence names in full or not at all."""

    n: int
    v: int
    cue: str


class AttributedAs(AnswerPart):
    """A whole sentence on the word of voice `v`, which it calls `w`."""

    n: int
    v: int
    w: str
    cue: str


class Via(AnswerPart):
    """A voice that passes the content on."""

    v: int
    w: str
    cue: str


class AttributedVia(AnswerPart):
    """A whole sentence that reaches the article through other voices, outermost first."""

    n: int
    v: int
    w: str
    cue: str
    via: list[Via]


class AttributedPart(AnswerPart):
    """A part of a sentence on the word of voice `v`."""

    n: int
    part: str
    v: int
    w: str
    cue: str


class AttributedInFull(AnswerPart):
    """Everything that can be said of a statement; `part` is '' for the whole sentence."""

    n: int
    part: str
    said: list[str]
    v: int
    w: str
    cue: str
    via: list[Via]


class Opinion(AnswerPart):
    """A whole sentence of the article's own opinion, and the words that carry it, with … between them."""

    n: int
    cue: str


class OpinionPart(AnswerPart):
    """A part of a sentence that is the article's own opinion."""

    n: int
    part: str
    cue: str


Fact = FactPart | LoadedFact | LoadedPart
Statement = Attributed | AttributedAs | AttributedVia | AttributedPart | AttributedInFull
AnyOpinion = Opinion | OpinionPart


class Opinions(AnswerPart):
    """Opinions by their kind."""

    evaluation: list[AnyOpinion]
    interpretation: list[AnyOpinion]
    prediction: list[AnyOpinion]
    speculation: list[AnyOpinion]
    recommendation: list[AnyOpinion]


class NoClaim(AnswerPart):
    """A sentence that carries no claim, and why."""

    n: int
    reason: ReasonWord


class Labels(AnswerPart):
    """The answer: every numbered sentence stands in it at least once."""

    facts: list[int | Fact]
    voices: list[Voice]
    attributed: list[Statement]
    opinions: Opinions
    no_claim: list[NoClaim]


class Restated(AnswerPart):
    """A claim in words that need no context; `part` as in the claim, '' where the claim is the whole sentence."""

    n: int
    part: str
    text: str


class RestatedLabels(Labels):
    """The answer where restatements are wanted too."""

    restated: list[Restated]
