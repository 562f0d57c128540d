"""Names that an article prints in two ways: misspelled, as a ticker, or as initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from knowledge.figures.group import Group
from knowledge.language.name_words import cue, is_place, is_word, well_known

_LONG = 7  # letters of a word that may miss, gain or change one
_ANAGRAM = 6  # letters of a word of which two may change places
_TICKER = 3, 5
_LAST = frozenset("gch")  # of Group, Corporation or Company, Holdings
_FEW = 8  # names compared with one; keeps the time linear in an article of names
_SWAPPED = 2


def misprints(groups: Sequence[Group]) -> list[tuple[Group, Group]]:
    """The groups that are misprints of others, each with the right one.

    "Quelis" for "Quellis": a letter too many, too few or wrong, or two that changed places.
    Right is what the title prints, else what is printed more often.
    """
    near: defaultdict[str, list[Group]] = defaultdict(list)
    found: list[tuple[Group, Group]] = []
    ranked = sorted(groups, key=lambda group: (min(group.places)[0] > 0, -len(group.places)))
    for group in ranked:
        keys = _keys(group.words[0])
        right = next((other for key in keys for other in near[key] if _fits(group, other)), None)
        if right is not None and group.whole is None:
            found.append((group, right))
            continue
        for key in keys:
            if len(near[key]) < _FEW:
                near[key].append(group)
    return found


def _keys(word: str) -> list[str]:
    """What two spellings of one word share: a word with a letter less, the letters in order."""
    if len(word) < _ANAGRAM or not word.isalpha() or is_word(word) or is_place(word.title()):
        return []
    keys = ["".join(sorted(word))]
    if len(word) >= _LONG:
        keys += [word, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))]
    return keys


def _fits(wrong: Group, right: Group) -> bool:
    """Whether the names are spellings of one: a single word and the first of the right one."""
    one, other = wrong.words[0], right.words[0]
    if len(wrong.words) > 1 or one[0] != other[0] or one.rstrip("s") == other.rstrip("s"):
        return False
    if sorted(one) == sorted(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == _SWAPPED
    return min(len(one), len(other)) >= _LONG - 1


def shortened(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """The groups that are tickers or initials of companies, each with the company."""
    yield from _tickers(groups)
    yield from _titled_initials([group for group in groups if group.whole is None])


def _tickers(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """The groups that are tickers of a company of the title, each with the company.

    "QLS" for "Quellis": its letters stand in the name in their order.
    """
    titled = [group for group in groups if group.kind == "company" and min(group.places)[0] == 0]
    if not titled:
        return
    for group in groups:
        word = group.words[0]
        if len(group.words) > 1 or not _TICKER[0] <= len(word) <= _TICKER[1]:
            continue
        if not all(form.isupper() for form in group.forms) or _has_meaning(word):
            continue
        fits = [long for long in titled if long is not group and _abbreviates(word, long)]
        if len(fits) == 1 and group.kind in ("company", "other"):
            yield group, fits[0]


def _titled_initials(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """The initials in a title whose company the text calls without its last word, each with it.

    "QVG" for "Quellis Velora", whose full name ends in "Group".
    """
    known: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.kind == "company" and len(group.words) > 1:
            known["".join(word[0] for word in group.words)].append(group)
    for group in groups:
        word = group.words[0]
        short = len(group.words) == 1 and _TICKER[0] <= len(word) <= _TICKER[1]
        if not short or min(group.places)[0] or word[-1] not in _LAST or _has_meaning(word):
            continue
        fits = known[word[:-1]]
        capitals = all(form.isupper() for form in group.forms)
        if capitals and len(fits) == 1 and group.kind in ("company", "other"):
            yield group, fits[0]


def _has_meaning(word: str) -> bool:
    known = (cue(kind) for kind in ("exchange", "media", "body", "region"))
    return word in well_known() or is_word(word) or any(word in names for names in known)


def _abbreviates(word: str, group: Group) -> bool:
    """Whether the letters stand in the name in order, the first of each of its words among them.

    "QLS" for "Quellis", "QVM" for "Quellis Velora Mining", not "QIH" for "Quellis Inns".
    """
    name = "".join(group.words)
    initials = "".join(part[0] for part in group.words)
    if not name.isalpha() or len(name) <= len(word) or name[0] != word[0]:
        return False
    return name.startswith(word) or (_in_order(initials, word) and _in_order(word, name))


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
