"""Text beside a name that markup had kept apart and a dump glues to it: jobs, portraits, buttons, the name once more."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.metadata.authors.names import is_job_title
from newsclean.text.patterns import contains_any, lazy_pattern, prefiltered_pattern

MAX_NOISY_LINE_CHARS = 160
"""Longer lines are left as they are."""
_IMAGE_NAME = lazy_pattern(
    r"\[[\w.-]{2,60}\]|^(?:avatar){1,3}(?=[A-ZÄÖÜ])"
    r"|^(?:[^\W_]{1,24}[ _-]){0,4}[^\W_]{1,40}\.(?:jpe?g|png|webp|gif|svg)(?=\s)",
    re.IGNORECASE,
)
"""An image as a text browser shows it, and the name of a file at a line's start."""
_PORTRAIT_LABEL = lazy_pattern(
    r"^(?:avatar photo|user avatar|byline profile image|(?:profile (?:picture|photo|image)|avatar|headshot) (?:of|for)"
    r"|profilbild(?: von)?|photo de profil de|foto de perfil de)(?:\s|(?<=image)(?=[A-Z]))"
    r"|(?:(?:['’]s)?\s(?:profile (?:pic(?:ture)?|photo|image)|headshot|photo)|['’]s avatar)$",
    re.IGNORECASE,
)
_IMAGE_SIGNS = ("[", ".", "@", "vatar", "ofil", "eadshot", "hoto", "foto", "  ")
"""A line without any of these has no image's name or label and no account's handle."""
_EDGE_CHARACTERS = " ,&·•|—━"
_PICTURE_OF = prefiltered_pattern(r"^(?:Picture|Photo|Image|Portrait) of (?P<name>.{3,40}) (?P=name)$")
_REPEATED_NAME = lazy_pattern(r"^(?P<name>.{4,40}?)(?:[\s,]{0,2}(?:[Bb]y )?(?P=name)){1,3}$")
_REPEATED_WORD = lazy_pattern(r"\b([^\W\d_]{4,12})\1$")
_FOOTNOTE_MARK = lazy_pattern(r"(?<=[a-zà-ÿ])\^?\d{1,2}(?=$|[,&])")
_ACCOUNT_HANDLE = prefiltered_pattern(r"\s?@[\w.]{2,30}(?=\s|$)")
_BUTTON = lazy_pattern(
    r"(?:[\s,|•·]{1,3}|(?<=[a-zà-ÿ]))(?:Follow(?:ing)?|Folgen|Suivre|Seguir|Følg|Tips meg|Contact|Kontakt|Subscribe|Abonnieren|"
    r"View (?:Profile|profile|Bio|bio|all posts)|E-?[Mm]ail|Share|play)$|"
    r"\s\d{1,2}\s?min(?:ute)?s?\.?(?: read)?$"
)
"""Buttons and reading times."""
_JOB_TITLE = (
    r"(?:(?:Chief|Senior|Deputy|Associate|Assistant|"
    r"Political|Parliamentary|News|Sports?|Lifestyle|Business|Crime|Health|Money|World|Royal|Showbiz|TV|Digital|Content|"
    r"Staff|Features?|Audience|Trends?|Consumer|Science|Environment|Education|Economics|Technology|Tech|Social|Court|Local|"
    r"Regional|National|Foreign|US|UK|Hub|Live|Managing|Print|Web|Guest|Contributing)\s){0,4}"
    r"(?:[Ww]riter|[Rr]eporter(?:in)?|[Ee]ditor|[Cc]orrespondent|[Jj]ournalist(?:in|e)?|[Dd]irector|[Cc]olumnist|[Pp]roducer|"
    r"Redakteur(?:in)?|Korrespondent(?:in)?|Volontär(?:in)?|Autor(?:in)?|[Rr]edaktør|[Rr]edaktör)"
)
_NAME_AND_JOB = prefiltered_pattern(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'.-]*?[a-zà-ÿ]){1,2}?)\s?(?:[–—-]\s)?"
    + _JOB_TITLE
    + r"(?:\s"
    + _JOB_TITLE
    + r")?"
    r"(?:\s(?:subscribe|follow|contact)\b.{0,120})?$"
)
_GLUED_JOB = prefiltered_pattern(
    r"(?<=[a-zà-ÿ])(?:Co-?[Ff]ounder|Founder|CEO|CTO|Head|Senior|Chief|Managing|Director|Manager|Owner|Partner)\b.{0,80}$"
)
_BEFORE_JOB = lazy_pattern(r",\s|\s[|•·–—-]\s")
_MAX_JOB_WORDS = 6


@lru_cache(maxsize=4096)
def strip_byline_noise(text: str) -> str:
    """Return a line without image names, portrait labels, footnote marks, buttons, job titles and repeats of the name."""
    if len(text) > MAX_NOISY_LINE_CHARS:
        return text
    text = strip_image_labels(text)
    portrait = _PICTURE_OF.match(text)
    text = portrait.group("name") if portrait else _BUTTON.sub("", text)
    text = _FOOTNOTE_MARK.sub("", text) if " " in text else text
    return collapse_repeats(_strip_job(collapse_repeats(text)))


@lru_cache(maxsize=4096)
def strip_image_labels(text: str) -> str:
    """Return a line without the names of images, account handles and the label of a portrait beside a name."""
    if not contains_any(text, _IMAGE_SIGNS):
        return text.strip(_EDGE_CHARACTERS)
    text = " ".join(_ACCOUNT_HANDLE.sub(" ", _IMAGE_NAME.sub(" ", text)).split())
    return _PORTRAIT_LABEL.sub("", text).strip(_EDGE_CHARACTERS)


def collapse_repeats(text: str) -> str:
    """Return a line that says the same twice or more with that said once."""
    if len(text) > MAX_NOISY_LINE_CHARS:
        return text
    if text.find(text[:4], 4) > 0:
        match = _REPEATED_NAME.match(text)
        text = match.group("name") if match else text
    return _REPEATED_WORD.sub(r"\1", text) if text[-4:] in text[:-4] else text


def _strip_job(text: str) -> str:
    """A name without the job title behind it, which may be glued to it or stand behind a comma or a bar."""
    text = _GLUED_JOB.sub("", text)
    match = _NAME_AND_JOB.match(text)
    if match:
        return match.group("name")
    separator = _BEFORE_JOB.search(text)
    if separator and not any(map(str.isdigit, text)):
        name, job = text[: separator.start()], text[separator.end() :]
        if " " in name and len(job.split()) <= _MAX_JOB_WORDS and is_job_title(job):
            return name
    return text
