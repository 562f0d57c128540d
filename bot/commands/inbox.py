"""/unanswered and /feedback: what members' questions leave for moderators to do."""

from __future__ import annotations

import discord
from discord import app_commands

from bot import reply_desk
from bot.client import CoverageBot
from bot.commands import dialogs
from bot.commands.aliases import give
from bot.commands.buttons import ACTIONS
from bot.commands.curating import (
    Act,
    Curation,
    acting,
    add_at_home,
    by_of,
    for_moderators,
    page_of,
)
from bot.errors import said
from bot.reply import Reply
from bot.reply_ids import custom_id
from bot.sending import replace, respond

Interaction = discord.Interaction[CoverageBot]


class Inbox(Curation):
    """Commands that show what members asked and said."""

    @app_commands.command(
        name="unanswered", description="Questions without an answer, by what they asked for"
    )
    @app_commands.describe(as_file="All of them as a CSV file")
    @for_moderators
    async def unanswered(self, interaction: Interaction, as_file: bool = False) -> None:  # noqa: FBT001, FBT002 - an option
        """Show the questions."""
        groups = self.bot.desk.inbox.unanswered()
        reply = reply_desk.with_csv(groups) if as_file else unanswered(self.bot, 0)
        await respond(interaction, reply, private=True)

    @app_commands.command(name="feedback", description="Answers that members marked wrong")
    @for_moderators
    async def feedback(self, interaction: Interaction) -> None:
        """Show the verdicts."""
        await respond(interaction, await feedback(self.bot, 0), private=True)


def unanswered(bot: CoverageBot, page: int) -> Reply:
    """A page of unanswered questions."""
    return reply_desk.unanswered(bot.desk.inbox.unanswered(), page, bot.desk.members.days)


async def feedback(bot: CoverageBot, page: int) -> Reply:
    """A page of figures that were marked wrong."""
    complaints = bot.desk.inbox.complaints()
    ids = [complaint.figure for complaint in complaints]
    found = await bot.consult(lambda known: [known.figure(figure) for figure in ids])
    figures = {figure.id: figure for figure in found if figure is not None}
    return reply_desk.feedback(complaints, figures, page, bot.desk.members.days)


async def turn_unanswered(interaction: Interaction, given: list[str]) -> None:
    """Show another page of questions."""
    await replace(interaction, unanswered(interaction.client, page_of(given)))


async def turn_feedback(interaction: Interaction, given: list[str]) -> None:
    """Show another page of verdicts."""
    await replace(interaction, await feedback(interaction.client, page_of(given)))


async def ask_name(interaction: Interaction, given: list[str]) -> None:
    """Ask which company is meant by the words of some questions."""
    group = interaction.client.desk.inbox.group(given[0])
    field = dialogs.Field
    await dialogs.ask(
        interaction,
        "Add an alias",
        custom_id("given", group.topic),
        field("name", "Name, as members type it", group.typed, required=True),
        field("company", "Company that it means", group.company, required=True),
        field("why", "Why", f"asked {group.count} times", long=True),
    )


async def take_name(interaction: Interaction, given: list[str]) -> None:
    """Give the name, and take the questions off the list."""
    bot, typed = interaction.client, dialogs.typed(interaction)
    by = by_of(interaction)
    told = await give(bot, typed["name"], typed["company"], by, typed.get("why", ""))
    bot.desk.inbox.settle(given[0], by, typed.get("why", ""))
    await respond(interaction, said(told), private=True)


async def ignore(interaction: Interaction, given: list[str]) -> None:
    """Leave questions out from now on."""
    interaction.client.desk.inbox.ignore(given[0], by_of(interaction))
    await turn_unanswered(interaction, given[1:])


async def settle(interaction: Interaction, given: list[str]) -> None:
    """Close what members said of a figure."""
    interaction.client.desk.inbox.close(given[0], by_of(interaction))
    await turn_feedback(interaction, given[1:])


async def setup(bot: CoverageBot) -> None:
    """Add the commands and buttons of this theme."""
    await add_at_home(bot, Inbox(bot))
    acts: dict[str, Act] = {
        "unanswered": turn_unanswered,
        "feedback": turn_feedback,
        "name": ask_name,
        "given": take_name,
        "ignore": ignore,
        "settled": settle,
    }
    ACTIONS.update({name: acting(name, act) for name, act in acts.items()})
