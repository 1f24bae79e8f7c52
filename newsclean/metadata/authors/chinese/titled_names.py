"""Authors whose names stand behind their titles: ``作者：云岭大学教授 丁望舒``, ``作者：…研究部部长、研究员徐占忱``."""

from __future__ import annotations

from newsclean.article.model import Person
from newsclean.metadata.authors.chinese.labels import separate_labels
from newsclean.metadata.authors.chinese.names import is_chinese_name
from newsclean.text.bylines.chinese_roles import pattern_of
from newsclean.text.patterns import contains_any, lazy_pattern, prefiltered_pattern

_MAX_LINE_CHARS = 200
_TITLES = (
    "教授|副教授|讲师|博士|院士|研究员|研究員|博士生|研究生|硕士|院长|副院长|所长|副所长|主任|副主任|部长|副部长|会长|秘书长|理事|理事长|主席|总裁|"
    "董事长|总经理|经济学家|分析师|律师|医师|医生|专家|作家|诗人|学者|评论员|特约评论员|记者|大学|学院|研究院|研究所|研究中心|中心|医院|法院|检察院|委员会|党校"
)
"""Titles, and endings of the institutions that bear them."""
_LABEL = lazy_pattern(r"(?:作者|撰文|撰稿)\s?[:：]")
_TITLED_AUTHOR = prefiltered_pattern(
    rf"(?:作者|撰文|撰稿)\s?[:：]\s?[^\s:：（）()\[\]【】|｜。][^:：（）()\[\]【】|｜。]{{1,80}}(?:{_TITLES})\s?(?P<name>[\u4e00-\u9fff]{{2,4}})"
    rf"(?=$|[\s（）()\[\]【】|｜。]|{pattern_of('label', 'editor')})"
)


def find_titled_author(text: str) -> list[Person]:
    """Return the author of a line whose label is followed by titles and institutions, then by the name."""
    if len(text) > _MAX_LINE_CHARS:
        return []
    text = separate_labels(text)
    may_match = _LABEL.search(text) and contains_any(text, _TITLES.split("|"))
    match = _TITLED_AUTHOR.search(text) if may_match else None
    return [Person(match.group("name"), "作者")] if match and is_chinese_name(match.group("name")) else []
