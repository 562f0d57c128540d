"""What is typed after a slash command in the terminal, taken apart; pure.

Parts may be separated by commas ("BluePark, net loss, 2020-Q1") or simply follow each other
("BluePark net loss 2020-Q1"): then the longest end that reads as a period is the period.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from knowledge.answers.period_wording import is_period_key
from knowledge.answers.wording import metric_words
from knowledge.language.periods import periods

_LONGEST_PERIOD = 12  # words


class CompanyPeriod(NamedTuple):
    """A company as typed, and a period as typed or ""."""

    company: str
    period: str


class Lookup(NamedTuple):
    """A metric key, and what was typed beside it."""

    metric: str
    rest: str


def parts(typed: str) -> list[str]:
    """What was typed, cut at commas.

    >>> parts("BluePark , Sokon,")
    ['BluePark', 'Sokon']

    """
    return [part.strip() for part in typed.split(",") if part.strip()]


def company_period(typed: str) -> CompanyPeriod:
    """A company and a period.

    >>> company_period("Una Brands first quarter of 2021")
    CompanyPeriod(company='Una Brands', period='first quarter of 2021')
    >>> company_period("BluePark, 2021-Q1"), company_period("BluePark").period
    (CompanyPeriod(company='BluePark', period='2021-Q1'), '')

    """
    named = parts(typed)
    if len(named) > 1 and is_period(named[-1]):
        return CompanyPeriod(", ".join(named[:-1]), named[-1])
    words = typed.split()
    for at in range(max(1, len(words) - _LONGEST_PERIOD), len(words)):
        end = " ".join(words[at:])
        if is_period(end):
            return CompanyPeriod(" ".join(words[:at]).rstrip(","), end)
    return CompanyPeriod(typed.strip(), "")


def is_period(typed: str) -> bool:
    """Whether the whole of a text reads as a period."""
    if is_period_key(typed):
        return True
    return any(found.start == 0 and found.end == len(typed) for found in periods(typed, None))


def metric_key(typed: str, known: Sequence[str]) -> str:
    """The metric meant among `known` (most frequent first): by key, by label, or by a word of it.

    >>> metric_key("Net Loss", ["units_sold", "net_loss"]), metric_key("loss", ["net_loss"])
    ('net_loss', 'net_loss')
    >>> metric_key("cheese", ["net_loss"])
    ''

    """
    wanted = typed.strip().casefold().replace("_", " ")
    names = {key: metric_words(key, key).casefold() for key in known}
    for key, name in names.items():
        if wanted in {name, key.casefold().replace("_", " ")}:
            return key
    return next((key for key, name in names.items() if wanted and wanted in name.split()), "")


def leading_metric(typed: str, known: Sequence[str]) -> Lookup:
    """The longest beginning that is a metric, and the rest; metric "" if there is none.

    >>> leading_metric("net loss BluePark, Sokon", ["net_loss"])
    Lookup(metric='net_loss', rest='BluePark, Sokon')

    """
    return _metric_and_rest(typed, known, from_start=True)


def trailing_metric(typed: str, known: Sequence[str]) -> Lookup:
    """The longest end that is a metric, and what is before it; metric "" if there is none.

    >>> trailing_metric("Una Brands funding", ["funding"])
    Lookup(metric='funding', rest='Una Brands')

    """
    return _metric_and_rest(typed, known, from_start=False)


def _metric_and_rest(typed: str, known: Sequence[str], *, from_start: bool) -> Lookup:
    words = typed.replace(",", " , ").split()
    for size in range(min(len(words), 5), 0, -1):
        piece, rest = (words[:size], words[size:]) if from_start else (words[-size:], words[:-size])
        if key := metric_key(" ".join(piece).strip(" ,"), known):
            return Lookup(key, " ".join(rest).replace(" ,", ",").strip(" ,"))
    return Lookup("", typed)
