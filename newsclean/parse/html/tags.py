"""The role of each HTML tag for the walker: block-level, inline or hidden, as browsers display it."""

from __future__ import annotations

from newsclean.parse.model import BlockKind

_INLINE_TAGS = frozenset(
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
_HIDDEN_TAGS = frozenset(
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
BLOCK_KINDS: dict[str, BlockKind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list_item", "dd": "list_item", "dt": "list_item", "blockquote": "quote", "figcaption": "caption",
    "pre": "code",
}  # fmt: skip

# Hidden elements whose content the walker skips: nothing in it is a hint.
_OPAQUE_TAGS = ("script", "style", "svg", "math", "select", "datalist", "audio", "video", "canvas", "title", "textarea")
# Elements that state something about the page.
_METADATA_TAGS = ("meta", "link", "base")

# A tag that is not listed is block-level. Elements of the roles from HIDDEN on are not displayed.
BLOCK, INLINE, LINK, STRONG, IMAGE, TIME, BREAK, HIDDEN, OPAQUE, METADATA = range(10)
TAG_ROLES = {
    **dict.fromkeys(_INLINE_TAGS, INLINE), **dict.fromkeys(_HIDDEN_TAGS, HIDDEN), **dict.fromkeys(_OPAQUE_TAGS, OPAQUE),
    **dict.fromkeys(_METADATA_TAGS, METADATA), **dict.fromkeys(("b", "strong"), STRONG),
    "a": LINK, "img": IMAGE, "time": TIME, "br": BREAK,
}  # fmt: skip
