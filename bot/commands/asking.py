"""Asking for a figure: /ask, /figure and one command for each of the common metrics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot import command_table
from bot.client import CoverageBot
from bot.commands import options
from bot.commands.answering import Private, is_private, offered, place_of, show
from bot.reply import Reply
from bot.reply_metrics import Offer, which_metric
from bot.sending import respond
from knowledge.answers.answer import Answer
from knowledge.answers.figure_wording import metric_words, titled
from knowledge.answers.speech import say
from knowledge.language.periods import parse_period
from knowledge.library import Knowledge

Interaction = discord.Interaction[CoverageBot]
Company = app_commands.Range[str, 1, 200]
Typed = app_commands.Range[str, 1, 1000]
Short = app_commands.Range[str, 0, 100]


def described(row: command_table.Command) -> dict[str, str]:
    """The descriptions of a command's options, by name."""
    return {option.name: option.description for option in row.options}


def row_of(name: str) -> command_table.Command:
    """The row of a command. Raises LookupError where the table has none of that name."""
    row = command_table.command(name)
    if row is None:
        raise LookupError(f"command_table has no command {name!r}")
    return row


def metric_command(row: command_table.Command) -> app_commands.Command[Any, ..., None]:
    """The slash command of a row that asks for one metric."""

    @app_commands.describe(**described(row))
    @app_commands.autocomplete(company=options.companies, period=options.periods(row.metric))
    async def callback(
        interaction: Interaction, company: Company, period: Short = "", private: Private = None
    ) -> None:
        await show(interaction, lambda known: known.lookup(company, row.metric, period), private)

    return app_commands.Command(name=row.name, description=row.description, callback=callback)


async def figure(
    interaction: Interaction, company: str, metric: str, period: str, private: Private
) -> None:
    """Answer /figure for the metric that fits what was typed, or ask back which of several."""
    bot = interaction.client
    keys = await bot.consult(lambda known: options.fitting_metrics(known, company, metric))
    chosen = bot.conversations.chosen(place_of(interaction), frozenset(keys))
    if len(keys) > 1 and not chosen:
        reply = await bot.consult(lambda known: asked_back(known, company, keys, period))
        await respond(interaction, reply, private=is_private(interaction, private))
        return

    def look(known: Knowledge) -> Answer:
        if not keys:
            return known.ask(f"{company} {metric} {period}".strip())
        answer = known.lookup(company, chosen or keys[0], period)
        meant = say("note.chosen", company=titled(metric_words(chosen)))
        return replace(answer, note=meant) if chosen and not answer.note else answer

    await show(interaction, look, private)


def asked_back(known: Knowledge, typed: str, keys: Sequence[str], period: str) -> Reply:
    """The question which of several metrics of a company is meant."""
    company, parsed = known.owner(typed), parse_period(period)
    offer = offered(known, company, keys, period=parsed.key if parsed else "")
    return which_metric(company, offer or Offer("", {}))


def figure_command(row: command_table.Command) -> app_commands.Command[Any, ..., None]:
    """The slash command that asks for any metric of the coverage."""

    @app_commands.describe(**described(row))
    @app_commands.autocomplete(
        company=options.companies, metric=options.metrics, period=options.periods()
    )
    async def callback(
        interaction: Interaction,
        company: Company,
        metric: Short,
        period: Short = "",
        private: Private = None,
    ) -> None:
        await figure(interaction, company, metric, period, private)

    return app_commands.Command(name=row.name, description=row.description, callback=callback)


def ask_command(row: command_table.Command) -> app_commands.Command[Any, ..., None]:
    """The slash command for a question in plain words."""

    @app_commands.describe(**described(row))
    async def callback(interaction: Interaction, question: Typed, private: Private = None) -> None:
        await show(interaction, lambda known: known.ask(question), private)

    return app_commands.Command(name=row.name, description=row.description, callback=callback)


async def setup(bot: CoverageBot) -> None:
    """Add the commands of this theme."""
    bot.tree.add_command(ask_command(row_of("ask")))
    bot.tree.add_command(figure_command(row_of("figure")))
    for row in command_table.COMMANDS:
        if row.metric:
            bot.tree.add_command(metric_command(row))
