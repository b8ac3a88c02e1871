"""What a call cost, and when that is not known."""

from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.llm import Price, load_prices


def test_the_shipped_table_says_when_and_where_it_was_read() -> None:
    table = load_prices()

    assert table.checked is not None
    assert "openai.com" in table.source


def test_input_from_the_cache_is_never_dearer_than_other_input() -> None:
    for name, price in load_prices().models.items():
        assert price.cached <= price.input <= price.output, name


def test_cached_tokens_are_counted_once_at_their_own_price() -> None:
    assert Price(input=1.0, cached=0.1, output=8.0).cost(1_000_000, 400_000, 500_000) == pytest.approx(0.6 + 0.04 + 4.0)


def test_a_dated_snapshot_costs_what_its_model_costs() -> None:
    table = load_prices()

    assert table.price("openai/gpt-5-mini-2025-08-07") == table.price("openai/gpt-5-mini")
    assert table.price("openai/gpt-5-mini") is not None


@pytest.mark.parametrize(
    ("name", "tokens_in", "tokens_out"),
    [("ollama/llama3.2", 10, 10), ("openai/gpt-99", 10, 10), ("openai/gpt-5", None, 10), ("openai/gpt-5", 10, None)],
)
def test_what_is_not_known_has_no_cost(name: str, tokens_in: int | None, tokens_out: int | None) -> None:
    assert load_prices().cost(name, tokens_in, None, tokens_out) is None


def test_a_table_of_ones_own_stands_in_front_and_leaves_the_rest(tmp_path: Path) -> None:
    own = tmp_path / "prices.toml"
    own.write_text(
        "[models]\n"
        '"openai/gpt-5" = { input = 9, cached = 9, output = 9 }\n'
        '"vllm/m" = { input = 0, cached = 0, output = 0 }\n'
    )
    table = load_prices(own)

    assert table.price("openai/gpt-5") == Price(input=9, cached=9, output=9)
    assert table.cost("vllm/m", 10, None, 10) == 0
    assert table.price("openai/gpt-5-mini") == load_prices().price("openai/gpt-5-mini")


@pytest.mark.parametrize(
    "content",
    [
        "not toml",
        '[models]\n"a/b" = 3\n',
        '[models]\n"a/b" = { input = -1, cached = 0, output = 0 }\n',
        "models = 4\n",
        "about = 4\n",
        '[about]\nmodels = "x"\n',
        "\udcff",
    ],
)
def test_a_table_that_cannot_be_used_is_refused_by_name(tmp_path: Path, content: str) -> None:
    own = tmp_path / "prices.toml"
    own.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError, match=r"prices\.toml"):
        load_prices(own)


def test_a_table_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml"):
        load_prices(tmp_path / "nowhere.toml")
