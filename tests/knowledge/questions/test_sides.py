"""The alternatives that questions put side by side."""

from __future__ import annotations

import pytest

from knowledge.questions.alone import alone
from knowledge.questions.parse import parse
from knowledge.questions.sides import sides
from knowledge.store.read import Store

CASES = [
    ("who lost more, BluePark or Sokon?", ["BluePark", "Sokon"]),
    ("bluepark or sokon, who lost more", ["bluepark", "sokon"]),
    ("Sendra vs Corvo market share", ["Sendra", "Corvo"]),
    ("who had more revenue in Q2 2021, Kestrel, Oriel or Almiro?", ["Kestrel", "Oriel", "Almiro"]),
    ("kestrel, oriel, almiro - who has the highest revenue", ["kestrel", "oriel", "almiro"]),
    ("bigger dividend: almiro or kestrel", ["almiro", "kestrel"]),
    ("how much more did BluePark lose than Sokon?", ["BluePark", "Sokon"]),
    ("did Almiro sell more in Asia or in North America?", ["Asia", "North America"]),
    ("where did Almiro sell most in 2021: asia, europe or africa?", ["asia", "europe", "africa"]),
    ("who owns a bigger stake of Almiro, Kestrel or Oriel?", ["Kestrel", "Oriel"]),
    ("who puts more money into Asia, Kestrel or Oriel?", ["Kestrel", "Oriel"]),
    ("did Almiro's chips or drives grow faster?", ["chips", "drives"]),
    ("whose loss is bigger, BluePark's or Sokon's?", ["BluePark", "Sokon"]),
    ("who lost more, Sokon's van unit or BluePark?", ["Sokon van unit", "BluePark"]),
    ("Kestrel and Oriel, how much of the market does each have?", ["Kestrel", "Oriel"]),
    ("how much did Kestrel and Oriel pay for their stake", []),
    ("is power dearer in Asia or in Europe?", ["Asia", "Europe"]),
    ("which shrank more, deposits or client loans?", ["deposits", "client loans"]),
    ("what was bigger, fund selling or bank buying?", ["fund selling", "bank buying"]),
    ("did more shares go up or down?", []),
    ("how much did Sokon lose more than a year ago?", []),
    ("did Kestrel's revenue rise or fall?", []),
    ("Kestrel revenue 2021 vs 2020", []),
    ("How much did BluePark lose?", []),
    ("", []),
]


@pytest.mark.parametrize(("question", "expected"), CASES)
def test_sides(question: str, expected: list[str], store: Store) -> None:
    assert [side.text for side in sides(parse(question, store), store)] == expected


def test_each_side_is_asked_for_without_the_others(store: Store) -> None:
    query = parse("who lost more in Q1 2021, BluePark or Sokon?", store)
    found = sides(query, store)
    parts = [alone(query, side, found) for side in found]
    assert [[named.name for named in part.names] for part in parts] == [["BluePark"], ["Sokon"]]
    assert all(part.period == query.period and part.metrics == query.metrics for part in parts)


def test_what_is_no_alternative_stays_with_every_side(store: Store) -> None:
    query = parse("did Almiro sell more in Asia or in North America?", store)
    found = sides(query, store)
    parts = [alone(query, side, found) for side in found]
    assert [[named.name for named in part.names] for part in parts] == [["Almiro"], ["Almiro"]]
    words = [{word.text for word in part.words} for part in parts]
    assert "Asia" in words[0] - words[1]
    assert "America" in words[1] - words[0]


def test_each_side_has_its_own_metric(store: Store) -> None:
    query = parse("which shrank more, deposits or loans?", store)
    found = sides(query, store)
    keys = [[mention.key for mention in alone(query, side, found).metrics] for side in found]
    assert keys == [["deposits"], ["loans"]]


def test_what_kind_of_thing_they_are_need_not_be_said(store: Store) -> None:
    query = parse("which carmaker sold more vans, BluePark or Sokon?", store)
    part = alone(query, sides(query, store)[0], sides(query, store))
    assert "carmaker" not in {word.text for word in part.words}
