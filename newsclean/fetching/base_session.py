"""The session that every other one builds on: it sends credentials to no redirect target."""

from __future__ import annotations

from requests import PreparedRequest, Response, Session


class CredentialSafeSession(Session):
    """A session that adds nothing to a redirect's target."""

    def rebuild_auth(self, prepared_request: PreparedRequest, response: Response) -> None:
        old, new = response.request.url or "", prepared_request.url or ""
        if "Authorization" in prepared_request.headers and self.should_strip_auth(old, new):  # type: ignore[no-untyped-call]
            del prepared_request.headers["Authorization"]
