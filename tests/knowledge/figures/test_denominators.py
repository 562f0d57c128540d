"""What amounts are for, where another amount of the sentence or the metric says so."""

from __future__ import annotations

import pytest

from tests.knowledge.figures.stating import stated

CASES = [
    ("Veldane raised its dividend to 22 cents a share from 20 cents.", ["share", "share"]),
    ("Veldane had earnings per share of $2.40, against $2.10.", ["share", "share"]),
    ("Veldane's net profit rose to $80 million from $60 million.", ["", ""]),
    ("Veldane sold its coal for $90 a ton, compared with $75 million a year earlier.", ["ton", ""]),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_what_an_amount_is_for(sentence: str, expected: list[str]) -> None:
    assert [figure.draft.quantity.per for figure in stated(f"# Veldane reports / {sentence}")] == (
        expected
    )


RATES = [
    ("The yen was at 151.30 per dollar.", ["JPY"]),
    ("The rupee ended at 81.15 per dollar.", ["INR"]),
    ("EUR/USD slid to 1.0912.", ["USD"]),
    ("EUR/JPY bounced to 141.20 from 139.75.", ["JPY", "JPY"]),
    ("USD/JPY has support at 131.40.", ["JPY"]),
    ("The Nifty has resistance at 17,350.", [""]),
    ("The euro was at 1.0380 against the dollar.", [""]),
]


@pytest.mark.parametrize(("sentence", "expected"), RATES)
def test_a_bare_rate_is_in_the_currency_whose_it_is(sentence: str, expected: list[str]) -> None:
    assert [figure.draft.quantity.unit for figure in stated(f"# Markets / {sentence}")] == expected
