"""Fit `knowledge/data/weights.csv`: `python -m tests.benchmarks.fit [--write]`.

Two small regressions. The first ranks: the probability that a candidate is the right one is
the softmax of its score among the candidates of its question. The second decides: the
probability that the best candidate is right, from its features and its lead, where no rule
forbids to claim it. Both are regularised and judged on articles that they were not fitted on
(folds by article). The threshold is the lowest at which the share of wrong claims stays below
`WRONG` of the questions that are fitted on, and below `WRONG_UNREAD` of those that nobody has
looked at: rules are flattered by the questions that they were written by, and a wire is harder
than results and deals.
"""

from __future__ import annotations

import argparse
import csv
import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from knowledge.answers.accounting import may_be_claimed
from knowledge.answers.answering import Answerer
from knowledge.answers.beside import contenders
from knowledge.answers.features import Features
from knowledge.answers.rank import Candidate, decision
from knowledge.building import build
from knowledge.questions.parse import value_query
from knowledge.questions.query import Query
from knowledge.store.read import Store
from tests.benchmarks.gold import READ, SEEN, UNREAD, Gold, laid_out, questions

WRONG = 0.03  # of all questions that are fitted on, held out
WRONG_UNREAD = 0.04  # of all on a wire that nobody has looked at
SETS = ("dev", "tech", *READ, *SEEN)
FOLDS = 6
# What weights are drawn to where the questions say little: few of them have an older value of the
# same thing beside the newest, and of no other feature is it so clear which way it speaks.
EXPECTED = {
    "outdated": -1.5,
    "pace_other": -1.2,
    "gauge_other": -1.5,
    "pace_same": 0.5,
    "role_any_reported": 0.7,
    "role_any_ahead": 0.2,
    "extreme_told": 0.5,
    "extreme_untold": -1.0,
    "extreme_unasked": -0.5,
}
RANK_PENALTY, CLAIM_PENALTY = 0.002, 0.001
_ONE = {"value", "prior", "converted", "derived", "unanswerable"}
_WEIGHTS = Path(__file__).parents[2] / "knowledge" / "data" / "weights.csv"

Vector = NDArray[np.float64]
Point = tuple[float, float, float]
"""A threshold with the accuracy and the share of wrong claims that it gives."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its candidates.

    `right` marks those with a right value, `exact` those that also stand in the sentence that
    the answer was taken from.
    """

    gold: Gold
    query: Query
    candidates: tuple[Candidate, ...]
    right: tuple[bool, ...]
    exact: tuple[bool, ...]


def cases(name: str) -> list[Case]:
    """The questions of a set that ask for one figure, with their candidates."""
    found = []
    for folder in laid_out(name):
        with tempfile.TemporaryDirectory() as made:
            db = Path(made) / "gold.db"
            build([folder / "coverage"], db)
            answerer = Answerer(Store(db))
            found += [_case(gold, answerer) for gold in questions(folder) if gold.type in _ONE]
    return found


def _case(gold: Gold, answerer: Answerer) -> Case:
    query = answerer.query(gold.question)
    if gold.type == "derived":
        query = value_query(query)
    ranked = tuple(answerer.candidates(query))
    right = tuple(bool(gold.values) and gold.fits(c.figure) for c in ranked)
    exact = tuple(fits and gold.quotes(c.figure) for fits, c in zip(right, ranked, strict=True))
    return Case(gold, query, ranked, right, exact)


def matrix(rows: Sequence[Features], names: Sequence[str]) -> Vector:
    """The features as a matrix with one column for each name."""
    index = {name: column for column, name in enumerate(names)}
    found = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                found[number, index[name]] = value
    return found


def fit_rank(train: Sequence[Case], names: Sequence[str]) -> Vector:
    """Weights that rank the right candidates first."""
    usable = [case for case in train if any(case.exact)]
    tables = [matrix([c.features for c in case.candidates], names) for case in usable]
    marks = [np.array(case.exact, dtype=float) for case in usable]

    expected = np.array([EXPECTED.get(name, 0.0) for name in names])

    def loss(weights: Vector) -> tuple[float, Vector]:
        total, slope = 0.0, np.zeros_like(weights)
        for table, mark in zip(tables, marks, strict=True):
            scores = table @ weights
            scores -= scores.max()
            powers = np.exp(scores)
            all_, good = powers.sum(), (powers * mark).sum()
            total -= np.log(good / all_ + 1e-12)
            slope += table.T @ (powers / all_ - powers * mark / (good + 1e-12))
        count = len(tables)
        surplus = weights - expected
        penalty = RANK_PENALTY * surplus @ surplus
        return float(total / count + penalty), slope / count + 2 * RANK_PENALTY * surplus

    start = expected
    found: Vector = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def decided(case: Case, names: Sequence[str], rank: Vector) -> tuple[int, Features]:
    """The best candidate under these weights, and what speaks for claiming it."""
    scores = matrix([candidate.features for candidate in case.candidates], names) @ rank
    ranked = sorted(
        (
            replace(candidate, score=float(score))
            for candidate, score in zip(case.candidates, scores, strict=True)
        ),
        key=lambda candidate: -candidate.score,
    )
    rivals = contenders(case.query, ranked)
    places = [candidate.figure.id for candidate in case.candidates]
    return places.index(rivals[0].figure.id), decision(case.query, rivals)


def fit_claim(rows: Sequence[Features], right: Sequence[bool], names: Sequence[str]) -> Vector:
    """Weights (the last is the base) of the probability that the best candidate is right."""
    table = np.hstack([matrix(rows, names), np.ones((len(rows), 1))])
    mark = np.array(right, dtype=float)

    def loss(weights: Vector) -> tuple[float, Vector]:
        chance = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        total = -np.mean(mark * np.log(chance + 1e-12) + (1 - mark) * np.log(1 - chance + 1e-12))
        penalty = CLAIM_PENALTY * weights[:-1] @ weights[:-1]
        slope = table.T @ (chance - mark) / len(mark)
        slope[:-1] += 2 * CLAIM_PENALTY * weights[:-1]
        return float(total + penalty), slope

    found: Vector = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    return found


def feature_names(all_cases: Sequence[Case]) -> list[str]:
    """Every feature that occurs."""
    return sorted({name for case in all_cases for c in case.candidates for name in c.features})


def folds(all_cases: Sequence[Case]) -> list[list[int]]:
    """Indexes of the cases in folds that share no article."""
    articles = sorted({case.gold.article for case in all_cases})
    fold = {article: number % FOLDS for number, article in enumerate(articles)}
    return [
        [i for i, case in enumerate(all_cases) if fold[case.gold.article] == number]
        for number in range(FOLDS)
    ]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What fitted weights do on questions that they were not fitted on."""

    case: Case
    best: int
    right: bool
    features: Features
    sure: float


def held_out(all_cases: Sequence[Case]) -> list[Outcome]:
    """Each case as decided by weights fitted on other articles."""
    names = feature_names(all_cases)
    parts = folds(all_cases)
    rows: dict[int, tuple[int, Features, bool]] = {}
    admitted: set[int] = set()
    for part in parts:
        train = [case for i, case in enumerate(all_cases) if i not in set(part)]
        weights = fit_rank(train, names)
        for i in part:
            case = all_cases[i]
            if case.candidates:
                best, found = decided(case, names, weights)
                rows[i] = (best, found, case.right[best])
                if may_be_claimed(case.query, case.candidates[best]):
                    admitted.add(i)
    claim_names = sorted({name for _, found, _ in rows.values() for name in found})
    outcomes = []
    for part in parts:
        others = [i for i in admitted if i not in set(part)]
        weights = fit_claim([rows[i][1] for i in others], [rows[i][2] for i in others], claim_names)
        for i in part:
            if i in rows:
                best, found, right = rows[i]
                sure = surety(found, claim_names, weights) if i in admitted else 0.0
                outcomes.append(Outcome(all_cases[i], best, right, found, sure))
    return outcomes


def surety(found: Features, names: Sequence[str], weights: Vector) -> float:
    """The probability, under these weights, that a candidate with these features is right."""
    return float(1 / (1 + np.exp(-np.append(matrix([found], names)[0], 1.0) @ weights)))


def unread(
    names: Sequence[str], rank: Vector, claim_names: Sequence[str], claim: Vector
) -> list[Outcome]:
    """The questions that nobody looked at, as these weights decide them."""
    outcomes = []
    for case in (case for name in UNREAD for case in cases(name) if case.candidates):
        best, found = decided(case, names, rank)
        claimable = may_be_claimed(case.query, case.candidates[best])
        sure = surety(found, claim_names, claim) if claimable else 0.0
        outcomes.append(Outcome(case, best, case.right[best], found, sure))
    return outcomes


def curve(outcomes: Sequence[Outcome], total: int, answerable: int) -> list[Point]:
    """Rows of (threshold, accuracy, wrong) from sure to unsure."""
    rows: list[Point] = []
    right = wrong = 0
    for outcome in sorted(outcomes, key=lambda o: -o.sure):
        right += outcome.right
        wrong += not outcome.right
        rows.append((outcome.sure, right / answerable, wrong / total))
    return rows


def threshold_of(*parts: tuple[Sequence[Outcome], float]) -> float:
    """The lowest threshold at which each part has at most its share of wrong claims."""
    wrong = [(np.sort([o.sure for o in part if not o.right]), len(part) * x) for part, x in parts]

    def is_allowed(sure: float) -> bool:
        return all(len(one) - np.searchsorted(one, sure) <= most for one, most in wrong)

    return min(o.sure for part, _ in parts for o in part if is_allowed(o.sure))


def table_text(
    names: Sequence[str],
    rank: Vector,
    claim_names: Sequence[str],
    claim: Vector,
    threshold: float,
) -> str:
    """The weights as the text of `weights.csv`."""
    out = io.StringIO()
    out.write(
        "# What each feature of a candidate is worth (see knowledge/answers/features.py).\n"
        "# rank: added to the score, by which candidates of one question are ordered.\n"
        "# claim: added to the log-odds that the best candidate is right; (base) is their start,\n"
        "#   (threshold) the probability from which on it is claimed.\n"
        "# Fitted by `python -m tests.benchmarks.fit --write`; do not edit by hand.\n"
    )
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["feature", "rank", "claim"])
    ranks = dict(zip(names, rank, strict=True))
    claims = dict(zip([*claim_names, "(base)"], claim, strict=True))
    for name in sorted(ranks.keys() | claims.keys()):
        shown = [f"{column[name]:.3f}" if name in column else "" for column in (ranks, claims)]
        writer.writerow([name, *shown])
    writer.writerow(["(threshold)", "", f"{threshold:.3f}"])
    return out.getvalue()


def main() -> None:
    """Fit on all sets, print what it reaches on held-out articles, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write knowledge/data/weights.csv")
    options = parser.parse_args()
    all_cases = [case for name in SETS for case in cases(name)]
    answerable = [case for case in all_cases if case.gold.values]
    found = [case for case in answerable if any(case.exact)]
    print(f"{len(all_cases)} questions, {len(answerable)} answerable, right figure among the")
    print(f"candidates of {len(found)} ({len(found) / len(answerable):.3f})")
    outcomes = held_out(all_cases)
    first = sum(outcome.right for outcome in outcomes)
    print(f"held out: right figure ranked first {first / len(answerable):.3f}")
    rows = curve(outcomes, len(all_cases), len(answerable))
    for limit in (0.01, 0.02, 0.025, 0.03, 0.05, 0.1, 0.2):
        row = max((r for r in rows if r[2] <= limit), key=lambda r: r[1], default=(1.0, 0.0, 0.0))
        print(f"  wrong <= {limit:.3f}: accuracy {row[1]:.3f} at {row[0]:.3f}")
    if options.write:
        names = feature_names(all_cases)
        rank = fit_rank(all_cases, names)
        claimable = [outcome for outcome in outcomes if outcome.sure]
        rows_ = [outcome.features for outcome in claimable]
        claim_names = sorted({name for row in rows_ for name in row})
        claim = fit_claim(rows_, [outcome.right for outcome in claimable], claim_names)
        threshold = threshold_of(
            (outcomes, WRONG), (unread(names, rank, claim_names, claim), WRONG_UNREAD)
        )
        print(f"threshold {threshold:.3f}")
        text = table_text(names, rank, claim_names, claim, threshold)
        _WEIGHTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
