"""The items of an article on several companies: each stands under the name of its company."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.figures.group import Group
from knowledge.figures.scene import Scene
from knowledge.language.tokens import Token

_LONGEST = 10  # tokens of a heading
_FEWEST = 2  # companies with a heading each; a single heading opens no list
_KINDS = frozenset({"company", "other"})
_NO_HEADING = frozenset(":,;")
_PERIODS = frozenset(("q", "h", "fy"))
_BAR = "|"  # "Norwind | Price: Rs 252.80"


def headings(scenes: Sequence[Scene]) -> dict[int, Group | None]:
    """The headings within an article, by sentence, with the company that each names.

    None for a heading of another kind ("Earnings results"), which ends an item too. {} for an
    article whose headings name fewer than two companies: it is about its topic throughout.
    """
    found = {
        number: _named(scene)
        for number, scene in enumerate(scenes)
        if not scene.headline and _is_heading(scene)
    }
    named = {id(group) for group in found.values() if group is not None}
    return found if len(named) >= _FEWEST else {}


def _is_heading(scene: Scene) -> bool:
    """Whether a sentence is a line without stop, comma and number that begins with a capital.

    Or a name before a bar, whatever follows: "3/8 Norwind | Price: Rs 252.80".
    """
    tokens = scene.tokens
    if scene.names and scene.lower(scene.names[0].last) == _BAR:
        return all(not token.text.isalpha() for token in tokens[: scene.names[0].first])
    last = tokens[-1].text[-1] if tokens else ""
    if not 0 < len(tokens) <= _LONGEST or not (last.isalnum() or last == ")"):
        return False
    if not tokens[0].text[0].isupper():
        return False
    return not any(
        token.text in _NO_HEADING or (token.text[0].isdigit() and not _is_period(tokens, index))
        for index, token in enumerate(tokens)
    )


def _is_period(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number is that of a quarter, half or year: "Norwind Q3 (consolidated)"."""
    before = tokens[index - 1] if index else None
    joined = before is not None and before.end == tokens[index].start
    return joined and before is not None and before.lower in _PERIODS


def _named(scene: Scene) -> Group | None:
    """The company with whose name a heading begins: "Norwind", "Norwind Outlook"."""
    if not scene.names:
        return None
    named = scene.names[0]
    heads = not named.first or scene.lower(named.last) == _BAR
    return named.group if heads and named.group.kind in _KINDS else None
