"""Rows of figures that a notice prints one behind the other, each behind its own label.

"High 4.26% Median 4.24% Low 4.15%", "Volume: 183 Unit price: 14.06 EUR": what follows a value is
the label of the next one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.language.changes import cues
from knowledge.language.tokens import tokens

_MOST = 60  # words of a row
_LABEL = 8  # words of a label
_PAIRS = 2
_VALUE = re.compile(
    r"(?!(?:19|20)\d\d$)(?:[A-Z]{2,3}|[$€£¥₹])?[(+−-]?\d[\d.,/]*(?<![.,])[%x)]{0,2}"
)
_UNIT = re.compile(
    r"[A-Z]{3}|(?i:percent|per|cents?|million|billion|trillion|bn|mn|shares)|\([^()]*\)"
)
_ENUMERATED = re.compile(r"\W{0,2}\(?\d{1,2}[).:]{1,2}\s+")
_SAYING = frozenset(
    """a an the this that these those it its he she they we you i his her their our is are was were
    be been being has have had do does did will would can could may might must shall should not to
    by from with for on in as than if when while after before since which who whose what said says
    say""".split()
)
_MOVES = frozenset(("change", "level", "speech"))


@lru_cache(maxsize=8)
def is_row(sentence: str) -> bool:
    """Whether a sentence is nothing but labels, each with its value behind it; at least two.

    >>> is_row("High 4.26% Median 4.24% Low 4.15%"), is_row("Norwind rose 3% Lumora fell 2%")
    (True, False)
    """
    head = _ENUMERATED.match(sentence)
    text = sentence[head.end() :] if head else sentence
    printed = text.rstrip(" .").split()
    if len(printed) > _MOST or not _alternates(printed):
        return False
    return ":" in text or not any(cue.kind in _MOVES for cue in cues(tokens(text)))


def _alternates(printed: list[str]) -> bool:
    """Whether words alternate with values, the last of all being a value."""
    pairs = label = 0
    valued = False
    for word in printed:
        if _VALUE.fullmatch(word):
            if not label and not valued:
                return False
            pairs, label, valued = pairs + bool(label), 0, True
        elif not (valued and not label and _UNIT.fullmatch(word)):
            starts = not label and not word[0].isupper()
            if starts or label == _LABEL or word[-1] in ",;." or word.lower() in _SAYING:
                return False
            label += 1
    return pairs >= _PAIRS and not label
