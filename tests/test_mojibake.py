"""Text that was encoded twice comes out right; text that only looks a little like it stays."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.mojibake import mend
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
    assert mend(twice(text)).text == text
    assert mend(twice(text)).characters > 0


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
    assert mend(text) == (text, 0)


def test_a_page_encoded_twice_gives_its_story_and_says_so() -> None:
    for page, story in ((ENGLISH, PARAGRAPHS), (CHINESE, CHINESE_PARAGRAPHS)):
        article = newsclean.clean(twice(page).encode())
        assert article.text == "\n\n".join(story) or article.text == "\n".join(story)
        assert any("encoded twice" in warning for warning in article.extraction.warnings)


def test_a_dump_encoded_twice_gives_its_story() -> None:
    article = newsclean.clean(twice("\n\n".join(("Library stays open", *PARAGRAPHS))), kind="dump")
    assert PARAGRAPHS[2] in article.text
