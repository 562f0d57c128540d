"""Lines -> part of an article or not."""

from __future__ import annotations

import pytest

from knowledge.coverage.boilerplate import (
    dateline,
    is_boilerplate,
    is_credit,
    is_latest_heading,
    is_related_heading,
)
from knowledge.tables import table

TESTS = {
    "line": is_boilerplate,
    "within": is_boilerplate,
    "sentence": is_credit,
    "agency": is_credit,
    "related": is_related_heading,
    "latest": is_latest_heading,
}

MORE_BOILERPLATE = [
    "Contact reporter Ann Lee ( and editor Bo Wu (",
    "Reporting By Ann Lee",
    "(Additional reporting by Ann Lee; Editing by Bo Wu)",
    "Also read: Carts fall out of fashion",
    "READ: Carts fall out of fashion",
    "SEE MORE | Carts in pictures",
    "Ann Lee/AFP/Getty Images",
    "REUTERS/Ann Lee",
    "Share",
    "Facebook Twitter LinkedIn",
    "Sign up here.",
    "© Example Post 2021",
    "Copyright 2021 by Example Post",
    "This website uses cookies to count its readers.",
    "https://paper.example/1",
    "ir@acme.example",
    "+1 555 010 0199",
    "Ann Lee, Investor Relations, tel: +1 555 010 0199",
    "Story continues below Advertisement",
    "* * *",
]

ARTICLE = [
    "Reporting season begins on Monday.",
    "Contact Energy (CEN.X) raised its dividend to 16 cents.",
    "Subscribers rose 5% to 2 million.",
    "Shares in Acme fell 5%.",
    "Share price moves were small.",
    "Stock photo company Bolt Pictures was sold for $53 million.",
    "Copyright suits cost Acme $5 million.",
    "Loading dock volumes rose 3%.",
    "Photo sales fell 5% at Acme.",
    "More than 5,000 carts were sold.",
    "Related party sales rose to $5m.",
    "Home sales fell 5% in May.",
    "Printing costs rose 5%.",
    "Email revenue was $5m.",
    "Signed contracts rose to $5m",
    "Read-only memory prices fell 5%.",
    "Follow-up orders reached $5m.",
    "For more than 5,000 workers, the offer came late.",
    "Telecoms revenue: $5m",
    "Search revenue rose 5%",
    "Revenue: $5m",
]

DATELINES = [
    ("LIMA, Feb 9 (Reuters) - Acme said", "Acme said", "Feb 9"),
    ("LIMA, Feb 9 (Quayside) - Acme said", "Acme said", "Feb 9"),
    ("NEW YORK/LONDON, 9 Feb (Reuters) – Acme said", "Acme said", "9 Feb"),
    ("LIMA, Feb. 9, 2021 /PRNewswire/ -- Acme said", "Acme said", "Feb. 9, 2021"),
    ("AUSTIN, Texas, Feb. 9, 2021 (GLOBE NEWSWIRE) -- Acme said", "Acme said", "Feb. 9, 2021"),
    ("(Reuters) - Acme said", "Acme said", ""),
    ("Hong Kong (CNN Business) — Acme said", "Acme said", ""),
    ("Hong Kong CNN — Acme said", "Acme said", ""),
    ("BEIJING — Acme said", "Acme said", ""),
    ("Hong Kong —", "", ""),
    ("LIMA Acme Inc said", "Acme Inc said", ""),
    ("LONDON AVR Holdings, a designer of chips,", "AVR Holdings, a designer of chips,", ""),
    ("HONG KONG/BEIJING China's Quellis said", "China's Quellis said", ""),
    ("WATERLOO, Ontario/TORONTO Quellis Ltd said", "Quellis Ltd said", ""),
    ("NORHAM, Del Two lawyers said", "Two lawyers said", ""),
    ("SAN FRANCISCO New York-based Quellis said", "New York-based Quellis said", ""),
    ("PARIS QUELLIS GROUP", "PARIS QUELLIS GROUP", ""),
    ("BERLIN is where Acme sits", "BERLIN is where Acme sits", ""),
    ("QVM, Norway's largest bank, said", "QVM, Norway's largest bank, said", ""),
    ("NVIDIA, Texas Instruments and Acme rose", "NVIDIA, Texas Instruments and Acme rose", ""),
    ("US President Reyes said", "US President Reyes said", ""),
    ("CHINA Merchants said", "CHINA Merchants said", ""),
    ("TSMC - the chipmaker - said", "TSMC - the chipmaker - said", ""),
    ("TSMC — the chipmaker — said", "TSMC — the chipmaker — said", ""),
    ("ABB - A maker of robots", "ABB - A maker of robots", ""),
    ("US-China trade - a survey", "US-China trade - a survey", ""),
]


@pytest.mark.parametrize("row", table("boilerplate"), ids=lambda row: row["example"][:40])
def test_each_row_catches_its_example(row: dict[str, str]) -> None:
    assert TESTS[row["kind"]](row["example"])


@pytest.mark.parametrize("line", MORE_BOILERPLATE)
def test_what_is_no_part_of_an_article_is_known(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize("line", ARTICLE)
def test_what_an_article_says_is_kept(line: str) -> None:
    assert not is_boilerplate(line)


@pytest.mark.parametrize(("line", "rest", "date"), DATELINES)
def test_a_dateline_is_told_from_the_sentence_after_it(line: str, rest: str, date: str) -> None:
    start, printed = dateline(line)
    assert (line[start:], printed) == (rest, date)
