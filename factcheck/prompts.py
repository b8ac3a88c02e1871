"""Finds, checks and renders prompts: a file with a version and a hash, never text inside the code."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from factcheck.errors import PromptError
from factcheck.ids import content_hash
from factcheck.resources import folder
from factcheck.templates import Filling

_VERSION_FILE = re.compile(r"v(\d+)\.md")
_PARTS = re.compile(
    r"\A---\n(?P<head>.*?)\n---\n+# Instructions\n(?P<instructions>.*?)\n# Question\n(?P<question>.*)\Z", re.DOTALL
)
# What a user's own template or YAML can bring about while it is compiled, rendered or read.
_BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,  # RecursionError among them
    SyntaxError,
    TypeError,
    ValueError,  # with UnicodeError and ValidationError
)


class Example(BaseModel):
    """A worked example: sentences, and the answer that a perfect annotator gives for them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sentences: tuple[str, ...]
    answer: dict[str, Any]


class Prompt(BaseModel):
    """One version of one prompt. The hash covers everything of it that a model can see."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    version: str
    path: Path
    variables: tuple[str, ...]
    instructions_template: str
    question_template: str
    examples: tuple[Example, ...]

    def hash(self) -> str:
        """Content hash of templates and examples."""
        seen = {
            "instructions": self.instructions_template,
            "question": self.question_template,
            "examples": [example.model_dump(mode="json") for example in self.examples],
        }
        return content_hash("prompt", seen)


class RenderedPrompt(BaseModel):
    """What is sent: instructions that are the same for every article, and a question that holds the article."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    version: str
    hash: str
    instructions: str
    question: str


class PromptShelf:
    """The prompts within reach: the shipped ones, and a user's own folder in front of them."""

    def __init__(self, own: Path | None = None) -> None:
        if own is not None and not _is_folder(own):
            name = _clipped(str(own))
            raise PromptError(f"The prompt folder {name!r} is not a folder.", hint="See: factcheck prompts --help")
        self._folders = [place for place in (own, folder("prompts")) if place is not None]

    def all(self) -> list[Prompt]:
        """Every version of every prompt, a user's own first."""
        return [_read(path) for place in self._folders for path in sorted(place.glob("*/v*.md"), key=_order)]

    def get(self, name: str, version: str = "") -> Prompt:
        """The prompt `name` in `version`, or its newest; the first folder that has the task decides.

        Raises:
            PromptError: no such prompt or version, or a file that cannot be used.
        """
        for place in self._folders:
            paths = sorted((place / name).glob("v*.md"), key=_order) if _is_folder(place / name) else []
            wanted = [path for path in paths if not version or path.stem == f"v{version}"]
            if wanted:
                return _read(wanted[-1])
        known = ", ".join(f"{prompt.name} v{prompt.version}" for prompt in self.all())
        asked = f"{name} v{version}" if version else name
        raise PromptError(f"There is no prompt {_clipped(asked)!r}.", hint=f"Known prompts: {known}.")


class PreparedPrompt:
    """A prompt whose instructions are filled in; questions follow.

    Raises:
        PromptError: a variable that is missing, or that the prompt does not declare.
    """

    def __init__(self, prompt: Prompt, instructions: Mapping[str, Any]) -> None:
        worked = "\n\n".join(_worked(number, example) for number, example in enumerate(prompt.examples, 1))
        _refuse_unknown(prompt, instructions)
        self._prompt = prompt
        self._hash = prompt.hash()
        self._question = _template(prompt, prompt.question_template)
        template = _template(prompt, prompt.instructions_template)
        self._instructions = _filled(prompt, template, {**instructions, "examples": worked})

    def ask(self, question: Mapping[str, Any]) -> RenderedPrompt:
        """All that is sent with one question. Raises PromptError as the class does."""
        _refuse_unknown(self._prompt, question)
        return RenderedPrompt(
            name=self._prompt.name,
            version=self._prompt.version,
            hash=self._hash,
            instructions=self._instructions,
            question=_filled(self._prompt, self._question, question),
        )


def shown(prompt: Prompt) -> str:
    """The prompt as people read it: instructions with the worked examples, then the question with its gaps."""
    examples = "\n\n".join(_worked(number, example) for number, example in enumerate(prompt.examples, 1))
    instructions = prompt.instructions_template.replace("{{ examples }}", examples)
    head = f"{prompt.name} v{prompt.version}  {prompt.hash()}\n{prompt.path}"
    return f"{head}\n\n# Instructions\n{instructions}\n\n# Question\n{prompt.question_template}"


def _refuse_unknown(prompt: Prompt, values: Mapping[str, Any]) -> None:
    unknown = set(values) - set(prompt.variables)
    if unknown:
        raise PromptError(f"{prompt.path} declares no variable {sorted(unknown)[0]!r}.", hint="Add it to `variables`.")


def _template(prompt: Prompt, text: str) -> Filling:
    # Loaded late: start-up time.
    from jinja2 import TemplateError

    try:
        return Filling(text)
    except (TemplateError, *_BROKEN) as error:
        raise _unusable(prompt.path, "cannot be rendered", error) from error


def _filled(prompt: Prompt, template: Filling, values: Mapping[str, Any]) -> str:
    # Loaded by now, with the template.
    from jinja2 import TemplateError

    try:
        text = template.fill(values).strip()
        text.encode("utf-8")  # a template can spell half a character, which cannot be sent
    except (TemplateError, *_BROKEN) as error:
        raise _unusable(prompt.path, "cannot be rendered", error) from error
    return text


def _worked(number: int, example: Example) -> str:
    lines = [f"[{place}] {sentence}" for place, sentence in enumerate(example.sentences, 1)]
    answer = json.dumps(example.answer, ensure_ascii=False, separators=(",", ":"))
    return "\n".join([f"Example {number}", *lines, f"Answer: {answer}"])


def _order(path: Path) -> tuple[str, int]:
    match = _VERSION_FILE.fullmatch(path.name)
    return (path.parent.name, int(match.group(1)) if match else -1)


def _read(path: Path) -> Prompt:
    # Loaded late: start-up time.
    import yaml

    match = _VERSION_FILE.fullmatch(path.name)
    parts = _PARTS.match(_text(path))
    if match is None or parts is None:
        raise PromptError(
            f"{path} is not a prompt.", hint="It needs a head between --- lines, then # Instructions and # Question."
        )
    try:
        head = _yaml(parts["head"])
        rows = _yaml(_text(path.parent / head["examples"])) if head.get("examples") else []
        prompt = Prompt(
            name=path.parent.name,
            version=match.group(1),
            path=path,
            variables=tuple(head["variables"]),
            instructions_template=parts["instructions"].strip(),
            question_template=parts["question"].strip(),
            examples=tuple(Example(**row) for row in rows),
        )
        _refuse_unsendable(prompt)
        return prompt
    except (yaml.YAMLError, *_BROKEN) as error:
        raise _unusable(path, "cannot be used", error, hint="See prompts/README.md for the format.") from error


def _refuse_unsendable(prompt: Prompt) -> None:
    """Raises ValueError or TypeError for what YAML can write and JSON cannot: dates, bytes, circles, surrogates."""
    "".join(prompt.variables).encode("utf-8")
    for number, example in enumerate(prompt.examples, 1):
        json.dumps(example.answer, allow_nan=False)
        _worked(number, example).encode("utf-8")
    prompt.hash()


def _yaml(text: str) -> Any:
    """What YAML says, without aliases: a few lines of those stand for more than fits into memory."""
    # Loaded by now.
    import yaml

    class WithoutAliases(yaml.SafeLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise yaml.YAMLError("it holds an alias (such as *this), which is not for prompts")
            return super().compose_node(parent, index)

    return yaml.load(text, Loader=WithoutAliases)  # noqa: S506 - it is a safe one


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    # ValueError: bytes that are not UTF-8, or a path that can be none.
    except (OSError, ValueError) as error:
        raise _unusable(path, "could not be read", error) from error


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that is too long
        return False


def _clipped(name: str) -> str:
    return name if len(name) <= 200 else f"{name[:200]}…"


def _unusable(path: Path, what: str, error: BaseException, *, hint: str = "") -> PromptError:
    """The error that names the file, in characters that every terminal takes."""
    said = " ".join(str(error).split()) or type(error).__name__
    message = f"{path} {what}: {said}.".replace("\0", "\\0")
    return PromptError(message.encode("utf-8", "backslashreplace").decode("utf-8"), hint=hint)
