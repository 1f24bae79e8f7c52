"""Breadcrumbs."""

from __future__ import annotations

import re

from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace

_PARTS = prefiltered_pattern(r"\s{0,3}(?:[>›»＞→]{1,2}|&gt;|\s/\s|-{2,3}>?)\s{0,3}")
_LEAD = lazy_pattern(
    r"^\s*(?:您(?:当前|现在)?(?:所在)?的?位置|当前位置|所在位置|位置|you are here)\s?(?:是|为)?\s?[:：]?\s*",
    re.IGNORECASE,
)
_ENDS = frozenset(
    [
        "首页",
        "主页",
        "首頁",
        "网站首页",
        "正文",
        "详情",
        "新闻正文",
        "文章正文",
        "内容",
        "home",
        "homepage",
        "startseite",
        "accueil",
        "inicio",
        "início",
        "home",
        "page",
        "главная",
        "ana",
        "sayfa",
        "anasayfa",
        "strona",
        "główna",
        "トップ",
        "ホーム",
        "홈",
        "الرئيسية",
        "होम",
        "หน้าแรก",
        "beranda",
        "domů",
        "etusivu",
        "hjem",
        "hem",
    ]
) | {"home page", "ana sayfa", "strona główna"}
# A breadcrumb's first step may be home under the site's own name.
_SITE = lazy_pattern(r"网$|在线$|\.(?:com|cn|net|org)\b", re.IGNORECASE)
_HOME = lazy_pattern(
    r"首页|主页|首頁|正文|\bhome\b|startseite|accueil|inicio|início|главная|トップ|ホーム|홈", re.IGNORECASE
)


def parse_breadcrumb(text: str, title: str | None) -> tuple[str, ...]:
    """The sections in a breadcrumb line, home, the story's title and "正文" left out."""
    if len(text) > 200:
        return ()
    parts = [collapse_whitespace(part) for part in _PARTS.split(_LEAD.sub("", text))]
    if len(parts) < 2:
        return ()
    return sections_from_steps(parts, title)


def sections_from_steps(parts: list[str], title: str | None) -> tuple[str, ...]:
    """Section names from the steps of a breadcrumb."""
    out = []
    if len(parts) > 1 and _SITE.search(parts[0]):
        parts = parts[1:]
    for part in parts:
        if not part or part.casefold() in _ENDS or len(part) > 40:
            continue
        if title and (part in title or title in part) and len(part) > 8:
            continue
        if part not in out:
            out.append(part)
    return tuple(out)


def is_breadcrumb(text: str) -> bool:
    """Whether a line is a breadcrumb by itself: parted by arrows, with home or "正文" among its steps."""
    return len(text) <= 120 and bool(_PARTS.search(text)) and bool(_HOME.search(text)) and text.count("。") == 0
