"""Plain-text files of several pages."""

from __future__ import annotations

import gzip

import pytest

from newsclean.inputs.bundle import split_bundle

ONE = "Bridge stays open\n" + "The council of Marrow voted to keep the old bridge open to carts. " * 12
TWO = "Ferry is back\n" + "After a winter in the yard the ferry crossed the lake again on Monday. " * 12


def texts(data: bytes) -> list[str]:
    return [part.data.decode().strip() for part in split_bundle(data)]


@pytest.mark.parametrize(
    "given", [f"{ONE}\f{TWO}", f"\f{ONE}\f\f{TWO}\f\n", f"{ONE}\r\n\f\r\n{TWO}", f"\ufeff{ONE}\n\f\n{TWO}"]
)
def test_form_feeds_part_pages(given: str) -> None:
    found = texts(given.encode())
    assert [text.lstrip("\ufeff") for text in found] == [ONE.strip(), TWO.strip()]


def test_a_gzipped_bundle_is_opened() -> None:
    assert texts(gzip.compress(f"{ONE}\f{TWO}".encode())) == [ONE.strip(), TWO.strip()]


@pytest.mark.parametrize(
    "heading",
    [
        "===== https://example.com/{} =====", "-----\nURL: https://example.com/{}\n-----",
        "### https://example.com/{}", "=================\nhttps://example.com/{}",
    ],
)  # fmt: skip
def test_headings_with_addresses_part_pages_and_name_them(heading: str) -> None:
    given = f"{heading.format('one')}\n{ONE}\n\n{heading.format('two')}\n{TWO}\n"
    found = split_bundle(given.encode())
    assert [part.url for part in found] == ["https://example.com/one", "https://example.com/two"]
    assert texts(given.encode()) == [ONE.strip(), TWO.strip()]


def test_long_rules_part_pages() -> None:
    assert texts(f"{ONE}\n{'=' * 72}\n{TWO}\n".encode()) == [ONE.strip(), TWO.strip()]


@pytest.mark.parametrize(
    "given",
    [
        ONE,
        f"{ONE}\f",
        f"{ONE}\n----\nhttps://example.com/source\n{TWO}",
        f"{'Bridge stays open in Marrow all year':36}\n{'=' * 36}\n{ONE}\n{TWO}",
        f"{ONE}\n{'=' * 72}\nA note below a rule.",
        f"<html><body><p>{ONE}</p>\f<p>{TWO}</p></body></html>",
    ],
    ids=["plain", "one feed at the end", "a link under a rule", "underlined heading", "short note", "html"],
)
def test_one_page_stays_whole(given: str) -> None:
    (part,) = split_bundle(given.encode())
    assert part.data == given.encode()
    assert part.url is None


def test_two_byte_encodings_and_broken_gzip_stay_whole() -> None:
    wide = f"{ONE}\f{TWO}".encode("utf-16")
    broken = gzip.compress(f"{ONE}\f{TWO}".encode())[:60]
    assert [part.data for part in split_bundle(wide)] == [wide]
    assert [part.data for part in split_bundle(broken)] == [broken]


@pytest.mark.parametrize(
    "head",
    [
        "Title: Page {0}\n\nURL Source: https://example.com/{0}\n\nMarkdown Content:\n",
        "Title: Page {0}\r\nURL: https://example.com/{0}\r\nDate: 2024-03-15\r\n\r\n",
        "标题：第{0}页\n链接：https://example.com/{0}\n正文：\n",
        "---\ntitle: Page {0}\nurl: 'https://example.com/{0}'\ntags:\n  - bridges\n---\n\n",
        "---\nurl: https://example.com/{0}\ntitle: Page {0}\n---\n",
    ],
    ids=["reader", "labels", "chinese", "front matter", "front matter, address first"],
)
@pytest.mark.parametrize("between", ["\n\n", "\n---\n\n", "\n\f"])
def test_heads_part_pages_and_name_them(head: str, between: str) -> None:
    pages = [head.format(name) + text for name, text in (("one", ONE), ("two", TWO))]
    found = split_bundle(between.join(pages).encode())
    assert [part.url for part in found] == ["https://example.com/one", "https://example.com/two"]
    assert ["bridge" in part.data.decode().replace("bridges", "") for part in found] == [True, False]


def test_one_head_is_one_page() -> None:
    given = (
        f"Title: A page\n\nURL Source: https://example.com/\n\nMarkdown Content:\n{ONE}\n\nTitle: of a book\n\n{TWO}"
    )
    assert [part.data for part in split_bundle(given.encode())] == [given.encode()]
