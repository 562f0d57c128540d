"""Other names of companies, given by moderators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from bot.desk.audit import Audit, By, now
from bot.desk.errors import DeskError
from knowledge.figures.companies import normal_name
from knowledge.language.metrics import question_metrics
from knowledge.language.periods import parse_period
from knowledge.language.tokens import tokens
from knowledge.language.words import is_stop
from knowledge.library import Alias

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Given:
    """An alias with who gave it, and when.

    One that `merges` was a company of the coverage, whose figures are now the other's; it is the
    next build that merges them, and that takes them apart when it is taken back.
    """

    alias: Alias
    by: str
    at: str
    merges: bool = False


class Aliases:
    """The aliases of an open desk."""

    def __init__(self, db: Database, audit: Audit) -> None:
        self._db = db
        self._audit = audit

    def all(self) -> list[Given]:
        """Every alias, by company and name."""
        rows = self._db.table("alias").rows_where(order_by="company, name")
        return [_of(row) for row in rows]

    def add(self, name: str, company: str, owner: str, by: By, why: str = "") -> bool:
        """Give a company another name; False if it has it already.

        `owner` is the company that the coverage in service knows by the name, "" for none.
        Raises DeskError where the name cannot be one, or belongs to another company.
        """
        key = checked(name)
        with self._audit.change(by, "alias add", name, why=why, decides=True) as change:
            given = self._given(key)
            other = given.alias.company if given else owner
            if other and other != company:
                hint = "remove it there first." if given else "if the two are one, merge them."
                raise DeskError(f"“{name}” is already a name of {other}; {hint}")
            if other:
                change.before = change.after = company
                return False
            self._db.table("alias").insert(
                {"key": key, "name": name, "company": company, "by": by.name, "at": now()}
            )
            change.after = company
        return True

    def merge(self, owner: str, company: str, by: By, why: str = "") -> None:
        """Let a company of the coverage be another one from the next build on.

        Both are full names. Raises DeskError where they are one, or one is merged already.
        """
        if not owner or owner == company:
            raise DeskError("To merge, name two companies of the coverage; these are not two.")
        with self._audit.change(by, "alias merge", owner, why=why, decides=True) as change:
            for name in (owner, company):
                former = self._given(normal_name(name))
                if former is not None:
                    raise DeskError(f"“{name}” is given to {former.alias.company} already.")
            self._db.table("alias").insert(
                {
                    "key": normal_name(owner), "name": owner, "company": company,
                    "by": by.name, "at": now(), "merges": 1,
                }
            )  # fmt: skip
            change.before, change.after = owner, company

    def remove(self, name: str, by: By, why: str = "") -> Given:
        """The name that was taken back. Raises DeskError: nobody gave that name."""
        key = normal_name(name)
        with self._audit.change(by, "alias remove", name, why=why, decides=True) as change:
            given = self._given(key)
            if given is None:
                raise DeskError(f"Nobody has given the name “{name}”; /alias list shows them all.")
            self._db.table("alias").delete(key)
            change.before = given.alias.company
        return given

    def _given(self, key: str) -> Given | None:
        rows = list(self._db.table("alias").rows_where("key = ?", (key,)))
        return _of(rows[0]) if rows else None


def _of(row: dict[str, Any]) -> Given:
    alias = Alias(row["name"], row["company"])
    return Given(alias, row["by"], row["at"], bool(row["merges"]))


def checked(name: str) -> str:
    """The key of a name that a company may be given. Raises DeskError where it says other things.

    >>> checked("北汽蓝谷")
    '北汽蓝谷'

    """
    key = normal_name(name)
    if not key or len(name) > LONGEST:
        raise DeskError(f"A name has letters or digits, and at most {LONGEST} characters.")
    cut = tokens(name)
    words = [token.lower for token in cut]
    measured = {start for mention in question_metrics(cut) for start, _ in mention.spans}
    is_metric = all(token.start in measured for token in cut)
    if is_metric or all(is_stop(word) for word in words) or parse_period(name) is not None:
        raise DeskError(f"“{name}” means something else in a question, so it can be no name.")
    return key
