"""Values instead of words: what the commands ask for."""

from __future__ import annotations

import pytest

from knowledge.library import Knowledge

FOUND = [
    (("BluePark", "net_loss", ""), "898 million yuan", ""),
    (("bluepark", "net_loss", "Q1 2020"), "477 million yuan", ""),
    (
        ("BluePark", "net_profit", "2021-Q1"),
        "898 million yuan",
        "The coverage gives net loss, not net profit.",
    ),
    (("Kestrel Mobility NV", "revenue", "2021"), "984 million euros", ""),
    (("Soken", "units_sold", ""), "1,433 new energy vehicles", ""),
    (("Kestrel", "net_loss", "2020"), "70 million euros", ""),
    (("Kestrel", "deliveries", "Q3 2021"), "7,480 vans", ""),
    (("Kestral Mobility", "headcount", ""), "2,850 employees", ""),
    (
        ("Lumora", "funding", ""),
        "$155 million",
        "Articles give different values; the newest comes first.",
    ),
    (("Almiro", "dividend", ""), "22 cents a share", "This is the quarterly dividend."),
    (("Kestrel", "Order book", ""), "21,500 vans", ""),
]


@pytest.mark.parametrize(("asked", "text", "note"), FOUND)
def test_a_look_up(asked: tuple[str, str, str], text: str, note: str, known: Knowledge) -> None:
    answer = known.lookup(*asked)
    assert answer.status == "answered"
    assert (answer.figures[0].text, answer.note) == (text, note)


NOT_FOUND = [
    (("Tesla", "revenue", ""), "The coverage knows no company called “Tesla”."),
    (("Kestrel", "colour", ""), "There is no metric called “colour”."),
    (
        ("Kestrel", "revenue", "soon"),
        "“soon” is no period; give a year, a half, a quarter or a month.",
    ),
    (("Sokon", "revenue", ""), ""),
    (("Kestrel", "revenue", "2015"), ""),
    (("Huawei", "net_loss", ""), ""),
]


@pytest.mark.parametrize(("asked", "note"), NOT_FOUND)
def test_what_is_not_there(asked: tuple[str, str, str], note: str, known: Knowledge) -> None:
    answer = known.lookup(*asked)
    assert (answer.status, answer.figures, answer.note) == ("not_covered", (), note)


def test_what_there_is_instead_comes_with_its_periods(known: Knowledge) -> None:
    answer = known.lookup("Kestrel", "net_loss", "2015")
    assert answer.covered[0].startswith("net loss (")
    assert (answer.company, answer.metric, answer.period) == (
        "Kestrel Mobility NV",
        "net_loss",
        "2015",
    )


RANKED = [
    (("net_loss", ["BluePark", "Sokon"], ""), ["898 million yuan", "575 million yuan"], ""),
    (("revenue", ["Kestrel", "Oriel"], "Q2 2021"), ["1.02 billion euros", "231 million euros"], ""),
    (("headcount", ["Lumora", "Kestrel"], ""), ["2,850 employees", "340 employees"], ""),
]


@pytest.mark.parametrize(("asked", "texts", "note"), RANKED)
def test_a_ranking(
    asked: tuple[str, list[str], str], texts: list[str], note: str, known: Knowledge
) -> None:
    answer = known.compare(*asked)
    assert answer.status == "answered"
    assert ([figure.text for figure in answer.figures], answer.note) == (texts, note)


def test_a_ranking_of_all_is_ranked_by_currency(known: Knowledge) -> None:
    answer = known.compare("net_loss", [])
    assert answer.status == "answered"
    by_unit: dict[str, list[float]] = {}
    for figure in answer.figures:
        by_unit.setdefault(figure.unit, []).append(float(figure.value))
    assert len(by_unit) > 1
    assert all(values == sorted(values, reverse=True) for values in by_unit.values())
    assert "several currencies" in answer.note


def test_a_side_without_a_figure_is_named_and_nothing_is_claimed(known: Knowledge) -> None:
    answer = known.compare("revenue", ["Kestrel", "Sokon"])
    assert answer.status == "related"
    assert answer.note == "The coverage gives no revenue of Sokon."
    assert known.compare("revenue", ["Kestrel", "Tesla"]).status == "not_covered"
