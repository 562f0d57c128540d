"""What people decided, laid over what the coverage says: other names and corrections.

Used at the end of a build, and on a copy of a finished database. What was decided before is
undone first, so that the result depends on the coverage and the decisions alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from knowledge.figures.companies import normal_name
from knowledge.store.schema import company_id
from knowledge.store.seal import seal, vouch
from knowledge.values import Alias, Correction

FIELDS = frozenset(
    "metric value unit text bound upper per period period_start period_end start end".split()
)
"""The columns of a figure that a correction may set, besides its company."""
_GIVEN_WEIGHT = 2.0  # surer than a name that the coverage prints once: see `Store.companies`


def lay_over(
    connection: sqlite3.Connection,
    aliases: Iterable[Alias],
    corrections: Iterable[Correction],
    revision: int,
) -> None:
    """Bring the database to these decisions; `revision` numbers them, see `Status.decided`.

    A name of a company that the coverage does not know, and a correction of a figure that it no
    longer has, do nothing.
    """
    _undo(connection)
    for alias in aliases:
        _name(connection, alias)
    for correction in corrections:
        _correct(connection, correction)
    connection.execute(
        "UPDATE company SET figures ="
        " (SELECT count(*) FROM figure WHERE figure.company_id = company.id) WHERE id IN"
        " (SELECT company_id FROM figure_before UNION SELECT company_id FROM figure"
        " WHERE id IN (SELECT id FROM figure_before))"
    )
    seal(connection, "id IN (SELECT id FROM figure_before)")
    connection.execute(
        "INSERT OR REPLACE INTO meta (key, value) VALUES ('decided', ?)", (str(revision),)
    )


def _undo(connection: sqlite3.Connection) -> None:
    """Take every decision back."""
    moved = connection.execute(
        "SELECT DISTINCT company_id FROM figure WHERE id IN (SELECT id FROM figure_before)"
    ).fetchall()
    connection.execute("DELETE FROM figure WHERE id IN (SELECT id FROM figure_before)")
    connection.execute("INSERT INTO figure SELECT * FROM figure_before")
    touched = connection.execute("SELECT DISTINCT company_id FROM figure_before").fetchall()
    connection.execute("DELETE FROM figure_before")
    connection.executemany(
        "UPDATE company SET figures = (SELECT count(*) FROM figure WHERE company_id = ?1)"
        " WHERE id = ?1",
        [*moved, *touched],
    )
    connection.execute(
        "DELETE FROM alias WHERE (key, company_id) IN (SELECT key, company_id FROM given)"
    )
    connection.execute(
        "DELETE FROM company WHERE id IN (SELECT company_id FROM given WHERE key = '')"
    )
    connection.execute("DELETE FROM given")


def _name(connection: sqlite3.Connection, alias: Alias) -> None:
    """Give a company another name."""
    key, company = normal_name(alias.name), company_of(connection, alias.company)
    if key and company is not None:
        _give(connection, key, company)


def _give(connection: sqlite3.Connection, key: str, company: int) -> None:
    added = connection.execute(
        "INSERT OR IGNORE INTO alias (key, company_id, weight) VALUES (?, ?, ?)",
        (key, company, _GIVEN_WEIGHT),
    )
    if added.rowcount:
        connection.execute("INSERT INTO given (key, company_id) VALUES (?, ?)", (key, company))


def company_of(connection: sqlite3.Connection, name: str) -> int | None:
    """The company of that name: its full name, else the one that goes by it most; or None."""
    rows = connection.execute(
        "SELECT id FROM company WHERE name = ?1 AND kind != 'place' UNION ALL"
        " SELECT * FROM (SELECT company_id FROM alias WHERE key = ?2"
        " ORDER BY weight DESC, company_id) LIMIT 1",
        (name, normal_name(name)),
    ).fetchall()
    return int(rows[0][0]) if rows else None


def _correct(connection: sqlite3.Connection, correction: Correction) -> None:
    """Keep the figure as it was read, then hide it, or set what was corrected; it is sure now."""
    vouch(connection, "main", "id = ?", correction.figure)
    kept = connection.execute(
        "INSERT OR IGNORE INTO figure_before SELECT * FROM figure WHERE id = ?",
        (correction.figure,),
    )
    if not kept.rowcount:
        return
    if correction.action == "hide":
        connection.execute("DELETE FROM figure WHERE id = ?", (correction.figure,))
        return
    row = {name: _cell(name, text) for name, text in correction.changes if name in FIELDS}
    for name, text in correction.changes:
        if name == "company":
            row["company_id"] = _owner(connection, text)
    row["confidence"] = 1.0
    columns = ", ".join(f'"{name}" = ?' for name in sorted(row))
    connection.execute(
        f"UPDATE figure SET {columns} WHERE id = ?",
        (*(row[name] for name in sorted(row)), correction.figure),
    )


def _cell(name: str, text: str) -> object:
    """A corrected field as its column holds it."""
    if name in {"start", "end"}:
        return int(text)
    return None if name in {"period_start", "period_end"} and not text else text


def _owner(connection: sqlite3.Connection, name: str) -> int | None:
    """The company that a corrected figure belongs to; made if there is none, None for nobody."""
    if not name:
        return None
    found = company_of(connection, name)
    if found is not None:
        return found
    made = company_id(normal_name(name))
    connection.execute(
        "INSERT INTO company (id, name, kind, figures) VALUES (?, ?, 'company', 0)", (made, name)
    )
    connection.execute("INSERT INTO given (key, company_id) VALUES ('', ?)", (made,))
    _give(connection, normal_name(name), made)
    return made
