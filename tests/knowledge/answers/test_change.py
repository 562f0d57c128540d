"""By how much something changed, computed from two figures, on small coverages made for the purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.answers.test_decide import asked

QUARTER = """Ostrava Foods misses forecasts as ad revenue shrinks

By Ann Author / 2021-05-05

Ostrava Foods Inc. said revenue rose 6% to $90 million in the first quarter, below analysts' estimate of $100 million.

Its advertising revenue fell to $8 million in the first quarter, from $10 million a year earlier.

For the second quarter Ostrava Foods expects revenue of $110 million, above the consensus estimate of $88 million.
"""


@pytest.mark.parametrize(
    ("question", "change"),
    [
        # not the 6% by which it grew
        ("by what percent did Ostrava Foods' Q1 2021 revenue miss the estimate?", -10),
        ("in %, how far was Ostrava Foods' Q1 2021 revenue below the consensus?", -10),
        ("how far below the street was Ostrava Foods' Q1 2021 revenue, in %?", -10),
        ("how far below what wall st expected was Ostrava Foods' Q1 2021 revenue, in %?", -10),
        ("Ostrava Foods' Q1 2021 revenue came in how many % under what the street wanted?", -10),
        # two forecasts
        ("by how many percent did Ostrava Foods' Q2 2021 revenue guidance beat consensus?", 25),
        # of a part, not of the whole
        ("by what percent did Ostrava Foods' ad revenue shrink in Q1 2021?", -20),
    ],
)
def test_what_is_measured_by_what(question: str, change: int, tmp_path: Path) -> None:
    answer = asked(question, (QUARTER,), tmp_path)
    assert answer.status == "answered", answer.text
    assert [round(derived.value) for derived in answer.derived] == [change]


PARTLY = """Ostrava Foods looks ahead

By Ann Author / 2021-05-05

Ostrava Foods Inc. reported revenue of $30 million from Norway in the first quarter of 2021.

For the second quarter of 2021 Ostrava Foods expects revenue of $110 million, above the consensus estimate of $88 million.
"""


def test_what_is_expected_of_another_time(tmp_path: Path) -> None:
    question = "by what percent did Ostrava Foods miss the Q1 2021 revenue consensus?"
    assert not asked(question, (PARTLY,), tmp_path).derived


BURN = """Quorvane tells investors what it spends

By Ann Author / 2021-05-05

Quorvane Labs Inc. expects to burn $4 million in cash this year, less than last year, when it burned $8 million.
"""
CUT = (
    """Telmara pays out

By Ann Author / 2021-05-05

Telmara Power Ltd declared an interim dividend of 20 cents per share.
""",
    """Telmara trims its dividend

By Ann Author / 2021-05-06

Telmara Power Ltd declared an interim dividend of 20 cents per share, below the 25 cents per share it paid last year.
""",
)
YEARS = """Brisola Mills prepares to list

By Ann Author / 2021-05-05

Brisola Mills Ltd had revenue of $60 million in 2020 and 700 employees.

It was founded in 1990 and is based in Porto.

In 2019, Brisola Mills Ltd had revenue of $48 million.
"""
SHARES = """Rendova beats forecasts

By Ann Author / 2021-05-05

Rendova Corp. posted net income of $9 million in the first quarter, or $3 per share, rising from $6 million, or $2 per share.
"""
TARGETS = """Brokers trim targets for Rendova

By Ann Author / 2021-05-05

Oskmar Bank cut its price target on Rendova Corp. to $40 from $50. Lindal Securities slashed its target by 30 percent.
"""
CROWDED = """Telmara Power earns more

By Ann Author / 2021-05-05

Telmara Power Ltd said its net profit was $66 million for the first quarter, compared with $60 million a year earlier, and above the consensus estimate of $61 million.
"""
LAST_SENTENCE = """Rendova misses the mark

By Ann Author / 2021-05-05

Rendova Corp. had revenue of $90 million in the first quarter of 2021. It said revenue of $90 million missed analysts' estimates of $100 million.
"""

SHOPS = """Quorvane Shops grows

By Ann Author / 2021-05-05

Quorvane Shops Ltd has 90 stores abroad.

The stores of Quorvane Shops Ltd, which include those abroad, rose to 600 from 500 at the end of the previous quarter.
"""
ADDED = """Telmara Power reports

By Ann Author / 2021-05-05

Telmara Power Ltd completed two acquisitions in 2020, which boosted its revenue by $8 million.

Telmara Power Ltd had revenue of $66 million in 2020, up from $60 million a year ago.
"""

ADJUSTED = """Rendova beats the street

By Ann Author / 2021-05-05

Rendova Corp. reported adjusted earnings of $0.25 per share for the first quarter of 2021.

Its results beat a consensus non-GAAP EPS estimate of $0.20 for the quarter.
"""
TWO = """Two units of Velgrad Coal prepare to list

By Ann Author / 2021-05-05

Brisola Coal Ltd had a profit after tax of $1,500 million in 2020, more than double the $600 million of 2019.

Telmara Planning Ltd had a profit after tax of $410 million in 2020, an increase by 65 percent from the previous year.
"""


@pytest.mark.parametrize(
    ("question", "articles", "change"),
    [
        # one is as good as "adjusted" as the other
        ("by how many percent did Rendova beat the Q1 2021 EPS consensus?", (ADJUSTED,), 25),
        # what another is said to have grown by is no answer
        ("by how many percent did Brisola Coal's profit after tax grow in 2020?", (TWO,), 150),
        # only what a sentence sets against another can have moved
        ("by how many percent did Quorvane Shops grow its store count?", (SHOPS,), 20),
        # by how much it rose is none of the two figures
        ("by what percent did Telmara Power's 2020 revenue grow?", (ADDED,), 10),
        ("how many percent more revenue did Telmara Power have in 2020?", (ADDED,), 10),
        # a sentence that sets this year against last
        ("by how many percent is Quorvane Labs' cash burn lower this year?", (BURN,), -50),
        # the same figure told again, where it is compared
        ("by what percent did Telmara Power cut its interim dividend?", CUT, -20),
        # years told far apart in one article
        ("by how many percent did Brisola Mills revenue grow in 2020?", (YEARS,), 25),
        # by how much another broker cut its own is no answer
        ("by what percent did Oskmar Bank cut its target for Rendova?", (TARGETS,), -20),
        # the estimate stands nearer than what it was
        ("Telmara Power Q1 2021 net profit growth in % vs a year ago", (CROWDED,), 10),
        (
            "how far did Telmara Power's Q1 2021 net profit top what analysts expected, in %",
            (CROWDED,),
            8,
        ),
        # the earlier one stands behind "from"
        ("by what percent did Rendova net income rise in Q1 2021?", (SHARES,), 50),
        (
            "by what percent did Rendova revenue miss the estimate in Q1 2021?",
            (LAST_SENTENCE,),
            -10,
        ),
    ],
)
def test_what_it_is_compared_with(
    question: str, articles: tuple[str, ...], change: int, tmp_path: Path
) -> None:
    answer = asked(question, articles, tmp_path)
    assert answer.status == "answered", answer.text
    assert [round(derived.value) for derived in answer.derived] == [change]
