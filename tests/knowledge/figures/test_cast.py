"""Who is who in an article: entities, their relations, and whom pronouns and descriptions mean."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.coverage.article import Sentence
from knowledge.figures.cast import Cast, Entity, cast
from knowledge.language.names import article_names
from knowledge.language.tokens import tokens


def _article(*lines: str) -> tuple[list[Sentence], Cast]:
    """An article of these lines; a line that begins with `# ` is a headline."""
    sentences = [
        Sentence(line.removeprefix("# "), "headline" if line.startswith("# ") else "text")
        for line in lines
    ]
    cuts = [tokens(sentence.text) for sentence in sentences]
    names = article_names(
        [(cut, s.kind == "headline") for cut, s in zip(cuts, sentences, strict=True)]
    )
    return sentences, cast(sentences, names, cuts)


def _named(found: Cast, name: str) -> Entity:
    return next(entity for entity in found.entities if entity.name == name)


# The lines of an article; the full name of an entity and its other forms.
SAME = [
    (["The Norfox Shipping ETF (NSX) rose."], "Norfox Shipping", ["NSX"]),
    (
        ["Harbin Norvale New Energy grew.", "Then Norvale fell."],
        "Harbin Norvale New Energy",
        ["Norvale"],
    ),
    (["So Quellis Motors Inc grew.", "Then Quellis fell."], "Quellis Motors Inc", ["Quellis"]),
    (["Then Quellis fell.", "So Quellis Motors Inc grew."], "Quellis Motors Inc", ["Quellis"]),
    (["Orvik Data Enterprise (ODE) grew.", "Then ODE fell."], "Orvik Data Enterprise", ["ODE"]),
    (["Advanced Micro Devices grew.", "Then AMD fell."], "Advanced Micro Devices", ["AMD"]),
    (["Quellis Inc (NYSE: QLS) grew.", "Then QLS fell."], "Quellis Inc", ["QLS"]),
    (["Ann Okafor left.", "Then Okafor returned."], "Ann Okafor", ["Okafor"]),
    (["So Amazon.com Inc grew.", "Then Amazon fell."], "Amazon.com Inc", ["Amazon"]),
    (["So JPMorgan grew.", "Then JP Morgan fell."], "JP Morgan", ["JPMorgan"]),
    (["So Nokia grew.", "Nokia Technologies fell."], "Nokia", []),
    (["So Norfox [LJE:NFX] grew.", "Then NFX fell."], "Norfox", ["NFX"]),
    (["So Brin Okvale grew.", "Then Okvale left."], "Brin Okvale", ["Okvale"]),
    # misspelled
    (["# Quellisa grows", "So Quellisa grew.", "Then Queliisa fell."], "Quellisa", ["Queliisa"]),
    (["# Norvac grows", "So Norvac grew.", "Then Norcav fell."], "Norvac", ["Norcav"]),
    (["# Norvac Inc grows", "So Norvac grew.", "Then Norsac fell."], "Norvac Inc", ["Norvac"]),
    # a ticker that the article does not introduce
    (
        ["# Quellis Inc grows", "So Quellis grew.", "QLS fell 7%."],
        "Quellis Inc",
        ["Quellis", "QLS"],
    ),
    (["# Quellis Inc grows", "So Quellis grew.", "NFX fell 7%."], "Quellis Inc", ["Quellis"]),
    (["# Quellis Motors Inc grows", "So it grew.", "QIS fell 7%."], "Quellis Motors Inc", []),
    (["# Quellis Motors Inc grows", "So it grew.", "QMI fell."], "Quellis Motors Inc", ["QMI"]),
    # initials of a title, and the name without the last word that they stand for
    (["# QVG lifts sales", "So Quellis Velora Co fell."], "Quellis Velora Co", ["QVG"]),
    (["# QVS lifts sales", "So Quellis Velora Co fell."], "Quellis Velora Co", []),
    (["# Prices rise", "So Quellis Velora Co fell.", "QVG rose."], "Quellis Velora Co", []),
    (["So Quellis Inc met Director Bao Wen-li.", "Then Bao left."], "Bao Wen-li", ["Bao"]),
    # apart
    (["So Apple grew.", "The Apple Watch sold well."], "Apple", []),
    (["So Amazon grew.", "Amazon Web Services grew."], "Amazon", []),
    (["So LG Display grew.", "LG Electronics fell.", "Then LG left."], "LG", []),
    (["Beijing Quellis Energy grew.", "It left Beijing."], "Beijing", []),
    (["So Alphabet Inc's Google unit grew."], "Google", []),
]

# The lines of an article; the name and kind of one of its entities.
KINDS = [
    (["So Quellis left.", "Quellis, the Lyon-based carmaker, grew."], "Quellis", "company"),
    (["So Okafor left.", "It met Ann Okafor, an analyst at Quellis."], "Ann Okafor", "person"),
    (["So Quellis grew.", "Shares of Quellis fell."], "Quellis", "company"),
    (["He flew to Lyon.", "Sales in Lyon fell."], "Lyon", "place"),
]

# The lines of an article; a unit, a brand or an officer, and whose it is.
PARENTS = [
    (["Norfox, a brand owned by a Quellis Motors subsidiary, grew."], "Norfox", "Quellis Motors"),
    (["So Google, a unit of Alphabet, grew."], "Google", "Alphabet"),
    (["So Alphabet's YouTube grew."], "YouTube", "Alphabet"),
    (["So Norfox, owned by Quellis Motors, grew."], "Norfox", "Quellis Motors"),
    (["So Amazon grew.", "Amazon Web Services grew."], "Amazon Web Services", "Amazon"),
    (["So Alphabet met Meta."], "Meta", None),
]

# The lines of an article; what stands for whom in its last line.
MEANT = [
    (["Quellis Inc lost $5.", "It sold 7 cars."], [("It", "Quellis Inc")]),
    (["Quellis Inc lost $5.", "The company sold 7."], [("The company", "Quellis Inc")]),
    (["Quellis Inc said it sold 7 of its cars."], [("it", "Quellis Inc"), ("its", "Quellis Inc")]),
    (["Quellis Inc, which bought Norfox Ltd, said it grew."], [("it", "Quellis Inc")]),
    (["Quellis Inc beat a rival of Norfox Ltd.", "It grew."], [("It", "Quellis Inc")]),
    (
        ["Quellis, a carmaker, fell.", "Norfox, a lender, rose.", "The carmaker sold 7."],
        [("The carmaker", "Quellis")],
    ),
    (
        ["Quellis, a Finnish firm, fell.", "Norfox Ltd rose.", "The Finnish company sold 7."],
        [("The Finnish company", "Quellis")],
    ),
    (
        ["Sweden's Quellis Inc fell.", "Norway's Norfox Ltd rose.", "The Swedish company left."],
        [("The Swedish company", "Quellis Inc")],
    ),
    (
        ["Quellis Inc fell.", "The Austin, Texas-based company left."],
        [("The Austin, Texas-based company", "Quellis Inc")],
    ),
    (["Quellis Inc grew.", "Ann Okafor left.", "She sold 7."], [("She", "Ann Okafor")]),
    (["Quellis Inc grew.", "It is clear that prices fell."], []),
    (["Quellis Inc grew.", "The largest lender fell."], []),
    (["Quellis Inc grew.", "The IT staff left."], []),
    (
        ["So Apple grew.", "Quellis Inc left.", "The iPhone maker sold 7."],
        [("The iPhone maker", "Apple")],
    ),
    (
        ["Quellis Inc grew.", "Norfox Ltd's Larkspur sold.", "The Larkspur boat maker fell."],
        [("The Larkspur boat maker", "Norfox Ltd")],
    ),
    (
        ["# Quellis grows", "So Quellis Inc grew.", "The Apple supplier fell."],
        [("The Apple supplier", "Quellis Inc")],
    ),
    (
        ["# Quellis grows", "So Quellis Inc grew.", "The Larkspur major sold 7 of its boats."],
        [("The Larkspur major", "Quellis Inc"), ("its", "Quellis Inc")],
    ),
    (["Quellis Inc grew.", "The company that makes it fell."], [("it", "Quellis Inc")]),
    (["Quellis Inc grew.", "The bourse fell."], []),
    (["Quellis Inc grew.", "A deal with lender Norfox Ltd lifted it."], [("it", "Quellis Inc")]),
    (
        ["Quellis Inc grew.", "It sold to firms including Norfox, Velora and Tolva in its plant."],
        [("It", "Quellis Inc"), ("its", "Quellis Inc")],
    ),
    (
        ["Quellis Inc grew.", "The Fed cut rates.", "The firm sold 7."],
        [("The firm", "Quellis Inc")],
    ),
    (
        [
            "# Quellis grows",
            "Quellis grew.",
            "Then Quellis hired.",
            "Norfox Ltd left.",
            "The firm grew.",
        ],
        [("The firm", "Quellis")],
    ),
    (
        [
            "# Quellis grows",
            "Quellis grew.",
            "Norfox fell.",
            "Sales fell.",
            "Costs fell.",
            "Rates fell.",
            "It grew.",
        ],
        [("It", "Quellis")],
    ),
    (
        ["# Quellis Inc Grows", "Sales fell.", "The company sold 7."],
        [("The company", "Quellis Inc")],
    ),
    # who is only named aside, behind a preposition, as a part or as an object is not meant
    (
        ["Quellis Inc, whose clients are Norfox Ltd and Velora Ltd, said it sold 7."],
        [("it", "Quellis Inc")],
    ),
    (
        ["Quellis Inc, the largest rival of Norfox Ltd, also said its sales fell."],
        [("its", "Quellis Inc")],
    ),
    (
        ["Quellis Inc, Norfox Ltd and Velora Ltd said it fell."],
        [("it", "Velora Ltd")],
    ),
    (
        ["Quellis Inc grew.", "Without the Norfox Ltd deal, the company sold 7."],
        [("the company", "Quellis Inc")],
    ),
    (
        ["Quellis Inc grew.", "Its share of Norfox Ltd losses is 7, its own loss 9."],
        [("Its", "Quellis Inc"), ("its", "Quellis Inc")],
    ),
    (
        ["Quellis Inc is seeking Norfox Ltd permits for its boats."],
        [("its", "Quellis Inc")],
    ),
    (["Quellis Inc grew.", "Rates rose, making it hard to build."], []),
    (["Quellis Inc grew.", "Norfox Ltd upgraded it to buy."], [("it", "Quellis Inc")]),
    (["Quellis Inc grew.", "Norfox Ltd rates it as a buy."], [("it", "Quellis Inc")]),
    (["Quellis Inc grew.", "Norfox Ltd said it sold 7."], [("it", "Norfox Ltd")]),
    (
        [
            "# Quellis Group Starts Mining at Sorva",
            "Quellis Group dug.",
            "Sorva holds 9 tons.",
            "Shares of the miner rose.",
        ],
        [("the miner", "Quellis Group")],
    ),
    # markets and countries
    (["Gold fell 2%.", "The price of the metal rose 3%."], [("the metal", "Gold")]),
    (["Gold fell 2%.", "The metal that it mines rose."], []),
    (
        ["So Norway cut rates.", "The country of fjords lost.", "The country lost."],
        [("The country", "Norway")],
    ),
    (["So Norway and Sweden cut rates.", "The country lost."], []),
    (
        ["Norges Bank cut rates.", "Quellis Bank Ltd grew.", "The central bank met."],
        [("The central bank", "Norges Bank")],
    ),
    (["Quellis Bank Ltd grew.", "The central bank met."], []),
]

# The lines of an article and the company that it is about.
TOPICS = [
    (["# Quellis Loses $5 Million", "Quellis Inc lost more than Norfox Ltd."], "Quellis Inc"),
    (["# Stocks fall", "Stocks fell, Reuters reported."], None),
    (["# Oil prices fall", "Prices fell, according to Norfox Ltd."], None),
    (["Quellis Inc grew.", "It met Norfox Ltd.", "Quellis sold 7."], "Quellis Inc"),
    (["# Barclays on Quellis' Outlook", "Barclays thinks Quellis Inc is cheap."], "Quellis Inc"),
    (["# Barclays Buys Quellis", "Barclays said it bought Quellis Inc."], "Barclays"),
    (["# Oslo Exchange Sets Limits for Quellis", "Quellis Inc rose."], "Quellis Inc"),
    (["# ASX Midday Update: Miners Up", "Miners rose."], None),
    (["# Euronext Posts Higher Profit", "Euronext earned 7."], "Euronext"),
    (["# Boat sales rise", "Sales rose, a notice to the Lisbon Exchange said."], None),
    (
        ["# Quellis Faces a Slow Year, Norfox Says", "Quellis fell, Norfox said.", "Norfox left."],
        "Quellis",
    ),
]


@pytest.mark.parametrize(("lines", "name", "aliases"), SAME)
def test_the_same_is_one_entity(lines: list[str], name: str, aliases: list[str]) -> None:
    assert list(_named(_article(*lines)[1], name).aliases) == aliases


@pytest.mark.parametrize(("lines", "name", "kind"), KINDS)
def test_kinds_are_one_for_all_mentions(lines: list[str], name: str, kind: str) -> None:
    assert _named(_article(*lines)[1], name).kind == kind


@pytest.mark.parametrize(("lines", "name", "parent"), PARENTS)
def test_parents(lines: list[str], name: str, parent: str | None) -> None:
    found = _article(*lines)[1]
    number = _named(found, name).parent
    assert (found.entities[number].name if number is not None else None) == parent


@pytest.mark.parametrize(("lines", "meant"), MEANT)
def test_pronouns_and_descriptions(lines: list[str], meant: list[tuple[str, str]]) -> None:
    sentences, found = _article(*lines)
    text = sentences[-1].text
    assert [(text[r.start : r.end], r.entity.name) for r in found.referents[-1]] == meant


@pytest.mark.parametrize(("lines", "topic"), TOPICS)
def test_topics(lines: list[str], topic: str | None) -> None:
    found = _article(*lines)[1].topic
    assert (found.name if found else None) == topic


def test_a_person_is_no_company() -> None:
    _, found = _article("Ann Okafor left.", "She sold 7.")
    assert [referent.company for referent in found.referents[1]] == [False]


def test_trades_and_places_are_kept() -> None:
    entity = _named(_article("Quellis, the Lyon-based carmaker, grew.")[1], "Quellis")
    assert entity.trades == frozenset({"cars"})
    assert entity.places == frozenset({"Lyon", "France"})


def test_subjects_go_on() -> None:
    _, found = _article("Quellis Inc grew.", "It sold 7.", "Sales fell.")
    assert [entity.name if entity else None for entity in found.subjects] == [
        "Quellis Inc",
        "Quellis Inc",
        None,
    ]
    assert found.subject(1) == found.entities[0]


def test_mentions_lead_to_their_entity() -> None:
    sentences, found = _article("Quellis Inc grew.", "Then Quellis fell.")
    cuts = [(tokens(sentence.text), False) for sentence in sentences]
    for number, names in enumerate(article_names(cuts)):
        for name in names:
            assert found.entity_of(number, name) == found.entities[0]
            assert found.entity_of(number + 7, name) is None


def test_as_many_mentions_as_sentences() -> None:
    with pytest.raises(ValueError, match="shorter"):
        cast([Sentence("Sales fell.")], [])


_LINES = st.lists(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                "Quellis Inc (QLS) Norfox's Ann Okafor , the Lyon-based carmaker company It it its "
                "said that grew a unit of She Amazon Web Services Quellis Motors LG . “".split(" ")
            ),
            max_size=20,
        ).map(" ".join),
    ),
    max_size=6,
)


@given(_LINES)
def test_spans_are_exact(lines: list[str]) -> None:
    sentences, found = _article(*lines)
    assert len(found.referents) == len(found.subjects) == len(sentences)
    for sentence, referents in zip(sentences, found.referents, strict=True):
        for referent in referents:
            assert 0 <= referent.start < referent.end <= len(sentence.text)
            assert referent.entity in found.entities
    for number, entity in enumerate(found.entities):
        assert entity.id == number
        assert entity.parent is None or entity.parent < len(found.entities)


@pytest.mark.parametrize("piece", ["Aa’s ", "(ABC) ", "the carmaker ", "it said ", "Aa, a firm, "])
def test_time_is_linear(piece: str) -> None:
    started = time.process_time()
    _article(piece * 10_000)
    _article(*[f"Acme {piece} N{number}x Group grew." for number in range(2000)])
    assert time.process_time() - started < 20
