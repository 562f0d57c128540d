"""Words that a careless page ran together, cut apart again: "dividendofNOK", "pershare"."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from knowledge.language.plain_words import is_common
from knowledge.tables import KEPT

_SHORTEST = 5  # letters of the words of a text that is looked at
_WORD = 4  # letters of a word beside one of those below
_CONTENT = 5  # letters of each of two words of content: "grossloans", but not "database"
# Small words that are run into the next one, and into the one before. Those that also begin
# words of their own ("in", "for", "with", "on") are left out of the first.
_AHEAD = frozenset(
    "an of the and to from per is are was were has have its that which by this our their".split()
)
_BEHIND = frozenset(
    "of the and to from is are was were has have in for with by per at on our its that than".split()
)
_THE = "the"  # before which any small word may stand: "forthefourth"
_SHORT_TAILS = frozenset("loss debt cash sale sales cost costs".split())
_BEFORE_CAPITALS = _AHEAD | _BEHIND | {"on", "or", "a"}
# What words are built with: "overpriced", "electronically", "stakeholder".
_BUILDS = frozenset(
    "under over inter after cross super multi micro macro electro counter never where there"
    " ally fully less able ability holder holders lined selves ship ships making places rooms"
    " ever board field house stock market ground light trade power water worth wards".split()
)
_DEEPEST = 3  # words run into one, beside the first
# A word with a capital may be a brand ("Springworks", "Novelis"): fewer words are cut from it.
_CAPITAL_HEADS = frozenset(
    "the of and from that which this our their gross operating total adjusted annual quarterly"
    " average interest revenue revenues dividend earnings comprehensive profit equity".split()
)
_CAPITAL_TAILS = frozenset("of the and to from was were for by".split())


@lru_cache(maxsize=KEPT)
def glued(word: str) -> tuple[int, ...]:
    """The offsets at which a run of letters is to be cut; () for a word of its own.

    No word of the press is cut, nor one of which a part is no word.

    >>> glued("dividendofNOK"), glued("Grossloans"), glued("network"), glued("iPhone")
    ((8, 10), (5,), (), ())
    """
    if len(word) < _SHORTEST or not word.isalpha():
        return ()
    capital = next((at for at in range(1, len(word)) if word[at].isupper()), 0)
    if capital:
        return _before_capital(word, capital)
    return (_capitalised(word.lower()) if word[0].isupper() else _parts(word, 0)) or ()


def apart(word: str) -> list[str]:
    """The words that were run into one, in order; just the word itself if none were.

    >>> apart("pershare"), apart("network")
    (['per', 'share'], ['network'])
    """
    return [word[first:last] for first, last in pairwise((0, *glued(word), len(word)))]


def _capitalised(word: str) -> tuple[int, ...] | None:
    """The cuts of a word with a capital, given in small letters."""
    if is_common(word):
        return None
    for at in range(2, len(word) - 1):
        head, tail = word[:at], word[at:]
        if len(tail) >= _WORD and head in _CAPITAL_HEADS:
            cuts = _parts(tail, 1)
            if cuts is not None:
                return (at, *(at + cut for cut in cuts))
        if len(head) >= _WORD and tail in _CAPITAL_TAILS and is_common(head):
            return (at,)
    return None


def _before_capital(word: str, capital: int) -> tuple[int, ...]:
    """The cuts of words run into a name or code: "ofNOK", "dividendofNOK"."""
    head = word[:capital]
    if head in _BEFORE_CAPITALS and len(head) > 1 and word[capital:].isupper():
        return (capital,)
    cuts = _parts(head, 0) if head.islower() and len(head) > _WORD else None
    return (*cuts, capital) if cuts else ()


def _parts(word: str, depth: int) -> tuple[int, ...] | None:
    """The cuts of a run of small letters, None if it is none of words; () for one word."""
    if is_common(word):
        return ()
    for at in range(2, len(word) - 1) if depth < _DEEPEST else ():
        head, tail = word[:at], word[at:]
        if _ends_small(head, tail):
            return (at,)
        if _begins_apart(head, tail):
            cuts = _parts(tail, depth + 1)
            if cuts is not None:
                return (at, *(at + cut for cut in cuts))
    return None


def _ends_small(head: str, tail: str) -> bool:
    """Whether a small word closes a run: "increaseof", "ofthe"."""
    if tail == _THE and head in _BEHIND:
        return True
    if tail in _SHORT_TAILS and len(head) > _CONTENT and head not in _BUILDS:
        return is_common(head)
    return tail in _BEHIND and len(head) + len(tail) > _CONTENT + 1 and is_common(head)


def _begins_apart(head: str, tail: str) -> bool:
    """Whether a run may begin with a word: a small one, or one as long as what follows."""
    if head in _AHEAD or (head in _BEHIND and tail.startswith(_THE)):
        return len(tail) >= _WORD
    long = min(len(head), len(tail)) >= _CONTENT
    return long and _BUILDS.isdisjoint((head, tail)) and is_common(head)
