"""What no rule lets be claimed, whatever its sureness."""

from __future__ import annotations

import pytest

from knowledge.answers.accounting import may_be_claimed
from knowledge.answers.answering import Answerer
from tests.knowledge.answers.asking import answerer_of, asked_of

ARTICLE = """Norwind looks back

By Ann Author / 2021-05-04

Norwind did not give sales figures for the fair, which only members of its $90 club could see. Norwind did not give a reason for the fall of its sales to $7 million. Norwind and Velmex together hold 80% of the market. Norwind shares gained 6% on Friday but lost 2% on Monday.

Norwind also won a contract with Arklow for a bridge. This project is worth $15 million. Norwind will build it until 2024. Years ago Telmar sold its shares in Norwind. The rest of the owners have stakes of 4%. Norwind sees Telmar as a rival. Norwind has 40 cranes. Analysts of Tolva looked at Norwind. Analysts of Lumora cut the target price of Norwind to $31.

In June Brisa Mills opens a pier. But investors will have paid $47 million by then. Norwind beat Brisa Mills at home. But owners still wanted $51 million.

Norwind had an adjusted profit of $8 million in 2020. Norwind earned $3.10 per share in 2020.

The gross merchandise value of Norwind was $83 million in 2020. Norwind has 410 employees. Norwind will build a dock at a cost of $61 million.

Norwind did not disclose its EBITDA, but analysts put the EBITDA of Norwind at $19 million. Norwind gave $27 million to a fund against traffic jams. Norwind expects sales to grow 5% in 2022.

The 4G customers of Norwind number 3 million. Norwind had revenue of $88 million in 2019.
"""

BOUGHT = """Norwind to buy Orsetta Foods

By Ann Author / 2021-06-04

Norwind wants to grow in the north. The company has 70 shops there.

Orsetta Foods has 25 shops. Norwind made a net profit of $21 million in May. Norwind, which lured a manager of Tessaly in May, said its exports were $33 million. Tessaly, which bought Arlen in May, has 12 depots.
"""

QUOTED = """Tolva falls as its chief leaves

By Ann Author / 2021-07-05

The broker Ostrava Partners looked at Tolva. Its note tells of Ada Smith.

Tolva may earn $37 million in 2022, he said. Lumora said Tolva would make a loss of $3 million in 2022.

Corvan quit on Friday. The firm had much to do. Shares of Tolva fell 17% on Friday.

Tolva wants a whole pier. The Brenta Pier may cost Tolva $53 million. Tolva wants to put a fee of $43 on parking.

Telmar Mills opened. Revenue of Telmar Mills rose to $57 million in the six months to 31 December 2020.
"""

# A question, a figure, whether it may be claimed.
RULES = [
    ("how much were Norwind's sales at the fair?", "$90", False),
    ("how much were Norwind's sales?", "$7 million", True),
    ("market share of Norwind on its own", "80%", False),
    ("market share of Norwind together with Velmex", "80%", True),
    ("market share of Norwind", "80%", True),
    ("how much did Norwind shares gain on friday?", "6%", True),
    ("how much did Norwind shares lose on monday?", "6%", False),
    ("how much did Norwind shares lose on monday?", "2%", True),
    ("how much did Norwind shares lose on monday or friday?", "2%", True),
    # a name of the sentence before, where this one goes on about it
    ("what is Norwind's project with Arklow worth?", "$15 million", True),
    ("what stakes in Norwind does Telmar have?", "4%", False),
    ("how many cranes do Norwind and Telmar have?", "40 cranes", False),
    ("how many cranes against Telmar has Norwind?", "40 cranes", True),
    ("what is Tolva's target price for Norwind?", "$31", False),
    ("what is Lumora's target price for Norwind?", "$31", True),
    # ... and where it names nobody, nor the one before anybody else
    ("how much will investors in Brisa Mills have paid?", "$47 million", True),
    ("how much did the owners of Brisa Mills want?", "$51 million", False),
    # a name that only the title has, where a word for another company stands before the figure
    ("how many shops does Orsetta Foods have?", "70 shops", False),
    ("how many shops does Orsetta Foods have?", "25 shops", True),
    ("how many shops does Norwind have in the north?", "70 shops", True),
    # ... or the sentence itself says whose profit it is
    ("net profit of Orsetta Foods in May?", "$21 million", False),
    ("net profit of Norwind in May?", "$21 million", True),
    # a name that stands only in what is told besides
    ("what were the exports of Tessaly?", "$33 million", False),
    ("what were the exports of Norwind?", "$33 million", True),
    ("how many depots does Arlen have?", "12 depots", False),
    # what is earned by the share is no total
    ("how many dollars of net profit did Norwind make in 2020?", "$3.10 per share", False),
    ("what did Norwind earn a share in 2020?", "$3.10 per share", True),
    # a net profit is no adjusted one
    ("what was Norwind's net profit in 2020?", "$8 million", False),
    ("what was Norwind's profit in 2020?", "$8 million", True),
    ("what was Norwind's adjusted net profit in 2020?", "$8 million", True),
    # the value of goods sold through a shop is not its revenue
    ("what was Norwind's revenue in 2020?", "$83 million", False),
    ("what was Norwind's gross merchandise value in 2020?", "$83 million", True),
    # what is counted is another thing
    ("how many flats does Norwind have?", "410 employees", False),
    ("how many employees does Norwind have?", "410 employees", True),
    # what one does not tell another may
    ("what was the ebitda of Norwind?", "$19 million", True),
    # traffic may be visitors, and mostly is not; growth may be what is forecast of sales
    ("how much did Norwind give against traffic jams?", "$27 million", True),
    ("what is Norwind's forecast of sales in 2022?", "5%", True),
    ("what were the sales of Norwind?", "5%", False),
    # a forecast of another thing where none is asked for
    ("how much debt does Norwind have?", "$61 million", False),
    ("how much will the dock cost Norwind?", "$61 million", True),
    # who says it, or what happened beside, may stand elsewhere in the article
    ("what will Tolva earn in 2022 according to Ostrava Partners?", "$37 million", True),
    ("what does Ostrava Partners expect Tolva to earn in 2022?", "$37 million", True),
    ("what loss does Ostrava Partners expect Tolva to make in 2022?", "$3 million", False),
    ("what will Tolva pay Ostrava Partners in 2022?", "$37 million", False),
    ("how far did Tolva shares fall when Corvan quit?", "17%", True),
    ("how far did Tolva shares fall the day Corvan quit?", "17%", True),
    # the whole of what is a part of the company's
    ("how much will the whole Brenta Pier cost Tolva?", "$53 million", True),
    # what is wanted stands behind "to"
    ("how big a fee does Tolva want to slap on parking?", "$43", True),
    # a half that is only dated, whatever its number
    ("how much revenue did Telmar Mills have in H1?", "$57 million", True),
    ("how much revenue did Telmar Mills have in H1 2021?", "$57 million", True),
    ("how much revenue did Telmar Mills have in H1 2020?", "$57 million", False),
    # another generation of phones, another good
    ("how many 5G customers does Norwind have?", "3 million", False),
    ("how many 4G customers does Norwind have?", "3 million", True),
    # how many there are now tells nothing of a month long ago
    ("how many cranes did Norwind have in may 2021?", "40 cranes", True),
    ("how many employees did Norwind have in may 2020?", "410 employees", False),
    ("how many employees did Norwind have in april 2021?", "410 employees", True),
    # what subscriptions bring is no word for all that is sold
    ("how much did Norwind make from subscriptions in 2019?", "$88 million", False),
    ("how much did Norwind make in 2019?", "$88 million", True),
]


@pytest.fixture(scope="module")
def norwind(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    return answerer_of(tmp_path_factory.mktemp("norwind"), ARTICLE, BOUGHT, QUOTED)


@pytest.mark.parametrize(("question", "text", "may"), RULES)
def test_a_rule_refuses(question: str, text: str, *, may: bool, norwind: Answerer) -> None:
    query, candidate = asked_of(norwind, question, text)
    assert may_be_claimed(query, candidate) is may
