"""Answers, figures and articles as the terminal shows them: plain text, or rich renderables.

rich is imported only where something is drawn: a piped answer must not wait for it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from knowledge.answers.period_wording import day_words, period_words
from knowledge.answers.wording import (
    amount_words,
    by_sentence,
    change_words,
    comparisons,
    headline,
    is_fiscal,
    layout,
    marked,
    metric_words,
    not_covered,
    source_line,
    which_company,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

    from knowledge.answers.answer import Answer
    from knowledge.figures.figure import ArticleRef, Figure

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn"})
# Signs of format that text needs: the joiners of emoji and of some scripts.
_KEPT = frozenset("\n\t\u200c\u200d")
_CLAIM, _FALL, _COMPUTED, _QUIET, _NUMBER = "bold", "red", "cyan", "dim", "bold yellow"


class Column(NamedTuple):
    """A column of a table: its heading, and whether its cells are numbers."""

    name: str
    right: bool = False


def printable(text: str) -> str:
    r"""The text without control and direction signs, so that an article cannot steer a terminal.

    >>> printable("up \x1b[31m5%\u202e")
    'up [31m5%'

    """
    return "".join(
        sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in _HIDDEN
    )


def figure_row(figure: Figure) -> tuple[str, ...]:
    """The cells of a figure for `FIGURE_COLUMNS`."""
    changed = figure.role == "change"
    scope = f" ({figure.scope})" if figure.scope else ""
    return (
        figure.company,
        metric_words(figure.metric, figure.label) + scope,
        change_words(figure) if changed else amount_words(figure),
        period_words(figure.period, fiscal=is_fiscal(figure)),
        "" if figure.role == "reported" else figure.role,
        figure.article.title,
    )


FIGURE_COLUMNS = (
    Column("Company"),
    Column("Metric"),
    Column("Figure", right=True),
    Column("Period"),
    Column("Role"),
    Column("Article"),
)


def article_row(article: ArticleRef) -> tuple[str, ...]:
    """The cells of an article for `ARTICLE_COLUMNS`."""
    date = day_words(article.published.date()) if article.published else ""
    return (date, article.title, ", ".join(article.authors))


ARTICLE_COLUMNS = (Column("Date"), Column("Article"), Column("Authors"))


def plain_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their headings in columns of spaces; "" without rows."""
    cells = [[printable(cell) for cell in row] for row in rows]
    if not cells:
        return ""
    lines = [[column.name for column in columns], *cells]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if column.right else cell.ljust(width)
            for cell, width, column in zip(line, widths, columns, strict=True)
        ).rstrip()
        for line in lines
    )


def rich_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> Table:
    """The same table with rules, folded to the width of the terminal."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(column.name, justify="right" if column.right else "left")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    return table


def rich_answer(answer: Answer) -> RenderableType:
    """An answer with its claim in bold, its evidence quoted and its number marked."""
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = []
    if answer.note:
        parts.append(Text(printable(answer.note), style="italic"))
    if answer.status == "answered" and answer.figures:
        parts += _claimed(answer)
    elif answer.status == "ambiguous":
        parts.append(Text(printable(which_company(answer))))
        names = enumerate(answer.choices, start=1)
        parts += [Text(printable(f"  {number}  {name}")) for number, name in names]
    else:
        parts += [Text(printable(line)) for line in not_covered(answer)]
        if answer.figures:
            parts.append(Text("These sentences may help:"))
            parts += _quotes(answer.figures, "")
    return Group(*parts)


def _claimed(answer: Answer) -> list[RenderableType]:
    from rich.text import Text

    lead, compared, others = layout(answer)
    fell = lead.direction < 0 and lead.role == "change"
    parts: list[RenderableType] = [Text(printable(headline(lead)), style=_FALL if fell else _CLAIM)]
    parts += [Text(printable(line), style=_COMPUTED) for line in comparisons(answer)]
    parts += _quotes([lead], _NUMBER)
    seen = {(lead.article.id, lead.sentence)}
    for group in by_sentence([*compared, *others]):
        parts += [
            Text(printable(f"• {headline(figure)}"), style=_CLAIM)
            for figure in group
            if figure in others
        ]
        if (group[0].article.id, group[0].sentence) not in seen:
            parts += _quotes(group, _NUMBER)
    return parts


def _quotes(figures: Iterable[Figure], style: str) -> list[RenderableType]:
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = []
    for article, groups in groupby(by_sentence(figures), key=lambda group: group[0].article):
        parts += [Text.assemble("“", _marked(group, style), "”") for group in groups]
        parts.append(Text(printable(source_line(article)), style=_QUIET))
    return [Padding(part, (0, 0, 0, 2)) for part in parts]


def _marked(group: tuple[Figure, ...], style: str) -> Text:
    """The sentence of a group of figures with their numbers in `style`."""
    from rich.text import Text

    text = Text()

    def add(piece: str, look: str) -> str:
        text.append(printable(piece), style=look)
        return ""

    marked(group[0].sentence, group, lambda piece: add(piece, style), lambda piece: add(piece, ""))
    return text
