"""What must always hold, over articles and questions made up by the dozen, and over the samples."""

from __future__ import annotations

import html
import json
import re
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from knowledge.answers.answer import Answer
from knowledge.answers.figure_wording import derived_words
from knowledge.coverage.article import Article, Sentence
from knowledge.figures.drafts import extract
from knowledge.figures.extract import Draft, Extract
from knowledge.library import Knowledge, build

SAMPLES = Path(__file__).parents[2] / "knowledge" / "samples"
FEW = settings(max_examples=25, deadline=None)
MANY = settings(max_examples=120, deadline=None)
ROUND = settings(max_examples=4, deadline=None)  # each builds the samples twice


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    db = tmp_path_factory.mktemp("samples") / "knowledge.db"
    build([SAMPLES], db)
    with Knowledge.open(db) as knowledge:
        yield knowledge


# articles that are made up

NAMES = ("Veldane Motors Inc.", "Ostrava Foods AG", "Tarkwell Group plc", "Hibernor Software")
OTHERS = ("Borvane Corp.", "Quillmark Ltd.", "Sundahl Energy")
PERIODS = ("in the first quarter", "in 2020", "in the second half of 2020", "last year", "in March")
MONEY = st.builds(
    "{}{} {}{}".format,
    st.sampled_from(("$", "€", "£")),
    st.integers(1, 999),
    st.sampled_from(("million", "billion")),
    st.just(""),
)
PERCENT = st.integers(1, 99).map("{}%".format)
COUNT = st.integers(1_000, 900_000).map("{:,}".format)


@st.composite
def statements(draw: st.DrawFn, name: str) -> str:
    """One sentence that gives figures of a company."""
    form = draw(
        st.sampled_from(
            (
                "{name} posted a net loss of {money} {period}, compared with {other} a year earlier.",
                "{name}'s revenue rose {percent} to {money} {period}.",
                "{name} sold {count} cars {period}, up from {count_2}.",
                "{name} had {count} employees at the end of December.",
                "{name} has raised {money} from investors.",
                "Net profit at {name} fell {percent} {period}.",
                "{name} lost {money} {period}, and its margin was {percent_2}.",
                "{name} expects revenue of between {money} and {other} next year.",
                "{name} will cut {count} jobs, or {percent} of its staff.",
                "Shares of {name} slid {percent} on Monday.",
            )
        )
    )
    return form.format(
        name=name,
        money=draw(MONEY),
        other=draw(MONEY),
        percent=draw(PERCENT),
        percent_2=draw(PERCENT),
        count=draw(COUNT),
        count_2=draw(COUNT),
        period=draw(st.sampled_from(PERIODS)),
    )


@dataclass(frozen=True, slots=True)
class Made:
    """An article that was made up, and whom it is about."""

    name: str
    sentences: tuple[str, ...]


@st.composite
def articles(draw: st.DrawFn) -> Made:
    name = draw(st.sampled_from(NAMES))
    told = draw(st.lists(statements(name), min_size=1, max_size=5, unique=True))
    return Made(name, (f"{name} reports its results", *told))


def article(sentences: Sequence[str]) -> Article:
    return Article(
        key="made-up",
        title=sentences[0],
        sentences=tuple(
            Sentence(text, "text" if number else "headline", number)
            for number, text in enumerate(sentences)
        ),
        published=datetime(2021, 5, 4, tzinfo=UTC),
    )


def owner(found: Extract, draft: Draft) -> str:
    return next((e.name for e in found.cast.entities if e.id == draft.entity), "")


# 1. spans and verbatim sentences


@MANY
@given(articles())
def test_a_mention_is_what_stands_at_its_span(made: Made) -> None:
    found = extract(article(made.sentences))
    assert found.drafts
    for draft in found.drafts:
        sentence = made.sentences[draft.sentence]
        quantity = draft.quantity
        assert sentence[quantity.start : quantity.end] == quantity.text
        for other in draft.converted:
            assert sentence[other.start : other.end] == other.text


@FEW
@given(st.lists(articles(), min_size=1, max_size=3, unique_by=lambda made: made.sentences))
def test_a_sentence_stands_verbatim_in_its_file(made: list[Made]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, one in enumerate(made):
            body = "\n\n".join(one.sentences[1:])
            head = f"{one.sentences[0]}\n\nBy Ann Author / 2021-05-0{number + 1}\n\n"
            (Path(folder) / f"{number}.txt").write_text(head + body, encoding="utf-8")
        db = Path(folder) / "knowledge.db"
        build([Path(folder)], db)
        texts = [path.read_text(encoding="utf-8") for path in Path(folder).glob("*.txt")]
        with Knowledge.open(db) as knowledge:
            figures = knowledge.figures()
    assert figures
    for figure in figures:
        assert figure.sentence[figure.start : figure.end] == figure.text
        assert any(figure.sentence in " ".join(text.split()) for text in texts)


def test_the_sentences_of_the_samples_stand_verbatim_in_them(known: Knowledge) -> None:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES.iterdir() if path.is_file()]
    texts += [
        json.loads(f'"{part}"') for text in texts for part in re.findall(r'"text": "(.*)"', text)
    ]
    plain = " ".join(
        " ".join(html.unescape(re.sub(r"<[^>]+>|\\n|\\", " ", t)).split()) for t in texts
    )
    figures = known.figures()
    assert len(figures) > 150
    for figure in figures:
        assert figure.sentence[figure.start : figure.end] == figure.text
        printed = re.sub(r"\s+", " ", figure.sentence)
        assert printed in plain or printed.replace('"', "") in plain.replace('"', ""), printed
        for other in figure.converted:
            assert figure.sentence[other.start : other.end] == other.text


# 2. every number of a reply is quoted or computed

COMPANIES = ("BluePark", "Sokon", "Kestrel", "Oriel", "Almiro", "Lumora", "Sendra", "Corvo")
ASKED = (
    "{name} revenue {when}",
    "how much did {name} lose {when}?",
    "what was {name}'s profit {when}?",
    "{name} net loss {when} in dollars",
    "by how many percent did {name}'s revenue grow {when}?",
    "how many vehicles did {name} sell {when}?",
    "{name} valuation",
    "{name} market share {when}",
    "how many people work at {name}?",
    "{name} dividend",
    "who lost more {when}, {name} or {other}?",
    "how much more did {name} lose than {other}?",
    "which companies lost money {when}?",
    "{name} revenue forecast for 2021",
)
WHEN = (
    "",
    "in 2021",
    "in Q1 2021",
    "in the second quarter of 2021",
    "in 2020",
    "in Q3 2021",
    "in 2015",
)


@st.composite
def questions(draw: st.DrawFn) -> str:
    name, other = draw(st.permutations(COMPANIES))[:2]
    form = draw(st.sampled_from(ASKED))
    return form.format(name=name, other=other, when=draw(st.sampled_from(WHEN)))


NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def told_by_the_bot(answer: Answer) -> list[str]:
    """The lines of a reply without its quotations and its source lines."""
    sources = {figure.article.title for figure in answer.figures}
    quoted = {figure.sentence for figure in answer.figures}
    return [
        line
        for line in answer.text.splitlines()
        if line.strip("“”") not in quoted and not any(line.startswith(title) for title in sources)
    ]


def unfounded(answer: Answer) -> list[str]:
    """The numbers of a reply that stand in no quoted sentence, period or computed value."""
    computed = {derived_words(derived) for derived in answer.derived}
    allowed = {number for f in answer.figures for number in NUMBER.findall(f.sentence)}
    allowed |= {
        n for f in answer.figures for n in NUMBER.findall(f"{f.company} {f.period} {f.label}")
    }
    allowed |= {str(int(n)) for f in answer.figures for n in f.period.split("-") if n.isdigit()}
    found = []
    for line in told_by_the_bot(answer):
        for words in computed:
            line = line.replace(words, "")  # noqa: PLW2901
        found += [number for number in NUMBER.findall(line) if number not in allowed]
    return found


@MANY
@given(question=questions())
def test_every_number_of_a_reply_is_quoted_or_computed(known: Knowledge, question: str) -> None:
    answer = known.ask(question)
    if answer.status != "answered":
        assert not answer.derived
        return
    for figure in answer.figures:
        assert figure.sentence in answer.text
        assert figure.sentence[figure.start : figure.end] == figure.text
    assert unfounded(answer) == []
    for derived in answer.derived:
        assert derived_words(derived) in answer.text
        assert "computed" in derived_words(derived)
        for index in derived.operands:
            assert answer.figures[index].text in answer.text


# 3. a company that is only named nearby gets nothing

BYSTANDERS = (
    "{other} was not immediately available for comment.",
    "The market has long been shaped by {other}.",
    "Its offices stand beside those of {other}.",
    "{other} declined to comment.",
)


@st.composite
def interrupted(draw: st.DrawFn) -> tuple[Made, tuple[str, ...], str]:
    """An article, the same with a sentence that only names somebody else, and who that is."""
    made = draw(articles())
    other = draw(st.sampled_from(OTHERS))
    aside = draw(st.sampled_from(BYSTANDERS)).format(other=other)
    at = draw(st.integers(1, len(made.sentences)))
    return made, (*made.sentences[:at], aside, *made.sentences[at:]), other


def told(sentences: Sequence[str]) -> Counter[tuple[str, str, str, str, str]]:
    found = extract(article(sentences))
    return Counter(
        (owner(found, d), d.metric, d.quantity.text, d.period.key if d.period else "", d.role)
        for d in found.drafts
    )


@MANY
@given(interrupted())
def test_a_company_that_is_only_named_nearby_gets_nothing(
    case: tuple[Made, tuple[str, ...], str],
) -> None:
    made, longer, other = case
    after = told(longer)
    assert all(not name or name.split()[0] != other.split()[0] for name, *_ in after)
    assert after == told(made.sentences)


@pytest.mark.xfail(reason="a possessive looks past a name behind 'at'", strict=True)
def test_a_possessive_finds_the_name_in_its_own_sentence() -> None:
    said = "Net profit at Veldane Motors Inc. fell 7% in 2020, while its margin was 8%."
    start = "Veldane Motors Inc. has raised $5 million."
    aside = "Borvane Corp. declined to comment."
    assert told(("Veldane reports", start, said)) == told(("Veldane reports", start, aside, said))


# 4. every content word is accounted for

CLAIMED = (
    "How much did BluePark lose in Q1 2021?",
    "Sokon net loss",
    "how many vehicles did Sokon sell?",
    "Kestrel revenue Q3 2021",
    "Kestrel profit Q3 2021",
    "Oriel operating profit Q2 2021",
    "how many employees does Lumora have?",
    "Halmsund funding",
    "Almiro net income fourth quarter",
    "how many people is Corvo laying off?",
    "Kestrel loss 2021",
    "who lost more, BluePark or Sokon?",
)
UNKNOWN = ("zorblat", "quixotron", "vremwick", "plonktar")
UNCOVERED = ("on Mars", "of hairdressers", "for submarines", "per violin", "from trampolines")
ELSEWHERE = ("Tesla", "Vodafone", "Nestle", "Pfizer")
PERIOD = re.compile(r"\bQ[1-4]\b|\bquarter\b|\b20\d\d\b")
YEARS = ("in 1998", "in 2009", "in 2035", "in Q3 2012")


def claim(answer: Answer) -> str:
    return answer.figures[0].id if answer.status == "answered" else ""


@pytest.mark.parametrize("question", CLAIMED)
def test_the_questions_that_are_changed_below_are_answered(question: str, known: Knowledge) -> None:
    assert claim(known.ask(question))


@MANY
@given(
    question=st.sampled_from(CLAIMED),
    word=st.sampled_from(UNKNOWN),
    place=st.integers(0, 20),
)
def test_a_word_that_nobody_knows_is_never_passed_over(
    known: Knowledge, question: str, word: str, place: int
) -> None:
    words = question.rstrip("?").split()
    at = min(place, len(words))
    asked = " ".join([*words[:at], word, *words[at:]])
    assert not claim(known.ask(asked)), asked


@MANY
@given(
    question=st.sampled_from(CLAIMED),
    more=st.sampled_from((*UNCOVERED, *YEARS)),
)
@example(question="Sokon net loss", more="in 1998")
def test_what_the_coverage_does_not_say_is_never_passed_over(
    known: Knowledge, question: str, more: str
) -> None:
    assume(more not in YEARS or not PERIOD.search(question))
    asked = f"{question.rstrip('?')} {more}"
    assert not claim(known.ask(asked)), asked


@MANY
@given(question=st.sampled_from(CLAIMED), name=st.sampled_from(ELSEWHERE))
def test_another_company_s_figure_is_never_given(
    known: Knowledge, question: str, name: str
) -> None:
    asked = re.sub("|".join((*COMPANIES, "Halmsund")), name, question)
    assert not claim(known.ask(asked)), asked


# 5. the order of the files and damaged ones change nothing


def rows(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a knowledge database but when it was built and where its files lie."""
    hidden = {"article": {"path"}}
    of_the_build = {"built", "inputs", "program"}
    with closing(sqlite3.connect(db)) as connection:
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
                " AND name NOT LIKE 'passage%' AND name NOT LIKE 'sqlite%' AND name != 'file'"
            )
        ]
        found = {}
        for name in names:
            cursor = connection.execute(f"SELECT * FROM {name}")  # noqa: S608
            kept = [
                index
                for index, column in enumerate(cursor.description)
                if column[0] not in hidden.get(name, set())
            ]
            read = [tuple(row[index] for index in kept) for row in cursor]
            found[name] = sorted((r for r in read if r[0] not in of_the_build), key=repr)
        return found


FILES = sorted(path for path in SAMPLES.iterdir() if path.is_file())


@ROUND
@given(st.permutations(FILES))
def test_the_order_of_the_files_changes_nothing(order: list[Path]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "first.db", Path(folder) / "second.db"
        build(FILES, first)
        build(order, second)
        assert rows(first) == rows(second)


@ROUND
@given(st.sampled_from(("almiro.json", "kestrel-third-quarter.json")), st.floats(0.01, 0.99))
def test_a_damaged_file_costs_itself_alone(name: str, part: float) -> None:
    with tempfile.TemporaryDirectory() as folder:
        coverage = Path(folder) / "coverage"
        shutil.copytree(SAMPLES, coverage)
        whole, hurt = Path(folder) / "whole.db", Path(folder) / "hurt.db"
        build([coverage], whole)
        content = (coverage / name).read_bytes()
        (coverage / "damaged.json").write_bytes(content[: int(len(content) * part)])
        report = build([coverage], hurt)
        assert [Path(unread.path).name for unread in report.unread] == ["damaged.json"]
        assert rows(whole) == rows(hurt)


@pytest.mark.parametrize("name", ["cut.json", "cut.jsonl", "cut.xml"])
def test_a_file_that_was_cut_off_is_named(name: str, tmp_path: Path) -> None:
    shutil.copytree(SAMPLES, tmp_path / "coverage")
    (tmp_path / "coverage" / name).write_bytes(b'{"title": "Veldane lo')
    report = build([tmp_path / "coverage"], tmp_path / "knowledge.db")
    assert [Path(unread.path).name for unread in report.unread] == [name]


# 6. a build succeeds whole or leaves the old knowledge


class Torn(Exception):
    """The build is cut off."""


@ROUND
@given(st.integers(1, len(FILES)))
def test_a_build_that_fails_leaves_the_old_knowledge(at: int) -> None:
    def cut_off(done: int, _: int) -> None:
        if done == at:
            stop()

    def stop() -> NoReturn:
        raise Torn

    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "knowledge.db"
        build(FILES[:3], db)
        before = db.read_bytes()
        with Knowledge.open(db) as knowledge:
            with pytest.raises(Torn):
                build(FILES, db, progress=cut_off)
            assert knowledge.status().articles > 0
        assert db.read_bytes() == before
        assert [path.name for path in Path(folder).iterdir()] == ["knowledge.db"]
