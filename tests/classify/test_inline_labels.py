"""Labels and appeals between the paragraphs of a story are dropped, in HTML and in dumps."""

from __future__ import annotations

import pytest

import newsclean
from tests.pages import CHINESE, CHINESE_PARAGRAPHS, ENGLISH, PARAGRAPHS

ENGLISH_LABELS = [
    "Story Continued Below", "The article continues beneath our poll", "Advertisement 3", "Keep scrolling for more",
    "This advertisement has not loaded yet, but your article continues below.",
    "This browser does not support the Ad element.", "CLICK HERE TO GET THE COURIER NEWS APP",
    "You’re reading a free article. Become a member today for more.",
    "Your contribution supports independent journalism", "Print this page | Send to a friend | Text size",
    "Want more science stories in your inbox? Subscribe to our weekly letter.", "Is this helpful?",
    "If you valued this report, please consider making a donation to support it.",
    "By Ines Tollard, Transport Correspondent", "Contact Nora Field at nora.field@harbor.example",
]  # fmt: skip
CHINESE_LABELS = [
    "点击蓝字，关注我们", "请继续往下阅读", "题图来自青溪影像", "林小舟 发自 青溪", "△修缮后的老馆", "分享至手机",
    "还想看更多新闻吗？欢迎下载青溪晚报APP", "★自杀防治咨询专线：0800-000-000",
]  # fmt: skip


@pytest.mark.parametrize("label", ENGLISH_LABELS)
def test_a_label_between_english_paragraphs_is_dropped(label: str) -> None:
    article = newsclean.clean(ENGLISH.replace(PARAGRAPHS[2], f"{PARAGRAPHS[2]}</p><p>{label}</p><p>", 1))
    assert [block.text for block in article.body] == list(PARAGRAPHS)


@pytest.mark.parametrize("label", CHINESE_LABELS)
def test_a_label_between_chinese_paragraphs_is_dropped(label: str) -> None:
    second = CHINESE_PARAGRAPHS[1]
    article = newsclean.clean(CHINESE.replace(second, f"{second}</p><p>{label}</p><p>", 1).encode("gb18030"))
    assert [block.text for block in article.body] == list(CHINESE_PARAGRAPHS)


@pytest.mark.parametrize("label", ENGLISH_LABELS)
def test_a_label_between_lines_of_a_dump_is_dropped(label: str) -> None:
    dump = "\n\n".join(["Library stays open", "By Ann Example", *PARAGRAPHS[:3], label, *PARAGRAPHS[3:]])
    assert label not in newsclean.clean(dump, kind="dump").text


def test_marked_links_between_paragraphs_are_dropped_and_marked_text_is_not() -> None:
    heads = "".join(
        f"<p>▲ <a href='/{n}'>{head}</a></p>" for n, head in enumerate(("Swans close the road", "The clock runs"))
    )
    article = newsclean.clean(ENGLISH.replace(f"<p>{PARAGRAPHS[3]}", f"{heads}<p>{PARAGRAPHS[3]}"))
    assert [block.text for block in article.body] == list(PARAGRAPHS)
    article = newsclean.clean(ENGLISH.replace(PARAGRAPHS[3], f"▲ {PARAGRAPHS[3]}"))
    assert [block.text for block in article.body][3] == f"▲ {PARAGRAPHS[3]}"
