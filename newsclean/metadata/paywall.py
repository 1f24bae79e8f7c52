"""Whether the story is behind a paywall, by its markup and by the line where the text breaks off."""

from __future__ import annotations

import re

from newsclean.classify.verdict import Classification
from newsclean.metadata.candidates import Candidate
from newsclean.metadata.markup.stated import StatedMetadata
from newsclean.parse.model import Page
from newsclean.text.patterns import prefiltered_pattern

_PAID_BY_TIER = {"free": False, "locked": True, "metered": True, "paid": True, "premium": True}
_FALSE_VALUES = ("false", "no", "0")
_MAX_BLOCKS_AFTER_TEXT = 6
_MAX_NOTICE_CHARS = 160
_PAYWALL_NOTICE = prefiltered_pattern(
    r"订阅后(?:可)?(?:阅读|查看|继续)|付费(?:后)?(?:阅读|查看)(?:全文)?|(?:开通|成为)会员.{0,8}(?:阅读|查看|全文)|剩余\s?\d+%.{0,6}(?:付费|订阅)|会員限定|有料会員|"
    r"(?:subscribe|sign up|become a (?:member|subscriber)) (?:now )?to (?:continue|keep|read|unlock)|(?:for|to) subscribers only|"
    r"nur für abonnenten|jetzt weiterlesen mit|réservée? aux abonnés|(?:solo|exclusivo) para suscriptores|só para assinantes|"
    r"contenuto riservato agli abbonati|alleen voor abonnees|только для подписчиков|tylko dla prenumeratorów|유료 회원",
    re.IGNORECASE,
)


def paywall_candidates(page: Page, stated: StatedMetadata, classification: Classification) -> list[Candidate[bool]]:
    """Return what says that the story is behind a paywall, or free."""
    candidates = []
    value = next(
        (node["isAccessibleForFree"] for node in stated.stories if node.get("isAccessibleForFree") is not None), None
    )
    if value is not None:
        candidates.append(Candidate(str(value).strip().lower() in _FALSE_VALUES, "json-ld:isAccessibleForFree", 0.9))
    tier = stated.first_meta("article:content_tier", "og:article:content_tier")
    if tier and tier.lower() in _PAID_BY_TIER:
        candidates.append(Candidate(_PAID_BY_TIER[tier.lower()], "meta:article:content_tier", 0.8))
    last = max((index for index, verdict in enumerate(classification.verdicts) if verdict.keep), default=None)
    if last is not None:
        for block in page.blocks[last : last + 1 + _MAX_BLOCKS_AFTER_TEXT]:
            if block.chars <= _MAX_NOTICE_CHARS and _PAYWALL_NOTICE.search(block.text):
                candidates.append(Candidate(True, "line:paywall", 0.6))
                break
    return candidates
