"""The section of the site that the story is in, from breadcrumbs and markup."""

from __future__ import annotations

import re

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import all_texts, first_text, node_types
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace

_MAX_BREADCRUMB_CHARS, _MAX_SURE_BREADCRUMB_CHARS = 200, 120
"""Characters of a line that may be a breadcrumb, and of one that is recognized without its container's name."""
_MAX_SECTION_CHARS = 40
_MIN_TITLE_CHARS = 8
"""A step that is longer and part of the title, or contains it, is the story itself."""
_META_NAMES = ("head:section", "article:section", "columnname", "og:category")
_SEPARATOR = prefiltered_pattern(r"\s{0,3}(?:[>›»＞→]{1,2}|&gt;|\s/\s|-{2,3}>?)\s{0,3}")
_LABEL = lazy_pattern(
    r"^\s*(?:您(?:当前|现在)?(?:所在)?的?位置|当前位置|所在位置|位置|you are here)\s?(?:是|为)?\s?[:：]?\s*",
    re.IGNORECASE,
)
_END_STEPS = frozenset((
    "首页", "主页", "首頁", "网站首页", "正文", "详情", "新闻正文", "文章正文", "内容", "home", "homepage", "home page", "page",
    "startseite", "accueil", "inicio", "início", "главная", "ana", "sayfa", "anasayfa", "ana sayfa", "strona", "główna",
    "strona główna", "トップ", "ホーム", "홈", "الرئيسية", "होम", "หน้าแรก", "beranda", "domů", "etusivu", "hjem", "hem",
))  # fmt: skip
"""Steps at a breadcrumb's ends that name no section: the front page, and "article text"."""
_SITE_NAME = lazy_pattern(r"网$|在线$|\.(?:com|cn|net|org)\b", re.IGNORECASE)
"""The first step may be the front page under the site's name."""
_END_STEP = lazy_pattern(
    r"首页|主页|首頁|正文|\bhome\b|startseite|accueil|inicio|início|главная|トップ|ホーム|홈", re.IGNORECASE
)


def section_candidates(
    stated: StatedMetadata, breadcrumb: tuple[str, ...], title: str | None
) -> list[Candidate[tuple[str, ...]]]:
    """Return every path of sections.

    Args:
        stated: what the page's markup states.
        breadcrumb: the sections of the breadcrumb that the page shows.
        title: the story's title, which may be the last step of a breadcrumb.
    """
    candidates = [Candidate(breadcrumb, "breadcrumb", 0.9)] if breadcrumb else []
    for node in stated.nodes:
        if "BreadcrumbList" in node_types(node) and isinstance(node.get("itemListElement"), list):
            steps = [
                first_text(item.get("name")) or first_text(item.get("item"))
                for item in node["itemListElement"]
                if isinstance(item, dict)
            ]
            sections = sections_from_steps([step for step in steps if step and not step.startswith("http")], title)
            if sections:
                candidates.append(Candidate(sections, "json-ld:BreadcrumbList", 0.8))
    for node in stated.stories:
        sections = tuple(all_texts(node.get("articleSection")))
        if sections:
            candidates.append(Candidate(sections, "json-ld:articleSection", 0.7))
            break
    for name in _META_NAMES:
        if stated.meta.get(name):
            candidates.append(Candidate(tuple(stated.meta[name]), f"meta:{name}", 0.6))
            break
    return candidates


def parse_breadcrumb(text: str, title: str | None) -> tuple[str, ...]:
    """Return the sections in a breadcrumb line, without the front page, the story's title and "正文" (article text)."""
    if len(text) > _MAX_BREADCRUMB_CHARS:
        return ()
    steps = [collapse_whitespace(step) for step in _SEPARATOR.split(_LABEL.sub("", text))]
    return sections_from_steps(steps, title) if len(steps) > 1 else ()


def sections_from_steps(steps: list[str], title: str | None) -> tuple[str, ...]:
    """Return the steps of a breadcrumb that are sections, each once."""
    if len(steps) > 1 and _SITE_NAME.search(steps[0]):
        steps = steps[1:]
    sections: list[str] = []
    for step in steps:
        if not step or step.casefold() in _END_STEPS or len(step) > _MAX_SECTION_CHARS:
            continue
        if title and (step in title or title in step) and len(step) > _MIN_TITLE_CHARS:
            continue
        if step not in sections:
            sections.append(step)
    return tuple(sections)


def is_breadcrumb(text: str) -> bool:
    """Whether a line is a breadcrumb by its text alone: it has separators, and the front page or "正文" as a step."""
    is_short = len(text) <= _MAX_SURE_BREADCRUMB_CHARS
    return is_short and bool(_SEPARATOR.search(text)) and bool(_END_STEP.search(text)) and "。" not in text
