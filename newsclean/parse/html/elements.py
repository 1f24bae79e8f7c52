"""What each HTML element is to the page builder: a block, inline, or not displayed, as browsers display it."""

from __future__ import annotations

from newsclean.article.model import SpanType
from newsclean.parse.model import BlockKind

_INLINE = [
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "meter",
    "nobr",
    "output",
    "progress",
    "q",
    "rb",
    "ruby",
    "s",
    "samp",
    "slot",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "img",
    "picture",
    "source",
    "o:p",
]
# Not displayed as text. Embedded things and formulas are noted when they open.
_GONE = ["script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "select", "option", "textarea", "canvas", "audio", "video", "map", "datalist", "applet", "noframes", "title", "rt", "rp", "rtc"]  # fmt: skip
_STATEMENTS = ("meta", "link", "base")
"""Elements without content that state something about the page."""

KINDS: dict[str, BlockKind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list_item", "dd": "list_item", "dt": "list_item", "blockquote": "quote", "figcaption": "caption",
    "pre": "code",
}  # fmt: skip
"""The kind of the blocks in an element. A list in a quote is a list; a paragraph in a list item is the list item."""

SPAN_TYPES: dict[str, SpanType] = {
    "b": "strong", "strong": "strong", "em": "em", "i": "em", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
    "sub": "sub", "sup": "sup", "s": "strike", "strike": "strike", "del": "strike", "mark": "mark",
}  # fmt: skip
"""The type of the span that an inline element gives."""

LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))
TEXT_CONTAINERS = frozenset(
    [
        "p",
        "li",
        "dd",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "figcaption",
        "td",
        "th",
        "caption",
        "summary",
    ]
)
"""Elements whose content is running text: a button in one of them is a word of the sentence."""
EMPTY_INSIDE_TEXT = frozenset(("aside", "figure"))
"""Block-level elements that part a sentence only where they hold something."""
OPAQUE = frozenset(
    ["svg", "math", "select", "datalist", "audio", "video", "canvas", "textarea", "script", "style", "title"]
)
"""Elements in which nothing is noted: a ``<title>`` or an image in them is no one of the page."""

BLOCK, SPAN, LINK, STRONG, MARKED, IMAGE, TIME, BREAK, QUOTATION, SOFT, INPUT, GONE, STATEMENT = range(13)
"""Roles. SOFT is inline unless it holds a block. From GONE on, nothing is displayed."""
ROLES = {
    **dict.fromkeys(_INLINE, SPAN), **dict.fromkeys(_GONE, GONE), **dict.fromkeys(_STATEMENTS, STATEMENT),
    **dict.fromkeys(SPAN_TYPES, MARKED), **dict.fromkeys(("b", "strong"), STRONG),
    "a": LINK, "img": IMAGE, "amp-img": IMAGE, "image": IMAGE, "time": TIME, "br": BREAK, "q": QUOTATION, "button": SOFT,
    "input": INPUT,
}  # fmt: skip


MAX_KNOWN_TAGS = 2000
"""Tags whose role is remembered: a page may invent any number."""


def role_of(tag: str) -> int:
    """Return the role of an element.

    An unknown element is a block. A custom or namespaced one is SOFT: such elements and Word's smart tags stand inside
    sentences.
    """
    role = ROLES.get(tag)
    if role is None:
        role = SOFT if "-" in tag or ":" in tag else BLOCK
        if len(ROLES) < MAX_KNOWN_TAGS:
            ROLES[tag] = role
    return role


TEXT_FIELD_TYPES = frozenset(["", "text", "email", "tel"])
"""Types of ``<input>`` that readers write in, without those for searching."""
