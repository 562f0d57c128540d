"""Looking at companies: /company, /compare, /latest."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot import chart, command_table, reply_lists, series
from bot.client import CoverageBot
from bot.commands import options
from bot.commands.answering import Private, is_private, offered
from bot.commands.asking import Company, Short, described, row_of
from bot.replies import reply_to
from bot.reply import Reply
from bot.sending import respond
from knowledge.answers.figure_wording import metric_words
from knowledge.answers.speech import say
from knowledge.figures.figure import Figure
from knowledge.library import Knowledge

Interaction = discord.Interaction[CoverageBot]
_COMPARED = 25


def company_reply(known: Knowledge, typed: str, page: int = 0) -> Reply:
    """Everything that the coverage has on the company that was typed."""
    company = options.named(known, typed)
    figures = sorted(known.figures(company=company), key=_newest, reverse=True)
    if not figures:
        near = ", ".join(known.companies(typed, 3))
        return reply_lists.nothing(
            say("list.no_company", company=typed),
            *([say("list.nearest", names=near)] if near else []),
        )
    articles = known.articles(company, limit=3)
    offer = offered(known, company) if page == 0 else None
    return reply_lists.company_page(company, figures, articles, page, offer)


def _newest(figure: Figure) -> tuple[str, str, str]:
    published = figure.article.published
    return figure.period, published.isoformat() if published else "", figure.metric


def company_command(row: command_table.Command) -> app_commands.Command[Any, ..., None]:
    """The slash command that shows a company."""

    @app_commands.describe(**described(row))
    @app_commands.autocomplete(company=options.companies)
    async def callback(interaction: Interaction, company: Company, private: Private = None) -> None:
        reply = await interaction.client.consult(lambda known: company_reply(known, company))
        await respond(interaction, reply, private=is_private(interaction, private))

    return app_commands.Command(name=row.name, description=row.description, callback=callback)


def comparison(known: Knowledge, metric: str, companies: str, period: str) -> Reply:
    """The ranking that was asked for; `companies` are separated by commas, none means all."""
    key = options.metric_key(metric)
    names = [name.strip() for name in companies.split(",") if name.strip()][:_COMPARED]
    if not key:
        return reply_to(known.ask(f"{metric} {', '.join(names)} {period}".strip()))
    answer = known.compare(key, names, period)
    if answer.status != "answered" or not answer.figures:
        return reply_to(answer)
    drawn = series.ranked(answer) if chart.can_draw() else None
    return reply_lists.ranking(answer, chart.picture(drawn) if drawn else None)


def compare_command(row: command_table.Command) -> app_commands.Command[Any, ..., None]:
    """The slash command that ranks companies."""

    @app_commands.describe(**described(row))
    @app_commands.autocomplete(
        metric=options.metrics, companies=options.several_companies, period=options.periods()
    )
    async def callback(
        interaction: Interaction,
        metric: Short,
        companies: app_commands.Range[str, 0, 1000] = "",
        period: Short = "",
        private: Private = None,
    ) -> None:
        reply = await interaction.client.consult(
            lambda known: comparison(known, metric, companies, period)
        )
        await respond(interaction, reply, private=is_private(interaction, private))

    return app_commands.Command(name=row.name, description=row.description, callback=callback)


def newest(known: Knowledge, typed: str) -> Reply:
    """The newest figures and articles, of a company if one was typed."""
    company = options.named(known, typed)
    figures = [
        figure
        for figure in known.figures(company=company, limit=50)
        if figure.company and metric_words(figure.metric, figure.label)
    ]
    return reply_lists.latest(company, figures, known.articles(company, limit=5))


def latest_command(row: command_table.Command) -> app_commands.Command[Any, ..., None]:
    """The slash command that shows the newest."""

    @app_commands.describe(**described(row))
    @app_commands.autocomplete(company=options.companies)
    async def callback(
        interaction: Interaction,
        company: app_commands.Range[str, 0, 200] = "",
        private: Private = None,
    ) -> None:
        reply = await interaction.client.consult(lambda known: newest(known, company))
        await respond(interaction, reply, private=is_private(interaction, private))

    return app_commands.Command(name=row.name, description=row.description, callback=callback)


async def setup(bot: CoverageBot) -> None:
    """Add the commands of this theme."""
    bot.tree.add_command(company_command(row_of("company")))
    bot.tree.add_command(compare_command(row_of("compare")))
    bot.tree.add_command(latest_command(row_of("latest")))
