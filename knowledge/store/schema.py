"""The layout of `knowledge.db`, and its identifiers.

Identifiers are derived from content, so the same coverage gives the same rows in whatever
order its files come.
"""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

SCHEMA = 4
_POSITION_BITS = 16  # the sentences of an article are numbered below 65,536


def article_id(key: str) -> int:
    """The identifier of an article: 47 bits of a hash of its key."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:6], "big") >> 1


def company_id(normal: str) -> int:
    """The identifier of a company: 47 bits of a hash of its normalised name."""
    return article_id(f"company:{normal}")


def sentence_id(article: int, position: int) -> int:
    """The identifier of a sentence: its article's, and its position there."""
    return (article << _POSITION_BITS) | position


def figure_id(article_key: str, sentence: str, start: int) -> str:
    """The identifier of a figure: of its article and sentence, and where its mention starts.

    It does not change when other sentences of the article do, so what people decide about a
    figure stays attached to it.
    """
    digest = hashlib.sha256(f"{article_key}\n{sentence}".encode()).hexdigest()
    return f"{digest[:16]}.{start:x}"


TABLES: dict[str, dict[str, type]] = {
    "meta": {"key": str, "value": str},
    "article": {
        "id": int, "key": str, "title": str, "url": str, "published": str, "source": str,
        "authors": str, "path": str, "digest": str, "mark": str, "keys": str,
    },
    "company": {"id": int, "name": str, "kind": str, "figures": int},
    "alias": {"key": str, "company_id": int, "weight": float},
    "sentence": {
        "id": int, "article_id": int, "position": int, "kind": str, "paragraph": int,
        "text": str, "signs": str, "starts": str, "keys": str, "context": str,
    },
    "entity": {
        "article_id": int, "number": int, "name": str, "kind": str, "count": int,
        "topic": int, "aliases": str, "company_id": int,
    },
    "figure": {
        "id": str, "article_id": int, "sentence_id": int, "entity": int, "company_id": int,
        "metric": str, "value": str, "unit": str, "text": str, "bound": str, "upper": str,
        "per": str, "converted": str, "period": str, "period_start": str, "period_end": str,
        "role": str, "direction": int, "scope": str, "label": str, "noun": str, "start": int, "end": int,
        "confidence": float, "day": int, "seal": int,
    },
    "word": {"word": str, "stem": str, "count": int},
    "stem": {"stem": str, "count": int},
    "posting": {"stem": str, "ids": bytes, "weights": bytes},
    "spelling": {"first": str, "length": int, "words": str},
    "shown": {"id": int, "company_id": int},
    "given": {"key": str, "company_id": int},
    "file": {"path": str, "digest": str, "articles": str, "unread": str},
}  # fmt: skip
# What people decided can be undone: `figure_before` has the figures as they were read, `given`
# the names (and, with an empty key, the companies) that only people know. See `decide`.
TABLES["figure_before"] = TABLES["figure"]
_KEYS: dict[str, str | tuple[str, ...]] = {
    "meta": "key",
    "article": "id",
    "company": "id",
    "alias": ("key", "company_id"),
    "sentence": "id",
    "entity": ("article_id", "number"),
    "figure": "id",
    "word": "word",
    "stem": "stem",
    "posting": "stem",
    "spelling": ("first", "length"),
    "shown": "id",
    "file": "path",
    "given": ("key", "company_id"),
    "figure_before": "id",
}
INSERT = {
    name: f"INSERT OR REPLACE INTO {name} VALUES ({', '.join('?' * len(columns))})"
    for name, columns in TABLES.items()
}
"""How a row is written into each table."""
_REFERENCES: dict[str, list[tuple[str, str, str]]] = {
    "alias": [("company_id", "company", "id")],
    "sentence": [("article_id", "article", "id")],
    "entity": [("article_id", "article", "id"), ("company_id", "company", "id")],
    "figure": [
        ("article_id", "article", "id"),
        ("sentence_id", "sentence", "id"),
        ("company_id", "company", "id"),
    ],
}
_INDEXES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("figure", ("company_id", "metric", "day", "sentence_id")),
    ("figure", ("article_id", "sentence_id")),
    # It has all that `finding` weighs, so that no row of a figure is read for that.
    (
        "figure",
        (
            "sentence_id",
            "company_id",
            "metric",
            "unit",
            "per",
            "period",
            "period_start",
            "period_end",
        ),
    ),
    ("figure", ("metric", "day", "sentence_id", "company_id")),
    ("entity", ("company_id", "article_id")),
    ("article", ("published",)),
    ("company", ("name",)),
)


LEADERS = (
    "CREATE INDEX leaders ON figure"
    " (metric, unit, CAST(value AS REAL), company_id, period, period_start, period_end)"
)
"""The figures of a metric by value: see `ranking`."""


def create(path: Path) -> Database:
    """A new knowledge database with empty tables and no indexes, tuned for one bulk write."""
    connection = sqlite3.connect(f"file:{quote(str(path))}", uri=True, isolation_level=None)
    # The file is thrown away if the build fails, so nothing needs to survive a crash here.
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    db = Database(connection)
    for name, columns in TABLES.items():
        db.table(name).create(columns, pk=_KEYS[name], foreign_keys=_REFERENCES.get(name, []))
    return db


def index(db: Database) -> None:
    """Add the indexes and the full-text index over the sentences, once the rows stand."""
    for table, columns in _INDEXES:
        db.table(table).create_index(columns)
    db.execute(LEADERS)
    db.execute(
        "CREATE VIRTUAL TABLE passage USING fts5"
        "(text, title, before, content='', tokenize='porter unicode61')"
    )
    db.execute(
        "INSERT INTO passage (rowid, text, title, before)"
        " SELECT s.id, s.text, a.title, coalesce(b.text, '')"
        " FROM sentence s JOIN article a ON a.id = s.article_id"
        " LEFT JOIN sentence b ON b.id = s.id - 1 WHERE s.signs != ''"
    )
