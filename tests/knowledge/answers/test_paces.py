"""What a rate of change is against."""

from __future__ import annotations

import pytest

from knowledge.answers.paces import pace_of

PACES = [
    ("norwind sales growth qoq", "quarter"),
    ("Inflation rose 2% y/y.", "year"),
    ("Prices rose 0.3% month-on-month.", "month"),
    ("Sales were up 4% from a year ago.", "year"),
    ("Sales were up 4% on the quarter.", "quarter"),
    ("Revenue grew 9% compared with the same period a year earlier.", "year"),
    ("Output slipped sequentially.", "quarter"),
    ("Stocks fell from the previous week.", "week"),
    ("Sales of the year to March", ""),
    ("a 5 mm bolt", ""),
]


@pytest.mark.parametrize(("text", "pace"), PACES)
def test_a_pace_is_read(text: str, pace: str) -> None:
    assert pace_of(text) == pace
