"""Which sentences have a rare word, and how much that counts: the table `posting`.

The full-text index gives the same, but weighs every sentence anew for every question. Here the
weights are found once, when the database is built: those of several words only have to be added.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, islice

from knowledge.store.connections import Connections

POSTINGS = 1000
"""Sentences with a word up to which it is rare: how many a search may weigh."""
BM25 = "bm25(passage, 1.0, 0.5, 0.3)"
"""How much a sentence counts by its own words, its title's and those of the one before, in SQL."""
_REMEMBERED = 128  # words whose sentences are kept: up to 16 MB
_ASKED = 4096  # words of which is kept whether they stand anywhere

# The sentences with a word, the best first, each with its weight.
_Weights = Mapping[int, float]


def quoted(term: str) -> str:
    """A term for MATCH, whatever is in it."""
    return '"' + term.replace('"', '""') + '"'


class Postings:
    """The sentences of rare words, the best first; those of the last words are kept."""

    def __init__(self, rows: Connections) -> None:
        self._rows = rows
        self._of = lru_cache(maxsize=_REMEMBERED)(self._read)
        self._is_printed = lru_cache(maxsize=_ASKED)(self._stands)

    def _read(self, stem: str) -> _Weights | None:
        found = self._rows.rows("SELECT ids, weights FROM posting WHERE stem = ?", (stem,))
        if not found:
            return None
        ids, weights = array("q", found[0][0]), array("d", found[0][1])
        if sys.byteorder == "big":
            ids.byteswap()
            weights.byteswap()
        return dict(zip(ids, weights, strict=True))

    def _stands(self, stem: str) -> bool:
        found = self._rows.rows(
            "SELECT 1 FROM passage WHERE passage MATCH ? LIMIT 1", (quoted(stem),)
        )
        return bool(found)

    def best(self, stems: Iterable[str], others: Iterable[str], limit: int) -> list[int]:
        """The sentences with most of the words, at most `limit`.

        `others` are what MATCH looks for beside the words.
        """
        lists = sorted(self._lists(stems, others), key=len)
        # What stands in one list alone is among the best only where it is so in that list.
        found = {sentence for worth in lists for sentence in islice(worth, limit)}
        for one, other in combinations(lists, 2):
            found.update(one.keys() & other.keys())
        lists = [*lists[-1:], *lists[:-1]]
        # The better a sentence, the smaller its weight: so SQLite has it.
        near = [(sum([worth.get(one, 0.0) for worth in lists]), one) for one in found]
        return [sentence for _, sentence in sorted(near)[:limit]]

    def _lists(self, stems: Iterable[str], others: Iterable[str]) -> Iterator[_Weights]:
        with self._rows.reading():
            known = {stem: self._of(stem) for stem in stems}
        yield from (found for found in known.values() if found is not None)
        # A word that only titles have is in no list.
        titled = [stem for stem, found in known.items() if found is None]
        match = [*(quoted(stem) for stem in titled if self._is_printed(stem)), *others]
        if match:
            found = self._rows.rows(
                f"SELECT rowid, {BM25} FROM passage WHERE passage MATCH ? ORDER BY 2, 1",
                (" OR ".join(match),),
            )
            yield {row[0]: row[1] for row in found}
