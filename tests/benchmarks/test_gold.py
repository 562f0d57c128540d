"""The questions of `data/asked.csv`, and the sets that are made of them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.benchmarks.gold import ASKED, is_there, laid_out, questions

TYPES = {"value", "prior", "converted", "derived", "compare", "list", "unanswerable"}


@pytest.mark.parametrize("name", ASKED)
def test_a_set_is_made_of_the_articles_beside_the_repository(name: str) -> None:
    if not is_there(name):
        pytest.skip(f"no articles for {name} beside the repository")
    found = []
    for folder in laid_out(name):
        found += questions(folder)
        assert any((folder / "coverage").iterdir())
    assert len(found) > 150
    assert {gold.type for gold in found} == TYPES
    assert max(Counter((gold.id, gold.question) for gold in found).values()) == 1
    for gold in found:
        assert bool(gold.values) == bool(gold.sentence) == (gold.type != "unanswerable"), gold
        assert (gold.derived is None) == (gold.type != "derived"), gold
