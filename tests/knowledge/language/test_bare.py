"""Amounts of money whose currency is not printed again."""

from __future__ import annotations

import pytest

from tests.knowledge.figures.stating import stated

# Lines of an article; the figures of the last one with their units ("" where none is told).
CASES = [
    (
        "Norwind invests 12 billion euros ($13.4 billion), including 3.6 billion in cables.",
        [("12 billion euros", "EUR"), ("3.6 billion", "EUR")],
    ),
    (
        "Sales of Norwind came to 191 million euros, and its order intake grew to 2.4 billion.",
        [("191 million euros", "EUR"), ("2.4 billion", "EUR")],
    ),
    (
        "Norwind's sales were 9 million euros. / Its order intake rose to 12 million.",
        [("12 million", "EUR")],
    ),
    ("Norwind ordered four boats for 4.7 billion.", [("four boats", "boats"), ("4.7 billion", "")]),
    (
        "Norwind earned $3 billion and ordered four boats for about 4.7 billion.",
        [("$3 billion", "USD"), ("four boats", "boats"), ("4.7 billion", "USD")],
    ),
    (
        "Norwind pays 1.38 euros ($1.43) a share, more than the 1.35 of last year.",
        [("1.38 euros", "EUR"), ("1.35", "EUR")],
    ),
    ("Norwind sold 24 billion pounds of beef.", [("24 billion pounds", "pounds")]),
    ("Norwind made 24 billion pounds of revenue.", [("24 billion pounds", "GBP")]),
    # what counts
    (
        "Norwind, with sales of $3 billion, has 5 million users, up from 4 million.",
        [("$3 billion", "USD"), ("5 million users", "users"), ("4 million", "")],
    ),
    (
        "Norwind raised $3 billion and its user base grew to 40 million.",
        [("$3 billion", "USD"), ("40 million", "")],
    ),
    (
        "Norwind's sales were $9 million. / Its app was downloaded by 90 million.",
        [("90 million", "")],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_a_bare_amount_is_in_the_currency_of_those_before(
    lines: str, expected: list[tuple[str, str]]
) -> None:
    assert [(f.text, f.draft.quantity.unit) for f in stated(lines)] == expected
