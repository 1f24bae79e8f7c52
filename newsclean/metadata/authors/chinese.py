"""People in Chinese bylines: with their roles, in brackets, after a dateline, beside their paper, or alone."""

from __future__ import annotations

import re

from newsclean.article.model import Person
from newsclean.metadata.authors.names import NON_NAMES, is_chinese_job_title
from newsclean.metadata.authors.people import ACCOUNT
from newsclean.text.patterns import lazy_pattern

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_NAME = rf"[{_HAN}]{{2,4}}(?:·[{_HAN}]{{2,6}})?"
# Words that stand before a Chinese name and say what the person did.
_ROLE_END = (
    r"(?:见习记者|实习记者|特约记者|全媒记者|全媒体记者|首席记者|驻站记者|记者|記者|通讯员|通訊員|实习生|特约撰稿人|特约撰稿|撰稿人|撰稿|"
    r"特约评论员|评论员|摄影|攝影|摄像|作者|撰文|采写|采访|供稿|执笔|报道员|视觉|图|文字|文|整理|编译|翻译)"
)
_ROLE = rf"(?:[{_HAN}A-Za-z《》]{{0,12}}?{_ROLE_END})"
_LONG_WORDS = ("记者", "記者", "通讯员", "通訊員", "实习生", "撰稿", "评论员", "摄影", "攝影", "摄像", "作者", "采写", "采访", "供稿",
               "执笔", "报道员", "文字")  # fmt: skip
_ROLE_WORDS = (*_LONG_WORDS, "视觉", "图", "文", "整理", "编译", "翻译")
"""One of these is in every role: long lists of characters take long to compile, and most lines need none of the patterns."""
_OPENING = ("(", "（", "【", "[")
_LONG_ROLE = r"(?:记者|記者|通讯员|通訊員|实习生|撰稿|评论员|摄影|攝影|摄像|作者|采写|执笔|报道员)"
# Words too common to be roles but before a colon or a bar.
_ENDS_SHORT = lazy_pattern(r"(?:文|图|视觉|整理|编译|翻译)$")
_IN_A_SENTENCE = lazy_pattern("[向对据从给让]")
_BARS = frozenset(":：/／|｜丨")
_ONE = lazy_pattern(
    rf"(?P<role>{_ROLE})(?P<gap>\s{{0,3}}[:：/／|｜丨]?\s{{0,3}})(?P<names>{_NAME}(?:[\s、,，&＆]{{1,3}}(?![{_HAN}]{{0,10}}?{_LONG_ROLE}){_NAME}(?![{_HAN}])){{0,9}})(?![{_HAN}])",
    needs=_ROLE_WORDS,
)
_BRACKET = lazy_pattern(r"[(（【\[]([^()（）【】\[\]]{2,120})[)）】\]]", needs=_OPENING)
_ALONE = lazy_pattern(rf"[(（【\[]\s?([{_HAN}]{{2,4}})\s?[)）】\]]", needs=_OPENING)
_BESIDE_DATE = lazy_pattern(
    rf"\d{{1,2}}[:：]\d\d\s{{0,3}}[(（【\[]\s?([{_HAN}]{{2,4}})\s?[)）】\]]\W{{0,3}}(?:来源|$)", needs=_OPENING
)
_IN_BARS = lazy_pattern(rf"[|｜]\s?作者\s?([{_HAN}]{{2,4}})\s?(?:[|｜]|$)", needs=("作者",))
_POSTED = lazy_pattern(
    rf"([\w{_HAN}-]{{2,20}})\s{{1,3}}(?:发表于|发布于)\s?[:：]?\s?(?:19|20)\d\d\s?[-/.年]", needs=("发表于", "发布于")
)
_FILED_BY = lazy_pattern(
    rf"由\s?(?P<name>[\w{_HAN}-]{{2,12}}?)\s?(?:张贴|发布|发表|贴出)\s?(?:@|于|在)\s?(?:19|20)\d\d",
    needs=("张贴", "发布", "发表", "贴出"),
)
_NO_HANDLE = lazy_pattern(r".*(?:文|文章|论文|作者|原创|最后|首次|最新|发帖|主题|楼主|帖子)")
_NOT_SIGNED = frozenset(("完", "待续", "全文完", "组图", "图集", "视频", "资料图", "来源", "图片"))
_AGENCY = lazy_pattern(rf"^[^。]{{0,40}}?电\s?[(（]((?:[{_HAN}]{{0,10}})记者[^()（）]{{2,60}})[)）]", needs=("记者",))
_LINE = lazy_pattern(
    rf"^[\s□■●◎]*(?:本报讯|本网讯)?\s?[(（【]?\s?({_ROLE}[^。，；]{{2,80}}?)[)）】]?\s*$", needs=_ROLE_WORDS
)
_NAMES = rf"(?P<names>[{_HAN}]{{2,4}}(?:[\s、]{{1,2}}[{_HAN}]{{2,4}}){{0,4}})"
# A name alone in brackets after an agency's dateline, and a byline after the last sentence.
_FILED = lazy_pattern(rf"^[^。]{{0,40}}?\d日(?:电|讯)\s?[(（]\s?{_NAMES}\s?[)）]", needs=("日电", "日讯"))
_CLOSING = lazy_pattern(
    rf"(?:[。！？”]\s?|\s)(?P<line>(?:[{_HAN}]{{0,8}})(?:记者|通讯员)\s{_NAMES})$", needs=("记者", "通讯员")
)
_WRITER_ROLES = ("记者", "記者", "通讯员", "撰稿人", "评论员", "实习生")
_BYLINE_SHARE = 0.7
"""How much of a text its roles and names must be for it to be a byline."""
_SHORT_LINE = 30


_UNSPACED = lazy_pattern(
    r"(?<=[责编校记作来监审])\s{1,2}(?=(?:编|辑|对|者|源|制|核)\s?[:：|｜丨/／])",
    needs=("编", "辑", "对", "者", "源", "制", "核"),
)
_AFTER_NAME = ("整合", "发自", "报道", "摄影", "报导", "摄", "文并图", "综合")


def join_spaced_labels(text: str) -> str:
    """A text whose labels are set without the spaces that print puts inside them (``编 辑：``)."""
    return _UNSPACED.sub("", text)


def is_chinese_name(name: str) -> bool:
    """Whether two to four characters begin with a common family name."""
    return 2 <= len(name) <= 4 and (name[0] in _FAMILY or name[0] in _RARER or name[:2] in _DOUBLE)


def parse_chinese_byline(text: str) -> list[Person]:
    """People with roles in a Chinese byline, such as ``湖北日报全媒记者 严某某 通讯员 陈某某``.

    A role and a name without a gap between them (``记者唐霁``) count only where they are most of the text: in running
    text the same characters mean something else.
    """
    found: list[Person] = []
    text = join_spaced_labels(text)
    if _BARS.isdisjoint(text) and not any(map(text.__contains__, _LONG_WORDS)):
        return found
    whole = len(text.strip(" ()（）【】[]"))
    matches = list(_ONE.finditer(text))
    share = _BYLINE_SHARE if whole > _SHORT_LINE or "。" in text else _BYLINE_SHARE / 2
    dense = sum(match.end() - match.start() for match in matches) >= share * whole
    for match in matches:
        role = re.sub(r"^[、,，\s]+", "", match.group("role"))
        gap = match.group("gap")
        if not gap and not dense:
            continue
        if _IN_A_SENTENCE.search(role):
            continue
        if _ENDS_SHORT.search(role) and not _BARS.intersection(gap):
            continue
        for name in re.split(r"[\s、,，&＆]+", match.group("names")):
            if name.endswith(_WRITER_ROLES):
                # "文/本报记者 某某": the second word is the role.
                role = name
                continue
            person = Person(name, role)
            if (
                name
                and name not in NON_NAMES
                and not name.startswith(_AFTER_NAME)
                and not re.fullmatch(_ROLE_END, name)
                and not is_chinese_job_title(name)
                and all(name != p.name for p in found)
            ):
                found.append(person)
    return found


_CREDIT = lazy_pattern(
    rf"[（(]?(?:文\s?[/／])?(?P<names>{_NAME}(?:[\s、]{{1,2}}{_NAME}){{0,3}})\s?[/／]\s?(?:[{_HAN}]{{1,10}}(?:日报|晚报|早报|晨报|时报|周刊|周报|都市报|"
    rf"商报|新闻|新闻网|青年报|财经|新闻社|通讯社|电视台|客户端))[）)]?",
    needs=("/", "／"),
)


def find_chinese_byline(text: str) -> list[Person]:
    """People named in brackets at a paragraph's start or end, or after an agency's dateline."""
    agency = _AGENCY.match(text[:160])
    if agency:
        return parse_chinese_byline(agency.group(1))
    brackets = list(_BRACKET.finditer(text))
    for match in (brackets[-1:] if brackets and brackets[-1].end() >= len(text) - 2 else []) + (
        brackets[:1] if brackets and brackets[0].start() <= 40 else []
    ):
        people = parse_chinese_byline(match.group(1))
        if people:
            return people
    line = _LINE.match(text) if len(text) <= 90 else None
    if line:
        return parse_chinese_byline(line.group(1))
    filed = _FILED.match(text[:120])
    if filed and all(map(is_chinese_name, names := re.split(r"[\s、]+", filed.group("names")))):
        return [Person(name) for name in names]
    closing = _CLOSING.search(text[-60:])
    if closing and all(map(is_chinese_name, re.split(r"[\s、]+", closing.group("names")))):
        return parse_chinese_byline(closing.group("line"))
    return parse_outlet_credit(text)


def parse_outlet_credit(text: str) -> list[Person]:
    """The writers in a line of its own that names them with their paper: ``张三/青溪晚报``."""
    credit = _CREDIT.fullmatch(text)
    return [Person(name) for name in re.split(r"[\s、]+", credit.group("names"))] if credit else []


def find_author_beside_date(text: str) -> list[Person]:
    """The writer beside the date: in brackets before the outlet, between bars, or a handle before 发表于."""
    beside = _BESIDE_DATE.search(text)
    if beside and is_chinese_name(beside.group(1)) and beside.group(1) not in NON_NAMES | _NOT_SIGNED | _WORDS:
        return [Person(beside.group(1))]
    barred = _IN_BARS.search(text)
    if barred and is_chinese_name(barred.group(1)) and barred.group(1) not in NON_NAMES:
        return [Person(barred.group(1), "作者")]
    posted = _POSTED.match(text)
    if posted and not _NO_HANDLE.fullmatch(posted.group(1)):
        return [Person(posted.group(1), ACCOUNT)]
    filed = _FILED_BY.match(text)
    return [Person(filed.group("name"), ACCOUNT)] if filed else []


def parse_signature(text: str) -> list[Person]:
    """A name alone in brackets, as local papers sign a text."""
    alone = _ALONE.fullmatch(text)
    return [Person(alone.group(1))] if alone and alone.group(1) not in NON_NAMES | _NOT_SIGNED else []


def parse_chinese_name_line(text: str) -> list[Person]:
    """Names alone on a line, each with a common family name first: what stands right below a title is its writer."""
    if len(text) > _LONGEST_NAMES or not _NAMES_ALONE.fullmatch(text):
        return []
    names = re.split(r"[\s、]+", text)
    common = sum(name[0] in _FAMILY for name in names)
    # Set apart by the list's own comma, one rare family name among common ones is a name too.
    if common < len(names) - ("、" in text and common > 0) or any(
        name in NON_NAMES | _NOT_SIGNED | _WORDS for name in names
    ):
        return []
    return [Person(name) for name in names]


# The hundred most common family names, which some 85 of 100 people bear (Ministry of Public Security, 2020).
_FAMILY = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦"
    "夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔"
)
# Sections, places and everyday words that begin like a name and stand alone below headlines.
_WORDS = frozenset((
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
# A hundred and more rarer ones, without those that are everyday words as well.
_RARER = frozenset(
    "温康施牛樊葛邢齐乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿焦俞柳甘祝宁尚符舒阮柯纪梅童凌毕裴霍涂苗曲盛冉翁蓝游辛靳柴蒙鲍喻祁蒲滕屈饶牟艾尤穆卓缪项芦麦褚娄窦戚岑"
    "宫费晏席卫柏瞿佟臧闵苟邬卞姬栾隋刁巫寇桑郎甄丛仲虞敖巩佘查苑迟邝常易安兰关左包"
)
_DOUBLE = frozenset(("欧阳", "司马", "上官", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "东方", "司徒"))
_LONGEST_NAMES = 27
_NAMES_ALONE = lazy_pattern("[\u4e00-\u9fff]{2,3}(?:[\\s、]{1,3}[\u4e00-\u9fff]{2,3}){0,4}")
