"""Archives for tests, made with warcio and broken on purpose."""

from __future__ import annotations

from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.pages import PARAGRAPHS

HTML = "text/html; charset=utf-8"
Headers = list[tuple[str, str]]


def story(number: int) -> bytes:
    """A page whose title states its number."""
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    title = f"Council number {number} approves new budget"
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>".encode()
    )


def response(
    number: int, body: bytes | None = None, headers: Headers | None = None, *, status: str = "200 OK", url: str | None = None,
    warc_headers: dict[str, str] | None = None, kind: str = "response", gzip: bool = False,
) -> bytes:  # fmt: skip
    """One record of a WARC file, as warcio writes it."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    http = StatusAndHeaders(status, [("Content-Type", HTML)] if headers is None else headers, protocol="HTTP/1.1")
    record = writer.create_warc_record(
        url or f"http://example.com/{number}", kind, payload=BytesIO(story(number) if body is None else body), http_headers=http,
        warc_headers_dict=warc_headers,
    )  # fmt: skip
    writer.write_record(record)
    return file.getvalue()


def edit_header(record: bytes, name: bytes, value: bytes | None) -> bytes:
    """Change a header of the record itself; ``None`` removes it."""
    lines = record.split(b"\r\n")
    index = next(index for index, line in enumerate(lines) if line.lower().startswith(name.lower() + b":"))
    lines[index : index + 1] = [] if value is None else [name + b": " + value]
    return b"\r\n".join(lines)


def chunked(body: bytes, size: int = 300, extension: bytes = b"") -> bytes:
    """A body in the chunked transfer coding."""
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x%b\r\n%b\r\n" % (len(part), extension, part) for part in parts) + b"0\r\n\r\n"


def arc(records: list[tuple[bytes, bytes]], version: int = 1) -> list[bytes]:
    """The records of an ARC file: its description, then each URL with its block."""
    names = (
        b"URL IP-address Archive-date Content-type Archive-length" if version == 1
        else b"URL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length"
    )  # fmt: skip
    between = b"" if version == 1 else b" 200 - - 0 a.arc"
    head = b"%d 0 newsclean\n%b\n" % (version, names)
    made = [b"filedesc://a.arc 0.0.0.0 20080430204825 text/plain%b %d\n%b\n" % (between, len(head), head)]
    for url, block in records:
        made.append(b"%b 1.2.3.4 20080430204826 text/html%b %d\n%b\n" % (url, between, len(block), block))
    return made


def http(body: bytes, headers: bytes = b"Content-Type: text/html; charset=utf-8\r\n") -> bytes:
    """An HTTP response of status 200."""
    return b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n" + body
