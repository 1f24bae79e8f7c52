"""What markup had kept apart from a name and a dump prints beside it: jobs, portraits, prompts, the name once more."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.metadata.authors.names import is_job_title
from newsclean.text.patterns import lazy_pattern

MAX_NOISY_LINE_CHARS = 160
"""Characters of a line beyond which it is left as it is."""
_PICTURE = lazy_pattern(
    r"\[[\w.-]{2,60}\]|^(?:avatar){1,3}(?=[A-ZÄÖÜ])|^(?:[^\W_]{1,24}[ _-]){0,4}[^\W_]{1,40}\.(?:jpe?g|png|webp|gif|svg)(?=\s)",
    re.IGNORECASE,
    needs=("]", ".", "vatar"),
)
"""A text browser's name for a picture, and a file's name where a line begins."""
_PORTRAIT = lazy_pattern(
    r"^(?:avatar photo|user avatar|byline profile image|(?:profile (?:picture|photo|image)|avatar|headshot) (?:of|for)|profilbild(?: von)?|"
    r"photo de profil de|foto de perfil de)(?:\s|(?<=image)(?=[A-Z]))|(?:(?:['’]s)?\s(?:profile (?:pic(?:ture)?|photo|image)|headshot|photo)|['’]s avatar)$",
    re.IGNORECASE,
)
_PICTURED = ("[", ".", "@", "vatar", "ofil", "eadshot", "hoto", "foto", "  ")
"""One of these is in every line that has a picture's name or label, or an account's."""
_EDGES = " ,&·•|—━"
_PICTURE_OF = lazy_pattern(r"^(?:Picture|Photo|Image|Portrait) of (?P<name>.{3,40}) (?P=name)$")
_TWICE = lazy_pattern(r"^(?P<name>.{4,40}?)(?:[\s,]{0,2}(?:[Bb]y )?(?P=name)){1,3}$")
_WORD_TWICE = lazy_pattern(r"\b([^\W\d_]{4,12})\1$")
_FOOTNOTE = lazy_pattern(r"(?<=[a-zà-ÿ])\^?\d{1,2}(?=$|[,&])")
_HANDLE = lazy_pattern(r"\s?@[\w.]{2,30}(?=\s|$)", needs=("@",))
_PROMPT = lazy_pattern(
    r"(?:[\s,|•·]{1,3}|(?<=[a-zà-ÿ]))(?:Follow(?:ing)?|Folgen|Suivre|Seguir|Følg|Tips meg|Contact|Kontakt|Subscribe|Abonnieren|"
    r"View (?:Profile|profile|Bio|bio|all posts)|E-?[Mm]ail|Share|play)$|"
    r"\s\d{1,2}\s?min(?:ute)?s?\.?(?: read)?$",
    needs=(
        "ollow", "olg", "ølg", "uivre", "eguir", "ips meg", "onta", "bscribe", "bonnier", "View", "ail", "hare", "play", "min",
    ),
)  # fmt: skip
_JOBS = (
    r"(?:(?:Chief|Senior|Deputy|Associate|Assistant|"
    r"Political|Parliamentary|News|Sports?|Lifestyle|Business|Crime|Health|Money|World|Royal|Showbiz|TV|Digital|Content|"
    r"Staff|Features?|Audience|Trends?|Consumer|Science|Environment|Education|Economics|Technology|Tech|Social|Court|Local|"
    r"Regional|National|Foreign|US|UK|Hub|Live|Managing|Print|Web|Guest|Contributing)\s){0,4}"
    r"(?:[Ww]riter|[Rr]eporter(?:in)?|[Ee]ditor|[Cc]orrespondent|[Jj]ournalist(?:in|e)?|[Dd]irector|[Cc]olumnist|[Pp]roducer|"
    r"Redakteur(?:in)?|Korrespondent(?:in)?|Volontär(?:in)?|Autor(?:in)?|[Rr]edaktør|[Rr]edaktör)"
)
_JOB_TAIL = lazy_pattern(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'.-]*?[a-zà-ÿ]){1,2}?)\s?(?:[–—-]\s)?" + _JOBS + r"(?:\s" + _JOBS + r")?"
    r"(?:\s(?:subscribe|follow|contact)\b.{0,120})?$",
    needs=(
        "riter", "eporter", "ditor", "orrespondent", "ournalist", "irector", "olumnist", "roducer", "edakt", "Volont", "Autor",
    ),
)  # fmt: skip
_GLUED_JOB = lazy_pattern(
    r"(?<=[a-zà-ÿ])(?:Co-?[Ff]ounder|Founder|CEO|CTO|Head|Senior|Chief|Managing|Director|Manager|Owner|Partner)\b.{0,80}$",
    needs=("ounder", "CEO", "CTO", "Head", "Senior", "Chief", "Managing", "Director", "Manager", "Owner", "Partner"),
)
_PARTED = lazy_pattern(r",\s|\s[|•·–—-]\s")
_LONGEST_JOB = 6
"""Words behind a comma or a bar that say what somebody does."""


@lru_cache(maxsize=4096)
def strip_byline_noise(text: str) -> str:
    """A line without what is glued to a name: pictures' names, a portrait's label, footnotes, prompts, jobs, itself again."""
    if len(text) > MAX_NOISY_LINE_CHARS:
        return text
    text = strip_image_labels(text)
    said = _PICTURE_OF.match(text)
    text = said.group("name") if said else _PROMPT.sub("", text)
    text = _FOOTNOTE.sub("", text) if " " in text else text
    return collapse_repeats(_without_job(collapse_repeats(text)))


@lru_cache(maxsize=4096)
def strip_image_labels(text: str) -> str:
    """A line without the names of pictures, and without a portrait's label before a name or behind it."""
    if not any(map(text.__contains__, _PICTURED)):
        return text.strip(_EDGES)
    return _PORTRAIT.sub("", " ".join(_HANDLE.sub(" ", _PICTURE.sub(" ", text)).split())).strip(_EDGES)


def collapse_repeats(text: str) -> str:
    """What stands twice or more on a line, once."""
    if len(text) > MAX_NOISY_LINE_CHARS:
        return text
    if text.find(text[:4], 4) > 0:
        match = _TWICE.match(text)
        text = match.group("name") if match else text
    return _WORD_TWICE.sub(r"\1", text) if text[-4:] in text[:-4] else text


def _without_job(text: str) -> str:
    """A name without the job behind it, which may be glued to it or stand behind a comma or a bar."""
    text = _GLUED_JOB.sub("", text)
    match = _JOB_TAIL.match(text)
    if match:
        return match.group("name")
    parted = _PARTED.search(text)
    if parted and not any(map(str.isdigit, text)):
        job = text[parted.end() :]
        if " " in text[: parted.start()] and len(job.split()) <= _LONGEST_JOB and is_job_title(job):
            return text[: parted.start()]
    return text
