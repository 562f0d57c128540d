"""/settings: what each server may set for itself."""

from __future__ import annotations

from typing import Literal

import discord
from discord import app_commands

from bot.client import CoverageBot
from bot.commands.curating import Curation, by_of, moderators_group
from bot.desk.errors import DeskError
from bot.desk.servers import Field
from bot.replies import NEUTRAL
from bot.reply import Reply, Text
from bot.reply_text import plain, small
from bot.sending import respond
from knowledge.answers.speech import LANGUAGES

Interaction = discord.Interaction[CoverageBot]
Questions = app_commands.Range[int, 1, 1000]
Seconds = app_commands.Range[float, 0, 3600]
_OPERATOR = "as the operator set it"
_PRIVATE = {"yes": 1, "no": 0, _OPERATOR: None}
_LANGUAGES = {name: key for key, name in LANGUAGES.items()}


class ServerSettings(Curation):
    """Commands for one server's own settings; they work in every server."""

    at_home = False
    settings = moderators_group("settings", "How the bot behaves in this server")

    @settings.command(name="show", description="The settings of this server")
    async def show(self, interaction: Interaction) -> None:
        """Show the settings."""
        await respond(interaction, shown(interaction), private=True)

    @settings.command(name="listening", description="Answer unasked in a channel, or no more")
    @app_commands.describe(channel="The channel", on="Whether to listen there")
    async def listening(
        self,
        interaction: Interaction,
        channel: discord.TextChannel,
        on: bool,  # noqa: FBT001 - an option
    ) -> None:
        """Let the bot listen in a channel, or no more."""
        if on and not self.bot.settings.listening:
            raise DeskError("The operator has not allowed listening; mention me instead.")
        server, by = _server(interaction), by_of(interaction)
        self.bot.desk.servers.listen(server, channel.id, by, on=on)
        await respond(interaction, shown(interaction), private=True)

    @settings.command(name="moderators", description="The role that may curate here")
    @app_commands.describe(role="The role; none: all who see the commands")
    async def moderators(self, interaction: Interaction, role: discord.Role | None = None) -> None:
        """Set the moderators' role."""
        await self._set(interaction, "moderators", role.id if role else None)

    @settings.command(name="private", description="Answer commands to the asker alone by default")
    @app_commands.describe(private="Whether answers are private unless asked otherwise")
    async def private(
        self,
        interaction: Interaction,
        private: Literal["yes", "no", "as the operator set it"],
    ) -> None:
        """Set whether answers are private."""
        await self._set(interaction, "private", _PRIVATE[private])

    @settings.command(name="language", description="The language of the bot's own words here")
    @app_commands.describe(language="Sentences stay as printed; questions are asked in English")
    @app_commands.choices(
        language=[app_commands.Choice(name=n, value=n) for n in (*_LANGUAGES, _OPERATOR)]
    )
    async def language(self, interaction: Interaction, language: str) -> None:
        """Set the language of the replies."""
        await self._set(interaction, "language", _LANGUAGES.get(language))

    @settings.command(name="cooldown", description="How often a member may ask")
    @app_commands.describe(
        questions="Questions before a pause; none: as the operator set it",
        seconds="The seconds in which they are counted; none: as the operator set it",
    )
    async def cooldown(
        self,
        interaction: Interaction,
        questions: Questions | None = None,
        seconds: Seconds | None = None,
    ) -> None:
        """Set the cooldown of members."""
        server, by = _server(interaction), by_of(interaction)
        self.bot.desk.servers.set(server, "cooldown_uses", questions, by)
        await self._set(interaction, "cooldown_seconds", seconds)

    async def _set(self, interaction: Interaction, field: Field, value: float | str | None) -> None:
        server, by = _server(interaction), by_of(interaction)
        self.bot.desk.servers.set(server, field, value, by)
        await respond(interaction, shown(interaction), private=True)


def _server(interaction: Interaction) -> int:
    if interaction.guild_id is None:
        raise DeskError("Settings belong to a server.")
    return interaction.guild_id


def shown(interaction: Interaction) -> Reply:
    """The settings of the server that an interaction comes from."""
    bot, server = interaction.client, _server(interaction)
    own = bot.desk.servers.of(server)
    role = (
        interaction.guild.get_role(own.moderators) if interaction.guild and own.moderators else None
    )
    uses = own.cooldown_uses or bot.settings.cooldown_uses
    seconds = (
        bot.settings.cooldown_seconds if own.cooldown_seconds is None else own.cooldown_seconds
    )
    channels = ", ".join(f"<#{channel}>" for channel in bot.desk.servers.channels(server))
    lines = [
        "## Settings of this server",
        f"- moderators: {plain(role.name, 100) if role else 'all who see the commands'}",
        f"- answers to commands: {'private' if bot.private_in(server) else 'for all'}",
        f"- a member may ask {uses} questions in {seconds:g} seconds",
        f"- language of the answers: {LANGUAGES[bot.language_in(server)]}",
        f"- listening in: {channels or 'no channel'}",
    ]
    if not bot.settings.listening:
        lines.append(small("The operator has not allowed listening."))
    return Reply((Text("\n".join(lines)),), NEUTRAL)


async def setup(bot: CoverageBot) -> None:
    """Add the commands of this theme."""
    await bot.add_cog(ServerSettings(bot))
