"""Errors of the service: a code that programs can test, an HTTP status, a message of one line, and data."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Literal

from newsclean.corpus.worker import Outcome, OutcomeKind
from newsclean.errors import (
    FetchError,
    FetchTimeoutError,
    HttpStatusError,
    NewscleanError,
    NoArticle,
    NotAPage,
    RefusedAddressError,
)

ErrorCode = Literal[
    "bad_request", "forbidden_host", "forbidden_origin", "refused_address", "not_found", "method_not_allowed",
    "request_timeout", "length_required", "too_large", "unsupported_media_type", "no_article", "not_a_page",
    "internal_error", "page_crash", "page_memory", "fetch_failed", "http_status", "busy", "fetch_timeout", "page_timeout",
]  # fmt: skip
STATUSES: dict[ErrorCode, HTTPStatus] = {
    "bad_request": HTTPStatus.BAD_REQUEST,
    "forbidden_host": HTTPStatus.FORBIDDEN,
    "forbidden_origin": HTTPStatus.FORBIDDEN,
    "refused_address": HTTPStatus.FORBIDDEN,
    "not_found": HTTPStatus.NOT_FOUND,
    "method_not_allowed": HTTPStatus.METHOD_NOT_ALLOWED,
    "request_timeout": HTTPStatus.REQUEST_TIMEOUT,
    "length_required": HTTPStatus.LENGTH_REQUIRED,
    "too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "unsupported_media_type": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "no_article": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not_a_page": HTTPStatus.UNPROCESSABLE_ENTITY,
    "internal_error": HTTPStatus.INTERNAL_SERVER_ERROR,
    "page_crash": HTTPStatus.INTERNAL_SERVER_ERROR,
    "page_memory": HTTPStatus.INTERNAL_SERVER_ERROR,
    "fetch_failed": HTTPStatus.BAD_GATEWAY,
    "http_status": HTTPStatus.BAD_GATEWAY,
    "busy": HTTPStatus.SERVICE_UNAVAILABLE,
    "fetch_timeout": HTTPStatus.GATEWAY_TIMEOUT,
    "page_timeout": HTTPStatus.GATEWAY_TIMEOUT,
}
"""The HTTP status of each code."""
_CODES_BY_OUTCOME: dict[OutcomeKind, ErrorCode] = {
    "timeout": "page_timeout", "memory": "page_memory", "crash": "page_crash"
}  # fmt: skip


class ServiceError(Exception):
    """A request that cannot be answered.

    Args:
        code: the code; it has an HTTP status.
        message: one line.
        details: further data, by name; values of ``None`` are left out.
    """

    def __init__(self, code: ErrorCode, message: str, **details: Any) -> None:
        super().__init__(message)
        self.code = code
        self.details = {name: value for name, value in details.items() if value is not None}

    @property
    def status(self) -> HTTPStatus:
        """The HTTP status."""
        return STATUSES[self.code]

    def to_dict(self) -> Mapping[str, Any]:
        """Return the data of the answer."""
        return {"error": {"code": self.code, "message": str(self), **self.details}}


def too_large(what: str, max_bytes: int) -> ServiceError:
    """Return the error for something that the caller sends: a ``page`` or ``body`` of more than ``max_bytes``."""
    return ServiceError(
        "too_large", f"the {what} is larger than {max_bytes / 1_000_000:g} MB; --max-size sets the limit"
    )


def convert_error(error: NewscleanError) -> ServiceError:
    """Return the service's error for an error of fetching or cleaning a page."""
    message = str(error)
    if isinstance(error, NoArticle):
        return ServiceError("no_article", message, kind=error.kind, url=error.url)
    if isinstance(error, NotAPage):
        return ServiceError("not_a_page", message)
    if isinstance(error, RefusedAddressError):
        return ServiceError("refused_address", message, url=error.url)
    if isinstance(error, FetchTimeoutError):
        return ServiceError("fetch_timeout", message, url=error.url)
    if isinstance(error, HttpStatusError):
        return ServiceError(
            "http_status", message, url=error.url, status=error.status, retry_after=error.retry_after
        )  # fmt: skip
    if isinstance(error, FetchError):
        return ServiceError("fetch_failed", message, url=error.url)
    return ServiceError("internal_error", message)


def outcome_error(outcome: Outcome) -> ServiceError:
    """Return the error for a page whose worker gave no result."""
    if outcome.error is not None:
        return convert_error(outcome.error)
    # The reasons of a run's rejects have no subject: "took longer than 30 seconds".
    message = f"the page {outcome.text}" if outcome.kind in ("timeout", "memory") else outcome.text
    return ServiceError(_CODES_BY_OUTCOME.get(outcome.kind, "internal_error"), message)
