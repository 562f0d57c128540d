"""What a sentence states, as (text, value, unit) in order."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.language.quantities import quantities

MONEY = [
    ("Profit was 70 MSEK (90).", [("70 MSEK", "7E+7", "SEK"), ("90", "9E+7", "SEK")]),
    ("Profit was SEK 7.2 (5.1) million.", [("SEK 7.2", "7.2e6", "SEK"), ("5.1", "5.1e6", "SEK")]),
    ("Sales: 19 (15) MEUR", [("19", "19e6", "EUR"), ("15", "15e6", "EUR")]),
    ("The margin was 12.4 (11) percent.", [("12.4", "12.4", "percent"), ("11", "11", "percent")]),
    ("It holds 5 (five) percent.", [("5", "5", "percent")]),
    ("It made 109 mEUR.", [("109 mEUR", "1.09E+8", "EUR")]),
    ("Revenue was $2.32 billion.", [("$2.32 billion", "2.32e9", "USD")]),
    ("It raised US$1.2bn.", [("US$1.2bn", "1.2e9", "USD")]),
    ("sales of $ 75 million", [("$ 75 million", "75e6", "USD")]),
    ("a grant of c $ 16.4 million", [("c $ 16.4 million", "16.4e6", "CAD")]),
    ("Series C $4 million March 2022", [("$4 million", "4e6", "USD")]),
    ("A $4 million plant opened.", [("$4 million", "4e6", "USD")]),
    ("The order is worth Rs 2,790 crore.", [("Rs 2,790 crore", "27.9e9", "INR")]),
    ("a fund of Rs. 1,17,017 crore", [("Rs. 1,17,017 crore", "1170170000000", "INR")]),
    ("assets of Rs 1.5 lakh crore", [("Rs 1.5 lakh crore", "1.5e12", "INR")]),
    ("The dividend is A$0.12.", [("A$0.12", "0.12", "AUD")]),
    ("profit of NOK 29.7 million", [("NOK 29.7 million", "29.7e6", "NOK")]),
    ("profit of NOK29.7m", [("NOK29.7m", "29.7e6", "NOK")]),
    ("profit ofNOK 29.7 million", [("NOK 29.7 million", "29.7e6", "NOK")]),
    ("sales of SEK 1 250 million", [("SEK 1 250 million", "1250e6", "SEK")]),
    ("its 1.2650 failure high gives resistance", [("1.2650", "1.265", "")]),
    ("loans of 4.2 billion leks", [("4.2 billion leks", "4.2e9", "ALL")]),
    ("a share of 4.94 levs", [("4.94 levs", "4.94", "BGN")]),
    (
        "a result of -21 650 TSEK (-19 480)",
        [("-21 650 TSEK", "-21650e3", "SEK"), ("-19 480", "-19480e3", "SEK")],
    ),
    ("sales of EUR 1.234,56", [("EUR 1.234,56", "1234.56", "EUR")]),
    ("It costs 6.7 billion reais.", [("6.7 billion reais", "6.7e9", "BRL")]),
    ("a profit of 27 cents a share", [("27 cents a share", "0.27", "USD")]),
    ("C$2 a share, up 27 cents", [("C$2 a share", "2", "CAD"), ("27 cents", "0.27", "CAD")]),
    ("Shares rose to 358p.", [("358p", "3.58", "GBP")]),
    ("Videos in 1080p sell well.", []),
    ("corn at $4.31-1/4 a bushel", [("$4.31-1/4 a bushel", "4.3125", "USD")]),
    ("the bond (ZAR2035=) and the rate (INR1YX=CC)", []),
    ("a €20B plan", [("€20B", "20e9", "EUR")]),
    ("420 million finnish markka", [("420 million finnish markka", "420e6", "FIM")]),
    ("$750 mln and $500K", [("$750 mln", "750e6", "USD"), ("$500K", "500e3", "USD")]),
    ("a loss of ¥1.45 trillion", [("¥1.45 trillion", "1.45e12", "JPY")]),
    (
        "¥3 billion, or 3 billion yuan",
        [("¥3 billion", "3e9", "CNY"), ("3 billion yuan", "3e9", "CNY")],
    ),
    ("HK$5 and S$6 and RM7", [("HK$5", "5", "HKD"), ("S$6", "6", "SGD"), ("RM7", "7", "MYR")]),
    (
        "5 million renminbi, RMB 3 million",
        [("5 million renminbi", "5e6", "CNY"), ("RMB 3 million", "3e6", "CNY")],
    ),
    ("sales of 300 billion won", [("300 billion won", "300e9", "KRW")]),
    ("The team of 30 won easily.", [("30", "30", "")]),
    ("30 million dirhams", [("30 million dirhams", "30e6", "AED")]),
    ("900 Hong Kong dollars", [("900 Hong Kong dollars", "900", "HKD")]),
    ("two million dollars", [("two million dollars", "2e6", "USD")]),
    ("half a billion dollars", [("half a billion dollars", "0.5e9", "USD")]),
    ("a million dollars", [("a million dollars", "1e6", "USD")]),
    ("one and a half million euros", [("one and a half million euros", "1.5e6", "EUR")]),
    ("three dollars and 50 cents", [("three dollars and 50 cents", "3.50", "USD")]),
    ("MUSD 30 and 120 MEUR", [("MUSD 30", "30e6", "USD"), ("120 MEUR", "120e6", "EUR")]),
    ("TSEK 1,221 (998)", [("TSEK 1,221", "1221000", "SEK"), ("998", "998e3", "SEK")]),
    (
        "sales of NOK 1 283.7 million (1 172.9)",
        [("NOK 1 283.7 million", "1283.7e6", "NOK"), ("1 172.9", "1172.9e6", "NOK")],
    ),
    (
        "EPS of -3.19 SEK (-174.76), not SEK 4 (2023)",
        [("-3.19 SEK", "-3.19", "SEK"), ("-174.76", "-174.76", "SEK"), ("SEK 4", "4", "SEK")],
    ),
    ("EBITDA of EUR -74m (down EUR 8m)", [("EUR -74m", "-74e6", "EUR"), ("EUR 8m", "8e6", "EUR")]),
    ("gas at $3.54 per 1 million BTU", [("$3.54", "3.54", "USD")]),
    ("a loss of -$5 million", [("-$5 million", "-5e6", "USD")]),
    ("500 pounds of copper", [("500 pounds", "500", "pounds")]),
    ("361 million pounds", [("361 million pounds", "361e6", "GBP")]),
    ("the $5 billion plant", [("$5 billion", "5e9", "USD")]),
    (
        "Rs 40 crore and 253 crore, respectively",
        [("Rs 40 crore", "400e6", "INR"), ("253 crore", "2530e6", "INR")],
    ),
    ("R5 million, but an R95 valve", [("R5 million", "5e6", "ZAR")]),
    ("worth $1.1. billion", [("$1.1. billion", "1.1e9", "USD")]),
    (
        "of 4 billion euros in 2026, up from 3.8 billion previously",
        [("4 billion euros", "4e9", "EUR"), ("3.8 billion", "3.8e9", "EUR")],
    ),
    (
        "spent 4 billion euros on what will be 3.8 billion",
        [("4 billion euros", "4e9", "EUR"), ("3.8 billion", "3.8e9", "")],
    ),
    (
        "to 2.7 trillion from 2.5 trillion yen",
        [("2.7 trillion", "2.7e12", "JPY"), ("2.5 trillion yen", "2.5e12", "JPY")],
    ),
]
RATIOS = [
    (
        "up 12%, 12 percent, 12 per cent, 12 pct",
        [(t, "12", "percent") for t in ("12%", "12 percent", "12 per cent", "12 pct")],
    ),
    ("a share of 15.5 %", [("15.5 %", "15.5", "percent")]),
    ("a return of Rs 9.4 percent", [("9.4 percent", "9.4", "percent")]),
    (
        "a 49.4 percent share and a 17-percent stake",
        [("49.4 percent", "49.4", "percent"), ("17-percent", "17", "percent")],
    ),
    ("a third of sales", [("a third", "33.3333", "percent")]),
    ("two-fifths of staff", [("two-fifths", "40", "percent")]),
    ("half of its users", [("half", "50", "percent")]),
    ("Sales jumped by a third last year.", [("a third", "33.3333", "percent")]),
    ("a third plant in the second half and the third quarter", []),
    (
        "7 3/4 % notes, down 1/8 point",
        [("7 3/4 %", "7.75", "percent"), ("1/8 point", "0.125", "points")],
    ),
    ("up 2.5 percentage points", [("2.5 percentage points", "2.5", "percentage_point")]),
    ("by a quarter-point", [("a quarter-point", "0.25", "percentage_point")]),
    ("a half-point cut", [("a half-point", "0.5", "percentage_point")]),
    (
        "up half a percentage point",
        [("half a percentage point", "0.5", "percentage_point")],
    ),
    (
        "three-quarters of a percentage point",
        [("three-quarters of a percentage point", "0.75", "percentage_point")],
    ),
    ("a dividend of 41 AU cents", [("41 AU cents", "0.41", "AUD")]),
    ("a 272,000 tonne pile", [("272,000 tonne", "272000", "tonnes")]),
    (
        "a 25-basis-point cut, 40 bps",
        [("25-basis-point", "0.25", "percentage_point"), ("40 bps", "0.40", "percentage_point")],
    ),
    ("Profit doubled and debt halved.", [("doubled", "2", "times"), ("halved", "0.5", "times")]),
    ("double-digit growth, a double room", []),
    (
        "a threefold rise, 10x, twice as many",
        [("threefold", "3", "times"), ("10x", "10", "times"), ("twice", "2", "times")],
    ),
    (
        "a billing ratio of 72.5% (71.8)",
        [("72.5%", "72.5", "percent"), ("71.8", "71.8", "percent")],
    ),
    ("EUR/USD -0.03%", [("-0.03%", "-0.03", "percent")]),
    (
        "up 3, 4 and 5 percent",
        [("3", "3", "percent"), ("4", "4", "percent"), ("5 percent", "5", "percent")],
    ),
    ("margin of -3.2%", [("-3.2%", "-3.2", "percent")]),
]
COUNTS = [
    ("It sees 1.4 mb/d.", [("1.4 mb/d", "1400000", "barrels per day")]),
    (
        "It sold 1,433 new energy vehicles in March.",
        [("1,433 new energy vehicles", "1433", "vehicles")],
    ),
    (
        "800,000 units and 9,000 jobs",
        [("800,000 units", "800000", "units"), ("9,000 jobs", "9000", "jobs")],
    ),
    ("218 million users", [("218 million users", "218e6", "users")]),
    ("about 2000 people", [("2000 people", "2000", "people")]),
    ("11 listed banks reported earnings", [("11 listed banks", "11", "banks")]),
    ("120 sales representatives left", [("120 sales representatives", "120", "representatives")]),
    (
        "20 gigawatt hours, 500MW",
        [("20 gigawatt hours", "20", "gigawatt hours"), ("500MW", "500", "megawatts")],
    ),
    (
        "55 bcm of gas and 2 mmboe",
        [
            ("55 bcm", "55e9", "cubic metres"),
            ("2 mmboe", "2e6", "barrels of oil equivalent"),
        ],
    ),
    ("up to one gigawatt", [("one gigawatt", "1", "gigawatts")]),
    ("3 months, a 5-year plan", [("3 months", "3", "months"), ("5-year", "5", "years")]),
    ("two factories and one of the largest", [("two factories", "2", "factories")]),
    ("the two companies agreed", []),
    ("Roe of Seven Islands spoke, doubling down on Triple Flag.", []),
    ("a 500-seat hall", [("500-seat", "500", "seats")]),
    ("around 1 200 seafarers", [("1 200 seafarers", "1200", "seafarers")]),
    ("some 310 000 new paying members", [("310 000 new paying members", "310000", "members")]),
    ("lists 104 225 311 shares", [("104 225 311 shares", "104225311", "shares")]),
    ("40 staff", [("40 staff", "40", "staff")]),
    ("1,000+ stores", [("1,000+ stores", "1000", "stores")]),
    ("300m users", [("300m users", "300e6", "users")]),
    ("4,728 EVs", [("4,728 EVs", "4728", "EVs")]),
    ("3,000 Offer Shares", [("3,000 Offer Shares", "3000", "shares")]),
    ("Sales fell to 151,000.", [("151,000", "151000", "")]),
    ("rose to 7,972 year-over-year", [("7,972", "7972", "")]),
    ("Layoffs Hit 500 Workers At Acme", [("500 Workers", "500", "workers")]),
    ("Jane Roe, 45, joined the 3 staff aged 20 and more.", [("3 staff", "3", "staff")]),
    ("Staff rose to 3 639 (3 523).", [("3 639", "3639", ""), ("3 523", "3523", "")]),
    ("200 of them", [("200", "200", "")]),
]
NOTHING = [
    "The bond (ZAR2030=) was weaker.",
    "The 10-year note, the two-year (XX2YT=RR) and 30-year government bond yields fell.",
    "Shares hit a 52-week high, a two-year closing low and the best week in over three months.",
    "It is the first loss in almost five years, since three years ago.",
    "above the 20-day and 50-day moving averages, the 10 and 20-day EMAs, 3-month and 6-month returns",
    "Over the next three years a three-year-old plant ages; in the last two quarters it did not.",
    "The 41,500 strike was the busiest, before the 40,900 and 40,600 strikes.",
    "Ten analysts and two people familiar with two different plans spoke of the top 20 buyers.",
    "($1 = 152.26 yen) (1 euro = 1.956 marka)",
    "($ = 0.97 euro)",
    "The 27-nation bloc met after six straight sessions, for the second time in six months.",
    "Two key things after a 6-session high, at 3 months Nibor, for those over the age of 65",
    "Phillips 66 did not respond.",
    "Trading from 11 - 25 February and on 3 and 4 March 2025.",
    "the 4[th] quarter of a phase 1/2 study under § 5-12 as of 20250214, at 3m Nibor",
    "Nothing is stated here.",
    "On May 4, 2021, and on 3 June, in fiscal 2017, FY25 and Q3, as in the 1990s.",
    "March 28-29 and Dec. 3 to 5, 2017-2023, and 2024/25",
    "at 9:18 a.m., at 5 p.m. and by 1330 GMT",
    "Model 3, iPhone 14, 5G, 737 MAX, Boeing 777, H-1B, COVID-19 and GPT-4",
    "the S&P 500, the FTSE 100, the Nikkei 225 and the Fortune 500",
    "Section 7 and Article 19(5), Phase 1 and 2, Form 10-Q",
    "3M said so in the 20th century, 24/7, after 9/11.",
    "Call +47 90 78 48 78 or (212) 555-1234.",
    "Call +46 (0)8 123 456 or +1 (555) 123-4567.",
    "Acme (0700.HK) and Roe (TSE:7203)",
    "See https://example.com/2021/12345 or write to jane55@example.com.",
    "2. They won the first game 3-2.",
    "a 3-for-1 split, version 1.2.3",
    "’24 was good, one day",
    "0" * 100,
]
RANGES = [
    ("between 9.23 and 9.38", "9.23", "9.38", ""),
    ("$6.00B-$6.15B", "6e9", "6.15e9", "USD"),
    ("6% to 10%", "6", "10", "percent"),
    ("$55 million-$65 million", "55e6", "65e6", "USD"),
    ("10-12%", "10", "12", "percent"),
    ("between 6 and 8 billion dollars", "6e9", "8e9", "USD"),
    ("$100-120 million", "100e6", "120e6", "USD"),
    ("31-34 cents a share", "0.31", "0.34", "USD"),
    ("between 31 and 34 cents", "0.31", "0.34", "USD"),
    ("4 to 6 pence", "0.04", "0.06", "GBP"),
    ("a negative 150-250 million", "-250e6", "-150e6", ""),
    ("two to three months", "2", "3", "months"),
    ("two-to-three days", "2", "3", "days"),
    ("15 to 20 stores", "15", "20", "stores"),
    ("23,250–23,300", "23250", "23300", ""),
    ("ranging from $3 billion to $4 billion", "3e9", "4e9", "USD"),
    ("30-40 basis points", "0.3", "0.4", "percentage_point"),
]
NO_RANGES = [
    ("fell from 158,000 to 151,000", ["158,000", "151,000"]),
    ("rose 5% to $3bn", ["5%", "$3bn"]),
    ("up $5 to $45", ["$5", "$45"]),
    ("from $5 million to $7 million", ["$5 million", "$7 million"]),
    ("by 3 million barrels to 248 million barrels", ["3 million barrels", "248 million barrels"]),
    ("fell by 41,000 to 3.6 million people", ["41,000", "3.6 million people"]),
]
BOUNDS = [
    ("more than $5", "at_least"),
    ("at least 5%", "at_least"),
    ("no fewer than 50 shops", "at_least"),
    ("up to about 30 shops", "at_most"),
    ("just under 4%", "at_most"),
    ("nearly $2 billion", "about"),
    ("a roughly 12% jump", "about"),
    ("~14%", "about"),
    ("only 4%", "exact"),
    ("over 3 years", "exact"),
    ("for over 3 years", "at_least"),
    ("$1 billion-plus", "at_least"),
    ("$5 or more", "at_least"),
    ("$5 or so", "about"),
    ("higher than $5", "exact"),
    ("two-thirds of", "about"),
]
DENOMINATORS = [
    ("$1.90 per share", "share"),
    ("$1.90 per diluted share", "share"),
    ("$1.90 per Class A share", "share"),
    ("27 cents a share", "share"),
    ("a 12-cent-a-share payout", "share"),
    ("$3 apiece", "each"),
    ("$3 each", "each"),
    ("$70 a barrel", "barrel"),
    ("5% a year", "year"),
    ("5% annually", "year"),
    ("$9 million per month", "month"),
    ("40,000 barrels of oil equivalent per day", "day"),
    ("$9.14 billion a year earlier", ""),
    ("28,000 hourly workers", ""),
]


def stated(sentence: str) -> list[tuple[str, Decimal, str]]:
    return [(found.text, found.value, found.unit) for found in quantities(sentence)]


@pytest.mark.parametrize(("sentence", "expected"), MONEY + RATIOS + COUNTS)
def test_states(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert stated(sentence) == [(text, Decimal(value), unit) for text, value, unit in expected]


@pytest.mark.parametrize("sentence", NOTHING)
def test_states_nothing(sentence: str) -> None:
    assert quantities(sentence) == []


@pytest.mark.parametrize(("sentence", "low", "high", "unit"), RANGES)
def test_a_range_is_one_quantity(sentence: str, low: str, high: str, unit: str) -> None:
    (found,) = quantities(sentence)
    assert (found.value, found.upper, found.unit) == (Decimal(low), Decimal(high), unit)
    assert found.bound == "between"


@pytest.mark.parametrize(("sentence", "texts"), NO_RANGES)
def test_a_change_is_two_quantities(sentence: str, texts: list[str]) -> None:
    assert [found.text for found in quantities(sentence)] == texts


@pytest.mark.parametrize(("sentence", "bound"), BOUNDS)
def test_bound(sentence: str, bound: str) -> None:
    (found,) = quantities(sentence)
    assert found.bound == bound


@pytest.mark.parametrize(("sentence", "per"), DENOMINATORS)
def test_per(sentence: str, per: str) -> None:
    (found,) = quantities(sentence)
    assert found.per == per


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [("-5%", -1), ("minus 3 percent", -1), ("halved", -1), ("+5%", 1), ("doubled", 1), ("5%", 0)],
)
def test_direction(sentence: str, direction: int) -> None:
    (found,) = quantities(sentence)
    assert found.direction == direction


def test_an_amount_over_another_is_exact() -> None:
    """A word between two amounts compares the two."""
    assert [found.bound for found in quantities("It rose to Rs 5 crore over Rs 4 crore.")] == [
        "exact"
    ] * 2


def test_noun_is_the_phrase_as_printed() -> None:
    (found,) = quantities("It sold 1,433 new energy vehicles.")
    assert found.noun == "new energy vehicles"


def test_bare_amount_after_a_currency() -> None:
    assert stated("It paid 1.38 euros, more than the 1.35 of last year.")[1][2] == "EUR"


BITS = st.sampled_from(
    "1 22 1,433 3.5 2021 $ € Rs NOK % percent million bn m to and - – between from half a third "
    "one two hundred per share cents dollars doubled ( ) . , / + ½ İ ﬁ vehicles May won '".split()
)


@given(st.lists(st.tuples(BITS, st.sampled_from(["", " ", "\u00a0"])), max_size=25))
@settings(max_examples=300, deadline=None)
def test_spans_cut_the_text_of_likely_sentences(bits: list[tuple[str, str]]) -> None:
    check_spans("".join(bit + space for bit, space in bits))


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_spans_cut_any_text(text: str) -> None:
    check_spans(text)


def check_spans(sentence: str) -> None:
    end = 0
    for found in quantities(sentence):
        assert end <= found.start < found.end
        assert sentence[found.start : found.end] == found.text
        assert (found.upper is not None) == (found.bound == "between")
        assert found.upper is None or found.value <= found.upper
        end = found.end


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1 ",
        "1-",
        "$",
        "two ",
        "1 a ",
        "$1bn to ",
        "about ",
        "two million ",
        "half a ",
        "(",
        "a.",
        "a@",
        "5 green ",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece)) + "7"
        started = time.process_time()
        quantities(text)
        return time.process_time() - started

    seconds(1000)
    short, long = seconds(8_000), seconds(64_000)
    assert long < 0.05 + 30 * max(short, 0.001)  # eight times the text; quadratic would be 64
