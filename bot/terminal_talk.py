"""The chat without its terminal: a line typed in, what is said to it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from bot.command_table import COMMANDS, Command, command
from bot.terminal_arguments import (
    company_period,
    leading_metric,
    metric_key,
    parts,
    trailing_metric,
)
from bot.terminal_reply import (
    ARTICLE_COLUMNS,
    FIGURE_COLUMNS,
    Column,
    article_row,
    figure_row,
)
from knowledge.answers.answer import Answer
from knowledge.answers.wording import metric_words
from knowledge.library import Knowledge

_HELP = """Ask in plain words, or with a command. A follow-up keeps its subject (“and a year earlier?”)."""
_MOST_FIGURES = 40
_NEWEST_ARTICLES = 5
_NEWEST_FIGURES = 10
LEAVE = ("quit", "exit")


@dataclass(frozen=True, slots=True)
class Listing:
    """A table with its title."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]


Said = Answer | Listing | str


@dataclass(slots=True)
class Talk:
    """A conversation: what was answered last is what a follow-up refers to."""

    knowledge: Knowledge
    previous: Answer | None = field(default=None)

    def said_to(self, line: str) -> list[Said]:
        """What is said to a line: a question, a slash command, or the number of a choice."""
        line = line.strip()
        if not line:
            return []
        if line.startswith("/"):
            name, _, typed = line[1:].partition(" ")
            return self._command(name.casefold(), typed.strip())
        chosen = self._choice(line)
        return [self._remember(chosen or self.knowledge.ask(line, previous=self.previous))]

    def _remember(self, answer: Answer) -> Answer:
        if answer.company or answer.figures or answer.status == "ambiguous":
            self.previous = answer
        return answer

    def _choice(self, line: str) -> Answer | None:
        """The answer for a numbered company, after "which company do you mean"."""
        asked = self.previous
        if asked is None or asked.status != "ambiguous" or not line.isdecimal():
            return None
        if not 1 <= int(line) <= len(asked.choices):
            return None
        company = asked.choices[int(line) - 1]
        if asked.metric:
            return self.knowledge.lookup(company, asked.metric, asked.period)
        return self.knowledge.ask(company, previous=asked)

    def _command(self, name: str, typed: str) -> list[Said]:
        row = command(name)
        if row is None:
            near = get_close_matches(name, [row.name for row in COMMANDS], n=1)
            hint = f" Did you mean /{near[0]}?" if near else ""
            return [f"There is no command /{name}.{hint} /help lists them."]
        needed = any(option.required for option in row.options)
        if needed and not typed:
            return [f"{usage(row)}, for instance: {self._example(row)}"]
        if row.metric:
            company, period = company_period(typed)
            return [self._remember(self.knowledge.lookup(company, row.metric, period))]
        handlers: dict[str, Callable[[str], list[Said]]] = {
            "ask": self._ask,
            "figure": self._figure,
            "company": self._company,
            "compare": self._compare,
            "latest": self._latest,
            "help": self._help,
        }
        return handlers[name](typed)

    def _example(self, row: Command) -> str:
        """An example that this coverage can answer, where it is easily found."""
        found = self.knowledge.figures(metric=row.metric, limit=1) if row.metric else []
        return f"/{row.name} {found[0].company}" if found and found[0].company else row.example

    def _ask(self, typed: str) -> list[Said]:
        return [self._remember(self.knowledge.ask(typed, previous=self.previous))]

    def _figure(self, typed: str) -> list[Said]:
        rest, period = company_period(typed)
        known = self.knowledge.metrics()
        named = parts(rest)
        if len(named) > 1 and (metric := metric_key(named[-1], known)):
            return [self._remember(self.knowledge.lookup(", ".join(named[:-1]), metric, period))]
        found = trailing_metric(rest, known)
        if found.metric and found.rest:
            return [self._remember(self.knowledge.lookup(found.rest, found.metric, period))]
        return self._ask(typed)

    def _compare(self, typed: str) -> list[Said]:
        rest, period = company_period(typed)
        known = self.knowledge.metrics()
        found = leading_metric(rest, known)
        if not found.metric:
            some = ", ".join(metric_words(key, key) for key in known[:12])
            return [f"What is to be compared? The coverage has: {some}."]
        companies = parts(found.rest)
        return [self._remember(self.knowledge.compare(found.metric, companies, period))]

    def _company(self, typed: str) -> list[Said]:
        names = self.knowledge.companies(typed, limit=4)
        if not names:
            return [f"The coverage has no company with a name like “{typed}”."]
        company = next((name for name in names if name.casefold() == typed.casefold()), names[0])
        figures = self.knowledge.figures(company=company, limit=_MOST_FIGURES)
        return [
            Listing(company, FIGURE_COLUMNS[1:], [figure_row(figure)[1:] for figure in figures]),
            *self._articles("Articles", company, -1),
        ]

    def _latest(self, typed: str) -> list[Said]:
        company = ""
        if typed:
            names = self.knowledge.companies(typed, limit=1)
            if not names:
                return [f"The coverage has no company with a name like “{typed}”."]
            company = names[0]
        figures = self.knowledge.figures(company=company, limit=_NEWEST_FIGURES)
        rows = [figure_row(figure) for figure in figures]
        return [
            *self._articles("Newest articles", company, _NEWEST_ARTICLES),
            Listing("Newest figures", FIGURE_COLUMNS, rows),
        ]

    def _articles(self, title: str, company: str, limit: int) -> list[Said]:
        articles = self.knowledge.articles(company, limit=limit)
        return [Listing(title, ARTICLE_COLUMNS, [article_row(article) for article in articles])]

    def _help(self, _typed: str) -> list[Said]:
        rows = [(usage(row), row.description, self._example(row)) for row in COMMANDS]
        columns = (Column("Command"), Column("What it does"), Column("For instance"))
        names = ", ".join(self.knowledge.companies(limit=6))
        return [
            _HELP,
            Listing("Commands", columns, rows),
            f"The coverage has figures on {names} and others. /quit leaves.",
        ]


def usage(row: Command) -> str:
    """A command with its options as one types them; optional ones in brackets.

    >>> usage(command("loss"))
    '/loss company [period]'

    """
    options = (option for option in row.options if option.kind != "switch")
    shown = (option.name if option.required else f"[{option.name}]" for option in options)
    return " ".join([f"/{row.name}", *shown])
