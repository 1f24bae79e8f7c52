"""Which pages are done when they are not done in order."""

from __future__ import annotations

import random

from newsclean.corpus.items import START, Item, Place
from newsclean.corpus.watermark import Watermark

PLACES = [Place(file, page) for file in range(4) for page in range(25)]


def from_(place: Place) -> list[Item]:
    return [Item(found, str(found), "") for found in PLACES if found >= place]


def test_done_in_order_nothing_is_beyond() -> None:
    front = Watermark(START)
    for item in front.undone(from_(START)):
        front.done(item.place)
        front.settle()
        assert front.beyond == [] and front.next == Place(item.place.file, item.place.page + 1)


def test_stopped_and_started_again_any_number_of_times_every_page_is_done_once() -> None:
    chance = random.Random(7)
    for _ in range(50):
        next_, beyond, done = START, list[Place](), list[Place]()
        while len(done) < len(PLACES):
            front = Watermark(next_, beyond)
            undone = front.undone(from_(next_))
            window = [item for _, item in zip(range(10), undone, strict=False)]
            for _ in range(chance.randrange(40)):
                if not window:
                    break
                item = window.pop(chance.randrange(len(window)))
                front.done(item.place)
                done.append(item.place)
                window.extend(item for _, item in zip(range(1), undone, strict=False))
            front.settle()
            next_, beyond = front.next, front.beyond
            assert len(beyond) < len(PLACES)
        assert sorted(done) == PLACES
        front = Watermark(next_, beyond)
        assert list(front.undone(from_(next_))) == []
