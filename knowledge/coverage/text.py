"""A page saved as plain text -> drafts: its list of headlines, and the articles on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.coverage.boilerplate import is_boilerplate, is_latest_heading, is_related_heading
from knowledge.coverage.bylines import Byline, byline
from knowledge.coverage.compose import Draft
from knowledge.coverage.keys import normal_title
from knowledge.coverage.paragraphs import paragraphs

if TYPE_CHECKING:
    from datetime import datetime

_LONGEST_TITLE = 250
_FEWEST_TITLE_WORDS = 2
_FEWEST_HEADLINE_WORDS = 4
_FEWEST_HEADLINES = 3
_PROSE_SHARE = 0.4
"""A page with a larger share of prose lines than this is an article, not a list of headlines."""

_DEEPEST_TITLE = 2
"""A title below this line may stand under a list of headlines."""

_BULLET = re.compile(r"^(?:[•◾▪●■*\-–—]\s*|\d{1,2}[.)]\s+)")
_SITE = re.compile(r"\s[|–—-]\s|\bnews\b|\bheadlines\b|\bhome(?:page)?\b|\blatest\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    paragraph: int


def text_drafts(text: str) -> list[Draft]:
    r"""The drafts of a page saved as text: the headlines listed on it, then its articles.

    An article begins at the title above a byline. What stands before the first one and is no
    headline belongs to the page. A page without bylines is one article, or one list.

    >>> page = "Paper\n\nAcme Buys Bolt for $5m\nA second one, longer\nThird of the lot here\n\n"
    >>> page += "Acme Raises $5m\nAnn Lee / May 4, 2021\n\nAcme raised $5m."
    >>> [(draft.title, draft.headlines) for draft in text_drafts(page)]
    [('Paper', True), ('Acme Raises $5m', False)]
    """
    lines = [
        _Line(line, number)
        for number, paragraph in enumerate(paragraphs(text))
        for line in paragraph
        if not is_boilerplate(line)
    ]
    starts = _starts(lines)
    if not starts:
        return _without_byline(lines)
    ends = [*starts[1:], len(lines)]
    articles: list[Draft] = []
    listed = lines[: starts[0]]
    for start, end in zip(starts, ends, strict=True):
        body, below = _parted_from_lists(lines[start + 1 : end])
        articles.append(Draft(lines[start].text, _grouped(body)))
        listed = listed + below
    page = _headline_draft(listed, {normal_title(draft.title) for draft in articles}, articles[0])
    return [*page, *articles]


def _starts(lines: list[_Line]) -> list[int]:
    """Where articles begin: the lines that are the title above a byline."""
    found: list[int] = []
    for number in range(1, len(lines)):
        said = byline(lines[number].text)
        if said is None or not (said.published or said.authors):
            continue
        title = _title_above(lines, number)
        if title is None or (found and title <= found[-1] + 1):
            continue
        if not found or _certain(lines, number, said):
            found.append(title)
    return found


def _title_above(lines: list[_Line], number: int) -> int | None:
    """The line that is the title of the byline at `number`; a deck may stand between them."""
    nearest = range(number - 1, max(-1, number - 4), -1)
    found = next((at for at in nearest if _may_be_title(lines[at].text)), None)
    if found is None or found > _DEEPEST_TITLE:
        return found
    # At the top of a file the title comes first: what follows it is its deck.
    top = (at for at in range(found) if _is_headline(lines[at].text))
    return next((at for at in top if not _names_page(lines[at].text)), found)


def _may_be_title(line: str) -> bool:
    return is_title(line) and byline(line) is None


def _certain(lines: list[_Line], number: int, said: Byline) -> bool:
    """Whether a byline further down starts a new article: it has a date, or one beside it."""
    if said.published is not None and said.authors:
        return True
    beside = byline(lines[number + 1].text) if number + 1 < len(lines) else None
    return beside is not None and bool(
        (said.published and beside.authors) or (said.authors and beside.published)
    )


def is_title(line: str) -> bool:
    """Whether a line could be a title: short, a few words, and no sentence.

    >>> is_title("Which Firms Have Tied Up With Acme?"), is_title("Acme fell."), is_title("Menu")
    (True, False, False)
    """
    return (
        len(line) <= _LONGEST_TITLE
        and len(line.split()) >= _FEWEST_TITLE_WORDS
        and not line.endswith((".", ":", ";", ",", ".”", '."'))
    ) or (len(line) <= _LONGEST_TITLE and line.endswith(("...", "U.S.", "Inc.", "Co.", "Ltd.")))


def _names_page(line: str) -> bool:
    """Whether a line at the top names the page, not an article."""
    return len(line.split()) < _FEWEST_HEADLINE_WORDS or _SITE.search(line) is not None


def _without_byline(lines: list[_Line]) -> list[Draft]:
    if not lines:
        return []
    prose = sum(not is_title(line.text) for line in lines)
    if prose <= _PROSE_SHARE * len(lines):
        page = _headline_draft(lines, set(), None)
        if page and len(page[0].paragraphs) >= _FEWEST_HEADLINES + (prose > 0):
            return page
    title = lines[0].text if is_title(lines[0].text) and len(lines) > 1 else ""
    return [Draft(title, _grouped(lines[1:] if title else lines))]


def _headline_draft(lines: list[_Line], titles: set[str], article: Draft | None) -> list[Draft]:
    """The list of headlines among the lines of a page; [] for fewer than three."""
    name = ""
    if lines and _names_page(lines[0].text) and len(lines[0].text) <= _LONGEST_TITLE:
        name = lines[0].text
    published = next(
        (said.published for line in lines if (said := byline(line.text)) and said.published), None
    )
    if published is None and article is not None:
        published = _published(article)
    kept: dict[str, tuple[str, ...]] = {}
    listed = 0
    for line in lines[1:] if name else lines:
        text = _BULLET.sub("", line.text)
        title = normal_title(text)
        if not _is_headline(text):
            continue
        listed += 1
        if title not in titles:
            kept.setdefault(title, (text,))
    if not kept or listed < _FEWEST_HEADLINES:
        return []
    return [Draft(name, tuple(kept.values()), published=published, headlines=True)]


def _published(article: Draft) -> datetime | None:
    for line in (line for lines in article.paragraphs[:2] for line in lines[:3]):
        said = byline(line)
        if said is not None and said.published is not None:
            return said.published
    return None


def _is_headline(line: str) -> bool:
    return (
        is_title(line)
        and len(line.split()) >= _FEWEST_HEADLINE_WORDS
        and byline(line) is None
        and not is_latest_heading(line)
    )


def _parted_from_lists(lines: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """The lines of an article, and the headlines listed below it.

    A list of other articles that are only related is in neither.
    """
    for number, line in enumerate(lines):
        rest = lines[number + 1 :]
        if is_related_heading(line.text) and _all_titles(rest):
            return lines[:number], []
        if is_latest_heading(line.text) and _all_titles(rest):
            return lines[:number], rest
    return lines, []


def _all_titles(lines: list[_Line]) -> bool:
    return bool(lines) and not any(line.text.endswith((".", ".”", '."')) for line in lines)


def _grouped(lines: list[_Line]) -> tuple[tuple[str, ...], ...]:
    """Lines put together again in their paragraphs."""
    groups: dict[int, list[str]] = {}
    for line in lines:
        groups.setdefault(line.paragraph, []).append(line.text)
    return tuple(tuple(group) for group in groups.values())
