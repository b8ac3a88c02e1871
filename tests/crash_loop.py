"""An audit that is killed at random moments and started again until it ends by itself, and what that cost."""

import random
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from factcheck.store import Store, Violation
from tests.answering_endpoint import Running, question_key
from tests.crash_child import Job, Nursery
from tests.store_contents import answered, contents, running

KILLED = -9


class Kill(NamedTuple):
    """What a killed life left behind."""

    client: str  # the key that this life asked with
    kept: frozenset[str]  # questions whose answers the store held, by their key in the endpoint's log
    left_running: frozenset[str]
    violations: tuple[Violation, ...]


class Cost(NamedTuple):
    """What the kills cost at the endpoint; an answer is kept once its commit is made."""

    kills: int
    questions: int  # different ones
    requests: int
    kept_and_asked_again: int
    most_in_flight: int  # questions of one killed life that were asked and not kept
    answered_and_not_kept: int  # sent whole by the endpoint, but the life ended before the commit


class Ordeal(NamedTuple):
    """A finished loop."""

    kills: list[Kill]
    exit_code: int  # of the last life


def ordeal(nursery: Nursery, job: Job, *, kills: int, longest_s: float, chance: random.Random) -> Ordeal:
    """Up to `kills` lives, each killed within `longest_s`, and a last one that ends by itself."""
    left: list[Kill] = []
    while True:
        life = replace(job, client=f"{job.client}-{len(left) + 1}")
        nursery.start(life)
        if len(left) < kills:
            time.sleep(chance.uniform(0, longest_s))
            nursery.kill()
        code = nursery.wait()
        if code != KILLED:
            return Ordeal(left, code)
        left.append(_look(life))


def _look(life: Job) -> Kill:
    """Open what is left, as the next life and anybody else would."""
    path = Path(life.store)
    if not path.exists():
        return Kill(life.client, frozenset(), frozenset(), ())
    violations = Store(path).verify()
    kept = frozenset(map(question_key, answered(path)))
    return Kill(life.client, kept, frozenset(running(path)), tuple(violations))


def cost(kills: list[Kill], endpoint: Running, client: str) -> Cost:
    """What the endpoint's log says of all lives of `client`."""
    asked = [seen for seen in endpoint.seen() if seen.client.rpartition("-")[0] == client]
    requests = [(seen.client, seen.question) for seen in asked if seen.event == "asked"]
    sent = {(seen.client, seen.question) for seen in asked if seen.event == "sent"}
    lives = {f"{client}-{number}": number for number in range(1, len(kills) + 2)}
    again = lost = 0
    in_flight: Counter[str] = Counter()
    for kill in kills:
        again += sum(lives[by] > lives[kill.client] and question in kill.kept for by, question in requests)
        not_kept = {question for by, question in requests if by == kill.client and question not in kill.kept}
        in_flight[kill.client] = len(not_kept)
        lost += sum((kill.client, question) in sent for question in not_kept)
    questions = len({question for _, question in requests})
    return Cost(len(kills), questions, len(requests), again, max(in_flight.values(), default=0), lost)


def differences(path: Path, uninterrupted: Path) -> list[str]:
    """What the two stores do not have in common, in words."""
    found, wanted = contents(path), contents(uninterrupted)
    return [
        f"{name}: {len(found[name])} rows where {len(wanted[name])} are due"
        for name in wanted
        if found[name] != wanted[name]
    ]
