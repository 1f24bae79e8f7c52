"""Text that was encoded twice comes out right; text that only looks a little like it stays."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.decode.mojibake import repair_mojibake
from newsclean.decode.page import decode_page
from tests.pages import CHINESE, CHINESE_PARAGRAPHS, ENGLISH, PARAGRAPHS


def twice(text: str) -> str:
    """UTF-8 as a reader of windows-1252 sees it."""
    return "".join(
        bytes([byte]).decode("latin-1" if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "cp1252")
        for byte in text.encode()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Die Brücke über den Fluß bleibt für Fußgänger geöffnet, sagt die Bürgermeisterin.",
        "“We are glad,” she said – “but it’s short.” The café stays.",
        "Мост остаётся открытым до весны.",
        "图书馆下月重新开放，市民可免费入馆。",
    ],
)
def test_what_was_encoded_twice_is_put_right(text: str) -> None:
    assert repair_mojibake(twice(text)).text == text
    assert repair_mojibake(twice(text)).characters > 0


@pytest.mark.parametrize(
    "text",
    [
        "Le café… « très cher », dit-elle. À Âges, l’été a été long…”",
        "SÃO PAULO E A CÂMARA: AÇÃO NÃO É DECISÃO, DIZ MÃE",
        "Plain ASCII text.",
        "图书馆下月重新开放，市民可免费入馆。",
        "A sign of trouble is Ã¼ in place of ü.",
    ],
)
def test_text_that_is_right_stays(text: str) -> None:
    assert repair_mojibake(text) == (text, 0)


def test_a_page_encoded_twice_gives_its_story_and_says_so() -> None:
    for page, story in ((ENGLISH, PARAGRAPHS), (CHINESE, CHINESE_PARAGRAPHS)):
        article = newsclean.clean(twice(page).encode())
        assert article.text == "\n\n".join(story) or article.text == "\n".join(story)
        assert any("wrong charset" in warning.text for warning in article.extraction.warnings)


def test_a_dump_encoded_twice_gives_its_story() -> None:
    article = newsclean.clean(twice("\n\n".join(("Library stays open", *PARAGRAPHS))), kind="dump")
    assert PARAGRAPHS[2] in article.text


RUSSIAN = "Мост остаётся открытым до весны, сообщила мэр города Марроу. Жители довольны, а лодочники нет."
JAPANESE = "図書館は来月から市民に公開されます。「うれしい」と館長は話しました。\n入館は無料です。"
KOREAN = "도서관은 다음 달 다시 문을 엽니다. 시민은 무료로 입장할 수 있습니다. 관장은 기쁘다고 말했습니다."
NEWS = (
    "青溪新桥下月通车\n2016年10月14日07:17 来源：青溪日报\n“等了三年，我们很高兴，”市民张三说。"
    "青溪市的新桥将于下月正式通车，比计划提前了两个月，市民可以步行过桥，也可以骑车。"
)


@pytest.mark.parametrize(
    ("text", "encoding"), [(NEWS, "gb18030"), (NEWS, "gbk"), (JAPANESE, "cp932"), (RUSSIAN, "cp1251")]
)
def test_utf8_read_as_a_systems_own_encoding_is_put_right_but_for_what_is_lost(text: str, encoding: str) -> None:
    mended = repair_mojibake(text.encode().decode(encoding, "replace"))
    assert mended.characters > 0
    lost = mended.text.count("\ufffd")
    assert lost <= 0.2 * len(text)
    # What is left stands in the text, in its order.
    rest = iter(text)
    assert all(char in rest for char in mended.text if char != "\ufffd")


def test_the_day_of_a_chinese_text_survives_what_is_lost() -> None:
    for mark in ("\ufffd", "?"):
        text = repair_mojibake(NEWS.encode().decode("gbk", "replace").replace("\ufffd", mark)).text
        assert "2016年10月14日07:17" in text


@pytest.mark.parametrize("lost", ["銆\ufffd\n", "嗐\ufffd\ufffd\n"])
def test_a_chinese_full_stop_that_has_lost_bytes_is_known_by_the_rest(lost: str) -> None:
    text = "我们都很高兴。\n他们都来了吗。\n图书馆下月重开了。\n" * 2
    misread = text.encode().decode("gbk", "replace")
    assert lost in misread
    assert repair_mojibake(misread).text.count("。\n") == 6


def test_western_quotation_marks_read_as_chinese_are_put_right() -> None:
    said = "“It’s late,” she said, “and we don’t know – the bridge stays shut until the council’s next meeting.”\n" * 3
    text = repair_mojibake(said.encode().decode("gb18030", "replace")).text
    assert "It’s late," in text
    assert "don’t know" in text


@pytest.mark.parametrize(
    ("text", "encoding"), [(NEWS, "gb18030"), (KOREAN, "cp949"), (RUSSIAN, "cp1251"), (NEWS[:60] * 2, "big5")]
)
@pytest.mark.parametrize("western", ["cp1252", "latin-1"])
def test_another_scripts_bytes_read_as_western_are_put_right(text: str, encoding: str, western: str) -> None:
    data = text.encode(encoding, "ignore")
    assert repair_mojibake(data.decode(western)).text == data.decode(encoding)


@pytest.mark.parametrize(
    "text", [NEWS, JAPANESE, KOREAN, RUSSIAN, RUSSIAN.upper(), "Les lettres àâæçéèêëîïôœùûüÿ et ÄÖÜß."]
)
def test_text_of_other_scripts_stays(text: str) -> None:
    assert repair_mojibake(text) == (text, 0)


def test_a_chinese_dump_read_in_the_wrong_encoding_gives_its_story_and_says_so() -> None:
    dump = "\n\n".join(("图书馆下月重新开放", "2016年10月14日 来源：青溪日报", *CHINESE_PARAGRAPHS))
    for text in (dump.encode().decode("gb18030", "replace"), dump.encode("gb18030").decode("latin-1")):
        article = newsclean.clean(text, kind="dump")
        assert article.text.count("\ufffd") < 0.1 * len(article.text)
        assert CHINESE_PARAGRAPHS[0][:8] in article.text
        assert article.published == "2016-10-14"
        assert any("wrong charset" in warning.text for warning in article.extraction.warnings)


def test_text_is_repaired_from_its_bytes_too() -> None:
    text = twice("Der Bürgermeister von Müden sagte, die Brücke über die Aller werde für Fußgänger geöffnet.")
    repaired = repair_mojibake(text, text.encode())
    assert repaired == repair_mojibake(text)
    assert "Bürgermeister" in repaired.text


def test_a_repaired_page_keeps_no_bytes() -> None:
    text = twice("Der Bürgermeister von Müden sagte, die Brücke über die Aller werde für Fußgänger geöffnet.")
    page = decode_page(text.encode(), None)
    assert page.utf8 is None
    assert "Bürgermeister" in page.text
