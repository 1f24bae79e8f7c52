"""Chinese boilerplate in the forms that papers, agencies and portals print it."""

from __future__ import annotations

import pytest

from newsclean.metadata.authors.chinese.bylines import find_chinese_byline, parse_chinese_byline
from newsclean.metadata.authors.editors import find_editors
from newsclean.metadata.outlet import find_source


@pytest.mark.parametrize(
    "line,people",
    [
        ("本报记者 王小明 通讯员 李雷 文/图", "本报记者 王小明/通讯员 李雷"),
        ("记者丨张晓三 编辑丨李四光", "记者 张晓三"),
        ("文/本报记者 张晓三", "本报记者 张晓三"),
        ("采写：青都记者 张晓三", "青都记者 张晓三"),
        ("文｜张晓三", "文 张晓三"),
        ("□ 本报记者 张晓三", "本报记者 张晓三"),
        ("（本报记者张晓三）", "本报记者 张晓三"),
        ("记者：张晓三 李四光 摄像：王五一", "记者 张晓三/记者 李四光/摄像 王五一"),
        ("青溪网记者张晓三", "青溪网记者 张晓三"),
        ("来源：青溪网 作者：张晓三 编辑：李四光", "作者 张晓三"),
        ("记 者：张晓三", "记者 张晓三"),
        ("供稿：张晓三", "供稿 张晓三"),
        ("本刊记者｜张晓三 发自青溪", "本刊记者 张晓三"),
        ("作者：网络整理", ""),
        ("作者：佚名", ""),
        ("编辑：李四光", ""),
    ],
)
def test_writers_with_their_roles(line: str, people: str) -> None:
    assert "/".join(f"{person.role} {person.name}" for person in parse_chinese_byline(line)) == people


@pytest.mark.parametrize(
    "text,names",
    [
        ("新华社青溪3月22日电（记者张晓三、李四光）昨日上午，市政府召开新闻发布会。", ["张晓三", "李四光"]),
        ("本报青溪3月22日讯（记者 张晓三）昨日上午，市政府召开新闻发布会。", ["张晓三"]),
        ("青溪晚报讯（记者 张晓三 通讯员 李四光）昨日上午，", ["张晓三", "李四光"]),
        ("青溪网3月22日电 （张晓三）昨日上午，市政府召开新闻发布会。", ["张晓三"]),
        ("市民表示满意。（记者 张晓三）", ["张晓三"]),
        ("市民表示满意。 本报记者 张晓三", ["张晓三"]),
        ("青溪3月22日电 题：老城新貌 青溪社记者 张晓三", ["张晓三"]),
        ("3月22日，记者从市政府获悉，明天起公交免费。", []),
        ("他向记者 透露", []),
        ("主办方3月22日电（图片）昨日", []),
    ],
)
def test_bylines_inside_the_text(text: str, names: list[str]) -> None:
    assert [person.name for person in find_chinese_byline(text)] == names


@pytest.mark.parametrize(
    "line,people",
    [
        ("【责任编辑:张晓三】", "责任编辑 张晓三"),
        ("[责任编辑：张晓三_NN7379]", "责任编辑 张晓三"),
        ("责任编辑：张晓三 PN123", "责任编辑 张晓三"),
        ("责任编辑:张晓三(EN042)", "责任编辑 张晓三"),
        ("责任编辑：zx0600", ""),
        ("责编 张晓三", "责编 张晓三"),
        ("（编辑 张晓三）", "编辑 张晓三"),
        ("校对 张晓三", "校对 张晓三"),
        ("编 辑：张晓三", "编辑 张晓三"),
        ("编辑|张晓三 校对|李四光", "编辑 张晓三/校对 李四光"),
        ("一审：张晓三 二审：李四光 三审：王五一", "一审 张晓三/二审 李四光/三审 王五一"),
        ("初审编辑：张晓三 责任编辑：李四光", "初审编辑 张晓三/责任编辑 李四光"),
        ("作者：张晓三 责任编辑：李四光 来源：青溪网", "责任编辑 李四光"),
        ("值班编委：张晓三", "值班编委 张晓三"),
        ("总监制：张晓三 监制：李四光", "总监制 张晓三/监制 李四光"),
        ("编辑部：010-88888888", ""),
        ("编辑 部门负责人介绍了情况", ""),
        ("编辑：Mia Chen", "编辑 Mia Chen"),
        ("Editing by Ann Example and Bo Beispiel", "Editing by Ann Example/Editing by Bo Beispiel"),
    ],
)
def test_editors_with_their_roles(line: str, people: str) -> None:
    assert "/".join(f"{person.role} {person.name}" for person in find_editors(line)) == people


@pytest.mark.parametrize(
    "line,outlet",
    [
        ("来源:青溪网-青溪日报", "青溪网-青溪日报"),
        ("来源：《青溪日报》（2023年03月22日 第01版）", "青溪日报"),
        ("来 源：青溪网", "青溪网"),
        ("转自：青溪发布", "青溪发布"),
        ("来源：青溪发布微信公众号", "青溪发布"),
        ("2023-03-22 11:15:00来源: 青溪社", "青溪社"),
        ("来源：青溪网 发布时间：2023-03-22", "青溪网"),
        ("图片来源：视觉青溪", None),
        ("资料来源：统计局", None),
    ],
)
def test_outlets_on_their_line(line: str, outlet: str | None) -> None:
    assert find_source(line) == outlet
