"""Lists of words that tell names of persons from other texts in an author's place."""

from __future__ import annotations

NON_NAMES = frozenset((
    "redacción", "redação", "rédaction", "администратор", "реда́кция", "редакция", "不详", "中新网", "介绍", "佚名", "其他文章",
    "分享", "匿名", "单位", "发布", "发布于", "发布者", "发表于", "字号", "审核", "小编", "手记", "打赏", "报道", "整合", "整理", "文章", "新华社", "日期",
    "时间", "更多", "最新", "最新文章", "最近文章", "未知", "本人", "本台", "本报", "本站", "本网", "来信", "来源", "校对", "浏览", "点击", "简介", "管理员",
    "系统管理员", "編集部", "综合", "综合整理", "编辑", "编辑部", "网站管理员", "网络整理", "观点", "記者", "评论", "责编", "关注", "關注", "纠错", "个人观点", "个人", "本人观点", "个人微博", "举报", "转载", "授权", "审读", "모더레이터", "인턴", "수습", "선임", "전문", "モデレーター", "フォロー", "寄稿者", "執筆者", "記者一覧", "連載一覧", "资料", "赞赏", "阅读", "须知", "기자",
    "admin", "administrator", "afp", "anonymous", "ansa", "ap", "apa", "associated press", "author", "contributor",
    "desk", "dpa", "editor", "efe", "guest", "news", "news desk", "newsroom", "none", "null", "online", "online desk",
    "redaction", "redaktion", "redazione", "reporter", "reuters", "staff", "staff reporter", "staff writer", "tass",
    "the associated press", "unknown", "web desk", "webmaster",
    "sun", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sunday", "monday", "tuesday", "wednesday",
    "thursday", "friday", "saturday", "may", "print edition",
))  # fmt: skip
"""Whole texts, case-folded, that stand in an author's place and name nobody."""
NON_NAME_WORDS = frozenset((
    "veröffentlicht", "über", "a", "about", "adobe", "all", "alle", "also", "an", "apr", "april", "archiv", "archive",
    "are", "artikel", "at", "aug", "august", "background", "beitrag", "best", "bio", "bluesky", "categories",
    "category", "check", "checked", "click", "comment", "comments", "conclusion", "contact", "contents", "das", "dec",
    "december", "der", "die", "edited", "editing", "facebook", "features", "feb", "february", "feed", "first",
    "follow", "for", "foto", "fotos", "from", "full", "getty", "github", "has", "have", "here", "home", "how",
    "image", "images", "in", "instagram", "introduction", "is", "istock", "istockphoto", "it", "january", "jul",
    "july", "jun", "june", "key", "kommentar", "kommentare", "last", "learn", "linkedin", "log", "login", "mar",
    "march", "mastodon", "mehr", "min", "minutes", "more", "name", "new", "news", "nov", "november", "now", "oct",
    "october", "of", "on", "our", "overview", "photo", "photos", "policies", "policy", "posted", "posts", "published",
    "read", "related", "resources", "reviewed", "rss", "sep", "sept", "september", "share", "shutterstock", "sign",
    "spotlight", "subscribe", "tags", "takeaways", "telegram", "that", "the", "their", "these", "this", "to", "top",
    "twitter", "und", "under", "unsplash", "updated", "video", "view", "vom", "von", "was", "we", "weitere", "were",
    "what", "whatsapp", "why", "with", "written", "you", "your", "youtube",
))  # fmt: skip
"""Words, case-folded, that are no part of a name."""
FIRST_NAME_MONTHS = frozenset((
    "April", "August", "June",
))  # fmt: skip
"""Months that are first names as well."""
NAME_PARTICLES = frozenset((
    "af", "al", "and", "av", "ben", "bin", "binti", "da", "das", "de", "del", "della", "den", "der", "des", "di",
    "do", "dos", "du", "e", "el", "i", "ibn", "la", "le", "les", "og", "ten", "ter", "van", "vom", "von", "y", "zu",
    "zur",
))  # fmt: skip
"""Words in lower case between the parts of a name."""
JOB_WORDS = frozenset((
    "redacción", "redação", "rédaction", "universität", "volontär", "volontärin", "admin", "administrator", "adviser",
    "advisor", "agencies", "agency", "analyst", "association", "astrologer", "attorney", "author", "bureau", "center",
    "centre", "ceo", "co-founder", "coach", "columnist", "columnists", "committee", "company", "consultant",
    "contributor", "contributors", "corp", "correspondent", "correspondents", "council", "cto", "daily", "department",
    "desk", "development", "dietitian", "director", "e.v", "edition", "editor", "editors", "educator", "engineer", "expert",
    "foundation", "founder", "gardener", "giornalista", "gmbh", "grader", "graphics", "group", "guidelines",
    "horticulturalist", "inc", "institute", "jornalista", "journalist", "journaliste", "journalists", "llc", "ltd",
    "magazine", "manager", "marketing", "media", "minister", "ministre", "ministry", "network", "news", "newsdesk",
    "newsroom", "officer", "online", "operations", "owner", "periodista", "policy", "post", "praktikant",
    "praktikantin", "president", "press", "process", "professor", "radio", "rankings", "redactie", "redaction",
    "redakteur", "redakteurin", "redaktion", "redazione", "reporter", "reporters", "research", "reviewer",
    "reviewers", "service", "services", "society", "specialist", "staff", "stiftung", "strategist", "strategy",
    "studio", "studios", "team", "times", "today", "tv", "university", "verband", "verein", "writer", "writers",
))  # fmt: skip
"""Words, case-folded, of job titles, institutions and companies."""
WRITING_JOBS = frozenset((
    "reporter", "writer", "journalist", "editor", "correspondent", "columnist", "contributor", "producer", "blogger", "freelancer",
    "freelance", "fellow", "author", "reporterin", "journalistin", "redakteur", "redakteurin", "korrespondent", "korrespondentin",
    "autor", "autorin", "journaliste", "rédacteur", "rédactrice", "periodista", "redactor", "redactora", "columnista", "giornalista",
    "redattore", "redattrice", "jornalista", "repórter", "colunista", "skribent", "reporteri", "dziennikarz", "dziennikarka",
))  # fmt: skip
"""Jobs, case-folded, of people who write for an outlet."""
OUTLET_WORDS = frozenset((
    "times", "news", "post", "daily", "press", "company", "media", "magazine", "network", "radio", "tv", "studio", "studios", "team",
    "group", "agency", "association", "university", "institute", "today", "council", "foundation", "center", "centre", "society",
    "inc", "llc", "ltd", "gmbh", "corp",
))  # fmt: skip
"""Words, case-folded, that end the name of an outlet or a company."""
DEGREES = frozenset((
    "ba", "bs", "bsc", "ma", "ms", "msc", "mba", "mfa", "mpa", "mph", "mpp", "med", "edd", "eds", "phd", "dphil", "psyd", "jd", "llb",
    "llm", "md", "mbbs", "mbchb", "do", "dds", "dmd", "dvm", "vmd", "dpt", "pt", "ot", "otr", "dnp", "np", "fnp", "rn", "bsn", "msn", "lpn",
    "aprn", "crnp", "cnm", "pa", "pac", "pharmd", "rph", "rd", "rdn", "ldn", "cdn", "cd", "cde", "cdces", "cssd", "lcsw", "lcswr",
    "lmsw", "lmft", "lmhc", "lpc", "lpcc", "lcpc", "msw", "mft", "cpa", "cfa", "cfp", "cma", "ea", "pe", "pmp", "phr", "sphr", "cpt",
    "cscs", "nasm", "ace", "atc", "ryt", "eryt", "esq", "facp", "facog", "faap", "facc", "facs", "faad", "frcp", "frcs", "frs", "mp", "mep",
    "obe", "mbe", "cbe", "kc", "qc", "sj", "op", "osb", "jr", "sr", "ii", "iii", "iv", "ncc", "bcba", "ccc", "slp", "cccslp", "ibclc", "cht",
    "ceap", "cissp", "mrcp", "mrcgp", "nd", "lac", "dom", "drph", "scd", "dsc", "edm", "cns", "cnc", "chc", "cfre", "ccim", "cre", "cpp", "psp", "e", "r", "ryt", "ld", "fand", "cepf",
))  # fmt: skip
"""Degrees, credentials and generations behind a name, case-folded and without dots. Other capitals there are an outlet's."""
AGENCIES = frozenset((
    "agência brasil", "anadolu ajansı", "共同社", "共同通信", "时事社", "時事通信", "뉴시스", "연합뉴스", "aa", "aap", "abc", "afp",
    "agence france-presse", "agencia efe", "agencies", "anadolu", "ani", "anp", "ansa", "antara", "ap", "apa", "ard",
    "associated press", "bbc", "belga", "bernama", "bloomberg", "br", "cbc", "cbs", "cnbc", "cnn", "cp",
    "deutsche presse-agentur", "dha", "dpa", "dpa-infocom", "efe", "epd", "espn", "europa press", "hr", "ians", "iha",
    "interfax", "jiji", "keystone-sda", "kna", "kyodo", "lusa", "mdr", "nbc", "ndr", "nhk", "npr", "ntb", "orf",
    "pa media", "pap", "pbs", "press association", "pti", "rbb", "reuters", "ritzau", "rtl", "sda", "sid", "sp-x",
    "spot on news", "srf", "swr", "tass", "the associated press", "the canadian press", "tt", "unian", "upi", "wdr",
    "xinhua", "yonhap", "zdf",
))  # fmt: skip
"""News agencies and broadcasters as bylines name them, case-folded."""
PLACEHOLDERS = frozenset((
    "администратор", "佚名", "匿名", "小编", "未知", "管理员", "系统管理员", "综合", "网络整理", "anonymous", "info", "web",
))  # fmt: skip
"""Texts that content systems fill in where no author is known."""
CHINESE_JOB_ENDINGS = (
    "主编", "团队", "审核", "審核", "工作室", "总监", "校对", "监制", "管理员", "編輯", "经理", "编辑", "記者", "记者",
)  # fmt: skip
"""Endings of Chinese job titles."""
CHINESE_OUTLET_ENDINGS = (
    "中心", "公司", "新媒体", "融媒体", "融媒", "宣传部", "新闻部", "办公室", "频道", "传媒", "电台", "電台", "報", "網", "雜誌", "電視台", "委員會", "集團", "協會", "客户端", "时报", "新闻社", "新聞", "快訊", "快讯", "委员会", "报", "报社", "期刊", "杂志", "电视台", "研究院", "社", "编辑部", "网", "网络", "集团",
)  # fmt: skip
"""Endings of the names of Chinese outlets and institutions."""
