"""JSON-LD as sites write it: broken, wrapped, nested, by reference."""

from __future__ import annotations

import pytest

from newsclean.metadata.markup.json_ld import (
    all_texts,
    find_article_body,
    find_articles,
    first_text,
    node_types,
    read_nodes,
    resolve_reference,
)


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
    assert [node["headline"] for node in find_articles(read_nodes((script,)))] == ["One"]


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
    assert find_articles(read_nodes((script,))) == []


@pytest.mark.parametrize("key", ["headline", "datePublished", "author", "articleBody"])
def test_any_of_a_story_s_own_words_makes_it_one(key: str) -> None:
    assert len(find_articles(read_nodes((f'{{"@type": "BlogPosting", "{key}": "x"}}',)))) == 1


def test_nesting_is_followed_so_far_and_no_further() -> None:
    def nested(depth: int) -> str:
        return '{"a": ' * depth + '{"@type": "NewsArticle", "headline": "One"}' + "}" * depth

    assert find_articles(read_nodes((nested(3),))) and not find_articles(read_nodes((nested(200),)))


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
    assert first_text(value) == text


def test_the_texts_of_a_list_and_of_one_value() -> None:
    assert all_texts(["One", {"name": "Two"}, None, 3]) == ["One", "Two"]
    assert all_texts("One") == ["One"] and all_texts(None) == []


def test_a_reference_stands_for_the_node_of_its_id() -> None:
    (person, empty) = ({"@id": "#ann", "name": "Ann Example"}, {"@id": "#bo"})
    assert resolve_reference({"@id": "#ann"}, [empty, person]) is person
    assert resolve_reference({"@id": "#bo"}, [empty, person]) == {"@id": "#bo"}
    assert resolve_reference({"@id": "#ann", "name": "Self"}, [person]) == {"@id": "#ann", "name": "Self"}
    assert node_types({"@type": ["A", 3, "B"]}) == ["A", "B"] and node_types({}) == []


def test_the_longest_stated_body_counts() -> None:
    script = '[{"@type": "Article", "articleBody": "One"}, {"@type": "Article", "articleBody": "One two"}, {"@type": "Article", "articleBody": ["no"]}]'
    assert find_article_body((script,)) == "One two" and find_article_body(()) is None
