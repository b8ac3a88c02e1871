"""Whether a name is a man's or a woman's: by "her son", "Mr Vik", by who was "he" before, by the given name."""

from factcheck.annotators.builtin.words.lexicon import WORDS
from factcheck.given_names import given_to_men

_HE_OR_SHE = WORDS["he or she"]
_MALE, _FEMALE = WORDS["male"], WORDS["female"]


class Sexes:
    """What the article has told so far."""

    def __init__(self) -> None:
        self._male: dict[str, bool] = {}

    def learn(self, name: str, source: str) -> None:
        """`source` stands for `name`, and may tell what it is."""
        if (male := _told(source)) is not None and name:
            self._male.setdefault(name, male)

    def fits(self, name: str, pronoun: str) -> bool:
        """Whether `name` may be "he", or "she", by all that is known; of any other pronoun, always."""
        known = self._known(name)
        return pronoun not in _HE_OR_SHE or known is None or known == _is_male(pronoun)

    def agrees(self, name: str, source: str) -> bool:
        """Whether `name` may be "Mr Vik", by all that is known; always where `source` tells nothing."""
        told, known = _told(source), self._known(name)
        return told is None or known is None or told == known

    def is_known(self, name: str) -> bool:
        """Whether it was told of `name`."""
        return self._known(name) is not None

    def called(self, name: str, pronoun: str) -> str:
        """The name, which is called so from now on; nothing where it was "he" before and is "she" now."""
        if not name or not self.fits(name, pronoun):
            return ""
        if pronoun in _HE_OR_SHE:
            self._male.setdefault(name, _is_male(pronoun))
        return name

    def _known(self, name: str) -> bool | None:
        male = _told(name)
        male = self._male.get(name) if male is None else male
        return given_to_men(name) if male is None else male


def _is_male(pronoun: str) -> bool:
    return pronoun in ("he", "him")


def _told(source: str) -> bool | None:
    """Whether "her son", "Mr Vik", "Mrs Moe's nephew" is a man; None where the words don't tell, or tell both."""
    source = source.replace("’s ", "'s ").rpartition("'s ")[2]
    words = {word.strip(".,").removesuffix("'s").removesuffix("’s") for word in source.lower().split()}
    male, female = not _MALE.isdisjoint(words), not _FEMALE.isdisjoint(words)
    return None if male == female else male
