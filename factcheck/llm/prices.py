"""What a call cost, from a dated table; a model that is not in the table has an unknown cost, never a cost of 0."""

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from factcheck.errors import SettingsError
from factcheck.records import Record

_SHIPPED = Path(__file__).with_name("prices.toml")
_SNAPSHOT = re.compile(r"-20\d\d-\d\d-\d\d\Z")
_MILLION = 1_000_000


class Price(Record):
    """US dollars per million tokens."""

    input: float = Field(ge=0)
    cached: float = Field(ge=0)  # input that was read from the endpoint's cache
    output: float = Field(ge=0)  # reasoning included

    def cost(self, tokens_in: int, tokens_cached: int, tokens_out: int) -> float:
        """Of one call; the cached tokens are among those that went in."""
        cached = min(tokens_cached, tokens_in)
        paid = (tokens_in - cached) * self.input + cached * self.cached + tokens_out * self.output
        return paid / _MILLION


class PriceTable(Record):
    """Prices by full model name, and when and where they were read."""

    models: dict[str, Price]
    checked: date | None = None
    source: str = ""

    def price(self, name: str) -> Price | None:
        """The price of ``provider/model``; a dated snapshot costs what its model costs."""
        return self.models.get(name) or self.models.get(_SNAPSHOT.sub("", name))

    def cost(self, name: str, tokens_in: int | None, tokens_cached: int | None, tokens_out: int | None) -> float | None:
        """Of one call, or None where the model or the tokens are not known."""
        price = self.price(name)
        if price is None or tokens_in is None or tokens_out is None:
            return None
        return price.cost(tokens_in, tokens_cached or 0, tokens_out)


def load_prices(own: Path | None = None) -> PriceTable:
    """The shipped table, with the prices of the file `own` in front of it.

    Raises:
        SettingsError: `own` cannot be read, or is no price table.
    """
    shipped = _read(_SHIPPED)
    if own is None:
        return shipped
    mine = _read(own)
    return mine.model_copy(update={"models": shipped.models | mine.models})


def _read(path: Path) -> PriceTable:
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return PriceTable(models=content.get("models", {}), **content.get("about", {}))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"The price table {str(path)!r} could not be read: {error}.") from error
    except (ValidationError, TypeError) as error:
        raise SettingsError(
            f"The price table {str(path)!r} cannot be used.",
            hint='A line looks like: "openai/NAME" = { input = 1.0, cached = 0.1, output = 8.0 }, under [models].',
        ) from error
