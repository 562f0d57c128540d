"""What a sentence explains of a question, coarsely: a copy of `answers.features` for many of them.

What is weighed of a sentence is kept, for the same ones are found again and again: those about
much-asked companies, and those that share a word of a name.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from knowledge.language.metrics import unit_kind
from knowledge.language.words import keys
from knowledge.store.connections import Connections
from knowledge.store.lexicon import Words

if TYPE_CHECKING:
    from knowledge.store.finding import Wanted

_AT_LEAST = 3  # sentences that are kept, however little they explain
_BEHIND = 6.0  # how much less than the best one the others may explain
_EXPLAINED = 6.0  # what a sentence with all words of the question is worth
_NAMED = 3.0  # what one with a name is worth
_REMEMBERED = 6000  # sentences that are kept: about 12 MB


# Plain tuples: unlike others, the garbage collector need not look at them again and again.
# Of each figure its company, metric, kind of unit, period, and the first and last day of that,
# all in one row: a tuple for each would be as many more for the collector.
_Figures = tuple[Any, ...]
_FIELDS = 6
# Of a sentence the keys of its words, of the one before and of the title, as they are stored;
# when its article was published; the article; the figures.
_Sentence = tuple[str, str, str, str, int, _Figures]


class Sifter:
    """Takes the sentences that explain most of a question."""

    def __init__(self, rows: Connections, words: Words) -> None:
        self._rows = rows
        self._words = words
        self._kept: dict[int, _Sentence] = {}

    def best(
        self,
        sentences: Collection[int],
        wanted: Wanted,
        limit: int,
        articles: Iterable[int] | None = None,
    ) -> list[int]:
        """The sentences that explain most of the question, the newest first of the same worth.

        `articles` are those that name one of the companies, None where they are still to be found.
        """
        known = self._known(sentences)
        if articles is None:
            articles = self._naming({one[4] for one in known.values()}, wanted.companies)
        naming = frozenset(articles)
        sought = _sought(wanted, self._words)
        found = [
            (
                _words_worth(sought, one, 2.0 if one[4] in naming else 0.0)
                + _figures_worth(one[5], wanted),
                one[3],
                -sentence,
            )
            for sentence, one in known.items()
        ]
        found.sort(reverse=True)
        least = found[0][0] - _BEHIND if found else 0.0
        return [
            -sentence
            for place, (worth, _, sentence) in enumerate(found[:limit])
            if place < _AT_LEAST or worth >= least
        ]

    def _naming(self, articles: Collection[int], companies: Sequence[int]) -> Iterable[int]:
        """The articles that name one of the companies, which may be in any number of others."""
        found = self._rows.tuples(
            "SELECT article_id FROM json_each(?) CROSS JOIN entity"
            f" ON article_id = value AND company_id IN ({marks(companies)})",
            (json.dumps(list(articles)), *companies),
        )
        return [row[0] for row in found]

    def _known(self, sentences: Collection[int]) -> dict[int, _Sentence]:
        """Those of the sentences that have figures, with what is weighed of each."""
        kept = self._kept
        found = {one: kept[one] for one in sentences if one in kept}
        missing = [one for one in sentences if one not in found]
        if missing:
            if len(kept) > _REMEMBERED:
                # Another thread may hold the former ones; they are thrown away whole.
                self._kept = kept = {}
            fresh = dict(self._load(missing))
            kept.update(fresh)
            found |= fresh
        return found

    def _load(self, sentences: Sequence[int]) -> Iterator[tuple[int, _Sentence]]:
        wanted = (json.dumps(sentences),)
        figures: dict[int, _Figures] = {}
        for sentence, company, metric, unit, per, *period in self._rows.tuples(
            "SELECT sentence_id, company_id, metric, unit, per, period, period_start, period_end"
            " FROM main.figure WHERE sentence_id IN (SELECT value FROM json_each(?))",
            wanted,
        ):
            one = (company, metric, unit_kind(unit, per), *period)
            figures[sentence] = figures[sentence] + one if sentence in figures else one
        for sentence, *texts, article in self._rows.tuples(
            "SELECT s.id, s.keys, s.context, a.keys, a.published, s.article_id"
            " FROM sentence s JOIN article a ON a.id = s.article_id"
            " WHERE s.id IN (SELECT value FROM json_each(?))",
            wanted,
        ):
            if sentence in figures:
                own, before, title, published = texts
                yield sentence, (own, before, title, published, article, figures[sentence])


def _figures_worth(figures: _Figures, wanted: Wanted) -> float:
    """What the figure is worth that is worth most."""
    companies, metrics, kinds = wanted.companies, wanted.metrics, wanted.kinds
    asked, first, last = wanted.period, wanted.start, wanted.end
    best = 0.0
    for at in range(0, len(figures), _FIELDS):
        company, metric, kind, period, start, end = figures[at : at + _FIELDS]
        worth = 1.0 if company in companies else 0.0
        if metric in metrics:
            worth += 2
        elif metrics and metric == "other":
            worth += 1
        if kind in kinds:
            worth += 4
        if not asked:
            pass
        elif period == asked:
            worth += 2.4
        elif start is None:
            worth += 0.5
        elif start <= last and end is not None and end >= first:
            worth += 1
        if worth > best:  # noqa: PLR1730  # max() is slower here
            best = worth
    return best


# A word that a sentence may have: its keys as they are stored there, and around it; what it is worth.
_Sought = tuple[tuple[str, ...], tuple[str, ...], float]


def _sought(wanted: Wanted, words: Words) -> list[_Sought]:
    """The words of the question and its names with what a sentence with them is worth."""
    weights = [0.2 + words.rarity(word.stem) for word in wanted.words]
    parts = [
        (word, weight * _EXPLAINED / sum(weights))
        for word, weight in zip(wanted.words, weights, strict=True)
    ]
    for name in wanted.names:
        parts += [(word, _NAMED / len(name)) for word in name]
    return [
        (
            tuple([f'"{key}":' for key, _ in keys(word)]),
            tuple([f"\n{key}\n" for key, _ in keys(word)]),
            weight,
        )
        for word, weight in parts
    ]


def _words_worth(sought: Sequence[_Sought], one: _Sentence, worth: float) -> float:
    """What a sentence is worth by its words, added to what it is worth without them."""
    sentence, before, title, _, _, _ = one
    for own, around, weight in sought:  # loops in one place, for calls are slower here
        for key in own:
            if key in sentence:
                worth += weight
                break
        else:
            for key in around:
                if key in title:
                    worth += weight * 0.7
                    break
            else:
                for key in around:
                    if key in before:
                        worth += weight * 0.5
                        break
    return worth


def marks(values: Iterable[object]) -> str:
    """A question mark for each of the values of an SQL statement."""
    return ",".join("?" for _ in values)
