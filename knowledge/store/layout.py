"""A new `knowledge.db`: its empty tables, and its indexes. Only what writes one needs it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database

from knowledge.store.schema import TABLES

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
# What is held in memory until it is written: in many small pieces, each word is sought in all.
_HELD = 8 << 20  # bytes

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
    db = Database(connection, execute_plugins=False)  # no stranger has a say in it
    for name, columns in TABLES.items():
        db.table(name).create(columns, pk=_KEYS[name], foreign_keys=_REFERENCES.get(name, []))
    return db


def index(db: Database) -> None:
    """Add the indexes, once the rows stand."""
    for table, columns in _INDEXES:
        db.table(table).create_index(columns)
    db.execute(LEADERS)


def index_text(db: Database) -> None:
    """Add the full-text index over the sentences, once they stand."""
    db.execute(
        "CREATE VIRTUAL TABLE passage USING fts5"
        "(text, title, before, content='', tokenize='porter unicode61')"
    )
    db.execute("INSERT INTO passage (passage, rank) VALUES ('hashsize', ?)", (_HELD,))
    db.execute(
        "INSERT INTO passage (rowid, text, title, before)"
        " SELECT s.id, s.text, a.title, coalesce(b.text, '')"
        " FROM sentence s JOIN article a ON a.id = s.article_id"
        " LEFT JOIN sentence b ON b.id = s.id - 1 WHERE s.signs != ''"
    )
