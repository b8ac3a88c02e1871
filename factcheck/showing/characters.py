"""Tells which characters of foreign text must be shown by name: those that cannot be seen, or turn writing round."""

import unicodedata

_JOINING = frozenset("\u00ad\u200c\u200d")  # what emoji and many scripts are joined with
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})


def is_unseen(character: str) -> bool:
    """Whether a character must be shown by name; so must tabs and line ends, where a face does not keep them."""
    return character not in _JOINING and unicodedata.category(character) in _UNSEEN
