"""How to install what an optional feature needs: one wording for all messages."""

from __future__ import annotations

import sys

PACKAGES_BY_EXTRA = {
    "archive": ("warcio", "backports.zstd"),
    "cache": ("requests-cache",),
    "compression": ("brotli", "backports.zstd"),
    "dedup": ("datasketch",),
    "mcp": ("mcp<3",),
    "parquet": ("pyarrow",),
    "ray": ("pyarrow", "ray[data]"),
    "render": ("playwright",),
}
"""The packages of each extra, for installers that add packages and not extras."""
_IN_STANDARD_LIBRARY = frozenset(("backports.zstd",)) if sys.version_info >= (3, 14) else frozenset()


def install_hint(extra: str) -> str:
    """Return the commands that install an extra: with pip, and into the environment that pipx made.

    pip adds the packages of the extra to an installed newsclean, be it from a registry or from a checkout.
    """
    missing = [name for name in PACKAGES_BY_EXTRA[extra] if name not in _IN_STANDARD_LIBRARY]
    packages = " ".join(f"'{name}'" if set(name) & set("<>[") else name for name in missing)
    return f"pip install 'newsclean[{extra}]', or pipx inject newsclean {packages}"
