"""Whose figure it is in news on countries and trades."""

from __future__ import annotations

import pytest

from tests.knowledge.figures.stating import stated

# Lines of an article; the figures of the last one with their owners, "" for nobody.
OWNERS = [
    # a country by its rank, by where it lies, and the city of its government
    (
        "# Kenya flowers / Kenya exported 9 tons of roses. / The East African country shipped "
        "210 tons in 2024.",
        [("210 tons", "Kenya")],
    ),
    (
        "# German orders fall / German orders fell 7%. / Europe's largest economy shrank 0.2%.",
        [("0.2%", "Germany")],
    ),
    (
        "# Seoul posts a surplus / South Korea's exports grew 1%. / Imports edged up 0.4%.",
        [("0.4%", "South Korea")],
    ),
    # a company by its rank in a country
    (
        "# Norwind plans wells / Norwind Oil Ltd hired Ann Okafor. / India's largest explorer "
        "wants to invest $3 million.",
        [("$3 million", "Norwind Oil Ltd")],
    ),
    (
        "# Kiwi lender Tolva beats forecasts / New Zealand lender Tolva Bank wrote more loans. / "
        "The country's top lender said net profit was $3 million.",
        [("$3 million", "Tolva Bank")],
    ),
    (
        "# Norwind expands / Norwind mines iron in Brazil. / It sells to the nation's largest "
        "steelmaker, and earned $3 million.",
        [("$3 million", "Norwind")],
    ),
    # where it is traded, and a part of the company that the news is about
    (
        "# Wheat dips / Grain fell. / May wheat on Paris-based Euronext lost 0.4% at 210.25 "
        "euros a ton.",
        [("0.4%", "Wheat"), ("210.25 euros a ton", "Wheat")],
    ),
    (
        "# Norwind earnings slide / Norwind earned less. / They fell $0.54 to $88.20 on the "
        "Toronto Stock Exchange.",
        [("$0.54", "Norwind"), ("$88.20", "Norwind")],
    ),
    (
        "# Norwind lifts its outlook / Norwind sells drugs and beds. / Oncology sales rose 10% to "
        "$843 million.",
        [("10%", "Norwind"), ("$843 million", "Norwind")],
    ),
    # what is of the whole world is of no country, whichever the news is about
    (
        "# Russia talks lift oil / Russia may export more oil. / Global oil demand is seen at 103 "
        "million barrels a day.",
        [("103 million barrels a day", "")],
    ),
    (
        "# China's carmakers gain / China made more cars. / China's global exports rose 9%.",
        [("9%", "China")],
    ),
    # a state lies in a country, and has what is said of it
    (
        "# State budget / Spain's northern region of Galicia has debt of 14 billion euros.",
        [("14 billion euros", "Galicia")],
    ),
    # of what is made in a country, where no company is spoken of
    (
        "# Oil output / Iraqi production rose to 4 million barrels in May.",
        [("4 million barrels", "Iraq")],
    ),
    # who only gathers figures
    (
        "# Fund flows / Bond funds drew $14 million last week, data from Fluxline showed.",
        [("$14 million", "")],
    ),
    (
        "# Phones sell well / Worldwide phone sales rose 4%, industry lobby Mirelle said.",
        [("4%", "")],
    ),
    (
        "# Phones sell well / Phone sales rose 4%, according to data from Mirelle Research. / "
        "The research firm expects sales to rise 6% in 2025.",
        [("6%", "")],
    ),
    # economists work for a bank whose inflation it is not
    (
        "# Turkish prices / Turkish inflation eased to 39%. / Economists at Ostera Bank see "
        "inflation at 30% in December.",
        [("30%", "Turkey")],
    ),
    # the city of a government, and a name that begins as a description does
    (
        "# Canada's deficit widens / Canada spent more. Ottawa blamed taxes. / The economy grew "
        "0.4% in January.",
        [("0.4%", "Canada")],
    ),
    (
        "# House prices dip / House prices fell 2%, lender Hallam said. / The Bank of England "
        "has cut its rate to 4.5%.",
        [("4.5%", "Bank of England")],
    ),
    # what the verb of the clause before is for, where only the amount is said
    (
        "# Fresh capital / Nigeria will contribute $540 million and Egypt $380 million.",
        [("$540 million", "Nigeria"), ("$380 million", "Egypt")],
    ),
    # the country of a company, and who tells at the end of what is another's
    (
        "# Copper / Chile's state miner Minera Corvo produced 3 million tons in 2024.",
        [("3 million tons", "Minera Corvo")],
    ),
    (
        "# Rates ease / The mortgage rate in the United States fell to 6.76%, agency Homefirst "
        "said on Thursday.",
        [("6.76%", "United States")],
    ),
    # what a currency is counted in
    ("# Lira slides / The lira fell to a low of 42.00 to the dollar.", [("42.00", "Lira")]),
]


@pytest.mark.parametrize(("lines", "expected"), OWNERS)
def test_owners(lines: str, expected: list[tuple[str, str]]) -> None:
    """Each figure belongs to the country or the trade that it is said of."""
    assert [(s.text, s.company) for s in stated(lines)] == expected
