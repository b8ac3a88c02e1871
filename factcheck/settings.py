"""Environment variables and factcheck.toml, read once into one frozen record."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from factcheck.errors import SettingsError

FILE_NAME = "factcheck.toml"


class Settings(BaseModel):
    """What a user can set; command-line options stand above the environment, and that above the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: Path = Path("factcheck.duckdb")
    store_wait_s: float = Field(default=10.0, ge=0)  # for another process to let go of the store
    model: str = ""  # empty: the built-in annotator
    base_url: str = Field(default="", repr=False)  # may hold a password
    api_key: SecretStr = SecretStr("")
    prompts: Path | None = None  # a folder whose prompts stand in front of the shipped ones
    prices: Path | None = None  # a price table that stands in front of the shipped one
    restate: bool = False
    temperature: float | None = None
    concurrency: int = Field(default=16, ge=1, le=512)
    deadline_s: float = Field(default=180.0, gt=0)  # for one call, tries and waits included
    max_tries: int = Field(default=4, ge=1, le=20)
    max_asks: int = Field(default=3, ge=1, le=10)  # for the same sentence, the first asking included
    window_chars: int = Field(default=12_000, ge=200)  # of article text in one request
    max_chars: int = Field(default=1_000_000, ge=1)  # of one article


def load_settings(*, environ: Mapping[str, str] | None = None, directory: Path | None = None, **given: Any) -> Settings:
    """Settings from factcheck.toml in `directory`, then ``FACTCHECK_*`` of `environ`, then `given` (None: not given).

    Raises:
        SettingsError: a file that is not TOML, an unknown name, or a value out of range.
    """
    environ = os.environ if environ is None else environ
    path = (directory or Path()) / FILE_NAME
    values = _from_file(path) | _from_environment(environ) | {k: v for k, v in given.items() if v is not None}
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"The setting {name!r} cannot be used: {first['msg'].lower()}.",
            hint=f"Known settings: {', '.join(Settings.model_fields)}.",
        ) from None


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


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    """``FACTCHECK_STORE=x`` sets `store`; empty values count as not set, names we do not know are left alone."""
    names = {f"FACTCHECK_{name.upper()}": name for name in Settings.model_fields}
    return {names[key]: value for key, value in environ.items() if key in names and value}
