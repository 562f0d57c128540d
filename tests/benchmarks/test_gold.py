"""The questions of `data/asked.csv`, and the sets that are made of them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.benchmarks.gold import BULK, READ, UNREAD, laid_out, questions

TYPES = {"value", "prior", "converted", "derived", "compare", "list", "unanswerable"}


@pytest.mark.skipif(not BULK.exists(), reason="no bulk articles beside the repository")
@pytest.mark.parametrize("name", [READ, UNREAD])
def test_a_set_is_made_of_the_bulk_articles(name: str) -> None:
    with laid_out(name) as folder:
        found = questions(folder)
        assert len((folder / "coverage" / "articles.jsonl").read_text("utf-8").splitlines()) > 100
    assert {gold.type for gold in found} == TYPES
    assert max(Counter((gold.id, gold.question) for gold in found).values()) == 1
    for gold in found:
        assert bool(gold.values) == bool(gold.sentence) == (gold.type != "unanswerable"), gold
        assert (gold.derived is None) == (gold.type != "derived"), gold
