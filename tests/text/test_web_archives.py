"""Addresses of archived copies."""

from __future__ import annotations

import pytest

from newsclean.text.web_archives import load_archives, original_url, parse_archive_time, read_archived_address

FORMS = load_archives().forms
EXAMPLES = [pytest.param(form.id, *example, id=example[0]) for form in FORMS for example in form.examples]
COUNTER_EXAMPLES = [url for form in FORMS for url in form.counter_examples]


@pytest.mark.parametrize(("form", "address", "url", "time"), EXAMPLES)
def test_example(form: str, address: str, url: str, time: str | None) -> None:
    assert read_archived_address(address) == (url, time, form)


@pytest.mark.parametrize("url", COUNTER_EXAMPLES)
def test_counter_example(url: str) -> None:
    assert read_archived_address(url) is None


def test_ids_are_unique() -> None:
    assert len({form.id for form in FORMS}) == len(FORMS)


def test_the_copy_of_a_copy_is_the_page_at_the_time_of_the_outer_copy() -> None:
    url = "https://web.archive.org/web/20240102030405/https://archive.ph/2019.01.02-030405/https://news.example/a"
    found = read_archived_address(url)
    assert found is not None
    assert (found.url, found.archived_at) == ("https://news.example/a", "2024-01-02T03:04:05+00:00")


def test_other_addresses_stay() -> None:
    assert (
        original_url("https://news.example/a?u=https://other.example/")
        == "https://news.example/a?u=https://other.example/"
    )
    assert read_archived_address(None) is None
    assert read_archived_address("https://web.archive.org/web/20240102030405/https://n.example/" + "a" * 9000) is None


@pytest.mark.parametrize(
    ("digits", "time"),
    [("20240102030405", "2024-01-02T03:04:05+00:00"), ("202401020304", "2024-01-02T03:04:00+00:00"),
     ("20240102", "2024-01-02"), ("2024", None), ("20241399000000", None), ("", None)],
)  # fmt: skip
def test_times(digits: str, time: str | None) -> None:
    assert parse_archive_time(digits) == time
