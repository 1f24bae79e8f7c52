"""The address of what a page embeds: frames, players, posts of social networks."""

from __future__ import annotations

from collections.abc import Mapping

EMBEDS = frozenset(["iframe", "embed", "object", "video", "audio", "amp-iframe", "amp-video", "amp-audio"])
_VIDEO_IDS = {
    # Elements that name a video by its identifier alone, and the address they stand for.
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v="),
    "lite-youtube": ("videoid", "https://www.youtube.com/watch?v="),
    "lite-vimeo": ("videoid", "https://vimeo.com/"),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/"),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/video/"),
    "amp-twitter": ("data-tweetid", "https://twitter.com/i/status/"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/"),
}
EMBED_TAGS = EMBEDS | frozenset(_VIDEO_IDS)
_ADDRESS_ATTRIBUTES = ("data-src", "data-lazy-src", "data-url", "data-iframe-src", "src", "data")
POST_CLASSES = ("twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "fb-post", "fb-video", "bluesky-embed", "mastodon-embed")  # fmt: skip
"""Classes of the quotations that a network's script turns into a post."""
_POST_ADDRESS_ATTRIBUTES = ("data-instgrm-permalink", "cite", "data-href", "data-bluesky-uri")


def embed_address(tag: str, attrs: Mapping[str, str]) -> str | None:
    """Return the address of an embedding element, as written in the page, or ``None``."""
    named = _VIDEO_IDS.get(tag)
    if named is not None:
        identifier = attrs.get(named[0])
        return named[1] + identifier if identifier else None
    for name in _ADDRESS_ATTRIBUTES:
        value = (attrs.get(name) or "").strip()
        if value and not value.lower().startswith(("about:", "javascript:", "data:")):
            return value
    return None


def post_address(attrs: Mapping[str, str]) -> str | None:
    """Return the address that a post's element states in its attributes, or ``None``."""
    return next((value for name in _POST_ADDRESS_ATTRIBUTES if (value := attrs.get(name))), None)


def is_post(names: str) -> bool:
    """Whether class names are those of an embedded post."""
    return any(name in names for name in POST_CLASSES)
