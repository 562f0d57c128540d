"""Which currency stands before or after a number."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from knowledge.language.numbers import DIGITS, is_scale, scales
from knowledge.language.pieces import HYPHENS, Pieces
from knowledge.tables import table, words

_MULTIPLES = {"K": 3, "T": 3, "M": 6, "B": 9, "k": 3, "t": 3, "m": 6, "b": 9}  # MUSD, tSEK
_SUFFIXES = {"k": 3, "K": 3, "m": 6, "M": 6, "mn": 6, "bn": 9}  # EURm, SEKm
# Letters that may stand apart from the sign ("hk $ 5"); a lone "A $5 plant" has an article.
_APART = frozenset({"us", "hk", "nz", "nt", "au", "ca", "sg", "mex", "c", "u.s."})
_LONGEST_NAME = 4
_DUE = re.compile("20[2-9][0-9]")  # the year in which a bond is paid back


class Currency(NamedTuple):
    """A currency beside a number: pieces `first` to `last` (exclusive), from offset `start`.

    `power` is the power of ten that the mention adds ("MUSD" 6, "cents" -2). `minor` says that
    it is a hundredth whose currency the context may have to decide.
    """

    code: str
    first: int
    last: int
    start: int
    power: int = 0
    minor: bool = False


class _Names(NamedTuple):
    signs: dict[str, str]
    codes: dict[str, tuple[str, int]]
    nouns: dict[str, tuple[str, int]]
    everyday: set[str]


@cache
def names() -> _Names:
    """Signs, codes and nouns of every currency (`data/currencies.csv`), each with its code.

    Of two rows that claim a noun, the first one has it.
    """
    found = _Names({}, {}, {}, set())
    for row in table("currencies"):
        for sign in words(row["signs"]):
            found.signs.setdefault(sign, row["code"])
        _add_nouns(found, row, "nouns", 0, alone=bool(row["bare"]))
        _add_nouns(found, row, "minor", -2, alone=True)
        if row["case"] != "none":
            _add_codes(found.codes, row["code"], lower=row["case"] == "any")
    return found


def _add_nouns(found: _Names, row: dict[str, str], column: str, power: int, *, alone: bool) -> None:
    for starred in words(row[column]):
        noun = starred.rstrip("*")
        if starred != noun:
            found.everyday.add(noun)
        if alone:
            found.nouns.setdefault(noun, (row["code"], power))
        for adjective in words(row["adjectives"]):
            found.nouns.setdefault(f"{adjective} {noun}", (row["code"], power))


def _add_codes(codes: dict[str, tuple[str, int]], code: str, *, lower: bool) -> None:
    codes[code] = (code, 0)
    if lower:
        codes[code.lower()] = codes[code.capitalize()] = (code, 0)
        for letter, power in _MULTIPLES.items():
            codes[letter + code] = (code, power)
        for letters, power in _SUFFIXES.items():
            codes[code + letters] = (code, power)


def currency_before(cut: Pieces, at: int) -> Currency | None:
    """The currency printed before the number at piece `at`, None if there is none."""
    before = at - 1
    if before > 0 and cut.raw[before] in "~≈":
        before -= 1  # "NOK ~250 million"
    if before > 1 and cut.raw[before] in "-−–" and _is_negative(cut, before):
        before -= 1  # "EUR -74m"
    if before < 0 or cut.raw[before][0] in DIGITS:
        return None
    if cut.raw[before][0].isalpha():
        return _letters_before(cut, before) or _noun_before(cut, before, at)
    if cut.raw[before] == "." and cut.word(before - 1) == "rs" and cut.joined(before - 1):
        return Currency("INR", before - 1, before + 1, cut.starts[before - 1])
    return _sign_before(cut, before, names().signs)


def _is_negative(cut: Pieces, at: int) -> bool:
    """Whether a dash is the sign of an amount: not in "EUR/USD -0.03%"."""
    code = cut.raw[at - 1].isupper() and cut.joined(at) and not cut.joined(at - 1)
    return code and cut.raw[at - 2] != "/" and cut.word(at + 2) != "%"


def _letters_before(cut: Pieces, before: int) -> Currency | None:
    """A currency in letters: "Rs 5", "R5", "NOK 5", "TSEK 5"."""
    text, start = cut.raw[before], cut.starts[before]
    sign = names().signs.get(text)
    if sign and (len(text) > 1 or (cut.joined(before) and _is_amount(cut, before + 1))):
        return Currency(sign, before, before + 1, start)
    code = names().codes.get(text)
    if _is_bond(cut, before):
        return None
    if code is None and text[-3:].isupper() and text[-4:-3].islower():
        # Text glued together by a careless page: "lossofNOK 21.0 million".
        code, start = names().codes.get(text[-3:]), cut.ends[before] - 3
    return Currency(code[0], before, before + 1, start, code[1]) if code else None


def _is_bond(cut: Pieces, before: int) -> bool:
    """Whether a code and a year are what a bond is traded as: "ZAR2030"."""
    year = cut.joined(before) and _DUE.fullmatch(cut.raw[before + 1])
    return bool(year) and not is_scale(cut.word(before + 2))


def _is_amount(cut: Pieces, at: int) -> bool:
    """Whether a number can follow a single letter as money: "R5 million", "R9.50", not "R95"."""
    return not cut.raw[at].isdigit() or cut.word(at + 1) in scales()


def _noun_before(cut: Pieces, before: int, at: int) -> Currency | None:
    """A currency in full before a number with a scale: "dollar 22.5 million"."""
    word = cut.lower[before]
    noun = names().nouns.get(word)
    if noun is None or noun[1] or word in names().everyday or not is_scale(cut.word(at + 1)):
        return None
    return Currency(noun[0], before, before + 1, cut.starts[before])


def _sign_before(cut: Pieces, before: int, signs: dict[str, str]) -> Currency | None:
    sign = cut.raw[before]
    code = signs.get(sign)
    if code is None:
        return None
    first = before
    if before:
        letters = cut.raw[before - 1]
        if letters[0].isalpha():
            exact = _by_letters(letters, sign, signs)
            if exact and (cut.joined(before - 1) or _stands_apart(cut, before - 1)):
                code, first = exact, before - 1
    return Currency(code, first, before + 1, cut.starts[first])


def _stands_apart(cut: Pieces, at: int) -> bool:
    """Whether letters belong to a sign behind a space: "US $5", but not "Series C $5"."""
    labelled = len(cut.raw[at]) == 1 and at > 0 and cut.raw[at - 1][0].isupper()
    return cut.lower[at] in _APART and not labelled


@cache
def _folded_signs() -> dict[str, str]:
    return {sign.lower(): code for sign, code in reversed(names().signs.items())}


def _by_letters(letters: str, sign: str, signs: dict[str, str]) -> str | None:
    return signs.get(letters + sign) or _folded_signs().get(letters.lower() + sign)


def currency_after(cut: Pieces, at: int, *, large: bool = True) -> Currency | None:
    """The currency printed from piece `at` on, None if there is none.

    "5 billion reais", "20 cents", "15 €", "115USD", "12-cent". `large` says that the number has
    a scale or is 100 or more, so that a noun like "won" can be the currency.
    """
    first = at
    if cut.word(at) in HYPHENS and cut.joined(at - 1) and cut.joined(at):
        first = at + 1
    if first >= len(cut.raw):
        return None
    text = cut.raw[first]
    if not text[0].isalpha():
        return _sign_after(cut, first)
    noun = _noun_after(cut, first, large=large)
    known = None if noun else names().codes.get(text)
    if known and not _opens_amount(cut, first + 1):
        return Currency(known[0], first, first + 1, cut.starts[first], known[1])
    return noun


@cache
def _first_words() -> frozenset[str]:
    return frozenset(noun.split(" ", 1)[0] for noun in names().nouns)


def _noun_after(cut: Pieces, first: int, *, large: bool) -> Currency | None:
    """A currency in words from piece `first` on, the longest name that fits."""
    if cut.lower[first] not in _first_words():
        return None
    start = cut.starts[first]
    for length in range(min(_LONGEST_NAME, len(cut.raw) - first), 0, -1):
        noun = " ".join(cut.lower[first : first + length])
        found = names().nouns.get(noun)
        meant = large or noun not in names().everyday
        if found and meant and (length > 1 or _is_noun(cut, first)):
            return Currency(found[0], first, first + length, start, found[1], found[1] < 0)
    return None


def _is_noun(cut: Pieces, at: int) -> bool:
    """Whether a one-word name is meant as money: "p" and "c" are joined to their number."""
    text = cut.raw[at]
    return len(text) > 1 or (cut.joined(at - 1) and (not text.isascii() or text in ("p", "c")))


def _sign_after(cut: Pieces, at: int) -> Currency | None:
    sign = cut.raw[at]
    code = names().signs.get(sign)
    if code and not _opens_amount(cut, at + 1):
        return Currency(code, at, at + 1, cut.starts[at])
    found = names().nouns.get(sign)
    return Currency(found[0], at, at + 1, cut.starts[at], found[1], found[1] < 0) if found else None


def _opens_amount(cut: Pieces, at: int) -> bool:
    """Whether a number follows that needs the currency itself ("5 USD 7" needs it not)."""
    if at >= len(cut.raw) or cut.raw[at][0] not in DIGITS:
        return False
    if cut.joined(at - 1):
        return True
    if len(cut.raw[at]) == 2 and not is_scale(cut.word(at + 1)):  # noqa: PLR2004 - "17 USD 25"
        return False
    return at + 1 >= len(cut.raw) or cut.raw[at + 1] not in names().codes
