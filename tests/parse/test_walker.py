"""Blocks, containers and hints of HTML pages."""

from __future__ import annotations

from newsclean.parse.html.reader import read_html
from newsclean.parse.model import Block, Page


def page(html: str) -> Page:
    return read_html(html, None)


def blocks(html: str) -> tuple[Block, ...]:
    return page(html).blocks


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


def test_a_story_right_behind_the_title_is_read_though_the_parser_keeps_it_in_the_head() -> None:
    found = page("<title>The mill</title><article><p>The old mill turns again.</p></article>")
    assert found.hints.title == "The mill"
    assert [block.text for block in found.blocks] == ["The old mill turns again."]


def test_metadata_elements_within_a_line_do_not_split_it() -> None:
    html = '<body><p>Published <span><meta itemprop="datePublished" content="2024-05-01">on Wednesday</span></p>'
    assert texts(html) == ["Published on Wednesday"]
    assert ("datepublished", "2024-05-01") in page(html).hints.meta


def test_a_stray_end_tag_separates_paragraphs() -> None:
    assert texts("<div><p>So it went last month.</p></p>The town is quiet.</div>") == [
        "So it went last month.",
        "The town is quiet.",
    ]


def test_hidden_elements_are_skipped_and_the_text_after_them_is_kept() -> None:
    html = "<body><div>One<script>var a = '<p>no</p>'</script> two<svg><title>no</title></svg> three</div>"
    assert texts(html) == ["One two three"]


def test_links_are_counted_for_their_own_block_only() -> None:
    first, second = blocks(
        '<div><a class="x" href="/a"><img src="i.png"></a></div><p>Plain words here.</p><p><a href="/b">Go</a></p>'
    )
    assert (first.links, first.href, first.attrs, first.link_chars) == (0, None, "", 0)
    assert (second.links, second.href, second.link_chars) == (1, "/b", 2)


def test_class_names_in_camel_case_are_split() -> None:
    found = page('<div class="articleBody"><p>Words.</p></div>')
    assert found.containers[found.blocks[0].container - 1].names == "article-body"


def test_a_table_of_data_is_one_block_with_its_rows() -> None:
    (table,) = blocks("<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2023</td><td>12</td></tr></table>")
    assert table.kind == "table"
    assert table.table is not None and table.table.rows == (("Year", "Boats"), ("2023", "12"))
