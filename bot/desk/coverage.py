"""Coverage that moderators added or took out; the operator's own files are never touched."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from bot.desk.audit import Audit, By, now
from bot.desk.errors import DeskError
from knowledge.figures.figure import ArticleRef


@dataclass(frozen=True, slots=True)
class Added:
    """A file that a moderator added: its content's digest, its name for people, its articles."""

    digest: str
    name: str
    articles: tuple[int, ...]
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that a moderator took out."""

    article: int
    title: str
    by: str
    at: str


class Coverage:
    """The added files and removed articles of an open desk."""

    def __init__(self, db: Database, audit: Audit) -> None:
        self._db = db
        self._audit = audit

    def added(self) -> list[Added]:
        """Every added file, newest first."""
        rows = self._db.query("SELECT digest, name, articles, by, at FROM added ORDER BY at DESC")
        return [
            Added(r["digest"], r["name"], tuple(json.loads(r["articles"])), r["by"], r["at"])
            for r in rows
        ]

    def add(self, name: str, data: bytes, articles: Collection[int], by: By) -> bool:
        """Keep a file whose articles were read; False if the same content is kept already.

        Articles that had been taken out come back.
        """
        digest = hashlib.sha256(data).hexdigest()
        with self._audit.change(by, "coverage add", name) as change:
            for article in articles:
                self._db.table("removed").delete_where("article = ?", (article,))
            if self._db.table("added").count_where("digest = ?", (digest,)):
                return False
            self._db.table("added").insert(
                {
                    "digest": digest, "name": name, "data": data,
                    "articles": json.dumps(list(articles)), "by": by.name, "at": now(),
                }
            )  # fmt: skip
            change.after = {"digest": digest, "articles": list(articles)}
        return True

    def removed(self) -> list[Removed]:
        """Every article that was taken out, newest first."""
        rows = self._db.table("removed").rows_where(order_by="at desc")
        return [Removed(row["article"], row["title"], row["by"], row["at"]) for row in rows]

    def remove(self, article: ArticleRef, by: By, why: str) -> None:
        """Take an article out; a file that held nothing else is dropped.

        Raises DeskError without a reason.
        """
        if not why.strip():
            raise DeskError("Say why: the reason is kept in the log.")
        with self._audit.change(by, "coverage remove", article.title, why=why.strip()) as change:
            change.before = {"article": article.id, "url": article.url}
            self._db.table("removed").insert(
                {
                    "article": article.id, "title": article.title, "url": article.url,
                    "by": by.name, "at": now(),
                },
                replace=True,
            )  # fmt: skip
            out = {row.article for row in self.removed()}
            for file in self.added():
                if out.issuperset(file.articles):
                    self._db.table("added").delete(file.digest)

    def restore(self, article: int, by: By) -> Removed:
        """The article that was put back. Raises DeskError where it was not taken out."""
        with self._audit.change(by, "coverage restore", str(article)) as change:
            found = [row for row in self.removed() if row.article == article]
            if not found:
                raise DeskError("This article was not taken out, or is back already.")
            change.after = {"article": article, "title": found[0].title}
            self._db.table("removed").delete(article)
        return found[0]

    def write_files(self, folder: Path) -> list[Path]:
        """The added files in a folder of the bot's own, each named by its digest alone.

        Files of that folder that are no longer kept are deleted from it.
        """
        folder.mkdir(parents=True, exist_ok=True)
        kept = {file.digest for file in self.added()}
        for old in folder.iterdir():
            if old.name not in kept:
                old.unlink()
        for digest in kept:
            target = folder / digest
            if not target.exists():
                side = folder / f".{digest}"
                side.write_bytes(self._data(digest))
                side.replace(target)
        return sorted(folder / digest for digest in kept)

    def _data(self, digest: str) -> bytes:
        row = self._db.execute("SELECT data FROM added WHERE digest = ?", (digest,)).fetchone()
        return bytes(row[0])
