"""The tables of East Asian bylines: every row is read."""

from __future__ import annotations

import pytest

from newsclean.metadata.authors.chinese.bylines import parse_chinese_byline
from newsclean.metadata.authors.chinese.editors import find_chinese_editors
from newsclean.metadata.authors.chinese.labels import separate_labels
from newsclean.metadata.authors.japanese.bylines import find_signature, parse_line
from newsclean.metadata.japanese_words import JapaneseWord, japanese_words
from newsclean.metadata.outlet import find_outlet_beside_date, find_outlet_on_own_line, outlet_words
from newsclean.text.bylines.chinese_roles import RoleWord, role_words


@pytest.mark.parametrize("row", role_words(), ids=lambda row: f"{row.kind}-{row.word}")
def test_chinese_role(row: RoleWord) -> None:
    if row.kind == "label":
        assert separate_labels(f"作者：林晓帆{row.example}") == f"作者：林晓帆 {row.example}"
        return
    read = parse_chinese_byline if row.kind in ("writer", "credit") else find_chinese_editors
    assert [(person.name, person.role) for person in read(row.example)] == [("林晓帆", row.word)]


def test_rows_of_tables_occur_once() -> None:
    assert len({row.word for row in role_words()}) == len(role_words())
    assert len({(row.kind, row.word) for row in japanese_words()}) == len(japanese_words())


@pytest.mark.parametrize("row", japanese_words(), ids=lambda row: f"{row.kind}-{row.word}")
def test_japanese_word(row: JapaneseWord) -> None:
    if row.kind == "non_name":
        assert find_signature(f"工場は来月から製造を始める。{row.example}") == []
    else:
        assert [person.name for person in parse_line(row.example)] == ["米倉優斗"]


@pytest.mark.parametrize("word", outlet_words("region"))
def test_a_region_is_no_outlet(word: str) -> None:
    assert find_outlet_beside_date(f"2024年12月18日 18:08 {word}") is None


@pytest.mark.parametrize("word", outlet_words("label"))
def test_an_outlet_below_its_label(word: str) -> None:
    assert find_outlet_on_own_line(word, "海原経済新聞 電子版") == "海原経済新聞 電子版"
    assert find_outlet_on_own_line("2024年12月18日 18:08", word) is None
