"""Source code, style sheets and configuration files in plain text, told by their signs and by the form of their lines."""

from __future__ import annotations

import re

from newsclean.text.patterns import lazy_pattern

_SAMPLE_CHARS = 16_384
_MIN_CHARS = 20
_MIN_SYMBOL_SHARE = 0.03
"""Prose and dumps have fewer of these characters; measured on 1,753 dumps, one in a hundred has more than 0.046."""
_MIN_DENSE_SYMBOL_SHARE = 0.12
"""Code without line breaks; no dump has more than 0.087."""
_MIN_PRODUCT = 0.04
"""The share of symbols times the share of lines in the form of code; no dump has more than 0.035."""
_MAX_PROSE_SHARE = 0.35
"""Share of the text in runs of six words and more."""
_MAX_CJK_SHARE = 0.2
_SYMBOLS = "{}()[]<>=;&|\\$_*+@#"
_PYTHON_WORDS = ("import ", "def ", "class ")
_BLANKS = re.compile(r"\s+")
_STARTS_AS_CODE = lazy_pattern(r"/\*.{0,4000}?\*/|[\"']use strict[\"']", re.DOTALL)
# JSON as the argument of a call (JSONP) or the value of a variable.
_DATA_SCRIPT = lazy_pattern(
    r"(?:(?:(?:var|let|const)\s{1,9})?[\w.$]{1,80}(?:\[[^\]\n]{1,80}\])?\s{0,9}=|[\w.$]{1,80}\()\s{0,9}[{\[]\s{0,9}[\"'{\[]"
)
_DATA_SCRIPT_ENDS = (")", ");", "}", "};", "]", "];")
_PYTHON_LINE = lazy_pattern(
    r"^(?:import [\w.]+|from [\w.]+ import .+|(?:async )?def \w+\(.*|class \w+[:(].*)\s*$", re.MULTILINE
)
MAX_PYTHON_CHARS = 1_000_000
"""Longer texts are not parsed to see whether they are Python."""
_SHEBANG = lazy_pattern(r"#!\s{0,4}/\S")
_COMMENTS = lazy_pattern(
    r"/\*.{0,3000}?\*/|(?m:^[ \t]{0,80}(?://|\#|--|%|;|\"|\*|dnl )[^\n]*$)|\"\"\".{0,3000}?\"\"\"|'''.{0,3000}?'''",
    re.DOTALL,
)
_ADDRESSES = lazy_pattern(r"https?://[^\s<>\"')\]]{1,2000}|\]\([^)\s]{0,2000}\)|www\.\S{1,500}")
_KEYWORDS = (
    "import|from|def|class|return|if|elif|else|for|while|try|except|finally|with|raise|assert|yield|var|let|const|function|"
    "export|package|using|namespace|struct|enum|typedef|public|private|protected|static|void|int|char|fn|func|pub|use|mod|"
    "impl|end|begin|then|fi|done|do|echo|local|sub|my|our|require|set|select|insert|create|alter|drop|update|delete"
)
_CODE_LINE = lazy_pattern(
    r"\s*(?:[{}\])]+[;,)]*|\#\s*(?:include|define|if|ifdef|ifndef|endif|else|elif|undef|pragma)\b.*"
    rf"|(?:{_KEYWORDS}|@\w+)\b.*[:;{{(),=\\>\]}}]"
    r"|[\w.$\[\]\"'-]+\s*(?:[-+*/|&:]?=|:=|=>|<-)\s*\S.*|\[{1,2}[\w.\-\" ]+\]{1,2}|[\w.$-]+\s*:\s*\S.*[;,]"
    r"|.*[;{}]|.*\)\s*[;{:,]?|[\w.:>-]+\(.*)\s*$"
)
_MAX_LINE_CHARS = 400
_PROSE = lazy_pattern(r"(?<![^\W\d_])(?:[^\W\d_]+(?:['’-][^\W\d_]+)?,? ){5,}[^\W\d_]+")
_CJK = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DECLARATION = lazy_pattern(r"\s*[\w-]{2,60}\s{0,10}:[^:]|\s*$")
_MIN_STYLE_SHARE = 0.5
_TOML_LINE = lazy_pattern(r"(?:#[^\n]{0,1000}\n\s{0,100}){0,200}(?:\[{1,2}[\w.\"' -]{1,200}\]{1,2}[ \t\r]*(?:#.*)?$|[\w.\"'-]{1,100}[ \t]*=[ \t]*[\"'\[{\dtf])", re.MULTILINE)  # fmt: skip


def name_source_code(head: str, text: str) -> str | None:
    """Name the kind of code that a text is; ``None`` where it may be prose.

    Args:
        head: the beginning of the text.
        text: the whole text.
    """
    if _SHEBANG.match(head):
        return "a script"
    sample = head[:_SAMPLE_CHARS]
    if any(word in sample for word in _PYTHON_WORDS) and _PYTHON_LINE.search(sample) and _is_python(text):
        return "source code (Python)"
    if _TOML_LINE.match(sample) and _is_toml(head):
        return "a configuration file (TOML)"
    if _DATA_SCRIPT.match(head) and text.rstrip().endswith(_DATA_SCRIPT_ENDS):
        return "source code"
    # The usual dump is done here.
    if _count_symbols(sample) < _MIN_SYMBOL_SHARE * len(sample):
        return None
    code = _ADDRESSES.sub("", _COMMENTS.sub("", sample))
    chars = len(_BLANKS.sub("", code))
    if chars < _MIN_CHARS or len(_CJK.findall(code)) > _MAX_CJK_SHARE * chars:
        return None
    if "{" in code and _count_style_chars(code) > _MIN_STYLE_SHARE * len(code):
        return "a style sheet (CSS)"
    if _STARTS_AS_CODE.match(head):
        return "source code"
    if sum(len(run.group()) for run in _PROSE.finditer(code)) > _MAX_PROSE_SHARE * len(code.strip()):
        return None
    lines = [line for line in code.splitlines() if line.strip()]
    symbol_share = _count_symbols(code) / chars
    line_share = sum(_CODE_LINE.match(line[:_MAX_LINE_CHARS]) is not None for line in lines) / len(lines)
    if symbol_share < _MIN_DENSE_SYMBOL_SHARE and symbol_share * line_share < _MIN_PRODUCT:
        return None
    return "source code"


def _count_symbols(text: str) -> int:
    # Many times as fast as str.translate on text outside ASCII.
    return sum(map(text.count, _SYMBOLS))


def _count_style_chars(code: str) -> int:
    """Count the characters of CSS rules: a selector, and declarations in braces."""
    chars = 0
    for rule in code.split("}"):
        # Rules may be nested in an at-rule.
        _, brace, declarations = rule.rpartition("{")
        if brace and declarations.strip() and all(map(_DECLARATION.match, declarations.split(";"))):
            chars += len(rule) + 1
    return chars


def _is_python(text: str) -> bool:
    import ast
    import warnings

    if len(text) > MAX_PYTHON_CHARS:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _is_toml(text: str) -> bool:
    """Tell whether a text is TOML; one that is cut off counts if its beginning is."""
    from newsclean.text.toml import tomllib

    for part in (text, text.rpartition("\n[")[0]):
        try:
            if part and tomllib.loads(part):
                return True
        except (tomllib.TOMLDecodeError, RecursionError):
            continue
    return False
