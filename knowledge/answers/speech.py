"""In which language the bot's own words are: one table of messages, and numbers and dates by Babel.

Only what the bot says itself is translated. Sentences, numbers as printed, titles and names of
companies stay as the coverage prints them, and questions are asked in English.

The language is set for a context, as with gettext and Django: who renders a reply says once for
whom, and no function on the way needs to hand it on. Where nobody sets one, all is English.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, get_currency_name

from knowledge.language.metrics import metrics
from knowledge.tables import table

ENGLISH = "en"
LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}
"""The languages that replies can be in, each by its own name."""

_LOCALES = {"en": Locale("en", "GB"), "de": Locale("de"), "fr": Locale("fr"), "es": Locale("es")}
_CURRENCIES = {
    "USD": "dollars", "EUR": "euros", "JPY": "yen", "CNY": "yuan", "GBP": "pounds",
    "INR": "rupees",
}  # fmt: skip
_MANY = 2  # a number that asks for the plural in all of them

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """A block in which the bot's words are in a language. Raises LookupError for an unknown one."""
    former = _language.set(known(language))
    try:
        yield
    finally:
        _language.reset(former)


def speak(language: str) -> None:
    """Speak a language from now on, in the present task. Raises LookupError for an unknown one."""
    _language.set(known(language))


def known(language: str) -> str:
    """The language itself. Raises LookupError where there are no words in it."""
    if language not in LANGUAGES:
        raise LookupError(f"no words in the language {language!r}; there are {[*LANGUAGES]}")
    return language


def say(key: str, **values: object) -> str:
    """A message in the language spoken, with its values filled in. Raises LookupError: no such key.

    >>> say("seen.year.earlier"), say("change.up", amount="12%")
    ('a year earlier', 'up 12%')
    >>> with speaking("de"):
    ...     say("seen.year.earlier")
    'ein Jahr zuvor'

    """
    return _messages()[key][_language.get()].format(**values)


def said(key: str, language: str) -> str:
    """A message in a given language, as it stands in the table."""
    return _messages()[key][language]


@cache
def _messages() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in table("phrases")}


def counted(key: str, count: Decimal, **values: object) -> str:
    """A message in the plural form that a number asks for."""
    form = _locale().plural_form(abs(count).normalize())  # "1", where 1.000000 is no one
    return say(f"{key}.{'one' if form == 'one' else 'other'}", **values)


def metric_name(key: str) -> str:
    """What a metric of the table is called. Raises LookupError for an unknown key.

    >>> metric_name("net_loss")
    'net loss'

    """
    language = _language.get()
    return metrics()[key].label if language == ENGLISH else _metric_names()[key][language]


@cache
def _metric_names() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in table("metric_names")}


def decimal_words(value: Decimal | int, places: int = 0) -> str:
    """A number with at most so many decimals, as the language groups and points it.

    >>> decimal_words(Decimal("1716.4")), decimal_words(Decimal("88.25"), 1)
    ('1,716', '88.3')
    >>> with speaking("de"):
    ...     decimal_words(Decimal("1716.4")), decimal_words(Decimal("88.25"), 1)
    ('1.716', '88,3')

    """
    rounded = Decimal(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    pattern = "#,##0." + "#" * places if places else "#,##0"
    return format_decimal(rounded, pattern, locale=_locale(), decimal_quantization=False)


def day_words(day: date) -> str:
    """A date as a reader says it.

    >>> day_words(date(2021, 5, 4))
    '4 May 2021'

    """
    return format_date(day, "long", locale=_locale())


def month_words(year: int, month: int) -> str:
    """A month of a year.

    >>> month_words(2021, 3)
    'March 2021'

    """
    return format_skeleton("yMMMM", date(year, month, 1), locale=_locale())


def currency_words(code: str) -> str:
    """A currency as a reader says it; the code itself where it has no name.

    >>> currency_words("USD")
    'dollars'

    """
    if _language.get() == ENGLISH:
        return _CURRENCIES.get(code, code)
    return get_currency_name(code, count=_MANY, locale=_locale())


def _locale() -> Locale:
    return _LOCALES[_language.get()]
