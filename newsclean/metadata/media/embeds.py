"""What the story embeds: videos, audio, posts, maps, documents and frames, each with its kind and provider."""

from __future__ import annotations

from newsclean.article.model import Embed, EmbedKind
from newsclean.metadata.media.places import Places
from newsclean.metadata.media.providers import KnownEmbed, is_rejected, kind_of_file, recognize
from newsclean.metadata.page_urls import resolve_url
from newsclean.parse.model import EmbedRef, Page

MAX_EMBEDS = 100
_NATIVE_KINDS: dict[str, EmbedKind] = {
    "video": "video",
    "audio": "audio",
    "amp-video": "video",
    "amp-audio": "audio",
}
_FRAMES = ("iframe", "amp-iframe", "embed", "object")
_BLUESKY_ADDRESS = "at://"


def find_embeds(page: Page, places: Places) -> tuple[Embed, ...]:
    """Find what the story embeds, each address once, in page order."""
    embeds: dict[str, Embed] = {}
    for ref in page.embeds:
        known = _recognize(page, ref)
        if known is None or known.url in embeds:
            continue
        if places.is_in_story(ref.container, ref.block, is_known=False):
            embeds[known.url] = Embed(known.url, known.kind, known.provider, places.before(ref.block, False))
            if len(embeds) == MAX_EMBEDS:
                break
    return tuple(embeds.values())


def _recognize(page: Page, ref: EmbedRef) -> KnownEmbed | None:
    """Return what an element embeds, or ``None`` for advertising, buttons and the like."""
    url = resolve_url(page, _web_address(ref.url))
    if url is None:
        return None
    known = recognize(url)
    if known is not None:
        return known
    kind = kind_of_file(url) or _NATIVE_KINDS.get(ref.tag)
    if kind is not None and not is_rejected(url):
        return KnownEmbed(url, kind, None)
    if ref.tag in _FRAMES and not is_rejected(url):
        return KnownEmbed(url, "frame", None)
    return None


def _web_address(url: str) -> str:
    """The web address of a post that is named by an identifier of its network."""
    if not url.startswith(_BLUESKY_ADDRESS):
        return url
    parts = url.removeprefix(_BLUESKY_ADDRESS).split("/")
    return f"https://bsky.app/profile/{parts[0]}/post/{parts[-1]}" if len(parts) == 3 else url
