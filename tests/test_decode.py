from __future__ import annotations

import codecs

import pytest

from newsclean.decode.charset import decode
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


@pytest.mark.parametrize("label", ["iso-2022-jp", "utf-8", ""])
def test_japanese_of_seven_bits_shows_by_its_escapes(label: str) -> None:
    page = f"<html><meta charset={label}><title>図書館</title><p>{TEXT['shift_jis'] * 3}</p>"
    found = decode(page.encode("iso2022_jp"))
    assert (found.text, found.warnings) == (page, ())


def test_escapes_alone_make_no_japanese() -> None:
    assert decode(b"<pre>\x1b$B and \x1b[31m red</pre>" * 3).encoding == "utf-8"
    assert decode("<p>\x1b$B garçon</p>".encode()).text == "<p>\x1b$B garçon</p>"


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_shows_by_its_markup(name: str) -> None:
    page = f"<html><title>x</title><p>{CHINESE_PARAGRAPHS[0] * 20}</p>"
    assert decode(page.encode(name), charset="utf-8").text == page


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "euc_jp", "euc_kr", "windows-1251", "koi8-r"])
@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("where", ["header", "label"])
def test_a_western_label_on_text_of_another_script_is_not_believed(encoding: str, label: str, where: str) -> None:
    text = TEXT["windows-1251" if encoding == "koi8-r" else encoding]
    meta = f"<meta charset={label}>" if where == "label" else ""
    page = f"<html>{meta}<title>x</title><p>{text * 6}</p>"
    found = decode(page.encode(encoding), charset=label if where == "header" else None)
    assert text in found.text


@pytest.mark.parametrize("ornament", ["", "•" * 40, "—" * 300, "« … » " * 5, "ÄÖÜß " * 3])
def test_a_western_label_on_western_text_is(ornament: str) -> None:
    page = f"<html><meta charset=iso-8859-1><p>{ornament}</p><p>{TEXT['iso-8859-1'] * 6}</p>"
    assert decode(page.encode("cp1252")).text == page


def test_an_encoding_that_nothing_states_is_named_as_a_stated_one_is() -> None:
    text = "Мост остаётся открытым до весны, сообщила мэр города. Жители довольны, а лодочники нет.\n" * 5
    page = f'<meta charset="koi8-r">{text}'
    assert decode(text.encode("koi8-r")).encoding == decode(page.encode("koi8-r")).encoding == "koi8-r"
