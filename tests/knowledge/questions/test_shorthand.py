"""What people shorten, written out."""

from __future__ import annotations

import pytest

from knowledge.questions.days import day_alone
from knowledge.questions.shorthand import written_out

SHORT = [
    ("10y yield", "10-year yield"),
    ("debt w/o leases", "debt without leases"),
    ("profit last yr", "profit last year"),
    ("2 yrs ago", "2 years ago"),
    ("same qtr last yr", "same quarter last year"),
    ("sales in q4 of 24", "sales in q4 of 2024"),
    ("order book end of 24?", "order book end of 2024?"),
    ("sales in '24 vs '23", "sales in 2024 vs 2023"),
    ("sales in the dec 24 quarter", "sales in the dec 2024 quarter"),
    ("guidance for 24/25", "guidance for 2024/25"),
    ("close on 13/2/2025", "close on 2025-02-13"),
    ("close on 2/13/2025", "close on 2025-02-13"),
    ("close on 13.02.2025", "close on 2025-02-13"),
    ("how far did gold fall on fri", "how far did gold fall on friday"),
    ("gold fri feb 14", "gold friday feb 14"),
    ("gold on weds the 12th", "gold on wednesday the 12th"),
    # what is no shorthand of a time
    ("how many of 24 boats", "how many of 24 boats"),
    ("in 24 countries", "in 24 countries"),
    ("close on 11/12", "close on 11/12"),
    ("close on 2/3/2025", "close on 2/3/2025"),
    ("sun pharma sales", "sun pharma sales"),
    ("the bonds of '52", "the bonds of '52"),
]
DAYS = [
    ("gold on the 13th", 13),
    ("gold on thursday the 13th, early", 13),
    ("the 13th of february", None),
    ("the 13th largest bank", None),
    ("the 99th", None),
]


@pytest.mark.parametrize(("short", "long"), SHORT)
def test_shorthand_is_written_out(short: str, long: str) -> None:
    assert written_out(short) == long


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_read_without_its_month(text: str, day: int | None) -> None:
    assert day_alone(text) == day
