"""Tables with bars -> a line for each row that tells what its numbers are."""

from __future__ import annotations

import pytest

from knowledge.coverage.tables import without_tables

CASES = [
    ("No table here | only a bar", ["No table here | only a bar"]),
    (
        "| Firm | CMP | Chg (%) |\n| --- | --- | --- |\n| Acme | 9.5 | -4.4 |\n| Bolt | 7 | 1% |",
        ["Acme: CMP 9.5, Change -4.4%", "Bolt: CMP 7, Change 1%"],
    ),
    ("| Year | 2022 | 2023 |\n|---|---|---|\n| Sales | $4m | $5m |", ["Sales: 2022 $4m, 2023 $5m"]),
    ("| | Q1 |\n|---|---|\n| Sales | $4m |", ["Sales: Q1 $4m"]),
    # Two tables, one below the other.
    (
        "| Best | Price |\n|---|---|\n| Acme | $2 |\n| Worst | Price |\n|---|---|\n| Bolt | $1 |",
        ["Acme: Price $2", "Bolt: Price $1"],
    ),
    # What cannot be told what it is, is left out; what holds no numbers stays.
    ("| 1 | 2 | 3 |\n| 4 | 5 | 6 |", []),
    ("| Sales | $4m | $5m |\n| Costs | $2m | $1m |", []),
    ("| | Q1 | |\n|---|---|---|\n| Sales | $4m | $5m |", []),
    ("| Chair | Ann Lee |\n|---|---|\n| Clerk | Bo Wu |", ["Clerk Bo Wu"]),
    ("Before\n| Sales | $4m |\nBehind", ["Before", "Sales: $4m", "Behind"]),
]


@pytest.mark.parametrize(("text", "lines"), CASES)
def test_rows(text: str, lines: list[str]) -> None:
    assert [line for line in without_tables(text).split("\n") if line] == lines
