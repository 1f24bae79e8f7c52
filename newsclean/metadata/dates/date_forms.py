"""The forms in which dates and times are written, as patterns.

Sources: ISO 8601, RFC 9557, RFC 5322 and RFC 850 for timestamps; the Unicode CLDR for the order of day, month and year.
"""

from __future__ import annotations

import re

from newsclean.metadata.dates.utc_offsets import ZONE
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_LETTER = (
    "[^\\x00-\\x40\\x5b-\\x5e\\x60\\x7b-\\xb4\\xb6-\\xbf\\u055d\\u0589\\u060c\\u061b\\u06d4\\u0964\\u104a\\u104b\\u1361-\\u1368"
    "\\u2010-\\u206f\\u3000-\\u303f\\uff00-\\uff20]"
)
"""A letter or a vowel sign of any script, or the ``_`` of a joined name: Thai and Indic vowel signs are no ``\\w``."""
_WORD = rf"(?:{_LETTER}|(?<=[\u0e00-\u0eff])\.(?=[\u0e00-\u0eff]))"
_MONTH = rf"(?P<name>{_WORD}{{2,24}})['’]?\.?"
"""A word that may be a month's name; Thai and Lao abbreviations contain a full stop."""
_AT = (
    r"(?:um|ore|alle(?:\sore)?|à|às|a\slas|a\sles|at|в|о|об|у|у\s|klo?\.?|kl\.?|saat|o\sgodz\.?|godz\.?|o|u|ob|v|plkst\.?|kell|"
    r"val\.?|lúc|στις|เวลา|pukul|jam|pkl\.?|الساعة|الساعه|ساعت|בשעה)"
)
"""The words between a date and its time."""
_TIME = (
    r"(?P<hour>\d{1,2})\s?(?:[:.h]|시|時|时|点)\s?(?P<minute>\d{2})(?:\s?(?:분|分))?(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[APap]\.?\s?[Mm]\b\.?|[بق]\.?ظ|[μπ]\.?\s?μ\b\.?|ص\b|م\b|صباحا?|مساء|SA\b|CH\b|PT?G\b))?"
    rf"(?:\s?\(?(?P<zone>{ZONE}))?"
)
_WEEKDAY = rf"(?<![^\W\d_])[(（]?(?!午|上午|下午|晚上|오전|오후)(?P<weekday>{_WORD}{{2,16}})\.?[)）]?"
"""A word between a date and its time that must be a weekday."""
_THEN_TIME = rf"(?:[\s,،|/;–•·-]{{0,4}}(?:{_AT}\s{{0,2}}|{_WEEKDAY}[\s,،–-]{{1,3}}(?:{_AT}\s{{1,2}})?)?{_TIME})?"
_DAY_ENDING = r"(?:st|nd|rd|th|er|mh|[eê](?!\w)|ی|טן|-?a(?!\w)|[ºª°.]|,(?=\s?[^\0-\x7f]))?"
_OF_MONTH = r"(?:de\s|of\s|d['’]\s?|da\s|di\s|dhen\s(?:t-)?|ta['’]\s)?"
_OF_YEAR = r"(?:de\ssu\s|de\s|del\s|of\s|năm\s|ค\.ศ\.\s?|พ\.ศ\.\s?)?"
_YEAR_ENDING = r"(?:\.?\s?-?(?:ж|թ|м|m|gada|оны|уны|ел)(?!\w)\.?|\.|\(e\)ko|[- ]?ko(?!\w))"

ISO = lazy_pattern(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[T\s]{1,3}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[AaPp]\.?[Mm]\b\.?))?"
    rf"\s?\(?(?P<zone>[+-]\d{{2}}:?\d{{2}}|[+-]\d{{2}}(?!\d)|{ZONE})?)?"
)
RFC = lazy_pattern(
    r"(?P<day>\d{1,2})[ -](?P<name>[A-Z][a-z]{2})[ -](?P<year>\d{4}|\d\d(?= \d\d:)) (?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))? "
    rf"(?P<zone>[+-]\d{{4}}|{ZONE})"
)
CTIME = lazy_pattern(
    r"(?:[A-Z][a-z]{2} )?(?P<name>[A-Z][a-z]{2}) {1,2}(?P<day>\d{1,2}) (?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2}) "
    r"(?:(?P<zone>[A-Z]{1,4}(?:[+-]\d\d:\d\d)?|[+-]\d{4}) )?(?P<year>\d{4})(?!\d)"
)
"""The forms of C's ``ctime`` and of Java's ``Date.toString``."""
COMPACT = lazy_pattern(
    r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:[T ]?(?P<hour>[012]\d):?(?P<minute>[0-5]\d)(?::?(?P<second>[0-5]\d))?"
    r"(?P<zone>Z|[+-]\d{4})?)?"
)
YEAR_MONTH_DAY = prefiltered_pattern(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})(?!\d{3})\s?[日일号.]?"
    r"(?:\s{0,2}[(（]?(?:星期|周|週)?[一二三四五六日天月火水木金土월화수목금토일]?(?:曜日|요일)?[)）]?)?"
    r"(?P<gap>[\s,|T·–-]{0,4}(?:(?:at|à|um|u|kl\.?|klo)\s|"
    + _WEEKDAY
    + r"[\s,،–-]{1,3})?(?:(?:(?P<noon>午前|午後|上午|下午|晚上|오전|오후))\s?)?"
    + _TIME
    + r")?",
)
DAY_MONTH_YEAR_WITH_BARS = prefiltered_pattern(
    r"(?<!\d)(?P<day>\d{1,2}) \| (?P<month>\d{1,2}) \| (?P<year>20\d\d)(?!\d)"
)
GLUED_TIME = prefiltered_pattern(
    r"(?P<year>(?:19|20)\d\d)[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?P<hour>[012]\d):(?P<minute>\d\d)"
)
DAY_MONTH_YEAR = prefiltered_pattern(
    r"(?<![\d.])(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?(?P<year>(?:19|20|25)\d\d)(?!\d)\.?"
    + _THEN_TIME,
)
DAY_NUMBERED_MONTH_YEAR = prefiltered_pattern(
    r"(?<!\d)(?P<day>\d{1,2})\s(?:tháng|thg)\s?(?P<month>\d{1,2}),?\s(?:năm\s)?(?P<year>20\d\d)(?!\d)" + _THEN_TIME,
    re.IGNORECASE,
)
"""Vietnamese numbers the months."""
YEAR_NUMBERED_MONTH_DAY = prefiltered_pattern(
    r"(?<!\d)(?P<year>20\d\d)\s(?:оны\s)?(?P<month>\d{1,2})\s?(?:-?р|дугаар|дүгээр)\sсарын\s(?P<day>\d{1,2})(?!\d)"
    + _THEN_TIME,
    re.IGNORECASE,
)
"""Mongolian numbers the months."""
DAY_MONTH_SHORT_YEAR = prefiltered_pattern(
    r"(?<![\d.])(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{2})(?![\d.])" + _THEN_TIME
)
LABELLED_SHORT_YEAR = lazy_pattern(
    r"(?:时间|時間|日期|发布|發布|发表|更新)[于於]?\s?[:：]?\s?(?P<year>[012]\d)[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)(?!\d)"
    r"(?:\s{0,3}" + _TIME + ")?",
)
SHORT_YEAR_BESIDE_TIME = lazy_pattern(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<sign>[/.])(?P<month>\d{1,2})(?P=sign)(?P<year>[012]\d)(?![\d/])"
    r"[\s,|–-]{1,4}(?:um|ore|à|às|a las|at|kl\.?|saat)?\s{0,2}" + _TIME,
)
NAMED_SHORT_YEAR_BESIDE_TIME = lazy_pattern(
    rf"(?<!\d)(?P<day>\d{{1,2}})[\s-]{_MONTH}[\s-]{{1,2}}['’]?(?P<year>[012]\d)(?![\d:])[\s,|–-]{{1,4}}(?:{_AT}\s{{1,2}})?{_TIME}",
    re.IGNORECASE,
)
NAMED_SHORT_YEAR_ALONE = lazy_pattern(
    rf"^(?:[^\W\d]+[.,:]?\s+){{0,3}}(?P<day>\d{{1,2}})[\s-]{_MONTH}[\s-]{{1,2}}['’]?(?P<year>[012]\d)$", re.IGNORECASE
)
SHORT_YEAR_ALONE = lazy_pattern(r"^(?:[^\W\d]+[.,:]?\s+){0,3}(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>[012]\d)\.?$")
"""A line that is a date with a year of two digits and few words before it."""
TIME_BEFORE_DATE = lazy_pattern(
    r"(?<![\d:.])(?P<hour>\d{1,2})[:h](?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\s?(?P<half>[ap]\.?m\b\.?))?"
    rf"(?:\s?\(?(?P<zone>{ZONE})\)?)?(?:\sUhr)?[\s,|·–-]{{1,4}}(?:(?:on|am|le|el|il|em)\s)?(?:[^\W\d_]{{2,12}}\.?,?\s)?$",
    re.IGNORECASE,
)
"""A time right before a date: ``9:30 AM BST, Tue August 15, 2023``."""
DAY_NAMED_MONTH_YEAR = lazy_pattern(
    rf"(?<!\d)(?P<day>\d{{1,2}}){_DAY_ENDING}-?\s{{0,2}}{_OF_MONTH}{_MONTH}[,،-]?\s{{0,2}}{_OF_YEAR}"
    rf"(?P<year>(?:19|20)\d\d|25\d\d)(?!\d(?!\d:))(?:\s?[гр]\b|an\b|\s?ел\b)?\.?{_THEN_TIME}",
    re.IGNORECASE,
)
YEAR_NAMED_MONTH_DAY = lazy_pattern(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d){_YEAR_ENDING}?,?\s{{1,2}}{_MONTH},?\s(?P<day>\d{{1,2}})"
    rf"(?!\d|(?:st|nd|rd|th)?,?\s(?:19|20)\d\d)(?:\sd\b\.?|\(a\)|a\b|[.,])?{_THEN_TIME}",
    re.IGNORECASE,
)
YEAR_DAY_NAMED_MONTH = lazy_pattern(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?:{_YEAR_ENDING},?\s|\s(?=\d\d?-))(?P<day>\d{{1,2}})[.-]?\s?{_MONTH}(?!\s?,?\s?(?:19|20)\d\d){_THEN_TIME}",
    re.IGNORECASE,
)
"""Latvian and Kazakh: ``2023. gada 15. janvāris``."""
NAMED_MONTH_DAY_YEAR = lazy_pattern(
    rf"{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<year>(?:19|20)\d\d)(?!\d){_THEN_TIME}",
    re.IGNORECASE,
)
DAY_AND_YEAR = lazy_pattern(r"\s\d{1,2}(?:st|nd|rd|th)?,?\s{1,2}(?:19|20)\d\d", re.IGNORECASE)
"""The part of ``NAMED_MONTH_DAY_YEAR`` behind the month, which is found faster than any word before it."""
TIME_BEHIND_WORDS = lazy_pattern(rf"(?:[^\W\d_]+[.:]?\s+){{1,3}}{_TIME}(?![\d.])")
VISIBLE_FORMS = (
    GLUED_TIME,
    YEAR_MONTH_DAY,
    DAY_MONTH_YEAR,
    DAY_MONTH_YEAR_WITH_BARS,
    DAY_MONTH_SHORT_YEAR,
    LABELLED_SHORT_YEAR,
    SHORT_YEAR_BESIDE_TIME,
    SHORT_YEAR_ALONE,
    NAMED_SHORT_YEAR_BESIDE_TIME,
    NAMED_SHORT_YEAR_ALONE,
    CTIME,
    DAY_NUMBERED_MONTH_YEAR,
    YEAR_NUMBERED_MONTH_DAY,
    DAY_NAMED_MONTH_YEAR,
    NAMED_MONTH_DAY_YEAR,
    YEAR_NAMED_MONTH_DAY,
    YEAR_DAY_NAMED_MONTH,
)
"""The forms of a date in visible text."""
URL_DATE = prefiltered_pattern(
    r"/(?:[A-Za-z_-]{0,2}(?P<year>(?:19|20)\d\d)[-/_]?(?P<month>[01]\d)[-/_]?(?P<day>[0-3]\d)(?=[/_.-]|$|\D)"
    r"|[A-Za-z]{1,3}(?P<year2>20\d\d)(?P<month2>[01]\d)(?P<day2>[0-3]\d)(?=\d{4,14}(?:\D|$)))",
)
URL_WITH_MONTH_NAME = prefiltered_pattern(r"/(?P<year>(?:19|20)\d\d)/(?P<name>[A-Za-z]{3,9})/(?P<day>[0-3]?\d)(?=/|$)")
UNIX_TIME = lazy_pattern(r"1\d{9}(?:\d{3})?")
