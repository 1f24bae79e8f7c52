"""Outlets and authors on Chinese pages that no label introduces."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.metadata.authors.chinese.bylines import (
    find_author_beside_date,
    parse_chinese_byline,
    parse_outlet_credit,
)
from newsclean.metadata.authors.chinese.names import parse_chinese_name_line
from newsclean.metadata.authors.names import is_name
from newsclean.metadata.outlet import find_outlet_beside_date, find_outlet_on_own_line


@pytest.mark.parametrize(
    "line,outlet",
    [
        ("2024年03月05日 09:12 青溪晚报", "青溪晚报"),
        ("2024年03月05日09:12 青溪科技 我有话说(12人参与)", "青溪科技"),
        ("青溪晚报 2024-03-05 09:12", "青溪晚报"),
        ("青溪晚报2024-03-05 09:12", "青溪晚报"),
        ("2024年03月05日 09:12 字号：大 中 小", None),
        ("2024年03月05日 09:12 收藏", None),
        ("2024年03月05日 09:12", None),
        ("2024年03月05日 青溪晚报", None),
        ("首页 新闻 青溪 2024-03-05 09:12", None),
    ],
)
def test_an_outlet_beside_the_date(line: str, outlet: str | None) -> None:
    assert find_outlet_beside_date(line) == outlet


@pytest.mark.parametrize(
    "line,following,outlet",
    [
        ("青溪必读", "发布时间：03-05 09:12", "青溪必读"),
        ("青溪眼", "企鹅号", "青溪眼"),
        ("2024年03月05日 09:12", "青溪晚报", "青溪晚报"),
        ("来源：", "青溪网", "青溪网"),
        ("2024年03月05日 09:12", "缩小字体", None),
        ("青溪晚报", "昨日上午，记者从图书馆获悉", None),
    ],
)
def test_an_outlet_alone_on_its_line(line: str, following: str, outlet: str | None) -> None:
    assert find_outlet_on_own_line(line, following) == outlet


def test_authors_credited_with_their_paper() -> None:
    assert [person.name for person in parse_outlet_credit("梁一舟/青溪晚报")] == ["梁一舟"]
    assert parse_outlet_credit("新闻/青溪晚报的读者说") == []


@pytest.mark.parametrize(
    "line,names",
    [("赵延舟、周小禾", ["赵延舟", "周小禾"]), ("王满", ["王满"]), ("新闻", []), ("首页", []), ("王满说，雨停了", [])],
)
def test_names_alone_on_a_line(line: str, names: list[str]) -> None:
    assert [person.name for person in parse_chinese_name_line(line)] == names


def test_authors_separated_by_an_ampersand() -> None:
    assert [person.name for person in parse_chinese_byline("执笔/叶姐姐、赵一刀&李小舟")] == [
        "叶姐姐",
        "赵一刀",
        "李小舟",
    ]


@pytest.mark.parametrize("text", ["大江网络", "青溪出版社", "责任编辑：周禾", "青溪日报"])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "line,names",
    [
        ("NEWS.EXAMPLE.CN 2004年7月16日08:19 [ 梁一舟 ] 来源：[ 青溪晚报 ]", ["梁一舟"]),
        ("2004年7月16日08:19 （梁一舟）", ["梁一舟"]),
        ("2004年7月16日08:19 [ 打印 ] 来源：青溪晚报", []),
        ("xiaohe07 发表于 2005-9-15 11:46:00", ["xiaohe07"]),
        ("本文 发表于 2005-9-15", []),
        ("最后发表于 2005-9-15", []),
        ("他的小说发表于2005年", []),
    ],
)
def test_the_author_beside_the_date(line: str, names: list[str]) -> None:
    assert [person.name for person in find_author_beside_date(line)] == names


SENTENCE = "昨日上午，市政府召开新闻发布会，介绍老城区改造工程的最新进展，并回答了记者们的提问，会议持续了两个小时。"


def test_two_lines_of_authors() -> None:
    lines = "<p>本报实习生 周小禾</p><p>本报记者 梁一舟 叶知秋</p>"
    page = f"<title>老城区改造进入新阶段</title><h1>老城区改造进入新阶段</h1>{lines}{f'<p>{SENTENCE}</p>' * 6}"
    assert [one.name for one in newsclean.clean(page).authors] == ["周小禾", "梁一舟", "叶知秋"]


def test_a_name_below_a_headline_that_no_markup_names() -> None:
    story = f"{f'<p>{SENTENCE}</p>' * 6}"
    page = f"<title>显示</title><div><p><b>{{}}</b></p><p>王满</p>{story}</div>"
    assert [one.name for one in newsclean.clean(page.format("老城记（上）")).authors] == ["王满"]
    assert newsclean.clean(page.format("老城里的人都走了，没有谁再说起那一年的事情。")).authors == ()
