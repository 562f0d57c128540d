"""Of which day the markets are that an article tells of: that of publication, or the one before.

A report that comes out after midnight tells of the trade of the day before, and one that looks
ahead to the opening gives the closing prices of the session before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice
from operator import itemgetter

from knowledge.figures.extreme_times import names_extreme
from knowledge.language.changes import cues
from knowledge.language.mentions import PeriodMention
from knowledge.language.periods import periods
from knowledge.language.reading import Reading

_STOPS = (".", ".”", '."')
_LEAD = 2  # sentences of the text that tell what a report is about
_REACH = 70  # characters before a day that are looked at
_ASIDE = re.compile(
    r"""\b(?:after|since|following|(?:from|below|above|off|near|of)\ [^;,]*\b(?:record|high|low|peak))\b[^;]*$
      | \b(?:released|published)(?:\ (?:late|early))?(?:\ on)?\ $""",
    re.IGNORECASE | re.VERBOSE,
)
_RECORD = re.compile(r"\b(?:record|all-time|peak)\b[^;]*$", re.IGNORECASE)
_ENDED = re.compile(r"\b(?:clos|end|finish|settl|trad)(?:ed|ing)\b", re.IGNORECASE)
_ON = re.compile(r"\bon (?:early |late )?$", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:after|since|following|due|will|scheduled|expected|later|ahead of|awaits?|awaiting|before|until)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri)day\b")
_TRADE = re.compile(
    r"\b(?:shares?|stocks?|equit(?:y|ies)|ind(?:ex|exes|ices)|markets?|futures|yields?|bonds?"
    r"|treasur(?:y|ies)|gilts?|currency|prices?|session|trad(?:e|ed|ing)|bourse|benchmarks?)\b",
    re.IGNORECASE,
)
# Who did something on a day that moved no price: "Norwind said on Monday".
_SAID = re.compile(
    r"\b(?:said|says?|told|announc|report|sign|pledg|unveil|post|disclos|publish|statement|filing"
    r"|releas|rais|impos|meet|met\b|speak|testi)\w*(?: (?:late|early))?(?: on)? ?$",
    re.IGNORECASE,
)
_LED, _TODAY, _NAMED, _RECORDED = range(4)  # in which order days are taken


# A report for those who wait for the opening: its closing prices are of the session before.
_OPENING = re.compile(
    r"\btrade set-?up\b|\bopening bell\b|\bfor today['’]s (?:trade|session)\b"
    r"|\b(?:likely|expected|set|poised|seen|tipped|due|bound)\b[^.;]{0,30}?\b(?:open|opening|start)\b",
    re.IGNORECASE,
)
_OPENING_LETTERS = ("open", "start", "up", "today")  # without them it need not be looked for
_CLOSED = re.compile(
    r"\b(?:clos|end|finish|settl)(?:ed|ing)\b(?!-)(?! (?:in|on)\b)|\bat (?:the )?close\b",
    re.IGNORECASE,
)
_OVERNIGHT = "Overnight,"
_OPENS = 5  # sentences that may say so
_FRIDAY = 4


def waits_for_opening(readings: Sequence[Reading]) -> bool:
    """Whether an article came out before the trade of its day began, as its first sentences say."""
    first = readings[:_OPENS]
    return any(
        any(map(one.text.lower().__contains__, _OPENING_LETTERS))
        and _OPENING.search(one.text)
        and _TRADE.search(one.text)
        for one in first
    )


def is_of_session_before(text: str, *, early: bool) -> bool:
    """Whether a sentence tells of the session before: its close, if the article came `early`."""
    if not early:
        return text.startswith(_OVERNIGHT)
    return text.startswith(_OVERNIGHT) or _CLOSED.search(text) is not None


def session_before(day: date) -> date:
    """The last day of trade before a day.

    >>> session_before(date(2021, 5, 10))
    datetime.date(2021, 5, 7)
    """
    before = day - timedelta(days=1)
    return before - timedelta(days=max(0, before.weekday() - _FRIDAY))


def trading_times(
    readings: Sequence[Reading], published: date | None, closing: int
) -> list[PeriodMention]:
    """The periods of an article, the one that its market figures are likeliest to be of first.

    Sentences without figures give only days. The first whole sentences, no headlines or items
    of a list, tell what the report is about. What may be the day of a record stands last.
    """
    found: list[tuple[int, PeriodMention]] = []
    whole = (number for number, one in enumerate(readings) if one.text.endswith(_STOPS))
    lead = frozenset(islice(whole, _LEAD))
    for number, reading in enumerate(readings):
        counted = bool(reading.quantities)
        if not (counted or _WEEKDAY.search(reading.text)):
            continue
        times = reading.periods or periods(reading.text, published, closing=closing)
        found += [
            (_rank(reading, time, published, lead=number in lead), time)
            for time in times
            if time.grain == "day" or counted
        ]
    return [time for rank, time in sorted(found, key=itemgetter(0)) if rank <= _RECORDED]


def _rank(reading: Reading, mention: PeriodMention, published: date | None, *, lead: bool) -> int:
    """How late a period comes among those that tell of which day the markets are."""
    if mention.grain != "day":
        return _NAMED
    before = reading.text[max(0, mention.start - _REACH) : mention.start]
    aside = is_aside(reading.text, mention)
    on = _ON.search(before) is not None and not _AFTER.search(before)
    if mention.period and mention.period.end == published:
        if on:
            return _LED if lead else _TODAY
    elif lead and on and not aside and _is_of_trade(reading, mention, before):
        return _LED
    elif reading.quantities and aside:
        return _RECORDED + 1
    return _RECORDED if _RECORD.search(before) else _NAMED


def _is_of_trade(reading: Reading, day: PeriodMention, before: str) -> bool:
    """Whether a market moved on a day: "yields rose on Tuesday", "closed at a record on Tuesday"."""
    if _SAID.search(before):
        return False
    if not (_TRADE.search(reading.text) or any(name.kind == "market" for name in reading.names)):
        return False
    if _ENDED.search(before):
        return True
    moved = (cue for cue in cues(reading.tokens) if cue.kind == "change" and cue.direction)
    return not _RECORD.search(before) and any(cue.end <= day.start for cue in moved)


def is_aside(text: str, mention: PeriodMention) -> bool:
    """Whether a day is not the one told of: "after a high on Tuesday", "data published Tuesday"."""
    before = text[max(0, mention.start - _REACH) : mention.start]
    if mention.grain != "day":
        return False
    return _ASIDE.search(before) is not None or names_extreme(text, mention.end)
