"""Tables with bars -> a line for each row that tells what its numbers are."""

from __future__ import annotations

import pytest

from knowledge.coverage.tables import without_tables

CASES = [
    ("No table here | only a bar", ["No table here | only a bar"]),
    (
        "| Round | Raised | When |\n|---|---|---|\n| Series A | $4m | May 2020 |",
        ["Series A | $4m | May 2020"],
    ),
    ("| Sales | $4m |\n| Costs | $2m |", ["Sales | $4m", "Costs | $2m"]),
    ("Before\n| Sales | $4m |\nBehind", ["Before", "Sales | $4m", "Behind"]),
    # Two tables, one below the other.
    (
        "| Best | Price |\n|---|---|\n| Acme | $2 |\n| Worst | Price |\n|---|---|\n| Bolt | $1 |",
        ["Acme | $2", "Bolt | $1"],
    ),
    # What needs the heading of its column is left out; what holds no numbers stays.
    ("| Firm | CMP | Chg (%) |\n| --- | --- | --- |\n| Acme | 9.5 | -4.4 |", []),
    ("| Year | 2022 | 2023 |\n|---|---|---|\n| Sales | $4m | $5m |", []),
    ("| Year | Loss |\n|---|---|\n| 2020 | $4m |", []),
    ("| 1 | 2 | 3 |\n| 4 | 5 | 6 |", []),
    ("| Chair | Ann Lee |\n|---|---|\n| Clerk | Bo Wu |", ["Clerk | Bo Wu"]),
]


@pytest.mark.parametrize(("text", "lines"), CASES)
def test_rows(text: str, lines: list[str]) -> None:
    assert [line for line in without_tables(text).split("\n") if line] == lines
