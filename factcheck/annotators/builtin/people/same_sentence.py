"""What a sentence tells of whom a pronoun in it means: who else stands in it, and what the speaker is called there."""

import re

from factcheck.annotators.builtin.words.voices import Voices

_MARK = re.compile(r"[“”\"„«»]|(?<!\w)['‘](?=\w)")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_PERSONAL = frozenset({"he", "she", "him", "her", "i", "we", "who", "whose"})
_ROLE = re.compile(r" (?:as|to be|from being) (?:an? |the |its |their )?(?:[\w-]+ ){0,2}?[\w-]+(?= )")  # "as a speaker"
_DOES = re.compile(r"(?:The|An?) (?:[\w-]+ ){2,6}\Z")
_DONE_BY = re.compile(r"\W*[A-Z][\w-]*(?:ed|old|ought) (?:[\w ]{3,40} )?by (?:[\w.]+ ){0,3}\Z")  # "Pressed by"
_REASON = re.compile(r"^(?: [\w-]+){0,6},? (?:after|because|since|for|once) \Z")
_HIMSELF = re.compile(
    r"\b(?:said|says|told (?:police|reporters|MPs|the [a-z]+)|claimed|claims|admitted|insisted|believes|thinks|feels"
    r"|explained|recalled)(?: (?:on|in) \w+| that)* ?\b(he|she)\b"
)


def is_meant(before: str, behind: str, voices: Voices) -> bool:
    """Whether the only one named in a sentence, between what stands `before` and `behind`, is the "he" that follows.

    Nobody else stands there, but for who does something to him, and then says why: "A judge jailed Moe after he".
    """
    if _DONE_BY.match(before) is not None:
        return False  # "Questioned by Moe, he said that he had left"
    role = _ROLE.match(behind)
    behind = behind if role is None else behind[role.end() :]
    if _tells_of_others(behind, voices):
        return False
    return not _tells_of_others(before, voices) or (
        _DOES.match(before) is not None and _REASON.search(behind) is not None
    )


def _tells_of_others(words: str, voices: Voices) -> bool:
    """Whether somebody else stands in a stretch of a sentence, or a quotation begins there."""
    if _MARK.search(words) is not None:
        return True
    return any(word.lower() in _PERSONAL or voices.names_person(word) for word in _WORD.findall(words))


def is_called_otherwise(said: str, pronoun: str) -> bool:
    """Whether who speaks first in `said` is likely "he" where the pronoun is "she": "The clerk said he slept"."""
    sentence = said.partition(". ")[0]
    himself = _HIMSELF.search(sentence)
    return himself is not None and pronoun in ("he", "she") and himself[1] != pronoun
