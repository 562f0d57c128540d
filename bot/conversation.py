"""What was said last to whom, for follow-ups; bounded, and forgotten when the bot stops."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

from knowledge.answers.answer import Answer
from knowledge.figures.figure import Figure

Place = tuple[int, int]
_KEPT = 2000


@dataclass(frozen=True, slots=True)
class Talk:
    """One person's conversation in one channel: the last answer, and the companies chosen."""

    answer: Answer | None = None
    chosen: tuple[tuple[frozenset[str], str], ...] = ()


class Conversations:
    """The last conversations, by channel and person; the oldest are forgotten first."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._talks: OrderedDict[Place, Talk] = OrderedDict()

    def __len__(self) -> int:
        return len(self._talks)

    def last(self, place: Place) -> Answer | None:
        """The answer given last, None if there is none."""
        return self._talks.get(place, Talk()).answer

    def remember(self, place: Place, answer: Answer) -> None:
        """Keep the answer as what a follow-up refers to."""
        if answer.status == "answered":
            self._keep(place, replace(self._talks.get(place, Talk()), answer=answer))

    def choose(self, place: Place, choices: frozenset[str], company: str) -> None:
        """Keep which of several companies a person meant."""
        talk = self._talks.get(place, Talk())
        others = tuple(pair for pair in talk.chosen if pair[0] != choices)
        self._keep(place, replace(talk, chosen=((choices, company), *others)[:20]))

    def chosen(self, place: Place, choices: frozenset[str]) -> str:
        """The company chosen before among the same choices, "" if none was."""
        pairs = self._talks.get(place, Talk()).chosen
        return next((company for known, company in pairs if known == choices), "")

    def _keep(self, place: Place, talk: Talk) -> None:
        self._talks[place] = talk
        self._talks.move_to_end(place)
        while len(self._talks) > self._kept:
            self._talks.popitem(last=False)


def resumed(figure: Figure, *, whole: bool = False) -> Answer:
    """The answer that a reply with this figure gave, as far as a follow-up needs it.

    Of a reply on the company as a `whole`, only the company is what was spoken of.
    """
    if whole:
        return Answer("", "not_covered", company=figure.company)
    return Answer(
        question="",
        status="answered",
        figures=(figure,),
        company=figure.company,
        metric=figure.metric,
        period=figure.period,
    )
