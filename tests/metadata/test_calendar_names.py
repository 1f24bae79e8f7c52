"""Dates in about a hundred languages: every month of every locale, in each of the forms that the Unicode CLDR has."""

from __future__ import annotations

import json
from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date

import newsclean
from benchmarks.calendar_names import LOCALES, OUT, file_text
from newsclean.metadata.dates.calendar_names import MORE_NAMES_FILE, NAMES_FILE, find_month_number, is_weekday
from newsclean.metadata.dates.conventions import DateConventions
from newsclean.metadata.dates.parsing import find_date
from newsclean.text.package_data import read_package_file

WITHOUT_MONTH_NAMES = {("yo", "medium"), ("my", "medium")}
"""Forms that have numbers with spaces, or one letter, for a month."""


@pytest.mark.parametrize("identifier", LOCALES)
def test_every_month_of_a_locale(identifier: str) -> None:
    locale = Locale.parse(identifier)
    conventions = DateConventions(language=locale.language)
    for width in ("full", "long", "medium"):
        for month in range(1, 13):
            day = date(2023, month, 15)
            text = format_date(day, width, locale)
            if (identifier, width) not in WITHOUT_MONTH_NAMES:
                assert find_date(text, conventions) == day.isoformat(), text


def test_the_file_is_that_of_the_installed_cldr() -> None:
    text = file_text()
    if json.loads(text)["cldr"] != json.loads(OUT.read_text(encoding="utf-8"))["cldr"]:
        pytest.skip("another version of the CLDR is installed")
    assert OUT.read_text(encoding="utf-8") == text, "run python -m benchmarks.calendar_names"


def test_the_forms_added_by_hand_are_not_in_the_cldr() -> None:
    names = json.loads(read_package_file(NAMES_FILE))["months"]
    more = json.loads(read_package_file(MORE_NAMES_FILE))
    for language, months in more.items():
        assert len(months) == 12, language
        for number, forms in enumerate(months):
            assert not set(forms.split()) & set(names[language][number].split()), (language, number + 1)


@pytest.mark.parametrize(
    "text,date",
    [
        ("15. avgusta 2023.", "2023-08-15"),
        ("15. септембра 2023.", "2023-09-15"),
        ("15 aout 2023 à 9h30", "2023-08-15T09:30"),
        ("15 ΑΥΓΟΥΣΤΟΥ 2023", "2023-08-15"),
        ("15 Ağustos 2023 Salı 10:30", "2023-08-15T10:30"),
        ("2023 m. rugpjūčio 15 d., antradienis 12:30", "2023-08-15T12:30"),
        ("2023. gada 15. augusts, plkst. 12:30", "2023-08-15T12:30"),
        ("15 August 2023, Tuesday, 10:30", "2023-08-15T10:30"),
        ("15 August 2023 sunshine 10:30", "2023-08-15"),
        ("15 tháng 8 năm 2023", "2023-08-15"),
        ("2023 оны 8-р сарын 15", "2023-08-15"),
        ("© 2023 May 15, 2024", "2024-05-15"),
        ("१५ अगस्त २०२३", "2023-08-15"),
        ("၁၅ ဩဂုတ် ၂၀၂၃", "2023-08-15"),
    ],
)
def test_forms_that_pages_write(text: str, date: str) -> None:
    assert find_date(text) == date


def test_the_language_decides_on_a_name_of_two_months() -> None:
    assert find_month_number("listopada", "hr") == 10
    assert find_month_number("Listopada", "pl") == find_month_number("listopada") == 11
    assert find_month_number("lip.", "hr") == 6 and find_month_number("lip.", "pl") == 7
    assert find_month_number("council") is None


def test_the_names_of_weekdays() -> None:
    assert all(map(is_weekday, ("Tuesday", "tue.", "antradienis", "Salı", "วันอังคาร")))
    assert not is_weekday("council")


@pytest.mark.parametrize("language,day", [("hr", "2023-10-15"), ("pl", "2023-11-15")])
def test_a_page_says_its_language(language: str, day: str) -> None:
    text = "<p>Gradsko vijeće sinoć je glasovalo da stari most ostane otvoren do proljeća, kako je i traženo.</p>" * 6
    page = f"<html lang={language}><title>Stari most</title><article><h1>Stari most</h1><p>15. listopada 2023.</p>{text}</article>"
    assert newsclean.clean(page).published == day
