"""The warnings of an article: a code to filter on, and a sentence for people."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsclean.article.description import doc

WARNING_TEXTS = {
    "gzip_truncated": "the gzip file is truncated or corrupt; the end of the page may be missing",
    "body_truncated": "the response or the record is truncated; the end of the page may be missing",
    "undecodable_characters": "{count} characters could not be decoded as {charset}",
    "charset_guessed": "the charset is a guess ({charset}); characters outside ASCII may be wrong",
    "mojibake_repaired": "repaired {count} characters that had been decoded with the wrong charset",
    "page_too_long": "the page has more than {blocks:,} blocks; the rest was not read",
    "dump_too_long": "the text has more than {lines:,} lines or {blocks:,} blocks; the rest was not read",
    "no_base_url": "the page's address is unknown; links and images with relative addresses were left out",
    "low_confidence": "low confidence; also checked with readability",
    "best_guess": "no block was classified as article text; the body is a best guess",
    "embedded_story": "the page shows no text; the story was found in scripts or hidden elements",
    "site_profile_no_match": "no element matches the story elements of {profile}",
    "not_one_story": "the page looks like {kind}; it may hold no single story",
    "two_stories": "the page holds more than one story that may be meant; the one below the title was kept",
    "comments_outweigh_story": "readers' comments are longer than the story; they were left out",
    "repeated_text": "much of the text stood in the page twice; one copy was kept",
    "refresh": "the page forwards to {url}",
    "page_not_read": "a further page of the story could not be read; the article ends before it: {reason}",
    "archived_original_gone": "the page is gone; this is the archived copy of {archived_at}",
}
"""The text of each warning, by its code."""
FETCH_WARNING_CODES = frozenset(("page_not_read", "archived_original_gone"))
"""Codes of warnings about what was fetched. They are shown on standard error as well."""


@dataclass(frozen=True, slots=True)
class ExtractionWarning:
    """Something that may be wrong with an article."""

    code: str = field(metadata=doc("The code of the warning, as listed in the documentation.", since="2", minLength=1))
    text: str = field(metadata=doc("One sentence for people.", since="2", minLength=1))

    def __str__(self) -> str:
        return self.text


def warn(code: str, **values: object) -> ExtractionWarning:
    """Return a warning with its text filled in.

    Args:
        code: a key of ``WARNING_TEXTS``.
        values: what the text names in braces.
    """
    return ExtractionWarning(code, WARNING_TEXTS[code].format(**values))
