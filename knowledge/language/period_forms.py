"""The forms in which the press prints a period: one row each, with an example.

A form is a pattern over the letters of `period_words`: `{quarter}` is any word of that kind,
`-`, `,`, `/`, `'` and `(` are the signs between words, a space in the text is nothing. `<YEAR>`
and the like are the fragments defined here. A row's `reader` names the function of
`period_readers` that makes the period. The order matters: the first form that fits is taken.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from knowledge.language.period_words import CODES

_FRAGMENTS = {
    # 2021  2024-25  fiscal 2017  fiscal year 2017  calendar 2024  '21  FY25  FY 25  FY24-25
    "YEAR": r"""(?:
        (?P<fy>{fiscal}-?(?:{yearword}-?)?|{fy}-?{yearword}?)?
        (?:{calendar}?{yearword}?(?P<year>{year})(?:[-/](?P<split>{number}))?|'(?P<short>{number}))
      | (?P<fy_short>{fy})-?'?(?P<short_fy>{number})(?:[-/](?P<split_fy>{number}))?)""",
    # last year  the current fiscal year
    "RELYEAR": r"""(?:(?P<rel>{last}|{this}|{next}|{previous})-?
        (?:(?P<fy_rel>(?:{fiscal}|{business}))-?{yearword}?|{yearword}))""",
    "UNIT": r"(?:{quarter}|{half}|{yearword}|{monthword}|{weekword}|{dayword}|{period})",
    # what "January" tells of in "the January 3-year notes": 3 is no day
    "LONG": r"-(?:{yearword}|{monthword}|{weekword}|{dayword})",
    "TAIL": r"(?:[,\-/]?(?:{of}|{in}|{for})?{article}?(?:<YEAR>|<RELYEAR>))?",
    # what stands before a quarter: last year's  2024's  fiscal 2016
    "LEAD": r"""(?:(?:(?P<rel_lead>{last}|{this}|{next}|{previous}){yearword}
        | (?P<fy_lead>(?:{fiscal}|{fy})-?{yearword}?-?)?(?P<year_lead>{year}))(?:'{s})?-?)""",
    # first quarter  fiscal second-half  Q1  H1
    "PART": r"""(?P<fy_part>(?:{fiscal}|{fy})-?)?
        (?:(?P<number>{ordinal})-?(?P<fy_unit>{fiscal}-?)?(?P<unit>{quarter}|{half})
        | (?P<number_q>{q})|(?P<number_h>{h}))""",
    # Dec. 31  31 December 2024  end-March 2017  June last year
    "DATE": r"""(?:{article}?(?:{edge}-?{of}?)?
        (?:(?P<month_end>{month})-?(?P<day_end>{number}|{ordday})?
            (?:,?(?P<year_end>{year})|,?(?P<rel_end>{last}|{this}){yearword})?
        | (?P<day_of>{number}|{ordday}){of}?(?P<month_of>{month})(?:,?(?P<year_of>{year}))?))""",
    # quarter "and nine months" ended Dec. 31
    "ALSO": r"(?:{and}{article}?(?:{number}-?{months}|{full}?-?{half}?-?{yearword})-?)",
    "ENDED": r"(?:{period}?(?:{that}?{ended}|{to}){on}?<DATE>)",
}


class Form(NamedTuple):
    """A form: what it is, its pattern, the reader that makes its period, and an example."""

    name: str
    pattern: str
    reader: str
    example: str


FORMS = (
    Form("pace", r"(?:(?P<pace>{pace})|(?P<letter>{letter})(?:/|-{o}-){letter})", "pace", "up 5% YoY"),
    Form("on year", r"(?P<pace>{yearword}|{quarter}|{monthword})-?(?:{on}|{over})-?(?:{yearword}|{quarter}|{monthword})", "pace", "year-on-year"),
    Form("on-year", r"{on}(?:-|{article})?(?P<pace>{yearword}|{monthword})(?![-'])", "pace", "rose 5% on year"),
    Form("to date", r"(?:{ytd}|{yearword}-?{to}-?{date})", "to_date", "up 27% year-to-date"),
    Form("same period last year", r"{same}-?(?P<unit><UNIT>|{time}|{number}-?(?:{months}|{monthword})(?:-?{period})?)-?(?P<tail>(?:{of}|{in})?{article}?(?:{last}|{previous})(?:{fiscal}-?{yearword}?|{yearword})|{a}?{yearword}-?(?:{earlier}|{previous})|{article}{yearword}{earlier}|(?:{of}|{in})?(?P<year>{year}))?", "same", "the same period last year"),
    Form("a year earlier", r"(?:{a}-?)?(?P<unit>{quarter}|{yearword}|{monthword}|{weekword}|{dayword})-?(?:{earlier}|{previous})(?:-?(?P<grain><UNIT>))?", "earlier", "a year earlier"),
    Form("years ago", r"(?P<count>{number})(?P<unit>{years}|{months}){earlier}", "ago", "three years ago"),
    Form("last quarter of", r"{last}-?(?:(?P<unit>{quarter}|{half})|(?P<count>{number}){months}){of}{article}?(?:<YEAR>|<RELYEAR>|{yearword})", "last_of", "the last three months of 2024"),
    Form("first month of", r"(?P<nth>{ordinal}){monthword}{of}{article}?(?:<YEAR>|<RELYEAR>|{yearword})", "first_month", "the first month of the year"),
    Form("part of year ended", r"<PART>{of}{article}?(?:{fiscal}-?{yearword}|{yearword}(?={that}?{ended}))-?<ENDED>", "part_of", "the first half of the year ending June 30"),
    Form("part", r"<LEAD>?<PART>(?:-?<ENDED>|<TAIL>)(?!{of}{article}?{month})", "part", "last year's fourth quarter"),
    Form("first months", r"<LEAD>?(?P<nth>{ordinal})-?(?P<count>{number})-?(?:{months}|{monthword})-?{period}?<TAIL>", "first_months", "the first nine months of 2015"),
    Form("months of", r"(?P<count>{number})-?(?:{months}|{monthword})-?{period}?{of}{article}?<YEAR>", "first_months", "nine months of 2015"),
    Form("9M", r"(?P<fy_part>{fy})?(?P<count>{nm})-?<YEAR>?", "first_months", "9MFY25"),
    Form("prior year", r"{previous}-?{fiscal}?-?(?P<unit><UNIT>)(?:'{s})?(?:-?(?P<grain><UNIT>))?", "previous", "the prior-year period"),
    Form("previous months", r"{previous}(?P<count>{number})-?{months}", "previous_months", "the previous three months"),
    Form("months ended", r"(?P<count>{number})-?(?:{months}|{monthword})-?<ENDED>", "ended", "the three months ended Dec. 31"),
    Form("weeks ended", r"(?:(?P<weeks>{number})-?)?(?:{weeks}|{weekword})-?<ENDED>", "weeks", "the week to Feb. 7"),
    Form("months told of", r"(?P<lead>{article}|{fiscal}-?(?:{yearword}-?)?)?(?P<count>{number})-?(?:{months}|{monthword})-?{period}?(?!-?<ENDED>|-?{of}|-?{in}|-?{earlier}|{period})", "stretch", "nine-month profit"),
    Form("unit ended", r"(?:(?P<fiscal>{fiscal}|{full})-?)?(?P<unit>{half}-?{yearword}|{yearword}|{quarter}|{half}|{monthword})-?<ENDED>", "ended", "the year to March 2017"),
    Form("quarter and months", r"(?P<unit>{quarter})(?=<ALSO><ENDED>)", "ended", "the quarter and nine months ended Dec. 31"),
    Form("years to", r"(?P<count>{number})-?{years}{to}(?P<last>{year})", "years_to", "the seven years to 2019"),
    Form("this unit", r"(?P<rel>{last}|{this}|{next}|{latest})-?(?P<fiscal>(?:{fiscal}|{business})-?)?(?P<unit>{quarter}|{half}|{yearword}|{monthword}|{weekword})(?!-?{edge}|-?{ended})", "relative", "last quarter"),
    Form("past months", r"(?:{past}|{last})(?:(?P<count>{number})-?)?(?P<unit>{months}|{years}|{quarters}|{weeks}|{days}|{yearword}|{monthword}|{weekword}|{quarter})", "trailing", "the past 12 months"),
    Form("month quarter", r"(?P<month>{month})(?P<year_lead>{year})?-?{quarter}<TAIL>", "month_quarter", "the December quarter"),
    Form("holiday quarter", r"(?P<month>{holiday})-?{quarter}<TAIL>", "month_quarter", "the holiday quarter 2015"),
    Form("month range", r"(?P<first>{month})(?P<first_year>{year})?(?:-?{to}-?|-)(?P<month>{month})(?!{number}(?!{year}))-?(?:{quarter}|{period}|{half})?<TAIL>", "month_range", "October to December 2024"),
    Form("between months", r"{between}(?P<first>{month})(?P<first_year>{year})?{and}(?P<month>{month})(?!{number}(?!{year}))<TAIL>", "month_range", "between April and December 2024"),
    Form("month half", r"(?P<month>{month})(?P<year_lead>{year})?-?{half}(?!-?{yearword})<TAIL>", "month_half", "the December half"),
    Form("ISO day", r"(?P<year>{year})-(?P<month_number>{number})-(?P<day>{number})", "day", "2021-05-04"),
    Form("ISO month", r"(?P<year>{year})-(?P<month_number>{number})(?![-'])", "iso_month", "2022-04"),
    Form("day", r"(?:{weekday},?)?(?:(?P<month>{month})-?(?P<day>{number}|{ordday})(?!<LONG>)(?:-(?P<last_day>{number}))?|(?P<day_first>{number}|{ordday})-?{of}?(?P<month_last>{month})-?)(?:,?(?P<year>{year})|(?:{of}|{in})?(?P<rel>{last}|{this}){yearword})?", "day", "May 4, 2021"),
    Form("month", r"(?P<which>{last}|{this}|{next})?(?P<month>{month})(?:[,\-]?(?:{of}|{in})?(?:(?P<year>{year})|'(?P<short>{number})|(?P<rel>{last}|{this}|{next}){yearword}))?", "month", "last August"),
    Form("fiscal year", r"(?P<fy>{fiscal}-?(?:{yearword}-?)?|{fy}-?{yearword}?)(?P<year>{year})(?:[-/](?P<split>{number}))?|(?P<fy_short>{fy})-?'?(?P<short>{number})(?:[-/](?P<split_fy>{number}))?", "year", "FY 2024-25"),
    Form("full year", r"{full}-?(?P<fiscal>{fiscal}-?)?{yearword}<TAIL>", "full_year", "full-year 2025"),
    Form("half-year", r"(?P<fiscal>{fiscal}-?)?{half}-?{yearword}", "half_year", "half-year profit"),
    Form("year-end", r"{yearword}-?(?P<edge>{edge})(?P<year>{year})?", "year_end", "by year-end"),
    Form("year range", r"(?P<year>{year})(?:-|{to})(?P<last>{year})|{between}(?P<year_low>{year}){and}(?P<last_high>{year})", "year_range", "from 2025 to 2029"),
    Form("plain year", r"(?:{calendar}-?)?(?:{yearword}-?)?(?P<year>{year})(?!{counted})(?:[-/](?P<split>{number}))?(?:(?P<fy>-?{fiscal})-?{yearword})?", "year", "in 2020"),
    Form("weekday", r"(?P<rel>{last}|{this}|{next})?(?P<weekday>{weekday})", "weekday", "on Tuesday"),
    Form("yesterday", r"(?P<today>{today})", "today", "yesterday"),
    Form("the quarter", r"(?P<the>{article})(?:{past}|{was})?(?P<unit>{quarter}|{yearword}|{monthword}|{half}|{weekword}|{period})(?!-|{year}|{yearword}|{earlier}|{previous}|<ALSO>?<ENDED>)", "the_unit", "for the quarter"),
)  # fmt: skip


def _coded(pattern: str) -> str:
    """A pattern with its fragments put in, and its kinds as their letters."""
    while "<" in (rest := re.sub(r"\?P<\w+>", "", pattern)):
        name = re.search(r"<([A-Z]+)>", rest)
        if name is None:
            raise ValueError(f"unknown fragment in {pattern!r}")
        pattern = pattern.replace(f"<{name[1]}>", _FRAGMENTS[name[1]])
    pattern = re.sub(r"\{(\w+)\}", lambda match: CODES[match[1]], pattern)
    return re.sub(r"\s+", "", pattern)


PATTERNS = tuple(re.compile(_coded(form.pattern)) for form in FORMS)
# An empty group closes each form, so that `lastindex` tells which one it was.
ANY_FORM = re.compile(
    "|".join("(?:" + re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) + ")()" for pattern in PATTERNS)
)
