"""The fiscal year that shows in which quarter is reported, and when."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.figures.company_year import closing_with_calendar, own_closing

JANUARY, FEBRUARY, MAY, JUNE = (
    date(2016, 1, 28), date(2016, 2, 11), date(2016, 5, 18), date(2016, 6, 23),
)  # fmt: skip

# The day, the title, what follows, and the last month of the year.
REPORTS = [
    (JANUARY, "Norwind loss narrows", "It lost $3 million in the third quarter.", 3),
    (FEBRUARY, "Norwind posts a jump in first-quarter profit", "", 9),
    (FEBRUARY, "Norwind rallies after its Q3 results beat estimates", "It sees more in Q4.", 3),
    (FEBRUARY, "Norwind's third-quarter earnings fell", "The fourth-quarter outlook is dim.", 3),
    (MAY, "Norwind beats profit estimates", "Its third quarter brought 1 percent more revenue.", 7),
    (JUNE, "Norwind first-quarter loss widens", "", 2),
    # the calendar's
    (FEBRUARY, "Norwind posts a jump in fourth-quarter profit", "", 0),
    (FEBRUARY, "Norwind", "Sales rose 3% in the fourth quarter, after 9% in the third quarter.", 0),
    (FEBRUARY, "Norwind to report Q4 results", "Its Q3 revenue was $3 million.", 0),
    (date(2016, 7, 1), "Norwind plans a fund", "It saw first-quarter profit rise 4%.", 0),
    # not reported, or not of a company's last quarter
    (FEBRUARY, "Norwind sees a loss in the first quarter", "", 0),
    (FEBRUARY, "Norwind expects to book a $2.5 million loss in the first quarter", "", 0),
    (FEBRUARY, "Norwind falls on first-quarter profit forecast", "", 0),
    (FEBRUARY, "Norwind", "It opened a mine in the third quarter.", 0),
    (FEBRUARY, "Norwind restates its results", "It lowered third-quarter sales.", 0),
    (FEBRUARY, "Norwind sales rose 9% from the third quarter", "", 0),
    (FEBRUARY, "Norwind sales of the third quarter of 2015 fell", "", 0),
    (FEBRUARY, "Norwind third-quarter sales rose", "Second-quarter sales fell.", 0),
    (None, "Norwind third-quarter sales rose", "", 0),
]


@pytest.mark.parametrize(("published", "title", "text", "closing"), REPORTS)
def test_own_closing(published: date | None, title: str, text: str, closing: int) -> None:
    assert own_closing([title, "One.", "Two.", "Three.", text], published) == closing


@pytest.mark.parametrize(
    ("number", "published", "closing"),
    [
        (1, JANUARY, 9), (3, FEBRUARY, 3), (4, FEBRUARY, 12), (2, date(2016, 5, 3), 9),
        (1, date(2016, 1, 6), 0), (1, JUNE, 0),
    ],
)  # fmt: skip
def test_closing_with_calendar(number: int, published: date, closing: int) -> None:
    assert closing_with_calendar(number, published) == closing
