"""What a page states about itself outside its displayed text: title, language, ``<meta>``, ``<link>``, ``<base>``, JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping

from newsclean.parse.limits import MAX_STATED_CHARS, MAX_STATED_URL_CHARS
from newsclean.parse.model import Hints, LabelledLink, LicenseLink
from newsclean.text.whitespace import collapse_whitespace

MAX_META = 1000
"""``<meta>`` elements that are noted."""
MAX_LINKS = 2000
"""``<link>`` elements that are noted."""
MAX_FORM_FIELDS = 200
"""Fields of forms of a page that are noted."""
MAX_LICENSES = 50
"""Links to licences that are noted."""
MAX_LABELLED_LINKS = 2000
"""Links with a label beside their text that are noted."""
MAX_LABEL_CHARS = 120
"""A longer label is no label of a page: it is not noted."""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Statements:
    """The statements of one page, in page order."""

    __slots__ = (
        "base",
        "choices",
        "form_fields",
        "json_ld",
        "labelled_links",
        "lang",
        "licenses",
        "links",
        "meta",
        "title",
    )

    def __init__(self) -> None:
        self.title: str | None = None
        self.lang: str | None = None
        self.base: str | None = None
        self.meta: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.json_ld: list[str] = []
        self.licenses: list[LicenseLink] = []
        self.form_fields: list[int] = []
        self.choices: list[int] = []
        self.labelled_links: list[LabelledLink] = []

    def hints(self, people: tuple[tuple[int, str], ...]) -> Hints:
        """Return the statements, with the texts of elements that are marked as authors."""
        return Hints(
            self.title, tuple(self.meta), tuple(self.json_ld), tuple(self.links), self.lang, self.base, people,
            tuple(self.licenses), labelled_links=tuple(self.labelled_links),
        )  # fmt: skip

    def note(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Note a ``<meta>``, ``<link>`` or ``<base>``."""
        if tag == "meta":
            name = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or attrs.get("http-equiv")
            content = attrs.get("content")
            if name and content and len(self.meta) < MAX_META:
                self.meta.append((name[:MAX_STATED_CHARS].strip().lower(), content[:MAX_STATED_CHARS]))
                if "ld+json" in name:
                    # A framework's mistake that many pages make: the script's text in a meta tag.
                    self.json_ld.append(content)
        elif tag == "link":
            rel, href = attrs.get("rel"), attrs.get("href")
            if rel and href and len(href) <= MAX_STATED_URL_CHARS and len(self.links) < MAX_LINKS:
                self.links.append((rel[:MAX_STATED_CHARS].lower(), href))
        else:
            self.base = self.base or attrs.get("href")

    def note_form_field(self, container: int) -> None:
        """Note the container of a field that readers write in."""
        if len(self.form_fields) < MAX_FORM_FIELDS:
            self.form_fields.append(container)

    def note_choice(self, container: int) -> None:
        """Note the container of one of the choices that a form offers."""
        if len(self.choices) < MAX_FORM_FIELDS:
            self.choices.append(container)

    def note_license(self, href: str, is_marked: bool, container: int) -> None:
        """Note a link to a licence."""
        if len(href) <= MAX_STATED_URL_CHARS and len(self.licenses) < MAX_LICENSES:
            self.licenses.append(LicenseLink(href.strip(), is_marked, container))

    def note_labelled_link(self, href: str, label: str, is_next: bool) -> None:
        """Note a link with a label beside its text, or with ``rel=next``."""
        if len(label) > MAX_LABEL_CHARS:
            label = ""
        if (label or is_next) and len(href) <= MAX_STATED_URL_CHARS and len(self.labelled_links) < MAX_LABELLED_LINKS:
            self.labelled_links.append(LabelledLink(href, label, is_next))

    def note_language(self, attrs: Mapping[str, str]) -> None:
        """Note ``<html lang>``."""
        self.lang = self.lang or attrs.get("lang") or attrs.get("xml:lang") or attrs.get(_XML_LANG)

    def note_title(self, text: str) -> None:
        """Note the first ``<title>``."""
        if self.title is None and text:
            self.title = collapse_whitespace(text)[:MAX_STATED_CHARS]
