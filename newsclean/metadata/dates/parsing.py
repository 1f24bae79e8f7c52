"""When the story was published: dates in many languages → ISO 8601 as the page states them.

Source: ISO 8601 and RFC 9557 for stamps; month names from the Unicode CLDR.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

from newsclean.text.package_data import read_package_file
from newsclean.text.patterns import lazy_pattern, prefiltered_pattern

_FIRST_YEAR = 1990
_AHEAD = timedelta(days=2)
"""How far ahead of this machine's clock a story may be dated: time zones and clocks differ by no more."""
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９：／－", "0123456789" * 5 + ":/-")
_TIME = (
    r"(?P<hour>\d{1,2})\s?(?:[:.h]|시|時|时|点)\s?(?P<minute>\d{2})(?:\s?(?:분|分))?(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s?(?P<half>[ap]\.?\s?m\b\.?))?"
)
_ISO = lazy_pattern(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[T\s]{1,3}(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?"
)
_YMD = prefiltered_pattern(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s?[-/.年년]\s?(?P<month>\d{1,2})\s?[-/.月월]\s?(?P<day>\d{1,2})(?!\d{3})\s?[日일号.]?"
    r"(?:\s{0,2}[(（]?(?:星期|周|週)?[一二三四五六日天月火水木金土월화수목금토일]?(?:曜日|요일)?[)）]?)?"
    r"(?P<gap>[\s,|T·]{0,4}(?:(?:(?P<noon>午前|午後|上午|下午|晚上|오전|오후))\s?)?" + _TIME + r")?",
)
_BARRED = prefiltered_pattern(r"(?<!\d)(?P<day>\d{1,2}) \| (?P<month>\d{1,2}) \| (?P<year>20\d\d)(?!\d)")
_GLUED = prefiltered_pattern(
    r"(?P<year>(?:19|20)\d\d)[-/](?P<month>\d\d)[-/](?P<day>\d\d)(?P<hour>[012]\d):(?P<minute>\d\d)"
)
_DMY = prefiltered_pattern(
    r"(?<![\d.])(?P<day>\d{1,2})\s?[./-]\s?(?P<month>\d{1,2})\s?[./-]\s?(?P<year>(?:19|20)\d\d)(?!\d)"
    r"(?:[\s,|–-]{0,4}(?:um|ore|à|às|a las|at|в|klo?\.?|kl\.?|saat|o)?\s{0,2}" + _TIME + ")?",
)
_DMY_SHORT = prefiltered_pattern(
    r"(?<![\d.])(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{2})(?![\d.])(?:[\s,|–-]{0,4}(?:um\s)?" + _TIME + ")?",
)
# Thai and Indic vowel signs are no letters to a pattern, and Thai abbreviations have a stop inside.
_WORD = r"(?:[^\W\d_]|[\u0900-\u0903\u093a-\u094d\u0980-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|(?<=[\u0e00-\u0e7f])\.(?=[\u0e00-\u0e7f])){3,14}"
_NAMED = lazy_pattern(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|\.|-)?\s{{0,2}}(?:de\s|of\s|d['’])?\s?(?P<name>{_WORD})\.?[,-]?\s{{0,2}}(?:de\s|del\s)?"
    rf"(?P<year>(?:19|20)\d\d|25\d\d)(?!\d(?!\d:))\s?г?\.?(?:[\s,|–•·-]{{0,4}}(?:um|ore|à|às|a las|alle|at|в|klo?\.?|kl\.?|saat|o|u|เวลา|pukul)?\s{{0,2}}{_TIME})?",
    re.IGNORECASE,
)
_YEAR_NAMED = lazy_pattern(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)\.?\s(?P<name>{_WORD})\.?\s(?P<day>\d{{1,2}})(?!\d)(?:[.,\s–|-]{{1,4}}{_TIME})?"
)
_NAMED_FIRST = lazy_pattern(
    rf"(?P<name>{_WORD})\.?\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,2}}(?P<year>(?:19|20)\d\d)(?!\d)"
    rf"(?:[\s,|–•·-]{{0,4}}(?:at\s)?{_TIME})?",
    re.IGNORECASE,
)
_RFC = lazy_pattern(
    r"(?P<day>\d{1,2}) (?P<name>[A-Z][a-z]{2}) (?P<year>\d{4}) (?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))? "
    r"(?P<zone>GMT|UTC|[+-]\d{4})"
)
_LEVANTINE = (("كانون الثاني", "يناير"), ("كانون الأول", "ديسمبر"), ("كانون الاول", "ديسمبر"), ("تشرين الأول", "أكتوبر"),
              ("تشرين الاول", "أكتوبر"), ("تشرين الثاني", "نوفمبر"), (" آب ", " أغسطس "))  # fmt: skip
_ARABIC_PAIR = lazy_pattern("[\u0621-\u064a]{2,8}\\s?/\\s?([\u0621-\u064a]{3,8})(?=\\s(?:19|20)\\d\\d)")
_FORMS = (_GLUED, _YMD, _DMY, _BARRED, _DMY_SHORT, _NAMED, _NAMED_FIRST, _YEAR_NAMED)
"""The forms of a date in a visible text."""
_GLUED_NAME = lazy_pattern(r"(?<=[a-z])(?:[A-Z][a-z]{2,8}|[A-Z]{3,9})$")
_URL = prefiltered_pattern(
    r"/(?:[A-Za-z_-]{0,2}(?P<year>(?:19|20)\d\d)[-/_]?(?P<month>[01]\d)[-/_]?(?P<day>[0-3]\d)(?=[/_.-]|$|\D)"
    r"|[A-Za-z]{1,3}(?P<year2>20\d\d)(?P<month2>[01]\d)(?P<day2>[0-3]\d)(?=\d{4,14}(?:\D|$)))",
)
_URL_NAMED = prefiltered_pattern(r"/(?P<year>(?:19|20)\d\d)/(?P<name>[A-Za-z]{3,9})/(?P<day>[0-3]?\d)(?=/|$)")
_EPOCH = lazy_pattern(r"1\d{9}(?:\d{3})?")


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Month names and abbreviations, case folded, to 1 to 12.

    The file has each language's names from January on, a month's short and inflected forms with it.
    """
    table: dict[str, int] = {}
    for names in json.loads(read_package_file("metadata/dates/months.json")).values():
        for number, group in enumerate(names, 1):
            for name in group.split():
                table.setdefault(name, number)
    return table


def parse_timestamp(text: str) -> str | None:
    """A machine-readable stamp (ISO 8601, RFC 5322, Unix time) or else a date in words."""
    text = text.strip()[:120].translate(_DIGITS)
    found = _ISO.match(text)
    if found:
        # A precise stamp with a foreign remainder is still precise.
        iso = _build(found)
        if iso:
            return iso
    found = _RFC.search(text)
    if found:
        return _build(found)
    if _EPOCH.fullmatch(text):
        moment = datetime.fromtimestamp(int(text[:10]), tz=timezone.utc)
        return moment.isoformat(timespec="seconds")
    return find_date(text)


_ANY_YEAR = lazy_pattern(r"(?:19|20|25)\d\d|\d\d\.\d\d\.\d\d")
_SLASHED = prefiltered_pattern(r"(?<!\d)(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(?:19|20)\d\d(?!\d)")


def may_contain_date(text: str) -> bool:
    """Whether a text has the digits of a year, or of a short date, in any script."""
    return _ANY_YEAR.search(text if text.isascii() else text.translate(_DIGITS)) is not None


def is_ambiguous(text: str) -> bool:
    """Whether the first date's day might be its month: two numbers up to twelve, parted by slashes or dashes."""
    found = _SLASHED.search(text)
    return bool(found) and int(found.group(1)) <= 12 and int(found.group(2)) <= 12 if found else False


def swap_day_and_month(iso: str) -> str | None:
    """A date with day and month in each other's place, where that is a date."""
    year, month, day = iso[:10].split("-")
    return f"{year}-{day}-{month}{iso[10:]}" if int(day) <= 12 else None


def days_between(one: str, other: str) -> int:
    """Days from ``other`` to ``one``, by their calendar days."""
    return (date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days


_UNITS = (
    ("minutes", "分钟|分鐘|分|minutes?|mins?|minuten?|minuti|minutos?|минут[ыу]?|분|dakika|menit|phút|دقيقة|دقائق"),
    (
        "hours",
        "小时|小時|时间|時間|hours?|hrs?|stunden?|heures?|horas?|ore|ora|час(?:а|ов)?|시간|saat|jam|giờ|ساعة|ساعات|uur|timmar|timer",
    ),
    ("days", "天|日|days?|tag(?:en)?|jours?|d[ií]as?|giorn[io]|д(?:ень|ня|ней)|일|gün|hari|ngày|dagen|dagar"),
)
_AGO = "前|之前|ago|fa|назад|전|önce|lalu|trước|geleden|sedan|siden"
_BEFORE = "vor|il y a|hace|há|منذ|for"
_RELATIVE = prefiltered_pattern(
    rf"(?:(?:^|\W)(?:{_BEFORE})\s(?P<a>\d{{1,2}})\s?(?:{'|'.join(words for _, words in _UNITS)})(?!\w)"
    rf"|(?<!\d)(?P<b>\d{{1,2}})\s?(?:{'|'.join(words for _, words in _UNITS)})\s?(?:{_AGO})(?!\w))",
    re.IGNORECASE,
)
_DAY_WORDS = prefiltered_pattern(r"(?:^|(?<=[\s:：|]))(?P<day>今天|昨天|前天)\s?(?P<hour>\d{1,2}):(?P<minute>\d{2})")
_DAYS_BACK = {"今天": 0, "昨天": 1, "前天": 2}


def is_relative_date(text: str) -> bool:
    """Whether a line counts from the moment of reading."""
    return any(map(str.isdecimal, text)) and bool(_RELATIVE.search(text) or _DAY_WORDS.search(text))


def parse_relative_date(text: str, now: str) -> str | None:
    """What "3 hours ago" and the like mean at ``now`` (ISO 8601): to the minute for minutes and hours, else the day."""
    try:
        moment = datetime.fromisoformat(now.replace("Z", "+00:00"))
    except ValueError:
        return None
    words = _DAY_WORDS.search(text)
    if words:
        day = (moment - timedelta(days=_DAYS_BACK[words.group("day")])).date()
        hour, minute = int(words.group("hour")), int(words.group("minute"))
        return f"{day.isoformat()}T{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
    found = _RELATIVE.search(text)
    if not found:
        return None
    said = found.group().casefold()
    unit = next(
        name for name, words in _UNITS if re.search(rf"\d\s?(?:{words})(?!\w)|\d\s?(?:{words})(?:{_AGO})", said)
    )
    then = moment - timedelta(**{unit: int(found.group("a") or found.group("b"))})
    return then.date().isoformat() if unit == "days" else then.isoformat(timespec="minutes")


def find_date(text: str, month_first: bool = False) -> str | None:
    """The first date in a visible text, with its time where one stands beside it.

    ``month_first`` says how 03/04/2024 is read where both numbers may be a month; dots always put the day first.
    """
    text = text[:400]
    if not text.isascii():
        text = _one_arabic_name(text.translate(_DIGITS))
    if not _ANY_YEAR.search(text):
        return None
    best: tuple[int, str] | None = None
    for pattern in _FORMS:
        for found in pattern.finditer(text):
            iso = _read(pattern, found, month_first)
            if iso:
                if best is None or found.start() < best[0]:
                    best = (found.start(), iso)
                break
        if best and not best[0]:
            break
    return best[1] if best else None


def _one_arabic_name(text: str) -> str:
    """A text whose Levantine months of two words, or of two letters, go by their Egyptian names, and pairs of both by the second
    (``28 آب/أغسطس 2013``)."""
    if "كانون" in text or "تشرين" in text or " آب " in text:
        for levantine, egyptian in _LEVANTINE:
            text = text.replace(levantine, egyptian)
    return _ARABIC_PAIR.sub(r"\1", text) if "/" in text else text


def parse_leading_date(text: str, month_first: bool = False) -> tuple[str, str] | None:
    """The date that a text begins with, and the text behind it."""
    text = text.translate(_DIGITS)
    for pattern in _FORMS:
        found = pattern.match(text)
        iso = _read(pattern, found, month_first) if found else None
        if found and iso:
            return iso, text[found.end() :]
    return None


def _read(pattern: re.Pattern[str], found: re.Match[str], month_first: bool) -> str | None:
    """The date that one of the forms found; 03/04 as the page's country reads it."""
    iso = _build(found)
    if iso and month_first and pattern is _DMY and is_ambiguous(found.group()):
        return swap_day_and_month(iso) or iso
    return iso


def parse_url_date(url: str) -> str | None:
    """The date in a URL's path, such as ``/2023/03/22/`` or ``/2023/mar/22/``."""
    named = _URL_NAMED.search(url)
    if named:
        return _build(named)
    found = _URL.search(url)
    if not found:
        return None
    year, month, day = (found.group(name) or found.group(f"{name}2") for name in ("year", "month", "day"))
    return find_date(f"{year}-{month}-{day}")


def _build(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    name = parts.get("name")
    month = _month(name) if name else int(parts["month"])
    if month is None:
        return None
    year, day = int(parts["year"]), int(parts["day"])
    if year < 100:
        year += 2000
    if month > 12 >= day:
        month, day = day, month  # 10/31/2024 can only be read the American way
    if year > 2400:
        year -= 543  # the Thai calendar counts from the Buddha's death
    try:
        moment = datetime(year, month, day)
    except ValueError:
        return None
    if year < _FIRST_YEAR or moment > datetime.now() + _AHEAD:
        return None
    if not parts.get("hour"):
        return moment.date().isoformat()
    hour = int(parts["hour"])
    half = (parts.get("half") or parts.get("noon") or "").lower()
    if half.startswith(("p", "午後", "下午", "晚上", "오후")) and hour < 12:
        hour += 12
    elif half.startswith(("a", "午前", "上午", "오전")) and hour == 12:
        hour = 0
    minute = int(parts["minute"])
    second = parts.get("second")
    if hour > 23 or minute > 59:
        return moment.date().isoformat()
    iso = f"{moment.date().isoformat()}T{hour:02}:{minute:02}"
    if second and int(second) <= 59:
        iso += f":{second}"
    return iso + _zone(parts.get("zone"))


def _month(name: str) -> int | None:
    """A month's number; a word glued to its front (``EditorialNovember``) is cut off."""
    found = month_numbers().get(name.casefold().rstrip("."))
    if found is None:
        glued = _GLUED_NAME.search(name)
        found = month_numbers().get(glued.group().casefold()) if glued else None
    return found


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}" if int(digits[:2]) <= 14 and int(digits[2:]) <= 59 else ""
