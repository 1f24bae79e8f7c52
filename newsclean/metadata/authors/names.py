"""What may be a person's name, and what may not."""

from __future__ import annotations

import re

from newsclean.text.patterns import lazy_pattern
from newsclean.text.width import has_wide

NON_NAMES = frozenset((
    "网络整理", "未知", "不详", "赞赏", "打赏", "整合", "发布于", "发表于", "发布者", "管理员", "系统管理员", "网站管理员", "单位", "简介", "须知", "手记", "介绍", "最新",
    "文章", "最新文章", "最近文章", "其他文章", "更多", "资料", "来信", "本人", "观点", "浏览", "点击", "阅读", "来源", "发布", "时间", "日期", "编辑",
    "评论", "分享", "字号", "责编", "校对", "审核", "综合整理", "本报", "本网", "本台", "本站", "新华社", "中新网", "佚名", "匿名", "admin",
    "administrator", "editor", "staff", "newsroom", "redaktion", "redaction", "redação", "redacción", "redazione",
    "rédaction", "webmaster", "author", "unknown", "anonymous", "null", "none", "guest", "contributor",
    "reporter", "реда́кция", "редакция", "администратор", "編集部", "编辑部", "記者", "기자", "小编", "整理", "综合", "报道", "afp",
    "reuters", "ap", "dpa", "efe", "ansa", "tass", "apa", "ap", "afp", "staff", "reporter", "news", "desk",
    "online", "desk",
)) | {
    "staff reporter", "news desk", "online desk", "associated press", "the associated press", "staff writer", "web desk",
}  # fmt: skip
NON_NAME_WORDS = frozenset((
    "about", "the", "our", "your", "their", "this", "that", "these", "learn", "policies", "policy", "updated",
    "published", "posted", "read", "more", "view", "all", "posts", "share", "follow", "comments", "comment",
    "bio", "full", "min", "minutes", "last", "first", "on", "here", "now", "new", "subscribe", "sign", "log",
    "login", "home", "news", "written", "reviewed", "checked", "edited", "editing", "under", "category",
    "categories", "tags", "archive", "archiv", "über", "mehr", "alle", "weitere", "von", "und", "der", "die",
    "das", "photo", "photos", "image", "images", "foto", "fotos", "video", "getty", "shutterstock", "istock",
    "istockphoto", "unsplash", "adobe", "contact", "click", "what", "why", "how", "is", "are", "was", "were",
    "has", "have", "an", "a", "of", "to", "in", "for", "with", "at", "from", "it", "we", "you", "name", "artikel",
    "beitrag", "dec", "nov", "oct", "sep", "sept", "aug", "jul", "jun", "apr", "mar", "feb", "january",
    "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "vom",
    "key", "related", "resources", "features", "takeaways", "also", "check", "overview", "contents",
    "introduction", "conclusion", "background", "veröffentlicht", "kommentare", "kommentar", "rss", "feed",
    "facebook", "twitter", "instagram", "linkedin", "bluesky", "mastodon", "youtube", "github", "whatsapp",
    "telegram", "spotlight", "best", "top",
))  # fmt: skip
_MONTH_NAMES = frozenset(("April", "June", "August"))
_PARTICLES = frozenset((
    "de", "del", "della", "di", "da", "dos", "das", "do", "du", "des", "la", "le", "les", "el", "al", "bin",
    "binti", "ibn", "ben", "van", "von", "vom", "zu", "zur", "den", "der", "ter", "ten", "y", "e", "i", "og",
    "av", "af", "and",
))  # fmt: skip
_JOBS = frozenset((
    "reporter", "reporters", "editor", "editors", "correspondent", "correspondents", "writer", "writers",
    "journalist", "journalists", "columnist", "columnists", "contributor", "contributors", "staff", "desk",
    "newsdesk", "news", "team", "redaktion", "redactie", "agency", "agencies", "media", "press", "redakteur",
    "redakteurin", "redacción", "redaction", "rédaction", "redazione", "redação", "online", "newsroom", "service",
    "services", "bureau", "magazine", "times", "post", "daily", "today", "tv", "radio", "network", "institute",
    "university", "universität", "center", "centre", "association", "foundation", "department", "society",
    "council", "committee", "company", "group", "inc", "llc", "gmbh", "ltd", "corp", "ministry", "stiftung",
    "verband", "verein", "process", "policy", "guidelines", "strategy", "director", "expert", "dietitian",
    "professor", "president", "founder", "ceo", "cto", "manager", "officer", "specialist", "attorney", "adviser",
    "advisor", "consultant", "reviewer", "reviewers", "horticulturalist", "gardener", "grader", "educator",
    "astrologer", "ministre", "minister", "analyst", "owner", "coach", "co-founder", "strategist", "engineer",
    "graphics", "marketing", "operations", "research", "development", "studio", "studios", "admin",
    "administrator", "author", "rankings", "e.v", "volontär", "volontärin", "praktikant", "praktikantin",
    "periodista", "journaliste", "giornalista", "jornalista",
))  # fmt: skip
_WORD = lazy_pattern(r"\w+")
_SOCIETY = lazy_pattern(r"\be\.\s?v\b", needs=("e.",))
_CLOCK = lazy_pattern(r"(?:[AP]\.?M\.?|[BCEMPW]?E?[SD]?T|GMT|UTC)(?:\s[A-Z]{2,4})?")
"""What is left of an hour once its digits are gone."""
_HOST = lazy_pattern(r"\.com|\w\.(?:net|org|cn)$", re.IGNORECASE, needs=(".",))
_ZH_JOBS = (
    "编辑", "編輯", "校对", "審核", "审核", "监制", "主编", "经理", "总监", "团队", "工作室", "管理员", "记者", "記者",
)  # fmt: skip
_NETWORK = lazy_pattern(
    r"taboola|outbrain|revcontent|\bmgid\b|\bdable\b|adsense",
    re.IGNORECASE,
    needs=("taboola", "outbrain", "revcontent", "mgid", "dable", "adsense"),
)
"""Who places advertisements: their mark below a story reads like a byline."""
_ZH_SENTENCE = lazy_pattern("[\u4e00-\u9fff]{9}")
"""More characters in a row than a name has, foreign ones (which a dot parts) aside."""
_ZH_OUTLETS = (
    "网络", "网", "社", "报", "报社", "期刊", "杂志", "公司", "集团", "中心", "编辑部", "电视台", "研究院", "委员会",
)  # fmt: skip
AGENCIES = frozenset(
    ("afp", "ap", "reuters", "dpa", "epd", "kna", "sid", "apa", "efe", "ansa", "tass", "lusa", "pap", "cnn", "bbc", "npr", "upi", "pti", "ani",
     "ians", "jiji", "kyodo", "tt", "ntb", "ritzau", "anp", "belga", "sda", "keystone-sda", "aap", "cp", "xinhua", "bernama", "antara",
     "anadolu", "anadolu ajansı", "aa", "dha", "iha", "unian", "interfax", "yonhap", "agencies", "associated press", "the associated press",
     "the canadian press", "press association", "pa media", "agence france-presse", "europa press", "bloomberg", "agência brasil",
     "agencia efe", "dpa-infocom", "deutsche presse-agentur", "spot on news", "sp-x", "ndr", "wdr", "swr", "br", "mdr", "hr", "rbb", "zdf", "ard", "orf", "srf", "rtl", "abc", "cbs", "nbc",
     "nhk", "espn", "cnbc", "pbs", "cbc", "时事社", "共同社", "時事通信", "共同通信", "연합뉴스", "뉴시스"),
)  # fmt: skip
"""News agencies by the names that bylines give them: no persons, but what a story may be by."""
_ADMIN = lazy_pattern(
    r"(?:\w{0,8}admin\w{0,8}|administrator|webmaster|user\d*|root|test\d*|guest|author|editor|none|null|no author|unknown|default)",
    re.IGNORECASE,
)
_DESK = lazy_pattern(
    r"(?:(?:the |das |die |la )?(?:[\w’'.&-]+ ){0,4}(?:team|staff|editors|editorial(?: team| board| staff)?|newsroom|newsdesk|news desk|web desk|online desk|staff writer|"
    r"redaktion|redactie|redaksi|redacción|rédaction|redazione|redação|редакция)|newsdesk|staff)",
    re.IGNORECASE,
)
_ACCOUNT = lazy_pattern(r"(?=.*[^\W\d_])[\w.-]{3,24}")


_NOBODY = frozenset(
    (
        "未知",
        "系统管理员",
        "管理员",
        "佚名",
        "匿名",
        "网络整理",
        "anonymous",
        "администратор",
        "info",
        "web",
        "小编",
        "综合",
    )
)


def is_name(name: str) -> bool:
    """Whether a text may be a person's name: no address, no handle, no outlet, no job, of a name's length."""
    if not 2 <= len(name) <= 48 or name.casefold() in NON_NAMES or name.casefold() in AGENCIES:
        return False
    if (
        any(sign in name for sign in "@/:：<>{}=#_\\*©|?!？！")
        or any(char.isdigit() for char in name)
        or "http" in name
        or _HOST.search(name)
    ):
        return False
    if has_wide(name) and (
        _is_chinese_outlet(name) or is_chinese_job_title(name) or (len(name) > 8 and _ZH_SENTENCE.search(name))
    ):
        return False
    if name.isascii() and (_NETWORK.search(name) or _CLOCK.fullmatch(name)):
        return False
    words = name.split()
    if len(words) > 5 or is_job_title(name):
        return False
    if len(words) == 1 and (name.casefold() in NON_NAME_WORDS or (name.isascii() and name.islower())):
        return False
    if len(words) == 1:
        return True
    # Months are first names too, where a family name follows.
    return all(_is_part(word) or (word in _MONTH_NAMES and at < len(words) - 1) for at, word in enumerate(words))


def is_chinese_job_title(text: str) -> bool:
    """Whether Chinese characters end as a job or a desk does: they name nobody."""
    return any(text.endswith(end) and _is_han(text[: -len(end)]) for end in _ZH_JOBS)


def _is_chinese_outlet(text: str) -> bool:
    return any(text.endswith(end) and _is_han(text[: -len(end)][-1:] or " ") for end in _ZH_OUTLETS)


def _is_han(text: str) -> bool:
    """Whether all are Chinese characters: names are shorter than a pattern of so many signs takes to compile."""
    return all("\u4e00" <= char <= "\u9fff" for char in text)


def is_job_title(text: str) -> bool:
    """Whether a text is what somebody does or where, such as ``Senior Director``, and no name."""
    folded = text.casefold()
    if len(text.split()) > 1 or "-" in text:
        return not _JOBS.isdisjoint(_WORD.findall(folded)) or _SOCIETY.search(folded) is not None
    return folded in _JOBS and folded != "post"


def is_organization(text: str) -> bool:
    """Whether a text names a desk or an agency, or several of them parted by slashes (``det/dpa``)."""
    return is_editorial_desk(text) or any(part.strip().casefold() in AGENCIES for part in text.split("/"))


def is_editorial_desk(text: str) -> bool:
    """Whether a text names the people of an outlet as one: ``The Example Team``, ``Redaktion``."""
    return len(text) <= 40 and bool(_DESK.fullmatch(text))


def is_placeholder(text: str) -> bool:
    """Whether a text names nobody: an administrator's account, a placeholder."""
    return bool(_ADMIN.fullmatch(text)) or text.casefold() in _NOBODY


def is_account_name(text: str) -> bool:
    """Whether a text may be the name that somebody writes under on a site, and no administrator's."""
    return (
        bool(_ACCOUNT.fullmatch(text))
        and not _ADMIN.fullmatch(text)
        and text.casefold() not in NON_NAMES | NON_NAME_WORDS
    )


def _is_part(word: str) -> bool:
    """Whether a word may be part of a name of several: capitalised where the script has capitals, or a particle."""
    if len(word) <= 2 and word[0].isupper() and word[1:] in ("", "."):
        return True
    low = word.casefold().strip(".,'’")
    if low in _PARTICLES:
        return True
    return low not in NON_NAME_WORDS and not word[0].islower()
