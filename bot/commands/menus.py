"""The menus on a message: "Answer this" and "Check the numbers"."""

from __future__ import annotations

import discord
from discord import app_commands

from bot import reply_lists
from bot.client import CoverageBot
from bot.commands.answering import answered, note, place_of
from bot.errors import said
from bot.sending import respond
from knowledge.answers.speech import say

Interaction = discord.Interaction[CoverageBot]
_LONGEST = 4000


async def answer_this(interaction: Interaction, message: discord.Message) -> None:
    """Answer somebody's message, in private, with a button to share the answer."""
    question = message.content.strip()[:_LONGEST]
    if not question:
        await respond(interaction, said(say("check.no_words")), private=True)
        return
    told = await answered(
        interaction.client, place_of(interaction), lambda known: known.ask(question)
    )
    await respond(interaction, told.reply(private=True), private=True)
    await note(interaction.client, told.answer, interaction.user.id, interaction.guild_id)


async def check_numbers(interaction: Interaction, message: discord.Message) -> None:
    """Hold every number of somebody's message against the coverage, in private."""
    text = message.content.strip()[:_LONGEST]
    checks = await interaction.client.consult(lambda known: known.check(text))
    await respond(interaction, reply_lists.checked(checks), private=True)


async def setup(bot: CoverageBot) -> None:
    """Add the menus."""
    bot.tree.add_command(app_commands.ContextMenu(name="Answer this", callback=answer_this))
    bot.tree.add_command(app_commands.ContextMenu(name="Check the numbers", callback=check_numbers))
