"""What each feature is worth: `data/weights.csv`, fitted by `python -m tests.benchmarks.fit`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp
from operator import mul

from knowledge.answers.features import Features
from knowledge.tables import table


@cache
def _column(name: str) -> Mapping[str, float]:
    return {row["feature"]: float(row[name]) for row in table("weights") if row[name]}


class _Weights(dict[str, float]):
    """Weights by name; 0 for what has none."""

    def __missing__(self, _: str) -> float:
        return 0.0


@cache
def _ranking() -> Mapping[str, float]:
    return _Weights(_column("rank"))


def weight(name: str) -> float:
    """What a feature adds to a score at its full value."""
    return _column("rank").get(name, 0.0)


def score(found: Features) -> float:
    """How well a candidate fits the question; only differences between candidates count."""
    worth: float = sum(map(mul, map(_ranking().__getitem__, found), found.values()))
    return worth


def surety(found: Features) -> float:
    """How likely the best candidate is right, between 0 and 1; `found` as `claim_features`."""
    weights = _column("claim")
    total = weights.get("(base)", 0.0)
    total += sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + exp(-max(-50.0, min(50.0, total))))


def threshold() -> float:
    """The surety from which on an answer is claimed."""
    return _column("claim")["(threshold)"]
