"""One request: checked, read, answered."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from newsclean.decode.labels import content_type_charset
from newsclean.serve.errors import ServiceError
from newsclean.serve.http.body_reader import DeadlineReader, drain
from newsclean.serve.http.parameters import Parameters, read_json, read_query
from newsclean.serve.http.request_checks import JSON_TYPE, check_length, check_media_type, check_origin_and_host
from newsclean.serve.page_task import SERVICE_FORMATS
from newsclean.version import VERSION

if TYPE_CHECKING:
    from newsclean.serve.http.server import PageServer

REQUEST_SECONDS = 20.0
"""Time for a client to send its whole request."""
ANSWER_SECONDS = 30.0
"""Time for a client to receive its whole answer."""


class Answer(NamedTuple):
    """A successful answer."""

    media_type: str
    text: str


class _Route(NamedTuple):
    method: str
    answer: Callable[[PageServer, Parameters], Answer]
    parameters: tuple[str, ...] = ()
    """The parameters of a JSON body."""


class PageRequestHandler(BaseHTTPRequestHandler):
    """Answers one request and closes the connection."""

    server: PageServer
    protocol_version = "HTTP/1.1"
    server_version = f"newsclean/{VERSION}"
    sys_version = ""

    def setup(self) -> None:
        """Begin: the time for the request runs from now on."""
        super().setup()
        self.rfile = io.BufferedReader(DeadlineReader(self.connection, REQUEST_SECONDS))
        self._started = time.monotonic()
        self._is_whole = False
        """Whether the request was read to its end."""

    def do_GET(self) -> None:
        """Answer a GET request."""
        self._answer()

    def do_POST(self) -> None:
        """Answer a POST request."""
        self._answer()

    def handle_expect_100(self) -> bool:
        """Let the client send its body only if the rest of the request is accepted."""
        try:
            self._check()
            check_length(self.headers, self.server.max_bytes)
        except ServiceError as error:
            self._send_error(error)
            return False
        return super().handle_expect_100()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a request that the HTTP parser refuses."""
        is_method = int(code) == 501
        self._send_error(
            ServiceError(
                "method_not_allowed" if is_method else "bad_request",
                f"the method {self.command} is not known" if is_method else "the request is no valid HTTP",
            )
        )

    def log_message(self, format: str, *args: Any) -> None:
        """Write nothing: the server logs each answer."""

    def _check(self) -> _Route:
        """Check everything but the body, and return the route."""
        check_origin_and_host(self.headers, self.server.hosts)
        try:
            path = urlsplit(self.path).path
        except ValueError:
            path = ""
        route = _ROUTES.get(path) if self.path.startswith("/") else None
        if route is None:
            raise ServiceError("not_found", f"no such path; there are {', '.join(_ROUTES)}")
        if self.command != route.method:
            raise ServiceError("method_not_allowed", f"{path} takes {route.method}", allow=route.method)
        if route.method == "POST":
            check_media_type(self.headers)
        return route

    def _answer(self) -> None:
        try:
            route = self._check()
            answer = route.answer(self.server, self._read_parameters(route))
        except ServiceError as error:
            self._send_error(error)
        except OSError:
            # The client is gone.
            self.close_connection = True
        except Exception as error:
            # A fault of one request must not be silent, and must not tell the client about this machine.
            self.server.log("error", f"{self.path}: internal error ({type(error).__name__}: {error})")
            self._send_error(ServiceError("internal_error", "internal error: see the log of the service"))
        else:
            self._send(200, answer.media_type, answer.text, {})

    def _read_parameters(self, route: _Route) -> Parameters:
        query = self.path.partition("?")[2]
        if route.method == "GET":
            self._is_whole = True
            return read_query(query, ())
        media_type = check_media_type(self.headers)
        body = self._read_body(check_length(self.headers, self.server.max_bytes))
        if media_type == JSON_TYPE:
            if query:
                raise ServiceError("bad_request", "the parameters of a JSON body stand in it, not in the query")
            return read_json(body, route.parameters)
        if "page" not in route.parameters:
            raise ServiceError("unsupported_media_type", f"the Content-Type must be {JSON_TYPE}")
        parameters = read_query(query, tuple(name for name in route.parameters if name not in ("page", "charset")))
        return parameters._replace(page=body, charset=content_type_charset(self.headers.get("Content-Type", "")))

    def _read_body(self, length: int) -> bytes:
        try:
            body = self.rfile.read(length)
        except TimeoutError:
            raise ServiceError(
                "request_timeout", f"the request did not come within {REQUEST_SECONDS:g} seconds"
            ) from None
        if len(body) < length:
            raise ServiceError("bad_request", "the body is shorter than its Content-Length")
        self._is_whole = True
        return body

    def _send_error(self, error: ServiceError) -> None:
        headers = {}
        if "allow" in error.details:
            headers["Allow"] = error.details["allow"]
        if error.code == "busy":
            headers["Retry-After"] = str(error.details["retry_after"])
        text = json.dumps(error.to_dict(), ensure_ascii=False) + "\n"
        self._send(error.status, JSON_TYPE, text, headers, error.code)

    def _send(self, status: int, media_type: str, text: str, headers: dict[str, str], code: str = "") -> None:
        body = text.encode("utf-8", "replace")
        self.close_connection = True
        try:
            # All of the answer must be sent within this time: Python counts it for the whole of sendall().
            self.connection.settimeout(ANSWER_SECONDS)
            self.send_response(status)
            for name, value in {
                "Content-Type": media_type, "Content-Length": str(len(body)), "Connection": "close",
                "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
                "Content-Security-Policy": "default-src 'none'; sandbox", **headers,
            }.items():  # fmt: skip
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)
        except OSError:
            code = code or "client_gone"
        if not self._is_whole:
            drain(self.connection)
        seconds = time.monotonic() - self._started
        request = f"{self.command or '-'} {_path_of(self.path)}" if getattr(self, "path", None) else "-"
        self.server.log(
            "info", f"{request} {int(status)} {code + ' ' if code else ''}{len(body)} bytes {seconds:.3f} s"
        )


def _path_of(target: str) -> str:
    """Return the path of a request's target: the query may hold an address that is nobody else's concern."""
    return target.partition("?")[0]


def _answer_health(server: PageServer, parameters: Parameters) -> Answer:
    workers = server.service.workers
    data = {"status": "ok", "version": VERSION, "workers": workers.count, "busy": workers.busy_count}
    return Answer(JSON_TYPE, json.dumps(data) + "\n")


def _answer_clean(server: PageServer, parameters: Parameters) -> Answer:
    if parameters.page is None:
        raise ServiceError("bad_request", "page is missing; POST /fetch fetches a URL")
    text = server.service.clean(parameters.document, parameters.kind, parameters.format, parameters.markup)
    return Answer(SERVICE_FORMATS[parameters.format], text)


def _answer_fetch(server: PageServer, parameters: Parameters) -> Answer:
    document = server.service.fetch(_required_url(parameters), parameters.timeout)
    text = server.service.clean(document, "auto", parameters.format, parameters.markup)
    return Answer(SERVICE_FORMATS[parameters.format], text)


def _answer_explain(server: PageServer, parameters: Parameters) -> Answer:
    if parameters.page is not None:
        return Answer(JSON_TYPE, server.service.explain(parameters.document, parameters.kind))
    document = server.service.fetch(_required_url(parameters), parameters.timeout)
    return Answer(JSON_TYPE, server.service.explain(document))


def _required_url(parameters: Parameters) -> str:
    if not parameters.url:
        raise ServiceError("bad_request", "url is missing")
    return parameters.url


_ROUTES = {
    "/health": _Route("GET", _answer_health),
    "/clean": _Route(
        "POST", _answer_clean, ("page", "url", "charset", "kind", "format", "links", "images")
    ),
    "/fetch": _Route("POST", _answer_fetch, ("url", "timeout", "format", "links", "images")),
    "/explain": _Route("POST", _answer_explain, ("page", "url", "charset", "kind", "timeout")),
}  # fmt: skip
