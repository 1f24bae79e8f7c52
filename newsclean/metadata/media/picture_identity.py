"""Which addresses are sizes of one picture, and which of them is the largest."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from urllib.parse import parse_qsl, unquote, urlsplit

from newsclean.text.patterns import contains_any

MAX_INNER_ADDRESSES = 3
"""Addresses within addresses that are followed: image services put the original's address in their own."""
MIN_OWN_NAME_CHARS = 10
"""Length from which on a file's name identifies a picture, whatever folder it is in."""
_INNER = re.compile(r"(?:^|/|=)(https?:/{1,2}[^&\s]+)", re.IGNORECASE)
_ADDRESS_PARAMETERS = ("url", "src", "image", "img", "u", "source", "imageurl", "image_url", "uri")
_EXTENSION = re.compile(r"\.(?:jpe?g|png|webp|gif|avif|jfif|bmp|tiff?|svg|heic)$", re.IGNORECASE)
_SIZE_SUFFIX = re.compile(
    r"(?:[-_.@,x~!]*(?:\d{2,4}x\d{2,4}(?:[-_]c(?:rop)?)?|@?[1-4]x|scaled|e\d{10,13}|w\d{2,4}|h\d{2,4}|q\d{1,3}|(?:w|h|width|height|max|rw)[-_=]\d{2,4}|"
    r"(?:original|large|medium|small|thumb(?:nail)?|xlarge|xl|lg|md|sm|xs|superjumbo|jumbo|articlelarge|facebookjumbo|"
    r"(?:square|threebytwo|mediumthreebytwo|videosixteenbynine|sixteenbynine)[a-z]*\d{0,4}(?:at2x)?|master\d{3,4}|fullsize|full|preview|"
    r"landscape|portrait|wide|hd|cropped|resized?|blur(?:red)?|lowres|tiny)))+$",
    re.IGNORECASE,
)
_SIZE_ENDINGS = (
    "original", "large", "medium", "small", "thumb", "thumbnail", "xl", "lg", "md", "sm", "xs", "jumbo", "fullsize", "full", "preview",
    "landscape", "portrait", "wide", "hd", "cropped", "resize", "resized", "blur", "blurred", "lowres", "tiny", "scaled",
    "1x", "2x", "3x", "4x", "-c", "_c", "-crop", "_crop",
)  # fmt: skip
"""How a name with a size ends, in lower case, but for numbers and for the words of ``_RATIO_WORDS``."""
_BEFORE_NUMBER = ("x", "e", "w", "h", "q", "master", *(f"{letter}{sign}" for letter in "whtx" for sign in "-_="))
"""How a name with a size ends before its last number."""
_RATIO_WORDS = ("square", "bytwo", "bynine")
"""Words of sizes that any letters may follow."""
_WIDTH_SUFFIX = re.compile(r"[-_](\d{2,4})$")
_CAMERA_NAME = re.compile(r"^(?:img|dsc[fn]?|image|photo|pic|p|screenshot|foto|bild|untitled|wechat[a-z]*|untitled)[-_ ]?\d*$", re.IGNORECASE)  # fmt: skip
_WIDTHS = frozenset(
    (30, 40, 48, 50, 60, 64, 72, 75, 80, 90, 96, 100, 120, 128, 140, 150, 160, 180, 192, 200, 220, 240, 250, 256, 270, 280, 300, 310, 320, 330, 340,
     350, 360, 375, 380, 384, 390, 400, 414, 420, 430, 440, 450, 460, 464, 480, 490, 500, 512, 540, 550, 560, 576, 580, 590, 600, 610, 620, 624, 630, 640,
     650, 660, 668, 670, 680, 690, 700, 720, 728, 730, 740, 750, 760, 768, 780, 800, 810, 820, 828, 840, 850, 860, 880, 900, 920, 940, 948, 960, 970,
     976, 980, 990, 1000, 1020, 1024, 1040, 1050, 1080, 1100, 1120, 1125, 1140, 1152, 1170, 1200, 1240, 1242, 1280, 1300, 1320, 1360, 1366, 1400,
     1440, 1480, 1500, 1536, 1600, 1620, 1680, 1700, 1760, 1800, 1840, 1880, 1900, 1920, 1980, 2000, 2048, 2100, 2160, 2200, 2240, 2400, 2500, 2560,
     2800, 3000, 3200, 3600, 3840, 4000, 4096, 5000)
)  # fmt: skip
"""Widths that image services offer. Other numbers at the end of a name tell pictures apart."""
_SIZE_SEGMENT = re.compile(
    r"(?:\d{1,4}(?:[x:_,-]\d{1,4}){1,4}|(?:(?:w|h|q|s|e|c|r|fp|max|width|height|quality)[_:=-]?\d{1,4}(?:\.\d{1,4})?[,;!-]?)+|"
    r"[a-z]{1,3}_[\w.:]{1,20}(?:,[a-z]{1,3}_[\w.:!]{1,30}){0,12}|[\w-]{1,20}=[^/]+|large|medium|small|thumb(?:nail)?s?|original|master|full|raw|upload|"
    r"freeze|max|resize[sd]?|crops?|scaled?|alternates|landscape[_\d]*|portrait[_\d]*|square[_\d]*|cdn-cgi|image|images?|photos?|img|fit-in|smart|"
    r"filters:.*|unsafe|webp|jpe?g|\$.*)",
    re.IGNORECASE,
)
_WIDTH_WORD = re.compile(r"(?:[wx]|width|max|resize|imwidth|size|rw|maxw|im_w|fit)[-_:=/]?(\d{2,4})(?!\d)|(?<!\d)(\d{2,4})x\d{0,4}(?!\d)|/(\d{2,4})/|[-_/](\d{3,4})(?:w)?\.(?:jpe?g|png|webp|avif)", re.IGNORECASE)  # fmt: skip
_SIZE_WORDS = ("max", "w", "h", "width", "height", "resize", "fit", "size", "thumb", "scale")
_HASH = re.compile(r"[0-9a-f]{16,}", re.IGNORECASE)
"""A folder for one picture alone: the numbers in it are sizes."""
MIN_WIDTH_SEGMENT = 60
"""Smaller numbers in a path count pictures, months and days."""
UNSTATED_WIDTH = 1500
"""Width that an address without a size counts as, in pixels: it is the picture itself, or one made for articles."""


@lru_cache(maxsize=4096)
def picture_key(url: str) -> str:
    """Return what all sizes of one picture have in common: its file name without size, and its folder if that is short.

    Args:
        url: an absolute address.
    """
    url = _innermost(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    segments = [segment for segment in unquote(parts.path).split("/") if segment]
    if not segments:
        return url
    name = _bare_name(segments[-1])
    if parts.query and len(name) < MIN_OWN_NAME_CHARS and not _EXTENSION.search(segments[-1]):
        return f"{parts.netloc}{parts.path}?{parts.query}".lower()
    is_size = not name or _is_size(name)
    if not is_size and not name.isdigit() and _is_own_name(name):
        return name.lower()
    own = [
        segment
        for before, segment in pairwise(("", *segments[:-1]))
        if not _is_size(segment) and not (segment.isdigit() and before.lower() in _SIZE_WORDS)
    ]
    if is_size or (name.isdigit() and own and _HASH.fullmatch(own[-1])):
        name = _bare_name(own.pop()) if own else segments[-1]
    return name.lower() if _is_own_name(name) else "/".join((*own, name)).lower()


@lru_cache(maxsize=4096)
def stated_width(url: str) -> int:
    """Return the width in pixels that an address states, or ``UNSTATED_WIDTH``."""
    found = [int(number) for match in _WIDTH_WORD.findall(url[-400:]) for number in match if number]
    widths = [number for number in found if 10 <= number <= 6000]
    if not widths:
        return 300 if re.search(r"thumb|small|tiny|lowres|blur", url[-200:], re.IGNORECASE) else UNSTATED_WIDTH
    return max(widths) if max(widths) >= 200 else min(widths)


def _is_own_name(name: str) -> bool:
    """Whether a name identifies a picture without its folder."""
    return len(name) >= MIN_OWN_NAME_CHARS and not _CAMERA_NAME.match(name)


def _is_size(segment: str) -> bool:
    """Whether a part of a path states a size or a step of processing. Other numbers are dates and identifiers."""
    if segment.isdigit():
        return int(segment) in _WIDTHS and int(segment) >= MIN_WIDTH_SEGMENT
    return _SIZE_SEGMENT.fullmatch(segment) is not None


def _innermost(url: str) -> str:
    """The address of the original inside that of an image service."""
    for _ in range(MAX_INNER_ADDRESSES):
        # Most addresses have no other one in them: no parameter with a slash, and no second "http".
        if "?" not in url and "%" not in url and url.lower().rfind("http") <= 0:
            return url
        try:
            parts = urlsplit(url)
        except ValueError:
            return url
        inner = None
        if "/" in parts.query or "%2" in parts.query:
            parameters = parse_qsl(parts.query)
            inner = next(
                (value for name, value in parameters if name.lower() in _ADDRESS_PARAMETERS and "/" in value), None
            )
        if inner is None:
            path = unquote(parts.path)
            found = _INNER.search(path[1:]) if "http" in path.lower() else None
            inner = found.group(1) if found else None
        if inner is None:
            return url
        url = inner
    return url


def _bare_name(segment: str) -> str:
    """A file's name without extension, size and quality."""
    name = segment.split(";")[0]
    for _ in range(3):
        shorter = _EXTENSION.sub("", name) if "." in name else name
        if _may_end_with_size(shorter):
            shorter = _SIZE_SUFFIX.sub("", shorter)
        width = _WIDTH_SUFFIX.search(shorter, max(0, len(shorter) - 6)) if shorter[-1:].isdigit() else None
        if width and int(width.group(1)) in _WIDTHS and not _CAMERA_NAME.match(shorter[: width.start()]):
            shorter = shorter[: width.start()]
        if shorter == name or not shorter:
            break
        name = shorter
    return name


def _may_end_with_size(name: str) -> bool:
    """Whether a name may end with a size. Looking at its end is cheaper than searching all of it for a run of sizes."""
    folded = name.lower()
    if folded.endswith(_SIZE_ENDINGS) or contains_any(folded, _RATIO_WORDS) or not folded.isascii():
        return True
    stem = folded.rstrip("0123456789")
    return len(stem) < len(folded) and stem.endswith(_BEFORE_NUMBER)
