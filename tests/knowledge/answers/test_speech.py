"""The words of the bot in every language, and that none is missing."""

from __future__ import annotations

import ast
import string
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.answers import figure_wording, period_wording, speech, wording
from knowledge.answers.answer import Derived
from knowledge.answers.speech import LANGUAGES, say, speaking
from knowledge.language.metrics import metrics
from knowledge.tables import table
from tests.bot.figures import ANSWER, SENTENCE, figure

ROOT = Path(__file__).parents[3]
OTHERS = [language for language in LANGUAGES if language != "en"]


def holes(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("row", table("phrases"), ids=lambda row: str(row["key"]))
def test_a_message_is_said_in_every_language_with_the_same_values(row: dict[str, str]) -> None:
    assert set(row) == {"key", *LANGUAGES}
    assert all(row[language] for language in LANGUAGES)
    assert {language: holes(row[language]) for language in LANGUAGES} == dict.fromkeys(
        LANGUAGES, holes(row["en"])
    )


def test_every_metric_has_a_name_of_its_own_in_every_language() -> None:
    names = {row["key"]: row for row in table("metric_names")}
    assert list(names) == list(metrics())
    for language in OTHERS:
        said = [row[language] for row in names.values()]
        assert all(said)
        assert len(said) == len(set(said))


def asked_for() -> set[str]:
    """The keys that the code asks for; of a key put together, the part before the first value."""
    found = set()
    for path in [*(ROOT / "knowledge").rglob("*.py"), *(ROOT / "bot").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in {"say", "counted", "_part_words"}:
                    found |= set(_texts(node.args[0]))
    return found


def _texts(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(str() as text):
            return [text]
        case ast.JoinedStr([ast.Constant(str() as text), *_]):
            return [text]
        case ast.BinOp(ast.Constant(str() as text)):
            return [text]
        case ast.IfExp(_, one, other):
            return [*_texts(one), *_texts(other)]
        case _:
            return []


def test_every_message_is_used_and_every_one_used_is_there() -> None:
    keys = {row["key"] for row in table("phrases")}
    asked = asked_for()
    assert len(asked) > 60
    lost = {key for key in asked if not any(known.startswith(key) for known in keys)}
    assert not lost
    variable = {"none.has", "none.metric", "option"}  # chosen by name before they are said
    unused = {key for key in keys if not key.startswith((*asked, *variable))}
    assert not unused


PERIODS = [
    ("2021-Q1", False, "erstes Quartal 2021", "premier trimestre de 2021", "primer trimestre de 2021"),
    ("2025-Q3", True, "drittes Quartal des Geschäftsjahres 2025", "troisième trimestre de l’exercice 2025", "tercer trimestre del ejercicio 2025"),
    ("2020-H2", False, "zweites Halbjahr 2020", "second semestre de 2020", "segundo semestre de 2020"),
    ("2021-9M", False, "erste neun Monate 2021", "neuf premiers mois de 2021", "primeros nueve meses de 2021"),
    ("2021-03", False, "März 2021", "mars 2021", "marzo de 2021"),
    ("2021-05-04", False, "4. Mai 2021", "4 mai 2021", "4 de mayo de 2021"),
    ("2020", False, "2020", "2020", "2020"),
    ("2020", True, "Geschäftsjahr 2020", "exercice 2020", "ejercicio 2020"),
    ("2020-3M-12", False, "viertes Quartal 2020", "quatrième trimestre de 2020", "cuarto trimestre de 2020"),
    ("2020-6M-06", False, "erstes Halbjahr 2020", "premier semestre de 2020", "primer semestre de 2020"),
    ("2020-9M-09", False, "erste neun Monate 2020", "neuf premiers mois de 2020", "primeros nueve meses de 2020"),
    ("2020..", False, "seit 2020", "depuis 2020", "desde 2020"),
    ("odd", False, "odd", "odd", "odd"),
    ("2021-02-31", False, "2021-02-31", "2021-02-31", "2021-02-31"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "fiscal", "de", "fr", "es"), PERIODS)
def test_periods(key: str, fiscal: bool, de: str, fr: str, es: str) -> None:  # noqa: FBT001
    for language, expected in (("de", de), ("fr", fr), ("es", es)):
        with speaking(language):
            assert period_wording.period_words(key, fiscal=fiscal) == expected


IN_PERIODS = [
    ("2021-Q1", "im ersten Quartal 2021", "au premier trimestre de 2021", "en el primer trimestre de 2021"),
    ("2020", "im Jahr 2020", "en 2020", "en 2020"),
    ("2021-05-04", "am 4. Mai 2021", "le 4 mai 2021", "el 4 de mayo de 2021"),
    ("2021-03", "im März 2021", "en mars 2021", "en marzo de 2021"),
    ("2021-03..", "seit März 2021", "depuis mars 2021", "desde marzo de 2021"),
    ("odd", "im Zeitraum odd", "sur la période odd", "en el periodo odd"), ("", "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("key", "de", "fr", "es"), IN_PERIODS)
def test_periods_in_a_sentence(key: str, de: str, fr: str, es: str) -> None:
    for language, expected in (("de", de), ("fr", fr), ("es", es)):
        with speaking(language):
            assert period_wording.in_period(key) == expected


NUMBERS = [
    ("421000000", "421 Millionen", "421 millions", "421 millones"),
    ("1000000", "1 Million", "1 million", "1 millón"),
    ("1500000000", "1,5 Milliarden", "1,5 milliard", "1,5 mil millones"),
    ("1716.4", "1.716", "1\u202f716", "1.716"),
    ("88.2599", "88,3", "88,3", "88,3"),
    ("0.0412", "0,041", "0,041", "0,041"),
    ("-2500000", "-2,5 Millionen", "-2,5 millions", "-2,5 millones"),
]


@pytest.mark.parametrize(("value", "de", "fr", "es"), NUMBERS)
def test_computed_numbers(value: str, de: str, fr: str, es: str) -> None:
    for language, expected in (("de", de), ("fr", fr), ("es", es)):
        with speaking(language):
            assert figure_wording.number_words(Decimal(value)) == expected


def test_an_answer_keeps_the_sentence_and_the_number_as_printed() -> None:
    german = {
        "de": ["Nettoverlust 80 million yuan, erstes Quartal 2021", "ein Jahr zuvor (+100 %, berechnet)"],
        "fr": ["perte nette 80 million yuan, premier trimestre de 2021", "un an plus tôt (+100 %, calculé)"],
        "es": ["pérdida neta 80 million yuan, primer trimestre de 2021", "un año antes (+100 %, calculado)"],
    }  # fmt: skip
    for language, parts in german.items():
        with speaking(language):
            text = wording.plain_text(ANSWER)
        assert f"“{SENTENCE}”" in text
        assert "40 million yuan" in text
        assert all(part in text for part in parts)


def test_words_around_a_number() -> None:
    about = figure(bound="about", per="share", noun="vehicles", text="80")
    with speaking("fr"):
        assert figure_wording.amount_words(about) == "environ 80 par share vehicles"
        assert figure_wording.change_words(figure(direction=1)) == "en hausse de 80 million yuan"
        ratio = Derived("ratio", Decimal("1.88"), "times", (0, 1))
        assert figure_wording.derived_words(ratio) == "1,9 fois, calculé"


def test_the_language_ends_with_its_block() -> None:
    with speaking("de"), speaking("es"):
        assert speech.metric_name("net_loss") == "pérdida neta"
    assert say("list.and") == "and"
    assert speech.day_words(date(2021, 5, 4)) == "4 May 2021"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(LookupError, match="no words in the language 'xx'"), speaking("xx"):
        pass


@pytest.mark.parametrize("language", OTHERS)
def test_currencies(language: str) -> None:
    with speaking(language):
        assert speech.currency_words("USD") not in {"USD", "dollars"}
        assert speech.currency_words("XQX") == "XQX"
