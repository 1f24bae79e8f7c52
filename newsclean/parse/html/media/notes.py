"""Images and embedded things, noted with the block that they stand before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsclean.parse.html.attributes.class_names import MAX_NAMES_CHARS, container_names
from newsclean.parse.html.media.embed_sources import embed_address
from newsclean.parse.html.media.image_sources import best_source, is_pixel, pixels
from newsclean.parse.model import EmbedRef, ImageRef
from newsclean.text.whitespace import collapse_whitespace

_IMAGE_FILES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_NAME_ATTRIBUTES = ("class", "id", "role", "itemprop")
POST = "post"
"""The tag of an embedded post that is marked by its quotation's class alone."""


class Media:
    """The images and embedded things of one page, in page order."""

    __slots__ = ("embeds", "images", "picture_sources")

    def __init__(self) -> None:
        self.images: list[ImageRef] = []
        self.embeds: list[EmbedRef] = []
        self.picture_sources: list[Mapping[str, str]] = []
        """The attributes of the ``<source>`` elements of the open ``<picture>``."""

    def note_image(
        self, attrs: Mapping[str, str], container: int, block: int, is_inside_text: bool, link: str | None
    ) -> None:  # fmt: skip
        """Note an image, unless it is a placeholder or a tracking pixel.

        Args:
            attrs: the attributes of ``<img>``.
            container: the index of the container that it stands in.
            block: the number of blocks before it.
            is_inside_text: whether words of its block stand before it.
            link: where a link around it leads; an image file there is the larger form.
        """
        sources: Sequence[Mapping[str, str]]
        sources, self.picture_sources = self.picture_sources, []
        width, height = pixels(attrs.get("width")), pixels(attrs.get("height"))
        if is_pixel(width, height):
            return
        url = best_source(attrs, sources)
        if link and link.split("?")[0].lower().endswith(_IMAGE_FILES):
            url = link
        if url:
            names = " ".join([attrs[key] for key in _NAME_ATTRIBUTES if attrs.get(key)])
            self.images.append(
                ImageRef(
                    url, collapse_whitespace(attrs.get("alt") or "") or None, container, block,
                    width, height,
                    container_names(names[:MAX_NAMES_CHARS]) if names else "", is_inside_text,
                )
            )  # fmt: skip

    def note_embed(self, tag: str, attrs: Mapping[str, str], container: int, block: int) -> None:
        """Note an embedding element; a player's address may come with its ``<source>``."""
        address = embed_address(tag, attrs)
        if address or tag in ("video", "audio"):
            title = collapse_whitespace(attrs.get("title") or attrs.get("aria-label") or "") or None
            self.embeds.append(EmbedRef(address or "", tag, title, container, block))

    def complete_embed(self, attrs: Mapping[str, str]) -> None:
        """Take a player's address from its first ``<source>``."""
        if self.embeds and not self.embeds[-1].url:
            address = embed_address("source", attrs)
            if address:
                self.embeds[-1] = self.embeds[-1]._replace(url=address)

    def note_post(self, address: str, container: int, block: int) -> None:
        """Note an embedded post by its address."""
        self.embeds.append(EmbedRef(address, POST, None, container, block))
