"""The images of the story, with their captions and credits."""

from __future__ import annotations

import re

from newsclean.article.model import Image
from newsclean.classify.verdict import Classification
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.metadata.page_urls import resolve_url
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern
from newsclean.text.whitespace import collapse_whitespace

_MAX_IMAGES = 200
_CREDIT = lazy_pattern(
    r"(?:^|[\s.。)|])(?:(?:Fotos?|Photos?(?: by)?|Bild(?:er|quelle)?|Image(?: credit)?|Picture|Credits?|Crédit(?: photo)?|Fotografía|Фото|Quelle|"
    r"图片来源|图源|供图|摄影|图|写真|사진)\s?[:：|/]\s?|©\s?)(?P<credit>[^:：]{2,80}?)[\s)）.。]*$"
    r"|[(（](?P<bracketed>[^()（）]{0,60}\b(?:Getty|Reuters|AFP|AP|dpa|EPA|Shutterstock|iStock|Unsplash)\b[^()（）]{0,40})[)）]\s*$"
    r"|(?:^|[\s。！？）)])(?P<taken>[^\s。！？，,（(]{2,24})\s?摄[）)]?$",
    re.IGNORECASE,
)


def find_images(page: Page, classification: Classification) -> tuple[Image, ...]:
    """Return the images between kept blocks, each with the caption that follows it or else its alternative text."""
    kept = [index for index, verdict in enumerate(classification.verdicts) if verdict.keep]
    if not kept:
        return ()
    images: dict[str, Image] = {}
    for image in page.images:
        if not kept[0] - 1 <= image.block <= kept[-1] + 1:
            continue
        is_before_text = image.block < len(classification.verdicts) and classification.verdicts[image.block].keep
        if not is_before_text and not (image.block and classification.verdicts[image.block - 1].keep):
            continue
        url = resolve_url(page, image.url)
        if url and url not in images:
            following = page.blocks[image.block] if image.block < len(page.blocks) else None
            caption = following.text if following and following.kind == "caption" else (image.alt or None)
            images[url] = _split_credit(url, collapse_whitespace(caption) if caption else "")
            if len(images) == _MAX_IMAGES:
                break
    return tuple(images.values())


def find_stated_image(page: Page, stated: StatedMetadata) -> str | None:
    """Return the URL of the first image that the markup states for the story."""
    story = stated.stories[0] if stated.stories else {}
    in_json_ld = _image_urls(story.get("image") or story.get("thumbnailUrl"))
    urls = (*stated.meta.get("og:image", ()), *stated.meta.get("twitter:image", ()), *in_json_ld)
    return next(filter(None, (resolve_url(page, url) for url in urls)), None)


def _image_urls(value: object) -> list[str]:
    """The URLs of an image or a list of images, each a URL or a JSON-LD node."""
    urls = []
    for image in value if isinstance(value, list) else [value]:
        url = image.get("url") or image.get("contentUrl") if isinstance(image, dict) else image
        if isinstance(url, str):
            urls.append(url)
    return urls


def _split_credit(url: str, text: str) -> Image:
    """An image whose caption is split into caption and credit."""
    match = _CREDIT.search(text)
    if not match:
        return Image(url, text or None)
    credit = next(part for part in match.groups() if part)
    return Image(url, text[: match.start()].strip(" .|(（") or None, credit.strip(" ,"))
