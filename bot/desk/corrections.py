"""What moderators decided about figures: each decision stays attached to its sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlite_utils import Database

from bot.desk.audit import Audit, By, now
from bot.desk.errors import DeskError, Meanwhile
from knowledge.figures.corrected import Changes
from knowledge.figures.figure import Figure
from knowledge.library import Correction, Knowledge

Action = Literal["confirm", "correct", "hide"]
SHOWN = ("company", "metric", "text", "value", "unit", "period")


@dataclass(frozen=True, slots=True)
class Decision:
    """A correction with where it belongs, who made it, and its version.

    `before` is the figure as it was when it was first decided about; `title` and `sentence`
    say what it was about when the coverage has it no more.
    """

    correction: Correction
    before: tuple[tuple[str, str], ...]
    sentence: str
    title: str
    url: str
    why: str
    by: str
    at: str
    version: int


def company_for(known: Knowledge, figure: Figure, typed: str) -> str:
    """The full name of the company that a moderator typed for a figure; "" and "-" as they are.

    Raises DeskError for one that neither the coverage knows nor the article prints beside it.
    """
    name = typed.strip()
    if name in {"", "-"}:
        return name
    printed = (figure.article.title, figure.before, figure.sentence, figure.after)
    owner = known.owner(name)
    if owner or any(name in text for text in printed):
        return owner or name
    near = ", ".join(known.companies(name, 3))
    hint = f" Nearest: {near}." if near else ""
    raise DeskError(
        f"The coverage has no company named “{name}”, and the article prints no such name beside "
        f"this figure.{hint} Type - for nobody's."
    )


class Corrections:
    """The corrections of an open desk."""

    def __init__(self, db: Database, audit: Audit) -> None:
        self._db = db
        self._audit = audit

    def all(self) -> list[Decision]:
        """Every decision, newest first."""
        return [_decision(row) for row in self._rows("1", ())]

    def of(self, figure: str) -> Decision | None:
        """What was decided about a figure, None if nothing was."""
        return next((_decision(row) for row in self._rows("figure = ?", (figure,))), None)

    def version(self, figure: str) -> int:
        """The number of the last change about a figure, 0 if there was none: see `decide`."""
        row = self._db.execute(
            "SELECT max(id) FROM audit WHERE subject = ? AND decides = 1", (figure,)
        ).fetchone()
        return int(row[0] or 0)

    def decide(
        self, figure: Figure, action: Action, changes: Changes, by: By, why: str, *, seen: int
    ) -> None:
        """Decide about a figure. Changes add to those made before; `hide` keeps them for later.

        `seen` is the version that the moderator was shown. Raises Meanwhile where it is no
        longer the last, DeskError without a reason, or for a correction that changes nothing.
        """
        if not why.strip():
            raise DeskError("Say why: the reason is kept with the decision.")
        if action == "correct" and not changes:
            raise DeskError("Nothing was changed. To say that all is right, confirm it.")
        with self._audit.change(by, action, figure.id, why=why.strip(), decides=True) as change:
            self._check(figure.id, seen)
            former = self.of(figure.id)
            all_changes = dict(former.correction.changes if former else ()) | dict(changes)
            before = dict(former.before) if former else _shown(figure)
            change.before = _told(former) or before
            change.after = {"action": action, **dict(changes)}
            self._db.table("correction").upsert(
                {
                    "figure": figure.id, "action": action, "changes": json.dumps(all_changes),
                    "before": json.dumps(before), "sentence": figure.sentence,
                    "title": figure.article.title, "url": figure.article.url,
                    "why": why.strip(), "by": by.name, "at": now(), "version": change.number,
                },
                pk="figure",
            )  # fmt: skip

    def undo(self, figure: str, by: By, why: str) -> Decision:
        """The decision that was taken back. Raises DeskError where there is none."""
        with self._audit.change(by, "undo", figure, why=why, decides=True) as change:
            former = self.of(figure)
            if former is None:
                raise DeskError("Nothing is decided about this figure, or it was undone already.")
            self._db.table("correction").delete(figure)
            change.before = _told(former)
        return former

    def _check(self, figure: str, seen: int) -> None:
        if self.version(figure) == seen:
            return
        last = self._audit.entries(1, figure)[0]
        raise Meanwhile(
            f"{last.by.name} decided about this figure meanwhile: {last.action}, because "
            f"“{last.why}”. Look at it again before you change it."
        )

    def _rows(self, where: str, values: tuple[str, ...]) -> Iterator[dict[str, Any]]:
        return self._db.table("correction").rows_where(where, values, order_by="version desc")


def _decision(row: dict[str, Any]) -> Decision:
    changes = tuple(json.loads(row["changes"]).items())
    return Decision(
        correction=Correction(row["figure"], row["action"], changes),
        before=tuple(json.loads(row["before"]).items()),
        sentence=row["sentence"],
        title=row["title"],
        url=row["url"],
        why=row["why"],
        by=row["by"],
        at=row["at"],
        version=row["version"],
    )


def _shown(figure: Figure) -> dict[str, str]:
    return {name: str(getattr(figure, name)) for name in SHOWN}


def _told(decision: Decision | None) -> dict[str, str] | None:
    if decision is None:
        return None
    return {"action": decision.correction.action, **dict(decision.correction.changes)}
