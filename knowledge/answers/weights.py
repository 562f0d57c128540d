"""What each feature is worth: `data/weights.csv`, fitted by `python -m tests.benchmarks.fit`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp

from knowledge.answers.features import Features
from knowledge.tables import table


@cache
def _column(name: str) -> Mapping[str, float]:
    return {row["feature"]: float(row[name]) for row in table("weights") if row[name]}


def weight(name: str) -> float:
    """What a feature adds to a score at its full value."""
    return _column("rank").get(name, 0.0)


def score(found: Features) -> float:
    """How well a candidate fits the question; only differences between candidates count."""
    weights = _column("rank")
    return sum([weights.get(name, 0.0) * value for name, value in found.items()])


def surety(found: Features) -> float:
    """How likely the best candidate is right, between 0 and 1; `found` as `claim_features`."""
    weights = _column("claim")
    total = weights.get("(base)", 0.0)
    total += sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + exp(-max(-50.0, min(50.0, total))))


def threshold() -> float:
    """The surety from which on an answer is claimed."""
    return _column("claim")["(threshold)"]
