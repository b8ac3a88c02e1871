"""How good sums and probabilities of opinions are, against how sentences were marked."""

from collections.abc import Iterable, Sequence


def macro_f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    """Of what was given and what was marked, both sides counted alike."""
    rows = list(pairs)
    return (_f1(rows) + _f1([(not given, not marked) for given, marked in rows])) / 2


def _f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    right = sum(given and marked for given, marked in pairs)
    return 2 * right / max(1, sum(given + marked for given, marked in pairs))


def area(scored: Sequence[tuple[float, bool]]) -> float:
    """How often an opinion scores higher than a sentence that is none."""
    for_it = [score for score, opinion in scored if opinion]
    against = [score for score, opinion in scored if not opinion]
    return sum((high > low) + 0.5 * (high == low) for high in for_it for low in against) / (len(for_it) * len(against))


def reliability(said: Iterable[tuple[float, float, bool]]) -> tuple[float, list[str]]:
    """The expected calibration error in ten bins, and the bins, of (weight, probability, whether it is an opinion)."""
    bins: dict[int, list[tuple[float, float, bool]]] = {}
    for weight, probability, opinion in said:
        bins.setdefault(min(int(probability * 10), 9), []).append((weight, probability, opinion))
    lines, error = [], 0.0
    total = sum(weight for rows in bins.values() for weight, _, _ in rows)
    for place, rows in sorted(bins.items()):
        here = sum(weight for weight, _, _ in rows)
        mean = sum(weight * probability for weight, probability, _ in rows) / here
        came = sum(weight * opinion for weight, _, opinion in rows) / here
        error += here / total * abs(mean - came)
        lines.append(f"{place / 10:.1f} to {(place + 1) / 10:.1f}  {len(rows):4}  said {mean:.2f}  came {came:.2f}")
    return error, lines
