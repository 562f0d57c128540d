"""Where names stand in a sentence: runs of tokens that are written as names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from knowledge.language.name_words import (
    ACRONYM,
    Shape,
    cue,
    endings,
    is_demonym,
    is_place,
    shape,
    trade,
    well_known,
)
from knowledge.language.tokens import Token
from knowledge.language.words import is_common

Known = frozenset[str]

_OPENING = frozenset("“\"'‘(*•:;–—.?!|…[")
_CLOSING = frozenset(".!?”\"’'…)")
_ABBREVIATED = frozenset(
    "co inc corp ltd cos bros pte pty sdn bhd intl mfg pvt jr sr tbk plc".split()
)
_SAINTS = frozenset(("St", "Mt", "Ft"))
_PARTICLES = frozenset("de du la le van von der den del della da al el bin ibn dos das y".split())
_SCALES = frozenset(
    "million billion trillion thousand hundred percent per pct bn mn m k crore lakh % dollars euros "
    "yuan yen rupees pounds".split()
)
_SHORT_FORMS = frozenset("Co Cos Inc Ltd Plc SpA Oyj Pte Pty Sdn Bhd Tbk Llc Oao".split())
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_IN_TITLES = frozenset("of the and in a an to for with : - & on at".split())
_TITLE = 10
# "the Company" in an announcement is a description, not a name.
_SELF = frozenset("company group board firm fund bank partnership trust corporation issuer".split())
_MODEL_DIGITS = 3
_PHRASE = 5


class Run(NamedTuple):
    """A name: its tokens `first:last`, its span without possessive, and its text."""

    first: int
    last: int
    start: int
    end: int
    text: str
    possessive: bool


@lru_cache(maxsize=65536)
def is_word(lower: str) -> bool:
    """Whether a word, or the word that it is a form of, is printed in small letters.

    >>> is_word("raises"), is_word("Nissan".lower())
    (True, False)
    """
    if is_common(lower):
        return True
    if "-" in lower:
        return all(is_word(part) for part in lower.split("-") if part)
    return len(lower) > ACRONYM and any(
        lower.endswith(ending) and is_common(lower.removesuffix(ending) + rest)
        for ending, rest in (("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
    )


@lru_cache(maxsize=65536)
def _stops(text: str) -> bool:
    """Whether a word, though printed with a capital, ends a name."""
    lower = text.lower()
    return lower in cue("never") or lower in cue("role") or lower in cue("honorific")


@cache
def _phrase_starts() -> Known:
    return frozenset(name.split()[0] for name in well_known() if " and " in name)


def is_legal(text: str) -> bool:
    """Whether a word is a legal form as printed: "AS" and "Inc" are, "As" is not.

    >>> is_legal("AS"), is_legal("As"), is_legal("Limited")
    (True, False, True)
    """
    if endings().get(text.lower()) != "legal":
        return False
    return text.isupper() or text in _SHORT_FORMS or len(text) > 3  # noqa: PLR2004


def runs(tokens: Sequence[Token], headline: bool, known: Known) -> list[Run]:  # noqa: FBT001
    """The runs of a sentence in order; `known` as in `names.name_mentions`."""
    titled = (headline or tokens[-1:] and tokens[-1].text not in _CLOSING) and is_titled(tokens)
    found: list[Run] = []
    index, size = 0, len(tokens)
    while index < size:
        written = shape(tokens[index].text)[0]
        if written >= Shape.CAPITAL or (written is Shape.NUMBER and _numbered(tokens, index)):
            first = index
            if index and tokens[index - 1].text in _QUOTES and (last := _quoted(tokens, index)):
                found.append(_run(tokens, first, last))
                index = last
                continue
            index = _last(tokens, first, known, titled=bool(titled))
            if index > first:
                found.extend(_parts(tokens, first, index))
                continue
            index = first
        index += 1
    return found


def _quoted(tokens: Sequence[Token], first: int) -> int:
    """The end of a title in quotation marks that begins here: "The Way of Water"; 0 if none.

    Every word but small ones has a capital, and there are two such at least.
    """
    closing = _QUOTES[tokens[first - 1].text]
    capitals = 0
    for index in range(first, min(first + _TITLE, len(tokens))):
        text = tokens[index].text
        if text == closing:
            return index if capitals > 1 else 0
        if shape(text)[0] is Shape.CAPITAL:
            capitals += 1
        elif not (text.isdigit() or text in _IN_TITLES):
            return 0
    return 0


def is_titled(tokens: Sequence[Token]) -> bool:
    """Whether common words are printed with capitals, as in many headlines."""
    capitals = others = 0
    for token in tokens[1:]:
        if len(token.text) > 3 and is_common(token.lower):  # noqa: PLR2004
            if token.text[0].isupper():
                capitals += 1
            else:
                others += 1
    return capitals > others


def _capital(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token may stand inside a name."""
    return (
        0 <= index < len(tokens)
        and shape(tokens[index].text)[0] is Shape.CAPITAL
        and not _stops(tokens[index].text)
    )


def _adjacent(tokens: Sequence[Token], index: int) -> bool:
    """Whether no space stands before the token."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def _numbered(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number begins a name: "3M", "21Vianet", "7-Eleven"."""
    if not _adjacent(tokens, index + 1) or _adjacent(tokens, index):
        return False
    after = tokens[index + 1].text
    if after == "-":
        return (
            _adjacent(tokens, index + 2)
            and _capital(tokens, index + 2)
            and len(tokens[index + 2].text) > 3
        )  # noqa: PLR2004
    if tokens[index].text + after == "3M":
        return not (index + 2 < len(tokens) and tokens[index + 2].lower in _SCALES)
    return len(after) > 3 and _capital(tokens, index + 1)  # noqa: PLR2004


def _phrase(tokens: Sequence[Token], first: int, known: Known) -> int:
    """The end of the longest known name of several words that begins here; `first` if none."""
    for size in range(min(_PHRASE, len(tokens) - first), 1, -1):
        name = " ".join(token.lower for token in tokens[first : first + size])
        if name in known or name in well_known():
            return first + size
    return first


def _opens(tokens: Sequence[Token], first: int) -> bool:
    return first == 0 or tokens[first - 1].text in _OPENING


def _last(tokens: Sequence[Token], first: int, known: Known, *, titled: bool) -> int:
    """The end of the name that begins at `first`; `first` if none begins there."""
    token = tokens[first]
    text = token.text
    written, length = shape(text)
    core = text[length:] if length < 0 else text[:length]
    if "." in text and _bracketed(tokens, first):
        return first
    if (
        core.lower() in _SELF
        and not _capital(tokens, first + 1)
        and tokens[first - 1].lower == "the"
    ):
        return first
    if written is not Shape.NUMBER and (
        _stops(core) or (len(core) == 1 and not _is_letter(tokens, first))
    ):
        return first
    if token.lower in _phrase_starts() or (
        (titled or _opens(tokens, first)) and is_word(token.lower)
    ):
        last = _phrase(tokens, first, known)
        if last > first:
            return _extended(tokens, first, last, known, titled=titled)
    if written is Shape.NUMBER:
        return _extended(
            tokens, first, first + (3 if tokens[first + 1].text == "-" else 2), known, titled=titled
        )
    if titled:
        if not _is_title_name(tokens, first, core, known):
            return first
    elif _opens(tokens, first) and not _begins(tokens, first, core, known):
        return first
    if written is Shape.PART and length > 0:
        return first + 1
    return _extended(tokens, first, first + 1, known, titled=titled)


def _bracketed(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token stands alone in brackets, as a ticker does."""
    return (
        0 < index < len(tokens) - 1
        and tokens[index - 1].text in "(["
        and tokens[index + 1].text in ")]"
    )


def _is_initial(tokens: Sequence[Token], first: int) -> bool:
    """Whether a single letter without a stop begins a name: "T Rowe Price"."""
    return (
        tokens[first].text not in "AI"
        and not _adjacent(tokens, first + 1)
        and _capital(tokens, first + 1)
    )


def _is_quarter(tokens: Sequence[Token], index: int) -> bool:
    """Whether a letter and a number are a part of a year: "Q3", "H1"."""
    return (
        tokens[index].text in "QH"
        and tokens[index + 1].text[0].isdigit()
        and not _capital(tokens, index + 2)
    )


def _is_letter(tokens: Sequence[Token], index: int) -> bool:
    """Whether a single letter is a part of a name."""
    if _lettered(tokens, index):
        return not _is_quarter(tokens, index)
    return _is_initial(tokens, index)


def _lettered(tokens: Sequence[Token], first: int) -> bool:
    """Whether a single letter begins a name: an initial, "F-150", "S7"."""
    return (
        _adjacent(tokens, first + 1)
        and (tokens[first + 1].text in ".-&" or tokens[first + 1].text[0].isdigit())
        and first + 2 < len(tokens)
        and (tokens[first + 1].text != "." or _capital(tokens, first + 2))
    )


def _is_title_name(tokens: Sequence[Token], first: int, core: str, known: Known) -> bool:
    """Whether a word of a headline in title case is a name, or begins one.

    "Una", not "Raises"; "Grab" after "Firm" and before "to"; "Bank" before "of Canada".
    """
    lower = core.lower()
    if lower in known or well_known().get(lower) == "company" or is_place(core):
        return True
    after = tokens[first + 1].lower if first + 1 < len(tokens) else ""
    if lower in cue("before_of") and after == "of" and _capital(tokens, first + 2):
        return True
    if not is_word(lower):
        return lower not in endings() or core.isupper() or not first
    if after not in cue("agentive") and after not in ("'s", "’s"):
        return False
    if lower in cue("agentive") and after != "to":
        return False
    return well_known().get(lower) == "word" or (
        first > 0 and trade(tokens[first - 1].lower) is not None and trade(lower) is None
    )


def _begins(tokens: Sequence[Token], first: int, core: str, known: Known) -> bool:
    """Whether the first word of a sentence is a name: a common word needs evidence.

    "General" before "Electric" is; "Rival" before "Nissan" is not; "Target" is if the article
    prints it inside a sentence too.
    """
    lower = core.lower()
    if lower in known or is_place(core) or well_known().get(lower) == "company":
        return True
    after = tokens[first + 1] if first + 1 < len(tokens) else None
    more = after is not None and _capital(tokens, first + 1)
    if lower in cue("rival") or trade(lower) is not None:
        return False
    odd = lower.endswith(("ly", "ing", "ed")) and core[1:].islower() and len(lower) > ACRONYM
    if not is_word(lower) and not odd:
        return True
    if after is None:
        return False
    if more:
        if (
            after.lower in known
            or well_known().get(after.lower) == "company"
            or _phrase(tokens, first + 1, known) > first + 1
        ):
            return False
        if after.lower in endings() or (is_word(after.lower) and not is_place(after.text)):
            return not odd
        return not odd and after.lower not in known and not _is_plural(lower)
    owner = after.text in ("'s", "’s") and first + 2 < len(tokens)
    follows = after.lower in cue("agentive") or (owner and tokens[first + 2].lower in cue("owned"))
    return follows and well_known().get(lower) == "word"


def _is_plural(lower: str) -> bool:
    return lower.endswith("s") and is_common(lower[:-1])


def _extended(tokens: Sequence[Token], first: int, last: int, known: Known, *, titled: bool) -> int:
    """The end of a name whose tokens up to `last` are sure."""
    while last < len(tokens):
        text = tokens[last].text
        written, length = shape(text)
        if written is Shape.PART and length > 0 and not titled and not _stops(text[:length]):
            return last + 1
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
    token, before = tokens[index], tokens[index - 1]
    if before.text == "." and index - 2 >= first:
        before = tokens[index - 2]
    if (
        index - 1 > first
        and is_legal(before.text)
        and endings().get(token.lower) not in ("legal", "group")
    ):
        return False
    if is_legal(token.text):
        return True
    if _stops(token.text):
        return (
            token.text.isupper()
            and _capital(tokens, index + 1)
            and tokens[index + 1].lower in endings()
            and not titled
        )
    if len(token.text) == 1:
        return _is_letter(tokens, index)
    if not titled:
        return True
    return not is_word(token.lower) or token.lower in endings() or token.lower in known


def _bridge(tokens: Sequence[Token], first: int, index: int, *, titled: bool) -> int:
    """The end of what joins the words of a name at `index`; `index` if nothing does.

    "&", "of" after "Bank", the stop of "Co.", ", Inc", the number of "Model 3".
    """
    token, before = tokens[index], tokens[index - 1]
    text, more = token.text, _capital(tokens, index + 1)
    if text in ("&", "+"):
        joins = more or (index + 1 < len(tokens) and is_legal(tokens[index + 1].text))
    elif text == ".":
        initial = (
            (len(before.text) == 1 or before.text in _SAINTS) and before.text[0].isupper() and more
        )
        joins = _adjacent(tokens, index) and (
            before.lower in _ABBREVIATED and index - 1 > first or initial
        )
    elif text == ",":
        joins = index + 1 < len(tokens) and is_legal(tokens[index + 1].text)
    elif text == "-":
        joins = (
            _adjacent(tokens, index)
            and _adjacent(tokens, index + 1)
            and (more or tokens[index + 1].text.isdigit())
        )
    elif text[0].isdigit():
        joins = _is_model(tokens, first, index, titled=titled)
    elif text in ("of", "for"):
        joins = more and before.lower in cue("before_of")
    elif text == "and":
        joins = more and _is_joint(tokens, first, index)
    elif text in ("'s", "’s"):
        joins = before.lower in cue("clitic")
    else:
        joins = more and text in _PARTICLES
    return index + 1 if joins else index


def _is_joint(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether "and" stands inside a name: "Securities and Exchange Commission"."""
    if not (is_word(tokens[index - 1].lower) and is_word(tokens[index + 1].lower)):
        return False
    if any(token.text == "of" for token in tokens[max(first, index - 3) : index]):
        return True
    return any(
        _capital(tokens, end) and tokens[end].lower in endings()
        for end in range(index + 2, index + 4)
    )


def _is_model(tokens: Sequence[Token], first: int, index: int, *, titled: bool) -> bool:
    """Whether a number belongs to the name before it: "iPhone 14", "S7", not "Nio 5,074"."""
    text = tokens[index].text
    if _adjacent(tokens, index):
        return tokens[index - 1].text != "."
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if (
        titled
        or _adjacent(tokens, index + 1)
        or len(text) > _MODEL_DIGITS
        or not text.isdigit()
        or after in _SCALES
    ):
        return False
    return not is_place(tokens[index - 1].text) and not (
        after[:1].isalpha() and after.endswith("s")
    )


def _parts(tokens: Sequence[Token], first: int, last: int) -> Iterator[Run]:
    """The names in a run: the adjective of "Danish Maersk" and a dateline are names apart."""
    text = tokens[first].text
    if last - first > 1:
        head = _dateline(tokens, first, last)
        after = tokens[first + 1]
        if (
            not head
            and is_demonym(text)
            and shape(after.text)[0] is Shape.CAPITAL
            and not is_word(after.lower)
            and after.lower not in endings()
            and len(after.text) > 2  # noqa: PLR2004
        ):
            head = 1
        if head:
            yield _run(tokens, first, first + head)
            first += head
    yield _run(tokens, first, last)


def _dateline(tokens: Sequence[Token], first: int, last: int) -> int:
    """How many words of a run are a place in capitals before a name: "NEW YORK Norwind Inc"."""
    size = 0
    while (
        first + size < last
        and tokens[first + size].text.isupper()
        and tokens[first + size].text.isalpha()
    ):
        size += 1
    shouted = " ".join(token.text for token in tokens[first : first + size])
    return size if first + size < last and len(shouted) > 3 and is_place(shouted) else 0  # noqa: PLR2004


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
    after = tokens[last] if last < len(tokens) else None
    possessive = (
        after is not None
        and after.start == closing.end
        and (
            after.text in ("'s", "’s")
            or (
                after.text in "'’"
                and closing.lower.endswith("s")
                and not _adjacent(tokens, last + 1)
            )
        )
    )
    return Run(first, last, start, end, "".join(pieces), possessive)
