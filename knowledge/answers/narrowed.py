"""How the part that a figure is of stands to the part that a question asks for, as features."""

from __future__ import annotations

from functools import lru_cache

from knowledge.figures.figure import Figure, plain_scope
from knowledge.language.spans import begins_in
from knowledge.language.tokens import tokens
from knowledge.language.words import Word, content_words, key_set, match_keys, stem
from knowledge.questions.query import Query

_SAME = 1.0  # the very word of the part is asked for
_WHOLE = frozenset(stem(word) for word in ("total", "overall", "whole", "group", "entire"))
# How a figure is measured or stated, not of what part it is: the whole company's has them too.
_MANNER = frozenset(map(stem, (
    "quarterly annual yearly full-year half-yearly monthly interim final total overall whole group "
    "net gross consolidated reported record average combined own global worldwide active current "
    "proposed expected estimated projected received announced approved attributable aggregate cumulative"
).split()))  # fmt: skip


def narrowed(query: Query, figure: Figure, _: str) -> dict[str, float]:
    """The features of how much narrows a figure that is not asked for ("cloud" revenue)."""
    narrowing = _narrowing(figure.scope)
    if not narrowing:
        return {}
    matched = match_keys(narrowing, _asked_keys(query))
    found = {"scope_unasked": 1 - sum(matched) / len(matched), "scope_asked": max(matched)}
    # "The whole Corvo project" is that of Corvo.
    named = any(
        sure == _SAME and word.text[0].isupper()
        for word, sure in zip(narrowing, matched, strict=True)
    )
    if not named and not _WHOLE.isdisjoint(word.stem for word in query.words):
        found["scope_of_whole"] = found["scope_unasked"]
    return found


@lru_cache(maxsize=4096)
def _narrowing(scope: str) -> tuple[Word, ...]:
    """The words of a scope that tell of which part a figure is."""
    return tuple(
        word for word in content_words(tokens(plain_scope(scope))) if word.stem not in _MANNER
    )


def _asked_keys(query: Query) -> frozenset[str]:
    """The keys of the words that a question narrows by.

    A word that names a metric narrows as itself only ("core" of "core profit"), not by what it
    may mean beside it ("revenue" is "business").
    """
    spans = query.metric_spans
    naming = frozenset(word.stem for word in query.words if begins_in(word.start, spans))
    others = [word for word in query.words if not begins_in(word.start, spans)]
    return naming | key_set([*others, *(word for named in query.names for word in named.words)])
