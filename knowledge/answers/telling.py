"""What kind of figure accounts for a word of a question that its evidence need not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from knowledge.answers.apart import named_spans
from knowledge.answers.narrowing import begins_behind
from knowledge.answers.passage import Passage, text_keys
from knowledge.answers.rank import Candidate
from knowledge.figures.figure import AHEAD, Figure, is_estimate, lies_ahead
from knowledge.language.metrics import MONEY, PERCENTAGES, unit_kind
from knowledge.language.name_markets import DOLLAR, known_market, market_kind, quoted_currency
from knowledge.language.places import country_of, place
from knowledge.language.spans import begins_in
from knowledge.language.vocabulary import PLACE
from knowledge.language.words import Word, keys, match_keys
from knowledge.questions.light import Light, Told
from knowledge.questions.query import Query
from knowledge.tables import table, words

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EVERYWHERE = frozenset({"USD", "EUR"})  # currencies that other countries count in as well
# How a sentence says that an outlook has taken the place of another: "now expects".
_NOW = re.compile(
    r"""\b(?:now|rais(?:ed?|es|ing)|lift(?:s|ed|ing)?|lower(?:s|ed|ing)?|cuts?|trim(?:s|med)?
          |hik(?:ed?|es)|boost(?:s|ed)?|increas(?:ed?|es)|reduc(?:ed?|es)|slash(?:es|ed)?
          |upp(?:ed|ing)|updat(?:ed?|es)|revis(?:ed?|es)|new)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_GOVERNMENT = re.compile(
    r"\b(?:government|cabinet|ministers?|ministry|treasury|authorities)\b", re.IGNORECASE
)
_UNITS = frozenset({"unit", "units"})
_COUNTED = 0.8  # how surely the noun of a figure is what the question counts
_PRICES = frozenset({"price", "share_price", "share_price_change", "offer_price"})
_PART_OF = re.compile(r"\b(?:in|from|to|inside|across|within) (?:the )?$", re.IGNORECASE)


def tells(light: Light, word: Word, query: Query, candidate: Candidate) -> bool:
    """Whether a figure is of the kind that a word of a question says ("" says nothing)."""
    if light.told == "year":
        figure = candidate.figure
        return f"20{word.text}" in figure.period or f"20{word.text}" in candidate.passage.places
    if light.told == "named":
        return _is_named_otherwise(word, query, candidate.figure)
    if light.told == "aside":
        return _is_aside(word, query, candidate.figure)
    if light.told == "scene":
        return _is_of_scene(light, word, query, candidate.passage)
    return not light.told or _TELLS[light.told](candidate)


def _is_named_otherwise(word: Word, query: Query, figure: Figure) -> bool:
    """Whether other words than this one name the metric of the figure, or what it counts."""
    if any(not low <= word.start < high for low, high in named_spans(query, figure)):
        return True
    counted = [one for one in query.noun if one.start != word.start]
    return any(match_keys(counted, text_keys(f"{figure.noun} {figure.unit}")))


def _is_aside(word: Word, query: Query, figure: Figure) -> bool:
    """Whether an adjective stands before something else than the metric or what is counted.

    "Under the OLD programme" narrows no buyback, as "NEW stores" narrow the stores.
    """
    if _placed(key for key, _ in keys(word)):
        return False  # "New Zealand"
    behind = begins_behind(query.mended or query.text, word.end)
    asked = [*named_spans(query, figure), *((one.start, one.end) for one in query.noun)]
    return behind is not None and not begins_in(behind, asked)


def _is_of_scene(scene: Light, word: Word, query: Query, passage: Passage) -> bool:
    """Whether the article tells of an occasion: it has the word, or another word of the scene.

    A number that it has not is of something else.
    """
    if any(key in passage.elsewhere for key, _ in keys(word)):
        return True
    if word.text[0].isdigit():
        return False
    others = [one for one in query.words if scene.start <= one.start < scene.end]
    others += [
        one for named in query.names for one in named.words if scene.start <= one.start < scene.end
    ]
    return any(match_keys(others, passage.elsewhere))


def is_domestic(word: Word, query: Query, candidate: Candidate) -> bool:
    """Whether a place needs no saying: by the currency, by a city of it, or by the whole article.

    Not where the question names whose figure it is: of that, what is IN a country is a part.
    """
    there = _placed(key for key, _ in keys(word))
    if query.names or not there:
        return False
    return (
        _is_paid_there(there, word, query, candidate.figure)
        or _stands_for_country(word, candidate.figure)
        or _is_of_article(there, candidate)
    )


def _placed(found: Iterable[str]) -> frozenset[str]:
    """The places among keys."""
    return frozenset(key for key in found if key.startswith(PLACE))


def _is_paid_there(there: frozenset[str], word: Word, query: Query, figure: Figure) -> bool:
    """Whether a figure is in the currency of a place: "India's fund inflows" are in rupees."""
    part = _PART_OF.search((query.mended or query.text)[: word.start])
    return part is None and not there.isdisjoint(_home(figure.unit))


def _is_of_article(there: frozenset[str], candidate: Candidate) -> bool:
    """Whether the article tells of a place, and neither the sentence nor the title of another."""
    figure, passage = candidate.figure, candidate.passage
    told = _placed(text_keys(f"{passage.text} {figure.company} {figure.scope}"))
    others = told | (_placed(text_keys(passage.title)) - there)
    return not others and any(key in passage.elsewhere for key in there)


def _stands_for_country(word: Word, figure: Figure) -> bool:
    """Whether a city stands for the country that a figure is of: "how much did WASHINGTON spend"."""
    return country_of(word.text) == figure.company != ""


def is_government(word: Word, passage: Passage) -> bool:
    """Whether a city stands for the government that a sentence tells of.

    "How much did OTTAWA lend" is met by "the government has lent" in an article on Canada.
    """
    country = place(country_of(word.text) or "")
    if country is None or not _GOVERNMENT.search(passage.text):
        return False
    return f"{PLACE}{country.name.lower()}" in passage.elsewhere


def is_made(word: Word, query: Query, candidate: Candidate) -> bool:
    """Whether the units of a figure are what is counted: the article tells what is made or sold.

    "How many BIKES did it sell" is met by "sales of 700 units" of who makes bikes.
    """
    figure = candidate.figure
    if figure.noun.lower() not in _UNITS or "metric_different" in candidate.features:
        return False
    counted = any(one.start == word.start for one in query.noun[-1:])
    return counted and any(key in candidate.passage.elsewhere for key, _ in keys(word))


def is_circumstance(word: Word, query: Query, candidate: Candidate) -> bool:
    """Whether a word of another metric only says on what occasion something is counted.

    "How many shares did it sell in the IPO": shares are what the figure counts, and the article
    tells of the IPO.
    """
    found = candidate.features
    counted = "metric_counted" in found or found.get("noun", 0.0) >= _COUNTED
    return (
        counted
        and begins_in(word.start, query.metric_spans)
        and any(key in candidate.passage.elsewhere for key, _ in keys(word))
    )


def is_counterpart(word: Word, figure: Figure) -> bool:
    """Whether a rate is against the dollar without saying so: "the rupee ended at 86.8"."""
    if known_market(word.text) != DOLLAR or not figure.company:
        return False
    own = quoted_currency(figure.company)
    units = {"", "percent", "USD", own}
    return market_kind(figure.company) == "currency" and figure.unit in units


@cache
def _home(unit: str) -> frozenset[str]:
    """The keys of the country that alone has a currency."""
    if unit in _EVERYWHERE:
        return frozenset()
    named = (
        name
        for row in table("currencies")
        if row["code"] == unit
        for name in words(row["adjectives"])
    )
    return frozenset(f"{PLACE}{home.name.lower()}" for name in named if (home := place(name)))


def _kind(candidate: Candidate) -> str:
    return unit_kind(candidate.figure.unit, candidate.figure.per)


def _is_latest(candidate: Candidate) -> bool:
    """Whether the sentence sets the figure against the one before, or tells what is now expected.

    Not for what is counted: "new customers" are some of all customers.
    """
    figure = candidate.figure
    if figure.role == "prior" or _kind(candidate) == "count":
        return False
    if figure.role in AHEAD and _NOW.search(figure.sentence, 0, figure.start):
        return True
    return any(
        stored.figure.role == "prior" and stored.figure.unit == figure.unit
        for stored in candidate.passage.figures
    )


_TELLS: Mapping[Told, Callable[[Candidate], bool]] = {
    "prior": lambda candidate: candidate.figure.role == "prior",
    "latest": _is_latest,
    "estimate": lambda candidate: is_estimate(candidate.figure.scope),
    "ahead": lambda candidate: lies_ahead(candidate.figure),
    "range": lambda candidate: candidate.figure.bound == "between",
    "least": lambda candidate: candidate.figure.bound in {"at_least", "between"},
    "most": lambda candidate: candidate.figure.bound in {"at_most", "between"},
    "percent": lambda candidate: _kind(candidate) in PERCENTAGES,
    "money": lambda candidate: _kind(candidate) in MONEY,
    "times": lambda candidate: _kind(candidate) == "times",
    "priced": lambda candidate: candidate.figure.metric in _PRICES,
    "day": lambda candidate: _DAY.fullmatch(candidate.figure.period) is not None,
}
