"""The articles of a story's pages as one."""

from __future__ import annotations

from newsclean.article.merge import merge_pages
from newsclean.article.model import Article, BodyBlock, Embed, Extraction, Image, Person, Update

LONG = "The council voted on Tuesday to keep the library open for another year."


def page(*texts: str, number: int = 1, confidence: float = 1.0, **fields: object) -> Article:
    return Article(
        url=f"https://news.example/story?page={number}",
        body=tuple(BodyBlock("paragraph", text) for text in texts),
        extraction=Extraction(version="1", input="html", confidence=confidence, dropped={"share": number}),
        **fields,  # type: ignore[arg-type]
    )


def test_a_long_repeated_paragraph_is_left_out_wherever_it_stands() -> None:
    merged = merge_pages([page(LONG, "One."), page("Two.", LONG.upper(), "Three.", number=2)])
    assert [block.text for block in merged.body] == [LONG, "One.", "Two.", "Three."]


def test_a_short_answer_may_stand_twice_within_a_page() -> None:
    merged = merge_pages([page("Q: Is it open?", "A: Yes."), page("Q: And today?", "A: Yes.", "Q: Thanks.", number=2)])
    assert [block.text for block in merged.body][2:] == ["Q: And today?", "A: Yes.", "Q: Thanks."]


def test_short_lines_at_the_start_and_the_end_of_a_page_stand_once() -> None:
    merged = merge_pages([page("Report", LONG, "(end)"), page("Report", "Another line.", "(end)", number=2)])
    assert [block.text for block in merged.body] == ["Report", LONG, "(end)", "Another line."]


def test_images_embeds_and_updates_keep_their_places() -> None:
    first = page(LONG, "One.", images=(Image("https://news.example/a.jpg", before=0),))
    second = page(
        LONG, "Two.", "Three.", number=2,
        images=(
            Image("https://news.example/a.jpg", before=0), Image("https://news.example/b.jpg", before=2),
            Image("https://news.example/c.jpg", before=3), Image("https://news.example/d.jpg"),
        ),
        embeds=(Embed("https://video.example/v", "video", before=1),),
        updates=(Update(None, "Later", 1, 2), Update(None, "Earlier", 0, 0)),
    )  # fmt: skip
    merged = merge_pages([first, second])
    assert [(image.url[-5:], image.before) for image in merged.images] == [
        ("a.jpg", 0), ("b.jpg", 3), ("c.jpg", 4), ("d.jpg", None),
    ]  # fmt: skip
    assert merged.embeds[0].before == 2
    assert merged.updates == (Update(None, "Later", 2, 3),)


def test_fields_come_from_the_first_page_that_has_them() -> None:
    first = page(LONG, title="Library stays open", authors=(Person("Ann Example"),))
    second = page(
        "Two.", number=2, confidence=0.5, title="Library", authors=(Person("Bo Other"),), editors=(Person("Cy Editor"),)
    )
    merged = merge_pages([first, second])
    assert (merged.title, merged.authors, merged.editors) == (
        "Library stays open", (Person("Ann Example"),), (Person("Cy Editor"),),
    )  # fmt: skip
    assert merged.extraction.confidence == 0.5
    assert merged.extraction.dropped == {"share": 3}
    assert merged.extraction.pages == (first.url, second.url)


def test_a_page_with_the_whole_story_replaces_those_before_it() -> None:
    texts = [LONG, *(f"Paragraph number {number} of the story about the library." for number in range(6))]
    merged = merge_pages([page(*texts[:3]), page(*texts, number=2)])
    assert [block.text for block in merged.body] == texts
