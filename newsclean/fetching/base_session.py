"""The base class of all HTTP sessions."""

from __future__ import annotations

from requests import PreparedRequest, Response, Session
from requests.structures import CaseInsensitiveDict


class CredentialSafeSession(Session):
    """A session that sends no credentials and none of the user's headers to a redirect's target on another host."""

    user_headers: tuple[tuple[str, str], ...] = ()
    """The headers that the user has chosen."""

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
        """Remove the headers; requests would add the target's credentials from ``~/.netrc`` as well."""
        source, target = response.request.url or "", prepared_request.url or ""
        cookie = CaseInsensitiveDict(self.user_headers).get("Cookie")
        if not self.should_strip_auth(source, target):  # type: ignore[no-untyped-call]
            # requests has replaced the header by the cookies that the server has set.
            if cookie is not None and response.request.headers.get("Cookie", "").startswith(cookie):
                both = filter(None, (cookie, prepared_request.headers.get("Cookie")))
                prepared_request.headers["Cookie"] = "; ".join(both)
            return
        for name in ("Authorization", *(name for name, _ in self.user_headers if name.lower() != "cookie")):
            prepared_request.headers.pop(name, None)
            if name in self.headers:
                prepared_request.headers[name] = str(self.headers[name])
