"""Who has more of it, on small coverages made for the purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.answers.test_decide import asked

CLOSE = """Stocks end higher

By Ann Author / 2021-05-05

Shares of Velmora Foods Inc. rose 12% on Wednesday. Shares of Tarnex Corp. rose 7% on Wednesday.
"""
EARLY = """Velmora Foods shares jump before the bell

By Ann Author / 2021-05-05

Velmora Foods Inc. shares rose 9% on Wednesday before the bell.
"""
HOLDINGS = """Banker stays out of the vote

By Ann Author / 2021-05-06

Olsen, who owns 19 percent of Velmora Foods Inc. and 22 percent of Tarnex Corp., will not vote on the merger.
"""
FORECASTS = """Makers of chips brace for a weak quarter

By Ann Author / 2021-05-06

Velmora Foods Inc. said its revenue fell 11 percent in the first quarter of 2021. Tarnex Corp. expects its revenue to fall 10 percent in the first quarter of 2021.
"""
BOUGHT = """Velmora looks back on its purchases

By Ann Author / 2021-05-06

Castrel Group bought Velmora Foods Inc. for $3 billion in 2019. Velmora Foods Inc. bought Tarnex Corp. for $500 million in 2020.
"""
LAGGARD = """Oltira loses ground

By Ann Author / 2021-05-06

Oltira Telecom's user base shrank to 20 million, far behind Velmora's 48 million and Tarnex's 41 million.
"""
GRAIN = """Grain eases

By Ann Author / 2021-05-05

Wheat fell 0.9% to $6.10 a bushel on Wednesday. Corn fell 0.4% to $4.20 a bushel.
"""
BANK = """Brankov Bank shrinks abroad

By Ann Author / 2021-05-06

Brankov Bank said its deposits fell by 30% in the first quarter of 2021 and its loans fell by 12%.
"""
SPLIT = """Dorvane to split in two

By Ann Author / 2021-05-06

Dorvane Corp. will split in two. Its scanner company will have annual revenue of $9 billion, while its staffing company will have revenue of $4 billion.
"""
RATIOS = """Velmora is dear

By Ann Author / 2021-05-06

Velmora Foods Inc. shares trade at 45 times forward earnings versus Oltira Telecom's 22 times and Tarnex Corp's 31.5 times.
"""
RATIO = """Tarnex is dear as well

By Ann Author / 2021-05-05

Tarnex Corp. shares trade at 32.5 times forward earnings versus Oltira Telecom's 24 times.
"""
RAISED = """Velmora raises money

By Ann Author / 2021-05-06

Velmora Foods Inc. raised $20 million in its last funding round a year ago.
"""
TO_DATE = """Tarnex goes public

By Ann Author / 2021-05-05

Tarnex Corp. has raised a total of $60 million to date.
"""
LOSSES = """Units lose money

By Ann Author / 2021-05-06

Velmora Foods Inc.'s bakery division had an operating loss of $8 million in the first quarter of 2021. Tarnex Corp.'s snack division posted an operating loss of $5 million in the first quarter of 2021.
"""
PARTS = """Dorvane reports

By Ann Author / 2021-05-06

Dorvane Scanners' net sales were $9 million in 2020. Dorvane Staffing's net sales were $4 million in 2020.
"""

METALS = """Metals ease

By Ann Author / 2021-05-05

Copper fell 0.4% to $9,400 on Wednesday, zinc dipped 0.1% to $2,840 and tin eased 0.6% to $29,500.
"""
INDICES = """Indices end mixed

By Ann Author / 2021-05-05

The Nasdaq gained 65 points to 13,600 on Wednesday. The Dow gained 97 points to 34,200 on Wednesday.
"""
FINES = """Two are fined

By Ann Author / 2021-05-05

Freedonia's regulator fined Velmora Foods Inc. $3 million, and it fined Tarnex Corp. $4 million in 2019.
"""


@pytest.mark.parametrize(
    ("question", "articles", "expected"),
    [
        # what the sentence has of the one asked for leaves the rest to others
        ("which costs more on May 5, zinc or tin?", (METALS,), ["$29,500", "$2,840"]),
        # points of an index are what it moved by
        (
            "what gained more points on May 5, Nasdaq or Dow?",
            (INDICES,),
            ["97 points", "65 points"],
        ),
        # the time that a sentence gives once
        (
            "who was fined more in 2019, Velmora Foods or Tarnex?",
            (FINES,),
            ["$4 million", "$3 million"],
        ),
        # what one article tells of both goes together
        ("who jumped more on May 5, Velmora Foods or Tarnex?", (CLOSE, EARLY), ["12%", "7%"]),
        # what is the other's is no rival
        (
            "does Olsen own a bigger stake of Velmora Foods or of Tarnex?",
            (HOLDINGS,),
            ["22 percent", "19 percent"],
        ),
        # a change that is expected beside one that was
        (
            "whose revenue fell more in Q1 2021, Velmora Foods or Tarnex?",
            (FORECASTS,),
            ["11 percent", "10 percent"],
        ),
        # one of the two bought the other
        (
            "which was the bigger takeover, Velmora Foods or Tarnex?",
            (BOUGHT,),
            ["$3 billion", "$500 million"],
        ),
        # whoever else the sentence is about, each name has the figure that it stands with
        ("who has more users, Velmora or Tarnex?", (LAGGARD,), ["48 million", "41 million"]),
        # which of two moved more is told in percent, not by where they stand
        ("wheat or corn, which slid more on May 5?", (GRAIN,), ["0.9%", "0.4%"]),
        # what is measured put side by side
        (
            "Brankov Bank in Q1 2021: which fell more, deposits or loans?",
            (BANK,),
            ["30%", "12%"],
        ),
        # neither need be called what the question calls both
        (
            "which half of Dorvane will have more revenue, scanner or staffing?",
            (SPLIT,),
            ["$9 billion", "$4 billion"],
        ),
        # all of them as one place tells them
        (
            "Velmora, Tarnex or Oltira: who trades at the richest forward p/e?",
            (RATIOS, RATIO),
            ["45 times", "31.5 times", "22 times"],
        ),
        (
            "which Dorvane division sold more in 2020, Scanners or Staffing?",
            (PARTS,),
            ["$9 million", "$4 million"],
        ),
        # a division has no net loss
        (
            "who lost more in Q1 2021, Velmora's bakery unit or Tarnex's snack division?",
            (LOSSES,),
            ["$8 million", "$5 million"],
        ),
        # one round is no sum of all
        ("who has raised more money so far, Velmora or Tarnex?", (RAISED, TO_DATE), []),
        # one figure is no comparison
        ("whose revenue fell more, Velmora in Q1 2021 or Tarnex in Q4 2020?", (FORECASTS,), []),
        ("who has more employees, Velmora Foods or Tarnex?", (CLOSE, HOLDINGS), []),
    ],
)
def test_sides(
    question: str, articles: tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    answer = asked(question, articles, tmp_path)
    claimed = [figure.text for figure in answer.figures] if answer.status == "answered" else []
    assert claimed == expected


CLIENTS = """Dorvane wins clients

By Ann Author / 2021-05-06

Dorvane Corp. added more than 300 new imaging customers and more than 500 new staffing customers in the first quarter of 2021.
"""
DIVISIONS = """Dorvane grows

By Ann Author / 2021-05-06

Revenue of Dorvane Corp.'s scanner business increased 21 percent in 2020. In Dorvane's staffing business, revenue rose 43 percent in 2020.
"""
JOINT = """Dorvane earns more

By Ann Author / 2021-05-06

Dorvane Corp. said scanner and staffing revenue rose to $70 million in 2020, and its total revenue to $90 million.
"""


@pytest.mark.parametrize(
    ("question", "article", "expected"),
    [
        (
            "how many new imaging and staffing customers did Dorvane add?",
            CLIENTS,
            ["500", "300"],
        ),
        (
            "how much did Dorvane's two divisions (scanner and staffing) each grow sales in 2020?",
            DIVISIONS,
            ["43 percent", "21 percent"],
        ),
        # of both as one
        ("how much scanner and staffing revenue did Dorvane have in 2020?", JOINT, ["$70 million"]),
    ],
)
def test_rows(question: str, article: str, expected: list[str], tmp_path: Path) -> None:
    answer = asked(question, (article,), tmp_path)
    claimed = [figure.text for figure in answer.figures] if answer.status == "answered" else []
    assert [text.split()[0] if "customers" in text else text for text in claimed] == expected
