"""Outlets and writers that a Chinese page names without saying so."""

from __future__ import annotations

import pytest

from newsclean.metadata.chinese import zh_credited, zh_names_alone, zh_people
from newsclean.metadata.names import is_name
from newsclean.metadata.outlet import alone_on_line, beside_date


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
    assert beside_date(line) == outlet


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
    assert alone_on_line(line, following) == outlet


def test_writers_credited_with_their_paper() -> None:
    assert [person.name for person in zh_credited("梁一舟/青溪晚报")] == ["梁一舟"]
    assert zh_credited("新闻/青溪晚报的读者说") == []


@pytest.mark.parametrize(
    "line,names",
    [("赵延舟、周小禾", ["赵延舟", "周小禾"]), ("王满", ["王满"]), ("新闻", []), ("首页", []), ("王满说，雨停了", [])],
)
def test_names_alone_on_a_line(line: str, names: list[str]) -> None:
    assert [person.name for person in zh_names_alone(line)] == names


def test_writers_parted_by_an_ampersand() -> None:
    assert [person.name for person in zh_people("执笔/叶姐姐、赵一刀&李小舟")] == ["叶姐姐", "赵一刀", "李小舟"]


@pytest.mark.parametrize("text", ["大江网络", "青溪出版社", "责任编辑：周禾", "青溪日报"])
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)
