"""What moderators see of names, questions, verdicts and coverage; pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from bot.desk.aliases import Given
from bot.desk.coverage import Added, Removed
from bot.desk.inbox import Complaint, Group
from bot.replies import GREEN, NEUTRAL, QUIET, amount_words, evidence, source, subject
from bot.reply import Attachment, Block, Button, Reply, Row, Rule, Text, fitted
from bot.reply_ids import custom_id
from bot.reply_review import done, paged, turning
from bot.reply_text import clean, plain, small
from knowledge.answers.figure_wording import headline
from knowledge.figures.figure import ArticleRef, Figure
from knowledge.library import Status

_NAME, _LINE, _QUOTE = 160, 300, 400
GROUPS, COMPLAINTS, ARTICLES, _FOUND, _NAMES = 5, 4, 8, 6, 40
_FORMULA = ("=", "+", "-", "@")


def aliases(given: Sequence[Given], dormant: frozenset[str]) -> Reply:
    """The names that moderators gave, by company; `dormant` companies are not in the coverage."""
    if not given:
        return done("No other names have been given so far.")
    blocks: list[Block] = [Text(f"## Other names: {len(given):,}")]
    companies = list(dict.fromkeys(row.alias.company for row in given))
    for company in companies[:_NAMES]:
        names = ", ".join(
            f"{row.alias.name}{' (merged)' if row.merges else ''}"
            for row in given
            if row.alias.company == company
        )
        note = " (not in the coverage now)" if company in dormant else ""
        blocks.append(Text(f"**{plain(company, _NAME)}**{note}: {plain(names, _LINE)}"))
    if len(companies) > _NAMES:
        blocks.append(Text(small(f"and {len(companies) - _NAMES:,} more companies")))
    return fitted(Reply(tuple(blocks), NEUTRAL))


def unanswered(groups: Sequence[Group], page: int, days: int) -> Reply:
    """Questions without an answer, grouped, each with what may be done about it."""
    if not days:
        return done("The operator keeps no questions.")
    if not groups:
        return done("Every question was answered.")
    shown, page, pages = paged(groups, page, GROUPS)
    count = sum(group.count for group in groups)
    head = f"## Unanswered: {count:,} questions about {len(groups):,} things"
    blocks: list[Block] = [Text(f"{head}\n{small(f'kept for {days} days')}")]
    rows: list[Row] = []
    for number, group in enumerate(shown, start=page * GROUPS + 1):
        line = f"**{number}\\. {plain(group.label, _NAME)}** · {group.count:,} times"
        blocks.append(Text(f"{line}\n> {plain(group.example, _LINE)}"))
        name = Button(f"{number}: add alias", custom_id("name", group.topic))
        ignore = Button(f"{number}: ignore", custom_id("ignore", group.topic, str(page)))
        rows.append((name, ignore))
    return fitted(
        Reply(tuple(blocks), NEUTRAL, (*_in_rows(rows), *turning("unanswered", page, pages)))
    )


def _in_rows(pairs: Sequence[Row]) -> tuple[Row, ...]:
    """Pairs of buttons, two pairs a row: a message has room for few rows."""
    flat = [button for pair in pairs if isinstance(pair, tuple) for button in pair]
    return tuple(tuple(flat[start : start + 4]) for start in range(0, len(flat), 4))


def questions_csv(groups: Sequence[Group]) -> bytes:
    """The groups as CSV for a spreadsheet, which must not take a question for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["count", "about", "company", "metric", "words", "last asked", "example"])
    for group in groups:
        cells = [group.label, group.company, group.metric, group.typed, group.last, group.example]
        writer.writerow([group.count, *(_cell(cell) for cell in cells)])
    return out.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    shown = clean(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def with_csv(groups: Sequence[Group]) -> Reply:
    """The groups as a file."""
    told = Text(f"### {len(groups):,} things that were asked for")
    return Reply((told, Attachment("unanswered.csv", questions_csv(groups))), NEUTRAL)


def feedback(
    complaints: Sequence[Complaint], figures: Mapping[str, Figure], page: int, days: int
) -> Reply:
    """Figures that members marked wrong, with their reasons and the way to the review."""
    if not days:
        return done("The operator keeps nothing that members say.")
    if not complaints:
        return done("Nobody has marked an answer wrong.")
    shown, page, pages = paged(complaints, page, COMPLAINTS)
    blocks: list[Block] = [Text(f"## Marked wrong: {len(complaints):,}")]
    rows: list[Row] = []
    for number, complaint in enumerate(shown, start=page * COMPLAINTS + 1):
        blocks += [Rule(), Text(_complaint(number, complaint, figures.get(complaint.figure)))]
        review = Button(f"{number}: review", custom_id("review", complaint.figure, "f"))
        closed = Button(f"{number}: done", custom_id("settled", complaint.figure, str(page)))
        rows.append((review, closed))
    return fitted(
        Reply(tuple(blocks), NEUTRAL, (*_in_rows(rows), *turning("feedback", page, pages)))
    )


def _complaint(number: int, complaint: Complaint, figure: Figure | None) -> str:
    told = f"{complaint.wrong} wrong, {complaint.right} right"
    if figure is None:
        what = "a figure that the coverage has no more, or that is hidden"
        return f"**{number}\\.** {what} · {told}"
    amount = plain(amount_words(figure), _NAME)
    lines = [f"**{number}\\. {amount}** · {subject(figure)} · {told}", evidence([figure], _QUOTE)]
    lines += [f"- “{plain(reason, _LINE)}”" for reason in complaint.reasons[:3]]
    return "\n".join(lines)


def articles(found: Sequence[ArticleRef], added: Mapping[int, Added], page: int) -> Reply:
    """The articles in service, newest first; those that a moderator added are marked."""
    if not found:
        return done("There are no articles in service.")
    shown, page, pages = paged(found, page, ARTICLES)
    lines = [f"## Articles in service: {len(found):,}"]
    for article in shown:
        file = added.get(article.id)
        by = f" · added by {plain(file.by, 60)}" if file else ""
        lines.append(f"- {source(article)}{by}")
    return fitted(Reply((Text("\n".join(lines)),), NEUTRAL, turning("articles", page, pages)))


def found_in(
    name: str, articles: Sequence[ArticleRef], figures: Sequence[Figure], number: int = 1
) -> list[Block]:
    """What stands in a file that is being added: its figures, each with its sentence.

    Where they are many, all of them come as a file besides; `number` tells such files apart.
    """
    count = f"{len(articles):,} article{'s'[: len(articles) != 1]}, {len(figures):,} figure{'s'[: len(figures) != 1]}"
    blocks: list[Block] = [Text(f"### {plain(name, _NAME)}: {count}")]
    for figure in figures[:_FOUND]:
        amount = f"**{plain(amount_words(figure), _NAME)}** · {subject(figure) or 'no company'}"
        blocks.append(Text(f"{amount}\n{evidence([figure], _QUOTE)}"))
    if len(figures) > _FOUND:
        blocks.append(Text(small(f"and {len(figures) - _FOUND:,} more, in the file")))
        blocks.append(Attachment(f"figures-{number}.txt", figures_text(figures)))
    return blocks


def figures_text(figures: Sequence[Figure]) -> bytes:
    """Figures with their sentences, as a text file."""
    lines = [f"{headline(figure)}\n  {figure.sentence}\n" for figure in figures]
    return "\n".join(lines).encode("utf-8", "replace")


def added(parts: Sequence[Block], refused: Sequence[str], state: str) -> Reply:
    """What became of the files that a moderator sent, and whether they are in service yet."""
    lines = [f"⚠️ {plain(line, _LINE)}" for line in refused]
    told = [Text("\n".join(lines))] if lines else []
    return fitted(Reply((Text(state), *told, *parts), QUIET if refused else GREEN))


def status(
    known: Status, files: Sequence[Added], out: Sequence[Removed], counts: Mapping[str, int]
) -> Reply:
    """What is in service, and what moderators changed of it."""
    built = int(known.built.timestamp())
    lines = [
        f"## {known.articles:,} articles, {known.figures:,} figures, {known.companies:,} companies",
        small(f"built <t:{built}:R>, schema {known.schema}"),
        *(f"- {name}: {count:,}" for name, count in counts.items()),
        *(f"- added: {plain(file.name, _NAME)}, by {plain(file.by, 60)}" for file in files[:5]),
        *(f"- taken out: {plain(row.title, _NAME)}, by {plain(row.by, 60)}" for row in out[:5]),
    ]
    return fitted(Reply((Text("\n".join(lines)),), NEUTRAL))
