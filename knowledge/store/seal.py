"""A checksum over everything that a figure is told with, so that a flipped digit is noticed.

SQLite notices a damaged page only where its structure suffers; a digit that became another one
is a value like any other to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from zlib import crc32

from knowledge.store.schema import TABLES

UNSEALED = 2**32 - 1
"""Stands in a row until it is sealed; it takes as much room as any checksum."""
_COLUMNS = [name for name in TABLES["figure"] if name != "seal"]
_TOLD = ", ".join(
    (
        *(f'figure."{name}"' for name in _COLUMNS),
        "c.name, s.text, a.title, a.url, a.published, a.authors, b.text, n.text",
    )
)
_PLACE = list(TABLES["figure"]).index("seal")


def checksum(values: Sequence[object]) -> int:
    """The checksum of the values of a row, as SQLite gives them.

    >>> checksum(("898", "CNY", 1)) == checksum(("899", "CNY", 1))
    False
    """
    return crc32(repr(tuple(values)).encode("utf-8", "surrogatepass"))


def is_sound(row: Iterable[object]) -> bool:
    """Whether a row that `loading.FIGURE` gives is as it was sealed."""
    values = tuple(row)
    return bool(checksum(values[:_PLACE] + values[_PLACE + 1 :]) == values[_PLACE])


def seal(connection: sqlite3.Connection, where: str = "1") -> None:
    """Seal the figures for which `where` holds; to be done after their last change."""
    _teach(connection)
    connection.execute(f"UPDATE main.figure SET seal = {_sum('main')} WHERE {where}")


def vouch(
    connection: sqlite3.Connection, schema: str = "main", where: str = "1", *values: object
) -> None:
    """Make sure that the figures for which `where` holds are as they were sealed.

    Raises DatabaseError if one is not.
    """
    # In Python, not by a function of SQL: bytes that are no text are an error of the row there.
    rows = connection.execute(
        f"SELECT figure.id, figure.seal, {_TOLD}"
        f" FROM (SELECT * FROM {schema}.figure WHERE {where}) figure"
        f" LEFT JOIN {schema}.sentence s ON s.id = figure.sentence_id {_joined(schema)}",
        values,
    )
    for id_, sealed, *told in map(tuple, rows):
        if checksum(told) != sealed:
            raise sqlite3.DatabaseError(f"figure {id_} is not as it was written")


def _sum(schema: str) -> str:
    """The checksum of a row of `figure`, as SQL: of the values that `loading.FIGURE` gives."""
    return (
        f"(SELECT checksum({_TOLD}) FROM {schema}.sentence s {_joined(schema)}"
        " WHERE s.id = figure.sentence_id)"
    )


def _joined(schema: str) -> str:
    """The rows that a figure is told with, as SQL, beside its own and that of its sentence."""
    return (
        f"LEFT JOIN {schema}.article a ON a.id = figure.article_id"
        f" LEFT JOIN {schema}.company c ON c.id = figure.company_id"
        f" LEFT JOIN {schema}.sentence b ON b.id = s.id - 1"
        f" LEFT JOIN {schema}.sentence n ON n.id = s.id + 1"
    )


def _teach(connection: sqlite3.Connection) -> None:
    connection.create_function("checksum", -1, _checksum, deterministic=True)


def _checksum(*values: object) -> int:
    return checksum(values)
