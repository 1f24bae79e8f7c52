"""The parameters of a request: from a JSON object, or from the query beside a body that is the page itself."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args
from urllib.parse import parse_qsl

from newsclean.document import Document
from newsclean.output.formats import Markup
from newsclean.pipeline import Kind
from newsclean.serve.errors import ServiceError
from newsclean.serve.page_task import SENT_PAGE_NAME, SERVICE_FORMATS

MAX_QUERY_FIELDS = 20
_TYPES: Mapping[str, tuple[type, ...]] = {
    "page": (str,), "url": (str,), "charset": (str,), "kind": (str,), "format": (str,), "links": (bool,),
    "images": (bool,), "timeout": (float, int),
}  # fmt: skip
_TYPE_NAMES = {str: "text", bool: "true or false", float: "a number"}
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}


class Parameters(NamedTuple):
    """What a request asks for."""

    page: bytes | str | None = None
    """The page; ``None`` where the request holds none."""
    url: str | None = None
    """The URL of the page, or the one to fetch."""
    charset: str | None = None
    """The charset that the page's server stated."""
    kind: Kind = "auto"
    format: str = "json"
    links: bool = True
    """Whether links are written in formats with markup."""
    images: bool = True
    timeout: float | None = None
    """Seconds for the fetch."""

    @property
    def document(self) -> Document:
        """The page of the request; it must hold one."""
        assert self.page is not None
        return Document(SENT_PAGE_NAME, self.page, self.url, self.charset)

    @property
    def markup(self) -> Markup:
        """Which markup is written."""
        return Markup(self.links, self.images)


def read_json(body: bytes, allowed: Collection[str]) -> Parameters:
    """Read the parameters of a JSON object.

    Args:
        body: the body of the request.
        allowed: the names of the parameters that the path has.

    Raises:
        ServiceError: the body is no JSON object; a parameter is unknown or of the wrong type.
    """
    try:
        data: Any = json.loads(body)
    except (ValueError, RecursionError):
        raise ServiceError("bad_request", "the body is no valid JSON") from None
    if not isinstance(data, dict):
        raise ServiceError("bad_request", "the body must be a JSON object")
    return _check({name: value for name, value in data.items() if value is not None}, allowed)


def read_query(query: str, allowed: Collection[str]) -> Parameters:
    """Read the parameters of a query string; errors as for :func:`read_json`."""
    try:
        fields = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query), max_num_fields=MAX_QUERY_FIELDS)
    except ValueError:
        raise ServiceError("bad_request", "the query is no list of NAME=VALUE") from None
    values: dict[str, Any] = {}
    for name, value in fields:
        if name in values:
            raise ServiceError("bad_request", f"{name} stands twice in the query")
        values[name] = _BOOLEANS.get(value.lower(), value) if _TYPES.get(name) == (bool,) else value
    return _check(values, allowed)


def _check(values: dict[str, Any], allowed: Collection[str]) -> Parameters:
    for name, value in values.items():
        if name not in allowed:
            close = get_close_matches(name, allowed, 1)
            hint = f"did you mean {close[0]}?" if close else f"known are {', '.join(allowed)}"
            raise ServiceError("bad_request", f"unknown parameter {_shortened(name)}: {hint}")
        # Not isinstance(): in Python, a bool is an int.
        if type(value) not in _TYPES[name]:
            raise ServiceError("bad_request", f"{name} must be {_TYPE_NAMES[_TYPES[name][0]]}")
        if isinstance(value, str) and name != "page" and not value.isprintable():
            raise ServiceError("bad_request", f"{name} holds characters that cannot be printed")
    for name, choices in (("kind", get_args(Kind)), ("format", tuple(SERVICE_FORMATS))):
        if name in values and values[name] not in choices:
            raise ServiceError("bad_request", f"{name} must be one of {', '.join(choices)}")
    return Parameters(**values)


def _shortened(name: str, max_chars: int = 40) -> str:
    return "".join(char for char in name[:max_chars] if char.isprintable())
