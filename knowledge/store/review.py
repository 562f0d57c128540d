"""What moderators look through: the least sure figures, contradictions, who owns a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from knowledge.answers.same import same_value
from knowledge.figures.companies import normal_name
from knowledge.figures.figure import Figure
from knowledge.store.read import Store

Key = tuple[str, str, str, str, str, str]


def least_sure(store: Store, limit: int, without: Iterable[str] = ()) -> list[Figure]:
    """The figures with a company and a metric that the extraction was least sure of, those first."""
    skipped = frozenset(without)
    rows = store.rows(
        "SELECT id FROM figure WHERE company_id IS NOT NULL AND metric != 'other'"
        " ORDER BY confidence, id LIMIT ?",
        (limit + len(skipped),),
    )
    wanted = [row["id"] for row in rows if row["id"] not in skipped][:limit]
    return with_ids(store, wanted)


def with_ids(store: Store, ids: Sequence[str]) -> list[Figure]:
    """The figures with these identifiers in this order; those that are gone are left out."""
    found: dict[str, Figure] = {}
    for start in range(0, len(ids), 400):
        some = tuple(ids[start : start + 400])
        marks = ",".join("?" * len(some))
        found |= {figure.id: figure for figure in store.figures(f"f.id IN ({marks})", some)}
    return [found[key] for key in ids if key in found]


def conflicts(store: Store, limit: int) -> list[tuple[Figure, ...]]:
    """Figures of one thing to which different articles give different values, newest first.

    A figure that is compared with ("from 40 million a year earlier") counts as one of its own
    period, so that a restatement is found.
    """
    same = "f.company_id, f.metric, f.period, f.scope, f.unit, f.per"
    inner = same.replace("f.", "")
    figures = store.figures(
        f"f.role IN ('reported', 'prior') AND ({same}) IN (SELECT {inner} FROM figure"
        " WHERE company_id IS NOT NULL AND metric != 'other' AND period != '' AND role IN"
        f" ('reported', 'prior') GROUP BY {inner}"
        " HAVING count(DISTINCT article_id) > 1 AND count(DISTINCT value) > 1)"
    )
    found = []
    for _, group in groupby(sorted(figures, key=_thing), key=_thing):
        rows = sorted(group, key=_published, reverse=True)
        if any(differ(one, rows[0]) for one in rows[1:]):
            found.append(tuple(rows))
    return sorted(found, key=lambda rows: _published(rows[0]), reverse=True)[:limit]


def differ(one: Figure, other: Figure) -> bool:
    """Whether two figures of the same thing, in different articles, say different numbers."""
    return one.article.id != other.article.id and not same_value(one, other)


def _thing(figure: Figure) -> Key:
    return (
        figure.company, figure.metric, figure.period, figure.scope, figure.unit, figure.per,
    )  # fmt: skip


def _published(figure: Figure) -> float:
    published = figure.article.published
    return published.timestamp() if published else 0.0


def owner(store: Store, name: str) -> str:
    """The full name of the company that goes by a name, the likeliest if several; "" if none."""
    rows = store.rows("SELECT name FROM company WHERE name = ? AND kind != 'place'", (name,))
    if not rows:
        companies = store.companies(normal_name(name))
        return store.company_name(companies[0]) if companies else ""
    return str(rows[0][0])


def missing(store: Store, ids: Sequence[str]) -> frozenset[str]:
    """Those of the figures that the coverage no longer has, not even hidden."""
    return frozenset(
        key
        for key in ids
        if not store.rows(
            "SELECT 1 FROM figure WHERE id = ?1 UNION ALL"
            " SELECT 1 FROM figure_before WHERE id = ?1",
            (key,),
        )
    )
