"""Captions by their place beside an image, and footnotes."""

from __future__ import annotations

import pytest

import newsclean

TEXT = [
    f"The council met on {day} evening and voted, after four hours of debate, to keep the old bridge open until spring."
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday")
]


def clean(middle: str, tail: str = "") -> newsclean.Article:
    """Clean a story with something after its second paragraph and below its last."""
    first, rest = ("".join(f"<p>{line}</p>" for line in part) for part in (TEXT[:2], TEXT[2:]))
    return newsclean.clean(
        f"<html><head><title>Bridge stays open</title></head><body><article><h1>Bridge stays open</h1>{first}{middle}{rest}{tail}</article></body></html>",
        url="https://a.example/story",
    )


@pytest.mark.parametrize(
    "html,caption,credit",
    [
        (
            "<div class=image><img src=a.jpg><div class=image-text>The bridge. <i>Ana Brisk/Calder Pictures</i></div></div>",
            "The bridge.",
            "Ana Brisk/Calder Pictures",
        ),
        (
            "<p style='text-align:center'><img src=a.jpg></p><p style='text-align:center'>The bridge at dusk</p>",
            "The bridge at dusk",
            None,
        ),
        ("<p><img src=a.jpg></p><p>The bridge at dusk. Photo: Ann Example</p>", "The bridge at dusk.", "Ann Example"),
        ("<p><img src=a.jpg></p><p>▲暮色中的老桥。张晓三 摄</p>", "暮色中的老桥。", "张晓三"),
        (
            "<table><tr><td><img src=a.jpg></td></tr><tr><td>The bridge at dusk</td></tr></table>",
            "The bridge at dusk",
            None,
        ),
        (
            "<figure><img src=a.jpg><figcaption>The bridge. <span class=credit>Ann Example</span></figcaption></figure>",
            "The bridge.",
            "Ann Example",
        ),
    ],
)
def test_a_caption_belongs_to_its_image(html: str, caption: str, credit: str | None) -> None:
    article = clean(html)
    assert [block.text for block in article.body] == TEXT
    ((image),) = article.images
    assert (image.caption, image.credit, image.before) == (caption, credit, 2)


@pytest.mark.parametrize(
    "html",
    [
        "<p><img src=a.jpg></p><p>{}</p>",
        "<div class=media><img src=a.jpg><div class=media-body><p>{}</p></div></div>",
    ],
)
def test_a_paragraph_below_an_image_stays(html: str) -> None:
    paragraph = "Boats may pass below the bridge by day, the harbour master said, and at night when the lamps are lit on both of its towers."
    assert paragraph in clean(html.format(paragraph)).text


@pytest.mark.parametrize(
    "notes",
    [
        "<section class=footnotes><ol><li id=fn1>{} <a href=#r1>↩</a></li></ol></section>",
        "<ol class=references><li>{}</li></ol>",
        "<div role=doc-endnotes><p>{}</p></div>",
    ],
)
def test_notes_are_kept(notes: str) -> None:
    assert clean("", notes.format("Survey of the council, 2022.")).body[-1].text == "Survey of the council, 2022."
