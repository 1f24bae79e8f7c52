"""Pages of a PDF as ``pdftotext`` writes them, with running heads and page numbers."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.inputs.bundle import split_bundle
from newsclean.parse.plaintext.reader import read_dump

ONE = """Bridge in Marrow stays open

The council of Marrow met on Monday evening, and after three
hours of speeches it voted to keep the old bridge open to all
who walk, to carts and to cattle, as it has been since the
flood took the new one with it last year, in the wet"""
TWO = """month of May, when the river rose by four metres.

"We have waited for this day since the flood," said the mayor,
who had brought the plans along in a tin tube, and who read
them aloud to the hall until the last lamp went out."""
THREE = """Work begins in April. The county pays half of the cost, which
the council's own engineer put at two million crowns, and the
other half is Marrow's to find before the winter comes back."""


def printed(top: str, bottom: str, pages: tuple[str, ...] = (ONE, TWO, THREE)) -> str:
    return "".join(
        f"{top}\n\n{page}\n\n{bottom}\n\n\f".lstrip().replace("{n}", str(number))
        for number, page in enumerate(pages, 1)
    )


HEADS = [
    ("The Marrow Post", "{n} / 3"),
    ("3/16/24, 9:12 AM", "https://www.marrowpost.example/bridge\n\n{n}/3"),
    ("The Marrow Post      Friday, 15 March 2024      {n}", ""),
    ("", "Seite {n} von 3"),
    ("", "- {n} -"),
]


@pytest.mark.parametrize(("top", "bottom"), HEADS)
def test_a_pdfs_pages_are_one_text(top: str, bottom: str) -> None:
    given = printed(top, bottom).encode()
    assert [part.data for part in split_bundle(given)] == [given]


@pytest.mark.parametrize(("top", "bottom"), HEADS)
def test_running_heads_are_removed_and_sentences_continue_across_pages(top: str, bottom: str) -> None:
    article = newsclean.clean_dump(printed(top, bottom))
    assert article.title == "Bridge in Marrow stays open"
    assert "in the wet month of May" in article.text
    for words in ("Marrow Post", "9:12", "https:", "Seite", "/ 3", "- 2 -"):
        assert words not in article.text


def test_a_sentence_that_runs_on_makes_pages_without_numbers_one_text() -> None:
    given = printed("", "", (ONE, TWO, THREE)).replace("\n\n\f", "\n\f").encode()
    assert [part.data for part in split_bundle(given)] == [given]


def test_two_pdfs_are_two_texts() -> None:
    one, two = printed("", "{n}/3"), printed("", "{n}/3").replace("Marrow", "Tarn")
    assert [part.data.decode().strip("\f\n") for part in split_bundle((one + two).encode())] == [
        one.strip("\f\n"), two.strip("\f\n"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "pages",
    [
        (ONE, TWO, THREE),
        tuple(f"The Marrow Post\nNews\nComments ({number})\n{page}." for number, page in zip((4, 9, 5), (ONE, TWO, THREE), strict=True)),
        (f"Comments (4)\n{ONE}.", f"Comments (5)\n{TWO}"),
    ],
    ids=["bare", "same site", "numbers of comments"],
)  # fmt: skip
def test_separate_dumps_are_not_joined(pages: tuple[str, ...]) -> None:
    assert len(split_bundle("\n\f\n".join(pages).encode())) == len(pages)


def test_lines_keep_their_numbers() -> None:
    text = printed("The Marrow Post", "{n}/3")
    blocks = read_dump(text, None).blocks
    lines = text.replace("\f", "\n").split("\n")
    assert all(block.text.startswith(lines[block.line - 1][:20]) for block in blocks)
