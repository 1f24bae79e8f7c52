"""The outlet a story is credited to (来源), and the site it stands on."""

from __future__ import annotations

import re

from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace
from newsclean.text.width import has_wide

_SOURCE = prefiltered_pattern(
    r"(?:稿件来源|信息来源|文章来源|新闻来源|消息来源|内容来源|本文来源|(?<![料据片频图])来源于?|來源|稿源|出处|摘自|转自|转载自|来自)\s?[:：丨|]\s?《?(?P<name>[^\s|｜丨,，。;；()（）\[\]【】<>《》]{2,30})",
)
# Portals of old parted date, source and writer by bars alone.
_IN_BARS = prefiltered_pattern(r"[|｜]\s?来源\s?(?P<name>[^\s|｜:：]{2,20})\s?(?:[|｜]|$)")
_KIND = lazy_pattern(r"[\[【(（](?:整理|编译|原创|转载|综合|搬运)[\]】)）]$")
_DATE_TAIL = lazy_pattern(r"(?:(?:19|20)\d\d\s?[-/.年]|\d{1,2}[-:：月]\d{1,2}|\d{1,2}-\d{1,2}).*$")
_NEXT_LABEL = lazy_pattern(
    r"(?:作者|责任编辑|责编|编辑|记者|发布(?:时间|日期|于|者|[:：])|时间|日期|字号|浏览|阅读|点击|分享|评论|原标题).*$"
)
_STAMP = lazy_pattern(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
_NAME = lazy_pattern(r"(?=.*[\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z0-9·-]{2,16}")
_NO_OUTLET = lazy_pattern(
    r"字号|字体|分享|收藏|评论|跟贴|跟帖|阅读|浏览|发布|发表|来源|作者|编辑|记者|举报|关注|下载|打印|星期|首页|正文|登录|注册|"
    r"点击|人气|次数|返回|扫|大$|小$|上午|下午|更新|频道|导航"
)
_LABEL = lazy_pattern(r"(?:稿件|文章|信息|新闻)?(?:来源|來源)\s?[:：]")
_ACCOUNT_MARK = lazy_pattern(r"(?:发布时间\s?[:：]|(?:企鹅|百家|搜狐|网易|大鱼|头条|澎湃)号(?:$|\s))")
_LONGEST_LINE = 80
_CHANNEL = prefiltered_pattern(r"(?<=[\u4e00-\u9fff]{2})(?:官方)?(?:微信公众号|微信|公众号|微博|官微)$")
_NONE = frozenset(("互联网", "网络", "未知", "其他", "本站原创", "原创", "转载"))


def find_source(text: str) -> str | None:
    """The outlet named in a line such as ``来源:湖北日报2023-03-22 11:15``."""
    if not has_wide(text):
        return None
    from newsclean.metadata.authors.chinese import join_spaced_labels

    text = join_spaced_labels(text[:400])
    for found in (*_SOURCE.finditer(text), *_IN_BARS.finditer(text)):
        name = normalize_outlet(found.group("name"))
        if name:
            return name
    return None


def find_outlet_beside_date(text: str) -> str | None:
    """The outlet that shares a line with nothing but the date and the time, before them or after:
    ``2019年11月25日 18:57 参考消息``."""
    if len(text) > _LONGEST_LINE or not has_wide(text):
        return None
    found = _STAMP.search(text)
    if not found:
        return None
    after = text[found.end() :].split()
    before = [word for word in text[: found.start()].split() if word not in _NONE]
    name = _KIND.sub("", after[0]) if after else before[0] if len(before) == 1 else ""
    return _unlabelled(name)


def find_outlet_on_own_line(text: str, following: str) -> str | None:
    """The outlet alone on one of two lines: below the label or the date and time, or above the line that says when its
    account published, or on which platform."""
    if not has_wide(text) and not has_wide(following):
        return None
    if _ACCOUNT_MARK.match(following):
        name = text
    elif _STAMP.fullmatch(text) or _LABEL.fullmatch(text):
        name = following
    else:
        return None
    return _unlabelled(name)


def _unlabelled(name: str) -> str | None:
    """An outlet that only its place tells of: it must look like a name, and like no button or label."""
    return normalize_outlet(name) if _NAME.fullmatch(name) and not _NO_OUTLET.search(name) else None


def normalize_outlet(name: str | None) -> str | None:
    """An outlet's name without a glued date or label; ``None`` where nothing is left."""
    if not name:
        return None
    name = re.sub(r"^(?:稿件来源|文章来源|信息来源|来源|來源|稿源)\s?[:：]?\s?", "", collapse_whitespace(name))
    name = _CHANNEL.sub("", name.strip("《》"))
    name = _NEXT_LABEL.sub("", _DATE_TAIL.sub("", name)).strip(" :：-|_\"'“”")
    if not 2 <= len(name) <= 40 or name in _NONE or name.startswith(("http", "www.")):
        return None
    return name
