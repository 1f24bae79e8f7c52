"""Addresses of one picture in several sizes, and of pictures that only look alike."""

from __future__ import annotations

import pytest

from newsclean.metadata.media.picture_identity import picture_key, stated_width

SAME = [
    ("https://a.example/img/dome-480.webp", "https://a.example/img/dome-1600.webp"),
    ("https://a.example/img/dome-800.jpg", "https://a.example/img/dome-1600.webp"),
    ("https://a.example/up/2024/05/bridge-at-dusk-1024x683.jpg", "https://a.example/up/2024/05/bridge-at-dusk.jpg"),
    ("https://a.example/up/2024/05/bridge-at-dusk-scaled.jpg", "https://cdn.example/up/2024/05/bridge-at-dusk.jpg?w=300"),
    ("https://c.example/freeze/max/30/0*boat.jpeg?q=20", "https://c.example/max/800/0*boat.jpeg"),
    ("https://a.example/crew.webp", "https://a.example/crew@2x.webp"),
    (
        "https://i.example/img/media/a3156580403b66410a1803/0_0_3916_2203/master/3916.jpg?width=620",
        "https://i.example/img/media/a3156580403b66410a1803/0_0_3916_2203/500.jpg",
    ),
    (
        "https://a.example/_next/image?url=https%3A%2F%2Fb.example%2Fp%2Fharbour.jpg&w=640",
        "https://a.example/_next/image?url=https%3A%2F%2Fb.example%2Fp%2Fharbour.jpg&w=1920",
    ),
    (
        "https://img.example/abc=/960x640/smart/https%3A%2F%2Fs.example%2Fea5be229-5670-428f-a8df-6bd2ff23870f.jpg",
        "https://img.example/xyz=/fit-in/120x80/https%3A%2F%2Fs.example%2Fea5be229-5670-428f-a8df-6bd2ff23870f.jpg",
    ),
    (
        "https://res.example/x/image/upload/w_300,h_200,c_fill/v17/bridges/dusk.jpg",
        "https://res.example/x/image/upload/w_1200,h_800,c_fill/v17/bridges/dusk.jpg",
    ),
]  # fmt: skip
DIFFERENT = [
    ("https://a.example/p/1.jpg", "https://a.example/p/2.jpg"),
    ("https://a.example/IMG_1200.jpg", "https://a.example/IMG_1280.jpg"),
    ("https://a.example/2024/05/a.jpg", "https://a.example/2024/06/a.jpg"),
    ("https://a.example/ea5be229-5670-428f-a8df-6bd2ff23870f.jpg", "https://a.example/e84ab795-cc5d-4ecb-8959-a368b429622b.jpg"),
    ("https://a.example/image.php?id=1", "https://a.example/image.php?id=2"),
    ("https://a.example/g1.jpg", "https://a.example/g4.jpg"),
]  # fmt: skip


@pytest.mark.parametrize("one,other", SAME)
def test_sizes_of_one_picture(one: str, other: str) -> None:
    assert picture_key(one) == picture_key(other)


@pytest.mark.parametrize("one,other", DIFFERENT)
def test_different_pictures(one: str, other: str) -> None:
    assert picture_key(one) != picture_key(other)


def test_the_width_in_an_address() -> None:
    assert stated_width("https://c.example/freeze/max/30/0*boat.jpeg?q=20") == 30
    assert stated_width("https://a.example/img/dome-1600.webp") == 1600
    assert stated_width("https://a.example/up/bridge-1024x683.jpg") == 1024
    assert stated_width("https://a.example/bridge.jpg?width=620&dpr=2") == 620
