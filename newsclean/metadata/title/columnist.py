"""The name of its writer that ends a Japanese column's headline."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.metadata.japanese_words import NAME, is_japanese_name, pattern_of
from newsclean.text.patterns import prefiltered_pattern

_TITLE_WITH_NAME = prefiltered_pattern(
    rf"(?:[＝=](?P<column>{NAME})|[ \u3000](?P<role>{pattern_of('role')})[ \u3000](?P<name>{NAME}))$"
)


class ColumnTitle(NamedTuple):
    """A headline and the writer that it names."""

    title: str
    name: str | None
    role: str | None


def split_columnist(title: str) -> ColumnTitle:
    """Split a headline from the role and the name behind it: ``見出し　編集委員 中里克也``.

    Behind an equals sign the name belongs to the column's headline and stays: ``水説：つむじ風＝古賀攻``.
    """
    match = _TITLE_WITH_NAME.search(title)
    name = (match.group("name") or match.group("column")) if match else None
    if not match or not name or not is_japanese_name(name):
        return ColumnTitle(title, None, None)
    role = match.group("role")
    return ColumnTitle(title[: match.start()].strip() if role else title, name, role)
