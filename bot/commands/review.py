"""/figures: look at figures one by one, and confirm, correct or hide them."""

from __future__ import annotations

from typing import cast

import discord
from discord import app_commands

from bot import reply_review
from bot.client import CoverageBot
from bot.commands import dialogs
from bot.commands.buttons import ACTIONS
from bot.commands.curating import (
    Act,
    Curation,
    acting,
    add_at_home,
    by_of,
    moderators_group,
    page_of,
)
from bot.commands.options import articles
from bot.desk.corrections import Action, company_for
from bot.desk.errors import DeskError
from bot.errors import Gone
from bot.reply import Reply
from bot.reply_ids import custom_id
from bot.reply_review import Queue
from bot.sending import replace, respond
from knowledge.answers.figure_wording import metric_words
from knowledge.figures.corrected import WrongCorrection, changes
from knowledge.figures.figure import Figure
from knowledge.library import Knowledge

Interaction = discord.Interaction[CoverageBot]
_UNSURE = 50  # figures in the queue of the least sure


class Review(Curation):
    """Commands that show what the coverage was understood to say."""

    figures = moderators_group("figures", "Review the figures that were read from the coverage")

    @figures.command(name="review", description="Figures one by one: confirm, correct or hide")
    @app_commands.describe(article="The figures of one article; none: those read least surely")
    @app_commands.autocomplete(article=articles)
    async def review(
        self, interaction: Interaction, article: app_commands.Range[str, 0, 100] = ""
    ) -> None:
        """Show the first figure to review."""
        if article and not article.isdecimal():
            raise DeskError("Choose an article from the list that appears while you type.")
        queue = Queue("a", int(article)) if article else Queue("s")
        await respond(interaction, await shown(self.bot, "", queue), private=True)

    @figures.command(name="conflicts", description="Figures on which articles differ")
    async def conflicts(self, interaction: Interaction) -> None:
        """Show where articles contradict each other."""
        await respond(interaction, await conflicts(self.bot, 0), private=True)

    @figures.command(name="decisions", description="What was decided about figures, and undo it")
    async def decisions(self, interaction: Interaction) -> None:
        """Show what was decided."""
        await respond(interaction, await decisions(self.bot, 0), private=True)


async def shown(bot: CoverageBot, figure_id: str, queue: Queue) -> Reply:
    """The review of a figure, or of the one whose turn it is in a queue."""
    if queue.kind == "f" or figure_id:
        figure = await bot.consult(lambda known: known.figure(figure_id))
        left = 0
    else:
        decided = frozenset(made.correction.figure for made in bot.desk.corrections.all())
        figure, left = await bot.consult(lambda known: _turn(known, queue, decided))
    if figure is not None:
        desk = bot.desk.corrections
        return reply_review.review(figure, desk.of(figure.id), desk.version(figure.id), queue, left)
    decision = bot.desk.corrections.of(figure_id) if figure_id else None
    if decision is not None:
        return reply_review.hidden(decision)
    if figure_id:
        raise Gone(figure_id)
    return reply_review.done("That was the last figure to review.")


def _turn(known: Knowledge, queue: Queue, decided: frozenset[str]) -> tuple[Figure | None, int]:
    """The figure whose turn it is, and how many are after it."""
    if queue.kind == "a":
        found = known.figures(article=queue.article)
    else:
        found = known.least_sure(_UNSURE, decided)
    if queue.place >= len(found):
        return None, 0
    return found[queue.place], len(found) - queue.place - 1


async def conflicts(bot: CoverageBot, page: int) -> Reply:
    """A page of contradictions."""
    groups = await bot.consult(lambda known: known.conflicts(200))
    return reply_review.conflicts(groups, page)


async def decisions(bot: CoverageBot, page: int) -> Reply:
    """A page of decisions."""
    made = bot.desk.corrections.all()
    ids = [decision.correction.figure for decision in made]
    gone = await bot.consult(lambda known: known.missing(ids))
    return reply_review.decisions(made, gone, page)


async def show_review(interaction: Interaction, given: list[str]) -> None:
    """Show a figure to review: in its own message where a queue goes on, else in a new one."""
    figure_id, queue = given[0], Queue.of(given[1])
    reply = await shown(interaction.client, figure_id, queue)
    if figure_id:
        await respond(interaction, reply, private=True)
    else:
        await replace(interaction, reply)


def asking(action: Action) -> Act:
    """What a button does that asks for a decision about a figure."""

    async def ask(interaction: Interaction, given: list[str]) -> None:
        figure_id, version, queue = given
        figure = await interaction.client.consult(lambda known: known.figure(figure_id))
        if figure is None:
            raise Gone(figure_id)
        target = custom_id("decide", action, figure_id, version, queue)
        title = f"{action.capitalize()}: {figure.text}"
        await dialogs.ask(interaction, title, target, *_fields(action, figure))

    return ask


def _fields(action: Action, figure: Figure) -> list[dialogs.Field]:
    if action != "correct":
        return [dialogs.why("As the sentence says." if action == "confirm" else "")]
    field = dialogs.Field
    return [
        field("value", "Number, as the sentence prints it", figure.text),
        field("metric", "Metric", metric_words(figure.metric), "net loss, revenue, …"),
        field("company", "Company", figure.company, "- for nobody's"),
        field("period", "Period", figure.period, "2021-Q1, 2020, 2021-03, …; - for none"),
        dialogs.why(),
    ]


async def decide(interaction: Interaction, given: list[str]) -> None:
    """Take a decision from a dialog, bring it into effect, and show the next figure."""
    action, figure_id, version, queue_text = given
    bot, queue, typed = interaction.client, Queue.of(queue_text), dialogs.typed(interaction)
    figure = await bot.consult(lambda known: known.figure(figure_id))
    if figure is None:
        raise Gone(figure_id)
    made = await bot.consult(lambda known: _changes(known, figure, typed))
    bot.desk.corrections.decide(
        figure,
        cast("Action", action),
        made,
        by_of(interaction),
        typed.get("why", ""),
        seen=int(version),
    )
    await bot.exchange.renew()
    # In an article the hidden figure is gone from its place; of the least sure each decided one.
    stays = queue.kind == "a" and action != "hide"
    reply = await shown(
        bot, figure_id if queue.kind == "f" else "", queue.next() if stays else queue
    )
    await replace(interaction, reply)


def _changes(
    known: Knowledge, figure: Figure, typed: dict[str, str]
) -> tuple[tuple[str, str], ...]:
    """The fields that a dialog changes. Raises DeskError for what cannot be."""
    company = company_for(known, figure, typed.get("company", ""))
    metric = typed.get("metric", "")
    try:
        return changes(
            figure,
            value=typed.get("value", ""),
            metric="" if metric == metric_words(figure.metric) else metric,
            company=company,
            period=typed.get("period", ""),
        )
    except WrongCorrection as error:
        raise DeskError(str(error)) from error


async def undo(interaction: Interaction, given: list[str]) -> None:
    """Take a decision back, and show the figure as it was read."""
    figure_id, queue = given
    bot = interaction.client
    bot.desk.corrections.undo(figure_id, by_of(interaction), "undone with the button")
    await bot.exchange.renew()
    await replace(interaction, await shown(bot, figure_id, Queue.of(queue)))


async def turn_conflicts(interaction: Interaction, given: list[str]) -> None:
    """Show another page of contradictions."""
    await replace(interaction, await conflicts(interaction.client, page_of(given)))


async def turn_decisions(interaction: Interaction, given: list[str]) -> None:
    """Show another page of decisions."""
    await replace(interaction, await decisions(interaction.client, page_of(given)))


async def setup(bot: CoverageBot) -> None:
    """Add the commands and buttons of this theme."""
    await add_at_home(bot, Review(bot))
    acts: dict[str, Act] = {
        "review": show_review,
        "confirm": asking("confirm"),
        "correct": asking("correct"),
        "hide": asking("hide"),
        "decide": decide,
        "undo": undo,
        "conflicts": turn_conflicts,
        "decisions": turn_decisions,
    }
    ACTIONS.update({name: acting(name, act) for name, act in acts.items()})
