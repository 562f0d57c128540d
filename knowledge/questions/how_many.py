"""What a question counts: "how many electric VEHICLES did it sell"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from knowledge.language.tokens import Token
from knowledge.language.words import Word


def counted_noun(cut: Sequence[Token], words: Iterable[Word]) -> tuple[Word, ...]:
    """The content words right behind "how many": what is to be counted."""
    for index, token in enumerate(cut[:-2]):
        if token.lower == "how" and cut[index + 1].lower == "many":
            start = cut[index + 1].end
            run: list[Word] = []
            for word in words:
                if word.start < start:
                    continue
                if word.start - start > 1:
                    break
                run.append(word)
                start = word.end
            return tuple(run)
    return ()


def counted_span(noun: Sequence[Word]) -> tuple[int, int]:
    """The span of what is counted: up to the first plural, behind which the verb follows."""
    if not noun:
        return -1, -1
    plural = (word for word in noun if re.fullmatch(r"\w+[^s]s|people|staff", word.text.lower()))
    return noun[0].start, next(plural, noun[-1]).end
