"""Which pages are done when they are not done in order."""

from __future__ import annotations

import random

from newsclean.corpus.pages import START, CorpusPage, Position
from newsclean.corpus.watermark import Watermark
from newsclean.document import Document

POSITIONS = [Position(file, page) for file in range(4) for page in range(25)]


def from_(place: Position) -> list[CorpusPage]:
    return [CorpusPage(found, Document(str(found), "")) for found in POSITIONS if found >= place]


def test_done_in_order_nothing_is_beyond() -> None:
    watermark = Watermark(START)
    for page in watermark.skip_done(from_(START)):
        watermark.mark_done(page.position)
        watermark.settle()
        assert watermark.beyond == [] and watermark.next == Position(page.position.file, page.position.page + 1)


def test_stopped_and_started_again_any_number_of_times_every_page_is_done_once() -> None:
    chance = random.Random(7)
    for _ in range(50):
        next_, beyond, done = START, list[Position](), list[Position]()
        while len(done) < len(POSITIONS):
            watermark = Watermark(next_, beyond)
            undone = watermark.skip_done(from_(next_))
            window = [page for _, page in zip(range(10), undone, strict=False)]
            for _ in range(chance.randrange(40)):
                if not window:
                    break
                page = window.pop(chance.randrange(len(window)))
                watermark.mark_done(page.position)
                done.append(page.position)
                window.extend(page for _, page in zip(range(1), undone, strict=False))
            watermark.settle()
            next_, beyond = watermark.next, watermark.beyond
            assert len(beyond) < len(POSITIONS)
        assert sorted(done) == POSITIONS
        watermark = Watermark(next_, beyond)
        assert list(watermark.skip_done(from_(next_))) == []
