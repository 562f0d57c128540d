"""For moderators: /reload, and /listen where the operator allows it."""

from __future__ import annotations

import asyncio
import contextlib

import discord
from discord import app_commands
from discord.ext import commands

from bot import reply_reload
from bot.client import CoverageBot
from bot.commands.curating import by_of
from bot.errors import ReloadError, said
from bot.reply import Reply
from bot.reply_view import files, layout_view
from bot.sending import NO_MENTIONS, allowed, may_attach, respond

Interaction = discord.Interaction[CoverageBot]
_SECONDS_BETWEEN_REPORTS = 3.0


class Moderation(commands.Cog):
    """Commands that only those who manage the server see; its admins can change who does."""

    def __init__(self, bot: CoverageBot) -> None:
        self.bot = bot

    @app_commands.command(
        name="reload", description="Read the coverage again and show what changed"
    )
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def reload(self, interaction: Interaction) -> None:
        """Rebuild in another process, show how far it is, then what changed."""
        running = self.bot.reloads.start()
        await respond(interaction, reply_reload.under_way((0, 0)), private=True)
        while not running.done():
            await asyncio.wait({running}, timeout=_SECONDS_BETWEEN_REPORTS)
            if not running.done():
                await update(interaction, reply_reload.under_way(self.bot.reloads.progress))
        try:
            await update(interaction, reply_reload.reloaded(running.result()))
        except ReloadError as error:
            await update(interaction, said(f"⚠️ {error}"))


async def update(interaction: Interaction, reply: Reply) -> None:
    """Show another reply in the first one; Discord allows it for a quarter of an hour."""
    shown = allowed(reply, attach=may_attach(interaction))
    with contextlib.suppress(discord.NotFound):
        await interaction.edit_original_response(
            view=layout_view(shown), attachments=files(shown), allowed_mentions=NO_MENTIONS
        )


class Listening(commands.Cog):
    """The command that lets the bot answer questions which nobody addressed to it."""

    def __init__(self, bot: CoverageBot) -> None:
        self.bot = bot

    @app_commands.command(
        name="listen", description="Answer questions in this channel unasked, or no more"
    )
    @app_commands.describe(on="Whether to listen here")
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def listen(self, interaction: Interaction, on: bool) -> None:  # noqa: FBT001 - an option
        """Let the bot listen in the channel, or no more."""
        if interaction.guild_id is None or interaction.channel_id is None:
            return
        by = by_of(interaction)
        self.bot.desk.servers.listen(interaction.guild_id, interaction.channel_id, by, on=on)
        told = (
            "👂 I listen here now, and speak only when the coverage has the answer."
            if on
            else "🔇 I no longer listen here; mention me to ask."
        )
        await respond(interaction, said(told), private=True)


async def setup(bot: CoverageBot) -> None:
    """Add the commands of moderators; without the operator's leave there is no listening."""
    await bot.add_cog(Moderation(bot))
    if bot.settings.listening:
        await bot.add_cog(Listening(bot))
