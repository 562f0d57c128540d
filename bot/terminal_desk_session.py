"""The open desk of `coverage-bot desk`, and how what it did is printed."""

from __future__ import annotations

import asyncio
import getpass
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.desk import By, Desk
from bot.exchange import Exchange
from bot.settings import Settings
from bot.shelf import Shelf
from bot.terminal_reply import Column, plain_table
from knowledge.figures.figure import Figure
from knowledge.library import Knowledge

Row = Mapping[str, object]
Rows = Sequence[Row] | str


@dataclass(slots=True)
class Session:
    """The open desk with the settings, and who is at the terminal."""

    settings: Settings
    desk: Desk
    by: By

    def knowledge(self) -> Knowledge:
        """The knowledge in service."""
        return Knowledge.open(self.settings.db)

    def exchange(self, shelf: Shelf) -> Exchange:
        """What puts knowledge into service."""
        return Exchange(self.settings.db, shelf, self.desk)

    def renew(self) -> None:
        """Lay what was decided over the knowledge; a running bot takes it over."""
        shelf = Shelf(self.knowledge())
        asyncio.run(self.exchange(shelf).renew())
        shelf.close()


def who() -> By:
    """Who is at the terminal, for the audit log."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = "operator"
    return By(f"terminal:{name}", name)


def figure_row(figure: Figure) -> Row:
    """A figure as a row."""
    return {
        "id": figure.id, "company": figure.company, "metric": figure.metric, "text": figure.text,
        "value": f"{figure.value:f}", "unit": figure.unit, "period": figure.period,
        "role": figure.role, "confidence": figure.confidence, "article": figure.article.title,
        "sentence": figure.sentence,
    }  # fmt: skip


def show(rows: Rows, *, as_json: bool) -> None:
    """Print what an action gave: a table or a line, or JSON lines."""
    if isinstance(rows, str):
        print(json.dumps({"done": rows}, ensure_ascii=False) if as_json else rows)
    elif as_json:
        for row in rows:
            print(json.dumps(row, ensure_ascii=False, default=str))
    elif rows:
        columns = [Column(name) for name in rows[0]]
        print(plain_table(columns, [[_cell(cell) for cell in row.values()] for row in rows]))


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())
