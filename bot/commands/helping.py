"""/help: what can be asked, with examples from the coverage in service."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot import command_table, reply_help
from bot.client import CoverageBot
from bot.commands.answering import Private, is_private
from bot.commands.asking import described, row_of
from bot.reply import Reply
from bot.sending import respond
from knowledge.library import Knowledge

Interaction = discord.Interaction[CoverageBot]


def help_reply(
    known: Knowledge, moderators: Sequence[str], others: Sequence[command_table.Command] = ()
) -> Reply:
    """What can be asked, with examples that the coverage answers."""
    metrics = {row.metric for row in command_table.COMMANDS if row.metric}
    figures = [
        figure
        for figure in known.figures(limit=300)
        if figure.company and figure.metric in metrics and figure.role == "reported"
    ]
    return reply_help.help_page(figures, known.status(), moderators, others)


def help_command(row: command_table.Command) -> app_commands.Command[Any, ..., None]:
    """The slash command."""

    @app_commands.describe(**described(row))
    async def callback(interaction: Interaction, private: Private = None) -> None:
        found = interaction.client.tree.get_commands(type=discord.AppCommandType.chat_input)
        guarded = sorted(one.name for one in found if one.default_permissions is not None)
        # What only Discord has: charts, and what is kept about a member.
        others = [
            command_table.Command(one.name, one.description)
            for one in found
            if one.default_permissions is None and command_table.command(one.name) is None
        ]
        reply = await interaction.client.consult(lambda known: help_reply(known, guarded, others))
        await respond(interaction, reply, private=is_private(interaction, private))

    return app_commands.Command(name=row.name, description=row.description, callback=callback)


async def setup(bot: CoverageBot) -> None:
    """Add the command."""
    bot.tree.add_command(help_command(row_of("help")))
