"""The outlet a story is credited to (来源), and the site it stands on."""

from __future__ import annotations

import re

from newsclean.page.folding import fold_space

_SOURCE = re.compile(
    r"(?:稿件来源|信息来源|文章来源|新闻来源|消息来源|来源|來源|稿源|出处|摘自)\s?[:：丨|]\s?(?P<name>[^\s|｜丨,，。;；()（）\[\]【】<>《》]{2,30})"
)
_DATE_TAIL = re.compile(r"(?:(?:19|20)\d\d\s?[-/.年]|\d{1,2}[-:：月]\d{1,2}|\d{1,2}-\d{1,2}).*$")
_NEXT_LABEL = re.compile(r"(?:作者|责任编辑|责编|编辑|记者|发布|时间|日期|字号|浏览|阅读|点击|分享|评论|原标题).*$")
_NONE = frozenset(("互联网", "网络", "未知", "其他", "本站原创", "原创", "转载"))


def source_in(text: str) -> str | None:
    """The outlet named in a line such as ``来源:湖北日报2023-03-22 11:15``."""
    for found in _SOURCE.finditer(text[:400]):
        name = clean_outlet(found.group("name"))
        if name:
            return name
    return None


def clean_outlet(name: str | None) -> str | None:
    """An outlet's name without a glued date or label; ``None`` where nothing is left."""
    if not name:
        return None
    name = re.sub(r"^(?:稿件来源|文章来源|信息来源|来源|來源|稿源)\s?[:：]?\s?", "", fold_space(name))
    name = _NEXT_LABEL.sub("", _DATE_TAIL.sub("", name)).strip(" :：-|_\"'“”")
    if not 2 <= len(name) <= 40 or name in _NONE or name.startswith(("http", "www.")):
        return None
    return name
