"""Who may curate, and what all commands of moderators share."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import CoverageBot
from bot.desk import By
from bot.errors import NotAllowed
from knowledge.answers.speech import ENGLISH, speak

Interaction = discord.Interaction[CoverageBot]
Act = Callable[[Interaction, list[str]], Awaitable[None]]
Command = TypeVar("Command")
Why = app_commands.Range[str, 1, 300]


def by_of(interaction: discord.Interaction[Any]) -> By:
    """Who uses a command, for the audit log."""
    user = interaction.user
    return By(str(user.id), user.display_name, interaction.guild_id)


def refusal(interaction: Interaction, *, at_home: bool) -> str:
    """Why somebody may not use a moderators' command or button, "" if they may.

    Discord itself keeps it from those without the native permission; beyond that a server may
    name a role, and the operator a home server. Who administers the server always may.
    """
    bot = interaction.client
    if interaction.guild is None:
        return "Moderators' commands work in servers only."
    home = bot.settings.home_server
    if at_home and home and interaction.guild.id != home:
        return "The coverage is curated in another server; here only /settings can be changed."
    wanted = bot.desk.servers.of(interaction.guild.id).moderators
    role = interaction.guild.get_role(wanted) if wanted else None
    if role is None or interaction.permissions.administrator:
        return ""
    if isinstance(interaction.user, discord.Member) and role in interaction.user.roles:
        return ""
    return f"Only members with the role {role.name} may use this here."


def ensure_moderator(interaction: Interaction, what: str, *, at_home: bool = True) -> None:
    """Let a moderator through. Raises NotAllowed, which says why, and logs the attempt.

    The desk is in English, whatever language the server's answers are in.
    """
    speak(ENGLISH)
    why = refusal(interaction, at_home=at_home)
    if why:
        interaction.client.desk.audit.note(by_of(interaction), "refused", what, why)
        raise NotAllowed(why)


class Curation(commands.Cog):
    """The base of the cogs whose commands only moderators may use.

    `at_home` commands work in the home server alone, where the operator names one.
    """

    at_home = True

    def __init__(self, bot: CoverageBot) -> None:
        self.bot = bot

    async def interaction_check(self, interaction: Interaction, /) -> bool:  # type: ignore[override]
        """Let moderators through; the others are told why not."""
        name = interaction.command.qualified_name if interaction.command else ""
        ensure_moderator(interaction, f"/{name}", at_home=self.at_home)
        return True


def moderators_group(name: str, description: str) -> app_commands.Group:
    """A group of commands that those who manage the server see; its admins can change who does."""
    return app_commands.Group(
        name=name,
        description=description,
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_contexts=app_commands.AppCommandContext(
            guild=True, dm_channel=False, private_channel=False
        ),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )


def for_moderators(command: Command) -> Command:
    """Mark a single command as those groups are."""
    for mark in (
        app_commands.default_permissions(manage_guild=True),
        app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False),
        app_commands.allowed_installs(guilds=True, users=False),
    ):
        command = mark(command)
    return command


async def add_at_home(bot: CoverageBot, cog: commands.Cog) -> None:
    """Add a cog in the home server alone, if there is one; else everywhere."""
    home = bot.settings.home_server
    if home:
        await bot.add_cog(cog, guild=discord.Object(home))
    else:
        await bot.add_cog(cog)


def acting(name: str, act: Act) -> Act:
    """A button's act for moderators only.

    Their replies are private, so that only who used the command can click; what is checked again
    is what may have changed since: the role, and the home server.
    """

    async def checked(interaction: Interaction, given: list[str]) -> None:
        ensure_moderator(interaction, f"button {name}")
        await act(interaction, given)

    return checked


def page_of(given: list[str]) -> int:
    """The page that a button turns to."""
    return int(given[0]) if given and given[0].lstrip("-").isdecimal() else 0
