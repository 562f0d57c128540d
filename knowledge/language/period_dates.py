"""What the forms mean that name a day, a month or a year."""

from __future__ import annotations

import re
from datetime import date

from knowledge.language.mentions import Period
from knowledge.language.period_calendar import from_key, month_end
from knowledge.language.period_reading import (
    PREPOSITIONS,
    Reader,
    Reading,
    Said,
    given_year,
    is_fiscal,
    meant,
)
from knowledge.language.period_words import CODES
from knowledge.tables import table, words

# How many times nearer the next 4th of March must be than the last to be meant without a word
# of the future.
_NEAR = 4
_SHORT = 3  # letters of a month in short
_MONTHS = frozenset("Feb Apr Jul Aug Sep Oct Nov Dec".split())  # in short, and nothing else
_NAMES = frozenset(("Jan", "Mar", "Jun"))  # of persons, too
_OF_LAND = re.compile(r"(?:['’]s|\b[A-Z]{2}) $")  # "China's | Jan CPI", "US | Jan CPI"
# What a month in short may open: "Jan wholesale prices up 4%", "Norland Mar trade gap widens".
_STATISTIC = re.compile(
    r" (?:(?:wholesale|retail|consumer|producer|factory|industrial|manufacturing|core|headline"
    r"|trade|import|export|customs|budget|current account|new home|car|auto|vehicle|passenger)"
    r"(?: [a-z]+){0,2} )?(?:CPI|PPI|PMI|GDP|inflation|prices?|sales|output|production|orders"
    r"|exports|imports|revenues?|jobs|payrolls|deficit|surplus|gap|balance|deliveries|traffic"
    r"|turnover|registrations|unemployment|jobless)\b"
)
_MEASURED = re.compile(r" (?!v[ao]n |de[nr]? |ten )(?:[a-z]{3,}|[A-Z]{3,})\b")


def _years_to(r: Reading) -> Said:
    last = r.value("last") or 0
    return _years(last - (r.value("count") or 1) + 1, last)


def _years(first: int, last: int) -> Said:
    return Said(Period("", date(first, 1, 1), date(last, 12, 31)))


def _year_range(r: Reading) -> Said | None:
    first, last = r.value("year", "year_low") or 0, r.value("last", "last_high") or 0
    return _years(first, last) if first < last else None


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
        found = meant(make, r.published, ahead=r.ahead(), surely=r.surely_ahead(), near=_NEAR)
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


# "The June | Fed meeting" is one to come where nothing says that it was held.
_MEETS = re.compile(r"(?: \w+){0,2} (?:meeting|decision|contract|futures|delivery|summit)\b")


def _month(r: Reading) -> Said | None:
    month, year = r.value("month") or 0, given_year(r)
    if not r.has("which") and year is None and not _is_month(r):
        return None
    if year is not None:
        return Said(from_key(f"{year}-{month:02}"), "", "month")
    if r.published is None or r.question:
        return Said(Period(f"{month:02}"), "", "month", yearless=True)
    which, now = r.value("which"), r.published
    meets = r.tense() != "past" and _MEETS.match(r.after()) is not None
    ahead = which == 1 or (which is None and (r.is_due() or r.ahead() or meets))
    if which == 1:
        found = from_key(f"{now.year + (month <= now.month)}-{month:02}")
    elif which == -1:
        found = from_key(f"{now.year - (month >= now.month)}-{month:02}")
    elif which == 0:
        found = from_key(f"{now.year}-{month:02}")
    else:
        found = meant(
            lambda year: from_key(f"{year}-{month:02}"),
            now,
            ahead=ahead,
            surely=r.surely_ahead(),
            near=_near(r),
        )
    return Said(found, "", "month")


def _near(r: Reading) -> int:
    """How readily a month without a year is the next one: not after a verb of the past."""
    before = r.coded.codes[max(0, r.match.start() - 1) : r.match.start()]
    back = r.tense() == "past" or before in {CODES["from"], CODES["since"]}
    return 0 if back else _NEAR


def _is_month(r: Reading) -> bool:
    """Whether a bare name is a month: "May" and "Jan" may be a verb or a person."""
    text, before = r.text(), r.coded.codes[r.match.start() - 1 : r.match.start()]
    if len(text) > 3 and (text[0].isupper() or r.question):  # noqa: PLR2004
        return True
    if before in PREPOSITIONS and before:
        return True
    if text in _MONTHS or (text in _NAMES and _is_of_land(r)):
        return True
    return r.question and (text.lower() != "may" or text == r.coded.sentence.strip())


def _is_of_land(r: Reading) -> bool:
    """Whether "Jan" tells when something was measured: "China's Jan CPI", "US Jan retail sales"."""
    start, sentence = r.coded.spans[r.match.start()][0], r.coded.sentence
    if _STATISTIC.match(sentence, start + _SHORT):
        return True
    return _MEASURED.match(sentence, start + _SHORT) is not None and (
        _OF_LAND.search(sentence, max(0, start - _SHORT), start) is not None
    )


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


def _currency_marks() -> frozenset[str]:
    """The codes and letter signs that stand before an amount: "NOK 2000", "Rs 2000"."""
    rows = table("currencies")
    marks = {row["code"] for row in rows if row["case"] != "none"}
    return frozenset(marks.union(*(words(row["signs"]) for row in rows)))


_CURRENCY = _currency_marks()
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?\s?$")


def _is_year(r: Reading) -> bool:
    """Whether a bare number is a year, and not money."""
    start = r.coded.spans[r.match.start()][0]
    word = _LAST_WORD.search(r.coded.sentence, max(0, start - 6), start)
    return word is None or word[1] not in _CURRENCY


def _full_year(r: Reading) -> Said:
    year = given_year(r)
    if year is not None:
        return Said(_keyed_year(year, r), "", "year")
    if is_fiscal(r):
        return Said(Period("", fiscal=True), "", "year")
    if r.published is None or r.question:
        return Said(None, "", "year")
    return Said(from_key(f"{r.published.year - (not r.ahead(after=True))}"), "", "year")


def _year_end(r: Reading) -> Said | None:
    if r.value("edge") != 1:
        return None
    year = given_year(r)
    if year is None and r.published:
        ahead = r.ahead(after=True) or r.is_due()
        year = r.published.year - (not ahead)
    return Said(from_key(f"{year}") if year else None, "", "year")


DATES: dict[str, Reader] = {
    "day": _day, "iso_month": _iso_month, "month": _month, "year": _year,
    "full_year": _full_year, "year_end": _year_end, "years_to": _years_to,
    "year_range": _year_range,
}  # fmt: skip
