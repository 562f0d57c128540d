"""From a question to a reply: the way that commands, mentions, menus and buttons share."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord
import structlog

from bot.chart import can_draw
from bot.client import CoverageBot
from bot.conversation import Place
from bot.desk.members import topic_of
from bot.replies import reply_to
from bot.reply import MAX_OPTIONS, Reply
from bot.reply_metrics import Offer, with_metrics
from bot.sending import respond
from knowledge.answers.answer import Answer
from knowledge.answers.speech import ENGLISH, say, speaking
from knowledge.library import Knowledge

Interaction = discord.Interaction[CoverageBot]
_log = structlog.get_logger("bot")
Question = Callable[[Knowledge], Answer]
# An option of most commands: yes, no, or as the operator has set it.
Private = bool | None


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, whether there is enough for a chart beside it, and what else to choose."""

    answer: Answer
    charts: bool
    offer: Offer | None = None

    def reply(self, *, private: bool = False) -> Reply:
        """What is shown."""
        reply = reply_to(self.answer, private=private, charts=self.charts)
        return with_metrics(reply, self.offer) if self.offer else reply


def place_of(interaction: discord.Interaction[Any]) -> Place:
    """Whose conversation an interaction belongs to: the person's in the channel."""
    return interaction.channel_id or 0, interaction.user.id


def is_private(interaction: Interaction, private: Private) -> bool:
    """Whether to answer in private: as asked for, else as the server or operator has set it."""
    return interaction.client.private_in(interaction.guild_id) if private is None else private


async def show(interaction: Interaction, question: Question, private: Private) -> None:
    """Answer a command."""
    hidden = is_private(interaction, private)
    told = await answered(interaction.client, place_of(interaction), question)
    await respond(interaction, told.reply(private=hidden), private=hidden)
    await note(interaction.client, told.answer, interaction.user.id, interaction.guild_id)


async def note(bot: CoverageBot, answer: Answer, member: int, server: int | None) -> None:
    """Keep a question that was meant for the bot and got no answer, for the moderators.

    Called once the reply is sent, so that nobody waits for it.
    """
    if answer.status not in {"related", "not_covered"} or not bot.settings.retention_days:
        return
    with speaking(ENGLISH):  # one list for the moderators, whatever the servers speak
        topic = topic_of(await bot.consult(lambda known: known.asked(answer.question)))
    try:
        bot.desk.members.add_unanswered(topic, answer.question, member, server)
    except sqlite3.DatabaseError as error:
        # The answer was given; that it could not be noted is no matter for who asked.
        _log.error("question not noted", reason=str(error))


async def answered(bot: CoverageBot, place: Place, question: Question) -> Told:
    """The answer to a question, with a company chosen before where a name fits several."""

    def read(known: Knowledge) -> Told:
        answer = question(known)
        if answer.status == "ambiguous":
            company = bot.conversations.chosen(place, frozenset(answer.choices))
            if company:
                note = say("note.chosen", company=company)
                answer = replace(for_company(known, answer, company), note=note)
        return told_of(known, answer)

    told = await bot.consult(read)
    bot.conversations.remember(place, told.answer)
    return told


def told_of(known: Knowledge, answer: Answer) -> Told:
    """An answer with what is shown beside it."""
    unclaimed = answer.status in {"related", "not_covered"} and answer.company
    offer = offered(known, answer.company, period=answer.period) if unclaimed else None
    return Told(answer, chartable(known, answer), offer)


def offered(
    known: Knowledge, company: str, keys: Sequence[str] = (), *, period: str = ""
) -> Offer | None:
    """The metrics of a company (full name) to choose from, or those of `keys`; None without any."""
    some = known.figures(company=company, limit=1)
    wanted = keys or [key for key in known.metrics(company) if key != "other"]
    metrics = {key: tuple(known.periods(company, key)) for key in wanted[:MAX_OPTIONS]}
    return Offer(some[0].id, metrics, period) if some and metrics else None


def for_company(known: Knowledge, asked: Answer, company: str) -> Answer:
    """The answer to what was asked, for one of the companies that it may have meant."""
    if asked.metric:
        return known.lookup(company, asked.metric, asked.period)
    return known.ask(f"{company}: {asked.question}")


def chartable(known: Knowledge, answer: Answer) -> bool:
    """Whether a chart would show more than one point of the answer's company and metric."""
    if answer.status != "answered" or not answer.figures or not can_draw():
        return False
    lead = answer.figures[0]
    return len(known.periods(lead.company, lead.metric)) > 1
