"""Two numbers that are one quantity: the ends of a range, or an amount and its cents."""

from __future__ import annotations

from dataclasses import replace

from knowledge.language.hedges import hedge_before
from knowledge.language.pieces import Pieces
from knowledge.language.readings import MINUS_WORDS, Reading

_DASHES = frozenset("-‐‑–—~")
_MONTH, _WHOLE = 31, 100  # days, percent
_LISTING = _DASHES | {",", "/", "and", "or", "to"}
# After one of these the first number is a change and the second one where it led.
_CHANGES = frozenset(
    "rose fell climbed gained lost jumped dropped slipped increased decreased declined advanced "
    "added up down surged soared slid sank tumbled dipped edged shed grew widened narrowed "
    "improved expanded shrank cut raised lower higher rallied plunged plummeted retreated eased "
    "rebounded falling rising climbing gaining losing dropping jumping slipping spiked crashed "
    "lowered lifted".split()
)


_WRITTEN_OUT = 1000  # from here on a number shares no "million" with the one behind it
_WIDEST = 5  # times the lower end; "3 barrels to 248 barrels" is a change and where it led


def joined(cut: Pieces, readings: list[Reading]) -> list[Reading]:
    """The readings with ranges and amounts of two parts made one, in order."""
    result: list[Reading] = []
    for reading in readings:
        if result:
            whole = _with_cents(cut, result[-1], reading) or _range(cut, result[-1], reading)
            if whole:
                result[-1] = whole
                continue
            if _is_score(cut, result[-1], reading):
                result[-1] = replace(result[-1], label="code")
                result.append(replace(reading, label="code"))
                continue
        result.append(reading)
    return _listed(cut, result)


def _listed(cut: Pieces, readings: list[Reading]) -> list[Reading]:
    """The readings, with numbers listed before another being what that one is.

    "The 41,500 and 40,900 strikes" are marks, "11 - 25 February" is a date, "3, 4 and 5 percent"
    are shares. A rate of exchange that only explains a conversion is a mark: "($1 = 152.26 yen)".
    """
    if readings and cut.lower[max(0, readings[0].first - 3) : readings[0].first] == ["(", "$", "="]:
        return [replace(readings[0], label="mark"), *readings[1:]]  # "($ = 0.97 euro)"
    for place in range(len(readings) - 2, -1, -1):
        left, right = readings[place], readings[place + 1]
        between = cut.lower[left.last : right.first]
        if left.value == 1 and between == ["="]:
            readings[place] = replace(left, label="mark")
            readings[place + 1] = replace(right, label="mark")
        elif not left.label and between and _LISTING.issuperset(between):
            readings[place] = _like(left, right, between)
    return readings


def _like(left: Reading, right: Reading, between: list[str]) -> Reading:
    """A number as one of the list that `right` ends."""
    if right.label == "mark" and left.kind in ("bare", right.kind):
        return replace(left, label="mark")
    if left.kind != "bare" or left.scale != 1:
        return left
    if right.label == "date" and right.plain <= _MONTH and left.plain <= _MONTH:
        return replace(left, label="date")
    if right.unit == "percent" and len(between) == 1 and left.plain < _WHOLE:
        return replace(left, unit="percent", kind="ratio")
    return left


def _with_cents(cut: Pieces, major: Reading, minor: Reading) -> Reading | None:
    """One amount of "3 dollars 50 cents", "thirteen dollars and forty-five"."""
    if major.kind != "money" or major.hundredth or major.scale != 1 or major.per:
        return None
    bare = minor.kind == "bare" and not major.before and minor.label in ("", "weak")
    if not (minor.hundredth or bare) or major.value != int(major.value):
        return None
    between = cut.lower[major.last : minor.first]
    cents = minor.value / 100 if bare else minor.value
    if between not in ([], ["and"]) or not 0 < cents < 1 or (bare and minor.plain < 10):  # noqa: PLR2004
        return None
    return replace(
        minor,
        kind="money",
        label="",
        value=major.value + cents,
        plain=major.plain,
        unit=major.unit,
        first=major.first,
        start=major.start,
        hundredth=False,
    )


def _is_score(cut: Pieces, left: Reading, right: Reading) -> bool:
    """Whether two bare numbers joined by a dash are a score, a code or a telephone number."""
    return (
        right.first - left.last == 1
        and left.kind == right.kind == "bare"
        and cut.lower[left.last] in _DASHES
        and cut.joined(left.last - 1)
        and left.upper is None
    )


def _range(cut: Pieces, low: Reading, high: Reading) -> Reading | None:
    if cut.lower[low.last : high.first] == ["-", "to", "-"]:  # "two-to-three days"
        low, high = replace(low, last=low.last + 1), replace(high, first=high.first - 1)
    if (
        high.first - low.last != 1
        or low.upper is not None
        or high.label in ("date", "code", "mark")
    ):
        return None
    link = cut.lower[low.last]
    dash = link in _DASHES
    if not (dash or link in ("to", "and", "or")) or not _alike(low, high, dash=dash):
        return None
    inherits = low.kind == "bare" and high.kind != "bare"
    if not dash and not _spoken(cut, low, high, link):
        return None
    value = low.value
    # "31-34 cents" are both hundredths, "0.9-1.2 million" both millions.
    scaled = inherits if high.scale < 1 else low.plain < high.plain
    if low.scale == 1 and high.scale != 1 and scaled:
        value *= high.scale
    if inherits and high.kind == "ratio" and high.plain:
        value *= high.value / (high.plain * high.scale)
    upper = high.value
    if dash and low.direction < 0 and cut.lower[low.first] in MINUS_WORDS:
        upper = -upper  # "a negative 150-250 million"
    if value > upper:
        if not dash or low.kind not in ("bare", "money") or (value < 0 <= upper):
            return None
        value, upper = upper, value
    named = high if high.kind != "bare" else low
    return replace(
        named,
        value=value,
        upper=upper,
        bound="between",
        first=low.first,
        last=high.last,
        start=low.start,
        end=high.end,
        per=high.per or low.per,
        label="",
        direction=low.direction,
    )


def _alike(low: Reading, high: Reading, *, dash: bool) -> bool:
    """Whether two readings can be the ends of one range."""
    if low.label and not (
        low.label == "weak" or (dash and low.label == "date" and high.kind not in ("bare", "time"))
    ):
        return False
    if low.kind == "bare" and high.kind == "bare":
        return _says_amount(high) and (high.scale != 1 or _says_amount(low))
    if low.kind == "bare":
        return not high.before
    if high.kind == "bare":
        return low.kind == "money" and low.before and not high.label
    return low.unit == high.unit


def _says_amount(bare: Reading) -> bool:
    return not bare.label and (bare.plain % 1 != 0 or bare.plain > 999 or bare.scale != 1)  # noqa: PLR2004


def _spoken(cut: Pieces, low: Reading, high: Reading, link: str) -> bool:
    """Whether "to", "and" or "or" makes a range: not in "rose 5 to 20", "from 5 to 20"."""
    inherits = low.kind == "bare" and high.kind != "bare"
    _, at = hedge_before(cut, low.first)
    before = cut.word(at - 1)
    if link == "and":
        return before in ("between", "from") or (before == "of" and cut.word(at - 2) == "range")
    if before == "from":
        return cut.word(at - 2).startswith("rang") or cut.word(at - 2) == "anywhere"
    if link == "or":
        return inherits
    changes = before in _CHANGES and cut.word(at - 2) != "be"  # "to be up 3% to 5%"
    if inherits:  # "fell by 52,000 to 1.4 million people" is no range, "by 2 to 3 million" is one
        own = low.plain >= high.plain and low.plain >= _WRITTEN_OUT
        return not (own and (changes or before == "by") and high.value > _WIDEST * low.value)
    if low.kind == "bare" or changes or (before == "by" and low.kind != "ratio"):
        return False
    return high.value <= _WIDEST * low.value
