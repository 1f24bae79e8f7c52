"""The images that a page's metadata names as the story's."""

from __future__ import annotations

from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.metadata.page_urls import resolve_url
from newsclean.parse.model import Page

_IMAGE_META = ("og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src")


def find_stated_images(page: Page, stated: StatedMetadata) -> tuple[str, ...]:
    """Return the absolute URLs of the images that the markup states for the story, each once, the likeliest first."""
    story = stated.stories[0] if stated.stories else {}
    in_json_ld = _image_urls(story.get("image") or story.get("thumbnailUrl"))
    urls = (*(url for name in _IMAGE_META for url in stated.meta.get(name, ())), *in_json_ld)
    return tuple(dict.fromkeys(filter(None, (resolve_url(page, url) for url in urls))))


def _image_urls(value: object) -> list[str]:
    """The URLs of an image or a list of images, each a URL or a JSON-LD node."""
    urls = []
    for image in value if isinstance(value, list) else [value]:
        url = image.get("url") or image.get("contentUrl") if isinstance(image, dict) else image
        if isinstance(url, str):
            urls.append(url)
    return urls
