"""Whose figure it is."""

from __future__ import annotations

import pytest

from knowledge.figures.sources import source_kind
from tests.knowledge.figures.stating import stated

_TITLE = "# Norwind profit rises / "
# Lines of an article; the figures of the last one with their owners, "" for nobody.
OWNERS = [
    # a sector owns the move of its shares; one that grows, or where something is done, does not
    (
        "# Oslo slips / Quellis fell 5%. / The materials group, which includes tin miners, added 2%.",
        [("2%", "materials group")],
    ),
    (
        "# Oslo slips / Quellis fell 5%. / The broader smallcaps fell 3%, while oil gained 1%.",
        [("3%", "smallcaps"), ("1%", "oil")],
    ),
    (
        "# Oslo slips / Quellis fell 5%. / Financials rose 2%, led by Norfox Bank.",
        [("2%", "Financials")],
    ),
    ("# Norway builds / Investment in the property sector fell 4%.", [("4%", "Norway")]),
    # investors of a kind that has a short name
    ("# FIIs sell again / FIIs net sold shares worth Rs 400 crore.", [("Rs 400 crore", "FIIs")]),
    # a researcher counts what the whole world does, not what the company of the article does
    (
        "# Vans sell / Quellis sells vans. / Quellis leads. / Worldwide shipments of vans rose 5%, data from IDC "
        "showed.",
        [("5%", "")],
    ),
    # the shares are those of whom the title names, not of a unit named in passing
    (
        "# Quellis to build mill / Quellis Industries will build a mill. / Tolva Mills will run "
        "it. / That takes long. / The company's shares rose 2%.",
        [("2%", "Quellis Industries")],
    ),
    # analysts surveyed by a data provider speak of whom the article does
    (
        "# Quellis profit rises / Quellis posted sales of $4 million. / Analysts surveyed by "
        "FactSet expected $5 million.",
        [("$5 million", "Quellis")],
    ),
    # a currency or commodity owns its price whatever the verb, and with its code in brackets
    (
        "# Pound firm / The dollar was down 2%, while sterling dipped 1% to $1.23.",
        [("2%", "dollar"), ("1%", "sterling"), ("$1.23", "sterling")],
    ),
    (
        "# Grains sag / Corn rose 2%. / Wheat finished 7 cents weaker at $5.",
        [("7 cents", "Wheat"), ("$5", "Wheat")],
    ),
    (
        "# Oslo waits / The New Zealand dollar (NZD) recouped losses to 57 cents.",
        [("57 cents", "New Zealand dollar")],
    ),
    # what fell is told behind the fall
    (
        "# Oslo slips / Norway's benchmark index eased 1%, hit by a 4% fall in Quellis Bank.",
        [("1%", "Norway"), ("4%", "Quellis Bank")],
    ),
    # an index without a name is the land's, not of the company that moved it most
    (
        "# Gulf slips / Oil rose. / Qatar's main share index gained 2%, with lender Quellis Bank "
        "rising 5%.",
        [("2%", "Qatar"), ("5%", "Quellis Bank")],
    ),
    ("# Norway plans fund / The main stock index rose 3%.", [("3%", "Norway")]),
    (
        "# Quellis sinks / Quellis fell. / It was one of the worst on the S&P 500 index , which was up 2%.",
        [("2%", "S&P 500")],
    ),
    # who foretells what an economy does has none of its own
    (
        "# World Bank trims Norway's growth outlook / World Bank cut Norway's GDP growth forecast "
        "to 3%.",
        [("3%", "Norway")],
    ),
    # who was fined, not by whom
    (
        "# Banks / Norway's market watchdog fined Quellis Bank $3 million.",
        [("$3 million", "Quellis Bank")],
    ),
    # the company behind a possessive acts for itself
    (
        "# Quellis and Tolva / Quellis' Tolva Bank bought a mill for $3 million.",
        [("$3 million", "Tolva Bank")],
    ),
    (
        "# Quellis jumps / Quellis rose 2%, and its smaller rival Tolva rose 3%.",
        [("2%", "Quellis"), ("3%", "Tolva")],
    ),
    # of two companies of a title the one spoken of goes on
    (
        "# Quellis, Wexel in talks for Tolva Pharma / Tolva Pharma lost $2 million. / Revenue from "
        "operations fell to $9 million.",
        [("$9 million", "Tolva Pharma")],
    ),
    # no place has the price of what is traded
    (
        "# Norway's output grows / So the Norwegian tin price rose. / The contract hit a high of "
        "$3,100 a ton.",
        [("$3,100 a ton", "tin")],
    ),
    # who leads a state stands for it, and whose goods a tariff is on does not impose it
    (
        "# Norway weighs U.S. duties / Trump swiftly raised the tariff on Norway's fish to 25%.",
        [("25%", "U.S.")],
    ),
    (
        "# Trump's duties hit boats / So the U.S. fleet waits. / Trump imposed a 10% tariff on "
        "goods from Canada.",
        [("10%", "U.S.")],
    ),
    # an analyst in the title judges the company that it is about
    (
        "# Barclays Lifts Quellis' Price Target / Barclays raised its price target on Quellis to "
        "$40 from $35.",
        [("$40", "Quellis"), ("$35", "Quellis")],
    ),
    (
        "# Barclays Trims Quellis Group's Estimates / Estimates of adjusted EPS were lowered to "
        "$3 from $4.",
        [("$3", "Quellis Group"), ("$4", "Quellis Group")],
    ),
    # names between an owner and what it has only narrow that
    (
        "# Quellis grows / Quellis's yearly Wexel and Tolva sales will rise to 1,650 vans after the"
        " deal, and the turnover will rise to $130 million.",
        [("1,650 vans", "Quellis"), ("$130 million", "Quellis")],
    ),
    # what ends in a plain word is no person, whatever it says
    (
        "# Tolva Global writes to its shareholders / Tolva Global said it received $3 million.",
        [("$3 million", "Tolva Global")],
    ),
    (
        "# News / Quellis, the Norwegian partner of Wexel, launched a van priced at $30,000.",
        [("$30,000", "Quellis")],
    ),
    # where a company is at home does not own what it does
    (
        "# Norway's Tolva plans share sale / Norwegian tin miner Tolva Industries aims to raise"
        " $700 million by listing its smelter.",
        [("$700 million", "Tolva Industries")],
    ),
    ("Norwind expects Lumora to generate $540 million of revenue.", [("$540 million", "Lumora")]),
    (
        "# Norwind profit rises / Norwind earned $3.90 a share. / Wall Street was modeling $4.02"
        " a share.",
        [("$4.02 a share", "Norwind")],
    ),
    (
        "# Norwind slides / Analysts at Holm Rusk cut their sales forecast to $3 billion.",
        [("$3 billion", "Norwind")],
    ),
    # of whom a relative clause tells, and who is only named in what is said aside
    (
        "# Wexel grows / Wexel, the largest of them, and Quellis Ltd, which claims 87% of the "
        "market, share two investors.",
        [("87%", "Quellis Ltd"), ("two investors", "Wexel")],
    ),
    (
        "# Norra slumps as Kervel seeks a designer / French group Kervel owns Norra. / Sales at "
        "Norra fell 24%. / The French group, which sacked the designer of Norra in May, said "
        "sales were $4 billion.",
        [("$4 billion", "Kervel")],
    ),
    (
        "# Wexel up / Cadel, Wexel's luxury brand, saw sales rise by 37%.",
        [("37%", "Cadel")],
    ),
    (
        "# Quellis raises money / Quellis Ltd hired Ann Okafor. / The bank, which is backed by "
        "Norwind Inc, raised $3 million.",
        [("$3 million", "Quellis Ltd")],
    ),
    # what a name is said to be stands between it and the clause that tells of it
    (
        "# Good money / The fund Lumora likes the car company Norwind Motors and Juvela, a juice "
        "company that took in $70 million this spring, for their effect.",
        [("$70 million", "Juvela")],
    ),
    # each of those named besides, "off" as well as "down"
    (
        "# Lumora phones disappoint / The makers of its screens were weak as well, with Quellis "
        "Solutions off 3 percent, Norwind Inc down 6 percent and Velora Corp losing 2 percent.",
        [
            ("3 percent", "Quellis Solutions"),
            ("6 percent", "Norwind Inc"),
            ("2 percent", "Velora Corp"),
        ],
    ),
    # whom an item of a list of brokers' views begins with
    (
        "# Lumora, Velora / Lumora Inc : Tolva lifts target price to C$9 from C$8 / Wexel Ltd : "
        "Tolva lifts target price to C$7.5 from C$7",
        [("C$7.5", "Wexel Ltd"), ("C$7", "Wexel Ltd")],
    ),
    # what a name is joined to is not about it; a parent is the whole
    (
        "# Norwind-backed Quellis seeks funds / Quellis Pvt wants more. It raised $8 million.",
        [("$8 million", "Quellis Pvt")],
    ),
    (
        "# Results / Norfox's parent Norwind missed targets. / Its revenue rose 3%.",
        [("3%", "Norwind")],
    ),
    # who does something after "after" may be meant behind it
    (
        "# Lumora doubles valuation / Investor Quellis Ltd took part. / The round comes after "
        "Lumora raised $250 million when it was valued at $1.8 billion.",
        [("$250 million", "Lumora"), ("$1.8 billion", "Lumora")],
    ),
    # what a company estimates itself, and what a researcher expects of a market
    (
        "# Lanchester sees losses / Lanchester Inc expects losses. / On Monday, QVM said it "
        "currently estimates a net loss of $500 million.",
        [("$500 million", "QVM")],
    ),
    (
        "# Aurora Devices grows / Aurora Devices sells watches, says the research firm Tolvic. / "
        "Tolvic expects 148 million watches to be sold this year.",
        [("148 million watches", "")],
    ),
    # with whom trade is done does not own it
    (
        "The industry accounted for imports of $202 billion from Canada and Mexico.",
        [("$202 billion", "")],
    ),
    (
        "# Norway's QVM grows / QVM Ltd runs refineries. The company imports 21 million tons of "
        "crude a year.",
        [("21 million tons", "QVM Ltd")],
    ),
    # an office tells of its country, also what only companies have else
    (
        "# Jobs in Norway / Norway's job market is solid. / On Friday the Labour Department reported "
        "a 4% unemployment rate. / Payrolls rose by 1,430 in May, Statistics Norway said.",
        [("1,430", "Norway")],
    ),
    (
        "# Jobs in Norway / Norway's job market is solid. / On Friday the Labour Department reported "
        "a 4% unemployment rate.",
        [("4%", "Norway")],
    ),
    (
        "# Wexel sells more / Wexel sold 4,000 cars in May, the European Automobile Manufacturers "
        "Association said.",
        [("4,000 cars", "Wexel")],
    ),
    ("# Payrolls / The Federal Reserve met. / Revenue rose to $3 million.", [("$3 million", "")]),
    # words between a preposition and a name
    (
        "# Wexel slips / Wexel is weak. / Revenues at smaller rival Quellis Display fell 10%.",
        [("10%", "Quellis Display")],
    ),
    # a fund that follows an index is not what an update is about
    (
        "# Update: Banks / Banks fell, with the Select Sector SPDR Fund down 1%. The SPDR fund lost "
        "2% in May. / Zello Group fell 7%. The company earned $3 million.",
        [("7%", "Zello Group"), ("$3 million", "Zello Group")],
    ),
    # whose shares move, and of whom a relative clause tells, the sentence goes on with
    (
        "# Lumora Bank profit rises / Lumora Bank grew. Shares of Norwind Corp. rose 4% after the "
        "company's profit rose to $9 million.",
        [("4%", "Norwind Corp."), ("$9 million", "Norwind Corp.")],
    ),
    (
        "# Lumora Bank profit rises / Lumora Bank grew. / Times were tough for Norwind Corp., "
        "which has seen its market value fall to $2 billion.",
        [("$2 billion", "Norwind Corp.")],
    ),
    # the initials of a name with a sign in it
    (
        "# N&V Finance buys Tarn / N&V Finance bought Tarn. NVF has 130 branches.",
        [("130 branches", "N&V Finance")],
    ),
    # an index whose name a stroke parts
    (
        "# Stocks fall / The S&P/ASX 200 index fell 0.5%.",
        [("0.5%", "S&P/ASX 200 index")],
    ),
    # what is held, and whose the thing is that an amount is of
    (
        "# Norwind bids for Lumora / Pell, who owns 19% of Norwind and 22% of Lumora, will abstain.",
        [("19%", "Norwind"), ("22%", "Lumora")],
    ),
    (
        "# Norwind and Lumora / Norwind will put $2 million into Lumora's $5 million plant.",
        [("$2 million", "Norwind"), ("$5 million", "Lumora")],
    ),
    # who comes first in an index, and whose fall is told before another market's
    ("# Norwind up / Norwind topped the Nasdaq index, gaining 7%.", [("7%", "Norwind")]),
    (
        "# Oil slips / U.S. crude fell 1% to $60 after dropping 3% overnight and Brent was 2% lower.",
        [("1%", "U.S. crude"), ("$60", "U.S. crude"), ("3%", "U.S. crude"), ("2%", "Brent")],
    ),
    (
        "# Oil slips / U.S. West Texas Intermediate (WTI) crude fell 2% to $60.",
        [("2%", "U.S. West Texas Intermediate"), ("$60", "U.S. West Texas Intermediate")],
    ),
    # what a currency is priced in does not own the price
    ("The rand traded at 19.2 against the U.S. dollar.", [("19.2", "rand")]),
    (
        "Against the Japanese yen, the euro was steady at 161.2 yen.",
        [("161.2 yen", "euro")],
    ),
    (
        "Gold rose 1% to $2,100, platinum added 2% to $900 and palladium shed 1% to $950.",
        [
            ("1%", "Gold"),
            ("$2,100", "Gold"),
            ("2%", "platinum"),
            ("$900", "platinum"),
            ("1%", "palladium"),
            ("$950", "palladium"),
        ],
    ),
    (
        "U.S. West Texas Intermediate crude was at $70.1.",
        [("$70.1", "U.S. West Texas Intermediate crude")],
    ),
    ("The 20-year JGB yield fell to 1.9%.", [("1.9%", "JGB")]),
    # who says it is not who has it
    (_TITLE + "Norwind said its net profit rose to $30 million.", [("$30 million", "Norwind")]),
    (_TITLE + "Net profit rose to $30 million, Tolva Research said.", [("$30 million", "Norwind")]),
    (
        _TITLE + "According to Barclays, Norwind's sales will reach $9 billion.",
        [("$9 billion", "Norwind")],
    ),
    (
        _TITLE + "Barclays said it expects the company to earn $3 billion.",
        [("$3 billion", "Norwind")],
    ),
    (
        "# Norwind to gain, Barclays says / Barclays raised Norwind's price target to $81 from $75.",
        [("$81", "Norwind"), ("$75", "Norwind")],
    ),
    (
        "Analysts polled by FactSet expected Norwind to earn $1.20 a share.",
        [("$1.20 a share", "Norwind")],
    ),
    (
        _TITLE + "The board proposed a dividend of 20 cents per share.",
        [("20 cents per share", "Norwind")],
    ),
    # items of a list, each under the name of its company
    (
        "# Stocks to watch: Lumora, Norwind / Lumora / The lender lost $5 million. / Norwind / "
        "The boatbuilder won an order from Tidewater Yachts. / Revenue rose to $30 million.",
        [("$30 million", "Norwind")],
    ),
    (
        "# Stocks to watch: Lumora, Norwind / Lumora / The company lost $5 million. / Norwind / "
        "The company lost $30 million.",
        [("$30 million", "Norwind")],
    ),
    (
        "# Trades: Lumora, Norwind / Norwind | Price: $20 / Buy. / 2/3 Lumora | Price: $40 / Target: $50",
        [("$50", "Lumora")],
    ),
    # buyer and bought, investor and startup, holder and held
    ("Norwind bought Lumora for $4 billion.", [("$4 billion", "Norwind")]),
    ("Lumora was bought by Norwind for $4 billion.", [("$4 billion", "Norwind")]),
    ("Lumora raised $40 million from Tidewater Capital.", [("$40 million", "Lumora")]),
    ("The funding round values Lumora at $1.9 billion.", [("$1.9 billion", "Lumora")]),
    ("Norwind Energy holds a 24% stake in Lumora Inc.", [("24%", "Norwind Energy")]),
    (
        "# Norwind to buy Lumora / Norwind Inc makes vans. / The acquisition of Lumora is valued at $28 million.",
        [("$28 million", "Norwind Inc")],
    ),
    # who has it, and who foresees it in a clause that begins without "which"
    (_TITLE + "Quellis has 900 registered users.", [("900 registered users", "Quellis")]),
    (_TITLE + "That lags the 9% revenue growth Lumora projected.", [("9%", "Lumora")]),
    (
        "# Norwind to shrink / Lumora Inc, a unit of Norwind, grew. / The Norwind affiliate raised $40 million.",
        [("$40 million", "Lumora Inc")],
    ),
    # two parts, each with its own
    (
        "Norwind's value is $30 billion, while Lumora's is $10 billion.",
        [("$30 billion", "Norwind"), ("$10 billion", "Lumora")],
    ),
    (
        "Norwind Inc fell 2% and Lumora Inc rose 3% as shares of rivals slid.",
        [("2%", "Norwind Inc"), ("3%", "Lumora Inc")],
    ),
    (
        "Shares of Norwind and Lumora rose 2% and 3%, respectively.",
        [("2%", "Norwind"), ("3%", "Lumora")],
    ),
    (
        "# Norwind to buy Lumora / Norwind Inc makes paints. / Shares in Norwind fell 4%, while Quellis gained 2%.",
        [("4%", "Norwind Inc"), ("2%", "Quellis")],
    ),
    (
        _TITLE + "Norwind holds 5% of the market, far behind Quellis Inc (47%).",
        [("5%", "Norwind"), ("47%", "Quellis Inc")],
    ),
    (_TITLE + "Zurich-based Quellis Inc sold 900 vans.", [("900 vans", "Quellis Inc")]),
    # lines of business and places only narrow
    (_TITLE + "Canadian sales grew to $40 million.", [("$40 million", "Norwind")]),
    (_TITLE + "Advertising revenue fell to $40 million.", [("$40 million", "Norwind")]),
    # markets and countries
    (
        "# Norwind shares rise / U.S. President Adam Frost said he would impose a 25% tariff on steel.",
        [("25%", "U.S.")],
    ),
    ("# Norwind shares rise / China's economy grew 5.2% in 2020.", [("5.2%", "China")]),
    (
        "# Norwind shares rise / Gold slipped 1.2% to $1,830.50.",
        [("1.2%", "Gold"), ("$1,830.50", "Gold")],
    ),
    (
        "# Norwind shares rise / LME zinc eased 0.2% to $2,844, lead rose 1% and gold futures fell 2%.",
        [("0.2%", "LME zinc"), ("$2,844", "LME zinc"), ("1%", "lead"), ("2%", "gold")],
    ),
    (
        "The Indian rupee dropped 0.5% to 87.86, USD/JPY rose 0.4% and the euro slid 0.2%.",
        [
            ("0.5%", "Indian rupee"),
            ("87.86", "Indian rupee"),
            ("0.4%", "USD/JPY"),
            ("0.2%", "euro"),
        ],
    ),
    (
        "Nifty Metal fell 2% while Nasdaq futures gained 1%.",
        [("2%", "Nifty Metal"), ("1%", "Nasdaq")],
    ),
    ("# Norwind sales rise / Norwind won orders worth $4 million.", [("$4 million", "Norwind")]),
    ("American consumer prices rose 2.9% in 2020.", [("2.9%", "United States")]),
    (
        "The Nikkei 225 rose 0.4% to 29,331.37, while the Hang Seng fell 1.1%.",
        [("0.4%", "Nikkei 225"), ("29,331.37", "Nikkei 225"), ("1.1%", "Hang Seng")],
    ),
    # of whom the article was speaking
    (
        "# Norwind results / Norwind Inc competes with Lumora Inc. / Total revenue rose to $22 million.",
        [("$22 million", "Norwind Inc")],
    ),
    (
        "# Stocks to watch / Norwind Q4 results / Revenue fell to $10 million. / "
        "Lumora Q4 results / Revenue rose to $12 million.",
        [("$12 million", "Lumora")],
    ),
    # a heading may tell of which quarter, and a line with an amount is none
    (
        "# Stocks to watch / Norwind Q4 (consolidated) / Profit jumps to Rs 14 crore / "
        "Exceptional loss at Rs 2.5 crore / Lumora Q4 (standalone) / Profit sinks to Rs 9 crore",
        [("Rs 9 crore", "Lumora")],
    ),
    # who has an amount is told by "with" before it
    (
        "# Mobile market / Norwind leads with 9 million users, ahead of Lumora with 6 million.",
        [("9 million users", "Norwind"), ("6 million", "Lumora")],
    ),
    # a market has a price and no duties, and a contract is of what it delivers
    (
        "# Dollar gains / The dollar rose after Ann Okafor pledged 25% tariffs on steel.",
        [("25%", "")],
    ),
    (
        "# Wheat slides / Wheat lost 2%. / The most-active corn contract was up 0.3%.",
        [("0.3%", "corn")],
    ),
    ("Norwind grew. / # Lumora Raises $12 Million", [("$12 Million", "Lumora")]),
    (
        "# Stocks to watch / Norwind Q4 (consolidated) / Revenue fell to $10 million. / "
        "Lumora Ltd Q4 (consolidated) / Revenue rose to $12 million.",
        [("$12 million", "Lumora Ltd")],
    ),
    (
        "# Stocks to watch / Norwind - Net profit fell to $10 million. / "
        "Lumora Ltd – Net profit fell to $9 million. / Revenue rose to $12 million.",
        [("$12 million", "Lumora Ltd")],
    ),
    # a verb goes on about the subject
    (
        "# Norwind sells lamps / Norwind was started by former Lumora Corp engineers and has sold 400 lamps.",
        [("400 lamps", "Norwind")],
    ),
    # a list of many companies is about none of them
    (
        "# Norwind Ltd and others in focus / Norwind Ltd / The group grew. / Lumora Ltd / The firm grew. / "
        "Telmar Ltd / The firm grew. / Quellis Ltd / The firm grew. / Bulk deals / Revenue was $9 million.",
        [("$9 million", "")],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), OWNERS)
def test_owners(lines: str, expected: list[tuple[str, str]]) -> None:
    """Each figure belongs to whom the sentence gives it."""
    assert [(s.text, s.company) for s in stated(lines)] == expected


def test_headlines_of_a_list_stand_alone() -> None:
    """An item of a list of headlines does not speak of the company of the one before."""
    (found,) = stated("# Norwind Cuts 300 Jobs / # Revenue Rises to $12 Million")
    assert found.company == ""


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Barclays", "analyst"),
        ("FactSet", "data"),
        ("Tolva Securities", "analyst"),
        ("Tolva Growers Federation", "office"),
        ("Norwind", ""),
    ],
)
def test_sources(name: str, kind: str) -> None:
    """Analysts and data providers are known by name or by what they are called."""
    assert source_kind(name) == kind
