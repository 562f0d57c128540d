"""The words of one figure: its number as printed, its metric, its period, its source; pure.

Numbers are shown as printed. What the bot computed itself is labelled "computed".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from knowledge.answers.answer import Derived
from knowledge.answers.period_wording import day_words, period_words, seen_from
from knowledge.answers.speech import counted, decimal_words, metric_name, say
from knowledge.figures.figure import AHEAD, ArticleRef, Figure
from knowledge.language.metrics import metrics

Marker = Callable[[str], str]

_BOUNDS = frozenset({"about", "at_least", "at_most"})
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_GROUPED = 1000


def metric_words(key: str, label: str = "") -> str:
    """A metric in words; for "other" the printed label, for an unknown key the key itself.

    >>> metric_words("other", "downloads"), metric_words("monthly_visits")
    ('downloads', 'monthly visits')

    """
    if key in {"", "other"}:
        return label
    return metric_name(key) if key in metrics() else key.replace("_", " ")


def titled(words: str) -> str:
    """The words with a large first letter, the others as they are.

    >>> titled("net loss"), titled("EBITDA")
    ('Net loss', 'EBITDA')

    """
    return words[:1].upper() + words[1:]


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
            scaled = value.scaleb(-power)
            return counted(f"number.{name}", scaled, number=decimal_words(scaled, 2))
    if size >= _GROUPED or value == value.to_integral_value():
        return decimal_words(value)
    if size >= 1:
        return decimal_words(value, 1)
    return decimal_words(value, 1 - value.adjusted())


def derived_words(derived: Derived) -> str:
    """A computed value with its sign or unit, labelled as computed.

    >>> derived_words(Derived("percent_change", Decimal("88.26"), "percent", (0, 1)))
    '+88.3 %, computed'
    >>> derived_words(Derived("ratio", Decimal("1.88"), "times", (0, 1)))
    '1.9 times, computed'

    """
    number = number_words(derived.value)
    if derived.kind == "ratio":
        return say("computed", value=say("computed.times", number=number))
    sign = "+" if derived.value > 0 else ""
    value = f"{sign}{number} {_unit_words(derived.unit)}".replace("-", "−").strip()
    return say("computed", value=value)


def _unit_words(unit: str) -> str:
    if unit == "percentage_point":
        return say("unit.percentage_point")
    return "%" if unit == "percent" else unit


def amount_words(figure: Figure) -> str:
    """The number as printed, with its bound and the article's own conversions in brackets."""
    amount = figure.text
    if figure.bound in _BOUNDS or (figure.bound == "between" and " and " in figure.text):
        amount = say(f"bound.{figure.bound}", amount=amount)
    if figure.per and figure.per.lower() not in figure.text.lower():
        amount = say("amount.per", amount=amount, per=figure.per)
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
    match figure.direction:
        case 1:
            return say("change.up", amount=bare)
        case -1:
            return say("change.down", amount=bare)
        case _:
            return say("change.some", amount=amount)


def headline(figure: Figure) -> str:
    """What a figure says in one line: company, metric, number as printed, period.

    "BluePark: net loss 898 million yuan ($139 million), first quarter of 2021"
    """
    name = metric_words(figure.metric, figure.label)
    kind = f" ({role_words(figure)})" if role_words(figure) else ""
    printed = f"{name} {figure.text}".lower()
    scope = f" ({figure.scope})" if figure.scope and figure.scope.lower() not in printed else ""
    amount = change_words(figure) if figure.role == "change" else amount_words(figure)
    told = f"{name}{scope}{kind} {amount}".strip()
    period = period_words(figure.period, fiscal=is_fiscal(figure))
    told = f"{told}, {period}" if period else told
    return f"{figure.company}: {told}" if figure.company else titled(told)


def role_words(figure: Figure) -> str:
    """What a figure is that is no result: a forecast or a target; "" for the others."""
    return say(f"role.{figure.role}") if figure.role in AHEAD else ""


def comparison(figure: Figure, lead: Figure, derived: Iterable[Derived] = ()) -> str:
    """What a figure is compared with: "477 million yuan a year earlier (+88.3 %, computed)".

    `derived` are the values computed from the two.
    """
    if figure.role == "change":
        return change_words(figure)
    when = seen_from(figure.period, lead.period, fiscal=is_fiscal(figure))
    if not when and figure.role == "prior":
        when = say("seen.before")
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
