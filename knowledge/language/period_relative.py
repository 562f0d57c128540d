"""What the forms mean that count from another period or from the publication."""

from __future__ import annotations

import re
from datetime import date, timedelta

from knowledge.language.mentions import Period, Relation
from knowledge.language.period_calendar import days_to, ended, from_key, month_end, months
from knowledge.language.period_fiscal import as_fiscal, part_of_year
from knowledge.language.period_reading import (
    GRAINS,
    MONTH,
    QUARTER,
    YEAR,
    Reader,
    Reading,
    Said,
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
    first = r.match.start()
    if r.coded.codes[max(0, first - 2) : first].rstrip("-").endswith(CODES["fiscal"]):
        return Said(Period("", date(r.published.year, 1, 1), r.published))
    return Said(from_key(f"{r.published.year}"))


def _same(r: Reading) -> Said | None:
    if r.value("unit") == 0 and r.text().lower().endswith("time"):
        return None
    if r.question and (year := r.value("year")) is not None:
        return Said(from_key(f"{year}"), "", "year")  # which part of it was asked for before
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


def _previous(r: Reading) -> Said:
    unit = r.grain()
    grain = r.grain("grain") if r.has("grain") else unit
    return Said(None, "year_earlier" if unit == "year" else "previous", grain)


def _previous_months(r: Reading) -> Said:
    return Said(None, "previous", GRAINS.get(r.value("count") or 0, "other"))


def _relative(r: Reading) -> Said | None:
    grain, delta, size = r.grain(), r.value("rel") or 0, r.value("unit") or 0
    if r.has("fiscal"):
        return Said(_fiscal_year(r, delta) or Period("", fiscal=True), "", grain)
    if r.published is None:
        back: Relation = "year_earlier" if grain == "year" else "previous"
        return Said(None, back if delta < 0 else "same" if delta == 0 else "", grain)
    if grain == "week":
        monday = r.published - timedelta(days=r.published.weekday() - 7 * delta)
        return Said(days_to(monday + timedelta(days=6), 7), "", grain)
    # A company's own quarters may end in other months than the calendar's.
    closing = r.closing if size == QUARTER else 0
    until = (closing - r.published.month) % size
    year, last = months(r.published.year, r.published.month, until + delta * size)
    if size == MONTH:
        return Said(from_key(f"{year}-{last:02}"), "", grain)
    return Said(as_fiscal(ended(month_end(year, last), size), closing), "", grain)


def _fiscal_year(r: Reading, delta: int) -> Period | None:
    """The fiscal year that is running at publication, or one beside it; None if not known."""
    if r.published is None or not r.closing or r.value("unit") != YEAR:
        return None
    running = r.published.year + (r.published.month > r.closing)
    return part_of_year(running + delta, "", r.closing)


def _trailing(r: Reading) -> Said | None:
    unit = r.code("unit")
    count = r.value("count") or 1
    sizes = {CODES["weeks"]: 7, CODES["weekword"]: 7, CODES["days"]: 1}
    if r.published is None:
        return Said(None)
    if unit in sizes:
        return Said(
            days_to(r.published, sizes[unit] * count),
            "",
            "week" if unit != CODES["days"] else "other",
        )
    size = {CODES["years"]: YEAR, CODES["quarters"]: QUARTER}.get(unit) or r.value("unit") or MONTH
    year, month = months(r.published.year, r.published.month, -size * count)
    day = min(r.published.day, month_end(year, month).day)
    return Said(Period("", date(year, month, day), r.published))


def _the_unit(r: Reading) -> Said | None:
    return Said(None, "same", r.grain()) if r.text()[:3].lower() == "the" else None


_CLOSE = re.compile(r"['’]s (?:clos|finish|settle|session|last|trad)")  # what lies behind


def _weekday(r: Reading) -> Said:
    now, rel = r.published, r.value("rel")
    if now is None or r.question:
        return Said(None, "", "day")
    back = (now.weekday() - (r.value("weekday") or 0)) % 7
    ahead = rel in {None, 0} and r.ahead() and not _CLOSE.match(r.after())
    if rel == 1 or ahead:
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


RELATIVE: dict[str, Reader] = {
    "pace": _pace, "to_date": _to_date, "same": _same, "earlier": _earlier, "ago": _ago,
    "previous": _previous, "previous_months": _previous_months, "relative": _relative,
    "trailing": _trailing, "weekday": _weekday, "today": _today, "the_unit": _the_unit,
}  # fmt: skip
