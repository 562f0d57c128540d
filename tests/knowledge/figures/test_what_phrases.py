"""What a quantity measures, by the words of the press for it: one row a turn of phrase."""

from __future__ import annotations

import pytest

from tests.knowledge.figures.stating import stated

# Lines of an article; the figures of the last one with their metrics.
PHRASES = [
    (
        "# Norwind shares rise / Norwind shares traded 1.9% higher at 0.81 lei on Thursday.",
        [("1.9%", "share_price_change"), ("0.81 lei", "share_price")],
    ),
    (
        "# Norwind shares flat / The company's shares traded flat at 1.70 euro.",
        [("1.70 euro", "share_price")],
    ),
    (
        "The 10-year yield was up 4 basis points at 3.10%, trading at its highest level since May.",
        [("4 basis points", "yield"), ("3.10%", "yield")],
    ),
    ("In 2020, Norwind had net sales of approximately SEK 146bn.", [("SEK 146bn", "revenue")]),
    (
        "Foreign investors recorded net sales of Indian equities worth $3 billion.",
        [("$3 billion", "net_selling")],
    ),
    (
        "The broker raised its price target on the Norwind stock to $235 from $180.",
        [("$235", "price_target"), ("$180", "price_target")],
    ),
    (
        "# Stocks / The Gulf index eased 0.1%, hit by a 2% fall in the country's biggest lender Norwind Bank.",
        [("0.1%", "share_price_change"), ("2%", "share_price_change")],
    ),
    ("The Swiss economy will contract by 0.5% this year.", [("0.5%", "gdp_growth")]),
    ("Volume grew in all regions, led by Asia with a 6% rise.", [("6%", "units_sold")]),
    (
        "Norwind's automotive business is expected to increase by 8% this quarter.",
        [("8%", "growth")],
    ),
    ("The van segment grew nearly 15% in the quarter.", [("15%", "growth")]),
    (
        "Dutch power for the next day was at 120.75 euros per megawatt hour.",
        [("120.75 euros per megawatt hour", "commodity_price")],
    ),
    ("Norwind's refining margin stood at $13.1 per barrel.", [("$13.1 per barrel", "margin")]),
    ("Norwind's payout ratio was 75.5%.", [("75.5%", "payout_ratio")]),
    (
        "Norwind's total dividend of NOK 8.00 represents 82% of the net profit.",
        [("NOK 8.00", "dividend"), ("82%", "share_of")],
    ),
    (
        "Norwind said profit attributable to equity holders jumped to 5.6 billion dirhams.",
        [("5.6 billion dirhams", "net_profit")],
    ),
    (
        "So far this year foreign outflows from Indian equities have reached $3 billion.",
        [("$3 billion", "net_selling")],
    ),
    (
        "Money managers raised their net long position in corn futures to 364,217 contracts from 350,721.",
        [("364,217 contracts", "net_position"), ("350,721", "net_position")],
    ),
    ("Norwind's marketplace gross order value jumped to $21 billion.", [("$21 billion", "gmv")]),
    (
        "Norwind has set aside up to 165 million pounds for legal claims over car loans.",
        [("165 million pounds", "provisions")],
    ),
    ("Food delivery firm Norwind jumped 17% on its market debut.", [("17%", "share_price_change")]),
    (
        "Norwind signed a $293 million licensing agreement with a Finnish investment group.",
        [("$293 million", "contract_value")],
    ),
    (
        "Norwind agreed to sell its consulting division to Lumora for $3.5 billion.",
        [("$3.5 billion", "deal_value")],
    ),
    (
        "Norwind's revenue and other operating income rose 28 percent to 120 billion yen.",
        [("28 percent", "revenue"), ("120 billion yen", "revenue")],
    ),
    (
        "The insurer Norwind estimates a net loss of $500 million from the wildfires.",
        [("$500 million", "insured_losses")],
    ),
    ("Drilling at Norwind returned grades as high as 43 g/t gold.", [("43 g/t", "ore_grade")]),
    (
        "Norwind expects the plant will be at 20 gigawatt hours.",
        [("20 gigawatt hours", "capacity")],
    ),
    (
        "Norwind lost 40 coins in a $230 million cyberattack.",
        [("40 coins", "other"), ("$230 million", "theft")],
    ),
    (
        "Norwind's profit fell on an exceptional loss of Rs 25.8 crore.",
        [("Rs 25.8 crore", "charge")],
    ),
    (
        "Norwind is nearing a deal to raise $2 billion at a price that values the company at $60 billion.",
        [("$2 billion", "funding"), ("$60 billion", "valuation")],
    ),
    (
        "The stake was part of Norwind's latest financing round that valued the company at $62 billion.",
        [("$62 billion", "valuation")],
    ),
    (
        "The deal comprises an up-front payment of USD 620 million, of which USD 20 million is deferred.",
        [("USD 620 million", "deal_value"), ("USD 20 million", "deal_value")],
    ),
    (
        "Norwind said the deal adds 700,000 cable and broadband internet customers to its base.",
        [("700,000 cable and broadband internet customers", "customers")],
    ),
    (
        "Norwind holds a dominant 60 percent share in the state's beer market.",
        [("60 percent", "market_share")],
    ),
    ("The operating result was a loss of $5 million.", [("$5 million", "operating_loss")]),
    (
        "Norwind's EBITDA climbed to Rs 817 crore, with margins expanding to 26 percent from 23 percent.",
        [
            ("Rs 817 crore", "ebitda"),
            ("26 percent", "ebitda_margin"),
            ("23 percent", "ebitda_margin"),
        ],
    ),
    (
        "Of the 300 firms in the index, 76% have beaten forecasts.",
        [("300 firms", "other"), ("76%", "share_of")],
    ),
    (
        "# Movers / Norwind (Rs 430.1, -2.5%)",
        [("Rs 430.1", "share_price"), ("-2.5%", "share_price_change")],
    ),
    (
        "# Markets / Volatility spiked, pushing the India VIX up more than six percent to 14.5.",
        [("six percent", "share_price_change"), ("14.5", "index_level")],
    ),
    (
        "Norwind is on track to build a 272,000 tonne ore stockpile.",
        [("272,000 tonne", "inventories")],
    ),
    (
        "Foreign investors offloaded $10 billion worth of Indian equities in May.",
        [("$10 billion", "net_selling")],
    ),
    ("Firms will offer wage hikes of 4.9% this year.", [("4.9%", "wage_growth")]),
    ("The projection for the fourth quarter is now 4.5 percent.", [("4.5 percent", "other")]),
    (
        "Norwind sold 13 million shares at 3,300 yen per share in its initial public offering.",
        [("13 million shares", "shares"), ("3,300 yen per share", "ipo_price")],
    ),
    (
        "Europe's growth could be reduced by around a quarter of a percentage point.",
        [("a quarter of a percentage point", "gdp_growth")],
    ),
    (
        "The group confirmed 18 monthly additions of 122,000 barrels per day.",
        [("18 monthly additions", "other"), ("122,000 barrels per day", "production")],
    ),
    (
        "# Bond poll / The benchmark 10-year yield was seen holding at 4.53% in May and trading at 4.50% in June.",
        [("4.53%", "yield"), ("4.50%", "yield")],
    ),
    (
        "Norwind's combined ratio improved by 1.8 points year on year to 84.9 percent.",
        [("1.8 points", "combined_ratio"), ("84.9 percent", "combined_ratio")],
    ),
    (
        "Norwind posted a 3.6 point combined ratio improvement to 86.5 percent.",
        [("3.6 point", "combined_ratio"), ("86.5 percent", "combined_ratio")],
    ),
    (
        "# Stocks / The index rose 12 points to 2,300.",
        [("12 points", "index_level"), ("2,300", "index_level")],
    ),
    (
        "Consumer prices rose by 0.5%, above expectations for a 0.3% increase in a survey compiled by Lumora.",
        [("0.5%", "inflation"), ("0.3%", "inflation")],
    ),
    (
        "Lumora bought 5.89 lakh shares in the company for an average price of Rs 492.86.",
        [("5.89 lakh shares", "shares"), ("Rs 492.86", "share_price")],
    ),
    (
        "Lumora offered 7.70 reais ($1.34) per share for the rest of Norwind.",
        [("7.70 reais", "offer_price")],
    ),
    (
        "Norwind must pay 2.2 billion euros ($2.3 billion) in antitrust fines.",
        [("2.2 billion euros", "fine")],
    ),
    (
        "Total turnover on the Basel bourse amounted to 89 million francs.",
        [("89 million francs", "trading_volume")],
    ),
    (
        "Traders price in one 25 bps cut and a partial chance of a second.",
        [("25 bps", "interest_rate")],
    ),
    ("Here are 15 data points on the index.", [("15 data points", "other")]),
    (
        "Norwind earned 890 million dinars ($7.85 million) last year.",
        [("890 million dinars", "net_profit")],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), PHRASES)
def test_phrases(lines: str, expected: list[tuple[str, str]]) -> None:
    """Each figure has the metric that its turn of phrase says."""
    assert [(s.text, s.metric) for s in stated(lines)] == expected
