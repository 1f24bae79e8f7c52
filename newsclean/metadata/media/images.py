"""The images of the story: which they are, in which form, where they stand."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.article.model import Image
from newsclean.classify.verdict import Classification
from newsclean.metadata.media.captions import NO_CAPTION, Caption, find_captions
from newsclean.metadata.media.image_names import is_mark_address, is_ornament
from newsclean.metadata.media.picture_identity import UNSTATED_WIDTH, picture_key, stated_width
from newsclean.metadata.media.places import Places
from newsclean.metadata.page_urls import resolve_url
from newsclean.parse.model import ImageRef, Page

MAX_IMAGES = 200
MIN_MERGE_RATIO = 1.2
"""A form of a picture replaces the first one where it is this many times as wide."""


class StoryImages(NamedTuple):
    """The images of a story and the main one among them."""

    images: tuple[Image, ...]
    lead: str | None


class _Picture(NamedTuple):
    """One picture, in the largest form found."""

    ref: ImageRef
    """Where it stands first."""
    url: str
    shown: tuple[ImageRef, ...]
    """Everywhere it stands."""


def find_images(page: Page, places: Places, classification: Classification, stated: tuple[str, ...]) -> StoryImages:
    """Find the images of the story.

    Args:
        page: the page.
        places: the places of its parts.
        classification: the verdicts on its blocks.
        stated: the images that the page's metadata names, as absolute addresses, the likeliest first.
    """
    known: dict[str, str] = {}
    for url in stated:
        if not is_mark_address(url):
            known.setdefault(picture_key(url), url)
    pictures = _find_pictures(page, places, known)
    shown = [(key, ref) for key, picture in pictures.items() for ref in picture.shown]
    shown.sort(key=lambda one: one[1].block)
    captions: dict[str, Caption] = {}
    for (key, _), caption in zip(shown, find_captions(page, classification, [ref for _, ref in shown]), strict=True):
        if caption is not NO_CAPTION:
            captions.setdefault(key, caption)
    images = [_make_image(picture, captions.get(key, NO_CAPTION), places) for key, picture in pictures.items()]
    lead = _find_lead(images, list(pictures), known, stated)
    if lead is not None and not any(image.url == lead or image.before == 0 for image in images):
        images.insert(0, Image(lead))
    return StoryImages(tuple(images), lead)


def _find_pictures(page: Page, places: Places, known: dict[str, str]) -> dict[str, _Picture]:
    """The story's pictures by their keys, in page order."""
    pictures: dict[str, _Picture] = {}
    for ref in page.images:
        url = resolve_url(page, ref.url)
        if url is None:
            continue
        key = picture_key(url)
        same = pictures.get(key)
        if same is not None:
            pictures[key] = _merge(same, ref, url)
            continue
        is_known = key in known
        if len(pictures) == MAX_IMAGES or (is_ornament(ref) and not is_known):
            continue
        if places.is_in_story(ref.container, ref.block, is_known=is_known):
            pictures[key] = _Picture(ref, url, (ref,))
    return pictures


def _merge(first: _Picture, ref: ImageRef, url: str) -> _Picture:
    """One picture of two forms: the place of the first, the address of the larger."""
    alt = first.ref.alt or ref.alt
    shown = (*first.shown, ref)
    first_width, width = stated_width(first.url), stated_width(url)
    if width > first_width * MIN_MERGE_RATIO and not (first_width >= UNSTATED_WIDTH and width < 2 * UNSTATED_WIDTH):
        kept = first.ref._replace(alt=alt, width=ref.width, height=ref.height)
        return _Picture(kept, url, shown)
    return first._replace(ref=first.ref._replace(alt=alt), shown=shown)


def _make_image(picture: _Picture, caption: Caption, places: Places) -> Image:
    ref = picture.ref
    return Image(
        picture.url, caption.caption, caption.credit, ref.alt, ref.width, ref.height,
        places.before(ref.block, ref.is_inside_text),
    )  # fmt: skip


def _find_lead(images: list[Image], keys: list[str], known: dict[str, str], stated: tuple[str, ...]) -> str | None:
    """Return the main image: the one that the metadata names, as the page shows it; else the story's first."""
    if known:
        key, url = next(iter(known.items()))
        return images[keys.index(key)].url if key in keys else url
    if images:
        return images[0].url
    return stated[0] if stated else None
