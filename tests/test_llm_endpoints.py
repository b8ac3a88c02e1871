"""Which endpoint and key a model name stands for."""

import pytest
from pydantic import SecretStr

from factcheck.errors import SettingsError
from factcheck.llm import PROVIDERS, endpoint
from factcheck.settings import Settings

KEY = "sk-CANARY-4471-do-not-show"


@pytest.mark.parametrize(
    ("model", "environ", "sent", "base_url", "key"),
    [
        ("openai/gpt-5-mini", {"OPENAI_API_KEY": KEY}, "gpt-5-mini", "https://api.openai.com/v1", KEY),
        (
            "openai/gpt-5-mini",
            {"OPENAI_API_KEY": f" {KEY}\n", "OPENAI_BASE_URL": "https://gate.example/v1/"},
            "gpt-5-mini",
            "https://gate.example/v1",
            KEY,
        ),
        ("ollama/llama3.2", {"OPENAI_API_KEY": KEY}, "llama3.2", "http://localhost:11434/v1", "unused"),
        ("ollama/llama3.2:1b", {"OLLAMA_HOST": "box"}, "llama3.2:1b", "http://box:11434/v1", "unused"),
        ("ollama/m", {"OLLAMA_HOST": "0.0.0.0:5000"}, "m", "http://127.0.0.1:5000/v1", "unused"),
        ("ollama/m", {"OLLAMA_HOST": ":5000"}, "m", "http://localhost:5000/v1", "unused"),
        ("ollama/m", {"OLLAMA_HOST": "https://box.example/ollama/"}, "m", "https://box.example/ollama/v1", "unused"),
        ("ollama/m", {"OLLAMA_HOST": "[::1]:5000"}, "m", "http://[::1]:5000/v1", "unused"),
        ("vllm/org/name", {}, "org/name", "http://localhost:8000/v1", "unused"),
        ("vllm/name", {"VLLM_API_KEY": KEY}, "name", "http://localhost:8000/v1", KEY),
        (
            "azure/desk",
            {"AZURE_OPENAI_API_KEY": KEY, "AZURE_OPENAI_ENDPOINT": "https://me.openai.azure.com/"},
            "desk",
            "https://me.openai.azure.com",
            KEY,
        ),
    ],
)
def test_a_name_stands_for_an_address_and_a_key(
    model: str, environ: dict[str, str], sent: str, base_url: str, key: str
) -> None:
    found = endpoint(model, Settings(), environ)

    assert (found.name, found.model, found.base_url) == (model, sent, base_url)
    assert found.api_key.get_secret_value() == key


def test_any_name_will_do_where_the_settings_give_an_address() -> None:
    settings = Settings(base_url="http://127.0.0.1:8080/v1")
    found = endpoint("org/some-model", settings, {"OPENAI_API_KEY": KEY})

    assert (found.provider, found.model, found.base_url) == ("custom", "org/some-model", "http://127.0.0.1:8080/v1")
    assert found.api_key.get_secret_value() == "unused"  # the key of one provider is never sent to another


def test_the_settings_stand_above_the_environment() -> None:
    settings = Settings(base_url="https://gate.example/v1", api_key=SecretStr("mine-mine-mine"))
    environ = {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "https://other.example/v1"}
    found = endpoint("openai/gpt-5", settings, environ)

    assert (found.base_url, found.api_key.get_secret_value()) == ("https://gate.example/v1", "mine-mine-mine")


def test_azure_takes_its_version_from_the_environment_and_has_one_without() -> None:
    environ = {"AZURE_OPENAI_API_KEY": KEY, "AZURE_OPENAI_ENDPOINT": "https://me.example"}

    assert endpoint("azure/desk", Settings(), environ).api_version == "2024-10-21"
    assert endpoint("azure/desk", Settings(), environ | {"OPENAI_API_VERSION": "v9"}).api_version == "v9"


@pytest.mark.parametrize(
    ("model", "environ", "base_url", "hint"),
    [
        ("openai/gpt-5", {}, "", "OPENAI_API_KEY"),
        ("openai/gpt-5", {"OPENAI_API_KEY": "  "}, "", "OPENAI_API_KEY"),
        ("azure/desk", {"AZURE_OPENAI_API_KEY": KEY}, "", "AZURE_OPENAI_ENDPOINT"),
        ("azure/desk", {"AZURE_OPENAI_ENDPOINT": "https://me.example"}, "", "AZURE_OPENAI_API_KEY"),
        ("gpt-5-mini", {"OPENAI_API_KEY": KEY}, "", "openai/gpt-5-mini"),
        ("claude/x", {}, "", "FACTCHECK_BASE_URL"),
        ("openai/", {"OPENAI_API_KEY": KEY}, "", "openai/gpt-5-mini"),
        ("", {}, "http://127.0.0.1/v1", "openai/gpt-5-mini"),
        ("openai/gpt-5", {"OPENAI_API_KEY": f"{KEY} {KEY}"}, "", "OPENAI_API_KEY"),
        ("openai/gpt-5", {"OPENAI_API_KEY": f"“{KEY}”"}, "", "OPENAI_API_KEY"),
        ("openai/gpt-5", {"OPENAI_API_KEY": f"{KEY}\r\nX: y"}, "", "OPENAI_API_KEY"),
        ("openai/gpt-5", {"OPENAI_API_KEY": KEY}, "gate.example/v1", "http://HOST"),
        ("openai/gpt-5", {"OPENAI_API_KEY": KEY}, "ftp://gate.example", "http://HOST"),
        ("openai/gpt-5", {"OPENAI_API_KEY": KEY}, "http://a:hunter2@gate:port/v1", "http://HOST"),
        ("openai/gpt-5", {"OPENAI_API_KEY": KEY}, "http://[::1/v1", "http://HOST"),
        ("ollama/m", {"OLLAMA_HOST": "http://["}, "", "http://HOST"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_way_out_and_without_the_key(
    model: str, environ: dict[str, str], base_url: str, hint: str
) -> None:
    with pytest.raises(SettingsError) as refusal:
        endpoint(model, Settings(base_url=base_url), environ)

    assert hint in refusal.value.hint
    assert KEY not in f"{refusal.value}{refusal.value.hint}"
    assert "hunter2" not in f"{refusal.value}{refusal.value.hint}"


def test_credentials_in_an_address_are_used_and_never_shown() -> None:
    found = endpoint("vllm/m", Settings(base_url="http://reader:hunter2hunter2@box:8000/v1?key=hunter2"), {})

    assert found.base_url == "http://box:8000/v1"
    assert "reader:hunter2hunter2@" in found.address.get_secret_value()
    assert "hunter2" not in f"{found!r}{found}{vars(found)}{found.model_dump_json()}"
    assert found.redacted("no hunter2hunter2 here") == "no [redacted] here"


def test_every_provider_has_an_example_that_names_it() -> None:
    for name, provider in PROVIDERS.items():
        assert provider.example.startswith(f"{name}/")
