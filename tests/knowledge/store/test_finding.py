"""The sentences that are weighed are those that weighing all of them would give."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.language.tokens import tokens
from knowledge.language.words import content_words
from knowledge.library import build
from knowledge.store.connections import Connections
from knowledge.store.finding import Wanted
from knowledge.store.lexicon import Words
from knowledge.store.postings import Postings
from knowledge.store.sifting import Sifter

_FIRST = ("Amber", "Birch", "Cedar", "Delta", "Ember")
_LAST = ("Steel", "Foods", "Rail", "Games")
_TEXT = "{name} had revenue of ${number} million in {year}. It employs {number},100 people."


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("finding")
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    rows = [
        {
            "title": f"{name} reports",
            "url": f"https://news.example/{name}/{year}",
            "date": f"{year + 1}-02-20",
            "text": _TEXT.format(name=name, number=100 + number, year=year),
        }
        for number, name in enumerate(names)
        for year in (2019, 2020)
    ]
    path = folder / "coverage.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    build([path], folder / "knowledge.db")
    return folder / "knowledge.db"


@pytest.fixture
def rows(db: Path) -> Iterator[Connections]:
    connections = Connections(db)
    yield connections
    connections.close()


@pytest.mark.parametrize("limit", [3, 12, 60])
@pytest.mark.parametrize(
    "stems",
    [["amber"], ["amber", "steel"], ["amber", "steel", "revenu"], ["cedar", "game", "rail"]],
)
def test_the_best_postings_are_those_of_the_largest_sums(
    stems: list[str], limit: int, rows: Connections
) -> None:
    sums: defaultdict[int, float] = defaultdict(float)
    for stem in stems:
        (found,) = rows.rows("SELECT ids, weights FROM posting WHERE stem = ?", (stem,))
        for sentence, weight in zip(array("q", found[0]), array("d", found[1]), strict=True):
            sums[sentence] += weight
    best = Postings(rows).best(stems, [], limit)
    assert len(best) == min(limit, len(sums))
    worst = max(sums[sentence] for sentence in best)
    assert not [one for one in sums if one not in best and sums[one] < worst - 1e-9]


def test_the_sentence_that_explains_most_is_sifted_first_and_again(rows: Connections) -> None:
    found = rows.rows("SELECT id FROM company WHERE name = 'Cedar Rail'")
    wanted = Wanted(
        companies=(found[0][0],),
        names=(tuple(content_words(tokens("Cedar Rail"))),),
        words=tuple(content_words(tokens("revenue"))),
        metrics=("revenue",),
        kinds=frozenset({"money"}),
        period="2019",
        start="2019-01-01",
        end="2019-12-31",
    )
    everything = [row[0] for row in rows.rows("SELECT id FROM sentence")]
    sifter = Sifter(rows, Words(rows))
    best = sifter.best(everything, wanted, 10)
    (text,) = rows.rows("SELECT text FROM sentence WHERE id = ?", (best[0],))[0]
    assert text == _TEXT.format(name="Cedar Rail", number=110, year=2019).split(". ")[0] + "."
    assert sifter.best(everything, wanted, 10) == best
    assert len(best) == 10
