"""Printed dates -> datetimes."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from knowledge.coverage.dates import date_line, date_value, printed_date

CASES = [
    ("2021-05-04", "2021-05-04T00:00:00"),
    ("2021/5/4", "2021-05-04T00:00:00"),
    ("2021-05-04T17:50:00Z", "2021-05-04T17:50:00"),
    ("2021-05-04T17:50:00.123+08:00", "2021-05-04T17:50:00"),
    ("2021-05-04 17:50", "2021-05-04T17:50:00"),
    ("20210504T175000Z", "2021-05-04T00:00:00"),
    ("May 04, 2021 05:50 PM", "2021-05-04T17:50:00"),
    ("May 4th, 2021", "2021-05-04T00:00:00"),
    ("4 May 2021", "2021-05-04T00:00:00"),
    ("04-May-2021", "2021-05-04T00:00:00"),
    ("Tue, 04 May 2021 17:50:00 +0800", "2021-05-04T17:50:00"),
    ("Updated Nov. 21, 2023, 3:57 p.m. ET", "2023-11-21T15:57:00"),
    ("Published 5:50 pm, 4 May 2021", "2021-05-04T17:50:00"),
    ("May 4, 2021 at 12:05 a.m. EDT", "2021-05-04T00:05:00"),
    ("June 17, 2025 Updated June 23, 2025, 5:06 p.m. ET", "2025-06-17T00:00:00"),
    ("2021年5月4日", "2021-05-04T00:00:00"),
    ("31/05/2021", "2021-05-31T00:00:00"),
    ("05/31/2021", "2021-05-31T00:00:00"),
    ("04/05/2021", None),
    ("2021-13-40", None),
    ("May 2021", None),
    ("Acme fell", None),
    ("", None),
]

LINES = [
    ("May 4, 2021", True),
    ("Last updated on Tuesday, 4 May 2021 | 17:50 IST", True),
    ("Sales rose from May 4, 2021", False),
    ("Acme / May 4, 2021", False),
    ("No digits here", False),
    ("2021", False),
    ("May 4, 2021 " * 40, False),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_printed_date_is_read(text: str, expected: str | None) -> None:
    found = printed_date(text)
    assert (found.isoformat() if found else None) == expected


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_a_line_that_is_only_a_date_is_told_from_prose(text: str, expected: object) -> None:
    assert (date_line(text) is not None) is expected


def test_a_number_is_seconds_or_milliseconds_since_1970() -> None:
    moment = datetime(2021, 5, 4, 17, 50, tzinfo=UTC)
    seconds = int(moment.timestamp())
    for value in (seconds, seconds * 1000, str(seconds), float(seconds)):
        assert date_value(value) == moment.replace(tzinfo=None)


@pytest.mark.parametrize("value", [None, [], {}, True, date(2021, 5, 4), 1e300, float("nan"), ""])
def test_what_is_no_printed_date_gives_none(value: object) -> None:
    assert date_value(value) is None
