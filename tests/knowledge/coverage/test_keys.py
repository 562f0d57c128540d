"""Articles -> what identifies them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from knowledge.coverage.keys import article_key, normal_url, twin_key
from knowledge.coverage.read import read_bytes

if TYPE_CHECKING:
    from knowledge.coverage.article import Article

DAY = datetime(2021, 5, 4, 17, 50)  # noqa: DTZ001 - the publication's clock

URLS = [
    ("https://www.Paper.example/a/", "paper.example/a"),
    ("http://paper.example/a?utm_source=x&fbclid=1#top", "paper.example/a"),
    ("https://paper.example/a?id=5&page=2", "paper.example/a?id=5&page=2"),
    ("https://paper.example/a?page=2&id=5", "paper.example/a?id=5&page=2"),
    ("tag:paper.example,2021:5", "tag:paper.example,2021:5"),
    ("https://[broken", "https://[broken"),
]


@pytest.mark.parametrize(("url", "expected"), URLS)
def test_urls_of_one_page_compare_equal(url: str, expected: str | None) -> None:
    assert normal_url(url) == expected


def test_a_key_is_the_url_else_title_and_day_else_the_text() -> None:
    assert article_key("https://paper.example/a", "T", DAY) == "paper.example/a"
    assert article_key("", "Acme’s Loss", DAY) == "acme s loss|2021-05-04"
    assert article_key("", "Acme’s Loss", None) == "acme s loss|"
    assert article_key("", "", DAY, "a") != article_key("", "", DAY, "b")


def test_twins_share_title_and_day_whatever_their_signs() -> None:
    assert twin_key("Acme's  loss!", DAY) == twin_key("ACME’S LOSS", DAY.replace(hour=1))
    assert twin_key("—", DAY) == ""


def test_one_article_in_two_formats_is_one_article() -> None:
    text = "Acme Loss Widens\n\nAnn Lee / May 4, 2021 / Business\n\nAcme lost $5m in April."
    record = (
        b'{"title": "Acme loss widens", "date": "2021-05-04", "text": "Acme lost $5m in April."}'
    )
    keys = {read_bytes("a", data)[0].key for data in (text.encode(), record)}
    assert len(keys) == 1


def test_the_digest_tells_an_updated_article_from_the_same_one() -> None:
    def article(text: str) -> Article:
        return read_bytes(
            "a",
            f'{{"url": "https://p.example/1", "title": "Acme falls", "text": "{text}"}}'.encode(),
        )[0]

    first, same, updated = article("It fell 5%."), article("It  fell 5%."), article("It fell 6%.")
    assert first.digest == same.digest != updated.digest
    assert first.key == updated.key
