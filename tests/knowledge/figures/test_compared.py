"""What a figure stands against: the role and the period of each; the articles are of May 2021."""

from __future__ import annotations

import pytest

from tests.knowledge.figures.stating import stated

_TITLE = "# Norwind first-quarter profit rises / "
# A sentence; some of its figures with period and role.
COMPARED = [
    (
        "Norwind posted a net loss of $20 million, a stark contrast to the $9 million profit it posted a year ago.",
        [("$20 million", "2021-Q1", "reported"), ("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind posted a net loss of $20 million, in contrast to a $9 million profit a year earlier.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind posted a net loss of $20 million, in sharp contrast to its $9 million profit in the year-ago quarter.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind lost $20 million, as opposed to a profit of $9 million in the same period of 2020.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind lost $20 million, a far cry from the $9 million it earned a year ago.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind lost $20 million, having earned $9 million a year before.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind lost $20 million, where it had earned $9 million a year earlier.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind lost $20 million, whereas it made $9 million in the same quarter last year.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind lost $20 million after earning $9 million a year earlier.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind lost $20 million, after a profit of $9 million in the same quarter of the previous year.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind lost $20 million, following a $9 million profit a year earlier.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind swung to a net loss of $20 million from a profit of $9 million.",
        [("$20 million", "2021-Q1", "reported"), ("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind swung from a profit of $9 million to a loss of $20 million.",
        [("$9 million", "2020-Q1", "prior"), ("$20 million", "2021-Q1", "reported")],
    ),
    (
        "Revenue was $20 million, well above the $9 million of a year earlier.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Revenue was $20 million, more than double the $9 million reported a year ago.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Revenue was $20 million, nearly twice the $11 million it booked in the first quarter of 2020.",
        [("$11 million", "2020-Q1", "prior")],
    ),
    (
        "Revenue was $20 million, against $9 million in the year-ago period.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Revenue was $20 million, up from last year's $9 million.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Revenue was $20 million, down from the previous year's $29 million.",
        [("$29 million", "2020-Q1", "prior")],
    ),
    (
        "Revenue was $20 million, down from the $29 million recorded in the previous quarter.",
        [("$29 million", "2020-Q4", "prior")],
    ),
    (
        "Revenue was $20 million, falling short of the $29 million seen a year earlier.",
        [("$29 million", "2020-Q1", "prior")],
    ),
    (
        "Revenue was $20 million and compares with $9 million a year earlier.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Sales grew 39%, compared to a 31% increase the quarter before.",
        [("39%", "2021-Q1", "change"), ("31%", "2020-Q4", "prior")],
    ),
    (
        "Sales grew 39%, versus 47% growth a year earlier.",
        [("39%", "2021-Q1", "change"), ("47%", "2020-Q1", "prior")],
    ),
    (
        "Sales grew 39%, slower than the 47% growth seen in the previous quarter.",
        [("39%", "2021-Q1", "change"), ("47%", "2020-Q4", "prior")],
    ),
    (
        "Sales growth slowed to 39% from 47% a quarter earlier.",
        [("39%", "2021-Q1", "change"), ("47%", "2020-Q4", "prior")],
    ),
    (
        "Slower user growth, compared to a 31% increase the quarter before, worried investors.",
        [("31%", "2020-Q4", "prior")],
    ),
    ("Norwind posted a $2.4 billion drop in revenue.", [("$2.4 billion", "2021-Q1", "change")]),
    (
        "Norwind reported a $1.1 billion year-on-year drop in revenue.",
        [("$1.1 billion", "2021-Q1", "change")],
    ),
    (
        "Norwind announced a $40 million increase in spending.",
        [("$40 million", "2021-Q1", "change")],
    ),
    ("Norwind flagged a $40 million fall in costs.", [("$40 million", "2021-Q1", "change")]),
    (
        "Profit was 1.1 billion euros, below the 1.3 billion euros predicted by analysts.",
        [("1.3 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit was 1.1 billion euros, beating forecasts for 0.9 billion euros in a consensus of brokers.",
        [("0.9 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit was 1.1 billion euros, beating the 0.9 billion euros forecast.",
        [("0.9 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit was 1.1 billion euros and surpassed the 0.9 billion euro market forecast.",
        [("0.9 billion euro", "2021-Q1", "forecast")],
    ),
    (
        "Profit was 1.1 billion euros, missing the 1.3 billion euros that brokers had pencilled in.",
        [("1.3 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit was 1.1 billion euros, ahead of market expectations for 0.9 billion euros.",
        [("0.9 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit was 1.1 billion euros, short of the 1.3 billion euros seen by analysts.",
        [("1.3 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit was 1.1 billion euros; economists had pencilled in 1.3 billion euros.",
        [("1.3 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit was 1.1 billion euros, topping the Street's 0.9 billion euros.",
        [("0.9 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit was 1.1 billion euros, above the 0.9 billion euros expected.",
        [("0.9 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit was 1.1 billion euros compared with expectations of 0.9 billion euros.",
        [("0.9 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit came in at 1.1 billion euros versus a company-compiled consensus of 0.9 billion euros.",
        [("0.9 billion euros", "2021-Q1", "forecast")],
    ),
    (
        "Profit came in at 1.1 billion euros, in line with the 1.1 billion euros analysts were looking for.",
        [("1.1 billion euros", "2021-Q1", "reported")],
    ),
    (
        "First-quarter earnings look set to have climbed 13.5%, up from an estimate of 7.2% made early in April.",
        [("13.5%", "2021-Q1", "forecast"), ("7.2%", "2021-Q1", "prior")],
    ),
    (
        "First-quarter earnings are estimated up 14.8%, well above the 9.6% estimated on April 1.",
        [("9.6%", "2021-Q1", "prior")],
    ),
    (
        "Norwind's revenue for the October-to-December period was $20 million.",
        [("$20 million", "2020-Q4", "reported")],
    ),
    (
        "Norwind's revenue in the last three months of 2020 was $20 million.",
        [("$20 million", "2020-Q4", "reported")],
    ),
    (
        "Net income was $20 million for the three months ended March 31, compared with $9 million a year ago.",
        [("$20 million", "2021-Q1", "reported"), ("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Net sales amounted to 18 MSEK (15).",
        [("18 MSEK", "2021-Q1", "reported"), ("15", "2020-Q1", "prior")],
    ),
    (
        "Revenue was EUR 18.4 million (EUR 15.1 million).",
        [("EUR 15.1 million", "2020-Q1", "prior")],
    ),
    (
        "Operating profit was EUR 18.4 million (15.1) and earnings per share EUR 0.30 (0.22).",
        [("15.1", "2020-Q1", "prior"), ("0.22", "2020-Q1", "prior")],
    ),
    (
        "Operating margin was 8.1 percent (7.4).",
        [("8.1 percent", "2021-Q1", "reported"), ("7.4", "2020-Q1", "prior")],
    ),
    (
        "Of the proceeds $16 million and $8 million were received in the fourth quarter of 2020 and the first quarter of 2021, respectively.",
        [("$16 million", "2020-Q4", "reported"), ("$8 million", "2021-Q1", "reported")],
    ),
    (
        "Sales in 2019 and 2020 were $16 million and $8 million respectively.",
        [("$16 million", "2019", "reported"), ("$8 million", "2020", "reported")],
    ),
    (
        "Norwind had a dividend yield of 5.1%, 6.2% and 4.8% in 2015, 2016 and 2017.",
        [
            ("5.1%", "2015", "reported"),
            ("6.2%", "2016", "reported"),
            ("4.8%", "2017", "reported"),
        ],
    ),
    ("The shares gained 4% on Friday.", [("4%", "2021-04-30", "change")]),
    ("Norwind sees sales rising 3% this year.", [("3%", "2021", "forecast")]),
    ("Norwind expects revenue to be up 3% to 5% in 2021.", [("3% to 5%", "2021", "forecast")]),
    (
        "Norwind guided for revenue of between $3 billion and $4 billion in 2021.",
        [("$3 billion and $4 billion", "2021", "forecast")],
    ),
    (
        "Norwind raised its full-year sales guidance to $4 billion from $3 billion.",
        [("$4 billion", "2021", "forecast"), ("$3 billion", "2021", "prior")],
    ),
    (
        "Norwind cut its 2021 outlook to $2 billion, having previously guided for $3 billion.",
        [("$2 billion", "2021", "forecast"), ("$3 billion", "2021", "prior")],
    ),
    (
        "Norwind reaffirmed its 2021 sales guidance of $4 billion.",
        [("$4 billion", "2021", "forecast")],
    ),
    (
        "Norwind confirmed its outlook for 2021 sales of $4 billion to $5 billion.",
        [("$4 billion to $5 billion", "2021", "forecast")],
    ),
    ("Norwind wants to reach sales of $4 billion by 2025.", [("$4 billion", "2025", "target")]),
    ("Norwind's goal is sales of $4 billion in 2025.", [("$4 billion", "2025", "target")]),
    (
        "Norwind increased its dividend for the first quarter to $300 million from $270 million for the fourth quarter.",
        [("$300 million", "2021-Q1", "reported"), ("$270 million", "2020-Q4", "prior")],
    ),
    (
        "Mills produced 450,000 tons last year, down from 2.1 million in 1998.",
        [("450,000 tons", "2020", "reported"), ("2.1 million", "1998", "prior")],
    ),
    (
        "Operating profit was 31 million yen, compared with a mean forecast of 63 million yen in a survey of six analysts by Tolva and a 141 million yen profit in the same period a year earlier.",
        [
            ("31 million yen", "2021-Q1", "reported"),
            ("63 million yen", "2021-Q1", "forecast"),
            ("141 million yen", "2020-Q1", "prior"),
        ],
    ),
    (
        "Norwind expects second-quarter profit between $3.17 and $3.25 per share, short of the average analyst estimate of $3.42 per share.",
        [
            ("$3.17 and $3.25 per share", "2021-Q2", "forecast"),
            ("$3.42 per share", "2021-Q2", "forecast"),
        ],
    ),
    ("A year earlier, Norwind had lost $9 million.", [("$9 million", "2020-Q1", "prior")]),
    (
        "Sales reached $20 million, while in the same quarter of the previous year they were $9 million.",
        [("$9 million", "2020-Q1", "prior")],
    ),
    (
        "Sales reached $20 million, surpassing the previous record of $19 million set in 2019.",
        [("$19 million", "2019", "prior")],
    ),
    (
        "The order intake decreased to EUR 9 million from EUR 12 million in the comparison period.",
        [("EUR 9 million", "2021-Q1", "reported"), ("EUR 12 million", "2020-Q1", "prior")],
    ),
    (
        "The order intake of EUR 9 million was lower than EUR 12 million for the same period last year.",
        [("EUR 12 million", "2020-Q1", "prior")],
    ),
    (
        "Order intake rose by 12 percent to 1,120 MSEK (1,000).",
        [
            ("12 percent", "2021-Q1", "change"),
            ("1,120 MSEK", "2021-Q1", "reported"),
            ("1,000", "2020-Q1", "prior"),
        ],
    ),
    (
        "Norwind earned $20 million, or 40 cents per share, compared with $9 million, or 18 cents per share, a year ago.",
        [
            ("$20 million", "2021-Q1", "reported"),
            ("40 cents per share", "2021-Q1", "reported"),
            ("$9 million", "2020-Q1", "prior"),
            ("18 cents per share", "2020-Q1", "prior"),
        ],
    ),
    (
        "The company previously raised $70 million in November.",
        [("$70 million", "2020-11", "prior")],
    ),
    (
        "Inflation is expected to have slowed to 0.3% in April from 0.4% in March.",
        [("0.3%", "2021-04", "forecast"), ("0.4%", "2021-03", "prior")],
    ),
    (
        "It earned 2.1 billion soles, short of the 2.4 billion soles predicted by analysts.",
        [("2.4 billion soles", "2021-Q1", "forecast")],
    ),
    # the time of the news stands behind what was before
    (
        "Sales climbed to $9 million from $7 million in the quarter ended March 31.",
        [("$9 million", "2021-Q1", "reported"), ("$7 million", "2020-Q1", "prior")],
    ),
    (
        "Sales climbed to $9 million, compared with $7 million in the fourth quarter of 2020.",
        [("$9 million", "2021-Q1", "reported"), ("$7 million", "2020-Q4", "prior")],
    ),
    (
        "Sales slipped 4 percent to $9 million over $9.4 million in the year-ago quarter.",
        [("$9 million", "2021-Q1", "reported"), ("$9.4 million", "2020-Q1", "prior")],
    ),
    (
        "Sales were 9 million dirhams, compared with 8 million dirhams earlier.",
        [("9 million dirhams", "2021-Q1", "reported"), ("8 million dirhams", "2020-Q1", "prior")],
    ),
    (
        "Earnings rose from $4 million in the fourth quarter of 2020 and $3 million in last year's first quarter.",
        [("$4 million", "2020-Q4", "prior"), ("$3 million", "2020-Q1", "prior")],
    ),
    (
        "Norwind cut its debt from about $6 billion as at June 30, 2019 to about $4 billion as at Dec. 31, 2020.",
        [("$6 billion", "2019-06-30", "prior"), ("$4 billion", "2020-12-31", "reported")],
    ),
    (
        "At 27 million euros as at December 31, 2020 (2019: 18 million euros), the order backlog was strong.",
        [
            ("27 million euros", "2020-12-31", "reported"),
            ("18 million euros", "2019", "prior"),
        ],
    ),
    (
        "The operating result amounted to -21 650 TSEK (-19 480).",
        [("-21 650 TSEK", "2021-Q1", "reported"), ("-19 480", "2020-Q1", "prior")],
    ),
    (
        "The index closed at 930 on April 8, up 12% from its low of 820 in October.",
        [("820", "2020-10", "prior")],
    ),
    (
        "The krone closed at 7.42 per dollar on April 8, down 81 paise from its March 31 closing of 6.61.",
        [("6.61", "2021-03-31", "prior")],
    ),
    (
        "Norwind's exports rose 3% in March, following a 7% drop in the previous month.",
        [("3%", "2021-03", "change"), ("7%", "2021-02", "change")],
    ),
    (
        "Norwind's output is expected to grow 3% in March after a revised 7% rise the month before.",
        [("3%", "2021-03", "forecast"), ("7%", "2021-02", "change")],
    ),
    (
        "Norwind's exports rose 3% in March after falling by 7% in the prior month.",
        [("3%", "2021-03", "change"), ("7%", "2021-02", "change")],
    ),
    (
        "Norwind's exports rose 3% in March after falling 7% from the previous month in February.",
        [("3%", "2021-03", "change"), ("7%", "2021-02", "change")],
    ),
    (
        "After a poor winter Norwind's exports rose 3% in March on the previous month.",
        [("3%", "2021-03", "change")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), COMPARED)
def test_what_is_compared_has_its_own_time(
    sentence: str, expected: list[tuple[str, str, str]]
) -> None:
    """What stands against a figure is of the former time, an estimate of the same."""
    found = [(figure.text, figure.period, figure.role) for figure in stated(_TITLE + sentence)]
    assert [figure for figure in expected if figure not in found] == []


LINES = (
    "# Norwind interim report / Fourth quarter: October - December / Net sales rose to SEK 18 million (15)"
    " / Full year: January - December / Net sales rose to SEK 70 million (60)"
)


def test_a_heading_gives_its_period_to_the_lines_below() -> None:
    """Each line of a list is of the period above it, what stands in brackets of the year before."""
    quarter, year = LINES.split(" / Full", maxsplit=1)[0], LINES
    assert [(s.text, s.period) for s in stated(quarter)] == [
        ("SEK 18 million", "2020-Q4"),
        ("15", "2019-Q4"),
    ]
    assert [(s.text, s.period) for s in stated(year)] == [
        ("SEK 70 million", "2020"),
        ("60", "2019"),
    ]
