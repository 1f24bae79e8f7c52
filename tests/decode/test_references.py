"""Text that names a page instead of being one."""

from __future__ import annotations

from contextlib import suppress

import pytest

import newsclean
from tests.command import newsclean as run


@pytest.mark.parametrize(
    "name",
    [
        "page.html",
        "pages/a b/Story 1.HTM",
        "C:\\pages\\story.html.gz",
        "./story",
        "/var/pages/story",
        "../a",
        "dump.txt\n",
    ],
)
@pytest.mark.parametrize("as_bytes", [False, True])
def test_a_file_name(name: str, as_bytes: bool) -> None:
    with pytest.raises(newsclean.NotAPage, match="this looks like a file name, not a page: read the file first"):
        newsclean.clean(name.encode() if as_bytes else name)


@pytest.mark.parametrize("address", ["https://example.com/story\n", b"http://example.com/", "HTTPS://example.com/a"])
def test_a_web_address(address: str | bytes) -> None:
    with pytest.raises(newsclean.NotAPage, match="this is a web address, not a page: use fetch"):
        newsclean.clean(address)


@pytest.mark.parametrize(
    "text", ["<p>The council keeps readme.txt</p>", "and/or", "The ferry sails again.", "价格/质量"]
)
def test_other_short_texts_are_read(text: str) -> None:
    with suppress(newsclean.NoArticle):
        newsclean.clean(text)


def test_a_name_on_standard_input_is_no_page() -> None:
    done = run("clean", given="page.html\n")
    assert done.returncode == 3
    assert done.stderr == "newsclean: standard input: this looks like a file name, not a page: read the file first\n"
