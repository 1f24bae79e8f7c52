"""Pictures that belong to the story, with what their captions say and whom they credit."""

from __future__ import annotations

import re

from newsclean.article.model import Image
from newsclean.classify.verdict import Classification
from newsclean.metadata.page_urls import resolve_url
from newsclean.parse.model import Page
from newsclean.text.patterns import lazy_pattern
from newsclean.text.whitespace import collapse_whitespace

_MOST = 200
_CREDIT = lazy_pattern(
    r"(?:^|[\s.。)|])(?:(?:Fotos?|Photos?(?: by)?|Bild(?:er|quelle)?|Image(?: credit)?|Picture|Credits?|Crédit(?: photo)?|Fotografía|Фото|Quelle|"
    r"图片来源|图源|供图|摄影|图|写真|사진)\s?[:：|/]\s?|©\s?)(?P<credit>[^:：]{2,80}?)[\s)）.。]*$"
    r"|[(（](?P<bracketed>[^()（）]{0,60}\b(?:Getty|Reuters|AFP|AP|dpa|EPA|Shutterstock|iStock|Unsplash)\b[^()（）]{0,40})[)）]\s*$"
    r"|(?:^|[\s。！？）)])(?P<taken>[^\s。！？，,（(]{2,24})\s?摄[）)]?$",
    re.IGNORECASE,
)


def find_images(page: Page, classification: Classification) -> tuple[Image, ...]:
    """Images that stand between kept blocks, each with the caption that follows it or else its alternative text."""
    kept = [index for index, verdict in enumerate(classification.verdicts) if verdict.keep]
    if not kept:
        return ()
    out: dict[str, Image] = {}
    for image in page.images:
        if not kept[0] - 1 <= image.block <= kept[-1] + 1:
            continue
        near = image.block < len(classification.verdicts) and classification.verdicts[image.block].keep
        if not near and not (image.block and classification.verdicts[image.block - 1].keep):
            continue
        url = resolve_url(page, image.url)
        if url and url not in out:
            after = page.blocks[image.block] if image.block < len(page.blocks) else None
            caption = after.text if after and after.kind == "caption" else (image.alt or None)
            out[url] = _captioned(url, collapse_whitespace(caption) if caption else "")
            if len(out) == _MOST:
                break
    return tuple(out.values())


def _captioned(url: str, text: str) -> Image:
    """The credit is told from the caption, which keeps the rest."""
    found = _CREDIT.search(text)
    if not found:
        return Image(url, text or None)
    credit = next(part for part in found.groups() if part)
    return Image(url, text[: found.start()].strip(" .|(（") or None, credit.strip(" ,"))
