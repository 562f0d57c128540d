"""Which entities of different articles are the same company."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.coverage.article import Sentence
from knowledge.figures.cast import Cast, cast
from knowledge.figures.companies import Companies, merge, name_keys, normal_name
from knowledge.language.names import article_names
from knowledge.language.tokens import tokens
from knowledge.values import Alias

NORMAL = [
    ("Quellis Motors, Inc.", "quellis motors"),
    ("Quellis Industry Group Co. Ltd.", "quellis industry group"),
    ("The Quellis Company", "quellis"),
    ("QUELLIS A.G.", "quellis"),
    ("Nestlé S.A.", "nestle"),
    ("Procter & Gamble", "procter and gamble"),
    ("AT&T", "att"),
    ("Coca-Cola", "coca cola"),
    ("McDonald’s", "mcdonalds"),
    ("Amazon.com Inc", "amazon"),
    ("Ltd", "ltd"),
    ("", ""),
    ("...", ""),
]

# A name, keys it must have, keys it must not have.
KEYS = [
    (
        "BAIC BluePark New Energy Technology",
        ["baic bluepark new energy technology", "bluepark", "baic bluepark", "blue park"],
        ["new", "energy", "technology"],
    ),
    ("Meta Platforms", ["meta platforms", "meta"], ["platforms"]),
    ("AMG Yacktman Fund", ["yacktman", "amg yacktman"], ["fund"]),
    ("General Motors Co", ["general motors", "gm"], ["general", "motors"]),
    ("Life Insurance Corporation of India", ["lic", "lici"], ["life", "india", "insurance"]),
    ("Mixue Group", ["mixue group", "mixue"], ["group"]),
    ("Target Corp", ["target"], []),
]

# The companies of the articles of a coverage, each (name, aliases); what each name leads to.
MERGED: list[tuple[list[list[tuple[str, list[str]]]], dict[str, str]]] = [
    ([[("Quellis Motors Inc", ["Quellis"])], [("Quellis", [])]], {"Quellis": "Quellis Motors Inc"}),
    ([[("Quellis Motors Inc", [])], [("Quellis", [])]], {"Quellis": "Quellis Motors Inc"}),
    ([[("Quellis Inc", [])], [("QUELLIS", [])]], {"QUELLIS": "Quellis Inc"}),
    (
        [[("Li Auto", ["Li"])], [("Li Ning", ["Li"])], [("Li", [])]],
        {"Li": "Li", "Li Auto": "Li Auto"},
    ),
    ([[("Orvik Data Enterprise", ["ODE"])], [("ODE", [])]], {"ODE": "Orvik Data Enterprise"}),
    ([[("JP Morgan", [])], [("JPMorgan", [])], [("J.P. Morgan", [])]], {"JPMorgan": "J.P. Morgan"}),
    ([[("Quellis Bank", [])], [("Quellis Foods", [])]], {"Quellis Bank": "Quellis Bank"}),
]


@pytest.mark.parametrize(("name", "normal"), NORMAL)
def test_normal_names(name: str, normal: str) -> None:
    assert normal_name(name) == normal


@pytest.mark.parametrize(("name", "keys", "others"), KEYS)
def test_name_keys(name: str, keys: list[str], others: list[str]) -> None:
    found = name_keys(name)
    assert set(keys) <= set(found)
    assert not set(others) & set(found)
    assert found[0] == normal_name(name)


def _companies(
    articles: list[list[tuple[str, list[str]]]], aliases: tuple[Alias, ...] = ()
) -> Companies:
    known = Companies(aliases)
    for article in articles:
        for name, others in article:
            known.add(name, others, "company")
    known.finish()
    return known


@pytest.mark.parametrize(("articles", "leads"), MERGED)
def test_names_lead_to_companies(
    articles: list[list[tuple[str, list[str]]]], leads: dict[str, str]
) -> None:
    for seed in range(4):
        mixed = random.Random(seed).sample(articles, len(articles))
        known = _companies(mixed)
        assert {name: known.company(name) for name in leads} == leads


def test_persons_and_places_are_left_alone() -> None:
    known = _companies([[("Quellis Motors Inc", ["Quellis"])]])
    known.add("Quellis", [], "person")
    assert known.company("Quellis", "person") == "Quellis"
    assert known.company("Paris", "place") == "Paris"
    assert known.company("Unheard Of") == "Unheard Of"


def test_aliases_of_people_win() -> None:
    articles: list[list[tuple[str, list[str]]]] = [
        [("Quellis Motors Inc", ["Quellis"])],
        [("Norfox AG", [])],
    ]
    known = _companies(articles, (Alias("Quellis", "Norfox"), Alias("the fox", "Norfox AG")))
    assert known.company("Quellis") == "Norfox AG"
    assert known.company("The Fox") == "Norfox AG"


def _cast(*lines: str) -> Cast:
    sentences = [Sentence(line) for line in lines]
    return cast(sentences, article_names([(tokens(line), False) for line in lines]))


def test_merge_over_casts() -> None:
    casts = {
        "b": _cast("Shares of Quellis fell."),
        "a": _cast("Harbin Quellis Industry Group Co. Ltd. grew.", "Then Quellis fell."),
    }
    assert merge(casts) == {
        ("b", 0): "Harbin Quellis Industry Group Co. Ltd.",
        ("a", 0): "Harbin Quellis Industry Group Co. Ltd.",
    }
    assert merge({}) == {}


@given(st.text(max_size=60))
def test_any_text_has_a_normal_name(name: str) -> None:
    normal = normal_name(name)
    assert normal_name(normal) in (normal, normal_name(normal_name(normal)))
    assert all(key == key.lower().strip() and key for key in name_keys(name))


def test_given_names_lead_on_and_never_in_a_circle() -> None:
    known = Companies([Alias("Old Mill", "New Mill"), Alias("New Mill", "Mill Group")])
    for name in ("Old Mill", "New Mill", "Mill Group"):
        known.add(name, (), "company")
    known.finish()
    assert [known.company(name) for name in ("Old Mill", "New Mill")] == ["Mill Group"] * 2
    circle = Companies([Alias("East", "West"), Alias("West", "East")])
    assert circle.company("East") in {"East", "West"}
