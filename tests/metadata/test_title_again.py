"""The title once blocks are excluded: a sure one stays, and is the one that a search of what is left finds."""

import pytest

from newsclean.classify.structure.exclusions import LINK_LIST, Exclusions, without_blocks
from newsclean.metadata.title.choice import TitleChoice, find_title, find_title_again
from newsclean.parse.html.reader import read_html
from newsclean.parse.model import Page
from tests.pages import ENGLISH

URL = "https://post.example/library-stays-open"
WITH_KICKER = ENGLISH.replace(
    "<h1>Library stays open</h1>",
    "<h1><span class='kicker'>Town council</span> <span class='headline'>Library stays open</span></h1>",
)
WITH_COPY = ENGLISH.replace("<p class='byline'>", "<h2>Library stays open</h2><p class='byline'>")


def excluding(page: Page, *starts: str) -> tuple[Page, Exclusions]:
    """The page without the blocks that begin so, and the excluded blocks."""
    excluded = {block.index: LINK_LIST for block in page.blocks if block.text.startswith(starts)}
    assert len(excluded) >= len(starts)
    return without_blocks(page, excluded), excluded


def described(title: TitleChoice) -> tuple[object, ...]:
    """What of a title is the same after a new search; the candidates' weights may differ."""
    return title.title, title.evidence, title.subtitle, title.blocks, title.kicker, title.part_of


@pytest.mark.parametrize("html", [ENGLISH, WITH_KICKER, WITH_COPY])
def test_a_sure_title_is_what_a_new_search_finds(html: str) -> None:
    page = read_html(html, URL)
    first = find_title(page)
    left, excluded = excluding(page, "Home", "News")
    again = find_title_again(left, first, excluded)
    assert described(again) == described(find_title(left))
    assert again.candidates is first.candidates, "it was searched again"
    assert again.blocks == {index - 2 for index in first.blocks}


def test_a_title_whose_heading_is_excluded_is_searched_again() -> None:
    page = read_html(WITH_KICKER, URL)
    first = find_title(page)
    left, excluded = excluding(page, "Town council")
    assert first.kicker == "Town council"
    assert described(find_title_again(left, first, excluded)) == described(find_title(left))
    assert find_title_again(left, first, excluded).kicker is None


def test_an_unsure_title_is_searched_again() -> None:
    # Two headings and no metadata: each may be the title.
    page = read_html("<h2>Bridge</h2><p>Text of it.</p><h2>Library</h2><p>Text of that.</p>", None)
    first = find_title(page)
    left, excluded = excluding(page, "Bridge", "Text of it")
    assert max(one.weight for one in first.candidates) < 0.9
    assert described(find_title_again(left, first, excluded)) == described(find_title(left))
