"""The parts that need no Discord: cooldowns, conversations, the shelf, series, charts."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PIL import Image

from bot.chart import picture
from bot.conversation import Conversations
from bot.cooldowns import Cooldowns, Rate
from bot.errors import TooOften
from bot.reply import Button, Reply, Text, fitted, text_of
from bot.reply_ids import custom_id, parts
from bot.reply_text import is_link
from bot.series import over_time, ranked
from bot.sync import canonical
from knowledge.answers.answer import Answer
from tests.bot.figures import ANSWER, ARTICLE, PRIOR, figure

NOW = datetime(2021, 5, 1, tzinfo=UTC)


class TestCooldowns:
    """Questions by member and by server."""

    def test_the_time_to_try_again_is_when_the_oldest_is_forgotten(self) -> None:
        cooldowns = Cooldowns(Rate(2, 10), Rate(100, 10))
        cooldowns.take(1, 5, NOW)
        cooldowns.take(1, 5, NOW + timedelta(seconds=4))
        with pytest.raises(TooOften) as refused:
            cooldowns.take(1, 5, NOW + timedelta(seconds=5))
        assert refused.value.again == NOW + timedelta(seconds=10)
        cooldowns.take(1, 5, refused.value.again)
        cooldowns.take(2, 5, NOW)

    def test_memory_is_bounded(self) -> None:
        cooldowns = Cooldowns(Rate(2, 10), Rate(2, 10), kept=10)
        for member in range(10_000):
            cooldowns.take(member, None, NOW)
        assert len(cooldowns) == 10

    def test_no_seconds_mean_no_limit(self) -> None:
        cooldowns = Cooldowns(Rate(1, 0), Rate(1, 0))
        for _ in range(5):
            cooldowns.take(1, 1, NOW)


class TestConversations:
    """The last answer of each, for follow-ups."""

    def test_memory_is_bounded(self) -> None:
        talks = Conversations(kept=10)
        for member in range(10_000):
            talks.remember((1, member), ANSWER)
        assert len(talks) == 10
        assert talks.last((1, 9_999)) is ANSWER
        assert talks.last((1, 0)) is None

    def test_only_what_is_claimed_is_a_subject(self) -> None:
        talks = Conversations()
        talks.remember((1, 1), ANSWER)
        talks.remember((1, 1), Answer("?", "not_covered"))
        assert talks.last((1, 1)) is ANSWER

    def test_the_newest_choice_counts(self) -> None:
        talks = Conversations()
        names = frozenset({"Delta Foods", "Delta Energy"})
        talks.choose((1, 1), names, "Delta Foods")
        talks.choose((1, 1), names, "Delta Energy")
        assert talks.chosen((1, 1), names) == "Delta Energy"
        assert talks.chosen((1, 2), names) == ""


@pytest.mark.parametrize(
    "changes", [{}, {"custom_id": "a", "url": "https://e.example"}, {"custom_id": "a" * 101}]
)
def test_a_button_is_one_thing_and_fits(changes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="button"):
        Button("x", **changes)  # type: ignore[arg-type]


def test_a_reply_that_is_too_much_says_that_there_is_more() -> None:
    reply = fitted(Reply(tuple(Text("x" * 900) for _ in range(9))))
    assert text_of(reply).endswith("more than one message can show.")
    assert len(reply.blocks) == 5


@pytest.mark.parametrize("question", ["", "a|b", "x" * 300, "loss of A in 2021?"])
def test_custom_ids_carry_what_fits(question: str) -> None:
    made = custom_id("pick", "net_loss", "2021-Q1", question)
    assert len(made) <= 100
    metric, period, rest = parts(made.split(":", 2)[2])
    assert (metric, period) == ("net_loss", "2021-Q1")
    assert rest in {question.replace("|", " "), ""}


@pytest.mark.parametrize(
    ("url", "good"),
    [("https://a.example/b", True), ("ftp://a.example", False), ("https://a b.example", False),
     ("", False), ("https://a.example/" + "a" * 600, False)],
)  # fmt: skip
def test_links(url: str, good: bool) -> None:  # noqa: FBT001
    assert is_link(url) is good


def test_a_command_is_the_same_however_discord_writes_it_back() -> None:
    ours = {"name": "loss", "type": 1, "description": "d", "options": [], "contexts": [0, 1]}
    theirs = {
        **ours,
        "id": "1",
        "version": "2",
        "contexts": [1, 0],
        "nsfw": False,
        "dm_permission": True,
    }
    assert canonical(ours) == canonical(theirs)
    assert canonical(ours) != canonical({**theirs, "description": "e"})


FORECAST = figure(id="f3", period="2022-Q1", role="forecast")
YEAR = figure(id="f4", period="2020")
DOLLARS = figure(id="f5", period="2019-Q1", unit="USD")


class TestSeries:
    """Only what is comparable stands in one chart."""

    def test_periods_of_one_length_and_unit_in_order(self) -> None:
        chart = over_time([figure(), PRIOR, FORECAST, YEAR, DOLLARS])
        assert chart is not None
        assert [(bar.label, bar.expected) for bar in chart.bars] == [
            ("first quarter of 2020", False),
            ("first quarter of 2021", False),
            ("first quarter of 2022", True),
        ]
        assert "(forecast)" in chart.alt
        assert chart.source == "Source: Loss of Harbour Motors doubles, 30 April 2021"

    def test_of_many_articles_it_says_how_many_and_when(self) -> None:
        found = [
            figure(id=str(year), period=f"{year}-Q1", article=replace(ARTICLE, id=year))
            for year in (2018, 2019, 2020)
        ]
        chart = over_time(found)
        assert chart is not None
        assert chart.source == "Sources: 3 articles, 30 April 2021 to 30 April 2021"
        assert [one.id for one in chart.figures] == ["2018", "2019", "2020"]

    @pytest.mark.parametrize("found", [[], [figure()], [figure(), YEAR], [figure(period="")]])
    def test_one_point_is_no_chart(self, found: list[object]) -> None:
        assert over_time(found) is None  # type: ignore[arg-type]

    def test_rankings_need_one_unit(self) -> None:
        assert ranked(Answer("", "answered", (figure(), DOLLARS), metric="net_loss")) is None
        chart = ranked(Answer("", "answered", (figure(), PRIOR), metric="net_loss"))
        assert chart is not None
        assert chart.title == "Net loss"

    def test_of_several_units_the_most_frequent_is_drawn(self) -> None:
        other = figure(id="f8", company="Orchard Foods")
        chart = ranked(Answer("", "answered", (DOLLARS, figure(), other), metric="net_loss"))
        assert chart is not None
        assert [bar.label for bar in chart.bars] == ["Harbour Motors", "Orchard Foods"]


def test_a_chart_is_a_picture_with_a_description() -> None:
    below = figure(id="f6", period="2019-Q1", value=Decimal(-5))
    chart = over_time([figure(company="שלום 🚗" * 60), PRIOR, FORECAST, below])
    assert chart is not None
    drawn = picture(chart)
    with Image.open(io.BytesIO(drawn.data)) as image:
        assert image.format == "PNG"
        assert image.size == (1000, 92 + 56 * 4 + 64)
    assert len(drawn.alt) <= 1024
    assert "80 million yuan" in drawn.alt
