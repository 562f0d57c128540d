"""Whether a sentence goes on about what the one before it has named."""

from __future__ import annotations

import re

from knowledge.answers.narrowing import BRANCHES
from knowledge.answers.passage import Passage
from knowledge.figures.figure import Figure
from knowledge.language.tokens import tokens
from knowledge.language.words import content_words

# A sentence about the part that the one before it has named.
_PART = re.compile(
    rf"(?:the|that|this|its|their|these|those) (?:\w+ )?(?:{'|'.join(sorted(BRANCHES))})\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"""['"‘“\s]*(?:the|this|that|these|those|such|both|it|he|she|they|its|his|her|their)\b
        (?!\ (?:remain(?:der|ing)|rest|others?|latter|former)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_NAMES = frozenset("NI")
# What is left of those that the one before has named is somebody else.
_REST = re.compile(r"(?:the )?(?:remain(?:der|ing)|rest|others?|latter|former)\b", re.IGNORECASE)


def of_the_part(sentence: str) -> bool:
    """Whether a sentence begins with a part that another names: "The division earned $3m"."""
    return _PART.match(sentence) is not None


def goes_on(passage: Passage, figure: Figure) -> bool:
    """Whether the sentence refers back, and names nobody else before the figure.

    "Norwind won the Arklow wind farm. The project is worth $3 million."
    """
    return _BACK.match(passage.text) is not None and _NAMES.isdisjoint(_before(passage, figure))


def names_nobody(passage: Passage, figure: Figure) -> bool:
    """Whether a sentence names no company, nor does the one before it name that of the figure.

    "Velmex opens in May. But investors have put in $3 million." Whose figure that is, nothing
    says: where it was given to a company of another sentence, that may be as wrong as not.
    """
    if "N" in passage.signs or _REST.match(passage.text):
        return False
    owner = [word.stem for word in content_words(tokens(figure.company))]
    return not owner or not all(stem in passage.before_keys for stem in owner)


def is_by_description(passage: Passage, figure: Figure) -> bool:
    """Whether a word for a company and no name stands before a figure: "It has 90 branches"."""
    before = _before(passage, figure)
    return "P" in before and _NAMES.isdisjoint(before)


def _before(passage: Passage, figure: Figure) -> str:
    """The signs of what stands before a figure."""
    return passage.signs[: passage.item(figure.start)]


def about_a_company(passage: Passage) -> bool:
    """Whether a sentence begins with a word for a company: "The lender", "Its"."""
    return passage.signs.startswith("P")
