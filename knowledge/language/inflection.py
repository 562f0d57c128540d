"""The forms of a word: plurals of nouns, third person, past and -ing of verbs."""

from __future__ import annotations

from functools import cache

from knowledge.tables import table, words

_VOWELS = "aeiou"
_IRREGULAR_PLURALS = {
    "company": "companies",
    "man": "men",
    "person": "people",
    "woman": "women",
    "subsidiary": "subsidiaries",
}


@cache
def _irregular_verbs() -> dict[str, tuple[str, ...]]:
    return {row["base"]: words(row["forms"]) for row in table("irregular_verbs")}


@cache
def _irregular_forms() -> frozenset[str]:
    return frozenset(form for forms in _irregular_verbs().values() for form in forms)


def is_past(word: str) -> bool:
    """Whether a word in small letters looks like the past form of a verb.

    >>> [word for word in ("bought", "merged", "merger", "tax") if is_past(word)]
    ['bought', 'merged']
    """
    return word.endswith("ed") or (word in _irregular_forms() and not word.endswith("ing"))


def with_s(word: str) -> str:
    """The plural of a noun, which is also the third person of a verb.

    >>> [with_s(word) for word in ("loss", "delivery", "sale", "axe", "pay")]
    ['losses', 'deliveries', 'sales', 'axes', 'pays']
    """
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def noun_forms(noun: str) -> tuple[str, ...]:
    """The singular as given and its plural.

    >>> noun_forms("subsidy")
    ('subsidy', 'subsidies')
    """
    return noun, _IRREGULAR_PLURALS.get(noun, with_s(noun))


def _doubles(verb: str) -> bool:
    """Whether a verb of one syllable doubles its last consonant: drop, dropped."""
    if verb[-1] in _VOWELS + "wxy" or verb[-2:-1] not in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in verb) == 1


def verb_forms(verb: str) -> tuple[str, ...]:
    """The base form, third person, past forms and -ing form of a verb.

    >>> verb_forms("drop")
    ('drop', 'drops', 'dropped', 'dropping')
    >>> verb_forms("sell")
    ('sell', 'sells', 'selling', 'sold')
    """
    stem = verb + verb[-1] if _doubles(verb) else verb
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        ing = verb[:-1] + "ing"
    else:
        ing = stem + "ing"
    irregular = _irregular_verbs().get(verb)
    if irregular is not None:
        return tuple(dict.fromkeys((verb, with_s(verb), ing, *irregular)))
    if verb.endswith("e"):
        past = verb + "d"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        past = verb[:-1] + "ied"
    else:
        past = stem + "ed"
    return verb, with_s(verb), past, ing
