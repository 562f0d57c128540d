"""The names of a question, by a small coverage of companies with awkward names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.building import build
from knowledge.questions.parse import parse
from knowledge.store.read import Store

TEXT = """Results of the week

Tarn Financial Corp reported a net profit of $4 million for the fourth quarter of 2024.

Marove Group said its revenue rose to $9 million in 2024. Marove employs 300 people.

South Hessel Mining Ltd sold 4,000 tonnes of tin in 2024.

Splash Corp lost $3 million in 2024. Splash has 40 staff. Setin Plc earned $2 million in 2024.

In 2024 Anchor Corp earned $1 million. The sales of Anchor Corp rose 4%. It has a store in New York. The anchor of a ship costs
$2,000, and a second anchor costs $900. It sold 12 anchor chains and 300 anchor bolts. The Harbour
of New York Trust Co. earned $7 million. India Inc earned $5 million. India grew 6% in 2024.

It bought an anchor for $50. It made 700 anchor rings and lost an anchor for $80.

Walmart had revenue of $8 million in 2024. General Motors has 30 plants. The Bank of England cut its rate to 4%. Mattel Inc sold
900 dolls in 2024.

Pre Corp earned $6 million. Pre has 20 staff. Mon Corp has 30 staff. Mon sold 7 boats.

The U.S. 10-Year Treasury rose 3% on Monday. The 10-Year Treasury was at 4.2%. The Canadian dollar weakened 0.3% to 1.43 per U.S. dollar on Monday. The dollar rose 0.2% on Monday.
"""

NAMES = [
    ("marove's revenue", ["marove"]),
    ("revenue of marovee", ["marove"]),
    ("tarn financial q4 2024 profit", ["tarn financial"]),
    ("profit of tarn in the financial year 2024", ["tarn"]),
    ("tin sales in south africa", []),
    ("MAROV revenue", []),
    ("tin sold in the north", []),
    # a term is that of a bond, whoever issued it
    ("yield of the 10-year in south africa", []),
    ("10 yr yield of marove", ["marove"]),
    # a phrase of everyday is no name, and neither are two words that only together look like one
    ("how much did marove splash out on tin in 2024", ["marove"]),
    ("what did splash lose", ["splash"]),
    ("what price did marove set in 2024", ["marove"]),
    # a word that the coverage mostly prints in small letters is a name only in capitals
    ("what did an anchor cost in 2024", []),
    ("what did Anchor earn", ["Anchor"]),
    # nor is what begins a word, or stands for a day
    ("marove profit pre tax", ["marove"]),
    ("marove staff on mon 7 oct", ["marove"]),
    # a place is nobody's name, though companies are called after it
    ("tin price in new york", []),
    ("growth of india in 2024", []),
    ("the 10-year yield", []),
    # names that no article prints: a ticker, initials, the maker of a product
    ("wmt revenue", ["wmt"]),
    ("rate of the boe", ["boe"]),
    ("gm plants", ["gm"]),
    ("KEY revenue", []),
    ("revenue of the barbie maker", ["barbie"]),
    ("barbie revenue", []),
    # a word mistyped so that another is as near, but not behind the first one of its name
    ("tarn finacnial profit", ["tarn financial"]),
    ("south hessel minin", ["south hessel mining"]),
    # two words are one name only where the coverage has it more than once, and no legal form
    ("a 25splash move", []),
    ("usd cad monday", ["Canadian dollar"]),
    # a market by a word of everyday, and the dollar that it is only counted in
    ("where did the loonie trade vs the dollar", ["Canadian dollar"]),
    ("how strong did the loonie get on jobs day", ["Canadian dollar"]),
    ("dollar canadian dollar", ["Canadian dollar"]),
    ("how much did the dollar gain against the loonie", ["Dollar", "Canadian dollar"]),
    ("how many yen did a loonie buy", ["Canadian dollar"]),
    ("usd cad monday", ["Canadian dollar"]),
]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("names")
    (folder / "week.txt").write_text(TEXT, encoding="utf-8")
    build([folder / "week.txt"], Path(folder) / "names.db")
    with closing(Store(folder / "names.db")) as opened:
        yield opened


@pytest.mark.parametrize(("question", "names"), NAMES)
def test_names_are_found(store: Store, question: str, names: list[str]) -> None:
    assert [named.name for named in parse(question, store).names] == names


FORMER = """Hewlett Packard Enterprise Co makes more

By Ann Author / 2021-05-04

Hewlett Packard Enterprise Co had sales of $12 billion in 2020. Hewlett Packard has 90 labs.
"""
LATTER = """HP Inc makes more

By Ann Author / 2021-05-05

HP Inc had sales of $11 billion in 2020. HP has 20 labs.
"""


@pytest.mark.parametrize(("typed", "count"), [("HP Inc", 1), ("HP", 2)])
def test_a_name_with_its_legal_form_means_nobody_else(
    typed: str, count: int, tmp_path: Path
) -> None:
    (tmp_path / "former.txt").write_text(FORMER, encoding="utf-8")
    (tmp_path / "latter.txt").write_text(LATTER, encoding="utf-8")
    build([tmp_path], tmp_path / "knowledge.db")
    with closing(Store(tmp_path / "knowledge.db")) as store:
        (named,) = parse(f"sales of {typed} in 2020", store, None).names
    assert len(named.companies) == count
