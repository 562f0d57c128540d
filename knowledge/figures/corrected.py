"""What a person types to correct a figure -> the fields to set.

The bot never says a number that the coverage does not: a corrected value has to stand in the
figure's sentence, as printed.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from knowledge.errors import KnowledgeError
from knowledge.figures.figure import Figure
from knowledge.language.mentions import Quantity
from knowledge.language.metrics import metrics
from knowledge.language.periods import parse_period
from knowledge.language.quantities import quantities

Changes = tuple[tuple[str, str], ...]
_MEANS = re.compile(r"\s+=\s+(?P<value>-?[\d,]+(?:\.\d+)?)\s*(?P<unit>\S.*)?$")


class WrongCorrection(KnowledgeError):
    """A correction cannot be made as it was typed; says why and what can be typed."""


def changes(
    figure: Figure, *, value: str = "", metric: str = "", company: str = "", period: str = ""
) -> Changes:
    """The fields that differ from the figure; an empty argument leaves its field as it is.

    `value` is a number of the figure's sentence as printed, or that and what it means:
    "898 million yuan = 898000000 CNY". `metric` is a key or its label; `period` as typed
    anywhere, or "-" for none; `company` a name, or "-" for nobody.
    Raises WrongCorrection.
    """
    found: dict[str, str] = {}
    if value.strip() and value.strip() != figure.text:
        found |= _value(figure, value.strip())
    if metric.strip():
        found["metric"] = _metric(metric.strip())
    if period.strip():
        found |= _period(period.strip())
    if company.strip():
        found["company"] = "" if company.strip() == "-" else company.strip()
    return tuple((name, text) for name, text in found.items() if text != _present(figure, name))


def _present(figure: Figure, name: str) -> str:
    value = getattr(figure, name)
    return "" if value is None else str(value)


def _value(figure: Figure, typed: str) -> dict[str, str]:
    meaning = _MEANS.search(typed)
    printed = typed[: meaning.start()] if meaning else typed
    start = figure.sentence.find(printed)
    if start < 0:
        raise WrongCorrection(
            f"The sentence does not print “{printed}”. Type a number as the sentence prints it; "
            "hide the figure if none of them is right."
        )
    read = _read(figure, printed, start)
    if meaning is None and read is None:
        raise WrongCorrection(
            f"I cannot read “{printed}” as one number. Add what it means: "
            f"“{printed} = 898000000 CNY”."
        )
    fields = {"text": printed, "start": str(start), "end": str(start + len(printed))}
    if read is not None:
        upper = "" if read.upper is None else str(read.upper)
        fields |= {"value": str(read.value), "unit": read.unit, "bound": read.bound}
        fields |= {"upper": upper, "per": read.per}
    if meaning is not None:
        fields |= {"value": _number(meaning["value"]), "unit": meaning["unit"] or figure.unit}
        fields |= {"bound": "exact", "upper": ""}
    return fields


def _read(figure: Figure, printed: str, start: int) -> Quantity | None:
    """The quantity that stands there in the sentence, or that the words say alone."""
    for quantity in quantities(figure.sentence):
        if (quantity.start, quantity.text) == (start, printed):
            return quantity
    alone = quantities(printed)
    return alone[0] if len(alone) == 1 else None


def _number(text: str) -> str:
    try:
        return str(Decimal(text.replace(",", "")))
    except InvalidOperation:
        raise WrongCorrection(f"“{text}” is no number.") from None


def _metric(typed: str) -> str:
    wanted = typed.casefold().replace("_", " ")
    for key, known in metrics().items():
        if wanted in {key.replace("_", " "), known.label.casefold()}:
            return key
    raise WrongCorrection(f"There is no metric “{typed}”. Type its key or name, such as net loss.")


def _period(typed: str) -> dict[str, str]:
    if typed == "-":
        return {"period": "", "period_start": "", "period_end": ""}
    period = parse_period(typed)
    if period is None or not period.key[:4].isdigit():
        raise WrongCorrection(
            f"“{typed}” is no period. Type one with its year, such as 2021, 2021-Q1, "
            "first half of 2021, 2021-03 or 2021-05-04; - for none."
        )
    return {
        "period": period.key,
        "period_start": period.start.isoformat() if period.start else "",
        "period_end": period.end.isoformat() if period.end else "",
    }
