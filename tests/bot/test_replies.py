"""Replies fit Discord's limits for any article, and look as designed for a common one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import reply_lists
from bot.replies import GREEN, NEUTRAL, RED, reply_to
from bot.reply import Reply, text_of
from bot.reply_metrics import Offer, which_metric, with_metrics
from bot.reply_text import bare, clean, length, plain, quotation
from bot.reply_view import layout_view
from knowledge.answers.answer import Answer, Derived
from knowledge.figures.figure import Figure
from knowledge.library import Check
from tests.bot.figures import ANSWER, LONG, PRIOR, SENTENCE, answers, figure, figures
from tests.bot.payloads import COMPONENTS_V2, check_message, units

ANY_ARTICLE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)  # fmt: skip


def body(reply: Reply) -> dict[str, Any]:
    """The reply as it is sent."""
    components = layout_view(reply).to_components()  # type: ignore[no-untyped-call]
    return {"flags": COMPONENTS_V2, "components": components}


def test_an_answer_shows_number_what_who_when_and_from_where() -> None:
    reply = reply_to(ANSWER)
    assert text_of(reply) == (
        "-# Harbour Motors · net loss · first quarter of 2021\n"
        "# 80 million yuan\n"
        "▲ from 40 million yuan a year earlier (*+100 %, computed*)\n"
        "> Harbour Motors lost **80 million yuan** in the first quarter, up from "
        "**40 million yuan**.\n"
        "-# [Loss of Harbour Motors doubles](<https://example.com/harbour>) · Ann Lee · "
        "30\u00a0April\u00a02021"
    )


@pytest.mark.parametrize(
    ("changes", "colour"),
    [
        ({}, RED),
        ({"metric": "revenue"}, GREEN),
        ({"metric": "revenue", "direction": -1, "alone": True}, RED),
        ({"alone": True}, NEUTRAL),
    ],
)
def test_the_colour_says_whether_it_got_better(changes: dict[str, Any], colour: int) -> None:
    alone = changes.pop("alone", False)
    metric = changes.get("metric", "net_loss")
    prior = () if alone else (figure(**{**_fields(PRIOR), "metric": metric}),)
    answer = Answer("", "answered", (figure(**changes), *prior), () if alone else ANSWER.derived)
    assert reply_to(answer).colour == colour


def test_what_came_later_is_gone_to_and_gives_no_colour() -> None:
    earlier = Answer(
        "",
        "answered",
        (PRIOR, figure()),
        (Derived("percent_change", Decimal(100), "percent", (1, 0)),),
    )
    reply = reply_to(earlier)
    assert "▲ to 80 million yuan a year later (*+100 %, computed*)" in text_of(reply)
    assert reply.colour == NEUTRAL


def _fields(known: Figure) -> dict[str, Any]:
    names = ("id", "text", "value", "period", "period_start", "period_end", "role")
    return {name: getattr(known, name) for name in names}


def test_private_replies_can_be_shared_and_charts_are_offered_where_there_are_points() -> None:
    rows = body(reply_to(ANSWER, private=True, charts=True))["components"][1:]
    assert [[button["label"] for button in row["components"]] for row in rows] == [
        ["Article", "Context", "All figures", "Chart"],
        ["Right", "Wrong", "Share in the channel"],
    ]


@ANY_ARTICLE
@given(answers(), st.booleans(), st.booleans())
def test_any_answer_fits(answer: Answer, private: bool, charts: bool) -> None:  # noqa: FBT001
    check_message(body(reply_to(answer, private=private, charts=charts)))


@ANY_ARTICLE
@given(st.lists(figures(), max_size=5), st.integers(0, 60), LONG)
def test_any_list_fits(found: list[Figure], page: int, name: str) -> None:
    refs = [one.article for one in found]
    metrics = {f"{one.metric}{n}": (one.period,) * n for n, one in enumerate(found * 9)}
    offer = Offer("0" * 16, metrics, "2021-Q1")
    check_message(body(reply_lists.company_page(name, found * 60, refs, page, offer)))
    if found:
        check_message(body(which_metric(name, offer)))
        check_message(body(with_metrics(reply_to(Answer(name, "not_covered")), offer)))
    check_message(body(reply_lists.latest(name, found, refs)))
    check_message(body(reply_lists.ranking(Answer(name, "answered", tuple(found * 20), note=name))))
    for one in found:
        check_message(body(reply_lists.context(one)))
    checks = [Check(one, "differs", one) for one in found] + [
        Check(one, "not_covered") for one in found
    ]
    check_message(body(reply_lists.checked(checks)))


@ANY_ARTICLE
@given(figures())
def test_nothing_in_an_article_is_markdown_or_a_mention(one: Figure) -> None:
    shown = plain(one.sentence, 4000)
    unescaped = re.sub(r"\\.", "", shown)
    assert not re.search(r"[*_~|`<>\[\]#]", unescaped)
    assert not re.search(r"@(everyone|here)", shown)
    assert not re.search("[\u202a-\u202e\u2066\u2067\x00-\x08\ud800-\udfff]", shown)


@ANY_ARTICLE
@given(LONG, st.integers(4, 300))
def test_clipped_text_keeps_its_limit(text: str, limit: int) -> None:
    assert units(plain(text, limit)) <= limit
    assert units(bare(text, limit)) <= limit
    assert length(clean(text)) == units(clean(text))


@ANY_ARTICLE
@given(figures(), st.integers(60, 1000))
def test_a_quotation_is_verbatim_around_its_number(one: Figure, limit: int) -> None:
    shown = quotation(one.sentence, [(one.start, one.end)], limit)
    assert units(shown) <= max(limit, 4 * units(plain(one.text, 4000)) + 20)
    words = re.sub(r"\\(.)|\*\*|^> |[\u2068\u2069]|…", r"\1", shown).replace("\u200b", "")
    assert clean(words) in clean(one.sentence) or "".join(words.split()) in "".join(
        clean(one.sentence).split()
    )


@pytest.mark.parametrize(
    ("sentence", "number", "limit", "shown"),
    [
        (
            SENTENCE,
            "80 million yuan",
            400,
            f"> {SENTENCE.replace('80 million yuan', '**80 million yuan**')}",
        ),
        ("- 5% fell", "5%", 40, r"> \- **5%** fell"),
        ("*Acme* earned $5.", "$5", 40, r"> \*Acme\* earned **$5**."),
        ("a b c d e f g h 7 i j k l m n", "7", 22, "> … g h **7** i j…"),
    ],
)
def test_quotations(sentence: str, number: str, limit: int, shown: str) -> None:
    start = sentence.index(number)
    assert quotation(sentence, [(start, start + len(number))], limit) == shown


def test_a_quotation_needs_a_number() -> None:
    with pytest.raises(ValueError, match="span"):
        quotation("No number.", [], 40)


def test_a_number_that_cannot_be_shown_leaves_the_rest_of_its_sentence() -> None:
    assert quotation("**\ud800", [(2, 3)], 300) == r"> \*\*"
