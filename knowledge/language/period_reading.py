"""A form of period found in a sentence: its words by role, its year, and what lies ahead."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from knowledge.language.mentions import Period, Relation
from knowledge.language.period_calendar import from_key, months
from knowledge.language.period_fiscal import part_of_year
from knowledge.language.period_words import CODES, Coded

YEAR, HALF, NINE, QUARTER, MONTH = 12, 6, 9, 3, 1
GRAINS = {YEAR: "year", HALF: "half", NINE: "nine_months", QUARTER: "quarter", MONTH: "month"}
_UNITS = {
    CODES["quarter"]: "quarter", CODES["half"]: "half", CODES["yearword"]: "year",
    CODES["monthword"]: "month", CODES["weekword"]: "week", CODES["dayword"]: "day",
}  # fmt: skip
_TENSES = {CODES["past"]: "past", CODES["was"]: "past", CODES["speech"]: "speech"}
_MARKERS = (
    re.compile("[{future}{past}{was}{speech}]|{ahead}(?!{of})|{outlook}(?={to})|{intent}(?=(?:~|{article}){{0,4}}{to}|[{in}{on}{by}])".format_map(CODES)),
    re.compile("[{future}{past}{was}{speech}{outlook}]|{ahead}(?!{of})|{intent}(?=(?:~|{article}){{0,4}}{to}|[{in}{on}{by}])".format_map(CODES)),
)  # fmt: skip
_BEFORE, _AFTER = 40, 12  # how many codes away a word like "expects" still counts
_BY_WITHIN = 5  # codes from "by" to its date: "by the end of the"
_BY = re.compile("{by}{article}?(?:(?:{edge}|{start})(?:-|{of})?{article}?)?$".format_map(CODES))
PREPOSITIONS = frozenset(
    CODES[kind] for kind in (
        "in", "of", "for", "since", "from", "to", "by", "ended", "between", "and", "edge", "on",
    )
)  # fmt: skip


class Said(NamedTuple):
    """What a form says; `yearless` if the words gave the part but not its year."""

    period: Period | None
    relation: Relation = ""
    grain: str = "other"
    yearless: bool = False


class Reading(NamedTuple):
    """A form found in a sentence: its words by role, and what is needed to read them.

    `closing` is the last month of the fiscal year that is spoken of, 0 if that is not known.
    """

    match: re.Match[str]
    coded: Coded
    published: date | None
    question: bool
    closing: int = 0

    def value(self, *roles: str) -> int | None:
        """The number of the first of these roles that is filled; None if none is."""
        groups = self.match.re.groupindex
        for role in roles:
            if role in groups and (at := self.match.start(role)) >= 0:
                return self.coded.values[at]
        return None

    def code(self, role: str) -> str:
        """The codes of a role's words; "" if the role is not filled."""
        return (self.match[role] or "") if role in self.match.re.groupindex else ""

    def has(self, *roles: str) -> bool:
        """Whether any of these roles is filled."""
        groups = self.match.re.groupindex
        return any(role in groups and self.match[role] for role in roles)

    def grain(self, role: str = "unit") -> str:
        """The grain of a role's unit."""
        return _UNITS.get(self.code(role)[:1], "other")

    def text(self) -> str:
        """The words as printed."""
        first, last = self.coded.spans[self.match.start()], self.coded.spans[self.match.end() - 1]
        return self.coded.sentence[first[0] : last[1]]

    def after(self) -> str:
        """The words behind the form as printed."""
        return self.coded.sentence[self.coded.spans[self.match.end() - 1][1] :]

    def tense(self, *, outlooks: bool = False) -> str:
        """The kind of the nearest word of tense before the form: "future", "past", "speech", "".

        With `outlooks`, words like "guidance" are of the future too: they speak of a quarter to
        come, but not of the day on which they were given.
        """
        codes, start = self.coded.codes, self.match.start()
        found = ""
        for marker in _MARKERS[outlooks].finditer(codes, max(0, start - _BEFORE), start):
            found = marker.group()
        return _TENSES.get(found, "future") if found else ""

    def surely_ahead(self) -> bool:
        """Whether the form is a date by which something is to be: "sees 3% BY December".

        So is the end of a stretch of which something is expected ("sees 3% for the year ENDING").
        """
        ending = "ending" in self.text().lower()
        return (self.is_due() or ending) and self.tense(outlooks=True) == "future"

    def is_due(self) -> bool:
        """Whether the form stands behind "by": what is so until then, or is to be."""
        start = self.match.start()
        return _BY.search(self.coded.codes, max(0, start - _BY_WITHIN), start) is not None

    def ahead(self, *, after: bool = False) -> bool:
        """Whether the form is likely to lie ahead of the publication.

        With `after`, the next word of tense behind the form may say so, too.
        """
        if self.tense(outlooks=after) == "future":
            return True
        codes, end = self.coded.codes, self.match.end()
        following = after and _MARKERS[True].search(codes, end, min(len(codes), end + _AFTER))
        return bool(following and following.group() not in _TENSES)


Reader = Callable[[Reading], Said | None]


def given_year(r: Reading) -> int | None:
    """The year that the form gives, or counts from the publication; None if neither."""
    year = r.value("year", "year_lead", "year_low")
    if year is None and (short := r.value("short", "short_fy")) is not None:
        year = 2000 + short if short < 100 else short  # noqa: PLR2004
    split = r.value("split", "split_fy")
    if year is not None and split is not None and (year + 1) % 100 == split:
        return year + 1
    if year is None and r.published and r.has("rel", "rel_lead"):
        # Half of the fiscal years that are called so have begun by July.
        fiscal = r.has("fy_rel") and r.published.month > (r.closing or HALF)
        return r.published.year + fiscal + (r.value("rel", "rel_lead") or 0)
    return year


def is_fiscal(r: Reading) -> bool:
    """Whether the form speaks of a company's own year."""
    split = r.value("split", "split_fy")
    year = r.value("year", "short", "short_fy")
    return r.has("fy", "fy_short", "fy_rel", "fy_lead", "fy_part", "fy_unit", "fiscal") or (
        split is not None and year is not None and (year + 1) % 100 == split
    )


def part_said(r: Reading, part: str, grain: str) -> Said:
    """A quarter, half or first months: "Q1" with the year given, or the one that is meant."""
    year, fiscal = given_year(r), is_fiscal(r)
    if year is not None:
        return Said(_keyed(f"{year}-{part}", fiscal=fiscal), "", grain)
    if r.published is None or r.question:
        return Said(Period(part, fiscal=fiscal), "", grain, yearless=True)
    ahead = r.ahead(after=True)
    if r.closing:
        found = meant(
            lambda year: part_of_year(year, part, r.closing), r.published, ahead=ahead, spare=1
        )
        return Said(found, "", grain, yearless=True)
    # Who reports on a half in its first months has another year: it is a fiscal one.
    early = not ahead and grain != "quarter" and _hardly_begun(part, r.published)
    if fiscal or early:
        return Said(fiscal_reading(part, r.published, ahead=ahead), "", grain, yearless=True)
    found = meant(lambda year: from_key(f"{year}-{part}"), r.published, ahead=ahead)
    return Said(found, "", grain, yearless=True)


def _keyed(key: str, *, fiscal: bool) -> Period | None:
    return Period(key, fiscal=True) if fiscal else from_key(key)


def _hardly_begun(part: str, published: date) -> bool:
    current = from_key(f"{published.year}-{part}")
    if current is None or current.start is None or current.end is None:
        return False
    return current.start <= published < current.start + (current.end - current.start) * 2 / 3


def fiscal_reading(part: str, published: date, *, ahead: bool = False) -> Period:
    """The fiscal year's part that has just ended at publication, or is in progress (`ahead`).

    The year is named after its end; the dates are not known.

    >>> fiscal_reading("Q3", date(2025, 2, 10)).key
    '2025-Q3'
    """
    last = {"Q": 3, "H": 6}.get(part[0], 1) * int(re.sub(r"\D", "", part))
    year, month = months(published.year, published.month, 1 if ahead else -1)
    return Period(f"{months(year, month, 12 - last)[0]}-{part}", fiscal=True)


def meant(
    make: Callable[[int], Period | None],
    published: date,
    *,
    ahead: bool,
    surely: bool = False,
    near: int = 0,
    spare: int = 0,
) -> Period | None:
    """The year's part that a text without the year means.

    That is the latest that has begun; with words of the future, the nearest, and where it is
    `surely` ahead the next that is not over. `near` is the
    factor by which the next one must be closer than the last to be taken without such words;
    `spare` how many more years to try, where a year is named after its end.
    """
    made = [make(published.year + delta) for delta in range(-1, 2 + spare)]
    found = [period for period in made if period and period.start and period.end]
    past = [period for period in found if period.start and period.start <= published]
    nexts = [period for period in found if period.start and period.start > published]
    if not past or not nexts:
        return next(iter([*past, *nexts][-1:]), None)
    last, following = past[-1], nexts[0]
    since = (published - (last.end or published)).days
    until = ((following.start or published) - published).days
    if surely:
        return following if since > 0 else last
    if (ahead and until <= since) or (near and until * near < since):
        return following
    return last


def fiscal_part(part: str, dated: Period) -> Period:
    """A quarter or half of a fiscal year with its dates; named after the year's end.

    >>> fiscal_part("Q3", from_key("2024-Q4")).key
    '2025-Q3'
    """
    left = YEAR - int(part[1]) * (QUARTER if part[0] == "Q" else HALF)
    end = dated.end or date.min
    year = months(end.year, end.month, left)[0]
    return Period(f"{year}-{part}", dated.start, dated.end, fiscal=True)
