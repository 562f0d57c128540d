"""A question with its typing errors mended, by the words that the coverage prints."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from knowledge.figures.companies import normal_name
from knowledge.figures.other_names import is_other_name, other_names
from knowledge.language.glued import glued
from knowledge.language.name_words import is_place, well_known
from knowledge.language.plain_words import is_english, is_stop, stops
from knowledge.language.stems import forms, groups
from knowledge.language.tokens import Token, tokens
from knowledge.language.words import is_common, is_known, stem
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.shorthand import written_out
from knowledge.questions.trading import market_of
from knowledge.tables import table

_TICKER = 5  # letters of a ticker, at most
_SMALL = re.compile(r"\b[a-z]{5,}\b")
_SHORTEST = 4  # shorter words have too many neighbours to be mended
# What the press writes out in names, and people shorten: "Norwind fin".
_CLIPPED = frozenset(
    "chem elec eng fert fin fins hosp ind inds infra insur labs med pharm pharma props tech techs".split()
)


@dataclass(frozen=True, slots=True)
class Mended:
    """The question as it is read: `text`, and the typed words that nobody knows."""

    text: str
    unknown: tuple[str, ...]


def mend(question: str, lexicon: Lexicon) -> Mended:
    """The question with each unknown word replaced by the nearest known one, if one is near.

    Two words that the coverage prints as one are joined ("blue park" for BluePark).
    """
    question = _whole(written_out(question), lexicon)
    cut = tokens(question)
    pieces: list[str] = []
    unknown: list[str] = []
    position = 0
    skip = False
    for index, token in enumerate(cut):
        if skip:
            skip = False
            continue
        pieces.append(question[position : token.start])
        position = token.end
        joined = _joined(cut, index, lexicon)
        if joined:
            pieces.append(joined)
            position = cut[index + 1].end
            skip = True
            continue
        possessive = index + 1 < len(cut) and cut[index + 1].lower == "'s"
        if possessive and lexicon.companies(f"{token.lower}s"):
            pieces.append(token.text)
            continue
        before = cut[index - 1].lower if index else ""
        word = _whole_word(token.lower, before, lexicon) or _mended(token, before, lexicon)
        pieces.append(word or token.text)
        if word is None:
            unknown.append(token.text)
    pieces.append(question[position:])
    # A mended word may be such a name as well: "linkdin".
    return Mended(_whole("".join(pieces), lexicon), tuple(unknown))


def _whole(question: str, lexicon: Lexicon) -> str:
    """The question with a capital for what would be cut apart, though the coverage prints it as one.

    "Linkedin" is a name, "linkedin" two words that ran together.
    """

    def written(match: re.Match[str]) -> str:
        word = match[0]
        printed = glued(word) and (lexicon.knows(word) or lexicon.companies(word))
        return word.capitalize() if printed else word

    return _SMALL.sub(written, question)


def _joined(cut: list[Token], index: int, lexicon: Lexicon) -> str:
    """The two words at `index` as one, if only so they are a name; else ""."""
    if index + 1 >= len(cut) or not (cut[index].lower.isalpha() and cut[index + 1].lower.isalpha()):
        return ""
    word = cut[index].lower + cut[index + 1].lower
    if is_stop(cut[index].lower) or is_stop(cut[index + 1].lower) or is_place(cut[index].text):
        return ""  # "put in" is no name, nor is "us cpi"
    if not lexicon.companies(word, sure=True) or is_common(word):
        return ""
    apart = normal_name(f"{cut[index].lower} {cut[index + 1].lower}")
    return "" if lexicon.companies(apart) else word


def _whole_word(word: str, before: str, lexicon: Lexicon) -> str | None:
    """What a shortened word stands for in the name that begins with the word before, if any."""
    return lexicon.completing(before, word) if word in _CLIPPED else None


def _mended(token: Token, before: str, lexicon: Lexicon) -> str | None:
    """The word as the coverage knows it: itself, a near one, or None; `before` stands before it."""
    lower = token.lower
    if token.text.isupper() and len(lower) <= _TICKER:
        return token.text  # "CINF" is no mistyped word
    if _is_form_of_name(lower, lexicon) and not is_english(lower):
        return stem(lower)  # "legrande", where the press prints "Legrand"
    if not lower.isalpha() or len(lower) < _SHORTEST:
        return token.text
    sure = _is_word(lower, lexicon)
    if sure or _stem_known(lower, lexicon):
        near = None if sure else lexicon.nearest(lower)
        # "minning" could be a form of "min", but one letter twice is the commonest error
        return near if near and _squeezed(near) == _squeezed(lower) else token.text
    if is_english(lower) or is_english(lower.removesuffix("s")) or market_of(lower):
        return token.text  # no error, though this coverage does not print it
    return _unprinted(token, before, lexicon)


def _unprinted(token: Token, before: str, lexicon: Lexicon) -> str | None:
    """What a word stands for that neither the coverage nor the language has."""
    lower = token.lower
    if is_other_name(lower) or lower in well_known():
        # whose name it is, the coverage may call otherwise
        called = any(lexicon.companies(name) for name in other_names(token.text))
        return token.text if called else None
    near = lexicon.completing(before, lower) or lexicon.nearest(lower) or lexicon.beginning(lower)
    if near is None and lower.endswith("s"):
        # "bluepark's" typed without its apostrophe
        bare = lower[:-1]
        printed = lexicon.knows(bare) or bool(lexicon.companies(bare))
        near = bare if printed else lexicon.nearest(bare) if len(bare) >= _SHORTEST else None
    return near


def _is_form_of_name(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that nobody prints ends in letters too many for a name."""
    root = stem(word)
    if len(root) < _SHORTEST or root == word or lexicon.knows(word) or is_common(word):
        return False
    return bool(lexicon.companies(root)) and not lexicon.companies(word)


def known(word: str, lexicon: Lexicon) -> bool:
    """Whether the coverage or the language has the word (lower case), or another form of it."""
    return _is_word(word, lexicon) or _stem_known(word, lexicon)


def _squeezed(word: str) -> str:
    """The word with each letter once where it stands twice: "enginering" and "engineering"."""
    return re.sub(r"(.)\1", r"\1", word)


def _is_word(word: str, lexicon: Lexicon) -> bool:
    if lexicon.knows(word) or is_common(word) or word in stops() or word in _entries():
        return True
    return bool(lexicon.companies(word))


@cache
def _entries() -> frozenset[str]:
    """The words of the tables as they are written there."""
    printed = (part for group in groups() for word in group.words for part in word.split())
    return _phrase_words() | frozenset(printed) | frozenset(forms())


@cache
def _phrase_words() -> frozenset[str]:
    """The words of the phrases by which metrics, changes, periods and questions are known ("shell out")."""
    cells = [row["phrases"] for name in ("metric_words", "change_words") for row in table(name)]
    cells += [row["phrase"] for row in table("asking")]
    cells += [row["words"] for name in ("period_words", "light_words") for row in table(name)]
    return frozenset(word for cell in cells for word in re.findall(r"[a-z]+", cell.lower()))


def _stem_known(word: str, lexicon: Lexicon) -> bool:
    """Whether another form of the word is known ("handing", where the press prints "hand")."""
    root = stem(word)
    return is_known(word) or (root != word and (is_common(root) or lexicon.knows(root)))
