"""What a figure explains of a question, as numbers; `data/weights.csv` says what each is worth.

Each feature is between 0 and 1 and named after what it sees. The weights are fitted on
questions by `python -m tests.benchmarks.fit`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from operator import attrgetter

from knowledge.answers.as_of import as_of
from knowledge.answers.extremes import extreme_feature
from knowledge.answers.gauges import gauge_feature
from knowledge.answers.kinship import metric_features
from knowledge.answers.narrowed import narrowed
from knowledge.answers.nearness import Distances, names_near, nonzero, weighed, word_features
from knowledge.answers.paces import is_rate, pace_feature, pace_of
from knowledge.answers.passage import Passage, Stored, text_keys
from knowledge.answers.roles import former, role_pair
from knowledge.answers.standing import name_features, sought, standing
from knowledge.answers.totals import sum_feature
from knowledge.answers.weekdays import weekday_feature
from knowledge.figures.figure import Figure, is_estimate, stated_period, units_given
from knowledge.language.metrics import metric, unit_kind
from knowledge.language.period_calendar import SINCE, grain_of, indian_year
from knowledge.language.periods import compatible, of_year
from knowledge.language.words import match_keys
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.query import Query

Features = dict[str, float]
_Find = Callable[[Query, Figure, str], Features]
_Fields = Callable[[Figure], object]

_OPENING = 2  # sentences behind the title that sum an article up
# What adds up over time: a quarter's is not the year's. A deal of May is one of that year.
_FLOWS = frozenset(("sales", "profit", "volume", "orders", "output", "insurance", "cash", "flow"))
# What tells that an amount for one share is asked for.
_SHARE = re.compile(r"\b(?:shares?|stocks?|units?|apiece|each|eps|ad[sr]s?)\b", re.IGNORECASE)
_SOON = timedelta(days=4)  # how long after a period news of it come out


def features(asked: Asked, passage: Passage, places: Sequence[int]) -> Iterator[Features]:
    """The features of figures of a passage, by their places in it; those that are 0 are left out.

    What all figures of the passage share is found once for it, and what a few fields of a figure
    decide (`_OF_FIELDS`) once for a question.
    """
    names = [standing(named, passage) for named in asked.names]
    distances = Distances(passage)
    near = names_near(asked.names, passage, distances)
    words = word_features(asked.words, passage, distances, places)
    money = "INR" if any([one.figure.unit == "INR" for one in passage.figures]) else ""  # noqa: C419
    owned: dict[int | None, Features] = {}
    for place, around in zip(places, words, strict=True):
        stored = passage.figures[place]
        found = owned.get(stored.company)
        if found is None:
            found = owned[stored.company] = name_features(asked.query, names, stored)
        found = found.copy()
        if near[place]:
            found["name_near"] = near[place]
        asked.of_fields(stored.figure, money, found)
        found |= around
        if stored.figure.role == "prior":
            found |= former(asked.query, passage, stored.figure)
        _form(asked.query, passage, stored, found)
        if asked.pace and is_rate(stored.figure):
            found[pace_feature(asked.pace, passage, distances, place)] = 1.0
        for tell in (sum_feature, extreme_feature, gauge_feature):
            if told := tell(asked.query, passage, stored.figure):
                found[told] = 1.0
        yield found


class Asked:
    """A question with what is found out about it once, for all candidates."""

    def __init__(self, query: Query, lexicon: Lexicon) -> None:
        self.query = query
        self.words = weighed(query, lexicon)
        self.pace = pace_of(query.mended or query.text)
        self.names = sought(query.names)
        # What counts nothing leaves the nouns of figures alone.
        rows = [row for row in _OF_FIELDS if query.noun or row[0] is not _noun]
        self._known: dict[str, list[tuple[_Find, _Fields, dict[object, Features]]]] = {
            money: [(find, fields, {}) for find, fields in rows] for money in ("", "INR")
        }

    def of_fields(self, figure: Figure, money: str, found: Features) -> None:
        """Add what `_OF_FIELDS` find of a figure; `money` is "INR" if its sentence has any."""
        for find, fields, known in self._known[money]:
            key = fields(figure)
            same = known.get(key)
            if same is None:
                same = known[key] = nonzero(find(self.query, figure, money))
            if same:
                found |= same


def _kinds(query: Query, figure: Figure, _: str) -> Features:
    """Whether the unit is of the kind asked for, by the wording and by the metric."""
    kind = unit_kind(figure.unit, figure.per)
    found: Features = {f"kind_{kind}": 1.0}
    if kind == "per_share" and _is_by_share(query, figure):
        found["kind_unfit"] = 1.0
    elif query.kinds:
        found["kind_asked" if kind in query.kinds else "kind_other"] = 1.0
    elif query.metrics and query.role != "change":
        moved = query.direction and figure.direction  # "whose sales FELL more"
        fits = moved or any(kind in r.units for m in query.metrics for r in m.readings)
        found["kind_fits" if fits else "kind_unfit"] = 1.0
    elif query.role != "change":
        found[f"kind_any_{kind}"] = 1.0
    if query.role == "change" and figure.role == "change":
        found[f"change_{kind}"] = 1.0
    if query.want == "change" and figure.role != "change":
        found["change_missing"] = 1.0
    if query.currency:
        found["currency" if query.currency in units_given(figure) else "currency_other"] = 1.0
    return found


def _is_by_share(query: Query, figure: Figure) -> bool:
    """Whether a figure is for one share where a total is asked for: "net income", "in dollars".

    "Earnings" alone may be either.
    """
    by_share = metric(figure.metric).units == {"per_share"}
    total = "money" in query.kinds or any(one.text.startswith("net ") for one in query.metrics)
    if not by_share or not total:
        return False
    meant = any("per_share" in mention.readings[0].units for mention in query.metrics)
    return not meant and not _SHARE.search(query.text)


def _time(query: Query, figure: Figure, money: str) -> Features:
    """Whether the period, the role and the direction are those asked for."""
    query = as_of(query, figure)
    period = _period(query, figure, money)
    found = {period: 1.0} | _roles(query, figure, period)
    if query.grain and query.period is None and (grain := grain_of(figure.period)):
        found["grain_same" if grain == query.grain else "grain_other"] = 1.0
    return found


def _period(query: Query, figure: Figure, money: str) -> str:
    """How the period of the figure stands to the one asked for, as the name of a feature."""
    if query.period is None:
        former = figure.role == "prior" and query.role != "prior"
        return "period_unasked_prior" if former else "period_unasked"
    standing = _FLOWS.isdisjoint(metric(figure.metric).families)
    stretch = figure.period_start is not None and query.period.key.endswith(SINCE)
    if not figure.period and not stretch:
        return "period_of_article" if standing and _of_article(query, figure) else "period_unknown"
    stated = stated_period(figure)
    found = compatible(query.period, stated)
    if found == "unknown" and money == "INR":
        found = compatible(indian_year(query.period), indian_year(stated))
    if found == "contains" and standing:
        return "period_within"
    if found in {"inside", "overlap"} and standing and _of_article(query, figure):
        return "period_of_article"
    return f"period_{found}"


def _of_article(query: Query, figure: Figure) -> bool:
    """Whether an article came out in the period asked for, so that what it says stands then."""
    published = figure.article.published
    if query.period is None or published is None:
        return False
    asked = of_year(query.period, published.year)
    if asked.start is None or asked.end is None:
        return False
    return asked.start <= published.date() <= asked.end + _SOON


def _roles(query: Query, figure: Figure, period: str) -> Features:
    asked, given = role_pair(query, figure, period)
    found = {f"role_{asked or 'any'}_{given}": 1.0}
    if query.relation:
        found[f"relation_{given}"] = 1.0
    if query.tense and not asked:
        found[f"{query.tense}_{given}"] = 1.0
    if asked == "forecast" or given == "forecast":
        told = is_estimate(figure.scope)
        found[
            f"estimate_{'asked' if query.estimate else 'unasked'}_{'told' if told else 'none'}"
        ] = 1.0
    if weekday := weekday_feature(query, figure):
        found[weekday] = 1.0
    if query.direction and figure.direction:
        same = query.direction == figure.direction
        found["direction_same" if same else "direction_other"] = 1.0
    return found


def _noun(query: Query, figure: Figure, _: str) -> Features:
    """Whether what is counted is what the question counts."""
    if not query.noun:
        return {}
    counted = text_keys(f"{figure.noun} {figure.unit}")
    matched = match_keys(query.noun, counted)
    return {"noun": max(matched), "noun_missing": float(not any(matched))}


def _form(query: Query, passage: Passage, stored: Stored, found: Features) -> None:
    """Add where a figure stands and how it is stated."""
    figure = stored.figure
    if passage.headline:
        found["headline"] = 1.0
    if 0 < passage.position <= _OPENING:
        found["opening"] = 1.0
    if figure.start == passage.figures[0].figure.start:
        found["first_figure"] = 1.0
    if figure.confidence:
        found["confidence"] = figure.confidence
    if figure.converted:
        found["converted"] = 1.0
    if stored.company is None:
        found["ownerless"] = 1.0
    if figure.bound != "exact":
        found["bounded"] = 1.0
    if figure.metric != "other" and metric(figure.metric).sign < 0:
        found["metric_loss"] = 1.0
    if figure.text in query.text:
        found["typed_number"] = 1.0


# What only the question and some fields of a figure decide: each function with those fields.
_OF_FIELDS: tuple[tuple[_Find, _Fields], ...] = (
    (metric_features, attrgetter("metric", "label", "noun", "unit")),
    (_kinds, attrgetter("metric", "unit", "per", "role", "converted", "direction")),
    (
        _time,
        attrgetter("period", "period_start", "period_end", "article.published",
                   "metric", "role", "direction", "scope"),
    ),
    (_noun, attrgetter("noun", "unit")),
    (narrowed, attrgetter("scope")),
)  # fmt: skip
