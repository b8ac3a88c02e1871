import hashlib
from pathlib import Path

import pytest

from factcheck.annotators.answer import Labels
from factcheck.annotators.checking import checked
from factcheck.errors import PromptError
from factcheck.ground import ground
from factcheck.prompts import PreparedPrompt, PromptShelf
from factcheck.records import Article
from factcheck.resources import folder
from factcheck.signals import signals
from factcheck.vocabulary import SignalKind
from tests.fakes import numbered

PROMPTS = PromptShelf().all()
EXAMPLES = [(prompt, place) for prompt in PROMPTS for place in range(len(prompt.examples))]


def write_prompt(place: Path, version: int, instructions: str = "Label. {{ examples }}", head: str = "") -> Path:
    path = place / "label_claims" / f"v{version}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = head or "variables: [examples, lines]"
    path.write_text(
        f"---\n{head}\n---\n# Instructions\n{instructions}\n# Question\n{{{{ lines }}}}\n", encoding="utf-8"
    )
    return path


@pytest.mark.parametrize(("prompt", "place"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_every_worked_example_passes_the_checks_that_an_answer_must_pass(prompt, place):
    example = prompt.examples[place]
    text, sentences = numbered(*example.sentences)
    answer = Labels.model_validate(example.answer)
    result = checked(answer, {sentence.number: sentence.span.of(text) for sentence in sentences}, None)
    assert result.wrong == {}
    article = Article(text=text)
    claims = ground(article, sentences, result.drafts)
    raised = {signal.kind for signal in signals(article, sentences, claims, result.outcomes)}
    assert SignalKind.UNALIGNED_WORDS not in raised


def test_a_released_prompt_is_never_edited():
    listed = (folder("prompts") / "released.sha256").read_text(encoding="utf-8").split("\n")
    for line in filter(None, listed):
        digest, name = line.split("  ")
        assert hashlib.sha256((folder("prompts") / name).read_bytes()).hexdigest() == digest, f"{name} was edited"


def test_every_prompt_is_listed_as_released():
    listed = (folder("prompts") / "released.sha256").read_text(encoding="utf-8")
    assert all(prompt.path.relative_to(folder("prompts")).as_posix() in listed for prompt in PROMPTS)


def test_a_users_own_folder_stands_in_front_and_its_newest_version_counts(tmp_path):
    write_prompt(tmp_path, 2)
    write_prompt(tmp_path, 10)
    assert PromptShelf(tmp_path).get("label_claims").version == "10"
    assert PromptShelf(tmp_path).get("label_claims", "1").path.is_relative_to(folder("prompts"))


def test_the_hash_changes_with_anything_a_model_can_see(tmp_path):
    write_prompt(tmp_path, 1)
    before = PromptShelf(tmp_path).get("label_claims").hash()
    write_prompt(tmp_path, 1, "Label well. {{ examples }}")
    assert PromptShelf(tmp_path).get("label_claims").hash() != before


def test_article_text_is_never_read_as_a_template(tmp_path):
    write_prompt(tmp_path, 1)
    prompt = PromptShelf(tmp_path).get("label_claims")
    assert PreparedPrompt(prompt, {}).ask({"lines": "{{ 7*7 }} {% if"}).question == "{{ 7*7 }} {% if"


@pytest.mark.parametrize(
    ("instructions", "head", "message"),
    [
        ("Label {{ nothing }}", "", "cannot be rendered"),
        ("Label {% if", "", "cannot be rendered"),
        ("Label", "variables: 3", "cannot be used"),
        ("Label", "other: []", "cannot be used"),
        ("Label", "variables: [", "cannot be used"),
        ("Label", "variables: []\nexamples: none.yaml", "could not be read"),
        ("Label", "variables: []", "declares no variable"),
    ],
)
def test_a_prompt_that_cannot_be_used_says_which_file_and_why(tmp_path, instructions, head, message):
    path = write_prompt(tmp_path, 1, instructions, head)
    with pytest.raises(PromptError, match=message) as raised:
        PreparedPrompt(PromptShelf(tmp_path).get("label_claims"), {}).ask({"lines": "a"})
    assert str(path.parent) in str(raised.value)


def test_an_unknown_prompt_names_the_known_ones():
    with pytest.raises(PromptError, match="no prompt 'nothing'") as raised:
        PromptShelf().get("nothing")
    assert "label_claims v1" in raised.value.hint


def test_a_prompt_folder_that_is_no_folder_is_an_error(tmp_path):
    with pytest.raises(PromptError, match="is not a folder"):
        PromptShelf(tmp_path / "missing")


BROKEN_TEMPLATES = {
    "division by zero": "{{ 1 // 0 }}",
    "types": "{{ 1 + 'a' }}",
    "endless macro": "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    "nested too deeply": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "overflow": "{{ 10.0 ** 999 }}",
    "format": "{{ '%d' % 'a' }}",
    "missing key": "{{ '%(a)s' % {} }}",
    "number too long": "{{ " + "9" * 5000 + " }}",
    "half a character": "{{ '\\ud800' }}",
    "no loader": "{% include 'other' %}",
    "out of memory": "{{ 'a' * 9223372036854775000 }}",
}


UNBOUNDED_TEMPLATES = {
    "a long range": "{% for a in range(10**9) %}{% endfor %}",
    "loops in loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "loops over letters": "{% set s = 'a' * 9000 %}{% for a in s %}{% for b in s %}{% endfor %}{% endfor %}",
    "a loop that calls itself": "{% for a in ['aa'] recursive %}{{ loop(a) }}{{ loop(a) }}{% endfor %}",
    "a macro that calls itself twice": (
        "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(40) }}"
    ),
    "a text that doubles": (
        "{% set n = namespace(s='aa') %}{% for a in range(40) %}{% set n.s = n.s ~ n.s %}{% endfor %}{{ n.s }}"
    ),
    "a sum that doubles": (
        "{% set n = namespace(s='aa') %}{% for a in range(40) %}{% set n.s = n.s + n.s %}{% endfor %}{{ n.s }}"
    ),
    "a block that doubles": "{% set s = 'aa' %}" + "{% set s %}{{ s }}{{ s }}{% endset %}" * 40 + "{{ s }}",
    "a text many times": "{{ 'a' * 10**9 }}",
    "a text many times over and over": "{% for a in range(9999) %}{{ 'a' * 9999 }}{% endfor %}",
    "a large power": "{{ 10 ** (10 ** 9) }}",
    "powers of powers": "{% set n = namespace(i=9) %}{% for a in range(40) %}{% set n.i = n.i * n.i %}{% endfor %}",
    "a wide field": "{{ '%1000000000d' % 1 }}",
    "a wide line": "{{ 'a' | center(10**9) }}",
    "a wide batch": "{{ 'a' | batch(10**9, 'b') | list }}",
}


@pytest.mark.parametrize("template", UNBOUNDED_TEMPLATES.values(), ids=UNBOUNDED_TEMPLATES)
def test_a_template_without_bounds_is_refused_and_its_file_named(tmp_path, template):
    path = write_prompt(tmp_path, 1, template)
    with pytest.raises(PromptError, match="cannot be rendered") as raised:
        PreparedPrompt(PromptShelf(tmp_path).get("label_claims"), {})
    assert str(path) in str(raised.value)


def test_loops_and_macros_within_bounds_are_filled_in(tmp_path):
    template = (
        "{% macro row(n, word) %}{{ n }}/{{ word ~ '.' }}{% endmacro %}"
        "{% for word in ['one', 'two'] %}{{ row(loop.index, word) }} of {{ loop.length }}{{ ', ' if not loop.last }}"
        "{% endfor %}{% set more %} and {{ 2 * 3 + 1 }} more{% endset %}{{ more | upper | indent(2) }}"
    )
    write_prompt(tmp_path, 1, template)
    asked = PreparedPrompt(PromptShelf(tmp_path).get("label_claims"), {}).ask({"lines": "a"})
    assert asked.instructions == "1/one. of 2, 2/two. of 2 AND 7 MORE"


def test_yaml_that_stands_for_more_than_it_holds_is_refused(tmp_path):
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    write_prompt(tmp_path, 1, head=f"variables: []\n{bomb.rstrip()}")
    with pytest.raises(PromptError, match="holds an alias"):
        PromptShelf(tmp_path).get("label_claims")


@pytest.mark.parametrize("template", BROKEN_TEMPLATES.values(), ids=BROKEN_TEMPLATES)
def test_whatever_goes_wrong_in_rendering_names_the_file(tmp_path, template):
    path = write_prompt(tmp_path, 1, template)
    with pytest.raises(PromptError, match="cannot be rendered") as raised:
        PreparedPrompt(PromptShelf(tmp_path).get("label_claims"), {})
    assert str(path) in str(raised.value)


BROKEN_HEADS = {
    "no such day": "variables: [2024-13-45]",
    "number too long": "variables: [" + "9" * 5000 + "]",
    "nested too deeply": "variables: " + "[" * 5000,
    "half a character": 'variables: ["\\ud800"]',
    "NUL in a path": 'variables: []\nexamples: "a\\0b"',
    "half a character in a path": 'variables: []\nexamples: "\\ud800"',
    "long path": "variables: []\nexamples: " + "a" * 5000,
}


@pytest.mark.parametrize("head", BROKEN_HEADS.values(), ids=BROKEN_HEADS)
def test_a_head_that_cannot_be_read_names_the_file_in_printable_words(tmp_path, head):
    path = write_prompt(tmp_path, 1, head=head)
    with pytest.raises(PromptError) as raised:
        PromptShelf(tmp_path).get("label_claims")
    assert str(path.parent) in str(raised.value)
    assert b"\0" not in str(raised.value).encode("utf-8")


BROKEN_ANSWERS = {
    "date": "{facts: 2024-03-04}",
    "bytes": "{facts: !!binary aGVsbG8=}",
    "circle": "&self {facts: *self}",
    "half a character": '{facts: "\\ud800"}',
    "no number": "{facts: .nan}",
    "number too long": "{facts: 0x" + "f" * 5000 + "}",
}


@pytest.mark.parametrize("answer", BROKEN_ANSWERS.values(), ids=BROKEN_ANSWERS)
def test_an_example_that_no_model_could_answer_names_the_prompt(tmp_path, answer):
    path = write_prompt(tmp_path, 1, head="variables: [examples, lines]\nexamples: e.yaml")
    (path.parent / "e.yaml").write_text(f"- sentences: [One.]\n  answer: {answer}\n", encoding="utf-8")
    with pytest.raises(PromptError, match="cannot be used") as raised:
        PromptShelf(tmp_path).get("label_claims")
    assert str(path) in str(raised.value)


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b"])
def test_a_name_that_no_folder_can_have_is_an_unknown_prompt(tmp_path, name):
    with pytest.raises(PromptError, match="no prompt"):
        PromptShelf(tmp_path).get(name)
    with pytest.raises(PromptError, match="is not a folder"):
        PromptShelf(tmp_path / name)
