"""Who "he" or "she" is that stands before the name: "Although he said it was late, Brekke stayed"."""

import re

from factcheck.annotators.builtin.people.mentions import CAPITAL, NO_FIRST_NAMES

_OPENS = re.compile(r"(?:\A|[.!?][”\"’)]*\s|\n)(?:Although|Though|After|Before|When|As|Once|Since) \Z")
_NAMED = re.compile(  # "he said it was “wild” to be back, Brekke stayed"
    rf"(?:he|she) [^.!?:;\n]{{3,160}}?, ((?:{CAPITAL}[\w’'‑-]+ )?{CAPITAL}[\w’'‑-]+) (?:also |later |still |then )?"
    r"([a-z]+)"
)
_OTHERWISE = re.compile(
    r"(?:dis|re(?:ject|but|fus)|den(?:y|i)|contradict|counter|said|says|told|insist|argu|claim|and$|or$)"
)
_OPENING = 12  # code points before the pronoun: a full stop and "Although"


def named_ahead(text: str, at: int) -> tuple[str, int]:
    """The name that is subject of the sentence whose opening clause begins with the pronoun at `at`, and its place.

    An empty name where the sentence is not so, or where whom it names may well contradict.
    """
    if _OPENS.search(text, max(0, at - _OPENING), at) is None:
        return "", at
    named = _NAMED.match(text, at)
    if named is None or _OTHERWISE.match(named[2]) is not None or named[1].split()[0].lower() in NO_FIRST_NAMES:
        return "", at
    return named[1], named.start(1)
