"""Where names begin: what tells the first word of a name from an ordinary word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Self

from knowledge.language.name_words import (
    ACRONYM,
    POSSESSIVES,
    Known,
    Shape,
    adjacent,
    capital,
    cue,
    endings,
    is_place,
    is_word,
    shape,
    trade,
    well_known,
)
from knowledge.language.places import many_worded_places
from knowledge.language.plain_words import is_english
from knowledge.language.tokens import Token
from knowledge.language.words import is_common

_OPENING = frozenset("“\"'‘(*•:;–—.?!|…[")
QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_IN_TITLES = frozenset("of the and in a an to for with : - & on at".split())
_TITLE = 10
_PHRASE = 5
_LETTERS = 4  # a word shorter than this may be a unit
SCALES = frozenset(
    "million billion trillion thousand hundred percent per pct bn mn m k crore lakh % dollars "
    "euros yuan yen rupees pounds".split()
)


def is_titled(tokens: Sequence[Token]) -> bool:
    """Whether common words are printed with capitals, as in many headlines."""
    verbs = cue("agentive")
    told = [
        token.text[0].isupper()
        for token in tokens[1:]
        if len(token.text) > 3 and (is_common(token.lower) or token.lower in verbs)  # noqa: PLR2004
    ]
    return 2 * sum(told) > len(told)


def numbered(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number begins a name: "3M", "21Vianet", "7-Eleven"."""
    if not adjacent(tokens, index + 1) or adjacent(tokens, index):
        return False
    after = tokens[index + 1].text
    if after == "-":
        if not (adjacent(tokens, index + 2) and capital(tokens, index + 2)):
            return False
        word = tokens[index + 2].lower
        return len(word) >= _LETTERS and word.partition("-")[0] not in cue("measure")
    if tokens[index].text + after == "3M":
        return not (index + 2 < len(tokens) and tokens[index + 2].lower in SCALES)
    return len(after) >= _LETTERS and capital(tokens, index + 1)


@cache
def joined_names() -> Known:
    """The first words of names with "and" inside."""
    return frozenset(name.split()[0] for name in well_known() if " and " in name)


class Asked(Known):
    """No known names as yet; `names` has what was asked for.

    A sentence that asks for none of an article's names reads the same with them.
    """

    names: set[object]

    def __new__(cls) -> Self:
        """One that nothing was asked of."""
        made = super().__new__(cls)
        made.names = set()
        return made

    def __contains__(self, name: object) -> bool:
        """Whether a name is known: as yet, no."""
        self.names.add(name)
        return False


@lru_cache(maxsize=16)
def begun(known: Known) -> Known:
    """The first words of known names of several words, each with a space behind it."""
    return frozenset(name.split()[0] + " " for name in known if " " in name)


@cache
def _spelled() -> Known:
    """The names of the tables that are several words: "New Zealand", "New York Times"."""
    bodies = (name for name in cue("body") if trade(name.rpartition(" ")[2]) is None)
    tables = (well_known(), many_worded_places(), cue("media"), bodies)  # no "Central Bank"
    return frozenset(name for names in tables for name in names if " " in name)


@cache
def _well_begun() -> Known:
    return begun(_spelled())


def _begins_phrase(lower: str, known: Known) -> bool:
    """Whether a known name of several words begins with a word."""
    begin = lower + " "
    if begin in _well_begun():
        return True
    return begin in (known if isinstance(known, Asked) else begun(known))


def phrase(tokens: Sequence[Token], first: int, known: Known) -> int:
    """The end of the longest known name of several words that begins here; `first` if none."""
    if not _begins_phrase(tokens[first].lower, known):
        return first
    for size in range(min(_PHRASE, len(tokens) - first), 1, -1):
        name = " ".join(token.lower for token in tokens[first : first + size])
        if name in known or name in _spelled():
            return first + size
    return first


def opens(tokens: Sequence[Token], first: int) -> bool:
    """Whether the token begins a sentence, a quotation or what follows a colon."""
    return first == 0 or tokens[first - 1].text in _OPENING


def bracketed(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token stands alone in brackets, as a ticker does."""
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].text in "(["
        and tokens[index + 1].text in ")]"
    )


def _lettered(tokens: Sequence[Token], first: int) -> bool:
    """Whether a single letter begins a name: an initial, "F-150", "S7"."""
    return (
        adjacent(tokens, first + 1)
        and (tokens[first + 1].text in ".-&" or tokens[first + 1].text[0].isdigit())
        and first + 2 < len(tokens)
        and (tokens[first + 1].text != "." or capital(tokens, first + 2))
    )


def _is_initial(tokens: Sequence[Token], first: int) -> bool:
    """Whether a single letter without a stop begins a name: "T Rowe Price"."""
    return (
        tokens[first].text not in "AI"
        and not adjacent(tokens, first + 1)
        and capital(tokens, first + 1)
    )


def _is_quarter(tokens: Sequence[Token], index: int) -> bool:
    """Whether a letter and a number are a part of a year: "Q3", "H1"."""
    return (
        tokens[index].text in "QH"
        and tokens[index + 1].text[0].isdigit()
        and not (tokens[index].text == "H" and capital(tokens, index + 2))
    )


def is_letter(tokens: Sequence[Token], index: int) -> bool:
    """Whether a single letter is a part of a name."""
    if _lettered(tokens, index):
        return not _is_quarter(tokens, index)
    return _is_initial(tokens, index)


def quoted(tokens: Sequence[Token], first: int) -> int:
    """The end of a title in quotation marks that begins here: "The Way of Water"; 0 if none.

    Every word but small ones has a capital, and there are two such at least.
    """
    closing = QUOTES[tokens[first - 1].text]
    capitals = 0
    for index in range(first, min(first + _TITLE, len(tokens))):
        text = tokens[index].text
        if text == closing:
            return index if capitals > 1 else 0
        if shape(text)[0] is Shape.CAPITAL:
            capitals += 1
        elif not (text.isdigit() or text in _IN_TITLES):
            return 0
    return 0


def is_title_name(tokens: Sequence[Token], first: int, core: str, known: Known) -> bool:
    """Whether a word of a headline in title case is a name, or begins one.

    "Una", not "Raises"; "Grab" after "Firm" and before "to"; "Bank" before "of Canada".
    """
    lower = core.lower()
    if lower in cue("function") and not core.isupper():
        return False
    if lower in known or well_known().get(lower) == "company" or is_place(core):
        return True
    after = tokens[first + 1].lower if first + 1 < len(tokens) else ""
    if lower in cue("before_of") and after == "of" and capital(tokens, first + 2):
        return True
    described = trade(lower) is not None and capital(tokens, first + 1) and after not in endings()
    if described or (lower in cue("agentive") and after != "to"):
        return False
    if not is_word(lower):
        return lower not in endings() or core.isupper() or not first
    return _acts_in_title(tokens, first, after)


def _acts_in_title(tokens: Sequence[Token], first: int, after: str) -> bool:
    """Whether a common word is the name before a verb: "Firm Grab to Launch", "Target Posts"."""
    lower = tokens[first].lower
    if after not in cue("agentive") and after not in POSSESSIVES:
        return False
    if first and trade(tokens[first - 1].lower) is not None:
        return trade(lower) is None
    return well_known().get(lower) == "word" and not capital(tokens, first - 1)


def begins(tokens: Sequence[Token], first: int, core: str, known: Known) -> bool:
    """Whether the first word of a sentence is a name: a common word needs evidence.

    "General" before "Electric" is; "Rival" before "Nissan" is not; "Target" is if the article
    prints it inside a sentence too.
    """
    lower = core.lower()
    if lower in cue("function") and not (core.isupper() and len(core) > 2):  # noqa: PLR2004
        return False
    told = lower in known or lower in cue("person") or is_place(core)
    if told or well_known().get(lower) == "company":
        return True
    after = tokens[first + 1] if first + 1 < len(tokens) else None
    ending = capital(tokens, first + 1) and after is not None and after.lower in endings()
    if lower in cue("rival") or (trade(lower) is not None and not ending):
        return False
    odd = lower.endswith(("ly", "ing", "ed")) and core[1:].islower() and len(lower) > ACRONYM
    if not is_word(lower) and not odd:
        return after is None or not (core.istitle() and is_english(lower) and _is_thing(after))
    if after is not None and capital(tokens, first + 1):
        odd = odd and not capital(tokens, first + 2)
        return not odd and (ending or _leads(tokens, first, after, known))
    return after is not None and _acts(tokens, first, after)


def _is_thing(after: Token) -> bool:
    """Whether the word behind a word of English leaves it one: "Farming goods", not "Spire says"."""
    verbs = ("company_verb", "speech", "agentive")
    return after.text.islower() and not any(after.lower in cue(kind) for kind in verbs)


def _acts(tokens: Sequence[Token], first: int, after: Token) -> bool:
    """Whether a common word does or has what companies do: "Target said", "Target's sales"."""
    if after.text == "and" and capital(tokens, first + 2) and is_joint(tokens, first, first + 1):
        return True
    owner = after.text in POSSESSIVES and first + 2 < len(tokens)
    follows = after.lower in cue("agentive") or (owner and tokens[first + 2].lower in cue("owned"))
    return follows and well_known().get(tokens[first].lower) == "word"


def _leads(tokens: Sequence[Token], first: int, after: Token, known: Known) -> bool:
    """Whether a common word is the beginning of the name that stands behind it.

    Not where that is a name without it.
    """
    if after.lower in known or well_known().get(after.lower) == "company":
        return False
    if phrase(tokens, first + 1, known) > first + 1:
        return False
    common = is_word(after.lower) and not is_place(after.text)
    return common or not _is_plural(tokens[first].lower)


def _is_plural(lower: str) -> bool:
    return lower.endswith("s") and is_common(lower[:-1])


def is_joint(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether "and" stands inside a name: "Securities and Exchange Commission"."""
    sides = tokens[index - 1].lower, tokens[index + 1].lower
    if not all(is_word(side) or side in endings() for side in sides):
        return False
    whole = index - 1 > first and endings().get(sides[0]) in ("legal", "group", "trade")
    if whole and not is_place(tokens[first].text):
        return False
    if any(token.text == "of" for token in tokens[max(first, index - 3) : index]):
        return True
    return any(
        capital(tokens, end) and tokens[end].lower in endings()
        for end in range(index + 2, index + 4)
    )
