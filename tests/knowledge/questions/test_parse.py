"""What questions ask for, as far as their words tell."""

from __future__ import annotations

import pytest

from knowledge.questions.parse import parse
from knowledge.store.read import Store

NAMES = [
    ("how much did Sokon lose", ["Sokon"]),
    ("sokons loss in 2020", ["sokon"]),
    ("what did north harbours revenue come to", []),
    ("who lost more, BluePark or Sokon", ["BluePark", "Sokon"]),
]

ROLES = [
    ("odds of a Kestrel rate cut", ""),
    # by how much something moved
    ("how much did Kestrel's sales drop", "change"),
    ("how badly did Kestrel's revenue slump in 2021", "change"),
    ("by how many points was the index down", "change"),
    ("how many points had the index gained by noon", "change"),
    ("by how many basis points did Kestrel's margin fall", "change"),
    ("how hard were BluePark's deliveries hit by the fall", "change"),
    ("how big was the jump in Sokon's sales", "change"),
    ("how quick did Sokon grow its sales", "change"),
    ("what sales growth did Sokon have in the last three months", "change"),
    ("how far might Almiro's revenue still fall", "change"),
    ("Kestrel shares down how much", "change"),
    # a word of change that belongs to a metric asks for that metric
    ("how much did Corvo raise in its latest round", ""),
    ("Corvo raise 2021", ""),
    ("Corvo sales drop", "change"),
    ("how big was Kestrel's revenue", ""),
    ("how many cars did Sokon sell", ""),
    # what only dates it
    ("the price of a van after the cut of March", ""),
    # the figure before
    ("BluePark's loss in the first quarter of the previous fiscal year", "prior"),
    ("what was Almiro's revenue a year earlier", "prior"),
    ("BluePark's loss in the same quarter last year", "prior"),
    ("BluePark's loss in the same half last yr", "prior"),
    ("BluePark's loss this time last year", "prior"),
    ("BluePark's stake in Kestrel before it bought more", "prior"),
    ("odds of a Kestrel cut before the jobs numbers came out", "prior"),
    ("BluePark's profit before tax", ""),
    ("how many cars did Sokon sell before 2020", ""),
    ("BluePark's loss in the first quarter, a year back", "prior"),
    ("Kestrel's former price target", "prior"),
    ("what was Kestrel's revenue outlook before the cut", "prior"),
    ("what did Kestrel guide for before it raised that", "prior"),
    ("how many staff does Kestrel need before the plant ramps up", ""),
    ("BluePark's loss last year", ""),
    # what lies ahead
    ("what does Kestrel expect to sell in 2022", "forecast"),
    ("what revenue does Kestrel see for 2022?", "forecast"),
    ("what is Kestrel's target for 2030", "target"),
]

TENSES = [
    ("how many people does Almiro employ right now", "present"),
    ("how much has Corvo raised so far", "present"),
    ("how much did Corvo raise", "past"),
    ("what was Almiro's revenue", "past"),
    ("Almiro revenue 2020", ""),
]

GRAINS = [
    ("what did Sokon lose last quarter", "quarter"),
    ("how much has Kestrel sold this year", "year"),
    ("BluePark's shares today", "day"),
    ("Sokon's loss in 2020", ""),
    ("Sokon's loss a year earlier", ""),
    ("Sokon's loss", ""),
]

WITHOUT = [
    ("Kestrel's net profit, not the adjusted one", ["adjusted"]),
    ("unadjusted EPS of Kestrel", ["adjusted"]),
    ("net profit of Kestrel excluding one-offs", []),
    ("Kestrel's non-organic growth", ["organic"]),
    ("Kestrel's adjusted net profit", []),
]

KINDS = [
    ("how many people is Almiro letting go, not the percentage?", {"count"}),
    ("how many points did the index lose", {"count", "times", "percentage_point"}),
    ("how much is Almiro paying out in dividends in total", {"money"}),
    ("how much is Almiro paying out in dividends", {"money", "per_share"}),
    ("what percent of Kestrel's sales is exports", {"percent", "percentage_point"}),
    ("how many cars did Sokon sell", {"count", "times"}),
    ("how many of the Kestrel vans are electric", {"count", "times", "percent"}),
    ("how many won did Almiro spend", {"money", "per_share"}),
    ("Almiro revenue", set()),
    ("Almiro net profit in total, not per share", {"money"}),
    ("share of Kestrel's sales from Peru", {"percent", "percentage_point"}),
]

# A question, the metric that is meant first.
METRICS = [
    ("how big a stake did Almiro take in Kestrel", ["stake"]),
    ("how much did Almiro take in", ["revenue"]),
    ("share of Kestrel's sales that came from vans", ["share_of", "share_of"]),
    ("share of Kestrel revenue that is recurring", ["share_of"]),
    # what is also a length of time, and whose expectation it is
    ("how much did Kestrel's half-year profit fall", ["net_profit"]),
    ("what profit analysts expected of Kestrel", ["net_profit"]),
    ("how much cash will Kestrel hold after the dividend", ["cash", "stake"]),
    ("how far did Kestrel slump after its outlook", []),
    # how much something moved, whatever the occasion was
    ("how much did Kestrel jump after lifting its profit outlook", ["share_price_change"]),
    ("how much did revenue of Kestrel jump after its profit outlook", ["revenue"]),
]


@pytest.mark.parametrize(("question", "grain"), GRAINS)
def test_the_length_of_a_period_without_a_date(question: str, grain: str, store: Store) -> None:
    assert parse(question, store).grain == grain


@pytest.mark.parametrize(("question", "expected"), NAMES)
def test_names(question: str, expected: list[str], store: Store) -> None:
    found = [named.name.removesuffix("s") for named in parse(question, store).names]
    assert found == [name.removesuffix("s") for name in expected]


@pytest.mark.parametrize(("question", "expected"), ROLES)
def test_role(question: str, expected: str, store: Store) -> None:
    assert parse(question, store).role == expected


@pytest.mark.parametrize(("question", "expected"), TENSES)
def test_tense(question: str, expected: str, store: Store) -> None:
    assert parse(question, store).tense == expected


@pytest.mark.parametrize(("question", "expected"), WITHOUT)
def test_what_the_figure_must_not_be(question: str, expected: list[str], store: Store) -> None:
    assert [word.text.lower() for word in parse(question, store).without] == expected


@pytest.mark.parametrize(("question", "expected"), KINDS)
def test_kinds(question: str, expected: set[str], store: Store) -> None:
    assert parse(question, store).kinds == expected


@pytest.mark.parametrize(("question", "expected"), METRICS)
def test_metrics(question: str, expected: list[str], store: Store) -> None:
    assert [mention.key for mention in parse(question, store).metrics] == expected


def test_a_negated_word_is_no_word_to_be_found(store: Store) -> None:
    words = parse("Kestrel's net profit, not the adjusted one", store).words
    assert "adjusted" not in {word.text for word in words}


EVENTS = [
    ("how far did Kestrel's shares drop after its Q4 numbers", ""),
    ("how far did Kestrel's shares drop following the second-quarter results", ""),
    ("how far did Kestrel's shares drop after q3", ""),
    ("how much are Kestrel's shares down since it reported its q3", ""),
    ("Kestrel's share price on the day of its Q4 report", ""),
    ("kestrel stock jump on q4", ""),
    ("how did Kestrel stock react to the q4 numbers", ""),
    ("how far did Kestrel's shares rise after the January CPI print", ""),
    ("yield of Kestrel's 2030 bond", ""),
    ("Kestrel's guidance on q4", "Q4"),
    ("how far was Kestrel below its April peak on 5 may 2021", "2021-05-05"),
    ("Kestrel's April high", "04"),
    ("Kestrel's revenue in Q4", "Q4"),
    ("gold june contract price on 5 may 2021", "2021-05-05"),
    ("Kestrel's revenue, the highest since 2016", ""),
    ("Kestrel's biggest loss since q3", ""),
    ("how much has Kestrel lost since 2016", "2016.."),
]


@pytest.mark.parametrize(("question", "expected"), EVENTS)
def test_the_news_of_a_period_is_no_period_of_the_figure(
    question: str, expected: str, store: Store
) -> None:
    period = parse(question, store).period
    assert (period.key if period else "") == expected


READ = [
    ("how many 10y bonds did Sokon buy", "how many 10-year bonds did Sokon buy"),
    ("Sokon 52wk high", "Sokon 52-week high"),
    ("Sokon loss w/o write-downs", "Sokon loss without write-downs"),
    ("Sokon salles in 2020", "Sokon sales in 2020"),
    ("Sokon sales as of sept 2020", "Sokon sales as of sept 2020"),
    # English words that this coverage has not are no errors, and neither is a pair of currencies
    ("are Sokon vans stuck in jams", "are Sokon vans stuck in jams"),
    ("is Sokon hedging usdinr", "is Sokon hedging usdinr"),
]


@pytest.mark.parametrize(("question", "expected"), READ)
def test_short_and_mistyped_words_are_written_out(
    question: str, expected: str, store: Store
) -> None:
    assert parse(question, store).mended == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("how many vans did the minivan maker Sokon sell", ["vans", "sell"]),
        ("how much did German startup Corvo raise", ["raise"]),
        ("how far did Kestrel's sales fall", ["sales"]),
        ("total number of cars that Sokon delivered", ["cars", "delivered"]),
        ("what did the minivan guys at Sokon earn", ["earn"]),
    ],
)
def test_words_that_only_say_how_it_is_asked(
    question: str, expected: list[str], store: Store
) -> None:
    query = parse(question, store)
    left = [w.text for w in query.words if not any(a <= w.start < b for a, b in query.manner)]
    assert left == expected
