"""Answers, figures and quantities as JSON-ready dicts: the machine's view of the library.

The fields of an answer are a published format: add to them, never rename one.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from knowledge.answers.answer import Answer, Derived
from knowledge.figures.figure import ArticleRef, Figure
from knowledge.language.mentions import Quantity

Json = Mapping[str, object]


def number_json(value: Decimal) -> int | float:
    """A value as a JSON number: an int where it is whole, else the shortest float that gives it.

    >>> number_json(Decimal("8.98E+8")), number_json(Decimal("82.79")), number_json(Decimal("2.0"))
    (898000000, 82.79, 2)

    """
    return int(value) if value == value.to_integral_value() else float(value)


def _optional(value: Decimal | None) -> int | float | None:
    return None if value is None else number_json(value)


def quantity_json(quantity: Quantity) -> Json:
    """A quantity as the command `quantities` prints it."""
    return {
        "value": number_json(quantity.value),
        "unit": quantity.unit,
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
        "bound": quantity.bound,
        "upper": _optional(quantity.upper),
    }


def article_json(article: ArticleRef) -> Json:
    """An article as far as an answer shows it; `published` in ISO 8601 or null."""
    return {
        "title": article.title,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "authors": list(article.authors),
    }


def figure_json(figure: Figure) -> Json:
    """A figure with its evidence."""
    return {
        "id": figure.id,
        "company": figure.company,
        "metric": figure.metric,
        "label": figure.label,
        "value": number_json(figure.value),
        "upper": _optional(figure.upper),
        "unit": figure.unit,
        "per": figure.per,
        "text": figure.text,
        "bound": figure.bound,
        "converted": [
            {"value": number_json(other.value), "unit": other.unit, "text": other.text}
            for other in figure.converted
        ],
        "period": figure.period,
        "role": figure.role,
        "direction": figure.direction,
        "scope": figure.scope,
        "sentence": figure.sentence,
        "start": figure.start,
        "end": figure.end,
        "article": article_json(figure.article),
    }


def derived_json(derived: Derived) -> Json:
    """A computed value; `from` are the places of its operands in the answer's figures."""
    return {
        "kind": derived.kind,
        "value": number_json(derived.value),
        "unit": derived.unit,
        "from": list(derived.operands),
    }


def answer_json(answer: Answer, id: object = None) -> Json:
    """An answer; `id` is what the question came with, null if nothing."""
    return {
        "id": id,
        "question": answer.question,
        "status": answer.status,
        "company": answer.company,
        "metric": answer.metric,
        "period": answer.period,
        "figures": [figure_json(figure) for figure in answer.figures],
        "derived": [derived_json(value) for value in answer.derived],
        "note": answer.note,
        "choices": list(answer.choices),
        "covered": list(answer.covered),
        "text": answer.text,
    }
