"""Frames: the stretches of a sentence that say who says it, each kind of cue by a module of its own."""
