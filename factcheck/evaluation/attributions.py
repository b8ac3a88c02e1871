"""Attribution in one document: content with the right source, cue, kind of source, and whole chains.

An attribution is found where the contents given to the right source, taken together, share at least half with the
marked content. Contents that do not lie mostly inside the marked one are not taken along.
"""

from collections.abc import Iterator, Sequence

from factcheck.evaluation.gold import GoldClaim, GoldDocument, GoldLink, Question
from factcheck.evaluation.matching import ENOUGH, Cover, Index, cover, lies_mostly_in, overlap
from factcheck.evaluation.tallies import MISSED, NOT_MARKED, Mistake, Tally
from factcheck.evaluation.voices import LinkLike, Voice, is_chain, is_same, is_source, says_who, voices
from factcheck.records import AuditedArticle
from factcheck.spans import Span
from factcheck.vocabulary import Label

CONTENT, ATTRIBUTED, CHARACTERS = "content", "content + source", "content characters"
SOURCE, CUE, KIND, CHAIN, NESTED = "source", "cue", "source kind", "whole chain", "nested chain"
_ABOUT = Question.ATTRIBUTION


def judge_attributions(gold: GoldDocument, audited: AuditedArticle, tally: Tally, mistakes: list[Mistake]) -> None:
    """Count the attributions of one document into `tally`, and put what is wrong with them to `mistakes`."""
    _Attributions(gold, audited, tally, mistakes).judge()


class _Attributions:
    def __init__(self, gold: GoldDocument, audited: AuditedArticle, tally: Tally, mistakes: list[Mistake]) -> None:
        self._gold, self._text = gold, gold.article.text
        self._claims = audited.claims
        attributed = [
            (number, claim)
            for number, claim in enumerate(audited.claims)
            if claim.label is Label.ATTRIBUTED_STATEMENT and claim.content
        ]
        self._voices = list(voices(self._text, attributed))
        self._touching = Index([voice.content for voice in self._voices])
        self._contents = {number: cover(self._text, claim.content) for number, claim in attributed}
        self._tally, self._mistakes = tally, mistakes
        self._found: set[int] = set()  # claims whose content was marked
        self._right: set[int] = set()  # of these, those with the right source

    def judge(self) -> None:
        marked = [claim for claim in self._gold.claims if claim.label is Label.ATTRIBUTED_STATEMENT]
        for claim in marked:
            self._look_for(claim)
        self._characters(marked)
        if not self._gold.exhaustive:
            return
        for number in self._contents:
            self._tally.find(_ABOUT, CONTENT, right=number in self._found)
            self._tally.find(_ABOUT, ATTRIBUTED, right=number in self._right)
            if number not in self._found:
                chain = _chain(self._claims[number].chain)
                self._mistake("attribution too many", self._claims[number].span, NOT_MARKED, chain)

    def _look_for(self, claim: GoldClaim) -> None:
        within = cover(self._text, claim.content)
        near = (self._voices[number] for number in self._touching.touching(within))
        inside = [voice for voice in near if lies_mostly_in(voice.content, within)]
        known = bool(claim.chain) and says_who(claim.chain[-1])
        by_source = _of_source(claim.chain[-1], inside, self._text) if known else inside
        with_content, with_source = _together(inside, within), _together(by_source, within)
        self._tally.look(_ABOUT, CONTENT, hit=with_content, exhaustive=self._gold.exhaustive)
        self._tally.look(_ABOUT, ATTRIBUTED, hit=with_source, exhaustive=self._gold.exhaustive)
        self._found |= {voice.claim for voice in inside} if with_content else set()
        self._right |= {voice.claim for voice in by_source if voice.innermost} if with_source else set()
        if with_content and known:
            self._tally.share(_ABOUT, SOURCE, held=with_source)
        if with_source and claim.chain:
            self._details(claim.chain[-1], by_source)
        known_as = [self._links_of(link) for link in claim.chain]
        whole = with_source and any(
            is_chain(claim.chain, chain, self._text, known_as) for voice in by_source for chain in self._chains(voice)
        )
        self._tally.share(_ABOUT, CHAIN, held=whole)
        if len(claim.chain) > 1:
            self._tally.share(_ABOUT, NESTED, held=whole)
        self._explain(claim, inside, content=with_content, source=with_source, chain=whole)

    def _chains(self, voice: Voice) -> Iterator[Sequence[LinkLike]]:
        """The chain of a voice; where gold may leave voices out, also without an outermost one that no word names.

        Who is interviewed puts forward what is answered, and no word of the answer says so.
        """
        yield voice.chain
        outermost = voice.chain[0]
        named = outermost.source_span is not None or outermost.cue_span is not None
        if not self._gold.exhaustive and not named and len(voice.chain) > 1:
            yield voice.chain[1:]

    def _links_of(self, marked: GoldLink) -> list[LinkLike]:
        """The links given at the place of a marked one: gold may have a pronoun there, and an annotator the name."""
        places = [span for span in (marked.source_span, *marked.also) if span is not None]
        links = (link for number in self._contents for link in self._claims[number].chain)
        return [
            link
            for link in links
            if link.source_span is not None and any(place.overlaps(link.source_span) for place in places)
        ]

    def _details(self, link: GoldLink, right: Sequence[Voice]) -> None:
        if link.cue_span is not None:
            words = cover(self._text, [link.cue_span])
            cues = [voice.chain[-1].cue_span for voice in right]
            held = any(words & cover(self._text, [cue]) for cue in cues if cue is not None)
            self._tally.share(_ABOUT, CUE, held=held)
        if link.kind is not None:
            self._tally.share(_ABOUT, KIND, held=any(voice.chain[-1].kind is link.kind for voice in right))

    def _characters(self, marked: Sequence[GoldClaim]) -> None:
        mine = frozenset(at for claim in marked for at in cover(self._text, claim.content))
        theirs = frozenset(at for content in self._contents.values() for at in content)
        whole = self._gold.exhaustive
        for hit, times in ((True, len(mine & theirs)), (False, len(mine - theirs))):
            self._tally.look(_ABOUT, CHARACTERS, hit=hit, exhaustive=whole, times=times)
        for right, times in ((True, len(mine & theirs)), (False, len(theirs - mine))) if whole else ():
            self._tally.find(_ABOUT, CHARACTERS, right=right, times=times)

    def _explain(self, claim: GoldClaim, inside: Sequence[Voice], *, content: bool, source: bool, chain: bool) -> None:
        expected = _chain(claim.chain)
        given = _chain(max(inside, key=lambda voice: (voice.innermost, len(voice.content))).chain) if inside else MISSED
        if not content:
            partly = [number for number, places in self._contents.items() if places & cover(self._text, claim.content)]
            given = _chain(self._claims[partly[0]].chain) if partly else MISSED
            self._mistake("content wrong" if partly else "attribution missed", claim.span, expected, given)
        elif not source:
            nameless = not any(link.source or link.full_name for voice in inside for link in voice.chain[-1:])
            self._mistake("source missing" if nameless else "source wrong", claim.span, expected, given)
        elif not chain:
            self._mistake("chain wrong", claim.span, expected, given)

    def _mistake(self, kind: str, span: Span, marked: str, given: str) -> None:
        found = Mistake(
            kind=kind,
            question=_ABOUT,
            document=self._gold.name,
            span=span,
            text=span.of(self._text),
            marked=marked,
            given=given,
        )
        self._mistakes.append(found)


def _of_source(marked: GoldLink, given: Sequence[Voice], text: str) -> list[Voice]:
    """The voices of the marked source, and those that by their names are the same as one at a marked place.

    Gold may give a pronoun alone, where an annotator gives the name, and repeats it for each sentence of a quotation.
    """
    right = [voice for voice in given if is_source(marked, voice.chain[-1], text)]
    return [voice for voice in given if voice in right or any(is_same(voice.chain[-1], one.chain[-1]) for one in right)]


def _together(parts: Sequence[Voice], within: Cover) -> bool:
    """Whether the contents of `parts`, taken together, are what is marked."""
    return overlap(frozenset(at for voice in parts for at in voice.content), within) >= ENOUGH


def _chain(chain: Sequence[LinkLike]) -> str:
    """A chain for people, outermost voice first."""
    return " › ".join(link.source or link.full_name or "nobody named" for link in chain) or "nobody named"
