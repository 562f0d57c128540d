"""Spans of a sentence, kept so that many can be held against many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


def begins_in(start: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether what begins at an offset begins in one of a few half-open spans.

    >>> begins_in(4, [(3, 5)]), begins_in(5, [(3, 5)])
    (True, False)
    """
    for low, high in spans:  # noqa: SIM110  # a generator is slower here
        if low <= start < high:
            return True
    return False


class Spans:
    """Half-open spans that can be asked whether another overlaps one of them.

    An answer takes as long as the logarithm of their number, so that a long text costs no more
    a word than a short one.

    >>> taken = Spans([(3, 5), (9, 12)])
    >>> taken.overlap(4, 9), taken.overlap(5, 9)
    (True, False)
    """

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def overlap(self, start: int, end: int) -> bool:
        """Whether a character of `start` to `end` is in one of the spans."""
        place = bisect_left(self._starts, end) - 1
        return place >= 0 and self._ends[place] > start

    def overlap_all(self, others: Iterable[tuple[int, int]]) -> bool:
        """Whether each of several others overlaps one of the spans."""
        return all(self.overlap(start, end) for start, end in others)


def run_of(spans: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """From the first word of a phrase to the last before a gap.

    >>> run_of(((0, 3), (4, 9), (20, 24)))
    (0, 9)
    """
    start, end = spans[0]
    for first, last in spans[1:]:
        if first - end > 1:
            break
        end = last
    return start, end
