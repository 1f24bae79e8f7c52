"""People of East Asian bylines: glued roles, names with spaces, titles before names, brackets, places, agencies."""

from __future__ import annotations

import pytest

from newsclean.metadata.authors.chinese.bylines import find_author_behind_source, find_chinese_byline
from newsclean.metadata.authors.chinese.taiwan import parse_taiwanese_byline
from newsclean.metadata.authors.chinese.titled_names import find_titled_author
from newsclean.metadata.authors.editors import find_editors
from newsclean.metadata.authors.japanese import bylines as japanese
from newsclean.metadata.authors.korean import bylines as korean
from newsclean.metadata.title.columnist import split_columnist


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("（记者林晓帆通讯员何岸）", ["林晓帆", "何岸"]),
        ("记者：林晓帆通讯员：何岸摄影：秦川", ["林晓帆", "何岸", "秦川"]),
        ("文/林晓帆图/何岸", ["林晓帆", "何岸"]),
        ("本报记者 王乐原 方 敏", ["王乐原", "方敏"]),
        ("【作者】 丁望舒；康未央", ["丁望舒", "康未央"]),
        ("效率工具/科研绘图/数据处理/实用干货", []),
        ("（本文仅代表作者个人观点）", []),
    ],
)
def test_mainland_bylines(text: str, names: list[str]) -> None:
    assert [person.name for person in find_chinese_byline(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("作者：云岭大学教授 丁望舒", ["丁望舒"]),
        ("（本文来源：云岭日报 作者：云岭交流中心研究部部长、研究员徐占山）返回首页", ["徐占山"]),
        ("作者：云岭大学历史学院郭伦山", ["郭伦山"]),
        ("作者：云岭大学历史学院", []),
    ],
)
def test_titles_before_the_name(text: str, names: list[str]) -> None:
    assert [person.name for person in find_titled_author(text)] == names


def test_the_writer_behind_the_source() -> None:
    writer = find_author_behind_source("2023-06-15 08:10 来源：北岸新闻社 武清梧")
    assert writer is not None and writer.name == "武清梧"
    assert find_author_behind_source("2023-06-15 08:10 来源：北岸新闻社 江苏") is None


@pytest.mark.parametrize(
    ("text", "editors"),
    [
        ("（编辑：严初霁王砚秋）", [("严初霁", "编辑"), ("王砚秋", "编辑")]),
        ("编辑 周知白 ｜ 排版 魏青禾", [("周知白", "编辑"), ("魏青禾", "排版")]),
        ("总监制：邹 平", [("邹平", "总监制")]),
        ("审 读：崔向北", [("崔向北", "审读")]),
        ("2024-05-13 12:03:10 作者：曹砚来源:云岭网选稿：曾望", [("曾望", "选稿")]),
        ("外观设计：采用了新的方案，校对工作已经开始", []),
    ],
)
def test_staff_lines(text: str, editors: list[tuple[str, str]]) -> None:
    assert [(person.name, person.role) for person in find_editors(text)] == editors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("（東央社記者林小晴東嶼21日電）東嶼市一家輪胎行清晨發生火警。", ["林小晴"]),
        ("（東央社記者林晴東嶼3日電）東嶼市一家輪胎行清晨發生火警。", ["林晴"]),
        ("〔記者李曉嵐／新竹報導〕新竹縣一處倉庫昨天清晨發生火警。", ["李曉嵐"]),
        ("（陳佳中／台中報導）", ["陳佳中"]),
        ("記者陳佳凝／東嶼報導", ["陳佳凝"]),
        ("海峽快訊／李曉嵐 2020年03月12日 20:19:00", ["李曉嵐"]),
        ("社會中心／綜合報導", []),
        ("（中職二度延賽至4月11日）", []),
    ],
)
def test_taiwanese_bylines(text: str, names: list[str]) -> None:
    assert [person.name for person in parse_taiwanese_byline(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("工場は来月から製造を始める。（米倉優斗）", ["米倉優斗"]),
        ("工場は来月から製造を始める。【松坂紫乃】", ["松坂紫乃"]),
        ("工場は来月から製造を始める予定だ。（ニューベルク=高峰堂一）", ["高峰堂一"]),
        ("工場は来月から製造を始める。（敬称略）", []),
        ("工場は来月から製造を始める。【時系列で見る】", []),
        ("会場は港のそばにある（東京都中央区）", []),
    ],
)
def test_japanese_signatures(text: str, names: list[str]) -> None:
    assert [person.name for person in japanese.find_signature(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("文●米倉優斗", ["米倉優斗"]),
        ("編集委員 中里克也", ["中里克也"]),
        ("稲村剛・汐見大学大学院21世紀社会デザイン研究科客員教授", ["稲村剛"]),
        ("モデレーター・記者", []),
        ("国際・社会", []),
    ],
)
def test_japanese_lines(text: str, names: list[str]) -> None:
    assert [person.name for person in japanese.parse_line(text)] == names


def test_japanese_dateline_and_column() -> None:
    assert [one.name for one in japanese.find_dateline("【海原＝林小波】市議会は計画を可決した。")] == ["林小波"]
    assert split_columnist("缶に注文が殺到 編集委員 中里克也") == ("缶に注文が殺到", "中里克也", "編集委員")
    assert split_columnist("水説：つむじ風＝中里克也") == ("水説：つむじ風＝中里克也", "中里克也", None)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("김수안 인턴 기자", [("김수안", "인턴 기자")]),
        ("기자 김수안", [("김수안", "기자")]),
        ("김수안 기자 soo@example.kr", [("김수안", "기자")]),
        ("인턴 기자", []),
    ],
)
def test_korean_lines(text: str, people: list[tuple[str, str]]) -> None:
    assert [(person.name, person.role) for person in korean.parse_line(text)] == people


def test_korean_dateline_and_date() -> None:
    dateline = "[서해=서해일보]김수안 인턴 기자 = 서해시가 개방 시간을 늘린다."
    assert [one.name for one in korean.find_dateline(dateline)] == ["김수안"]
    assert [one.name for one in korean.find_dateline("(서해=한빛뉴스) 김수안 기자 = 서해시가")] == ["김수안"]
    assert [one.name for one in korean.parse_name_and_date("박상우 2024. 5. 13. 12:52")] == ["박상우"]
    assert korean.parse_name_and_date("입력 2024. 5. 13. 12:52") == []
