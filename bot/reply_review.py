"""What moderators see of figures: one to decide about, contradictions, decisions; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.desk.corrections import Decision
from bot.replies import GREEN, NEUTRAL, QUIET, RED, amount_words, evidence, linked, subject
from bot.reply import Block, Button, Reply, Row, Rule, Text, fitted
from bot.reply_ids import DeskAction, custom_id
from bot.reply_text import plain, quotation, small
from knowledge.answers.figure_wording import metric_words
from knowledge.figures.figure import Figure

_NAME, _LINE, _QUOTE, _NEIGHBOUR = 160, 300, 900, 300
CONFLICTS, DECISIONS = 3, 6
T = TypeVar("T")
_SIGNS = {"confirm": "✅ confirmed", "correct": "✏️ corrected", "hide": "🙈 hidden"}


@dataclass(frozen=True, slots=True)
class Queue:
    """What is reviewed: "a" an article's figures, "s" the least sure, "f" one figure alone.

    `place` is that of the figure shown; it stands in the buttons, so that nothing is remembered.
    """

    kind: str
    article: int = 0
    place: int = 0

    def __str__(self) -> str:
        return f"{self.kind}{self.article}.{self.place}"

    @classmethod
    def of(cls, text: str) -> Queue:
        """The queue of a button; one figure alone where the text is none.

        >>> Queue.of(str(Queue("a", 12, 3)))
        Queue(kind='a', article=12, place=3)

        """
        article, _, place = text[1:].partition(".")
        if text[:1] not in {"a", "s"} or not (article.isdecimal() and place.isdecimal()):
            return cls("f")
        return cls(text[0], int(article), int(place))

    def next(self) -> Queue:
        """The place after this one."""
        return replace(self, place=self.place + 1)


def review(
    figure: Figure, decision: Decision | None, version: int, queue: Queue, left: int
) -> Reply:
    """One figure with its sentence and what may be done about it; `left` are still to come."""
    where = f"{left:,} after this one" if left else "the last one"
    head = [
        small(subject(figure) or "no company"),
        f"# {plain(amount_words(figure), _NAME)}",
        small(_read_as(figure)),
    ]
    blocks: list[Block] = [linked("\n".join(head), figure.article), Rule(), _around(figure)]
    if decision is not None:
        blocks += [Rule(), Text(_decided(decision))]
    if queue.kind != "f":
        blocks.append(Text(small(where)))
    return fitted(Reply(tuple(blocks), NEUTRAL, _rows(figure, decision, version, queue)))


def _read_as(figure: Figure) -> str:
    """How the figure was understood, in the terms of the table."""
    unit = f"{figure.value:f} {figure.unit}".strip()
    parts = [unit, figure.role, figure.period or "no period", f"{figure.confidence:.0%} sure"]
    return plain("read as " + " · ".join(parts), _LINE)


def _around(figure: Figure) -> Text:
    lines = [
        f"> {plain(figure.before, _NEIGHBOUR)}" if figure.before else "",
        evidence([figure], _QUOTE),
    ]
    return Text("\n".join(line for line in lines if line))


def _decided(decision: Decision) -> str:
    action = _SIGNS[decision.correction.action]
    lines = [f"**{action}** by {plain(decision.by, 80)}: {plain(decision.why, _LINE)}"]
    before = dict(decision.before)
    for name, text in decision.correction.changes:
        if name in {"company", "metric", "text", "period"}:
            was = plain(before.get(name, "") or "nothing", _NAME)
            lines.append(small(f"{name}: {was} → {plain(text or 'nothing', _NAME)}"))
    return "\n".join(lines)


def _rows(figure: Figure, decision: Decision | None, version: int, queue: Queue) -> tuple[Row, ...]:
    given = (figure.id, str(version), str(queue))
    buttons = [
        Button("Confirm", custom_id("confirm", *given), style="success"),
        Button("Correct", custom_id("correct", *given), style="primary"),
        Button("Hide", custom_id("hide", *given), style="danger"),
    ]
    if decision is not None:
        buttons.append(Button("Undo", custom_id("undo", figure.id, str(queue))))
    if queue.kind != "f":
        buttons.append(Button("Skip", custom_id("review", "", str(queue.next()))))
    return (tuple(buttons),)


def hidden(decision: Decision) -> Reply:
    """A figure that is hidden: what it was, and a button that brings it back."""
    before = dict(decision.before)
    told = [
        before.get("company", ""),
        metric_words(before.get("metric", "")),
        before.get("text", ""),
    ]
    lines = [
        small(" · ".join(plain(part, _NAME) for part in told if part)),
        f"> {plain(decision.sentence, _QUOTE)}",
        _decided(decision),
    ]
    undo = Button("Undo", custom_id("undo", decision.correction.figure, "f"))
    return fitted(Reply((Text("\n".join(lines)),), QUIET, ((undo,),)))


def done(told: str) -> Reply:
    """A review that has come to its end."""
    return Reply((Text(f"### {told}"),), GREEN)


def conflicts(groups: Sequence[tuple[Figure, ...]], page: int) -> Reply:
    """Figures of one thing to which articles give different values, the newest article first."""
    if not groups:
        return done("No two articles contradict each other.")
    shown, page, pages = paged(groups, page, CONFLICTS)
    blocks: list[Block] = [Text(f"## Articles that differ: {len(groups):,}")]
    buttons: list[Button] = []
    for number, group in enumerate(shown, start=page * CONFLICTS + 1):
        blocks += [Rule(), Text(f"**{number}\\. {subject(group[0])}**")]
        for figure in group[:2]:
            quote = quotation(figure.sentence, [(figure.start, figure.end)], _NEIGHBOUR)
            said = f"**{plain(amount_words(figure), _NAME)}**\n{quote}"
            blocks.append(linked(f"{said}\n{evidence_source(figure)}", figure.article))
            buttons.append(
                Button(
                    f"Review {number}{'ab'[len(buttons) % 2]}",
                    custom_id("review", figure.id, "f"),
                )
            )
    rows: tuple[Row, ...] = tuple(
        tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4)
    )
    return fitted(Reply(tuple(blocks), RED, (*rows, *turning("conflicts", page, pages))))


def evidence_source(figure: Figure) -> str:
    """Where a figure stands, in small print."""
    return evidence([figure], _NEIGHBOUR).rpartition("\n")[2]


def decisions(made: Sequence[Decision], gone: frozenset[str], page: int) -> Reply:
    """What was decided about figures, newest first; says where the sentence is gone."""
    if not made:
        return done("Nothing has been decided about figures so far.")
    shown, page, pages = paged(made, page, DECISIONS)
    blocks: list[Block] = [Text(f"## Decisions: {len(made):,}")]
    for decision in shown:
        figure = decision.correction.figure
        lines = [
            _decided(decision),
            quotation(decision.sentence, [(0, 0)], 200),
            small(f"{plain(decision.title, _NAME)} · {decision.at[:10]}"),
        ]
        if figure in gone:
            lines.append("⚠️ The coverage has this sentence no more; the decision does nothing.")
        button = Button("Look", custom_id("review", figure, "f"))
        blocks += [Rule(), Text("\n".join(lines), button)]
    return fitted(Reply(tuple(blocks), NEUTRAL, turning("decisions", page, pages)))


def paged(entries: Sequence[T], page: int, size: int) -> tuple[Sequence[T], int, int]:
    """The entries of a page, the page as it exists, and how many there are."""
    pages = max(1, -(-len(entries) // size))
    page = min(max(page, 0), pages - 1)
    return entries[page * size : (page + 1) * size], page, pages


def turning(action: DeskAction, page: int, pages: int) -> tuple[Row, ...]:
    """The buttons that turn pages, if there are several."""
    if pages == 1:
        return ()
    return (
        (
            Button("Before", custom_id(action, str(page - 1)), emoji="◀️", disabled=page == 0),
            Button(
                "After", custom_id(action, str(page + 1)), emoji="▶️", disabled=page == pages - 1
            ),
            Button(f"Page {page + 1} of {pages}", custom_id("none", str(page)), disabled=True),
        ),
    )
