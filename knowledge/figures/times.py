"""The times that an article speaks of as its sentences are read one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.language.mentions import Period, PeriodMention

_SHORT = frozenset({"day", "week", "other"})
_LEAD = 4  # the sentences that tell which period an article reports on


@dataclass(slots=True)
class Calendar:
    """The periods that an article speaks of as the walk goes on.

    `main` is the one that it reports on, `recent` that of the sentence before, `day` the day
    that its market figures are of, `quarter` the last quarter that was named; `closing` is the
    last month of the fiscal year, 0 if not known.
    """

    published: date | None
    closing: int = 0
    main: Period | None = None
    recent: Period | None = None
    quarter: Period | None = None
    day: Period | None = None

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
            if number < _LEAD and self.main is None and _reportable(mention, self.published):
                self.main = period

    def _is_newer(self, period: Period) -> bool:
        """Whether a quarter is not before the one that was named: that was only compared with."""
        return self.quarter is None or period.key >= self.quarter.key

    def begin(self, mentions: Sequence[PeriodMention]) -> None:
        """Take up the period of a heading within the text: what follows is about it."""
        for mention in mentions:
            if _reportable(mention, self.published):
                self.main = mention.period
                return

    def today(self) -> Period | None:
        """The day of the market figures: the one named first, else the day of publication."""
        if self.day is not None or self.published is None:
            return self.day
        return Period(self.published.isoformat(), self.published, self.published)


def _reportable(mention: PeriodMention, published: date | None) -> bool:
    """Whether results may be of the period: it is a quarter or a year and has begun."""
    period = mention.period
    if period is None or mention.grain in _SHORT or mention.forward:
        return False
    return published is None or period.start is None or period.start <= published
