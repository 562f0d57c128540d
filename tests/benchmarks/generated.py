"""Made-up coverage of any size, and questions on it whose right answers are known.

Names share words and have near-duplicates, a few companies are written about often and most
once or twice, as in the press. The same seed gives the same coverage.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

Kind = Literal["exact", "typo", "compare", "list", "unanswerable"]
KINDS: tuple[Kind, ...] = ("exact", "typo", "compare", "list", "unanswerable")

_FIRST = (
    "Alder Amber Anchor Arbor Aspen Atlas Aurora Basalt Beacon Birch Blue Boreal Briar Bridge "
    "Bright Cedar Cinder Clear Cobalt Copper Coral Crest Crown Crystal Dawn Delta Dune Eagle "
    "East Echo Elm Ember Falcon Fern Fir First Flint Forest Fox Garnet Glacier Global Golden "
    "Grand Granite Green Grey Harbour Hawk Hazel Heron High Hill Indigo Inland Iron Island Ivory "
    "Jade Juniper Keystone Lake Lantern Laurel Liberty Lime Linden Lion Long Lunar Maple Marble "
    "Meadow Mercury Mill Moon Moss Nordic North Oak Ocean Olive Onyx Opal Orchard Osprey Pacific "
    "Pearl Pine Pioneer Polar Poplar Prairie Prime Quarry Quartz Raven Red Reed Ridge River Royal "
    "Ruby Rust Saffron Sage Salt Sand Silver Sky Slate Solar South Spring Star Stone Summit Sun "
    "Swift Teal Thistle Tiger Timber Tundra Twin United Upper Vale Valley Velvet Violet Vista "
    "West White Wicker Wild Willow Wind Wolf Zenith Zephyr"
).split()
_TAILS = (
    "Motors|Foods|Bank|Energy|Steel|Media|Robotics|Airlines|Pharma|Textiles|Software|Logistics|"
    "Semiconductors|Health|Games|Retail|Insurance|Mining|Telecom|Chemicals|Biotech|Shipping|"
    "Capital|Networks|Systems|Brands|Cement|Hotels|Power|Aerospace|Electronics|Batteries|"
    "Furniture|Dairy|Optics|Plastics|Rail|Studios|Water|Wireless"
).split("|")
_SYLLABLES = "ba be bo ca ce co da de do fa fi ga go ka ki la le lo ma mi mo na ne no pa pe po ra re ri ro sa se so ta te ti to va ve vi vo xa za zo".split()
_ENDINGS = "n r s x ra lo ta via don mex rix tek".split()
_QUARTERS = ("first", "second", "third", "fourth")
_MONTHS = (3, 6, 9, 12)
_OFTEN = 3.0  # how much oftener the first companies are written about


@dataclass(frozen=True, slots=True)
class Question:
    """A question, what it is for, and the mentions that a right answer leads with, one of."""

    kind: Kind
    text: str
    right: tuple[str, ...] = ()


def company(number: int) -> str:
    """The company with that number: near-duplicates stand beside each other."""
    choice = Random(number // 2 * 7919 + 11)
    tail = choice.choice(_TAILS)
    if choice.random() < 0.5:
        name = f"{choice.choice(_FIRST)} {choice.choice(_FIRST)}"
        twin = f"{name.split(maxsplit=1)[0]} {choice.choice(_FIRST)}"
    else:
        root = "".join(choice.choice(_SYLLABLES) for _ in range(choice.randint(2, 4)))
        name = (root + choice.choice(_ENDINGS)).capitalize()
        twin = (root + choice.choice(_ENDINGS)).capitalize()
    return f"{twin if number % 2 else name} {tail}"


def articles(count: int, companies: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """`count` articles on as many companies as told, about ten figures each."""
    for number in range(count):
        yield article(number, companies, seed)


def article(number: int, companies: int, seed: int = 1) -> dict[str, str]:
    """One article. Every company has one in the first `companies` articles, then the first more."""
    facts = _facts(number, companies, seed)
    return {
        "title": facts.title,
        "url": f"https://news.example/{number}",
        "date": f"{facts.year}-{_MONTHS[facts.quarter]:02}-{1 + number % 27:02}",
        "text": "\n\n".join(facts.sentences),
    }


@dataclass(frozen=True, slots=True)
class _Facts:
    """What one article states."""

    name: str
    year: int
    quarter: int
    title: str
    sentences: tuple[str, ...]
    asked: tuple[tuple[str, str], ...]


def _facts(number: int, companies: int, seed: int) -> _Facts:
    choice = Random(seed * 1_000_003 + number)
    index = number if number < companies else int(companies * choice.random() ** _OFTEN)
    name, year, quarter = company(index), choice.randint(2014, 2024), choice.randint(0, 3)
    loss, revenue = f"{choice.randint(11, 899)} million yuan", f"${choice.randint(11, 899)} million"
    growth, staff = (
        f"{choice.randint(2, 60)}.{choice.randint(1, 9)}%",
        f"{choice.randint(11, 99)},{choice.randint(100, 999)}",
    )
    deal, dividend = (
        f"€{choice.randint(11, 899)} million",
        f"${choice.randint(1, 4)}.{choice.randint(11, 99)}",
    )
    rival, when = (
        company(choice.randrange(companies)),
        f"the {_QUARTERS[quarter]} quarter of {year}",
    )
    shop = choice.choice("plants stores offices warehouses".split())
    sentences = (
        f"{name} reported a net loss of {loss} in {when}, compared with {choice.randint(11, 899)} "
        "million yuan a year earlier.",
        f"Revenue rose {growth} to {revenue} in the period, the company said.",
        f"{name} employs {staff} people and runs {choice.randint(12, 480)} {shop} in "
        f"{choice.randint(5, 60)} countries.",
        f"It agreed to buy {rival} for {deal}, and declared a dividend of {dividend} a share.",
        f"Analysts had expected {name} to earn {choice.randint(11, 899)} million yuan.",
    )
    title = choice.choice(
        (
            f"{name} posts {_QUARTERS[quarter]}-quarter loss",
            f"{name} to buy {rival}",
            f"{name} grows",
        )
    )
    asked = (
        (f"How much did {name} lose in {when}?", loss),
        (f"What was the revenue of {name} in {when}?", revenue),
        (f"How many people does {name} employ?", staff),
        (f"How much is {name} paying for {rival}?", deal),
    )
    return _Facts(name, year, quarter, title, sentences, asked)


def questions(count: int, size: int, companies: int, seed: int = 1) -> list[Question]:
    """Questions of every kind in turn on the coverage of `size` articles."""
    choice = Random(seed + 5)
    return [
        _question(KINDS[index % len(KINDS)], choice, size, companies, seed)
        for index in range(count)
    ]


def _question(kind: Kind, choice: Random, size: int, companies: int, seed: int) -> Question:
    facts = _facts(choice.randrange(min(size, companies)), companies, seed)
    text, right = choice.choice(facts.asked)
    if kind == "typo":
        return Question(kind, text.replace(facts.name, _mistyped(facts.name, choice)), (right,))
    if kind == "compare":
        other = _facts(choice.randrange(min(size, companies)), companies, seed).name
        return Question(kind, f"Which has more revenue, {facts.name} or {other}?")
    if kind == "list":
        sector = facts.name.split()[-1].lower()
        return Question(kind, f"Which {sector} companies lost more in {facts.year}?")
    if kind == "unanswerable":
        return Question(kind, f"How many patents did {facts.name} license to the moon base?")
    return Question(kind, text, (right,))


def _mistyped(name: str, choice: Random) -> str:
    """The name with two neighbouring letters of its first word exchanged."""
    first, _, rest = name.partition(" ")
    place = choice.randrange(1, max(2, len(first) - 1))
    letters = list(first)
    letters[place : place + 2] = reversed(letters[place : place + 2])
    return f"{''.join(letters)} {rest}"


def write(path: Path, count: int, companies: int, seed: int = 1) -> None:
    """Write the coverage as JSON lines: as many files as there are thousands of articles."""
    path.mkdir(parents=True, exist_ok=True)
    for start in range(0, count, 1000):
        lines = [
            json.dumps(article(number, companies, seed))
            for number in range(start, min(start + 1000, count))
        ]
        (path / f"{start:08}.jsonl").write_text("\n".join(lines), encoding="utf-8")
