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


STATEMENTS = (
    "var s=this,k=s.c_r(c),a=new Date;e=e?e:0;if(v){a.setTime(a.getTime()+e*1000)}return k.indexOf('?')<0?k:c.",
    "for(i=0;i<s.length;i++){t=s.charAt(i);if(h.indexOf(t.toLowerCase())>-1)return n?n:'[[';o=o.parentElement}.",
    "if(!s.eo&&!s.lnk)return '';var o=s.eo?s.eo:s.lnk,y=s.ot(o),n=s.oid(o),x=o.s_oidt;while(o&&n=='BODY'){o=0}.",
    "linear-gradient(9.34deg, #140B1E 0%, #140B1E 70%, #491591 85%, #822C66 92%, #E0531F 100%), url(sky.png) 50% 50%",
)


def test_statements_in_strings_are_no_paragraphs() -> None:
    script = ";".join(f"f({json.dumps(line)})" for line in STATEMENTS)
    assert list(find_embedded_pages(SHELL.format(f"<script>{script}</script>"))) == []


def test_paragraphs_with_figures_are_a_story() -> None:
    lines = [f"{line} It costs 12,500,000 (3.5% of 2024/25), or 1,250 a head." for line in STORY]
    script = json.dumps([{"text": line} for line in lines])
    assert len(list(find_embedded_pages(SHELL.format(f"<script>{script}</script>")))) == 1


def test_a_story_in_a_script_is_less_certain() -> None:
    shown = newsclean.clean(f"<title>Quay to be widened</title><h1>Quay to be widened</h1>{MARKUP * 2}")
    hidden = newsclean.clean(SHELL.format(f"<script>window.state = {json.dumps({'story': MARKUP * 2})}</script>"))
    assert hidden.extraction.confidence < shown.extraction.confidence


def test_script_placeholders_are_removed() -> None:
    (page,) = find_embedded_pages(f"<script>{json.dumps(MARKUP + '<p>$$photo1$$ {{advert}}</p>')}</script>")
    assert "photo1" not in page and "advert" not in page and STORY[0] in page


LONGER = [f"{line} The vote was {number} to 7, and the mayor abstained." for number, line in enumerate(STORY, 1)]
FLIGHT = "".join(
    f"<script>self.__next_f.push([1,{json.dumps(f'{number:x}:' + json.dumps(['$', 'p', None, {'children': line}]) + chr(10))}])</script>"
    for number, line in enumerate(LONGER, 32)
)


def test_a_story_of_which_each_script_holds_a_paragraph() -> None:
    article = newsclean.clean(SHELL.format(FLIGHT))
    assert [block.text for block in article.body] == LONGER
    assert article.extraction.evidence["body"] == "embedded"


def test_a_story_for_browsers_without_frames() -> None:
    text = f"<html><head><title>Quay to be widened</title></head><frameset><frame src=nav.html><noframes><body><h1>Quay to be widened</h1>{MARKUP}</body></noframes></frameset></html>"
    assert [block.text for block in newsclean.clean(text).body] == list(STORY)


def test_a_story_in_noscript_beats_teasers() -> None:
    teasers = "".join(
        f"<div class=story-card><h4><a href=/{number}>Ferry fares to rise</a></h4><p>The company that runs the ferry wants to charge more from the first of June, and the council has to decide.</p></div>"
        for number in range(3)
    )
    story = MARKUP + MARKUP.replace("council", "board").replace("ferries", "boats").replace("berths", "room")
    text = f"<html><head><title>Quay to be widened</title></head><body><h1>Quay to be widened</h1><noscript>{story}</noscript><div class=recommended><h3>Recommended</h3>{teasers}</div></body></html>"
    assert STORY[0] in newsclean.clean(text).text


def test_a_story_that_is_paid_for_stays_hidden() -> None:
    paid = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Quay to be widened", "isAccessibleForFree": false}</script>'
    with pytest.raises(newsclean.NoArticle):
        newsclean.clean(SHELL.format(paid + HOLDERS["markup in a script"]))


def test_a_list_of_hosts_is_no_story() -> None:
    hosts = ",".join(f"harbour{number}.example" for number in range(40)) + "."
    assert list(find_embedded_pages(SHELL.format(f"<script>var filters={json.dumps(hosts)}</script>"))) == []
