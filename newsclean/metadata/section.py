"""The section of the site that the story is in, from breadcrumbs and markup."""

from __future__ import annotations

import json
import re
from functools import cache

from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.json_ld import all_texts, first_text, node_types
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.parse.model import Block
from newsclean.text.letters import letters_only
from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern
from newsclean.text.whitespace import collapse_whitespace
from newsclean.text.width import has_wide

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
    "strona główna", "新闻首页", "ニュース", "トップページ", "top", "ニューストップ", "正文阅读", "本文", "記事", "기사", "トップ", "ホーム", "홈", "الرئيسية", "होम", "หน้าแรก", "beranda", "domů", "etusivu", "hjem", "hem",
))  # fmt: skip
"""Steps at a breadcrumb's ends that name no section: the front page, and "article text"."""
_FRONT_PAGE_ENDINGS = ("首页", "首頁", "主页", "トップ", "トップページ")
_WHOLE_SITE_NAME = lazy_pattern("[\u4e00-\u9fff]{1,8}(?:网|網|新闻网|在线)")
_SECTION_HEADING_BLOCKS, _MAX_SECTION_HEADING_CHARS = 1, 8
_SITE_NAME = lazy_pattern(r"网$|在线$|\.(?:com|cn|net|org)\b", re.IGNORECASE)
"""The first step may be the front page under the site's name."""
_END_STEP = lazy_pattern(
    r"首页|主页|首頁|正文|\bhome\b|startseite|accueil|inicio|início|главная|トップ|ホーム|홈", re.IGNORECASE
)


def section_candidates(
    stated: StatedMetadata, breadcrumb: tuple[str, ...], title: str | None, site_names: frozenset[str]
) -> list[Candidate[tuple[str, ...]]]:
    """Return every path of sections.

    Args:
        stated: what the page's markup states.
        breadcrumb: the sections of the breadcrumb that the page shows.
        title: the story's title, which may be the last step of a breadcrumb.
        site_names: the letters of the site's names, which are no section.
    """
    candidates = [Candidate(breadcrumb, "breadcrumb", 0.9)] if breadcrumb else []
    for node in stated.nodes:
        if "BreadcrumbList" in node_types(node) and isinstance(node.get("itemListElement"), list):
            steps = [
                first_text(item.get("name")) or first_text(item.get("item"))
                for item in node["itemListElement"]
                if isinstance(item, dict)
            ]
            sections = sections_from_steps(
                [step for step in steps if step and not step.startswith("http")], title, site_names
            )
            if sections:
                candidates.append(Candidate(sections, "json-ld:BreadcrumbList", 0.8))
    for node in stated.stories:
        texts = all_texts(node.get("articleSection"))
        sections = tuple(text for text in texts if letters_only(text) not in site_names)
        if sections:
            candidates.append(Candidate(sections, "json-ld:articleSection", 0.7))
            break
    for name in _META_NAMES:
        if stated.meta.get(name):
            candidates.append(Candidate(tuple(stated.meta[name]), f"meta:{name}", 0.6))
            break
    return candidates


def parse_breadcrumb(text: str, title: str | None, site_names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the sections in a breadcrumb line, without the front page, the story's title and "正文" (article text)."""
    if len(text) > _MAX_BREADCRUMB_CHARS:
        return ()
    steps = [collapse_whitespace(step) for step in _SEPARATOR.split(_LABEL.sub("", text))]
    return sections_from_steps(steps, title, site_names) if len(steps) > 1 else ()


def sections_from_steps(
    steps: list[str], title: str | None, site_names: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return the steps of a breadcrumb that are sections, each once."""
    if len(steps) > 1 and _SITE_NAME.search(steps[0]):
        steps = steps[1:]
    sections: list[str] = []
    for step in steps:
        # A button may stand behind the last step: "正文 申请入驻".
        if not step or is_end_step(step) or len(step) > _MAX_SECTION_CHARS:
            continue
        if title and (step in title or title in step) and len(step) > _MIN_TITLE_CHARS:
            continue
        if step not in sections:
            sections.append(step)
    # A document title may end with the section, so that it counts as a name of the site.
    return tuple(step for step in sections if letters_only(step) not in site_names) or tuple(sections)


def is_end_step(step: str) -> bool:
    """Whether a breadcrumb's step is the front page or stands for the text: ``首页``, ``网易首页``, ``正文``."""
    folded = step.casefold()
    if folded in _END_STEPS or folded.endswith(_FRONT_PAGE_ENDINGS):
        return True
    return has_wide(step) and folded.split()[0] in _END_STEPS


def is_breadcrumb(text: str, site_names: frozenset[str] = frozenset()) -> bool:
    """Whether a line is a breadcrumb by its text alone: it has separators, and the front page or "正文" as a step.

    The front page may be named for the site.
    """
    if len(text) > _MAX_SURE_BREADCRUMB_CHARS or "。" in text:
        return False
    separator = _SEPARATOR.search(text)
    if separator is None:
        return False
    first = _LABEL.sub("", text[: separator.start()])
    return bool(_END_STEP.search(text)) or letters_only(first) in site_names or bool(_WHOLE_SITE_NAME.fullmatch(first))


def find_section_above_title(above: tuple[Block, ...]) -> tuple[str, ...]:
    """Return the section that a heading right above an East Asian title names: ``사회``, ``国际``."""
    for block in above[-_SECTION_HEADING_BLOCKS:]:
        if block.kind == "heading" and block.chars <= _MAX_SECTION_HEADING_CHARS and block.text in _section_names():
            return (block.text,)
    return ()


@cache
def _section_names() -> frozenset[str]:
    return frozenset(json.loads(read_package_file("metadata/section_names.json")))
