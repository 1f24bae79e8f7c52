"""HTTP responses without the interim ones before them."""

from __future__ import annotations

from http.client import HTTPException, HTTPResponse, LineTooLong

MAX_INTERIM_RESPONSES = 20
MAX_LINE_BYTES = 65_536
_SWITCHING_PROTOCOLS = 101


class FinalResponse(HTTPResponse):
    """A response that skips interim responses (RFC 9110, 15.2), such as 103 Early Hints.

    The standard library skips 100 Continue alone, and takes others for the answer.
    """

    def _read_status(self) -> tuple[str, int, str]:
        for _ in range(MAX_INTERIM_RESPONSES):
            version, status, reason = super()._read_status()  # type: ignore[misc]
            if not 100 <= status < 200 or status == _SWITCHING_PROTOCOLS:
                return version, status, reason
            self._skip_headers()
        raise HTTPException("too many interim responses")

    def _skip_headers(self) -> None:
        for _ in range(MAX_LINE_BYTES):
            line = self.fp.readline(MAX_LINE_BYTES + 1)
            if len(line) > MAX_LINE_BYTES:
                raise LineTooLong("header line")
            if line in (b"\r\n", b"\n", b""):
                return
        raise HTTPException("too many headers")
