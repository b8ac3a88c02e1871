"""Settings: where they come from, which stands above which, and what is said of one that cannot be used."""

from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.settings import Settings, load_settings

CANARY = "sk-CANARY-3377-do-not-show"


def loaded(folder: Path, toml: str = "", environ: dict[str, str] | None = None, **given: object) -> Settings:
    (folder / "factcheck.toml").write_text(toml, encoding="utf-8")
    return load_settings(environ=environ or {}, directory=folder, **given)


def test_without_a_file_or_an_environment_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(environ={}, directory=tmp_path) == Settings()


@pytest.mark.parametrize(
    ("environ", "given", "expected"),
    [({}, None, 2), ({"FACTCHECK_CONCURRENCY": "3"}, None, 3), ({"FACTCHECK_CONCURRENCY": "3"}, 4, 4)],
    ids=["file", "environment above file", "option above both"],
)
def test_what_stands_nearer_to_the_command_wins(
    tmp_path: Path, environ: dict[str, str], given: int | None, expected: int
) -> None:
    assert loaded(tmp_path, "concurrency = 2\n", environ, concurrency=given).concurrency == expected


def test_an_empty_variable_counts_as_not_set(tmp_path: Path) -> None:
    assert loaded(tmp_path, "model = 'ollama/x'\n", {"FACTCHECK_MODEL": ""}).model == "ollama/x"


def test_an_option_can_be_false_where_the_file_says_true(tmp_path: Path) -> None:
    assert loaded(tmp_path, "restate = true\n", restate=False).restate is False


def test_other_variables_of_the_environment_are_left_alone(tmp_path: Path) -> None:
    assert loaded(tmp_path, "", {"FACTCHECK_MOOD": "good", "HOME": "/"}) == Settings()


WRONG = {
    "in the file": ("concurrency = 0\n", {}, "factcheck.toml"),
    "in the environment": ("", {"FACTCHECK_CONCURRENCY": "many"}, "FACTCHECK_CONCURRENCY"),
    "in the environment, the file being right": (
        "concurrency = 2\n",
        {"FACTCHECK_CONCURRENCY": "0"},
        "FACTCHECK_CONCURRENCY",
    ),
}


@pytest.mark.parametrize(("toml", "environ", "place"), WRONG.values(), ids=WRONG)
def test_a_value_that_cannot_be_used_is_named_with_its_place(
    tmp_path: Path, toml: str, environ: dict[str, str], place: str
) -> None:
    with pytest.raises(SettingsError, match=r"'concurrency' in .*cannot be used") as raised:
        loaded(tmp_path, toml, environ)
    assert place in str(raised.value)


def test_a_misspelt_setting_is_corrected(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no setting 'modle'") as raised:
        loaded(tmp_path, "modle = 'ollama/x'\n")
    assert raised.value.hint == "Did you mean 'model'?"


@pytest.mark.parametrize("content", [b"store = ", b"\xff\xfe", b"a = 1\na = 2\n"])
def test_a_file_that_is_no_toml_is_an_error_that_names_it(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "factcheck.toml").write_bytes(content)
    with pytest.raises(SettingsError, match=r"factcheck\.toml"):
        load_settings(environ={}, directory=tmp_path)


@pytest.mark.parametrize("name", ["api_key", "base_url"])
def test_no_message_and_no_picture_of_the_settings_holds_a_secret(tmp_path: Path, name: str) -> None:
    kept = loaded(tmp_path, "", {f"FACTCHECK_{name.upper()}": CANARY})
    assert CANARY not in f"{kept!r} {kept}"
    with pytest.raises(SettingsError) as raised:
        loaded(tmp_path, f"{name} = ['{CANARY}']\n")
    assert CANARY not in f"{raised.value} {raised.value.hint}"


OUT_OF_RANGE = {
    "5000 digits": ("max_chars", "9" * 5000),
    "30 digits": ("max_chars", "9" * 30),
    "a window of 30 digits": ("window_chars", "9" * 30),
    "no number": ("temperature", "nan"),
    "infinite": ("temperature", "inf"),
    "below zero": ("temperature", "-0.5"),
    "a wait without end": ("store_wait_s", "inf"),
    "a wait that is no number": ("store_wait_s", "nan"),
    "a wait of years": ("store_wait_s", "1e9"),
    "a deadline without end": ("deadline_s", "inf"),
    "a deadline that is no number": ("deadline_s", "nan"),
    "NUL in the store": ("store", '"a\\u0000b"'),
    "NUL in the prompts": ("prompts", '"a\\u0000b"'),
    "NUL in the prices": ("prices", '"a\\u0000b"'),
}


@pytest.mark.parametrize(("name", "value"), OUT_OF_RANGE.values(), ids=OUT_OF_RANGE)
def test_a_value_that_nothing_could_work_with_is_refused_by_name(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=rf"'{name}' in .*factcheck\.toml cannot be used"):
        loaded(tmp_path, f"concurrency = 2\n{name} = {value}\n")


def test_a_file_nested_too_deeply_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"factcheck\.toml is nested too deeply"):
        loaded(tmp_path, "store = " + "[" * 5000 + "]" * 5000)
