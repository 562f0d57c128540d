"""/coverage: the articles in service; add some, take some out."""

from __future__ import annotations

import asyncio

import discord
from discord import app_commands

from bot import reply_desk
from bot.client import CoverageBot
from bot.commands import options
from bot.commands.buttons import ACTIONS
from bot.commands.curating import (
    Curation,
    Why,
    acting,
    add_at_home,
    by_of,
    moderators_group,
    page_of,
)
from bot.commands.moderation import followed, update
from bot.desk.errors import DeskError
from bot.errors import said
from bot.inspection import inspected
from bot.reply import Block, Reply
from bot.reply_text import bare, plain
from bot.sending import replace, respond
from knowledge.figures.figure import ArticleRef

Interaction = discord.Interaction[CoverageBot]
Article = app_commands.Range[str, 1, 100]
Choices = list[app_commands.Choice[str]]
_MIB = 1 << 20


class Coverage(Curation):
    """Commands for what the answers are drawn from."""

    coverage = moderators_group("coverage", "The articles that answers are drawn from")

    @coverage.command(name="list", description="The articles in service, newest first")
    async def show(self, interaction: Interaction) -> None:
        """Show the articles."""
        await respond(interaction, await articles(self.bot, 0), private=True)

    @coverage.command(name="status", description="What is in service, and what moderators changed")
    async def status(self, interaction: Interaction) -> None:
        """Show numbers."""
        desk = self.bot.desk
        made = [decision.correction.figure for decision in desk.corrections.all()]
        known, gone = await self.bot.consult(lambda known: (known.status(), known.missing(made)))
        counts = {
            "other names": len(desk.aliases.all()),
            "decisions about figures": len(made),
            "decisions whose sentence is gone": len(gone),
            "things asked for in vain": desk.inbox.count(),
        }
        files, out = desk.coverage.added(), desk.coverage.removed()
        await respond(interaction, reply_desk.status(known, files, out, counts), private=True)

    @coverage.command(name="add", description="Add articles from files, and see what is found")
    @app_commands.describe(
        file="Text, Markdown, HTML, JSON, JSON lines, RSS or Atom",
        second="One more file",
        third="One more file",
    )
    async def add(
        self,
        interaction: Interaction,
        file: discord.Attachment,
        second: discord.Attachment | None = None,
        third: discord.Attachment | None = None,
    ) -> None:
        """Read the files, show their figures, and take them into service."""
        await respond(interaction, said("🔎 Reading…"), private=True)
        parts: list[Block] = []
        refused: list[str] = []
        given = [sent for sent in (file, second, third) if sent is not None]
        for number, sent in enumerate(given, start=1):
            try:
                parts += await self._taken(interaction, sent, number)
            except DeskError as error:
                refused.append(f"{bare(sent.filename, 100)}: {error}")
        if not parts:
            await update(interaction, reply_desk.added([], refused, "### Nothing was added."))
            return
        state = "### Added: these figures come into service in a moment"
        await update(interaction, reply_desk.added(parts, refused, state))
        told = await self._reloaded(interaction)
        await update(interaction, reply_desk.added(parts, refused, told))

    async def _taken(
        self, interaction: Interaction, sent: discord.Attachment, number: int
    ) -> list[Block]:
        """What stands in a file, once it is kept. Raises DeskError."""
        limit = self.bot.settings.attachment_mib
        too_large = f"It is larger than {limit:g} MiB, which is the most that is taken."
        if sent.size > limit * _MIB:
            raise DeskError(too_large)
        data = await sent.read()
        if len(data) > limit * _MIB:
            raise DeskError(too_large)
        found = await inspected(data)
        name = bare(sent.filename, 100) or "file"
        ids = [article.id for article in found.articles]
        if not self.bot.desk.coverage.add(name, data, ids, by_of(interaction)):
            name = f"{name} (added before)"
        return reply_desk.found_in(name, found.articles, found.figures, number)

    async def _reloaded(self, interaction: Interaction) -> str:
        """Reload, and say in a line how it went."""
        running = await self.bot.reloads.again()
        await asyncio.wait({running})
        if running.exception() is not None:
            return f"### ⚠️ Kept, but not in service: {plain(str(running.exception()), 300)}"
        if running.result().held:
            return "### ⚠️ Kept, but not in service: the reload would lose much; see /reload"
        status = await interaction.client.consult(lambda known: known.status())
        return f"### ✅ In service, among {status.articles:,} articles"

    @coverage.command(name="remove", description="Take an article out of service")
    @app_commands.describe(article="The article, by its title", why="Why, for the log")
    @app_commands.autocomplete(article=options.articles)
    async def remove(self, interaction: Interaction, article: Article, why: Why) -> None:
        """Take an article out, and reload."""
        found = await self.bot.consult(lambda known: known.articles())
        chosen = next((one for one in found if str(one.id) == article), None)
        if chosen is None:
            raise DeskError("Choose an article from the list that appears while you type.")
        self.bot.desk.coverage.remove(chosen, by_of(interaction), why)
        await respond(interaction, said(f"🗑️ Taking out: {plain(chosen.title, 200)}"), private=True)
        await update(interaction, await followed(interaction, await self.bot.reloads.again()))

    @coverage.command(name="restore", description="Put an article back that was taken out")
    @app_commands.describe(article="The article, by its title")
    async def restore(self, interaction: Interaction, article: Article) -> None:
        """Put an article back, and reload."""
        number = int(article) if article.isdecimal() else 0
        row = self.bot.desk.coverage.restore(number, by_of(interaction))
        await respond(interaction, said(f"↩️ Putting back: {plain(row.title, 200)}"), private=True)
        await update(interaction, await followed(interaction, await self.bot.reloads.again()))

    @restore.autocomplete("article")
    async def _taken_out(self, _interaction: Interaction, typed: str) -> Choices:
        wanted = typed.casefold().strip()
        rows = [row for row in self.bot.desk.coverage.removed() if wanted in row.title.casefold()]
        return [
            app_commands.Choice(name=bare(row.title, 100) or "Untitled", value=str(row.article))
            for row in rows[:25]
        ]


async def articles(bot: CoverageBot, page: int) -> Reply:
    """A page of the articles in service."""
    found: list[ArticleRef] = await bot.consult(lambda known: known.articles())
    added = {article: file for file in bot.desk.coverage.added() for article in file.articles}
    return reply_desk.articles(found, added, page)


async def turn_articles(interaction: Interaction, given: list[str]) -> None:
    """Show another page of articles."""
    await replace(interaction, await articles(interaction.client, page_of(given)))


async def setup(bot: CoverageBot) -> None:
    """Add the commands and buttons of this theme."""
    await add_at_home(bot, Coverage(bot))
    ACTIONS["articles"] = acting("articles", turn_articles)
