"""From scores to what is kept: the sequence, the lead above it, headings that lead nowhere, a guess where all is low."""

from __future__ import annotations

import pytest

from newsclean.api import explain
from newsclean.classify.classifier import HEADING, LEAD, TRAILING, Choice, choose
from newsclean.classify.observation import BlockObservation
from newsclean.classify.vetoes import CAPTION, LINKED, SETTLED, TITLE
from newsclean.parse.html.walker import read_html
from tests.pages import ENGLISH, PARAGRAPHS

MARKUP = "<h1>Title</h1><p>{}</p><p>{}</p><p>{}</p><h2>Heading</h2><p>End</p>"
PAGE = read_html(MARKUP.format(*PARAGRAPHS[:3]), None)


def seen(
    units: int = 100, *, settled: str | None = None, link_share: float = 0.0, stopped: bool = True
) -> BlockObservation:
    return BlockObservation(units, stopped, link_share, None, settled, None, False, [], (), words=())


def chosen(
    lead: BlockObservation, scores: list[float], first: float = 1.0, heading: BlockObservation | None = None
) -> Choice:
    blocks = [
        seen(settled=TITLE), lead, seen(), seen(), heading or seen(10, stopped=False), seen(settled=LINKED, link_share=1.0)
    ]  # fmt: skip
    return choose(PAGE, blocks, [-4.0, first, 2.0, 2.0, 0.0, -4.0], [SETTLED, *scores, SETTLED], 1.0)


def test_sentences_between_the_title_and_the_text_are_the_lead() -> None:
    choice = chosen(seen(), [-3.0, 4.0, 4.0, -1.0])
    assert choice.sequence == [False, False, True, True, False, False]
    assert choice.kept == [False, True, True, True, False, False]
    assert (choice.settled, choice.guessed) == ({1: LEAD}, False)


@pytest.mark.parametrize(
    "lead,first", [(seen(59), 1.0), (seen(link_share=0.5), 1.0), (seen(settled=LINKED), 1.0), (seen(), 0.4)]
)
def test_what_is_short_or_linked_or_barred_or_unlikely_is_no_lead(lead: BlockObservation, first: float) -> None:
    assert chosen(lead, [-3.0, 4.0, 4.0, -1.0], first).settled == {}


def test_a_heading_at_the_end_goes_and_a_sentence_in_its_tag_stays() -> None:
    scores = [4.0, 4.0, 4.0, 2.0]
    choice = chosen(seen(), scores)
    assert (choice.sequence[4], choice.kept[4], choice.settled) == (True, False, {4: TRAILING})
    choice = chosen(seen(), scores, heading=seen(10, stopped=True))
    assert choice.kept[4] and choice.settled == {}


PARTS = read_html("<h1>Title</h1><p>One</p><h2>Part</h2><figcaption>Image</figcaption><p>Two</p>", None)


def parted(above: float, heading: float, below: float) -> Choice:
    blocks = [seen(settled=TITLE), seen(), seen(10, stopped=False), seen(settled=CAPTION), seen()]
    return choose(PARTS, blocks, [-4.0, above, 0.0, -4.0, below], [SETTLED, above, heading, SETTLED, below], 0.0)


def test_a_heading_between_kept_paragraphs_is_kept_whatever_is_barred_below_it() -> None:
    choice = parted(3.0, -1.9, 3.0)
    assert (choice.sequence[2], choice.kept, choice.settled) == (False, [False, True, True, False, True], {2: HEADING})


@pytest.mark.parametrize("above,heading,below", [(3.0, -2.0, 3.0), (3.0, -1.0, -3.0), (-3.0, -1.0, 3.0)])
def test_a_heading_that_is_unlikely_or_stands_at_an_edge_is_not(above: float, heading: float, below: float) -> None:
    choice = parted(above, heading, below)
    assert not choice.kept[2] and choice.settled == {}


def test_where_all_is_low_the_likeliest_is_kept_and_nothing_where_there_is_none() -> None:
    choice = chosen(seen(), [-8.0, -1.0, -8.0, -8.0], first=0.0)
    assert (choice.kept, choice.guessed) == ([False, False, True, False, False, False], True)
    choice = chosen(seen(), [-9.0] * 4, first=0.0)
    assert (choice.kept, choice.guessed) == ([False] * 6, False)


def test_every_block_has_a_role_a_reason_and_a_rounded_score() -> None:
    blocks = {block.text: block for block in explain(ENGLISH).blocks}
    title = blocks["Library stays open"]
    assert (title.keep, title.role, title.rule, title.score) == (False, "title", "title.repeated", SETTLED)
    for text in PARAGRAPHS:
        block = blocks[text]
        assert (block.keep, block.role, block.rule) == (True, "body", "score")
        assert block.score == round(block.score, 2)
    footer = blocks["© 2024 The Marrow Post"]
    assert not footer.keep and footer.role == "legal" and footer.rule not in ("score", "")
