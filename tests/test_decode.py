from __future__ import annotations

import codecs

import pytest

from newsclean.decode import decode
from tests.pages import CHINESE, CHINESE_PARAGRAPHS

TEXT = {
    "gb18030": CHINESE_PARAGRAPHS[0],
    "big5": "市政府昨日宣布，舊圖書館將於下月重新開放，讀者可以免費入館閱覽。",
    "shift_jis": "市役所は昨日、古い図書館を来月から再び開くと発表した。利用は無料です。",
    "euc_jp": "市役所は昨日、古い図書館を来月から再び開くと発表した。利用は無料です。",
    "euc_kr": "시청은 어제 오래된 도서관을 다음 달부터 다시 연다고 밝혔다. 이용은 무료다.",
    "windows-1251": "Городской совет решил во вторник, что старая библиотека будет работать ещё год.",
    "iso-8859-1": "Le conseil a décidé mardi que la bibliothèque resterait ouverte encore une année.",
}


@pytest.mark.parametrize("encoding", TEXT)
@pytest.mark.parametrize("where", ["header", "label"])
def test_stated_encodings(encoding: str, where: str) -> None:
    label = f"<meta charset={encoding}>" if where == "label" else ""
    page = f"<html>{label}<p>{TEXT[encoding] * 3}</p>"
    found = decode(page.encode(encoding), charset=encoding if where == "header" else None)
    assert found.text == page
    assert not found.warnings


def test_valid_utf8_beats_label_and_header() -> None:
    found = decode(CHINESE.encode(), charset="iso-8859-1")
    assert (found.text, found.encoding) == (CHINESE, "utf-8")


def test_gb2312_means_gb18030() -> None:
    # 镕 is in GB18030 and GBK, not in GB2312.
    page = CHINESE.replace("许慕白", "许慕镕")
    assert decode(page.encode("gb18030")).text == page


@pytest.mark.parametrize("mark,name", [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")])
def test_byte_order_marks(mark: bytes, name: str) -> None:
    assert decode(mark + CHINESE.encode(name)).text == CHINESE
    assert decode(CHINESE.encode(name)).text == CHINESE


def test_no_label_is_detected() -> None:
    text = "".join(CHINESE_PARAGRAPHS)
    assert decode(text.encode("gb18030")).text == text


def test_wrong_bytes_lose_nothing_else() -> None:
    data = CHINESE.encode()
    found = decode(data.replace("何庆云".encode(), b"\xff\xfe\xc3"))
    assert CHINESE_PARAGRAPHS[0] in found.text
    assert found.warnings


def test_unknown_label_is_passed_over() -> None:
    assert "décidé" in decode(b"<meta charset=klingon>" + ("Le conseil a décidé. " * 20).encode("cp1252")).text


def test_rot13_is_no_charset() -> None:
    assert decode("Grüße".encode("cp1252"), charset="rot13").text
