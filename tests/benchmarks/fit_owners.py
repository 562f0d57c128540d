"""Fit `knowledge/data/owner_prices.csv`: `python -m tests.benchmarks.fit_owners LABELS [--write]`.

LABELS is a file of JSON lines made by people who read figures of news: `sentence` with the
figure in ⟦...⟧, `owners`, all names under which a reader would ask for it ([] for nobody), and
`source`, the folder or file of the coverage. The probability that a candidate is the owner is the
softmax of its prices, negated; each price is drawn to what it was expected to be. Judged on
articles that it was not fitted on.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from knowledge.coverage.article import Article
from knowledge.coverage.read import read_file
from knowledge.figures import statement
from knowledge.figures.companies import normal_name
from knowledge.figures.drafts import extract
from knowledge.figures.entity import Entity
from knowledge.figures.owning import Asked, prices
from knowledge.figures.paths import Paths
from knowledge.figures.shape import Shape
from knowledge.figures.who import Candidate, Resolve, Who, candidates, who_of
from knowledge.tables import table

_TABLE = Path(__file__).parents[2] / "knowledge" / "data" / "owner_prices.csv"
_PULL = 2.0  # how strongly a price is drawn to what it was expected to be
_UNNAMED = 0.3  # weight of a figure whose owner no candidate is: nobody is the best answer
_FOLDS = 5

Vector = NDArray[np.float64]
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """A labelled figure: its article, the evidence of each candidate, and which are right."""

    article: str
    rows: Vector
    right: NDArray[np.bool_]
    weight: float


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _key(before: str, quantity: str, after: str) -> Key:
    return _plain(before)[-60:], _plain(quantity), _plain(after)[:40]


def labels(path: Path) -> dict[str, dict[Key, list[str]]]:
    """The owners of the labelled figures by the source and the words around each."""
    found: defaultdict[str, dict[Key, list[str]]] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        before, _, rest = row["sentence"].partition("⟦")
        quantity, _, after = rest.partition("⟧")
        found[row["source"]][_key(before, quantity, after)] = row["owners"]
    return found


def is_same(one: str, other: str) -> bool:
    """Whether two names name the same for a reader: equal, or the one within the other."""
    a, b = set(normal_name(one).split()), set(normal_name(other).split())
    return bool(a and b) and (a <= b or b <= a)


def cases(
    article: Article, wanted: Mapping[Key, Sequence[str]], names: Sequence[str]
) -> list[Case]:
    """The labelled figures of an article."""
    asked: list[tuple[Shape, int, list[Candidate]]] = []

    def recorded(shape: Shape, paths: Paths, one: Asked, resolve: Resolve) -> Who | None:
        if shape.signs[one.anchor] != "I" or one.sphere == "economy":
            asked.append((shape, one.index, candidates(shape, paths, one, resolve)))
        return who_of(shape, paths, one, resolve)

    with patch.object(statement, "who_of", recorded):
        found = extract(article)
    numbers = {id(shape): number for number, shape in found.shapes.items()}
    made: list[Case] = []
    for shape, index, options in asked:
        text = article.sentences[numbers[id(shape)]].text
        item = shape.items[index]
        owners = wanted.get(_key(text[: item.start], text[item.start : item.end], text[item.end :]))
        if owners is not None:
            right = [_is_right(who, owners, found.cast.entities) for who, _ in options]
            made.append(_case(article.key, options, right, names))
    return made


def _is_right(who: Who, owners: Sequence[str], entities: Sequence[Entity]) -> bool:
    if who.entity is None:
        return not owners
    entity = entities[who.entity]
    known = (entity.name, *entity.aliases)
    return any(is_same(one, other) for one in known for other in owners)


def _case(
    article: str, options: Sequence[Candidate], right: list[bool], names: Sequence[str]
) -> Case:
    rows = np.zeros((len(options), len(names)))
    places = {name: place for place, name in enumerate(names)}
    for row, (_, evidence) in zip(rows, options, strict=True):
        for name, amount in evidence:
            if name in places:
                row[places[name]] += amount
    named = any(right)
    return Case(
        article,
        rows,
        np.array(right if named else [who.entity is None for who, _ in options]),
        1.0 if named else _UNNAMED,
    )


def fit(
    train: Sequence[Case], expected: Vector, pull: float = _PULL, kept: Sequence[int] = ()
) -> Vector:
    """The prices at which the right candidates are the likeliest; those `kept` as expected."""

    def loss(weights: Vector) -> tuple[float, Vector]:
        total, slope = 0.0, np.zeros_like(weights)
        for case in train:
            scores = -case.rows @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            good = chances * case.right
            total -= case.weight * float(np.log(good.sum() + 1e-12))
            slope += case.weight * case.rows.T @ (good / (good.sum() + 1e-12) - chances)
        away = weights - expected
        return total + pull * float(away @ away), slope + 2 * pull * away

    # What was expected to speak for a candidate must not come to speak against it.
    sides = [(0, None) if one > 0 else (None, 0) if one < 0 else (None, None) for one in expected]
    for place in kept:
        sides[place] = (expected[place], expected[place])
    return np.asarray(minimize(loss, expected, jac=True, method="L-BFGS-B", bounds=sides).x)


def share_right(test: Sequence[Case], weights: Vector) -> float:
    """The share of figures that named owners have whose cheapest candidate is right."""
    named = [case for case in test if case.weight == 1.0]
    return sum(bool(c.right[int(np.argmin(c.rows @ weights))]) for c in named) / max(1, len(named))


def held_out(all_cases: Sequence[Case], expected: Vector, pull: float = _PULL) -> float:
    """The share of right owners in articles that the prices were not fitted on."""
    articles = sorted({case.article for case in all_cases})
    right = total = 0.0
    for fold in range(_FOLDS):
        apart = set(articles[fold::_FOLDS])
        train = [case for case in all_cases if case.article not in apart]
        test = [case for case in all_cases if case.article in apart]
        named = sum(case.weight == 1.0 for case in test)
        right += named * share_right(test, fit(train, expected, pull))
        total += named
    return right / total


def table_text(weights: Vector) -> str:
    """The table with new prices."""
    head = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("evidence", "price", "expected"))
    for row, price in zip(table("owner_prices"), weights, strict=True):
        writer.writerow((row["evidence"], round(float(price), 2) + 0.0, row["expected"]))
    return "\n".join(head) + "\n" + out.getvalue()


def main() -> None:
    """Fit and print how often the owner is right, as expected and as fitted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--write", action="store_true", help="write owner_prices.csv")
    parser.add_argument("--near", action="store_true", help="stay near the prices of the table")
    parser.add_argument("--keep", nargs="*", default=[], help="first words of what keeps its price")
    options = parser.parse_args()
    names = list(prices())
    column = "price" if options.near else "expected"
    expected = np.array([float(row[column]) for row in table("owner_prices")])
    kept = [place for place, name in enumerate(names) if name.startswith(tuple(options.keep))]
    found: list[Case] = []
    for source, wanted in labels(options.labels).items():
        base = Path(source)
        for path in sorted(base.iterdir()) if base.is_dir() else [base]:
            for article in read_file(path):
                found += cases(article, wanted, names)
    print(f"{len(found)} figures; right as expected {share_right(found, expected):.3f}")
    for pull in (0.6, _PULL, 4.0):
        print(f"pull {pull}: right on other articles {held_out(found, expected, pull):.3f}")
    if options.write:
        _TABLE.write_text(table_text(fit(found, expected, kept=kept)), encoding="utf-8")


if __name__ == "__main__":
    main()
