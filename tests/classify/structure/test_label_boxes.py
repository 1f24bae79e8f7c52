"""Boxes amid the story that are no text: rows of share buttons, players, polls; calls to report a mistake."""

from __future__ import annotations

import pytest

import newsclean
from newsclean.api import explain
from tests.pages import PARAGRAPHS, article_page

BEFORE = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[:2])
AFTER = "".join(f"<p>{line}</p>" for line in PARAGRAPHS[2:])
NETWORKS = "".join(
    f"<li><a href='https://share.example/{name}'>{name}</a></li>" for name in ("Facebook", "X", "WhatsApp")
)
CHOICES = "".join(f"<label><input type=radio name=a>{answer}</label>" for answer in ("Yes", "No", "I do not know"))


def _body(page: str) -> list[str]:
    return [block.text for block in newsclean.clean_html(page).body]


@pytest.mark.parametrize(
    "box",
    [
        f"<ul class=s9>{NETWORKS}</ul>",
        "<div class=v5><span>Video: Die Uhr am Rathaus steht</span><div>0:00 / 2:31</div><button>Play video</button></div>",
        f"<div class=p8><h4>What do you think?</h4><p>Should the town pay for the roof?</p>{CHOICES}</div>",
    ],
    ids=["share buttons", "player", "poll"],
)
def test_boxes_of_labels_amid_the_story_are_no_text(box: str) -> None:
    assert _body(article_page(BEFORE + box + AFTER)) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "box",
    [
        "<ul><li>Facebook</li><li>The harbour office</li><li>The mill by the river</li><li>The town hall</li></ul>",
        "<div><h3>What the council decided</h3><p>Nine votes to six.</p></div>",
    ],
)
def test_boxes_of_the_story_stay(box: str) -> None:
    rules = {block.rule for block in explain(article_page(BEFORE + box + AFTER)).blocks}
    assert "structure.label-box" not in rules


def test_the_questions_of_a_quiz_are_no_polls() -> None:
    questions = "".join(
        f"<section><p>Question {number}: in which year was the bridge by the mill opened?</p>{CHOICES}</section>"
        for number in range(1, 5)
    )
    rules = {block.rule for block in explain(article_page(BEFORE + questions + AFTER)).blocks}
    assert "structure.form-box" not in rules


@pytest.mark.parametrize(
    ("line", "dropped"),
    [("Have you found a mistake? Write to us.", True), ("Have you found a mistake? The auditors had, twice.", False)],
)
def test_a_call_to_report_a_mistake_below_the_story_is_no_text(line: str, dropped: bool) -> None:
    assert (line not in _body(article_page(f"{BEFORE}{AFTER}<p>{line}</p>"))) is dropped
