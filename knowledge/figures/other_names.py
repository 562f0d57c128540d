"""Other names of a company than those that its own name gives: tickers, initials, nicknames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from knowledge.figures.companies import normal_name
from knowledge.language.words import is_common, is_known
from knowledge.tables import table, words

_SHORT = 2  # letters of a ticker that is one only in capitals


def other_names(typed: str) -> tuple[str, ...]:
    """The normal names of whom a name in a question means, its own left out; () if none is known.

    Letters that are a word too, and any two of a ticker, are a name only in capitals. From
    `data/other_names.csv` and `data/tickers.csv`.

    >>> other_names("rbi"), other_names("MMM"), other_names("key"), other_names("KEY")
    (('reserve bank of india',), ('3m',), (), ('keycorp',))
    >>> other_names("yhoo")  # of a share that is traded no more
    ('yahoo',)
    """
    key = normal_name(typed)
    if not typed.isupper() and _is_word(key):
        return ()
    found = dict.fromkeys(_groups().get(key, ()))
    if (typed.isupper() or len(key) > _SHORT) and (listed := _tickers().get(key)):
        found.update(dict.fromkeys((listed, *_groups().get(listed, ()))))
    return tuple(name for name in found if name != key)


def is_other_name(word: str) -> bool:
    """Whether a word (lower case) is one of these names, and so no typing error."""
    return word in _groups() or word in _tickers()


def _is_word(key: str) -> bool:
    return " " not in key and (is_common(key) or is_known(key))


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    """Each name with the others of whom it means."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in table("other_names"):
        names = [normal_name(name) for name in (row["name"], *words(row["others"]))]
        for name in names:
            found[name].update(dict.fromkeys(names))
    return {name: tuple(other for other in all_ if other != name) for name, all_ in found.items()}


@cache
def _tickers() -> Mapping[str, str]:
    return {row["ticker"].lower(): normal_name(row["name"]) for row in table("tickers")}
