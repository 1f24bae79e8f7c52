"""The words that a line shares with the likely text of its page."""

from __future__ import annotations

from newsclean.classify.features.plaintext.topic_overlap import topic_overlap_features, topic_stems
from newsclean.classify.observation import BlockObservation


def observe(text: str) -> BlockObservation:
    return BlockObservation(len(text), True, 0.0, None, None, False, [], (), word_stems=topic_stems(text))


def test_stems_are_beginnings_of_words_and_pairs_of_characters() -> None:
    assert topic_stems("The bridges of Marrow, bridge by bridge") == ("bridge", "marrow")
    assert topic_stems("保留老桥") == ("保留", "留老", "老桥")


def test_a_line_on_the_storys_topic_has_more_of_its_words() -> None:
    lines = [
        "The bridge in Marrow stays open, the council said after the flood.",
        "Marrow has repaired the bridge twice since the flood, the council wrote.",
        "For the bridge the council of Marrow asks the county after this flood.",
        "Newsletter readers receive cookies, offers and newsletter previews weekly.",
        "Cookies and offers: accept newsletter previews, manage cookies weekly.",
        "Manage offers, accept cookies, receive newsletter previews weekly.",
    ]
    found = topic_overlap_features([observe(line) for line in lines], [2.0, 2.0, 0.0, -2.0, -2.0, 0.0])

    def bin_of(index: int, name: str) -> int:
        return next(int(feature.split(":")[1]) for feature in found[index] if feature.startswith(f"{name}:"))

    assert bin_of(2, "lean") > bin_of(5, "lean")
    assert bin_of(2, "core") > bin_of(5, "core")
