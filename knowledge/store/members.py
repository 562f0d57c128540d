"""What articles say of the companies that a question is about: of many names a few are asked for."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet

from knowledge.answers.passage import Member, Passage, Present
from knowledge.store.connections import Connections
from knowledge.store.sifting import marks

# How much an article is about a company: as its topic, or as often as it names what it names most.
# The articles stand first, for a company may be in any number of others.
_MEMBERS = (
    "SELECT article_id, company_id, CASE WHEN topic THEN 1.0 ELSE 1.0 * count /"
    " (SELECT max(count) FROM entity m WHERE m.article_id = e.article_id) END, name, aliases"
    " FROM json_each(?) asked CROSS JOIN entity e"
    " ON e.article_id = asked.value AND e.company_id IN ({}) ORDER BY number"
)


class Members(Present):
    """The companies of one article, read where it is asked for."""

    __slots__ = ("_article", "_rows")

    def __init__(self, article: int, rows: Connections) -> None:
        super().__init__()
        self._article = article
        self._rows = rows

    def __missing__(self, company: int) -> Member | None:
        with self._rows.reading():
            self.update(_read([self._article], [company], self._rows)[self._article])
        return self[company]


def tell(passages: Iterable[Passage], companies: AbstractSet[int], rows: Connections) -> None:
    """Read at once what the articles of passages say of companies, in one query instead of many."""
    missing = [
        (passage.figures[0].figure.article.id, passage.present)
        for passage in passages
        if not passage.present.keys() >= companies
    ]
    if missing:
        found = _read({article for article, _ in missing}, companies, rows)
        for article, present in missing:
            present.update(found[article])


def _read(
    articles: Collection[int], companies: Collection[int], rows: Connections
) -> dict[int, Present]:
    """The members of each article, None for a company that it does not name."""
    found = {article: Present.fromkeys(companies) for article in articles}
    wanted = json.dumps([*articles]), *companies
    for article, company, topic, *called in rows.tuples(_MEMBERS.format(marks(companies)), wanted):
        found[article][company] = Member(float(topic), tuple(called))
    return found
