"""Words as evidence of what belongs to the story."""

from __future__ import annotations

from newsclean.classify.features.topic_overlap import cohesion, stems
from newsclean.classify.observation import BlockObservation


def seen(text: str) -> BlockObservation:
    return BlockObservation(len(text), True, 0.0, None, None, None, False, [], (), words=stems(text))


def test_stems_are_beginnings_of_words_and_pairs_of_characters() -> None:
    assert stems("The bridges of Marrow, bridge by bridge") == ("bridge", "marrow")
    assert stems("保留老桥") == ("保留", "留老", "老桥")


def test_a_line_on_the_storys_matter_leans_to_the_story() -> None:
    lines = [
        "The bridge in Marrow stays open, the council said after the flood.",
        "Marrow has repaired the bridge twice since the flood, the council wrote.",
        "For the bridge the council of Marrow asks the county after this flood.",
        "Newsletter readers receive cookies, offers and newsletter previews weekly.",
        "Cookies and offers: accept newsletter previews, manage cookies weekly.",
        "Manage offers, accept cookies, receive newsletter previews weekly.",
    ]
    found = cohesion([seen(line) for line in lines], [2.0, 2.0, 0.0, -2.0, -2.0, 0.0])

    def step(index: int, name: str) -> int:
        return next(int(one.split(":")[1]) for one in found[index] if one.startswith(f"{name}:"))

    assert step(2, "lean") > step(5, "lean")
    assert step(2, "core") > step(5, "core")
