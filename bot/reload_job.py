"""The part of a reload that runs in another process: build beside, compare, tell.

Reads one JSON object on standard input: {"paths", "db", "former", "aliases", "corrections",
"revision", "without"}. Writes JSON lines: any number of {"progress": [done, total]}, then
{"changes": {...}} or {"error": "why"}.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.answers import figure_wording
from knowledge.errors import KnowledgeError
from knowledge.library import Alias, BuildReport, Correction, Knowledge, build

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.figures.figure import ArticleRef

# A list is cut here: the numbers stay exact, and a report stays a file that a person reads.
_LISTED = 2000


def main() -> int:
    """Build and compare as told on standard input; the exit status."""
    order = json.loads(sys.stdin.read())
    try:
        report = build(
            [Path(path) for path in order["paths"]],
            Path(order["db"]),
            aliases=[Alias(*row) for row in order["aliases"]],
            corrections=_corrections(order),
            revision=order["revision"],
            without=frozenset(order["without"]),
            former=Path(order["former"]),
            progress=lambda done, total: _tell({"progress": [done, total]}),
        )
        _tell({"changes": _changes(report, order)})
    except (KnowledgeError, OSError) as error:
        _tell({"error": str(error)})
        return 1
    return 0


def _corrections(order: Mapping[str, Any]) -> list[Correction]:
    return [
        Correction(figure, action, tuple((name, text) for name, text in changes))
        for figure, action, changes in order["corrections"]
    ]


def _tell(entry: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(entry) + "\n")
    sys.stdout.flush()


def _changes(report: BuildReport, order: Mapping[str, Any]) -> dict[str, Any]:
    """What the build did, and what is new, gone and changed against the former knowledge."""
    with Knowledge.open(Path(order["db"])) as knowledge:
        now = _Contents(knowledge)
        missing = knowledge.missing([made.figure for made in _corrections(order)])
    try:
        with Knowledge.open(Path(order["former"])) as knowledge:
            then = _Contents(knowledge)
    except KnowledgeError:
        then = _Contents(None)
    removed = frozenset(order["without"])
    return {
        "files": report.files,
        "articles": report.articles,
        "figures": report.figures,
        "figures_before": len(then.figures),
        "unread": [f"{unread.path}: {unread.reason}" for unread in report.unread],
        "articles_added": [now.titles[key] for key in now.titles if key not in then.titles],
        "articles_gone": [then.titles[key] for key in then.titles if key not in now.titles],
        "articles_changed": [
            now.titles[key]
            for key in now.titles
            if key in then.titles and now.of_article[key] != then.of_article[key]
        ],
        **_figure_changes(now.figures, then.figures),
        "figures_removed_count": sum(article in removed for article in then.articles.values()),
        "corrections_gone": sorted(missing),
    }


def _figure_changes(now: Mapping[str, str], then: Mapping[str, str]) -> dict[str, Any]:
    return {
        **_listed("figures_new", [now[key] for key in now if key not in then]),
        **_listed("figures_gone", [then[key] for key in then if key not in now]),
        **_listed(
            "figures_changed",
            [f"{then[key]} → {now[key]}" for key in now if key in then and now[key] != then[key]],
        ),
    }


def _listed(name: str, lines: list[str]) -> dict[str, Any]:
    return {name: lines[:_LISTED], f"{name}_count": len(lines)}


class _Contents:
    """What a knowledge holds, as lines to compare; nothing where there is none."""

    def __init__(self, knowledge: Knowledge | None) -> None:
        self.titles: dict[str, str] = {}
        self.figures: dict[str, str] = {}
        self.articles: dict[str, int] = {}
        self.of_article: defaultdict[str, set[str]] = defaultdict(set)
        if knowledge is None:
            return
        self.titles = {_key(article): article.title for article in knowledge.articles()}
        for figure in knowledge.figures():
            told = figure_wording.headline(figure)
            self.figures[figure.id] = told
            self.articles[figure.id] = figure.article.id
            self.of_article[_key(figure.article)].add(f"{figure.id} {told}")


def _key(article: ArticleRef) -> str:
    return article.url or f"{article.title} {article.published}"


if __name__ == "__main__":
    sys.exit(main())
