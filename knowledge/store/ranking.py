"""Which companies may lead a ranking by a metric: few enough to be looked at one by one."""

from __future__ import annotations

from knowledge.language.mentions import Period
from knowledge.store.connections import Connections

_COMPANIES = 15  # companies that are looked at, half more than are shown
_FIGURES = 10  # times as many figures, for a company may have several
_UNITS = 1000  # figures whose units are counted: a ranking is by the commonest


def leaders(rows: Connections, metric: str, period: Period | None) -> list[str]:
    """The companies with figures of a metric, by name; of many those with the largest values.

    They are those of the commonest unit, for amounts in different ones cannot be ranked.
    """
    found = rows.rows(
        "SELECT DISTINCT company_id FROM figure WHERE metric = ? AND company_id IS NOT NULL LIMIT ?",
        (metric, _COMPANIES + 1),
    )
    companies = [row[0] for row in found]
    if len(companies) > _COMPANIES:
        companies = _largest(rows, metric, period)
    names = {
        row[0]
        for company in companies
        for row in rows.rows(
            "SELECT name FROM company WHERE id = ? AND kind != 'place'", (company,)
        )
    }
    return sorted(names)


def _largest(rows: Connections, metric: str, period: Period | None) -> list[int]:
    where, values = _within(period)
    units = rows.rows(
        "SELECT unit FROM (SELECT unit FROM figure WHERE metric = ? AND company_id IS NOT NULL"
        f"{where} ORDER BY day DESC LIMIT ?) GROUP BY unit ORDER BY count(*) DESC, unit LIMIT 1",
        (metric, *values, _UNITS),
    )
    found = rows.rows(
        "SELECT company_id FROM figure WHERE metric = ? AND unit = ? AND company_id IS NOT NULL"
        f"{where} ORDER BY CAST(value AS REAL) DESC LIMIT ?",
        (metric, units[0][0] if units else "", *values, _COMPANIES * _FIGURES),
    )
    return list(dict.fromkeys(row[0] for row in found))[:_COMPANIES]


def _within(period: Period | None) -> tuple[str, tuple[str, ...]]:
    """The figures of a period, as SQL, and its values."""
    if period is None:
        return "", ()
    if period.start is None or period.end is None:
        return " AND period = ?", (period.key,)
    days = (period.start.isoformat(), period.end.isoformat())
    return " AND (period = ? OR (period_start = ? AND period_end = ?))", (period.key, *days)
