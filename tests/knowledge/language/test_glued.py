"""Words that a page ran together, and words that only look so."""

from __future__ import annotations

import pytest

from knowledge.language.glued import glued
from knowledge.language.tokens import tokens

# A word, and how it is cut.
CASES = [
    ("dividendofNOK", ["dividend", "of", "NOK"]),
    ("forthethird", ["for", "the", "third"]),
    ("comprehensiveloss", ["comprehensive", "loss"]),
    ("lessthan", ["less", "than"]),
    ("ofEUR", ["of", "EUR"]),
    ("pershare", ["per", "share"]),
    ("Grossloans", ["Gross", "loans"]),
    ("Operatingprofit", ["Operating", "profit"]),
    ("thecompany", ["the", "company"]),
    ("millionfrom", ["million", "from"]),
    ("balancesheet", ["balance", "sheet"]),
    ("increaseof", ["increase", "of"]),
    # words of their own
    ("network", ["network"]),
    ("football", ["football"]),
    ("database", ["database"]),
    ("shareholder", ["shareholder"]),
    ("overpriced", ["overpriced"]),
    ("invoice", ["invoice"]),
    # names
    ("iPhone", ["iPhone"]),
    ("Springworks", ["Springworks"]),
    ("Novelis", ["Novelis"]),
    ("PayPal", ["PayPal"]),
    ("SK", ["SK"]),
]


@pytest.mark.parametrize(("word", "parts"), CASES)
def test_words_run_together_are_cut(word: str, parts: list[str]) -> None:
    found = tokens(f"A {word} here")
    assert [token.text for token in found[1:-1]] == parts
    assert "".join(parts) == word
    assert len(glued(word)) == len(parts) - 1
