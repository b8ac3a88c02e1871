"""Environment variables and factcheck.toml, read once into one frozen record."""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import PydanticCustomError

from factcheck.errors import SettingsError

FILE_NAME = "factcheck.toml"
_MOST_CHARS = 1_000_000_000
_LONGEST_S = 86_400.0  # a day: whoever means longer means for ever
_LONG_NUMBER = re.compile(r"^[ \t]*([\w-]+)[ \t]*=[^\n\d]*[\d_]{4000}", re.MULTILINE)


def _without_nul(path: Path) -> Path:
    if "\0" in str(path):
        raise PydanticCustomError("nul_in_path", "a path cannot hold a NUL character (U+0000)")
    return path


_Place = Annotated[Path, AfterValidator(_without_nul)]


class Settings(BaseModel):
    """What a user can set; command-line options stand above the environment, and that above the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: _Place = Path("factcheck.duckdb")
    store_wait_s: float = Field(
        default=10.0, ge=0, le=_LONGEST_S, allow_inf_nan=False
    )  # for another process to let go of the store
    model: str = ""  # empty: the built-in annotator
    base_url: str = Field(default="", repr=False)  # may hold a password
    api_key: SecretStr = SecretStr("")
    prompts: _Place | None = None  # a folder whose prompts stand in front of the shipped ones
    prices: _Place | None = None  # a price table that stands in front of the shipped one
    budget_usd: float | None = Field(default=None, gt=0, allow_inf_nan=False)  # for the calls of one audit
    restate: bool = False
    confirm_restated: bool = True  # ask the model whether what looks restated without its source is
    temperature: float | None = Field(default=None, ge=0, le=10, allow_inf_nan=False)
    concurrency: int = Field(default=16, ge=1, le=512)
    deadline_s: float = Field(
        default=180.0, gt=0, le=_LONGEST_S, allow_inf_nan=False
    )  # for one call, tries and waits included
    max_tries: int = Field(default=4, ge=1, le=20)
    max_asks: int = Field(default=3, ge=1, le=10)  # for the same sentence, the first asking included
    window_chars: int = Field(default=12_000, ge=200, le=_MOST_CHARS)  # of article text in one request
    max_chars: int = Field(default=1_000_000, ge=1, le=_MOST_CHARS)  # of one article


def load_settings(*, environ: Mapping[str, str] | None = None, directory: Path | None = None, **given: Any) -> Settings:
    """Settings from factcheck.toml in `directory`, then ``FACTCHECK_*`` of `environ`, then `given` (None: not given).

    Raises:
        SettingsError: a file that is not TOML, an unknown name, or a value out of range.
    """
    path = (directory or Path()) / FILE_NAME
    from_file = _from_file(path)
    from_environment = _from_environment(os.environ if environ is None else environ)
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**from_file | from_environment | chosen)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0])
        if name not in Settings.model_fields:
            raise _unknown(name, path) from None
        where = "the option" if name in chosen else _variable(name) if name in from_environment else str(path)
        raise SettingsError(f"The setting {name!r} in {where} cannot be used: {first['msg'].lower()}.") from None


def _unknown(name: str, path: Path) -> SettingsError:
    close = difflib.get_close_matches(name, Settings.model_fields, n=1)
    hint = f"Did you mean {close[0]!r}?" if close else f"There are {', '.join(Settings.model_fields)}."
    return SettingsError(f"There is no setting {name!r}, which stands in {path}.", hint=hint)


def _from_file(path: Path) -> dict[str, Any]:
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} could not be read: {error}.") from error
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.") from error
    except RecursionError:
        raise SettingsError(f"{path} is nested too deeply.", hint="Each setting is one line: name = value.") from None
    # What Python itself refuses to read as a number.
    except ValueError as error:
        found = _LONG_NUMBER.search(content)
        what = f"The setting {found[1]!r} in {path}" if found else str(path)
        raise SettingsError(f"{what} cannot be used: a number with too many digits.") from error


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """``FACTCHECK_STORE=x`` sets `store`; empty values count as not set, names we do not know are left alone."""
    names = {_variable(name): name for name in Settings.model_fields}
    return {names[key]: value for key, value in environ.items() if key in names and value}


def _variable(name: str) -> str:
    return f"FACTCHECK_{name.upper()}"
