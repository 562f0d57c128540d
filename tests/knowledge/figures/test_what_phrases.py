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
        "# Norwind shares flat / The company's shares traded flat at 3.45 euro.",
        [("3.45 euro", "share_price")],
    ),
    (
        "The 10-year yield was up 4 basis points at 3.10%, trading at its highest level since May.",
        [("4 basis points", "yield"), ("3.10%", "yield")],
    ),
    (
        "# Norwind earnings / Shares of the firm climbed 9% at market close.",
        [("9%", "share_price_change")],
    ),
    ("Norwind's share of the van market rose to 14%.", [("14%", "market_share")]),
    ("Norwind led the van market with a 38 percent share.", [("38 percent", "market_share")]),
    ("Norwind's sales of electric vans and cars rose 12%.", [("12%", "units_sold")]),
    ("Norwind's dividend has a gross yield of 7%.", [("7%", "dividend_yield")]),
    (
        "Norwind is to build a 90,000 barrels per day refinery in Odda.",
        [("90,000 barrels per day", "capacity")],
    ),
    (
        "Norwind sold its yard and booked an extraordinary gain of $3 million.",
        [("$3 million", "disposal_gain")],
    ),
    ("The pension fund has a 12% allocation to timber.", [("12%", "share_of")]),
    ("Volta withdrew its $3 billion tender offer for Norwind.", [("$3 billion", "deal_value")]),
    (
        "Norwind's operating profit, excluding special items, of $90 million was a surprise.",
        [("$90 million", "operating_profit")],
    ),
    ("Revenue from contracts with customers was $40 million.", [("$40 million", "revenue")]),
    ("Analysts expect Norwind to post an SSSG of 2.4%.", [("2.4%", "same_store_sales")]),
    ("Norwind guided to an NPAT of $310 million.", [("$310 million", "net_profit")]),
    ("Chile's weightage in the index was 7%.", [("7%", "share_of")]),
    ("Norwind cut its exposure to small caps to 12%.", [("12%", "share_of")]),
    (
        "The fund closed a $300 million securitization of van loans.",
        [("$300 million", "debt_raised")],
    ),
    (
        "Oslo will hand out 20 million crowns of consumption vouchers.",
        [("20 million crowns", "subsidy")],
    ),
    (
        "Norwind added 41,000 postpaid connections.",
        [("41,000 postpaid connections", "subscribers")],
    ),
    ("Norwind closed flat at 401 dinars.", [("401 dinars", "share_price")]),
    (
        "The single currency was last up 0.2% at $1.04.",
        [("0.2%", "exchange_rate"), ("$1.04", "exchange_rate")],
    ),
    (
        "Three economists see rates stay at 2.75%.",
        [("2.75%", "interest_rate")],
    ),
    ("Last week the bank cut its rate to 4.5%.", [("4.5%", "interest_rate")]),
    (
        "The field could unlock 12 trillion cubic feet of gas deposits.",
        [("12 trillion cubic feet", "reserves")],
    ),
    ("Norwind Re wrote net written premium of $210 million.", [("$210 million", "premiums")]),
    (
        "# Norwind shares / Norwind Mines were at last look up 2.7% on Friday.",
        [("2.7%", "share_price_change")],
    ),
    (
        "# Norwind drills / Norwind Mines was last seen up $0.03, to $0.51, on the Oslo Stock Exchange.",
        [("$0.03", "share_price_change"), ("$0.51", "share_price")],
    ),
    (
        "# Wall Street slips / Norwind dropped 31% after it cut its view of revenue.",
        [("31%", "share_price_change")],
    ),
    (
        "# Stocks fall / The lender corrected 40% from its peak.",
        [("40%", "share_price_change")],
    ),
    (
        "# Small caps slide / On Monday they closed 19% below their all-time high on the bourse.",
        [("19%", "share_price_change")],
    ),
    (
        "The Sensex was trading 1.4% lower at 76,170 levels.",
        [("1.4%", "share_price_change"), ("76,170", "index_level")],
    ),
    (
        "The hole cut 15.5 metres at 5.1% copper and 2.3 grams per tonne of gold.",
        [("15.5 metres", "distance"), ("5.1%", "ore_grade"), ("2.3 grams per tonne", "ore_grade")],
    ),
    (
        "The hole cut 9.3m grading 2.1% zinc.",
        [("9.3m", "distance"), ("2.1%", "ore_grade")],
    ),
    (
        "Samples had an average grade of 1,720 ppm over 15 metres.",
        [("1,720 ppm", "ore_grade"), ("15 metres", "distance")],
    ),
    (
        "Norwind is a known brand in Chile's $9 billion middle and economy lamp segment.",
        [("$9 billion", "market_size")],
    ),
    (
        "The Canadian 10-year was up 8 basis points at 3.18%, after data showed consumer prices rose.",
        [("10-year", "duration"), ("8 basis points", "yield"), ("3.18%", "yield")],
    ),
    ("The agreement has a value of $630 million.", [("$630 million", "contract_value")]),
    ("Norwind priced its IPO at $10 per unit.", [("$10 per unit", "ipo_price")]),
    ("Norwind's IPO of 7.5 million units is open.", [("7.5 million units", "shares")]),
    ("Norwind holds 388 units in Oslo.", [("388 units", "other")]),
    (
        "Retail investors booked 2.1 times and institutions picked 18.8 times their quotas.",
        [("2.1 times", "subscription"), ("18.8 times", "subscription")],
    ),
    ("Unadjusted claims fell to 231,006.", [("231,006", "unemployment")]),
    (
        "Traders bought wheat from Norwind at $262 a ton cost and freight.",
        [("$262 a ton", "commodity_price")],
    ),
    ("The ferry is designed to carry 400 vehicles.", [("400 vehicles", "capacity")]),
    ("The shares of Norwind are 40% below fair value.", [("40%", "discount")]),
    ("In 2020, Norwind had net sales of about SEK 83bn.", [("SEK 83bn", "revenue")]),
    (
        "Foreign investors recorded net sales of Indian equities worth $3 billion.",
        [("$3 billion", "net_selling")],
    ),
    (
        "The broker raised its price target on the Norwind stock to $235 from $180.",
        [("$235", "price_target"), ("$180", "price_target")],
    ),
    (
        "# Stocks / The Gulf index slipped 0.7%, dragged down by a 3% fall in its largest lender Norwind Bank.",
        [("0.7%", "share_price_change"), ("3%", "share_price_change")],
    ),
    ("Switzerland's economy will contract by 1.4% this year.", [("1.4%", "gdp_growth")]),
    ("Volume grew in all regions, led by Asia with a 6% rise.", [("6%", "units_sold")]),
    (
        "Norwind's car business should increase by 8% this quarter.",
        [("8%", "growth")],
    ),
    ("The van segment grew nearly 15% in the quarter.", [("15%", "growth")]),
    (
        "Dutch power for the next day was at 120.75 euros per megawatt hour.",
        [("120.75 euros per megawatt hour", "commodity_price")],
    ),
    ("Norwind's refining margin was $9.4 per barrel.", [("$9.4 per barrel", "margin")]),
    ("Norwind's payout ratio was 75.5%.", [("75.5%", "payout_ratio")]),
    (
        "Norwind's dividend of NOK 3.50 in all represents 61% of its net profit.",
        [("NOK 3.50", "dividend"), ("61%", "share_of")],
    ),
    (
        "Norwind said profit attributable to equity holders jumped to 5.6 billion dirhams.",
        [("5.6 billion dirhams", "net_profit")],
    ),
    (
        "So far this year foreign outflows from Indian equities amount to $3 billion.",
        [("$3 billion", "net_selling")],
    ),
    (
        "Money managers raised their net long position in corn futures to 212,450 contracts from 198,300.",
        [("212,450 contracts", "net_position"), ("198,300", "net_position")],
    ),
    ("Norwind's marketplace gross order value jumped to $21 billion.", [("$21 billion", "gmv")]),
    (
        "Norwind has set aside 90 million pounds for legal claims of its borrowers.",
        [("90 million pounds", "provisions")],
    ),
    ("Food delivery firm Norwind jumped 17% on its market debut.", [("17%", "share_price_change")]),
    (
        "Norwind signed a $175 million licensing agreement with a Finnish group.",
        [("$175 million", "contract_value")],
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
    ("Drilling at Norwind returned grades of up to 43 g/t gold.", [("43 g/t", "ore_grade")]),
    (
        "The plant will be at 14 gigawatt hours, Norwind expects.",
        [("14 gigawatt hours", "capacity")],
    ),
    (
        "Norwind lost 40 coins in a $230 million cyberattack.",
        [("40 coins", "other"), ("$230 million", "theft")],
    ),
    (
        "Norwind's profit fell on an exceptional loss worth Rs 17.3 crore.",
        [("Rs 17.3 crore", "charge")],
    ),
    (
        "Norwind is close to raising $3 billion at a price valuing it at $45 billion.",
        [("$3 billion", "funding"), ("$45 billion", "valuation")],
    ),
    (
        "The stake was part of a financing round that valued Norwind at $38 billion.",
        [("$38 billion", "valuation")],
    ),
    (
        "The deal comes with an up-front payment of USD 310 million, USD 15 million of which is deferred.",
        [("USD 310 million", "deal_value"), ("USD 15 million", "deal_value")],
    ),
    (
        "The deal brings Norwind 450,000 cable and broadband internet customers.",
        [("450,000 cable and broadband internet customers", "customers")],
    ),
    (
        "Norwind has a dominant 55 percent share of the beer market in the north.",
        [("55 percent", "market_share")],
    ),
    ("The operating result was a loss of $5 million.", [("$5 million", "operating_loss")]),
    (
        "Norwind's EBITDA climbed to Rs 540 crore, with margins growing to 31 percent from 28 percent.",
        [
            ("Rs 540 crore", "ebitda"),
            ("31 percent", "ebitda_margin"),
            ("28 percent", "ebitda_margin"),
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
        "# Markets / Nervous traders pushed the India VIX up by more than four percent to 17.2.",
        [("four percent", "share_price_change"), ("17.2", "index_level")],
    ),
    (
        "Norwind hopes to have a 145,000 tonne ore stockpile.",
        [("145,000 tonne", "inventories")],
    ),
    (
        "Foreign investors offloaded $10 billion worth of Indian equities in May.",
        [("$10 billion", "net_selling")],
    ),
    ("Firms will offer wage hikes of 4.9% this year.", [("4.9%", "wage_growth")]),
    ("The projection for the fourth quarter is now 4.5 percent.", [("4.5 percent", "other")]),
    (
        "In its initial public offering Norwind sold 9 million shares for 1,250 yen per share.",
        [("9 million shares", "shares"), ("1,250 yen per share", "ipo_price")],
    ),
    (
        "Europe's growth may be reduced by a quarter of a percentage point.",
        [("a quarter of a percentage point", "gdp_growth")],
    ),
    (
        "The group agreed on 14 monthly additions of 95,000 barrels per day.",
        [("14 monthly additions", "other"), ("95,000 barrels per day", "production")],
    ),
    (
        "# Bond poll / The benchmark 10-year yield was seen holding at 4.53% in May and trading at 4.50% in June.",
        [("4.53%", "yield"), ("4.50%", "yield")],
    ),
    (
        "The combined ratio of Norwind improved by 2.7 points to 91.3 percent.",
        [("2.7 points", "combined_ratio"), ("91.3 percent", "combined_ratio")],
    ),
    (
        "Norwind showed a 2.1 point combined ratio improvement to 93.4 percent.",
        [("2.1 point", "combined_ratio"), ("93.4 percent", "combined_ratio")],
    ),
    (
        "# Stocks / The index rose 12 points to 2,300.",
        [("12 points", "share_price_change"), ("2,300", "index_level")],
    ),
    (
        "Consumer prices rose by 0.9%, more than the 0.7% increase expected in a survey of Lumora.",
        [("0.9%", "inflation"), ("0.7%", "inflation")],
    ),
    (
        "Lumora bought 3.2 lakh shares of Norwind at an average price of Rs 115.40.",
        [("3.2 lakh shares", "shares"), ("Rs 115.40", "share_price")],
    ),
    (
        "Lumora offered 6.20 reais ($1.15) per share for the rest of Norwind.",
        [("6.20 reais", "offer_price")],
    ),
    (
        "Norwind must pay 1.6 billion euros ($1.9 billion) in antitrust fines.",
        [("1.6 billion euros", "fine")],
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
    (
        "Norwind generated $1.2 billion of free cash flow in the quarter.",
        [("$1.2 billion", "cash_flow")],
    ),
    (
        "Norwind has raised $450 million to date, including a $120 million round in May.",
        [("$450 million", "funding"), ("$120 million", "funding")],
    ),
    (
        "Norwind's app has been downloaded more than 50 million times.",
        [("50 million times", "downloads")],
    ),
    (
        "Norwind counts more than 3,000 companies among its clients.",
        [("3,000 companies", "customers")],
    ),
    (
        "Norwind serves 12,000 businesses in 40 countries.",
        [("12,000 businesses", "customers"), ("40 countries", "countries")],
    ),
    ("Norwind's monthly plan starts at $9.99.", [("$9.99", "price")]),
    (
        "Norwind ended the quarter with $3.4 billion in cash and marketable securities.",
        [("$3.4 billion", "cash")],
    ),
    ("Norwind has $3 billion in debt.", [("$3 billion", "debt")]),
    (
        "Norwind will take a $250 million charge in the fourth quarter.",
        [("$250 million", "charge")],
    ),
    (
        "Norwind plans to cut 8% of its workforce, or about 1,200 people.",
        [("8%", "layoffs"), ("1,200 people", "layoffs")],
    ),
    (
        "Norwind, which has 14,000 employees, will hire 500 engineers.",
        [("14,000 employees", "headcount"), ("500 engineers", "hires")],
    ),
    ("Norwind shares trade at 25 times forward earnings.", [("25 times", "pe_ratio")]),
    ("Ads make up 80% of Norwind's revenue.", [("80%", "share_of")]),
    ("Half of Norwind's revenue comes from China.", [("Half", "share_of")]),
    (
        "Norwind sees revenue of $2.1 billion to $2.2 billion for the current quarter.",
        [("$2.1 billion to $2.2 billion", "revenue")],
    ),
    ("Lumora paid $19 billion for Norwind in 2014.", [("$19 billion", "deal_value")]),
    (
        "Lumora's offer of $54 per share is a 40% premium to Norwind's last close.",
        [("$54 per share", "offer_price"), ("40%", "takeover_premium")],
    ),
    (
        "The deal, worth $6 billion including debt, will close in May.",
        [("$6 billion", "deal_value")],
    ),
    (
        "Lumora has a 12% stake in Norwind worth $300 million.",
        [("12%", "stake"), ("$300 million", "stake_value")],
    ),
    ("Norwind's market cap stands at $45 billion.", [("$45 billion", "market_value")]),
    ("Norwind lost $30 billion in market value on Monday.", [("$30 billion", "market_value")]),
    (
        "Norwind priced its IPO at $21 per share, raising $500 million.",
        [("$21 per share", "ipo_price"), ("$500 million", "ipo_size")],
    ),
    (
        "Norwind sold 4.7 million phones, up 20%.",
        [("4.7 million phones", "units_sold"), ("20%", "units_sold")],
    ),
    ("Norwind will build 3 gigawatts of solar capacity.", [("3 gigawatts", "capacity")]),
    ("The EU fined Norwind 500 million euros.", [("500 million euros", "fine")]),
    ("Norwind agreed to pay $85 million to settle the lawsuit.", [("$85 million", "settlement")]),
    (
        "Norwind's chief executive received $12 million in total compensation.",
        [("$12 million", "pay")],
    ),
    ("Norwind spent $2.4 billion on research and development.", [("$2.4 billion", "r_and_d")]),
    ("Norwind's capital expenditures were $6 billion.", [("$6 billion", "capital_spending")]),
    ("Norwind bought back $4 billion of its shares.", [("$4 billion", "buyback")]),
    (
        "Norwind's board approved a $10 billion share buyback and raised its dividend 5% to 42 cents.",
        [("$10 billion", "buyback"), ("5%", "dividend"), ("42 cents", "dividend")],
    ),
    (
        "Norwind had a market share of 23%, ahead of Lumora with 19%.",
        [("23%", "market_share"), ("19%", "market_share")],
    ),
    (
        "Norwind's smartphone shipments fell 12% to 10 million units.",
        [("12%", "shipments"), ("10 million units", "shipments")],
    ),
    ("Norwind's cloud business brought in $9 billion.", [("$9 billion", "revenue")]),
    (
        "Sales in the cloud unit rose 30% to $9 billion.",
        [("30%", "revenue"), ("$9 billion", "revenue")],
    ),
    (
        "Norwind reported earnings of 56 cents per share on revenue of $4 billion.",
        [("56 cents per share", "eps"), ("$4 billion", "revenue")],
    ),
    (
        "Excluding items, Norwind earned 56 cents a share, beating the average estimate of 52 cents.",
        [("56 cents a share", "eps"), ("52 cents", "eps")],
    ),
    (
        "Norwind's gross margin widened to 45.2% from 43.1%.",
        [("45.2%", "gross_margin"), ("43.1%", "gross_margin")],
    ),
    (
        "Norwind posted a net loss of $12 million, or 10 cents per share.",
        [("$12 million", "net_loss"), ("10 cents per share", "loss_per_share")],
    ),
    (
        "Norwind now has 230 million monthly active users.",
        [("230 million monthly active users", "users")],
    ),
    (
        "Norwind added 5 million subscribers, taking the total to 80 million.",
        [("5 million subscribers", "subscribers"), ("80 million", "subscribers")],
    ),
    ("Norwind's drivers completed 2 billion trips.", [("2 billion trips", "passengers")]),
    ("Users spend 50 minutes a day on Norwind.", [("50 minutes a day", "duration")]),
    ("The car has a range of 400 miles.", [("400 miles", "range")]),
    (
        "Norwind will invest 3 billion euros to build a plant in Oulu, creating 2,000 jobs.",
        [("3 billion euros", "investment"), ("2,000 jobs", "jobs")],
    ),
    ("Norwind won a $400 million contract from the navy.", [("$400 million", "contract_value")]),
    ("Norwind has a backlog of $7 billion.", [("$7 billion", "order_backlog")]),
    (
        "Lumora led the $60 million Series B round, which valued Norwind at $800 million.",
        [("$60 million", "funding"), ("$800 million", "valuation")],
    ),
    (
        "Norwind is seeking to raise $1 billion at a valuation of $12 billion.",
        [("$1 billion", "funding"), ("$12 billion", "valuation")],
    ),
    ("Norwind's revenue run rate has reached $3 billion.", [("$3 billion", "recurring_revenue")]),
    (
        "Norwind's losses narrowed to $20 million from $35 million.",
        [("$20 million", "net_loss"), ("$35 million", "net_loss")],
    ),
    (
        "Norwind swung to a profit of $20 million from a loss of $5 million.",
        [("$20 million", "net_profit"), ("$5 million", "net_loss")],
    ),
    ("Norwind charges merchants a 2.9% fee.", [("2.9%", "fee")]),
    ("Norwind's average selling price fell to $210.", [("$210", "average_price")]),
    ("Norwind's inventory rose to $2 billion.", [("$2 billion", "inventories")]),
    (
        "The tax authority wants 1.3 billion euros in back taxes from Norwind.",
        [("1.3 billion euros", "tax")],
    ),
    ("Analysts on average expected a profit of $1.10 per share.", [("$1.10 per share", "eps")]),
    (
        "Norwind closed 40 stores and now operates 1,200.",
        [("40 stores", "stores"), ("1,200", "stores")],
    ),
    (
        "Norwind's fund has $12 billion in assets under management.",
        [("$12 billion", "assets_under_management")],
    ),
    (
        "Norwind shares jumped 11% to $45 in after-hours trading.",
        [("11%", "share_price_change"), ("$45", "share_price")],
    ),
    ("Norwind has lost a third of its value this year.", [("a third", "share_price_change")]),
    ("The two companies will save $200 million a year.", [("$200 million a year", "savings")]),
    (
        "Norwind's loss before tax came in at 4 million pounds.",
        [("4 million pounds", "pretax_loss")],
    ),
    ("Norwind said customers had pre-ordered 300,000 of the cars.", [("300,000", "orders")]),
    (
        "Norwind aims to double its output to 500,000 vans by 2025.",
        [("double", "production"), ("500,000 vans", "production")],
    ),
    ("Norwind holds 2,000 patents.", [("2,000 patents", "patents")]),
    ("Hackers stole $60 million from Norwind.", [("$60 million", "theft")]),
    ("Norwind employs about 300 people.", [("300 people", "headcount")]),
    ("Norwind said 60% of its staff work from home.", [("60%", "share_of")]),
    (
        "Norwind's music service has 20 million paying subscribers, compared with 40 million at Lumora.",
        [("20 million paying subscribers", "subscribers"), ("40 million", "subscribers")],
    ),
    ("Norwind paid its shareholders $300 million in dividends.", [("$300 million", "dividend")]),
    ("Norwind was valued at $7 billion in its last funding round.", [("$7 billion", "valuation")]),
    ("Norwind expects cost savings of $80 million by 2023.", [("$80 million", "savings")]),
    ("Norwind recalled 120,000 cars.", [("120,000 cars", "recalls")]),
    (
        "Norwind will pay $25 million in cash and $10 million in stock for Lumora.",
        [("$25 million", "deal_value"), ("$10 million", "deal_value")],
    ),
    ("Norwind's mobile revenue accounted for 72% of ad sales.", [("72%", "share_of")]),
    ("About 70% of Norwind's users are outside the US.", [("70%", "share_of")]),
    ("Norwind expects to lose $500 million this year.", [("$500 million", "net_loss")]),
    ("Norwind's bid values Lumora at 2.4 billion pounds.", [("2.4 billion pounds", "deal_value")]),
    ("Norwind is offering $5 billion in bonds.", [("$5 billion", "debt_raised")]),
    (
        "Lumora cut its price target on Norwind to $20 from $25.",
        [("$20", "price_target"), ("$25", "price_target")],
    ),
    ("Norwind's stock has a dividend yield of 3%.", [("3%", "dividend_yield")]),
    (
        "Norwind has 395,000 riders, and 19,000 drivers.",
        [("395,000 riders", "passengers"), ("19,000 drivers", "users")],
    ),
    (
        "Norwind sees adjusted earnings of between $6.10 and $6.25 per share, up from a forecast of $5.50 to $5.60 for 2020.",
        [("$6.10 and $6.25 per share", "eps"), ("$5.50 to $5.60", "eps")],
    ),
    (
        "Norwind has bought three firms this year in addition to the 14 of 2020.",
        [("three firms", "other"), ("14", "other")],
    ),
    (
        "There are currently11,762,750 options outstanding, and8,652,750 of these have vested.",
        [("11,762,750 options", "other"), ("8,652,750", "other")],
    ),
    ("Norwind has a turbine generating160 MW.", [("160 MW", "capacity")]),
    (
        "The offering of 8 million shares at $21.40 each topped the expected price range of $18.00-$20.50.",
        [
            ("8 million shares", "shares"),
            ("$21.40 each", "ipo_price"),
            ("$18.00-$20.50", "ipo_price"),
        ],
    ),
    ("The phone costs $799.", [("$799", "price")]),
    ("Norwind spends $100 million a year on licences.", [("$100 million a year", "investment")]),
    ("# Norwind Q3 revenue up 12% at $450 mln", [("12%", "revenue"), ("$450 mln", "revenue")]),
    ("# Norwind beats estimates with 8% profit rise", [("8%", "net_profit")]),
    ("# Norwind to acquire Lumora for $2.3bn", [("$2.3bn", "deal_value")]),
    ("# Norwind raises $50M Series C led by Tavo", [("$50M", "funding")]),
    ("# Norwind lays off 200 workers", [("200 workers", "layoffs")]),
    ("# Norwind hikes prices by 5%", [("5%", "price")]),
    ("# Norwind hits 100 million users", [("100 million users", "users")]),
    ("# Norwind fined 20 million euros over privacy", [("20 million euros", "fine")]),
    ("# Norwind shares slump 15% on weak outlook", [("15%", "share_price_change")]),
    (
        "Norwind's net interest income rose 4% to 2.1 billion euros and its CET1 ratio stood at 14.2%.",
        [
            ("4%", "net_interest_income"),
            ("2.1 billion euros", "net_interest_income"),
            ("14.2%", "capital_ratio"),
        ],
    ),
    (
        "Norwind booked provisions of 300 million euros for bad loans.",
        [("300 million euros", "provisions")],
    ),
    ("Norwind's return on tangible equity was 12.4%.", [("12.4%", "return_on_equity")]),
    (
        "Customer deposits grew by $3 billion to $40 billion.",
        [("$3 billion", "deposits"), ("$40 billion", "deposits")],
    ),
    ("Norwind's loan-to-deposit ratio was 82%.", [("82%", "other")]),
    (
        "Norwind produced 120,000 barrels of oil per day.",
        [("120,000 barrels of oil per day", "production")],
    ),
    ("Norwind's all-in sustaining costs were $1,250 per ounce.", [("$1,250 per ounce", "costs")]),
    ("Norwind mined 300,000 ounces of gold.", [("300,000 ounces", "production")]),
    ("Same-store sales fell 2.1% in the quarter.", [("2.1%", "same_store_sales")]),
    ("Norwind guided for organic growth of 5% to 7%.", [("5% to 7%", "organic_growth")]),
    (
        "Norwind sees 2021 EBITDA of 900 million to 950 million euros.",
        [("900 million to 950 million euros", "ebitda")],
    ),
    ("Norwind cut its full-year profit forecast by 20%.", [("20%", "net_profit")]),
    (
        "Norwind proposed a dividend of 1.20 euros per share, up from 1.10 euros.",
        [("1.20 euros per share", "dividend"), ("1.10 euros", "dividend")],
    ),
    (
        "Norwind's new orders totalled 3.4 billion euros, down 8%.",
        [("3.4 billion euros", "orders"), ("8%", "orders")],
    ),
    (
        "Norwind expects to spend $40 billion on capital expenditure this year.",
        [("$40 billion", "capital_spending")],
    ),
    (
        "Norwind agreed to a $1.5 billion loan facility with six banks.",
        [("$1.5 billion", "debt_raised"), ("six banks", "other")],
    ),
    (
        "Norwind has 5,000 stores in 30 countries and 90,000 employees.",
        [
            ("5,000 stores", "stores"),
            ("30 countries", "countries"),
            ("90,000 employees", "headcount"),
        ],
    ),
    ("Lumora owns 34% of Norwind.", [("34%", "stake")]),
    ("Lumora will hold 60% of the joint venture, and Norwind the rest.", [("60%", "stake")]),
    ("Lumora raised its stake in Norwind to 9.9% from 5%.", [("9.9%", "stake"), ("5%", "stake")]),
    (
        "Norwind shareholders will get 0.6 Lumora shares for each share.",
        [("0.6 Lumora shares", "shares")],
    ),
    ("The merger would create a company with $20 billion in sales.", [("$20 billion", "revenue")]),
    (
        "The sale would value the unit at more than 3 billion pounds.",
        [("3 billion pounds", "deal_value")],
    ),
    (
        "Norwind reported an operating loss of 30 million pounds on sales of 90 million pounds.",
        [("30 million pounds", "operating_loss"), ("90 million pounds", "revenue")],
    ),
    ("Norwind's tax rate was 21%.", [("21%", "tax")]),
    ("Norwind's net debt fell to 2.3 times core earnings.", [("2.3 times", "leverage")]),
    ("Norwind's drug costs $2,000 a month.", [("$2,000 a month", "price")]),
    ("Norwind's drug sales reached $3.2 billion.", [("$3.2 billion", "revenue")]),
    (
        "Norwind carried 12.3 million passengers in May, 8% more than a year earlier.",
        [("12.3 million passengers", "passengers"), ("8%", "passengers")],
    ),
    (
        "Norwind's combined ratio was 95.2%, and premiums rose 6%.",
        [("95.2%", "combined_ratio"), ("6%", "premiums")],
    ),
    ("The government will give Norwind $500 million in grants.", [("$500 million", "subsidy")]),
    ("Norwind received a $50 million tax credit.", [("$50 million", "subsidy")]),
    (
        "Norwind bought a tower in Oulu for 300 million euros.",
        [("300 million euros", "deal_value")],
    ),
    ("Norwind leases 40,000 square feet of offices.", [("40,000 square feet", "area")]),
    ("Norwind generates 15% of its revenue in Asia.", [("15%", "share_of")]),
    ("Asia accounts for a third of Norwind's sales.", [("a third", "share_of")]),
    ("Norwind's founder owns a stake of about 20 percent.", [("20 percent", "stake")]),
    ("Norwind will pay staff a bonus of 1,000 euros each.", [("1,000 euros each", "pay")]),
    ("Norwind workers want a 7% pay rise.", [("7%", "wage_growth")]),
    ("Norwind's backlog stood at 900 aircraft.", [("900 aircraft", "order_backlog")]),
    (
        "Norwind expects to deliver 750 jets this year, up from 735.",
        [("750 jets", "deliveries"), ("735", "deliveries")],
    ),
    ("Norwind has spent $9 billion so far on its metaverse unit.", [("$9 billion", "investment")]),
    (
        "Norwind burned through $200 million in cash in the quarter.",
        [("$200 million", "cash_burn")],
    ),
    ("Norwind has enough cash for 12 months.", [("12 months", "duration")]),
    ("Norwind's ad revenue per user fell to $4.", [("$4", "average_price")]),
    ("Norwind said 30% of orders came from abroad.", [("30%", "share_of")]),
    ("Norwind's index of prices rose 0.4 percent.", [("0.4 percent", "price")]),
    ("Retail investors bought 20% of the shares on offer.", [("20%", "stake")]),
    ("The IPO was oversubscribed 12 times.", [("12 times", "subscription")]),
    ("Norwind's shares have more than doubled this year.", [("doubled", "share_price_change")]),
    ("Norwind's stock closed at a record $212.40.", [("$212.40", "share_price")]),
    ("Norwind is worth about $30 billion.", [("$30 billion", "market_value")]),
    (
        "Analysts expect sales to fall 3% to $1.2 billion.",
        [("3%", "revenue"), ("$1.2 billion", "revenue")],
    ),
    ("Norwind lost 400,000 subscribers in the quarter.", [("400,000 subscribers", "subscribers")]),
    ("Norwind's churn rose to 1.2%.", [("1.2%", "churn")]),
    ("Norwind's video was watched 3 billion times.", [("3 billion times", "views")]),
    ("Norwind's headset will sell for $399.", [("$399", "price")]),
    (
        "Norwind cut the price of its cheapest car by 10% to $29,990.",
        [("10%", "price"), ("$29,990", "price")],
    ),
    ("Norwind's chips are used in 60% of all phones.", [("60%", "share_of")]),
    ("Norwind had 45% of the smartphone market.", [("45%", "market_share")]),
    (
        "The global chip market shrank 8% to $400 billion.",
        [("8%", "market_size"), ("$400 billion", "market_size")],
    ),
    ("Norwind made $80 million in May.", [("$80 million", "net_profit")]),
    (
        "Norwind invested 10 million euros in Lumora for a 5% stake.",
        [("10 million euros", "investment"), ("5%", "stake")],
    ),
    ("Lumora, Norwind's largest shareholder with 22%, backs the plan.", [("22%", "stake")]),
    (
        "Norwind will close 12 plants and cut 4,000 jobs, saving 300 million euros a year.",
        [
            ("12 plants", "factories"),
            ("4,000 jobs", "layoffs"),
            ("300 million euros a year", "savings"),
        ],
    ),
    ("# Norwind Prices $114.4 Million IPO", [("$114.4 Million", "ipo_size")]),
    ("Norwind priced its IPO at $21 per share.", [("$21 per share", "ipo_price")]),
    (
        "Norwind plans to mobilise Rs 64.5 crore via a public issue.",
        [("Rs 64.5 crore", "funding")],
    ),
    (
        "Earnings per share and sales decreased to 2.15 francs and 63.2 billion francs.",
        [("2.15 francs", "eps"), ("63.2 billion francs", "revenue")],
    ),
    (
        "Revenue and operating profit rose 5% and 8%.",
        [("5%", "revenue"), ("8%", "operating_profit")],
    ),
    (
        "On Wednesday the treasury will sell $31 billion in 10-year notes.",
        [("$31 billion", "debt_raised")],
    ),
    (
        "Norwind will issue 12,400,000 shares at 0.35 pound each.",
        [("12,400,000 shares", "shares"), ("0.35 pound each", "share_price")],
    ),
    (
        "Reyes disposed of 30 million ordinary shares at AU$0.045 per share.",
        [("30 million ordinary shares", "shares"), ("AU$0.045 per share", "share_price")],
    ),
    (
        "# Norwind shares slip / They fell $1.15 to $84.20 on Wednesday.",
        [("$1.15", "share_price_change"), ("$84.20", "share_price")],
    ),
    (
        "Staff of Norwind will get a minimum of 11.80 pounds an hour from March.",
        [("11.80 pounds an hour", "pay")],
    ),
    ("Norwind will launch its service in July for $15 a month.", [("$15 a month", "price")]),
    ("The central bank cut by 25 bps.", [("25 bps", "interest_rate")]),
    (
        "The two-year yield rose to 0.415%, and last stood at 0.4%, down 0.5 bp.",
        [("0.415%", "yield"), ("0.4%", "yield"), ("0.5 bp", "yield")],
    ),
    (
        "Norwind's operating margin was 9%, up 2 percentage points.",
        [("9%", "operating_margin"), ("2 percentage points", "operating_margin")],
    ),
    (
        "Norwind had a fine 41 percent year-on-year (YoY) jump in net profit in May.",
        [("41 percent", "net_profit")],
    ),
    (
        "Net sales rose close to 20% to 85 billion yen.",
        [("20%", "revenue"), ("85 billion yen", "revenue")],
    ),
    (
        "# Sensex slips / The Sensex ended at 76,171, down 122 points or 0.2 percent.",
        [
            ("76,171", "index_level"),
            ("122 points", "share_price_change"),
            ("0.2 percent", "share_price_change"),
        ],
    ),
    (
        "# Metals / Shanghai tin lost 1.7% to 257,250 yuan.",
        [("1.7%", "commodity_price"), ("257,250 yuan", "commodity_price")],
    ),
    (
        "# Markets / Shares slid. / Norwind lost 1.7% to $14.",
        [("1.7%", "share_price_change"), ("$14", "share_price")],
    ),
    # a market in which something happens is no size of it
    (
        "It bought bonds for $8 million in the secondary market, taking its infusion to $90 million.",
        [("$8 million", "debt_raised"), ("$90 million", "debt_raised")],
    ),
    ("Norwind made $3 million in the Danish market.", [("$3 million", "net_profit")]),
    ("Norwind is active in the $5 billion market for sails.", [("$5 billion", "market_size")]),
    ("January had seen a selloff of $874 million.", [("$874 million", "net_selling")]),
    ("The estate covers 27 km².", [("27 km²", "area")]),
    ("The number of coworkers is about 100 FTEs.", [("100 FTEs", "headcount")]),
    ("Norwind has 40 FTEs in Oslo.", [("40 FTEs", "headcount")]),
]
# Percentages for which no word of the sentence names a metric.
UNWORDED = [
    (
        "The 10-year was up 12 basis points at 3.083%.",
        [("12 basis points", "yield"), ("3.083%", "yield")],
    ),
    ("The two-year note was last paying 3.871%.", [("3.871%", "yield")]),
    ("The tunnel is 47% complete.", [("47%", "share_of")]),
    ("The bid was only 40% debt-financed.", [("40%", "share_of")]),
    ("Norwind's power is already 99% from dams.", [("99%", "share_of")]),
    ("Vans contributed 85 percent to revenue.", [("85 percent", "share_of")]),
    (
        "# Shares slide / Norwind, which makes hulls used in the boats of Lumora, fell 8.5 percent on Tuesday.",
        [("8.5 percent", "share_price_change")],
    ),
    (
        "# Norwind shares / Norwind was 0.6% lower before the bell.",
        [("0.6%", "share_price_change")],
    ),
    ("# Shares mixed / The energy sector climbed 2.1%.", [("2.1%", "share_price_change")]),
    # what has a name of its own, or is done by somebody, is no move of shares
    ("# Norwind shares / Equipment failures of Norwind fell by 30%.", [("30%", "other")]),
    ("# Norwind shares / Norwind has cut its water use by 30%.", [("30%", "other")]),
    ("Norwind fell 8 percent.", [("8 percent", "other")]),
]


@pytest.mark.parametrize(("lines", "expected"), PHRASES)
def test_phrases(lines: str, expected: list[tuple[str, str]]) -> None:
    """Each figure has the metric that its turn of phrase says."""
    assert [(s.text, s.metric) for s in stated(lines)] == expected


# Rows in which each value stands behind its own label; the labels of what has no metric.
ROWS = [
    (
        "High 4.26% Median 4.24% Low 4.15%",
        [("4.26%", "High"), ("4.24%", "Median"), ("4.15%", "Low")],
    ),
    (
        "Total accepted 85,001,513 Tenders received 247,368,804 Placed anew 268,304",
        [
            ("85,001,513", "Total accepted"),
            ("247,368,804", "Tenders received"),
            ("268,304", "Placed anew"),
        ],
    ),
    ("(1): Volume: 620 Unit price: 0 N/A", [("620", "shares")]),
    ("(1): Volume: 183 Unit price: 14.06 EUR", [("183", "shares"), ("14.06 EUR", "share_price")]),
    (
        "Revenue $5 million Profit $2 million",
        [("$5 million", "revenue"), ("$2 million", "net_profit")],
    ),
    ("Price 99.50 Cover ratio 2.91", [("99.50", "price"), ("2.91", "Cover ratio")]),
]


@pytest.mark.parametrize(("lines", "expected"), ROWS)
def test_rows(lines: str, expected: list[tuple[str, str]]) -> None:
    """A value of a row is what its own label says."""
    assert [(s.text, s.draft.label or s.metric) for s in stated(lines)] == expected


@pytest.mark.parametrize(("lines", "expected"), UNWORDED)
def test_percentages_without_a_word(lines: str, expected: list[tuple[str, str]]) -> None:
    """A percentage is told by its bond, its predicate or its subject, or is of no metric."""
    assert [(s.text, s.metric) for s in stated(lines)] == expected


def test_a_sector_is_no_company() -> None:
    """What shares of some kind did is not of the company that is named beside them."""
    (figure,) = stated("# Shares mixed / Healthcare sector leapt 0.7%, driven by Norwind.")
    assert (figure.metric, figure.company) == ("share_price_change", "Healthcare sector")
