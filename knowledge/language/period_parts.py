"""What the forms mean that name a quarter, a half, or a stretch of months."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from knowledge.language.mentions import Period
from knowledge.language.period_calendar import (
    days_to,
    ended,
    from_key,
    month_end,
    months,
    shift,
    span_key,
)
from knowledge.language.period_fiscal import part_of_year
from knowledge.language.period_reading import (
    GRAINS,
    HALF,
    NINE,
    QUARTER,
    YEAR,
    Reader,
    Reading,
    Said,
    fiscal_part,
    given_year,
    is_fiscal,
    meant,
    part_said,
)

# "It was the first quarter that it made a profit": counted, not named.
_COUNTED = re.compile(
    r"\b(?:was|is|be|been|marks?|marked)(?: (?:only|just|also))? (?:the|its|their|only) $",
    re.IGNORECASE,
)
_WORDS = 24  # characters before a form in which such words stand
_STRETCHES = frozenset({QUARTER, HALF, NINE})
_FINAL = 4  # what "final" counts as


def _last_of(r: Reading) -> Said | None:
    count = r.value("unit") or r.value("count") or 0
    part = {QUARTER: "Q4", HALF: "H2"}.get(count)
    year = given_year(r)
    if part:
        return part_said(r, part, GRAINS[count])
    if year is None or not 0 < count < YEAR or is_fiscal(r):
        return None
    return Said(ended(date(year, 12, 31), count), "", GRAINS.get(count, "other"))


def _first_month(r: Reading) -> Said | None:
    """The month of a year by its number: "the first month of the year"."""
    number = r.value("nth") or 0
    year = given_year(r)
    if year is not None:
        return Said(from_key(f"{year}-{number:02}"), "", "month") if not is_fiscal(r) else None
    if r.published is None or r.question:
        return Said(Period(f"{number:02}"), "", "month", yearless=True)
    found = meant(lambda year: from_key(f"{year}-{number:02}"), r.published, ahead=r.ahead())
    return Said(found, "", "month")


def _told_before(r: Reading) -> str:
    """The few words before a form."""
    start = r.coded.spans[r.match.start()][0]
    return r.coded.sentence[max(0, start - _WORDS) : start]


def _part_form(r: Reading) -> Said | None:
    size = r.value("unit") or (QUARTER if r.has("number_q") else HALF)
    number = r.value("number", "number_q", "number_h") or 0
    if number * size > YEAR or (given_year(r) is None and _COUNTED.search(_told_before(r))):
        return None
    part = f"{'Q' if size == QUARTER else 'H'}{number}"
    if not r.has("month_end", "month_of"):
        return part_said(r, part, GRAINS[size])
    end = _end_date(r)
    if end is None:
        return part_said(r, part, GRAINS[size])
    found = ended(end, size)
    if found.key[5:] == part and not is_fiscal(r):
        return Said(found, "", GRAINS[size])
    made = fiscal_part(part, found)
    year = given_year(r)
    return Said(replace(made, key=f"{year}-{part}") if year else made, "", GRAINS[size])


def _part_of(r: Reading) -> Said | None:
    """A part of a year whose end is told: "the first half of the fiscal year ending June 30"."""
    size = r.value("unit") or (QUARTER if r.has("number_q") else HALF)
    number = r.value("number", "number_q", "number_h") or 0
    end = _end_date(r)
    if end is None or number * size > YEAR:
        return None
    part = f"{'Q' if size == QUARTER else 'H'}{number}"
    return Said(part_of_year(end.year, part, end.month), "", GRAINS[size])


def _first_months(r: Reading) -> Said | None:
    count = r.value("count") or 0
    if r.value("nth") == _FINAL:  # "the final three months of 2024"
        return _last_of(r)
    if not 1 < count < YEAR or r.value("nth") not in {None, 1}:
        return None
    alone = not r.has("nth", "fy_part") and not r.question and given_year(r) is None
    if alone:  # 9M users
        return None
    return part_said(r, span_key(2001, count, count)[5:], GRAINS.get(count, "other"))


def _end_date(r: Reading) -> date | None:
    """The day on which a stretch ends ("to June 30"); None where the year cannot be known."""
    month = r.value("month_end", "month_of")
    year = r.value("year_end", "year_of")
    if month is None:
        return None
    if r.published and r.has("rel_end"):
        year = r.published.year + (r.value("rel_end") or 0)
    day = r.value("day_end", "day_of")

    def make(year: int) -> Period | None:
        found = from_key(f"{year}-{month:02}" + (f"-{day:02}" if day else ""))
        return found and Period(found.key, found.end, found.end)

    if year is None:
        if r.published is None or r.question:
            return None
        ending = "ending" in r.text().lower()
        found = meant(make, r.published, ahead=ending or r.ahead(), surely=r.surely_ahead())
    else:
        found = make(year)
    return found.end if found else None


def _ended(r: Reading) -> Said | None:
    count = r.value("count") or r.value("unit") or 0
    grain = GRAINS.get(count, "other")
    end = _end_date(r)
    if end is None:
        month = r.value("month_end", "month_of") or 0
        if not 0 < count < YEAR or not (r.question or r.published is None):
            return None
        return Said(_any_year(month, count), "", grain, yearless=True)
    if not 0 < count <= YEAR * 2:
        return None
    if r.question and count in _STRETCHES:
        return Said(_by_months(ended(end, count), count), "", grain)
    found = nine_months(ended(end, count)) if count == NINE else ended(end, count)
    return Said(found if count <= YEAR else Period("", found.start, found.end), "", grain)


# What stands behind a stretch of months of which it is a result, not how long something takes.
_RESULT = re.compile(
    r"[ -](?:(?!(?:in|of|to|for|on|after|from) )[\w'’-]+ ){0,3}?(?:profits?|loss(?:es)?|earnings|revenues?|sales|income|results|turnover"
    r"|ebitda)\b",
    re.IGNORECASE,
)


def _stretch(r: Reading) -> Said | None:
    """Months whose end is told elsewhere: "nine-month profit", "in the fiscal nine months"."""
    count = r.value("count") or 0
    if r.question or count not in {HALF, NINE}:
        return None
    told = r.has("lead") or _RESULT.match(r.after())
    return Said(None, "same", GRAINS[count]) if told else None


def nine_months(found: Period) -> Period:
    """Nine months as those of the year of a company, which report on them."""
    if found.key[5:] == "9M":
        return found
    year = months(int(found.key[:4]), int(found.key[5:]), QUARTER)[0]
    return replace(found, key=f"{year}-9M", fiscal=True)


def _weeks(r: Reading) -> Said | None:
    end = _end_date(r)
    count = r.value("weeks") or 1
    if not r.has("day_end", "day_of"):
        return None
    if end is None:
        month, day = r.value("month_end", "month_of") or 0, r.value("day_end", "day_of") or 0
        if count > 1 or not (r.question or r.published is None):
            return None
        return Said(Period(f"{month:02}-{day:02}/7D"), "", "week", yearless=True)
    if count % 13 == 0 or count == 53:  # noqa: PLR2004  a retailer's quarters have 13 weeks
        size = count // 13 * QUARTER
        return Said(ended(end, size), "", GRAINS.get(size, "other")) if size <= YEAR else None
    return Said(days_to(end, 7 * count), "", "week")


def _month_quarter(r: Reading) -> Said | None:
    month = r.value("month") or 0
    year = given_year(r)
    if year is not None and is_fiscal(r) and month > QUARTER:
        year -= 1  # named after March, where the press that says "December quarter" ends its year
    return _months_said(r, month, QUARTER, year, over=True)


def _month_half(r: Reading) -> Said | None:
    return _months_said(r, r.value("month") or 0, HALF, given_year(r), over=True)


def _months_said(r: Reading, month: int, count: int, year: int | None, *, over: bool) -> Said:
    """The `count` months that end with a month; without a year, the latest (that is `over`)."""
    grain = GRAINS.get(count, "other")
    if year is not None:
        given = ended(month_end(year, month), count)
        told = r.question and count in _STRETCHES
        return Said(_by_months(given, count) if told else _named(given, count), "", grain)
    if r.published is None or r.question:
        return Said(_any_year(month, count), "", grain, yearless=True)

    def make(year: int) -> Period:
        found = ended(month_end(year, month), count)
        return Period(found.key, found.end if over else found.start, found.end)

    found = meant(make, r.published, ahead=r.ahead(after=True), surely=r.surely_ahead())
    if found is None or found.end is None:
        return Said(None, "", grain)
    return Said(_named(ended(found.end, count), count), "", grain)


def _any_year(month: int, count: int) -> Period:
    """The months that end with `month`, of any year."""
    return Period(f"{count}M-{month:02}")


def _by_months(period: Period, count: int) -> Period:
    """The months that someone asks for, with a key that is no company's name for them."""
    if period.start is None:
        return period
    year, month = months(period.start.year, period.start.month, count - 1)
    return replace(period, key=f"{year}-{count}M-{month:02}")


def _named(period: Period, count: int) -> Period:
    """A stretch with a key only where its key can name it."""
    if count == NINE:
        return nine_months(period)
    named = from_key(period.key)
    same = named is not None and (named.start, named.end) == (period.start, period.end)
    return period if same or count == QUARTER else Period("", period.start, period.end)


def _month_range(r: Reading) -> Said | None:
    first, last = r.value("first") or 0, r.value("month") or 0
    count = (last - first) % YEAR + 1
    year = given_year(r)
    if year is None and (start := r.value("first_year")) is not None:
        year = start + (last < first)
    if count == 1:
        return None
    return _months_said(r, last, count, year, over=False)


def _half_year(r: Reading) -> Said:
    if r.has("fiscal"):
        return Said(Period("", fiscal=True), "", "half")
    if r.published is None or r.question:
        return Said(None, "", "half")
    now = from_key(f"{r.published.year}-H{1 + (r.published.month > HALF)}")
    return Said(now if r.ahead(after=True) or now is None else shift(now, "previous"), "", "half")


PARTS: dict[str, Reader] = {
    "last_of": _last_of, "first_month": _first_month, "part": _part_form, "part_of": _part_of, "stretch": _stretch, "first_months": _first_months, "ended": _ended,
    "weeks": _weeks, "month_quarter": _month_quarter, "month_range": _month_range, "month_half": _month_half,
    "half_year": _half_year,
}  # fmt: skip
