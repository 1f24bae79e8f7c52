"""Names and roles out of bylines and editors' lines."""

from __future__ import annotations

import re

from newsclean.article import Person
from newsclean.page.folding import fold_space

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_NAME = rf"[{_HAN}]{{2,4}}(?:·[{_HAN}]{{2,6}})?"
# Words that stand before a Chinese name and say what the person did.
_ROLE_END = (
    r"(?:见习记者|实习记者|特约记者|全媒记者|全媒体记者|首席记者|驻站记者|记者|記者|通讯员|通訊員|实习生|特约撰稿人|特约撰稿|撰稿人|撰稿|"
    r"特约评论员|评论员|摄影|攝影|摄像|作者|撰文|采写|执笔|报道员|视觉|图|文|整理|编译|翻译)"
)
_ROLE = rf"(?:[{_HAN}A-Za-z《》]{{0,12}}?{_ROLE_END})"
_LONG_ROLE = r"(?:记者|記者|通讯员|通訊員|实习生|撰稿|评论员|摄影|攝影|摄像|作者|采写|执笔|报道员)"
# Words too common to be roles but before a colon or a bar.
_ENDS_SHORT = re.compile(r"(?:文|图|视觉|整理|编译|翻译)$")
_BARS = frozenset(":：/／|｜丨")
_ONE = re.compile(
    rf"(?P<role>{_ROLE})(?P<gap>\s{{0,3}}[:：/／|｜丨]?\s{{0,3}})(?P<names>{_NAME}(?:[\s、,，&＆]{{1,3}}(?![{_HAN}]{{0,10}}?{_LONG_ROLE}){_NAME}(?![{_HAN}])){{0,9}})(?![{_HAN}])"
)
_BRACKET = re.compile(r"[(（【\[]([^()（）【】\[\]]{2,120})[)）】\]]")
_ALONE = re.compile(rf"[(（【\[]\s?([{_HAN}]{{2,4}})\s?[)）】\]]")
_NOT_SIGNED = frozenset(("完", "待续", "全文完", "组图", "图集", "视频", "资料图", "来源", "图片"))
_AGENCY = re.compile(rf"^[^。]{{0,40}}?电\s?[(（]((?:[{_HAN}]{{0,10}})记者[^()（）]{{2,60}})[)）]")
_LINE = re.compile(rf"^[\s□■●◎]*(?:本报讯|本网讯)?\s?[(（【]?\s?({_ROLE}[^。，；]{{2,80}}?)[)）】]?\s*$")
_EDITOR = re.compile(
    r"(?P<role>责任编辑|責任編輯|值班编辑|文字编辑|网络编辑|实习编辑|新媒体编辑|流程编辑|责编|責編|编辑|編輯|编审|校对|校對|审核|审校|初审|复审|终审|监制|監製|"
    r"主编|主編|统筹|策划|值班主任|值班总编|一审|二审|三审|责任校对|美编)"
    r"\s?[:：|｜丨/︱]\s?(?P<names>[^:：|｜丨\[\]【】()（）。；;]{1,50})"
)
_EDITOR_WORLD = re.compile(
    r"\b(?P<role>edited by|editing by|redaktion|編集)\s?:?\s(?P<names>[^.;()]{3,80})", re.IGNORECASE
)
_CODE = re.compile(r"[_\s]?[A-Za-z]{0,4}_?[A-Z]{0,4}\d{2,8}.*$|[A-Z]{1,3}\d+$")
_LATIN_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z.]*){1,3}")
_BYLINE_SHARE = 0.7
"""How much of a text its roles and names must be for it to be a byline."""
_SHORT_LINE = 30
_EDITOR_WORDS = re.compile(r"(?:责任编辑|责编|编辑|校对|审核|监制|主编|统筹|策划|来源|美编|终审|复审|初审).*$")
_NOT_NAMES = frozenset(
    [
        "网络整理",
        "单位",
        "简介",
        "须知",
        "手记",
        "介绍",
        "最新",
        "文章",
        "最新文章",
        "最近文章",
        "其他文章",
        "更多",
        "资料",
        "来信",
        "本人",
        "观点",
        "浏览",
        "点击",
        "阅读",
        "来源",
        "发布",
        "时间",
        "日期",
        "编辑",
        "评论",
        "分享",
        "字号",
        "责编",
        "校对",
        "审核",
        "综合整理",
        "本报",
        "本网",
        "本台",
        "本站",
        "新华社",
        "中新网",
        "佚名",
        "匿名",
        "admin",
        "administrator",
        "editor",
        "staff",
        "newsroom",
        "redaktion",
        "redaction",
        "redação",
        "redacción",
        "redazione",
        "rédaction",
        "webmaster",
        "author",
        "unknown",
        "anonymous",
        "null",
        "none",
        "guest",
        "contributor",
        "reporter",
        "реда́кция",
        "редакция",
        "администратор",
        "編集部",
        "编辑部",
        "記者",
        "기자",
        "小编",
        "整理",
        "综合",
        "报道",
        "afp",
        "reuters",
        "ap",
        "dpa",
        "efe",
        "ansa",
        "tass",
        "apa",
        "ap",
        "afp",
        "staff",
        "reporter",
        "news",
        "desk",
        "online",
        "desk",
    ]
) | {
    "staff reporter",
    "news desk",
    "online desk",
    "associated press",
    "the associated press",
    "staff writer",
    "web desk",
}
_BY = re.compile(
    r"^\s*(?:written by|words by|story by|posted by|published by|reported by|by|von|par|por|di|da|de|door|av|af|autor|autora|auteur|"
    r"autore|текст|автор|авторы|od|yazan|oleh|tác giả|bởi|โดย|लेखक|द्वारा|کاتب|كتب|بقلم|from|text|photos? by|opinion by|analysis by)\b\s?[:：]?\s*",
    re.IGNORECASE,
)
_BY_LINE = re.compile(
    r"^\s*(?:(?:written|words|story|posted|reported|opinion|analysis) by|by|von|par|por|di|door|av|af|автор|текст|oleh|بقلم|कतاب)\b\s?[:：]?\s+(?P<names>[^\d|@]{3,90}?)"
    r"\s*(?:[|•·–—]|\s-\s|,?\s(?:published|updated|on|für|in)\b|\d|$)",
    re.IGNORECASE,
)
# A label with a colon tells a byline wherever it stands in a line of credits.
_LABELLED = re.compile(
    r"(?:^|[\s|·•,])(?:author|autor|autora|auteur|autore|автор|авторы|yazar|लेखक|penulis|tekst|συντάκτης|кореспондент|корреспондент)"
    r"\s?[:：]\s?(?P<names>[^\d|@:·•]{3,60}?)\s*(?:[|·•,]|\d|$)",
    re.IGNORECASE,
)
# After a date the same words tell a byline in the middle of a line; weblogs write so, and their names may be handles.
_DATED = re.compile(
    r"(?:(?:19|20)\d\d|\d{1,2}[:.]\d{2}(?:\s?(?:uhr|[ap]m))?)\s?[,.·|•–—/-]{0,2}\s?(?:posted |published |geschrieben |verfasst |erstellt )?"
    r"(?:by|von|par|por|di|door|av|af)\s?:?\s(?P<names>[^\d|@:·•,/]{2,50}?)\s*(?:[|·•,/(]|\s[-–—]\s|\s(?:in|on|am|um|für)\s|\d|\.?$)",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"^\s*(?:(?:posted|submitted|published|gespeichert|erstellt|geschrieben|verfasst|eingestellt|veröffentlicht) (?:by|von)|"
    r"(?:ein |eine )?(?:blog[ -]?)?(?:artikel|beitrag|kolumne|kommentar|gastbeitrag|reportage|analyse) von)\s+(?P<names>[^\d|@:·•]{2,60}?)"
    r"\s*(?:[|·•]|\s(?:am|on|at|um|in)\s|\d|$)",
    re.IGNORECASE,
)
_AUTHORS = re.compile(r"^(?:[Aa]utor(?:en|in|innen)?|[Aa]uthors?)\s+(?P<names>[A-ZÄÖÜ][^\d|@:·•]{3,60})$")
_SPLIT = re.compile(
    r"\s*[,;、，/|]\s*|\s+(?:and|und|et|y|e|en|och|og|ja|i|и|та|ve|dan|&|und|with|mit|avec|con)\s+", re.IGNORECASE
)
_EAST = re.compile(
    r"(?:^|(?<=[\s（(【\[＝=/,、|]))(?P<name>[\u4e00-\u9fff\u3040-\u30ff]{2,8}|[\uac00-\ud7a3]{2,4})\s?"
    r"(?P<role>記者|기자|特派員|특파원|編集委員|論説委員)(?=$|[\s）)】\]＝=/,、|・@])"
)
_DEGREE = re.compile(
    r"(?:[A-Z]{2,5}|[A-Z][a-z]?\.?[A-Z][a-zA-Z]?\.?(?:[A-Z]\.?){0,3}|[A-Z]{2,6}(?:[-‑][A-Z]{1,5})?|Jr|Sr|[A-Z]{3,6}®|E-?RYT.{0,5}|III?)\.?"
)
_MONTH_TAIL = re.compile(
    r"(?:(?:\s|(?<=[a-z]))(?:January|February|March|April|June|July|August|September|October|November|December)"
    r"|\s(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|am|vom))\.?$"
)
_NO_NAME = frozenset(
    [
        "about",
        "the",
        "our",
        "your",
        "their",
        "this",
        "that",
        "these",
        "learn",
        "policies",
        "policy",
        "updated",
        "published",
        "posted",
        "read",
        "more",
        "view",
        "all",
        "posts",
        "share",
        "follow",
        "comments",
        "comment",
        "bio",
        "full",
        "min",
        "minutes",
        "last",
        "first",
        "on",
        "here",
        "now",
        "new",
        "subscribe",
        "sign",
        "log",
        "login",
        "home",
        "news",
        "written",
        "reviewed",
        "checked",
        "edited",
        "editing",
        "under",
        "category",
        "categories",
        "tags",
        "archive",
        "archiv",
        "über",
        "mehr",
        "alle",
        "weitere",
        "von",
        "und",
        "der",
        "die",
        "das",
        "photo",
        "photos",
        "image",
        "images",
        "foto",
        "fotos",
        "video",
        "getty",
        "shutterstock",
        "istock",
        "istockphoto",
        "unsplash",
        "adobe",
        "contact",
        "click",
        "what",
        "why",
        "how",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "an",
        "a",
        "of",
        "to",
        "in",
        "for",
        "with",
        "at",
        "from",
        "it",
        "we",
        "you",
    ]
)
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "du",
        "des",
        "la",
        "le",
        "les",
        "el",
        "al",
        "bin",
        "binti",
        "ibn",
        "ben",
        "van",
        "von",
        "vom",
        "zu",
        "zur",
        "den",
        "der",
        "ter",
        "ten",
        "y",
        "e",
        "i",
        "og",
        "av",
        "af",
        "and",
    ]
)
_JOB = re.compile(
    r"\b(?:reporter|editor|correspondent|writer|journalist|columnist|contributor|staff|desk|news|team|redaktion|agency|agencies|media|press|"
    r"redakteur(?:in)?|redacción|redaction|rédaction|redazione|redação|online|newsroom|service|bureau|magazine|times|post|daily|today|tv|radio)\b",
    re.IGNORECASE,
)


def zh_people(text: str) -> list[Person]:
    """People with roles in a Chinese byline, such as ``湖北日报全媒记者 严某某 通讯员 陈某某``.

    A role and a name without a gap between them (``记者唐霁``) count only where they are most of the text: in running
    text the same characters mean something else.
    """
    found: list[Person] = []
    whole = len(text.strip(" ()（）【】[]"))
    matches = list(_ONE.finditer(text))
    share = _BYLINE_SHARE if whole > _SHORT_LINE or "。" in text else _BYLINE_SHARE / 2
    dense = sum(match.end() - match.start() for match in matches) >= share * whole
    for match in matches:
        role = re.sub(r"^[、,，\s]+", "", match.group("role"))
        gap = match.group("gap")
        if not gap and not dense:
            continue
        if _ENDS_SHORT.search(role) and not _BARS.intersection(gap):
            continue
        for name in re.split(r"[\s、,，&＆]+", match.group("names")):
            person = Person(name, role)
            if (
                name
                and name not in _NOT_NAMES
                and not re.fullmatch(_ROLE_END, name)
                and all(name != p.name for p in found)
            ):
                found.append(person)
    return found


_CREDIT = re.compile(
    rf"[（(]?(?:文\s?[/／])?(?P<names>{_NAME}(?:[\s、]{{1,2}}{_NAME}){{0,3}})\s?[/／]\s?(?:[{_HAN}]{{1,10}}(?:日报|晚报|早报|晨报|时报|周刊|周报|都市报|"
    rf"商报|新闻|新闻网|青年报|财经|新闻社|通讯社|电视台|客户端))[）)]?"
)


def zh_byline_in(text: str) -> list[Person]:
    """People named in brackets at a paragraph's start or end, or after an agency's dateline."""
    agency = _AGENCY.match(text[:160])
    if agency:
        return zh_people(agency.group(1))
    brackets = list(_BRACKET.finditer(text))
    for match in (brackets[-1:] if brackets and brackets[-1].end() >= len(text) - 2 else []) + (
        brackets[:1] if brackets and brackets[0].start() <= 40 else []
    ):
        people = zh_people(match.group(1))
        if people:
            return people
    line = _LINE.match(text) if len(text) <= 90 else None
    if line:
        return zh_people(line.group(1))
    return zh_credited(text)


def zh_credited(text: str) -> list[Person]:
    """The writers in a line of its own that names them with their paper: ``张三/青溪晚报``."""
    credit = _CREDIT.fullmatch(text)
    return [Person(name) for name in re.split(r"[\s、]+", credit.group("names"))] if credit else []


def zh_signed(text: str) -> list[Person]:
    """A name alone in brackets, as local papers sign a text."""
    alone = _ALONE.fullmatch(text)
    return [Person(alone.group(1))] if alone and alone.group(1) not in _NOT_NAMES | _NOT_SIGNED else []


def zh_names_alone(text: str) -> list[Person]:
    """Names alone on a line, each with a common family name first: what stands right below a title is its writer."""
    if not _NAMES_ALONE.fullmatch(text):
        return []
    names = re.split(r"[\s、]+", text)
    if any(name[0] not in _FAMILY or name in _NOT_NAMES | _NOT_SIGNED for name in names):
        return []
    return [Person(name) for name in names]


# The hundred most common family names, which some 85 of 100 people bear (Ministry of Public Security, 2020).
_FAMILY = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦"
    "夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔"
)
_NAMES_ALONE = re.compile("[\u4e00-\u9fff]{2,3}(?:[\\s、]{1,3}[\u4e00-\u9fff]{2,3}){0,4}")


def editors_in(text: str) -> list[Person]:
    """Editors with their roles in a line such as ``[ 责编:邱某某 ]`` or ``Editing by A. Example``."""
    found: list[Person] = []
    for match in _EDITOR.finditer(text):
        names = _EDITOR_WORDS.sub("", match.group("names"))
        latin = names.strip()
        for raw in [latin] if _LATIN_NAME.fullmatch(latin) else re.split(r"[\s、,，/]+", latin):
            name = _CODE.sub("", raw).strip("_ -")
            if (
                2 <= len(name) <= (30 if _LATIN_NAME.fullmatch(name) else 12)
                and name not in _NOT_NAMES
                and not name.isdigit()
            ):
                found.append(Person(name, match.group("role")))
    if not found:
        world = _EDITOR_WORLD.search(text)
        if world:
            found = [Person(name, world.group("role")) for name in names_in(world.group("names"))]
    return found


def names_in(text: str) -> list[str]:
    """Names in a byline or an author field, the words around them cut off; nothing where none is a person's."""
    text = _BY.sub("", fold_space(text)[:300])
    out: list[str] = []
    for part in _SPLIT.split(text):
        name = _MONTH_TAIL.sub("", _BY.sub("", part)).strip(" .:-–—•·|()[]")
        if out and _DEGREE.fullmatch(name):
            # Degrees behind a name are printed with it.
            out[-1] = f"{out[-1]}, {name}"
        elif is_name(name) and name not in out:
            out.append(name)
    return out


def person_of(name: str) -> Person:
    """A person of a name that may carry its role behind it, as in Korea and Japan."""
    match = _EAST.fullmatch(name)
    return Person(match.group("name"), match.group("role")) if match else Person(name)


_ZH_OUTLET = re.compile("[\u4e00-\u9fff](?:网络|网|社|报|报社|期刊|杂志|公司|集团|中心|编辑部|电视台|研究院|委员会)$")


def is_name(name: str) -> bool:
    """Whether a text may be a person's name: no address, no handle, no outlet, no job, of a name's length."""
    if not 2 <= len(name) <= 48 or name.casefold() in _NOT_NAMES:
        return False
    if (
        any(sign in name for sign in "@/:：<>{}=#_\\")
        or any(char.isdigit() for char in name)
        or "http" in name
        or ".com" in name
    ):
        return False
    if _ZH_OUTLET.search(name):
        return False
    words = name.split()
    if len(words) > 5 or (len(words) > 1 and _JOB.search(name)):
        return False
    if len(words) == 1 and name.isascii() and (name.islower() or name.casefold() in _NO_NAME):
        return False
    return all(_is_part(word) for word in words) if len(words) > 1 else True


def _is_part(word: str) -> bool:
    """Whether a word may be part of a name of several: capitalised where the script has capitals, or a particle."""
    low = word.casefold().strip(".,'’")
    if low in _PARTICLES:
        return True
    return low not in _NO_NAME and not word[0].islower()


_HANDLE = re.compile(r"[A-Za-z][A-Za-z._-]{2,24}")


def by_line(text: str) -> list[str]:
    """Names in a line that is a byline by its first word."""
    if len(text) > 160:
        return []
    filed = _FILED.match(text) or _DATED.search(text)
    if filed:
        handle = filed.group("names").strip()
        return names_in(handle) or ([handle] if _HANDLE.fullmatch(handle) and handle.casefold() not in _NO_NAME else [])
    match = _BY_LINE.match(text) or _LABELLED.search(text) or _AUTHORS.match(text)
    if not match:
        return []
    names = names_in(match.group("names"))
    return [name for name in names if name[0].isupper() or not name[0].islower()]


def east_people(text: str) -> list[Person]:
    """Japanese and Korean bylines: the name first, then the role."""
    return [Person(match.group("name"), match.group("role")) for match in _EAST.finditer(text[:200])]
