"""JSON-LD as sites write it: broken, wrapped, nested, by reference."""

from __future__ import annotations

import pytest

from newsclean.metadata.markup.json_ld import articles, nodes, resolve, stated_body, text_of, texts_of, types


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "One"}',
        '[{"@type": "NewsArticle", "headline": "One"}]',
        '{"@graph": [{"@type": ["Thing", "NewsArticle"], "headline": "One"}]}',
        '<!-- {"@type": "NewsArticle", "headline": "One"} -->',
        '/*<![CDATA[*/ {"@type": "NewsArticle", "headline": "One"} /*]]>*/',
        '{"@type": "NewsArticle", "headline": "One",}',
        '{"@type": "NewsArticle", "tags": ["a", ], "headline": "One"}',
        '{"@type": "NewsArticle", "text": "two\nlines and a \x01", "headline": "One"}',
        '{"@type": "NewsArticle", "words": ' + "9" * 5000 + ', "headline": "One"}',
    ],
)
def test_a_story_is_read_however_it_is_wrapped(script: str) -> None:
    assert [node["headline"] for node in articles(nodes((script,)))] == ["One"]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "no JSON at all",
        '{"@type": "NewsArticle", "headline": "cut o',
        '{"@type": "Person", "headline": "One"}',
        '{"@type": "NewsArticle"}',
        "[" * 100_000,
    ],
)
def test_what_is_broken_or_no_story_is_passed_over(script: str) -> None:
    assert articles(nodes((script,))) == []


@pytest.mark.parametrize("key", ["headline", "datePublished", "author", "articleBody"])
def test_any_of_a_story_s_own_words_makes_it_one(key: str) -> None:
    assert len(articles(nodes((f'{{"@type": "BlogPosting", "{key}": "x"}}',)))) == 1


def test_nesting_is_followed_so_far_and_no_further() -> None:
    def nested(depth: int) -> str:
        return '{"a": ' * depth + '{"@type": "NewsArticle", "headline": "One"}' + "}" * depth

    assert articles(nodes((nested(3),))) and not articles(nodes((nested(200),)))


@pytest.mark.parametrize(
    "value,text",
    [
        ("  One &amp; two ", "One & two"),
        (["", None, "One"], "One"),
        ({"@value": "One", "name": "Two"}, "One"),
        ({"name": "One", "url": "https://example.com"}, "One"),
        ({"url": "https://example.com"}, "https://example.com"),
        ({"@id": "#one"}, "#one"),
        ({"name": {"@value": ["One"]}}, "One"),
        ({"name": ""}, None),
        (["", {}], None),
        (None, None),
        (3, None),
        ("   ", None),
    ],
)
def test_the_text_of_a_value(value: object, text: str | None) -> None:
    assert text_of(value) == text


def test_the_texts_of_a_list_and_of_one_value() -> None:
    assert texts_of(["One", {"name": "Two"}, None, 3]) == ["One", "Two"]
    assert texts_of("One") == ["One"] and texts_of(None) == []


def test_a_reference_stands_for_the_node_of_its_id() -> None:
    (person, empty) = ({"@id": "#ann", "name": "Ann Example"}, {"@id": "#bo"})
    assert resolve({"@id": "#ann"}, [empty, person]) is person
    assert resolve({"@id": "#bo"}, [empty, person]) == {"@id": "#bo"}
    assert resolve({"@id": "#ann", "name": "Self"}, [person]) == {"@id": "#ann", "name": "Self"}
    assert types({"@type": ["A", 3, "B"]}) == ["A", "B"] and types({}) == []


def test_the_longest_stated_body_counts() -> None:
    script = '[{"@type": "Article", "articleBody": "One"}, {"@type": "Article", "articleBody": "One two"}, {"@type": "Article", "articleBody": ["no"]}]'
    assert stated_body((script,)) == "One two" and stated_body(()) is None
