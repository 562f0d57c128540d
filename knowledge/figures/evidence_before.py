"""What speaks for and against nobody, and whom an article was speaking of, as the owner of a figure.

Where a name of the sentence is held against them: see `evidence`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.figures.clauses import clause_of, has_subject
from knowledge.figures.evidence import is_others, is_wide
from knowledge.figures.evidence_places import PRICED
from knowledge.figures.owning import Asked, Evidence, Known
from knowledge.figures.shape import Shape


def of_nobody(shape: Shape, asked: Asked, by: str = "") -> Iterator[Evidence]:
    """The evidence that a figure is nobody's whom the text names; `by` as in `of_sentence`."""
    yield f"nobody {asked.sphere}", 1.0
    if asked.metric == "market_size":
        yield "nobody's market", 1.0  # "the market grew 2%": of no company in it
    if by and not any("topic" in known.ways for known in asked.context):
        yield f"nobody {by}", 1.0
    if is_others(shape, -1, asked):
        yield "nobody others", 1.0


def of_sentence(
    shape: Shape, asked: Asked, by: str = "", *, surveyed: bool = False
) -> tuple[str, ...]:
    """What a sentence says for or against all of whom the article was speaking.

    `by` tells who says it: a researcher, "reported", or an office, "official"; `surveyed` that a
    researcher is named at all.
    """
    told = {
        "others": is_others(shape, -1, asked),
        by: bool(by),
        "world": is_wide(shape, asked),
        "counted": by == "" and surveyed and is_wide(shape, asked),
        "outside": clause_of(shape.signs, asked.index) is not None,
        "subject": has_subject(shape, asked.index),
        "pronoun": "P" in shape.signs,
    }
    return tuple([name for name, holds in told.items() if holds])


def of_context(
    shape: Shape, asked: Asked, known: Known, sentence: Sequence[str]
) -> Iterator[Evidence]:
    """The evidence that a figure is of someone of whom the article was speaking.

    `sentence` is what `of_sentence` says of them all.
    """
    kind = known.kind if known.kind in ("place", "market") else "company"
    yield f"context {kind} {asked.sphere}", 1.0
    if known.kind in ("other", "product"):
        yield f"context {known.kind}", 1.0
    if kind == "market" and asked.of_index:
        yield "context index", 1.0  # "the main index rose": not the price of oil
    if kind == "place" and asked.metric in PRICED:
        yield "place priced", 1.0
    for way in known.ways:
        yield f"context {way}", 1.0
        if asked.sphere == "open":
            yield f"context {way} open", 1.0
    for mark in known.marks:
        yield f"context {mark}", 1.0
        yield f"context {mark} {asked.sphere}", 1.0
    if shape.own and "topic" in known.ways:
        yield "context own", 1.0
    for told in sentence:
        yield f"context {told} {kind}", 1.0
