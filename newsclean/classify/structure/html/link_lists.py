"""Lists of links to other stories amid the prose, with their heading."""

from __future__ import annotations

from newsclean.classify.features.html.container_roles import ContainerRoles
from newsclean.classify.structure.block_sequence import COLONS, is_wide_text
from newsclean.classify.structure.exclusions import LINK_LIST, Exclusions
from newsclean.classify.structure.html.outline import Outline, is_headline_link
from newsclean.text.width import display_width

MIN_LINK_DENSITY = 0.85
MIN_LINKS = 2
"""Link-only blocks that make a list."""
MIN_HEADED_ITEMS = 3
"""Items below a heading of other stories that make a list."""
MAX_LINK_UNITS = 240
"""Length of a headline."""
MAX_HEADING_UNITS = 60
MAX_LABEL_UNITS = 32
"""Length of a line with a colon that is a label above links. A longer one is a sentence of the story."""
MAX_DIRECT_LINKS = 6
"""Links under a heading in the story's own container, above which they are a part of it, such as a list of sources."""
MIN_HEADLINE_UNITS = 24
"""Length of a headline, and mean length of the links of a list of headlines. Shorter ones are names."""
MIN_HEADLINE_CHARS = 8
MAX_DATE_CHARS = 20
"""Characters of the date beside a linked headline."""
MIN_WIDE_HEADLINE_UNITS = 16
"""The same for Chinese, Japanese and Korean."""
MAX_SHORT_STORY_UNITS = 600
"""Length of a story below which headlines outweigh it."""
MIN_SHORT_STORY_LINKS = 3
LIST_TAGS = frozenset(("ul", "ol", "li", "dl", "menu"))
STORY_TAGS = frozenset(("", "html", "body", "main", "article"))
_LIST_RULES = frozenset(("related",))
_BOX_TAGS = frozenset(("div", "section", "figure", "aside", "article"))
_ASIDE_ROLE = "complementary"
_LIST_ROLES = frozenset(("navigation", "legal", "breadcrumb"))
"""Roles of the boxes of lists whose links are no stories."""
_LABEL_ENDS = (*COLONS, "|", "｜", "–", "—", "»", "›", ">", "→", "►", "▶")
MAX_INLINE_LABEL_CHARS = 38
"""Length of a label before a headline in one line."""
MAX_TEASER_BLOCKS = 4
MIN_CARD_BLOCKS = 2
"""Blocks that one link holds, such as a headline and its summary, that make it a card."""


def find_link_lists(outline: Outline, excluded: Exclusions) -> Exclusions:
    """Find runs of link-only blocks between prose, and a short heading above them.

    Links that belong to the story stay: the sentence before them ends with a colon.

    Args:
        outline: the page.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    roles = ContainerRoles(outline.page, outline.title_index, outline.rule_set)
    blocks = outline.page.blocks
    last_prose = outline.find_last_prose(1)
    is_short = outline.prose_units(outline.first_prose, len(blocks)) < MAX_SHORT_STORY_UNITS
    if is_short:
        # Below a story of a few lines, lists of headlines are most of the text: their place does not matter.
        last_prose = len(blocks)
    index = outline.first_prose + 1
    while index < last_prose:
        if index in excluded or not blocks[index].links:
            index += 1
            continue
        end = _find_promotion_end(outline, index)
        if end > index or not _is_link(outline, index):
            found.update(dict.fromkeys(range(index, end), LINK_LIST))
            index = max(end, index + 1)
            continue
        while end < len(blocks) and _is_link(outline, end):
            end += 1
        start = index
        if _is_heading(outline, start - 1) and start - 1 > outline.first_prose:
            start -= 1
        if _is_aside(outline, start, index, end) or (is_short and end - index >= MIN_SHORT_STORY_LINKS):
            role = roles.find_role(blocks[index].container)
            exclusion = LINK_LIST._replace(role=role) if role in _LIST_ROLES else LINK_LIST
            found.update(dict.fromkeys(range(start, end), exclusion))
        index = end
    return found


def find_headed_lists(outline: Outline, excluded: Exclusions) -> Exclusions:
    """Find lists without links below a heading that a rule names as one of other stories.

    The links of other lists say what they are.

    Args:
        outline: the page.
        excluded: what is excluded already.
    """
    found: Exclusions = {}
    blocks = outline.page.blocks
    for heading in range(outline.first_prose + 1, len(blocks)):
        if blocks[heading].kind != "heading" or heading in excluded:
            continue
        end = heading + 1
        while end < len(blocks) and blocks[end].kind == "list_item" and not blocks[end].links:
            end += 1
        if end - heading > MIN_HEADED_ITEMS and outline.has_rule_role(heading, _LIST_RULES):
            found.update(dict.fromkeys(range(heading, end), LINK_LIST))
    return found


def _find_promotion_end(outline: Outline, index: int) -> int:
    """The end of a teaser, a card or a labelled link to another story; ``index`` where none begins at a block."""
    end = _find_teaser_end(outline, index)
    if end == index:
        end = _find_card_end(outline, index)
    if end == index and not _is_link(outline, index) and _is_labelled_link(outline, index):
        end = index + 1
    return end


def _find_card_end(outline: Outline, index: int) -> int:
    """The end of a card: blocks that one link around them leads to another page of the site; ``index`` for none."""
    blocks = outline.page.blocks
    href = blocks[index].href
    end = index
    while (
        end < len(blocks)
        # The address is that of the first block in the link.
        and blocks[end].href == (href if end == index else None)
        and blocks[end].links == 1
        and blocks[end].link_chars >= MIN_LINK_DENSITY * blocks[end].chars
        and blocks[end].kind in ("paragraph", "heading")
    ):
        end += 1
    is_card = (
        end - index >= MIN_CARD_BLOCKS
        and outline.leads_within_site(index)
        and outline.boxes[outline.first_prose] not in (outline.boxes[index], outline.boxes[end - 1])
    )
    return end if is_card else index


def _find_teaser_end(outline: Outline, index: int) -> int:
    """The end of a teaser in a box of its own amid the text; ``index`` where a block is no teaser's headline.

    The headline is linked, and a summary of one paragraph is all that follows.
    """
    block = outline.page.blocks[index]
    if (
        not is_headline_link(block)
        or block.kind not in ("heading", "paragraph")
        or outline.units[index] < MIN_HEADLINE_UNITS
        or not outline.leads_within_site(index)
    ):
        return index
    home = outline.boxes[outline.first_prose]
    for container in outline.ancestors(block.container):
        start, end = outline.ranges[container]
        if container == home or end - start > MAX_TEASER_BLOCKS or outline.holds(container, outline.first_prose):
            return index
        if start == index and end - start > 1:
            is_teaser = (
                outline.count_prose(start, end) <= 1
                and outline.page.containers[container].tag in _BOX_TAGS
                and not outline.is_in_series(container)
            )
            return end if is_teaser else index
    return index


def _is_labelled_link(outline: Outline, index: int) -> bool:
    """Whether a line is a short label and the headline of another story of the site: ``Read too: …``."""
    block = outline.page.blocks[index]
    if block.kind != "paragraph" or block.links != 1 or block.chars > MAX_LINK_UNITS or not block.spans:
        return False
    link = next((span for span in block.spans if span.type == "link"), None)
    if link is None or not 0 < link.start <= MAX_INLINE_LABEL_CHARS or block.text[link.end :].strip():
        return False
    label = block.text[: link.start].rstrip()
    return (
        label.endswith(_LABEL_ENDS)
        and outline.leads_within_site(index)
        and not _ends_statement(outline, index)
        and _has_headline_length(outline, index, display_width(block.text[link.start : link.end]))
    )


def _has_headline_length(outline: Outline, index: int, units: int | None = None) -> bool:
    """Whether a line, or a part of it of a length in display units, is as long as a headline."""
    return (outline.units[index] if units is None else units) >= _min_headline_units(outline, index)


def _min_headline_units(outline: Outline, index: int) -> int:
    is_wide = is_wide_text(outline.page.blocks[index], outline.units[index])
    return MIN_WIDE_HEADLINE_UNITS if is_wide else MIN_HEADLINE_UNITS


def _is_link(outline: Outline, index: int) -> bool:
    block = outline.page.blocks[index]
    return (
        block.links > 0
        and (
            block.link_chars >= MIN_LINK_DENSITY * block.chars
            # A headline, and the date of its story beside it.
            or (
                block.links == 1
                and MIN_HEADLINE_CHARS <= block.link_chars >= block.chars - MAX_DATE_CHARS
                and outline.has_date(index)
                and not outline.is_marked_byline(index)
            )
        )
        and block.kind not in ("table", "heading")
        and outline.units[index] <= MAX_LINK_UNITS
        and (not _ends_statement(outline, index) or _is_in_aside(outline, index))
    )


def _ends_statement(outline: Outline, index: int) -> bool:
    """Whether a block ends as a statement ends. A headline may be a question."""
    return outline.ends_sentence(index) and outline.page.blocks[index].text[-1] not in "?？"


def _is_in_aside(outline: Outline, index: int) -> bool:
    """Whether a block is in a box that its markup calls complementary to the story."""
    for container in outline.ancestors(outline.boxes[index]):
        one = outline.page.containers[container]
        if one.tag == "aside" or _ASIDE_ROLE in one.names.split():
            return not outline.holds(container, outline.first_prose)
    return False


def _is_heading(outline: Outline, index: int) -> bool:
    block = outline.page.blocks[index]
    if (
        outline.units[index] > MAX_HEADING_UNITS
        or outline.ends_sentence(index)
        or block.link_chars
        or index in outline.title_blocks
    ):
        return False
    if outline.ends_with_colon(index) and _introduces(outline, index):
        return False
    return (
        block.kind == "heading"
        or "all:bold" in block.attrs
        or outline.boxes[index] != outline.boxes[outline.first_prose]
    )


def _introduces(outline: Outline, index: int) -> bool:
    """Whether a line with a colon is a sentence of the story that introduces its sources, and no label."""
    return outline.page.blocks[index].kind != "heading" and outline.units[index] > MAX_LABEL_UNITS


def _is_aside(outline: Outline, start: int, first_link: int, end: int) -> bool:
    """Whether a run of links is no part of the story's text."""
    heading = outline.page.blocks[start].text.rstrip() if start < first_link else ""
    if outline.ends_with_colon(start - 1) and _introduces(outline, start - 1) and start == first_link:
        return False
    box = _list_box(outline, first_link)
    own_box = outline.page.containers[box].tag not in STORY_TAGS and not outline.holds(box, outline.first_prose)
    links = range(first_link, end)
    if not own_box and 2 * sum(map(outline.is_external, links)) > len(links):
        # Links to other sites in the story's own container are its sources.
        return False
    is_term = start < first_link and outline.page.containers[outline.page.blocks[start].container].tag == "dt"
    if not is_term and _is_part_of_list(outline, first_link, end):
        return False
    is_whole_box = outline.ranges[box] == (first_link, end)
    if len(links) == 1 and not (own_box and is_whole_box) and _is_headline_between_paragraphs(outline, first_link):
        return True
    count = sum(outline.page.blocks[at].links for at in links)
    min_units = sum(_min_headline_units(outline, at) * outline.page.blocks[at].links for at in links)
    if _lead_into_page(outline, links) or sum(outline.units[at] for at in links) < min_units:
        # A table of contents, or names: the weights decide.
        return False
    if count >= MIN_LINKS:
        return own_box or (
            len(links) <= MAX_DIRECT_LINKS and (bool(heading) or all(map(outline.leads_within_site, links)))
        )
    # One link alone: in a box of its own, under a heading or a label of its own.
    return (
        bool(heading)
        or outline.page.containers[box].tag in ("aside", "nav")
        or _is_headline_in_own_box(outline, first_link, box)
    )


def _is_headline_between_paragraphs(outline: Outline, index: int) -> bool:
    """Whether a paragraph is the linked headline of another story of the site, between two paragraphs of prose."""
    return (
        outline.page.blocks[index].kind == "paragraph"
        and outline.leads_within_site(index)
        and _has_headline_length(outline, index)
        and index + 1 < len(outline.page.blocks)
        and (outline.is_prose[index - 1] or outline.is_prose[index + 1])
        and all(
            outline.ends_text(at)
            or outline.boxes[at] != outline.boxes[index]
            or (at > index and outline.page.blocks[at].kind == "heading")
            for at in (index - 1, index + 1)
        )
        and outline.page.blocks[index].gap > 1
    )


def _is_headline_in_own_box(outline: Outline, index: int, box: int) -> bool:
    """Whether a link is all of a box, between the story's paragraphs, which are in boxes of other shapes."""
    if outline.ranges[box] != (index, index + 1) or outline.page.containers[box].tag not in _BOX_TAGS:
        return False
    if outline.page.blocks[index].kind != "paragraph" or outline.is_external(index):
        return False
    shape = outline.shape(box)
    around = [at for at in (index - 1, index + 1) if at < len(outline.page.blocks)]
    return len(around) == 2 and all(
        (outline.is_prose[at] or outline.ends_text(at)) and outline.shape(outline.boxes[at]) != shape for at in around
    )


def _is_part_of_list(outline: Outline, first_link: int, end: int) -> bool:
    """Whether the links are items of a list whose other items are none: words of the text that are linked."""
    box = outline.boxes[first_link]
    neighbours = (first_link - 1, end)
    return outline.page.blocks[first_link].kind == "list_item" and any(
        0 <= at < len(outline.page.blocks) and outline.boxes[at] == box and outline.page.blocks[at].kind == "list_item"
        for at in neighbours
    )


def _lead_into_page(outline: Outline, links: range) -> bool:
    """Whether most links lead to places in the page itself."""
    return 2 * sum((outline.page.blocks[at].href or "#").startswith("#") for at in links) > len(links)


def _list_box(outline: Outline, index: int) -> int:
    """The container around a link's list."""
    box = outline.boxes[index]
    while outline.page.containers[box].tag in LIST_TAGS:
        box = outline.page.containers[box].parent
    return box
