"""The base class of all HTTP sessions."""

from __future__ import annotations

from requests import PreparedRequest, Response, Session


class CredentialSafeSession(Session):
    """A session that sends no credentials to a redirect's target on another host."""

    def rebuild_auth(self, prepared_request: PreparedRequest, response: Response) -> None:
        """Remove the header; requests would add the target's credentials from ``~/.netrc`` as well."""
        source, target = response.request.url or "", prepared_request.url or ""
        if "Authorization" in prepared_request.headers and self.should_strip_auth(source, target):  # type: ignore[no-untyped-call]
            del prepared_request.headers["Authorization"]
