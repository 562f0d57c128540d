"""What all companies stated of one metric, in few columns: enough to choose among thousands."""

from __future__ import annotations

from typing import NamedTuple

from knowledge.store.read import Store


class Stated(NamedTuple):
    """A figure of a company as a whole, by its identifier; `company` is one, too."""

    figure: str
    company: int
    unit: str
    period: str
    value: float


def stated(store: Store, metric: str, period: str = "") -> list[Stated]:
    """What companies state of a metric (for a period key), newest article first.

    Only what they did report counts, and neither parts of a company nor forecasts.
    """
    rows = store.rows(
        "SELECT id, company_id, unit, period, CAST(value AS REAL) FROM figure"
        " WHERE metric = ?1 AND role IN ('reported', 'prior') AND scope = ''"
        " AND company_id IS NOT NULL AND ?2 IN ('', period)"
        " ORDER BY day DESC, sentence_id, start",
        (metric, period),
    )
    return [Stated._make(row) for row in rows]


def periods(store: Store, metric: str) -> list[str]:
    """Period keys that there are figures of a metric for, of any company, newest first."""
    rows = store.rows(
        "SELECT period FROM figure WHERE metric = ? AND period != '' GROUP BY period"
        " ORDER BY max(coalesce(period_end, period)) DESC, period DESC",
        (metric,),
    )
    return [row[0] for row in rows]
