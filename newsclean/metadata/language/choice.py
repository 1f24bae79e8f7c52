"""The language of the text (BCP 47): the tag that the page states, checked against the script and words of the text."""

from __future__ import annotations

import re
from collections import Counter

from newsclean.metadata.language.identification import identify_language
from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import has_wide

_SAMPLE_CHARS, _MAX_COUNTED_CHARS = 2000, 6000
_MIN_STOP_WORDS = 3
_MIN_KANA_SHARE, _MIN_PERSIAN_SHARE = 0.12, 0.01
"""Shares of the letters that only Japanese, among languages with Chinese characters, and only Persian, among those with
Arabic letters, have."""

_LANGUAGE_TAG = lazy_pattern(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_SCRIPT_WEIGHTS = (
    ("ja", lazy_pattern("[\u3041-\u30ff]+"), 1.0),
    ("ko", lazy_pattern("[\uac00-\ud7a3]+"), 1.0),
    ("zh", lazy_pattern("[\u4e00-\u9fff]+"), 1.0),
    ("ru", lazy_pattern("[\u0400-\u04ff]+"), 1.0),
    ("ar", lazy_pattern("[\u0600-\u06ff]+"), 1.0),
    ("hi", lazy_pattern("[\u0900-\u097f]+"), 1.0),
    ("bn", lazy_pattern("[\u0980-\u09ff]+"), 1.0),
    ("ta", lazy_pattern("[\u0b80-\u0bff]+"), 1.0),
    ("th", lazy_pattern("[\u0e00-\u0e7f]+"), 1.0),
    ("el", lazy_pattern("[\u0370-\u03ff]+"), 1.0),
    ("he", lazy_pattern("[\u0590-\u05ff]+"), 1.0),
    ("la", lazy_pattern("[A-Za-z\u00c0-\u024f]+"), 0.4),
)
# Languages with the same script, by the language that the script suggests.
_LANGUAGES_BY_SCRIPT_GUESS = {
    "ru": {"ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"}, "ar": {"ar", "fa", "ur", "ps", "ku", "ckb", "ug"},
    "hi": {"hi", "mr", "ne", "sa"}, "zh": {"zh", "yue", "ja"}, "bn": {"bn", "as"}, "ja": {"ja"}, "ko": {"ko"},
    "th": {"th"}, "el": {"el"}, "he": {"he", "yi"}, "ta": {"ta"},
    # Letters that Russian and Arabic lack suggest Ukrainian and Persian; other languages have them too.
    "uk": {"uk", "be", "kk", "rue"}, "fa": {"fa", "ur", "ps", "ku", "ckb", "ug", "sd", "pnb"},
}  # fmt: skip
_SCRIPT_LANGUAGES = frozenset(("ja", "ko", "zh", "th", "el", "ta"))
"""Languages that the script alone tells."""
_STOP_WORD_LISTS = {
    "en": "the and of to in that is was for with", "de": "der die und das ist nicht den mit von ein", "fr": "le la les des et est une dans que pour",
    "es": "el los las que del una por con para su", "it": "il che di della per non una sono con gli", "pt": "o que do da em para uma com não os",
    "nl": "de het een van en dat niet zijn op voor", "sv": "och att det som är på för av inte en", "da": "og det at er af til på med ikke der",
    "no": "og det er som på til av for ikke med", "fi": "ja on ei että oli se myös hän ovat mutta", "pl": "się nie na jest że do to jak od przez",
    "cs": "se na je že to jsou ale pro jako který", "tr": "ve bir bu için ile de olarak çok daha olan", "vi": "của và các là trong được có cho không người",
    "id": "yang dan di untuk dengan dari itu ini pada tidak", "ro": "și de la în care pe cu nu este din", "hu": "a az és hogy nem is egy ez volt meg",
}  # fmt: skip
_STOP_WORDS = {code: frozenset(words.split()) for code, words in _STOP_WORD_LISTS.items()}
_LANGUAGES_BY_STOP_WORD = {
    word: tuple(code for code, words in _STOP_WORDS.items() if word in words)
    for word in frozenset().union(*_STOP_WORDS.values())
}
_OTHER_SCRIPT = lazy_pattern("[\u0370-\u1dff]")
"""Letters of the scripts whose characters are not wide, but for Latin."""


def find_language(stated: list[str | None], text: str) -> str | None:
    """Return the first stated tag that the text confirms, else the language of the text; None without text.

    Args:
        stated: the tags that the page states, the most reliable first.
        text: the text of the body.
    """
    guess = guess_language(text)
    for tag in stated:
        if not tag:
            continue
        found = _LANGUAGE_TAG.match(tag.strip())
        if not found:
            continue
        clean = _normalize_tag(found.group())
        base = clean.split("-")[0]
        if guess is None or base == guess or base in _LANGUAGES_BY_SCRIPT_GUESS.get(guess, ()):
            return clean
        if (
            guess in _STOP_WORDS
            and base not in _LANGUAGES_BY_SCRIPT_GUESS
            and base not in _STOP_WORDS
            and base not in ("zh", "ja", "ko")
        ):
            return clean
        # Stop words are less reliable than the stated tag, the script is more reliable.
        if (
            guess in _STOP_WORDS
            and base in _STOP_WORDS
            and _count_stop_words(text, base) * 2 >= _count_stop_words(text, guess)
        ):
            return clean
    if guess in _SCRIPT_LANGUAGES:
        return guess
    return identify_language(text) or guess


def guess_language(text: str) -> str | None:
    """Guess the language (ISO 639 code) by the script and, for Latin letters, by stop words."""
    sample = text[:_SAMPLE_CHARS]
    # One short range is compiled in less time than those of all scripts.
    if sample.isascii() or not (has_wide(sample) or _OTHER_SCRIPT.search(sample)):
        return _guess_by_stop_words(sample)
    counts = {code: sum(map(len, pattern.findall(sample))) * weight for code, pattern, weight in _SCRIPT_WEIGHTS}
    if counts["ja"] > _MIN_KANA_SHARE * (counts["ja"] + counts["zh"]) and counts["ja"] + counts["zh"] > counts["la"]:
        return "ja"
    counts["ja"] = 0
    best = max(counts, key=lambda code: counts[code])
    if not counts[best]:
        return None
    if best == "ru" and re.search("[іїєґІЇЄҐ]", sample):
        return "uk"
    if best == "ar" and len(re.findall("[پچژگ]", sample)) > _MIN_PERSIAN_SHARE * len(sample):
        return "fa"
    return best if best != "la" else _guess_by_stop_words(sample)


def _guess_by_stop_words(sample: str) -> str | None:
    scores = dict.fromkeys(_STOP_WORDS, 0)
    words = Counter(sample.casefold().split())
    for word in words.keys() & _LANGUAGES_BY_STOP_WORD.keys():
        for code in _LANGUAGES_BY_STOP_WORD[word]:
            scores[code] += words[word]
    winner = max(scores, key=scores.__getitem__)
    return winner if scores[winner] >= _MIN_STOP_WORDS else None


def _count_stop_words(text: str, code: str) -> int:
    stop = _STOP_WORDS[code]
    return sum([word in stop for word in text[:_MAX_COUNTED_CHARS].casefold().split()])


def _normalize_tag(tag: str) -> str:
    parts = tag.replace("_", "-").split("-")
    out = [parts[0].lower()]
    for part in parts[1:]:
        out.append(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower())
    return "-".join(out)
