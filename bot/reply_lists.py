"""Replies that list: a company, the newest, a ranking, a checked message, the context; pure.

Every number is shown with the sentence that states it, in pages where there are many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.replies import (
    GREEN,
    NEUTRAL,
    QUIET,
    RED,
    amount_words,
    evidence,
    linked,
    share_button,
    source,
    subject,
)
from bot.reply import Block, Button, Picture, Reply, Row, Rule, Text, fitted
from bot.reply_ids import custom_id
from bot.reply_text import plain, quotation, small
from bot.series import Chart
from knowledge.answers import wording
from knowledge.answers.answer import Answer
from knowledge.answers.figure_wording import change_words, metric_words, titled
from knowledge.answers.speech import decimal_words, say
from knowledge.figures.figure import ArticleRef, Figure
from knowledge.library import Check

PAGE = 6
_RANKED, _CHECKED, _NEWEST = 8, 8, 3
# Of one article at most so many sentences in /latest; of one sentence so many figures in a list.
_OF_ONE, _LINES = 2, 5
# Under a chart the sentences of so many of its newest figures stand; a button leads to the others.
_DRAWN = 4
_NAME, _LINE, _QUOTE, _NEIGHBOUR = 160, 300, 260, 700


def context(figure: Figure) -> Reply:
    """The sentences around the one that states a figure."""
    lines = [
        plain(figure.before, _NEIGHBOUR) if figure.before else "",
        quotation(figure.sentence, [(figure.start, figure.end)], 2 * _NEIGHBOUR),
        plain(figure.after, _NEIGHBOUR) if figure.after else "",
    ]
    body = "\n".join(line if line.startswith("> ") else f"> {line}" for line in lines if line)
    head = small(subject(figure))
    blocks = (Text(head), Text(body), linked(small(source(figure.article)), figure.article))
    return fitted(Reply(blocks, NEUTRAL))


def thanks() -> Reply:
    """What a member sees after marking an answer."""
    return Reply((Text(say("reply.thanks")),), QUIET)


def entry(figures: Sequence[Figure], *, company: bool = False) -> str:
    """The figures of one sentence in a list: each number and what it is, then the sentence.

    `company` names the company in each line, for lists of several.
    """
    lines = [_line(figure, company=company) for figure in figures[:_LINES]]
    return "\n".join([*dict.fromkeys(lines), evidence(list(figures), _QUOTE)])


def _line(figure: Figure, *, company: bool) -> str:
    amount = change_words(figure) if figure.role == "change" else amount_words(figure)
    what = subject(figure)
    if not company and figure.company:
        what = what.removeprefix(plain(figure.company, 180)).removeprefix(" · ")
    return f"**{plain(amount, _NAME)}** · {what}"


def company_page(
    company: str, figures: Sequence[Figure], articles: Sequence[ArticleRef], page: int
) -> Reply:
    """One page of everything that the coverage has on a company, newest first.

    `figures` are all of the company's, in the order in which they are shown; those of one
    sentence stand together.
    """
    if not figures:
        return nothing(say("list.no_figures", company=company))
    groups = wording.by_sentence(figures)
    pages = -(-len(groups) // PAGE)
    page = min(max(page, 0), pages - 1)
    shown = groups[page * PAGE : (page + 1) * PAGE]
    counts = Counter(metric_words(figure.metric, figure.label) for figure in figures)
    metrics = ", ".join(f"{name} ({count})" for name, count in counts.most_common(8) if name)
    head = f"## {plain(company, _NAME)}\n{small(plain(metrics, _LINE))}"
    blocks: list[Block] = [Text(head), Rule(), *(Text(entry(group)) for group in shown)]
    if page == 0 and articles:
        titles = "\n".join(f"- {source(article)}" for article in articles[:3])
        blocks += [Rule(), Text(f"**{say('list.articles')}**\n{titles}")]
    return fitted(Reply(tuple(blocks), NEUTRAL, _turning(figures[0].id, page, pages)))


def _turning(id: str, page: int, pages: int) -> tuple[Row, ...]:
    """The buttons that turn pages; a third part marks that they change their own message."""
    if pages == 1:
        return ()
    return (
        (
            Button(
                say("button.newer"),
                custom_id("all", id, str(page - 1), "t"),
                emoji="◀️",
                disabled=page == 0,
            ),
            Button(
                say("button.older"),
                custom_id("all", id, str(page + 1), "t"),
                emoji="▶️",
                disabled=page == pages - 1,
            ),
            Button(
                say("button.page", page=page + 1, pages=pages),
                custom_id("none", str(page)),
                disabled=True,
            ),
        ),
    )


def nothing(line: str, *more: str) -> Reply:
    """A plain line that claims nothing."""
    lines = [f"### {plain(line, _LINE)}", *(plain(entry, _LINE) for entry in more)]
    return Reply((Text("\n".join(lines)),), QUIET)


def latest(company: str, figures: Sequence[Figure], articles: Sequence[ArticleRef]) -> Reply:
    """The newest articles, and the newest figures with their sentences."""
    if not articles:
        return nothing(say("list.nothing" if company else "list.empty", company=company))
    name = f": {plain(company, _NAME)}" if company else ""
    titles = "\n".join(f"- {source(article)}" for article in articles[:5])
    blocks: list[Block] = [Text(f"## {say('list.newest')}{name}\n{titles}")]
    told: Counter[int] = Counter()
    for group in wording.by_sentence(figures):
        article = group[0].article
        told[article.id] += 1
        if told[article.id] <= _OF_ONE and len(told) <= _NEWEST:
            blocks += [Rule(), linked(entry(group, company=True), article)]
    return fitted(Reply(tuple(blocks), NEUTRAL))


def charted(chart: Chart, drawn: Picture) -> Reply:
    """A picture of a metric over time, with the sentences of its newest figures."""
    groups = wording.by_sentence(reversed(chart.figures))
    blocks: list[Block] = [Text(f"## {plain(chart.title, _LINE)}"), drawn]
    blocks += [linked(entry(group), group[0].article) for group in groups[:_DRAWN]]
    button = Button("All figures", custom_id("all", chart.figures[-1].id, "0"), emoji="📋")
    return fitted(Reply(tuple(blocks), NEUTRAL, ((button,),)))


def ranking(answer: Answer, picture: Picture | None = None) -> Reply:
    """Companies ranked by a metric, the largest first, each with its sentence."""
    title = say("list.ranked", metric=titled(metric_words(answer.metric)))
    blocks: list[Block] = [Text(f"## {plain(title, _LINE)}")]
    if answer.note:
        blocks.append(Text(f"ℹ️ {plain(answer.note, _LINE)}"))
    if len({figure.period for figure in answer.figures}) > 1:
        blocks.append(Text(small(say("list.periods"))))
    if picture is not None:
        blocks.append(picture)
    for place, figure in enumerate(answer.figures[:_RANKED], start=1):
        blocks.append(linked(f"{place}\\. {entry([figure], company=True)}", figure.article))
    if len(answer.figures) > _RANKED:
        blocks.append(Text(small(_and_more(len(answer.figures) - _RANKED))))
    blocks += [Text(plain(line, _LINE)) for line in wording.comparisons(answer)[:3]]
    return fitted(Reply(tuple(blocks), NEUTRAL))


def _and_more(count: int) -> str:
    return say("reply.more", count=decimal_words(count))


_VERDICTS = {"agrees": "✅", "differs": "❌", "not_covered": "❔"}


def checked(checks: Sequence[Check]) -> Reply:
    """The numbers of a message, each held against the coverage."""
    if not checks:
        return nothing(say("check.none"))
    verdicts = {check.verdict for check in checks}
    colour = RED if "differs" in verdicts else GREEN if verdicts == {"agrees"} else QUIET
    blocks: list[Block] = [Text(f"## {say('check.title')}")]
    for check in checks[:_CHECKED]:
        blocks += [Rule(), _checked(check)]
    if len(checks) > _CHECKED:
        blocks.append(Text(small(_and_more(len(checks) - _CHECKED))))
    return fitted(Reply(tuple(blocks), colour, ((share_button(),),)))


def _checked(check: Check) -> Text:
    sign, words = _VERDICTS[check.verdict], say(f"check.{check.verdict}")
    what = subject(check.figure) or say("reply.no_company")
    said = f"{sign} **{plain(check.figure.text, _NAME)}** · {what}: {words}"
    found = check.coverage
    if found is None:
        span = [(check.figure.start, check.figure.end)]
        return Text(f"{said}\n{quotation(check.figure.sentence, span, _QUOTE)}")
    there = say("check.coverage", amount=f"**{plain(amount_words(found), _NAME)}**")
    return linked(f"{said}\n{there} · {subject(found)}\n{evidence([found], _QUOTE)}", found.article)
