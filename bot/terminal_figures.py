"""`coverage-bot figures`: the figures of a database as a table, JSON lines or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

from bot.terminal_reply import FIGURE_COLUMNS, figure_row, plain_table, printable, rich_table
from knowledge.answers.as_json import figure_json
from knowledge.errors import KnowledgeError
from knowledge.figures.figure import Figure
from knowledge.library import Knowledge

# fmt: off
_CSV_FIELDS = (
    "company", "metric", "label", "value", "upper", "unit", "per", "text", "bound", "period",
    "role", "scope", "sentence", "start", "end", "title", "url", "published", "authors", "id",
)
# fmt: on


class UnknownName(KnowledgeError):
    """A company or a metric is not in the coverage; names what is."""


def figures_command(db: Path, company: str | None, metric: str | None, form: str) -> int:
    """Print the figures, newest article first; exit status 1 if there are none."""
    with Knowledge.open(db) as knowledge:
        full_name = company_named(knowledge, company) if company else ""
        if company and full_name.casefold() != company.casefold():
            print(printable(f"coverage-bot: {company} is {full_name}"), file=sys.stderr)
        if metric:
            _require_metric(knowledge, metric)
        figures = knowledge.figures(company=full_name, metric=metric or "")
    _PRINTERS[form](figures)
    return 0 if figures else 1


def company_named(knowledge: Knowledge, name: str) -> str:
    """The full name of a company by any of its names. Raises UnknownName."""
    found = knowledge.companies(name, limit=5)
    if not found:
        raise UnknownName(f"no company in the coverage has a name like {name!r}")
    exact = [full_name for full_name in found if full_name.casefold() == name.casefold()]
    return (exact or found)[0]


def _require_metric(knowledge: Knowledge, metric: str) -> None:
    known = knowledge.metrics()
    if metric not in known:
        raise UnknownName(f"no figure has the metric {metric!r}; there are: {', '.join(known)}")


def _print_table(figures: list[Figure]) -> None:
    rows = [figure_row(figure) for figure in figures]
    if not sys.stdout.isatty():
        if rows:
            print(plain_table(FIGURE_COLUMNS, rows))
        return
    from rich.console import Console

    Console().print(rich_table(FIGURE_COLUMNS, rows))


def _print_jsonl(figures: list[Figure]) -> None:
    for figure in figures:
        print(json.dumps(figure_json(figure), ensure_ascii=False))


def _print_csv(figures: list[Figure]) -> None:
    rows = csv.DictWriter(sys.stdout, _CSV_FIELDS, extrasaction="ignore", lineterminator="\n")
    rows.writeheader()
    for figure in figures:
        article = figure.article
        rows.writerow(
            {
                **figure_json(figure),
                "value": f"{figure.value:f}",
                "upper": "" if figure.upper is None else f"{figure.upper:f}",
                "title": article.title,
                "url": article.url,
                "published": article.published.isoformat() if article.published else "",
                "authors": "; ".join(article.authors),
            }
        )


_PRINTERS: dict[str, Callable[[list[Figure]], None]] = {
    "table": _print_table,
    "jsonl": _print_jsonl,
    "csv": _print_csv,
}
