"""Numbers with a unit that are still no figures: terms of bonds, records, strikes, surveys.

A duration is a figure where it says how long something takes or lasts; where it only tells
apart ("the 10-year yield", "a 52-week high") or sets a date ("two years ago") it is none.
"""

from __future__ import annotations

from functools import cache

from knowledge.language.counted import Counted, counting
from knowledge.language.hedges import hedge_before
from knowledge.language.numbers import Number
from knowledge.language.pieces import HYPHENS, Pieces
from knowledge.tables import table, words

_HEAD = 4  # words after an attribute in which its noun is looked for: "10-year JGB yield"
_NEAR = 2  # the same for a record: "a two-year closing low"
_CODE = 6  # pieces of the code of a security: "(XX10YT=RR)"
_REACH = 14  # pieces from a superlative to its duration: "the biggest drop in oil in two years"
_ADULT, _OLD = 15, 100
_A_LEVEL = 100  # "three levels" are counted
_TOP = 100  # "the top 10 gainers": a place in a list, and no count
_STOPS = frozenset(".;:!?")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(
        word for row in table("marks") if row["class"] == kind for word in words(row["words"])
    )


def superlatives() -> frozenset[str]:
    """The words whose reach a time gives: "the BIGGEST drop in two years", "the HIGHEST since 2020"."""
    return _words("superlative")


@cache
def _heads() -> frozenset[str]:
    return _words("statistic") | _words("security") | _words("account")


def is_mark(cut: Pieces, number: Number, unit: Counted | None) -> bool:
    """Whether a number, with what it counts, only marks something and states nothing.

    `unit` is None for a bare number.
    """
    behind = number.last + (cut.word(number.last) in HYPHENS)
    if cut.word(number.first - 1) == "per" or cut.word(behind) in _words("streak"):
        return True  # "$3.54 per 1 million BTU", "six straight sessions"
    if unit is None:
        return (
            _is_term(cut, number.last)
            or cut.word(number.last) in _words("level")
            or _is_age(cut, number)
        )
    if unit.kind == "time":
        return (
            _is_attribute(cut, number, unit)
            or _is_date(cut, number, unit)
            or _is_term(cut, unit.last)
        )
    if unit.unit == "people":
        return not number.digits and cut.word(unit.last) in _words("informed")
    return _is_term(cut, number.last) if unit.kind == "measure" else _is_known(cut, number, unit)


def is_reckoned(number: Number, unit: Counted) -> bool:
    """Whether those behind a number reckoned with it: "the 2.6 million | analysts had expected"."""
    return number.scale != 1 and unit.unit in _words("asked")


def is_place(number: Number, unit: Counted) -> bool:
    """Whether what follows only says that the number is a level: "near the 23,000 | mark"."""
    return unit.noun.lower() in _words("place") and number.plain >= _A_LEVEL


def _is_known(cut: Pieces, number: Number, unit: Counted) -> bool:
    """Whether a count says too little: "ten analysts", "the top 20 buyers", "two different plans"."""
    if unit.unit in _words("level") or unit.unit in _words("asked"):
        return True
    if cut.word(number.last) in HYPHENS and unit.unit in _words("body"):
        return True
    if unit.unit == "sessions":
        return _is_attribute(cut, number, unit)
    if cut.word(number.first - 1) == "top":
        return number.value <= _TOP
    return unit.unit == "things" or (not number.digits and cut.word(number.last) in _words("kind"))


def _is_term(cut: Pieces, at: int) -> bool:
    """Whether a reference rate follows, with the letter of its term: "3m NIBOR"."""
    return cut.word(at) in _words("rate") or (
        cut.word(at) == "m" and cut.word(at + 1) in _words("rate")
    )


def _is_age(cut: Pieces, number: Number) -> bool:
    """Whether a number is an age: "Jane Roe, 45, said", "those aged 20 and more"."""
    first = number.first
    if cut.word(first - 1) in _words("age") or cut.lower[max(0, first - 2) : first] == [
        "age",
        "of",
    ]:
        return True
    return (
        first > 1
        and cut.raw[first - 1] == ","
        and cut.word(number.last) == ","
        and cut.raw[first - 2].istitle()
        and number.plain == int(number.plain)
        and _ADULT < number.plain < _OLD
    )


def _is_attribute(cut: Pieces, number: Number, unit: Counted) -> bool:
    """Whether a duration tells one thing from others: "10-year yield", "52-week high"."""
    hyphen = cut.word(number.last) in HYPHENS
    if not hyphen and cut.lower[unit.last - 1].endswith("s"):
        return False
    ahead = [word for word in cut.lower[unit.last : unit.last + _HEAD + 1] if word not in HYPHENS]
    for place, word in enumerate(ahead[:_HEAD]):
        if (place < _NEAR and word in _words("record")) or word in _heads():
            return True
        if word == "(":
            return "=" in cut.raw[unit.last : unit.last + _CODE]  # "the 10-year (XX10YT=RR)"
        if word in counting("stop") or not word[0].isalpha():
            break
    return hyphen and cut.word(number.first - 1) == "the" and _is_verb(cut.word(unit.last))


def _is_verb(word: str) -> bool:
    """Whether a word goes on after a noun: "the 10-year was", "the two-year sliding"."""
    return word in counting("verb") or word in counting("stop") or word.endswith(("ing", "ed"))


def _is_date(cut: Pieces, number: Number, unit: Counted) -> bool:
    """Whether a duration sets a date or a period: "two years ago", "the next three years"."""
    last = unit.last + (cut.word(unit.last) in HYPHENS)
    if cut.word(last) in _words("beside"):
        return True
    first = number.first
    if cut.word(first - 1) in _words("span") or cut.word(first - 1) in _words("age"):
        return True
    _, first = hedge_before(cut, first)
    return cut.word(first - 1) in ("in", "for") and _has_superlative(cut, first - 1)


def _has_superlative(cut: Pieces, at: int) -> bool:
    """Whether the clause before piece `at` has a superlative: "the first cut in five years"."""
    for place in range(at - 1, max(-1, at - _REACH), -1):
        word = cut.lower[place]
        if word in _words("superlative"):
            return True
        if word in _STOPS or word in _words("modal"):
            return False
    return False
