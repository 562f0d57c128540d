"""Plain words without a command: mentions, direct messages, replies, listening channels."""

from __future__ import annotations

import re

import discord
from discord import ui
from discord.ext import commands

from bot import errors
from bot.client import CoverageBot
from bot.commands.answering import Told, answered
from bot.conversation import Place, resumed
from bot.reply_ids import PATTERN, parts
from bot.sending import answer_message
from knowledge.answers.answer import Answer
from knowledge.library import Knowledge

_LONGEST = 2000
_WITH_FIGURE = frozenset({"context", "all", "right", "wrong"})


class Talking(commands.Cog):
    """Reads messages that are meant for the bot; it is sent no others unless it may listen."""

    def __init__(self, bot: CoverageBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that mentions the bot, is a direct one, or stands where it listens."""
        if message.author.bot or message.author == self.bot.user:
            return
        meant = self._is_meant(message)
        if not meant and not self._is_heard(message):
            return
        try:
            await self._answer(message, meant=meant)
        except Exception as error:  # noqa: BLE001 - the boundary: one handler takes every error
            await self._failed(message, error, meant=meant)

    def _is_meant(self, message: discord.Message) -> bool:
        return message.guild is None or (
            self.bot.user is not None and self.bot.user in message.mentions
        )

    def _is_heard(self, message: discord.Message) -> bool:
        """Whether the message stands in a channel where a moderator lets the bot listen."""
        return (
            self.bot.settings.listening
            and message.guild is not None
            and self.bot.desk.listens(message.guild.id, message.channel.id)
        )

    async def _answer(self, message: discord.Message, *, meant: bool) -> None:
        question = self._question(message)
        if not question:
            if meant and not message.attachments:
                await answer_message(message, errors.said(_HOW))
            return
        if meant:
            self._count(message)
        place = (message.channel.id, message.author.id)
        told = await self._told(message, place, question)
        if not meant:
            if told.answer.status != "answered":
                return
            self._count(message)
        await answer_message(message, told.reply())

    def _question(self, message: discord.Message) -> str:
        own = rf"<@!?{self.bot.user.id}>" if self.bot.user else r"(?!)"
        return " ".join(re.sub(own, " ", message.content).split())[:_LONGEST]

    def _count(self, message: discord.Message) -> None:
        server = message.guild.id if message.guild else None
        self.bot.count(message.author.id, server, message.created_at)

    async def _told(self, message: discord.Message, place: Place, question: str) -> Told:
        figure_id = _replied_to(message, self.bot.user)
        last = self.bot.conversations.last(place) if message.guild is None else None

        def ask(known: Knowledge) -> Answer:
            figure = known.figure(figure_id) if figure_id else None
            previous = resumed(figure) if figure else last
            return known.ask(question, previous=previous)

        return await answered(self.bot, place, ask)

    async def _failed(self, message: discord.Message, error: Exception, *, meant: bool) -> None:
        reply = errors.reply_for(
            error,
            command="message" if meant else "listening",
            server=message.guild.id if message.guild else None,
            private=[message.content],
        )
        if meant:
            await answer_message(message, reply)


_HOW = "Ask me for a number, for instance *What was the revenue of …?* `/help` shows what I know."


def _replied_to(message: discord.Message, me: discord.ClientUser | None) -> str:
    """The id of the figure in the reply of the bot that a message replies to, "" if none."""
    answer = message.reference.resolved if message.reference else None
    if not isinstance(answer, discord.Message) or me is None or answer.author.id != me.id:
        return ""
    for item in ui.LayoutView.from_message(answer).walk_children():
        match = PATTERN.fullmatch(getattr(item, "custom_id", None) or "")
        if match and match["action"] in _WITH_FIGURE:
            return parts(match["argument"])[0]
    return ""


async def setup(bot: CoverageBot) -> None:
    """Start reading messages."""
    await bot.add_cog(Talking(bot))
