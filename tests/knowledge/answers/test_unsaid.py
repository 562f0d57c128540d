"""Which words of a question a figure and its article account for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from knowledge.answers.answering import Answerer
from knowledge.answers.narrowing import passed_over
from knowledge.answers.unsaid import unexplained
from knowledge.building import build
from knowledge.store.read import Store

ARTICLES = (
    """Nordvik Steel falls on the Moorland sale

By Ann Author / 2021-05-04

Nordvik Steel AS sold its Moorland mill after a strike. Its founder left the board.

Shares of Nordvik Steel fell 12% to 40 kroner on Monday. The company cut 300 jobs in 2020.

The sale is to save Nordvik Steel $5 million a year. The company now expects 2021 revenue of $90 million.
""",
    """Fund inflows rise

By Ann Author / 2021-05-05

Mutual fund inflows rose to Rs 900 crore in April 2021.
""",
    """Brunel Rail sells more track and signals

By Ann Author / 2021-05-06

Revenue of Brunel Rail rose to $70 million in 2020. It opened a depots unit. The unit has 90 employees.
""",
    """Tolva Looms hires for the Loom of Things

By Ann Author / 2021-05-07

Tolva Looms has 60 employees in its loom business. Tolva sold 700 units in 2020.
""",
    """Norway in May

By Ann Author / 2021-06-08

Inflation in Norway was 2.4% in May 2021, and fuel was the main reason. The value of commercial permits in Norway rose to $8 million in May 2021 in the whole sector.

The government lent $31 million to plug-in ferries.
""",
)
LEFT = [
    # the occasion is told elsewhere in the article, a number or another occasion is not
    ("how far did Nordvik Steel shares fall when its founder quit", ""),
    ("how far did Nordvik Steel shares fall after the flood", "flood"),
    ("how far did Nordvik Steel shares fall after strike 7", "7"),
    # a noun that sums up, but for what is asked for
    ("how many jobs did Nordvik Steel cut in the 2020 round", ""),
    ("how much is the Moorland sale saga to save Nordvik Steel", ""),
    # a country by its money, but not for a part
    ("India mutual fund inflows April 2021", ""),
    ("mutual fund inflows April 2021 in India", "India"),
    # a new outlook is one that has taken the place of another; what else is new narrows
    # nothing, but where it is what is asked for
    ("Nordvik Steel new revenue guidance 2021", ""),
    ("how much does Nordvik Steel save on the new sale", ""),
    ("how many jobs did Nordvik Steel cut in 2020 under its old founder", "founder"),
    ("how much does Nordvik Steel save on new savings", "new"),
    # the stock is what has a price; a part of a verb
    ("to what price did the stock of Nordvik Steel fall", ""),
    ("how many jobs did Nordvik Steel put up for a cut in 2020", ""),
    # how people write in chats
    ("Nordvik Steel revenue guidance 2021 acc to its boss", ""),
    # a part that is asked for stands at the figure, not only in the title
    ("Brunel Rail track business revenue 2020", "track"),
    ("how many employees has the depots unit of Brunel Rail", ""),
    # a word that is only used for the metric asked for is no evidence of it
    ("Tolva Looms revenue", "revenue"),
    ("how many people work at Tolva Looms", ""),
    # units are of what the article tells
    ("how many looms did Tolva sell in 2020", ""),
    ("how many boats did Tolva sell in 2020", "boats"),
    # what is counted is told, and on what occasion
    ("how many employees has the depots unit of Brunel Rail after the merger", "merger"),
    ("how many employees has the depots unit that Brunel Rail opened for signals sales", ""),
    # two words that the text joins
    ("how much did the government lend to plug in ferries", ""),
    # a capital for its government
    ("how much did Oslo lend to ferries", ""),
    ("how much did Lisbon lend to ferries", "Lisbon"),
    # letters that the title writes out
    ("how many employees does Tolva Looms have in lot", ""),
    ("how many employees does Tolva Looms have in lof", "lof"),
    # so does where it is, or which one of several
    ("revenue of Brunel Rail in track 2020", "track"),
    # core is not main, and a sector is nothing industrial
    ("core inflation in Norway in May 2021", "core"),
    ("inflation in Norway in May 2021", ""),
    ("value of industrial permits in Norway in May 2021", "industrial"),
    ("value of commercial permits in Norway in May 2021", ""),
    # what narrows stays
    ("how many wind jobs did Nordvik Steel cut in 2020", "wind"),
]


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    folder = tmp_path_factory.mktemp("coverage")
    for number, text in enumerate(ARTICLES):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    build([folder], folder / "knowledge.db")
    store = Store(folder / "knowledge.db")
    yield Answerer(store)
    store.close()


@pytest.mark.parametrize(("question", "expected"), LEFT)
def test_words_that_nothing_accounts_for(question: str, expected: str, answerer: Answerer) -> None:
    query = answerer.query(question)
    best = answerer.candidates(query)[0]
    assert " ".join(word.text for word in unexplained(query, best)) == expected


PASSED_OVER = [
    # a turn of phrase, a verb that says how somebody came by it
    ("how many jobs did Nordvik Steel cut ruthlessly in 2020", True),
    ("how many jobs did stubborn Nordvik Steel cut in 2020", True),
    # a part, a place, a number, a restriction, a name, what no language has
    ("how many jobs in welding did Nordvik Steel cut in 2020", False),
    ("how many welding jobs did Nordvik Steel cut in 2020", False),
    ("how many jobs did Nordvik Steel's welding arm cut in 2020", False),
    ("how many jobs did Nordvik Steel cut in Peru in 2020", False),
    ("how many female jobs did Nordvik Steel cut in 2020", False),
    ("how many jobs did Nordvik Steel cut upfront in 2020", False),
    ("how many jobs did Nordvik Steel cut in 2020, zorblat", False),
    # two words
    ("how many jobs did stubborn Nordvik Steel ruthlessly cut in 2020", False),
]


@pytest.mark.parametrize(("question", "expected"), PASSED_OVER)
def test_one_word_that_narrows_nothing_is_passed_over(
    question: str,
    expected: bool,  # noqa: FBT001
    answerer: Answerer,
) -> None:
    query = answerer.query(question)
    left = unexplained(query, answerer.candidates(query)[0])
    assert left
    assert passed_over(query, left) is expected
