"""Rows -> figures, articles and passages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

from knowledge.answers.passage import Passage, Stored, remember
from knowledge.figures.figure import ArticleRef, Converted, Figure, Role
from knowledge.language.mentions import Bound
from knowledge.language.metrics import metrics
from knowledge.store.connections import Connections

FIGURE = """
    SELECT f.*, c.name AS company, s.text AS sentence, a.title, a.url, a.published, a.authors,
           b.text AS before, n.text AS after
    FROM figure f
    JOIN sentence s ON s.id = f.sentence_id
    JOIN article a ON a.id = f.article_id
    LEFT JOIN company c ON c.id = f.company_id
    LEFT JOIN sentence b ON b.id = f.sentence_id - 1
    LEFT JOIN sentence n ON n.id = f.sentence_id + 1
"""
"""Every column that `figure` needs; to be followed by WHERE."""
_KEPT = 2048  # passages and casts that are kept: about 10 MB
_AT_ONCE = 400  # identifiers in one query


class Loader:
    """Passages by the identifiers of their sentences; the last ones are kept."""

    def __init__(self, rows: Connections) -> None:
        self._rows = rows
        self._kept: dict[int, Passage] = {}
        self._cast = lru_cache(maxsize=_KEPT)(self._cast_of)

    def passages(self, sentences: Sequence[int]) -> list[Passage]:
        """The passages with these identifiers, in order of identifier."""
        kept = self._kept
        found = {one: kept[one] for one in sentences if one in kept}
        missing = sorted(set(sentences) - found.keys())
        for start in range(0, len(missing), _AT_ONCE):
            with self._rows.reading():
                found |= self._load(missing[start : start + _AT_ONCE])
        if len(kept) > _KEPT:
            # Another thread may hold the former ones; they are thrown away whole.
            self._kept = kept = {}
        kept.update(found)
        return [found[one] for one in sorted(found)]

    def _load(self, sentences: Sequence[int]) -> dict[int, Passage]:
        marks = ",".join("?" * len(sentences))
        figures: dict[int, list[Any]] = {}
        for row in self._rows.rows(
            f"{FIGURE} WHERE f.sentence_id IN ({marks}) ORDER BY f.sentence_id, f.start", sentences
        ):
            figures.setdefault(row["sentence_id"], []).append(row)
        rows = self._rows.rows(
            "SELECT s.*, a.keys AS titled FROM sentence s JOIN article a ON a.id = s.article_id"
            f" WHERE s.id IN ({marks})",
            sentences,
        )
        return {
            row["id"]: self._passage(row, figures[row["id"]])
            for row in rows
            if row["id"] in figures
        }

    def _passage(self, row: Any, figures: Sequence[Any]) -> Passage:  # noqa: ANN401 - sqlite3.Row
        first = figures[0]
        before = first["before"] or ""
        if row["keys"]:
            remember(row["text"], json.loads(row["keys"]))
            remember(first["title"], row["titled"].split("\n")[1:-1])
            remember(before, row["context"].split("\n")[1:-1])
        return Passage(
            sentence=row["id"],
            text=row["text"],
            headline=row["kind"] == "headline",
            position=row["position"],
            title=first["title"],
            before=before,
            signs=row["signs"],
            starts=tuple(json.loads(row["starts"])),
            cast=self._cast(row["article_id"]),
            figures=tuple(Stored(figure_of(figure), figure["company_id"]) for figure in figures),
        )

    def _cast_of(self, article: int) -> Mapping[int, float]:
        """The companies of an article, each with how much it is about it, between 0 and 1."""
        rows = self._rows.rows(
            "SELECT company_id, topic, count FROM entity"
            " WHERE article_id = ? AND company_id IS NOT NULL",
            (article,),
        )
        most = max((row["count"] for row in rows), default=1)
        return {row["company_id"]: max(row["topic"], row["count"] / most) for row in rows}


def figure_of(row: Any) -> Figure:  # noqa: ANN401 - sqlite3.Row
    """The figure of a row that `FIGURE` gives.

    Raises ValueError if the row cannot be what was written: SQLite does not see every damage.
    """
    if row["sentence"][row["start"] : row["end"]] != row["text"] or row["metric"] not in metrics():
        raise ValueError(f"figure {row['id']} does not fit its sentence")
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


@lru_cache(maxsize=8192)
def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _converted(text: str) -> tuple[Converted, ...]:
    if not text:
        return ()
    return tuple(
        Converted(Decimal(value), unit, printed, start, end)
        for value, unit, printed, start, end in json.loads(text)
    )
