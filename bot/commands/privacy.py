"""/privacy: what is kept about oneself, and to delete it; what is too old goes by itself."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.client import CoverageBot
from bot.commands.buttons import ACTIONS
from bot.errors import said
from bot.replies import NEUTRAL
from bot.reply import Button, Reply, Text, fitted
from bot.reply_ids import custom_id
from bot.reply_text import plain, small
from bot.sending import replace, respond
from knowledge.answers.speech import decimal_words, say

Interaction = discord.Interaction[CoverageBot]
_SHOWN, _LINE = 10, 200
_HOURS = 6


class Privacy(commands.Cog):
    """The command, and what deletes old entries."""

    def __init__(self, bot: CoverageBot) -> None:
        self.bot = bot

    async def cog_load(self) -> None:
        """Start deleting."""
        self.purge.start()

    async def cog_unload(self) -> None:
        """Stop deleting."""
        self.purge.cancel()

    @tasks.loop(hours=_HOURS)
    async def purge(self) -> None:
        """Delete what is older than the operator keeps it."""
        self.bot.desk.members.purge()

    @app_commands.command(name="privacy", description="What is kept about you, and to delete it")
    async def privacy(self, interaction: Interaction) -> None:
        """Show it."""
        await respond(interaction, shown(interaction), private=True)


def shown(interaction: Interaction) -> Reply:
    """What is kept about whoever asks."""
    members = interaction.client.desk.members
    if not members.days:
        return said(say("privacy.none"))
    kept = members.kept(interaction.user.id)
    lines = [
        f"## {say('privacy.title', count=decimal_words(len(kept)))}",
        small(say("privacy.what", days=members.days)),
    ]
    lines += [
        f"- {say('privacy.' + entry['kind'])}, {entry['at'][:10]}: "
        f"{plain(entry['text'], _LINE) or say('privacy.no_words')}"
        for entry in kept[:_SHOWN]
    ]
    if len(kept) > _SHOWN:
        lines.append(small(say("reply.more", count=decimal_words(len(kept) - _SHOWN))))
    delete = Button(say("privacy.delete"), custom_id("forget"), style="danger")
    return fitted(Reply((Text("\n".join(lines)),), NEUTRAL, ((delete,),) if kept else ()))


async def forget(interaction: Interaction, _given: list[str]) -> None:
    """Delete what is kept about whoever clicks."""
    count = interaction.client.desk.members.forget(interaction.user.id)
    await replace(interaction, said(f"🧹 {say('privacy.deleted', count=decimal_words(count))}"))


async def setup(bot: CoverageBot) -> None:
    """Add the command and its button."""
    await bot.add_cog(Privacy(bot))
    ACTIONS["forget"] = forget
