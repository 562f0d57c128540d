"""Figures as the bars of a chart: one metric over time, or companies beside each other; pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from knowledge.answers.answer import Answer
from knowledge.answers.figure_wording import (
    amount_words,
    is_fiscal,
    metric_words,
    role_words,
    titled,
)
from knowledge.answers.period_wording import day_words, period_words
from knowledge.answers.speech import decimal_words, say
from knowledge.figures.figure import ArticleRef, Figure

_MOST = 14
_NAMED = 2
_OPEN = frozenset({"forecast", "target"})


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its value, the number as printed, and whether it is only expected.

    `below` is a second line under the label, "" for none.
    """

    label: str
    value: Decimal
    printed: str
    expected: bool = False
    below: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: a title, bars from top to bottom, and where the numbers stand.

    `figures` are those of the bars, in the same order.
    """

    title: str
    bars: tuple[Bar, ...]
    source: str
    figures: tuple[Figure, ...]

    @property
    def alt(self) -> str:
        """The chart in words."""
        told = "; ".join(
            f"{bar.label}{f', {bar.below}' if bar.below else ''}: {bar.printed}"
            for bar in self.bars
        )
        source = self.source.replace("\n", "; ")
        return say("chart.alt", title=self.title, bars=told, source=source)


def over_time(figures: Iterable[Figure]) -> Chart | None:
    """The chart of one company's metric over time; None with less than two comparable points.

    Comparable are figures of the most frequent unit, scope and length of period; of several
    for one period the first counts, so the newest article when `figures` are newest first.
    """
    stated = [figure for figure in figures if figure.period and figure.role != "change"]
    if not stated:
        return None
    kind = Counter(map(_kind, stated)).most_common(1)[0][0]
    by_period: dict[str, Figure] = {}
    for figure in stated:
        if _kind(figure) == kind:
            by_period.setdefault(figure.period, figure)
    if len(by_period) < 2:  # noqa: PLR2004
        return None
    shown = [by_period[period] for period in sorted(by_period)][-_MOST:]
    first = shown[0]
    title = f"{first.company}: {metric_words(first.metric, first.label)}"
    bars = tuple(_bar(figure, _when(figure)) for figure in shown)
    scoped = f"{title} ({first.scope})" if first.scope else title
    return Chart(scoped, bars, _source(shown), tuple(shown))


def ranked(answer: Answer) -> Chart | None:
    """The chart of companies compared by a metric, of those in the most frequent unit.

    None where each is alone with its unit.
    """
    units = Counter(figure.unit for figure in answer.figures).most_common(1)
    if not units or units[0][1] < 2:  # noqa: PLR2004
        return None
    figures = tuple(figure for figure in answer.figures if figure.unit == units[0][0])[:_MOST]
    title, shared = titled(metric_words(answer.metric)), len(set(map(_when, figures))) == 1
    if shared and figures[0].period:
        title = f"{title}, {_when(figures[0])}"
    bars = tuple(
        _bar(figure, figure.company, "" if shared else _when(figure)) for figure in figures
    )
    return Chart(title, bars, _source(figures), figures)


def _kind(figure: Figure) -> tuple[str, str, str]:
    """What has to be the same for two figures to stand in one chart."""
    return figure.unit, figure.scope, re.sub(r"\d", "", figure.period)


def _when(figure: Figure) -> str:
    return period_words(figure.period, fiscal=is_fiscal(figure))


def _bar(figure: Figure, label: str, below: str = "") -> Bar:
    expected = figure.role in _OPEN
    printed = f"{amount_words(figure)} ({role_words(figure)})" if expected else amount_words(figure)
    return Bar(label, figure.value, printed, expected, below)


def _source(figures: Sequence[Figure]) -> str:
    """The articles of the figures: their titles a line each, or of many how many and when."""
    articles = list(dict.fromkeys(figure.article for figure in figures))
    if len(articles) <= _NAMED:
        return say("chart.source", titles="\n".join(map(_title, articles)))
    days = sorted(article.published.date() for article in articles if article.published)
    count = decimal_words(len(articles))
    if not days:
        return say("chart.sources", count=count)
    first, last = day_words(days[0]), day_words(days[-1])
    return say("chart.sources.dated", count=count, first=first, last=last)


def _title(article: ArticleRef) -> str:
    day = f", {day_words(article.published.date())}" if article.published else ""
    return f"{article.title}{day}"
