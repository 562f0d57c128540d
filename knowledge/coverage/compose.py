"""Title, paragraphs and what is known of them -> Article; every reader ends here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.coverage.article import Article, Kind, Sentence
from knowledge.coverage.boilerplate import dateline, is_boilerplate, is_credit, is_related_heading
from knowledge.coverage.bylines import Byline, byline
from knowledge.coverage.dates import printed_date
from knowledge.coverage.encoding import cleaned
from knowledge.coverage.keys import article_key, content_hash, normal_title
from knowledge.coverage.sentences import sentences, shortened
from knowledge.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

LONGEST_ARTICLE = 1_000_000
"""Characters; what is longer is no article."""

LONGEST_TITLE = 2000
"""Characters; what is longer is no title."""

_HEAD = 6
"""Lines at the top of an article in which a byline is looked for."""

_LONG_LINE = 120
"""Characters; a longer line that ends like a sentence is prose, and the head is over."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before its sentences are cut.

    `paragraphs` are lines in paragraphs. With `headlines` every line is one headline.
    """

    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    url: str = ""
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    source: str = ""
    tags: tuple[str, ...] = ()
    headlines: bool = False


def compose(draft: Draft, path: str = "") -> Article:
    """The article of a draft, without its boilerplate.

    Raises UnreadableFile if nothing is left to read, or far too much.
    """
    length = len(draft.title) + sum(len(line) for lines in draft.paragraphs for line in lines)
    if length > LONGEST_ARTICLE:
        raise UnreadableFile(
            f"the article is {length:,} characters long, the limit is {LONGEST_ARTICLE:,}; split it"
        )
    if len(draft.title) > LONGEST_TITLE:
        raise UnreadableFile(
            f"the title is {len(draft.title):,} characters long, the limit is {LONGEST_TITLE:,}"
        )
    draft = _cleaned(draft)
    draft = draft if draft.headlines else _with_head(draft)
    if draft.published is None:
        draft = replace(draft, published=_dateline_date(draft))
    found = _without_deck(tuple(_sentences(draft)))
    if not found:
        raise UnreadableFile("no title and no sentence were found")
    text = "\n".join(sentence.text for sentence in found)
    return Article(
        key=_key(draft, text),
        title=draft.title,
        sentences=found,
        url=draft.url,
        published=draft.published,
        authors=draft.authors,
        source=draft.source,
        path=path,
        digest=_digest(draft, text),
        tags=draft.tags,
    )


def _cleaned(draft: Draft) -> Draft:
    """The draft without invisible signs; JSON and HTML can hold them as escapes."""
    return replace(
        draft,
        title=_clean(draft.title),
        paragraphs=tuple(tuple(map(cleaned, lines)) for lines in draft.paragraphs),
        url=_clean(draft.url),
        authors=tuple(map(_clean, draft.authors)),
        source=_clean(draft.source),
        tags=tuple(map(_clean, draft.tags)),
    )


def _clean(text: str) -> str:
    return " ".join(cleaned(text).split())


def _key(draft: Draft, text: str) -> str:
    key = article_key(draft.url, draft.title, draft.published, text)
    # Two lists of one page and day may hold different headlines; neither may hide the other.
    return f"{key}|headlines|{content_hash([text])}" if draft.headlines else key


def _digest(draft: Draft, text: str) -> str:
    printed = draft.published.isoformat() if draft.published else ""
    return content_hash([draft.url, draft.title, printed, draft.source, *draft.authors, text])


def _with_head(draft: Draft) -> Draft:
    """The draft with byline, date and repeated title moved from its first lines to its fields."""
    kept: list[tuple[str, ...]] = []
    seen = 0
    title = normal_title(draft.title)
    for lines in draft.paragraphs:
        body: list[str] = []
        for line in lines:
            said = byline(line) if seen < _HEAD else None
            if said is not None:
                draft = _told(draft, said)
            elif seen >= _HEAD or normal_title(line) != title:
                body.append(line)
                if line.endswith((".", "”", '"')) and len(line) > _LONG_LINE:
                    seen = _HEAD  # the prose has begun
            seen += 1
        if body:
            kept.append(tuple(body))
    return replace(draft, paragraphs=tuple(kept))


def _told(draft: Draft, said: Byline) -> Draft:
    """The draft with what a byline says where the draft says nothing itself."""
    published = draft.published or said.published
    if draft.published and said.published and _finer(said.published, draft.published):
        published = said.published
    return replace(
        draft,
        title=draft.title or said.title,
        published=published,
        authors=draft.authors or said.authors,
        tags=draft.tags or said.tags,
        source=draft.source or said.source,
        url=draft.url or said.url,
    )


def _finer(printed: datetime, known: datetime) -> bool:
    """Whether a printed time adds the time of day to a known date."""
    return printed.date() == known.date() and known.time() == known.min.time()


def _sentences(draft: Draft) -> Iterator[Sentence]:
    number = 0
    if draft.title:
        yield Sentence(draft.title, "headline", 0)
        number = 1
    kind: Kind = "headline" if draft.headlines else "text"
    first = True
    for lines in draft.paragraphs:
        texts: list[str] = []
        for line in lines:
            if draft.headlines:
                texts.extend(shortened(" ".join(line.split())))
                continue
            if is_boilerplate(line) or is_related_heading(line):
                continue
            start, _ = dateline(line) if first else (0, "")
            cut = [text for text in sentences(line[start:]) if not is_credit(text)]
            first = first and not cut
            texts.extend(cut)
        for text in texts:
            yield Sentence(text, kind, number)
        number += bool(texts)


def _without_deck(found: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The sentences without a first paragraph that the article gives again further down.

    Such a deck is a sentence out of its context; below it stands with it.
    """
    body = [sentence for sentence in found if sentence.kind == "text"]
    deck = [sentence for sentence in body if sentence.paragraph == body[0].paragraph]
    rest = {sentence.text for sentence in body[len(deck) :]}
    if not deck or any(sentence.text not in rest for sentence in deck):
        return found
    return tuple(sentence for sentence in found if sentence not in deck)


def _dateline_date(draft: Draft) -> datetime | None:
    """The full date in the dateline of a press release; None without one."""
    for lines in draft.paragraphs[:3]:
        for line in lines[:2]:
            found = printed_date(dateline(line)[1])
            if found is not None:
                return found
    return None
