"""Keeps spreadsheets from running a text in CSV as a formula; taking one apostrophe away gives the very text back."""

import re

# The wide forms are signs of a formula too where the keyboard is Japanese or Chinese.
_SIGN = r"[=+\-@\t\r\n＝＋－＠]"
_RUN = re.compile(rf"'*{_SIGN}")
_DISARMED = re.compile(rf"'+{_SIGN}")


def disarmed(text: str) -> str:
    """`text` with an apostrophe before it where it begins as a formula does, or with apostrophes and then so."""
    return f"'{text}" if _RUN.match(text) else text


def armed(cell: str) -> str:
    """The text of which `disarmed` made `cell`."""
    return cell[1:] if _DISARMED.match(cell) else cell
