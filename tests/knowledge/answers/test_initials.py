"""Abbreviations that the evidence writes out."""

from __future__ import annotations

import pytest

from knowledge.answers.initials import written_out

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
]


@pytest.mark.parametrize(("word", "text", "expected"), CASES)
def test_written_out(word: str, text: str, expected: bool) -> None:  # noqa: FBT001
    assert written_out(word, text) is expected
