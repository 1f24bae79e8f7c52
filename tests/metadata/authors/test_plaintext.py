"""Authors in dumps: the markup of bylines is lost, so position, neighbours and words decide."""

from __future__ import annotations

import pytest

from newsclean import clean_dump

TITLE = "Marrow keeps its old bridge for carts and walkers"
LEAD = "The council has voted after a long evening, and the county is to pay for half of the work that is to be done."
TEXT = [
    "The council of Marrow voted on Monday to keep the old bridge open to carts and walkers, and to ask the county for "
    "half of the money that the work will cost.",
    "Tarn will pay its share of the work, its mayor said, and the road below the mill stays closed until the spring, "
    "when the ice has gone and the river is low again.",
    "Whoever has walked over the bridge in the last ten years knows the holes in it, and knows why nobody drives there "
    "after dark any more without a lamp.",
    "Work begins in April. The masons say that they need two summers for it, and that the arches are as sound as on the "
    "day when they were built.",
]
MENU = ["News", "Sport", "Weather"]


def authors(*below: str, text: list[str] = TEXT) -> list[str]:
    page = "\n\n".join([*MENU, TITLE, *below, *text, "Imprint"])
    return [person.name for person in clean_dump(page).authors]


def test_a_name_below_the_lead_is_the_author() -> None:
    lines = [*MENU, TITLE, LEAD, "Share on Facebook", "Print", "Ada Fellner|Published 4 months ago", *TEXT, "Imprint"]
    assert [person.name for person in clean_dump("\n".join(lines)).authors] == ["Ada Fellner"]


def test_authors_on_lines_of_their_own() -> None:
    assert authors("Ada Fellner", "Karin Beck", "Jon Lund") == ["Ada Fellner", "Karin Beck", "Jon Lund"]


def test_a_byline_that_goes_on_with_commas() -> None:
    assert authors("by Ada Fellner", ", Karin Beck", ", Jon Lund") == ["Ada Fellner", "Karin Beck", "Jon Lund"]


@pytest.mark.parametrize(
    "line",
    [
        "Ada FellnerLifestyle Writer",
        "Ada Fellner Deputy Content Hub Director",
        "Ada Fellner Parliamentary editor",
        "Ada Fellner5 hours ago",
        "Ada Fellner|Published 4 months ago",
        "Ada Fellner Ada Fellner",
        "Ada FellnerBy Ada Fellner",
        "Ada Fellner, Print Managing Editor",
        "Ada Fellner – Journalist Journalist",
        "Ada Fellner Tips meg",
        "Ada Fellner 2 minutes read",
        "Ada Fellner, 26.04.2024 10:00 Uhr",
        "ada fellner.jpg Von Ada Fellner 28.04.2023, 18:11 Uhr",
        "[fell] Ada Fellner Redakteurin",
        "Profilbild von Ada Fellner",
        "Picture of Ada Fellner Ada Fellner",
        "Avatar photo by Ada Fellner August 25, 2025",
        "Ada FellnerFounder at Marrow Mills",
        "AvatarAda Fellner",
        "Ada Fellner Zuletzt geändert am 06.11.2023",
        "Ada Fellner 06 PM | 18 Mai",
        "Gepostet von Ada Fellner",
        "ByAda FellnerMar 5, 2025 | 6 comments",
        "ByAda Fellner UpdatedJanuary 25, 2026",
        "By Ada Fellner, Co-Founder & COO",
        "Ada Fellner May 18, 2016",
        "Ada FellnerBy Ada FellnerJanuary 14, 202620 Mins Read",
        "22.08.2024 Profilbild von Ada Fellner",
        "By Ada Fellner@adafellner Updated Jul 24, 2018, 2:15pm EDT",
        "Posted on28. Juli 201928. Juli 2019AuthorAda Fellner4 Kommentare",
        "Publicado por Ada Fellner",
        "Von Ada Fellner Vom 3. Februar 2022 0",
        "Von Ada Fellner Kategorien: Brücken 6. November 2023, 15:25 Uhr",
        "By Ada Fellner Last updated Nov 8, 2023 Share with new partner: Share",
        "Accueil | Par Ada Fellner | 30 septembre 2018",
        "· by Ada Fellner · Updated on 8 January 2026",
        "By Ada Fellner ⋅ Founder and Editor-in-Chief ⋅ Updated May 6, 2025",
        "May 18, 2023 By Ada Fellner In",
        "Interview by Ada Fellner",
        "Bridges, News | Published: 5 hours ago | Written By: Ada Fellner",
        "Reviewed by Jon Lund — Written by Ada Fellner — Updated on May 6, 2025",
        "Ada Fellner Parliamentary editor subscribe Just one crown for the first month. Support independent journalism.",
    ],
)
def test_what_is_glued_to_a_name_is_cut_off(line: str) -> None:
    assert authors(line) == ["Ada Fellner"]


@pytest.mark.parametrize(
    "lines",
    [
        ["By", "Ada Fellner0,", "Karin Beck &", "Jon Lund"],
        ["von", "Ada Fellner", ",", "Karin Beck", "und", "Jon Lund"],
        ["Authored by:", "Ada Fellner", "Karin Beck", "Jon Lund"],
        ["By", "Ada FellnerNews Reporter", "Karin BeckNews Reporter", "Jon Lund"],
        ["Ada Fellner/Karin Beck", "Jon Lund"],
        ["By Ada Fellner, Karin Beck and Jon Lund The Associated Press"],
    ],
)
def test_three_authors(lines: list[str]) -> None:
    assert authors(*lines) == ["Ada Fellner", "Karin Beck", "Jon Lund"]


def test_an_agency_beside_a_name_is_an_author_too() -> None:
    assert authors("Ada Fellner and AP", "June 30, 2026 - 4.34pm") == ["Ada Fellner", "AP"]


def test_cyrillic_names_that_nothing_separates() -> None:
    assert authors("Анна Перова Иван Лугов 8 января, 17:46") == ["Анна Перова", "Иван Лугов"]


def test_a_name_cut_short_is_whole_on_the_next_line() -> None:
    assert authors("by Marrow D | 5 November 2024", "ADA FELLNER") == ["ADA FELLNER"]


def test_names_below_the_story() -> None:
    assert authors(text=[*TEXT, "Ada Fellner, Karin Beck"]) == ["Ada Fellner", "Karin Beck"]
    assert authors(text=[*TEXT, "Ada Fellner", "Marrow Post No 84, page 1", "Subscribe to:", "Ada Fellner"]) == [
        "Ada Fellner"
    ]
    assert authors(text=[*TEXT, "Ada Fellner", "Karin Beck wins the race"]) == []


def test_a_author_whom_a_note_below_the_story_is_about() -> None:
    note = (
        "Ada Fellner is a reporter of this paper and has written about bridges and rivers in the county for ten years."
    )
    assert authors("Ada Fellner", "June 30, 2026", text=[*TEXT, note]) == ["Ada Fellner"]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright Ada Fellner",
        "Umbau des Rathauses",
        "WEEKEND FINAL EDITION",
        "Von Mensch zu Mensch",
        "Bridge Council",
        "Marrow, 26.04.2024 10:00 Uhr",
        "New Marrow, 26.04.2024 10:00 Uhr",
        "Upper Marrow, 26.04.2024",
        "Local NewsNews",
        "Download PDF",
        "Zur Galerie",
        "Keine Vorkasse",
        "World River Bridge Day",
        "Marrow Bridge's Keepers",
        "A Refined Bridge",
        "Primäre Navigation",
        "Presse Brückenbaumeisterschaft",
        "The bridge at dusk Jon Lund/Reuters",
    ],
)
def test_lines_that_name_nobody(line: str) -> None:
    assert authors(line) == []


def test_whom_the_story_names_is_its_subject() -> None:
    said = (
        "Ada Fellner told the council that the bridge was sound, and that two summers would be enough for the masons."
    )
    assert authors("Ada Fellner", text=[*TEXT, said]) == []


def test_an_agency_below_the_title_is_the_author() -> None:
    page = clean_dump("\n\n".join([*MENU, TITLE, "The Associated Press", *TEXT]))
    assert [(person.name, person.role) for person in page.authors] == [("The Associated Press", "organization")]


def test_a_byline_behind_the_title_on_one_line() -> None:
    page = "\n\n".join([f"{TITLE} | Marrow Post", *MENU, f"{TITLE} by Ada Fellner", "4 Comments", *TEXT, "Imprint"])
    assert [person.name for person in clean_dump(page).authors] == ["Ada Fellner"]


def test_a_job_behind_a_bare_by() -> None:
    assert authors("By", "Ada Fellner, Senior Director, Bridges and Roads, Marrow Council") == ["Ada Fellner"]


def test_other_stories_authors_are_not_this_ones() -> None:
    teaser = ["The mill burns", "Nobody was hurt when the old mill burned.", "by Jon Lund", "Advertisement", "Home"]
    page = "\n\n".join([*MENU, *teaser, TITLE, "Ada Fellner", "30 January 2025 / 23:07", *TEXT, "Imprint"])
    assert [person.name for person in clean_dump(page).authors] == ["Ada Fellner"]
    below = ["The mill burns", "Nobody was hurt when the old mill burned.", "Written by Jon Lund"]
    page = "\n\n".join([*MENU, TITLE, "Ada Fellner", "30 January 2025 / 23:07", *TEXT, *below, "Imprint"])
    assert [person.name for person in clean_dump(page).authors] == ["Ada Fellner"]


def test_a_signature_in_brackets_is_no_mention_in_the_story() -> None:
    signed = "The masons will look at the arches once more before the winter. (Ada Fellner, Karin Beck, 3.5.2024)"
    assert authors("Ada Fellner", "Karin Beck", text=[*TEXT, signed]) == ["Ada Fellner", "Karin Beck"]
    assert authors(text=[*TEXT, signed]) == ["Ada Fellner", "Karin Beck"]


def test_a_comment_by_somebody() -> None:
    assert authors("Kommentar von", "Ada Fellner", "Redakteurin") == ["Ada Fellner"]


def test_an_agency_behind_a_comma_on_the_next_lines() -> None:
    assert authors("von", "Ada Fellner", ",", "Deutsche Presse-Agentur") == ["Ada Fellner", "Deutsche Presse-Agentur"]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["von Ada · 18. Oktober 2019"], "Ada"),
        (["Von Ada / 6. November 2023 / Keine Kommentare"], "Ada"),
        (["von river_fox Veröffentlicht am 11. Juni 2019"], "river_fox"),
        (["by riverfox", "21. September 2019"], "riverfox"),
        (["Von", "Ada", "-", "31. Dezember 2019"], "Ada"),
        (["ByAda", "July 30, 2019"], "Ada"),
        (["By riverfoxFebruary 16, 2026No Comments"], "riverfox"),
    ],
)
def test_weblogs_authors_go_by_one_word(lines: list[str], name: str) -> None:
    assert authors(*lines) == [name]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Fellnerada", "Jan 23", "11 min read"], "Fellnerada"),
        (["January 28, 2018", "Fellnerada", "80 Comments"], "Fellnerada"),
        (["Picture of Fellnerada Fellnerada", "January 1, 2026"], "Fellnerada"),
        (["river_fox — 2. Februar 2022"], "river_fox"),
    ],
)
def test_one_word_beside_a_date_below_the_title(lines: list[str], name: str) -> None:
    assert authors(*lines) == [name]


@pytest.mark.parametrize("lines", [["Weather", "Jan 23"], ["Bridge", "Jan 23"], ["Reporter", "Jan 23"], ["Fellnerada"]])
def test_a_section_beside_a_date_is_no_author(lines: list[str]) -> None:
    assert authors(*lines) == []


def test_the_publisher_below_the_title_beside_a_date() -> None:
    dump = "\n\n".join([*MENU, TITLE, "Marrowpost", "January 28, 2018", *TEXT, "Imprint"])
    article = clean_dump(dump, url="https://www.marrowpost.example/bridge")
    assert [(person.name, person.role) for person in article.authors] == [("Marrowpost", "organization")]


def test_the_holder_of_the_copyright_wrote_what_tells_of_oneself() -> None:
    mine = "I have walked over the bridge in all of my winters here, and I know my way over it in the dark."
    feet = ["© 2025 Ada Fellner · Privacy · Terms"]
    assert [
        person.name for person in clean_dump("\n\n".join(["Ada Fellner", *MENU, TITLE, *TEXT, mine, *feet])).authors
    ] == ["Ada Fellner"]
    assert clean_dump("\n\n".join(["Ada Fellner", *MENU, TITLE, *TEXT, *feet])).authors == ()
    assert clean_dump("\n\n".join([*MENU, TITLE, *TEXT, mine, *feet])).authors == ()


@pytest.mark.parametrize("lines", [["Von Brücken"], ["by hand", "July 30, 2019"], ["von April 2019 bis Mai 2020"]])
def test_one_word_that_is_no_author(lines: list[str]) -> None:
    assert authors(*lines, text=[*TEXT, "Most of the stones were cut by hand when the bridge was built."]) == []


@pytest.mark.parametrize("name", ["April Fellner", "Laura June Fellner"])
def test_months_are_first_names_too(name: str) -> None:
    assert authors("By", name) == [name]
    assert authors(f"By {name} July 10, 2015") == [name]


def test_a_byline_that_goes_on_to_say_who_that_is() -> None:
    note = "a deputy editor of this paper who has covered bridges, rivers and mills in Marrow and Tarn for more than ten years"
    assert authors(f"By Ada Fellner, {note}, and walks over the old bridge every day.") == ["Ada Fellner"]


def test_a_desk_beside_a_date() -> None:
    assert authors("Redaktion 1. November 2023 10:29") == ["Redaktion"]


def test_the_title_below_what_was_taken_for_text() -> None:
    notice = "Our members make this paper possible, and everyone who reads it can join them for a small sum a month."
    page = "\n\n".join([*MENU, notice, "Join", TITLE, "Ada Fellner", "30 January 2025", *TEXT, "Imprint"])
    assert [person.name for person in clean_dump(page).authors] == ["Ada Fellner"]


def japanese(*below: str, end: str = "") -> list[str]:
    title = "古い橋を残すことに決定　町議会で可決"
    text = [
        "町議会は十二日、歩行者と荷車のために古い橋を残すことを決め、工事費の半分を県に求めることにした。",
        "隣の村も費用を分担すると村長は述べ、粉ひき場の下の道は春まで通行止めになるという。",
        "工事は四月に始まる。石工によると二回の夏がかかり、アーチは建てられた時と同じくらい丈夫だという。" + end,
    ]
    return [person.name for person in clean_dump("\n\n".join(["ニュース", title, *below, *text, "会社案内"])).authors]


def test_japanese_names() -> None:
    assert japanese("2025/1/21 20:50", "青田 美川") == ["青田 美川"]
    assert japanese("青田美川", "社会", end="【谷町青田美川、海町】") == ["青田美川"]
    assert japanese("社会 事件") == []


def test_chinese_names_below_the_story_and_in_lists() -> None:
    title = "古桥将保留给行人和马车通行"
    text = [
        "青溪镇议会周一投票决定，继续让古桥向行人和马车开放，并请县里承担一半的修缮费用。",
        "镇长说，邻村也将分担费用，磨坊下面的道路要到春天冰雪融化、河水退去以后才会重新开放。",
        "工程将于四月开始。石匠们说需要两个夏天才能完工，桥拱和当年建成的时候一样坚固。",
    ]

    def named(*below: str, end: str = "打印本页") -> list[str]:
        return [person.name for person in clean_dump("\n\n".join(["首页", title, *below, *text, end])).authors]

    assert named(end="（张青溪）") == ["张青溪"]
    assert named("张青溪、风小桥") == ["张青溪", "风小桥"]
    assert named(end="由河边人张贴 @ 2005-06-14 03:25:55 (370)") == ["河边人"]
    assert named("风小桥") == []


@pytest.mark.parametrize(
    "above", [["2025-12-17·Ada Fellner"], ["Ada Fellner", "vor 2 Stunden"], ["Dec 17, 2025Ada Fellner"]]
)
def test_a_dated_name_right_above_the_title(above: list[str]) -> None:
    page = "\n\n".join([*MENU, *above, TITLE, *TEXT, "Imprint"])
    assert [person.name for person in clean_dump(page).authors] == ["Ada Fellner"]


def test_a_name_above_the_title_without_a_date_is_a_section() -> None:
    page = "\n\n".join([*MENU, "Ada Fellner", TITLE, *TEXT, "Imprint"])
    assert clean_dump(page).authors == ()


@pytest.mark.parametrize("name", ["Ada Fellner, Ph.D.", "Ada B. Fellner CPP, PSP"])
def test_degrees_stay_with_their_bearer(name: str) -> None:
    assert authors(name, "Dec. 17, 2025") == [name]


def test_a_portrait_between_a_name_and_itself() -> None:
    assert authors("By", "Ada Fellner", "Ada Fellner's headshot", "Ada Fellner") == ["Ada Fellner"]


def test_an_address_below_a_name_at_the_storys_end() -> None:
    assert authors(text=[*TEXT, ". . . Ada Fellner", "ada@marrowpost.example"]) == ["Ada Fellner"]


def test_a_word_of_the_page_is_no_name_where_no_date_is_near() -> None:
    assert authors("Kettle Fellner", text=[*TEXT, "They put a kettle on the stove for the masons every morning."]) == []
    said = [*TEXT, "They put a kettle on the stove for the masons every morning."]
    assert authors("Kettle Fellner", "21 May 2025", text=said) == ["Kettle Fellner"]


def test_a_name_with_an_address_and_an_account() -> None:
    assert authors("Ada Fellner | ada@marrowpost.example | @adafellner", "21 May 2025") == ["Ada Fellner"]
