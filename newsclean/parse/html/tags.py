"""What each HTML tag is to the walk: a block, inline, or gone, as browsers display it."""

from __future__ import annotations

from newsclean.parse.model import BlockKind

_INLINE = frozenset(
    [
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
        "nobr",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
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
)
_SKIP = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "textarea",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
        "applet",
        "noframes",
        "title",
    ]
)
KINDS: dict[str, BlockKind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list_item", "dd": "list_item", "dt": "list_item", "blockquote": "quote", "figcaption": "caption",
    "pre": "code",
}  # fmt: skip

# What never shows and holds nothing that is noted: not looked into.
_CLOSED = ("script", "style", "svg", "math", "select", "datalist", "audio", "video", "canvas", "title", "textarea")
# What says something of the page and shows nothing itself.
_STATED = ("meta", "link", "base")

# What an element is to the walk; a tag that is not listed is a block. From GONE on, nothing of it is shown.
BLOCK, SPAN, LINK, STRONG, IMAGE, TIME, BREAK, GONE, CLOSED, STATED = range(10)
TAGS = {
    **dict.fromkeys(_INLINE, SPAN), **dict.fromkeys(_SKIP, GONE), **dict.fromkeys(_CLOSED, CLOSED),
    **dict.fromkeys(_STATED, STATED), **dict.fromkeys(("b", "strong"), STRONG),
    "a": LINK, "img": IMAGE, "time": TIME, "br": BREAK,
}  # fmt: skip
