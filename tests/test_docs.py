"""What the documentation shows is what happens: README, --help, settings, exit codes and versions."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from docs import redraw
from factcheck.cli import app
from factcheck.cli._diagnostics import ExitCode
from factcheck.llm.endpoints import PROVIDERS
from factcheck.settings import Settings

CHECKOUT = redraw.CHECKOUT
README = redraw.README.read_text(encoding="utf-8")
STEPS = list(redraw.steps(README))
GUIDES = ["README.md", "CONTRIBUTING.md", "prompts/README.md", "cassettes/README.md", "examples/README.md"]
COMMAND_LINE = typer.main.get_group(app)
COMMANDS = COMMAND_LINE.commands
REDRAW = "if the new output is right, run: python docs/redraw.py"


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """The folder of a reader who ran every command of the README in order, and what each printed."""
    folder = tmp_path_factory.mktemp("reader")
    redraw.furnish(folder)
    return folder, [redraw.run(step.command, folder) for step in STEPS]


@pytest.mark.parametrize("place", range(len(STEPS)), ids=[step.command.split("\n")[0] for step in STEPS])
def test_a_command_of_the_readme_prints_what_stands_below_it(reader: tuple[Path, list[str]], place: int) -> None:
    _, printed = reader
    assert STEPS[place].fits(printed[place]), f"{REDRAW}\n{STEPS[place].output}\n--- was printed:\n{printed[place]}"


def test_the_picture_is_of_real_output(reader: tuple[Path, list[str]]) -> None:
    folder, _ = reader
    assert redraw.PICTURE.read_text(encoding="utf-8") == redraw.drawn(folder), REDRAW


def shell_commands(text: str) -> Iterator[str]:
    """Every factcheck command in the shell blocks of a guide, and in its running text."""
    for block in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield from (line.split("  #")[0].strip() for line in block.split("\n") if line.startswith("factcheck "))
    yield from re.findall(r"`(factcheck [a-z]+(?: [^`…]+)?)`", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))


def parse(command: str) -> None:
    """Parse a command line as factcheck would, without running it; a name alone only has to be one."""
    for one in command.split(" && "):
        _, name, *arguments = shlex.split(one)
        assert name in COMMANDS
        if arguments:
            COMMANDS[name].make_context(name, arguments)


@pytest.mark.parametrize(
    ("guide", "command"),
    [
        (guide, command)
        for guide in [*GUIDES, "store/README.md"]
        for command in shell_commands((CHECKOUT / guide).read_text(encoding="utf-8"))
        if not command.endswith('"…"')
    ],
)
def test_a_command_that_a_guide_names_can_be_given(guide: str, command: str) -> None:
    parse(command)


def help_examples() -> Iterator[tuple[str, str]]:
    """Every example of every help text, with the command whose help it stands in."""
    for name, command in {"": COMMAND_LINE, **COMMANDS}.items():
        text = f"{command.help or ''}\n{command.epilog or ''}"
        for line in re.findall(r"^\s*(?:Example: )?(factcheck(?: .+)?)$", text, re.MULTILINE):
            yield name, re.split(r"\s{2,}| < ", line)[0]


@pytest.mark.parametrize(("name", "example"), list(help_examples()))
def test_an_example_of_the_help_can_be_given(name: str, example: str) -> None:
    parse(example)


def test_every_help_has_an_example() -> None:
    assert {name for name, _ in help_examples()} == {"", *COMMANDS}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_shown_in_the_readme(name: str) -> None:
    assert re.search(rf"^(?:\$ )?factcheck {name}\b", README, re.MULTILINE)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_stands_in_the_readme_with_its_default(name: str) -> None:
    (row,) = re.findall(rf"^\| `{name}` \| `(\w+)` \|.*\| (.+) \|$", README, re.MULTILINE)
    variable, default = row
    assert variable == f"FACTCHECK_{name.upper()}"
    value = Settings.model_fields[name].default
    if isinstance(value, (bool, int, float, Path)):
        assert default == f"`{str(value).lower()}`"


def test_every_setting_of_the_readme_is_one() -> None:
    assert set(re.findall(r"FACTCHECK_([A-Z_]+)", README)) == {name.upper() for name in Settings.model_fields}


def test_every_exit_code_stands_in_the_readme() -> None:
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)} == set(ExitCode)


@pytest.mark.parametrize("provider", PROVIDERS.values(), ids=PROVIDERS)
def test_every_provider_stands_in_the_readme_with_its_variables(provider) -> None:
    (row,) = [line for line in README.split("\n") if line.startswith(f"| `{provider.name}/")]
    assert all(variable in row for variable in (provider.url_variable, provider.key_variable))


def test_the_changelog_tells_of_this_version() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changes = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[?{re.escape(project['version'])}\b", changes, re.MULTILINE)


@pytest.mark.parametrize("guide", [*GUIDES, "store/README.md", "CHANGELOG.md"])
def test_a_link_leads_to_a_file(guide: str) -> None:
    text = (CHECKOUT / guide).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link]
    assert [link for link in links if not (CHECKOUT / guide).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("target", ["demo", "test"])
def test_make_knows_the_two_commands_of_the_readme(target: str) -> None:
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
