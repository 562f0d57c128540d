"""The frames by their examples, and the role of each figure of a sentence."""

from __future__ import annotations

import pytest

from knowledge.figures.figure import PLANNED
from knowledge.figures.role import frame_of, frames, is_linked, link_of
from knowledge.figures.shape import Shape, shape
from knowledge.language.names import article_names
from knowledge.language.reading import read
from knowledge.language.tokens import tokens
from knowledge.tables import table
from tests.knowledge.figures.stating import PUBLISHED, Stated, stated


def _shape(sentence: str) -> Shape:
    cut = tokens(sentence)
    return shape(read(sentence, cut, article_names([(cut, False)])[0], PUBLISHED.date()))


@pytest.mark.parametrize("row", table("frames"), ids=lambda row: str(row["name"]))
def test_a_frame_fits_its_example(row: dict[str, str]) -> None:
    """The first frame that fits the marked quantity is the row's own."""
    before, _, rest = row["example"].partition("[[")
    form = _shape(before + rest.replace("]]", ""))
    index = next(n for n, item in enumerate(form.items) if item.start <= len(before) < item.end)
    found = (link_of if row["role"] == "linked" else frame_of)(form, index)
    assert found is not None
    assert found.name == row["name"]


def test_names_of_frames_are_unique() -> None:
    """A frame can be spoken of by its name."""
    names = [row["name"] for row in table("frames")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", "$%#x")
def test_every_kind_has_frames_and_links(kind: str) -> None:
    """No kind of quantity is left without roles."""
    assert {frame.role for frame in frames(kind)} >= {"prior", "forecast", "target", None}


def test_a_quantity_alone_is_linked_to_nothing() -> None:
    """A first quantity shares nothing."""
    form = _shape("Norwind sold 300 vans.")
    assert not is_linked(form, form.signs.index("#"))


# A sentence; its figures with their roles ("estimate": a forecast of analysts; "planned": what is
# reported of a deed to come).
ROLES = [
    ("Norwind said it will buy Lumora for $3 million.", [("$3 million", "planned")]),
    ("Norwind is expected to buy Lumora for $3 million.", [("$3 million", "forecast")]),
    ("Norwind hopes to buy Lumora for $3 million.", [("$3 million", "target")]),
    ("Norwind will invest $3 million by 2030.", [("$3 million", "forecast")]),
    ("Norwind to cut 300 jobs at its mill", [("300 jobs", "planned")]),
    ("Norwind's board proposes a dividend of $3 a share.", [("$3 a share", "forecast")]),
    ("The board has proposed to pay out $3 a share.", [("$3 a share", "forecast")]),
    ("Norwind will pay a dividend of $3 a share.", [("$3 a share", "planned")]),
    ("Norwind's sales will reach $3 million.", [("$3 million", "forecast")]),
    # what somebody said that he would do, he will
    (
        "Norwind said on Monday that it would buy Lumora for $3 million.",
        [("$3 million", "planned")],
    ),
    ("Norwind announced it would cut 300 jobs.", [("300 jobs", "planned")]),
    ("Norwind would buy Lumora for $3 million.", [("$3 million", "forecast")]),
    ("Norwind says it would buy Lumora for $3 million.", [("$3 million", "forecast")]),
    ("Norwind said its profit would be $3 million.", [("$3 million", "forecast")]),
    (
        "Norwind plans to sell 3 million shares at $2 apiece.",
        [("3 million shares", "planned"), ("$2 apiece", "planned")],
    ),
    ("Norwind expects its shares to trade at $2 apiece.", [("$2 apiece", "forecast")]),
    ("Tarn will announce 25% tariffs on steel.", [("25%", "forecast")]),
    ("Tarn is expected to unveil 25% tariffs on steel.", [("25%", "forecast")]),
    # what is reckoned to be so already
    ("The field is thought to hold 3 million barrels.", [("3 million barrels", "reported")]),
    ("Norwind has an estimated 300 shops.", [("300 shops", "reported")]),
    ("The mill is estimated to lose $3 million.", [("$3 million", "forecast")]),
    # what is known already, though the sentence looks ahead
    ("Norwind will have to live with these 25% tariffs.", [("25%", "reported")]),
    ("Norwind plans to sell the 9.8% stake held by Lumora.", [("9.8%", "reported")]),
    ("Norwind expects to reach its 25% margin target.", [("25%", "forecast")]),
    ("A further $3 million will be paid for Lumora in cash.", [("$3 million", "planned")]),
    (
        "Norwind plans to issue notes that will bear interest at a rate of 4.8%.",
        [("4.8%", "planned")],
    ),
    ("Food prices in Norway rose to $3 a loaf.", [("$3", "reported")]),
    ("Markets now price in just one cut of 25 basis points.", [("25 basis points", "forecast")]),
    # how far a forecast reaches past what is said aside, in a list, and to what follows
    (
        "Norwind expects its mill, which makes paper, to book a loss of $3 million.",
        [("$3 million", "forecast")],
    ),
    ("Analysts, on average, expect a profit of $3 million.", [("$3 million", "estimate")]),
    (
        "Norwind expects to pay a dividend of $3, bringing the total to $5.",
        [("$3", "forecast"), ("$5", "forecast")],
    ),
    (
        "Norwind expects revenue of $9 million, a gross margin of 3% and an operating loss of $2 million.",
        [("$9 million", "forecast"), ("3%", "forecast"), ("$2 million", "forecast")],
    ),
    ("Norwind to trim loss by up to 17%", [("17%", "forecast")]),
    ("Norwind expects to record about 30% growth in profit.", [("30%", "forecast")]),
    # what stands in a condition
    ("If Norwind were to win 10% of the market, it would grow.", [("10%", "forecast")]),
    ("Officials asked if Norwind had 300 shops.", [("300 shops", "reported")]),
    ("If Norwind fails, its 300 shops will close.", [("300 shops", "reported")]),
    # what is called the first is no former expectation
    ("The initial listing price is $3 a share.", [("$3 a share", "reported")]),
    (
        "Norwind now expects sales of $3 million, up from its initial forecast of $2 million.",
        [("$3 million", "forecast"), ("$2 million", "prior")],
    ),
    (
        "Norwind's shares were last down $0.04, to $1.13.",
        [("$0.04", "change"), ("$1.13", "reported")],
    ),
    (
        "Norwind's shares fell 3% or 12 points on Monday.",
        [("3%", "change"), ("12 points", "change")],
    ),
    (
        "Norwind's sales rose year over year to 5 billion yuan from 4 billion yuan.",
        [("5 billion yuan", "reported"), ("4 billion yuan", "prior")],
    ),
    ("Norwind said its profit was likely $3 million.", [("$3 million", "forecast")]),
    ("Norwind is a likely buyer at $3 million.", [("$3 million", "reported")]),
    ("Markets are pricing in rate cuts of 40 basis points.", [("40 basis points", "forecast")]),
    ("The repairs may take two years.", [("two years", "forecast")]),
    ("The repairs will take two years.", [("two years", "planned")]),
    ("Norwind raised its five-year plan.", [("five-year", "reported")]),
    (
        "Norwind, which issues cautious forecasts, fell 4% on Monday.",
        [("4%", "change")],
    ),
    ("Shares of Norwind beat forecasts and rose 4%.", [("4%", "change")]),
    ("Norway to announce 25% steel tariffs", [("25%", "forecast")]),
    ("The shares initially jumped 4%.", [("4%", "change")]),
    ("Oil shares decline up to 2% on the day.", [("2%", "change")]),
    ("Inflation picked up to 3%.", [("3%", "reported")]),
    (
        "Inflation rose to 2.8%, above the bank's 2% target.",
        [("2.8%", "reported"), ("2%", "target")],
    ),
    (
        "Norwind seeks to sell 40,000 kilolitres (14,000 tons) of fuel.",
        [("40,000 kilolitres", "target"), ("14,000 tons", "target")],
    ),
    (
        "Norwind's profit was $39 million, below the 40 million analysts had expected and compared"
        " with $41 million a year earlier.",
        [("$39 million", "reported"), ("40 million", "estimate"), ("$41 million", "prior")],
    ),
    (
        "Norwind earned $5.05 a share, clearing the $4.12 Wall Street was looking for.",
        [("$5.05 a share", "reported"), ("$4.12", "estimate")],
    ),
    (
        "Its loss of $9 million was wider than an LSEG SmartEstimate of $8 million.",
        [("$9 million", "reported"), ("$8 million", "estimate")],
    ),
    (
        "Norwind closed its fund at $9 billion, above its $8 billion target.",
        [("$9 billion", "reported"), ("$8 billion", "target")],
    ),
    (
        "Norwind missed its goal of 300 vans, and expects output to fall to 200 vans.",
        [("300 vans", "target"), ("200 vans", "forecast")],
    ),
    (
        "Norwind expects output to grow 5%, and revenue of $3 billion.",
        [("5%", "forecast"), ("$3 billion", "forecast")],
    ),
    (
        "The quarter brought a 3.6 point operating margin improvement to 86.5 percent.",
        [("3.6 point", "change"), ("86.5 percent", "reported")],
    ),
    # a price is supposed in a condition
    (
        "Sell as long as the Nifty 50 index remains below 23,500.",
        [("23,500", "forecast")],
    ),
    ("The Nifty 50 index remains below 23,500.", [("23,500", "reported")]),
    ("A break can drag the Nifty 50 index toward 23,100.", [("23,100", "forecast")]),
    ("The May contract on the Norwind share index ended at 7,300.", [("7,300", "reported")]),
    ("The Nifty 50 index fell toward 23,100.", [("23,100", "reported")]),
    ("Brokers at Tolva have a target price of $40 on Norwind.", [("$40", "estimate")]),
    # a target of anything but a share or prices is an aim
    ("Norwind stood by its target of 300,000 vans this year.", [("300,000 vans", "target")]),
    (
        "Norwind's return on equity was 14%, against a target of above 12%.",
        [("14%", "reported"), ("12%", "target")],
    ),
    # what was so a year earlier, in the second half of the sentence too
    (
        "Norwind sold 9 vans. / A year earlier it sold 7 vans and built 8 vans.",
        [("7 vans", "prior"), ("8 vans", "prior")],
    ),
    (
        "Norwind earned $24 per customer, 2% less than a year before.",
        [("$24 per customer", "reported"), ("2%", "change")],
    ),
    (
        "Its profit of $9 million beat the $8 million average of 12 analyst estimates.",
        [("$9 million", "reported"), ("$8 million", "estimate")],
    ),
    # whose forecast, and which one
    (
        "Norwind estimates that 55 percent of its losses are from the Volta fire.",
        [("55 percent", "forecast")],
    ),
    (
        "Norwind's sales of $5 million compared with its guidance of $4 million.",
        [("$5 million", "reported"), ("$4 million", "prior")],
    ),
    (
        "Tarn now sees output of 174 million metric tons, more than its earlier estimate of 173 million tons.",
        [("174 million metric tons", "forecast"), ("173 million tons", "prior")],
    ),
    (
        "Revenue of $10.2 billion is below the $10.6 billion Tolva consensus.",
        [("$10.2 billion", "reported"), ("$10.6 billion", "estimate")],
    ),
    (
        "Credit rose by $40 million, compared with a $14 million increase expected in a survey.",
        [("$40 million", "change"), ("$14 million", "estimate")],
    ),
    ("Until then it had expected that sales rise by up to 3%.", [("3%", "prior")]),
    (
        "Norwind intends to buy back shares for an initial amount of $5 million.",
        [("$5 million", "planned")],
    ),
    (
        "Norwind's sales rose 18%, exceeding expectations for a 10% rise.",
        [("18%", "change"), ("10%", "estimate")],
    ),
    # how far a forecast reaches
    ("Norwind gives an upbeat forecast, shares rise nearly 5%", [("5%", "change")]),
    (
        "Norwind forecasts profit to increase 5% to $8 million, or $2 a share, and sales to grow 4% to $9 million.",
        [
            ("5%", "forecast"),
            ("$8 million", "forecast"),
            ("$2 a share", "forecast"),
            ("4%", "forecast"),
            ("$9 million", "forecast"),
        ],
    ),
    (
        "The cuts are expected to bring $6 million in savings in 2022 and annual savings of about $9 million from 2023.",
        [("$6 million", "forecast"), ("$9 million", "forecast")],
    ),
    ("Norway's economy will expand 2.2% in 2025.", [("2.2%", "forecast")]),
    (
        "Norwind plans to scrap the $5 billion plant and to spend $3 billion on debt.",
        [("$5 billion", "reported"), ("$3 billion", "planned")],
    ),
    ("The index is expected to reach the $3,000 mark.", [("$3,000", "forecast")]),
    ("Norwind eyes $3 billion in revenue.", [("$3 billion", "target")]),
    ("Norwind was targeted with a fine of $3 million.", [("$3 million", "reported")]),
    # what is taken from a level is none
    ("A strong krone knocked about $5 billion off Norwind's revenue.", [("$5 billion", "change")]),
    ("Norwind cut $3 billion from its costs.", [("$3 billion", "change")]),
    (
        "The slide wiped out some $12 billion of its worth on the market.",
        [("$12 billion", "change")],
    ),
    ("It means a loss of $8 billion in market value.", [("$8 billion", "change")]),
    ("Norwind lost more than $7 billion in market value.", [("$7 billion", "change")]),
    ("The slide saw $9 billion wiped off its market value.", [("$9 billion", "change")]),
    ("The market value of Norwind was $9 billion.", [("$9 billion", "reported")]),
    (
        "The central bank took its interest rate 25 basis points lower, to 4.5%.",
        [("25 basis points", "change"), ("4.5%", "reported")],
    ),
    ("Tarn raised tariffs on steel imports to a flat 25%.", [("25%", "reported")]),
    (
        "Plans include lifting Norwind's output to 500,000 cars by 2030.",
        [("500,000 cars", "forecast")],
    ),
    ("Consumer prices rose 0.5% in April.", [("0.5%", "reported")]),
    # who reckons: the company itself, or analysts
    ("Norwind has now estimated a loss of $2 million.", [("$2 million", "forecast")]),
    (
        "Sales of $3 million beat Tolva estimates of $2 million.",
        [("$3 million", "reported"), ("$2 million", "estimate")],
    ),
    (
        "Profit was $9 million, the highest since an $8 million profit in May 2014.",
        [("$9 million", "reported"), ("$8 million", "prior")],
    ),
    ("Norwind plans to invest $2 million in turbines.", [("$2 million", "planned")]),
    ("Norwind has committed to spend $2 million.", [("$2 million", "reported")]),
    ("Norwind shares: -4%.", [("-4%", "change")]),
    (
        "Norwind's operating profit grew 18.5% from last year to $28 million.",
        [("18.5%", "change"), ("$28 million", "reported")],
    ),
    ("Norwind agreed to invest $7 million in notes.", [("$7 million", "reported")]),
    (
        "Analysts on average had expected a profit of 90 cents per share and revenue of $82 million.",
        [("90 cents per share", "estimate"), ("$82 million", "estimate")],
    ),
    (
        "Analysts expect earnings of 8 cents per share on revenue of $79 million.",
        [("8 cents per share", "estimate"), ("$79 million", "estimate")],
    ),
    (
        "Norwind told investors that it expects to post an adjusted yearly loss of some 12 cents a share.",
        [("12 cents a share", "forecast")],
    ),
    (
        "Norwind will lower its offer for rival Lumora by around $9 million.",
        [("$9 million", "change")],
    ),
    (
        "Norwind's revenue came in about $10 million lower than analysts had expected.",
        [("$10 million", "change")],
    ),
    ("Norwind sold 20 percent fewer vans.", [("20 percent", "change")]),
    ("Norwind had forecast 2022 revenue of $8 billion in May.", [("$8 billion", "forecast")]),
    (
        "Until a few years ago, Norwind had no more than 300 shops.",
        [("300 shops", "prior")],
    ),
    (
        "Tolva Bank raised its price target for Norwind to $79 from $57.",
        [("$79", "target"), ("$57", "prior")],
    ),
    (
        "It expects sales of $3 million versus the Wall Street estimate of $4 million.",
        [("$3 million", "forecast"), ("$4 million", "estimate")],
    ),
    (
        "Norwind's profit fell 4% below estimates by Visible Tolva of $3 million.",
        [("4%", "change"), ("$3 million", "estimate")],
    ),
    (
        "Norwind sees growth of 4.5% in the first quarter, 4% in the second and 3.8% in the third.",
        [("4.5%", "forecast"), ("4%", "forecast"), ("3.8%", "forecast")],
    ),
    (
        "Norwind swung to a loss attributable to owners of $2 million from a profit attributable "
        "to owners of $1 million.",
        [("$2 million", "reported"), ("$1 million", "prior")],
    ),
    (
        "Norwind sold 300 vans, 20 more than a year earlier.",
        [("300 vans", "reported"), ("20", "change")],
    ),
    (
        "Norwind reported a profit of $3 million in the year-ago period.",
        [("$3 million", "prior")],
    ),
    (
        "Norwind's revenue was $4.1 billion, compared with the average analyst estimate of $4 billion.",
        [("$4.1 billion", "reported"), ("$4 billion", "estimate")],
    ),
    (
        "Norwind earned 70 cents a share, short of the 78 cents that analysts had expected.",
        [("70 cents a share", "reported"), ("78 cents", "estimate")],
    ),
    (
        "Norwind posted sales of $6.1 billion, beating the $5.9 billion consensus.",
        [("$6.1 billion", "reported"), ("$5.9 billion", "estimate")],
    ),
    (
        "Norwind reported a 5% rise in sales, above expectations of 3%.",
        [("5%", "change"), ("3%", "estimate")],
    ),
    (
        "Norwind's profit, which analysts had put at $3 million, was $4 million.",
        [("$3 million", "estimate"), ("$4 million", "reported")],
    ),
    ("Norwind may spend up to $4 billion on a plant in Oslo.", [("$4 billion", "forecast")]),
    ("Norwind could raise $400 million in its listing.", [("$400 million", "forecast")]),
    ("Norwind plans to hire 120 engineers this year.", [("120 engineers", "forecast")]),
    ("Norwind expects sales to grow 4%.", [("4%", "forecast")]),
    ("Norwind aims to sell 500 vans by 2025.", [("500 vans", "target")]),
    (
        "Norwind sold 19,186 vans, a 114% increase from 8,957.",
        [("19,186 vans", "reported"), ("114%", "change"), ("8,957", "prior")],
    ),
    (
        "Norwind's sales rose 12% to $3 billion from $2.7 billion.",
        [("12%", "change"), ("$3 billion", "reported"), ("$2.7 billion", "prior")],
    ),
    ("Norwind's sales fell 49% from March.", [("49%", "change")]),
    # an amount said again in another way has the role of the first
    (
        "Norwind lost $28 million, or 45 cents a share, compared with a profit of $9 million, or 5 cents a share.",
        [
            ("$28 million", "reported"),
            ("45 cents a share", "reported"),
            ("$9 million", "prior"),
            ("5 cents a share", "prior"),
        ],
    ),
    (
        "Norwind's index gained 0.7%, or 62 points, to 8,950.",
        [("0.7%", "change"), ("62 points", "change"), ("8,950", "reported")],
    ),
    (
        "Norwind earned $5 million, or $7 per Class A and Class B share, from $4 million, or $6 per share.",
        [
            ("$5 million", "reported"),
            ("$7 per Class A and Class B share", "reported"),
            ("$4 million", "prior"),
            ("$6 per share", "prior"),
        ],
    ),
    (
        "EBITDA at Norwind rose 16% compared to the same quarter of last year, giving a margin of 14% (13).",
        [("16%", "change"), ("14%", "reported"), ("13", "prior")],
    ),
    (
        "The broker moved it to buy from sell earlier, raising its target for Norwind to $12, from $9 earlier.",
        [("$12", "target"), ("$9", "prior")],
    ),
    ("Norwind is close to a deal to raise $7 million.", [("$7 million", "forecast")]),
    (
        "Norwind now sees sales of $6 billion, up from a previous forecast of $5 billion.",
        [("$6 billion", "forecast"), ("$5 billion", "prior")],
    ),
    ("Norwind had previously expected earnings of $3 million.", [("$3 million", "prior")]),
    (
        "The Nikkei 225 closed at the low with a sharp drop of 240 points.",
        [("240 points", "change")],
    ),
    (
        "The Nikkei 225 stood at 31,200.5, which was 32.4 points lower.",
        [("31,200.5", "reported"), ("32.4 points", "change")],
    ),
    ("Copper lost 0.9%.", [("0.9%", "change")]),
    (
        "Spot gold gained 0.6% to $1,812 an ounce, which took its advance of the week to 3.1%.",
        [("0.6%", "change"), ("$1,812 an ounce", "reported"), ("3.1%", "change")],
    ),
    (
        "Analysts had forecast $27 million in sales and $4 million in profit.",
        [("$27 million", "estimate"), ("$4 million", "estimate")],
    ),
    (
        "Norwind had forecast $27 million in sales and $4 million in profit.",
        [("$27 million", "prior"), ("$4 million", "prior")],
    ),
    (
        "The Hang Seng gained 78 points, or 0.3%, to 24,100.",
        [("78 points", "change"), ("0.3%", "change"), ("24,100", "reported")],
    ),
    (
        "Norwind bought 40 vans from 12 dealers.",
        [("40 vans", "reported"), ("12 dealers", "reported")],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), ROLES)
def test_roles(lines: str, expected: list[tuple[str, str]]) -> None:
    """Each figure has the role that the sentence gives it."""
    assert [(one.text, _told(one)) for one in stated(lines)] == expected


def _told(one: Stated) -> str:
    """The role of a figure, or what its scope says of it more closely."""
    if one.role == "reported" and one.scope.endswith(PLANNED):
        return PLANNED
    return "estimate" if "estimate" in one.scope else one.role


def test_a_rise_and_a_fall_have_directions() -> None:
    """Changes say up or down, also those to come."""
    fell, rises = stated("Norwind's sales fell 4% but are expected to grow 3%.")
    assert (fell.draft.direction, rises.draft.direction) == (-1, 1)


def test_a_rise_that_another_is_compared_with_has_a_direction() -> None:
    """What rose before is still a rise, and a former level is none."""
    _, once = stated("Norwind's exports rose 3% in March, slower than the prior month's 7% rise.")
    assert (once.role, once.draft.direction) == ("prior", 1)
    _, level = stated("Norwind's margin was 3% in March, compared with 7% in February.")
    assert (level.role, level.draft.direction) == ("prior", 0)
