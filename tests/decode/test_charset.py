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


@pytest.mark.parametrize(
    "label", ["", "<meta charset=utf-8>", "<meta charset=gb2312>", "<meta charset=euc-kr>", "<meta charset=big5>"]
)
def test_western_text_is_not_decoded_as_east_asian(label: str) -> None:
    page = (
        f"<html>{label}<p>Le café de la région a été fermé, déclare l’élu de Saint-André.</p><p>It’s “fine” – £5.</p>"
        * 3
    )
    found = decode(page.encode("cp1252"))
    assert (found.text, found.encoding) == (page, "cp1252")


@pytest.mark.parametrize("text", ["We’re open – until “late” • £5 © 2024", "57° north ® 19,15 €", "pro’s deal…"])
def test_a_few_signs_are_windows_1252(text: str) -> None:
    page = f"<html lang=en><title>Plain</title><p>{'Plain English text without accents. ' * 30}{text}</p>"
    assert decode(page.encode("cp1252")).text == page


@pytest.mark.parametrize("label", ["", "<meta charset=utf-8>"])
def test_a_broken_character_leaves_utf8(label: str) -> None:
    page = f"<html>{label}<p>Ein Wort mit ü, ein zweites mit ö, ein drittes mit ä, ein viertes mit ß. Mehr nicht.</p>"
    found = decode(page.encode() + b"<p>\xc3</p>")
    assert (found.text, found.encoding) == (page + "<p>\ufffd</p>", "utf-8")
    assert [str(warning) for warning in found.warnings] == ["1 characters could not be decoded as utf-8"]


def test_a_label_that_says_utf8_needs_no_more_than_half() -> None:
    page = b"<meta charset=utf-8><p>" + "Grüße".encode() + b" caf\xe9</p>"
    found = decode(page)
    assert "Grüße" in found.text and found.encoding == "utf-8" and found.is_doubtful


def test_a_utf8_label_on_western_bytes_is_wrong() -> None:
    page = "<meta charset=utf-8><p>Grüße aus dem Café, liebe Bürger. Die Straße ist gesperrt.</p>"
    assert decode(page.encode("cp1252")).text == page


@pytest.mark.parametrize("label", ["", "<meta charset={0}>"])
@pytest.mark.parametrize("encoding", ["hz", "iso2022_kr", "iso2022_jp", "mac_cyrillic", "koi8-r", "koi8-u", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp874"])  # fmt: skip
def test_more_charsets(encoding: str, label: str) -> None:
    text = {
        "hz": TEXT["gb18030"], "iso2022_kr": TEXT["euc_kr"], "iso2022_jp": TEXT["euc_jp"],
        "koi8-u": "Міська рада вирішила у вівторок, що стара бібліотека працюватиме ще рік. Її мешканці задоволені.",
        "cp1250": "Rada miejska zdecydowała we wtorek, że stara biblioteka będzie działać jeszcze rok, żeby się uczyć.",
        "cp1253": "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη ότι η παλιά βιβλιοθήκη θα μείνει ανοιχτή ακόμη έναν χρόνο.",
        "cp1254": "Belediye meclisi salı günü eski kütüphanenin bir yıl daha açık kalacağına karar verdi, dedi başkan Şahin.",
        "cp1255": "מועצת העיר החליטה ביום שלישי שהספרייה הישנה תישאר פתוחה עוד שנה.",
        "cp1256": "قرر مجلس المدينة يوم الثلاثاء أن تبقى المكتبة القديمة مفتوحة سنة أخرى.",
        "cp874": "สภาเมืองตัดสินใจเมื่อวันอังคารว่าห้องสมุดเก่าจะเปิดต่อไปอีกหนึ่งปี",
    }.get(encoding, TEXT["windows-1251"])  # fmt: skip
    page = f"<html>{label.format(encoding)}<title>{text}</title><p>{text * 3}</p>"
    found = decode(page.encode(encoding))
    assert (found.text, found.is_doubtful) == (page, False)


@pytest.mark.parametrize("wrong,right", [("windows-1251", "koi8-r"), ("koi8-r", "windows-1251")])
def test_a_cyrillic_label_that_inverts_the_case_is_wrong(wrong: str, right: str) -> None:
    page = f"<meta charset={wrong}><p>{TEXT['windows-1251'] * 2}</p>"
    assert decode(page.encode(right)).text == page


def test_bytes_that_no_charset_fits_are_doubtful_and_say_so() -> None:
    found = decode(b"<p>" + bytes(range(128, 256)) * 4 + b"</p>")
    assert found.is_doubtful
    assert any("guess" in warning.text for warning in found.warnings)


@pytest.mark.parametrize(
    ("data", "is_same"),
    [
        pytest.param("<p>Müller".encode(), True, id="UTF-8"),
        pytest.param(b"<p>Miller", True, id="ASCII"),
        pytest.param("\ufeff<p>Müller".encode(), False, id="byte order mark"),
        pytest.param("<p>Mü\0ller".encode(), False, id="NUL"),
        pytest.param("<p>Müller und Söhne".encode("cp1252"), False, id="windows-1252"),
        pytest.param("<p>二重の文字コード".encode("iso2022_jp"), False, id="seven-bit"),
    ],
)
def test_the_bytes_are_kept_where_they_are_the_text_in_utf8(data: bytes, is_same: bool) -> None:
    decoded = decode(data)
    assert decoded.utf8 == (data if is_same else None)
    assert not is_same or decoded.text.encode() == data
