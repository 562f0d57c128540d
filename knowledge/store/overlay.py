"""What people decided since a build, in a small file beside it: in effect without copying it.

The database stays as it was built. The rows that decisions touch are copied into a small database
with the tables of the same names, the decisions are laid over these few (see `decide`), and who
reads sees them in place of the former rows: a connection attaches the file, and temporary views
by the names of the tables put the two together.

Decisions that change which companies there are cannot be told that way; see `write`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from knowledge.figures.companies import normal_name
from knowledge.store.decide import lay_over
from knowledge.store.layout import create
from knowledge.store.schema import INSERT, TABLES
from knowledge.values import Alias, Correction

NAME = "decided"
_META = "key IN ('built', 'program', 'inputs', 'decided')"
# Each view has what stands in the build but for what is replaced, and what stands in the overlay.
_VIEWS = {
    "figure": "SELECT * FROM main.figure WHERE id NOT IN (SELECT id FROM decided.touched)"
    " UNION ALL SELECT * FROM decided.figure",
    "figure_before": "SELECT * FROM decided.figure_before",
    "alias": "SELECT * FROM main.alias"
    " WHERE (key, company_id) NOT IN (SELECT key, company_id FROM decided.dropped)"
    " UNION ALL SELECT * FROM decided.alias",
    "given": "SELECT * FROM decided.given",
    "meta": "SELECT * FROM main.meta WHERE key != 'decided'"
    " UNION ALL SELECT * FROM decided.meta WHERE key = 'decided'",
}
_KEPT = ("figure", "figure_before", "alias", "given")


def beside(db: Path) -> Path:
    """Where the overlay of a database stands, if there is one."""
    return db.parent / f"{db.name}.{NAME}"


def number(db: Path) -> int | None:
    """What changes when another overlay is put into place; None without one."""
    try:
        return beside(db).stat().st_ino
    except OSError:
        return None


def attach(connection: sqlite3.Connection, db: Path) -> bool:
    """Let a connection to `db` see its overlay; False where there is none, or it is not of it.

    Raises DatabaseError where it cannot be read.
    """
    path = beside(db)
    if number(db) is None:
        return False
    uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    connection.execute(f"ATTACH ? AS {NAME}", (uri,))
    found = connection.execute("SELECT value FROM decided.meta WHERE key = 'of'").fetchone()
    if found is None or found[0] != _identity(connection):
        connection.execute(f"DETACH {NAME}")
        return False
    for name, sql in _VIEWS.items():
        connection.execute(f"CREATE TEMP VIEW {name} AS {sql}")
    return True


def _identity(connection: sqlite3.Connection, schema: str = "main") -> str:
    """What tells a build from every other: the same coverage at the same time gives the same."""
    rows = connection.execute(f"SELECT key, value FROM {schema}.meta WHERE {_META} ORDER BY key")
    return repr([tuple(row) for row in rows])


def write(
    db: Path,
    side: Path,
    aliases: Sequence[Alias],
    corrections: Sequence[Correction],
    revision: int,
) -> bool:
    """Write the overlay of `db` with these decisions to `side`; False if none can tell them.

    That is so where a decision makes a company, or leaves one without a figure, or gives one its
    first: which companies there are stands in the build. Raises DatabaseError.
    """
    with closing(create(side).conn) as connection:
        uri = f"file:{quote(str(db.resolve()))}?mode=ro&immutable=1"
        connection.execute("ATTACH ? AS base", (uri,))
        connection.execute("BEGIN")
        _take(connection, aliases, corrections)
        lay_over(connection, aliases, corrections, revision)
        if not _same_companies(connection):
            return False
        _finish(connection)
        connection.execute("COMMIT")
    return True


def _take(
    connection: sqlite3.Connection, aliases: Sequence[Alias], corrections: Sequence[Correction]
) -> None:
    """Copy what the decisions, those of the build and those of now, may touch or ask for."""
    run = connection.execute
    run("CREATE TABLE touched (id TEXT PRIMARY KEY)")
    run("INSERT INTO touched SELECT id FROM base.figure_before")
    connection.executemany(
        "INSERT OR IGNORE INTO touched SELECT id FROM base.figure WHERE id = ?",
        [(made.figure,) for made in corrections],
    )
    run("CREATE TEMP TABLE asked (name TEXT, key TEXT)")
    connection.executemany("INSERT INTO asked VALUES (?, ?)", _names(aliases, corrections))
    for table in ("figure", "figure_before"):
        run(f"INSERT INTO {table} SELECT * FROM base.{table} WHERE id IN (SELECT id FROM touched)")
    run("INSERT INTO given SELECT * FROM base.given")
    run(
        "INSERT INTO alias SELECT * FROM base.alias WHERE key IN (SELECT key FROM asked)"
        " OR (key, company_id) IN (SELECT key, company_id FROM base.given)"
    )
    run("CREATE TABLE dropped AS SELECT key, company_id FROM alias")
    run(
        "INSERT OR IGNORE INTO company SELECT * FROM base.company"
        " WHERE name IN (SELECT name FROM asked) OR id IN (SELECT company_id FROM alias"
        " UNION SELECT company_id FROM figure UNION SELECT company_id FROM figure_before)"
    )
    # What a seal is made of: the sentence with its neighbours, and the article.
    run(
        "INSERT OR IGNORE INTO sentence SELECT * FROM base.sentence WHERE id IN (SELECT sentence_id"
        " FROM figure UNION SELECT sentence_id - 1 FROM figure UNION SELECT sentence_id + 1"
        " FROM figure UNION SELECT sentence_id FROM figure_before UNION SELECT sentence_id - 1"
        " FROM figure_before UNION SELECT sentence_id + 1 FROM figure_before)"
    )
    run(
        "INSERT OR IGNORE INTO article SELECT * FROM base.article WHERE id IN"
        " (SELECT article_id FROM figure UNION SELECT article_id FROM figure_before)"
    )


def _names(aliases: Iterable[Alias], corrections: Iterable[Correction]) -> list[tuple[str, str]]:
    """Every name that the decisions look a company up by, with its key."""
    names = [name for alias in aliases for name in (alias.name, alias.company)]
    names += [text for made in corrections for field, text in made.changes if field == "company"]
    return [(name, normal_name(name)) for name in names]


def _same_companies(connection: sqlite3.Connection) -> bool:
    """Whether exactly the companies that had figures in the build still have some."""
    changed = connection.execute(
        "SELECT 1 FROM company WHERE id NOT IN (SELECT id FROM base.company) UNION ALL"
        " SELECT 1 FROM base.company c WHERE c.id IN (SELECT company_id FROM main.figure UNION"
        " SELECT company_id FROM base.figure WHERE id IN (SELECT id FROM touched))"
        " AND (c.figures > 0) != (c.figures"
        "  + (SELECT count(*) FROM main.figure WHERE company_id = c.id)"
        "  - (SELECT count(*) FROM base.figure WHERE company_id = c.id"
        "     AND id IN (SELECT id FROM touched)) > 0) LIMIT 1"
    )
    return changed.fetchone() is None


def _finish(connection: sqlite3.Connection) -> None:
    """Leave what readers need, with whose overlay it is."""
    identity = _identity(connection, "base")
    connection.execute("INSERT INTO main.meta (key, value) VALUES ('of', ?)", (identity,))
    for name in TABLES.keys() - {*_KEPT, "meta"}:
        connection.execute(f"DROP TABLE main.{name}")
    for column in ("sentence_id", "article_id", "company_id", "metric"):
        connection.execute(f"CREATE INDEX main.figure_{column} ON figure ({column})")


def fold(connection: sqlite3.Connection, db: Path) -> None:
    """Write what the overlay of `db` says into a copy of `db`, which `connection` has open."""
    if number(db) is None:
        return
    connection.execute(f"ATTACH ? AS {NAME}", (str(beside(db)),))
    of = connection.execute("SELECT value FROM decided.meta WHERE key = 'of'").fetchone()
    if of is not None and of[0] == _identity(connection):
        run = connection.execute
        run("BEGIN")
        run("DELETE FROM main.figure WHERE id IN (SELECT id FROM decided.touched)")
        run(
            "DELETE FROM main.alias"
            " WHERE (key, company_id) IN (SELECT key, company_id FROM decided.dropped)"
        )
        run("DELETE FROM main.figure_before")
        run("DELETE FROM main.given")
        for name in _KEPT:
            run(f"INSERT INTO main.{name} SELECT * FROM decided.{name}")
        run(
            "UPDATE main.company SET figures ="
            " (SELECT count(*) FROM main.figure WHERE company_id = company.id)"
        )
        (revision,) = run("SELECT value FROM decided.meta WHERE key = 'decided'").fetchone()
        connection.execute(INSERT["meta"], ("decided", revision))
        run("COMMIT")
    connection.execute(f"DETACH {NAME}")
