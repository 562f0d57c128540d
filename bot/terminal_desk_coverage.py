"""The actions of `coverage-bot desk` on coverage: added, taken out, read again, brought back."""

from __future__ import annotations

import argparse
import asyncio
from dataclasses import asdict, replace
from pathlib import Path

from bot.desk.errors import DeskError
from bot.inspection import inspected
from bot.reload import Changes, Reloads, note_reload
from bot.reply_reload import as_file
from bot.shelf import Shelf
from bot.terminal_desk_session import Row, Rows, Session, figure_row
from knowledge.figures.figure import ArticleRef


def articles(session: Session, _: argparse.Namespace) -> Rows:
    """The articles in service."""
    with session.knowledge() as known:
        return [_article(article) for article in known.articles()]


def _article(article: ArticleRef) -> Row:
    day = article.published.date().isoformat() if article.published else ""
    return {"id": article.id, "published": day, "title": article.title, "url": article.url}


def status(session: Session, _: argparse.Namespace) -> Rows:
    """What is in service, and what was changed of it."""
    with session.knowledge() as known:
        status = known.status()
    desk = session.desk
    return [
        {
            "articles": status.articles, "figures": status.figures, "companies": status.companies,
            "built": status.built.isoformat(), "aliases": len(desk.aliases.all()),
            "decisions": len(desk.corrections.all()), "added": len(desk.coverage.added()),
            "removed": len(desk.coverage.removed()),
        }
    ]  # fmt: skip


def add(session: Session, options: argparse.Namespace) -> Rows:
    """Add files of coverage; the figures found in them."""
    rows: list[Row] = []
    for path in options.files:
        data = _read(path)
        try:
            found = asyncio.run(inspected(data))
        except DeskError as error:
            raise DeskError(f"{path}: {error}") from error
        ids = [article.id for article in found.articles]
        session.desk.coverage.add(path.name, data, ids, session.by)
        rows += [figure_row(figure) for figure in found.figures]
    return rows or "added, without any figures"


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DeskError(f"{path}: it cannot be opened ({error.strerror})") from error


def remove(session: Session, options: argparse.Namespace) -> Rows:
    """Take an article out."""
    with session.knowledge() as known:
        found = [article for article in known.articles() if article.id == options.article]
    if not found:
        raise DeskError(f"there is no article {options.article}; `desk articles` lists them")
    session.desk.coverage.remove(found[0], session.by, options.why)
    return f"taken out at the next reload: {found[0].title}"


def restore(session: Session, options: argparse.Namespace) -> Rows:
    """Put an article back."""
    row = session.desk.coverage.restore(options.article, session.by)
    return f"put back at the next reload: {row.title}"


def reload(session: Session, options: argparse.Namespace) -> Rows:
    """Read the coverage again."""
    changes = asyncio.run(_reloaded(session, accept=options.accept_loss))
    note_reload(session.desk.audit, session.by, replace(changes, held=False))
    return [asdict(changes)] if options.json else _told(changes)


async def _reloaded(session: Session, *, accept: bool) -> Changes:
    shelf = Shelf(session.knowledge())
    exchange = session.exchange(shelf)
    changes = await Reloads(session.settings, exchange, session.desk).run()
    if changes.held and accept:
        await exchange.take_over()
    elif changes.held:
        raise DeskError(
            f"nothing has changed: {changes.figures_gone_count} of {changes.figures_before} "
            "figures would be lost; with --accept-loss they are"
        )
    shelf.close()
    return changes


def _told(changes: Changes) -> str:
    head = f"{changes.articles} articles, {changes.figures} figures"
    return "\n\n".join(filter(None, [head, as_file(changes).decode()]))


def rollback(session: Session, _: argparse.Namespace) -> Rows:
    """Bring the former knowledge back."""
    shelf = Shelf(session.knowledge())
    asyncio.run(session.exchange(shelf).roll_back())
    shelf.close()
    session.desk.audit.note(session.by, "rollback", "coverage")
    return "the former knowledge is in service again"
