"""A caption's text → caption and credit."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from newsclean.rules.credits.table import patterns

MAX_CREDIT_CHARS = 90
MAX_CREDIT_WORDS = 12
MAX_WIDE_NAME_CHARS = 24
"""Characters of a name in Chinese, Japanese or Korean, with the outlet before it."""
MAX_CAPTION_CHARS = 2000
"""Longer texts are no captions."""

Strength = Literal["strong", "weak", "none"]
_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?]\s+\S")
"""A sentence's end inside: the text is no name."""
_BRACKETED = re.compile(
    r"^(?P<before>.*?)\s?[(（\[【〔](?P<inside>[^()（）\[\]【】〔〕]{2,110})[)）\]】〕]\s?[.。]?$", re.DOTALL
)
_SENTENCE_END = re.compile(r"(?:[.!?…][”\"’»)）]?\s+|[。！？][」』”）]?\s*|(?<=[a-zß-ÿ]{3})[.!?](?=[A-ZÀ-Ý][a-z]))")
"""Markup may join the credit to the sentence before it without a space."""
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_WIDE_SEPARATOR = re.compile(r"[\s,，、；;＝=|｜/／:：]+")
_REPORTER = re.compile(r"(?:记者|記者|通讯员|通訊員|摄影|特派员|实习生|社|报|報|网|台|기자|新聞)$")
_PARTICLE = re.compile(r"[をがはにで的了着将把被从를을은는이가]$")
"""What a name before a verb does not end in: the verb belongs to a sentence."""
_SLASHED = re.compile(r"[^\W\d_][^/|]{1,40}\s?[/|]\s?[^\W\d_][^/|]{1,40}")
_CONNECTORS = frozenset(("for", "via", "of", "the", "de", "da", "di", "von", "van", "and", "/", "|", "-", "&", "from", "file", "handout", "du", "la", "le", "der", "per", "y", "e", "und"))  # fmt: skip
_TRIM = " \t|–—-/·•,，;；＝=、"


class CaptionText(NamedTuple):
    """The parts of a caption."""

    caption: str | None
    credit: str | None
    strength: Strength
    """Whether the credit's form occurs in captions alone (``strong``), or ends paragraphs of stories as well."""


@lru_cache(maxsize=4096)
def split_credit(text: str) -> CaptionText:
    """Split a caption from the credit that it ends in.

    Args:
        text: the caption, white space collapsed.
    """
    if len(text) > MAX_CAPTION_CHARS:
        return CaptionText(text, None, "none")
    found = _split_once(text)
    if found.credit is None or found.caption is None:
        return found
    more = _split_once(found.caption)
    if more.credit is None or more.strength == "none":
        return found
    credit = found.credit if more.credit.lower() in found.credit.lower() else f"{more.credit}, {found.credit}"
    return CaptionText(more.caption, credit, found.strength)


def split_marked_credit(text: str) -> CaptionText:
    """Split a caption from a credit that the markup marks but whose form does not tell: what follows the last sentence."""
    found = split_credit(text)
    if found.credit is not None:
        return found
    ends = list(_SENTENCE_END.finditer(text))
    tail = text[ends[-1].end() :] if ends else ""
    return _parts(text[: ends[-1].end()], tail, "weak") if tail and _is_name(tail) else found


def begins_as_caption(text: str) -> bool:
    """Return whether a text begins as captions alone do."""
    return patterns().opening.match(text) is not None


def strip_opening(text: str) -> str:
    """Return a caption without the sign that points to its picture."""
    return text.lstrip("▲△↑▴►▼◆ ") or text


def strip_label(text: str) -> str:
    """Return a credit without its label and brackets."""
    return split_credit(text).credit or text.strip("()（）[]【】 ")


def _split_once(text: str) -> CaptionText:
    text = text.strip()
    bracketed = _BRACKETED.match(text)
    if bracketed:
        before, inside = bracketed["before"], bracketed["inside"].strip()
        found = _labelled(inside)
        if found.credit and not found.caption:
            return _parts(before, found.credit, found.strength)
        if found.credit and found.caption and len(found.caption) < 30:
            # (Archive picture, Photo: Ann Example)
            return _parts(before, found.credit, found.strength)
        if patterns().agency.search(inside) and _is_name(inside):
            return _parts(before, inside, "weak")
        if _SLASHED.fullmatch(inside) and _has_names_alone(inside):
            return _parts(before, inside, "weak")
        return CaptionText(text or None, None, "none")
    found = _labelled(text)
    return found if found.credit else _unlabelled(text)


def _labelled(text: str) -> CaptionText:
    """Split a credit that a label, a preposition, a sign or a verb marks."""
    table = patterns()
    for pattern in (table.label, table.preposition, table.sign):
        match = pattern.search(text[-400:])
        if match and _is_name(match["name"]):
            start = max(0, len(text) - 400) + match.start()
            label = match.groupdict().get("label")
            is_weak = label is not None and table.weak_label.fullmatch(label) is not None
            return _parts(text[:start], match["name"], "weak" if is_weak else "strong")
    if _WIDE.search(text[-6:]):
        return _split_verb(text)
    return CaptionText(text or None, None, "none")


def _split_verb(text: str) -> CaptionText:
    """Split a credit that ends in a verb, as in Chinese, Japanese and Korean: the last words of the last sentence."""
    nothing = CaptionText(text or None, None, "none")
    match = patterns().verb.fullmatch(text.rstrip(" 。."))
    if not match:
        return nothing
    ends = list(_SENTENCE_END.finditer(match["name"]))
    start = ends[-1].end() if ends else 0
    tail = match["name"][start:]
    is_alone = bool(ends) or len(tail) <= MAX_WIDE_NAME_CHARS // 2
    words = [word for word in _WIDE_SEPARATOR.split(tail) if word]
    if not words or _PARTICLE.search(words[-1]):
        return nothing
    if is_alone and len(tail) <= MAX_WIDE_NAME_CHARS and (len(words) == 1 or ends):
        name = tail
    elif len(words) > 1:
        first = len(words) - 1
        while first > 1 and _REPORTER.search(words[first - 1]):
            first -= 1
        name = tail[_position_of(tail, words, first) :]
    else:
        return nothing
    if len(name.strip()) > MAX_WIDE_NAME_CHARS or len(name.strip()) < 2:
        return nothing
    return _parts(match["name"][: len(match["name"]) - len(name)], name, "strong")


def _position_of(text: str, words: list[str], index: int) -> int:
    """The position of a word among the words of a text."""
    at = 0
    for word in words[:index]:
        at = text.index(word, at) + len(word)
    return text.index(words[index], at)


def _unlabelled(text: str) -> CaptionText:
    """Split a credit that has no label: names of agencies at the end, or names around a slash after a sentence."""
    ends = list(_SENTENCE_END.finditer(text))
    start = ends[-1].end() if ends else 0
    tail = text[start:]
    if (
        tail
        and _is_name(tail)
        and _has_names_alone(tail)
        and (patterns().agency.search(tail) or _SLASHED.fullmatch(tail.strip(" .")))
    ):
        return _parts(text[:start], tail, "weak")
    match = patterns().ends_in_picture_agency.search(text)
    if match and (match.start() == 0 or text[match.start() - 1] in " /|,"):
        return _parts(text[: match.start()], match.group(), "weak")
    return CaptionText(text or None, None, "none")


def _has_names_alone(text: str) -> bool:
    """Whether all words are capitalised or connect names."""
    words = re.split(r"[\s/|,]+", text.strip(" ."))
    return len(words) <= MAX_CREDIT_WORDS and all(
        not word or word[:1].isupper() or word.lower() in _CONNECTORS or patterns().agency.fullmatch(word)
        for word in words
    )


def _is_name(text: str) -> bool:
    text = text.strip()
    return len(text) <= MAX_CREDIT_CHARS and len(text.split()) <= MAX_CREDIT_WORDS and not _SENTENCE.search(text)


def _parts(caption: str, credit: str, strength: Strength) -> CaptionText:
    caption = caption.strip().rstrip(_TRIM + "(（[【").strip()
    credit = credit.strip().strip(_TRIM).rstrip(".。")
    if credit.count("(") < credit.count(")"):
        credit = credit.rstrip(")")
    if credit.count("（") < credit.count("）"):
        credit = credit.rstrip("）")
    credit = credit.strip("[]【】 ")
    if not credit:
        return CaptionText(caption or None, None, "none")
    return CaptionText(caption or None, credit, strength)
