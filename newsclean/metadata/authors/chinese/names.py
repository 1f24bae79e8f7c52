"""Chinese names: what begins with a common family name, and lines of nothing but such names."""

from __future__ import annotations

import re

from newsclean.article.model import Person
from newsclean.metadata.authors.name_words import NON_NAMES
from newsclean.text.patterns import lazy_pattern

_MIN_NAME_CHARS, _MAX_NAME_CHARS = 2, 4
_MAX_NAME_LINE_CHARS = 27
_MIN_GLUED_CHARS, _MAX_GLUED_CHARS, _MAX_GLUED_NAME_CHARS = 5, 6, 3
_HAN_ONLY = lazy_pattern("[\u4e00-\u9fff]+")
_NAME_LINE = lazy_pattern("[\u4e00-\u9fff]{2,3}(?:[\\s、]{1,3}[\u4e00-\u9fff]{2,3}){0,4}")
NAME_SEPARATOR = r"[\s、]+"
_COMMON_FAMILY_NAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦"
    "夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔"
    "張劉陳楊黃趙吳孫馬鄭許鄧馮韓蕭葉蔣呂蘇盧鍾譚範陸賈韋鄒閻龍賀顧錢嚴萬湯賴"
)
"""The hundred most common ones, which some 85 of 100 people bear (Ministry of Public Security, 2020), in both spellings."""
_RARER_FAMILY_NAMES = frozenset(
    "温康施牛樊葛邢齐乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿焦俞柳甘祝宁尚符舒阮柯纪梅童凌毕裴霍涂苗曲盛冉翁蓝游辛靳柴蒙鲍喻祁蒲滕屈饶牟艾尤穆卓缪项芦麦褚娄窦戚岑"
    "宫费晏席卫柏瞿佟臧闵苟邬卞姬栾隋刁巫寇桑郎甄丛仲虞敖巩佘查苑迟邝常易安兰关左包齊龐顏莊聶歐簡連溫單閔畢藍涂凃鄔嵇喬洪饒遲閆闫桂汤赖屠冼"
)
"""More than a hundred others, without those that are everyday words as well."""
_TWO_CHARACTER_FAMILY_NAMES = frozenset(
    ("欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "东方", "司徒")
)
NAME_LIKE_WORDS = frozenset((
    "江苏", "江西", "江南", "江北", "江湖", "江门", "江阴", "安徽", "金融", "金华", "金价", "金牌", "金属", "金市",
    "石油", "石化", "石家庄", "白银", "白酒", "高校", "高考", "高铁", "高端", "高层", "高管", "高新", "高清",
    "高原", "高手", "黄山", "黄石", "黄冈", "黄金", "黄河", "郑州", "徐州", "苏州", "苏北", "苏宁", "武汉", "武术",
    "武侠", "武警", "张家口", "张家界", "胡同", "马来西", "马拉松", "马术", "林业", "田园", "田径", "段子", "方案",
    "方圆", "方法", "夏季", "夏日", "韩国", "韩剧", "韩流", "陈列", "许可", "任免", "任务", "任职", "史话", "钱江",
    "钱塘", "龙头", "龙江", "龙舟", "万象", "万科", "万家", "余杭", "余姚", "曾经", "董事", "董事会", "谢谢",
    "于是", "周边", "周刊", "周末", "周报", "罗马", "唐山", "宋代", "宋词", "杜绝", "程序", "程度", "吕梁", "沈阳",
    "钟表", "范围", "陆军", "陆港", "熊猫", "秦岭", "秦皇岛", "贺信", "贺岁", "顾问", "莫斯科", "孔子", "孔雀",
    "陶瓷", "雷达", "毛衣", "叶子", "魏晋",
))  # fmt: skip
"""Sections, places and everyday words that begin as a name does and stand alone below headlines."""
SIGNATURE_LIKE_WORDS = frozenset(("完", "待续", "全文完", "组图", "图集", "视频", "资料图", "来源", "图片"))
"""Words that stand in brackets at a text's end, where a signature may be."""


def is_chinese_name(text: str) -> bool:
    """Whether two to four characters begin with a common family name."""
    if not _MIN_NAME_CHARS <= len(text) <= _MAX_NAME_CHARS:
        return False
    return text[0] in _COMMON_FAMILY_NAMES or text[0] in _RARER_FAMILY_NAMES or text[:2] in _TWO_CHARACTER_FAMILY_NAMES


def are_chinese_names(text: str) -> bool:
    """Whether all of several names begin with a common family name."""
    return all(map(is_chinese_name, re.split(NAME_SEPARATOR, text)))


def split_glued_names(text: str) -> list[str]:
    """Return two names that a text browser joined: ``严初霁王砚秋``; any other text as it is.

    Both must begin with a family name.
    """
    if not _MIN_GLUED_CHARS <= len(text) <= _MAX_GLUED_CHARS or not _HAN_ONLY.fullmatch(text):
        return [text]
    for at in (3, 2):
        names = [text[:at], text[at:]]
        if all(
            _MIN_NAME_CHARS <= len(name) <= _MAX_GLUED_NAME_CHARS and _has_common_family_name(name) for name in names
        ):
            return names
    return [text]


def _has_common_family_name(name: str) -> bool:
    return name[0] in _COMMON_FAMILY_NAMES or name[0] in _RARER_FAMILY_NAMES


def parse_chinese_name_line(text: str) -> list[Person]:
    """Return the people in a line of nothing but names, each with a common family name first."""
    if len(text) > _MAX_NAME_LINE_CHARS or not _NAME_LINE.fullmatch(text):
        return []
    names = re.split(NAME_SEPARATOR, text)
    if any(name in NON_NAMES | SIGNATURE_LIKE_WORDS | NAME_LIKE_WORDS for name in names):
        return []
    common = sum(name[0] in _COMMON_FAMILY_NAMES for name in names)
    # In a list with the Chinese list comma, one rare family name among common ones is a name too.
    has_rare_name = "、" in text and 0 < common == len(names) - 1
    return [Person(name) for name in names] if common == len(names) or has_rare_name else []
