"""Rows -> figures, articles and passages."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, cast

from knowledge.answers.passage import Passage, Stored
from knowledge.figures.figure import ArticleRef, Converted, Figure, Role
from knowledge.language.mentions import Bound
from knowledge.language.metrics import metrics
from knowledge.store.connections import Connections
from knowledge.store.seal import is_sound

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
            "SELECT f.*, c.name AS company FROM figure f LEFT JOIN company c"
            f" ON c.id = f.company_id WHERE f.sentence_id IN ({marks}) ORDER BY f.start",
            sentences,
        ):
            figures.setdefault(row["sentence_id"], []).append(row)
        rows = self._rows.rows(
            "SELECT s.*, a.title, a.url, a.published, a.authors, a.keys AS titled,"
            " b.text AS before, n.text AS after"
            " FROM sentence s JOIN article a ON a.id = s.article_id"
            " LEFT JOIN sentence b ON b.id = s.id - 1 LEFT JOIN sentence n ON n.id = s.id + 1"
            f" WHERE s.id IN ({marks})",
            sentences,
        )
        casts = self._casts_of({row["article_id"] for row in rows})
        return {
            row["id"]: _passage(row, figures[row["id"]], casts[row["article_id"]])
            for row in rows
            if row["id"] in figures
        }

    def _casts_of(self, articles: Collection[int]) -> dict[int, Mapping[int, float]]:
        """The companies of each article, each with how much it is about it, between 0 and 1."""
        members: dict[int, list[Any]] = {article: [] for article in articles}
        for row in self._rows.rows(
            "SELECT article_id, company_id, topic, count FROM entity"
            f" WHERE article_id IN ({','.join('?' * len(articles))}) AND company_id IS NOT NULL",
            tuple(articles),
        ):
            members[row[0]].append(row)
        found: dict[int, Mapping[int, float]] = {}
        for article, rows in members.items():
            most = max((count for _, _, _, count in rows), default=1)
            found[article] = {who: max(topic, count / most) for _, who, topic, count in rows}
        return found


def _passage(row: Any, figures: Sequence[Any], cast: Mapping[int, float]) -> Passage:  # noqa: ANN401 - sqlite3.Row
    before = row["before"] or ""
    article = article_ref(row)
    return Passage(
        sentence=row["id"],
        text=row["text"],
        headline=row["kind"] == "headline",
        position=row["position"],
        title=row["title"],
        before=before,
        signs=row["signs"],
        starts=json.loads(row["starts"]),
        cast=cast,
        figures=tuple(
            Stored(
                _figure(figure, row["text"], before, row["after"] or "", article),
                figure["company_id"],
            )
            for figure in figures
        ),
        places=json.loads(row["keys"]),
        title_keys=frozenset(row["titled"].split("\n")),
        before_keys=frozenset(row["context"].split("\n")),
    )


def figure_of(row: Any) -> Figure:  # noqa: ANN401 - sqlite3.Row
    """The figure of a row that `FIGURE` gives; see `_figure`.

    Raises ValueError if the row is not as it was sealed.
    """
    if not is_sound(row):
        raise ValueError(f"figure {row['id']} is not as it was written")
    return _figure(row, row["sentence"], row["before"] or "", row["after"] or "", article_ref(row))


def _figure(row: Any, sentence: str, before: str, after: str, article: ArticleRef) -> Figure:  # noqa: ANN401 - sqlite3.Row
    """The figure of a row of its table.

    Raises ValueError if the row cannot be what was written: SQLite does not see every damage.
    """
    if sentence[row["start"] : row["end"]] != row["text"] or row["metric"] not in metrics():
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
        sentence=sentence,
        start=row["start"],
        end=row["end"],
        article=article,
        before=before,
        after=after,
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
