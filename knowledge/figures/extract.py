"""What the extraction makes of one article, before companies are merged across articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.coverage.article import Article
from knowledge.figures.cast import Cast
from knowledge.figures.figure import Converted, Role
from knowledge.figures.shape import Shape
from knowledge.language.mentions import Period, Quantity


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure of one article; `entity` is the number of its company in the article's cast.

    `entity` is None where the text gives nobody; the other fields are those of `Figure`.
    """

    sentence: int
    quantity: Quantity
    entity: int | None
    metric: str
    period: Period | None
    role: Role
    direction: int
    scope: str
    label: str
    converted: tuple[Converted, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Extract:
    """An article with its cast and its figures in order of position.

    `shapes` holds the shape of each sentence that states figures, by its number.
    """

    article: Article
    cast: Cast
    drafts: tuple[Draft, ...]
    shapes: Mapping[int, Shape]
