"""Stories in the scripts or hidden elements of a page, which it does not display."""

from __future__ import annotations

import html
import json

import pytest

import newsclean
from newsclean.parse.html.embedded import find_embedded_pages

STORY = (
    "The harbour council voted on Monday to widen the northern quay, which has been closed to lorries since the spring.",
    "Work is to begin in September, once the last of the summer ferries has left, and will take about eleven months.",
    "Fishermen who land their catch there will be given berths on the southern side and a rebate on their fees.",
)
MARKUP = "".join(f"<p>{line}</p>" for line in STORY)
SHELL = "<html><head><title>Quay to be widened</title></head><body><div id='app'></div>{}</body></html>"
HOLDERS = {
    "noscript": f"<noscript>{MARKUP}</noscript>",
    "text area": f"<textarea hidden>{html.escape(MARKUP)}</textarea>",
    "markup in a script": f"<script>window.state = {json.dumps({'story': MARKUP})}</script>",
    "lines in a script": f"<script>window.state = {json.dumps({'story': chr(10).join(STORY)})}</script>",
    "JSON in a string": f"<script>load({json.dumps(json.dumps({'id': 1, 'body': MARKUP}))})</script>",
    "paragraphs apart": f"<script>window.state = {json.dumps([{'text': line} for line in STORY])}</script>",
}


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_hidden_story_is_found(holder: str) -> None:
    article = newsclean.clean(SHELL.format(HOLDERS[holder]))
    assert [block.text for block in article.body] == list(STORY)
    assert any("scripts or hidden elements" in warning.text for warning in article.extraction.warnings)


@pytest.mark.parametrize(
    "script",
    [
        "short",
        json.dumps("function () { return a; } " * 40 + "It is code. "),
        json.dumps("https://example.com/" + "a" * 400),
        '"' + "a broken escape \\q in a long text. " * 20 + '"',
        json.dumps(json.dumps({"id": "1", "key": "a broken escape \\q in what looks like JSON. " * 3})),
    ],
)
def test_code_and_data_are_no_story(script: str) -> None:
    assert list(find_embedded_pages(SHELL.format(f"<script>{script}</script>"))) == []


def test_script_placeholders_are_removed() -> None:
    (page,) = find_embedded_pages(f"<script>{json.dumps(MARKUP + '<p>$$photo1$$ {{advert}}</p>')}</script>")
    assert "photo1" not in page and "advert" not in page and STORY[0] in page
