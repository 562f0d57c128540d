"""A sentence with its names placed among its tokens, as the walk over an article sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from operator import attrgetter

from knowledge.figures.group import Group
from knowledge.language.name_words import Shape, alone, cue, is_place, shape, trade
from knowledge.language.names import NameMention
from knowledge.language.tokens import Token
from knowledge.language.words import place

_OBLIQUE = frozenset(
    "including excluding despite amid within without towards toward outside across of from by with "
    "at in to for than like against on over into about between among via versus vs under behind per "
    "after before through".split()
)
_OPENING = frozenset("after before than for".split())  # "after Norwind raised $3 million"
_WHOLES = frozenset(("parent", "owner", "backer"))  # "Norfox's parent Norwind"
_ASIDE = 25  # tokens between the commas of what is said aside
# "Shares of Norwind rose", "a jump for Norwind": whom the sentence goes on with
_MEANS = frozenset(("of", "in", "at", "for"))
_MOVED = frozenset("shares stock jump gain rise surge rally drop fall slide plunge".split())
_WITNESSES = frozenset(
    "analyst analysts economist economists strategist strategists researchers data survey poll "
    "reporter journalist".split()
)
_SOURCES = frozenset("according compiled data estimates polled surveyed reported told".split())
_STOPPING = frozenset(
    ". , ; : ( ) [ ] “ ” \" 's ’s that which who whose to of in at by for and or but is are was were has "
    "had said the a an this its their his her it they around from with on as than if when".split()
)
ARTICLES = frozenset(("the", "this"))
UNITS = frozenset("unit subsidiary affiliate arm division offshoot spinoff spin-off".split())
"""What a company is to its parent: "the Norwind affiliate"."""
_DETERMINERS = frozenset(("the", "a", "an"))
REACH = 6
_LOWER = attrgetter("lower")
_WORDS = 3  # words from a product to the noun for its maker


@dataclass(slots=True)
class Named:
    """A name in a sentence: its tokens `first:last` and its group."""

    first: int
    last: int
    mention: NameMention
    group: Group
    owner: Named | None = None
    acts: bool = False
    witness: bool = False


@dataclass(frozen=True, slots=True)
class Description:
    """A phrase like "the Shenzhen-based carmaker": its tokens `first:last`, its trade and its places."""

    first: int
    last: int
    trade: str
    places: frozenset[str]
    alone: bool = True
    product: Group | None = None  # whose maker it is: "the iPhone maker"


@dataclass(slots=True)
class Scene:
    """The tokens of a sentence and its names in order."""

    tokens: Sequence[Token]
    names: list[Named] = field(default_factory=list)
    headline: bool = False
    trades: frozenset[int] = frozenset()  # the tokens that are nouns for companies

    def lower(self, index: int) -> str:
        """The token at `index` in lower case, "" outside the sentence."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def ranks(self, first: int, last: int) -> bool:
        """Whether the tokens `first:last` have a superlative: "largest", "second-largest"."""
        words = (part for at in range(first, last) for part in self.lower(at).split("-"))
        return not cue("superlative").isdisjoint(words)

    def is_joint(self, named: Named) -> bool:
        """Whether a name only says what another one has: "the Norwind-backed lender"."""
        last = self.tokens[named.last - 1]
        behind = last.text[named.mention.end - last.start :]
        return behind[:1] in ("-", "‑") and behind[1:].lower() in cue("joint")


def scene(
    cut: Sequence[Token], names: Sequence[tuple[NameMention, Group]], *, headline: bool
) -> Scene:
    """The scene of a sentence; `names` in order, each with its group."""
    found = Scene(cut, headline=headline)
    found.trades = frozenset(compress(count(), map(trade, map(_LOWER, cut))))
    index = 0
    before: Named | None = None
    for mention, group in names:
        while index < len(cut) and cut[index].end <= mention.start:
            index += 1
        last = index
        while last < len(cut) and cut[last].start < mention.end:
            last += 1
        named = Named(index, last, mention, group)
        if before is not None and before.mention.possessive and before.last + 1 == index:
            named.owner = before
        named.acts = _acts(found, named)
        if named.acts and before is not None and _is_listed(found, before, named, names):
            named.acts = before.acts
        named.acts = named.acts and maker_of(found, named) is None and not _is_part(found, named)
        named.witness = _is_witness(found, named)
        found.names.append(named)
        before = named
    return found


def _acts(found: Scene, named: Named) -> bool:
    """Whether a name may be the subject of its clause: not behind a preposition or verb."""
    if named.owner is not None and named.owner.group.kind != "place":
        return named.owner.acts
    before, after = _governor(found, named.first), found.lower(named.last)
    if found.headline and not named.first and after not in _WITNESSES:
        return True
    if before in _MEANS and found.lower(named.first - 2) in _MOVED:
        return named.group.kind == "company" or after in cue("agentive")
    does = _does(found, named)
    if (before in _OBLIQUE and not (does and before in _OPENING)) or after in _WITNESSES:
        return False
    if named.group.kind != "company" and after not in cue("agentive"):
        return does or (named.mention.possessive and not named.first)
    taken = before.endswith("ing") and trade(before) is None  # "is buying Norwind"
    return not taken and before not in cue("company_verb") and before not in cue("speech")


def _does(found: Scene, named: Named) -> bool:
    """Whether a verb follows a name, at once or behind what is said aside: "Norwind, a lender, said"."""
    at = named.last
    if found.lower(at) == ",":
        closed = (i for i in range(at + 1, at + _ASIDE) if found.lower(i) in (",", ""))
        at = next(closed, at) + 1
    return any(found.lower(at) in cue(kind) for kind in ("company_verb", "speech"))


def _is_part(found: Scene, named: Named) -> bool:
    """Whether the owner of a name follows: "Norfox's parent Norwind"."""
    return named.mention.possessive and found.lower(named.last + 1) in _WHOLES


def maker_of(found: Scene, named: Named) -> int | None:
    """Where the noun stands that makes a name a product of whom is meant: "the Thar SUV maker"."""
    if found.lower(named.first - 1) not in ARTICLES or named.mention.possessive:
        return None
    for index in range(named.last, min(named.last + _WORDS, len(found.tokens))):
        token = found.tokens[index]
        if token.lower in cue("maker") | UNITS and token.text.islower():
            return index
        if token.lower in _STOPPING or not token.text.isalpha():
            return None
    return None


def _governor(found: Scene, first: int) -> str:
    """The word before a name and its description: "from" for "from healthcare firm Quellis"."""
    before = found.lower(first - 1)
    if before in _DETERMINERS:
        return found.lower(first - 2)  # "in the Norwind deal"
    if first - 1 not in found.trades:
        return before
    for index in range(first - 2, max(first - 2 - REACH, -1), -1):
        lower = found.lower(index)
        if lower in _OBLIQUE or lower in cue("company_verb") or not lower[0].isalpha():
            return lower
    return before


def _is_listed(
    found: Scene, before: Named, named: Named, names: Sequence[tuple[NameMention, Group]]
) -> bool:
    """Whether a name goes on a list of names: "including Quellis, Norfox and Velora"."""
    if before.group.kind == "place":
        return False
    between = [token.lower for token in found.tokens[before.last : named.first]]
    if between in (["and"], ["or"], ["&"], [",", "and"], [",", "or"]):
        return not before.acts
    if between != [","]:
        return False
    following = {mention.start for mention, _ in names}
    joint = named.last + (1 if found.lower(named.last + 1) not in ("and", "or") else 2)
    at = joint if found.lower(named.last) in (",", "and", "or") else len(found.tokens)
    return at < len(found.tokens) and found.tokens[at].start in following


def _is_witness(found: Scene, named: Named) -> bool:
    """Whether a name is only the source of what is said: "according to X", "X analysts"."""
    if found.lower(named.last) in _WITNESSES or _says_title(found, named):
        return True
    before = found.lower(named.first - 2)
    return before in _SOURCES or before in _WITNESSES


def _says_title(found: Scene, named: Named) -> bool:
    """Whether a name ends a headline as its source: ", Norfox Says"."""
    ends = len(found.tokens) - named.last
    return (
        found.headline
        and named.first > 0
        and found.lower(named.first - 1) in (",", ":", "-", ";")
        and found.lower(named.last) in cue("speech")
        and ends <= 2  # noqa: PLR2004
    )


def homes(text: str) -> frozenset[str]:
    """The place that a word names, and the country it lies in.

    >>> sorted(homes("Shenzhen-based")), sorted(homes("carmaker"))
    (['China', 'Shenzhen'], [])
    """
    written, length = shape(text)
    if written is Shape.PART and length > 0:
        text = text[:length]
    if written < Shape.CAPITAL or not is_place(text):
        return frozenset()
    found = place(text)
    return frozenset((found.name, found.country)) if found else frozenset()


def description(cut: Sequence[Token], first: int) -> Description | None:
    """The description of a company that begins at the token `first`, None if none does.

    The article is not looked at: "a brand", "state giant", "Finnish company".
    """
    found: frozenset[str] = frozenset()
    for index in range(first, min(first + REACH, len(cut))):
        text, lower = cut[index].text, cut[index].lower
        if lower in _STOPPING or lower in cue("company_verb"):
            if lower == "," and index + 1 < len(cut) and homes(cut[index + 1].text):
                continue
            return None
        found |= homes(text)
        own = index == first and text.istitle() and alone(lower)
        known = trade(lower) if own or text.islower() else None
        following = trade(cut[index + 1].lower) if index + 1 < len(cut) else None
        if known is not None and following is None:
            return Description(first, index + 1, known, found, alone(lower))
    return None
