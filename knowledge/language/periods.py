"""The periods that a sentence names, and what a person means who types one.

`shift` and `from_key` (`period_calendar`), `compatible` (`period_compare`) and `label`
(`period_labels`) work on the values; they are at home here too, so that callers need one
module.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from knowledge.language.marks import superlatives
from knowledge.language.mentions import Period, PeriodMention
from knowledge.language.period_calendar import SINCE, from_key, of_year, shift
from knowledge.language.period_compare import Comparison, compatible
from knowledge.language.period_dates import DATES
from knowledge.language.period_fiscal import as_fiscal, with_dates
from knowledge.language.period_forms import ANY_FORM, FORMS, PATTERNS
from knowledge.language.period_labels import label
from knowledge.language.period_parts import PARTS
from knowledge.language.period_reading import Reading, Said, fiscal_part, fiscal_reading
from knowledge.language.period_relative import RELATIVE
from knowledge.language.period_words import CODES, FIRST_YEAR, LAST_YEAR, Coded, coded

__all__ = [
    "Comparison", "compatible", "fiscal_reading", "from_key", "is_reach", "label", "of_year", "parse_period",
    "periods", "shift",
]  # fmt: skip

_BY_NAME = {**RELATIVE, **PARTS, **DATES}
_READERS = tuple(_BY_NAME[form.reader] for form in FORMS)
# What may stand before a period and belongs to it: "since", "the end of", "early".
_BEFORE = re.compile(
    (
        "(?P<since>{since})?{article}?"
        "(?P<edge>(?:{edge}(?:-|{of})?|(?P<begun>{start}(?:-|{of})))(?:{article})?)?$"
    ).format_map(CODES)
)
_BY = re.compile("(?:{by}|{to}){article}?(?:{edge}(?:-|{of})?)?$".format_map(CODES))
_AND = re.compile("-?(?:{and}|/)(?:{article})?".format_map(CODES))
_DATED = frozenset(
    ("months ended", "unit ended", "month range", "quarter and months", "month quarter")
)
_YEAR = 12
_LONGEST = 2000  # characters of a sentence whose periods are kept, so that they stay few
_REACH, _CLAUSES = 60, re.compile(r"[,;?]")  # characters from a superlative to its reach


class _Found(NamedTuple):
    """A form's words, from code `first` to before code `last`, with what they say."""

    first: int
    last: int
    form: str
    said: Said


def periods(
    sentence: str, published: date | None, *, question: bool = False, closing: int = 0
) -> list[PeriodMention]:
    """The periods of a sentence in order, without overlap; [] if it names none.

    What lacks a year is resolved against `published`: the latest such part that has begun,
    or, near words of the future, the nearest. Without `published`, or in a question, a part
    without a year keeps a key without it ("Q1", "04"), and "last year" has no period but a
    relation. A publication outside the years 1900 to 2100 is not believed. A question may be
    typed in lower case. With `closing`, the last month of the fiscal year that is spoken of, a
    part without a year is that year's, and so is a stretch told by its months.

    >>> [(m.text, m.period.key) for m in periods("Sales fell 3% in Q4 2020.", None)]
    [('Q4 2020', '2020-Q4')]
    >>> periods("It sold 2,021 cars for $2016.", None)
    []
    """
    read = _kept if len(sentence) <= _LONGEST else _read
    return [*read(sentence, published, closing, question=question)]


def _read(
    sentence: str, published: date | None, closing: int, *, question: bool
) -> tuple[PeriodMention, ...]:
    """The periods of a sentence: see `periods`."""
    words = coded(sentence, question=question)
    if words is None:
        return ()
    if published and not FIRST_YEAR <= published.year <= LAST_YEAR:
        published = None
    found = _found(words, published, closing, question=question)
    joined = _joined(words, found, published)
    if 0 < closing < _YEAR:
        joined = [_in_fiscal_year(item, closing) for item in joined]
    told = (_mention(words, item, published, question=question) for item in joined)
    return tuple(one if question else _apart(one, sentence) for one in told)


# Those of the last sentences: whose fiscal year an article speaks of is sought before it is read.
_kept = lru_cache(maxsize=64)(_read)


def _in_fiscal_year(item: _Found, closing: int) -> _Found:
    """A stretch told by its months as a part of the fiscal year, and a part with its dates."""
    period = item.said.period
    if period is None:
        return item
    made = as_fiscal(period, closing) if item.form in _DATED else with_dates(period, closing)
    return item._replace(said=item.said._replace(period=made))


def _found(words: Coded, published: date | None, closing: int, *, question: bool) -> list[_Found]:
    found: list[_Found] = []
    position = 0
    while match := ANY_FORM.search(words.codes, position):
        form = (match.lastindex or 1) - 1
        whole = PATTERNS[form].match(words.codes, match.start())
        said = None
        if whole is not None:
            said = _READERS[form](Reading(whole, words, published, question, closing))
        if said is None or whole is None:
            position = match.start() + 1
            continue
        found.append(_Found(whole.start(), whole.end(), FORMS[form].name, said))
        position = whole.end()
    return found


def _joined(words: Coded, found: list[_Found], published: date | None) -> list[_Found]:
    """The forms, after those of one sentence have told each other what they know."""
    if len(found) < 2:  # noqa: PLR2004
        return found
    dated = next((item for item in found if item.form in _DATED and item.said.period), None)
    company = {item.said.grain for item in found if _named_fiscal(item)}
    joined = [*found]
    for i, item in enumerate(found):
        if item.form != "part" or item.said.period is None:
            continue
        if i + 1 < len(found) and item.said.yearless:
            item = _with_year(words, item, found[i + 1], published)  # noqa: PLW2901
        if dated:
            item = _with_dates(item, dated)  # noqa: PLW2901
        if published and item.said.grain in company:
            item = _in_company(item, published)  # noqa: PLW2901
        joined[i] = item
    return joined


def _named_fiscal(item: _Found) -> bool:
    """Whether a form names a quarter or half of a fiscal year: "Q3FY25"."""
    period = item.said.period
    return bool(item.form == "part" and period and period.fiscal and not item.said.yearless)


def _in_company(item: _Found, published: date) -> _Found:
    """A quarter in one sentence with one of a fiscal year is fiscal too: "Q3, as in Q3FY24"."""
    period = item.said.period
    if period is None or period.start is None or not item.said.yearless:
        return item
    made = fiscal_reading(period.key[-2:], published)
    return item._replace(said=Said(made, "", item.said.grain))


def _with_year(words: Coded, item: _Found, other: _Found, published: date | None) -> _Found:
    """The fourth quarter of "fourth quarter and full year 2024" is that year's.

    So is the third quarter of "third-quarter (Q3FY25)".
    """
    period, year = item.said.period, other.said.period
    if period is None or year is None or not year.key[:4].isdigit() or other.said.yearless:
        return item
    beside = words.codes[item.last : other.first] == "("
    if beside and other.form == "part" and year.key[-2:] == period.key[-2:]:
        return item._replace(said=other.said)
    if not _AND.fullmatch(words.codes, item.last, other.first):
        return item
    later = published and (year.start or published) > published
    if later and other.form == "plain year":  # "the fourth quarter and 2026 guidance"
        return item
    key = f"{year.key[:4]}-{period.key[-2:]}"
    made = Period(key, fiscal=True) if year.fiscal else from_key(key)
    return item._replace(said=Said(made, "", item.said.grain))


def _with_dates(item: _Found, other: _Found) -> _Found:
    """The quarter of a sentence that says when it ended has those dates; it may be fiscal."""
    period, dated, grain = item.said.period, other.said.period, item.said.grain
    if period is None or dated is None or dated.end is None or other.said.grain != grain:
        return item
    if period.fiscal and not item.said.yearless:
        made = replace(period, start=dated.start, end=dated.end)
    elif item.said.yearless and dated.key[-2:] != period.key[-2:]:
        made = fiscal_part(period.key[-2:], dated)
    else:
        return item
    return item._replace(said=Said(made, "", grain))


def _mention(
    words: Coded, found: _Found, published: date | None, *, question: bool
) -> PeriodMention:
    period, relation, grain, _ = found.said
    first, codes = found.first, words.codes
    before = codes[max(0, first - 6) : first]
    start, end = words.spans[first][0], words.spans[found.last - 1][1]
    forward = bool(published and period and period.start and period.start > published)
    if before and (prefix := _BEFORE.search(before)) and (prefix["since"] or prefix["edge"]):
        role = "since" if prefix["since"] else "edge"
        start = words.spans[first - len(before) + prefix.start(role)][0]
        day = from_key(period.start.isoformat()) if period and period.start else None
        opening = (prefix["begun"] and day) or period
        if prefix["since"] and (stretch := _since(opening, published, question=question)):
            period, relation, grain, forward = stretch, "", "other", False
    if published and period and period.end and before and _BY.search(before):
        forward = forward or period.end > published
    return PeriodMention(words.sentence[start:end], start, end, period, relation, grain, forward)


def _apart(mention: PeriodMention, text: str) -> PeriodMention:
    """The mention, without dates where it is the period of nothing."""
    return replace(mention, period=Period("")) if is_reach(mention, text) else mention


def is_reach(mention: PeriodMention, text: str) -> bool:
    """Whether a time since is the reach of a superlative: "3 million euros, the most since 2020"."""
    if mention.text[:5].lower() != "since":
        return False
    clause = _CLAUSES.split(text[max(0, mention.start - _REACH) : mention.start])[-1]
    return not superlatives().isdisjoint(clause.lower().split())


def _since(period: Period | None, published: date | None, *, question: bool) -> Period | None:
    """The time since a period: up to the publication, or in a question without an end."""
    if period is None:
        return None
    if question:
        return Period(period.key + SINCE, period.start) if period.key else None
    if period.start is None or published is None:
        return None
    return Period("", min(period.start, published), published)


def parse_period(text: str, today: date | None = None) -> Period | None:
    """The period that a person typed as an option; None if it is not one period.

    >>> parse_period("q1"), parse_period("q3fy25").key, parse_period("soon")
    (Period(key='Q1', start=None, end=None, fiscal=False), '2025-Q3', None)
    """
    key = text.strip().upper()
    if key[:4].isdigit() and (named := from_key(key)):
        return named
    found = periods(text, today, question=True)
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    if re.sub(r"\b(?:the|in|for|of|during|on|at|by)\b", "", rest.lower()).strip(" .,?!"):
        return None
    return found[0].period
