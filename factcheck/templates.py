"""Fills in templates that anybody may have written: within bounds of work and of size, and out of reach of the rest."""

from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_STEPS = 100_000  # turns of loops and calls of macros while one text is filled in
MOST_CHARS = 10_000_000  # of the text, and of every piece on the way to it
_MOST_BITS = 10_000  # of a number
_WIDEST = 10_000
_WIDENING = (
    "batch",
    "center",
    "format",
    "indent",
    "slice",
    "wordwrap",
)  # filters that may give as much as they are told


class Steps:
    """Counts what is done while one text is filled in."""

    def __init__(self) -> None:
        self.left = MOST_STEPS

    def take(self) -> None:
        """One more. Raises OverflowError where that is one too many."""
        self.left -= 1
        if self.left < 0:
            raise OverflowError(f"it takes more than {MOST_STEPS:,} steps")

    def each(self, values: Any) -> Iterator[Any]:
        """`values`, each of them a step."""
        for value in values:
            self.take()
            yield value


class Filling:
    """A template that is ready to be filled in, again and again.

    What cannot be compiled or filled in raises whatever jinja2, or the template's own arithmetic, raises; too much of
    it raises OverflowError.
    """

    def __init__(self, text: str) -> None:
        self._steps = Steps()
        environment = _environment(self._steps)
        self._template = environment.from_string(_bounded(environment, text))

    def fill(self, values: Mapping[str, Any]) -> str:
        """The text with `values` in its gaps."""
        self._steps.left = MOST_STEPS
        pieces, size = [], 0
        for piece in self._template.generate(values):
            size += len(piece)
            if size > MOST_CHARS:
                raise _too_long()
            pieces.append(piece)
        return "".join(pieces)


def _environment(steps: Steps) -> "ImmutableSandboxedEnvironment":
    # Loaded late: start-up time.
    from jinja2 import StrictUndefined, pass_context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Bounded(ImmutableSandboxedEnvironment):
        intercepted_binops = frozenset({"*", "**", "%", "+"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            _refuse_large(operator, left, right)
            return super().call_binop(context, operator, left, right)

        def call(self, *given: Any, **named: Any) -> Any:
            steps.take()
            return _sized(super().call(*given, **named))

    environment = Bounded(
        undefined=StrictUndefined,
        # The text goes to a model, not to a browser, and must reach it unchanged.
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in _WIDENING:
        environment.filters[name] = _narrow(environment.filters[name])
    # With the context, so that it is not worked out while the template is compiled.
    environment.filters["counted"] = pass_context(lambda _, values: steps.each(values))
    environment.filters["sized"] = _sized
    return environment


def _bounded(environment: "ImmutableSandboxedEnvironment", text: str) -> Any:
    """The template's syntax tree, in which loops are counted and what is put together is measured."""
    from jinja2 import TemplateSyntaxError, nodes

    tree = environment.parse(text)

    def through(what: Any, name: str, line: int) -> Any:
        return nodes.Filter(what, name, [], [], None, None, lineno=line).set_environment(environment)

    for loop in tree.find_all(nodes.For):
        if loop.recursive:
            raise TemplateSyntaxError("a loop that calls itself is not for prompts", loop.lineno)
        loop.iter = through(loop.iter, "counted", loop.lineno)
    for block in list(tree.find_all(nodes.AssignBlock)):
        block.filter = through(block.filter, "sized", block.lineno)
    for joined in list(tree.find_all(nodes.Concat)):
        joined.nodes = [through(part, "sized", joined.lineno) for part in joined.nodes]
    return tree


def _refuse_large(operator: str, left: Any, right: Any) -> None:
    if operator == "%" and isinstance(left, str):
        raise TypeError("to format with % is not for prompts")
    if operator == "+" and hasattr(left, "__len__") and hasattr(right, "__len__"):
        _refuse_longer(len(left) + len(right))
    if operator == "*":
        for these, times in ((left, right), (right, left)):
            if hasattr(these, "__len__") and isinstance(times, int):
                _refuse_longer(len(these) * times)
    if isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
        if bits > _MOST_BITS:
            raise OverflowError("a number in it grows too large")


def _narrow(filter_of: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(filter_of)
    def narrow(*given: Any, **named: Any) -> Any:
        if any(isinstance(value, int) and value > _WIDEST for value in (*given, *named.values())):
            raise OverflowError(f"a filter in it is given more than {_WIDEST:,}")
        return filter_of(*given, **named)

    return narrow


def _sized(value: Any) -> Any:
    if isinstance(value, str | list | tuple | dict):
        _refuse_longer(len(value))
    return value


def _refuse_longer(length: int) -> None:
    if length > MOST_CHARS:
        raise _too_long()


def _too_long() -> OverflowError:
    return OverflowError(f"it grows longer than {MOST_CHARS:,} characters")
