"""Somebody's text held against the coverage, figure by figure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from knowledge.answers.answering import Answerer
from knowledge.answers.beside import in_currency
from knowledge.answers.rank import Candidate
from knowledge.answers.same import published, same_value
from knowledge.coverage.article import Article, Sentence
from knowledge.coverage.sentences import sentences
from knowledge.figures.companies import normal_name
from knowledge.figures.drafts import extract
from knowledge.figures.extract import Draft, Extract
from knowledge.figures.figure import AHEAD, ArticleRef, Figure, stated_period
from knowledge.language.metrics import related, unit_kind
from knowledge.language.periods import compatible
from knowledge.questions.made import made, named
from knowledge.questions.query import Named
from knowledge.values import Check

_NOWHERE = ArticleRef(0, "", "", None, ())


def checks(text: str, answerer: Answerer) -> list[Check]:
    """Every figure that a text states, each held against the coverage, in order.

    A text is no article: it has no date, so "last year" fits any year.
    """
    paragraphs = [line for line in text.splitlines() if line.strip()]
    cut = tuple(
        Sentence(sentence, "text", number)
        for number, line in enumerate(paragraphs)
        for sentence in sentences(line)
    )
    found = extract(Article("", "", cut))
    # A sentence may state hundreds of figures: who is named in it is read once.
    typed = cache(lambda number: answerer.query(cut[number].text).names)
    return [
        _check(draft, _names(found, draft, answerer, typed), found, answerer)
        for draft in found.drafts
    ]


def _check(draft: Draft, names: list[Named], found: Extract, answerer: Answerer) -> Check:
    figure = _figure(found, draft, names)
    if not names:
        return Check(figure, "not_covered")
    key = "" if draft.metric == "other" else draft.metric
    words = "" if key else f"{draft.label} {draft.scope}"
    ranked = answerer.candidates(made("", names, key, None, words))
    owners = {company for name in names for company in name.companies}
    rivals = [c for c in ranked if c.stored.company in owners and _comparable(figure, c.figure)]
    agreeing = next((c.figure for c in rivals if _agrees(figure, c.figure)), None)
    if agreeing is not None:
        return Check(figure, "agrees", agreeing)
    differing = [c for c in rivals if figure.metric != "other"]
    if not differing:
        return Check(figure, "not_covered")
    return Check(figure, "differs", _nearest(figure, differing))


def _names(
    found: Extract, draft: Draft, answerer: Answerer, typed: Callable[[int], Sequence[Named]]
) -> list[Named]:
    """The companies that the figure may belong to: its own, else the one that is named."""
    entity = next((e for e in found.cast.entities if e.id == draft.entity), None)
    if entity is not None:
        own = answerer.companies(normal_name(entity.name))
        if own:
            return [named(entity.name, own)]
    owned = [
        name for name in typed(draft.sentence) if any(map(answerer.has_figures, name.companies))
    ]
    return owned if len(owned) == 1 else []


def _figure(found: Extract, draft: Draft, names: Sequence[Named]) -> Figure:
    quantity, period = draft.quantity, draft.period
    return Figure(
        id="",
        company=names[0].name if names else "",
        metric=draft.metric,
        value=quantity.value,
        unit=quantity.unit,
        text=quantity.text,
        bound=quantity.bound,
        upper=quantity.upper,
        per=quantity.per,
        converted=draft.converted,
        period=period.key if period else "",
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        role=draft.role,
        direction=draft.direction,
        scope=draft.scope,
        label=draft.label,
        noun=quantity.noun,
        sentence=found.article.sentences[draft.sentence].text,
        start=quantity.start,
        end=quantity.end,
        article=_NOWHERE,
        confidence=draft.confidence,
    )


def _comparable(claim: Figure, figure: Figure) -> bool:
    """Whether the coverage's figure is about what the text claims."""
    if related(claim.metric, figure.metric) not in {"same", "opposite"}:
        return False
    if unit_kind(claim.unit, claim.per) != unit_kind(figure.unit, figure.per):
        return False
    if in_currency(figure, claim.unit).unit != claim.unit and unit_kind(claim.unit) == "money":
        return False
    if _side(claim) != _side(figure):
        return False
    if not claim.period or not figure.period:
        return True
    return compatible(stated_period(claim), stated_period(figure)) in {"same", "unknown"}


def _side(figure: Figure) -> str:
    if figure.role in AHEAD:
        return "ahead"
    return "change" if figure.role == "change" else "stated"


def _agrees(claim: Figure, figure: Figure) -> bool:
    """Whether both say the same number of the same metric, within half a percent."""
    if related(claim.metric, figure.metric) != "same":
        return False
    if claim.role == "change" and claim.direction * figure.direction < 0:
        return False
    own = in_currency(figure, claim.unit)
    own = own if own.unit == claim.unit else replace(own, unit=claim.unit)
    if same_value(claim, own):
        return claim.upper is None or own.upper is None or claim.upper == own.upper
    return own.upper is not None and own.value <= claim.value <= own.upper


def _nearest(claim: Figure, differing: Sequence[Candidate]) -> Figure:
    """What the coverage says instead: of the same scope and metric if it can be, the newest."""
    return max(
        (candidate.figure for candidate in differing),
        key=lambda figure: (
            figure.metric == claim.metric,
            figure.scope == claim.scope,
            figure.role == claim.role,
            str(figure.period_end or ""),
            published(figure),
        ),
    )
