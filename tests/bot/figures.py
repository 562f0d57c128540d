"""Figures and answers made by hand, and hypothesis strategies for any article."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from knowledge.answers.answer import Answer, Derived
from knowledge.figures.figure import ArticleRef, Figure

ARTICLE = ArticleRef(
    id=1,
    title="Loss of Harbour Motors doubles",
    url="https://example.com/harbour",
    published=datetime(2021, 4, 30, 9, tzinfo=UTC),
    authors=("Ann Lee",),
)
SENTENCE = "Harbour Motors lost 80 million yuan in the first quarter, up from 40 million yuan."


def figure(**changes: Any) -> Figure:  # noqa: ANN401 - as the fields are
    """A figure with some of its fields changed; the span follows the sentence and the text."""
    fields: dict[str, Any] = {
        "id": "f1",
        "company": "Harbour Motors",
        "metric": "net_loss",
        "value": Decimal(80000000),
        "unit": "CNY",
        "text": "80 million yuan",
        "bound": "exact",
        "upper": None,
        "per": "",
        "converted": (),
        "period": "2021-Q1",
        "period_start": date(2021, 1, 1),
        "period_end": date(2021, 3, 31),
        "role": "reported",
        "direction": 0,
        "scope": "",
        "label": "",
        "noun": "",
        "sentence": SENTENCE,
        "article": ARTICLE,
        **changes,
    }
    start = fields["sentence"].index(fields["text"])
    return Figure(**{"start": start, "end": start + len(fields["text"]), **fields})


PRIOR = figure(
    id="f2", text="40 million yuan", value=Decimal(40000000), period="2020-Q1", role="prior",
    period_start=date(2020, 1, 1), period_end=date(2020, 3, 31),
)  # fmt: skip
ANSWER = Answer(
    question="How much did Harbour Motors lose?",
    status="answered",
    figures=(figure(), PRIOR),
    derived=(Derived("percent_change", Decimal(100), "percent", (0, 1)),),
    company="Harbour Motors",
    metric="net_loss",
    period="2021-Q1",
)

# Whatever an article may print: markdown, mentions, links, right-to-left text, emoji, controls.
_SNIPPETS = st.sampled_from(
    [
        "**", "__", "~~", "||", "`", "```", "> ", "# ", "-# ", "- ", "1. ", "[a](https://x.example)",
        "@everyone", "@here", "<@123>", "<#1>", "<t:1:R>", "</a:1>", "<:x:1>", "\u202e", "\u2067",
        "\u200b", "\x07", "\n", "\u05e9\u05dc\u05d5\u05dd", "\u0627\u0644\u0639", "🚗", "👩\u200d🚀",
        "\\", "|", "$5 million", "\ud800",
    ]
)  # fmt: skip
WILD = st.lists(st.one_of(_SNIPPETS, st.text(max_size=40)), max_size=30).map("".join)
LONG = st.one_of(WILD, WILD.map(lambda text: (text or "x") * 200).map(lambda text: text[:4000]))


@st.composite
def articles(draw: st.DrawFn) -> ArticleRef:
    return ArticleRef(
        id=draw(st.integers(1, 9)),
        title=draw(LONG),
        url=draw(
            st.sampled_from(["", "https://example.com/" + "a" * 700, "https://example.com/(x)"])
        ),
        published=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
        authors=tuple(draw(st.lists(WILD, max_size=5))),
    )


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    text = draw(WILD) or "7"
    return figure(
        id=draw(st.from_regex(r"[0-9a-f]{16}", fullmatch=True)),
        company=draw(LONG),
        metric=draw(st.sampled_from(["net_loss", "revenue", "other", "unheard_of"])),
        text=text,
        sentence=draw(LONG) + text + draw(LONG),
        scope=draw(WILD),
        label=draw(LONG),
        period=draw(st.sampled_from(["", "2021", "2021-Q1", "2021-05-04", "odd"])),
        role=draw(st.sampled_from(["reported", "prior", "change", "forecast", "target"])),
        bound=draw(st.sampled_from(["exact", "about", "at_least", "at_most", "between"])),
        direction=draw(st.sampled_from([-1, 0, 1])),
        article=draw(articles()),
        before=draw(LONG),
        after=draw(LONG),
    )


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    few = draw(st.lists(figures(), max_size=4))
    many = draw(st.sampled_from([1, 1, 80]))
    found = tuple(few * many)[:300]
    pairs = st.tuples(st.just(0), st.integers(0, max(len(found) - 1, 0)))
    derived = draw(
        st.lists(
            st.builds(
                Derived,
                st.just("difference"),
                st.decimals(-(10**15), 10**15, places=2),
                st.just("CNY"),
                pairs,
            ),
            max_size=3,
        )
        if found
        else st.just([])
    )
    return Answer(
        question=draw(LONG),
        status=draw(st.sampled_from(["answered", "ambiguous", "related", "not_covered"])),
        figures=found,
        derived=tuple(derived),
        note=draw(LONG),
        choices=tuple(draw(st.lists(LONG, max_size=30))),
        covered=tuple(draw(st.lists(WILD, max_size=40))),
        company=draw(LONG),
        metric=draw(st.sampled_from(["", "net_loss", "other", "x" * 200])),
        period=draw(st.sampled_from(["", "2021-Q1"])),
    )
