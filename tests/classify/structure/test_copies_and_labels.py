"""Copies, quotations and linked headlines amid the text: which of two texts stays, and which links are other stories."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.api import explain
from tests.pages import CHINESE_PARAGRAPHS, PARAGRAPHS, article_page

STORY = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
BEFORE = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[:3])
AFTER = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[3:])
HEADLINE = "A heron stops work at the shipyard"


def _body(story: str) -> list[str]:
    return [block.text for block in newsclean.clean_html(article_page(story)).body]


def test_a_copy_below_with_more_prose_than_the_text_has_directly_does_not_replace_it() -> None:
    quote = "<blockquote><p>The roof will be new before the first snow, and nobody has to pay twice.</p></blockquote>"
    text = f"{BEFORE}{quote}{AFTER}"
    copy = f"<div class=sm>{STORY}<p>The roof will be new before the first snow.</p></div>"
    page = article_page(text).replace("</article>", f"</article>{copy}")
    expected = [block.text for block in newsclean.clean_html(article_page(text)).body]
    assert [block.text for block in newsclean.clean_html(page).body] == expected


def test_a_copy_below_goes_whole_with_its_short_lines_and_the_lead_stays_above() -> None:
    lead = "<div class=intro><p>Readers saved the library by the harbour, and the council paid for a roof that does not leak.</p></div>"
    copy = f"<div class=sm>{lead.replace('intro', 'x')}<p>Good news.</p>{STORY}</div>"
    page = article_page(f"{lead}<p>Good news.</p>{STORY}")
    expected = [block.text for block in newsclean.clean_html(page).body]
    assert len(expected) > len(PARAGRAPHS)
    assert [
        block.text for block in newsclean.clean_html(page.replace("</article>", f"</article>{copy}")).body
    ] == expected


def test_a_long_quotation_of_an_earlier_text_is_no_copy_of_the_story() -> None:
    quoted = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[:2])
    story = (
        f"{STORY}<blockquote>{quoted}</blockquote><p>That was the first report, and none of it has come true since.</p>"
    )
    rules = {block.rule for block in explain(article_page(story)).blocks if not block.keep}
    assert "structure.pull-quote" in rules
    assert "structure.repeated-text" not in rules


def test_a_paragraph_that_ends_with_dots_is_no_quotation_of_a_hidden_copy() -> None:
    cut_off = "The note on the door of the reading room says what the council thinks of all of it …"
    copy = f"<div style='display:none'>{' '.join([*PARAGRAPHS[:3], cut_off, *PARAGRAPHS[3:]])}</div>"
    assert cut_off in _body(f"{BEFORE}<p>{cut_off}</p>{AFTER}{copy}")


def test_a_heading_whose_words_are_in_the_text_is_a_pull_quote_without_an_end_mark() -> None:
    words = PARAGRAPHS[1].rstrip(".")
    assert _body(f"{BEFORE}<h3>{words}</h3>{AFTER}") == list(PARAGRAPHS)


def test_a_list_of_short_headlines_of_wide_letters_is_excluded() -> None:
    lines = [
        *CHINESE_PARAGRAPHS,
        "市图书馆的阅览室昨天重新开放，屋顶的修缮比原计划提前两周完成，馆长在门口迎接了第一批读者。",
        "修缮费用由学校和公共建筑的维修基金支付，市议会去年秋天批准了这笔钱，没有增加预算。",
        "读者可以在晚上九点以前借书，周末也开放，儿童阅览区搬到了靠窗的一侧。",
        "馆长说，下一步是更换书库的暖气，工程要到明年春天才会开始，届时不会闭馆。",
    ]
    headlines = ("九十岁看守人退休", "港口咖啡馆获奖了", "石桥夜里不再亮灯")
    items = "".join(f"<li><a href='/{line}'>{line}</a></li>" for line in headlines)
    paragraphs = [f"<p>{line}</p>" for line in lines]
    box = f"<div class=b7><h4>延伸阅读</h4><ul>{items}</ul></div>"
    page = article_page(f"{''.join(paragraphs[:2])}{box}{''.join(paragraphs[2:])}")
    rules = {block.text: block.rule for block in explain(page).blocks}
    assert {rules[line] for line in headlines} == {"structure.link-list"}


@pytest.mark.parametrize(
    "amid",
    [
        f"<dl><dt>Noch mehr</dt><dd><a href='/3'>{HEADLINE}</a> <small>3 March 2024</small></dd>"
        "<dd><a href='/4'>Swans close the road by the mill</a> <small>2 March 2024</small></dd></dl>",
        f"<p><a href='/3'>{HEADLINE}</a></p><h3>What the roof costs</h3>",
    ],
)
def test_linked_headlines_with_their_dates_or_before_a_heading_are_excluded(amid: str) -> None:
    assert HEADLINE not in " ".join(_body(BEFORE + amid + AFTER))


def test_short_linked_headlines_of_wide_letters_between_paragraphs_are_excluded() -> None:
    lines = [
        "市图书馆的阅览室昨天重新开放，屋顶的修缮比原计划提前两周完成，馆长在门口迎接了第一批读者。",
        "修缮费用由学校和公共建筑的维修基金支付，市议会去年秋天批准了这笔钱，没有增加预算。",
        "读者可以在晚上九点以前借书，周末也开放，儿童阅览区搬到了靠窗的一侧。",
        "馆长说，下一步是更换书库的暖气，工程要到明年春天才会开始，届时不会闭馆。",
    ]
    links = ["<p><a href='/3'>九十岁看守人退休</a></p>", "<p>猜你喜欢：<a href='/4'>港口咖啡馆获得奖项</a></p>", "", ""]
    page = article_page("".join(f"<p>{line}</p>{link}" for line, link in zip(lines, links, strict=True)))
    assert [block.text for block in newsclean.clean_html(page).body] == lines


@pytest.mark.parametrize(
    "amid",
    [
        "<p>It opened on 3 March 2024, as <a href='/3'>the notes of the council say</a>.</p>",
        "<ul><li>Mill Lane</li><li><a href='/4'>The old station by the river</a></li><li>Quay Street</li></ul>",
    ],
)
def test_dates_in_sentences_and_lists_of_words_are_not(amid: str) -> None:
    page = article_page(BEFORE + amid + AFTER)
    assert "structure.link-list" not in [block.rule for block in explain(page).blocks]


OTHER = (
    "<p>A heron has built its nest on the crane of the old shipyard, and work there has stopped until the young can fly, "
    "the owner said on Monday.</p><p>Children from the school nearby count the birds each morning and write the number "
    "on a board by the gate, where the welders read it.</p>"
)


def test_a_story_in_a_box_amid_the_prose_is_another_whatever_the_rank_of_its_heading() -> None:
    box = (
        f"<section class=r1><h3>{HEADLINE}</h3><p>Nora Field | 14 March 2023</p>{OTHER}<a href='/3'>More</a></section>"
    )
    assert _body(BEFORE + box + AFTER) == list(PARAGRAPHS)


def test_sections_of_one_form_with_dates_below_their_headings_stay() -> None:
    sections = "".join(
        f"<section class=r1><h3>The harbour in the year {year}</h3><p>14 March {year}</p>{OTHER}</section>"
        for year in (2021, 2022, 2023)
    )
    page = article_page(BEFORE + sections + AFTER)
    assert "structure.other-story" not in [block.rule for block in explain(page).blocks]


NOTES = [
    "My aunt has complained about this reading room since the year it opened, and nobody ever wrote her back.",
    "They said the same thing before the last vote, and then the roof leaked for another four winters.",
    "Thank you for the piece, but the plan on the board is wrong, since the bridge is north of the mill.",
]


@pytest.mark.parametrize(
    "form", ["<p><b>{}</b> 3 March 2024 {}</p>", "<x-note><a href='/u'>{}</a> 10:02 <i>{}</i></x-note>"]
)
def test_paragraphs_with_a_name_and_a_time_below_the_story_are_readers_comments(form: str) -> None:
    entries = "".join(
        form.format(name, note) for name, note in zip(("Olaf", "rainy77", "Nadia K."), NOTES, strict=True)
    )
    page = article_page(STORY).replace("</article>", f"</article><div class=z1><h4>What now?</h4>{entries}</div>")
    body = [block.text for block in newsclean.clean_html(page).body]
    assert body == list(PARAGRAPHS)
    assert "structure.entries" in [block.rule for block in explain(page).blocks]


@pytest.mark.parametrize("form", ["<p><b>{}:</b> {}</p>", "<p><b>10:02</b> {} {}</p>"])
def test_answers_of_an_interview_and_entries_of_a_live_blog_are_none(form: str) -> None:
    entries = "".join(form.format(name, note) for name, note in zip(("Olaf", "Petra", "Nadia"), NOTES, strict=True))
    assert "structure.entries" not in [block.rule for block in explain(article_page(STORY + entries)).blocks]


def test_inline_words_without_size_are_hidden_and_blocks_without_size_are_not() -> None:
    first, second = PARAGRAPHS[0][:40], PARAGRAPHS[0][40:]
    hidden = f"<p>{first}<span style='font-size: 0px;'>copied from Marrow</span>{second}</p>"
    rest = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[1:])
    assert _body(f"<div style='font-size:0'>{hidden}{rest}</div>") == list(PARAGRAPHS)


def test_a_linked_name_and_a_date_below_the_standfirst_are_the_byline() -> None:
    first, *rest = PARAGRAPHS
    body = f"<p>{first}</p><p>By <a href='/people/1'>Sofia Gonzalez</a> December 2, 2025</p>" + "".join(
        f"<p>{line}</p>" for line in rest
    )
    page = f"<title>Library stays open</title><main><h1>Library stays open</h1>{body}</main>"
    assert [author.name for author in newsclean.clean(page).authors] == ["Sofia Gonzalez"]
