"""The encoding of text that states none, long and short."""

from __future__ import annotations

import pytest

from newsclean.decode.detection import detect

CHINESE = "青溪市图书馆下月重新开放，市民可免费入馆。馆长说，这是大家等了三年的事，第一天会有不少人。"
TRADITIONAL = "青溪市圖書館下月重新開放，市民可免費入館。館長說，這是大家等了三年的事，第一天會有不少人。"
JAPANESE = "図書館は来月から市民に公開されます。「うれしい」と館長は話しました。入館は無料です。"
KOREAN = "도서관은 다음 달 다시 문을 엽니다. 시민은 무료로 입장할 수 있습니다. 관장은 기쁘다고 말했습니다."
RUSSIAN = "Мост остаётся открытым до весны, сообщила мэр города. Жители довольны, а лодочники нет."
GERMAN = "Die Brücke über den Fluß bleibt für Fußgänger geöffnet, sagt die Bürgermeisterin von Marrow am Montag."
SPANISH = "¿Seguirá abierto el puente? «Sí», dijo la alcaldesa, «mañana también», según el periódico de la región."
SWEDISH = "Bron över ån förblir öppen för gående, säger borgmästaren. Båtägarna är missnöjda och överklagar."
TURKISH = "Köprü yayalara açık kalacak, dedi belediye başkanı. Balıkçılar karardan hoşnut değil, çünkü kış yaklaşıyor."
POLISH = (
    "Most pozostanie otwarty do wiosny, powiedziała burmistrz. Mieszkańcy są zadowoleni, żeglarze wciąż się złoszczą."
)
ICELANDIC = "Brúin verður opin fram á vor, sagði bæjarstjórinn. Íbúar eru ánægðir en sjómenn þykja ósáttir við það."


@pytest.mark.parametrize("times", [1, 40])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5hkscs"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "cp949"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (GERMAN, "cp1252"),
        (SPANISH, "cp1252"),
        (SWEDISH, "cp1252"),
        (ICELANDIC, "cp1252"),
        (TURKISH, "cp1254"),
        (POLISH, "cp1250"),
    ],
)
def test_text_that_states_no_encoding_is_read_right(text: str, encoding: str, times: int) -> None:
    page = "Home\nNews\nSport\nWeather\n" + f"{text}\n" * times
    data = page.encode(encoding)
    found = detect(data).codec
    assert found is not None
    assert data.decode(found) == page
