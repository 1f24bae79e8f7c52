"""The outlet that a story is credited to (来源), which need not be the site that published it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Literal

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import first_text, node_types, resolve_reference
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern, word_alternatives
from newsclean.text.whitespace import collapse_whitespace
from newsclean.text.width import has_wide

_META_NAMES = (
    "head:source", "source", "contentsource", "article:source", "mediaid", "og:article:source", "apub:from", "newssource", "articlesource", "article_source",
    "pubsource", "og:source", "copyfrom", "weixin:account", "weibo:article:source",
)  # fmt: skip
_MAX_SEARCHED_CHARS = 400
_MAX_DATE_LINE_CHARS = 80
_MIN_NAME_CHARS, _MAX_NAME_CHARS = 2, 40
_LABELLED_NAME = prefiltered_pattern(
    r"(?:稿件来源|信息来源|文章来源|新闻来源|消息来源|内容来源|本文来源|(?<![料据片频图])来源于?|來源|稿源|出处|摘自|转自|转载自|来自|原创|情報元|提供元|配信元)\s?[:：丨|]\s?《?(?P<name>[^\s|｜丨,，。;；()（）\[\]【】<>《》]{2,30})",
)
_NAME_BETWEEN_BARS = prefiltered_pattern(r"[|｜]\s?来源\s?(?P<name>[^\s|｜:：]{2,20})\s?(?:[|｜]|$)")
"""Older portals separate date, source and author by bars, without colons."""
_KIND_OF_STORY = lazy_pattern(r"[\[【(（](?:整理|编译|原创|转载|综合|搬运)[\]】)）]$")
_TRAILING_DATE = lazy_pattern(r"(?:(?:19|20)\d\d\s?[-/.年]|\d{1,2}[-:：月]\d{1,2}|\d{1,2}-\d{1,2}).*$")
_TRAILING_LABEL = lazy_pattern(
    r"(?:作者|责任编辑|责编|选稿|编辑|记者|发布(?:时间|日期|于|者|[:：])|时间|日期|字号|浏览|阅读|点击|分享|评论|原标题).*$"
)
_DATE_AND_TIME = lazy_pattern(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?"
    r"(?:\s?(?:星期|周|週)[一二三四五六日天])?\s{0,3}(?:上午|下午|晚上|凌晨|中午)?\s?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
_POSSIBLE_NAME = lazy_pattern(r"(?=.*[\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z0-9·-]{2,16}")
_PAGE_WORD = lazy_pattern(
    r"字号|字体|分享|收藏|评论|跟贴|跟帖|阅读|浏览|发布|发表|来源|作者|编辑|记者|举报|关注|下载|打印|星期|首页|正文|登录|注册|"
    r"点击|人气|次数|返回|扫|大$|小$|上午|下午|更新|频道|导航"
)
"""Words of buttons and labels, which no outlet's name contains."""
_WITHOUT_COLON = prefiltered_pattern(r"(?:^|[\s\d])(?:本文)?来源于\s?(?P<name>[^\s|｜,，。;；:：()（）]{2,20})")
_PERSON_WITH_SPACE = lazy_pattern(r"[\u4e00-\u9fff]{1,3} [\u4e00-\u9fff\u3040-\u30ff]{1,3}")
"""Japanese family and given names are printed with a space between them."""
_MAX_PERSON_CHARS = 7
_ACCOUNT_LINE = lazy_pattern(r"(?:发布时间\s?[:：]|(?:企鹅|百家|搜狐|网易|大鱼|头条|澎湃)号(?:$|\s))")
"""The line below an account's name: when it published, or on which platform."""
_CHANNEL = prefiltered_pattern(r"(?<=[\u4e00-\u9fff]{2})(?:官方)?(?:微信公众号|微信|公众号|微博|官微)$")
_OUTLET_BEFORE_EDITION = lazy_pattern(r"[^。！？!?:：]{2,30}")
_BULLETS = "·•・‧∙ "
_WordKind = Literal["label", "region", "unnamed", "desk"]


@cache
def outlet_words(kind: _WordKind) -> tuple[str, ...]:
    """Return the words of one kind of the table ``outlet_words.json``.

    ``label`` comes before an outlet; ``region`` is where a platform says that an account is; ``unnamed`` stands for an outlet
    and names none; ``desk`` ends the name of a desk.
    """
    rows = json.loads(read_package_file("metadata/outlet_words.json"))
    return tuple(row["word"] for row in rows if row["kind"] == kind)


@cache
def _leading_label() -> re.Pattern[str]:
    return re.compile(rf"^{word_alternatives(outlet_words('label'))}\s?[:：]?\s?")


def _is_label(text: str) -> bool:
    return text.rstrip(":： ") in outlet_words("label")


def source_candidates(
    stated: StatedMetadata,
    visible: str | None,
    credits: tuple[Candidate[str], ...],
    is_publisher: Callable[[str], bool],
) -> list[Candidate[str]]:
    """Return every outlet that the story is credited to.

    Args:
        stated: what the page's markup states.
        visible: the outlet that a line of the page names.
        credits: the outlets in datelines and notices.
        is_publisher: tells the names of the page's own publisher.
    """
    candidates = [Candidate(visible, "line:source", 0.9)] if visible else []
    candidates += [one for one in credits if one.origin != "line:copyright" or not is_publisher(one.value)]
    candidates += _stated_outlets(stated, is_publisher)
    for node in stated.stories[:1]:
        organization = first_text(node.get("sourceOrganization"))
        if organization and not organization.startswith("http"):
            candidates.append(Candidate(organization, "json-ld:sourceOrganization", 0.75))
    for name in _META_NAMES:
        outlet = normalize_outlet(stated.first_meta(name))
        if outlet:
            candidates.append(Candidate(outlet, f"meta:{name}", 0.7))
    return candidates


def _stated_outlets(stated: StatedMetadata, is_publisher: Callable[[str], bool]) -> list[Candidate[str]]:
    """Outlets that an East Asian portal states as a story's author: ``{"@type": "Organization", "name": "産経新聞"}``."""
    for node in stated.stories[:1]:
        author = resolve_reference(node.get("author"), stated.nodes)
        name = first_text(author)
        is_outlet = isinstance(author, dict) and any(kind.endswith("Organization") for kind in node_types(author))
        if name and is_outlet and not name.startswith("http") and has_wide(first_text(node.get("headline")) or ""):
            return [] if is_publisher(name) else [Candidate(name, "json-ld:author", 0.6)]
    return []


def find_source(text: str) -> str | None:
    """Return the outlet that a line names with a label, such as ``来源:湖北日报2023-03-22 11:15``."""
    if not has_wide(text):
        return None
    from newsclean.metadata.authors.chinese.labels import separate_labels

    text = separate_labels(text[:_MAX_SEARCHED_CHARS])
    for match in (*_LABELLED_NAME.finditer(text), *_NAME_BETWEEN_BARS.finditer(text), *_WITHOUT_COLON.finditer(text)):
        name = normalize_outlet(match.group("name"))
        if name:
            return name
    return None


def find_outlet_beside_date(text: str) -> str | None:
    """Return the outlet on a line that has nothing else but the date and the time, before or after it:
    ``2019年11月25日 18:57 参考消息``."""
    if len(text) > _MAX_DATE_LINE_CHARS or not has_wide(text):
        return None
    date = _DATE_AND_TIME.search(text)
    if not date:
        return None
    behind = text[date.end() :].strip()
    if len(behind) <= _MAX_PERSON_CHARS and " " in behind and _PERSON_WITH_SPACE.fullmatch(behind):
        return None
    after = text[date.end() :].strip(_BULLETS).split()
    before = [word for word in text[: date.start()].split() if word not in outlet_words("unnamed")]
    name = _KIND_OF_STORY.sub("", after[0]) if after else before[0] if len(before) == 1 else ""
    return _accept_unlabelled(name)


def find_outlet_on_own_line(text: str, following: str) -> str | None:
    """Return the outlet that is alone on one of two lines: below its label or the date, or above an account's line.

    Args:
        text: a line.
        following: the line after it.
    """
    if not has_wide(text) and not has_wide(following):
        return None
    if _ACCOUNT_LINE.match(following):
        name = text
    elif _is_label(text):
        name = following
        if _OUTLET_BEFORE_EDITION.fullmatch(name) and not _PAGE_WORD.search(name):
            return normalize_outlet(name)
    elif _DATE_AND_TIME.fullmatch(text):
        name = following
    else:
        return None
    return _accept_unlabelled(name)


def drop_regions(text: str) -> str:
    """Return a text without the words that say where a platform's account is: ``青溪观察 江苏`` → ``青溪观察``."""
    return " ".join(word for word in text.split() if word not in outlet_words("region"))


def _accept_unlabelled(name: str) -> str | None:
    """An outlet that is known by its position alone: it must look like a name and contain no word of a button or label."""
    name = name.strip(_BULLETS)
    if not _POSSIBLE_NAME.fullmatch(name) or _PAGE_WORD.search(name) or name.endswith(outlet_words("desk")):
        return None
    return normalize_outlet(name)


def normalize_outlet(name: str | None) -> str | None:
    """Return an outlet's name without its label and what is glued to it; None where nothing is left."""
    if not name:
        return None
    name = _leading_label().sub("", collapse_whitespace(name).strip(_BULLETS))
    name = _CHANNEL.sub("", name.strip("《》"))
    name = _TRAILING_LABEL.sub("", _TRAILING_DATE.sub("", name)).strip(" :：-|_\"'“”")
    if not _MIN_NAME_CHARS <= len(name) <= _MAX_NAME_CHARS or name in outlet_words("unnamed"):
        return None
    if name in outlet_words("region") or _is_label(name):
        return None
    return None if name.startswith(("http", "www.")) else name
