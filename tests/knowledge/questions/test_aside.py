"""Words that look like a rise, an outlook or something former, and ask for none."""

from __future__ import annotations

import pytest

from knowledge.questions.parse import parse
from knowledge.store.read import Store

ROLES = [
    # on what occasion
    ("how much did Harbour Motors hold in cash when its shares fell", ""),
    ("what did Harbour Motors earn in 2020 after its outlook", ""),
    ("when sales fall, what is the profit of Harbour Motors", ""),
    # a verb with "up" that is no rise, and a rise
    ("how much did Harbour Motors cough up for the yard", ""),
    ("how much money is locked up in Harbour Motors", ""),
    ("how much is Harbour Motors stock up", "change"),
    ("how much did Harbour Motors close up", "change"),
    # an age or a bygone owner, and a former value
    ("what is a 4 year old ferry of Harbour Motors worth", ""),
    ("how many boats do the old owners of Harbour Motors have", ""),
    ("what was the old price of Harbour Motors", "prior"),
    ("what was the original offer for Harbour Motors", "prior"),
    ("what was the revenue of Harbour Motors previously", "prior"),
    # what belongs to a noun, and a month
    ("how much does collapsed Harbour Motors owe", ""),
    ("how much does that rocket yard of Harbour Motors cost", ""),
    ("how many initial bookings does Harbour Motors have", "prior"),
    ("initial jobless claims", ""),
    ("price of the may contract of Harbour Motors", ""),
    ("how much may Harbour Motors earn", "forecast"),
    # the time of a day
    ("stake of Harbour Motors before the market opened", ""),
    # what became more or less of what it was
    ("how much cheaper did the boats of Harbour Motors get", "change"),
    # a scheme, and what somebody plans
    ("how many people are in the share plan of Harbour Motors", ""),
    ("capital spending plan of Harbour Motors 2022", "forecast"),
]


@pytest.mark.parametrize(("question", "role"), ROLES)
def test_a_word_aside_asks_for_no_role(question: str, role: str, store: Store) -> None:
    assert parse(question, store).role == role
