"""Applies what people decided about sources above the rules, whatever the order in which audits come."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from factcheck.records import ArticleSource, SourceDecision, SourceName
from factcheck.sources.folding import fold
from factcheck.vocabulary import SourceVerdict

_HASH_SHOWN = 12  # hex digits


class Target(NamedTuple):
    """The key of the source that another one is held to be, and why."""

    key: str
    reason: str
    decision: int = 0  # by which a person says so; 0: a rule does


class _Apart(NamedTuple):
    """Two sources that a person holds apart, whoever they are held to be."""

    key: str
    other: str
    decision: int


class Decided:
    """What holds of all decisions: those that are not undone, the later above the earlier."""

    def __init__(self, decisions: Sequence[SourceDecision]) -> None:
        self._into: dict[str, Target] = {}
        self._apart: dict[frozenset[str], _Apart] = {}
        self._splits: list[SourceDecision] = []
        self.names: dict[str, str] = {}  # given by people, by key
        for one in standing(decisions):
            self._apply(one)

    @property
    def keys(self) -> frozenset[str]:
        """Every key that a decision speaks of."""
        merged = self._into.keys() | {target.key for target in self._into.values()}
        return frozenset(merged | self.names.keys() | {key for pair in self._apart.values() for key in pair[:2]})

    @property
    def in_force(self) -> frozenset[int]:
        """The merges and splits across articles that no later one stands above."""
        merged = {target.decision for target in self._into.values()}
        return frozenset(merged | {pair.decision for pair in self._apart.values()})

    def final(self, key: str, rules: Mapping[str, Target]) -> Target:
        """The source that `key` is held to be in the end; by the word of people first, then by `rules`."""
        at, reasons = key, list[str]()
        for step in self._path(key, rules)[1:]:
            if self._parts(at, step, rules):
                break
            at = step.key
            reasons.append(step.reason)
        return Target(at, "; ".join(reasons))

    def apart(self, text_sha256: str, found: Iterable[ArticleSource]) -> tuple[ArticleSource, ...]:
        """The sources of an article, with those that a person took apart in it as sources of their own."""
        sources = list(found)
        for split in self._splits:
            if split.text_sha256 == text_sha256:
                sources = [part for one in sources for part in _taken_apart(one, split)]
        return tuple(sources)

    def _path(self, key: str, rules: Mapping[str, Target]) -> list[Target]:
        """From a key to whatever it would be held to be if nobody had taken anything apart, itself first."""
        path = [Target(key, "")]
        while step := self._into.get(path[-1].key) or self._by_rule(path[-1].key, rules):
            if any(step.key == met.key for met in path):
                break
            path.append(step)
        return path

    def _by_rule(self, key: str, rules: Mapping[str, Target]) -> Target | None:
        target = rules.get(key)
        return None if target is None or key in self._onward(target.key) else target

    def _parts(self, key: str, step: Target, rules: Mapping[str, Target]) -> bool:
        """Whether a later decision keeps `key` from the step: it is to be apart from somebody whom it meets there."""
        pairs = (pair for pair in self._apart.values() if pair.decision > step.decision)
        return any(self._leaves(pair, rules) == key for pair in pairs)

    def _leaves(self, pair: _Apart, rules: Mapping[str, Target]) -> str:
        """Who of two goes: the one that a person took out, unless the other is held to be it; empty: they never met."""
        path = {step.key for step in self._path(pair.key, rules)}
        others = {step.key for step in self._path(pair.other, rules)}
        if pair.key in others:
            return pair.other
        return pair.key if path & others else ""

    def _onward(self, key: str) -> list[str]:
        """The keys that people's decisions lead to from a key, the nearest first."""
        path: list[str] = []
        while key in self._into:
            key = self._into[key].key
            path.append(key)
        return path

    def _apply(self, one: SourceDecision) -> None:
        match one.decision:
            case SourceVerdict.MERGE:
                self._merge(one)
                self._apart.pop(frozenset((one.source_key, one.other_key)), None)
            case SourceVerdict.SPLIT if one.text_sha256:
                self._splits.append(one)
            case SourceVerdict.SPLIT:
                self._keep_apart(one)
            case SourceVerdict.RENAME:
                self.names[one.source_key] = one.name
            case SourceVerdict.UNDO:
                pass

    def _merge(self, one: SourceDecision) -> None:
        """The later of two decisions that lead to one another holds."""
        path = [one.other_key, *self._onward(one.other_key)]
        if one.source_key in path:
            del self._into[path[path.index(one.source_key) - 1]]
        self._into[one.source_key] = Target(one.other_key, _by_person(one), one.decision_id or 0)

    def _keep_apart(self, one: SourceDecision) -> None:
        """Take back the merge that led from the one who leaves; what a rule says is asked when it is known."""
        key, other = one.source_key, one.other_key
        self._apart[frozenset((key, other))] = _Apart(key, other, one.decision_id or 0)
        onward, others = [key, *self._onward(key)], [other, *self._onward(other)]
        if key in others:
            del self._into[other]
        elif set(onward) & set(others):
            del self._into[key]


def standing(decisions: Sequence[SourceDecision], *, undoings: bool = False) -> list[SourceDecision]:
    """The decisions that nobody took back, the oldest first; an undoing can be taken back as well."""
    undone: set[int | None] = set()
    kept: list[SourceDecision] = []
    for one in sorted(decisions, key=lambda decision: decision.decision_id or 0, reverse=True):
        if one.decision_id in undone:
            continue
        if one.decision is SourceVerdict.UNDO:
            undone.add(one.undoes)
        kept.append(one)
    return [one for one in reversed(kept) if undoings or one.decision is not SourceVerdict.UNDO]


def split_key(key: str, text_sha256: str, written: str) -> str:
    """The key of what a person takes out of a source in one article."""
    name = f"#{fold(written)}" if written else ""
    return f"{key}@{text_sha256[:_HASH_SHOWN]}{name}"


def _taken_apart(source: ArticleSource, split: SourceDecision) -> list[ArticleSource]:
    """A source as it is, or what is left of it and what is taken out."""
    if source.key != split.source_key:
        return [source]
    taken = [name for name in source.names if not split.written or fold(name.name) == fold(split.written)]
    left = [name for name in source.names if name not in taken]
    if not taken:
        return [source]
    key = split_key(split.source_key, split.text_sha256, split.written)
    why = tuple(SourceName(name=one.name, reason=_by_person(split), voices=one.voices) for one in taken)
    name = split.name or (split.written if split.written else source.name)
    apart = source.model_copy(update={"key": key, "offers": (), "asks": (), "names": why, "name": name})
    return [apart, *([source.model_copy(update={"names": tuple(left)})] if left else [])]


def _by_person(one: SourceDecision) -> str:
    note = f": {one.note}" if one.note else ""
    return f"{one.reviewer} decided so{note}"
