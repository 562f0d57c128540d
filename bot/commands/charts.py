"""/chart: a company's metric over time as a picture. Discord only, so its row stands here."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot import chart, command_table, reply_lists, series
from bot.client import CoverageBot
from bot.commands import options
from bot.commands.answering import Private, is_private
from bot.commands.asking import Company, Short, described, row_of
from bot.reply import Reply
from bot.sending import respond
from knowledge.answers.figure_wording import metric_words
from knowledge.answers.speech import say
from knowledge.library import Knowledge

Interaction = discord.Interaction[CoverageBot]

ROW = command_table.Command(
    "chart",
    "A figure over time as a picture",
    tuple(option for option in row_of("figure").options if option.kind != "period"),
    example="/chart BluePark, net loss",
)


def chart_reply(known: Knowledge, typed: str, metric: str) -> Reply:
    """The picture of a company's metric over time, or why there is none."""
    company, key = options.named(known, typed), options.metric_key(metric)
    name = metric_words(key) or metric
    if not chart.can_draw():
        return reply_lists.nothing(say("chart.missing"))
    figures = known.figures(company=company, metric=key) if key else []
    drawn = series.over_time(figures)
    if drawn is None:
        has = ", ".join(metric_words(one) for one in known.metrics(company)[:8])
        return reply_lists.nothing(
            say("chart.few", metric=name, company=company),
            *([f"{say('none.has.company', company=company, metrics=has)}."] if has else []),
        )
    return reply_lists.charted(drawn, chart.picture(drawn))


async def chart_command(
    interaction: Interaction, company: Company, metric: Short, private: Private = None
) -> None:
    """Draw what was asked for."""
    reply = await interaction.client.consult(lambda known: chart_reply(known, company, metric))
    await respond(interaction, reply, private=is_private(interaction, private))


async def setup(bot: CoverageBot) -> None:
    """Add the command."""
    described_command = app_commands.describe(**described(ROW))(chart_command)
    completed = app_commands.autocomplete(company=options.companies, metric=options.metrics)
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=ROW.name, description=ROW.description, callback=completed(described_command)
    )
    bot.tree.add_command(command)
