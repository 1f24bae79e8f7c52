"""Files of a folder whose names do not say what they hold, recognised by their first bytes.

wget names pages as their addresses end: ``story``, ``article.php?id=3``, ``c.asp``.
"""

from __future__ import annotations

import re

from newsclean.decode.gzip import unpack_prefix
from newsclean.decode.saved_page import HEAD_BYTES, is_saved_page
from newsclean.inputs.archives.reader import has_archive_magic

_ASSET_SUFFIXES = (
    ".css", ".js", ".mjs", ".map", ".json", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".bmp",
    ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm", ".pdf", ".zip", ".py", ".md",
)  # fmt: skip
"""Ends of names of files that are not opened: what a page refers to, and what stands beside pages."""
_UNPACKED_BYTES = 4_096
_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s{0,1000}(?:<\?xml[^>]{0,400}>\s{0,100}|<!--.{0,3000}?-->\s{0,100}){0,8}"
    rb"<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.DOTALL | re.IGNORECASE,
)


def holds_page(path: str) -> bool:
    """Tell whether a file holds HTML, a saved page or an archive; a file that cannot be read holds none."""
    if path.lower().endswith(_ASSET_SUFFIXES):
        return False
    try:
        with open(path, "rb") as stream:
            packed = stream.read(HEAD_BYTES)
    except (OSError, ValueError):
        return False
    head = unpack_prefix(packed, _UNPACKED_BYTES)
    # NULs: UTF-16.
    return (
        _HTML_START.match(head.replace(b"\0", b"")) is not None or has_archive_magic(head) or is_saved_page(packed)
    )  # fmt: skip
