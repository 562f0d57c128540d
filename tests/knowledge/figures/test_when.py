"""When a figure holds; the articles are of Thursday, 6 May 2021."""

from __future__ import annotations

from datetime import date

import pytest

from tests.knowledge.figures.stating import stated

_TITLE = "# Norwind first-quarter profit rises / "
# Lines of an article; the figures of the last one with their periods, "" for none.
PERIODS = [
    # the quarter of the company's own year that the title names
    (
        "# Norwind reports fourth quarter fiscal 2021 results / Revenue for the fourth quarter was"
        " $20 million, up from $10 million in the fourth quarter of fiscal 2020.",
        [("$20 million", "2021-Q4"), ("$10 million", "2020-Q4")],
    ),
    # a high has the day or the year that it stands with, which is not the one that is told of
    (
        "# Wheat falls / Wheat was at 210 euros a ton, below Tuesday's peak of 238 euros.",
        [("210 euros a ton", "2021-05-06"), ("238 euros", "2021-05-04")],
    ),
    (
        "# Oil rises / Brent traded at $58 a barrel, well below the 2018 record of $311 a barrel.",
        [("$58 a barrel", "2021-05-06"), ("$311 a barrel", "2018")],
    ),
    # what is said of the clause before is of its time
    (
        "# Funds retreat / Buyers, who scaled back in 2020, with net inflows of $3 million.",
        [("$3 million", "2020")],
    ),
    ("January had seen inflows of $3 million.", [("$3 million", "2021-01")]),
    (
        "Norwind earned $30 million in 2020, and expects growth to continue into 2021.",
        [("$30 million", "2020")],
    ),
    # what came before only led to it
    (
        "In April, jobs grew slowly after a strong March, while unemployment fell to 4%.",
        [("4%", "2021-04")],
    ),
    # a level may be that of a day
    ("Norwind's stores were at 49% of capacity on May 3.", [("49%", "2021-05-03")]),
    # what was thought of a month a week ago is of that month
    (
        "Traders see a 51% chance of a cut in June, down from 64% a week ago.",
        [("51%", "2021-06"), ("64%", "2021-06")],
    ),
    # a superlative has its reach
    (
        "# Oil rises / Oil was near its lowest level for the year at $58 a barrel.",
        [("$58 a barrel", "2021-05-06")],
    ),
    # a time that is told aside with an amount is of that amount
    (
        "Norwind shares, down 17% since Monday, jumped 15% to $79 after the report.",
        [("17%", ""), ("15%", "2021-05-06"), ("$79", "2021-05-06")],
    ),
    # an outlook for the year is no result of it
    (
        "Norwind stuck to its annual sales forecast after a good first quarter. / Margins were 4%.",
        [("4%", "2021-Q1")],
    ),
    # a target that was missed is of the time in which it was
    (
        "Norwind delivered 29,000 vans in 2020, and so missed its target of 30,000 vans.",
        [("29,000 vans", "2020"), ("30,000 vans", "2020")],
    ),
    # when something was foreseen is not what it was foreseen for
    (
        _TITLE + "Revenue of $9 million was at the low end of the $9 million to $10 million that"
        " it guided to in March.",
        [("$9 million", "2021-Q1"), ("$9 million to $10 million", "2021-Q1")],
    ),
    (
        _TITLE + "Orders were $9 million, half of its full-year goal of $18 million.",
        [("$9 million", "2021-Q1"), ("half", "2021-Q1"), ("$18 million", "2021")],
    ),
    # what was compared with is over: the next clause is of the time that leads the sentence
    (
        "In the first quarter Norwind earned $9 million against $4 million in the same quarter of"
        " 2020, and sales rose 6%.",
        [("$9 million", "2021-Q1"), ("$4 million", "2020-Q1"), ("6%", "2021-Q1")],
    ),
    (
        _TITLE + "Net debt fell to $30 million from $44 million at the end of December.",
        [("$30 million", "2021-Q1"), ("$44 million", "2020-12")],
    ),
    (
        "Norwind earned $30 million in 2020, after a profit of $20 million the year before.",
        [("$30 million", "2020"), ("$20 million", "2019")],
    ),
    (
        "# Norwind warns of a weak 2021 / For the year just ended, profit was $30 million.",
        [("$30 million", "2020")],
    ),
    # nothing is of the year in which somebody was founded
    ("Founded back in 2016 by Ada Holm, Norwind has 90 employees.", [("90 employees", "")]),
    # what the article reports on
    (_TITLE + "Revenue was $20 million.", [("$20 million", "2021-Q1")]),
    (_TITLE + "Norwind said on Wednesday revenue was $20 million.", [("$20 million", "2021-Q1")]),
    (_TITLE + "Norwind has 300 employees.", [("300 employees", "")]),
    (_TITLE + "Norwind's annual revenue was $20 million.", [("$20 million", "2021")]),
    (
        _TITLE + "For the full year, Norwind expects sales of $90 million.",
        [("$90 million", "2021")],
    ),
    (
        _TITLE + "Norwind had forecast 2022 revenue of $9 million in March.",
        [("$9 million", "2022")],
    ),
    (
        _TITLE + "Norwind saw its December revenues slump by 5% and 2020 sales miss forecasts.",
        [("5%", "2020-12")],
    ),
    (
        _TITLE
        + "Norwind expects a profit of $9 million in 2022, in line with what it said in March.",
        [("$9 million", "2022")],
    ),
    # a day that is only told of a record is not the day of trade
    (
        "# Gold slips / Spot gold fell to $1,790 after a record high of $1,850 on Wednesday.",
        [("$1,790", "2021-05-06"), ("$1,850", "2021-05-05")],
    ),
    (
        "# Gold slips / Spot gold fell to $1,790 after hitting a two-year high on Wednesday.",
        [("$1,790", "2021-05-06")],
    ),
    # what stands in brackets is of the year before, though the period stands behind both
    (
        _TITLE + "Revenue was $9 million ($7 million) in the first quarter and $30 million "
        "($20 million) in 2020.",
        [
            ("$9 million", "2021-Q1"),
            ("$7 million", "2020-Q1"),
            ("$30 million", "2020"),
            ("$20 million", "2019"),
        ],
    ),
    # what a figure is compared with
    (
        _TITLE + "Net profit rose to $30 million from $20 million.",
        [("$30 million", "2021-Q1"), ("$20 million", "2020-Q1")],
    ),
    (
        _TITLE + "Net profit rose to $30 million from $20 million in the prior quarter.",
        [("$30 million", "2021-Q1"), ("$20 million", "2020-Q4")],
    ),
    (
        "Norwind raised $20 million, up from $6 million last June.",
        [("$20 million", ""), ("$6 million", "2020-06")],
    ),
    (
        _TITLE + "Norwind's output grew 8% from 2019's fourth quarter to 90 tonnes.",
        [("8%", "2021-Q1"), ("90 tonnes", "2021-Q1")],
    ),
    ("Norwind sold 300 vans in 2020, and 200 in 2019.", [("300 vans", "2020"), ("200", "2019")]),
    # old forecasts are of the same time as the new
    (
        "Norwind raised its sales outlook for 2021 to $2.4 billion from $2.2 billion.",
        [("$2.4 billion", "2021"), ("$2.2 billion", "2021")],
    ),
    # a former time before a former amount is that amount's own, of forecasts too
    (
        "Norwind sees sales of $6 million from 2020's $5 million.",
        [("$6 million", ""), ("$5 million", "2020")],
    ),
    ("Norwind expects sales to grow to $6 billion by 2025.", [("$6 billion", "2025")]),
    (
        "Norwind profit rose to $3 million (2019: $2 million).",
        [("$3 million", ""), ("$2 million", "2019")],
    ),
    (
        "Norwind sold $9 million, 60 percent more than in 2019.",
        [("$9 million", ""), ("60 percent", "")],
    ),
    # what is expected
    (
        "Norwind expects sales to fall 3% to $9 million, and profit to rise 4%, for the year 2021.",
        [("3%", "2021"), ("$9 million", "2021"), ("4%", "2021")],
    ),
    (
        "Norwind expects 2022 sales of $9 million. / It also expects a profit of $2 million.",
        [("$2 million", "2022")],
    ),
    (
        "Norwind expects 2022 sales of $9 million. / Analysts expect sales of $8 million.",
        [("$8 million", "2022")],
    ),
    ("# Norwind raises 2022 outlook / It sees a margin of 9%.", [("9%", "2022")]),
    (
        "Norwind forecasts 2021 sales of $9 million. / In April it had forecast $8 million.",
        [("$8 million", "2021")],
    ),
    # a year that is not over is not reported on
    ("# Norwind sees 2021 sales growth / Revenue was $9 million.", [("$9 million", "")]),
    (
        "Norwind raises 2021 outlook. / Sales in the quarter were $9 million. / "
        "First-quarter profit was $1 million.",
        [("$1 million", "2021-Q1")],
    ),
    ("# Norwind's annual sales rise / Annual sales rose to $9 million.", [("$9 million", "2020")]),
    # the period goes on until another one is named
    (
        "First-quarter sales were $9 million. / Costs were $8 million. / Profit was $1 million.",
        [("$1 million", "2021-Q1")],
    ),
    (
        "Sales in the third quarter of 2020 were $9 million. / It had cash of $7 million at the "
        "end of September. / Costs were $8 million.",
        [("$8 million", "2020-Q3")],
    ),
    (
        "First-quarter sales rose. / Profit was $1 million in the reported quarter.",
        [("$1 million", "2021-Q1")],
    ),
    (
        "# Norwind raises 2021 outlook / Profit was $1 million. / Sales rose in the quarter ended March.",
        [],
    ),
    ("# Norwind annual profit drops / Its sales were $1 million.", [("$1 million", "2020")]),
    (
        "Exports in the current fiscal year ending June are estimated at $9 million.",
        [("$9 million", "2021")],
    ),
    ("Norwind earned $9 million in the nine-month period of 2020.", [("$9 million", "2020-9M")]),
    # moves on a market are of a day
    ("Norwind shares jump 4% on robust Q1 show.", [("4%", "2021-05-06")]),
    (
        "# Norwind first-quarter results / The average price was $9, compared with $8 a year ago.",
        [("$9", ""), ("$8", "2020-Q1")],
    ),
    ("The dollar fell on Wednesday. / Shares of Norwind rose 4%.", [("4%", "2021-05-05")]),
    (_TITLE + "Norwind shares fell 4% after its first-quarter results.", [("4%", "2021-05-06")]),
    (_TITLE + "Norwind shares fell 4% on Wednesday.", [("4%", "2021-05-05")]),
    ("Norwind shares have gained 9% in 2021.", [("9%", "2021")]),
    (
        "Shares of Norwind, which listed at $24 in 2018, rose 6.5% to $29.",
        [("$24", "2018"), ("6.5%", "2021-05-06"), ("$29", "2021-05-06")],
    ),
    # fiscal periods
    ("Norwind's revenue rose to Rs 90 crore in Q3FY21.", [("Rs 90 crore", "2021-Q3")]),
    (
        "Norwind's revenue rose to Rs 90 crore in the December quarter.",
        [("Rs 90 crore", "2021-Q3")],
    ),
    ("# Norwind Q4 profit jumps / Sales rose to Rs 90 crore.", [("Rs 90 crore", "2021-Q4")]),
    (
        "# Norwind second-quarter sales rise / Sales were $9 million for the quarter ended Jan. 31.",
        [("$9 million", "2021-Q2")],
    ),
    (
        "# Norwind second-quarter sales rise / The quarter ended Jan. 31. / Profit was $2 million.",
        [("$2 million", "2021-Q2")],
    ),
    (
        "# Norwind forecasts second-quarter loss / Norwind forecast a second-quarter loss on Monday. / "
        "It earned $2 million in the three months ended March 31.",
        [("$2 million", "2021-Q1")],
    ),
    (
        "# Norwind profit falls / Sales dropped to $1 million in the three months ended December 31, "
        "from last year's $2 million.",
        [("$1 million", "2020-Q4"), ("$2 million", "2019-Q4")],
    ),
    (
        "Norwind earned $9 million in the nine months ended December 31, up from $7 million.",
        [("$9 million", "2021-9M"), ("$7 million", "2020-9M")],
    ),
    # a former time that belongs to another amount
    (
        _TITLE + "Its profit was $9 million, against $7 million last year, with a margin of 12%.",
        [("$9 million", "2021-Q1"), ("$7 million", "2020-Q1"), ("12%", "2021-Q1")],
    ),
    (
        _TITLE + "Revenue doubled to $9 million, a rise of 99% on last year's $4.5 million.",
        [
            ("doubled", "2021-Q1"),
            ("$9 million", "2021-Q1"),
            ("99%", "2021-Q1"),
            ("$4.5 million", "2020-Q1"),
        ],
    ),
    (
        "Norwind opened 3 plants in 2021 besides the 11 plants it opened during 2020.",
        [("3 plants", "2021"), ("11 plants", "2020")],
    ),
    (
        _TITLE + "It had 900 riders, far more than in the first quarter of 2015, and 70 drivers.",
        [("900 riders", "2021-Q1"), ("70 drivers", "2021-Q1")],
    ),
    (
        "Inflation fell to 4.3% in April, below economists' estimate of 4.6% and March's 5.2%.",
        [("4.3%", "2021-04"), ("4.6%", "2021-04"), ("5.2%", "2021-03")],
    ),
    # a part of a year told by its end
    (
        "Norwind's sales in the last three months of the year came to $9 million.",
        [("$9 million", "2020-Q4")],
    ),
    ("Norwind earned $9 million in the final six months of 2020.", [("$9 million", "2020-H2")]),
    # weeks, and what adds up over more than a day
    (
        "U.S. crude stocks fell by 2.2 million barrels in the week to April 30.",
        [("2.2 million barrels", "2021-04-30/7D")],
    ),
    (
        "Norwind's fourth-quarter average oil price was $13 a barrel.",
        [("$13 a barrel", "2020-Q4")],
    ),
    # a deal is of the month in which it was told, a forecast is not
    ("In March, Norwind confirmed it had raised $3 million.", [("$3 million", "2021-03")]),
    ("Earlier this week, Norwind said its sales were $3 million.", [("$3 million", "")]),
    # a quarter that is counted, not named; estimates leave what is spoken of
    (
        "# Norwind beats / It was the first quarter it made a profit. / Norwind said revenue was "
        "$9 million in the quarter to December 31. / Analysts had expected $8 million. / "
        "Earnings were 40 cents per share.",
        [("40 cents per share", "2020-Q4")],
    ),
    (
        "Norwind's April profit was $9 million, the highest since a $8 million profit in May 2014. / "
        "Its sales were $50 million.",
        [("$50 million", "2021-04")],
    ),
    # of which day the markets are: that of publication, be it of a record, if it is named
    (
        "# Gold soars / Gold soared to a record on Thursday while the euro fell. / "
        "Norwind was sold on Wednesday. / Spot gold was at $1,790.",
        [("$1,790", "2021-05-06")],
    ),
    (
        "The Nikkei fell 0.5% but was on track for gains for the week.",
        [("0.5%", "2021-05-06")],
    ),
    # the reach of a superlative is the time of nothing
    (_TITLE + "Its sales were $9 million, the most since 2019.", [("$9 million", "2021-Q1")]),
    (_TITLE + "Since 2019 it has opened 30 stores.", [("30 stores", "")]),
    # sales are of no point in time, an order book is
    (
        "Norwind posted full-year sales of $9 million at the end of April.",
        [("$9 million", "2020")],
    ),
    (
        "Norwind's order backlog stood at $9 million at the end of April.",
        [("$9 million", "2021-04")],
    ),
    # "the quarter" of an article that names none is the one that is over
    (
        "# Norwind plans for 2022 / It lost $9 million in the quarter.",
        [("$9 million", "2021-Q1")],
    ),
    # what a forecast is compared with is an old forecast only if it has no time of its own
    (
        "Norwind expects sales to grow to $9 million in 2022 from $7 million a year prior.",
        [("$9 million", "2022"), ("$7 million", "2021")],
    ),
    (
        "Norwind expects sales of $9 million in 2022, up from $7 million.",
        [("$9 million", "2022"), ("$7 million", "2022")],
    ),
    # a heading of a period, whatever it is excluding
    (
        "# Norwind results for 2020 / Norwind grew. / "
        "4Q 2020 Financial Highlights(without one-time items) / Revenue $9 million",
        [("$9 million", "2020-Q4")],
    ),
    # the month in which it is to be delivered, but not one that is over
    (
        "# Gold soars / Gold futures for June rose 1% to $1,790.",
        [("1%", "2021-05-06"), ("$1,790", "2021-05-06")],
    ),
    ("# Gold soars / Gold for April rose 1%.", [("1%", "2021-04")]),
    # on a weekend nothing is traded
    (
        "# Gold soars / Gold continued its record rally on Thursday. / The mines closed on Sunday. / "
        "Spot gold rose 1% to $1,790.",
        [("1%", "2021-05-06"), ("$1,790", "2021-05-06")],
    ),
    # a dividend is of the profit that it is paid from, not of the day of its payment
    (
        _TITLE + "Norwind declared a quarterly dividend of $0.20 per share, payable June 3 to"
        " holders of record as of May 20.",
        [("$0.20 per share", "2021-Q1")],
    ),
    (
        "# Norwind profit rises in 2020 / The board proposes a dividend of 1.20 euros (1.10) per share.",
        [("1.20 euros", "2020"), ("1.10", "2019")],
    ),
    (
        _TITLE + "Norwind raised its quarterly dividend to 22 cents a share from 20 cents.",
        [("22 cents a share", "2021-Q1"), ("20 cents", "2020-Q4")],
    ),
    (
        "# Norwind's fourth quarter 2020 / The board proposes a dividend of $1.20 per share.",
        [("$1.20 per share", "2020")],
    ),
    (
        "Norwind will pay a dividend of $1.20 per share for 2020, payable in 2021.",
        [("$1.20 per share", "2020")],
    ),
    ("Norwind paid a dividend of $1.20 per share on April 8.", [("$1.20 per share", "2021-04-08")]),
    # a company's year is told by the part of it that ended, in India and where no word says "ended"
    (
        "# Norwind sees record lending in fiscal H1 / Loans reached $9 billion in the six months to"
        " December 2020.",
        [("$9 billion", "2021-H1")],
    ),
    (
        "# Norwind's First-Half Revenue Exceeds Estimates / Its fiscal first-half sales rose. / Its"
        " revenue for the six months ended Dec. 31, 2020, was $9 million.",
        [("$9 million", "2021-H1")],
    ),
    (
        "Norwind posted a fourth-quarter profit. / Its profit was Rs 90 crore for the quarter ended"
        " March 31.",
        [("Rs 90 crore", "2021-Q4")],
    ),
    (
        "Norwind posted a third-quarter profit. / Its profit was Rs 90 crore for the quarter ended"
        " March 31.",
        [("Rs 90 crore", "2021-Q3")],
    ),
    (
        "Profit rose to $9 million for the first half of the fiscal year ending September 30.",
        [("$9 million", "2021-H1")],
    ),
    # months that are told by their number alone end when the article says, or with the last quarter
    (
        "# Norwind's nine-month profit rises 4% / Its sales rose 2% to $7 million. / It earned"
        " $9 million in the nine months to January 31, after 3% growth over the nine months.",
        [("$9 million", "2021-9M"), ("3%", "2021-9M")],
    ),
    ("# Norwind's nine-month profit rises 4%", [("4%", "2021-9M")]),
    # "quarterly" is what a result is of, whatever year was spoken of beside it
    (
        _TITLE + "Norwind confirmed its 2021 outlook and posted quarterly sales of $9 million.",
        [("$9 million", "2021-Q1")],
    ),
    ("Norwind is expected to post a quarterly profit of $9 million.", [("$9 million", "2021-Q1")]),
    ("Norwind shares are up 14% year to date.", [("14%", "2021")]),
    # the only time of a sentence reaches back to all that is told
    (
        "Norwind bought 4 million shares for $9 million in a sale on the exchange of Lisbon that was"
        " held for the funds in April.",
        [("4 million shares", "2021-04"), ("$9 million", "2021-04")],
    ),
    # what is set against the quarter before is of the quarter that is over
    ("Norwind's net profit fell 3% sequentially.", [("3%", "2021-Q1")]),
    (_TITLE + "Its loans rose 4%.", [("4%", "2021-Q1")]),
    (_TITLE + "Its loans amounted to $9 million.", [("$9 million", "2021-Q1")]),
    (
        _TITLE + "Its net debt fell by $3 million to $9 million.",
        [("$3 million", "2021-Q1"), ("$9 million", "2021-Q1")],
    ),
    ("# Norwind sells a yard / Its debt amounted to $9 million.", [("$9 million", "")]),
    (_TITLE + "It took out loans of $9 million.", [("$9 million", "")]),
    # what the market makes of a company or of its debt is of the day
    ("Norwind has a market value of $9 billion.", [("$9 billion", "2021-05-06")]),
    (
        "# Yields rise / The spread between Italian and German bonds narrowed to 109 bps.",
        [("109 bps", "2021-05-06")],
    ),
    # statistics are of the week or of the month that the title names
    (
        "# U.S. Crude Oil Stocks Fall in Week Ended April 30 / The fall was small. /"
        " Gasoline inventories rose 4% from a year earlier.",
        [("4%", "2021-04-30/7D")],
    ),
    (
        "# Norway's April consumer prices rise 3% / Norwind shares fell. / The mood was dark. /"
        " The core inflation rate was 4%.",
        [("4%", "2021-04")],
    ),
    # a level is of the day as of which it is told, a holding of that of the deed which left it
    (
        "Norwind and four others have nearly 54% of the users in the country as on April 30, 2021.",
        [("54%", "2021-04-30")],
    ),
    (
        "On May 4, 2021, Norwind bought 300 shares in Sudkraft. / After the transaction, Norwind"
        " holds 5,400 shares in Sudkraft.",
        [("5,400 shares", "2021-05-04")],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), PERIODS)
def test_periods(lines: str, expected: list[tuple[str, str]]) -> None:
    """Each figure is of the time that the sentence or the article gives it."""
    assert [(s.text, s.period) for s in stated(lines)] == expected


def test_fiscal_periods_have_their_dates_in_india() -> None:
    """The third quarter of an Indian year is October to December of the year before."""
    (rupees,) = stated("Norwind's revenue rose to Rs 90 crore in Q3FY21.")
    (dollars,) = stated("Norwind's revenue rose to $90 million in Q3FY21.")
    assert rupees.draft.period is not None
    assert dollars.draft.period is not None
    assert rupees.draft.period.start == date(2020, 10, 1)
    assert dollars.draft.period.start is None
