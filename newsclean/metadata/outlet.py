"""The outlet that a story is credited to (来源), which need not be the site that published it."""

from __future__ import annotations

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import first_text
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
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
    r"(?:稿件来源|信息来源|文章来源|新闻来源|消息来源|内容来源|本文来源|(?<![料据片频图])来源于?|來源|稿源|出处|摘自|转自|转载自|来自)\s?[:：丨|]\s?《?(?P<name>[^\s|｜丨,，。;；()（）\[\]【】<>《》]{2,30})",
)
_NAME_BETWEEN_BARS = prefiltered_pattern(r"[|｜]\s?来源\s?(?P<name>[^\s|｜:：]{2,20})\s?(?:[|｜]|$)")
"""Older portals separate date, source and author by bars, without colons."""
_KIND_OF_STORY = lazy_pattern(r"[\[【(（](?:整理|编译|原创|转载|综合|搬运)[\]】)）]$")
_TRAILING_DATE = lazy_pattern(r"(?:(?:19|20)\d\d\s?[-/.年]|\d{1,2}[-:：月]\d{1,2}|\d{1,2}-\d{1,2}).*$")
_TRAILING_LABEL = lazy_pattern(
    r"(?:作者|责任编辑|责编|编辑|记者|发布(?:时间|日期|于|者|[:：])|时间|日期|字号|浏览|阅读|点击|分享|评论|原标题).*$"
)
_DATE_AND_TIME = lazy_pattern(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?\s{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
_POSSIBLE_NAME = lazy_pattern(r"(?=.*[\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z0-9·-]{2,16}")
_PAGE_WORD = lazy_pattern(
    r"字号|字体|分享|收藏|评论|跟贴|跟帖|阅读|浏览|发布|发表|来源|作者|编辑|记者|举报|关注|下载|打印|星期|首页|正文|登录|注册|"
    r"点击|人气|次数|返回|扫|大$|小$|上午|下午|更新|频道|导航"
)
"""Words of buttons and labels, which no outlet's name contains."""
_LABEL = lazy_pattern(r"(?:稿件|文章|信息|新闻)?(?:来源|來源)\s?[:：]")
_LEADING_LABEL = lazy_pattern(r"^(?:稿件来源|文章来源|信息来源|来源|來源|稿源)\s?[:：]?\s?")
_ACCOUNT_LINE = lazy_pattern(r"(?:发布时间\s?[:：]|(?:企鹅|百家|搜狐|网易|大鱼|头条|澎湃)号(?:$|\s))")
"""The line below an account's name: when it published, or on which platform."""
_CHANNEL = prefiltered_pattern(r"(?<=[\u4e00-\u9fff]{2})(?:官方)?(?:微信公众号|微信|公众号|微博|官微)$")
_UNNAMED_SOURCES = frozenset(("互联网", "网络", "未知", "其他", "本站原创", "原创", "转载"))


def source_candidates(stated: StatedMetadata, visible: str | None) -> list[Candidate[str]]:
    """Return every outlet that the story is credited to.

    Args:
        stated: what the page's markup states.
        visible: the outlet that a line of the page names.
    """
    candidates = [Candidate(visible, "line:source", 0.9)] if visible else []
    for node in stated.stories[:1]:
        organization = first_text(node.get("sourceOrganization"))
        if organization and not organization.startswith("http"):
            candidates.append(Candidate(organization, "json-ld:sourceOrganization", 0.75))
    for name in _META_NAMES:
        outlet = normalize_outlet(stated.first_meta(name))
        if outlet:
            candidates.append(Candidate(outlet, f"meta:{name}", 0.7))
    return candidates


def find_source(text: str) -> str | None:
    """Return the outlet that a line names with a label, such as ``来源:湖北日报2023-03-22 11:15``."""
    if not has_wide(text):
        return None
    from newsclean.metadata.authors.chinese.bylines import join_spaced_labels

    text = join_spaced_labels(text[:_MAX_SEARCHED_CHARS])
    for match in (*_LABELLED_NAME.finditer(text), *_NAME_BETWEEN_BARS.finditer(text)):
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
    after = text[date.end() :].split()
    before = [word for word in text[: date.start()].split() if word not in _UNNAMED_SOURCES]
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
    elif _DATE_AND_TIME.fullmatch(text) or _LABEL.fullmatch(text):
        name = following
    else:
        return None
    return _accept_unlabelled(name)


def _accept_unlabelled(name: str) -> str | None:
    """An outlet that is known by its position alone: it must look like a name and contain no word of a button or label."""
    return normalize_outlet(name) if _POSSIBLE_NAME.fullmatch(name) and not _PAGE_WORD.search(name) else None


def normalize_outlet(name: str | None) -> str | None:
    """Return an outlet's name without its label and what is glued to it; None where nothing is left."""
    if not name:
        return None
    name = _LEADING_LABEL.sub("", collapse_whitespace(name))
    name = _CHANNEL.sub("", name.strip("《》"))
    name = _TRAILING_LABEL.sub("", _TRAILING_DATE.sub("", name)).strip(" :：-|_\"'“”")
    if not _MIN_NAME_CHARS <= len(name) <= _MAX_NAME_CHARS or name in _UNNAMED_SOURCES:
        return None
    return None if name.startswith(("http", "www.")) else name
