"""An answer as the reply that Discord shows: number, what, who, when, from where; pure.

The words come from `knowledge.answers.wording`, the same that the terminal uses.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from urllib.parse import quote

from bot.reply import (
    MAX_OPTION,
    MAX_OPTIONS,
    Block,
    Button,
    Menu,
    Option,
    Reply,
    Row,
    Rule,
    Text,
    fitted,
)
from bot.reply_ids import custom_id
from bot.reply_text import bare, clean, is_link, plain, quotation, small
from knowledge.answers import figure_wording, wording
from knowledge.answers.answer import Answer
from knowledge.answers.period_wording import day_words, period_words
from knowledge.answers.speech import decimal_words, say
from knowledge.figures.figure import ArticleRef, Figure
from knowledge.tables import table

GREEN, RED, NEUTRAL, QUIET = 0x2E9E5B, 0xD64545, 0x4F6BED, 0x8A8F98

_NAME, _AMOUNT, _LINE, _QUOTE, _SIDE_QUOTE = 180, 160, 300, 900, 420
_MAX_OTHERS = 3
_SAFE = "!#$%&'*+,-./:;=?@_~"
_MAX_LINK = 200  # a longer address would take the room of the words; the button has it


@cache
def _signs() -> dict[str, int]:
    return {row["key"]: int(row["sign"]) for row in table("metrics")}


def reply_to(answer: Answer, *, private: bool = False, charts: bool = False) -> Reply:
    """The reply to an answer; a `private` one can be shared, `charts` offers the picture."""
    match answer.status:
        case "answered" if answer.figures:
            return fitted(_answered(answer, private=private, charts=charts))
        case "ambiguous":
            return fitted(_ambiguous(answer))
        case _:
            return fitted(_unclaimed(answer))


def _answered(answer: Answer, *, private: bool, charts: bool) -> Reply:
    lead, compared, others = wording.layout(answer)
    blocks: list[Block] = [Text(_head(answer, lead))]
    if answer.note:
        blocks.append(Text(f"ℹ️ {plain(answer.note, _LINE)}"))
    blocks += [Rule(), Text(evidence([lead, *_same_sentence(lead, compared)], _QUOTE))]
    for figure in others[:_MAX_OTHERS]:
        blocks += [Rule(), Text(_told(figure))]
    if len(others) > _MAX_OTHERS:
        count = decimal_words(len(others) - _MAX_OTHERS)
        blocks.append(Text(small(say("reply.more.figures", count=count))))
    return Reply(
        tuple(blocks), _colour(answer, lead), answer_rows(lead, private=private, charts=charts)
    )


def _head(answer: Answer, lead: Figure) -> str:
    """What, who and when in small print, the number large, the comparison below it."""
    amount = figure_wording.change_words(lead) if lead.role == "change" else amount_words(lead)
    lines = [small(subject(lead)), f"# {plain(amount, _AMOUNT)}"]
    if lead.converted:
        also = ", ".join(converted.text for converted in lead.converted)
        lines.append(small(plain(say("reply.converted", amounts=also), _LINE)))
    told = zip_longest(wording.comparisons(answer)[:4], wording.layout(answer).compared)
    lines += [_compared(line, other, lead) for line, other in told if line]
    return "\n".join(lines)


def amount_words(figure: Figure) -> str:
    """The number as printed, with its bound; the article's conversions stand apart."""
    return figure_wording.amount_words(figure).removesuffix(_conversions(figure))


def _conversions(figure: Figure) -> str:
    others = ", ".join(converted.text for converted in figure.converted)
    return f" ({others})" if others else ""


def subject(figure: Figure) -> str:
    """Company, metric with its scope, and period of a figure, escaped and in one line."""
    metric = figure_wording.metric_words(figure.metric, figure.label)
    scope = f" ({figure.scope})" if figure.scope else ""
    kind = figure_wording.role_words(figure)
    period = period_words(figure.period, fiscal=figure_wording.is_fiscal(figure))
    parts = (figure.company, f"{metric}{scope}", kind, period)
    return " · ".join(plain(part, _NAME) for part in parts if part)


def _compared(line: str, other: Figure | None, lead: Figure) -> str:
    """A comparison with the sign of its direction first, and what is computed in italics.

    A number of another period is what the change comes "from", or goes "to" where it is later:
    "▲ from 40 million yuan a year earlier (+100 %, computed)".
    """
    # Whatever the language, "computed" stands last in its brackets.
    mark = re.escape(say("computed", value="").strip())
    brackets = re.compile(rf"\(([^()]*{mark}[^()]*)\)")
    shown = brackets.sub(r"(*\1*)", plain(line, _LINE))
    up, down = (say(f"change.{way}", amount="").strip() for way in ("up", "down"))
    if line.startswith((f"{up} ", "+")):
        return f"▲ {shown}"
    if line.startswith((f"{down} ", "−")):
        return f"▼ {shown}"
    computed = brackets.search(line)
    if other is not None and computed and computed[1].startswith(("+", "−")):
        way = say(f"compared.{'to' if _is_later(other, lead) else 'from'}", told=shown)
        return f"{'▲' if computed[1].startswith('+') else '▼'} {way}"
    return shown


def _is_later(one: Figure, other: Figure) -> bool:
    """Whether a figure is of a later period than another; not, where one of them has none."""
    ends = one.period_end, other.period_end
    return ends[0] is not None and ends[1] is not None and ends[0] > ends[1]


def evidence(figures: list[Figure], limit: int) -> str:
    """The sentence of the figures as a quotation, their numbers in bold, and its source."""
    first = figures[0]
    spans = [(figure.start, figure.end) for figure in figures]
    spans += [(also.start, also.end) for figure in figures for also in figure.converted]
    return f"{quotation(first.sentence, spans, limit)}\n{small(source(first.article))}"


def source(article: ArticleRef) -> str:
    """Title, authors and date of an article, escaped; the title is a link where it can be."""
    title = plain(article.title or say("reply.untitled"), _NAME)
    if is_link(article.url) and len(article.url) <= _MAX_LINK:
        # The signs that would end a link of Discord's markdown.
        title = f"[{title}](<{quote(article.url, safe=_SAFE)}>)"
    # A date is not broken over two lines.
    day = day_words(article.published.date()).replace(" ", "\u00a0") if article.published else ""
    authors = plain(", ".join(article.authors), _NAME)
    return " · ".join(part for part in (title, authors, day) if part)


def linked(content: str, article: ArticleRef) -> Text:
    """The text with a button to the article at its side, where the article has a link."""
    if is_link(article.url):
        return Text(content, Button(say("button.article"), url=article.url, emoji="📰"))
    return Text(content)


def _same_sentence(lead: Figure, figures: tuple[Figure, ...]) -> list[Figure]:
    place = (lead.article.id, lead.sentence)
    return [figure for figure in figures if (figure.article.id, figure.sentence) == place]


def _told(figure: Figure) -> str:
    """A further figure in short: its line, its sentence and its source."""
    line = f"**{plain(figure_wording.headline(figure), _LINE)}**"
    return f"{line}\n{evidence([figure], _SIDE_QUOTE)}"


def _colour(answer: Answer, lead: Figure) -> int:
    """Green where the number got better, red where it got worse, neutral where neither is said."""
    # What came after the number says nothing of how it came about.
    before = [
        value.value
        for value in answer.derived
        if value.kind != "ratio"
        and not any(_is_later(answer.figures[index], lead) for index in value.operands)
    ]
    change = before[0] if before else None
    printed = next((f.direction for f in answer.figures if f.role == "change" and f.direction), 0)
    way = printed or (lead.direction if change is None else (change > 0) - (change < 0))
    good = way * _signs().get(lead.metric, 1)
    return GREEN if good > 0 else RED if good < 0 else NEUTRAL


def answer_rows(lead: Figure, *, private: bool, charts: bool) -> tuple[Row, ...]:
    """The buttons under an answer; each carries the figure's id, so that it works for good."""
    closer = (
        *article_button(lead.article),
        Button(say("button.context"), custom_id("context", lead.id), emoji="📄"),
        Button(say("button.all"), custom_id("all", lead.id, "0"), emoji="📋"),
        *([Button(say("button.chart"), custom_id("chart", lead.id), emoji="📊")] if charts else []),
    )
    verdict = (
        Button(say("button.right"), custom_id("right", lead.id), emoji="👍"),
        Button(say("button.wrong"), custom_id("wrong", lead.id), emoji="👎"),
        *([share_button()] if private else []),
    )
    return closer, verdict


def article_button(article: ArticleRef) -> tuple[Button, ...]:
    """The button that opens the article; none where it has no link."""
    return (
        (Button(say("button.article"), url=article.url, emoji="📰"),)
        if is_link(article.url)
        else ()
    )


def share_button() -> Button:
    """The button that shows a private reply to everybody in the channel."""
    return Button(say("button.share"), custom_id("share"), style="primary", emoji="📣")


def _ambiguous(answer: Answer) -> Reply:
    """The question back: a menu of the companies that the name fits."""
    blocks = (
        Text(f"### {say('ask.company.title')}\n{small(asked(answer))}"),
        *([Text(f"ℹ️ {plain(answer.note, _LINE)}")] if answer.note else []),
    )
    return Reply(blocks, NEUTRAL, _choices(answer, say("ask.choose")))


def _choices(answer: Answer, placeholder: str) -> tuple[Row, ...]:
    """The menu of the companies that may be meant; nothing where there are none."""
    names = dict.fromkeys(bare(name, MAX_OPTION) for name in answer.choices)
    options = tuple(Option(name, name) for name in names if name)[:MAX_OPTIONS]
    # What joins the signs of an emoji has no place in an id.
    asked = "".join(filter(str.isprintable, clean(answer.question)))
    picked = custom_id("pick", answer.metric, answer.period, asked)
    return (Menu(picked, placeholder, options),) if options else ()


def asked(answer: Answer) -> str:
    """What was asked, escaped, in one line of small print."""
    if answer.question:
        return say("asked.question", question=plain(answer.question, _LINE))
    metric = figure_wording.metric_words(answer.metric)
    period = period_words(answer.period)
    parts = " · ".join(plain(part, _NAME) for part in (metric, period) if part)
    return say("asked.for", parts=parts)


def _unclaimed(answer: Answer) -> Reply:
    """Nothing is claimed: that is said, with what the coverage does have."""
    first, *rest = wording.not_covered(answer)
    lines = [f"### {plain(first, _LINE)}", *(plain(line, _LINE) for line in rest)]
    if answer.note:
        lines.append(f"ℹ️ {plain(answer.note, _LINE)}")
    blocks: list[Block] = [Text("\n".join(lines))]
    if answer.figures:
        blocks.append(Text(small(say("none.sentences.small"))))
    for group in wording.by_sentence(answer.figures)[:_MAX_OTHERS]:
        blocks += [Rule(), Text(evidence(list(group), _SIDE_QUOTE))]
    # Without a metric the choice of a company alone would not say what is asked for.
    rows = _choices(answer, say("ask.meant")) if answer.metric else ()
    return Reply(tuple(blocks), QUIET, rows)
