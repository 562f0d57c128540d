"""A sentence as read: tokenised once, with the mentions that each recogniser found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.language.bare import in_currency
from knowledge.language.changes import Cue, cues
from knowledge.language.mentions import PeriodMention, Quantity
from knowledge.language.metrics import MetricMention, metric_mentions
from knowledge.language.names import NameMention
from knowledge.language.periods import periods
from knowledge.language.quantities import quantities
from knowledge.language.spans import Spans
from knowledge.language.tokens import Token

# "Founded in 2016 by two sisters, it has 300 employees": nothing that is stated is of that year.
_ORIGIN = re.compile(
    r"""(?<!since\ )(?<!since\ it\ was\ )(?<!since\ being\ )
        \b(?:(?:co-?)?founded|established|incorporated|(?:was|were)\ formed|set\ up|started\ out)
        (?:\ (?:by|at|as|here|back|there)(?:\ [^\s,;]+){0,6})?  # "founded | by Ada Holm"
        \ in\ (?:early\ |late\ |the\ )?$""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE = 80  # characters before a period that are looked at


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens and mentions of one sentence; nobody after this looks at raw text again."""

    text: str
    tokens: tuple[Token, ...]
    names: tuple[NameMention, ...]
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    metrics: tuple[MetricMention, ...] = ()
    cues: tuple[Cue, ...] = ()


def read(
    sentence: str,
    tokens: Sequence[Token],
    names: Sequence[NameMention],
    published: date | None,
    closing: int = 0,
    *,
    currency: str = "",
) -> Reading:
    """A sentence with all its mentions; `names` are found over the article as a whole.

    So is `closing`, the last month of the fiscal year that it speaks of (0 if not known), and
    `currency`, that of the amounts before.

    A sentence without a quantity states no figure: of such a one nothing else is read.
    """
    amounts = quantities(sentence)
    times = periods(sentence, published, closing=closing) if amounts else []
    # "The first nine months" counts nothing: what is a part of a period is no quantity.
    dated = Spans((time.start, time.end) for time in times)
    amounts = [amount for amount in amounts if not dated.overlap(amount.start, amount.end)]
    if not amounts:
        return Reading(sentence, tuple(tokens), tuple(names))
    metrics = metric_mentions(tokens)
    return Reading(
        sentence,
        tuple(tokens),
        tuple(names),
        tuple(in_currency(amounts, metrics, sentence, currency)),
        tuple(time for time in times if not _is_of_origin(sentence, time)),
        tuple(metrics),
        tuple(cues(tokens)),
    )


def _is_of_origin(text: str, time: PeriodMention) -> bool:
    """Whether a period is only the one in which somebody was founded."""
    return _ORIGIN.search(text[max(0, time.start - _BEFORE) : time.start]) is not None
