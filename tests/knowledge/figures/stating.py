"""Articles of a few lines, and what the extraction makes of them, for the tests of figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from knowledge.coverage.article import Article, Sentence
from knowledge.figures.drafts import extract
from knowledge.figures.extract import Draft

PUBLISHED = datetime(2021, 5, 6, tzinfo=UTC)  # a Thursday


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as the tests compare it: `company` and `period` are "" where there is none."""

    text: str
    company: str
    metric: str
    period: str
    role: str
    scope: str
    draft: Draft


def stated(lines: str, published: datetime = PUBLISHED) -> list[Stated]:
    """The figures of the last line of an article.

    Lines are separated by ` / `; one that begins with `# ` is a headline (the first: the title).
    """
    sentences = tuple(
        Sentence(line.removeprefix("# "), "headline" if line.startswith("# ") else "text", number)
        for number, line in enumerate(lines.split(" / "))
    )
    title = sentences[0].text if sentences[0].kind == "headline" else ""
    found = extract(Article("key", title, sentences, published=published))
    return [
        Stated(
            text=draft.quantity.text,
            company=found.cast.entities[draft.entity].name if draft.entity is not None else "",
            metric=draft.metric,
            period=draft.period.key if draft.period else "",
            role=draft.role,
            scope=draft.scope,
            draft=draft,
        )
        for draft in found.drafts
        if draft.sentence == len(sentences) - 1
    ]
