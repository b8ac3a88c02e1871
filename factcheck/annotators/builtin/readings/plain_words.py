"""A reading without words that tell nothing: who published its source, and "one" of "Vik promised one"."""

import re

from factcheck.annotators.builtin.readings.depth import Reading, Voiced

_STANDING_IN = ("one", "ones", "some", "several")
_ISSUED = re.compile(r"([^,]*?) (?:published|released|issued|compiled|posted) (?:by|on|in|last|this|at)\b")
_TELLING_WHICH = (" that ", " which ", " who ")  # "a study that the ministry published in May"
_LONG_SOURCE = 7  # words
_SHORTEST = 2 * _LONG_SOURCE - 1  # code points of so many words


def plainly(text: str, reading: Reading) -> Reading:
    """The reading of a sentence, if somebody is heard in it, without what tells nothing."""
    return _briefly(text, _something(text, reading))


def _something(text: str, reading: Reading) -> Reading:
    """A reading that puts something forward: of "Vik promised one" the words alone tell nothing that could be."""
    if len(reading.links) != 1 or len(reading.content) != 1:
        return reading
    said = text[slice(*reading.content[0])].strip(" .").lower()
    return reading._replace(links=(), content=()) if said in _STANDING_IN else reading


def _briefly(text: str, reading: Reading) -> Reading:
    """A reading whose sources end before who published them, and when: "Counts" of "Counts issued by the city on …"."""
    for index, (source, _) in enumerate(reading.links):
        if source is None or source[1] - source[0] < _SHORTEST or len(text[slice(*source)].split()) < _LONG_SOURCE:
            continue
        issued = _ISSUED.match(text, *source)
        if issued is not None and not any(word in issued[1] for word in _TELLING_WHICH):
            shorter = Voiced(issued.span(1), reading.links[index].cue)
            reading = reading._replace(links=(*reading.links[:index], shorter, *reading.links[index + 1 :]))
    return reading
