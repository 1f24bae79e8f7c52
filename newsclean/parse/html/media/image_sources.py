"""The address of an image: the largest of what ``<img>``, ``<picture>`` and lazy loading state, never a placeholder."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from newsclean.text.patterns import prefiltered_pattern

# Where lazy loading keeps the address until the image is scrolled to; the largest form first.
_LARGE_ATTRIBUTES = (
    "data-full-src", "data-full-url", "data-large-file", "data-orig-file", "data-original", "data-hi-res-src", "data-zoom-src",
    "data-src-large", "data-image-full", "data-highres",
)  # fmt: skip
_LAZY_ATTRIBUTES = (
    "data-src", "data-lazy-src", "data-lazyload", "data-lazy", "data-url", "data-image", "data-img-src", "data-actualsrc",
    "data-delayed-url", "data-echo", "data-native-src", "data-default-src", "data-td-src-property", "data-backsrc", "_src", "real_src",
)  # fmt: skip
_SRCSET_ATTRIBUTES = (
    "srcset",
    "data-srcset",
    "data-lazy-srcset",
    "data-original-set",
    "data-src-set",
    "data-sizes-set",
)
_SRCSET_NAMES = frozenset(_SRCSET_ATTRIBUTES)
_ADDRESS_ATTRIBUTES = (*_LARGE_ATTRIBUTES, *_LAZY_ATTRIBUTES, "src")
_LAZY_NAMES = frozenset((*_LARGE_ATTRIBUTES, *_LAZY_ATTRIBUTES))
"""Most images have none of these attributes: one comparison is faster than thirty look-ups."""
_PLACEHOLDER = prefiltered_pattern(
    r"(?:^|[/_.-])(?:blank|spacer|placeholder|transparent|lazy[-_]?load(?:ing|er)?|loading|pixel|1x1|dummy|grey|gray|empty|"
    r"no[-_]?(?:image|photo|pic)|default[-_]?(?:image|img|thumb))(?:[-_.\d]|$)",
    re.IGNORECASE,
)
# A candidate of srcset (HTML Standard, 4.8.4.2.1): an address, and a width or a density.
_CANDIDATE = re.compile(r"\s*,*\s*(\S*[^,\s])(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,|$)")
_IMAGE_FILE = re.compile(r"^\s*(?:https?:)?/\S+\.(?:jpe?g|png|webp|avif)(?:\?\S*)?\s*$", re.IGNORECASE)
MAX_SRCSET_CHARS = 20_000
MIN_PIXELS = 2
"""Width or height up to which an image is a tracking pixel."""
_DENSITY_WIDTH = 1000.0
"""The width that one unit of density counts as, beside candidates with a width."""


class Source(NamedTuple):
    """An address of an image and the width it states, in pixels; 0 where it states none."""

    url: str
    width: float


_WIDTH = attrgetter("width")


def best_source(attrs: Mapping[str, str], sources: Sequence[Mapping[str, str]]) -> str | None:
    """Return the address of the largest form of an image, as written in the page.

    Args:
        attrs: the attributes of ``<img>``.
        sources: the attributes of the ``<source>`` elements of its ``<picture>``.

    Returns:
        ``None`` where all that is stated is a placeholder or inline data.
    """
    candidates = _srcset(attrs)
    for one in sources:
        candidates += _srcset(one)
    if candidates:
        candidates.sort(key=_WIDTH, reverse=True)
        # The widest is usable nearly always; looking at the others would take longer than all the rest.
        for source in candidates:
            if _is_image_address(source.url):
                return source.url
    for name in ("src",) if _LAZY_NAMES.isdisjoint(attrs) else _ADDRESS_ATTRIBUTES:
        value = attrs.get(name)
        if value and _is_image_address(value := value.strip()):
            return value
    for name, value in attrs.items():
        # Scripts name their attributes as they like; the value tells.
        if name.startswith("data-") and _IMAGE_FILE.search(value) and _is_image_address(value.strip()):
            return value.strip()
    return None


def is_pixel(width: int | None, height: int | None) -> bool:
    """Whether an image's stated size is that of a tracking pixel."""
    return (width is not None and width <= MIN_PIXELS) or (height is not None and height <= MIN_PIXELS)


def pixels(value: str | None) -> int | None:
    """Return a ``width`` or ``height`` attribute in pixels; ``None`` for percentages and what is no number."""
    if not value:
        return None
    text = value.strip().removesuffix("px")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None


def _srcset(attrs: Mapping[str, str]) -> list[Source]:
    out: list[Source] = []
    if _SRCSET_NAMES.isdisjoint(attrs):
        return out
    for name in _SRCSET_ATTRIBUTES:
        value = attrs.get(name)
        if not value:
            continue
        for url, number, unit in _CANDIDATE.findall(value[:MAX_SRCSET_CHARS]):
            size = float(number) if number else 1.0 if not unit else 0.0
            out.append(Source(url, size if unit == "w" else size * _DENSITY_WIDTH))
    return out


def _is_image_address(value: str) -> bool:
    if value[:5].lower() in ("data:", "blob:", "about") or value.startswith(("{", "[", "#", "$")) or len(value) > 4000:
        return False
    return "." in value or "/" in value if not _PLACEHOLDER.search(value.split("?")[0].rsplit("/", 1)[-1]) else False
