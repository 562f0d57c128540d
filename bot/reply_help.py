"""What /help shows, made from the command table and the coverage in service; pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.command_table import COMMANDS, Command
from bot.replies import NEUTRAL
from bot.reply import Reply, Rule, Text, fitted
from bot.reply_text import plain, small
from knowledge.answers.figure_wording import metric_words
from knowledge.answers.period_wording import day_words, in_period
from knowledge.answers.speech import ENGLISH, decimal_words, say, speaking
from knowledge.figures.figure import Figure
from knowledge.library import Status

_NAME = 80


def help_page(
    figures: Sequence[Figure],
    status: Status,
    guarded: Sequence[str],
    others: Sequence[Command] = (),
) -> Reply:
    """What the bot does, every command, examples, and which members may do what.

    `guarded` are the names of the commands that only moderators see, `others` the rows of
    commands that only Discord has.
    """
    commands = "\n".join(f"`/{row.name}` {_description(row)}" for row in (*COMMANDS, *others))
    menus = {"first": "**Answer this**", "second": "**Check the numbers**"}
    blocks = (
        Text(f"## {say('help.title')}\n{say('help.what')}"),
        Text(f"**{say('help.try')}**\n{_examples(figures)}"),
        Rule(),
        Text(f"**{say('help.commands')}**\n{commands}"),
        Text(f"**{say('help.without')}**\n{say('help.mention')}\n{say('help.menus', **menus)}"),
        Rule(),
        Text(_rights(status, guarded)),
    )
    return fitted(Reply(blocks, NEUTRAL))


def _rights(status: Status, guarded: Sequence[str]) -> str:
    """Who may do what, and how much coverage there is."""
    moderators = ", ".join(f"`/{name}`" for name in guarded)
    counts = say(
        "help.counts",
        articles=decimal_words(status.articles),
        figures=decimal_words(status.figures),
        companies=decimal_words(status.companies),
        day=day_words(status.built.date()),
    )
    return f"{say('help.rights', commands=moderators)}\n{small(counts)}"


def _description(row: Command) -> str:
    return say(f"command.{row.name}")


def _examples(figures: Sequence[Figure]) -> str:
    """Up to four questions that the coverage answers, each on another metric."""
    by_metric = {figure.metric: figure for figure in reversed(figures)}
    commands = {row.metric: row.name for row in COMMANDS if row.metric}
    lines = []
    for number, (metric, figure) in enumerate(list(by_metric.items())[:4]):
        company = plain(figure.company, _NAME)
        if number % 2 and metric in commands:
            lines.append(f"- `/{commands[metric]}` company: {company}")
        else:
            with speaking(ENGLISH):  # a question, and those are asked in English
                when = f" {in_period(figure.period)}" if figure.period else ""
                lines.append(f"- *{metric_words(metric)} of {company}{when}?*")
    return "\n".join(lines) or "- `/latest`"
