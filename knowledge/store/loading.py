"""Rows -> figures, articles and passages."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from typing import Any, NoReturn

from knowledge.answers.passage import Passage, Present, Stored, key_places
from knowledge.figures.figure import ArticleRef, Converted, Figure
from knowledge.language.metrics import metrics
from knowledge.store.connections import Connections
from knowledge.store.members import Members, tell
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
_OWNER = len(_NAMES)  # the place of the company's identifier behind them
_START = itemgetter(_NAMES.index("start"))
_FIGURES = (
    f"SELECT {_FIGURE}, f.company_id, f.sentence_id FROM figure f"
    " LEFT JOIN company c ON c.id = f.company_id"
    " WHERE f.sentence_id IN (SELECT value FROM json_each(?))"
)
_SENTENCES = (
    "SELECT s.id, s.text, s.kind, s.position, s.signs, s.starts, s.keys, s.context, s.article_id,"
    " b.text, n.text FROM sentence s"
    " LEFT JOIN sentence b ON b.id = s.id - 1 LEFT JOIN sentence n ON n.id = s.id + 1"
    " WHERE s.id IN (SELECT value FROM json_each(?))"
)
_ARTICLE = 8  # the place of the article in such a row
_ARTICLES = (
    "SELECT id, title, url, published, authors, keys FROM article"
    " WHERE id IN (SELECT value FROM json_each(?))"
)
_TEXTS = "SELECT text FROM sentence WHERE article_id = ?"
_KEPT = 512  # passages that are kept: about 3 MB
_DECODER = json.JSONDecoder()
_AT_ONCE = 400  # identifiers in one query


# What the passages of an article share: itself, the keys of its title and of all it says, its companies.
_Around = tuple[ArticleRef, frozenset[str], Collection[str], Present]


class Loader:
    """Passages by the identifiers of their sentences; the last ones are kept."""

    def __init__(self, rows: Connections) -> None:
        self._rows = rows
        self._damaged = rows.damaged
        self._kept: dict[int, Passage] = {}

    def passages(self, sentences: Sequence[int], companies: AbstractSet[int]) -> list[Passage]:
        """The passages with these identifiers, in order; `companies` are looked up in their articles."""
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
        with self._rows.reading():
            tell(found.values(), companies, self._rows)
        return [found[one] for one in sorted(found)]

    def _load(self, sentences: Sequence[int]) -> dict[int, Passage]:
        wanted = (json.dumps(sentences),)
        figures: dict[int, list[Any]] = {}
        for row in self._rows.tuples(_FIGURES, wanted):
            figures.setdefault(row[-1], []).append(row)
        rows = self._rows.tuples(_SENTENCES, wanted)
        articles = self._articles({row[_ARTICLE] for row in rows})
        found: dict[int, Passage] = {}
        for row in rows:
            stated = figures.get(row[0])
            if stated:
                stated.sort(key=_START)
                found[row[0]] = _passage(row, stated, articles[row[_ARTICLE]], self._damaged)
        return found

    def _articles(self, identifiers: Collection[int]) -> dict[int, _Around]:
        """What the passages of each article share."""
        return {
            row[0]: (
                _article(*row[:-1]),
                frozenset(row[-1].split("\n")),
                _Elsewhere(row[0], self._rows),
                Members(row[0], self._rows),
            )
            for row in self._rows.tuples(_ARTICLES, (json.dumps([*identifiers]),))
        }


class _Places:
    """Keys of words with their offsets, read from how they are stored where they are asked for.

    Of the words of a sentence a question has two or three: to read all takes longer, and leaves
    many small lists for the collector of garbage to walk.
    """

    __slots__ = ("_damaged", "_text")

    def __init__(self, text: str, damaged: Callable[[object], NoReturn]) -> None:
        """Raises ValueError if the text cannot be what was written."""
        if text[:1] != "{" or text[-1:] != "}":
            raise ValueError(f"no keys of words: {text[:40]!r}")
        self._text = text
        self._damaged = damaged

    def __contains__(self, key: object) -> bool:
        return f'"{key}":' in self._text

    def __getitem__(self, key: str) -> Sequence[int]:
        """The offsets of a key. Raises StoreError if they are none, KeyError if it has none."""
        _, found, behind = self._text.partition(f'"{key}":[')
        if not found:
            raise KeyError(key)
        try:
            return [int(offset) for offset in behind[: behind.index("]")].split(",")]
        except ValueError as error:
            self._damaged(error)


class _Elsewhere:
    """The keys of all words of an article, read where one is asked for: few questions do."""

    __slots__ = ("_article", "_keys", "_rows")

    def __init__(self, article: int, rows: Connections) -> None:
        self._article = article
        self._rows = rows
        self._keys: frozenset[str] | None = None

    def __contains__(self, key: object) -> bool:
        return key in self._read()

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def _read(self) -> frozenset[str]:
        if self._keys is None:
            told = self._rows.tuples(_TEXTS, (self._article,))
            self._keys = frozenset(key for (text,) in told for key in key_places(text))
        return self._keys


def _passage(
    row: Any,  # noqa: ANN401 - a tuple of many kinds
    figures: Sequence[Any],
    around: _Around,
    damaged: Callable[[object], NoReturn],
) -> Passage:
    sentence, text, kind, position, signs, starts, keys, context, _, before, after = row
    article, titled, elsewhere, present = around
    before, after = before or "", after or ""
    return Passage(
        sentence,
        text,
        kind == "headline",
        position,
        article.title,
        before,
        signs,
        starts=tuple(_json(starts)),
        present=present,
        figures=tuple(
            [Stored(_figure(one, text, before, after, article), one[_OWNER]) for one in figures]
        ),
        places=_Places(keys, damaged),
        title_keys=titled,
        before_keys=frozenset(context.split("\n")),
        elsewhere=elsewhere,
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
    columns = (row[name] for name in ("article_id", "title", "url", "published", "authors"))
    return _article(*columns)


def _article(identifier: int, title: str, url: str, published: str, authors: str) -> ArticleRef:
    when = datetime.fromisoformat(published) if published else None
    who = tuple(json.loads(authors)) if authors != "[]" else ()
    return ArticleRef(identifier, title, url, when, who)


@lru_cache(maxsize=8192)
def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _converted(text: str) -> tuple[Converted, ...]:
    return tuple(
        Converted(Decimal(value), unit, printed, start, end)
        for value, unit, printed, start, end in json.loads(text)
    )
