"""The items of an article on several companies: each stands under the name of its company."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from knowledge.figures.group import Group
from knowledge.figures.scene import Scene
from knowledge.language.tokens import Token

_LONGEST = 10  # tokens of a heading
_FEWEST = 2  # companies with a heading each; a single heading opens no list
_MANY = 4  # companies with a heading each from which on an article is a round-up
_KINDS = frozenset({"company", "other"})
_NO_HEADING = frozenset(":,;")
_BAR = "|"  # "Norwind | Price: Rs 252.80"
_DASHES = frozenset("-–—")
_NAME = 6  # tokens of a name before a dash
_YEAR = re.compile(r"(?:19|20)\d\d")


def headings(scenes: Sequence[Scene]) -> dict[int, Group | None]:
    """The headings within an article, by sentence, with the company that each names.

    None for a heading of another kind ("Earnings results"), which ends an item too. {} for an
    article whose headings name fewer than two companies: it is about its topic throughout.
    """
    heads = [
        number for number, scene in enumerate(scenes) if not scene.headline and _is_heading(scene)
    ]
    found = {number: _named(scenes[number], _KINDS) for number in heads}
    named = _count(found)
    if named >= _MANY:  # in a long list of companies "Deepak Textiles" is no person
        return {number: _named(scenes[number], _KINDS | {"person"}) for number in heads}
    return found if named >= _FEWEST else {}


def is_round_up(heads: Mapping[int, Group | None]) -> bool:
    """Whether an article with these headings is a list of companies, and about none of them."""
    return _count(heads) >= _MANY


def _count(heads: Mapping[int, Group | None]) -> int:
    return len({id(group) for group in heads.values() if group is not None})


def _is_heading(scene: Scene) -> bool:
    """Whether a sentence is a line without stop, comma and number that begins with a capital.

    Or a name before a bar, whatever follows: "3/8 Norwind | Price: Rs 252.80", or before the
    only dash: "Norwind - Net profit rises 14% to Rs 3 crore".
    """
    tokens = scene.tokens
    if scene.names and scene.lower(scene.names[0].last) == _BAR:
        return all(not token.text.isalpha() for token in tokens[: scene.names[0].first])
    if not tokens or not tokens[0].text[0].isupper():
        return False
    if _is_item(tokens):
        return True
    if len(tokens) > _LONGEST or not (tokens[-1].text[-1].isalnum() or tokens[-1].text == ")"):
        return False
    if any(token.text in _NO_HEADING for token in tokens):
        return False
    return not any(_is_number(*around) for around in zip(tokens, (None, *tokens), strict=False))


def _is_item(tokens: Sequence[Token]) -> bool:
    """Whether capital words stand before the only dash of a sentence."""
    dashes = [n for n, token in enumerate(tokens) if token.text in _DASHES]
    if len(dashes) != 1 or not 0 < dashes[0] <= _NAME or dashes[0] == len(tokens) - 1:
        return False
    return all(not token.text.islower() for token in tokens[: dashes[0]])


def _is_number(token: Token, before: Token | None) -> bool:
    """Whether a token is a number of its own: no year, and no part of "Q3" or "FY25"."""
    if not token.text[0].isdigit() or _YEAR.fullmatch(token.text):
        return False
    return before is None or before.end != token.start


def _named(scene: Scene, kinds: Container[str]) -> Group | None:
    """The company with whose name a heading begins: "Norwind", "Norwind Outlook"."""
    if not scene.names:
        return None
    named = scene.names[0]
    heads = not named.first or scene.lower(named.last) == _BAR
    return named.group if heads and named.group.kind in kinds else None
