"""The words of one figure: its number as printed, its metric, its period, its source; pure.

Numbers are shown as printed. What the bot computed itself is labelled "computed".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal

from knowledge.answers.answer import Derived
from knowledge.answers.period_wording import day_words, period_words, seen_from
from knowledge.figures.figure import ArticleRef, Figure
from knowledge.language.metrics import metrics

Marker = Callable[[str], str]

_BOUNDS = {"about": "about ", "at_least": "at least ", "at_most": "up to "}
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_GROUPED = 1000
_SIGNS = {"percent": "%", "percentage_point": "percentage points"}


def metric_words(key: str, label: str = "") -> str:
    """A metric in words; for "other" the printed label, for an unknown key the key itself.

    >>> metric_words("other", "downloads"), metric_words("monthly_visits")
    ('downloads', 'monthly visits')

    """
    if key in {"", "other"}:
        return label
    return metrics()[key].label if key in metrics() else key.replace("_", " ")


def is_fiscal(figure: Figure) -> bool:
    """Whether the period is a company's own: it has a key and no dates."""
    return bool(figure.period) and figure.period_start is None


def number_words(value: Decimal) -> str:
    """A computed number, rounded for reading: three to four digits that matter, with a scale.

    >>> [number_words(Decimal(text)) for text in ("421000000", "1716.4", "88.2599", "0.0412")]
    ['421 million', '1,716', '88.3', '0.041']

    """
    size = abs(value)
    for power, name in _SCALES:
        if size >= Decimal(10) ** power:
            return f"{_rounded(value.scaleb(-power), 2)} {name}"
    if size >= _GROUPED or value == value.to_integral_value():
        return f"{value.quantize(Decimal(1), ROUND_HALF_UP):,}"
    if size >= 1:
        return _rounded(value, 1)
    return _rounded(value, 1 - value.adjusted())


def _rounded(value: Decimal, places: int) -> str:
    text = f"{value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def derived_words(derived: Derived) -> str:
    """A computed value with its sign or unit, labelled as computed.

    >>> derived_words(Derived("percent_change", Decimal("88.26"), "percent", (0, 1)))
    '+88.3 %, computed'
    >>> derived_words(Derived("ratio", Decimal("1.88"), "times", (0, 1)))
    '1.9 times, computed'

    """
    number = number_words(derived.value)
    unit = _SIGNS.get(derived.unit, derived.unit)
    if derived.kind == "ratio":
        return f"{number} times, computed"
    sign = "+" if derived.value > 0 else ""
    return f"{sign}{number} {unit}".replace("-", "−").strip() + ", computed"


def amount_words(figure: Figure) -> str:
    """The number as printed, with its bound and the article's own conversions in brackets."""
    bound = _BOUNDS.get(figure.bound, "")
    if figure.bound == "between" and " and " in figure.text:
        bound = "between "
    amount = f"{bound}{figure.text}"
    if figure.per and figure.per.lower() not in figure.text.lower():
        amount += f" per {figure.per}"
    if figure.noun and figure.noun.lower() not in figure.text.lower():
        amount += f" {figure.noun}"
    others = ", ".join(converted.text for converted in figure.converted)
    return f"{amount} ({others})" if others else amount


def change_words(figure: Figure) -> str:
    """A change as printed, with its direction: "up 12%", "down 3 percentage points"."""
    amount = amount_words(figure)
    if figure.unit == "times" and not figure.text[:1].isdigit():
        return amount
    bare = amount.lstrip("+-−– ")
    return {1: f"up {bare}", -1: f"down {bare}"}.get(figure.direction, f"change of {amount}")


def headline(figure: Figure) -> str:
    """What a figure says in one line: company, metric, number as printed, period.

    "BluePark: net loss 898 million yuan ($139 million), first quarter of 2021"
    """
    name = metric_words(figure.metric, figure.label)
    kind = {"forecast": " (forecast)", "target": " (target)"}.get(figure.role, "")
    printed = f"{name} {figure.text}".lower()
    scope = f" ({figure.scope})" if figure.scope and figure.scope.lower() not in printed else ""
    amount = change_words(figure) if figure.role == "change" else amount_words(figure)
    told = f"{name}{scope}{kind} {amount}".strip()
    period = period_words(figure.period, fiscal=is_fiscal(figure))
    told = f"{told}, {period}" if period else told
    return f"{figure.company}: {told}" if figure.company else told[:1].upper() + told[1:]


def comparison(figure: Figure, lead: Figure, derived: Iterable[Derived] = ()) -> str:
    """What a figure is compared with: "477 million yuan a year earlier (+88.3 %, computed)".

    `derived` are the values computed from the two.
    """
    if figure.role == "change":
        return change_words(figure)
    when = seen_from(figure.period, lead.period, fiscal=is_fiscal(figure))
    if not when and figure.role == "prior":
        when = "before"
    computed = "; ".join(derived_words(value) for value in derived)
    told = f"{amount_words(figure)} {when}".strip()
    return f"{told} ({computed})" if computed else told


def marked(sentence: str, figures: Iterable[Figure], mark: Marker, plain: Marker = str) -> str:
    """A sentence with the mentions of `figures` passed through `mark`, the rest through `plain`."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted({(figure.start, figure.end) for figure in figures}):
        if start >= at:
            pieces += [plain(sentence[at:start]), mark(sentence[start:end])]
            at = end
    return "".join([*pieces, plain(sentence[at:])])


def source_line(article: ArticleRef, plain: Marker = str) -> str:
    """Where a sentence stands: title · authors · date · link, what is unknown left out."""
    date = day_words(article.published.date()) if article.published else ""
    told = (article.title, ", ".join(article.authors), date)
    return " · ".join([*(plain(part) for part in told if part), *filter(None, [article.url])])
