"""The slash commands: one table for Discord and for the terminal chat, so that both offer the same.

Limits of the platform that the rows keep to: name 32 characters, description 100.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OptionKind = Literal["question", "company", "companies", "metric", "period", "switch"]


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command; a "switch" is for Discord only and means yes or no."""

    name: str
    description: str
    kind: OptionKind
    required: bool = True


@dataclass(frozen=True, slots=True)
class Command:
    """One slash command; `metric` is the key that it asks for, "" where it asks for no fixed one."""

    name: str
    description: str
    options: tuple[Option, ...] = ()
    metric: str = ""
    example: str = ""


_QUESTION = Option("question", "What you want to know, in your own words", "question")
_COMPANY = Option("company", "The company, by any of its names", "company")
_COMPANIES = Option(
    "companies", "The companies, separated by commas; none for all", "companies", required=False
)
_METRIC = Option("metric", "What is measured, for instance revenue", "metric")
_PERIOD = Option(
    "period", "A year, quarter, half or month; none for the newest", "period", required=False
)
_PRIVATE = Option("private", "Show the answer to you alone", "switch", required=False)


def _metric_command(name: str, description: str, metric: str, example: str) -> Command:
    return Command(name, description, (_COMPANY, _PERIOD, _PRIVATE), metric, example)


COMMANDS: tuple[Command, ...] = (
    Command(
        "ask",
        "Ask in your own words",
        (_QUESTION, _PRIVATE),
        example="/ask How much did BluePark lose in the first quarter?",
    ),
    _metric_command("loss", "How much a company lost", "net_loss", "/loss BluePark"),
    _metric_command("profit", "How much a company earned", "net_profit", "/profit Kestrel 2021"),
    _metric_command("revenue", "A company's revenue", "revenue", "/revenue Kestrel Q2 2021"),
    _metric_command("sales", "How many units a company sold", "units_sold", "/sales Sokon Q1 2021"),
    _metric_command("funding", "How much a company raised", "funding", "/funding Lumora"),
    Command(
        "figure",
        "Any figure that the coverage has on a company",
        (_COMPANY, _METRIC, _PERIOD, _PRIVATE),
        example="/figure BluePark, net loss, 2020-Q1",
    ),
    Command(
        "company",
        "Everything that the coverage has on a company",
        (_COMPANY, _PRIVATE),
        example="/company BluePark",
    ),
    Command(
        "compare",
        "Rank companies by a figure",
        (_METRIC, _COMPANIES, _PERIOD, _PRIVATE),
        example="/compare net loss, BluePark, Sokon",
    ),
    Command(
        "latest",
        "The newest articles and figures",
        (
            Option("company", "A company, or none for all", "company", required=False),
            _PRIVATE,
        ),
        example="/latest",
    ),
    Command("help", "What can be asked, with examples", (_PRIVATE,), example="/help"),
)


def command(name: str) -> Command | None:
    """The command of that name, None if there is none.

    >>> command("loss").metric
    'net_loss'

    """
    return next((row for row in COMMANDS if row.name == name), None)
