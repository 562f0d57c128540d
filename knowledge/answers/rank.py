"""Query + passages -> candidates, best first, and how sure the best one is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from math import exp

from knowledge.answers.claims import RIVALS, claim_features, unaccounted
from knowledge.answers.features import Asked, Features, features
from knowledge.answers.passage import Passage, Stored
from knowledge.answers.same import is_expected, same_value
from knowledge.answers.weights import score, surety
from knowledge.figures.figure import STATED, Figure, units_given
from knowledge.figures.meaning import A_SHARE
from knowledge.language.mentions import Quantity
from knowledge.language.metrics import metric, unit_kind
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.query import Query
from knowledge.questions.typed import conversion_of, typed_amounts

_TYPED = 3  # a shorter number stands in many questions by chance
_LOOKED_AT = 40  # candidates among which rivals and repetitions are sought
_FIRST = 10  # candidates that tell what the coverage has
_UNASKED = 0.5  # share of the words of a scope that the question has not
_IN_TOTAL = frozenset({"money"})
_CLOSE = 1.5  # how far behind a figure may score to be meant as well
_ALONE = 5.0  # the lead of a candidate without a rival


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A figure that may be the answer, with what it explains and what that is worth.

    Each is only itself, however like another: so what is found out about one can be kept.
    """

    passage: Passage
    stored: Stored
    features: Features
    score: float

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        return self.stored.figure


def rank(query: Query, passages: Iterable[Passage], lexicon: Lexicon) -> list[Candidate]:
    """All figures of the passages, the best first; ties go to the newer article, then in order."""
    asked = Asked(query, lexicon)
    found = [
        (passage, passage.figures[place], one)
        for passage in passages
        if (places := _admitted(query, passage))
        for place, one in zip(places, features(asked, passage, places), strict=True)
    ]
    # Where no period is asked for, the newest value of a series is meant.
    if query.period is None and query.role != "prior":
        _mark_outdated(found, _day if query.relative else day_of)
    if not query.role:
        _mark_come_about(found)
    return sorted((Candidate(*one, score(one[2])) for one in found), key=_order)


def just_asked(ranked: Sequence[Candidate]) -> Iterator[Candidate]:
    """Of the first candidates, those of the very metric that is meant and of whom it is asked."""
    for candidate in ranked[:_FIRST]:
        found = candidate.features
        if found.get("metric_meant", 0.0) > 0 and found.get("name_owner", 0.0) > 0:
            yield candidate


def _admitted(query: Query, passage: Passage) -> list[int]:
    figures = enumerate(passage.figures)
    return [place for place, stored in figures if admitted(query, stored.figure)]


def _mark_outdated(
    found: Sequence[tuple[Passage, Stored, Features]], day_: Callable[[Figure], date]
) -> None:
    """Add the feature of figures that are not the newest of their series, by their days."""
    dated = [(_series(stored.figure), day_(stored.figure)) for _, stored, _ in found]
    newest: dict[tuple[str, str, str, str], date] = {}
    for series, day in dated:
        newest[series] = max(newest.get(series, date.min), day)
    for (series, day), (_, _, features_) in zip(dated, found, strict=True):
        if day < newest[series]:
            features_["outdated"] = 1.0


def _mark_come_about(found: Sequence[tuple[Passage, Stored, Features]]) -> None:
    """Add the same feature to what was expected of a period whose result the coverage has."""
    results: dict[tuple[str, str, str], list[Figure]] = {}
    for _, stored, _ in found:
        if stored.figure.role in STATED and stored.figure.period:
            results.setdefault(_event(stored.figure), []).append(stored.figure)
    for _, stored, features_ in found:
        known = results.get(_event(stored.figure), ())
        if any(is_expected(stored.figure, result) for result in known):
            features_["outdated"] = 1.0


def _event(figure: Figure) -> tuple[str, str, str]:
    return figure.company, figure.metric, figure.period


def _series(figure: Figure) -> tuple[str, str, str, str]:
    """What a figure is one value of, over time."""
    kind = unit_kind(figure.unit, figure.per)
    return figure.company, figure.metric, kind, figure.scope


def day_of(figure: Figure) -> date:
    """The day that the figure speaks for: the end of its period, else its publication."""
    published = _day(figure)
    day = figure.period_end or published
    return min(day, published) if figure.article.published else day


def _day(figure: Figure) -> date:
    """The day on which the article of a figure came out, the first of all days if unknown."""
    published = figure.article.published
    return published.date() if published else date.min


def admitted(query: Query, figure: Figure) -> bool:
    """Whether the figure is of a kind that the question asks for by its very words.

    "How many" wants no money, "in percent" no count, "in dollars" no other currency unless the
    article converts it; a number typed in the question is not its answer, unless it is asked for
    in another currency.
    """
    kind = unit_kind(figure.unit, figure.per)
    if query.kinds and kind not in query.kinds:
        return False
    if query.kinds == _IN_TOTAL and abs(figure.value) < A_SHARE:
        # So small an amount of what is stated by the share is for one share.
        return kind != "money" or "per_share" not in metric(figure.metric).units
    if kind == "percentage_point" and query.metrics and query.role != "change":
        # Points are by how much something moved, never where it stands.
        return False
    converted = conversion_of(query)
    if converted is not None:
        return query.currency in units_given(figure) and _is_given(converted, figure)
    amounts = typed_amounts(query.text)
    if amounts and any(_is_given(amount, figure) for amount in amounts):
        return False
    return figure.text not in query.text or len(figure.text) < _TYPED


def _is_given(amount: Quantity, figure: Figure) -> bool:
    """Whether an amount is the figure, in its own unit or one that it is converted to."""
    return any(
        amount.value == value and amount.unit == unit
        for value, unit in (
            (figure.value, figure.unit),
            *((other.value, other.unit) for other in figure.converted),
        )
    )


def _order(candidate: Candidate) -> tuple[float, float, str]:
    published = candidate.figure.article.published
    return (-candidate.score, -_seconds(published) if published else 0.0, candidate.figure.id)


_seconds = lru_cache(maxsize=1024)(datetime.timestamp)


def decision(query: Query, ranked: Sequence[Candidate]) -> Features:
    """What speaks for and against claiming the first of the candidates."""
    best = ranked[0]
    rivals = [
        c
        for c in ranked[1:_LOOKED_AT]
        if _rivals(query, c.figure, best.figure)
        and not _is_part(c, best)
        and not _lacks_currency(c, best)
    ]
    lead = best.score - rivals[0].score if rivals else _ALONE
    found = claim_features(
        query, best.features, best.score, lead, [rival.features for rival in rivals[:RIVALS]]
    )
    same = sum(same_value(c.figure, best.figure) for c in ranked[1:_LOOKED_AT])
    found["repeated"] = min(1.0, same / 2)
    found["mass"] = _mass(best, rivals)
    found["contested"] = float(any(_contests(c, best) for c in ranked[1:_LOOKED_AT]))
    return found


def _mass(best: Candidate, rivals: Sequence[Candidate]) -> float:
    """The share of the probability that the ranking itself gives to the best, not to its rivals."""
    others = sum(exp(min(0.0, rival.score - best.score)) for rival in rivals)
    return 1 / (1 + others)


def _contests(other: Candidate, best: Candidate) -> bool:
    """Whether another figure, as new, gives the same thing for the same time another value."""
    one, two = other.figure, best.figure
    return (
        other.score > best.score - _CLOSE
        and _day(one) >= _day(two)
        and (one.role, one.period) == (two.role, two.period)
        and _series(one) == _series(two)
        and not same_value(one, two)
    )


def _lacks_currency(other: Candidate, best: Candidate) -> bool:
    """Whether only the best is given in the currency asked for, so that it is the one meant."""
    return "currency" in best.features and "currency_other" in other.features


def _is_part(other: Candidate, best: Candidate) -> bool:
    """Whether the other is of a part that nobody asked for, the best of all of the same.

    A part of the company ("cloud" revenue), or of the very period that is asked for.
    """
    in_period = "period_same" in best.features and "period_contains" in other.features
    if in_period and _series(other.figure) == _series(best.figure):
        return True
    unasked = other.features.get("scope_unasked", 0.0) >= _UNASKED
    whole = not best.features.get("scope_unasked")
    return unasked and whole and _series(other.figure)[:3] == _series(best.figure)[:3]


def _rivals(query: Query, other: Figure, best: Figure) -> bool:
    """Whether the other figure says something else to the question.

    Not one with the same value; nor another article's value of the same thing, which is shown
    beside the newest; nor, where no period is asked for, an older value of it; nor by how much it
    moved or what was expected of it, where that is not asked for.
    """
    if same_value(other, best) or _is_only_its_move(query, other, best):
        return False
    if not query.role and is_expected(other, best):
        return False
    if _series(other) != _series(best) or other.role != best.role or best.metric == "other":
        return True
    if other.article.id == best.article.id:
        return query.period is not None or day_of(other) >= day_of(best)
    if query.period:
        return bool(other.period and best.period) and other.period != best.period
    return day_of(other) > day_of(best)


def _is_only_its_move(query: Query, other: Figure, best: Figure) -> bool:
    """Whether the question asks where something stands, and the other says how it has moved."""
    asked = query.role == "change" or query.want == "change" or query.direction
    return not asked and other.role == "change" != best.role and other.company == best.company


def sureness(query: Query, ranked: Sequence[Candidate]) -> float:
    """How likely the best candidate is the right answer; 0 without candidates."""
    if not ranked or unaccounted(ranked[0].features):
        return 0.0
    return surety(decision(query, ranked))
