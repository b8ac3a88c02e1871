"""Articles and marked sets that the project does not hold, in a folder `shared` beside the checkout."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
SETS = sorted((SHARED / "data").glob("*.jsonl"))


def needs(*names: str) -> pytest.MarkDecorator:
    """Skips a test where one of these is not in the folder, and says which."""
    missing = [name for name in names if not (SHARED / name).exists()]
    return pytest.mark.skipif(bool(missing), reason=f"beside the checkout is no shared/{' or shared/'.join(missing)}")
