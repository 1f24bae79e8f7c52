"""Breadcrumbs of text dumps that have each step, or each step and each sign, on a line of its own."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.metadata.section import is_end_step
from newsclean.text.letters import letters_only
from newsclean.text.patterns import lazy_pattern

_SIGN = lazy_pattern(r"\s?(?:>{1,2}|›|»|＞|→|/)\s?")
_MAX_STEP_CHARS = 20
_MIN_SIGNS = 2
"""Signs that make the lines between them a breadcrumb; one does where it begins at the front page."""


class LinePath(NamedTuple):
    """A breadcrumb over several lines."""

    steps: list[str]
    lines: list[int]
    """The positions of its lines."""


def find_path_of_lines(lines: list[str], site_names: frozenset[str]) -> LinePath:
    """Return the last breadcrumb whose steps and signs are lines: ``首页``, ``>``, ``本地``, ``> 正文``.

    Args:
        lines: the lines above the text.
        site_names: the letters of the site's names.
    """
    best = LinePath([], [])
    steps: list[str] = []
    own: list[int] = []
    signs, expects_step = 0, True
    for at, line in enumerate((*lines, "")):
        sign = _SIGN.match(line)
        rest = line[sign.end() :] if sign else line
        if sign and steps and not expects_step:
            signs, expects_step = signs + 1, True
            own.append(at)
            if not rest:
                continue
        elif not (expects_step and steps):
            steps, own, signs, expects_step = [], [], 0, True
        if rest and len(rest) <= _MAX_STEP_CHARS and expects_step and not rest.isdigit() and not _SIGN.match(rest):
            steps.append(rest.rstrip("> ›»＞→/"))
            own.append(at)
            expects_step = rest != steps[-1]
            signs += expects_step
        else:
            steps, own, signs, expects_step = [], [], 0, True
        if _is_path(steps, signs, site_names):
            best = LinePath(list(steps), list(dict.fromkeys(own)))
    return best


def _is_path(steps: list[str], signs: int, site_names: frozenset[str]) -> bool:
    if len(steps) < 2 or not signs:
        return False
    return signs >= _MIN_SIGNS or is_end_step(steps[0]) or letters_only(steps[0]) in site_names
