"""One file of a site configuration: its host, its selectors, and the lines that have no meaning here."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsclean.rules.errors import Problem
from newsclean.rules.selectors import Selectors, compile_selector

FILE_ENDING = ".txt"
_KEYS = {
    "title": "title", "body": "body", "author": "author", "date": "date", "strip": "strip", "next_page_link": "next_page",
}  # fmt: skip
"""The keys whose values are XPath expressions, with those of a profile."""
_STRIP_NAME = "strip_id_or_class"
_WITHOUT_EFFECT = re.compile(r"test(?:_url|_contains)?\b")
"""Keys of lines that test the configuration."""
_HOST = re.compile(r"\.?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,})")
_QUOTES = str.maketrans("", "", "'\"")


class FtrSite(NamedTuple):
    """What a file says of a site."""

    host: str
    """The host that the file is named for; "" where its name is no host's."""
    selectors: Selectors
    problems: tuple[Problem, ...]
    """The lines that are not understood."""


def read_site(name: str, text: str) -> FtrSite:
    """Read a file.

    Args:
        name: the file's path; its last part is ``example.com.txt``, or ``.example.com.txt`` for the subdomains as well.
        text: its contents.
    """
    selectors: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip().removeprefix("\ufeff")
        if not line or line.startswith("#") or _WITHOUT_EFFECT.match(line):
            continue
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not value:
            problems.append(Problem(name, number, f"not understood: {line}"))
            continue
        if key == _STRIP_NAME:
            key, value = "strip", _strip_by_name(value)
        if key not in _KEYS:
            problems.append(Problem(name, number, f"not understood: {key}"))
            continue
        try:
            compile_selector(value)
        except ValueError as error:
            problems.append(Problem(name, number, f"{key}: {error}"))
            continue
        values = selectors.setdefault(_KEYS[key], [])
        if value not in values:
            values.append(value)
    found = Selectors(**{key: tuple(values) for key, values in selectors.items()})
    return FtrSite(_host_of(name), found, tuple(problems))


def _strip_by_name(text: str) -> str:
    """Return the expression of elements whose class or id contains a text, as Full-Text RSS strips them."""
    text = text.translate(_QUOTES)
    return f"//*[contains(@class, '{text}') or contains(@id, '{text}')]"


def _host_of(name: str) -> str:
    file_name = re.split(r"[\\/]", name)[-1].lower().removesuffix(FILE_ENDING)
    host = _HOST.fullmatch(file_name)
    return host[1].removeprefix("www.") if host else ""
