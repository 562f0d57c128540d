"""The replies of the moderators' desk fit Discord's limits for any coverage and any people."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import reply_desk, reply_review
from bot.desk.aliases import Given
from bot.desk.corrections import Decision
from bot.desk.coverage import Added, Removed
from bot.desk.inbox import Complaint, Group
from bot.reply import Reply
from bot.reply_review import Queue
from bot.reply_view import layout_view
from knowledge.figures.figure import Figure
from knowledge.library import Alias, Correction, Status
from tests.bot.figures import LONG, WILD, figure, figures
from tests.bot.payloads import COMPONENTS_V2, check_message

ANY = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)  # fmt: skip
IDS = st.from_regex(r"[0-9a-f]{16}\.[0-9a-f]{1,5}", fullmatch=True)
NUMBERS = st.integers(0, 10**6)
DAY = "2021-05-04T09:00:00+00:00"


def check(reply: Reply) -> None:
    components = layout_view(reply).to_components()  # type: ignore[no-untyped-call]
    check_message({"flags": COMPONENTS_V2, "components": components})


def with_ids(found: list[Figure], ids: list[str]) -> list[Figure]:
    return [replace(one, id=key) for one, key in zip(found, ids, strict=False)]


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    changes = draw(st.dictionaries(st.sampled_from(["company", "metric", "text"]), LONG))
    action: Any = draw(st.sampled_from(["confirm", "correct", "hide"]))
    return Decision(
        correction=Correction(draw(IDS), action, tuple(changes.items())),
        before=tuple(changes.items()),
        sentence=draw(LONG) or "x",
        title=draw(LONG),
        url="",
        why=draw(LONG),
        by=draw(WILD),
        at=DAY,
        version=draw(NUMBERS),
    )


@ANY
@given(figures(), st.none() | decisions(), NUMBERS, NUMBERS)
def test_reviews_fit(one: Figure, made: Decision | None, version: int, left: int) -> None:
    for queue in (Queue("a", 2**47, 10**6), Queue("s"), Queue("f")):
        check(reply_review.review(figure(id=f"{'a' * 16}.{left:x}"), made, version, queue, left))
        if len(one.id) <= 30 and one.id.isprintable():
            check(reply_review.review(one, made, version, queue, left))
    if made is not None:
        check(reply_review.hidden(made))


@ANY
@given(st.lists(decisions(), max_size=4, unique_by=lambda made: made.correction.figure), NUMBERS)
def test_decisions_fit(made: list[Decision], page: int) -> None:
    gone = frozenset(one.correction.figure for one in made[::2])
    check(reply_review.decisions(made, gone, page))


@ANY
@given(
    st.lists(figures(), min_size=2, max_size=2), st.lists(IDS, min_size=6, max_size=6, unique=True)
)
def test_conflicts_fit(found: list[Figure], ids: list[str]) -> None:
    known = with_ids(found * 3, ids)
    groups = [tuple(known[start : start + 2]) for start in (0, 2, 4)]
    for page in (0, 1, 99):
        check(reply_review.conflicts(groups, page))


GROUPS = st.builds(
    Group, IDS, LONG, LONG, st.just("net_loss"), LONG, NUMBERS, LONG, st.just(DAY)
)  # fmt: skip


@ANY
@given(st.lists(GROUPS, max_size=7, unique_by=lambda group: group.topic), st.integers(-3, 9))
def test_unanswered_questions_fit(groups: list[Group], page: int) -> None:
    check(reply_desk.unanswered(groups, page, 30))
    rows = list(csv.reader(io.StringIO(reply_desk.questions_csv(groups).decode("utf-8-sig"))))
    assert len(rows) == len(groups) + 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@ANY
@given(
    st.lists(figures(), max_size=2),
    st.lists(IDS, min_size=6, max_size=6, unique=True),
    st.lists(LONG, max_size=5),
    st.integers(-3, 9),
)
def test_feedback_fits(found: list[Figure], ids: list[str], reasons: list[str], page: int) -> None:
    known = {one.id: one for one in with_ids(found * 3, ids)}
    complaints = [Complaint(key, 3, 2, tuple(reasons), DAY) for key in ids]
    check(reply_desk.feedback(complaints, known, page, 30))


@ANY
@given(st.lists(figures(), max_size=2), LONG, WILD, st.integers(-3, 9))
def test_coverage_fits(found: list[Figure], name: str, who: str, page: int) -> None:
    found = found * 10
    articles = [one.article for one in found]
    added = {
        article.id: Added("d" * 64, name, (article.id,), who, DAY) for article in articles[::2]
    }
    check(reply_desk.articles(articles, added, page))
    parts = reply_desk.found_in(name, articles, found)
    check(reply_desk.added(parts, [name] * 3, "### In service"))
    known = Status(1, 2, 3, datetime(2021, 5, 4, tzinfo=UTC), 1)
    files, out = list(added.values()), [Removed(1, name, who, DAY)] * 9
    check(reply_desk.status(known, files, out, {"other names": page}))


@ANY
@given(st.lists(st.tuples(LONG, LONG), max_size=12))
def test_names_fit(names: list[tuple[str, str]]) -> None:
    given_names = [Given(Alias(name, company), "mod", DAY) for name, company in names]
    check(reply_desk.aliases(given_names, frozenset(company for _, company in names[::2])))
