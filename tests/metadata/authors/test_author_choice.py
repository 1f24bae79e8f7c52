"""Which of the people that a page names is the author: one test for each form of naming people."""

from __future__ import annotations

import newsclean
from tests.pages import PARAGRAPHS

TEXT = (
    "<p>The council met in the evening and voted, after four hours, to keep the old bridge open until the spring.</p>"
    * 6
)
BODY = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "MW"}}</script>'
FILER = '<meta name="author" content="Filer Formal">'


def stated_or_shown_authors(head: str = "", top: str = "", tail: str = "") -> list[str]:
    page = (
        f"<html lang=de><head><title>Bridge stays open</title>{head}</head><body><article><h1>Bridge stays open</h1>{top}{TEXT}"
        f"</article>{tail}</body></html>"
    )
    return [person.name for person in newsclean.clean(page).authors]


def test_a_photo_credit_behind_the_author_is_not_the_authors() -> None:
    assert stated_or_shown_authors(top="<p>von Bo Beispiel Foto: © GEPA</p>") == ["Bo Beispiel"]


def test_labels_of_one_author_and_of_several() -> None:
    assert stated_or_shown_authors(tail="<p>Autorin: Ann Example</p>") == ["Ann Example"]
    assert stated_or_shown_authors(tail="<p>Autoren: Ann Example, Bo Beispiel</p>") == ["Ann Example"]


def test_a_person_after_the_text_beats_an_outlet_in_the_markup() -> None:
    assert stated_or_shown_authors(BODY) == ["MW"]
    assert stated_or_shown_authors(BODY, tail="<p>Von Bo Beispiel</p>") == ["Bo Beispiel"]


def test_a_label_is_read_even_below_related_stories() -> None:
    related = "<h3>Zum Thema:</h3><ul><li><a href=/1>Die Brücke von Marrow</a></li></ul>"
    assert stated_or_shown_authors(tail=f"{related}<p>Autor: Bo Beispiel</p>") == ["Bo Beispiel"]


def test_a_marked_byline_beats_a_filer_whom_the_page_never_shows() -> None:
    marked = '<p><span class="authorbold">Bo Beispiel</span></p>'
    assert stated_or_shown_authors(FILER, top=marked) == ["Bo Beispiel"]
    assert stated_or_shown_authors(FILER, top=marked, tail="<p>Filer Formal is our editor.</p>") == ["Filer Formal"]


def test_two_who_talk_are_two() -> None:
    assert stated_or_shown_authors(top="<p class=author>Bo Beispiel im Gespräch mit Ann Example</p>") == [
        "Bo Beispiel",
        "Ann Example",
    ]


def dump_authors(*between: str) -> list[str]:
    lines = ["Bridge stays open", *between]
    story = [
        f"The council met for the {count}th time and voted to keep the old bridge open until the spring."
        for count in range(4, 9)
    ]
    return [person.name for person in newsclean.clean("\n\n".join((*lines, *story)), kind="dump").authors]


def test_in_a_dump_a_name_alone_between_title_and_text_is_the_authors() -> None:
    assert dump_authors("Ann Example", "12 March 2023") == ["Ann Example"]
    assert dump_authors("Ann Example,", "Bo Beispiel") == ["Ann Example", "Bo Beispiel"]


def below_a_document_title(*lines: str) -> list[str]:
    """The authors of a dump whose first line is the document's title, with the address's words."""
    text = "\n".join(("Council keeps the old bridge open until spring - Courier", *lines, *PARAGRAPHS))
    url = "https://courier.example/council-keeps-the-old-bridge-open-until-spring-4711"
    return [person.name for person in newsclean.clean(text, kind="dump", url=url).authors]


PLACES = ("Council", "Harbour", "Market", "Mill", "Quarry", "Bridge", "School", "Ferry", "Hills", "Forest")
MATTERS = ("", " news", " in pictures", " sport", " jobs", " weather", " letters")
MENU = [f"{place}{matter}" for matter in MATTERS for place in PLACES]


def test_in_a_dump_menus_below_the_documents_title_name_no_author() -> None:
    assert below_a_document_title("Stay Connected", "Home", *MENU, "12 March 2023") == []


def test_in_a_dump_the_headline_has_its_place_though_the_documents_title_has_other_words() -> None:
    head = ("Old bridge: no end before the spring", "Ann Example", "12 March 2023", "Share")
    assert below_a_document_title(*MENU[:30], *head) == ["Ann Example"]


def test_in_a_dump_whom_the_story_names_is_its_subject() -> None:
    sentence = "The mayor, Ann Example, said on the bridge that the council had taken the long way home once more."
    text = "\n\n".join(
        ("Bridge stays open", "Ann Example", *["The council met again and voted to keep the bridge."] * 3)
    )
    assert newsclean.clean(f"{text}\n\n{sentence}\n\n{sentence}", kind="dump").authors == ()


def test_in_a_chinese_dump_the_author_is_below_the_last_of_the_titles() -> None:
    menu = [f"频道{number}" for number in range(30)]
    story = [
        f"大桥管理处今天第{number}次表示，老桥将继续通车到明年春天，渡轮照常每天六班，居民出行不受影响。"
        for number in "一二三四五六"
    ]
    lines = [
        "张三：老桥将通车到明年春天",
        *menu,
        "张三：老桥将通车到明年春天",
        "李小四/青溪晚报",
        "2023-03-22 09:10",
        *story,
    ]
    assert [person.name for person in newsclean.clean("\n\n".join(lines), kind="dump").authors] == ["李小四"]


def test_a_section_alone_below_a_chinese_title_is_no_author() -> None:
    story = "".join(
        f"<p>大桥管理处今天第{number}次表示，老桥将继续通车到明年春天，渡轮照常每天六班。</p>"
        for number in "一二三四五六"
    )
    page = "<html lang=zh><head><title>老桥将通车到明年春天</title></head><body><h1>老桥将通车到明年春天</h1><p>{}</p>{}</body></html>"
    assert [person.name for person in newsclean.clean(page.format("李小四", story)).authors] == ["李小四"]
    for section in ("金融", "江苏", "石油"):
        assert newsclean.clean(page.format(section, story)).authors == (), section


def authors_below_menu(*between: str) -> list[str]:
    """The authors of a dump with the site's name and a menu above its headline."""
    lines = ("Council keeps the old bridge open until spring", *between)
    text = "\n\n".join(("Marrow Courier", "Home", "Weather", *lines, *PARAGRAPHS))
    return [person.name for person in newsclean.clean(text, kind="dump").authors]


def test_in_a_dump_a_german_job_behind_a_name_is_no_part_of_it() -> None:
    assert authors_below_menu("Bo Beispiel Redakteur", "12. März 2023") == ["Bo Beispiel"]


def test_in_a_dump_a_name_between_two_copies_of_the_title_is_the_authors() -> None:
    assert authors_below_menu("Ann Example", "12 March 2023", "Council keeps the old bridge open until spring") == [
        "Ann Example"
    ]


def test_in_a_dump_a_button_behind_a_byline_is_no_name() -> None:
    assert authors_below_menu("By Ann Example Follow", "12 March 2023") == ["Ann Example"]


def test_in_a_dump_an_address_does_not_make_a_name_common_words() -> None:
    assert authors_below_menu("By", "Ann Example", "12 March 2023", "Write to ann.example@courier.example") == [
        "Ann Example"
    ]


def test_in_a_dump_text_beside_a_date_is_no_name() -> None:
    assert authors_below_menu("12. März 2023, 10:15 Uhr Lesedauer 4 Minuten") == []
    assert authors_below_menu("Bild: Hafenamt Marrow", "12. März 2023") == []
    assert authors_below_menu("Copyright Bo Beispiel/AP", "12 March 2023") == []
