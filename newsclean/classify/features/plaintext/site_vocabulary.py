"""Dumps: features of the words with which a site addresses its readers: newsletters, consent, accounts, sharing."""

from __future__ import annotations

from bisect import bisect
from functools import cache

# Stems of words in several languages, as newsclean.text.word_stems makes them.
_SITE_STEMS = frozenset(
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
_MAX_STEMS = 3
"""More of these stems in a line say nothing more."""
_SHARE_BINS = (0.05, 0.1, 0.2, 0.35)  # share of the line's stems


def site_vocabulary_features(stems: tuple[str, ...], size: int) -> tuple[str, ...]:
    """Return features of a line's stems; ``size`` is the bin of its length."""
    if _SITE_STEMS.isdisjoint(stems):
        return ()
    count = len(_SITE_STEMS.intersection(stems))
    return _features(min(_MAX_STEMS, count), size, bisect(_SHARE_BINS, count / len(stems)))


@cache
def _features(count: int, size: int, share: int) -> tuple[str, ...]:
    return f"talk:{count}:{size}", f"talk:share:{share}"
