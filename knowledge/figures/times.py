"""The times that an article speaks of as its sentences are read one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from knowledge.figures.company_year import closing_with_calendar, quarter_over
from knowledge.figures.trading_day import session_before
from knowledge.language.mentions import Period, PeriodMention
from knowledge.language.period_calendar import days_to, ended
from knowledge.language.period_fiscal import as_fiscal, part_of_year, with_dates
from knowledge.language.period_parts import nine_months
from knowledge.language.period_reading import NINE
from knowledge.language.periods import from_key

_SHORT = frozenset({"day", "week", "other"})
_STRETCHES = {"half": "H", "nine_months": "9M"}  # and how their keys tell them
SPOKEN = frozenset({"week", *_STRETCHES})
"""What may be spoken of by its length alone: "the week", "nine-month profit"."""
_PARTS = frozenset({"quarter", "half", "nine_months"})
_LEAD = 4  # the sentences that tell which period an article reports on
_LATELY = timedelta(days=200)  # a quarter that ended longer ago is not what "the quarter" means
SEASON = timedelta(days=150)
"""How long after its end a period is reported on."""
_FRIDAY, _TO_SUNDAY = 4, 2
_WEEK_TOLD = re.compile(r"\b(?:end(?:ed|ing)|to|through)\b", re.IGNORECASE)
_YEAR_TOLD = re.compile(r"\d\d")
_WEEK, _MONTH = 7, 31  # days
_YEAR = 4  # the length of a key such as "2019"


@dataclass(slots=True)
class Calendar:
    """The periods that an article speaks of as the walk goes on.

    `main` is the one that it reports on, `outlook` the one that its lead looks ahead to;
    `recent` and `ahead` are those of the sentence before, reported and expected; `day` is the
    day that its market figures are of, those of the session before if `session_over`, `quarter` the last quarter that was named, `stretches` the half and the
    nine months that are; `measured` is the month or the week that the lead gives statistics of,
    `deed` the last day on which something was done; `closing` is the last month of the fiscal year, 0 if not known.
    """

    published: date | None
    closing: int = 0
    main: Period | None = None
    outlook: Period | None = None
    recent: Period | None = None
    ahead: Period | None = None
    quarter: Period | None = None
    day: Period | None = None
    session_over: bool = False
    stretches: dict[str, Period] = field(default_factory=dict)
    measured: Period | None = None
    deed: Period | None = None

    def alone(self) -> Calendar:
        """The calendar of a headline within the text, which only the day of trade is known of."""
        return Calendar(
            self.published,
            self.closing,
            day=self.day,
            session_over=self.session_over,
            stretches=self.stretches,
            measured=self.measured,
        )

    def foresee(self, mentions: Iterable[PeriodMention]) -> None:
        """Take up what is told only later: which quarter, and of which day the markets."""
        for mention in mentions:
            period = mention.period
            if period is None or period.end is None or self.published is None or mention.forward:
                continue
            if mention.grain == "day" and self.day is None and self._is_trading(period.end):
                self.day = period
            lately = period.end <= self.published <= period.end + _LATELY
            if mention.grain == "quarter" and self.quarter is None and lately:
                self.quarter = period
            if mention.grain in _STRETCHES and lately:
                self.stretches.setdefault(mention.grain, period)

    def _is_trading(self, day: date) -> bool:
        """Whether a day is the last one of trade: of publication, or before it."""
        days = (self.published - day).days if self.published else -1
        if day.weekday() > _FRIDAY:
            return False
        return 0 <= days <= 1 or (day.weekday() == _FRIDAY and days == _TO_SUNDAY)

    def note(self, number: int, mentions: Sequence[PeriodMention]) -> None:
        """Take up the periods of a sentence; those of title and lead are what it reports on."""
        for mention in mentions:
            period = mention.period
            if period is None or not period.key:
                continue
            if mention.grain == "day" and self.day is None and not mention.forward:
                self.day = period if number < _LEAD else None
            elif mention.grain == "quarter" and not mention.forward and self._is_newer(period):
                self.quarter = period
            if mention.grain == "day" and self.has_come(mention):
                self.deed = period
            if number < _LEAD and self.measured is None and self._is_measured(mention):
                self.measured = period
            if number >= _LEAD or mention.grain in _SHORT:
                continue
            if self.main is None and self.is_over(mention):
                self.main = period
            elif self.outlook is None and not self.is_over(mention):
                self.outlook = period

    def has_come(self, mention: PeriodMention) -> bool:
        """Whether a period is over at publication, or a day that is that of publication."""
        period, published = mention.period, self.published
        if period is None or period.end is None or published is None or mention.forward:
            return False
        return period.end <= published

    def _is_measured(self, mention: PeriodMention) -> bool:
        """Whether statistics may be of a period: a month, or "the week ended May 3"."""
        week = mention.grain == "week" and _WEEK_TOLD.search(mention.text) is not None
        return (week or mention.grain == "month") and self.has_come(mention)

    def _is_newer(self, period: Period) -> bool:
        """Whether a quarter is not before the one that was named: that was only compared with."""
        return self.quarter is None or period.key >= self.quarter.key

    def begin(self, mentions: Sequence[PeriodMention]) -> None:
        """Take up the period of a heading within the text: what follows is about it."""
        for mention in mentions:
            if mention.period is None or not mention.period.key or mention.grain in _SHORT:
                continue
            if self.is_over(mention):
                self.main, self.recent = mention.period, None
                self.quarter = mention.period if mention.grain == "quarter" else self.quarter
            else:
                self.outlook, self.ahead = mention.period, None
            return

    def is_over(self, mention: PeriodMention) -> bool:
        """Whether results may be of the period: it has ended, or it is a part that has begun."""
        period = mention.period
        if period is None or mention.forward:
            return False
        if self.published is None or period.start is None or period.end is None:
            return True
        return (period.start if mention.grain in _PARTS else period.end) <= self.published

    def as_told(self, period: Period, text: str) -> Period:
        """A period as the article counts them: its "fourth quarter" is that of its fiscal 2025.

        `text` are the words, which name a year by themselves if they have a number of it.
        """
        main = self.main
        if main is None or not main.fiscal or period.fiscal or _YEAR_TOLD.search(text):
            return period
        part = period.key.partition("-")[2]
        return main if part and part == main.key.partition("-")[2] else period

    def lies_ahead(self, period: Period | None) -> bool:
        """Whether a period, longer than a day, begins after the publication."""
        start = period.start if period else None
        lasting = period is not None and period.start != period.end
        return bool(start and lasting and self.published and start > self.published)

    def in_company(self, period: Period | None) -> Period | None:
        """A quarter that was not over when its results came out is one of a company's own year."""
        running = (
            period is not None
            and not period.fiscal
            and "Q" in period.key
            and period.end is not None
            and self.published is not None
            and self.published < period.end
        )
        if not running or period is None or self.published is None:
            return period
        own = replace(period, start=None, end=None, fiscal=True)
        return with_dates(own, closing_with_calendar(int(period.key[-1]), self.published))

    def quarter_reported(self) -> Period | None:
        """The quarter that results are of which give none but "the quarter"; None if not known."""
        found = quarter_over(self.published) if self.published else None
        return as_fiscal(found, self.closing) if found else None

    def closed(self) -> Period | None:
        """The quarter, half or year whose results the article tells; None if it tells none."""
        for told in (self.recent, self.main):
            if told is not None and self._is_closed(told):
                return told
        return None

    def _is_closed(self, period: Period) -> bool:
        """Whether a period is one of results that come out now: longer than a month, and over."""
        start, end = period.start, period.end
        if start is None or end is None or self.published is None:
            return period.fiscal and len(period.key) > _YEAR  # a company's own quarter
        return (end - start).days > _MONTH and end <= self.published < end + SEASON

    def today(self) -> Period | None:
        """The day of the market figures: the one named first, else the day of publication."""
        if self.published is None:
            return self.day
        day = self.day or Period(self.published.isoformat(), self.published, self.published)
        if not self.session_over or day.end is None or day.end != self.published:
            return day
        return from_key(session_before(day.end).isoformat())

    def spoken(self, grain: str, found: Period | None) -> Period | None:
        """What "the week", "the half", "the nine months" mean where `found` was spoken of last."""
        if grain == "week":
            return self.week()
        if found is not None and _STRETCHES[grain] in found.key:
            return found
        if grain in self.stretches or grain == "half":
            return self.stretches.get(grain, found)
        quarter = self.quarter_reported()
        return nine_months(ended(quarter.end, NINE)) if quarter and quarter.end else None

    def week(self) -> Period | None:
        """The week of the publication; None if that is not known."""
        if self.published is None:
            return None
        return days_to(self.published + timedelta(days=6 - self.published.weekday()), _WEEK)

    def running_year(self) -> Period | None:
        """The year that is in progress at publication; None if that is not known."""
        if self.published is None:
            return None
        closing = self.closing or 12
        return part_of_year(self.published.year + (self.published.month > closing), "", closing)

    def year_of(self, period: Period) -> Period | None:
        """The year that a part of a year belongs to."""
        year = from_key(period.key[:_YEAR])
        if year is None or not period.fiscal:
            return year
        return with_dates(replace(year, start=None, end=None, fiscal=True), self.closing)

    def year_over(self) -> Period | None:
        """The year that has just ended, in the months in which it is reported on; else None."""
        running = self.running_year()
        if running is None or running.start is None or self.published is None:
            return None
        if self.published > running.start + SEASON:
            return None
        year = int(running.key) - 1
        return part_of_year(year, "", self.closing) if self.closing else from_key(f"{year}")
