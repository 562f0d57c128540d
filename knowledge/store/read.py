"""Reading a knowledge database: one class for all that the library asks. Nothing here writes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from knowledge.answers.passage import Passage
from knowledge.figures.figure import ArticleRef, Figure
from knowledge.language.mentions import Period
from knowledge.store.connections import Connections
from knowledge.store.finding import Finder, Wanted
from knowledge.store.lexicon import Words
from knowledge.store.loading import FIGURE, Loader, article_ref, figure_of
from knowledge.store.names import companies_like
from knowledge.store.ranking import leaders
from knowledge.store.seal import is_sound
from knowledge.values import Status

_AT_ONCE = 400  # identifiers in one query
_BY_ID = f"{FIGURE} WHERE f.id IN (SELECT value FROM json_each(?))"
_OF_COMPANY = "company_id IN (SELECT id FROM company WHERE name = ?)"


class Store:
    """An open knowledge database, safe to use from several threads.

    Every method raises StoreError if the file is damaged, or closed.
    """

    def __init__(self, path: Path) -> None:
        """Raises StoreError: missing, damaged, or of another version."""
        self._connections = Connections(path)
        self.rows = self._connections.rows
        with self._connections.reading():
            self._words = Words(self._connections)
        self._finder = Finder(self._connections, self._words)
        self._loader = Loader(self._connections)
        # what reading a question needs: see questions.lexicon
        self.companies = self._words.companies
        self.knows = self._words.knows
        self.rarity = self._words.rarity
        self.nearest = self._words.nearest
        self.completing = self._words.completing
        self.beginning = self._words.beginning
        self._of = lru_cache(maxsize=1024)(self._of_company)
        self._all_metrics = lru_cache(maxsize=1)(lambda: self._metrics("1"))

    def close(self) -> None:
        """Close all connections."""
        self._connections.close()

    def candidates(self, wanted: Wanted) -> list[Passage]:
        """The sentences with figures that may answer, in order of identifier."""
        sentences = self._finder.sentences(wanted)
        return self._loader.passages(sentences, frozenset(wanted.companies))

    # what the library shows

    def figures(
        self, where: str = "1", values: Sequence[object] = (), limit: int = -1, offset: int = 0
    ) -> list[Figure]:
        """Figures, newest article first, then in order of the text."""
        rows = self.rows(
            f"{FIGURE} WHERE {where} ORDER BY a.published DESC, f.sentence_id, f.start"
            " LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        with self._connections.reading():
            return [figure_of(row) for row in rows]

    def vouch(self, figures: Sequence[Figure]) -> None:
        """Make sure that figures which are to be claimed are as they were written.

        Candidates are weighed unseen: to check each would cost more than the question.
        """
        ids = sorted({figure.id for figure in figures})
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            rows = self._connections.tuples(_BY_ID, (json.dumps(some),))
            if len(rows) < len(some):
                self._connections.damaged("a figure is not found again")
            for row in rows:
                if not is_sound(row):
                    self._connections.damaged(f"figure {row[0]} is not as it was written")

    def figures_of(
        self, company: str, metric: str, article: int | None, limit: int, offset: int
    ) -> list[Figure]:
        """Figures narrowed by company (full name), metric key and article."""
        terms = {f"f.{_OF_COMPANY}": company, "f.metric = ?": metric, "f.article_id = ?": article}
        used = {term: value for term, value in terms.items() if value not in {"", None}}
        return self.figures(" AND ".join(used) or "1", tuple(used.values()), limit, offset)

    def company_name(self, identifier: int) -> str:
        """The name of a company; "" if there is none with that identifier."""
        rows = self.rows("SELECT name FROM company WHERE id = ?", (identifier,))
        return str(rows[0][0]) if rows else ""

    def companies_like(self, typed: str, limit: int) -> list[str]:
        """Companies with figures whose names fit what was typed, best first."""
        return companies_like(self._connections, self._words, typed, limit)

    def metrics(self, company: str) -> list[str]:
        """Metric keys that there are figures of, the most frequent first."""
        if not company:
            return self._all_metrics()
        where, ids = self._of(company)
        return self._metrics(where, *ids)

    def _of_company(self, company: str) -> tuple[str, tuple[object, ...]]:
        """What holds for the rows of a company, by its identifiers: a view takes no subquery in."""
        ids = tuple(
            row[0] for row in self.rows("SELECT id FROM company WHERE name = ?", (company,))
        )
        return f"company_id IN ({','.join('?' * len(ids))})", ids

    def _metrics(self, where: str, *values: object) -> list[str]:
        rows = self.rows(
            f"SELECT metric FROM figure WHERE {where} GROUP BY metric"
            " ORDER BY count(*) DESC, metric",
            values,
        )
        return [row[0] for row in rows]

    def covered(self, company: str) -> dict[str, list[str]]:
        """The metrics of a company, as `metrics` gives them, each with its `periods`."""
        where, ids = self._of(company)
        rows = self.rows(
            "SELECT metric, period, count(*), max(coalesce(period_end, period)) AS last FROM figure"
            f" WHERE {where} GROUP BY metric, period ORDER BY last DESC, period DESC",
            ids,
        )
        counts: Counter[str] = Counter()
        periods: dict[str, list[str]] = {}
        for metric, period, count, _ in rows:
            counts[metric] += count
            periods.setdefault(metric, []).extend([period] if period else [])
        return {metric: periods[metric] for metric in sorted(counts, key=lambda m: (-counts[m], m))}

    def leaders(self, metric: str, period: Period | None) -> list[str]:
        """The companies that may lead a ranking by a metric: see `ranking`."""
        return leaders(self._connections, metric, period)

    def periods(self, company: str, metric: str) -> list[str]:
        """Period keys that there are figures of, newest first."""
        where, ids = self._of(company)
        rows = self.rows(
            f"SELECT period FROM figure WHERE {where} AND ? IN ('', metric)"
            " AND period != '' GROUP BY period"
            " ORDER BY max(coalesce(period_end, period)) DESC, period DESC",
            (*ids, metric),
        )
        return [row[0] for row in rows]

    def articles(self, company: str, limit: int, offset: int) -> list[ArticleRef]:
        """Articles, newest first."""
        of = f"a.id IN (SELECT article_id FROM figure WHERE {_OF_COMPANY})" if company else "? = ''"
        rows = self.rows(
            f"SELECT a.*, a.id AS article_id FROM article a WHERE {of}"
            " ORDER BY published DESC, a.id LIMIT ? OFFSET ?",
            (company, limit, offset),
        )
        with self._connections.reading():
            return [article_ref(row) for row in rows]

    def decided(self) -> int:
        """Which decisions are followed: see `Status.decided`."""
        rows = self.rows("SELECT value FROM meta WHERE key = 'decided'")
        return int(rows[0][0]) if rows else 0

    def status(self) -> Status:
        """How much there is, and since when."""
        articles, figures, companies = (
            int(self.rows(f"SELECT count(*) FROM {table}")[0][0])
            for table in ("article", "main.figure", "company WHERE figures > 0")
        )
        if self._connections.overlaid:
            hidden, shown = (
                "main.figure WHERE id IN (SELECT id FROM decided.touched)",
                "decided.figure",
            )
            figures += int(self.rows(f"SELECT count(*) FROM {shown}")[0][0])
            figures -= int(self.rows(f"SELECT count(*) FROM {hidden}")[0][0])
        meta = dict(self.rows("SELECT key, value FROM meta"))
        with self._connections.reading():
            return Status(
                articles=articles,
                figures=figures,
                companies=companies,
                built=datetime.fromisoformat(meta["built"]),
                schema=int(meta["schema"]),
                decided=int(meta.get("decided", 0)),
            )
