"""A site configuration → the TOML of a site profile."""

from __future__ import annotations

import json

from newsclean.rules.ftr.reader import FtrSite

FIRST_LINE = "# Imported from "
"""How an imported profile begins: the next import may replace such a file, and no other."""


def format_profile(site: FtrSite, source: str) -> str:
    """Return the profile.

    Args:
        site: the site; it has a host.
        source: the name of the file that it was read from.
    """
    lines = [f"{FIRST_LINE}{_one_line(source)}", "", "[site]", f"hosts = [{_string(site.host)}]"]
    for key, values in site.selectors._asdict().items():
        if values:
            lines += [f"{key} = [", *(f"  {_string(value)}," for value in values), "]"]
    return "\n".join(lines) + "\n"


def _string(text: str) -> str:
    """Return a basic string of TOML. JSON's are the same, but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(text: str) -> str:
    return "".join(char for char in text if char.isprintable())
