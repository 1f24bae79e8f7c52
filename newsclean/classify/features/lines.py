"""Dumps: what lines tell that no tree is there to tell: empty lines around them, rows of lines alike, picture credits.

Menus, boxes and lists come in rows; stories do not, and what parts their paragraphs comes again and again.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from functools import cache

from newsclean.classify.features.repeats import Repeats
from newsclean.classify.features.topic_overlap import stems
from newsclean.parse.credit import is_credited
from newsclean.parse.model import Block
from newsclean.text.width import display_width

_TIME = re.compile(
    r"\d{1,2}[:：]\d{2}|(?:19|20)\d\d|\d{1,2}月\d{1,2}日|\d ?(?:min|hours?|days?|std|stunden?|tagen?|h|uur|分钟|小时|天|日)\b|ago\b|前$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"[—–-] ?.{1,60}\(@\w{2,30}\)")
_STOPS = frozenset(".!?。！？…”\"»'")
_SIZES = (16, 36, 70, 150, 400)
# Beginnings of words by which a site speaks of itself and to its readers, in several languages.
_SITE_TALK = frozenset(
    [
        "newsle",
        "subscr",
        "abonni",
        "abonne",
        "abonnä",
        "suscri",
        "iscriv",
        "assine",
        "inscre",
        "signup",
        "login",
        "logged",
        "registr",
        "regist",
        "anmeld",
        "einlog",
        "konto",
        "accoun",
        "inbox",
        "email",
        "e-mail",
        "mail",
        "cookie",
        "consen",
        "zustim",
        "einwil",
        "datens",
        "privac",
        "terms",
        "agb",
        "nutzun",
        "condit",
        "adblo",
        "advert",
        "werbun",
        "anzeig",
        "sponso",
        "copyri",
        "rights",
        "reserv",
        "click",
        "klick",
        "klicke",
        "clique",
        "downlo",
        "herunt",
        "app",
        "apps",
        "facebo",
        "twitte",
        "instag",
        "youtub",
        "whatsa",
        "telegr",
        "tiktok",
        "linked",
        "follow",
        "folgen",
        "folge",
        "seguir",
        "suivez",
        "suivre",
        "share",
        "teilen",
        "partag",
        "compar",
        "commen",
        "kommen",
        "coment",
        "modera",
        "gewinn",
        "angebo",
        "testen",
        "kosten",
        "gratis",
        "free",
        "premiu",
        "member",
        "mitgli",
        "donate",
        "spende",
        "suppor",
        "unsubs",
        "unlock",
        "paywal",
        "browse",
        "browser",
        "javasc",
        "refres",
        "video",
        "videos",
        "player",
        "podcas",
        "订阅",
        "关注",
        "扫码",
        "下载",
        "登录",
        "注册",
        "评论",
        "分享",
        "转载",
        "版权",
        "微信",
        "微博",
        "举报",
        "投稿",
        "联系",
        "点击",
        "广告",
    ]
)
FRAGMENT = "line.fragment"
_FRAGMENT = 2
"""Units of a line that is no more than a sign, a number or one character: what is left of buttons and cells."""
_SHORT = 36
_OFTEN = 3


class Lines:
    """A dump's lines, looked at together."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.units = [display_width(block.text) for block in blocks]
        self.words = [stems(block.text) for block in blocks]
        self._blocks = blocks
        self._count = Counter(block.text for block in blocks)
        self._airy = bisect((0.05, 0.3, 0.7), sum(block.gap > 0 for block in blocks) / max(1, len(blocks)))
        signs = [_sign(block, units) for block, units in zip(blocks, self.units, strict=True)]
        self._runs = _runs(signs)
        self._repeats = Repeats(blocks, self.units, [bool(sign & 2) for sign in signs])
        self._signed = [_is_signed(block.text) for block in blocks]
        self._credited = [is_credited(block.text) for block in blocks]

    def passes(self, index: int) -> bool:
        """Whether a line is so short and so often repeated that its neighbours are better told without it."""
        return self.units[index] < _SHORT and self._count[self._blocks[index].text] >= _OFTEN

    def veto(self, index: int) -> str | None:
        """The id of what bars a line by itself."""
        return FRAGMENT if self.units[index] <= _FRAGMENT else self._repeats.veto(index)

    def features(self, index: int) -> list[str]:
        """Features of one line."""
        block = self._blocks[index]
        size = bisect(_SIZES, self.units[index])
        names = list(_gaps(min(block.gap, 2), self._gap_after(index), self._airy, size))
        if self._credited[index]:
            names.extend(("credit", f"credit:{size}"))
        else:
            names.extend(self._beside_credit(index, size))
        names.extend(self._repeats.features(index))
        names.extend(_talk(self.words[index], size))
        names.append(_run(min(size, 3), bisect((2, 4, 8, 16), self._runs[index])))
        return names

    def _beside_credit(self, index: int, size: int) -> list[str]:
        """What a picture's credit on the next line or the one before tells: a caption has it on a line of its own."""
        names = []
        if self._signed[index]:
            names.append("post:signature")
        elif index + 1 < len(self._signed) and self._signed[index + 1]:
            names.append("post:text")
        for side, at in (("below", index + 1), ("above", index - 1)):
            if 0 <= at < len(self._credited) and self._credited[at]:
                names.append(f"beside:{side}:{size}:{min(2, bisect(_SIZES, self.units[at]))}")
        return names

    def _gap_after(self, index: int) -> int:
        return min(self._blocks[index + 1].gap, 2) if index + 1 < len(self._blocks) else 2


def _is_signed(text: str) -> bool:
    """Whether a line is what stands below a post of a social network that a story holds: a name and a handle."""
    return text[0] in "—–-@" and _HANDLE.search(text) is not None


def _sign(block: Block, units: int) -> int:
    """A line's outward kind as one number: its length, its stop, a time in it, a bullet."""
    ends = block.text[-1] in _STOPS
    timed = units < 70 and _TIME.search(block.text) is not None
    return bisect(_SIZES, units) << 3 | ends << 2 | timed << 1 | (block.kind == "list_item")


def _runs(signs: list[int]) -> list[int]:
    """Of each line, how many in a row are of its kind."""
    out: list[int] = []
    start = 0
    for at in range(1, len(signs) + 1):
        if at == len(signs) or signs[at] != signs[start]:
            out.extend([at - start] * (at - start))
            start = at
    return out


@cache
def _gaps(before: int, after: int, airy: int, size: int) -> tuple[str, ...]:
    return f"gaps:{before}:{after}:{airy}", f"gaps:{before}:{after}:{min(size, 3)}"


def _talk(words: tuple[str, ...], size: int) -> tuple[str, ...]:
    if _SITE_TALK.isdisjoint(words):
        return ()
    count = len(_SITE_TALK.intersection(words))
    return _talked(min(3, count), size, bisect((0.05, 0.1, 0.2, 0.35), count / len(words)))


@cache
def _talked(count: int, size: int, share: int) -> tuple[str, ...]:
    return f"talk:{count}:{size}", f"talk:share:{share}"


@cache
def _run(size: int, length: int) -> str:
    return f"row:{size}:{length}"
