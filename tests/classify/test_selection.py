"""From scores to the kept blocks: the sequence, the lead above it, headings, a guess where all scores are low."""

from __future__ import annotations

import pytest

from newsclean.api import explain
from newsclean.classify.observation import BlockObservation
from newsclean.classify.selection import HEADING_KEPT, LEAD_KEPT, TRAILING_HEADING_DROPPED, Selection, select_blocks
from newsclean.classify.verdict import TITLE_VETO
from newsclean.classify.vetoes import CAPTION_VETO, LINK_VETO, VETO_SCORE
from newsclean.parse.html.reader import read_html
from tests.pages import ENGLISH, PARAGRAPHS

MARKUP = "<h1>Title</h1><p>{}</p><p>{}</p><p>{}</p><h2>Heading</h2><p>End</p>"
PAGE = read_html(MARKUP.format(*PARAGRAPHS[:3]), None)


def observe(
    units: int = 100, *, veto_id: str | None = None, link_density: float = 0.0, ends_sentence: bool = True
) -> BlockObservation:
    return BlockObservation(units, ends_sentence, link_density, None, veto_id, False, [], ())


def select(
    lead: BlockObservation, scores: list[float], first: float = 1.0, heading: BlockObservation | None = None
) -> Selection:
    blocks = [
        observe(veto_id=TITLE_VETO), lead, observe(), observe(), heading or observe(10, ends_sentence=False), observe(veto_id=LINK_VETO, link_density=1.0)
    ]  # fmt: skip
    return select_blocks(PAGE, blocks, [-4.0, first, 2.0, 2.0, 0.0, -4.0], [VETO_SCORE, *scores, VETO_SCORE], 1.0)


def test_sentences_between_the_title_and_the_text_are_the_lead() -> None:
    selection = select(observe(), [-3.0, 4.0, 4.0, -1.0])
    assert selection.sequence == [False, False, True, True, False, False]
    assert selection.kept == [False, True, True, True, False, False]
    assert (selection.reasons, selection.is_guess) == ({1: LEAD_KEPT}, False)


@pytest.mark.parametrize(
    "lead,first",
    [(observe(59), 1.0), (observe(link_density=0.5), 1.0), (observe(veto_id=LINK_VETO), 1.0), (observe(), 0.4)],
)
def test_a_block_that_is_short_or_linked_or_vetoed_or_unlikely_is_no_lead(lead: BlockObservation, first: float) -> None:
    assert select(lead, [-3.0, 4.0, 4.0, -1.0], first).reasons == {}


def test_a_heading_at_the_end_goes_and_a_sentence_in_its_tag_stays() -> None:
    scores = [4.0, 4.0, 4.0, 2.0]
    selection = select(observe(), scores)
    assert (selection.sequence[4], selection.kept[4], selection.reasons) == (True, False, {4: TRAILING_HEADING_DROPPED})
    selection = select(observe(), scores, heading=observe(10, ends_sentence=True))
    assert selection.kept[4] and selection.reasons == {}


HEADING_PAGE = read_html("<h1>Title</h1><p>One</p><h2>Part</h2><figcaption>Image</figcaption><p>Two</p>", None)


def select_around_heading(above: float, heading: float, below: float) -> Selection:
    blocks = [
        observe(veto_id=TITLE_VETO),
        observe(),
        observe(10, ends_sentence=False),
        observe(veto_id=CAPTION_VETO),
        observe(),
    ]
    return select_blocks(
        HEADING_PAGE, blocks, [-4.0, above, 0.0, -4.0, below], [VETO_SCORE, above, heading, VETO_SCORE, below], 0.0
    )


def test_a_heading_between_kept_paragraphs_is_kept_whatever_is_vetoed_below_it() -> None:
    selection = select_around_heading(3.0, -1.9, 3.0)
    assert (selection.sequence[2], selection.kept, selection.reasons) == (
        False,
        [False, True, True, False, True],
        {2: HEADING_KEPT},
    )


@pytest.mark.parametrize("above,heading,below", [(3.0, -2.0, 3.0), (3.0, -1.0, -3.0), (-3.0, -1.0, 3.0)])
def test_a_heading_that_is_unlikely_or_at_an_edge_is_not_kept(above: float, heading: float, below: float) -> None:
    selection = select_around_heading(above, heading, below)
    assert not selection.kept[2] and selection.reasons == {}


def test_where_all_is_low_the_likeliest_is_kept_and_nothing_where_there_is_none() -> None:
    selection = select(observe(), [-8.0, -1.0, -8.0, -8.0], first=0.0)
    assert (selection.kept, selection.is_guess) == ([False, False, True, False, False, False], True)
    selection = select(observe(), [-9.0] * 4, first=0.0)
    assert (selection.kept, selection.is_guess) == ([False] * 6, False)


def test_every_block_has_a_role_a_reason_and_a_rounded_score() -> None:
    blocks = {block.text: block for block in explain(ENGLISH).blocks}
    title = blocks["Library stays open"]
    assert (title.keep, title.role, title.rule, title.score) == (False, "title", "title.repeated", VETO_SCORE)
    for text in PARAGRAPHS:
        block = blocks[text]
        assert (block.keep, block.role, block.rule) == (True, "body", "score")
        assert block.score == round(block.score, 2)
    footer = blocks["© 2024 The Marrow Post"]
    assert not footer.keep and footer.role == "legal" and footer.rule not in ("score", "")
