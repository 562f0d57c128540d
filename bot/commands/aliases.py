"""/alias: other names of companies, in any script, in effect at once."""

from __future__ import annotations

import discord
from discord import app_commands

from bot import reply_desk
from bot.client import CoverageBot
from bot.commands import options
from bot.commands.asking import Company
from bot.commands.curating import Curation, Why, add_at_home, by_of, moderators_group
from bot.commands.moderation import followed, update
from bot.desk import By
from bot.desk.aliases import LONGEST
from bot.desk.errors import DeskError
from bot.errors import said
from bot.reply_text import plain
from bot.sending import respond
from knowledge.library import Knowledge

Interaction = discord.Interaction[CoverageBot]
Name = app_commands.Range[str, 1, LONGEST]
Choices = list[app_commands.Choice[str]]


async def given_names(interaction: Interaction, typed: str) -> Choices:
    """The names that were given and fit what is typed."""
    wanted = typed.casefold().strip()
    names = [given.alias.name for given in interaction.client.desk.aliases.all()]
    fitting = [name for name in names if wanted in name.casefold()]
    return [app_commands.Choice(name=name, value=name) for name in fitting[:25]]


async def give(bot: CoverageBot, name: str, company: str, by: By, why: str) -> str:
    """Give a company another name, in effect when this returns; what to tell the moderator.

    Raises DeskError where there is no such company, or the name belongs to another.
    """

    def look(known: Knowledge) -> tuple[str, str, list[str]]:
        return known.owner(company), known.owner(name), known.companies(company, 3)

    full, owner, near = await bot.consult(look)
    if not full:
        hint = f" Nearest: {', '.join(near)}." if near else ""
        raise DeskError(f"The coverage has no company named “{company}”.{hint}")
    new = bot.desk.aliases.add(name.strip(), full, owner, by, why)
    if not new:
        return f"“{plain(name, LONGEST)}” is a name of {plain(full, LONGEST)} already."
    await bot.exchange.renew()
    return f"✅ “{plain(name, LONGEST)}” now means **{plain(full, LONGEST)}**."


async def merge(bot: CoverageBot, name: str, company: str, by: By, why: str) -> str:
    """Let a company that the coverage prints be another one; what to tell the moderator.

    It is in effect after a reload. Raises DeskError.
    """
    full, owner = await bot.consult(lambda known: (known.owner(company), known.owner(name)))
    if not full or not owner:
        missing = company if not full else name
        raise DeskError(f"The coverage has no company named “{missing}”; only two can be merged.")
    bot.desk.aliases.merge(owner, full, by, why)
    told = "Merging; the answers change when the coverage has been read again."
    return f"🔗 **{plain(owner, LONGEST)}** is **{plain(full, LONGEST)}** now. {told}"


class Aliases(Curation):
    """Commands for other names."""

    alias = moderators_group("alias", "Other names of companies")

    @alias.command(name="add", description="Give a company another name, in any script")
    @app_commands.describe(
        name="The other name",
        company="The company",
        why="Why, for the log",
        merge="The name is a company of its own in the coverage, and the two are one",
    )
    @app_commands.autocomplete(company=options.companies)
    async def add(
        self,
        interaction: Interaction,
        name: Name,
        company: Company,
        why: Why = "",
        merge: bool = False,  # noqa: FBT001, FBT002 - an option
    ) -> None:
        """Give a name, or merge the company that goes by it."""
        if merge:
            await self._merge(interaction, name, company, why)
            return
        told = await give(self.bot, name, company, by_of(interaction), why)
        await respond(interaction, said(told), private=True)

    async def _merge(self, interaction: Interaction, name: str, company: str, why: str) -> None:
        told = await merge(self.bot, name, company, by_of(interaction), why)
        await respond(interaction, said(told), private=True)
        await update(interaction, await followed(interaction, await self.bot.reloads.again()))

    @alias.command(name="remove", description="Take a name back that a moderator gave")
    @app_commands.describe(name="The name", why="Why, for the log")
    @app_commands.autocomplete(name=given_names)
    async def remove(self, interaction: Interaction, name: Name, why: Why = "") -> None:
        """Take a name back."""
        given = self.bot.desk.aliases.remove(name, by_of(interaction), why)
        await self.bot.exchange.renew()
        alias = given.alias
        told = f"🗑️ “{plain(alias.name, LONGEST)}” no longer means {plain(alias.company, LONGEST)}."
        await respond(interaction, said(told), private=True)
        if given.merges:
            await update(interaction, await followed(interaction, await self.bot.reloads.again()))

    @alias.command(name="list", description="The names that moderators gave")
    async def show(self, interaction: Interaction) -> None:
        """Show the names."""
        given = self.bot.desk.aliases.all()
        companies = {row.alias.company for row in given}
        dormant = await self.bot.consult(
            lambda known: frozenset(name for name in companies if not known.owner(name))
        )
        await respond(interaction, reply_desk.aliases(given, dormant), private=True)


async def setup(bot: CoverageBot) -> None:
    """Add the commands of this theme."""
    await add_at_home(bot, Aliases(bot))
