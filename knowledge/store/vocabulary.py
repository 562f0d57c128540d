"""The tables by which words and names are found: `word`, `stem`, `spelling`, `shown`, `naming`."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping

from knowledge.figures.companies import name_keys
from knowledge.language.words import stem
from knowledge.store.schema import INSERT

_LONGEST = 40  # letters; a longer word is nobody's spelling


def insert_words(connection: sqlite3.Connection, counts: Mapping[str, int]) -> None:
    """Write the words of the coverage, each with the number of sentences that have it."""
    stems: Counter[str] = Counter()
    spelling: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    rows = []
    for word, count in sorted(counts.items()):
        if count <= 0:
            continue
        root = stem(word)
        stems[root] += count
        rows.append((word, root, count))
        if len(word) <= _LONGEST and word.isalpha():
            spelling[word[0], len(word)].append(word)
    connection.executemany(INSERT["word"], rows)
    connection.executemany(INSERT["stem"], sorted(stems.items()))
    connection.executemany(
        INSERT["spelling"],
        ((first, length, " ".join(words)) for (first, length), words in sorted(spelling.items())),
    )


def insert_names(connection: sqlite3.Connection) -> None:
    """Write the companies that are offered for completion, those with most figures first."""
    connection.execute(
        "INSERT INTO shown (id, company_id) SELECT row_number() OVER (ORDER BY figures DESC, name), id"
        " FROM company WHERE figures > 0 AND kind IN ('company', 'other')"
    )
    connection.execute(
        "CREATE VIRTUAL TABLE naming USING fts5(names, content='', prefix='1 2 3', detail='column')"
    )
    connection.executemany(
        "INSERT INTO naming (rowid, names) VALUES (?, ?)",
        (
            (row[0], " ".join(name_keys(row[1])))
            for row in connection.execute(
                "SELECT shown.id, name FROM shown JOIN company ON company.id = company_id"
            ).fetchall()
        ),
    )
