"""Whether a word that nothing accounts for may still be passed over, for it narrows nothing.

What narrows a question stands where that is done: it names what is measured or counted, or
stands before it ("PAINT sales"); it follows a preposition ("in SPAIN", "per VIOLIN"); it is a
place, a number or one of a closed class of words that restrict. A single word of English beside
these is a turn of phrase: how somebody came by a number, or what they think of it.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from knowledge.language.plain_words import is_common, is_english
from knowledge.language.spans import begins_in
from knowledge.language.tokens import tokens
from knowledge.language.vocabulary import PLACE
from knowledge.language.words import Word, is_known, keys
from knowledge.questions.light import is_said
from knowledge.questions.query import Query

_RESTRICTS = frozenset(
    """alone own only sole single same each every all both either other others another rest
    remaining left further additional extra new newly first second third fourth fifth last next
    latest former old previous prior original initial final interim early late average mean median
    typical net gross total combined overall whole half quarter partial full core adjusted
    underlying organic comparable recurring exceptional special ordinary without excluding
    except besides including domestic international global worldwide overseas foreign local
    regional national federal daily weekly monthly annual yearly quarterly hourly minimum maximum
    upper lower top bottom senior junior preferred common minority majority public private
    institutional commercial residential industrial retail wholesale online offline digital free
    paid premium direct indirect active inactive short long north south east west northern
    southern eastern western central male female young older urban rural human civilian
    military electric hybrid renewable nuclear raw crude refined used second-hand history lifetime
    ever cumulative day days week weeks month months quarters year years season seasons
    morning afternoon evening night weekend session open opening upfront""".split()
)
# The parts of a company.
BRANCHES = frozenset(
    """arm arms business businesses unit units division divisions segment segments
    operation operations""".split()
)
# What stands before one of these says which part of a whole: "its LOANS arm".
_PARTS = BRANCHES | frozenset(
    """branch side ops department subsidiary line lines range portfolio category channel
    market sector industry brand franchise product products site sites""".split()
)
# Words for what is measured, or how: no other word stands for them ("core" is not "main").
_EXACT = frozenset(
    """core gross organic free active inactive direct indirect industrial residential commercial
    wholesale institutional electric hybrid nuclear crude refined urban rural""".split()
)
# Words that narrow a metric even as a part of its name: "AD sales" are not all sales.
_IN_NAMES = _EXACT | frozenset(
    """ad ads advertising cloud licence license licensing product rental royalty software
    subscription tourism""".split()
)
_LEADS = frozenset(
    """in on of for per from to at into onto inside within across among under over by with without
    between against through throughout around near outside via versus vs than and or plus minus
    & + - 's its their his her our""".split()
)

_PLACING = frozenset("in at into inside within across among throughout outside".split())


def passed_over(query: Query, left: Sequence[Word]) -> bool:
    """Whether the words that nothing accounts for narrow nothing: none, or one turn of phrase.

    Where neither a metric nor a kind of number is asked for, only the words tell what is.
    """
    if len(left) != 1 or not (query.metrics or query.kinds):
        return not left
    (word,) = left
    lower, text = word.text.lower(), query.mended or query.text
    if lower in _RESTRICTS or not lower.isalpha() or word in query.noun or not _is_plain(lower):
        return False
    if is_placed(word):
        return False
    return not (_is_led(text, word) or _leads(text, word, query))


def narrowing_words(query: Query) -> list[Word]:
    """The words of a question that narrow it: they name no metric, nor say how it is asked."""
    told = {light.start for light in query.light}
    spans = [*query.metric_spans, *query.manner]
    return [
        word for word in query.words if word.start not in told and not begins_in(word.start, spans)
    ]


def tells_part(word: Word, query: Query) -> bool:
    """Whether a word says of which part of a whole a figure is to be: "its LOANS arm"."""
    return behind(word, query) in _PARTS and not begins_in(word.start, query.manner)


def names_branch(word: Word, query: Query) -> bool:
    """Whether a word says which branch of a company is asked for: "its CHIP division"."""
    told = [*query.manner, *query.metric_spans]
    return behind(word, query) in BRANCHES and not begins_in(word.start, told)


# Many figures ask for the same.
@lru_cache(maxsize=256)
def _behind(text: str, end: int) -> tuple[str, int]:
    """The first word behind an offset, lower case, and where it begins; ("", `end`) at the end."""
    rest = tokens(text[end:])
    return (rest[0].lower, end + rest[0].start) if rest else ("", end)


def behind(word: Word, query: Query) -> str:
    """The word behind one of a question, lower case; "" at the end."""
    return _behind(query.mended or query.text, word.end)[0]


def begins_behind(text: str, end: int) -> int | None:
    """Where the first word behind an offset begins; None at the end."""
    following, start = _behind(text, end)
    return start if following else None


@lru_cache(maxsize=256)
def _before(text: str, start: int) -> tuple[str, int]:
    """The last word before an offset, lower case, and where it begins; ("", 0) at the beginning."""
    before = tokens(text[:start])
    return (before[-1].lower, before[-1].start) if before else ("", 0)


def narrows_name(word: Word, query: Query) -> bool:
    """Whether a word of a metric's name tells of which part: a title that has it is not enough."""
    return word.text.lower() in _IN_NAMES and begins_in(word.start, query.metric_spans)


def restricts(word: Word, query: Query) -> bool:
    """Whether a word restricts what is asked for: "in SPAIN", "the OTHER investors"."""
    if begins_in(word.start, query.metric_spans) or begins_in(word.start, query.manner):
        return False
    led = _is_led(query.mended or query.text, word, _PLACING)
    return led or word.text.lower() in _RESTRICTS


def is_placed(word: Word) -> bool:
    """Whether a word is a place."""
    return any(key.startswith(PLACE) for key, _ in keys(word))


def is_exact(word: Word) -> bool:
    """Whether nothing but the word itself tells what it says: "industrial", not "sector"."""
    return word.text.lower() in _EXACT


def _is_led(text: str, word: Word, leads: Container[str] = _LEADS) -> bool:
    """Whether a preposition or a possessive stands at once before: "in SPAIN", "its LOANS".

    "To" behind a verb of wanting is none: "they plan to SLAP a tax on it".
    """
    before, at = _before(text, word.start)
    if before == "to" and is_said(_before(text, at)[0]):
        return False
    return before in leads


def _leads(text: str, word: Word, query: Query) -> bool:
    """Whether a word belongs to what names a metric or a part, or stands at once before that."""
    following, at = _behind(text, word.end)
    if following in _PARTS:
        return True
    spans = query.metric_spans
    return begins_in(word.start, spans) or any(start == at for start, _ in spans)


def _is_plain(word: str) -> bool:
    """Whether a word is English, and so no name and no typing error."""
    return is_common(word) or is_english(word) or is_known(word)
