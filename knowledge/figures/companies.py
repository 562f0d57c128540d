"""Which entities of different articles are the same company, and under which names it is found."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import TypeVar

from knowledge.figures.cast import Cast
from knowledge.figures.entities import fullest, is_famous, is_whole
from knowledge.figures.group import folded
from knowledge.language.name_markets import canonical
from knowledge.language.name_words import endings, is_legal, is_place, is_word
from knowledge.language.names import NameKind
from knowledge.language.places import place
from knowledge.tables import KEPT
from knowledge.values import Alias

_JOINT = re.compile(r"[-–/_]")
_SIGN = re.compile(r"[^\w\s]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_SMALL = frozenset("of and the for de la du".split())
QUARTERS = frozenset(  # of the world: "south" is short for no company of South Africa
    "north south east west northern southern eastern western central middle mid".split()
)
_STEPS = 3  # a short name of a short name of a short name
_WORDS = 6
_SHORT = 2  # letters
_THEIR_OWN = frozenset(("person", "place", "market"))  # kinds of names that no company has
_ALONE = 4  # articles with the initials alone, to one with the name they are short for

Article = TypeVar("Article", bound=Hashable)


@lru_cache(maxsize=KEPT)
def normal_name(name: str) -> str:
    """The name in lower case without accents, punctuation, "The" and legal form.

    Two names that differ in nothing else have the same one. A name that is nothing but a
    legal form keeps it; "" only for a text without letters and digits.

    >>> normal_name("Tesla Motors, Inc."), normal_name("The Coca-Cola Company")
    ('tesla motors', 'coca cola')
    >>> normal_name("Salesforce.com"), normal_name("Nestlé S.A."), normal_name("Marks & Spencer")
    ('salesforce', 'nestle', 'marks and spencer')
    >>> normal_name("Deere & Co.")
    'deere'
    """
    plain = name.replace("’", "'").replace(" & ", " and ")
    words = [word for word in _SIGN.sub("", folded(_JOINT.sub(" ", plain))).split() if word]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    while len(words) > 1 and (endings().get(words[-1]) == "legal" or words[-1] == "and"):
        words.pop()
    return " ".join(words)


def name_keys(name: str) -> tuple[str, ...]:
    """The normal names under which a person may type a company, the surest first.

    The whole name, its beginnings and its words that are no common words, its words apart
    where capitals join them, its acronym.

    >>> name_keys("Meta Platforms"), name_keys("AMG Yacktman Fund")[:3]
    (('meta platforms', 'meta', 'mp'), ('amg yacktman fund', 'amg yacktman', 'yacktman fund'))
    """
    normal = normal_name(name)
    keys = [normal, _core(normal), *_runs(normal.split()), *_apart(name), *_acronyms(normal)]
    return tuple(dict.fromkeys(key for key in keys if key))


def _core(normal: str) -> str:
    """The name without words for a whole of companies: "mixue" for "mixue group"."""
    words = normal.split()
    while len(words) > 1 and endings().get(words[-1]) in ("legal", "group"):
        words.pop()
    core = " ".join(words)
    return core if not _is_plain(core) else ""


@lru_cache(maxsize=KEPT)
def _is_plain(word: str) -> bool:
    """Whether a word says nothing of whose name it is in."""
    known = is_word(word) or word in endings() or is_place(word) or word in QUARTERS
    return known or word.isdigit() or len(word) == 1


def _runs(words: list[str]) -> Iterator[str]:
    """The runs of words, at most `_WORDS`, that begin with a distinctive one, longest first.

    Of a name that has none ("Beijing New Energy Automobile") its beginnings, from two words on.
    """
    if all(_is_plain(word) for word in words):
        for size in range(min(len(words) - 1, _WORDS), 1, -1):
            if words[size - 1] not in _SMALL:
                yield " ".join(words[:size])
        return
    for size in range(min(len(words) - 1, _WORDS), 0, -1):
        for first in range(len(words) - size + 1):
            run = words[first : first + size]
            if not _is_plain(run[0]) and (run[-1] in endings() or not is_word(run[-1])):
                yield " ".join(run)


def _apart(name: str) -> Iterator[str]:
    """The words that capitals join: "blue park" for "BluePark"."""
    for word in name.split():
        apart = _CAMEL.sub(" ", word)
        if apart != word:
            yield normal_name(apart)


def _acronyms(normal: str) -> Iterator[str]:
    """Its initials, and those before "of": "lici" and "lic"."""
    words = normal.split()
    for part in (words, words[: words.index("of")] if "of" in words else ()):
        initials = "".join(word[0] for word in part if word not in _SMALL)
        if len(initials) > 1 and not _is_plain(initials):
            yield initials


class Companies:
    """The names of a coverage, gathered article by article; then who is the same company.

    Its size grows with the number of different names, not of articles. The result is the same
    in whatever order the entities come.
    """

    def __init__(self, aliases: Iterable[Alias] = ()) -> None:
        """`aliases` are names given by people; they win over what the coverage shows."""
        self.normal = cache(normal_name)  # every name is looked at several times
        self._forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._articles: Counter[str] = Counter()
        self._longer: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._same: set[tuple[str, str]] = set()
        self._given = {self._key(alias.name): alias.company for alias in aliases}

    def _key(self, name: str) -> str:
        """What two spellings of one name share: "JP Morgan", "JPMorgan" and "J.P. Morgan"."""
        return self.normal(name).replace(" ", "")

    def add(self, name: str, aliases: Iterable[str], kind: NameKind, count: int = 1) -> None:
        """Take up an entity of an article."""
        if kind in _THEIR_OWN:
            return
        key = self._key(name)
        self._forms[key][name] += count
        self._articles[key] += 1
        for alias in aliases:
            short = self._key(alias)
            if short == key:
                self._forms[key][alias] += 1
            elif len(short) < len(key):
                self._longer[short][key] += 1

    def finish(self) -> None:
        """Link names that differ in words like "Group" and "Motors"; call it before `company`."""
        for key, forms in list(self._forms.items()):
            words = self.normal(fullest(forms)).split()
            last = words[-1] if words else ""
            while len(words) > 1 and endings().get(words[-1]) in ("legal", "group"):
                words.pop()
                short = "".join(words)
                if short == key or short not in self._forms or all(map(_is_plain, words)):
                    continue
                if not is_famous(short) or is_whole(last, forms):
                    self._longer[short][key] += self._articles[short]
                    self._same.add((short, key))

    def company(self, name: str, kind: NameKind = "company") -> str:
        """The canonical name of the company that an article calls `name`: its fullest form.

        A name that nothing is known of and a person's are returned as they are. A place, and
        what is traded on markets, has one name in all articles.
        """
        if kind == "market":
            return canonical(name)
        if kind == "place":
            known = place(name)
            return known.name if known is not None else name
        if kind in _THEIR_OWN:
            return name
        key = self._key(name)
        for _ in range(_STEPS):
            if key in self._given:
                return self._meant(key)
            longer = self._whole(key, name)
            if longer is None:
                break
            key = longer
        return self._printed(key, name)

    def _meant(self, key: str) -> str:
        """The company that a given name leads to, over other given names if they follow on."""
        seen: set[str] = set()
        name = self._given[key]
        while (after := self._key(name)) in self._given and after not in seen:
            seen.add(after)
            name = self._given[after]
        return self._printed(self._key(name), name)

    def _whole(self, key: str, name: str) -> str | None:
        """The one longer name that a name is short for, None if none or several.

        Initials are shared by many: they lead on only as printed, in capitals, and where they
        do not mostly stand for themselves.
        """
        longer = self._longer.get(key)
        if longer is None or len(longer) != 1:
            return None
        ((whole, articles),) = longer.items()
        if (key, whole) in self._same:
            return whole
        if any(is_legal(form.split()[-1].rstrip(".")) for form in self._forms.get(key, ())):
            return None  # it has a full name of its own
        if key in whole and len(key) > _SHORT:
            return whole
        return whole if name.isupper() and self._articles[key] <= _ALONE * articles else None

    def _printed(self, key: str, default: str) -> str:
        forms = self._forms.get(key)
        return fullest(forms) if forms else default


def merge(
    casts: Mapping[Article, Cast], aliases: Iterable[Alias] = ()
) -> dict[tuple[Article, int], str]:
    """The company's canonical name for each (article, entity id) of the casts.

    For coverage that does not fit into memory use `Companies` itself, in two passes.
    """
    known = Companies(aliases)
    for cast in casts.values():
        for entity in cast.entities:
            known.add(entity.name, entity.aliases, entity.kind, entity.count)
    known.finish()
    return {
        (article, entity.id): known.company(entity.name, entity.kind)
        for article, cast in casts.items()
        for entity in cast.entities
    }
