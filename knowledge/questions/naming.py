"""The names in a question, found by the names that the coverage knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.figures.companies import QUARTERS, normal_name
from knowledge.figures.other_names import other_names
from knowledge.language.metrics import MetricMention
from knowledge.language.name_words import is_place, makers, never_names
from knowledge.language.spans import Spans
from knowledge.language.tokens import Token
from knowledge.language.words import content_words, is_common, is_known, is_stop
from knowledge.questions.lexicon import Lexicon
from knowledge.questions.query import Named
from knowledge.questions.trading import market_of, without_counterpart

_LONGEST = 7  # words of a name
_MAKERS = frozenset("maker makers owner owners parent manufacturer producer seller".split())
_LONGEST_PLACE = 3  # words: "papua new guinea"
_TERM = re.compile(r"\d+[- ](?:day|week|month|year)s?")  # "the 10-year" is a bond
_SURE = 3  # strength of a metric word that is no name


def names_in(
    question: str,
    cut: Sequence[Token],
    metrics: Sequence[MetricMention],
    skip: Sequence[tuple[int, int]],
    lexicon: Lexicon,
    *,
    traded: bool,
) -> list[Named]:
    """The names in order, the longest first where they overlap.

    A common word ("line", "target") is a name only where the coverage has a company of that
    name, and never inside a sure metric word or a period (`skip`). What is traded is one by
    whatever name where nothing else is asked for (`traded`).
    """
    taken = list(skip)
    for mention in metrics:
        if mention.strength >= _SURE:
            taken.extend(mention.spans)
    # What is taken has the bounds of tokens, so that a name overlaps it where one of its tokens does.
    held = Spans(taken)
    free = [not held.overlap(token.start, token.end) for token in cut]
    inside = _of_places(question, cut)
    begins = [
        token.text[0].isalnum()
        and not is_stop(token.lower)
        and not (before and before.end == token.start and before.text[-1].isdigit())  # "25bp"
        for before, token in zip((None, *cut), cut, strict=False)
    ]
    phrases = _phrases(metrics)
    found: list[Named] = []
    for length in range(min(_LONGEST, len(cut)), 0, -1):
        for first in range(len(cut) - length + 1):
            if not begins[first] or False in free[first : first + length]:
                continue
            span = cut[first : first + length]
            text = question[span[0].start : span[-1].end]
            market = _market(text, span, lexicon) if traded else None
            a_word = market is None and _is_word_of(phrases, text, span[0])
            if length == 1 and (first in inside or a_word):
                continue
            meant = [*other_names(text), *_maker(text, cut[first + length : first + length + 1])]
            named = market or _named(text, span, lexicon, meant)
            if named is not None:
                found.append(named)
                free[first : first + length] = [False] * length
    return without_counterpart(sorted(found, key=lambda named: named.start), question)


def _of_places(question: str, cut: Sequence[Token]) -> frozenset[int]:
    """Which tokens are a part of a place's name: "york" of "new york" is nobody's."""
    found: set[int] = set()
    for length in range(2, _LONGEST_PLACE + 1):
        for first in range(len(cut) - length + 1):
            if is_place(question[cut[first].start : cut[first + length - 1].end]):
                found.update(range(first, first + length))
    return frozenset(found)


def _is_word_of(phrases: Spans, text: str, token: Token) -> bool:
    opens = not token.start  # "Order intake of ..."
    return (opens or text.islower()) and phrases.overlap(token.start, token.end)


def _phrases(metrics: Sequence[MetricMention]) -> Spans:
    """The spans of the metric words that are several words together: "what did they SHELL OUT"."""
    return Spans(span for mention in metrics if len(mention.spans) > 1 for span in mention.spans)


def _market(text: str, span: Sequence[Token], lexicon: Lexicon) -> Named | None:
    """What is traded on markets, by whatever name: "bullion", "usdzar"."""
    market = market_of(text)
    companies = lexicon.companies(normal_name(market)) if market else ()
    if not companies:
        return None
    words = tuple(content_words(span))
    return Named(text, market, span[0].start, span[-1].end, tuple(companies), words)


def _maker(text: str, behind: Sequence[Token]) -> Iterator[str]:
    """Whose product or brand a name is, if that is asked for: "the Wegovy MAKER"."""
    if behind and behind[0].lower in _MAKERS and (maker := makers().get(text.lower())):
        yield normal_name(maker)
        yield from other_names(maker)


def _is_no_name(word: Token) -> bool:
    """Whether a word alone is nobody's name: "south", "mon", "pre"."""
    if word.lower in QUARTERS:
        return True
    return word.text.islower() and never_names(word.lower)


def _named(
    text: str, span: Sequence[Token], lexicon: Lexicon, meant: Sequence[str]
) -> Named | None:
    """The companies of a name, and those of the names by which they are `meant`."""
    possessive = len(span) > 1 and span[-1].lower == "'s"  # "Wendy's" is a name with its 's
    if not possessive and (not span[-1].text[0].isalnum() or is_stop(span[-1].lower)):
        return None
    word = span[0]
    if _TERM.fullmatch(text.lower()) or (len(span) == 1 and not meant and _is_no_name(word)):
        return None
    common = len(span) == 1 and (
        is_common(word.lower) or (word.text.islower() and is_known(word.lower))
    )
    if possessive and lexicon.companies(normal_name(text[: word.end - word.start])):
        return None  # "bp's": the name itself
    companies = lexicon.companies(normal_name(text), sure=common, mostly=common and text.islower())
    if not companies and span[-1].lower.endswith("s") and not (common or possessive):
        # the possessive typed without its apostrophe: "sokons loss", "blue parks loss"
        companies = lexicon.companies(normal_name(text[:-1]))
    if not (companies and _has_legal_form(text)):
        known = [company for name in meant for company in lexicon.companies(name)]
        companies = tuple(dict.fromkeys((*companies, *known)))
    if not companies:
        return None
    words = tuple(content_words(span))
    return Named(text, text, span[0].start, span[-1].end, tuple(companies), words)


def _has_legal_form(text: str) -> bool:
    """Whether a name is given in full, and so means nobody who is called like it: "HP Inc"."""
    return len(normal_name(text).split()) < len(text.split())
