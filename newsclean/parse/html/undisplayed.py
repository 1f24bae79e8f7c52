"""Elements that are not displayed: what is taken from them, and the formulas that stand for themselves as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newsclean.parse.html.attributes.hidden import HiddenElements
from newsclean.parse.html.elements import OPAQUE
from newsclean.parse.html.media.embed_sources import EMBED_TAGS
from newsclean.parse.html.statements import Statements

_TEX_SCRIPT = "math/tex"


class Undisplayed:
    """The state inside an element that is not displayed, and all that is in it."""

    __slots__ = ("_depth_of_script", "_formula", "_formula_text", "_hidden", "_note_image", "_note_source", "_statements", "_tag",
                 "depth", "takes")  # fmt: skip

    def __init__(
        self,
        statements: Statements,
        hidden: HiddenElements,
        note_image: Callable[[Mapping[str, str]], None],
        note_source: Callable[[Mapping[str, str]], None],
    ) -> None:
        self.depth = 0
        """Open elements from the first undisplayed one on."""
        self._statements = statements
        self._hidden = hidden
        self._note_image = note_image
        self._note_source = note_source
        self._tag = ""
        self.takes = ""
        """What is made of the text; empty for nothing."""
        self._depth_of_script = 0
        self._formula = ""
        self._formula_text: list[str] = []

    def open(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open the outermost undisplayed element; ``""`` for one that is hidden."""
        self.depth = 1
        self._tag = tag
        self.takes = _script_kind(attrs) if tag == "script" else tag if tag in ("title", "style", "math") else ""
        self._formula = (attrs.get("alttext") or "").strip() if tag == "math" else ""
        self._formula_text = []

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Open an element inside."""
        self.depth += 1
        if self._tag in OPAQUE:
            if tag == "annotation" and "tex" in (attrs.get("encoding") or "").lower():
                self.takes = "annotation"
            elif tag == "source":
                self._note_source(attrs)
        elif tag == "meta" and self._tag == "noscript" and (attrs.get("http-equiv") or "").lower() == "refresh":
            # It is meant for browsers without scripts, which leave a page that others read.
            pass
        elif tag in ("meta", "link", "base"):
            self._statements.note(tag, attrs)
        elif tag == "script":
            self.takes = _script_kind(attrs)
            self._depth_of_script = self.depth
        elif tag == "img" and self._tag == "noscript":
            self._note_image(attrs)
        elif tag == "source" and self._tag in EMBED_TAGS:
            self._note_source(attrs)

    def take_text(self, text: str) -> None:
        """Take the text between two events."""
        takes = self.takes
        if not takes:
            return
        if takes == "title":
            self._statements.note_title(text)
        elif takes == "json-ld":
            self._statements.json_ld.append(text)
        elif takes == "style":
            self._hidden.add_sheet(text)
        elif takes == "annotation":
            self._formula = self._formula or text.strip()
        elif not text.isspace():
            self._formula_text.append(text.strip())

    def end(self, tag: str) -> str:
        """Close an element; return the text that a formula stands for where it was the outermost one."""
        self.depth -= 1
        if self.depth:
            if tag == "annotation" and self.takes == "annotation":
                # The characters of the annotation are no part of the formula as displayed.
                self.takes = "math"
            elif self._depth_of_script and self.depth < self._depth_of_script:
                self.takes, self._depth_of_script = "", 0
            return ""
        takes, self.takes = self.takes, ""
        if takes in ("math", "tex"):
            return self._formula or " ".join(self._formula_text)
        return ""


def _script_kind(attrs: Mapping[str, str]) -> str:
    """What is taken from a script: ``json-ld``, ``tex`` or nothing."""
    kind = attrs.get("type")
    if not kind:
        return ""
    kind = kind.lower()
    return "json-ld" if "ld+json" in kind else "tex" if kind.startswith(_TEX_SCRIPT) else ""
