"""Replies over the sample coverage: every number shown stands in a sentence shown with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from bot import reply_lists
from bot.commands.companies import company_reply, comparison
from bot.replies import reply_to
from bot.reply import Reply, text_of
from knowledge.library import Knowledge, build
from tests.bot.payloads import check_message
from tests.bot.test_replies import body


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    """The sample coverage."""
    db: Path = tmp_path_factory.mktemp("samples") / "knowledge.db"
    with resources.as_file(resources.files("knowledge") / "samples") as folder:
        build([folder], db)
    with Knowledge.open(db) as knowledge:
        yield knowledge


def unquoted(reply: Reply) -> list[str]:
    """The amounts that a reply shows, in its heading or in bold, without a sentence for them."""
    shown = re.sub(r"\\(.)|\u200b|[\u2068\u2069]", r"\1", text_of(reply))
    lines = shown.split("\n")
    quoted = " ".join(line for line in lines if line.startswith(">")).replace("**", "")
    claimed = [line[2:] for line in lines if line.startswith("# ")]
    claimed += [
        match for line in lines if line[0] != ">" for match in re.findall(r"^\*\*(.+?)\*\* ·", line)
    ]
    claimed += [line for line in lines if "computed" in line]
    numbers = [
        number for text in claimed for number in re.findall(r"\d[\d,.]*\d|\d", _stated(text))
    ]
    return [number for number in numbers if number not in quoted]


def _stated(line: str) -> str:
    """A line without what is labelled as computed, and without years and quarters in words."""
    line = re.sub(r"\([^()]*, computed\)|[^;(]*, computed", "", line)
    return re.sub(r"\b(in|of) (\w+ )?(19|20)\d\d\b", "", line)


def test_every_answer_of_every_company(known: Knowledge) -> None:
    answered = 0
    for company in known.companies("", 100):
        for metric in known.metrics(company):
            for period in ["", *known.periods(company, metric)]:
                answer = known.lookup(company, metric, period)
                reply = reply_to(answer, private=True, charts=True)
                check_message(body(reply))
                assert not unquoted(reply), text_of(reply)
                answered += answer.status == "answered"
    assert answered > 30


def test_every_page_of_every_company(known: Knowledge) -> None:
    for company in known.companies("", 100):
        for page in range(4):
            reply = company_reply(known, company, page)
            check_message(body(reply))
            assert not unquoted(reply), text_of(reply)


def test_every_league_and_the_newest(known: Knowledge) -> None:
    for metric in known.metrics():
        for period in ("", "2021"):
            reply = comparison(known, metric, "", period)
            check_message(body(reply))
            assert not unquoted(reply), text_of(reply)
    newest = reply_lists.latest("", known.figures(limit=50), known.articles(limit=5))
    assert not unquoted(newest)


def test_a_number_without_its_sentence_would_be_found(known: Knowledge) -> None:
    reply = reply_to(known.lookup("Kestrel Mobility", "net_loss"))
    without = Reply(tuple(block for block in reply.blocks[:1]))
    assert unquoted(without)
