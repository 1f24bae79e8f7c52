"""The licence, the robots directives and the reservation of text and data mining that a page states."""

from __future__ import annotations

import json

import pytest

import newsclean
from newsclean.article.model import Rights
from newsclean.document import Document, HttpResponse
from newsclean.pipeline import clean_document
from tests.pages import ENGLISH

URL = "https://post.example/2024/03/05/library"
BY = "https://creativecommons.org/licenses/by/4.0/"
BY_SA = "https://creativecommons.org/licenses/by-sa/4.0/"


def page(head: str = "", end: str = "") -> str:
    return ENGLISH.replace("</head>", f"{head}</head>").replace("</body>", f"{end}</body>")


def rights_of(html: str, *headers: tuple[str, str]) -> tuple[Rights, dict[str, str]]:
    """The rights of a page and their evidence."""
    response = HttpResponse(200, "OK", headers)
    article = clean_document(Document("page", html.encode(), URL, response=response))
    evidence = {
        name.removeprefix("rights."): origin
        for name, origin in article.extraction.evidence.items()
        if name.startswith("rights.")
    }
    return article.rights, evidence


def json_ld(license_: object) -> str:
    data = {"@type": "NewsArticle", "headline": "Library stays open", "license": license_}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_a_page_that_states_nothing() -> None:
    assert rights_of(page()) == (Rights(), {})


@pytest.mark.parametrize(
    "html,license_,origin",
    [
        (page(json_ld(BY)), BY, "json-ld:license"),
        (page(json_ld({"@type": "CreativeWork", "url": BY, "name": "CC BY"})), BY, "json-ld:license"),
        (page(json_ld("CC BY-SA 4.0")), "CC BY-SA 4.0", "json-ld:license"),
        (page(json_ld(["/terms"])), "https://post.example/terms", "json-ld:license"),
        (page('<link rel="license" href="/terms">'), "https://post.example/terms", "link:license"),
        (page(end=f'<p><a rel="license noopener" href="{BY}">CC BY</a></p>'), BY, "rel:license"),
        (page(end=f'<div class="site-footer"><a href="{BY}"><img src="by.png"></a></div>'), BY, "footer:license"),
        (page(end=f'<footer><p>Texts under <a href="{BY}">CC BY</a></p></footer>'), BY, "footer:license"),
        (page(f'<meta name="dcterms.license" content="{BY}">'), BY, "meta:dcterms.license"),
        (page('<meta name="dc.rights" content="CC BY 4.0">'), "CC BY 4.0", "meta:dc.rights"),
        (page(json_ld(BY), f'<footer><a href="{BY_SA}">CC</a></footer>'), BY, "json-ld:license"),
    ],
)
def test_a_licence_that_is_stated(html: str, license_: str, origin: str) -> None:
    rights, evidence = rights_of(html)
    assert rights.license == license_
    assert evidence == {"license": origin}


@pytest.mark.parametrize(
    "html",
    [
        page('<meta name="dc.rights" content="Copyright 2024 The Post. All rights reserved.">'),
        page(
            end=f'<figure><img src="a.jpg"><figcaption>Ann (<a rel="license" href="{BY}">CC</a>)</figcaption></figure>'
        ),
        page(end=f'<div class="photo-credit"><a rel="license" href="{BY}">CC BY</a></div>'),
        # A link to the subject of a story is no licence of the story.
        page().replace("</p>", f' See <a href="{BY}">the licence</a>.</p>', 1),
        page(end='<footer><a href="https://creativecommons.example/">Partner</a></footer>'),
        page(
            '<script type="application/ld+json">{"@type": "ImageObject", "url": "a.jpg", "license": "'
            + BY
            + '"}</script>'
        ),
    ],
)
def test_what_is_no_licence_of_the_page(html: str) -> None:
    assert rights_of(html)[0].license is None


def test_a_licence_in_the_response() -> None:
    rights, evidence = rights_of(page(), ("Link", f'</a.css>; rel=preload, <{BY}>; rel="license"'))
    assert (rights.license, evidence) == (BY, {"license": "header:link"})
    assert rights_of(page(), ("Link", "</license>; rel=next"))[0].license is None


@pytest.mark.parametrize(
    "content,directives",
    [
        ("noindex, NoArchive", ("noindex", "noarchive")),
        ("max-image-preview: large,max-snippet:-1", ("max-image-preview:large", "max-snippet:-1")),
        ("noai, noimageai, noai", ("noai", "noimageai")),
        (
            "unavailable_after: Saturday, 25 Jun 2030 15:00:00 GMT, nosnippet",
            ("unavailable_after: Saturday, 25 Jun 2030 15:00:00 GMT", "nosnippet"),
        ),
        ("unavailable_after: 2030-06-25", ("unavailable_after: 2030-06-25",)),
        (" , ,", ()),
    ],
)
def test_robots_directives(content: str, directives: tuple[str, ...]) -> None:
    rights, evidence = rights_of(page(f'<meta name="ROBOTS" content="{content}">'))
    assert rights.robots == directives
    assert evidence == ({"robots": "meta:robots"} if directives else {})
    assert rights_of(page(), ("X-Robots-Tag", content))[0].robots == directives


def test_directives_for_one_robot() -> None:
    rights, evidence = rights_of(
        page('<meta name="robots" content="index"><meta name="GPTBot" content="noindex, max-snippet:0">'),
        ("X-Robots-Tag", "noarchive, googlebot: nofollow, otherbot: noindex, max-snippet: 5"),
    )
    assert rights.robots == (
        "index", "gptbot: noindex", "gptbot: max-snippet:0", "noarchive", "googlebot: nofollow", "otherbot: noindex",
        "otherbot: max-snippet:5",
    )  # fmt: skip
    assert evidence == {"robots": "meta:robots, meta:gptbot, header:x-robots-tag"}


@pytest.mark.parametrize(
    "meta,header,reserved",
    [
        ("1", None, True), ("0", None, False), (None, "1", True), (None, "0", False), ("0", "1", False),
        ("1", "0", True), ("yes", None, None), ("", "1", True), (None, None, None),
    ],
)  # fmt: skip
def test_the_reservation_of_text_and_data_mining(meta: str | None, header: str | None, reserved: bool | None) -> None:
    html = page("" if meta is None else f'<meta name="tdm-reservation" content="{meta}">')
    headers = [] if header is None else [("TDM-Reservation", header)]
    assert rights_of(html, *headers)[0].tdm_reservation is reserved


def test_rights_are_explained() -> None:
    explanation = newsclean.explain(page(json_ld(BY), f'<footer><a href="{BY_SA}">CC</a></footer>'), url=URL)
    field = explanation.fields["rights.license"]
    assert (field.value, field.origin) == (BY, "json-ld:license")
    assert [(one.value, one.chosen) for one in field.candidates] == [(BY, True), (BY_SA, False)]


def test_many_directives_and_links_are_bounded() -> None:
    html = page(
        f'<meta name="robots" content="{",".join(f"d{number}" for number in range(5000))}">',
        f"<footer>{f'<a href={BY}>a</a> ' * 5000}</footer>",
    )
    rights, _ = rights_of(html, ("X-Robots-Tag", "a:" * 20_000), ("Link", "<a>; rel=" * 20_000))
    assert len(rights.robots) == 50 and rights.license == BY
