"""Charsets of seven bits per byte, which show by their escape sequences: ISO-2022-JP, ISO-2022-KR and HZ.

Sources: RFC 1468 (ISO-2022-JP), RFC 1557 (ISO-2022-KR), RFC 1843 (HZ).
"""

from __future__ import annotations

import re

from newsclean.decode.plausibility import has_few_replacements

ESCAPE_REACH_BYTES = 65_536
"""Bytes at the start of a page in which an escape sequence is looked for."""

_SIGNATURES = (
    (b"\x1b$)C", "iso2022_kr"),
    (b"\x1b$B", "iso2022_jp_ext"),
    (b"\x1b$@", "iso2022_jp_ext"),
    (b"~{", "hz"),
)
# Two-byte characters between HZ's escape sequences.
_HZ_TEXT = re.compile(rb"~\{((?:[\x21-\x77][\x21-\x7e])+)~\}")
MIN_HZ_CHARS = 4
"""Characters in HZ's escape sequences below which a page may only show the signs ``~{``."""


def decode_escapes(data: bytes) -> tuple[str, str] | None:
    """Decode a page of seven-bit East Asian text.

    Returns:
        The text and the name of its charset; ``None`` for any other page.
    """
    head = data[:ESCAPE_REACH_BYTES]
    # One byte is found many times as fast as two.
    if not ((b"\x1b" in head and b"\x1b$" in head) or (b"~" in head and b"~{" in head)):
        return None
    for signature, codec in _SIGNATURES:
        if signature not in head:
            continue
        if codec == "hz" and sum(map(len, _HZ_TEXT.findall(data))) < 2 * MIN_HZ_CHARS:
            continue
        # Bytes outside ASCII are another encoding's: one of them would be a fault in these.
        if not data.isascii():
            continue
        text = data.decode(codec, "replace")
        if not text.isascii() and has_few_replacements(text):
            return text, "iso2022_jp" if codec == "iso2022_jp_ext" else codec
    return None
