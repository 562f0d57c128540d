"""`coverage-bot browse`: the knowledge in Datasette, with titles, facets and pages of companies."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.cli import UsageError
from knowledge.library import Knowledge, whole
from knowledge.store import overlay

if TYPE_CHECKING:
    from datasette.app import Datasette  # type: ignore[import-untyped]

_COMPANY = """
SELECT f.metric, f.text, f.period, f.role, f.scope, s.text AS sentence, a.title, a.url, a.published
FROM figure f JOIN company c ON c.id = f.company_id
JOIN sentence s ON s.id = f.sentence_id JOIN article a ON a.id = f.article_id
WHERE c.name = :name
   OR c.id IN (SELECT company_id FROM alias WHERE key = lower(:name))
ORDER BY f.metric, coalesce(f.period_end, f.period) DESC, a.published DESC
"""
_SEARCH = """
SELECT s.text AS sentence, a.title, a.url, a.published
FROM passage JOIN sentence s ON s.id = passage.rowid JOIN article a ON a.id = s.article_id
WHERE passage MATCH :words ORDER BY bm25(passage, 1.0, 0.5, 0.3) LIMIT 100
"""
_CONFLICTS = """
SELECT c.name AS company, f.metric, f.period, f.unit, count(DISTINCT f.article_id) AS articles,
       group_concat(DISTINCT f.text) AS values_printed
FROM figure f JOIN company c ON c.id = f.company_id
WHERE f.metric != 'other' AND f.period != '' AND f.role IN ('reported', 'prior')
GROUP BY f.company_id, f.metric, f.period, f.unit, f.scope
HAVING count(DISTINCT f.article_id) > 1 AND count(DISTINCT f.value) > 1
ORDER BY articles DESC
"""
_HIDDEN = ("alias", "entity", "word", "meta", "given", "figure_before")


def metadata(name: str) -> dict[str, Any]:
    """What Datasette shows of the database called `name`: titles, facets, order, queries."""
    tables: dict[str, dict[str, Any]] = {
        "figure": {
            "description": "Every stated number, with whom it belongs to and where it stands.",
            "facets": ["company_id", "metric", "role", "unit"],
            "sort_desc": "confidence",
            "size": 50,
        },
        "company": {"label_column": "name", "facets": ["kind"], "sort_desc": "figures"},
        "article": {"label_column": "title", "sort_desc": "published"},
        "sentence": {"label_column": "text", "facets": ["kind"]},
        **{table: {"hidden": True} for table in _HIDDEN},
    }
    queries = {
        "company_page": {
            "title": "A company",
            "description": "All its figures with their sentences, by any of its names.",
            "sql": _COMPANY,
        },
        "search": {"title": "Search the sentences", "sql": _SEARCH},
        "conflicts": {"title": "Figures on which articles differ", "sql": _CONFLICTS},
    }
    return {
        "title": "Coverage",
        "description": "The figures of the coverage, each with the sentence that states it.",
        "databases": {name: {"tables": tables, "queries": queries}},
    }


@contextmanager
def shown(db: Path) -> Iterator[Path]:
    """The knowledge as one file: a copy where decisions stand beside it. Raises StoreError."""
    Knowledge.open(db).close()
    if overlay.number(db) is None:
        yield db
        return
    with tempfile.TemporaryDirectory(prefix="coverage-bot-") as folder:
        copy = Path(folder) / db.name
        whole(db, copy)
        yield copy


def browser(db: Path) -> Datasette:
    """Datasette over the knowledge. Raises UsageError without the extra, StoreError without it."""
    Knowledge.open(db).close()
    try:
        from datasette.app import Datasette
    except ImportError:
        raise UsageError("browse: install the extra, pip install 'coverage-bot[browse]'") from None
    return Datasette(
        [],
        immutables=[str(db)],
        metadata=metadata(db.stem),
        settings={"default_page_size": 50, "sql_time_limit_ms": 3000, "facet_time_limit_ms": 1000},
    )


def browse_command(db: Path, host: str, port: int) -> int:
    """Serve the knowledge until interrupted."""
    import uvicorn

    with shown(db) as file:
        site = browser(file)
        print(f"http://{host}:{port}/{file.stem}", flush=True)
        uvicorn.run(site.app(), host=host, port=port, log_level="warning", lifespan="on")
    return 0
