"""Dumps: headlines, next stories, comments and notes as other publishers' pages render them; lists and entries that stay."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.structure.plaintext.lines import Lines
from newsclean.classify.structure.plaintext.other_stories import find_other_stories
from newsclean.pipeline import parse_page
from newsclean.rules import active_rules
from tests.pages import CHINESE_PARAGRAPHS, PARAGRAPHS

HEAD = ["Home", "News", "", "Library stays open", "", "By Ann Example", ""]
HEADLINES = ("A heron stops work at the shipyard crane", "Swans walk along the coast road", "Snack bars close in June")
OTHER = (
    "A heron has built its nest on the crane of the old shipyard, and work there has stopped until the young can fly.",
    "Children from the school nearby count the birds each morning and write the number on a board by the gate.",
    "The welders have been told to paint the fence instead, which they had planned for the autumn in any case.",
    "The owner said on Monday that the contract allows for it, and that a nest of herons is worth a month of waiting.",
)


def _dump(*amid: str, below: tuple[str, ...] = ()) -> str:
    lines = [*HEAD]
    for line in PARAGRAPHS[:3]:
        lines += [line, ""]
    lines += [*amid, ""]
    for line in PARAGRAPHS[3:]:
        lines += [line, ""]
    lines += [*below, "", "© 2024 The Marrow Post"]
    return "\n".join(lines)


def _body(*amid: str, below: tuple[str, ...] = ()) -> list[str]:
    return [block.text for block in newsclean.clean_dump(_dump(*amid, below=below)).body]


@pytest.mark.parametrize(
    "amid",
    [
        tuple(f"• {headline}" for headline in HEADLINES),
        HEADLINES,
        ("Read next", *HEADLINES[:2]),
        (f"Related articles: {HEADLINES[0]}",),
    ],
)
def test_headlines_of_other_stories_amid_the_prose_are_excluded(amid: tuple[str, ...]) -> None:
    assert _body(*amid) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "amid",
    [
        (
            "The council's report names three costs:",
            "• The roof of the old library",
            "• The rooms that stand empty most mornings",
        ),
        ("• 200 g oats", "• 2 eggs", "• 1 tsp salt"),
    ],
)
def test_items_of_the_story_stay(amid: tuple[str, ...]) -> None:
    kept = _body(*amid)
    assert [line.removeprefix("• ") for line in amid] == [line for line in kept if line not in PARAGRAPHS]


def test_lines_of_equal_length_are_a_wrapped_paragraph() -> None:
    wrapped = (
        "昨日上午，记者从青溪县图书馆获悉，经过半年的修缮，老馆将于",
        "下月重新开放，据介绍，工人更换了三千余块旧瓦，加固了二楼的",
        "木梁，并新设儿童阅览室和自习室，座位由一百个增加到两百六十",
        "个，市民凭证即可入馆。",
    )
    lines = ["老图书馆下月重新开放", "", *wrapped, "", *wrapped[1:], ""]
    kept = "".join(block.text for block in newsclean.clean_dump("\n".join(lines)).body)
    assert wrapped[1] in kept


def test_a_story_below_a_label_of_the_next_one_is_another() -> None:
    assert _body(below=("Next article", HEADLINES[0], "2024-03-05", *OTHER)) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "age", ["3 hours ago", "vor 3 Stunden", "il y a 3 heures", "hace 3 horas", "3 часа назад", "3時間前"]
)
def test_short_comments_with_ages_are_excluded(age: str) -> None:
    comments = []
    for name, text in (
        ("mill77", "Thank you."),
        ("ines", "Not me, I hope."),
        ("quay", "All of it is there."),
        ("tom", "Well said."),
    ):
        comments += [f"{name} {age}", text]
    assert _body(below=("Join the conversation", *comments)) == list(PARAGRAPHS)


def test_questions_with_answers_stay() -> None:
    talk = (
        "What made you come back?",
        "I missed the noise, honestly, the ropes and the gulls.",
        "Did your family agree?",
        "Not at first, but then my father painted the door.",
    )
    assert [line for line in _body(below=talk) if line in talk] == list(talk)
    rules = {block.rule for block in newsclean.explain(_dump(below=talk), kind="dump").blocks if block.text in talk}
    assert "sequence.part" in rules and "sequence.heading" not in rules


def test_entries_with_a_time_on_a_line_of_its_own_stay() -> None:
    entries = (
        ("10:20", "First boats at the pier", "The first boats have reached the outer pier in the fog."),
        ("11:05", "Bridge closed", "Officials say that the bridge stays closed until noon."),
        ("12:40", "All are well", "Nobody was hurt when the crane tipped over at the quay."),
    )
    kept = _body(below=tuple(line for entry in entries for line in entry))
    assert {entry[2] for entry in entries} <= set(kept)


def test_chinese_headlines_are_shorter() -> None:
    story = [line for text in CHINESE_PARAGRAPHS for line in (text, "")]
    lines = [
        "老图书馆下月重新开放",
        "",
        *story[:4],
        "延伸阅读",
        "• 天鹅拦路公交改道",
        "• 旧钟楼修好后倒走",
        "",
        *story[4:],
    ]
    assert [block.text for block in newsclean.clean_dump("\n".join(lines)).body] == list(CHINESE_PARAGRAPHS)


SECTION = (
    "The trial shows that herons return to a crane that has stood still for a month, which no earlier count had found.",
    "Two of the four yards kept their cranes moving at night, and their birds had left before the end of the second week.",
    "The number of nests was small, and the yards differ in noise, light and height, so a longer count is needed.",
    "Future work should measure how close a welder may come to the nest before the birds leave it for the day.",
)
"""The last section of a paper."""


@pytest.mark.parametrize("heading", ["Discussion", "DISCUSSION"])
def test_the_discussion_of_a_paper_stays(heading: str) -> None:
    paragraphs = (" ".join(SECTION), " ".join(OTHER))
    kept = _body(below=(heading, "", *(part for line in paragraphs for part in (line, ""))))
    assert kept[-len(paragraphs) :] == list(paragraphs)


def test_remarks_without_names_are_excluded() -> None:
    assert _body(below=("Comments", "", *(part for line in SECTION for part in (line, "")))) == list(PARAGRAPHS)


@pytest.mark.parametrize("label", ["Discussion", "4 Comments"])
def test_remarks_with_names_below_a_label_are_excluded(label: str) -> None:
    remarks = [
        part for name, line in zip(["Ruth", "Omar", "Elif", "Kwame"], SECTION, strict=True) for part in (name, line, "")
    ]
    assert _body(below=(label, "", *remarks)) == list(PARAGRAPHS)


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    below = ("What you will build", "By the end of this guide you will have:", "", *SECTION)
    assert _body(below=below)[-len(SECTION) :] == list(SECTION)


COSTS = (
    "The survey, which took two winters and looked at every house of the town that is older than sixty years, names these, in the "
    "order of what they cost in the last year for which there are figures:"
)


def test_a_list_that_a_sentence_introduces_above_its_label_stays() -> None:
    items = ("• Rooms that stand empty for most of the morning", "• Roofs that the winter has damaged for years")
    assert "Rooms that stand empty for most of the morning" in _body(COSTS, "", "Dear parts", "", *items)


def test_without_a_title_in_the_dump_the_longer_text_below_is_no_other_story() -> None:
    dump = "\n".join(
        (
            HEADLINES[0],
            "",
            *OTHER[:3],
            "",
            "Photographs of the harbour",
            "By Leo Petterson",
            "Published 22:31",
            "",
            *PARAGRAPHS,
        )
    )
    page = parse_page(dump, None, "dump", None).page
    for title_blocks, is_other in ((frozenset({0}), True), (frozenset[int](), False)):
        lines = Lines(page, StoryClues(None, title_blocks, None, ()), active_rules())
        assert bool(find_other_stories(lines, {})) is is_other


def test_without_a_title_in_the_dump_a_shorter_story_below_is_another_one() -> None:
    dump = "\n".join((*PARAGRAPHS, "", HEADLINES[0], "By Leo Petterson", "", *OTHER[:3]))
    page = parse_page(dump, None, "dump", None).page
    lines = Lines(page, StoryClues(None, frozenset(), None, ()), active_rules())
    assert [page.blocks[index].text for index in find_other_stories(lines, {})] == [
        HEADLINES[0], "By Leo Petterson", *OTHER[:3],
    ]  # fmt: skip
