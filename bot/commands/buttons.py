"""The buttons and menus under replies: they work for good, also after a restart of the bot.

Discord sends back the custom_id, and that is all they need (see `bot.reply_ids`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from re import Match
from typing import Any, Literal, Self

import discord
import structlog
from discord import ui
from discord.ext import commands

from bot import reply_lists
from bot.client import CoverageBot
from bot.commands.answering import Told, for_company, place_of, told_of
from bot.commands.charts import chart_reply
from bot.commands.companies import company_reply
from bot.errors import Gone
from bot.reply_ids import PREFIX, custom_id, parts
from bot.reply_text import bare, plain, small
from bot.sending import replace, respond, respond_with
from knowledge.answers import figure_wording
from knowledge.answers.answer import Answer
from knowledge.answers.speech import say, speak
from knowledge.figures.figure import Figure
from knowledge.library import Knowledge

Interaction = discord.Interaction[CoverageBot]
Act = Callable[[Interaction, list[str]], Awaitable[None]]
_log = structlog.get_logger("bot")
_REASON: Literal["reason"] = "reason"


async def figure_of(interaction: Interaction, id: str) -> Figure:
    """The figure that a button was made for. Raises Gone where the coverage has it no more."""
    figure = await interaction.client.consult(lambda known: known.figure(id))
    if figure is None:
        raise Gone(id)
    return figure


async def show_context(interaction: Interaction, given: list[str]) -> None:
    """Show, in private, the sentences around the one of the answer."""
    figure = await figure_of(interaction, given[0])
    await respond(interaction, reply_lists.context(figure), private=True)


async def show_all(interaction: Interaction, given: list[str]) -> None:
    """Show a page of everything on the answer's company; turning pages stays in one message."""
    figure = await figure_of(interaction, given[0])
    page = int(given[1]) if given[1:] and given[1].isdecimal() else 0
    turned = len(given) > 2  # noqa: PLR2004 - a third part marks the buttons that turn pages
    reply = await interaction.client.consult(
        lambda known: company_reply(known, figure.company, page)
    )
    if turned:
        await replace(interaction, reply)
    else:
        await respond(interaction, reply, private=True)


async def show_chart(interaction: Interaction, given: list[str]) -> None:
    """Show the answer's company and metric over time."""
    figure = await figure_of(interaction, given[0])
    reply = await interaction.client.consult(
        lambda known: chart_reply(known, figure.company, figure.metric)
    )
    await respond(interaction, reply, private=True)


async def share(interaction: Interaction, _given: list[str]) -> None:
    """Show a private reply to everybody in the channel, as it stands, with who shared it."""
    message = interaction.message
    if message is None:
        raise Gone("message")
    view = ui.LayoutView.from_message(message, timeout=None)
    for row in [item for item in view.children if isinstance(item, ui.ActionRow)]:
        for button in row.children:
            if getattr(button, "custom_id", "") == custom_id("share"):
                row.remove_item(button)
        if not row.children:
            view.remove_item(row)
    name = plain(interaction.user.display_name, 80)
    view.add_item(ui.TextDisplay(small(say("reply.shared", name=name))))
    view.stop()
    await respond_with(interaction, view, [], private=False)


async def say_right(interaction: Interaction, given: list[str]) -> None:
    """Take note that a member found an answer right."""
    figure = await figure_of(interaction, given[0])
    record(interaction, figure, "right", "")
    await respond(interaction, reply_lists.thanks(), private=True)


async def ask_reason(interaction: Interaction, given: list[str]) -> None:
    """Ask, in a dialog, what is wrong with an answer."""
    figure = await figure_of(interaction, given[0])
    title = bare(say("wrong.title", company=figure.company), 45)
    modal = ui.Modal(title=title, custom_id=custom_id(_REASON, figure.id), timeout=None)
    told = bare(figure_wording.headline(figure), 100)
    field: ui.TextInput[Any] = ui.TextInput(
        custom_id=_REASON,
        style=discord.TextStyle.paragraph,
        placeholder=told,
        max_length=1000,
        required=False,
    )
    modal.add_item(ui.Label(text=say("wrong.question"), component=field))
    # A finished dialog is not remembered: its answer is read in `Buttons.on_interaction`.
    modal.stop()
    await interaction.response.send_modal(modal)


async def take_reason(interaction: Interaction, given: list[str]) -> None:
    """Take note of what a member says is wrong with an answer."""
    figure = await figure_of(interaction, given[0])
    record(interaction, figure, "wrong", next(iter(_typed(interaction)), ""))
    await respond(interaction, reply_lists.thanks(), private=True)


def _typed(interaction: Interaction) -> list[str]:
    """The texts of a submitted dialog."""
    data: Any = interaction.data
    rows: list[dict[str, Any]] = data.get("components", [])
    fields = [row.get("component") or {} for row in rows]
    return [str(field.get("value", "")) for field in fields if field.get("custom_id") == _REASON]


def record(interaction: Interaction, figure: Figure, verdict: str, reason: str) -> None:
    """Keep a member's verdict on an answer, unless the operator wants nothing kept."""
    bot = interaction.client
    if bot.settings.retention_days:
        member = interaction.user.id
        bot.desk.add_verdict(figure.id, verdict, reason, interaction.guild_id, member)
    _log.info("verdict", figure=figure.id, verdict=verdict, server=interaction.guild_id)


async def pick(interaction: Interaction, given: list[str]) -> None:
    """Answer for the company chosen in a menu, and remember the choice."""
    metric, period, question = (*given, "", "", "")[:3]
    data: Any = interaction.data
    company = str(data["values"][0])
    asked = Answer(question=question, status="ambiguous", metric=metric, period=period)
    bot, place = interaction.client, place_of(interaction)

    told = await bot.consult(lambda known: told_of(known, for_company(known, asked, company)))
    bot.conversations.choose(place, _choices_of(interaction), company)
    bot.conversations.remember(place, told.answer)
    await replace(interaction, told.reply(private=_is_private(interaction)))


async def measure(interaction: Interaction, given: list[str]) -> None:
    """Answer for the metric chosen in a menu, for the period asked for where there is one."""
    figure = await figure_of(interaction, given[0])
    where, period = (*given[1:], "", "")[:2]
    data: Any = interaction.data
    metric = str(data["values"][0])

    def read(known: Knowledge) -> Told:
        has = period in known.periods(figure.company, metric)
        return told_of(known, known.lookup(figure.company, metric, period if has else ""))

    told = await interaction.client.consult(read)
    place = place_of(interaction)
    interaction.client.conversations.choose(place, _choices_of(interaction), metric)
    interaction.client.conversations.remember(place, told.answer)
    if where:
        await respond(interaction, told.reply(private=True), private=True)
    else:
        await replace(interaction, told.reply(private=_is_private(interaction)))


def _is_private(interaction: Interaction) -> bool:
    return interaction.message is not None and interaction.message.flags.ephemeral


def _choices_of(interaction: Interaction) -> frozenset[str]:
    """The companies, or metrics, that the menu offered."""
    if interaction.message is None:
        return frozenset()
    view = ui.LayoutView.from_message(interaction.message)
    menus = [item for item in view.walk_children() if isinstance(item, ui.Select)]
    return frozenset(option.value for menu in menus for option in menu.options)


# What asks anew or speaks to everybody counts as a question; looking closer does not.
_COUNTED = frozenset({"pick", "measure", "share", "chart"})
ACTIONS: dict[str, Act] = {
    "context": show_context,
    "all": show_all,
    "chart": show_chart,
    "share": share,
    "right": say_right,
    "wrong": ask_reason,
    "pick": pick,
    "measure": measure,
    _REASON: take_reason,
}


async def forgotten(_interaction: Interaction, _given: list[str]) -> None:
    """Say that a button of an older bot has no meaning any more. Raises Gone."""
    raise Gone("button")


async def act(interaction: Interaction, action: str, argument: str) -> None:
    """Do what a button, a menu or a dialog stands for; the one handler takes every error."""
    bot = interaction.client
    speak(bot.language_in(interaction.guild_id))
    try:
        if action in _COUNTED:
            bot.admit(interaction)
        await ACTIONS.get(action, forgotten)(interaction, parts(argument))
    except Exception as error:  # noqa: BLE001 - the boundary: nothing may be lost in the library
        await bot.failed(interaction, error)


class AnswerButton(
    ui.DynamicItem[ui.Button[Any]],
    template=rf"{PREFIX}:(?P<action>(?!pick:|measure:)[a-z]+):(?P<argument>[\s\S]*)",
):
    """Any button of a reply, known by its custom_id."""

    def __init__(self, item: ui.Button[Any], action: str, argument: str) -> None:
        super().__init__(item)
        self.action = action
        self.argument = argument

    @classmethod
    async def from_custom_id(  # type: ignore[override]
        cls, _interaction: Interaction, item: ui.Button[Any], match: Match[str], /
    ) -> Self:
        """The button that was clicked."""
        return cls(item, match["action"], match["argument"])

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        """Do what the button says."""
        await act(interaction, self.action, self.argument)


class AnswerMenu(
    ui.DynamicItem[ui.Select[Any]],
    template=rf"{PREFIX}:(?P<action>pick|measure):(?P<argument>[\s\S]*)",
):
    """The menu of a reply, known by its custom_id."""

    def __init__(self, item: ui.Select[Any], action: str, argument: str) -> None:
        super().__init__(item)
        self.action = action
        self.argument = argument

    @classmethod
    async def from_custom_id(  # type: ignore[override]
        cls, _interaction: Interaction, item: ui.Select[Any], match: Match[str], /
    ) -> Self:
        """The menu that was used."""
        return cls(item, match["action"], match["argument"])

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]
        """Answer for what was chosen."""
        await act(interaction, self.action, self.argument)


class Buttons(commands.Cog):
    """Listens for submitted dialogs, which have no dynamic items of their own."""

    @commands.Cog.listener()
    async def on_interaction(self, interaction: Interaction) -> None:
        """Read a submitted dialog."""
        if interaction.type is not discord.InteractionType.modal_submit:
            return
        data: Any = interaction.data
        prefix, _, rest = str(data.get("custom_id", "")).partition(":")
        action, _, argument = rest.partition(":")
        if prefix == PREFIX:
            await act(interaction, action, argument)


async def setup(bot: CoverageBot) -> None:
    """Add the buttons of this theme."""
    bot.add_dynamic_items(AnswerButton, AnswerMenu)
    await bot.add_cog(Buttons())
