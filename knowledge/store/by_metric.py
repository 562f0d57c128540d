"""Sentences by what their figures measure, for questions that name nobody."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.store.read import Store


def sentences_of_metrics(store: Store, metrics: Sequence[str], limit: int = 300) -> list[int]:
    """Sentences with figures of these metrics, the newest first; [] without metrics."""
    marks = ",".join("?" * len(metrics))
    rows = store.rows(
        "SELECT DISTINCT f.sentence_id FROM figure f JOIN article a ON a.id = f.article_id"  # noqa: S608
        f" WHERE f.metric IN ({marks}) AND f.company_id IS NOT NULL"
        " ORDER BY a.published DESC, f.sentence_id LIMIT ?",
        (*metrics, limit),
    )
    return [row[0] for row in rows] if metrics else []
