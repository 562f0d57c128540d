"""Who is the same company across all articles: the tables `company`, `alias` and `shown`."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from knowledge.figures.companies import Companies, name_keys
from knowledge.figures.group import folded
from knowledge.language.names import NameKind
from knowledge.language.places import place
from knowledge.store.schema import INSERT, company_id
from knowledge.values import Alias

_SHORT = 2  # a derived acronym of two letters would be found in too many questions
_DERIVED = 0.5  # the weight of a name that no article prints

_Counts = defaultdict[str, Counter[str]]
_Identified = Callable[[str], int]


def link_companies(connection: sqlite3.Connection, aliases: Iterable[Alias]) -> None:
    """Give every entity and figure its company. Memory grows with the names, not the articles."""
    known = Companies(aliases)
    for name, kind, others, count in _entities(connection):
        known.add(name, others, kind, count)
    known.finish()
    identified = cache(lambda company: company_id(_key(company, known)))
    kinds: _Counts = defaultdict(Counter)
    keys: _Counts = defaultdict(Counter)
    connection.execute(
        "CREATE TEMP TABLE link (name, kind, company_id, PRIMARY KEY (name, kind)) WITHOUT ROWID"
    )
    connection.executemany(
        "INSERT OR REPLACE INTO link VALUES (?, ?, ?)",
        _linked(connection, known, kinds, keys, identified),
    )
    _insert(connection, kinds, keys, identified)
    _spread(connection)


def _linked(
    connection: sqlite3.Connection,
    known: Companies,
    kinds: _Counts,
    keys: _Counts,
    identified: _Identified,
) -> Iterator[tuple[str, NameKind, int]]:
    """The company of each name and kind; what it is called is counted on the way."""
    for name, kind, others, count in _entities(connection):
        company = known.company(name, kind)
        kinds[company][kind] += count
        for form in (name, *others):
            keys[company][_key(form, known)] += count
        yield name, kind, identified(company)


def _key(name: str, known: Companies) -> str:
    """The normal name; with its legal form where it is a place's without: "India Inc"."""
    normal = known.normal(name)
    plain = folded(name)
    return plain if plain != normal and place(normal) is not None else normal


def _entities(connection: sqlite3.Connection) -> Iterator[tuple[str, NameKind, Sequence[str], int]]:
    """Every name of the coverage with its kind, its other forms and its count, in order."""
    for name, kind, others, count in connection.execute(
        "SELECT name, kind, aliases, sum(count) FROM entity GROUP BY name, kind, aliases"
        " ORDER BY name, kind, aliases"
    ):
        yield name, kind, () if others == "[]" else json.loads(others), count


def _spread(connection: sqlite3.Connection) -> None:
    """Carry the companies from the names to entities and figures, and count the figures."""
    connection.execute(
        "UPDATE entity SET company_id = (SELECT company_id FROM link"
        " WHERE link.name = entity.name AND link.kind = entity.kind)"
    )
    connection.execute(
        "UPDATE figure SET company_id = (SELECT company_id FROM entity"
        " WHERE entity.article_id = figure.article_id AND entity.number = figure.entity)"
    )
    connection.execute(
        "UPDATE company SET figures = found.figures FROM (SELECT company_id, count(*) AS figures"
        " FROM figure GROUP BY company_id) AS found WHERE found.company_id = company.id"
    )
    connection.execute("DROP TABLE temp.link")


def _insert(
    connection: sqlite3.Connection, kinds: _Counts, keys: _Counts, identified: _Identified
) -> None:
    connection.executemany(
        INSERT["company"],
        (
            (identified(name), name, counts.most_common(1)[0][0], 0)
            for name, counts in sorted(kinds.items())
        ),
    )
    connection.executemany(
        INSERT["alias"],
        (
            (key, identified(name), float(weight))
            for name, printed in sorted(keys.items())
            for key, weight in _alias_weights(name, printed).items()
        ),
    )


def _alias_weights(name: str, printed: Counter[str]) -> dict[str, float]:
    """The keys under which a company is found: printed forms by count, then derived ones."""
    weights = {key: _DERIVED for key in name_keys(name) if len(key) > _SHORT}
    weights.update({key: float(count) for key, count in printed.items() if key})
    return weights
