"""People's decisions about sources: kept as rows that are only ever added, and applied above the rules at once."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import NamedTuple

from factcheck.errors import DecisionRefusedError, NotFoundError
from factcheck.linking import link_sources, resolve
from factcheck.records import SourceDecision
from factcheck.sources.deciding import Decided, standing
from factcheck.sources.folding import fold
from factcheck.store import Store
from factcheck.store.sourcing import Sourcing, StoredSource
from factcheck.vocabulary import SourceVerdict

_LONGEST_NAME = 200  # characters


class By(NamedTuple):
    """Who decides, and why."""

    reviewer: str
    note: str = ""


class Done(NamedTuple):
    """A decision that was kept, and the sources it is about as they stand now."""

    decision: SourceDecision
    source: StoredSource
    other: StoredSource | None = None
    asked: StoredSource | None = None  # who was named, where `source` is whom they are held to be
    above: tuple[SourceDecision, ...] = ()  # earlier decisions that held until this one
    names: Mapping[str, str] = MappingProxyType({})  # by key, of the sources that `above` is about


def merge(store: Store, source: str, other: str, by: By) -> Done:
    """`source` is `other`, whose name and number stay.

    Raises:
        NotFoundError: no such source, several by that name, or both are one already.
    """

    def do(sources: Sourcing) -> Done:
        one, two = sources.find(source), sources.find(other)
        if one.stands_for == two.stands_for:
            raise NotFoundError(f"{one.name!r} and {two.name!r} are one source already.", hint="See: factcheck sources")
        decision = _decision(by, SourceVerdict.MERGE, source_key=one.key, other_key=two.key)
        return _kept(sources, decision, one, two)

    return store.with_sources(do, keep=True)


def split(store: Store, source: str, other: str, by: By) -> Done:
    """`source` is not `other`: whatever made them one, a rule or a decision, does so no longer.

    Raises:
        NotFoundError: no such source, several by that name, or they are not one.
    """

    def do(sources: Sourcing) -> Done:
        one, two = sources.find(source), sources.find(other)
        if one.source_id == two.source_id or one.stands_for != two.stands_for:
            what = "the same number" if one.source_id == two.source_id else "two sources already"
            hint = "What an article holds to be one is split with --article ARTICLE, and --written NAME."
            raise NotFoundError(f"{one.name!r} and {two.name!r} are {what}.", hint=hint)
        decision = _decision(by, SourceVerdict.SPLIT, source_key=one.key, other_key=two.key)
        return _kept(sources, decision, one, two)

    return store.with_sources(do, keep=True)


def split_in_article(store: Store, source: str, article: str, written: str, by: By) -> Done:
    """In one article, what goes by `source` (or only what is `written` so) is a source of its own.

    Raises:
        NotFoundError: no such source or article, or several; or the article does not have it, or does not write it so.
    """
    article_id = store.find_article(article)

    def do(sources: Sourcing) -> Done:
        one = _heard_in(sources, sources.find(source), article_id, written)
        text = sources.text_of(article_id)
        decision = _decision(by, SourceVerdict.SPLIT, source_key=one.key, text_sha256=text, written=written)
        done = _kept(sources, decision, one)
        _look_again(sources, text)
        return done

    done = store.with_sources(do, keep=True)
    link_sources(store)
    return done


def rename(store: Store, source: str, name: str, by: By) -> Done:
    """`source`, or whoever it is held to be, goes by `name`.

    Raises:
        NotFoundError: no such source, or several by that name.
        DecisionRefusedError: nobody could read the name, or find the source by it.
    """
    _check_name(name.strip())

    def do(sources: Sourcing) -> Done:
        found = sources.find(source)
        one = sources.find(str(found.stands_for))
        done = _kept(sources, _decision(by, SourceVerdict.RENAME, source_key=one.key, name=name.strip()), one)
        return done._replace(asked=found)

    return store.with_sources(do, keep=True)


def undo(store: Store, decision_id: int, by: By) -> SourceDecision:
    """Take back a decision, which stays in the history.

    Raises:
        NotFoundError: no such decision, or it was taken back already.
    """

    def do(sources: Sourcing) -> SourceDecision:
        known = {one.decision_id: one for one in sources.decisions()}
        undone = {one.undoes for one in standing(list(known.values()), undoings=True)}
        if decision_id not in known or decision_id in undone:
            what = "was taken back already" if decision_id in known else "is not there"
            raise NotFoundError(f"Decision {decision_id} {what}.", hint="See: factcheck sources history")
        taken = known[decision_id]
        number = sources.decide(_decision(by, SourceVerdict.UNDO, undoes=decision_id))
        _apply(sources, _reached(taken, known))
        return _with_number(sources, number)

    decision = store.with_sources(do, keep=True)
    link_sources(store)
    return decision


def history(store: Store) -> list[SourceDecision]:
    """Every decision, the oldest first."""
    read: Callable[[Sourcing], list[SourceDecision]] = Sourcing.decisions
    return store.with_sources(read)


def names_in(store: Store, decisions: Sequence[SourceDecision]) -> dict[str, str]:
    """By key, the names that articles give to the sources that decisions are about; none for what nobody writes now."""
    return store.with_sources(lambda sources: _names(sources, decisions))


def _names(sources: Sourcing, decisions: Sequence[SourceDecision]) -> dict[str, str]:
    keys = sorted({key for one in decisions for key in (one.source_key, one.other_key) if key})
    return {key: name for key, (name, _) in sources.profiles(keys).items()} if keys else {}


def _decision(by: By, verdict: SourceVerdict, **about: object) -> SourceDecision:
    values = {"decision": verdict, "reviewer": by.reviewer, "note": by.note, "decided_at": datetime.now(UTC)}
    return SourceDecision.model_validate(values | about)


def _kept(sources: Sourcing, decision: SourceDecision, one: StoredSource, two: StoredSource | None = None) -> Done:
    before = sources.decisions()
    number = sources.decide(decision)
    resolve(sources, {found.key for found in (one, two) if found})
    now = [sources.find(str(found.source_id)) for found in (one, two) if found]
    over = Decided(before).in_force - Decided(sources.decisions()).in_force
    above = tuple(earlier for earlier in before if earlier.decision_id in over)
    names = _names(sources, above)
    return Done(_with_number(sources, number), now[0], now[1] if two else None, above=above, names=names)


def _heard_in(sources: Sourcing, asked: StoredSource, article_id: int, written: str) -> StoredSource:
    """Who speaks in an article as the source that was asked for: itself, or the one that is held to be it."""
    rows = sources.rows("names", articles=[article_id], sources=[asked.stands_for])
    names = [(asked.stands_for if row[6] is None else int(row[6]), str(row[2])) for row in rows]
    if asked.source_id != asked.stands_for:
        names = [one for one in names if one[0] == asked.source_id]
    if not names:
        where = f"{asked.name!r} does not speak in article {article_id}"
        raise NotFoundError(f"{where}.", hint=f"Who does: factcheck sources {article_id} --why")
    meant = {number for number, name in names if not written or fold(name) == fold(written)}
    if not meant:
        shown = ", ".join(repr(name) for _, name in names if name)
        raise NotFoundError(f"Article {article_id} does not write {asked.name!r} as {written!r}.", hint=f"But: {shown}")
    if asked.source_id in meant:
        return asked
    if len(meant) > 1:
        shown = ", ".join(str(number) for number in sorted(meant))
        hint = f"Name one of them: {shown}. See: factcheck sources {article_id} --why"
        raise NotFoundError(f"Several sources of article {article_id} are held to be {asked.name!r}.", hint=hint)
    return sources.find(str(meant.pop()))


def _check_name(name: str) -> None:
    """Refuse what is no name.

    Raises:
        DecisionRefusedError: it is empty to the eye, a number, too long, or no text.
    """
    kinds = {unicodedata.category(letter)[0] for letter in name}
    if "Cs" in map(unicodedata.category, name):
        raise DecisionRefusedError("The name holds bytes that are no text.", hint="Give it in UTF-8.")
    if not kinds - set("CZM"):
        what = "has no letter that can be seen" if name else "is empty"
        raise DecisionRefusedError(f"A source cannot go by a name that {what}.", hint="Give it in quotation marks.")
    if len(name) > _LONGEST_NAME:
        hint = "Say the rest with --note."
        raise DecisionRefusedError(f"A name has at most {_LONGEST_NAME} characters, not {len(name)}.", hint=hint)
    if not kinds - set("NCZ"):
        raise DecisionRefusedError("A number alone always means the source with that number.", hint="Add a word to it.")


def _with_number(sources: Sourcing, number: int) -> SourceDecision:
    return next(one for one in sources.decisions() if one.decision_id == number)


def _reached(taken: SourceDecision, known: dict[int | None, SourceDecision]) -> list[SourceDecision]:
    """What the taking back of a decision changes: itself, and what an undoing had taken back."""
    reached = [taken]
    while reached[-1].undoes is not None:
        reached.append(known[reached[-1].undoes])
    return reached


def _apply(sources: Sourcing, changed: list[SourceDecision]) -> None:
    resolve(sources, {key for one in changed for key in (one.source_key, one.other_key) if key})
    for one in changed:
        if one.text_sha256:
            _look_again(sources, one.text_sha256)


def _look_again(sources: Sourcing, text_sha256: str) -> None:
    """Whom the voices of an article belong to is derived anew, with what people decided."""
    resolve(sources, sources.forget(sources.audits_of(text_sha256), superseded=False))
