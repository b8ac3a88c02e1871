"""Half-open intervals of code points, and the little arithmetic that claims need."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema


class Span(NamedTuple):
    """A stretch of an article's text: ``text[start:end]``, counted in Unicode code points."""

    start: int
    end: int

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        """A Span as it is, or a pair of numbers as JSON has it; pydantic's own way makes every span anew."""
        pair = core_schema.tuple_schema([core_schema.int_schema(ge=0), core_schema.int_schema(ge=0)])
        made = core_schema.no_info_after_validator_function(cls._make, pair)
        kinds: list[CoreSchema | tuple[CoreSchema, str]] = [core_schema.is_instance_schema(cls), made]
        return core_schema.union_schema(kinds, mode="left_to_right")

    def of(self, text: str) -> str:
        """The words that the span covers in `text`."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def trimmed(text: str, span: Span, odd: str = "") -> Span:
    """`span` without white space, or characters of `odd`, at its ends; empty at its start where nothing is left."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in odd):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in odd):
        end -= 1
    return span if (start, end) == span else Span(start, end)


def without(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """The pieces of `span` that no hole covers, in order."""
    start, last = span
    for begin, end in sorted(holes):
        if end <= start or begin >= last:
            continue
        if begin > start:
            yield Span(start, begin)
        start = end
    if start < last:
        yield Span(start, last)
