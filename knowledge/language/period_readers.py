"""What each form of period means: one reader a form, from its words to the period.

A reader returns the period (None where it is relative or cannot be known), its relation to
another period and its grain, or None where the words are no period after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from knowledge.language.mentions import Period, Relation
from knowledge.language.period_calendar import ended, from_key, month_end, months, shift, span_key
from knowledge.language.period_reading import (
    GRAINS,
    HALF,
    MONTH,
    PREPOSITIONS,
    QUARTER,
    YEAR,
    Reading,
    Said,
    given_year,
    is_fiscal,
    meant,
    part_said,
)
from knowledge.language.period_words import CODES


def _pace(r: Reading) -> Said | None:
    count = r.value("pace") or r.value("letter") or 0
    text = r.text().lower()
    if r.has("letter") and text[0] != text[-1]:
        return None
    if r.has("pace") and r.match.end() - r.match.start() > 2 and not _twice(text):  # noqa: PLR2004
        return None
    return Said(None, "year_earlier" if count == YEAR else "previous", GRAINS.get(count, "other"))


def _twice(text: str) -> bool:
    first, *_, last = re.findall(r"\w+", text)
    return first in {last, "on"}


def _to_date(r: Reading) -> Said:
    if r.published is None:
        return Said(None)
    return Said(Period("", date(r.published.year, 1, 1), r.published))


def _same(r: Reading) -> Said | None:
    if r.value("unit") == 0 and r.text().lower().endswith("time"):
        return None
    return Said(None, "year_earlier" if r.has("tail") else "same", r.grain())


def _earlier(r: Reading) -> Said:
    unit = r.grain()
    return Said(
        None,
        "year_earlier" if unit == "year" else "previous",
        r.grain("grain") if r.has("grain") else unit,
    )


def _ago(r: Reading) -> Said | None:
    if r.published is None or not r.text().lower().endswith("ago"):
        return None
    count = r.value("count") or 0
    if r.value("unit") == YEAR:
        return Said(from_key(f"{r.published.year - count}"), "", "year")
    year, month = months(r.published.year, r.published.month, -count)
    return Said(from_key(f"{year}-{month:02}"), "", "month")


def _last_of(r: Reading) -> Said | None:
    count = r.value("unit") or r.value("count") or 0
    part = {QUARTER: "Q4", HALF: "H2"}.get(count)
    year = given_year(r)
    if part:
        return part_said(r, part, GRAINS[count])
    if year is None or not 0 < count < YEAR or is_fiscal(r):
        return None
    return Said(ended(date(year, 12, 31), count), "", GRAINS.get(count, "other"))


def _part_form(r: Reading) -> Said | None:
    size = r.value("unit") or (QUARTER if r.has("number_q") else HALF)
    number = r.value("number", "number_q", "number_h") or 0
    if number * size > YEAR:
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


def fiscal_part(part: str, dated: Period) -> Period:
    """A quarter or half of a fiscal year with its dates; named after the year's end.

    >>> fiscal_part("Q3", from_key("2024-Q4")).key
    '2025-Q3'
    """
    left = YEAR - int(part[1]) * (QUARTER if part[0] == "Q" else HALF)
    end = dated.end or date.min
    year = months(end.year, end.month, left)[0]
    return Period(f"{year}-{part}", dated.start, dated.end, fiscal=True)


def _first_months(r: Reading) -> Said | None:
    count = r.value("count") or 0
    if not 1 < count < YEAR or r.value("nth") not in {None, 1}:
        return None
    alone = not r.has("nth", "fy_part") and not r.question and given_year(r) is None
    if alone:  # 9M users
        return None
    return part_said(r, span_key(2001, count, count)[5:], GRAINS.get(count, "other"))


def _previous(r: Reading) -> Said:
    unit = r.grain()
    grain = r.grain("grain") if r.has("grain") else unit
    return Said(None, "year_earlier" if unit == "year" else "previous", grain)


def _previous_months(r: Reading) -> Said:
    return Said(None, "previous", GRAINS.get(r.value("count") or 0, "other"))


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
        found = meant(make, r.published, ahead=ending or r.ahead())
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
        return Said(Period(span_key(2001, month, count)[5:]), "", grain, yearless=True)
    if not 0 < count <= YEAR * 2:
        return None
    found = ended(end, count)
    return Said(found if count <= YEAR else Period("", found.start, found.end), "", grain)


def _weeks(r: Reading) -> Said | None:
    end = _end_date(r)
    count = r.value("weeks") or 1
    if end is None or not r.has("day_end", "day_of"):
        return None
    if count in {52, 53}:
        return Said(ended(end, YEAR), "", "year")
    return Said(Period("", end - timedelta(days=7 * count - 1), end), "", "week")


def _years_to(r: Reading) -> Said:
    last = r.value("last") or 0
    return _years(last - (r.value("count") or 1) + 1, last)


def _years(first: int, last: int) -> Said:
    return Said(Period("", date(first, 1, 1), date(last, 12, 31)))


def _year_range(r: Reading) -> Said | None:
    first, last = r.value("year", "year_low") or 0, r.value("last", "last_high") or 0
    return _years(first, last) if first < last else None


def _relative(r: Reading) -> Said | None:
    grain, delta, size = r.grain(), r.value("rel") or 0, r.value("unit") or 0
    if r.has("fiscal"):
        return Said(Period("", fiscal=True), "", grain)
    if r.published is None:
        back: Relation = "year_earlier" if grain == "year" else "previous"
        return Said(None, back if delta < 0 else "same" if delta == 0 else "", grain)
    if grain == "week":
        monday = r.published - timedelta(days=r.published.weekday() - 7 * delta)
        return Said(Period("", monday, monday + timedelta(days=6)), "", grain)
    last = (r.published.month - 1) // size * size + size
    year, last = months(r.published.year, last, delta * size)
    key = f"{year}-{last:02}" if size == MONTH else span_key(year, last, size)
    return Said(from_key(key), "", grain)


def _trailing(r: Reading) -> Said | None:
    unit = r.code("unit")
    count = r.value("count") or 1
    sizes = {CODES["weeks"]: 7, CODES["weekword"]: 7, CODES["days"]: 1}
    if r.published is None:
        return Said(None)
    if unit in sizes:
        return Said(Period("", r.published - timedelta(days=sizes[unit] * count), r.published))
    size = {CODES["years"]: YEAR, CODES["quarters"]: QUARTER}.get(unit) or r.value("unit") or MONTH
    year, month = months(r.published.year, r.published.month, -size * count)
    day = min(r.published.day, month_end(year, month).day)
    return Said(Period("", date(year, month, day), r.published))


def _month_quarter(r: Reading) -> Said | None:
    month = r.value("month") or 0
    year = given_year(r)
    if year is not None and is_fiscal(r) and month > QUARTER:
        year -= 1  # named after March, where the press that says "December quarter" ends its year
    return _months_said(r, month, QUARTER, year, over=True)


def _months_said(r: Reading, month: int, count: int, year: int | None, *, over: bool) -> Said:
    """The `count` months that end with a month; without a year, the latest (that is `over`)."""
    grain = GRAINS.get(count, "other")
    if year is not None:
        return Said(_named(ended(month_end(year, month), count), count), "", grain)
    if r.published is None or r.question:
        return Said(Period(span_key(2001, month, count)[5:]), "", grain, yearless=True)

    def make(year: int) -> Period:
        found = ended(month_end(year, month), count)
        return Period(found.key, found.end if over else found.start, found.end)

    found = meant(make, r.published, ahead=r.ahead(after=True))
    if found is None or found.end is None:
        return Said(None, "", grain)
    return Said(_named(ended(found.end, count), count), "", grain)


def _named(period: Period, count: int) -> Period:
    """A stretch with a key only where its key can name it."""
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


def _day(r: Reading) -> Said | None:
    month = r.value("month", "month_last", "month_number") or 0
    day = r.value("day", "day_first") or 0
    last = r.value("last_day")
    year = given_year(r)

    def make(year: int) -> Period | None:
        return from_key(f"{year}-{month:02}-{day:02}")

    if day == 0 or make(2000) is None:
        return None
    if year is not None:
        found = make(year)
    elif r.published is None or r.question:
        return Said(Period(f"{month:02}-{day:02}"), "", "day", yearless=True)
    else:
        found = meant(make, r.published, ahead=r.ahead(), near=4)
    if found and found.start and last and day < last <= month_end(found.start.year, month).day:
        return Said(Period("", found.start, found.start.replace(day=last)))
    return Said(found, "", "day") if found else None


def _iso_month(r: Reading) -> Said | None:
    year, month = r.value("year") or 0, r.value("month_number") or 0
    if (year + 1) % 100 == month:
        return Said(_split_year(year + 1), "", "year")
    found = from_key(f"{year}-{month:02}")
    return Said(found, "", "month") if found else None


def _split_year(year: int) -> Period:
    """A year written "2024-25": from April to March, as in India, Japan and Britain."""
    return Period(f"{year}", date(year - 1, 4, 1), date(year, 3, 31), fiscal=True)


def _month(r: Reading) -> Said | None:
    month, year = r.value("month") or 0, given_year(r)
    if not r.has("which") and year is None and not _is_month(r):
        return None
    if year is not None:
        return Said(from_key(f"{year}-{month:02}"), "", "month")
    if r.published is None or r.question:
        return Said(Period(f"{month:02}"), "", "month", yearless=True)
    which, now = r.value("which"), r.published
    ahead = which == 1 or (which is None and (_after_by(r) or r.ahead()))
    if which == 1:
        found = from_key(f"{now.year + (month <= now.month)}-{month:02}")
    elif which == -1:
        found = from_key(f"{now.year - (month >= now.month)}-{month:02}")
    elif which == 0:
        found = from_key(f"{now.year}-{month:02}")
    else:
        found = meant(lambda year: from_key(f"{year}-{month:02}"), now, ahead=ahead)
    return Said(found, "", "month")


def _after_by(r: Reading) -> bool:
    start = r.match.start()
    return CODES["by"] in r.coded.codes[max(0, start - 4) : start]


def _is_month(r: Reading) -> bool:
    """Whether a bare name is a month: "May" and "Jan" may be a verb or a person."""
    text, before = r.text(), r.coded.codes[r.match.start() - 1 : r.match.start()]
    if len(text) > 3 and (text[0].isupper() or r.question):  # noqa: PLR2004
        return True
    if before in PREPOSITIONS and before:
        return True
    return r.question and (text.lower() != "may" or text == r.coded.sentence.strip())


def _year(r: Reading) -> Said | None:
    year = given_year(r)
    if year is None or not (is_fiscal(r) or _is_year(r)):
        return None
    split = r.value("split", "split_fy")
    if split is not None and split == year % 100:
        return Said(_split_year(year), "", "year")
    if split is not None:
        return None
    return Said(_keyed_year(year, r), "", "year")


def _keyed_year(year: int, r: Reading) -> Period | None:
    return Period(f"{year}", fiscal=True) if is_fiscal(r) else from_key(f"{year}")


_COUNTED = re.compile(
    r"\s(?:vehicles|cars|units|jobs|people|workers|employees|staff|shares|stores|outlets|homes|"
    r"tonnes|tons|barrels|km|kilomet(?:er|re)s|miles|mw|gwh|mwh|customers|users|patients|dollars|"
    r"euros|yuan|rupees|yen|won|pounds|million|billion|crore|lakh|hours|gmt|cet|est|et|ist|rooms|"
    r"beds|seats|schools|points|orders|gigawatts|megawatts|passengers|students|companies)\b",
    re.IGNORECASE,
)
_CURRENCY = re.compile(
    r"(?:\b(?:Rs|US|NOK|SEK|DKK|EUR|USD|INR|GBP|CHF|CNY|JPY|KRW|HKD|SGD|RMB)\.?\s?)$"
)


def _is_year(r: Reading) -> bool:
    """Whether a bare number is a year, and not counted things or money."""
    end = r.coded.spans[r.match.end() - 1][1]
    start = r.coded.spans[r.match.start()][0]
    sentence = r.coded.sentence
    return not (
        _COUNTED.match(sentence, end) or _CURRENCY.search(sentence[max(0, start - 6) : start])
    )


def _full_year(r: Reading) -> Said:
    year = given_year(r)
    if year is not None:
        return Said(_keyed_year(year, r), "", "year")
    if is_fiscal(r):
        return Said(Period("", fiscal=True), "", "year")
    if r.published is None or r.question:
        return Said(None, "", "year")
    return Said(from_key(f"{r.published.year - (not r.ahead(after=True))}"), "", "year")


def _half_year(r: Reading) -> Said:
    if r.has("fiscal"):
        return Said(Period("", fiscal=True), "", "half")
    if r.published is None or r.question:
        return Said(None, "", "half")
    now = from_key(f"{r.published.year}-H{1 + (r.published.month > HALF)}")
    return Said(now if r.ahead(after=True) or now is None else shift(now, "previous"), "", "half")


def _year_end(r: Reading) -> Said | None:
    if r.value("edge") != 1:
        return None
    year = given_year(r)
    if year is None and r.published:
        ahead = r.ahead(after=True) or _after_by(r)
        year = r.published.year - (not ahead)
    return Said(from_key(f"{year}") if year else None, "", "year")


def _weekday(r: Reading) -> Said:
    now, rel = r.published, r.value("rel")
    if now is None or r.question:
        return Said(None, "", "day")
    back = (now.weekday() - (r.value("weekday") or 0)) % 7
    if rel == 1 or (rel in {None, 0} and r.ahead()):
        forth = -back % 7
        found = now + timedelta(days=forth or (7 if rel == 1 else 0))
    else:
        found = now - timedelta(days=back or (7 if rel == -1 else 0))
    return Said(Period(found.isoformat(), found, found), "", "day")


def _today(r: Reading) -> Said:
    if r.published is None:
        return Said(None, "", "day")
    found = r.published + timedelta(days=r.value("today") or 0)
    return Said(Period(found.isoformat(), found, found), "", "day")


def _the_unit(r: Reading) -> Said | None:
    return Said(None, "same", r.grain()) if r.text()[:3].lower() == "the" else None


READERS: dict[str, Callable[[Reading], Said | None]] = {
    "pace": _pace, "to_date": _to_date, "same": _same, "earlier": _earlier, "ago": _ago,
    "last_of": _last_of, "part": _part_form, "first_months": _first_months,
    "previous": _previous, "previous_months": _previous_months, "ended": _ended,
    "weeks": _weeks, "years_to": _years_to, "relative": _relative, "trailing": _trailing,
    "month_quarter": _month_quarter, "month_range": _month_range, "day": _day,
    "iso_month": _iso_month, "month": _month, "year": _year, "full_year": _full_year,
    "half_year": _half_year, "year_end": _year_end, "year_range": _year_range,
    "weekday": _weekday, "today": _today, "the_unit": _the_unit,
}  # fmt: skip
