"""Lines of prose -> their sentences."""

from __future__ import annotations

import time

import pytest

from knowledge.coverage.sentences import LONGEST, sentences

CASES = [
    # Plain prose.
    ("Sales rose 3%. Profit fell.", ["Sales rose 3%.", "Profit fell."]),
    ("", []),
    ("Sales rose in 2024.Grossloans fell.", ["Sales rose in 2024.", "Grossloans fell."]),
    ("It fell by 3 percent.Costs fell too.", ["It fell by 3 percent.", "Costs fell too."]),
    ("It uses Norwind.Com for that.", ["It uses Norwind.Com for that."]),
    (
        "LINZ - * Turnover rises to 7 million euros * Orders fall to 3 million euros",
        ["LINZ -", "Turnover rises to 7 million euros", "Orders fall to 3 million euros"],
    ),
    (
        "LBX : target cut to $5 \\ Norwind : target $7",
        ["LBX : target cut to $5", "Norwind : target $7"],
    ),
    (" \n\t ", []),
    ("No final stop", ["No final stop"]),
    ("Was it enough? No! It was not.", ["Was it enough?", "No!", "It was not."]),
    ("One\n\t line  of   white space.", ["One line of white space."]),
    # A heading run into the text below it.
    ("NorwindThe boatbuilder lost $5m.", ["Norwind", "The boatbuilder lost $5m."]),
    ("LBX & SonsNet profit rose 5%.", ["LBX & Sons", "Net profit rose 5%."]),
    ("PowerNow The company FactNet sales", ["PowerNow The company FactNet sales"]),
    # Abbreviations and legal forms.
    ("Acme Inc. Chief Executive Ann Lee left.", ["Acme Inc. Chief Executive Ann Lee left."]),
    ("It bought Bolt Inc. The price was $5m.", ["It bought Bolt Inc.", "The price was $5m."]),
    ("Acme Co. Ltd., a maker of carts, lost $5m.", ["Acme Co. Ltd., a maker of carts, lost $5m."]),
    ("Mr. Lee of St. Louis paid Rs. 500.", ["Mr. Lee of St. Louis paid Rs. 500."]),
    ("It is No. 2 in carts.", ["It is No. 2 in carts."]),
    ("Was it profit? No. It was a loss.", ["Was it profit?", "No.", "It was a loss."]),
    ("On Jan. 5 it fell. By Dec. 31 it rose.", ["On Jan. 5 it fell.", "By Dec. 31 it rose."]),
    ("It opened at 9 a.m. Beijing time.", ["It opened at 9 a.m. Beijing time."]),
    ("It opened at 9 a.m. The stock rose.", ["It opened at 9 a.m.", "The stock rose."]),
    ("Sales in the U.S. Department of Carts.", ["Sales in the U.S. Department of Carts."]),
    (
        "It missed, says Tolva T/E/S. Non-GAAP profit fell.",
        ["It missed, says Tolva T/E/S.", "Non-GAAP profit fell."],
    ),
    ("It left the U.S. It stayed in Peru.", ["It left the U.S.", "It stayed in Peru."]),
    ("J.P. Morgan and A. B. Lee agreed.", ["J.P. Morgan and A. B. Lee agreed."]),
    ("Bolt N.V. of Delft fell.", ["Bolt N.V. of Delft fell."]),
    ("Lee et al. Shares of Acme vs. Bolt.", ["Lee et al.", "Shares of Acme vs. Bolt."]),
    ("It costs approx. NOK 150 million.", ["It costs approx. NOK 150 million."]),
    ("Yahoo! Japan rose. Yum! said so.", ["Yahoo! Japan rose.", "Yum! said so."]),
    # Numbers.
    (
        "It fell 82.79% to 25,900. It had been 1.5 mln.",
        ["It fell 82.79% to 25,900.", "It had been 1.5 mln."],
    ),
    ("Profit peaked in 2019. 2020 was worse.", ["Profit peaked in 2019.", "2020 was worse."]),
    ("1. Raise prices in 2021.", ["1. Raise prices in 2021."]),
    # Quotes and brackets.
    ("“We fell short.” He left.", ["“We fell short.”", "He left."]),
    ('"We fell short." "Why?" he asked.', ['"We fell short."', '"Why?" he asked.']),
    ("He “fell short”. The board met.", ["He “fell short”.", "The board met."]),
    ("It rose (by 5%.) Costs fell.", ["It rose (by 5%.)", "Costs fell."]),
    ("Acme Inc. (ACM.N) fell.", ["Acme Inc. (ACM.N) fell."]),
    ("It rose ... then fell … and rose.", ["It rose ... then fell … and rose."]),
    ("It waited… The board met.", ["It waited…", "The board met."]),
    # Names that begin with a small letter.
    ("Amazon fell. eBay rose.", ["Amazon fell.", "eBay rose."]),
    # Sentences run together by the page.
    (
        "It lost money last quarter.The firm cut jobs.",
        ["It lost money last quarter.", "The firm cut jobs."],
    ),
    ("It bought Carts.Com for $5m.", ["It bought Carts.Com for $5m."]),
    # Lists.
    ("• Revenue: $5m", ["Revenue: $5m"]),
    ("- Profit rose 5%", ["Profit rose 5%"]),
    ("-5% is the margin.", ["-5% is the margin."]),
    ("Key points: • Sales: $5m • Loss: $1m", ["Key points:", "Sales: $5m", "Loss: $1m"]),
    ("Revenue\t5.0\t4.2", ["Revenue 5.0 4.2"]),
]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_a_line_is_cut_into_its_sentences(line: str, expected: list[str]) -> None:
    assert sentences(line) == expected


@pytest.mark.xfail(reason="a capital word after a legal form that is no usual opening", strict=True)
def test_a_sentence_after_a_legal_form_may_open_with_any_name() -> None:
    assert len(sentences("It was bought by Bolt Inc. Robots followed.")) == 2


def test_a_sentence_beyond_all_measure_is_cut_at_semicolons() -> None:
    item = "x" * 1000 + ";"
    found = sentences(" ".join([item] * 6))
    assert [len(piece) <= LONGEST for piece in found] == [True, True]
    assert " ".join(found) == " ".join([item] * 6)


@pytest.mark.parametrize("item", ["some words, ", "word ", "y" * 999, "a. b; "])
def test_no_sentence_is_longer_than_the_limit(item: str) -> None:
    text = (item * LONGEST)[: 3 * LONGEST].strip()
    found = sentences(text)
    assert all(len(piece) <= LONGEST for piece in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    "piece", [".", '."', "a. ", '"', "• ", "A.", " ", "; ", "x", "Inc. ", "?! ", "…", "\\", "- "]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.perf_counter()
        sentences(text)
        return time.perf_counter() - started

    small = min(seconds(50_000) for _ in range(3))
    assert seconds(1_000_000) < 80 * small + 0.5
