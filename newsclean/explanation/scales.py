"""Scales: the words for the numbers and codes in the names of features, from ``data/scales.toml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

_MINUS = "−"


class ScaleValue(NamedTuple):
    """The words for one value."""

    full: str
    """With the range of measured values, where the scale has one."""
    word: str
    """Without the range."""


class Scale(NamedTuple):
    """The words for the values that one part of a feature's name can have."""

    values: Mapping[str, ScaleValue]
    """By the value as it stands in the name; empty where any text is a value."""
    is_open: bool
    """Values without words are written as they are; in a scale that has words, they have no colon."""

    @property
    def pattern(self) -> str:
        """The values as a regular expression."""
        if self.is_open:
            return "[^:]+" if self.values else ".+"
        return "|".join(re.escape(value) for value in sorted(self.values, key=len, reverse=True))

    def describe(self, value: str) -> ScaleValue:
        """Return the words for a value.

        Raises:
            KeyError: the scale has no such value.
        """
        known = self.values.get(value)
        if known is None and self.is_open:
            plain = value.replace("_", " ")
            return ScaleValue(plain, plain)
        return self.values[value]


def make_scale(entry: Mapping[str, Any]) -> Scale:
    """Make a scale from its entry in the data file, whose head explains the keys."""
    if "values" in entry:
        values = {value: ScaleValue(words, words) for value, words in entry["values"].items()}
        return Scale(values, entry.get("open", False))
    if "bins" in entry:
        return Scale({str(index): value for index, value in enumerate(_describe_bins(entry))}, False)
    if "words" in entry:
        first = entry.get("first", 0)
        return Scale({str(first + index): ScaleValue(word, word) for index, word in enumerate(entry["words"])}, False)
    return Scale({}, True)


def _describe_bins(entry: Mapping[str, Any]) -> list[ScaleValue]:
    limits = entry["bins"]
    describe = _RANGES[entry["number"]]
    unit = f" {entry['unit']}" if "unit" in entry else ""
    named = entry.get("named", {})
    out = []
    for index, (low, high) in enumerate(zip((None, *limits), (*limits, None), strict=True)):
        bounds = describe(low, high) + unit
        if str(index) in named:
            out.append(ScaleValue(named[str(index)], named[str(index)]))
        elif "words" in entry:
            out.append(ScaleValue(f"{entry['words'][index]} ({bounds})", entry["words"][index]))
        else:
            out.append(ScaleValue(bounds, bounds))
    return out


def _describe_count(low: int | None, high: int | None) -> str:
    if low is None:
        return f"under {high}"
    if high is None:
        return f"{low} or more"
    return str(low) if high == low + 1 else f"{low}–{high - 1}"


def _describe_percent(low: float | None, high: float | None) -> str:
    if low is None:
        return f"under {_percent(high)} %"
    return f"{_percent(low)} % or more" if high is None else f"{_percent(low)}–{_percent(high)} %"


def _describe_decimal(low: float | None, high: float | None) -> str:
    if low is None:
        return f"under {_decimal(high)}"
    return f"{_decimal(low)} or more" if high is None else f"{_decimal(low)} to {_decimal(high)}"


def _percent(share: float | None) -> str:
    return f"{round((share or 0) * 100, 1):g}"


def _decimal(value: float | None) -> str:
    return f"{value or 0:g}".replace("-", _MINUS)


_RANGES: dict[str, Callable[[Any, Any], str]] = {
    "count": _describe_count,
    "percent": _describe_percent,
    "decimal": _describe_decimal,
}
