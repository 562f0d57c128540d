"""What a build takes over from the database before it: articles and files that are the same.

Only where the same program built it: `program` is a hash of every module and table.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from knowledge.coverage.article import Unread
from knowledge.store.schema import SCHEMA
from knowledge.store.seal import vouch
from knowledge.values import Alias

_COPIED = (
    ("article", "id = ?1"),
    ("sentence", "id BETWEEN ?1 << 16 AND ?1 << 16 | 65535"),  # see `schema.sentence_id`
    ("entity", "article_id = ?1"),
    ("figure", "article_id = ?1"),
)


@dataclass(frozen=True, slots=True)
class FileRow:
    """What came of a file: the identifiers and marks of its articles, and what it could not read."""

    articles: tuple[tuple[int, str], ...]
    unread: tuple[Unread, ...]


@cache
def program() -> str:
    """A hash of everything that decides what is read out of an article."""
    digest = hashlib.sha256(str(SCHEMA).encode())
    folder = Path(__file__).parents[1]
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".csv"}:
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


class Inputs:
    """What a build depends on but for corrections, gathered file by file; `digest` hashes it."""

    def __init__(self, aliases: Iterable[Alias], without: Iterable[int]) -> None:
        given = sorted((alias.name, alias.company) for alias in aliases)
        self._hash = hashlib.sha256(
            f"{program()}{given}{sorted(without)}".encode("utf-8", "replace")
        )
        self.files = 0
        self.whole = True

    def add(self, path: str, digest: str) -> None:
        """Take up a file; one that cannot be read may be different the next time."""
        self._hash.update(f"{path}\0{digest}\0".encode("utf-8", "surrogateescape"))
        self.files += 1
        self.whole = self.whole and bool(digest)

    def digest(self) -> str:
        """The hash of everything taken up; "" where it says nothing, see `add`."""
        return self._hash.hexdigest() if self.whole else ""


class Former:
    """The database before, attached to the connection that writes the new one."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Attach it; nothing of it is taken if it is missing, damaged or another program's."""
        self._connection = connection
        self._corrected: frozenset[int] = frozenset()
        self._usable = path.is_file() and self._attached(path)

    def _attached(self, path: Path) -> bool:
        try:
            self._connection.execute(
                "ATTACH ? AS former", (f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1",)
            )
            # A corrected figure stands apart from its article: such articles are read again.
            self._corrected = frozenset(
                int(str(row[0]))
                for row in self._rows("SELECT DISTINCT article_id FROM former.figure_before")
            )
            if self._meta("program") != program():
                return False
            vouch(self._connection, "former")
        except sqlite3.DatabaseError:
            return False
        return True

    def _rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        return self._connection.execute(sql, values).fetchall()

    def _meta(self, key: str) -> str:
        rows = self._rows("SELECT value FROM former.meta WHERE key = ?", key)
        return str(rows[0][0]) if rows else ""

    @property
    def usable(self) -> bool:
        """Whether anything can be taken over."""
        return self._usable

    def inputs(self) -> str:
        """The hash of what the former database was built from, "" if it cannot be taken over."""
        return self._meta("inputs") if self._usable else ""

    def file(self, path: str, digest: str) -> FileRow | None:
        """What came of a file with this path and content; None if it must be read again."""
        if not self._usable:
            return None
        rows = self._rows(
            "SELECT articles, unread FROM former.file WHERE path = ? AND digest = ?", path, digest
        )
        if not rows:
            return None
        row = file_row(str(rows[0][0]), str(rows[0][1]))
        return row if all(self.has(*article) for article in row.articles) else None

    def knows(self, path: str) -> bool:
        """Whether a file of this path was read, so that some of its articles may be the same."""
        return self._usable and bool(self._rows("SELECT 1 FROM former.file WHERE path = ?", path))

    def has(self, id: int, mark: str) -> bool:
        """Whether the former database has the article, as it is now, and nobody corrected it."""
        return (
            self._usable
            and id not in self._corrected
            and bool(self._rows("SELECT 1 FROM former.article WHERE id = ? AND mark = ?", id, mark))
        )

    def version(self, id: int) -> tuple[str, str]:
        """The date of publication and the digest of an article."""
        ((published, digest),) = self._rows(
            "SELECT published, digest FROM former.article WHERE id = ?", id
        )
        return str(published), str(digest)

    def copy(self, id: int, path: str) -> None:
        """Take an article over, with its figures; it stands in the file at `path` now."""
        for table, where in _COPIED:
            self._connection.execute(
                f"INSERT INTO main.{table} SELECT * FROM former.{table} WHERE {where}",
                (id,),
            )
        self._connection.execute("UPDATE main.article SET path = ? WHERE id = ?", (path, id))

    def words(self) -> list[tuple[str, int]]:
        """The words of the former coverage, each with its count."""
        return [
            (str(word), int(str(count)))
            for word, count in self._rows("SELECT word, count FROM former.word")
        ]

    def gone(self) -> Iterable[tuple[str]]:
        """The sentences of those articles that were not taken over."""
        return self._connection.execute(
            "SELECT s.text FROM former.sentence s WHERE s.article_id NOT IN"
            " (SELECT id FROM temp.copied)"
        )


def file_row(articles: str, unread: str) -> FileRow:
    """The row of a file from its columns."""
    return FileRow(
        tuple((int(row[0]), str(row[1])) for row in json.loads(articles)),
        tuple(Unread(path, reason) for path, reason in json.loads(unread)),
    )
