"""The metrics of a company: a table of what the coverage has, and a menu to choose one; pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.replies import NEUTRAL
from bot.reply import MAX_OPTION, MAX_OPTIONS, Menu, Option, Reply, Text, fitted
from bot.reply_ids import custom_id
from bot.reply_text import bare, plain
from knowledge.answers.figure_wording import metric_words
from knowledge.answers.period_wording import period_words
from knowledge.answers.speech import decimal_words, say

_ROWS, _PERIODS, _NAME = 6, 5, 160
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|9M)")
Metrics = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be chosen on a company: its metrics by key, each with its periods, newest first.

    `figure` is the identifier of any figure of the company, which a menu finds it by again;
    `period` is what was asked for besides, "" for none.
    """

    figure: str
    metrics: Metrics
    period: str = ""


def short_period(key: str) -> str:
    """A period key as a table has it.

    >>> short_period("2021-Q1"), short_period("2020"), short_period("2021-03")
    ('Q1 2021', '2020', 'March 2021')

    """
    match = _PART.fullmatch(key)
    return f"{match[2]} {match[1]}" if match else period_words(key)


def metric_table(metrics: Metrics) -> str:
    """The metrics with their newest periods, a line each, as Discord markdown."""
    lines = [
        f"**{plain(metric_words(key), _NAME)}** · {_newest(periods)}"
        for key, periods in list(metrics.items())[:_ROWS]
    ]
    if len(metrics) > _ROWS:
        lines.append(say("list.more_metrics", count=decimal_words(len(metrics) - _ROWS)))
    return "\n".join(f"-# {line}" for line in lines)


def _newest(periods: Sequence[str]) -> str:
    shown = ", ".join(map(short_period, periods[:_PERIODS])) or say("list.no_period")
    return f"{shown} …" if len(periods) > _PERIODS else shown


def metric_menu(asked: Offer, placeholder: str, *, beside: bool = False) -> tuple[Menu, ...]:
    """The menu of a company's metrics; none without any.

    What is chosen takes the place of the message with the menu, or stands `beside` it.
    """
    metrics = asked.metrics
    options = tuple(
        Option(
            bare(metric_words(key), MAX_OPTION), key, bare(_newest(metrics[key]), MAX_OPTION)
        )
        for key in list(metrics)[:MAX_OPTIONS]
    )  # fmt: skip
    where = "beside" if beside else ""
    menu = Menu(custom_id("measure", asked.figure, where, asked.period), placeholder, options)
    return (menu,) if options else ()


def which_metric(company: str, asked: Offer) -> Reply:
    """The question back where what was typed fits several metrics of a company."""
    head = f"### {say('ask.metric.title', company=plain(company, _NAME))}"
    blocks = (Text(f"{head}\n{metric_table(asked.metrics)}"),)
    return fitted(Reply(blocks, NEUTRAL, metric_menu(asked, say("ask.metric"))))


def with_metrics(reply: Reply, asked: Offer) -> Reply:
    """A reply that claims nothing, with what the coverage does have on the company to choose."""
    menus = metric_menu(asked, say("none.show"))
    return fitted(replace(reply, rows=(*reply.rows, *menus)))
