"""What a language model may answer, and nothing else: numbers of sentences, a few words of them, and labels.

Grouped by label, so that a plain sentence costs its number. Offsets, ids and times are the business of code.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SourceKindWord = Literal["person", "organisation", "government", "media", "document", "group", "unnamed"]
ReasonWord = Literal["heading", "credit", "metadata", "question", "fragment", "boilerplate"]


class AnswerPart(BaseModel):
    """A piece of an answer; unknown fields make the answer invalid."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Voice(AnswerPart):
    """One source of the article, listed once under its fullest name."""

    name: str
    kind: SourceKindWord


class By(AnswerPart):
    """One link of a chain: the voice's place in `voices` (from 1), the source and the cue as written."""

    v: int
    w: str = Field(description="source as written in this sentence, '' where that is the voice's name")
    cue: str


class FactPart(AnswerPart):
    """A fact that is only part of its sentence ('' = the whole), or that carries loaded words."""

    n: int
    part: str
    loaded: list[str]


class Attributed(AnswerPart):
    """A whole sentence on somebody's word."""

    n: int
    by: list[By]


class AttributedPart(AnswerPart):
    """A part of a sentence on somebody's word ('' = the whole), or one whose content must be pointed out."""

    n: int
    part: str
    said: list[str]
    by: list[By]


class Opinion(AnswerPart):
    """A whole sentence of the article's own opinion, and the words that carry it."""

    n: int
    cues: list[str]


class OpinionPart(AnswerPart):
    """A part of a sentence that is the article's own opinion."""

    n: int
    part: str
    cues: list[str]


class Opinions(AnswerPart):
    """Opinions by their kind."""

    evaluation: list[Opinion | OpinionPart]
    interpretation: list[Opinion | OpinionPart]
    prediction: list[Opinion | OpinionPart]
    speculation: list[Opinion | OpinionPart]
    recommendation: list[Opinion | OpinionPart]


class NoClaim(AnswerPart):
    """A sentence that carries no claim, and why."""

    n: int
    reason: ReasonWord


class Labels(AnswerPart):
    """The answer: every numbered sentence stands in it at least once."""

    facts: list[int | FactPart]
    voices: list[Voice]
    attributed: list[Attributed | AttributedPart]
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
