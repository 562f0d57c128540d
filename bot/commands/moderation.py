"""For moderators: /reload, /rollback, and /listen where the operator allows it."""

from __future__ import annotations

import asyncio
import contextlib

import discord
from discord import app_commands

from bot import reply_reload
from bot.client import CoverageBot
from bot.commands.buttons import ACTIONS
from bot.commands.curating import Curation, acting, add_at_home, by_of, for_moderators
from bot.errors import DeskError, ReloadError, said
from bot.reload import Changes, note_reload
from bot.reply import Reply
from bot.reply_view import files, layout_view
from bot.sending import NO_MENTIONS, UNSENT, allowed, may_attach, replace, respond

Interaction = discord.Interaction[CoverageBot]
_SECONDS_BETWEEN_REPORTS = 3.0


class Moderation(Curation):
    """Commands that only those who manage the server see; its admins can change who does."""

    @app_commands.command(
        name="reload", description="Read the coverage again and show what changed"
    )
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    async def reload(self, interaction: Interaction) -> None:
        """Rebuild in another process, show how far it is, then what changed."""
        try:
            running = self.bot.reloads.start()
        except ReloadError as error:
            self.bot.desk.audit.note(by_of(interaction), "reload refused", "coverage", str(error))
            raise
        await respond(interaction, reply_reload.under_way((0, 0)), private=True)
        await update(interaction, await followed(interaction, running))

    @app_commands.command(
        name="rollback", description="Bring the knowledge of before the last reload back"
    )
    @for_moderators
    async def rollback(self, interaction: Interaction) -> None:
        """Exchange the present knowledge and the former one."""
        before = await self.bot.consult(lambda known: known.status())
        await self.bot.exchange.roll_back()
        status = await self.bot.consult(lambda known: known.status())
        self.bot.desk.audit.note(
            by_of(interaction), "rollback", "coverage", before=before.figures, after=status.figures
        )
        await respond(interaction, reply_reload.rolled_back(status), private=True)


async def followed(interaction: Interaction, running: asyncio.Task[Changes]) -> Reply:
    """What a reload did, once it has ended; until then the first reply shows how far it is."""
    while not running.done():
        await asyncio.wait({running}, timeout=_SECONDS_BETWEEN_REPORTS)
        if not running.done():
            progress = interaction.client.reloads.progress
            await update(interaction, reply_reload.under_way(progress))
    audit, by = interaction.client.desk.audit, by_of(interaction)
    try:
        changes = running.result()
    except ReloadError as error:
        with contextlib.suppress(DeskError):  # the log of the program has it
            audit.note(by, "reload failed", "coverage", str(error))
        return said(f"⚠️ {error}")
    with contextlib.suppress(DeskError):
        note_reload(audit, by, changes)
    return reply_reload.reloaded(changes)


async def swap(interaction: Interaction, _given: list[str]) -> None:
    """Take a build over that was held because it loses much."""
    await interaction.client.exchange.take_over()
    interaction.client.desk.audit.note(by_of(interaction), "reload taken over", "coverage")
    await replace(interaction, said("✅ The new knowledge is in service; /rollback undoes it."))


async def leave(interaction: Interaction, _given: list[str]) -> None:
    """Drop a build that was held."""
    interaction.client.reloads.discard()
    interaction.client.desk.audit.note(by_of(interaction), "reload dropped", "coverage")
    await replace(interaction, said("The former knowledge stays in service."))


async def update(interaction: Interaction, reply: Reply) -> None:
    """Show another reply in the first one; Discord allows it for a quarter of an hour."""
    shown = allowed(reply, attach=may_attach(interaction))
    # The reload goes on, whoever may see how far it is.
    with contextlib.suppress(*UNSENT):
        await interaction.edit_original_response(
            view=layout_view(shown), attachments=files(shown), allowed_mentions=NO_MENTIONS
        )


class Listening(Curation):
    """The command that lets the bot answer questions which nobody addressed to it."""

    at_home = False

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
    await add_at_home(bot, Moderation(bot))
    ACTIONS.update({"swap": acting("swap", swap), "leave": acting("leave", leave)})
    if bot.settings.listening:
        await bot.add_cog(Listening(bot))
