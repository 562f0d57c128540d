"""What moderators see of a reload: how far it is, then what changed; pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reload import Changes
from bot.replies import GREEN, NEUTRAL, QUIET, RED
from bot.reply import Attachment, Block, Button, Reply, Row, Text, fitted
from bot.reply_ids import custom_id
from bot.reply_text import plain, small
from knowledge.library import Status

_SHOWN, _LINE = 5, 160
FILE = "changes.txt"


def under_way(progress: tuple[int, int]) -> Reply:
    """How far a reload is; the total is 0 before it is known."""
    done, total = progress
    bar = f"`{'█' * (20 * done // total):░<20}` {done:,} of {total:,} files" if total else "…"
    return Reply(
        (Text(f"🔄 Reading the coverage {bar}\n{small('Answers go on meanwhile.')}"),), QUIET
    )


def reloaded(changes: Changes) -> Reply:
    """What a reload changed, in short; all of it in a file where the message cannot hold it."""
    blocks: list[Block] = [Text(_held(changes) if changes.held else _head(changes))]
    blocks += [
        Text(part) for name, lines, count in _parts(changes) if (part := _part(name, lines, count))
    ]
    if len(blocks) == 1:
        blocks.append(Text("Nothing has changed."))
    if any(count > _SHOWN for _, _, count in _parts(changes)):
        blocks.append(Attachment(FILE, as_file(changes)))
    colour = RED if changes.held else NEUTRAL if changes.unread else GREEN
    return fitted(Reply(tuple(blocks), colour, _ASKING if changes.held else ()))


def _head(changes: Changes) -> str:
    told = f"### Reloaded: {changes.articles:,} articles, {changes.figures:,} figures"
    return f"{told}\n{small(f'{changes.files:,} files looked at')}"


def _held(changes: Changes) -> str:
    """What is asked before a reload that loses much."""
    lost = f"{changes.figures_gone_count:,} of {changes.figures_before:,} figures"
    told = "### ⚠️ The former knowledge is still in service"
    return f"{told}\nThis reload would lose {lost} ({changes.lost_share:.0%}). Take it over?"


_ASKING: tuple[Row, ...] = (
    (
        Button("Take it over", custom_id("swap"), style="danger"),
        Button("Keep the former", custom_id("leave"), style="success"),
    ),
)


def rolled_back(status: Status) -> Reply:
    """What is in service after a step back."""
    told = f"### ↩️ Back to {status.articles:,} articles, {status.figures:,} figures"
    hint = "What was decided about figures and names still holds. Again: forward again."
    return Reply((Text(f"{told}\n{small(hint)}"),), NEUTRAL)


def _parts(changes: Changes) -> list[tuple[str, Sequence[str], int]]:
    return [
        ("📰 Articles added", changes.articles_added, len(changes.articles_added)),
        ("✏️ Articles changed", changes.articles_changed, len(changes.articles_changed)),
        ("🗑️ Articles gone", changes.articles_gone, len(changes.articles_gone)),
        ("➕ Figures new", changes.figures_new, changes.figures_new_count),
        ("🔁 Figures changed", changes.figures_changed, changes.figures_changed_count),
        ("➖ Figures gone", changes.figures_gone, changes.figures_gone_count),
        (
            "📌 Decisions whose sentence is gone",
            changes.corrections_gone,
            len(changes.corrections_gone),
        ),
        ("⚠️ Files not read", changes.unread, len(changes.unread)),
    ]


def _part(name: str, lines: Sequence[str], count: int) -> str:
    if not count:
        return ""
    shown = [f"- {plain(line, _LINE)}" for line in lines[: 2 if count > _SHOWN else _SHOWN]]
    more = [small(f"and {count - len(shown):,} more, in the file")] if count > len(shown) else []
    return "\n".join([f"**{name}: {count:,}**", *shown, *more])


def as_file(changes: Changes) -> bytes:
    """Everything that changed, as a text file."""
    parts = [
        "\n".join([f"{name}: {count}", *(f"  {line}" for line in lines)])
        for name, lines, count in _parts(changes)
        if count
    ]
    return "\n\n".join(parts).encode()
