"""Boilerplate words at the start or the end of a paragraph are cut off, and the paragraph stays."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.classify.trimming import apply_trims, find_trims
from newsclean.parse.html.reader import read_html
from newsclean.rules.shipped import shipped_rules
from tests.pages import CHINESE, CHINESE_PARAGRAPHS, ENGLISH, PARAGRAPHS

LAST = CHINESE_PARAGRAPHS[-1]
TAILS = [
    "版权所有 青溪新闻网 未经授权禁止转载", "扫描二维码关注青溪发布", "返回青溪，查看更多", "点击进入专题", "（责任编辑：丁望舒）", "【纠错】",
    "分享到：微信 微博 QQ空间", "更多精彩请下载青溪客户端", "转载请注明出处：青溪新闻网", "长按识别下方二维码，立即订阅", "扫码关注我们 返回青溪，查看更多",
]  # fmt: skip


def texts(article: newsclean.Article) -> list[str]:
    return [block.text for block in article.body]


@pytest.mark.parametrize("tail", TAILS)
def test_the_last_paragraph_stays_without_its_tail(tail: str) -> None:
    article = newsclean.clean(CHINESE.replace(LAST, LAST + tail).encode("gb18030"))
    assert texts(article) == list(CHINESE_PARAGRAPHS)


@pytest.mark.parametrize("tail", TAILS)
def test_a_dump_of_one_line_is_an_article(tail: str) -> None:
    line = "".join(CHINESE_PARAGRAPHS)
    article = newsclean.clean(
        f"老图书馆下月重新开放\n\n2024-03-05 09:12\n{line}{tail}\n\n关于我们\n网站地图\n", kind="dump"
    )
    assert line in article.text and tail not in article.text


@pytest.mark.parametrize(
    "end", ["馆方提醒，读者扫码进入，不必排队。", "他返回大厅，查看更多旧报。", "图书馆拥有这些照片的版权。"]
)
def test_a_sentence_of_the_story_is_not_cut(end: str) -> None:
    article = newsclean.clean(CHINESE.replace(LAST, LAST + end).encode("gb18030"))
    assert texts(article)[-1] == LAST + end


def test_words_in_the_middle_of_a_paragraph_are_not_cut() -> None:
    text = LAST + "返回青溪，查看更多。" + CHINESE_PARAGRAPHS[0]
    assert texts(newsclean.clean(CHINESE.replace(LAST, text).encode("gb18030")))[-1] == text


def test_a_block_of_such_words_alone_is_dropped() -> None:
    article = newsclean.clean(CHINESE.replace(LAST, f"{LAST}</p><p>返回青溪，查看更多</p><p>").encode("gb18030"))
    assert texts(article) == list(CHINESE_PARAGRAPHS)


def test_a_lead_in_is_cut_off_the_first_paragraph() -> None:
    first = CHINESE_PARAGRAPHS[0]
    article = newsclean.clean(CHINESE.replace(first, f"点击上方“青溪晚报”关注我们 {first}").encode("gb18030"))
    assert texts(article) == list(CHINESE_PARAGRAPHS)


def test_the_credit_of_a_picture_before_the_lead_is_no_reason_to_drop_it() -> None:
    for credit, rest in (("© Harbour Photos/Getty Images", ""), ("© Nora Field", "© Nora Field ")):
        article = newsclean.clean(ENGLISH.replace(PARAGRAPHS[0], f"{credit} {PARAGRAPHS[0]}"))
        assert texts(article) == [rest + PARAGRAPHS[0], *PARAGRAPHS[1:]]


def test_the_editor_that_is_cut_off_is_still_found() -> None:
    page = CHINESE.replace(LAST, LAST + "（责任编辑：丁望舒）").replace("<div>（责任编辑：何晓舟）</div>", "")
    article = newsclean.clean(page.encode("gb18030"))
    assert [editor.name for editor in article.editors] == ["丁望舒"]


def test_spans_keep_their_words() -> None:
    start, tail = "点击上方蓝字关注我们", "扫描二维码关注青溪发布"
    text = f"<p>{start} 馆长<b>许慕白</b>表示，<a href='/a'>老馆</a>藏有地方志和旧报纸一万二千余册，分批上网。<a href='/b'>{tail}</a></p>"
    page = read_html(f"<article><h1>老馆</h1>{text}</article>", "https://qingxi.example/")
    trimmed = apply_trims(page, find_trims(page, shipped_rules()))
    (block,) = (block for block in trimmed.blocks if block.kind == "paragraph")
    assert block.text == "馆长许慕白表示，老馆藏有地方志和旧报纸一万二千余册，分批上网。" and block.chars == len(
        block.text
    )
    assert [(block.text[span.start : span.end], span.type) for span in block.spans] == [
        ("许慕白", "strong"),
        ("老馆", "link"),
    ]
    assert (block.links, block.link_chars) == (1, 2)


def test_cuts_are_explained_and_counted() -> None:
    page = CHINESE.replace(LAST, LAST + "扫描二维码关注青溪发布").encode("gb18030")
    explanation = newsclean.explain(page)
    (block,) = (block for block in explanation.blocks if block.cuts)
    assert block.keep and [(cut.rule, cut.role, cut.text) for cut in block.cuts] == [
        ("trim.qr.zh", "qr", "扫描二维码关注青溪发布")
    ]
    rule = explanation.rules["trim.qr.zh"]
    assert (rule.role, rule.strength, rule.scope) == ("qr", "trim", "end")
    assert type(explanation).from_dict(explanation.to_dict()) == explanation
    assert newsclean.clean(page).extraction.dropped["qr"] == 1
