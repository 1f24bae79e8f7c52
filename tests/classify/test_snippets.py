"""A snippet is a page of a few blocks without boilerplate: all of it is text, at low confidence."""

from __future__ import annotations

import pytest

import newsclean

SNIPPETS = {
    "a greeting": ("<p>Hello world.</p>", "Hello world."),
    "a flash below its title": ("<title>Flash</title><p>Bridge open again.</p>", "Bridge open again."),
    "Chinese": ("<p>大桥今晨通车。</p>", "大桥今晨通车。"),
    "anchors without a destination": ('<a href="javascript:"><p>one</p><p>two</p></a>', "one\n\ntwo"),
}
BOILERPLATE = {
    "a way on": '<p><a href="/next">Next page here</a></p>',
    "a share prompt": "<p>分享到微信</p>",
    "nothing": "<p> </p>",
}


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_is_all_text(name: str) -> None:
    page, text = SNIPPETS[name]
    article = newsclean.clean(page.encode())
    assert article.text == text
    assert article.extraction.input == "html"
    assert article.extraction.confidence < 0.5
    assert article.extraction.warnings


@pytest.mark.parametrize("name", BOILERPLATE)
def test_boilerplate_alone_is_no_article(name: str) -> None:
    with pytest.raises(newsclean.NewscleanError):
        newsclean.clean(BOILERPLATE[name].encode())
