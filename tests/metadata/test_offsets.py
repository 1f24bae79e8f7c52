"""Times with the offset that a page states, and the clocks of other calendars and forms."""

from __future__ import annotations

import pytest

from newsclean.metadata.dates.conventions import DateConventions
from newsclean.metadata.dates.parsing import find_date, find_time, parse_timestamp


@pytest.mark.parametrize(
    "text,date",
    [
        ("Aug 15, 2023, 9:30 AM ET", "2023-08-15T09:30-04:00"),
        ("Jan 15, 2023, 9:30 AM ET", "2023-01-15T09:30-05:00"),
        ("Oct 28, 2006, 9:30 AM ET", "2006-10-28T09:30-04:00"),
        ("Oct 30, 2006, 9:30 AM ET", "2006-10-30T09:30-05:00"),
        ("August 15, 2023 9:30 a.m. PT", "2023-08-15T09:30-07:00"),
        ("Aug 15, 2023 at 9:30 p.m. CT", "2023-08-15T21:30-05:00"),
        ("Aug. 15, 2023 / 9:30 AM EDT", "2023-08-15T09:30-04:00"),
        ("August 15, 2023 9:30 AM Eastern Time", "2023-08-15T09:30-04:00"),
        ("August 15, 2023 9:30 AM Pacific Daylight Time", "2023-08-15T09:30-07:00"),
        ("9:30 AM ET, August 15, 2023", "2023-08-15T09:30-04:00"),
        ("15.08.2023 um 09:30 Uhr MEZ", "2023-08-15T09:30+01:00"),
        ("15. August 2023, 09:30 Uhr CEST", "2023-08-15T09:30+02:00"),
        ("15 August 2023 09:30 GMT", "2023-08-15T09:30+00:00"),
        ("Thứ ba, 15/08/2023, 09:30 (GMT+7)", "2023-08-15T09:30+07:00"),
        ("15 Ağustos 2023 09:30 TSİ", "2023-08-15T09:30+03:00"),
        ("8/15/2023 9:30:00 AM -04:00", "2023-08-15T09:30:00-04:00"),
        ("15 August 2023, 9:30-12:00", "2023-08-15T09:30"),
        ("2023-08-15 3:05 PM", "2023-08-15T15:05"),
        ("2023-08-15 at 09:30", "2023-08-15T09:30"),
        ("令和5年（2023年）8月15日", "2023-08-15"),
        ("中華民國一一二年八月十五日", "2023-08-15"),
        ("二〇二三年八月二十日", "2023-08-20"),
        ("112年8月15日", "2023-08-15"),
        ("12年8月15日", None),
        ("15/08/23", "2023-08-15"),
        ("Published: 15/08/23", "2023-08-15"),
        ("The votes were 12/10/21 in the three towns", None),
        ("15 Aug 23 09:30", "2023-08-15T09:30"),
        ("Tuesday, 15-Aug-23 09:30:00 GMT", "2023-08-15T09:30:00+00:00"),
        ("15 Aug '23", "2023-08-15"),
        ("15 Aug 10:30", None),
        ("15.8.23, 9:30 Uhr", "2023-08-15T09:30"),
        ("15.8.23", None),
        ("2023-08-15 (Tue) 09:30", "2023-08-15T09:30"),
        ("2023-08-15 BST 09:30", "2023-08-15"),
    ],
)
def test_times_in_lines(text: str, date: str | None) -> None:
    assert find_date(text) == date


@pytest.mark.parametrize(
    "text,iso",
    [
        ("2023-08-15T09:30:00 EST", "2023-08-15T09:30:00-05:00"),
        ("2023-08-15 3:05 PM", "2023-08-15T15:05"),
        ("2023-08-15 at 09:30", "2023-08-15T09:30"),
        ("2023-08-15T09:30:00+02", "2023-08-15T09:30:00+02:00"),
        ("2023-08-15T09:30:00−05:00", "2023-08-15T09:30:00-05:00"),
        ("2023-08-15T09:30:00+01:00[Europe/London]", "2023-08-15T09:30:00+01:00"),
        ("Tue, 15 Aug 2023 09:30:00 EDT", "2023-08-15T09:30:00-04:00"),
    ],
)
def test_times_in_markup(text: str, iso: str) -> None:
    assert parse_timestamp(text) == iso


def test_a_time_without_its_day() -> None:
    assert find_time("Updated 5:01 p.m. ET", "2023-08-15T09:30") == "2023-08-15T17:01-04:00"
    assert find_time("Updated by Ann Ellwood", "2023-08-15") is None


def test_short_years_in_the_order_of_the_page() -> None:
    american = DateConventions(month_first=True)
    assert (
        find_date("8/9/23 9:30 AM", american) == find_date("Posted 8/9/23", american) + "T09:30" == "2023-08-09T09:30"
    )
    assert find_date("8.9.23 9:30", american) == "2023-09-08T09:30"
