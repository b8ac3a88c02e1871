"""Reviewing in a terminal: one key a decision, or one line where the terminal can do no more."""
