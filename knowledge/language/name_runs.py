"""Where names stand in a sentence: runs of tokens that are written as names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from knowledge.language.name_apart import apart
from knowledge.language.name_starts import (
    QUOTES,
    SCALES,
    begins,
    bracketed,
    is_joint,
    is_letter,
    is_title_name,
    is_titled,
    joined_names,
    numbered,
    opens,
    phrase,
    quoted,
)
from knowledge.language.name_words import (
    POSSESSIVES,
    Known,
    Shape,
    adjacent,
    capital,
    cue,
    endings,
    is_code,
    is_legal,
    is_place,
    is_term,
    is_word,
    shape,
    stops,
    trade,
)
from knowledge.language.tokens import Token

_CLOSING = frozenset(".!?”\"’'…)")
_ABBREVIATED = frozenset("co inc corp ltd cos bros pte pty sdn bhd intl mfg pvt jr sr tbk".split())
_SAINTS = frozenset(("St", "Mt", "Ft"))
_JOINTS = frozenset(
    "& + de du la le van von der den del della da al el bin ibn dos das y ng".split()
)
# "the Company" and "Year-end Report" in an announcement are descriptions, not names.
_SELF = frozenset(
    """company group board firm fund bank partnership trust corporation issuer institute agency
    association""".split()
)
_DOCUMENTS = frozenset("report reports statement statements results presentation webcast".split())
_BETWEEN = frozenset("On Over Via Amid After As By From With Than".split())
_BRIDGES = _JOINTS | frozenset((".", ",", "-", "'s", "’s", "of", "for", "and"))
_MODEL_DIGITS = 3


class Run(NamedTuple):
    """A name: its tokens `first:last`, its span without possessive, and its text."""

    first: int
    last: int
    start: int
    end: int
    text: str
    possessive: bool


def runs(tokens: Sequence[Token], headline: bool, known: Known) -> list[Run]:  # noqa: FBT001
    """The runs of a sentence in order; `known` as in `names.name_mentions`."""
    if not tokens:
        return []
    titled = (headline or tokens[-1].text not in _CLOSING) and is_titled(tokens)
    found: list[Run] = []
    done = 0
    for first, (text, lower, _, _) in enumerate(tokens):
        if first < done or (text == lower and not text[0].isdigit()):
            continue
        written = shape(text)[0]
        if written < Shape.CAPITAL and not (written is Shape.NUMBER and numbered(tokens, first)):
            continue
        if first and tokens[first - 1].text in QUOTES and (done := quoted(tokens, first)):
            found.append(_run(tokens, first, done))
            continue
        done = _last(tokens, first, known, titled=titled)
        if done > first and not is_term([token.lower for token in tokens[first:done]]):
            found.extend(_parts(tokens, first, done))
            done += titled and _is_whole(tokens, first, done, known)  # "Flares" is no name either
    return found


def _last(tokens: Sequence[Token], first: int, known: Known, *, titled: bool) -> int:
    """The end of the name that begins at `first`; `first` if none begins there."""
    token = tokens[first]
    written, length = shape(token.text)
    if written is Shape.NUMBER:
        sure = first + (3 if tokens[first + 1].text == "-" else 2)
        return _extended(tokens, first, sure, known, titled=titled)
    core = token.text[length:] if length < 0 else token.text[:length]
    if _is_no_name(tokens, first, core):
        return first
    glued = length < 0 and token.text[length - 1] != "-"
    doubtful = titled or glued or opens(tokens, first)
    plain = doubtful and (is_word(token.lower) or trade(token.lower) is not None)
    if titled or token.lower in joined_names() or plain:
        last = phrase(tokens, first, known)
        if last > first:
            return _extended(tokens, first, last, known, titled=titled)
    is_name = is_title_name if titled else begins
    if doubtful and not is_name(tokens, first, core, known):
        return first
    if written is Shape.PART and length > 0:
        return first + 1
    return _extended(tokens, first, first + 1, known, titled=titled)


def _is_measured(tokens: Sequence[Token], first: int) -> bool:
    """Whether a word says what a number before it counts: "the 10-YEAR bond"."""
    if first < 2 or tokens[first - 1].text != "-" or not tokens[first - 2].text[0].isdigit():  # noqa: PLR2004
        return False
    return tokens[first].lower.partition("-")[0] in cue("measure")


def _is_no_name(tokens: Sequence[Token], first: int, core: str) -> bool:
    """Whether no name can begin with a word: a month, a ticker, the G of 5G, "the Company"."""
    if stops(core) or ("." in core and bracketed(tokens, first)) or is_code(tokens, first):
        return True
    before = tokens[first - 1].lower if first else ""
    after = tokens[first + 1].lower if first + 1 < len(tokens) else ""
    if adjacent(tokens, first) and (before.isdigit() or _is_measured(tokens, first)):
        return True
    # "6/9 On the whole", "Barclays On Norwind"; not "Under Armour"
    ends = not capital(tokens, first + 1) or (core in _BETWEEN and capital(tokens, first - 1))
    if core.istitle() and core.lower() in cue("function") and ends:
        return True
    if len(core) == 1:
        return not is_letter(tokens, first)
    if before in cue("role") and after in cue("role"):
        return True  # "Chief Financial Officer"
    return (core.lower() in _DOCUMENTS and not capital(tokens, first + 1)) or (
        core.lower() in _SELF
        and before == "the"
        and after not in ("of", "for")
        and not capital(tokens, first + 1)
    )


def _extended(tokens: Sequence[Token], first: int, last: int, known: Known, *, titled: bool) -> int:
    """The end of a name whose tokens up to `last` are sure."""
    while last < len(tokens):
        text = tokens[last].text
        written, length = shape(text)
        if written is Shape.PART and length > 0 and not titled and not stops(text[:length]):
            return last + 1
        if titled and _is_whole(tokens, first, last, known):
            return last
        if written is Shape.CAPITAL and _continues(tokens, first, last, known, titled=titled):
            last += 1
            continue
        step = _bridge(tokens, first, last, titled=titled)
        if step == last:
            return last
        last = step
    return last


def _continues(
    tokens: Sequence[Token], first: int, index: int, known: Known, *, titled: bool
) -> bool:
    """Whether a word with a capital belongs to the name before it."""
    token = tokens[index]
    if is_legal(token.text):
        return True
    complete = _is_complete(tokens, first, index) and endings().get(token.lower) != "group"
    if complete or token.text in _BETWEEN:
        return False
    if stops(token.text):
        more = capital(tokens, index + 1) and tokens[index + 1].lower in endings()
        return more and token.text.isupper() and not titled
    if len(token.text) == 1:
        return is_letter(tokens, index)
    if not titled or token.lower in known:
        return True
    places = (tokens[first].text, " ".join(token.text for token in tokens[first:index]))
    ending = token.lower in endings() and not any(map(is_place, places))
    return token.lower not in cue("agentive") and (ending or not is_word(token.lower))


def _is_whole(tokens: Sequence[Token], first: int, index: int, known: Known) -> bool:
    """Whether the text prints the name before `index`, and not with the word that follows.

    "Norwind Energy Flares Gas" of an article about Norwind Energy.
    """
    lower = tokens[index].lower if index < len(tokens) else ""
    common = lower.endswith("s") or is_word(lower)
    if not common or index == first + 1 or lower in endings() or not lower.isalpha():
        return False
    words = [token.lower for token in tokens[first:index]]
    if endings().get(words[-1]) in ("group", "legal"):
        words.pop()
    name = " ".join(words)
    return name in known and f"{name} {lower}" not in known


def _is_complete(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the name before `index` ends in a legal form."""
    last = index - 2 if tokens[index - 1].text == "." else index - 1
    return last > first and is_legal(tokens[last].text)


def _bridge(tokens: Sequence[Token], first: int, index: int, *, titled: bool) -> int:
    """The end of what joins the words of a name at `index`; `index` if nothing does.

    "&", "of" after "Bank", the stop of "Co.", ", Inc", the number of "Model 3".
    """
    text, before = tokens[index].text, tokens[index - 1]
    if text not in _BRIDGES and not text[0].isdigit() and text not in endings():
        return index
    more = capital(tokens, index + 1)
    legal = (
        index + 1 < len(tokens)
        and is_legal(tokens[index + 1].text)
        and trade(tokens[index + 1].text) is None  # "Norwind Healthcare company"
    )
    if text[0].isdigit():
        joins = _is_model(tokens, index, titled=titled)
    elif text == ".":
        joins = adjacent(tokens, index) and _is_shortened(tokens, first, index, more=more)
    elif text == "-":
        inner = adjacent(tokens, index) and adjacent(tokens, index + 1)
        joins = inner and (more or tokens[index + 1].text.isdigit())
    elif text in POSSESSIVES:
        joins = before.lower in cue("clitic")
    elif text in ("of", "for"):
        council = before.lower == "board" and index - 1 > first
        joins = more and (council or before.lower in cue("before_of"))
    elif text == "and":
        joins = more and is_joint(tokens, first, index)
    else:
        joins = (more and text in _JOINTS) or (legal and (text in ("&", ",") or text in endings()))
    return index + 1 if joins else index


def _is_shortened(tokens: Sequence[Token], first: int, index: int, *, more: bool) -> bool:
    """Whether the stop at `index` ends a shortened word: "Co.", "J. Smith", "St. Louis"."""
    before = tokens[index - 1]
    if before.lower in _ABBREVIATED:
        return index - 1 > first
    return more and before.text[0].isupper() and (len(before.text) == 1 or before.text in _SAINTS)


def _is_model(tokens: Sequence[Token], index: int, *, titled: bool) -> bool:
    """Whether a number belongs to the name before it: "iPhone 14", "S7", not "Nio 5,074"."""
    text = tokens[index].text
    if adjacent(tokens, index):
        return tokens[index - 1].text != "." and len(text) <= _MODEL_DIGITS + 1
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if titled or adjacent(tokens, index + 1) or after in SCALES:
        return False
    if len(text) > _MODEL_DIGITS or not text.isdigit() or is_place(tokens[index - 1].text):
        return False
    return not (after[:1].isalpha() and after.endswith("s"))


def _parts(tokens: Sequence[Token], first: int, last: int) -> Iterator[Run]:
    """The names in a run: the adjective of "Danish Maersk" and a dateline are names apart."""
    head = apart(tokens, first, last)
    if head:
        yield _run(tokens, first, first + head)
    yield _run(tokens, first + head, last)


def _run(tokens: Sequence[Token], first: int, last: int) -> Run:
    opening, closing = tokens[first], tokens[last - 1]
    written, length = shape(opening.text)
    start = opening.end + length if written is Shape.PART and length < 0 else opening.start
    written, length = shape(closing.text)
    end = closing.start + length if written is Shape.PART and length > 0 else closing.end
    pieces: list[str] = []
    at = start
    for token in tokens[first:last]:
        begin, finish = max(token.start, start), min(token.end, end)
        pieces.append(" " * (begin - at) + token.text[begin - token.start : finish - token.start])
        at = finish
    return Run(first, last, start, end, "".join(pieces), _is_possessive(tokens, last))


def _is_possessive(tokens: Sequence[Token], last: int) -> bool:
    """Whether 's or, behind an s, an apostrophe follows at once: "Sokon’s", "Barclays’ gain"."""
    if not adjacent(tokens, last):
        return False
    if tokens[last].text in POSSESSIVES:
        return True
    ends = tokens[last].text in "'’" and tokens[last - 1].lower.endswith("s")
    return ends and not adjacent(tokens, last + 1)
