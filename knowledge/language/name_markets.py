"""Names of what is traded on markets: commodities and currencies, which own their price.

Most are words of everyday ("lead", "the won"): one is read as the name of a market only where
a word of price or of change goes with it, or nothing that makes it a part of another name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from knowledge.language.name_sectors import SECTOR, SECTORS, changes, moves
from knowledge.language.name_starts import SCALES
from knowledge.language.name_words import cue, is_code, is_demonym
from knowledge.language.tokens import Token, tokens
from knowledge.tables import table, words

SURE, GUESSED = 2, 1
_MODALS = frozenset("can could may might must shall should will would".split())
DOLLAR = "Dollar"
"""What others are quoted in where nothing is said."""
_TURNED = frozenset(("EUR", "GBP", "AUD", "NZD", "USD"))  # quoted in dollars
_TAILS = frozenset("price prices futures contract contracts rate benchmark".split())
_BESIDE = frozenset(
    "is was are were be has had will would could may might to at by up down near past above below "
    "against versus hit hits eyes eyed traded settled stood inched ticked eased edged firmed "
    "weakened strengthened hovered changed touched bounced dipped last extended closed opened "
    "weakens strengthens dips eases hovers holds held steadied steadies added adds adding shed "
    "lost loses losing pared trimmed sat stayed remained hovering trading changing fetched "
    "commanded reached tested set headed nudged nudges crept finished finishes ended ends reversed "
    "recouped erased retraced retreated retreats steadied plumbed clawed".split()
)
# "crude stocks", "copper output": of whoever has it, not of the market.
_THINGS = frozenset(
    "stocks stockpiles stockpile inventories inventory supplies supply production output demand "
    "exports imports export import producer producers shipments reserves premium premiums".split()
)
_CLOSING = frozenset(". , ; : ( ) and or while but".split())
_OF = frozenset(("of", "in"))
_CODE = 3
_PAIR = "/"
_PAIRED = ("usd", _PAIR, "jpy")
_INDEX = "index"


class Market(NamedTuple):
    """A market as a sentence names it: its tokens `first:last`, its kind, and how surely."""

    first: int
    last: int
    kind: str
    weight: int


class _Form(NamedTuple):
    words: tuple[str, ...]
    name: str
    kind: str
    sure: bool


@cache
def _forms() -> Mapping[str, tuple[_Form, ...]]:
    """The forms of all markets by their first word, the longest first."""
    found: defaultdict[str, list[_Form]] = defaultdict(list)
    for form in (*_listed(), *_adjectives()):
        found[form.words[0]].append(form)
    return {
        first: tuple(sorted(forms, key=lambda form: -len(form.words)))
        for first, forms in found.items()
    }


def _listed() -> Iterator[_Form]:
    for row in table("markets"):
        for form in words(row["forms"]):
            if row["kind"] == SECTOR:
                tails = ("",) if form[0] == "=" else SECTORS
                whole = (f"{form.removeprefix('=')} {tail}" for tail in tails)
                yield from (_Form(_cut(one), row["name"], SECTOR, sure=False) for one in whole)
            # An index is found as any name is, unless a stroke parts it: "S&P/TSX composite".
            elif row["kind"] != _INDEX or _PAIR in form:
                sure = form[0] == "=" or row["kind"] == _INDEX
                yield _Form(_cut(form.removeprefix("=")), row["name"], row["kind"], sure)


def _adjectives() -> Iterator[_Form]:
    """The currencies with their adjectives: "Indian rupee"."""
    for row in table("currencies"):
        for noun in words(row["nouns"]):
            for adjective in words(row["adjectives"]):
                name = f"{adjective.title()} {noun}"
                yield _Form(_cut(name), name, "currency", sure=False)


def _cut(form: str) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens(form))


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in table("currencies"))


@cache
def _names() -> Mapping[tuple[str, ...], str]:
    """The names of all markets by their forms, of indices too."""
    found = {form.words: form.name for forms in _forms().values() for form in reversed(forms)}
    for row in table("markets"):
        if row["kind"] == _INDEX:
            found |= {_cut(form): row["name"] for form in words(row["forms"])}
    return found


@cache
def canonical(form: str) -> str:
    """The market that a form means, the form itself if the table has it not.

    >>> canonical("WTI crude"), canonical("Spot gold"), canonical("EUR/USD"), canonical("Nifty50")
    ('West Texas Intermediate', 'Gold', 'Euro', 'Nifty 50')
    """
    return known_market(form) or _of_pair(form) or form


def _of_pair(form: str) -> str:
    """The currency whose rate against the dollar a pair is: both print the same level."""
    codes = form.split(_PAIR)
    if len(codes) != len(_PAIRED) - 1 or "USD" not in codes:
        return ""
    return next((by_code(code) for code in codes if code != "USD"), "")


def by_code(code: str) -> str:
    """What the coverage calls the currency of a code, "" if nothing: "Rand", "Canadian Dollar"."""
    return _by_code().get(code, "")


@cache
def _by_code() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in table("currencies"):
        adjectives, nouns = words(row["adjectives"]), words(row["nouns"])
        if nouns:
            forms = [f"{adjective} {nouns[0]}" for adjective in adjectives]
            found.setdefault(
                row["code"], next(filter(None, map(known_market, [*forms, nouns[0]])), "")
            )
    return found


@cache
def _by_text() -> Mapping[str, str]:
    return {" ".join(form): name for form, name in _names().items()} | {
        form.removeprefix("=").lower(): row["name"]
        for row in table("markets")
        if row["kind"] != SECTOR
        for form in words(row["forms"])
    }


def known_market(form: str) -> str:
    """The market that a form means, "" if the table has it not."""
    return _by_text().get(form.lower(), "")


@cache
def quoted_currency(form: str) -> str:
    """The ISO code of a currency whose rate is its amount for a dollar, "" for any other market.

    Euro, pound and the dollars of Australia and New Zealand are quoted the other way round, and
    a pair in its second currency.

    >>> quoted_currency("yen"), quoted_currency("euro"), quoted_currency("EUR/JPY")
    ('JPY', '', 'JPY')
    """
    pair, _, quoted = form.partition("/")
    if pair in _by_code() and quoted in _by_code():
        return quoted
    name = known_market(form)
    codes = (code for code, market in _by_code().items() if name and market == name)
    return next((code for code in codes if code not in _TURNED), "")


@cache
def market_kind(form: str) -> str:
    """What is traded under a name of a market: "commodity", "currency" or, else, "index".

    >>> market_kind("Brent crude"), market_kind("USD/JPY"), market_kind("Nifty Bank")
    ('commodity', 'currency', 'index')
    """
    cut = _cut(form)
    if len(cut) == len(_PAIRED) and cut[1] == _PAIR:
        return "currency"
    forms = _forms().get(cut[0], ()) if cut else ()
    return next((known.kind for known in forms if known.words == cut), "index")


def markets(sentence: Sequence[Token]) -> list[Market]:
    """The markets that a sentence names, in order, none overlapping; [] if it names none."""
    found: list[Market] = []
    done = 0
    starts = _forms()
    for first, token in enumerate(sentence):
        if first < done:
            continue
        if token.lower in starts:
            market = _at(sentence, first, starts[token.lower])
        elif token.text == _PAIR and first - 1 >= done:
            market = _pair(sentence, first)
        else:
            continue
        if market is not None and not _ends_form(sentence, found, market):
            found.append(market)
            done = market.last
    return found


def _ends_form(sentence: Sequence[Token], found: Sequence[Market], market: Market) -> bool:
    """Whether a word only ends a name behind its short form: "Texas Intermediate (WTI) crude"."""
    if len(found) < len(_PAIRED) - 1 or sentence[market.first - 1].text != ")":
        return False
    name, short = found[-2:]
    if (name.last + 1, short.last + 1) != (short.first, market.first):
        return False
    parts = (sentence[name.first : name.last], sentence[market.first : market.last])
    whole = [" ".join(token.lower for token in part) for part in parts]
    return known_market(whole[0]) == known_market(" ".join(whole)) != ""


def _pair(sentence: Sequence[Token], middle: int) -> Market | None:
    """The pair of currencies around a stroke: "EUR/USD"."""
    if not 0 < middle < len(sentence) - 1:
        return None
    sides = sentence[middle - 1].text, sentence[middle + 1].text
    if not all(len(side) == _CODE and side in _codes() for side in sides):
        return None
    return Market(middle - 1, middle + 2, "currency", SURE)


def _at(sentence: Sequence[Token], first: int, forms: Sequence[_Form]) -> Market | None:
    """The market named by the longest form that stands at `first`, None if none does."""
    for form in forms:
        last = first + len(form.words)
        if tuple(token.lower for token in sentence[first:last]) != form.words:
            continue
        if form.kind == SECTOR:
            weight = SURE if moves(sentence, first, last) else 0
        else:
            weight = _weight(sentence, first, last, form)
        return Market(first, last, form.kind, weight) if weight else None
    return None


def _weight(sentence: Sequence[Token], first: int, last: int, form: _Form) -> int:
    """How surely a form is the name of a market where it stands, 0 if it is none."""
    before = sentence[first - 1].lower if first else ""
    if form.kind == "currency" and not _is_currency(sentence, first, before, form):
        return 0
    after = sentence[last] if last < len(sentence) else sentence[last - 1]
    thing = form.kind == "commodity" and after.lower in _THINGS and last < len(sentence)
    modal = before in _MODALS and sentence[first - 1].text.islower()  # not "May wheat"
    verb = modal or before == after.lower == "to"  # "could lead to"
    if thing or (verb and not form.sure):
        return 0
    if form.sure or is_code(sentence, last + 1):  # "March wheat (ABH5)"
        return SURE
    following = sentence[last + 1].lower if last + 1 < len(sentence) else "."
    if after.lower in _TAILS:
        return SURE if not following.isalpha() or following in _all_beside() else 0
    does = after.text.islower() and after.lower in _all_beside() - _CLOSING - _OF
    if does or (before in _OF and first > 1 and sentence[first - 2].lower in _TAILS):
        return SURE
    ends = last == len(sentence) or after.lower in _CLOSING
    plain = form.kind == "currency" and len(form.words) > 1  # "against the Japanese yen"
    return GUESSED if ends and (plain or sentence[first].text.islower()) else 0


def _is_currency(sentence: Sequence[Token], first: int, before: str, form: _Form) -> bool:
    """Whether a currency is spoken of as such: "the yen", "Chinese yuan", not "5 million yen"."""
    if before[-1:].isdigit() or before in SCALES or before == "a":
        return False
    if len(form.words) > 1 or form.sure:
        return True
    if first == 0:
        return sentence[0].text[0].isupper()
    return sentence[first - 1].lower == "the" or is_demonym(sentence[first - 1].text)


@cache
def _all_beside() -> frozenset[str]:
    """What may follow a name of a market: what it does, or the end of its phrase."""
    told = _BESIDE | _CLOSING | _OF | cue("agentive") | cue("company_verb") | {"for", "on", "as"}
    return told | changes()
