"""The names and words of a coverage, looked up one by one: see `questions.lexicon`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.language.words import is_stop, stem
from knowledge.store.connections import Connections

_SHORT = 4  # up to this length a word has too many neighbours
_LONG = 6  # from this length on, a word may have two typing errors
_NAMED = 64  # companies of one name; a name that so many share tells none of them
_BEGUN = 32  # names that begin with one word and are kept together
_OF_KEY = (
    "SELECT key, company_id, weight, kind FROM alias JOIN company ON company.id = company_id"
    " WHERE {} AND kind != 'place' ORDER BY key, weight DESC, company_id LIMIT ?"
)
_BEGINNING = (
    "SELECT key FROM alias JOIN company ON company.id = company_id"
    " WHERE key >= ? AND key < ? AND kind = 'company' LIMIT ?"
)
_KEYS = "SELECT 1 FROM alias WHERE key >= ? AND key < ? LIMIT ?"

_ONCE = 1
_MOSTLY = 0.5  # of the sentences with a common word, those that would have it as a name
Owners = tuple[tuple[int, float], ...]
"""Companies, each with how often the coverage calls it so."""


class Words:
    """What reading a question needs to know of the coverage. Nothing of it is kept but caches."""

    def __init__(self, rows: Connections) -> None:
        self._rows = rows
        meta = dict(rows.rows("SELECT key, value FROM meta"))
        self._sentences = max(1, int(meta.get("sentences", 1)))
        # The words of names that people gave are known too, though no article prints them.
        self._given = {
            word for row in rows.rows("SELECT key FROM given") for word in row[0].split()
        }
        self._given_stems = {stem(word) for word in self._given}
        self.count = lru_cache(maxsize=8192)(self._count)
        self.rarity = lru_cache(maxsize=8192)(self._rarity)
        self.frequency = lru_cache(maxsize=8192)(self._frequency)
        self.nearest = lru_cache(maxsize=4096)(self._nearest)
        self._begun = lru_cache(maxsize=1024)(self._names_from)
        self._owners = lru_cache(maxsize=4096)(self._owners_of)

    def companies(self, key: str, *, sure: bool = False, mostly: bool = False) -> Sequence[int]:
        """The companies that go by a normalised name, likeliest first; no places.

        With `sure`, only companies that the coverage itself calls so more than once; with
        `mostly`, and mostly so where it prints the word.
        """
        if not key:
            return []
        begun = self._begun(key.partition(" ")[0])
        owners = self._owners(key) if begun is None else begun.get(key, ())
        if not (sure or mostly) or not owners:
            return [company for company, _ in owners]
        least = float(_ONCE)
        if mostly and key not in self._given:  # what people call it is a name, however common
            least = max(least, _MOSTLY * self.count(key))
        return [company for company, weight in owners if weight > least]

    def _names_from(self, word: str) -> dict[str, Owners] | None:
        """The owners of all names that begin with a word; None if there are too many of them.

        A question asks for a name of every length from each of its words: this answers all.
        """
        # "!" follows the space, so that only the word itself and longer names lie between.
        run = (word, f"{word}!", _BEGUN + 1)
        # Counted in the index alone first: whose they are stands all over the file.
        begun = len(self._rows.rows(_KEYS, run))
        if not 0 < begun <= _BEGUN:
            return None if begun else {}
        found = self._rows.rows(_OF_KEY.format("key >= ? AND key < ?"), run)
        names: dict[str, list[tuple[int, float]]] = {}
        for key, company, weight, kind in found:
            names.setdefault(key, []).append((company, _called(weight, kind)))
        return {key: tuple(owners[:_NAMED]) for key, owners in names.items()}

    def _owners_of(self, key: str) -> Owners:
        rows = self._rows.rows(_OF_KEY.format("key = ?"), (key, _NAMED))
        return tuple((company, _called(weight, kind)) for _, company, weight, kind in rows)

    def knows(self, word: str) -> bool:
        """Whether the coverage prints the word (lower case)."""
        return self.count(word) > 0

    def _count(self, word: str) -> int:
        """The sentences with a word (lower case)."""
        rows = self._rows.rows("SELECT count FROM word WHERE word = ?", (word,))
        return int(rows[0][0]) if rows else int(word in self._given)

    def _frequency(self, stem: str) -> int:
        """The sentences with a stem, those with two of its words counted twice."""
        rows = self._rows.rows("SELECT count FROM stem WHERE stem = ?", (stem,))
        return int(rows[0][0]) if rows else int(stem in self._given_stems)

    def _rarity(self, stem: str) -> float:
        """Inverse document frequency, scaled to 0..1 over the sentences of the coverage."""
        count = self.frequency(stem)
        return log((self._sentences + 1) / (count + 1)) / log(self._sentences + 1)

    def _nearest(self, word: str) -> str | None:
        """The word of the coverage that differs by one typing error (two in a long word).

        Its first letter is the first or second one of the word. Of several, the one with the
        fewest errors, then one that begins a name, for names are what people mistype, then the
        one that the coverage prints most. A short word is only ever read as a name.
        """
        limit = 2 if len(word) >= _LONG else 1
        pool = [other for other in self._given if other[0] in word[:2]]
        rows = self._rows.rows(
            "SELECT words FROM spelling WHERE first IN (?, ?) AND length BETWEEN ? AND ?",
            (word[0], word[1], len(word) - limit, len(word) + limit),
        )
        for (words,) in rows:
            pool += words.split()
        found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=limit, limit=None)
        near = {str(hit[0]): hit[1] for hit in found if not is_stop(hit[0])}
        if len(word) <= _SHORT:
            near = {other: errors for other, errors in near.items() if self._names(other)}
        least = min(near.values(), default=None)
        closest = [other for other, errors in near.items() if errors == least]
        return min(closest, key=self._likeliest, default=None)

    def completing(self, first: str, word: str) -> str | None:
        """The second word of a name that a mistyped or shortened one stands for.

        It differs by one typing error, or it is the only one that begins so.
        """
        names = self._begun(first) or {}
        seconds = {key.split()[1] for key in names if " " in key}
        near = [one for one in seconds if OSA.distance(word, one, score_cutoff=1) == 1]
        begun = [one for one in seconds if one.startswith(word)]
        if not near and len(begun) == 1:
            return begun[0]
        return min(near, key=self._likeliest, default=None)

    def beginning(self, word: str) -> str | None:
        """The only first word of a company's name that begins with a shortened one, if it is long.

        "thyssen" is how people call Thyssenkrupp; what begins several names tells none of them.
        """
        if len(word) < _LONG:
            return None
        found = self._rows.rows(_BEGINNING, (f"{word}a", f"{word}{{", _BEGUN))
        firsts = {str(key).partition(" ")[0] for (key,) in found}
        return firsts.pop() if len(firsts) == 1 else None

    def _names(self, word: str) -> bool:
        """Whether a name begins with the word."""
        return self._begun(word) != {}

    def _likeliest(self, word: str) -> tuple[bool, int, str]:
        return not self._names(word), -self.count(word), word


def _called(weight: float, kind: str) -> float:
    """How often the coverage calls a company so; 0 for what may be none."""
    return weight if kind == "company" else 0.0
