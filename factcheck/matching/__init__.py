"""Finds claims that say the same, wholly or in part, by their words alone, and says why in words."""

from factcheck.matching.keys import MOST_KEYS, copy_key, keys
from factcheck.matching.pairs import MATCHER, Match, content_of, match
from factcheck.matching.restating import restatements

__all__ = ["MATCHER", "MOST_KEYS", "Match", "content_of", "copy_key", "keys", "match", "restatements"]
