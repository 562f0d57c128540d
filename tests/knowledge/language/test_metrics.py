"""Phrases in sentences and questions -> the metrics that they name."""

from __future__ import annotations

import pytest

from knowledge.errors import TableError
from knowledge.language.metrics import (
    choose,
    metric,
    metric_label,
    metric_mentions,
    metrics,
    question_metrics,
    related,
    unit_kind,
)
from knowledge.language.phrases import variants
from knowledge.language.tokens import tokens
from knowledge.tables import table, words

# (sentence, [(words, kind of unit beside them, metric chosen)])
SENTENCES = [
    ("Tovira's revenue rose 4%.", [("revenue", "percent", "revenue")]),
    ("Revenues at Tovira doubled.", [("Revenues", "times", "revenue")]),
    ("Sales came to 4.1 billion kronor.", [("Sales", "money", "revenue")]),
    ("Sales reached 31,000 vans.", [("Sales", "count", "units_sold")]),
    ("It sold 31,000 vans.", [("sold", "count", "units_sold")]),
    ("It sold $4bn of vans.", [("sold", "money", "revenue")]),
    ("It delivered 812 trams.", [("delivered", "count", "deliveries")]),
    ("Deliveries fell.", [("Deliveries", "percent", "deliveries")]),
    ("The firm's net losses widened.", [("net losses", "money", "net_loss")]),
    (
        "Operating profit margin was 9%, net interest income $2m.",
        [
            ("Operating profit margin", "percent", "operating_margin"),
            ("net interest income", "money", "net_interest_income"),
        ],
    ),
    ("Operating profit fell.", [("Operating profit", "percent", "operating_profit")]),
    ("Earnings were 15 cents a share.", [("Earnings", "per_share", "eps")]),
    ("Earnings were $15m.", [("Earnings", "money", "net_profit")]),
    ("It earned 12 cents per share.", [("earned per share", "per_share", "eps")]),
    (
        "Earnings before interest, tax, depreciation and amortisation were flat.",
        [("Earnings before interest tax depreciation and amortisation", "money", "ebitda")],
    ),
    ("Its market share is 12%.", [("market share", "percent", "market_share")]),
    ("Shares fell 3%.", [("Shares", "percent", "share_price_change")]),
    (
        "Shares closed at $12.",
        [("Shares", "per_share", "share_price"), ("closed at", "money", "share_price")],
    ),
    ("Ostrander cut its price target to $30.", [("price target", "money", "price_target")]),
    ("The group will cut about 900 jobs.", [("cut jobs", "count", "layoffs")]),
    (
        "Brell lays off 7% of its workforce.",
        [("lays off workforce", "percent", "layoffs"), ("% of", "percent", "share_of")],
    ),
    ("Brell employs 700 people.", [("employs", "count", "headcount")]),
    (
        "Brell paid $5bn in cash for Zeta.",
        [("paid for", "money", "deal_value"), ("in cash", "money", "cash")],
    ),
    ("Brell acquired Zeta for $5bn.", [("acquired", "money", "deal_value")]),
    ("Brell acquired 5 shares.", [("acquired", "count", "shares"), ("shares", "count", "shares")]),
    ("Brell acquires a 5% stake.", [("acquires stake", "percent", "stake")]),
    (
        "The round values Zeta at $1bn.",
        [("round", "money", "funding"), ("values at", "money", "valuation")],
    ),
    ("Zeta raised $30m.", [("raised", "money", "funding")]),
    ("Zeta raised its forecast.", []),
    ("It went public at $17 a share.", [("went public", "per_share", "ipo_price")]),
    (
        "It pledged $3bn for the plant.",
        [("pledged", "money", "investment"), ("plant", "count", "factories")],
    ),
    ("The film grossed $90m.", [("grossed", "money", "box_office")]),
    ("Free cash flow was $1m.", [("Free cash flow", "money", "cash_flow")]),
    ("Its CET1 ratio is 14%.", [("CET 1 ratio", "percent", "capital_ratio")]),
    ("The sales force and the stock market met.", []),
    ("Nobody named a number.", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_sentence(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    mentions = metric_mentions(tokens(sentence))
    assert [mention.text for mention in mentions] == [row[0] for row in expected]
    for mention, (_, kind, key) in zip(mentions, expected, strict=True):
        assert choose(mention, kind) == key


# (question, the likeliest metric of each phrase)
QUESTIONS = [
    ("/deliveries tovira march 2024", ["deliveries"]),
    ("how much did tovira lose last year?", ["net_loss"]),
    ("what was tovira's bottom line", ["net_profit"]),
    ("how much did tovira make in 2023", ["net_profit"]),
    ("how much did tovira bring in", ["revenue"]),
    ("tovira turnover q3", ["revenue"]),
    ("how many vans did tovira sell in may", ["units_sold"]),
    ("how much did tovira sell in 2023", ["revenue"]),
    ("how many people work at brell?", ["headcount"]),
    ("how many jobs is brell cutting", ["layoffs"]),
    ("how many people is brell laying off?", ["layoffs"]),
    ("what did brell pay for zeta", ["deal_value"]),
    ("what is brell shelling out for zeta", ["deal_value"]),
    ("how much is zeta worth?", ["valuation"]),
    ("how big is brell's slice of zeta", ["stake"]),
    ("how much of zeta does brell own", ["stake"]),
    ("how much has zeta raised", ["funding"]),
    ("how much did zeta raise in its ipo", ["ipo_size"]),
    ("brell stock jump after the results", ["share_price_change"]),
    ("where did brell stock close on friday", ["share_price"]),
    ("how low did brell shares get on friday", ["share_price"]),
    ("where did brell shares finish", ["share_price"]),
    ("brell shares price", ["share_price"]),
    ("pt brell", ["price_target"]),
    ("capex brell 2025", ["capital_spending"]),
    ("how many stores does brell run", ["stores"]),
    ("brell's store in leeds, rent?", ["rent"]),
    ("how much did brell shares drop", ["share_price_change"]),
    ("how fast did brell's revenue grow", ["revenue"]),
    ("how fast did brell grow", ["growth"]),
    ("what does the brell mini cost", ["price"]),
    ("how many hours a day do people watch", ["duration"]),
    ("how much is brell putting into its leeds plant", ["investment"]),
    ("brell divvy", ["dividend"]),
    ("brell subs in may", ["subscribers"]),
    ("how many vans rolled off the line", ["production"]),
    ("brell store count", ["stores"]),
    ("what does brell charge per month", ["price"]),
    ("how much is brell chipping in for zeta", ["investment"]),
    ("how many engineers does brell have", ["headcount"]),
    ("what did brell pay per share for zeta", ["offer_price"]),
    ("how many vans is brell calling back", ["recalls"]),
    ("brell payout ratio", ["payout_ratio"]),
    ("how many people tuned in to brell", ["views"]),
    ("how much will the economy shrink", ["gdp_growth"]),
    ("what might brell fetch", ["deal_value"]),
    ("brell lfl", ["same_store_sales"]),
    ("brell gnpa q3", ["bad_loans"]),
    ("how many people responded to brell", ["respondents"]),
    ("how much does the ceo of brell make", ["pay"]),
    ("how many euros per gigawatt does brell get", []),
    ("brell crude draw", ["inventories"]),
    ("how long is the brell canal", ["duration"]),
    ("how many brell shares were traded", ["trading_volume"]),
    ("what cut of the winnings does brell get", ["share_of"]),
    ("what did brell make at the operating level", ["net_profit", "operating_profit"]),
    ("how many board members does brell have", []),
    ("who is the boss of brell", []),
]


@pytest.mark.parametrize(("question", "expected"), QUESTIONS)
def test_question(question: str, expected: list[str]) -> None:
    assert [mention.key for mention in question_metrics(tokens(question))] == expected


def test_a_phrase_with_a_gap_gives_the_spans_of_its_words() -> None:
    sentence = "Brell paid $5bn for Zeta."
    (mention,) = metric_mentions(tokens(sentence))
    assert [sentence[start:end] for start, end in mention.spans] == ["paid", "for"]
    assert sentence[mention.start : mention.end] == "paid $5bn for"


def test_a_unit_that_fits_no_reading_gives_none() -> None:
    (mention,) = metric_mentions(tokens("EBITDA was strong."))
    assert choose(mention, "count") is None
    assert mention.keys == ("ebitda",)


@pytest.mark.parametrize(
    ("a", "b", "kinship"),
    [
        ("net_profit", "net_profit", "same"),
        ("net_profit", "net_loss", "opposite"),
        ("net_loss", "net_profit", "opposite"),
        ("net_profit", "operating_profit", "sibling"),
        ("units_sold", "deliveries", "sibling"),
        ("revenue", "units_sold", "sibling"),
        ("funding", "investment", "sibling"),
        ("revenue", "headcount", ""),
    ],
)
def test_related(a: str, b: str, kinship: str) -> None:
    assert related(a, b) == kinship


@pytest.mark.parametrize(
    ("unit", "per", "kind"),
    [
        ("EUR", "", "money"),
        ("EUR", "share", "per_share"),
        ("USD", "barrel", "money"),
        ("percent", "", "percent"),
        ("percentage_point", "", "percentage_point"),
        ("times", "", "times"),
        ("vans", "", "count"),
        ("", "", "count"),
    ],
)
def test_unit_kind(unit: str, per: str, kind: str) -> None:
    assert unit_kind(unit, per) == kind


def test_an_unknown_metric_is_named() -> None:
    with pytest.raises(TableError, match=r"metrics\.csv: no metric 'luck'"):
        metric("luck")
    assert metric_label("ipo_size") == "IPO proceeds"


class TestTables:
    """What must hold of every row."""

    def test_metric_keys_are_unique_and_opposites_mutual(self) -> None:
        assert len(metrics()) == len(table("metrics"))
        for row in metrics().values():
            assert row.label
            assert row.description
            assert row.sign in {1, -1}
            assert row.units <= {
                "money",
                "per_share",
                "percent",
                "percentage_point",
                "count",
                "times",
            }
            if row.opposite:
                assert metric(row.opposite).opposite == row.key

    def test_every_metric_but_other_has_a_word(self) -> None:
        named = {
            cell.partition(":")[0]
            for row in table("metric_words")
            for cell in words(row["readings"])
        }
        assert named == set(metrics())

    def test_what_answers_for_a_metric_is_another(self) -> None:
        rows = table("near_metrics")
        assert len({row["asked"] for row in rows}) == len(rows)
        for row in rows:
            assert {row["asked"], *words(row["given"])} <= set(metrics())
            assert row["asked"] not in words(row["given"])

    def test_words_have_known_kinds_and_sides(self) -> None:
        for row in table("metric_words"):
            assert row["kind"] in {"noun", "verb", "adjective", "question", "none"}, row
            assert row["side"] in {"text", "question", "both", "asked"}, row
            assert row["strength"] in {"0", "1", "2", "3"}, row
            assert bool(row["readings"]) <= (row["kind"] != "none"), row

    @pytest.mark.parametrize("side", ["text", "question"])
    def test_no_phrase_has_two_owners(self, side: str) -> None:
        """A noun and a verb may be written alike ("offer"); nothing else may."""
        owner: dict[str, tuple[str, str]] = {}
        for row in table("metric_words"):
            if row["side"] in {side, "both", "asked"}:
                for phrase in words(row["phrases"]):
                    for variant in variants(phrase, row["kind"]):
                        form = " ".join(variant)
                        kind, other = owner.setdefault(form, (row["kind"], phrase))
                        same = (kind, other) == (row["kind"], phrase)
                        assert same or {kind, row["kind"]} == {"noun", "verb"}, (
                            form,
                            other,
                            phrase,
                        )

    def test_no_phrase_stands_twice_in_a_row(self) -> None:
        for row in table("metric_words"):
            phrases = words(row["phrases"])
            assert len(phrases) == len(set(phrases)), row

    def test_verbs_off_the_rules_are_listed_once(self) -> None:
        bases = [row["base"] for row in table("irregular_verbs")]
        assert len(bases) == len(set(bases))
