"""Roles of dropped blocks: the innermost box around a block names it; wrappers of the story and details do not."""

from __future__ import annotations

import pytest

import newsclean
from tests.pages import PARAGRAPHS

STORY = f"<h1>Library stays open</h1>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}"
HEADLINE = "Council of Almen votes on the new bridge over the river"


def roles_of(html: str) -> dict[str, str]:
    """Return the roles of a page's dropped blocks by their texts."""
    page = f"<html><head><title>Library stays open</title></head><body>{html}</body></html>"
    blocks = newsclean.explain(page, kind="html").blocks
    assert [block.text for block in blocks if block.keep] == list(PARAGRAPHS)
    return {block.text: block.role for block in blocks if not block.keep}


def role_of(text: str, html: str) -> str:
    return roles_of(html)[text]


@pytest.mark.parametrize(
    "menu",
    [
        "<nav><ul><li><a href=/s>Sport</a></li></ul></nav>",
        "<div class=menu><a href=/s>Sport</a></div>",
        "<header><ul><li><a href=/s>Sport</a></li></ul></header>",
        # Class names of an entry name the section that it leads to.
        "<ul class=menu><li class='menu-item menu-item-object-category'><a href=/s>Sport</a></li></ul>",
        "<nav><div class=more><a href=/s>Sport</a></div></nav>",
        "<nav class='main-nav player'><a href=/s>Sport</a></nav>",
        "<ul class=menu><li class='caption date author'><a href=/s>Sport</a></li></ul>",
        # What is around the menu says less than the menu.
        "<div class=promo><nav><a href=/s>Sport</a></nav></div>",
        "<div class=cookie-bar><ul class=menu><li><a href=/s>Sport</a></li></ul></div>",
        "<footer><nav><a href=/s>Sport</a></nav></footer>",
    ],
)
def test_a_menu_is_navigation(menu: str) -> None:
    assert role_of("Sport", f"{menu}<main>{STORY}</main>") == "navigation"


def test_a_heading_in_a_menu_is_navigation() -> None:
    assert role_of("Sections", f"<nav><h3>Sections</h3><a href=/s>Sport</a></nav>{STORY}") == "navigation"


@pytest.mark.parametrize(
    "text,box,role",
    [
        ("Facebook", "<nav class=social><ul class=menu><li><a href=/f>Facebook</a></li></ul></nav>", "share"),
        ("Home", "<nav class=breadcrumb><ul class=nav><li><a href=/>Home</a></li></ul></nav>", "breadcrumb"),
        ("Rivers", "<div class=tags><a href=/r>Rivers</a></div>", "tags"),
        ("Rivers", "<nav class=tags><a href=/r>Rivers</a></nav>", "tags"),
        ("Terms", "<footer><ul><li><a href=/t>Terms</a></li></ul></footer>", "legal"),
        ("Terms", "<div class=footer><div class=caption><a href=/t>Terms</a></div></div>", "legal"),
        (HEADLINE, f"<div class=related><ul><li><a href=/b>{HEADLINE}</a></li></ul></div>", "related"),
        (HEADLINE, f"<div class=related><nav><a href=/b>{HEADLINE}</a></nav></div>", "related"),
        (HEADLINE, f"<nav><ul class=teasers><li><a href=/b>{HEADLINE}</a></li></ul></nav>", "related"),
        ("Rivers", "<div class=related><span class=category><a href=/r>Rivers</a></span></div>", "related"),
        ("Rivers", "<div class=related><div class=card-footer><a href=/r>Rivers</a></div></div>", "related"),
    ],
)
def test_other_boxes_are_no_navigation(text: str, box: str, role: str) -> None:
    assert role_of(text, f"<main>{STORY}</main>{box}") == role


@pytest.mark.parametrize("wrapper", ["promo", "newsletter", "gallery", "ad", "nav", "related"])
def test_what_holds_the_title_names_no_role(wrapper: str) -> None:
    html = f"<div class={wrapper}>{STORY}<div><ul><li><a href=/s>Sport</a></li></ul></div></div>"
    plain = f"<div>{STORY}<div><ul><li><a href=/s>Sport</a></li></ul></div></div>"
    assert role_of("Sport", html) == role_of("Sport", plain)


def test_the_head_of_a_story_is_no_menu() -> None:
    html = f"<article><header><h1>Library stays open</h1></header><header><p>Tech —</p></header>{STORY[27:]}</article>"
    assert role_of("Tech —", html) != "navigation"


def test_a_linked_date_below_the_story_is_a_dateline() -> None:
    line = "<a href=/2024>{}<time datetime=2024-03-05>5 March 2024</time>{}</a>"
    foot = "<footer>" + line.format("", " Ann Example of Almen and others") + "</footer>"
    link = line.format(HEADLINE, "")
    roles = roles_of(f"<article>{STORY}{foot}<div class=footer>{link}</div></article>")
    assert roles["5 March 2024 Ann Example of Almen and others"] == "dateline"
    assert roles[f"{HEADLINE}5 March 2024"] == "related"


def test_a_list_of_links_in_the_foot_is_no_list_of_stories() -> None:
    links = "".join(f"<li><a href=/{name}>The {name} of the house of Almen</a></li>" for name in ("terms", "imprint"))
    html = f"<main>{STORY}</main><footer><div><ul>{links}</ul></div></footer>"
    assert set(roles_of(html).values()) == {"title", "legal"}


MENU = "Sport\nPolitics\nCulture\nWeather\nTravel\n"


def roles_of_dump(above: str, below: str) -> dict[str, str]:
    """Return the roles of a dump's dropped lines by their texts."""
    lines = "\n\n".join((above, "Library stays open", *PARAGRAPHS, below))
    return {block.text: block.role for block in newsclean.explain(lines, kind="dump").blocks if not block.keep}


def test_a_row_of_labels_in_a_dump_is_navigation() -> None:
    assert [roles_of_dump(MENU, "Imprint")[line] for line in MENU.split()] == ["navigation"] * 5


def test_a_row_of_labels_below_other_stories_is_navigation() -> None:
    roles = roles_of_dump("Home", f"Related stories\n\n{HEADLINE} at last\n\n{MENU}")
    assert roles["Weather"] == "navigation"
    assert roles[f"{HEADLINE} at last"] == "related"


@pytest.mark.parametrize("line", ["Sport", "Sport\n\nPolitics"])
def test_single_labels_of_a_dump_are_no_menu(line: str) -> None:
    assert roles_of_dump(line, "Imprint")["Sport"] == "other"
