"""Who is who in an article: which mentions name the same, and who "it" is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.coverage.article import Sentence
from knowledge.figures.discourse import walk
from knowledge.figures.entities import fullest, groups
from knowledge.figures.entity import Entity, Referent
from knowledge.figures.group import Group, can_act, is_cited, is_tracker
from knowledge.figures.judged import judged, leads_title
from knowledge.figures.relations import Facts, facts
from knowledge.figures.scene import Scene, scene
from knowledge.figures.sections import headings, is_round_up
from knowledge.language.name_words import is_demonym
from knowledge.language.names import NameMention
from knowledge.language.tokens import Token, tokens
from knowledge.language.words import place

__all__ = ["Cast", "Entity", "Referent", "cast"]

_TITLE, _FIRST, _LEAD, _COMPANY, _ASIDE = 4.0, 2.0, 3.0, 2.0, 0.4
_ENOUGH = 4
_NOBODY = Facts()


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of an article, and where its sentences speak of them.

    `referents[i]` are the pronouns and descriptions of sentence `i` that stand for an entity
    ("it", "the carmaker"), `subjects[i]` the company that it is about, if it shows one.
    `topic` is the company that the article is mainly about, None if none is. `heads` are the
    headings of an article on several companies, by sentence, with whom each names.
    """

    entities: tuple[Entity, ...] = ()
    referents: tuple[tuple[Referent, ...], ...] = ()
    subjects: tuple[Entity | None, ...] = ()
    topic: Entity | None = None
    links: Mapping[tuple[int, int, int], Entity] = field(default_factory=dict, repr=False)
    heads: Mapping[int, Entity | None] = field(default_factory=dict)

    def entity_of(self, sentence: int, mention: NameMention) -> Entity | None:
        """The entity that a mention of a sentence names; None for a mention of another article."""
        return self.links.get((sentence, mention.start, mention.end))

    def subject(self, sentence: int) -> Entity | None:
        """The company that a sentence is about, as far as it shows one."""
        return self.subjects[sentence]


def cast(
    sentences: Sequence[Sentence],
    mentions: Sequence[Sequence[NameMention]],
    cuts: Sequence[Sequence[Token]] | None = None,
) -> Cast:
    """The cast of an article; `mentions[i]` are the names of `sentences[i]`.

    `cuts` are the tokens of the sentences, where the caller has them. Raises ValueError if there are not as many lists of mentions as sentences.
    """
    roots, by_place = groups(sentences, mentions)
    scenes = [
        scene(
            cuts[number] if cuts else tokens(sentence.text),
            [(name, by_place[number, place]) for place, name in enumerate(mentions[number])],
            headline=sentence.kind == "headline",
        )
        for number, sentence in enumerate(sentences)
    ]
    said = facts(scenes)
    heads = headings(scenes)
    told = judged(scenes[0]) if scenes and scenes[0].headline else None
    topic = told or (None if is_round_up(heads) else _topic(scenes))
    referents, subjects = walk(scenes, said, topic, heads)
    members = _entities(roots, scenes, said)
    return Cast(
        tuple(members.values()),
        tuple(
            tuple(Referent(start, end, members[id(group)]) for start, end, group in found)
            for found in referents
        ),
        tuple(members[id(group)] if group else None for group in subjects),
        members[id(topic)] if topic else None,
        {
            (number, name.start, name.end): members[id(by_place[number, place])]
            for number, names in enumerate(mentions)
            for place, name in enumerate(names)
        },
        {number: members[id(group)] if group else None for number, group in heads.items()},
    )


def _entities(
    roots: Sequence[Group], scenes: Sequence[Scene], said: Mapping[int, Facts]
) -> dict[int, Entity]:
    """The entity of each group, by `id(group)`."""
    numbers = {id(group): number for number, group in enumerate(roots)}
    first = scenes[0] if scenes and scenes[0].headline else None
    titled = {
        (0, place)
        for place, named in enumerate(first.names if first else ())
        if first and not first.is_joint(named)
    }
    made: dict[int, Entity] = {}
    for group in roots:
        known = said.get(id(group), _NOBODY)
        name = _name(group)
        made[id(group)] = Entity(
            id=numbers[id(group)],
            name=name,
            aliases=tuple(form for form in group.forms if form != name),
            kind=group.kind,
            count=len(group.places),
            first=min(group.places)[0],
            in_title=not titled.isdisjoint(group.places),
            trades=frozenset(known.trades),
            places=frozenset(known.places),
            parent=numbers[id(known.parent)] if known.parent else None,
            reports=known.reports,
            sure=group.sure,
        )
    return made


def _name(group: Group) -> str:
    """The fullest form as printed; of a place that is only an adjective its name."""
    forms = group.forms.keys() - group.misprints or group.forms.keys()
    if group.kind != "place":
        return fullest(forms)
    nouns = [form for form in forms if not is_demonym(form)]
    known = place(next(iter(forms)))
    return known.name if known is not None and not nouns else fullest(nouns or forms)


def _topic(scenes: Sequence[Scene]) -> Group | None:
    """The company that an article is mainly about: by title, lead and how often it is named.

    None where no title and no lead names it, unless it has most of the article.
    """
    scores: dict[int, float] = {}
    counts: dict[int, int] = {}
    found: dict[int, Group] = {}
    lead = next((n for n, scene_ in enumerate(scenes) if not scene_.headline and scene_.names), -1)
    for number, scene_ in enumerate(scenes):
        for order, named in enumerate(scene_.names):
            group = named.group
            if not can_act(group) or named.witness or is_tracker(group):
                continue
            if (
                id(group) not in found
                and is_cited(group)
                and not (number == 0 and leads_title(scene_))
            ):
                continue
            found[id(group)] = group
            counts[id(group)] = counts.get(id(group), 0) + 1
            score = 1.0 if named.acts else _ASIDE
            if scene_.is_joint(named):
                pass
            elif number == 0 and scene_.headline:
                score += _TITLE - order / 10 + (_FIRST if named.acts and not order else 0)
            elif number == lead:
                score += _LEAD - order / 10
            scores[id(group)] = scores.get(id(group), 0.0) + score
    for key, group in found.items():
        scores[key] += _COMPANY if group.kind == "company" else 0
    best = max(scores, key=lambda key: scores[key], default=None)
    if best is None or scores[best] < _ENOUGH:
        return None
    leads = {
        id(named.group) for number in (0, lead) if number >= 0 for named in scenes[number].names
    }
    return found[best] if best in leads or 2 * counts[best] > sum(counts.values()) else None
