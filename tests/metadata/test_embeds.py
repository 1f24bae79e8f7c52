"""Embeds of a story: every provider with its examples, and frames that are none."""

from __future__ import annotations

from typing import Any

import pytest

import newsclean
from newsclean.metadata.media.providers import is_rejected, providers, recognize, rejected_frames

ROWS = providers()
TEXT = (
    "<p>The council met on Tuesday evening and voted, after four hours, to keep the old bridge open until spring.</p>"
)


@pytest.mark.parametrize("url,kind,provider", [(url, row.kind, row.provider) for row in ROWS for url in row.examples])
def test_examples(url: str, kind: str, provider: str | None) -> None:
    found = recognize(f"https:{url}" if url.startswith("//") else url)
    assert found is not None and (found.kind, found.provider) == (kind, provider)


@pytest.mark.parametrize("row,url", [(row, url) for row in ROWS for url in row.counter_examples])
def test_counter_examples(row: Any, url: str) -> None:
    found = recognize(url)
    assert found is None or (found.kind, found.provider) != (row.kind, row.provider)


@pytest.mark.parametrize("row", rejected_frames())
def test_rejected_frames(row: Any) -> None:
    assert all(is_rejected(url) for url in row.examples)
    assert not any(is_rejected(url) for url in row.counter_examples)


def embeds(html: str) -> list[tuple[str, str, str | None, int | None]]:
    """The embeds of a story between its second and third paragraph."""
    text = f"<html><head><title>Bridge stays open</title></head><body><article><h1>Bridge stays open</h1>{TEXT}{TEXT.replace('Tuesday', 'Friday')}{html}{TEXT.replace('Tuesday', 'Monday')}</article></body></html>"
    found = newsclean.clean(text, url="https://a.example/story").embeds
    return [(embed.url, embed.kind, embed.provider, embed.before) for embed in found]


@pytest.mark.parametrize(
    "html,expected",
    [
        (
            "<div><iframe src='https://www.youtube.com/embed/abc123xyz00'></iframe></div>",
            ("https://www.youtube.com/watch?v=abc123xyz00", "video", "YouTube", 2),
        ),
        (
            "<iframe data-src='//player.vimeo.com/video/123456789'></iframe>",
            ("https://vimeo.com/123456789", "video", "Vimeo", 2),
        ),
        ("<video controls><source src='/bridge.mp4'></video>", ("https://a.example/bridge.mp4", "video", None, 2)),
        ("<audio src='/bridge.mp3'></audio>", ("https://a.example/bridge.mp3", "audio", None, 2)),
        ("<iframe src='/charts/bridge.html'></iframe>", ("https://a.example/charts/bridge.html", "frame", None, 2)),
        ("<object data='/report.pdf'></object>", ("https://a.example/report.pdf", "document", None, 2)),
        (
            "<blockquote class=bluesky-embed data-bluesky-uri='at://did:plc:abc/app.bsky.feed.post/3kabc'><p>Bridges!</p></blockquote>",
            ("https://bsky.app/profile/did:plc:abc/post/3kabc", "post", "Bluesky", 2),
        ),
    ],
)
def test_kinds_of_embeds(html: str, expected: tuple[str, str, str | None, int]) -> None:
    assert [one[:3] for one in embeds(html)] == [expected[:3]]


def test_a_post_is_its_own_page_and_its_text_a_quotation() -> None:
    post = "<blockquote class='twitter-tweet'><p>The bridge stays open until the spring, the council says, and the ferries go on as before <a href='https://t.co/x'>t.co/x</a></p>&mdash; Ann (@ann) <a href='https://twitter.com/ann/status/1234567890123?ref_src=twsrc'>May 2</a></blockquote>"
    ((url, kind, provider, _),) = embeds(post)
    assert (url, kind, provider) == ("https://twitter.com/ann/status/1234567890123", "post", "X")


def test_advertising_and_buttons_are_none() -> None:
    frames = "".join(f"<iframe src='{url}'></iframe>" for row in rejected_frames() for url in row.examples)
    assert embeds(frames + "<iframe src='about:blank'></iframe><iframe></iframe>") == []
