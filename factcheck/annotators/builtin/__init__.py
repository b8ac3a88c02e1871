"""The built-in annotator: rules and word lists for English news text; it is no language model and uses none."""

from factcheck.annotators.builtin.annotator import BuiltinAnnotator

__all__ = ["BuiltinAnnotator"]
