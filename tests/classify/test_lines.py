"""Repeated lines of a dump: comments, posts below each other, rows of an index, captions beside descriptions."""

from __future__ import annotations

import pytest

from newsclean import clean_dump
from newsclean.classify.features.plaintext.lines import Lines
from newsclean.parse.plaintext.reader import read_dump

STORY = [
    "Marrow keeps its old bridge",
    "The council of Marrow voted on Monday to keep the old bridge open to carts and walkers, and to ask the county.",
    "Tarn will pay its share of the work, its mayor said, and the road below the mill stays closed until the spring.",
]


def lines_of(texts: list[str]) -> Lines:
    return Lines(read_dump("\n\n".join(texts), None).blocks)


def vetoes(texts: list[str]) -> list[str | None]:
    lines = lines_of(texts)
    return [lines.find_veto(index) for index in range(len(lines.units))]


COMMENTS = [
    "Ada on September 17, 2018 at 6:34 am said:",
    "I walked over that bridge as a child, and so did my mother. It should have been mended long ago, I think.",
    "Berta (Mill Road) on September 18, 2018 at 10:07 am said:",
    "Nobody asked us who live beside it. The carts keep us awake from four in the morning until late.",
    "Carl on September 20, 2018 at 9:15 pm said:",
]


def test_comments_are_known_by_headers_of_one_shape() -> None:
    assert vetoes([*STORY, *COMMENTS, "Good."]) == [None] * 3 + ["line.comment"] * 5 + [None]


def test_quotes_in_a_story_are_no_comments() -> None:
    quotes = []
    for name, age in (("Ada Fell", 41), ("Carl Beck", 67), ("Dora Lund", 30), ("Emil Rask", 52)):
        quotes += [f"{name}, {age}, said:", "“The bridge was here before us, and it will be here after us.”"]
    assert vetoes([*STORY, *quotes]) == [None] * 11


def test_a_story_between_two_lists_of_teasers_stays() -> None:
    def teasers(day: str) -> list[str]:
        return [line for n in range(4) for line in (f"The harbour of {day} opens again part {n}", f"{n + 2} hours ago")]

    body = [f"Paragraph {n} of the story tells what the council and the county will do about the bridge{' and the road' * (n % 5)}." for n in range(25)]  # fmt: skip
    found = vetoes([*teasers("Tarn"), *body, *teasers("Marrow")])
    assert found[8:33] == [None] * 25
    assert "line.comment" in found[:8]


@pytest.mark.parametrize("foot", ["{} comments", "Posted by Ada on {} May", "共 {} 篇评论 发表评论"])
def test_of_several_posts_the_first_is_the_story(foot: str) -> None:
    posts = [[f"Post {n}", f"{STORY[1]} {STORY[2]}", foot.format(n + 3)] for n in range(4)]
    found = vetoes([line for post in posts for line in post])
    assert found == [None] * 3 + ["line.other-post"] * 9


def test_footers_without_text_above_them_separate_no_posts() -> None:
    found = vetoes(["3 comments", *STORY, "5 comments", *STORY, "9 comments"])
    assert "line.other-post" not in found


def test_rows_of_an_index_are_known_by_their_numbers() -> None:
    rows = [f"A road through the hills [Ada {n}] 08-1{n} 16:0{n} 29{n}w [43{n}/8{n}]" for n in range(9)]
    assert vetoes([*STORY, *rows]) == [None] * 3 + ["line.index-row"] * 9


def test_a_table_of_results_is_no_index() -> None:
    rows = [f"{n} Ada Fell 50{n} 5 {n} 17 27" for n in range(9)]
    assert vetoes([*STORY, *rows]) == [None] * 12


def test_a_caption_beside_its_description_is_a_near_duplicate() -> None:
    lines = lines_of([STORY[1], "The old bridge of Marrow in the rain.", "The old bridge of Marrow in the rain. Photo: Ada Fell"])  # fmt: skip
    assert "twin:first" in lines.features(1)
    assert "twin:second" in lines.features(2)
    assert not [name for name in lines.features(0) if name.startswith("twin")]


def test_a_line_that_says_the_same_twice_is_a_near_duplicate() -> None:
    lines = lines_of(["Carts on the old bridge of Marrow. Carts on the old bridge of Marrow.", STORY[1]])
    assert "twin:doubled" in lines.features(0)


def test_members_of_a_series_are_counted_above_and_below() -> None:
    posts = [line for n in range(4) for line in (STORY[1], f"[Print {n}]")]
    lines = lines_of(posts)
    series = [[name for name in lines.features(index) if name.startswith("ladder:number")] for index in range(8)]
    assert series[0][0] == "ladder:number:0:2"
    assert series[7][0] == "ladder:number:3:1"


def test_a_credit_on_the_next_line_is_a_feature() -> None:
    lines = lines_of([STORY[1], "Carts and walkers on the old bridge, which will stay.", "Photo: Ada Fell", STORY[2]])
    assert any(name.startswith("beside:below") for name in lines.features(1))
    assert not any(name.startswith("beside") for name in lines.features(0))


def test_dropped_comments_are_called_comments() -> None:
    article = clean_dump("\n".join([*STORY, *COMMENTS]))
    assert "Nobody asked us" not in article.text
    assert STORY[2] in article.text


def test_rows_of_share_buttons_separate_posts() -> None:
    posts = [line for n in range(5) for line in (f"{STORY[n % 2 + 1]} {n}. {STORY[1]}", "Facebook Twitter Copy")]
    assert vetoes(posts) == [None] * 2 + ["line.other-post"] * 8
    assert vetoes(posts[:6]) == [None] * 6


def test_a_quoted_post_of_a_social_network_is_a_feature() -> None:
    lines = lines_of(
        [STORY[1], "The bridge stays. Thank you all!", "— Ada Fell (@adafell) November 20, 2019", STORY[2]]
    )
    assert "post:text" in lines.features(1)
    assert "post:signature" in lines.features(2)
    assert not [name for name in lines.features(3) if name.startswith("post:")]
