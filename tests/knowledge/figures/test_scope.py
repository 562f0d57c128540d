"""What narrows a figure, as printed."""

from __future__ import annotations

import pytest

from tests.knowledge.figures.stating import stated

# A sentence; the scope of its last figure.
SCOPES = [
    ("Norwind's cloud revenue rose 12% to $3 billion.", "cloud"),
    ("Norwind's sales in China fell 4%.", "China"),
    ("Norwind's adjusted profit was $40 million.", "adjusted"),
    (
        "Norwind's shirts business, which makes a tenth of its revenue, grew 21% to $2 million.",
        "shirts business",
    ),
    ("The segment, also hurt by low prices, booked a loss of $11 million at Norwind.", "segment"),
    (
        "Revenue in Norwind's marine paint business, from which it has half of its profit, rose 1% to $7 million.",
        "marine paint business",
    ),
    ("Gross bad loans were 4%, while Norwind's net NPA stood at 1%.", "net"),
    ("Norwind's gross written premiums were $3 million.", "gross"),
    ("Norwind's sales of power tools dropped 9% to $612 million.", "power tools"),
    ("In its energy segment, Norwind's revenue was $12 million.", "energy segment"),
    ("Norwind sold 1,433 new energy vehicles.", "new energy"),
    ("Norwind gets 37% of its revenue from vans.", "revenue"),
    ("In Europe, which accounts for 37% of group revenue, Norwind grew.", "group revenue"),
    ("Norwind holds a 24% stake in Lumora Inc.", "Lumora Inc."),
    ("Norwind bought Lumora for $4 billion.", "Lumora"),
    ("# Norwind buys / The acquisition of Lumora, valued at $28 million, closed.", "Lumora"),
    ("Analysts expected Norwind to earn $3 million.", "analysts' estimate"),
    ("Norwind's beauty business posted revenue of $400 million.", "beauty business"),
    ("Norwind's Recycling division grew sales by 37%.", "Recycling division"),
    ("Norwind had revenue growth of 2% in vans and 13% in buses.", "buses"),
    # the good that is made or traded
    ("Norwind's nickel output was 61,000 tons last year.", "nickel"),
    ("Norwind produced 7,400 tons of tin in 2020.", "tin"),
    ("Imports of palm oil into Norway rose to 300,000 tons.", "palm oil"),
    ("Norwind's output was 61,000 tons last year.", ""),
    ("Norwind reported revenue of $18 million from Greater China.", "Greater China"),
    # a part by its effect
    (
        "Norwind was helped by a $3 million core profit contribution from Lumora.",
        "core, contribution",
    ),
    ("Norwind spoke of a $3 million revenue shortfall.", "shortfall"),
    # the time that a bond runs
    ("The 30-year gilt yield rose 3 bps to 5.1%.", "30-year"),
    ("Norway's five-year yield fell to 3.2%.", "5-year"),
    ("The Norwegian 10-year and two-year yields stood at 4.1% and 3.9%.", "2-year"),
    ("The 10-year yield was at 4.1%, while the two-year added 3 basis points to 3.9%.", "2-year"),
    ("Norway's yield rose to a five-year high of 4.2%.", ""),
    # parts of a company
    ("Norwind's capital markets segment revenue grew 9%.", "capital markets, segment"),
    ("Norwind's sales at the Marine division fell to $5 million.", "Marine division"),
    ("Its main segment, power tools, posted sales of $3 million.", "power tools"),
    (
        "# Norwind grows / Its Heat Storage division, which is new, had revenue of $5 million.",
        "Heat Storage division",
    ),
    ("Its van business grew, with gross margins rising 5%.", "van business"),
    ("Norwind's sales for Asia were $3 million and for Europe $2 million.", "Europe"),
    # on what basis
    ("On an adjusted basis, Norwind's net income was $7 million.", "adjusted"),
    ("Excluding items, Norwind earned $1.21 per share.", "adjusted"),
    ("Norwind's profit was $5 million on an annual basis.", ""),
    # which investors
    (
        "Foreign institutional investors (FIIs) were net sellers of Rs 30 crore, while DIIs "
        "were net buyers of Rs 20 crore.",
        "DIIs",
    ),
    ("The offer was subscribed 4 times by qualified institutional buyers.", "QIBs"),
    # nothing narrows
    ("Norwind's total net loss was $3 million.", ""),
    ("Norwind proposed a final dividend of 12 cents a share.", ""),
    ("Norwind posted more revenue of $3 million.", ""),
    ("Norwind recorded revenue of $3 million.", ""),
    ("Norwind's revenue from its largest division rose to $5 million.", "largest division"),
    (
        "Norwind's paper business, which brings in most, had revenue of $3 million.",
        "paper business",
    ),
    ("Norwind earned $3 million.", ""),
    (
        "Norwind had a good quarter. / Revenue of the Austin, Texas-based company was $3 million.",
        "",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), SCOPES)
def test_scopes(lines: str, expected: str) -> None:
    """The scope is the words that narrow the figure, "" if none do."""
    assert stated(lines)[-1].scope == expected
