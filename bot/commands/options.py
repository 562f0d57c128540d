"""Autocompletion of the commands' options: companies, metrics and periods of the coverage."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable
from typing import Any

import discord
from discord import app_commands
from rapidfuzz import fuzz, process, utils

from bot.client import CoverageBot
from bot.reply import MAX_OPTION, MAX_OPTIONS
from bot.reply_text import bare
from knowledge.answers.figure_wording import metric_words
from knowledge.answers.period_wording import period_words
from knowledge.answers.speech import metric_name
from knowledge.figures.figure import ArticleRef
from knowledge.library import Knowledge
from knowledge.tables import table

Interaction = discord.Interaction[CoverageBot]
Choices = list[app_commands.Choice[str]]
Complete = Callable[[Interaction, str], Coroutine[Any, Any, Choices]]

# Half of the letters have to fit: somebody is still typing.
_NEAR = 50
_SURE = 80


async def companies(interaction: Interaction, typed: str) -> Choices:
    """The companies that fit what is typed."""
    names = await interaction.client.consult(lambda known: known.companies(typed, MAX_OPTIONS))
    return _choices((name, name) for name in names)


async def several_companies(interaction: Interaction, typed: str) -> Choices:
    """The companies that fit what is typed after the last comma; those before it stay."""
    before, comma, last = typed.rpartition(",")
    names = await interaction.client.consult(
        lambda known: known.companies(last.strip(), MAX_OPTIONS)
    )
    kept = f"{before}{comma} ".lstrip()
    return _choices(
        (f"{kept}{name}", f"{kept}{name}") for name in names if len(f"{kept}{name}") <= MAX_OPTION
    )


async def metrics(interaction: Interaction, typed: str) -> Choices:
    """The metrics that the coverage has for the company typed before, or for all."""
    company = _filled(interaction, "company")
    keys = await interaction.client.consult(lambda known: known.metrics(named(known, company)))
    return _fitting(((metric_words(key), key) for key in keys if key != "other"), typed)


def periods(metric: str = "") -> Complete:
    """Autocompletion of the periods that the coverage has for the company and metric.

    Where no company is filled in, they are those of all companies.
    """

    async def complete(interaction: Interaction, typed: str) -> Choices:
        company = _filled(interaction, "company")
        key = metric or _filled(interaction, "metric")

        def stated(known: Knowledge) -> list[str]:
            return known.periods(named(known, company) if company else "", key)

        keys = await interaction.client.consult(stated)
        return _fitting(((period_words(period), period) for period in keys), typed)

    return complete


async def articles(interaction: Interaction, typed: str) -> Choices:
    """The articles whose titles fit what is typed, the newest for nothing; by identifier."""
    found = await interaction.client.consult(lambda known: known.articles(limit=2000))
    return _fitting(((article_words(article), str(article.id)) for article in found), typed)


def article_words(article: ArticleRef) -> str:
    """An article in a list of choices: its day and title."""
    day = article.published.date().isoformat() if article.published else ""
    return f"{day} {article.title}".strip()


def named(knowledge: Knowledge, typed: str) -> str:
    """The full name of the company that was typed most likely, "" for none."""
    return next(iter(knowledge.companies(typed, 1)), typed) if typed else ""


def metric_key(typed: str) -> str:
    """The key of the metric that was typed: a key, its words, or near them; "" for none.

    >>> metric_key("net_loss"), metric_key("Net los"), metric_key("the weather")
    ('net_loss', 'net_loss', '')

    """
    keys = {row["label"]: row["key"] for row in table("metrics")}
    keys |= {metric_name(key): key for key in keys.values()}
    if typed in keys.values():
        return typed
    near = process.extractOne(
        typed, list(keys), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_SURE
    )
    return keys[near[0]] if near else ""


def fitting_metrics(known: Knowledge, company: str, typed: str) -> tuple[str, ...]:
    """The keys of the metrics that somebody may mean: one that is clear, or several; () for none.

    Several are those of the company whose names have every word typed: "profit" fits net and
    gross profit.
    """
    if exact := metric_key(typed):
        return (exact,)
    words = set(utils.default_process(typed).split())
    has = known.metrics(known.owner(company)) if words else []
    return tuple(
        key for key in has if words <= set(utils.default_process(metric_words(key)).split())
    )


def _filled(interaction: Interaction, option: str) -> str:
    return getattr(interaction.namespace, option, None) or ""


def _fitting(pairs: Iterable[tuple[str, str]], typed: str) -> Choices:
    """Those of the (words, key) pairs that fit what is typed, the best first; all for nothing."""
    known = list(pairs)
    if not typed.strip():
        return _choices(known)
    found = process.extract(
        typed,
        [f"{words} {key}" for words, key in known],
        scorer=fuzz.partial_ratio,
        processor=utils.default_process,
        score_cutoff=_NEAR,
        limit=MAX_OPTIONS,
    )
    return _choices(known[index] for _, _, index in found)


def _choices(pairs: Iterable[tuple[str, str]]) -> Choices:
    """Discord's choices: at most 25, each name and value at most 100 long, none twice."""
    unique: dict[str, str] = {}
    for words, value in pairs:
        name = bare(words, MAX_OPTION)
        if name and value:
            unique.setdefault(name, value[:MAX_OPTION])
    return [
        app_commands.Choice(name=name, value=value)
        for name, value in list(unique.items())[:MAX_OPTIONS]
    ]
