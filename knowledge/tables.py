"""The one loader of the tables in `knowledge/data`.

A table is a CSV file: comment lines start with `#` (they give the syntax, the source and
the date), the first other line names the columns, and each further line is one row. Lists
inside a cell are separated by `|`.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from knowledge.errors import TableError

KEPT = 1 << 15
"""Words and names of which is kept what the tables say of them: a large coverage has as many."""


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `knowledge/data/<name>.csv`, in file order, each a dict by column.

    Raises TableError, naming file, line and value, for a missing table or a row of the
    wrong length.
    """
    source = resources.files("knowledge") / "data" / f"{name}.csv"
    if not source.is_file():
        raise TableError(f"{name}.csv: no such table in knowledge/data")
    header: list[str] | None = None
    rows: list[dict[str, str]] = []
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in next(csv.reader([line]))]
        if header is None:
            header = cells
        elif len(cells) != len(header):
            raise TableError(
                f"{name}.csv line {number}: {len(cells)} cells where the header has "
                f"{len(header)}: {line!r}"
            )
        else:
            rows.append(dict(zip(header, cells, strict=True)))
    return tuple(rows)


def words(cell: str) -> tuple[str, ...]:
    """The entries of a list cell, in order.

    >>> words("net loss|losses")
    ('net loss', 'losses')
    """
    return tuple(entry.strip() for entry in cell.split("|") if entry.strip())
