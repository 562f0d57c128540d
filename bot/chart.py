"""Charts as PNG pictures; needs the optional extra `chart` (Pillow)."""

from __future__ import annotations

import io
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from bot.reply import MAX_ALT_TEXT, Picture
from bot.reply_text import bare, clean
from bot.series import Bar, Chart

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

FILE = "chart.png"
_WIDTH, _MARGIN, _ROW, _BAR = 1000, 36, 56, 30
_HEAD, _FOOT, _BETWEEN = 92, 64, 24
# The widest that labels and numbers may be, and the room between them and the bars.
_LABELS, _VALUES, _GAP = 320, 360, 20
_SIZE, _SMALL = 20, 16
_PAPER, _INK, _FAINT, _LINE = "#ffffff", "#1f2430", "#6b7280", "#d5d9e0"
_RESULT, _EXPECTED = "#4f6bed", "#9fb0f5"
# Tried in this order: the first that the machine has. The last resort has Latin letters alone.
_FONTS = ("NotoSansCJK-Regular.ttc", "NotoSans-Regular.ttf", "DejaVuSans.ttf", "arial.ttf")


@cache
def can_draw() -> bool:
    """Whether the extra `chart` is installed."""
    return find_spec("PIL") is not None


def picture(chart: Chart) -> Picture:
    """The chart as a PNG with its description. Raises ImportError without the extra `chart`."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - an optional extra

    sources = chart.source.split("\n")
    foot = _FOOT + _BETWEEN * (len(sources) - 1)
    height = _HEAD + _ROW * len(chart.bars) + foot
    image = Image.new("RGB", (_WIDTH, height), _PAPER)
    draw = ImageDraw.Draw(image)
    _write(draw, (_MARGIN, 30), chart.title, 30, width=_WIDTH - 2 * _MARGIN)
    frame = _frame(draw, chart.bars)
    draw.line([(frame.zero, _HEAD - 6), (frame.zero, height - foot + 2)], fill=_LINE, width=2)
    for number, bar in enumerate(chart.bars):
        _draw_bar(draw, bar, _HEAD + _ROW * number, frame)
    for number, line in enumerate(sources):
        place = (_MARGIN, height - foot + 24 + _BETWEEN * number)
        _write(draw, place, line, _SMALL, _FAINT, width=_WIDTH - 2 * _MARGIN)
    data = io.BytesIO()
    image.save(data, "PNG")
    return Picture(FILE, data.getvalue(), bare(chart.alt, MAX_ALT_TEXT))


class _Frame(NamedTuple):
    """Where the bars stand: zero, pixels for one unit, and the widths of labels and numbers."""

    zero: float
    scale: float
    labels: float
    values: float


def _frame(draw: ImageDraw, bars: tuple[Bar, ...]) -> _Frame:
    """The room that labels and numbers take goes first; bars below zero grow to the left."""
    labels = min(_LABELS, max(draw.textlength(bar.label, font=_font(_SIZE)) for bar in bars))
    labels = max(labels, min(_LABELS, max(_small_width(draw, bar) for bar in bars)))
    values = min(_VALUES, max(draw.textlength(bar.printed, font=_font(_SIZE)) for bar in bars))
    low = min(0.0, *(float(bar.value) for bar in bars))
    high = max(0.0, *(float(bar.value) for bar in bars))
    left, right = _MARGIN + labels + _GAP, _WIDTH - _MARGIN - values - _GAP
    scale = (right - left) / ((high - low) or 1.0)
    return _Frame(left - low * scale, scale, labels + 1, values + 1)


def _small_width(draw: ImageDraw, bar: Bar) -> float:
    return draw.textlength(bar.below, font=_font(_SMALL))


def _draw_bar(draw: ImageDraw, bar: Bar, top: int, frame: _Frame) -> None:
    end = frame.zero + float(bar.value) * frame.scale
    left, right = sorted((frame.zero, end))
    box = (left, top + 10, max(right, left + 2), top + 10 + _BAR)
    if bar.expected:
        _hatch(draw, box)
    else:
        draw.rectangle(box, fill=_RESULT)
    height = top + (3 if bar.below else 13)
    _write(draw, (_MARGIN, height), bar.label, _SIZE, width=frame.labels)
    _write(draw, (_MARGIN, height + 25), bar.below, _SMALL, _FAINT, width=frame.labels)
    beside = (max(right, frame.zero) + 10, top + 13)
    _write(draw, beside, bar.printed, _SIZE, width=frame.values)


def _hatch(draw: ImageDraw, box: tuple[float, float, float, float]) -> None:
    """An outlined bar with slanted lines: a number that is only expected."""
    left, top, right, bottom = box
    height = bottom - top
    start = left - height
    while start < right:
        low, high = max(start, left), min(start + height, right)
        if low < high:
            draw.line(
                [(low, bottom - (low - start)), (high, bottom - (high - start))],
                fill=_EXPECTED,
                width=2,
            )
        start += 9
    draw.rectangle(box, outline=_RESULT, width=2)


def _write(
    draw: ImageDraw,
    place: tuple[float, float],
    text: str,
    size: int,
    colour: str = _INK,
    *,
    width: float,
) -> None:
    """Write a line, cut with an ellipsis where it is wider than `width` pixels."""
    font = _font(size)
    shown = clean(text)
    while shown and draw.textlength(shown, font=font) > width:
        shown = shown[: int(len(shown) * 0.9) - 1].rstrip("… ") + "…" if len(shown) > 2 else ""  # noqa: PLR2004
    draw.text(place, shown, font=font, fill=colour)


@cache
def _font(size: int) -> FreeTypeFont | ImageFont:
    from PIL import ImageFont as fonts  # noqa: N813, PLC0415 - an optional extra

    for name in _FONTS:
        try:
            return fonts.truetype(name, size)
        except OSError:
            continue
    return fonts.load_default(size)
