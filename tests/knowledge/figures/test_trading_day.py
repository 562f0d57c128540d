"""Of which day market figures are; the articles are of Thursday, 6 May 2021."""

from __future__ import annotations

import pytest

from tests.knowledge.figures.stating import stated

THURSDAY, WEDNESDAY = "2021-05-06", "2021-05-05"
# Lines of an article, and the day of all figures of the last one.
DAYS = [
    # one that comes out after midnight tells of the day before, whatever is to come today
    (
        "# Stocks climb / Stocks closed at a record high on Wednesday, lifted by banks."
        " / Data on jobs is due on Thursday. / Norwind gained 3%.",
        WEDNESDAY,
    ),
    (
        "# Bonds slip / Bond yields rose on Wednesday before a speech. / The chief of the bank"
        " speaks to parliament on Thursday. / The two-year yield was at 4.5%.",
        WEDNESDAY,
    ),
    # a list of the main points stands before the text
    (
        "# Stocks climb / Key points / # Norwind gained 3%",
        THURSDAY,
    ),
    # what is told of the day before aside is no news
    ("Gold was flat on Thursday after it rose on Wednesday. / Silver fell 2% to $26.", THURSDAY),
    ("A minister raised hopes for stocks on Wednesday. / Norwind fell 2% on Thursday.", THURSDAY),
    ("Costs rose 2%, says an index released Wednesday. / Norwind shares gained 3%.", THURSDAY),
    # before the opening, closing prices are those of the session before
    (
        "# Trade setup for Thursday / Stocks are likely to open higher. / The Sensex closed up 2%"
        " at 49,000.",
        WEDNESDAY,
    ),
    (
        "# Trade setup for Thursday / Stocks are likely to open higher. / Norwind was up 2%.",
        THURSDAY,
    ),
    ("# Asian stocks mixed / Overnight, the Nasdaq fell 2%.", WEDNESDAY),
]


@pytest.mark.parametrize(("lines", "day"), DAYS)
def test_trading_day(lines: str, day: str) -> None:
    """Each figure of the last line is of the day of trade that the article tells of."""
    found = stated(lines)
    assert found
    assert {figure.period for figure in found} == {day}
