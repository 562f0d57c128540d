"""All companies of the coverage ranked by one metric: a figure of each, comparable ones; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.library import Stated

_MOST, _NAMED = 25, 6


@dataclass(frozen=True, slots=True)
class League:
    """Identifiers of the figures in order, and one of each company that has no comparable one.

    `left_out` are no more than can be named; `count` says how many there are. `period` is the
    one that all are compared for, "" where each counts with its newest.
    """

    ranked: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    count: int = 0
    period: str = ""


def league(stated: Sequence[Stated], period: str = "") -> League:
    """The companies by what they state of one metric, the largest first.

    `stated` comes newest article first, so that a correction wins, and is of `period` if one is
    asked for. Otherwise like is compared with like: the period that most companies have counts,
    if at least half of them have it, and else the newest of each. Only figures of the most
    frequent unit are ranked.
    """
    if not stated:
        return League(())
    unit = Counter(one.unit for one in stated).most_common(1)[0][0]
    comparable = [one for one in stated if one.unit == unit]
    shared = period or _shared(comparable)
    of_company: dict[int, Stated] = {}
    for one in comparable:
        known = of_company.get(one.company)
        if (not shared or one.period == shared) and (known is None or one.period > known.period):
            of_company[one.company] = one
    first = sorted(of_company.values(), key=lambda one: abs(one.value), reverse=True)
    others = {one.company: one.figure for one in stated if one.company not in of_company}
    return League(
        tuple(one.figure for one in first[:_MOST]),
        tuple(others.values())[:_NAMED],
        len(others),
        shared,
    )


def _shared(stated: Sequence[Stated]) -> str:
    """The period that most companies have, the newest of several; "" if fewer than half do."""
    of_period: dict[str, set[int]] = {}
    for one in stated:
        of_period.setdefault(one.period, set()).add(one.company)
    companies = set().union(*of_period.values())
    of_period.pop("", None)
    best = max(of_period, key=lambda period: (len(of_period[period]), period), default="")
    count = len(of_period.get(best, ()))
    return best if count > 1 and 2 * count >= len(companies) else ""
