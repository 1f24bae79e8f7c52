"""Images that are no pictures of a story, by their own names, address and size: logos, icons, avatars, pixels."""

from __future__ import annotations

import re
from functools import lru_cache

from newsclean.parse.model import ImageRef

MAX_ICON_PIXELS = 90
"""Width and height up to which an image is an icon or a portrait beside a name."""
MAX_LINE_PIXELS = 24
"""Width or height up to which an image is a line or a button."""
_NAME_WORD = (
    r"avatars?|gravatar|logos?|icons?|emojis?|smil(?:ey|ies)|sprites?|badges?|spinner|spacer|pixel|tracking|tracker|beacon|"
    r"author[-_]?(?:image|photo|pic(?:ture)?|img|thumb|avatar|portrait)?|byline|headshots?|mugshot|profile(?:[-_]?(?:image|photo|pic(?:ture)?|img))?|"
    r"userpic|bio|ad|ads|advert|banner[-_]?ad|sponsor|share|social|qr|qrcode|erweima|ewm|flag|rating|stars?"
)
_NAMED = re.compile(rf"(?:^|[\s_-])(?:{_NAME_WORD})(?:$|[\s_-])", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:^|[/_.=-])(?:avatars?|gravatar|logo\w{0,6}|icons?|favicon|emoji|smil(?:ey|ies)|sprite|badge|spacer|blank|pixel|1x1|tracking|beacon|"
    r"authors?|headshots?|mugshots?|byline|staff[-_]?photos?|profile[-_]?(?:pics?|images?|photos?)|qr[-_]?code|erweima|ewm|weixin[-_]?(?:qr|code)|"
    r"adserver|doubleclick|share[-_]?(?:icon|button)|facebook|twitter|whatsapp|default[-_]?(?:image|share|social|og)|placeholder)(?:[/_.=?-]|$)",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:^|[/_.-])(?:logo\w{0,6}|icons?|favicon|avatars?|gravatar|authors?|headshots?|default[-_]?(?:image|share|social|og|thumb\w*)|placeholder|"
                   r"site[-_]?image|share[-_]?image|og[-_]?(?:default|image|logo)|social[-_]?(?:default|share|card))(?:[/_.-]|\d|$)", re.IGNORECASE)  # fmt: skip


def is_ornament(image: ImageRef) -> bool:
    """Return whether an image's own names, address or size say that it is no picture of a story."""
    if image.names and _is_ornament_name(image.names):
        return True
    width, height = image.width, image.height
    if width is not None and height is not None and width <= MAX_ICON_PIXELS and height <= MAX_ICON_PIXELS:
        return True
    if (width is not None and width <= MAX_LINE_PIXELS) or (height is not None and height <= MAX_LINE_PIXELS):
        return True
    return _is_ornament_address(image.url)


@lru_cache(maxsize=1024)
def _is_ornament_name(names: str) -> bool:
    return _NAMED.search(names) is not None


@lru_cache(maxsize=4096)
def _is_ornament_address(url: str) -> bool:
    path = url.split("?")[0].split("#")[0]
    name = path.rpartition("/")[2].lower()
    if name.endswith((".svg", ".ico")) or name in ("count.gif", "t.gif", "p.gif"):
        return True
    tail = "/".join(path.split("/")[-3:])
    return _ADDRESS.search(tail) is not None


@lru_cache(maxsize=1024)
def is_mark_address(url: str) -> bool:
    """Return whether an address is that of a site's logo or default picture, or of a person's portrait."""
    path = url.split("?")[0]
    return path.lower().endswith((".svg", ".ico")) or _MARK.search("/".join(path.split("/")[-2:])) is not None
