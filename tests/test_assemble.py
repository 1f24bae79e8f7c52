"""The article of a story whose verdicts are given."""

from __future__ import annotations

from newsclean.article.model import Article
from newsclean.assemble import assemble
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.verdict import Classification, Verdict
from newsclean.metadata.title.choice import find_title
from newsclean.parse.html.reader import read_html
from newsclean.story import Story
from tests.pages import PARAGRAPHS, article_page

FIGURE = "<figure><img src='../images/room.jpg'><figcaption>The reading room of the old library</figcaption></figure>"


def assemble_with_all_blocks(html: str, url: str) -> Article:
    page = read_html(html, url)
    verdicts = tuple(Verdict(True, "body", "score", 1.0) for _ in page.blocks)
    story = Story(
        page, find_title(page), Classification(verdicts, 1.0, ()), StoryClues(None, frozenset(), None, ()), page, {}
    )
    return assemble(story, encoding=None, fetched_at=None, warnings=())


def test_the_image_of_a_caption_is_an_absolute_url() -> None:
    page = article_page(FIGURE + "".join(f"<p>{text}</p>" for text in PARAGRAPHS))
    article = assemble_with_all_blocks(page, "https://news.example/town/story.html")
    assert [image.url for image in article.images] == ["https://news.example/images/room.jpg"]
