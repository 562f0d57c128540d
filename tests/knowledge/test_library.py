"""Questions on the sample coverage with their answers, as one table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from knowledge.answers.answer import Answer
from knowledge.library import Knowledge, build

SAMPLES = Path(__file__).parents[2] / "knowledge" / "samples"


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    db = tmp_path_factory.mktemp("samples") / "knowledge.db"
    assert build([SAMPLES], db).unread == ()
    with Knowledge.open(db) as knowledge:
        yield knowledge


class Row(NamedTuple):
    """A question, and the figure that its answer leads with: as printed, whose, what, when."""

    question: str
    text: str
    company: str
    metric: str
    period: str = ""


BLUEPARK, SOKON = (
    "BAIC BluePark New Energy Technology Co. Ltd.",
    "Chongqing Sokon Industry Group Co. Ltd.",
)
KESTREL, ORIEL, ALMIRO, LUMORA = (
    "Kestrel Mobility NV",
    "Oriel Telecom SA",
    "Almiro Foods Corp.",
    "Lumora Inc.",
)

ANSWERED = [
    # losses and profits, by name, by short name, mistyped, terse
    Row(
        "How much did BluePark lose in Q1 2021?",
        "898 million yuan",
        BLUEPARK,
        "net_loss",
        "2021-Q1",
    ),
    Row("loss bluepark q1", "898 million yuan", BLUEPARK, "net_loss", "2021-Q1"),
    Row("how much did bleupark lose", "898 million yuan", BLUEPARK, "net_loss", "2021-Q1"),
    Row("BluePark net loss Q1 2020", "477 million yuan", BLUEPARK, "net_loss", "2020-Q1"),
    Row("sokon loss a year earlier", "462 million yuan", SOKON, "net_loss", "2020-Q1"),
    Row("Soken net loss", "575 million yuan", SOKON, "net_loss", "2021-Q1"),
    Row("Kestrel profit Q3 2021", "4 million euros", KESTREL, "net_profit", "2021-Q3"),
    Row("Kestrel net profit Q4 2021", "16 million euros", KESTREL, "net_profit", "2021-Q4"),
    Row("Kestrel loss 2021", "12 million euros", KESTREL, "net_loss", "2021"),
    Row("Kestrel loss 2020", "70 million euros", KESTREL, "net_loss", "2020"),
    Row("Almiro net income fourth quarter", "$94 million", ALMIRO, "net_profit", "2021-Q4"),
    Row("how much did Sendra lose", "$37 million", "Sendra", "net_loss", "2021-9M"),
    # the other of profit and loss
    Row("what was BluePark's profit in Q1?", "898 million yuan", BLUEPARK, "net_loss", "2021-Q1"),
    Row("Kestrel net loss Q3 2021", "4 million euros", KESTREL, "net_profit", "2021-Q3"),
    # another currency
    Row("what was bluepark's q1 loss in dollars", "$139 million", BLUEPARK, "net_loss", "2021-Q1"),
    Row("Kestrel's loss in Q1 2021 in dollars", "$21.8 million", KESTREL, "net_loss", "2021-Q1"),
    Row("Kestrel net loss Q1 2021 in yen", "18 million euros", KESTREL, "net_loss", "2021-Q1"),
    # revenue and its parts
    Row("Kestrel revenue 2021", "984 million euros", KESTREL, "revenue", "2021"),
    Row("Kestrel revenue Q3 2021", "251 million euros", KESTREL, "revenue", "2021-Q3"),
    Row("Kestrel revenue Q3 2020", "221 million euros", KESTREL, "revenue", "2020-Q3"),
    Row("Kestrel revenue Q1 2021", "212 million euros", KESTREL, "revenue", "2021-Q1"),
    Row("Kestrel revenue Q1 2020", "187 million euros", KESTREL, "revenue", "2020-Q1"),
    Row("Kestrel revenue second quarter 2021", "231 million euros", KESTREL, "revenue", "2021-Q2"),
    Row("Lumora revenue 2021", "$46 million", LUMORA, "revenue", "2021"),
    Row("Lumora revenue 2020", "$21 million", LUMORA, "revenue", "2020"),
    Row("Oriel revenue", "1.02 billion euros", ORIEL, "revenue", "2021-Q2"),
    Row("Oriel mobile revenue", "640 million euros", ORIEL, "revenue", "2021-Q2"),
    Row("Oriel fixed-line revenue", "255 million euros", ORIEL, "revenue", "2021-Q2"),
    Row("Almiro sales in Asia", "$240 million", ALMIRO, "revenue", "2021-Q4"),
    Row("Almiro sales in North America", "$810 million", ALMIRO, "revenue", "2021-Q4"),
    Row("Almiro revenue Q4", "$1.36 billion", ALMIRO, "revenue", "2021-Q4"),
    Row("what were Pantry & Vine's sales?", "$610 million", "Pantry & Vine", "revenue", "2020"),
    # operating profit, margins, per share
    Row(
        "Oriel operating profit Q2 2021", "142 million euros", ORIEL, "operating_profit", "2021-Q2"
    ),
    Row("Almiro earnings per share Q4 2021", "$1.12 per share", ALMIRO, "eps", "2021-Q4"),
    Row("Almiro operating margin", "9.8%", ALMIRO, "operating_margin", ""),
    Row("Kestrel gross margin", "14.5%", KESTREL, "gross_margin", ""),
    Row("Almiro dividend", "22 cents a share", ALMIRO, "dividend"),
    Row("Kestrel dividend", "5 euro cents a share", KESTREL, "dividend"),
    # things sold and delivered
    Row(
        "how many cars did BluePark sell in 2020?",
        "25,900 vehicles",
        BLUEPARK,
        "units_sold",
        "2020",
    ),
    Row("BluePark deliveries Q1 2021", "3,149 cars", BLUEPARK, "deliveries", "2021-Q1"),
    Row("how many vehicles did Sokon sell?", "1,433 new energy vehicles", SOKON, "units_sold"),
    Row(
        "how many vans did Kestrel deliver in Q1 2021?",
        "6,120 vans",
        KESTREL,
        "deliveries",
        "2021-Q1",
    ),
    Row("Kestrel deliveries Q2 2021", "6,860 vans", KESTREL, "deliveries", "2021-Q2"),
    Row("Kestrel deliveries Q3 2021", "7,480 vans", KESTREL, "deliveries", "2021-Q3"),
    Row("Kestrel deliveries 2021", "29,360", KESTREL, "deliveries", "2021"),
    Row("how many copies did Pale Harbor sell?", "2 Million Copies", "Pale Harbor", "units_sold"),
    Row("kestrel order book", "21,500 vans", KESTREL, "order_backlog"),
    # people, users, customers, shops
    Row("how many employees does Lumora have?", "340 employees", LUMORA, "headcount"),
    Row("how many people work for Kestrel?", "2,850 employees", KESTREL, "headcount", "2021-12"),
    Row("how many engineers does Lumora want to hire?", "120 engineers", LUMORA, "hires", "2022"),
    Row("how many jobs will Almiro cut?", "1,150 jobs", ALMIRO, "layoffs"),
    Row("how many people is Corvo laying off?", "640 people", "Corvo", "layoffs"),
    Row("what share of its staff does Corvo cut?", "16%", "Corvo", "layoffs"),
    Row("Sendra monthly users", "4.1 million monthly active users", "Sendra", "users", "2021-09"),
    Row("how many customers does Oriel have?", "12.4 million", ORIEL, "customers"),
    Row("how many shops does Pantry & Vine have?", "260 shops", "Pantry & Vine", "stores"),
    Row("how many hospitals use Lumora's chips?", "210 hospitals", LUMORA, "customers"),
    # money raised, worth, paid
    Row("lumora series c", "$155 million", LUMORA, "funding"),
    Row("how much did Lumora raise in 2022?", "$155 million", LUMORA, "funding"),
    Row("Lumora series B", "$80 million", LUMORA, "funding"),
    Row("Halmsund funding", "$36 Million", "Halmsund", "funding"),
    Row("how much did Boxhaven raise?", "$12.5 Million", "Boxhaven", "funding"),
    Row("Corvo funding", "$210 million", "Corvo", "funding", "2020"),
    Row("Lumora valuation", "$1.9 billion", LUMORA, "valuation"),
    Row("what is Kestrel worth?", "1.9 billion euros", KESTREL, "valuation"),
    Row("What did Almiro pay for Pantry & Vine?", "$420 million", ALMIRO, "deal_value"),
    Row("Oriel net debt", "4.6 billion euros", ORIEL, "debt"),
    Row("Oriel 5G spending", "$1.2 Billion", ORIEL, "investment", "2025"),
    Row("Kestrel capital spending 2022", "140 million euros", KESTREL, "capital_spending"),
    # shares of markets, share prices
    Row("Kestrel's market share Q3 2021", "18%", KESTREL, "market_share", "2021-Q3"),
    Row("Corvo market share", "27%", "Corvo", "market_share"),
    Row("Sendra market share", "34%", "Sendra", "market_share"),
    Row("Stadtwagen market share", "26%", "Stadtwagen AG", "market_share"),
    Row("Kestrel share price", "28.60 euros", KESTREL, "share_price", "2021-12-09"),
    Row("Oriel's share price", "5.36 euros", ORIEL, "share_price", "2021-08-12"),
    Row("how far did Oriel's shares slide?", "7.1%", ORIEL, "share_price_change", "2021-08-12"),
    # what is expected and aimed at
    Row("Kestrel revenue forecast for 2021", "985 million euros", KESTREL, "revenue", "2021"),
    Row(
        "how many vans does Kestrel want to deliver in 2021?",
        "30,000 vans",
        KESTREL,
        "deliveries",
        "2021",
    ),
    Row("Oriel operating profit outlook", "580 million euros", ORIEL, "operating_profit", "2021"),
    Row("Almiro earnings forecast 2022", "$4.60 to $4.80 per share", ALMIRO, "eps", "2022"),
    # changes that are stated
    Row("by how much did BluePark's sales fall in 2020?", "82.79%", BLUEPARK, "units_sold", "2020"),
    Row("by how much did Medigo's orders jump?", "64%", "Medigo", "orders"),
    Row("how fast did Kestrel's revenue grow in Q2 2021?", "40%", KESTREL, "revenue", "2021-Q2"),
    # changes that are computed, and comparisons
    Row("by how many percent did BluePark's loss grow?", "898 million yuan", BLUEPARK, "net_loss"),
    Row(
        "by how many percent did Kestrel's loss shrink in Q1 2021?",
        "18 million euros",
        KESTREL,
        "net_loss",
    ),
    Row("who lost more, BluePark or Sokon?", "898 million yuan", BLUEPARK, "net_loss", "2021-Q1"),
    Row(
        "which company lost more in Q1 2021, Sokon or BluePark?",
        "898 million yuan",
        BLUEPARK,
        "net_loss",
        "2021-Q1",
    ),
    Row("did Sokon or BluePark lose more?", "898 million yuan", BLUEPARK, "net_loss", "2021-Q1"),
    Row("how much more did BluePark lose than Sokon?", "898 million yuan", BLUEPARK, "net_loss"),
    Row("who lost more, Sendra or Corvo?", "$52 million", "Corvo", "net_loss"),
    Row("who has the bigger market share, Sendra or Corvo?", "34%", "Sendra", "market_share"),
    Row("which companies lost money?", "$52 million", "Corvo", "net_loss"),
]

# What the sample coverage says and the bot does not find yet, or reads wrongly.
GAPS = {
    "Kestrel revenue Q1 2021": "revenue of a part of the business is read as that of the whole",
    "how many customers does Oriel have?": "'their number' is not read as customers",
    "how many hospitals use Lumora's chips?": "who is served is not read as a user",
    "Sendra market share": "'held 34% of the market' does not match 'share'",
    "Stadtwagen market share": "'market leader held 26%' is read as a stake",
}


@pytest.mark.parametrize("row", ANSWERED, ids=lambda row: row.question)
def test_the_coverage_answers(row: Row, known: Knowledge, request: pytest.FixtureRequest) -> None:
    if row.question in GAPS:
        request.applymarker(pytest.mark.xfail(reason=GAPS[row.question], strict=True))
    answer = known.ask(row.question)
    assert answer.status == "answered", known.explain(row.question)
    lead = answer.figures[0]
    assert (lead.text, lead.company, lead.metric) == (row.text, row.company, row.metric)
    assert lead.period == row.period or not row.period
    assert lead.sentence[lead.start : lead.end] == lead.text
    assert lead.sentence in answer.text.replace(answer.note, "")


UNANSWERED = [
    "How many vehicles did Sokon sell in the first quarter of 2020?",
    "Huawei's loss",
    "how much did Huawei lose?",
    "Tesla revenue",
    "Grab net loss",
    "what's the weather in Rotterdam?",
    "Kestrel revenue 2015",
    "Kestrel loss in 2017",
    "Kestrel users",
    "Sokon revenue",
    "BluePark's revenue",
    "Lumora dividend",
    "Kestrel cloud revenue",
    "Corvo dividend",
    "how many stores does Kestrel have?",
    "how much did Oriel raise?",
    "Oriel net profit",
    "Medigo revenue",
    "Tidewater Capital revenue",
    "who founded Kestrel?",
    "why did Kestrel restate its revenue?",
    "when did BluePark report its loss?",
    "Kestrel revenue in Asia",
    "Almiro's loss in 2019",
    "who lost more, BluePark or Tesla?",
    "which companies have more than 600 million users?",
    "by how many percent did Sokon's vehicle sales grow?",
]


@pytest.mark.parametrize("question", UNANSWERED)
def test_what_the_coverage_does_not_say_is_not_claimed(question: str, known: Knowledge) -> None:
    answer = known.ask(question)
    assert answer.status in {"related", "not_covered"}, answer.text
    assert not answer.derived


def computed(answer: Answer) -> list[tuple[str, float, tuple[str, ...]]]:
    return [
        (d.kind, round(float(d.value), 1), tuple(answer.figures[i].text for i in d.operands))
        for d in answer.derived
    ]


COMPUTED = [
    (
        "How much did BluePark lose in Q1 2021?",
        [("percent_change", 88.3, ("898 million yuan", "477 million yuan"))],
    ),
    (
        "by how many percent did BluePark's loss grow?",
        [("percent_change", 88.3, ("898 million yuan", "477 million yuan"))],
    ),
    (
        "by how many percent did Kestrel's loss shrink in Q1 2021?",
        [("percent_change", -28.0, ("18 million euros", "25 million euros"))],
    ),
    (
        "how much more did BluePark lose than Sokon?",
        [("difference", 323000000.0, ("898 million yuan", "575 million yuan"))],
    ),
    ("Kestrel's market share Q3 2021", [("difference", 3.0, ("18%", "15%"))]),
    ("Corvo market share", [("difference", -2.0, ("27%", "29%"))]),
    ("Kestrel revenue second quarter 2021", []),
    ("by how much did BluePark's sales fall in 2020?", []),
]


@pytest.mark.parametrize(("question", "expected"), COMPUTED)
def test_what_is_computed_shows_its_operands(
    question: str, expected: list[tuple[str, float, tuple[str, ...]]], known: Knowledge
) -> None:
    assert computed(known.ask(question)) == expected


NOTES = [
    ("what was BluePark's profit in Q1?", "The coverage gives net loss, not net profit."),
    ("Kestrel net loss Q3 2021", "The coverage gives net profit, not net loss."),
    (
        "Kestrel net loss Q1 2021 in yen",
        "The article does not give it in yen; this is the amount as printed.",
    ),
    (
        "Kestrel revenue second quarter 2021",
        "Articles give different values; the newest comes first.",
    ),
    ("lumora series c", "Articles give different values; the newest comes first."),
    ("Almiro dividend", "This is the quarterly dividend."),
    (
        "which companies lost money?",
        "The amounts are in several currencies; each currency is ranked by itself.",
    ),
    ("How much did BluePark lose in Q1 2021?", ""),
    ("how many vehicles did Sokon sell?", ""),
]


@pytest.mark.parametrize(("question", "note"), NOTES)
def test_a_note_says_what_is_not_quite_as_asked(question: str, note: str, known: Knowledge) -> None:
    answer = known.ask(question)
    assert answer.note == note
    assert answer.text.startswith(note)


SHOWN = [
    # what a later article restates is shown behind it
    ("Kestrel revenue second quarter 2021", ["231 million euros", "238 million euros"]),
    ("lumora series c", ["$155 million", "$150 million"]),
    ("who lost more, BluePark or Sokon?", ["898 million yuan", "575 million yuan", "$139 million"]),
    ("who lost more, Sendra or Corvo?", ["$52 million", "$37 million"]),
    (
        "which companies lost money?",
        ["$52 million", "$37 million", "898 million yuan", "575 million yuan", "12 million euros"],
    ),
]


@pytest.mark.parametrize(("question", "texts"), SHOWN)
def test_everything_that_belongs_to_the_answer_is_shown(
    question: str, texts: list[str], known: Knowledge
) -> None:
    assert [figure.text for figure in known.ask(question).figures] == texts


def test_an_answer_that_claims_nothing_says_what_there_is(known: Knowledge) -> None:
    answer = known.ask("Sokon revenue")
    assert (answer.company, answer.metric) == (SOKON, "revenue")
    assert answer.covered[0] == "net loss (first quarter of 2021, first quarter of 2020)"
    assert "The coverage gives no revenue of" in answer.text


def test_an_unknown_name_gets_the_nearest_ones(known: Knowledge) -> None:
    assert known.lookup("Lumorra Chips", "revenue").choices == (LUMORA,)


def test_an_explanation_names_what_was_understood_and_weighed(known: Knowledge) -> None:
    told = known.explain("How much did BluePark lose in Q1 2021?")
    for part in ("names     BluePark", "net_loss", "2021-Q1", "claimed", "1. ", "sentence: lose"):
        assert part in told
