"""Which periods there are figures of a metric for, of whatever company."""

from __future__ import annotations

from knowledge.store.read import Store


def periods_of(store: Store, metric: str) -> list[str]:
    """Period keys that there are figures of a metric for, of any company, newest first."""
    rows = store.rows(
        "SELECT period FROM figure WHERE metric = ? AND period != '' GROUP BY period"
        " ORDER BY max(coalesce(period_end, period)) DESC, period DESC",
        (metric,),
    )
    return [row[0] for row in rows]
