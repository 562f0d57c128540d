"""What stands before a name and is none of it: a dateline, the adjective of a place."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.language.name_words import (
    Shape,
    cue,
    dateline,
    endings,
    is_demonym,
    is_of_place,
    is_place,
    is_word,
    shape,
    well_known,
)
from knowledge.language.plain_words import is_english
from knowledge.language.tokens import Token

_SHORT = 2  # letters of what is no name


def apart(tokens: Sequence[Token], first: int, last: int) -> int:
    """How many words of a run are a name apart from what follows: "Danish" of "Danish Maersk".

    0 where the run is one name: "Danish Crown", "Swiss National Bank".
    """
    if last - first == 1:
        return 0
    if head := dateline(tokens, first, last):
        return head
    text, after = tokens[first].text, tokens[first + 1]
    named = shape(after.text)[0] is Shape.CAPITAL and len(after.text) > _SHORT
    if not is_demonym(text) or not named or is_word(after.lower) or after.lower in endings():
        return 0
    whole = is_of_place(f"{text} {after.text}") or _is_one(tokens[first:last])
    return 0 if whole else 1


def _is_one(run: Sequence[Token]) -> bool:
    """Whether an adjective of a place is a part of the name: "Swiss National Bank", "Swiss Re".

    What follows is a word of English or another adjective, and the name ends in what it is;
    or everyone knows it.
    """
    if " ".join(token.lower for token in run) in well_known():
        return True
    lower = run[1].lower
    inside = is_english(lower) or lower in cue("whole") or is_place(run[1].text)
    return inside and len(run) > 2 and run[-1].lower in endings()  # noqa: PLR2004
