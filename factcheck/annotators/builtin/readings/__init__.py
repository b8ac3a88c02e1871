"""Readings: which parts of a sentence are on whose word, and through whom."""
