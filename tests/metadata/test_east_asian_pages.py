"""Chinese pages of kinds that no gold was there for: small portals, sites of offices, accounts; what went wrong on them."""

from __future__ import annotations

import json

import pytest

import newsclean
from newsclean.api import explain
from newsclean.metadata.authors.chinese.bylines import (
    find_author_beside_date,
    find_chinese_byline,
    parse_chinese_byline,
)
from newsclean.metadata.authors.editors import find_editors
from newsclean.metadata.authors.people import parse_person
from newsclean.metadata.outlet import find_outlet_beside_date, find_source

TEXT = "<p>昨日上午，市政府召开新闻发布会，介绍老城区改造工程的最新进展，并回答了市民代表的提问。</p>" * 6
TITLE = "老城区改造进入新阶段：首批居民下月迁回"


def page(head: str, top: str = "", tail: str = "") -> str:
    return f"<html lang=zh-CN><head>{head}</head><body><div class=main>{top}{TEXT}{tail}</div></body></html>"


@pytest.mark.parametrize(
    "line",
    [
        "作者：未知 责任编辑：青青河边草",
        "摄影：产品经理",
        "作者：系统管理员",
        "作者：青溪工作室",
    ],
)
def test_no_placeholder_no_job_and_no_editors_label_is_a_writer(line: str) -> None:
    assert parse_chinese_byline(line) == []


def test_what_a_writer_did_is_no_second_writer() -> None:
    people = find_chinese_byline("青溪网10月4日讯（记者张晓三 整合）长假过半，游客不减。")
    assert [person.name for person in people] == ["张晓三"]


def test_an_outlet_behind_a_longer_label() -> None:
    assert find_source("来源于：东区办事处") == "东区办事处"


def test_an_administrator_is_no_editor() -> None:
    assert find_editors("（责任编辑：系统管理员）") == []


def test_date_source_and_writer_between_bars() -> None:
    line = "发表于2014-08-24 21:30| 1164次阅读| 来源青溪在线| 0 条评论| 作者魏小三"
    assert find_source(line) == "青溪在线"
    assert [person.name for person in find_author_beside_date(line)] == ["魏小三"]
    assert find_author_beside_date("他说| 作者已死| 是一句老话") == []


@pytest.mark.parametrize(
    "line,outlet",
    [
        ("原创 青溪都市报 2019-09-09 16:01:46", "青溪都市报"),
        ("2019-09-05 11:10 青溪星空[整理]", "青溪星空"),
        ("原创 2019-09-09 16:01:46", None),
    ],
)
def test_an_outlet_beside_the_date_and_the_kind_of_its_story(line: str, outlet: str | None) -> None:
    assert find_outlet_beside_date(line) == outlet


def test_a_korean_columnist_has_a_name_and_a_job() -> None:
    person = parse_person("김하늘 숲 칼럼니스트")
    assert (person.name, person.role) == ("김하늘", "숲 칼럼니스트")


@pytest.mark.parametrize("name", ["青溪", "青溪网", "QINGXI.NET"])
def test_a_portal_is_not_its_own_writer(name: str) -> None:
    head = f"<title>{TITLE}_青溪网财经</title><meta name=author content='{name}'>"
    assert newsclean.clean(page(head, f"<h1>{TITLE}</h1>")).authors == ()


def test_a_person_is_the_writer_also_where_the_site_is_called_after_him() -> None:
    head = f"<title>{TITLE}_张晓三的博客</title><meta name=author content='张晓三'>"
    assert [person.name for person in newsclean.clean(page(head, f"<h1>{TITLE}</h1>")).authors] == ["张晓三"]


def test_an_advertising_network_is_nobody() -> None:
    article = newsclean.clean(page(f"<title>{TITLE}</title>", f"<h1>{TITLE}</h1>", "<div>by Taboolaby Taboola</div>"))
    assert article.authors == ()


@pytest.mark.parametrize("body", ["东区办事处", "青溪省立第一人民医院", "青溪大学"])
@pytest.mark.parametrize("portal", ["", "_青溪网"])
def test_a_title_without_the_institution_behind_its_space(body: str, portal: str) -> None:
    made = page(f"<title>{TITLE} {body}{portal}</title>", f"<div class=t>{TITLE}</div>")
    assert newsclean.clean(made).title == TITLE


def test_a_title_keeps_its_last_word_where_no_line_shows_it_without() -> None:
    title = "老城区改造 居民建议咨询街道办事处"
    assert newsclean.clean(page(f"<title>{title}</title>", f"<h1>{title}</h1>")).title == title


def test_an_account_and_its_hour_stand_in_a_script() -> None:
    head = (
        f"<meta property=og:title content='{TITLE}'><meta property=og:site_name content='微信公众平台'>"
        "<meta name=author content='小河'>"
    )
    script = '<script>var nickname = "青溪观察";\nvar ct = "1581517074";</script>'
    article = newsclean.clean(page(head, f"<h2>{TITLE}</h2>", script))
    assert article.published == "2020-02-12T22:17:54+08:00" and article.source == "青溪观察"
    other = newsclean.clean(page(head.replace("微信公众平台", "青溪网"), f"<h2>{TITLE}</h2>", script))
    assert other.published is None and other.source is None


@pytest.mark.parametrize(
    "line,rule",
    [
        ("延伸 · 推荐", "related.heading.zh"),
        ("来源于：东区办事处", "editor.line.zh"),
        ("编辑 张晓三 校对 李四光", "editor.line.zh"),
        ("打印 字体： 放大 正常 缩小 分享", "tools.page.zh"),
        ("点击进入“青溪星青年”>>", "promotion.follow.zh"),
        ("转载请注明出处：青溪科技", "disclaimer.zh"),
        ("- THE END -", "end.mark"),
        ("本文原标题：《定了！新桥明年通车》", "navigation.original-title.zh"),
    ],
)
def test_boilerplate_at_the_edges_is_named(line: str, rule: str) -> None:
    blocks = {block.text: block for block in explain(page(f"<title>{TITLE}</title>", tail=f"<p>{line}</p>")).blocks}
    assert (blocks[line].keep, blocks[line].rule) == (False, rule)


def test_paths_of_scripts_are_no_text() -> None:
    paths = [
        f"sites/news.example/modules/contrib/widget_{number}/replace/js/widget.core.min.js?v=1" for number in range(9)
    ]
    with pytest.raises(newsclean.NoArticle):
        newsclean.clean(
            f"<html><head><title>Watermark</title></head><body><script>load({json.dumps(paths)})</script></body></html>"
        )


def test_a_scripts_data_are_no_text() -> None:
    story = "".join(f"<p>{line}</p>" for line in ("渔港周一表决通过，北码头将拓宽。今年春天起那里就禁止货车通行，渔民需要绕行。", "工程九月开工，等最后一班夏季渡轮离港，大约需要十一个月才能完成。", "在那里卸货的渔民将改用南侧泊位，并减免一部分费用，直到工程结束。") * 3)  # fmt: skip
    pictures = {"images": [{"url": f"http://p.example/{number}.jpg", "text": "图。"} for number in range(40)]}
    data = {"content": story, "gallery": json.dumps(pictures), "thumb": "//p.example/list/300x170/harbour.image/1234567890abcdef.jpg"}  # fmt: skip
    article = newsclean.clean(f"<html><head><title>{TITLE}</title></head><body><script>var D = {json.dumps(data)}</script></body></html>")  # fmt: skip
    assert all("p.example" not in block.text for block in article.body) and len(article.body) == 9
