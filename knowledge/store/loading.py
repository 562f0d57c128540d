"""Rows -> figures, articles and passages."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from knowledge.answers.passage import Passage, Stored
from knowledge.figures.figure import ArticleRef, Converted, Figure
from knowledge.language.metrics import metrics
from knowledge.store.connections import Connections
from knowledge.store.seal import is_sound

_NAMES = (
    "id company metric value unit text bound upper per converted period period_start period_end"
    " role direction scope label noun start end confidence"
).split()
# The same columns by place: a row of names is slower to read.
_FIGURE = ", ".join("c.name" if name == "company" else f'f."{name}"' for name in _NAMES)
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
_KEPT = 512  # passages that are kept: about 3 MB
_DECODER = json.JSONDecoder()
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
        wanted = (json.dumps(sentences),)
        figures: dict[int, list[Any]] = {}
        for row in self._rows.rows(
            f"SELECT {_FIGURE}, f.company_id, f.sentence_id FROM figure f"
            " LEFT JOIN company c ON c.id = f.company_id"
            " WHERE f.sentence_id IN (SELECT value FROM json_each(?)) ORDER BY f.start",
            wanted,
        ):
            figures.setdefault(row[-1], []).append(row)
        rows = self._rows.rows(
            "SELECT s.id, s.text, s.kind, s.position, s.signs, s.starts, s.keys, s.context,"
            " s.article_id, a.title, a.keys AS titled, a.url, a.published, a.authors,"
            " b.text AS before, n.text AS after"
            " FROM sentence s JOIN article a ON a.id = s.article_id"
            " LEFT JOIN sentence b ON b.id = s.id - 1 LEFT JOIN sentence n ON n.id = s.id + 1"
            " WHERE s.id IN (SELECT value FROM json_each(?))",
            wanted,
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
            " WHERE article_id IN (SELECT value FROM json_each(?)) AND company_id IS NOT NULL",
            (json.dumps(list(articles)),),
        ):
            members[row[0]].append(row)
        found: dict[int, Mapping[int, float]] = {}
        for article, rows in members.items():
            most = max((count for _, _, _, count in rows), default=1)
            found[article] = {who: max(topic, count / most) for _, who, topic, count in rows}
        return found


def _passage(row: Any, figures: Sequence[Any], cast: Mapping[int, float]) -> Passage:  # noqa: ANN401 - sqlite3.Row
    (
        sentence, text, kind, position, signs, starts, keys, context,
        _, title, titled, _, _, _, before, after,
    ) = row  # fmt: skip
    article = article_ref(row)
    return Passage(
        sentence=sentence,
        text=text,
        headline=kind == "headline",
        position=position,
        title=title,
        before=before or "",
        signs=signs,
        starts=_json(starts),
        cast=cast,
        figures=tuple(
            [
                Stored(_figure(one, text, before or "", after or "", article), one[len(_NAMES)])
                for one in figures
            ]
        ),
        places=_json(keys),
        title_keys=frozenset(titled.split("\n")),
        before_keys=frozenset(context.split("\n")),
    )


def _json(text: str) -> Any:  # noqa: ANN401 - whatever it holds
    """The value of a text as `store.rows` writes it: without spaces around it."""
    value, end = _DECODER.raw_decode(text)
    if end != len(text):
        raise ValueError(f"no JSON: {text[:40]!r}")
    return value


def figure_of(row: Any) -> Figure:  # noqa: ANN401 - sqlite3.Row
    """The figure of a row that `FIGURE` gives; see `_figure`.

    Raises ValueError if the row is not as it was sealed.
    """
    if not is_sound(row):
        raise ValueError(f"figure {row['id']} is not as it was written")
    columns = [row[name] for name in _NAMES]
    before, after = row["before"] or "", row["after"] or ""
    return _figure(columns, row["sentence"], before, after, article_ref(row))


def _figure(row: Any, sentence: str, before: str, after: str, article: ArticleRef) -> Figure:  # noqa: ANN401 - sqlite3.Row
    """The figure of a row that begins with the columns `_FIGURE`.

    Raises ValueError if the row cannot be what was written: SQLite does not see every damage.
    """
    (
        name, company, metric, value, unit, text, bound, upper, per, converted, period,
        period_start, period_end, role, direction, scope, label, noun, start, end, confidence,
    ) = row[:len(_NAMES)]  # fmt: skip
    if sentence[start:end] != text or metric not in metrics():
        raise ValueError(f"figure {name} does not fit its sentence")
    return Figure(
        name, company or "", metric, Decimal(value), unit, text, bound,
        Decimal(upper) if upper else None, per, _converted(converted) if converted else (),
        period, _date(period_start), _date(period_end), role, direction, scope, label, noun,
        sentence, start, end, article, before, after, confidence,
    )  # fmt: skip


def article_ref(row: Any) -> ArticleRef:  # noqa: ANN401 - sqlite3.Row
    """The article of a row that has its columns."""
    published = datetime.fromisoformat(row["published"]) if row["published"] else None
    authors = tuple(json.loads(row["authors"])) if row["authors"] != "[]" else ()
    return ArticleRef(row["article_id"], row["title"], row["url"], published, authors)


@lru_cache(maxsize=8192)
def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _converted(text: str) -> tuple[Converted, ...]:
    return tuple(
        Converted(Decimal(value), unit, printed, start, end)
        for value, unit, printed, start, end in json.loads(text)
    )
