"""The base class of all HTTP sessions."""

from __future__ import annotations

from requests import PreparedRequest, Response, Session


class CredentialSafeSession(Session):
    """A session that sends no credentials to a redirect's target on another host."""

    def get_redirect_target(self, resp: Response) -> str | None:
        """Return a redirect's target. Bytes that are no UTF-8 stay as they are, escaped; requests would fail on them."""
        if not resp.is_redirect:
            return None
        # The standard library decodes headers as Latin-1, so this has the bytes of the header.
        location = resp.headers["Location"].strip().encode("latin-1", "replace")
        try:
            return location.decode("utf-8")
        except UnicodeDecodeError:
            return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in location)

    def rebuild_auth(self, prepared_request: PreparedRequest, response: Response) -> None:
        """Remove the header; requests would add the target's credentials from ``~/.netrc`` as well."""
        source, target = response.request.url or "", prepared_request.url or ""
        if "Authorization" in prepared_request.headers and self.should_strip_auth(source, target):  # type: ignore[no-untyped-call]
            del prepared_request.headers["Authorization"]
