"""The vocabulary: stems, content words, keys and the tables behind them."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge.language.tokens import tokens
from knowledge.language.words import (
    content_words,
    groups,
    is_common,
    key_set,
    keys,
    match,
    match_keys,
    place,
    places,
    stem,
)
from knowledge.tables import table
from knowledge.tables import words as entries

SAME_STEM = [
    ("delivery", "deliveries"),
    ("Acme's", "acme"),
    ("U.S.", "us"),
    ("USA", "US"),
    ("U.K.", "uk"),
    ("colour", "colors"),
    ("programme", "programs"),
    ("organisation", "organizations"),
    ("centre", "centers"),
    ("labour", "labor"),
    ("fulfil", "fulfilled"),
    ("bought", "buys"),
    ("fell", "falling"),
    ("grew", "grown"),
    ("ppl", "people"),
    ("1,433", "1433"),
]
DIFFERENT_STEM = [("rise", "raise"), ("rise", "fall"), ("us", "uk"), ("price", "prize")]


@pytest.mark.parametrize(("one", "other"), SAME_STEM)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT_STEM)
def test_different_words_keep_their_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)
