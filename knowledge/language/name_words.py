"""What is known of single words as parts of names; the tables, loaded once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import IntEnum
from functools import cache, lru_cache

from knowledge.language.tokens import Token
from knowledge.language.words import is_common, place
from knowledge.tables import KEPT, table, words

_CONTRACTED = re.compile(r"['’](?:ll|ve|re|t|d|m)$")

POSSESSIVES = frozenset(("'s", "’s"))
# A word of up to this many letters in capitals may be an acronym, never a shouted word.
ACRONYM = 5
# Words run together with a name, as texts taken from pages have them: "theBoard", "upgradedAMC",
# "ASAorthe", "Limitedis".
_GLUED = re.compile(r"(?P<before>[a-z]{2,})(?P<name>[A-Z].*)")
_TAILED = re.compile(
    r"(?P<name>[A-Z]{2,}|Limited|Ltd|Inc|Corp|Plc|Group)"
    r"(?:or|and|is|has|the|of|in|for|on|to|was|will|with|from|by)+"
)
# The code of a contract: month and number that it goes on with. "(SRBcv1)", "(TRNLTTFMc2)".
_CODE = re.compile(r"[A-Z0-9]{2,}(?:cv|c|v)")
_NUMBERED = re.compile(r"\d+(?:[A-Z]\d+)?[)\]]")
_OPENERS = frozenset("([;,")
_PREFIXES = frozenset("non ex pre post mid anti pro co re inter multi sub semi self cross".split())
_NOT_NAMES = frozenset("non ex pre post".split())  # "Non-GAAP", "Pre-IPO"; not "Inter-American"
_TAIL = 2  # letters of a tail like that of "Chick-fil-a"
_SHORT_FORMS = frozenset("Co Cos Inc Ltd Plc SpA Oyj Pte Pty Pvt Sdn Bhd Tbk Llc Oao".split())

Known = frozenset[str]


class Shape(IntEnum):
    """How a token is written; only those from `CAPITAL` on can begin a name."""

    OTHER = 0
    NUMBER = 1
    CAPITAL = 2
    PART = 3


@cache
def cue(kind: str) -> frozenset[str]:
    """The words of one kind of `data/name_cues.csv`, all rows of it together."""
    return frozenset(
        word for row in table("name_cues") if row["cue"] == kind for word in words(row["words"])
    )


@cache
def endings() -> Mapping[str, str]:
    """The words that end names of organisations, with their kind."""
    return {row["word"]: row["kind"] for row in table("legal_suffixes")}


@cache
def descriptions() -> Mapping[str, str]:
    """The nouns that describe companies, with the trade they tell ("-" for any)."""
    return {row["noun"]: row["trade"] for row in table("descriptions")}


@cache
def first_names() -> frozenset[str]:
    """First names of persons, and family names that are printed first."""
    return frozenset(row["name"] for row in table("first_names"))


@cache
def well_known() -> Mapping[str, str]:
    """Companies that are named without being introduced."""
    return {row["name"]: row["kind"] for row in table("well_known")}


@cache
def makers() -> Mapping[str, str]:
    """The companies of well-known products and brands."""
    return {row["product"]: row["maker"] for row in table("makers")}


@lru_cache(maxsize=4096)
def alone(noun: str) -> bool:
    """Whether "the NOUN" stands for a company that the article did not call so before."""
    return all(row["alone"] == "yes" for row in table("descriptions") if row["noun"] == noun)


@lru_cache(maxsize=KEPT)
def trade(noun: str) -> str | None:
    """The trade that a noun gives its company, "-" for any trade; None for another noun.

    >>> trade("carmaker"), trade("company"), trade("chipmaker's"), trade("river")
    ('cars', '-', 'chips', None)
    """
    plain = noun.removesuffix("'s")
    known = descriptions().get(plain)
    if known is None and plain.endswith("maker") and len(plain) > len("maker"):
        return plain
    return known


@lru_cache(maxsize=KEPT)
def is_place(name: str) -> bool:
    """Whether the table of places has the name, its adjective or its abbreviation."""
    return place(name) is not None


def is_of_place(text: str) -> bool:
    """Whether several words together name a place: "Saudi Arabia", "Indian Ocean"."""
    return is_place(text) or text.rpartition(" ")[2].lower() in cue("place_tail")


@lru_cache(maxsize=8192)
def is_demonym(name: str) -> bool:
    """Whether the name is the adjective of a place: "Danish".

    >>> is_demonym("Danish"), is_demonym("Denmark")
    (True, False)
    """
    found = place(name)
    return found is not None and name != found.name and name in found.demonyms


@lru_cache(maxsize=KEPT)
def shape(text: str) -> tuple[Shape, int]:
    """How a token is written, and how many of its characters are a name.

    `PART`: only the beginning is a name, or (with a negative number) only the end.

    >>> shape("iPhone")[0].name, shape("Tencent-backed"), shape("ex-Google")
    ('CAPITAL', (<Shape.PART: 3>, 7), (<Shape.PART: 3>, -6))
    """
    if text[0].isdigit():
        return Shape.NUMBER, len(text)
    if text.islower() or not text[0].isalpha() or _CONTRACTED.search(text):
        return Shape.OTHER, len(text)
    if "-" in text:
        return _compound(text)
    return _glued(text)


def _glued(text: str) -> tuple[Shape, int]:
    """The name in a word that another word was run together with.

    >>> _glued("theBoard"), _glued("ASAorthe"), _glued("easyJet")[0].name
    ((<Shape.PART: 3>, -5), (<Shape.PART: 3>, 3), 'CAPITAL')
    """
    found = _GLUED.fullmatch(text)
    if found and text.lower() not in well_known():
        before = found["before"]
        if before in cue("function") or (before.endswith("ed") and is_word(before)):
            return Shape.PART, -len(found["name"])
    tailed = _TAILED.fullmatch(text)
    return (Shape.PART, len(tailed["name"])) if tailed else (Shape.CAPITAL, len(text))


def _compound(text: str) -> tuple[Shape, int]:
    head, _, tail = text.rpartition("-")
    if head.lower() in _NOT_NAMES and tail[:1].isupper():
        return Shape.PART, -len(tail)
    if tail.lower() in cue("joint"):
        own = head.islower() or (head.istitle() and _is_plain(head.lower()))  # "State-owned"
        return (Shape.OTHER, len(text)) if own else (Shape.PART, len(head))
    if tail.islower() and head[:1].isupper() and head.lower().replace("-", "").isalpha():
        if len(tail) <= _TAIL or not is_word(tail) or text.lower() in well_known():
            return Shape.CAPITAL, len(text)
        plain = head.lower() in _PREFIXES or (is_word(head.lower()) and not head.isupper())
        return (Shape.OTHER, len(text)) if plain else (Shape.PART, len(head))
    start = text.partition("-")[0]
    if start.islower():
        rest = text[len(start) + 1 :]
        return (Shape.PART, -len(rest)) if rest[:1].isupper() else (Shape.OTHER, len(text))
    return Shape.CAPITAL, len(text)


def _is_plain(lower: str) -> bool:
    return is_word(lower) and lower not in well_known() and not is_place(lower.title())


@lru_cache(maxsize=KEPT)
def is_word(lower: str) -> bool:
    """Whether a word, or the word that it is a form of, is printed in small letters.

    >>> is_word("raises"), is_word("Nissan".lower())
    (True, False)
    """
    if is_common(lower):
        return True
    if "-" in lower:
        return any(len(part) >= ACRONYM - 1 and is_word(part) for part in lower.split("-"))
    return len(lower) > ACRONYM and any(
        lower.endswith(ending) and is_common(lower.removesuffix(ending) + rest)
        for ending, rest in (("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
    )


@lru_cache(maxsize=KEPT)
def stops(text: str) -> bool:
    """Whether a word, though printed with a capital, ends a name."""
    lower = text.lower()
    return lower in cue("never") or lower in cue("role") or lower in cue("honorific")


@lru_cache(maxsize=8192)
def never_names(lower: str) -> bool:
    """Whether a word in small letters is hardly a name: a month or weekday, a term, a prefix.

    >>> never_names("mon"), never_names("pre"), never_names("norwind")
    (True, True, False)
    """
    return lower in cue("never") or lower in _NOT_NAMES


@lru_cache(maxsize=KEPT)
def is_legal(text: str) -> bool:
    """Whether a word is a legal form as printed: "AS" and "Inc" are, "As" is not.

    >>> is_legal("AS"), is_legal("As"), is_legal("Limited")
    (True, False, True)
    """
    if endings().get(text.lower()) != "legal":
        return False
    return text.isupper() or text in _SHORT_FORMS or len(text) > 3  # noqa: PLR2004


def capital(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token may stand inside a name."""
    return (
        0 <= index < len(tokens)
        and shape(tokens[index].text)[0] is Shape.CAPITAL
        and not stops(tokens[index].text)
    )


def adjacent(tokens: Sequence[Token], index: int) -> bool:
    """Whether no space stands before the token."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def is_code(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is a part of a code: of a quote, of a listing, of a currency.

    "(XX10YT=RR)", "(SRBcv1)", "(ABH5)", "(.ABCD)", "(ABCD:1234)", "AB$3".
    """
    if index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1].text if index else "", tokens[index + 1].text
    joined = adjacent(tokens, index + 1)
    if after == "$" and joined:
        return True
    if before in _OPENERS:
        if after == ":":
            return tokens[index].text.isupper() and _is_ticker(tokens, index + 2)
        return joined and (after == "=" or (after.isdigit() and _is_contract(tokens, index)))
    if before == "." and index > 1 and tokens[index - 2].text == "(":
        return adjacent(tokens, index)  # "(.ABCD)"
    return before == "=" and after in ")]" and adjacent(tokens, index)


def _is_contract(tokens: Sequence[Token], index: int) -> bool:
    """Whether letters and the numbers behind them stand alone in brackets: "(ABH5)", not "(G7)"."""
    letters = tokens[index].text
    behind = "".join(token.text for token in tokens[index + 1 : index + 5])
    numbered = len(letters) > 1 and letters.isupper() and _NUMBERED.match(behind)
    return bool(numbered) or _CODE.fullmatch(letters) is not None


def _is_ticker(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token behind the colon of a listing is written as a ticker."""
    text = tokens[index].text if index < len(tokens) else ""
    return text[:1].isdigit() or (text.isupper() and len(text) <= ACRONYM + 1)


def is_term(words: Sequence[str]) -> bool:
    """Whether words with capitals (given in lower case) are a term, and name nobody.

    >>> is_term(["rights", "issue"]), is_term(["put"]), is_term(["norwind", "plan"])
    (True, True, False)
    """
    if " ".join(words) in cue("indicator"):
        return True
    if words[-1] not in cue("term") or words[0] in well_known():
        return False
    return all(word in cue("term") or is_word(word) for word in words)


def dateline(tokens: Sequence[Token], first: int, last: int) -> int:
    """How many words of a run are a place in capitals before a name: "NEW YORK Norwind Inc"."""
    size = 0
    while (
        first + size < last
        and tokens[first + size].text.isupper()
        and tokens[first + size].text.isalpha()
    ):
        size += 1
    shouted = " ".join(token.text for token in tokens[first : first + size])
    return size if first + size < last and len(shouted) > 3 and is_place(shouted) else 0  # noqa: PLR2004
