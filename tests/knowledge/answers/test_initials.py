"""Abbreviations that the evidence writes out."""

from __future__ import annotations

import pytest

from knowledge.answers.initials import run_together, written_out

CASES = [
    ("otc", "Demand, over-the-counter trading included, rose 1%.", True),
    ("boe", "It pumps 30,000 barrels of oil equivalent per day.", True),
    ("ecb", "the European Central Bank", True),
    ("nvb", "the Norwind-Volta Bank and others", True),
    ("td", "Toronto-Dominion Bank", True),
    ("td", "they told dealers", False),  # two letters are the initials of names only
    ("of", "oil futures", False),  # a word of its own
    ("otc", "over the last course", False),
    ("q3", "quarter three", False),
    ("k&k", "Kestrel & Kite", True),
]


@pytest.mark.parametrize(("word", "text", "expected"), CASES)
def test_written_out(word: str, text: str, expected: bool) -> None:  # noqa: FBT001
    assert written_out(word, text) is expected


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("kestrelcom", "the owner of Kestrel.com", True),
        ("nordmart", "Nord-Mart's grocer", True),
        ("bluepark", "Blue Park sold vans", True),
        ("nordmart", "a Nord martyr", False),
        ("inall", "in all", False),  # too short
    ],
)
def test_run_together(word: str, text: str, expected: bool) -> None:  # noqa: FBT001
    assert run_together(word, text) is expected
