"""Which mentions of an article name the same: its entities."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from knowledge.coverage.article import Sentence
from knowledge.figures.group import Group, Place, Words, folded, words_of
from knowledge.figures.variants import misprints, shortened
from knowledge.language.name_words import (
    ACRONYM,
    cue,
    endings,
    is_legal,
    is_place,
    is_word,
    well_known,
)
from knowledge.language.names import NameKind, NameMention

_KINDS: tuple[NameKind, ...] = ("company", "person", "place", "product", "market", "other")
_FEW = 8  # forms compared with one; keeps the time linear in an article of names
_SURE = 3
_TOLD = 2
_WHOLE = frozenset("group holding holdings motor motors".split())
_SHORT = 3  # letters
_BRACKET = re.compile(r"(?: ETFs?| Fund| Trust)?\s?[(\[](?:\w{2,10}\s?:\s?)?")
_CLOSING = (")", "]")
_NOT_JOINED = frozenset(("place", "person", "market"))
_SMALL = frozenset("of and the for de la & + -".split())


def groups(
    sentences: Sequence[Sentence], mentions: Sequence[Sequence[NameMention]]
) -> tuple[list[Group], dict[Place, Group]]:
    """The groups of mentions that name the same, and the group of each mention's place."""
    forms = _forms(sentences, mentions)
    by_place = {place: group for group in forms for place in group.places}
    _brackets(sentences, mentions, by_place)
    _parts(forms)
    alone = [group for group in forms if group.whole is None]
    for wrong, right in misprints([group for group in alone if not _is_known(group)]):
        wrong.whole = right
        right.misprints |= set(wrong.forms)
    for short, company in shortened([group for group in alone if group.whole is None]):
        short.whole = company
    for group in forms:
        root = group.root()
        if root is not group:
            _absorb(root, group)
    roots = [group for group in forms if group.whole is None]
    roots.sort(key=lambda group: min(group.places))
    return roots, {place: group.root() for place, group in by_place.items()}


def _forms(sentences: Sequence[Sentence], mentions: Sequence[Sequence[NameMention]]) -> list[Group]:
    """One group for each different name, legal forms and accents aside."""
    found: dict[str, Group] = {}
    for number, (sentence, names) in enumerate(zip(sentences, mentions, strict=True)):
        order = number if sentence.kind == "text" else len(sentences)
        for place, name in enumerate(names):
            words = words_of(name)
            group = found.setdefault("".join(words), Group(words, name.kind, order))
            group.first = min(group.first, order)
            group.places.append((number, place))
            group.forms[name.text] = group.forms.get(name.text, 0) + 1
            if name.kind == "company":
                group.sure = max(group.sure, name.weight)
            group.votes[name.kind] = group.votes.get(name.kind, 0) + name.weight
    for group in found.values():
        group.kind = _elected(group)
    return list(found.values())


def _elected(group: Group) -> NameKind:
    """The kind with most of the evidence; a place must not be outvoted by hints."""
    votes = group.votes
    if group.sure >= _SURE and votes.get("person", 0) > votes["company"]:
        return "company"
    if votes.get("place", 0) >= _SURE and votes.get("company", 0) < 2 * votes["place"]:
        return "place"
    best = max(_KINDS, key=lambda kind: votes.get(kind, 0))
    return best if votes.get(best, 0) else "other"


def _brackets(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[NameMention]],
    by_place: dict[Place, Group],
) -> None:
    """Join what stands in brackets behind a name.

    "Hewlett Packard Enterprise (HPE)", "Norwind (NYSE: NWD)", "Norwind Energy ETF (NWE)".
    """
    for number, names in enumerate(mentions):
        text = sentences[number].text
        opener: tuple[int, NameMention] | None = None
        for index, name in enumerate(names):
            if opener and text[name.end : name.end + 1] in _CLOSING:
                gap = text[opener[1].end : name.start]
                if _BRACKET.fullmatch(gap):
                    _join(by_place[number, opener[0]].root(), by_place[number, index].root())
            if name.text.lower() not in cue("exchange") and not _is_market(text, name):
                opener = index, name


def _is_market(text: str, name: NameMention) -> bool:
    """Whether a name is that of the market before a ticker: "[LJE:QLS]"."""
    return text[name.start - 1 : name.start] in ("(", "[") and text[name.end : name.end + 1] == ":"


def _join(long: Group, short: Group) -> None:
    """Join a ticker or an acronym to the name before; a word only to a company: "X Co. (Xy)"."""
    if long is short or not _NOT_JOINED.isdisjoint((long.kind, short.kind)):
        return
    letters = all(form.isupper() for form in short.forms)
    fits = short.words[0][:1] == long.words[0][:1] or long.sure >= _TOLD
    word = len(short.words) == 1 and long.sure >= _SURE > short.sure
    if (letters and fits) or word:
        short.whole = long


def _parts(forms: Sequence[Group]) -> None:
    """Join short forms to the longer names that introduce them."""
    by_word: defaultdict[str, list[Group]] = defaultdict(list)
    by_initials: defaultdict[str, list[Group]] = defaultdict(list)
    for group in sorted(forms, key=lambda group: (-len(group.words), group.first)):
        if group.whole is None:
            whole = _whole(group, by_word, by_initials)
            group.whole = whole if whole is not None and whole.root() is not group else None
        if len(group.words) > 1:
            for word in dict.fromkeys(group.words):
                if len(by_word[word]) < _FEW:
                    by_word[word].append(group)
            printed = [tuple(folded(form).split()) for form in group.forms]
            for initials in {letters for words in printed for letters in _initials(words)}:
                by_initials[initials].append(group)


def _initials(words: Words) -> Iterator[str]:
    """The acronyms of a name: "lici" and "lic" for Life Insurance Corporation of India."""
    big = [word[0] for word in words if word not in _SMALL]
    yield "".join(big)
    if "&" in words[0]:  # "ltf" for L&T Finance
        yield "".join(word.replace("&", "") if "&" in word else word[0] for word in words)
    yield "".join(word[0] for word in words)
    if "of" in words:
        yield "".join(word[0] for word in words[: words.index("of")])


def _whole(
    group: Group, by_word: dict[str, list[Group]], by_initials: dict[str, list[Group]]
) -> Group | None:
    """The longer name that a group is the short form of; None if there is none, or several."""
    if group.kind in ("place", "market"):
        return None
    words = group.words
    if (
        len(words) == 1
        and 1 < len(words[0]) <= ACRONYM
        and any(form.isupper() for form in group.forms)
    ):
        for long in by_initials.get(words[0], ())[:_FEW]:
            if long.kind not in ("place", "person", "market"):
                return long
    fits = [
        long
        for long in by_word.get(words[0], ())
        if len(long.words) > len(words) and _inside(words, long.words) and _same(group, long)
    ]
    closest = [long for long in fits if _differs_in(group, long, ("legal", "group"))]
    wholes = list({id(long.root()): long.root() for long in closest or fits}.values())
    return wholes[0] if len(wholes) == 1 else None


def _differs_in(short: Group, long: Group, kinds: tuple[str, ...]) -> bool:
    """Whether the long name is the short one and then words of these kinds only."""
    size = len(short.words)
    if long.words[:size] != short.words:
        return False
    return all(endings().get(word) in kinds for word in long.words[size:])


def _inside(words: Words, longer: Words) -> bool:
    return any(
        longer[start : start + len(words)] == words for start in range(len(longer) - len(words) + 1)
    )


def _same(short: Group, long: Group) -> bool:
    """Whether the short name is short for the long one.

    "Musk" for "Elon Musk"; "Tesla" for "Tesla Motors" (only a trade more); "BluePark" for
    "BAIC BluePark New Energy Technology", if the long name comes first. Not "Apple" for
    "Apple Watch", nor "Amazon" for "Amazon Web Services", nor "Beijing" for a company there.
    """
    introduced = long.first <= short.first
    if long.kind == "person":
        alone = short.words in (long.words[-1:], _family_first(long))
        return introduced and alone and short.sure < _SURE
    if short.kind == "person" and short.words == long.words[-1:] and long.kind == "other":
        long.kind = "person"
        return True
    if introduced and _is_surname(short, long):
        long.kind = short.kind = "person"
        return True
    if long.kind != "company" or short.kind not in ("company", "other"):
        return False
    if len(short.words[0]) < _SHORT and not any(form.isupper() for form in short.forms):
        return False
    return _same_company(short, long, introduced=introduced)


def _family_first(person: Group) -> Words:
    """The family name that stands first, where a given name of two parts follows: "Tai Jeng-wu"."""
    return person.words[:1] if "-" in "".join(next(iter(person.forms)).split()[1:2]) else ()


def _is_surname(short: Group, long: Group) -> bool:
    """Whether a name is a person's, for its last word is what the article goes on with."""
    if long.kind != "other" or short.kind != "other" or len(long.words) != 2:  # noqa: PLR2004
        return False
    forms = " ".join((*short.forms, *long.forms))
    if not all(word.istitle() for word in forms.split()) or long.words[0] in cue("whole"):
        return False
    if "-" in forms or short.words[0] in endings():
        return False
    plain = all(
        word.isalpha() and not is_word(word) and not is_place(word.title()) for word in long.words
    )
    return plain and short.words == long.words[-1:] and not is_famous(short.words[0])


def _same_company(short: Group, long: Group, *, introduced: bool) -> bool:
    """Whether a company's name is short for the other; notes whose name the other begins with."""
    begins = long.words[: len(short.words)] == short.words
    known = is_famous("".join(short.words))
    if not known and all(is_word(word) or word in endings() for word in short.words):
        return begins and introduced and len(short.words) > 1
    kinds = ("legal", "group") if known else ("legal", "group", "trade")
    if _differs_in(short, long, kinds) and (
        introduced or not known or is_whole(long.words[-1], long.forms)
    ):
        return True
    if begins and (known or all(form.isupper() for form in short.forms)):
        long.of = short
        return False
    return introduced and not known


def _is_known(group: Group) -> bool:
    """Whether a name stands in a table, and so is spelled as it should be."""
    return is_famous("".join(group.words)) or group.kind in ("place", "person", "market")


def is_whole(last: str, forms: Iterable[str]) -> bool:
    """Whether a longer name is surely the whole company: "Tesla Motors", "Cisco Systems Inc".

    "Nokia Technologies" without a legal form may be a unit.
    """
    return last in _WHOLE or any(is_legal(form.split()[-1].rstrip(".")) for form in forms)


@lru_cache(maxsize=8192)
def is_famous(key: str) -> bool:
    """Whether a name, written together, is that of a well-known company."""
    return key in _famous()


@cache
def _famous() -> frozenset[str]:
    """The well-known companies, written together."""
    return frozenset(folded(name).replace("-", "").replace(" ", "") for name in well_known())


def _absorb(whole: Group, part: Group) -> None:
    whole.places += part.places
    whole.misprints |= part.misprints
    whole.first = min(whole.first, part.first)
    for form, count in part.forms.items():
        whole.forms[form] = whole.forms.get(form, 0) + count
    for kind, weight in part.votes.items():
        whole.votes[kind] = whole.votes.get(kind, 0) + weight
    if whole.kind == "other":
        whole.kind = _elected(whole)


def fullest(forms: Iterable[str]) -> str:
    """The form with most words, then most letters that are no capitals, then first by letter.

    >>> fullest(["Sokon", "Chongqing Sokon Industry Group Co. Ltd."])
    'Chongqing Sokon Industry Group Co. Ltd.'
    """
    found = [*forms]
    if len(found) == 1:
        return found[0]
    return min(found, key=lambda form: (-len(form.split()), form.isupper(), -len(form), form))
