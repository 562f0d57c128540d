"""Lines -> authors, date and section."""

from __future__ import annotations

import pytest

from knowledge.coverage.bylines import author_names, byline

CASES = [
    (
        "An Li and Bo Wu / May 04, 2021 05:50 PM / Business & Tech",
        ("An Li", "Bo Wu"),
        "2021-05-04 17:50",
        ("Business & Tech",),
    ),
    (
        "Staff reporter / 2022-12-15 / Business",
        ("Staff reporter",),
        "2022-12-15 00:00",
        ("Business",),
    ),
    ("By Ann Lee | May 4, 2021", ("Ann Lee",), "2021-05-04 00:00", ()),
    ("Business · Ann Lee · 4 May 2021", ("Business",), "2021-05-04 00:00", ("Ann Lee",)),
    ("By Ann Lee", ("Ann Lee",), "", ()),
    (
        "By Ann Lee, Bo Wu and C. D. van der Berg",
        ("Ann Lee", "Bo Wu", "C. D. van der Berg"),
        "",
        (),
    ),
    ("Ann Lee @ann • 9:00 AM EDT • June 3, 2022", ("Ann Lee",), "2022-06-03 09:00", ()),
    ("By Ann Lee in Lima", ("Ann Lee",), "", ()),
    ("By ANN LEE, Example News", ("ANN LEE", "Example News"), "", ()),
    ("By Ann Lee May 4, 2021 5:50 pm", ("Ann Lee",), "2021-05-04 17:50", ()),
    ("Published May 4, 2021", (), "2021-05-04 00:00", ()),
    ("Date: 2021-05-04", (), "2021-05-04 00:00", ()),
    ("Author: Ann Lee", ("Ann Lee",), "", ()),
]

NO_BYLINES = [
    "By the end of May 4, 2021 sales had risen",
    "By Friday Acme had sold 5,000 carts.",
    "By Acme's count, sales rose 5% to $5m in the quarter",
    "Acme fell / Bolt rose / Cart stood",
    "Date: soon",
    "Acme rose 5% on May 4, 2021.",
    "Source: Acme said that sales rose by a fifth.",
    "",
]


@pytest.mark.parametrize(("line", "authors", "published", "tags"), CASES)
def test_a_byline_is_taken_apart(
    line: str, authors: tuple[str, ...], published: str, tags: tuple[str, ...]
) -> None:
    said = byline(line)
    assert said is not None
    assert (said.authors, said.tags) == (authors, tags)
    assert (f"{said.published:%Y-%m-%d %H:%M}" if said.published else "") == published


@pytest.mark.parametrize("line", NO_BYLINES)
def test_prose_is_no_byline(line: str) -> None:
    assert byline(line) is None


def test_names_are_told_apart_and_named_once() -> None:
    assert author_names("By Ann Lee, and Bo Wu; Ann Lee & Cy Xu") == ("Ann Lee", "Bo Wu", "Cy Xu")
    assert author_names("  ") == ()
