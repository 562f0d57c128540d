"""Replies that list: a company, the newest, a ranking, a checked message, the context; pure.

Every number is shown with the sentence that states it, in pages where there are many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from bot.replies import (
    GREEN,
    NEUTRAL,
    QUIET,
    RED,
    amount_words,
    article_button,
    evidence,
    share_button,
    source,
    subject,
)
from bot.reply import Block, Button, Picture, Reply, Row, Rule, Text, fitted
from bot.reply_ids import custom_id
from bot.reply_metrics import Offer, metric_menu, metric_table
from bot.reply_text import plain, quotation, small
from bot.series import Chart
from knowledge.answers import wording
from knowledge.answers.answer import Answer
from knowledge.answers.figure_wording import change_words, metric_words, titled
from knowledge.answers.period_wording import period_words
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
    blocks = (Text(head), Text(body), Text(small(source(figure.article))))
    link = article_button(figure.article)
    return fitted(Reply(blocks, NEUTRAL, (link,) if link else ()))


def thanks() -> Reply:
    """What a member sees after marking an answer."""
    return Reply((Text(say("reply.thanks")),), QUIET)


def entry(figures: Sequence[Figure], *, company: bool = False) -> str:
    """The figures of one sentence in a list: each number and what it is, then the sentence.

    `company` names the company in each line, for lists of several.
    """
    lines = [_line(figure, company=company) for figure in figures[:_LINES]]
    return "\n".join([*dict.fromkeys(lines), evidence(list(figures), _QUOTE)])


def entries(groups: Sequence[tuple[Figure, ...]]) -> list[Text]:
    """Entries one below the other; of a run from one article the last has the source."""
    told = [entry(group) for group in groups]
    articles = [group[0].article for group in groups]
    last = [this != after for this, after in zip(articles, [*articles[1:], None], strict=True)]
    return [
        Text(one if ends else one.rpartition("\n")[0]) for one, ends in zip(told, last, strict=True)
    ]


def _line(figure: Figure, *, company: bool) -> str:
    amount = change_words(figure) if figure.role == "change" else amount_words(figure)
    what = subject(figure)
    if not company and figure.company:
        what = what.removeprefix(plain(figure.company, 180)).removeprefix(" · ")
    return f"**{plain(amount, _NAME)}** · {what}"


def company_page(
    company: str,
    figures: Sequence[Figure],
    articles: Sequence[ArticleRef],
    page: int,
    offer: Offer | None = None,
) -> Reply:
    """One page of everything that the coverage has on a company, newest first.

    `figures` are all of the company's, in the order in which they are shown; those of one
    sentence stand together. The first page begins with the table of metrics and periods, `offer`.
    """
    if not figures:
        return nothing(say("list.no_figures", company=company))
    groups = wording.by_sentence(figures)
    pages = -(-len(groups) // PAGE)
    page = min(max(page, 0), pages - 1)
    shown = groups[page * PAGE : (page + 1) * PAGE]
    table = (
        metric_table(offer.metrics)
        if offer
        else small(say("list.figures", count=decimal_words(len(figures))))
    )
    blocks: list[Block] = [Text(f"## {plain(company, _NAME)}\n{table}"), Rule()]
    blocks += entries(shown)
    if page == 0 and articles:
        titles = "\n".join(f"- {source(article)}" for article in articles[:3])
        blocks += [Rule(), Text(f"**{say('list.articles')}**\n{titles}")]
    menu = metric_menu(offer, say("list.show"), beside=True) if offer else ()
    return fitted(Reply(tuple(blocks), NEUTRAL, (*menu, *_turning(figures[0].id, page, pages))))


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
            blocks += [Rule(), Text(entry(group, company=True))]
    return fitted(Reply(tuple(blocks), NEUTRAL))


def charted(chart: Chart, drawn: Picture) -> Reply:
    """A picture of a metric over time, with the sentences of its newest figures."""
    groups = wording.by_sentence(reversed(chart.figures))
    blocks: list[Block] = [Text(f"## {plain(chart.title, _LINE)}"), drawn]
    blocks += [Text(entry(group)) for group in groups[:_DRAWN]]
    button = Button(say("button.all"), custom_id("all", chart.figures[-1].id, "0"), emoji="📋")
    return fitted(Reply(tuple(blocks), NEUTRAL, ((button,),)))


def ranking(answer: Answer, picture: Picture | None = None) -> Reply:
    """Companies ranked by a metric, the largest first, each with its sentence."""
    periods = {figure.period for figure in answer.figures}
    shared = len(periods) == 1
    when = period_words("".join(periods)) if shared else say("list.periods")
    title = say("list.ranked", metric=titled(metric_words(answer.metric)))
    lines = [f"## {plain(title, _LINE)}", *([small(when)] if when else [])]
    blocks: list[Block] = [Text("\n".join(lines))]
    if answer.note:
        blocks.append(Text(f"ℹ️ {plain(answer.note, _LINE)}"))
    if picture is not None:
        blocks.append(picture)
    places: Counter[str] = Counter()  # each currency is ranked by itself
    for figure in answer.figures[:_RANKED]:
        places[figure.unit] += 1
        blocks.append(Text(f"{places[figure.unit]}\\. {_place(figure, shared=shared)}"))
    if len(answer.figures) > _RANKED:
        blocks.append(Text(small(_and_more(len(answer.figures) - _RANKED))))
    blocks += [Text(plain(line, _LINE)) for line in wording.comparisons(answer)[:3]]
    return fitted(Reply(tuple(blocks), NEUTRAL))


def _and_more(count: int) -> str:
    return say("reply.more", count=decimal_words(count))


def _place(figure: Figure, *, shared: bool) -> str:
    """A figure in a ranking; what the heading says of all of them is not said again."""
    if not shared or figure.scope or figure.role in {"forecast", "target"}:
        return entry([figure], company=True)
    line = f"**{plain(amount_words(figure), _NAME)}** · {plain(figure.company, _NAME)}"
    return f"{line}\n{evidence([figure], _QUOTE)}"


_SIGNS: dict[Literal["agrees", "differs", "not_covered"], str] = {
    "agrees": "✅",
    "differs": "❌",
    "not_covered": "❔",
}


def checked(checks: Sequence[Check]) -> Reply:
    """The numbers of a message, each held against the coverage."""
    if not checks:
        return nothing(say("check.none"))
    verdicts = {check.verdict for check in checks}
    colour = RED if "differs" in verdicts else GREEN if verdicts == {"agrees"} else QUIET
    counts = Counter(check.verdict for check in checks)
    told = " · ".join(f"{sign} {counts[name]:,}" for name, sign in _SIGNS.items() if counts[name])
    blocks: list[Block] = [Text(f"## {say('check.title')}\n{small(told)}")]
    for check in checks[:_CHECKED]:
        blocks += [Rule(), Text(_checked(check))]
    if len(checks) > _CHECKED:
        blocks.append(Text(small(_and_more(len(checks) - _CHECKED))))
    return fitted(Reply(tuple(blocks), colour, ((share_button(),),)))


def _checked(check: Check) -> str:
    """A number, the verdict first; then what it was taken for, and the sentence of the coverage."""
    found, claimed = check.coverage, subject(check.figure)
    said = f"{_SIGNS[check.verdict]} **{plain(check.figure.text, _NAME)}**"
    if found is None:
        span = [(check.figure.start, check.figure.end)]
        quoted = quotation(check.figure.sentence, span, _QUOTE)
        what = claimed or say("reply.no_company")
        return f"{said} {say('check.not_covered')}\n{small(what)}\n{quoted}"
    verdict = say(f"check.{check.verdict}", amount=f"**{plain(amount_words(found), _NAME)}**")
    return f"{said} {verdict}\n{small(subject(found))}\n{evidence([found], _QUOTE)}"
