"""Plain words without a command: mentions, direct messages, replies, listening channels."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import discord
from discord import ui
from discord.ext import commands

from bot import errors
from bot.client import CoverageBot
from bot.commands.answering import Told, answered, for_company, note
from bot.conversation import Place, resumed
from bot.reply_ids import PATTERN, parts
from bot.sending import UNSENT, answer_message
from knowledge.answers.answer import Answer
from knowledge.answers.speech import say, speak
from knowledge.library import Knowledge

_LONGEST = 2000
# Mentions, channels and emoji of servers: not words of a question.
_MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w+:)\d+>")
_WITH_FIGURE = frozenset({"context", "all", "right", "wrong"})


class Talking(commands.Cog):
    """Reads messages that are meant for the bot; it is sent no others unless it may listen."""

    def __init__(self, bot: CoverageBot) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that mentions the bot, is a direct one, or stands where it listens."""
        if message.author.bot or message.webhook_id is not None:
            return
        meant = self._is_meant(message)
        if not meant and not self._is_heard(message):
            return
        speak(self.bot.language_in(message.guild.id if message.guild else None))
        try:
            await self._answer(message, meant=meant)
        except Exception as error:  # noqa: BLE001 - the boundary: one handler takes every error
            await self._failed(message, error, meant=meant)

    def _is_meant(self, message: discord.Message) -> bool:
        direct = isinstance(message.channel, discord.DMChannel)
        return direct or (self.bot.user is not None and self.bot.user in message.mentions)

    def _is_heard(self, message: discord.Message) -> bool:
        """Whether the message stands in a channel where a moderator lets the bot listen."""
        return (
            self.bot.settings.listening
            and message.guild is not None
            and self.bot.desk.listens(message.guild.id, message.channel.id)
        )

    async def _answer(self, message: discord.Message, *, meant: bool) -> None:
        question = " ".join(_MARKUP.sub(" ", message.content).split())[:_LONGEST]
        if not question:
            if meant and not message.attachments:
                await answer_message(message, errors.said(say("talk.how")))
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
        if meant:
            server = message.guild.id if message.guild else None
            await note(self.bot, told.answer, message.author.id, server)

    def _count(self, message: discord.Message) -> None:
        server = message.guild.id if message.guild else None
        self.bot.count(message.author.id, server, message.created_at)

    async def _told(self, message: discord.Message, place: Place, question: str) -> Told:
        before = _replied_to(message, self.bot.user)
        company = _chosen(question, before.companies)
        last = self.bot.conversations.last(place) if message.guild is None else None
        if company:
            self.bot.conversations.choose(place, frozenset(before.companies), company)

        def ask(known: Knowledge) -> Answer:
            if company:
                return for_company(known, before.asked, company)
            figure = known.figure(before.figure) if before.figure else None
            subject = resumed(figure, whole=before.whole) if figure else last
            return known.ask(question, previous=subject)

        return await answered(self.bot, place, ask)

    async def _failed(self, message: discord.Message, error: Exception, *, meant: bool) -> None:
        reply = errors.reply_for(
            error,
            command="message" if meant else "listening",
            server=message.guild.id if message.guild else None,
            private=[message.content],
        )
        if meant:
            # It is logged; where Discord takes no message, that is all that can be done.
            with contextlib.suppress(*UNSENT):
                await answer_message(message, reply)


@dataclass(frozen=True, slots=True)
class _Before:
    """What a message replies to: the figure of an answer, or what was asked back.

    Of a reply on a company as a `whole` the figure only says which company it is.
    """

    figure: str = ""
    whole: bool = False
    asked: Answer = field(default_factory=lambda: Answer("", "ambiguous"))
    companies: tuple[str, ...] = ()


def _replied_to(message: discord.Message, me: discord.ClientUser | None) -> _Before:
    """What the reply of the bot says that a message replies to; empty for other messages."""
    answer = message.reference.resolved if message.reference else None
    if not isinstance(answer, discord.Message) or me is None or answer.author.id != me.id:
        return _Before()
    for item in ui.LayoutView.from_message(answer).walk_children():
        match = PATTERN.fullmatch(getattr(item, "custom_id", None) or "")
        if match and match["action"] in _WITH_FIGURE:
            return _Before(figure=parts(match["argument"])[0])
        if match and match["action"] == "measure":
            return _Before(figure=parts(match["argument"])[0], whole=True)
        if match and isinstance(item, ui.Select):
            metric, period, question = (*parts(match["argument"]), "", "", "")[:3]
            asked = Answer(question, "ambiguous", metric=metric, period=period)
            return _Before(asked=asked, companies=tuple(o.value for o in item.options))
    return _Before()


def _chosen(typed: str, companies: Sequence[str]) -> str:
    """The company that somebody means who was asked which; "" where it is none or several.

    >>> _chosen("the energy one", ["Delta Foods Inc.", "Delta Energy Ltd."])
    'Delta Energy Ltd.'
    >>> _chosen("delta", ["Delta Foods Inc.", "Delta Energy Ltd."])
    ''

    """
    words = set(re.findall(r"\w+", typed.lower()))
    shared = {name: len(words & set(re.findall(r"\w+", name.lower()))) for name in companies}
    best = [name for name, count in shared.items() if count and count == max(shared.values())]
    return best[0] if len(best) == 1 else ""


async def setup(bot: CoverageBot) -> None:
    """Start reading messages."""
    await bot.add_cog(Talking(bot))
