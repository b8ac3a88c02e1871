"""Where in its article a sentence stands, and how much of the article is other people's word."""

from collections.abc import Mapping, Sequence, Set
from math import exp
from typing import NamedTuple

from factcheck.records import Sentence

_ALONE, _OF_AN_ARTICLE = 1, 9  # sentences: so many are none, and so many a whole one
_MOST_ATTRIBUTED = 0.3  # a report that quotes more than this is not more of a report
_STEEP = 2.0  # how soon a sum speaks plainly for or against an opinion
PLACES = ("others' word", "late", "ends a paragraph", "among opinions")


class Place(NamedTuple):
    """A sentence among the others of its article; all figures are from 0 to 1."""

    weight: float  # how far the text is an article, and not a sentence or two
    attributed: float  # the share of its sentences that are all on somebody's word, as far as that matters
    late: float  # 0 of the first
    ends_paragraph: bool
    company: float = 0.0  # how much the words of the article's other sentences speak for opinions

    def figures(self) -> tuple[float, float, float, float]:
        """What the place says of a sentence, in the order of PLACES."""
        return self.attributed, self.late, float(self.ends_paragraph), self.company


ALONE = Place(0.0, 0.0, 0.0, ends_paragraph=False)


def places(sentences: Sequence[Sentence], claiming: Set[int], attributed: Set[int]) -> dict[int, Place]:
    """The place of each sentence, by number, that is `claiming` something; `attributed` ones are all others' word."""
    weight = min(max((len(sentences) - _ALONE) / (_OF_AN_ARTICLE - _ALONE), 0.0), 1.0)
    if not weight:
        return dict.fromkeys(claiming, ALONE)
    share = min(len(attributed) / max(1, len(claiming)), _MOST_ATTRIBUTED)
    last = {one.paragraph: one.number for one in sentences}
    return {
        one.number: Place(weight, share, index / len(sentences), last[one.paragraph] == one.number)
        for index, one in enumerate(sentences)
        if one.number in claiming
    }


def companies(sums: Mapping[int, float]) -> dict[int, float]:
    """For each sentence, by number, how far the others speak for opinions, by what speaks for one in each of them."""
    leaning = {number: 1 / (1 + exp(-_STEEP * total)) for number, total in sums.items()}
    others, all_of_them = max(1, len(sums) - 1), sum(leaning.values(), 0.0)
    return {number: (all_of_them - own) / others for number, own in leaning.items()}
