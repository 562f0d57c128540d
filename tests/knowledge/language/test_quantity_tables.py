"""The tables of the quantity recogniser: every entry has one owner and a sane value."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from knowledge.tables import table, words


def repeated(name: str, column: str, **only: str) -> list[str]:
    rows = [row for row in table(name) if all(row[key] == value for key, value in only.items())]
    counts = Counter(form for row in rows for form in words(row[column]))
    return [form for form, count in counts.items() if count > 1]


@pytest.mark.parametrize(
    ("name", "column"), [("currencies", "signs"), ("scales", "forms"), ("denominators", "forms")]
)
def test_no_form_has_two_owners(name: str, column: str) -> None:
    assert repeated(name, column) == []


def test_no_noun_alone_names_two_currencies() -> None:
    assert repeated("currencies", "nouns", bare="yes") == []


@pytest.mark.parametrize("case", ["any", "capital"])
@pytest.mark.parametrize("side", ["before", "after"])
def test_no_label_is_repeated(side: str, case: str) -> None:
    assert repeated("labels", "words", side=side, case=case) == []


@pytest.mark.parametrize("side", ["before", "after"])
def test_no_hedge_has_two_bounds(side: str) -> None:
    assert repeated("hedges", "phrases", side=side) == []


@pytest.mark.parametrize("kind", ["stop", "verb", "plural", "singular"])
def test_no_word_is_repeated_in_its_class(kind: str) -> None:
    rows = [row for row in table("counting") if row["class"] == kind]
    assert len(rows) >= 1
    assert repeated("counting", "words", **{"class": kind}) == []


def test_codes_are_iso() -> None:
    assert all(len(row["code"]) == 3 and row["code"].isupper() for row in table("currencies"))


def test_closed_columns() -> None:
    assert {row["case"] for row in table("currencies")} == {"any", "upper", "none"}
    assert {row["kind"] for row in table("scales")} == {"word", "joined", "money"}
    assert {row["kind"] for row in table("units")} == {"ratio", "measure", "time", "joined"}
    assert {row["side"] for row in table("labels")} == {"before", "after"}
    assert all(Decimal(row["factor"]) > 0 for row in table("units"))
