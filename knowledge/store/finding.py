"""Which sentences may answer a question: few enough to be weighed one by one, at any size.

Where the coverage has little on what is asked, all of it is a candidate. Where it has much, those
that explain most are: see `sifting`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from knowledge.language.words import Word
from knowledge.store.connections import Connections
from knowledge.store.lexicon import Words
from knowledge.store.postings import POSTINGS, Postings, quoted
from knowledge.store.sifting import Sifter, marks

_ARTICLES = 40  # articles about the companies asked for that are taken whole
_PER_RUN = 40  # sentences that each of the narrower searches gives where there are more
_TOGETHER = 4  # a name's words together are in fewer sentences than its rarest by at least this
_FOUND = 20  # sentences that the full-text search gives
_KEPT = 16  # sentences that are weighed one by one
_KEPT_OF_ALL = 64  # the same where no company is named: all who have a figure may be meant
_FEW = 8  # sentences that are weighed without a look at what they explain
_MEANINGS = 2  # metrics that the words of a question mean first
_NEWEST = 80  # sentences with figures of one metric


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for, as far as SQL can tell.

    `companies` are those that go by the names in it, and `names` the words of each name.
    `metrics` are the keys that its words mean, the first first; `kinds` are the unit kinds that the wording admits. `start` and `end` are ISO dates.
    """

    companies: tuple[int, ...]
    names: tuple[tuple[Word, ...], ...]
    words: tuple[Word, ...]
    metrics: tuple[str, ...]
    kinds: frozenset[str]
    period: str
    start: str
    end: str


class Finder:
    """Finds the sentences that may answer a question."""

    def __init__(self, rows: Connections, words: Words) -> None:
        self._rows = rows.rows
        self._overlaid = rows.overlaid
        self._words = words
        self._postings = Postings(rows)
        self._sifter = Sifter(rows, words)
        self._reading = rows.reading

    def sentences(self, wanted: Wanted) -> list[int]:
        """The identifiers of the sentences that may answer, in order."""
        whole, articles = False, []
        if wanted.companies:
            articles = self._articles(wanted)
            whole = len(articles) <= _ARTICLES
            found = set(self._of_articles(articles) if whole else self._of_companies(wanted))
        else:
            found = set(self._of_metrics(wanted))
        found.update(self.search(wanted, whole=whole))
        kept = _KEPT if wanted.companies else _KEPT_OF_ALL
        if len(found) > _FEW:
            with self._reading():
                naming = articles if whole or not wanted.companies else None
                found = set(self._sifter.best(found, wanted, kept, naming))
        # Those are sifted by their figures as they were built, which these are no longer.
        found.update(self._decided(wanted))
        return sorted(found)

    def _articles(self, wanted: Wanted) -> list[int]:
        """The articles that name the companies; one too many if there are many."""
        found = self._rows(
            "SELECT DISTINCT article_id FROM entity"
            f" WHERE company_id IN ({marks(wanted.companies)}) LIMIT ?",
            (*wanted.companies, _ARTICLES + 1),
        )
        return [row[0] for row in found]

    def _of_articles(self, articles: Sequence[int]) -> Iterator[int]:
        # The articles stand first, or SQLite may walk all figures in the order of their sentences.
        found = self._rows(
            "SELECT DISTINCT sentence_id FROM json_each(?) asked"
            " CROSS JOIN main.figure ON article_id = asked.value",
            (json.dumps(articles),),
        )
        return (row[0] for row in found)

    def _of_companies(self, wanted: Wanted) -> Iterator[int]:
        """Sentences with figures of companies that are written about often, the newest first.

        Those with the metric in the period; with the metric; in the period; any.
        """
        companies = marks(wanted.companies)
        metric = f"metric IN ({marks(wanted.metrics)})", tuple(wanted.metrics)
        period = "period_start <= ? AND period_end >= ?", (wanted.end, wanted.start)
        for used in ((metric, period), (metric,), (period,), ()):
            if (metric in used and not wanted.metrics) or (period in used and not wanted.start):
                continue
            where = " AND ".join((f"company_id IN ({companies})", *(sql for sql, _ in used)))
            values = chain(wanted.companies, *(some for _, some in used), (_PER_RUN,))
            found = self._rows(
                f"SELECT DISTINCT sentence_id FROM main.figure WHERE {where}"
                " ORDER BY day DESC LIMIT ?",
                tuple(values),
            )
            yield from (row[0] for row in found)

    def _of_metrics(self, wanted: Wanted) -> Iterator[int]:
        """Sentences with the newest figures of the metrics that the words mean first."""
        metrics = [key for key in wanted.metrics if key != "other"]
        for metric in metrics[:_MEANINGS]:
            found = self._rows(
                "SELECT DISTINCT sentence_id FROM main.figure WHERE metric = ?"
                " AND company_id IS NOT NULL ORDER BY day DESC LIMIT ?",
                (metric, _NEWEST),
            )
            yield from (row[0] for row in found)

    def _decided(self, wanted: Wanted) -> Iterator[int]:
        """Sentences with figures that people decided about, of the companies or metrics asked for.

        The other searches go by the figures as they were built, which an index keeps in order.
        """
        if not self._overlaid:
            return
        column, values = ("company_id", wanted.companies) if wanted.companies else (
            "metric", wanted.metrics[:_MEANINGS]
        )  # fmt: skip
        found = self._rows(
            f"SELECT DISTINCT sentence_id FROM decided.figure WHERE {column} IN ({marks(values)})"
            " ORDER BY day DESC LIMIT ?",
            (*values, _PER_RUN),
        )
        yield from (row[0] for row in found)

    def search(self, wanted: Wanted, *, whole: bool = False) -> list[int]:
        """Sentences with figures whose text, title or sentence before has the words.

        Words that are too common to be weighed in time are left out, but those of a name:
        together they are rare enough. Where the articles that have the name are candidates as a
        `whole`, they are not sought again.
        """
        terms = [word.stem for word in chain(wanted.words, *wanted.names)]
        rare = self._affordable(terms)
        names = [
            "(" + " AND ".join(quoted(word.stem) for word in name) + ")"
            for name in wanted.names
            if not whole and any(word.stem not in rare for word in name) and self._told_apart(name)
        ]
        return self._postings.best(rare, names, _FOUND)

    def _told_apart(self, name: Sequence[Word]) -> bool:
        """Whether few enough sentences can have all words of a name."""
        rows = min(self._words.frequency(word.stem) for word in name)
        return len(name) > 1 and rows <= POSTINGS * _TOGETHER

    def _affordable(self, terms: Iterable[str]) -> list[str]:
        """The rarest terms, as long as they stand in few enough sentences together."""
        kept, rows = [], 0
        for term in sorted(dict.fromkeys(terms), key=self._words.frequency):
            rows += self._words.frequency(term)
            if rows > POSTINGS:
                break
            kept.append(term)
        return kept
