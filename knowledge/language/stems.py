"""Stems: one for the inflected forms and the spellings of a word; and the groups of synonyms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

import snowballstemmer  # type: ignore[import-untyped]  # it ships no types

from knowledge.errors import TableError
from knowledge.tables import KEPT, table
from knowledge.tables import words as entries

_STEMMER = snowballstemmer.stemmer("english")
# `stem` keeps what is asked again; to look after a second cache takes longer than to stem.
_STEMMER.maxCacheSize = 0
_ENGLISH = cast("Callable[[str], str]", _STEMMER.stemWord)

# British spelling -> American, each behind letters without which it need not be tried. The letters
# before -ise keep "rise", "raise" and "noise" out.
_FOLDS = tuple(
    (letters, re.compile(british), american)
    for letters, british, american in (
        ("is", r"(?<=[a-z]{2}[^aeiou\W])is(?=(?:e[drs]?|ers|ing|ations?)$)", "iz"),
        (
            "our",
            r"^(arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|sav|vap|vig)our",
            r"\1or",
        ),
        (
            "ll",
            r"(label|cancel|channel|fuel|level|model|signal|total|travel)l(?=ed$|ing$|ers?$)",
            r"\1",
        ),
        ("tre", r"(cent|lit|met|theat)re(?=s?$)", r"\1er"),
        ("bre", r"fibre(?=s?$)", "fiber"),
        ("ence", r"(def|off|lic)ence(?=s?$)", r"\1ense"),
        ("programme", r"programme(?=s?$)", "program"),
        ("fulfil", r"fulfil(?!l)", "fulfill"),
        ("aluminium", r"aluminium", "aluminum"),
        ("catalogue", r"catalogue", "catalog"),
        ("cheque", r"cheque", "check"),
        ("jewellery", r"jewellery", "jewelry"),
        ("plough", r"^plough", "plow"),
        ("sceptic", r"^sceptic", "skeptic"),
        ("tyre", r"^tyre", "tire"),
    )
)
_PROPER = "proper names"
_INITIALS = {"u.s": "us", "u.s.a": "us", "usa": "us"}


@dataclass(frozen=True, slots=True)
class Group:
    """Words used for the same thing: a row of `data/synonyms.csv`.

    `strength`, above 0 and up to 1, says how surely one can be read for the other; 1 is for
    forms of one word. `against` are the keys of the groups that say the contrary. `names` is set
    where the words are names ("nasdaq") and their circumlocutions.
    Raises TableError for another strength.
    """

    key: str
    words: tuple[str, ...]
    strength: float
    against: tuple[str, ...]
    names: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.strength <= 1:
            raise TableError(
                f"synonyms.csv: {self.words[0]}: strength {self.strength} is not in 0 to 1"
            )


@cache
def groups() -> tuple[Group, ...]:
    """The groups of words used for the same thing, in the order of `data/synonyms.csv`."""
    return tuple(
        Group(
            f"={words[0]}",
            words,
            float(row["strength"]),
            tuple(f"={name}" for name in entries(row["against"])),
            row["note"] == _PROPER,
        )
        for row in table("synonyms")
        if (words := entries(row["words"]))
    )


@cache
def forms() -> Mapping[str, str]:
    """Irregular forms and short spellings, each with the word it stands for."""
    return {
        form: group.words[0]
        for group in groups()
        if group.strength == 1
        for form in group.words[1:]
    }


def _spelling(word: str) -> str:
    """The word in American spelling, without possessive, trailing signs and dots of initials."""
    plain = word.lower().replace("’", "'").strip(".,;:!?'\"").removesuffix("'s")
    if plain in _INITIALS:
        return _INITIALS[plain]
    if plain[:1].isdigit():
        return plain.replace(",", "")
    if plain[1:2] == ".":
        return plain.replace(".", "")
    for letters, british, american in _FOLDS:
        if letters in plain:
            plain = british.sub(american, plain)
    return plain


@lru_cache(maxsize=KEPT)
def stem(word: str) -> str:
    """The stem of a word: one for its inflected forms and its British and American spelling.

    Snowball's English stemmer, after the irregular forms of `data/synonyms.csv` (strength 1).

    >>> stem("Deliveries"), stem("centre's"), stem("bought"), stem("U.S."), stem("1,433")
    ('deliveri', 'center', 'buy', 'us', '1433')
    """
    plain = _spelling(word)
    word = forms().get(plain, plain)
    try:
        return _ENGLISH(word)
    except UnicodeEncodeError:  # half a character, as only a hostile text has it
        return word
