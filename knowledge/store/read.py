"""Reading a knowledge database: names, words, passages, figures. Nothing here writes."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from math import log
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from knowledge.answers.passage import Passage, Stored
from knowledge.errors import StoreError
from knowledge.figures.companies import normal_name
from knowledge.figures.figure import ArticleRef, Converted, Figure, Role
from knowledge.language.mentions import Bound
from knowledge.language.words import stem
from knowledge.store.schema import SCHEMA
from knowledge.values import Status

_FIGURE = """
    SELECT f.*, c.name AS company, s.text AS sentence, a.title, a.url, a.published, a.authors,
           b.text AS before, n.text AS after
    FROM figure f
    JOIN sentence s ON s.id = f.sentence_id
    JOIN article a ON a.id = f.article_id
    LEFT JOIN company c ON c.id = f.company_id
    LEFT JOIN sentence b ON b.id = f.sentence_id - 1
    LEFT JOIN sentence n ON n.id = f.sentence_id + 1
"""
_LONG = 6  # from this length on, a word may have two typing errors


class Store:
    """An open knowledge database. Safe to use from several threads: each has its connection."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._check()
        self._words: dict[str, int] = {}
        self._by_first: dict[str, list[str]] = {}
        for word, count in self._rows("SELECT word, count FROM word WHERE count > 0"):
            self._words[word] = count
            self._by_first.setdefault(word[0], []).append(word)
        # The words of names that people gave are known too, though no article prints them.
        for row in self._rows("SELECT key FROM given"):
            for word in row[0].split():
                if word not in self._words:
                    self._words[word] = 1
                    self._by_first.setdefault(word[0], []).append(word)
        self._sentences = max(1, self._rows("SELECT count(*) FROM sentence")[0][0])
        self._stems: dict[str, int] = {}
        for word, count in self._words.items():
            key = stem(word)
            self._stems[key] = self._stems.get(key, 0) + count

    def _check(self) -> None:
        if not self._path.is_file():
            raise StoreError(f"{self._path}: no such database; build it with `coverage-bot build`")
        try:
            rows = self._rows("SELECT value FROM meta WHERE key = 'schema'")
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self._path}: not a knowledge database or damaged ({error}); "
                "rebuild it with `coverage-bot build`"
            ) from error
        if not rows or int(rows[0][0]) != SCHEMA:
            found = rows[0][0] if rows else "none"
            raise StoreError(
                f"{self._path}: schema version {found}, this program reads {SCHEMA}; "
                "rebuild it with `coverage-bot build`"
            )

    def _connection(self) -> sqlite3.Connection:
        connection = cast("sqlite3.Connection | None", getattr(self._local, "connection", None))
        if connection is None:
            uri = f"file:{quote(str(self._path.resolve()))}?mode=ro"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            connection.row_factory = sqlite3.Row
            self._local.connection = connection
            self._open.append(connection)
        return connection

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        return self._connection().execute(sql, values).fetchall()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """The rows of a query of this package."""
        return self._rows(sql, values)

    def close(self) -> None:
        """Close all connections."""
        for connection in self._open:
            connection.close()
        self._open.clear()

    # what reading a question needs: see questions.lexicon

    def companies(self, key: str, *, sure: bool = False) -> Sequence[int]:
        """The companies that go by a normalised name, likeliest first; no places.

        With `sure`, only companies that the coverage itself calls so more than once.
        """
        rows = self._rows(
            "SELECT company_id, weight, kind FROM alias JOIN company ON company.id = company_id"
            " WHERE key = ? AND kind != 'place' ORDER BY weight DESC, company_id",
            (key,),
        )
        return [
            row["company_id"]
            for row in rows
            if not sure or (row["weight"] > 1 and row["kind"] == "company")
        ]

    def knows(self, word: str) -> bool:
        """Whether the coverage prints the word (lower case)."""
        return word in self._words

    def rarity(self, stem: str) -> float:
        """Inverse document frequency, scaled to 0..1 over the sentences of the coverage."""
        count = self._stems.get(stem, 0)
        return log((self._sentences + 1) / (count + 1)) / log(self._sentences + 1)

    @lru_cache(maxsize=4096)  # noqa: B019 - a store lives as long as its cache
    def nearest(self, word: str) -> str | None:
        """The word of the coverage that differs by one typing error (two in a long word)."""
        limit = 2 if len(word) >= _LONG else 1
        pool = [
            other
            for first in {word[0], word[1]}
            for other in self._by_first.get(first, ())
            if abs(len(other) - len(word)) <= limit
        ]
        found = process.extract(word, pool, scorer=OSA.distance, score_cutoff=limit, limit=8)
        if not found:
            return None
        return min(found, key=lambda hit: (hit[1], -self._words[hit[0]], hit[0]))[0]

    # candidates

    def sentences_of(self, companies: Sequence[int], limit: int = 600) -> list[int]:
        """Sentences with figures of these companies, and of the articles that name them."""
        marks = ",".join("?" * len(companies))
        return [
            row[0]
            for row in self._rows(
                "SELECT DISTINCT f.sentence_id FROM figure f WHERE f.article_id IN"  # noqa: S608
                f" (SELECT article_id FROM entity WHERE company_id IN ({marks})) LIMIT ?",
                (*companies, limit),
            )
        ]

    def search(self, stems: Iterable[str], limit: int = 60) -> list[int]:
        """Sentences with figures whose text, title or sentence before has the words."""
        terms = " OR ".join('"' + term.replace('"', '""') + '"' for term in dict.fromkeys(stems))
        if not terms:
            return []
        return [
            row[0]
            for row in self._rows(
                "SELECT rowid FROM passage WHERE passage MATCH ?"
                " ORDER BY bm25(passage, 1.0, 0.5, 0.3) LIMIT ?",
                (terms, limit),
            )
        ]

    def passages(self, sentences: Sequence[int]) -> list[Passage]:
        """The passages with these identifiers, in order of identifier."""
        found = []
        for chunk in _chunks(sorted(sentences), 400):
            marks = ",".join("?" * len(chunk))
            figures: dict[int, list[Any]] = {}
            for row in self._rows(
                f"{_FIGURE} WHERE f.sentence_id IN ({marks}) ORDER BY f.sentence_id, f.start", chunk
            ):
                figures.setdefault(row["sentence_id"], []).append(row)
            rows = self._rows(f"SELECT * FROM sentence WHERE id IN ({marks}) ORDER BY id", chunk)  # noqa: S608
            found += [self._passage(row, figures[row["id"]]) for row in rows if row["id"] in figures]
        return found

    def _passage(self, row: Any, figures: Sequence[Any]) -> Passage:  # noqa: ANN401 - sqlite3.Row
        first = figures[0]
        return Passage(
            sentence=row["id"],
            text=row["text"],
            headline=row["kind"] == "headline",
            position=row["position"],
            title=first["title"],
            before=first["before"] or "",
            signs=row["signs"],
            starts=tuple(json.loads(row["starts"])),
            cast=self._cast(row["article_id"]),
            figures=tuple(Stored(_figure(figure), figure["company_id"]) for figure in figures),
        )

    @lru_cache(maxsize=2048)  # noqa: B019 - a store lives as long as its cache
    def _cast(self, article: int) -> dict[int, float]:
        rows = self._rows(
            "SELECT company_id, topic, count FROM entity"
            " WHERE article_id = ? AND company_id IS NOT NULL",
            (article,),
        )
        most = max((row["count"] for row in rows), default=1)
        return {row["company_id"]: max(row["topic"], row["count"] / most) for row in rows}

    # what the library shows

    def figures(
        self, where: str = "1", values: Sequence[object] = (), limit: int = -1, offset: int = 0
    ) -> list[Figure]:
        """Figures, newest article first, then in order of the text."""
        rows = self._rows(
            f"{_FIGURE} WHERE {where} ORDER BY a.published DESC, f.sentence_id, f.start"
            " LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [_figure(row) for row in rows]

    def figures_of(
        self, company: str, metric: str, article: int | None, limit: int, offset: int
    ) -> list[Figure]:
        """Figures narrowed by company (full name), metric key and article."""
        terms = {"c.name = ?": company, "f.metric = ?": metric, "f.article_id = ?": article}
        used = {term: value for term, value in terms.items() if value not in {"", None}}
        return self.figures(" AND ".join(used) or "1", tuple(used.values()), limit, offset)

    def company_name(self, identifier: int) -> str:
        """The name of a company; "" if there is none with that identifier."""
        rows = self._rows("SELECT name FROM company WHERE id = ?", (identifier,))
        return str(rows[0][0]) if rows else ""

    def companies_like(self, typed: str, limit: int) -> list[str]:
        """Companies with figures whose names fit what was typed, best first."""
        rows = self._rows(
            "SELECT name FROM company WHERE figures > 0 AND kind IN ('company', 'other')"
            " ORDER BY figures DESC, name"
        )
        names = [row[0] for row in rows]
        if not typed.strip():
            return names[:limit]
        found = process.extract(
            typed, names, scorer=fuzz.WRatio, processor=normal_name, score_cutoff=60, limit=limit
        )
        called = [name for name in self._called(normal_name(typed)) if name in names]
        return list(dict.fromkeys([*called, *(name for name, _, _ in found)]))[:limit]

    def _called(self, key: str) -> list[str]:
        """Companies that go by exactly this name, and those given a name that begins so."""
        rows = self._rows(
            "SELECT name, 0 AS given, -weight AS place FROM alias JOIN company ON id = company_id"
            " WHERE key = ?1 UNION ALL SELECT name, 1, 0 FROM given JOIN company ON id = company_id"
            " WHERE substr(key, 1, length(?1)) = ?1 ORDER BY given, place, name",
            (key,),
        )
        return [str(row[0]) for row in rows] if key else []

    def metrics(self, company: str) -> list[str]:
        """Metric keys that there are figures of, the most frequent first."""
        rows = self._rows(
            "SELECT metric FROM figure f LEFT JOIN company c ON c.id = f.company_id"
            " WHERE ? IN ('', c.name) GROUP BY metric ORDER BY count(*) DESC, metric",
            (company,),
        )
        return [row[0] for row in rows]

    def periods(self, company: str, metric: str) -> list[str]:
        """Period keys that there are figures of, newest first."""
        rows = self._rows(
            "SELECT period FROM figure f JOIN company c ON c.id = f.company_id"
            " WHERE c.name = ? AND ? IN ('', metric) AND period != ''"
            " GROUP BY period ORDER BY max(coalesce(period_end, period)) DESC, period DESC",
            (company, metric),
        )
        return [row[0] for row in rows]

    def articles(self, company: str, limit: int, offset: int) -> list[ArticleRef]:
        """Articles, newest first."""
        rows = self._rows(
            "SELECT a.*, a.id AS article_id FROM article a WHERE ? = '' OR a.id IN"
            " (SELECT f.article_id FROM figure f JOIN company c ON c.id = f.company_id"
            " WHERE c.name = ?) ORDER BY published DESC, a.id LIMIT ? OFFSET ?",
            (company, company, limit, offset),
        )
        return [article_ref(row) for row in rows]

    def status(self) -> Status:
        """How much there is, and since when."""
        articles, figures, companies = (
            int(self._rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 - names of our own
            for table in ("article", "figure", "company WHERE figures > 0")
        )
        meta = dict(self._rows("SELECT key, value FROM meta"))
        return Status(
            articles=articles,
            figures=figures,
            companies=companies,
            built=datetime.fromisoformat(meta["built"]),
            schema=int(meta["schema"]),
            decided=int(meta.get("decided", 0)),
        )


def _chunks(items: Sequence[int], size: int) -> Iterable[Sequence[int]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _figure(row: Any) -> Figure:  # noqa: ANN401 - sqlite3.Row
    return Figure(
        id=row["id"],
        company=row["company"] or "",
        metric=row["metric"],
        value=Decimal(row["value"]),
        unit=row["unit"],
        text=row["text"],
        bound=cast("Bound", row["bound"]),
        upper=Decimal(row["upper"]) if row["upper"] else None,
        per=row["per"],
        converted=_converted(row["converted"]),
        period=row["period"],
        period_start=_date(row["period_start"]),
        period_end=_date(row["period_end"]),
        role=cast("Role", row["role"]),
        direction=row["direction"],
        scope=row["scope"],
        label=row["label"],
        noun=row["noun"],
        sentence=row["sentence"],
        start=row["start"],
        end=row["end"],
        article=article_ref(row),
        before=row["before"] or "",
        after=row["after"] or "",
        confidence=row["confidence"],
    )


def article_ref(row: Any) -> ArticleRef:  # noqa: ANN401 - sqlite3.Row
    """The article of a row that has its columns."""
    published = datetime.fromisoformat(row["published"]) if row["published"] else None
    authors = tuple(json.loads(row["authors"]))
    return ArticleRef(row["article_id"], row["title"], row["url"], published, authors)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _converted(text: str) -> tuple[Converted, ...]:
    if not text:
        return ()
    return tuple(
        Converted(Decimal(value), unit, printed, start, end)
        for value, unit, printed, start, end in json.loads(text)
    )
