"""Bytes → text: BOM, escape sequences, valid UTF-8, the HTTP header, the page's own label, then detection.

The order follows the WHATWG Encoding and HTML standards, with these differences:

- Bytes that are valid UTF-8 are UTF-8 whatever a label says: saved pages are often converted and keep their old label.
- A label that the bytes contradict is not used: it is the default of many servers and editors.

Wrong bytes become U+FFFD and a warning; they never lose the page.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from newsclean.article.warnings import ExtractionWarning, warn
from newsclean.decode.escapes import decode_escapes
from newsclean.decode.labels import codec_name, page_label, page_language
from newsclean.decode.plausibility import count_high_chars, is_non_western, is_plausible

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MIN_VALID_PER_BROKEN = 4
"""Valid UTF-8 sequences for each broken one that make bytes damaged UTF-8 where no label says so."""
_REPLACEMENT_SEQUENCE = "\ufffd".encode()
_UTF16_SAMPLES_BYTES = (2000, 48)


class Decoded(NamedTuple):
    """A page's text and the charset it was decoded in."""

    text: str
    encoding: str
    """Python's name of the codec."""
    warnings: tuple[ExtractionWarning, ...]
    is_doubtful: bool = False
    """Whether another charset may be the right one."""
    utf8: bytes | None = None
    """The page's bytes, where they are the text in UTF-8 as it is."""


def decode(data: bytes, *, charset: str | None = None) -> Decoded:
    """Decode a page. Never raises.

    Args:
        data: the page's bytes.
        charset: the charset that the HTTP header states.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _finish(data[len(mark) :].decode(name, "replace"), name)
    seven_bit = decode_escapes(data)
    if seven_bit is not None:
        return _finish(*seven_bit)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if text.startswith("\ufeff") or b"\0" in data:
            return _finish(text, "utf-8")
        # A NUL is found in bytes many times as fast as in text of wide characters.
        return Decoded(text, "utf-8", _replacement_warnings(text, "utf-8"), utf8=data)
    wide = _utf16_without_bom(data)
    if wide:
        return _finish(data.decode(wide, "replace"), wide)
    labels = [codec for codec in (codec_name(charset), codec_name(page_label(data))) if codec is not None]
    if is_damaged_utf8(data, is_stated="utf-8" in labels):
        return _finish(data.decode("utf-8", "replace"), "utf-8", is_doubtful=not is_damaged_utf8(data, is_stated=False))
    for codec in labels:
        if codec == "utf-8" or (codec == "cp1252" and is_non_western(data)):
            continue
        text = data.decode(codec, "replace")
        if is_plausible(text):
            return _finish(text, codec)
    from newsclean.decode.detection import detect

    found = detect(data, page_language(data))
    name = codec_name(found.codec) or found.codec
    return _finish(data.decode(name, "replace"), name, is_doubtful=not found.is_certain)


def is_damaged_utf8(data: bytes, *, is_stated: bool) -> bool:
    """Whether bytes are UTF-8 with some broken sequences; only the bytes outside ASCII count.

    Args:
        data: bytes that are no valid UTF-8.
        is_stated: whether the header or a label says UTF-8: then as many valid as broken sequences are enough.
    """
    text = data.decode("utf-8", "replace")
    # A valid sequence may itself stand for U+FFFD.
    broken = text.count("\ufffd") - data.count(_REPLACEMENT_SEQUENCE)
    valid = count_high_chars(text) - broken
    return valid > 0 and valid >= broken * (1 if is_stated else MIN_VALID_PER_BROKEN)


def _finish(text: str, name: str, is_doubtful: bool = False) -> Decoded:
    warnings = _replacement_warnings(text, name)
    if is_doubtful:
        warnings = (*warnings, warn("charset_guessed", charset=name))
    return Decoded(text.replace("\0", "").removeprefix("\ufeff"), name, warnings, is_doubtful)


def _replacement_warnings(text: str, name: str) -> tuple[ExtractionWarning, ...]:
    # The character is rare; asking for it is cheaper than counting.
    if "\ufffd" not in text:
        return ()
    return (warn("undecodable_characters", count=text.count("\ufffd"), charset=name),)


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows by a NUL in every second byte of its markup."""
    for size in _UTF16_SAMPLES_BYTES:
        sample = data[:size]
        if len(sample) < 8 or b"\0" not in sample:
            continue
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        half = len(sample) // 2
        if odd > 0.4 * half and even < 0.1 * half:
            return "utf-16-le"
        if even > 0.4 * half and odd < 0.1 * half:
            return "utf-16-be"
    return None
