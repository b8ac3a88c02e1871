"""The one place that knows where the prompts and the SQL lie."""

from pathlib import Path

from factcheck.errors import FactcheckError

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `name` (``prompts`` or ``store``): in an installed wheel beside the code, else in the checkout."""
    for candidate in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FactcheckError(f"The folder {name!r} is missing from this installation.", hint="Install factcheck again.")
