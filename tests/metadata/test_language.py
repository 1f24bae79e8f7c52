"""The language: what a page says, held against the script and the words of its text."""

from __future__ import annotations

import pytest

from newsclean.metadata.language.choice import find_language, guess_language

ENGLISH = "The bridge is open and the town of Marrow waits in the rain for the ferry that was late."
GERMAN = "Die Brücke ist offen und das Dorf wartet nicht mit der Fähre, die den Fluss von Süden überquert."
SWAHILI = "Daraja jipya limefunguliwa rasmi kijijini baada ya mvua kubwa kunyesha usiku kucha."


@pytest.mark.parametrize(
    "text,language",
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        ("青溪老桥保留到明年春天", "zh"),
        ("古い橋は来年の春まで残されることになった", "ja"),
        ("오래된 다리는 내년 봄까지 유지된다", "ko"),
        ("Старый мост останется открытым до весны", "ru"),
        ("Старий міст залишиться відкритим до весни", "uk"),
        ("СТАРИЙ МІСТ", "uk"),
        ("الجسر القديم يبقى مفتوحا حتى الربيع", "ar"),
        ("پل قدیمی تا بهار باز می‌ماند و گچ آن تازه است", "fa"),
        ("पुराना पुल वसंत तक खुला रहेगा", "hi"),
        ("สะพานเก่าจะเปิดจนถึงฤดูใบไม้ผลิ", "th"),
        ("Η παλιά γέφυρα μένει ανοιχτή", "el"),
        ("הגשר הישן נשאר פתוח", "he"),
        ("2023-03-22 11:15 …", None),
        ("", None),
        (SWAHILI, None),
        ("β " + ENGLISH, "en"),
    ],
)
def test_a_guess_goes_by_script_and_words(text: str, language: str | None) -> None:
    assert guess_language(text) == language


@pytest.mark.parametrize(
    "stated,text,language",
    [
        (["en-gb"], ENGLISH, "en-GB"),
        (["en_US"], ENGLISH, "en-US"),
        (["zh-hans-cn"], "青溪老桥保留到明年春天", "zh-Hans-CN"),
        (["ZH-CN"], "青溪老桥保留到明年春天", "zh-CN"),
        (["sl-rozaj"], SWAHILI, "sl-rozaj"),
        # A template's tag is not believed against the script, nor against words that say otherwise.
        (["en"], "青溪老桥保留到明年春天", "zh"),
        (["zh-CN"], ENGLISH, "en"),
        (["ko"], ENGLISH, "en"),
        (["de"], ENGLISH, "en"),
        (["en", "de-AT"], GERMAN, "de-AT"),
        # Languages that share a script are told apart by the page's word.
        (["bg"], "Старият мост остава отворен до пролетта", "bg"),
        (["ur"], "پرانا پل بہار تک کھلا رہے گا", "ur"),
        (["kk"], "Ескі көпір көктемге дейін ашық қалады, деді кеңес мүшелері бүгін", "kk"),
        (["be"], "Стары мост застаецца адкрытым да вясны, і рада згодна", "be"),
        (["ru"], "Старий міст залишиться відкритим до весни", "uk"),
        (["ar"], "پل قدیمی تا بهار باز می‌ماند و گچ آن تازه است", "fa"),
        (["yue"], "舊橋開到春天", "yue"),
        # One without a list of words of its own is believed where the script is Latin.
        (["sw"], ENGLISH, "sw"),
        ([None, "", "?", "nb"], "", "nb"),
        ([], "", None),
    ],
)
def test_a_stated_tag_counts_where_the_text_bears_it_out(
    stated: list[str | None], text: str, language: str | None
) -> None:
    assert find_language(stated, text) == language


def test_closely_related_languages_are_left_to_the_page() -> None:
    danish = "Broen er åben og det er ikke til at se af vejen, som den er på, med en båd til byen og av."
    assert find_language(["no"], danish) == "no"
    assert find_language(["en"], danish) == guess_language(danish) == "da"
