"""The descriptions of the members' commands in the languages of the replies, as Discord shows them.

Names stay English in every language: they stand in the README, and members tell them each other.
"""

from __future__ import annotations

from functools import cache

from discord import Locale, app_commands

from knowledge.answers.speech import ENGLISH
from knowledge.tables import table

_COLUMNS = {
    Locale.german: "de",
    Locale.french: "fr",
    Locale.spain_spanish: "es",
    Locale.latin_american_spanish: "es",
}
_DESCRIBES = ("command.", "option.")


class Descriptions(app_commands.Translator):
    """Translates what the table of messages has, and leaves all else in English."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        _context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The text in a language of Discord, None where it stays as it is."""
        column = _COLUMNS.get(locale)
        row = _described().get(string.message)
        return row[column] if row and column else None


@cache
def _described() -> dict[str, dict[str, str]]:
    """The rows that describe commands and options, by their English text."""
    return {row[ENGLISH]: row for row in table("phrases") if row["key"].startswith(_DESCRIBES)}
