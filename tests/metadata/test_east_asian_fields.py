"""Outlets, sections, tags and headlines of East Asian pages."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.metadata.breadcrumb_lines import find_path_of_lines
from newsclean.metadata.outlet import find_outlet_beside_date, find_outlet_on_own_line, find_source
from newsclean.metadata.outlet_credits import find_copyright_outlet, find_dated_outlet, find_dateline_outlet
from newsclean.metadata.section import is_breadcrumb, parse_breadcrumb, sections_from_steps

CHINESE = "昨日上午，市政府召开新闻发布会，介绍老城区改造工程的最新进展，并回答了市民代表的提问，会议持续了两个小时。"
JAPANESE = "北浜市の老舗缶詰工場が、十年で三百個しか売れなかった試作缶を写真で紹介したところ、注文が相次いでいる。担当者は驚く。"
TITLE = "老城区改造进入新阶段首批居民下月迁回"


def article(head: str, top: str, text: str = CHINESE, tail: str = "") -> newsclean.Article:
    story = f"<div class=con>{f'<p>{text}</p>' * 2}<p>{text[8:]}</p><p>{text[14:]}</p></div>"
    return newsclean.clean(f"<html><head>{head}</head><body>{top}{story}{tail}</body></html>")


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("2024-05-13 12:03:10 作者：曹砚来源:云岭网选稿：曾望", "云岭网"),
        ("【来源】 云岭发布", "云岭发布"),
        ("本文来源于云岭统计局 2024-05-11 09:36:26", "云岭统计局"),
        ("原创：云岭健康网2024-04-23 12:27:25", "云岭健康网"),
        ("据悉，来源不明的资金已被冻结", None),
    ],
)
def test_labelled_outlets(line: str, outlet: str | None) -> None:
    assert find_source(line) == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("2024-05-09 22:30·云岭社", "云岭社"),
        ("海港電台2024年5月22日週三 上午8:21", "海港電台"),
        ("2021/10/13 09:31大河内 清", None),
        ("2018-02-21 18:03 社會中心", None),
    ],
)
def test_outlets_beside_the_date(line: str, outlet: str | None) -> None:
    assert find_outlet_beside_date(line) == outlet


def test_outlets_in_datelines_and_notices() -> None:
    assert find_dateline_outlet("（東央社記者林小晴東嶼21日電）東嶼市一家輪胎行") == "東央社"
    assert find_dateline_outlet("[서해=서해일보]김수안 인턴 기자 = 서해시가") == "서해일보"
    assert find_dateline_outlet("社区居民昨日21日电话投诉") is None
    assert find_dated_outlet("（2011年4月10日 海原新聞）") == "海原新聞"
    assert find_copyright_outlet("Copyright © 서해일보. 무단전재 및 재배포 금지.") == "서해일보"
    assert find_outlet_on_own_line("情報元", "海原経済新聞 電子版") == "海原経済新聞 電子版"


def test_the_editor_and_the_outlet_are_no_authors() -> None:
    editor = article("<meta name=author content=丁望舒>", f"<h1>{TITLE}</h1>", tail="<p>【责任编辑：丁望舒】</p>")
    assert editor.authors == () and [person.name for person in editor.editors] == ["丁望舒"]
    line = "<div><span>2024年05月10日 00:26</span> <span class=source>每日云岭新闻</span></div>"
    outlet = article("<meta property=article:author content=每日云岭新闻>", f"<h1>{TITLE}</h1>{line}")
    assert [person.role for person in outlet.authors] == ["organization"] and outlet.source == "每日云岭新闻"
    behind = article("<title>标题_财新网</title>", f"<h1>{TITLE}</h1><p>文｜财新 林小舟</p>")
    assert [person.name for person in behind.authors] == ["林小舟"]


def test_an_outlet_in_brackets_behind_the_headline() -> None:
    title = "十年で三百個、捨てる前の缶に注文が殺到"
    author = '{"@type":"Organization","name":"汐見放送オンライン"}'
    head = (
        f"<title>{title}（汐見放送オンライン） - ヨナカニュース</title><meta property=og:site_name content=ヨナカニュース>"
        f'<meta property=og:title content="{title}（汐見放送オンライン） - ヨナカニュース">'
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{title}（汐見放送オンライン）","author":{author}}}</script>'
    )
    found = article(head, f"<h1>{title}</h1>", JAPANESE, "<p>汐見放送</p>")
    assert (found.title, found.source) == (title, "汐見放送オンライン")
    assert "汐見放送" not in found.text


def test_a_heading_far_below_a_menu_is_the_headline() -> None:
    title = "十年で三百個、捨てる前の缶に注文が殺到"
    menu = "".join(f"<li><a href=/{at}>メニュー{at}</a></li>" for at in range(400))
    head = f'<title>{title} : 経済 : ニュース</title><meta property=og:title content="{title} : 経済 : ニュース">'
    assert article(head, f"<nav><ul>{menu}</ul></nav><h1>{title}</h1>", JAPANESE).title == title


def test_a_headline_in_a_plain_block() -> None:
    top = "<div>首页</div><div><p class=t>徒手接住冰雹真的安全吗？</p><p>来源： 云岭科普</p></div>"
    assert article("<title>云岭科普-辟谣文章</title>", top).title == "徒手接住冰雹真的安全吗？"


def test_sections_without_the_site_and_the_front_page() -> None:
    names = frozenset(("云岭新闻",))
    assert parse_breadcrumb("云易首页 > 云易号 > 正文 申请入驻", None) == ("云易号",)
    assert sections_from_steps(["云岭新闻", "财经"], None, names) == ("财经",)
    assert is_breadcrumb("云岭新闻 > 财经", names) and not is_breadcrumb("气温 > 财经", names)
    assert is_breadcrumb("云民网>>经济·科技")


@pytest.mark.parametrize(
    ("lines", "steps"),
    [
        (["体育", "首页", ">", "新闻中心", ">", "本地", ">", "正文"], ["首页", "新闻中心", "本地", "正文"]),
        (["云岭首页", ">", "财经频道", "> 正文", "标题"], ["云岭首页", "财经频道", "正文"]),
        (["30", "/", "34"], []),
        (["体育", ">", "娱乐", "登录"], []),
    ],
)
def test_breadcrumbs_over_several_lines(lines: list[str], steps: list[str]) -> None:
    assert find_path_of_lines(lines, frozenset()).steps == steps


def test_tags_are_separate_and_without_label_and_advertisement() -> None:
    links = "<a href=/1>有轨电车</a><a href=/2>云岭市</a><a href=/3>轨道交通</a>"
    tagged = article("", f"<h1>{TITLE}</h1>", tail=f"<div class=keywords><label>关键字 : </label>{links}</div>")
    assert tagged.tags == ("有轨电车", "云岭市", "轨道交通")


def test_a_headline_on_two_lines_of_a_dump() -> None:
    head = "当前位置：首页 > 新闻 > 正文\n\n青石镇老码头改造完成\n夜市下月开放\n\n2023-08-15 09:30 来源：青江晚报\n\n"
    assert newsclean.clean_dump(head + f"{CHINESE}\n\n{CHINESE[8:]}\n\n{CHINESE[14:]}\n").title == (
        "青石镇老码头改造完成 夜市下月开放"
    )


def test_a_dump_on_one_line_has_its_date_behind_the_title() -> None:
    story = "市交通局表示，线路计划在明年春天开通，届时从北岸新区到老火车站的车程将由五十分钟缩短到二十八分钟。" * 4
    dump = f"云岭电车三号线全线铺轨_云岭网 首页国内国际登录注册云岭电车三号线全线铺轨2022-06-02 09:52:19云岭日报 5人参与{story}"
    assert newsclean.clean_dump(dump).published == "2022-06-02T09:52:19"
    without_date = dump.replace("2022-06-02 09:52:19", "")
    assert newsclean.clean_dump(without_date).published is None
