"""Filling a new knowledge database: articles one by one, then companies across them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from knowledge.store.decide import lay_over
from knowledge.store.former import FileRow, Former, program
from knowledge.store.layout import create, index, index_text
from knowledge.store.link import link_companies
from knowledge.store.posting_rows import Reading, postings, read_beside
from knowledge.store.rows import Rows, words
from knowledge.store.schema import INSERT, SCHEMA, figure_id
from knowledge.store.seal import seal
from knowledge.store.vocabulary import insert_names, insert_words
from knowledge.values import Alias, Correction

_MANY = 4000  # sentences from which on a process of its own gains more than it takes to begin
_OF = "id BETWEEN ?1 << 16 AND ?1 << 16 | 65535"  # the sentences of an article: see `sentence_id`


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a finished database holds."""

    articles: int
    figures: int
    companies: int


class Writer:
    """A knowledge database in the making; `finish` makes it complete.

    The same article twice (by key) is one article: the one published last stays, and of two
    with the same date the one with the larger digest, so that no order of files matters.
    """

    def __init__(
        self, path: Path, aliases: Iterable[Alias] = (), former: Path | None = None
    ) -> None:
        self._aliases = tuple(aliases)
        self._path = path
        self._db = create(path)
        self._connection: sqlite3.Connection = self._db.conn
        self.former = Former(self._connection, former or path)
        self._connection.execute("CREATE TEMP TABLE copied (id INTEGER PRIMARY KEY)")
        self._connection.execute("BEGIN")
        self._words: Counter[str] = Counter()
        self._copied = 0

    def add(self, found: Rows) -> bool:
        """Write one article; False if a newer version of it stands already."""
        if not self._admitted(found.id, found.version):
            return False
        self._insert("article", [found.article])
        self._insert("sentence", found.sentences)
        self._insert("entity", found.entities)
        self._insert("figure", found.figures)
        self._words.update(found.words)
        return True

    def copy(self, id: int, path: str) -> bool:
        """Take one article over from the former database; False if a newer one stands already."""
        if not self._admitted(id, (*self.former.version(id), path)):
            return False
        self.former.copy(id, path)
        self._connection.execute("INSERT INTO temp.copied VALUES (?)", (id,))
        self._copied += 1
        return True

    def note(self, path: str, digest: str, row: FileRow) -> None:
        """Remember what came of a file, so that a later build need not read it again."""
        unread = [(one.path, one.reason) for one in row.unread]
        self._insert(
            "file",
            [(path, digest, json.dumps(row.articles), json.dumps(unread, ensure_ascii=False))],
        )

    def _admitted(self, id: int, version: tuple[str, str, str]) -> bool:
        """Whether the article is to be written; an older version of it is taken out then."""
        old = self._connection.execute(
            "SELECT published, digest, path FROM main.article WHERE id = ?", (id,)
        ).fetchone()
        if old is None:
            return True
        if version <= tuple(old):
            return False
        self._remove(id)
        return True

    def _insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._connection.executemany(INSERT[table], rows)

    def _remove(self, article: int) -> None:
        """Take an article out; all by primary keys, as there is no other index yet."""
        run = self._connection.execute
        ((key,),) = run("SELECT key FROM main.article WHERE id = ?", (article,))
        texts = [text for (text,) in run(f"SELECT text FROM main.sentence WHERE {_OF}", (article,))]
        if not run("DELETE FROM temp.copied WHERE id = ?", (article,)).rowcount:
            self._words.subtract(words(texts))
        for text in set(texts):
            start = figure_id(key, text, 0).partition(".")[0]
            run("DELETE FROM main.figure WHERE id BETWEEN ? AND ?", (f"{start}.", f"{start}/"))
        run(f"DELETE FROM main.sentence WHERE {_OF}", (article,))
        run("DELETE FROM main.entity WHERE article_id = ?", (article,))
        run("DELETE FROM main.article WHERE id = ?", (article,))

    def finish(
        self,
        corrections: Iterable[Correction] = (),
        revision: int = 0,
        inputs: str = "",
        workers: int = 1,
    ) -> Counts:
        """Merge companies across articles, apply what people decided, add the indexes, close.

        `inputs` is the hash of what this is built from, see `former.inputs`. With several
        `workers`, one of them reads the postings while the companies are merged.
        """
        insert_words(self._connection, self._counted())
        index_text(self._db)
        with self._reading_postings(workers) as read:
            self._link(inputs)
            self._insert("posting", read())
        return self._complete(corrections, revision)

    @contextmanager
    def _reading_postings(self, workers: int) -> Iterator[Reading]:
        """What gives the postings; read by another process where there are many."""
        if workers < 2 or self._count("sentence") < _MANY:  # noqa: PLR2004
            yield partial(postings, self._connection)
            return
        self._connection.execute("COMMIT")
        with read_beside(self._connection, self._path) as read:
            self._connection.execute("BEGIN")
            yield read

    def _link(self, inputs: str) -> None:
        """Merge companies, tell what the database is made of, and add the indexes."""
        link_companies(self._connection, self._aliases)
        seal(self._connection)
        insert_names(self._connection)
        self._insert(
            "meta",
            [
                ("schema", str(SCHEMA)),
                ("program", program()),
                ("inputs", inputs),
                ("sentences", str(self._count("sentence"))),
            ],
        )
        index(self._db)

    def _counted(self) -> Counter[str]:
        """The words of all articles: those written, and those taken over."""
        if self._copied:
            self._words.update(dict(self.former.words()))
            for (text,) in self.former.gone():
                self._words.subtract(words([text]))
        return self._words

    def _complete(self, corrections: Iterable[Correction], revision: int) -> Counts:
        stamp(self._connection)
        lay_over(self._connection, self._aliases, corrections, revision)
        self._connection.execute("COMMIT")
        self._connection.execute("ANALYZE main")
        counts = counted(self._connection)
        self.close()
        return counts

    def _count(self, table: str) -> int:
        return int(self._connection.execute(f"SELECT count(*) FROM main.{table}").fetchone()[0])

    def close(self) -> None:
        """Close the database as it stands."""
        self._connection.close()


def stamp(connection: sqlite3.Connection) -> None:
    """Note that the database is built now."""
    built = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT OR REPLACE INTO main.meta VALUES ('built', ?)", (built,))


def counted(connection: sqlite3.Connection) -> Counts:
    """How much a database holds."""
    return Counts(
        *(
            int(connection.execute(f"SELECT count(*) FROM main.{table}").fetchone()[0])
            for table in ("article", "figure", "company WHERE figures > 0")
        )
    )
