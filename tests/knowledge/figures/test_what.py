"""What a quantity measures."""

from __future__ import annotations

import pytest

from tests.knowledge.figures.stating import stated

# Lines of an article; the figures of the last one with their metrics.
METRICS = [
    # what paper bears, and the losses of insurers in a disaster
    ("The notes bear plain interest at a yearly rate of 4%.", [("4%", "interest_rate")]),
    (
        "# Storm in Tolva to hit insurers / Tarn expects net losses of $5 million.",
        [("$5 million", "insured_losses")],
    ),
    # what is dealt in, where the verb alone says too little
    (
        "# Tarn buys back shares / Tarn acquired 4,000 shares for $40 million in Oslo.",
        [("4,000 shares", "shares"), ("$40 million", "buyback")],
    ),
    ("The buyback, which cost Tarn about $3 million, is over.", [("$3 million", "buyback")]),
    ("Tarn would sell at least $7 million of shares in Volta.", [("$7 million", "stake_value")]),
    (
        "# Tarn bids for Volta / It was willing to pay 7 euros per share.",
        [("7 euros per share", "offer_price")],
    ),
    ("Tarn was willing to pay 7 euros per share.", [("7 euros per share", "dividend")]),
    ("Tarn secured $2 million in annual rent.", [("$2 million", "rent")]),
    ("A lamp cost 3.2 cents to make last year.", [("3.2 cents", "costs")]),
    (
        "FIIs were net sellers, unloading shares worth Rs 470 crore.",
        [("Rs 470 crore", "net_selling")],
    ),
    # only what a unit can measure
    (
        "The hole yielded 22 metres at 9.1 grams per tonne of gold from 80 metres.",
        [
            ("22 metres", "distance"),
            ("9.1 grams per tonne", "ore_grade"),
            ("80 metres", "distance"),
        ],
    ),
    # the level of profit that the title names, and that of a part of a company
    (
        "# Tarn's operating profit at a high / Its profit was $5 million.",
        [("$5 million", "operating_profit")],
    ),
    (
        "# Tarn reports / Net profit was $9 million and operating profit $12 million. / The van"
        " division booked a loss of $2 million.",
        [("$2 million", "operating_loss")],
    ),
    # what a word is that stands aside, and what is one word in spite of its commas
    (
        "Fee income, the share of what brokers earn that they do not pay down, rose 5%.",
        [("5%", "fee_income")],
    ),
    (
        "Tarn's earnings before interest, taxes, depreciation, and amortization rose to $4 million.",
        [("$4 million", "ebitda")],
    ),
    (
        "All-in sustaining costs (AISC) rose to $1,240 per ounce in the quarter.",
        [("$1,240 per ounce", "costs")],
    ),
    (
        "# Steel shares rise on tariffs / Tarn raised its tariffs by 25%. / Norwind's rival Volta was up 2%.",
        [("2%", "share_price_change")],
    ),
    # of what growth is
    (
        "Tarn sold 900 vans, marking a brisk growth of 5%.",
        [("900 vans", "units_sold"), ("5%", "units_sold")],
    ),
    ("Revenue of Tarn saw a brisk 5% growth.", [("5%", "revenue")]),
    ("Tarn expects earnings per share (EPS) growth of 6%.", [("6%", "eps")]),
    (
        "# The euro area's economy to shrink / Growth in Norway is put at 2%.",
        [("2%", "gdp_growth")],
    ),
    ("# Fish from Norway / Fish consumption growth in Norway was 2%.", [("2%", "growth")]),
    # with what money is raised: what stands beside the amount, else what was last spoken of
    (
        "Tarn priced its private placement of $70 million in 3% convertible senior notes due 2030.",
        [("$70 million", "debt_raised"), ("3%", "interest_rate")],
    ),
    ("Tarn secured a $30 million bank facility.", [("$30 million", "debt_raised")]),
    (
        "Tarn raised $4 million by placing new shares.",
        [("$4 million", "share_offering")],
    ),
    (
        "Tarn priced its initial public offering in Oslo at $9 per share to raise $80 million.",
        [("$9 per share", "ipo_price"), ("$80 million", "ipo_size")],
    ),
    (
        "# Tarn plans IPO / The lamp maker aims to raise $80 million.",
        [("$80 million", "ipo_size")],
    ),
    (
        "# Tarn plans IPO / Tarn has raised $20 million to date.",
        [("$20 million", "funding")],
    ),
    ("Tarn raised $8 million in a seed round.", [("$8 million", "funding")]),
    (
        "# Tarn shares jump / Shares of the company rose 4% at market close.",
        [("4%", "share_price_change")],
    ),
    ("Norwind laid off 13% of its staff.", [("13%", "layoffs")]),
    # a word that only says of what kind the counted things are
    (
        "The town ordered a delivery of 40 airport fire engines from Norwind.",
        [("40 airport fire engines", "deliveries")],
    ),
    ("Norwind sold its 1998-built tanker for $14 million.", [("$14 million", "deal_value")]),
    # in what a balance is stated
    (
        "The budget deficit was 3.5% of GDP, down from 4.1% a year earlier.",
        [("3.5%", "budget_balance"), ("4.1%", "budget_balance")],
    ),
    ("The economists expect a deficit of $4 billion.", [("$4 billion", "budget_balance")]),
    ("Trade brings in 60% of GDP.", [("60%", "share_of")]),
    # of what something is worth
    (
        "The minister announced 90 million euros worth of new investments.",
        [("90 million euros", "investment")],
    ),
    (
        "Norwind won an order for Tolva kits, valued at $5 million.",
        [("$5 million", "contract_value")],
    ),
    ("Norwind bags $25 million construction project.", [("$25 million", "contract_value")]),
    # by how much rates are to move
    ("Traders price in 60 basis points of easing.", [("60 basis points", "interest_rate")]),
    ("Swaps point to 40 bps of further cuts.", [("40 bps", "interest_rate")]),
    (
        "Norwind was trading at $12, higher by 3% from its last close.",
        [("$12", "share_price"), ("3%", "share_price_change")],
    ),
    ("Shares of Norwind fell 13% at market close.", [("13%", "share_price_change")]),
    (
        "A poor month: same-store sales of the Tolva outlets fell, down 0.8%.",
        [("0.8%", "same_store_sales")],
    ),
    (
        "The premium on silver futures over spot prices widened to $2 per ounce.",
        [("$2 per ounce", "price_premium")],
    ),
    (
        "The operating result (EBIT) for the quarter was a loss of $5 million.",
        [("$5 million", "operating_loss")],
    ),
    (
        "Each warrant has an exercise price of $0.25 and each share a face value of $1.",
        [("$0.25", "exercise_price"), ("$1", "face_value")],
    ),
    ("The RSI (14) stands at 65.2.", [("65.2", "rsi")]),
    (
        "The plan means a reduction of 600 positions at Norwind.",
        [("600 positions", "layoffs")],
    ),
    ("Rents in Oslo will drop by 10%.", [("10%", "rent")]),
    (
        "Norwind jumped as volume topped 36 million, versus a daily average of 7 million.",
        [("36 million", "trading_volume"), ("7 million", "trading_volume")],
    ),
    # money that no word near says anything of
    ("Norwind launches a unit with a $440 million project.", [("$440 million", "investment")]),
    ("It is a brand of the $12 billion footwear segment.", [("$12 billion", "market_size")]),
    (
        "Norwind acquired the site, once the home of the town's first brewery, for 1.6 billion yen.",
        [("1.6 billion yen", "deal_value")],
    ),
    (
        "Norwind's unit has a registered capital of 5 million yuan.",
        [("5 million yuan", "equity")],
    ),
    (
        "Norwind agreed to buy 12% of the share capital of Tolva.",
        [("12%", "stake")],
    ),
    # a price goes on to move
    (
        "Corn stood at $4.93 per bushel, yet was up 1.2% for the week.",
        [("$4.93 per bushel", "commodity_price"), ("1.2%", "commodity_price")],
    ),
    (
        "Norwind rose $0.03, or 2%, to $1.16.",
        [
            ("$0.03", "share_price_change"),
            ("2%", "share_price_change"),
            ("$1.16", "share_price"),
        ],
    ),
    # a time of day, results to come or the stores where it happens are not what moves
    (
        "# Norwind shares / As of 10:25 a.m., Norwind shares were at $12, up 3% ahead of earnings.",
        [("$12", "share_price"), ("3%", "share_price_change")],
    ),
    ("Sales grew by 4% with a 9% rise at new stores.", [("4%", "revenue"), ("9%", "revenue")]),
    ("Norwind raised the output of its Tolva plant by 8%.", [("8%", "production")]),
    # of things, where things are what a change leads to
    (
        "Lamp sales rose 4% to 30,000 tonnes.",
        [("4%", "units_sold"), ("30,000 tonnes", "units_sold")],
    ),
    # what is sold or bought whole, and what is of worth
    (
        "Norwind sold its old mill in Tolva to Lumora for $30 million.",
        [("$30 million", "deal_value")],
    ),
    (
        "Norwind sold 3 million shares worth $40 million.",
        [("3 million shares", "shares"), ("$40 million", "stake_value")],
    ),
    ("Its stake in the lamp maker is valued at $3 million.", [("$3 million", "stake_value")]),
    # what cannot be counted or moved so
    ("The market stood at 48.6 for Tolva shops.", [("48.6", "other")]),
    ("Three lessons for the market from Tolva", [("Three lessons", "other")]),
    (
        "The bank delivered a 25 basis point cut.",
        [("25 basis point", "interest_rate")],
    ),
    # whose word stands behind a word for worth, or before who holds it
    (
        "The value of net positions held by traders fell to $28.7 billion.",
        [("$28.7 billion", "net_position")],
    ),
    ("Loans held by the banks rose to $5 billion.", [("$5 billion", "loans")]),
    (
        "The value of building permits issued in Norway rose 8% to $13 billion.",
        [("8%", "building_permits"), ("$13 billion", "building_permits")],
    ),
    # what is compared is the same, whatever the first amount was for
    (
        "Norwind Bank set aside $780 million for soured loans, down from $900 million a year ago.",
        [("$780 million", "provisions"), ("$900 million", "provisions")],
    ),
    (
        "Norwind's sales in May rose 3%. / That was down from 5% in April.",
        [("5%", "revenue")],
    ),
    ("Norwind agreed to buy privately held Lumora for $3 billion.", [("$3 billion", "deal_value")]),
    ("Norwind has 900 planes on order.", [("900 planes", "order_backlog")]),
    ("On a sequential basis, profit was up 3.5%.", [("3.5%", "net_profit")]),
    ("Norwind's adjusted core earnings were $3 million.", [("$3 million", "ebitda")]),
    # a share that moves to its price, though nothing says that it is one
    (
        "Norwind fell 6.1% to $14.30 in Oslo.",
        [("6.1%", "share_price_change"), ("$14.30", "share_price")],
    ),
    (
        "Research and development (R&D) expenses were $4 million.",
        [("$4 million", "r_and_d")],
    ),
    ("Norwind paid its chief executive $3 million last year.", [("$3 million", "pay")]),
    ("Holders of Norwind will receive $9 per share.", [("$9 per share", "offer_price")]),
    # goes on with what moved before
    (
        "Vehicle sales in Europe rose 17% in January. / Norway dropped by 52% due to a new weight tax.",
        [("52%", "units_sold")],
    ),
    (
        "# Norwind grows / Investment rose to $15 million last year. / It looks for a 16 percent rise in 2022.",
        [("16 percent", "investment")],
    ),
    (
        "Operating income at its trucks arm, which makes vans for food retailers, grew 18% from last year to $288 million.",
        [("18%", "operating_profit"), ("$288 million", "operating_profit")],
    ),
    (
        "# Norwind shares rise / Analysts said that Norwind will grow around 15 percent in 2022.",
        [("15 percent", "growth")],
    ),
    ("China shrank by 3% last year.", [("3%", "gdp_growth")]),
    (
        "Norwind will take a $4 million to $5 million hit from the wildfires.",
        [("$4 million to $5 million", "insured_losses")],
    ),
    # the level of profit at which the article begins, if it never names the net profit
    (
        "Norwind's operating profit likely rose 6 percent. / It expects a profit of $5 million.",
        [("$5 million", "operating_profit")],
    ),
    (
        "Norwind's operating profit rose 6 percent. / A year ago it had a loss of $3 million.",
        [("$3 million", "operating_loss")],
    ),
    (
        "Operating profit rose 6 percent and net profit 3%. / It expects a profit of $5 million.",
        [("$5 million", "net_profit")],
    ),
    (
        "The state put tariffs on 28 Norwegian goods worth $217 million.",
        [("28 Norwegian goods", "other"), ("$217 million", "market_value")],
    ),
    ("Norwind could cut costs by up to $5 million.", [("$5 million", "savings")]),
    # the head among several words
    (
        "Tarn rose after securing a 42-million-euro contract.",
        [("42-million-euro", "contract_value")],
    ),
    (
        "# Tarn reports / Sales rose 7%, offsetting a 6% wage-led jump in expenses.",
        [("7%", "revenue"), ("6%", "costs")],
    ),
    ("Tarn saw a decline of 3 percent in industry revenue.", [("3 percent", "revenue")]),
    (
        "Analysts look for 8% revenue growth in 2025 and 5% growth in net interest income.",
        [("8%", "revenue"), ("5%", "net_interest_income")],
    ),
    ("Demand for loans rose 5%.", [("5%", "demand")]),
    ("Sales of the van in a market growing 5% fell.", [("5%", "market_size")]),
    ("Exports of soybeans to China dropped 12%.", [("12%", "exports")]),
    ("Prices of new homes rose 5%.", [("5%", "price")]),
    ("The cost of restructuring rose to $5 million.", [("$5 million", "restructuring_cost")]),
    (
        "Turnover on the big market of the bourse sank to 4.5 million euros.",
        [("4.5 million euros", "trading_volume")],
    ),
    (
        "# Norwind shares rise / Three-month tin on the London exchange was down 0.2% at $2,600 a ton.",
        [("0.2%", "commodity_price"), ("$2,600 a ton", "commodity_price")],
    ),
    # how many times a result something costs
    (
        "Buyers pay 14 times earnings, 2 times revenue and 9 times EBITDA.",
        [("14 times", "pe_ratio"), ("2 times", "pe_ratio"), ("9 times", "pe_ratio")],
    ),
    ("Tarn reported a 7% rise in crude steel production.", [("7%", "production")]),
    ("Tarn reported a 7% drop in copper prices.", [("7%", "commodity_price")]),
    (
        "Its net catastrophe losses are put at $150 million.",
        [("$150 million", "insured_losses")],
    ),
    # what only reports on markets and central banks know
    ("The Nifty Put-Call ratio (PCR) fell to 0.71.", [("0.71", "put_call_ratio")]),
    (
        "Buy Tarn near Rs 940 with a stop-loss at Rs 910, targeting Rs 990.",
        [("Rs 940", "offer_price"), ("Rs 910", "stop_loss"), ("Rs 990", "offer_price")],
    ),
    ("The bank raised borrowing costs to 13.25%.", [("13.25%", "interest_rate")]),
    ("The book-to-bill ratio stood at 1.4.", [("1.4", "book_to_bill")]),
    # what is counted tells more than a verb
    ("Tarn serves over 60 countries.", [("60 countries", "countries")]),
    ("Tarn serves over 60 hospitals.", [("60 hospitals", "customers")]),
    (
        "Tarn wants to raise production at its 12 Polish sites.",
        [("12 Polish sites", "locations")],
    ),
    (
        "Tarn delivered 35 trams last year, just shy of the 41 handed to customers in 2023.",
        [("35 trams", "deliveries"), ("41", "deliveries")],
    ),
    # by how much something grows
    (
        "Tarn's revenue for the year is projected to grow at 6.2 percent.",
        [("6.2 percent", "revenue")],
    ),
    (
        "Tarn increased the battery range of its tiny Volta van by 50 percent this year.",
        [("50 percent", "range")],
    ),
    (
        "Tarn's sales were $3 million in May. / This increase is a gain of 6.2% on the month.",
        [("6.2%", "revenue")],
    ),
    (
        "Inflation slowed to 3.1 percent in May. / The underlying rate went up to 2.7%.",
        [("2.7%", "inflation")],
    ),
    (
        "Norwind's output was 900 vans in May. / This is an increase of six percent.",
        [("six percent", "production")],
    ),
    ("Retail sales grew at a pace of 1.7% in the quarter.", [("1.7%", "retail_sales")]),
    (
        "# Norwind shares rise / Norwind, Tarn and Veldane fell between 12 and 22 percent.",
        [("12 and 22 percent", "share_price_change")],
    ),
    (
        "The bank cut the rate at its deposit facility by 25 basis points.",
        [("25 basis points", "interest_rate")],
    ),
    ("Tarn is committing $15 million to the Volta project.", [("$15 million", "investment")]),
    # words that say another thing than they seem to
    ("Norwind earned $16.47 in 2020, less than the profit forecast.", [("$16.47", "eps")]),
    ("Tarn expects adjusted EPS to range between $2.37 and $2.52.", [("$2.37 and $2.52", "eps")]),
    ("The cover ratio fell, settling at 64.3 percent.", [("64.3 percent", "other")]),
    (
        "# Shares end up / Sales for January from Norwind Norway rose by 7.1%.",
        [("7.1%", "revenue")],
    ),
    (
        "On Monday Tarn raised its tariffs on imports of steel and tin to a flat 25%.",
        [("25%", "tariff")],
    ),
    (
        "Tarn plans a public sector deficit of 5.4% of output.",
        [("5.4%", "budget_balance")],
    ),
    ("Employing 28,000 workers, Norwind is big.", [("28,000 workers", "headcount")]),
    (
        "Initial claims fell by 9,000 last week, to 241,000.",
        [("9,000", "unemployment"), ("241,000", "unemployment")],
    ),
    (
        "The profit of Tarn before interest and taxes (PBIT) grew 26 percent.",
        [("26 percent", "operating_profit")],
    ),
    (
        "Norwind allotted 60,300 shares for Rs 629 per equity share.",
        [("60,300 shares", "shares"), ("Rs 629 per equity share", "share_price")],
    ),
    # shared with the quantity before
    (
        "Norwind's gross debt fell by $186 million to $3.9 billion amid a release of working capital.",
        [("$186 million", "debt"), ("$3.9 billion", "debt")],
    ),
    (
        "Norwind's sales came to 900 vans, a drop of 5%.",
        [("900 vans", "units_sold"), ("5%", "units_sold")],
    ),
    (
        "Norwind earned $20 million, or 33 cents a share.",
        [("$20 million", "net_profit"), ("33 cents a share", "eps")],
    ),
    ("Norwind shares fell 4% to $30.", [("4%", "share_price_change"), ("$30", "share_price")]),
    (
        "Norwind said its new plant contributed to a 13% jump in operating profit.",
        [("13%", "operating_profit")],
    ),
    (
        "Weak demand for flats contributed to a 5% decline in Norwind's yearly sales volumes.",
        [("5%", "units_sold")],
    ),
    ("Norwind's customers placed 60% more orders this year.", [("60%", "orders")]),
    # the price of what is traded by contract, and what a deal leaves with the seller
    (
        "# Iron ore gains / The most-traded September contract of iron ore ended 1% higher at 800 yuan a ton.",
        [("1%", "commodity_price"), ("800 yuan a ton", "commodity_price")],
    ),
    (
        "Norwind sells its vans to Lumora for EUR 9 million on a cash and debt free basis.",
        [("EUR 9 million", "deal_value")],
    ),
    # of an index whose name a stroke parts
    (
        "# Stocks end up / The S&P/TSX composite ended up 21 points, or 0.9%, at 2,658.86.",
        [
            ("21 points", "share_price_change"),
            ("0.9%", "share_price_change"),
            ("2,658.86", "index_level"),
        ],
    ),
    # of a country as a whole
    ("Thailand's growth is seen slowing to 2.7% next year.", [("2.7%", "gdp_growth")]),
    ("Norwind's India growth was 9%.", [("9%", "growth")]),
    # moves that lie ahead
    ("Norwind expects its revenue to grow between 3% and 7%.", [("3% and 7%", "revenue")]),
    (
        "Analysts predict that vans added to a 13 percent jump in Norwind's operating profit.",
        [("13 percent", "operating_profit")],
    ),
    # each its own
    (
        "In 2023 Norwind's net profit and revenue were $9 million and $53 million, respectively.",
        [("$9 million", "net_profit"), ("$53 million", "revenue")],
    ),
    (
        "Norwind will use $30 million of it for working capital, and $4 million for general aims.",
        [("$30 million", "working_capital"), ("$4 million", "other")],
    ),
    # what is compared is of as little a metric as what it is compared with
    (
        "The dividend yield was 3%. / The work participation rate was 70.6%, versus 70.5% in May.",
        [("70.6%", "other"), ("70.5%", "other")],
    ),
    # of no amount of money, but of a level to which a rate fell
    (
        "The interest rate of loans of $7,000 or less fell to 6.9% from 7.1%.",
        [("$7,000", "loans"), ("6.9%", "interest_rate"), ("7.1%", "interest_rate")],
    ),
    # how many parts an index has is no level of it
    ("# Stocks / Of the 12 S&P 500 groups, nine rose.", [("12", "other")]),
    ("# Stocks / The Dow leads declines, off 0.7.", [("0.7", "other")]),
    # small amounts go on about what is for a share
    (
        "Norwind expects earnings of $0.72 per share on sales of $6.10 billion. / Wall Street is"
        " looking for $0.75 and $6.25 billion, respectively.",
        [("$0.75", "eps"), ("$6.25 billion", "revenue")],
    ),
    # what a thing sold is called is not what moves
    ("# Norwind shares slip / Sales of its pill Velmo fell 53%.", [("53%", "revenue")]),
    ("The Norwind stock has shed a tenth of its value.", [("a tenth", "share_price_change")]),
    (
        "The price is a 64% premium and values Norwind at $4 million.",
        [("64%", "takeover_premium"), ("$4 million", "valuation")],
    ),
    (
        "Norwind said it would issue around $4 million worth of new shares.",
        [("$4 million", "share_offering")],
    ),
    (
        "Norwind's analyst kept a $79 price target on the stock.",
        [("$79", "price_target")],
    ),
    # of the sentence before
    (
        "Norwind posted a profit of $20 million. / That compared with $35 million a year ago.",
        [("$35 million", "net_profit")],
    ),
    (
        "Norwind Inc's market share rose to 23.4%. / Lumora's slipped to 22.2% from 27.5%.",
        [("22.2%", "market_share"), ("27.5%", "market_share")],
    ),
    # moves of shares without the word
    ("# Stocks slide / Norwind Inc fell 8.5%.", [("8.5%", "share_price_change")]),
    ("Norwind Inc closed at $31.", [("$31", "share_price")]),
    # what stands behind the quantity
    ("Norwind confirmed its $35,000 Volta van will come.", [("$35,000", "price")]),
    ("Norwind plans a $5 billion plant.", [("$5 billion", "investment")]),
    ("Norwind got $94.5 million in funding.", [("$94.5 million", "funding")]),
    (
        "Norwind expects $67 million in savings from the restructuring.",
        [("$67 million", "savings")],
    ),
    # what is counted
    (
        "Norwind has 19,200 employees and 400 stores.",
        [("19,200 employees", "headcount"), ("400 stores", "stores")],
    ),
    ("Norwind's service has 800,000 users.", [("800,000 users", "users")]),
    (
        "Norwind will tool up its factories to build 500,000 vehicles a year.",
        [("500,000 vehicles a year", "production")],
    ),
    # shares of something
    ("In Europe, which accounts for 37% of group revenue, Norwind grew.", [("37%", "share_of")]),
    ("Norwind holds 34% of the online grocery market.", [("34%", "market_share")]),
    # amounts of one share and of the whole
    (
        "Norwind earned $0.45 a share on sales of $20 million.",
        [("$0.45 a share", "eps"), ("$20 million", "revenue")],
    ),
    (
        "Adjusted EPS of Norwind advanced to $1.40 from $0.94.",
        [("$1.40", "eps"), ("$0.94", "eps")],
    ),
    ("Norwind's loss settled at 6.7 billion reais.", [("6.7 billion reais", "net_loss")]),
    # worth of a deal
    (
        "The acquisition of Lumora, valued at $28 million, helps Norwind.",
        [("$28 million", "deal_value")],
    ),
    # markets
    ("Norwind sold some of it at $70.36 a barrel.", [("$70.36 a barrel", "commodity_price")]),
    # a word that can mean several, beside another that says which
    (
        "Norwind's shares were priced at $14 in its IPO.",
        [("$14", "ipo_price")],
    ),
    ("Norwind priced its note offering at $300 million.", [("$300 million", "debt_raised")]),
    (
        "Norwind said losses from the hurricane would come to $30 million.",
        [("$30 million", "insured_losses")],
    ),
    ("Norwind's traffic acquisition costs were $38 million.", [("$38 million", "costs")]),
    (
        "The copper contract rose 2% to $9,400 a ton.",
        [("2%", "commodity_price"), ("$9,400 a ton", "commodity_price")],
    ),
    (
        "Norwind bought 900 shares in Lumora at an average price of Rs 85.",
        [("900 shares", "shares"), ("Rs 85", "share_price")],
    ),
    # what analysts had looked for in the sentence before
    (
        "Norwind's revenue was $478.4 million. / Analysts surveyed by Tolva expected $480.1 million.",
        [("$480.1 million", "revenue")],
    ),
    ("Norwind earned 12 cents a share. / Analysts expected $0.11.", [("$0.11", "eps")]),
    # numbers whose currency is not repeated
    (
        "Deposits shrank to $2 billion from 3 billion, Norwind said.",
        [("$2 billion", "deposits"), ("3 billion", "deposits")],
    ),
    # what one can buy, and what one lends for
    ("Norwind launches a $20,000 van.", [("$20,000", "price")]),
    ("Ana Reyes runs the $2.6 billion Tolva Asset Fund.", [("$2.6 billion", "fund_size")]),
    # what the whole statement says
    ("Norwind cut its fixed costs by $25 million.", [("$25 million", "savings")]),
    ("Ana Reyes lost $2 million on Friday.", [("$2 million", "paper_loss")]),
    (
        "Norwind posted an operating loss of $3 million, compared with a $22 million profit last year.",
        [("$3 million", "operating_loss"), ("$22 million", "operating_profit")],
    ),
    ("Norwind will buy back $2 billion of its shares.", [("$2 billion", "buyback")]),
    ("Norwind holds 33% of the outstanding shares of Lumora.", [("33%", "stake")]),
    ("# Norwind target / Norwind's price target was raised to $37.", [("$37", "price_target")]),
    # words that stand in where there is no other
    ("# Norwind shares / Resistance lies at $49.60.", [("$49.60", "resistance_level")]),
    ("# The Nifty slips / The index has support at 21,900.", [("21,900", "support_level")]),
    (
        "Crude oil stocks in Norway rose by 2 million barrels.",
        [("2 million barrels", "inventories")],
    ),
    ("The aluminium premium rose to $300 a tonne.", [("$300 a tonne", "price_premium")]),
    (
        "# Norwind shares / The shares command a grey market premium of 3 percent.",
        [("3 percent", "grey_market_premium")],
    ),
    ("Norwind's offering got 4 times subscription.", [("4 times", "subscription")]),
    ("Norway's manufacturing PMI rose to 51.2 in May.", [("51.2", "pmi")]),
    (
        "DIIs bought Rs 30 crore of shares and sold shares worth Rs 20 crore.",
        [("Rs 30 crore", "net_buying"), ("Rs 20 crore", "net_selling")],
    ),
    # what its unit says
    ("Norwind will finish the job in 12 months.", [("12 months", "duration")]),
    ("The lot covers 11,736 square metres.", [("11,736 square metres", "area")]),
    ("Norwind serves its bento for as little as $5.", [("$5", "price")]),
    # a list of parts goes on with its metric
    (
        "Norwind had revenue growth of 2% in vans, 37% in trucks and 13% in buses.",
        [("2%", "revenue"), ("37%", "revenue"), ("13%", "revenue")],
    ),
    # what is said aside is of its own
    (
        "Sales in Norwind's van unit, which holds its many patents, fell 27%.",
        [("27%", "revenue")],
    ),
    (
        "Income of the unit, which makes vans for customers such as Lumora, grew 18% to $288 million.",
        [("18%", "net_profit"), ("$288 million", "net_profit")],
    ),
    # the noun that the growth is of
    ("Norwind said ad revenue growth slowed to 20%.", [("20%", "revenue")]),
    # the period before a metric word is no part of it
    (
        "Norwind expects its full-year profit to be between $5.75 and $6 a share.",
        [("$5.75 and $6 a share", "eps")],
    ),
    ("Norwind's stock lost as much as 8% on Friday.", [("8%", "share_price_change")]),
    (
        "Shares of Norwind went up 0.9% to 43 euros in a turnover of 208,000 euros.",
        [
            ("0.9%", "share_price_change"),
            ("43 euros", "share_price"),
            ("208,000 euros", "trading_volume"),
        ],
    ),
    ("The result per share came to SEK -0.71.", [("SEK -0.71", "eps")]),
    ("Norwind's loss ratio was 25.7 percent.", [("25.7 percent", "loss_ratio")]),
    ("Norwind won a project with an order value of 50 MNOK.", [("50 MNOK", "contract_value")]),
    # what is no figure of the metric nearby
    ("Norwind has traded for 12 months.", [("12 months", "duration")]),
    (
        "Revenue at Norwind doubled to $20 million.",
        [("doubled", "revenue"), ("$20 million", "revenue")],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), METRICS)
def test_metrics(lines: str, expected: list[tuple[str, str]]) -> None:
    """Each figure has the metric that its words say."""
    assert [(s.text, s.metric) for s in stated(lines)] == expected


# A sentence; the label of its one figure.
LABELS = [
    ("Household pet use surged by $40 million in December.", "Household pet use"),
    ("Productivity fell by 2.7% on the year before.", "Productivity"),
    ("Norwind's hourly blink rate was at 5.8%.", "Norwind hourly blink rate"),
    ("The agency counted 162 odd shapes.", "odd shapes"),
    ("The agency tested 90 percent in one way.", "in one way"),
]


@pytest.mark.parametrize(("lines", "label"), LABELS)
def test_labels(lines: str, label: str) -> None:
    """A figure without a metric keeps the printed words that say what it is."""
    assert [(s.metric, s.draft.label) for s in stated(lines)] == [("other", label)]


CONVERTED = [
    ("Norwind made 5.4 billion reais ($0.98 billion) in sales.", ["$0.98 billion"]),
    ("Norwind will put 3 billion euros toward its lasers ($3.1 billion).", ["$3.1 billion"]),
    (
        "Norwind plans to invest 15 billion euros in chips in Freedonia (some $16.3 billion at present exchange rates).",
        ["$16.3 billion"],
    ),
    (
        "Norwind made 5.10 million levs ($2.9 million/2.6 million euro).",
        ["$2.9 million", "2.6 million euro"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CONVERTED)
def test_an_amount_in_another_currency_is_no_figure_of_its_own(
    sentence: str, expected: list[str]
) -> None:
    """What the article converts itself stands with the amount that it converts."""
    (found,) = stated(sentence)
    assert [other.text for other in found.draft.converted] == expected


def test_an_amount_of_another_year_is_no_conversion() -> None:
    found = stated("Norwind earned $20 million in Norway (4 million euros in 2019).")
    assert [figure.draft.converted for figure in found] == [(), ()]
