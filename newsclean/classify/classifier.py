"""Page → verdicts: rules, learned weights in two passes, the best sequence, and a second opinion when in doubt."""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from newsclean.classify.comments import COMMENTS, comments_below
from newsclean.classify.first_pass import first_pass
from newsclean.classify.observation import BlockObservation
from newsclean.classify.readability_fallback import readability_opinion
from newsclean.classify.roles import role_of
from newsclean.classify.second_pass import second_pass
from newsclean.classify.story_clues import StoryClues
from newsclean.classify.verdict import Classification, Verdict
from newsclean.classify.vetoes import LINKED, SETTLED, TITLE
from newsclean.classify.viterbi import best_path
from newsclean.classify.weights import load_weights, score, score_seen
from newsclean.parse.model import Block, Page
from newsclean.rules import active_rules

UNSURE = 0.6
"""Confidence below which readability-lxml is asked."""
_AGREEMENT = 1.5
"""Log-odds that the second opinion adds to the blocks it has, and takes from those it has not."""
_MOSTLY_LINKS = 0.5
LEAD = "sequence.lead"
"""A story's lead, which is kept."""
HEADING = "sequence.heading"
"""A heading between paragraphs that are kept, so it is."""
TRAILING = "sequence.trailing-heading"
"""A heading that nothing kept follows, so it goes too."""
_HEADING_REACH = 5
"""Blocks above a heading in which something kept must stand."""
_HEADING_SCORE = -2.0
_LEAD_REACH = 4
"""Blocks below the title in which the lead is looked for."""
_LEAD_SCORE = 0.5
_LEAD_UNITS = 60
_WORTH_A_TRY = -3.0
_LEAST_LINE = 24
"""Units of a dump's line from which on it may be text without ending as a sentence."""
_FEW_BLOCKS = 8
"""Blocks of a page up to which it may be a snippet of text without a page around it."""
_SIZEABLE = 400
"""Units from which on a block's length says no more of how likely it is text."""
_ENOUGH = 120
"""Units (a character, two for a wide one) below which a body is hardly an article."""


class Choice(NamedTuple):
    """Which blocks are kept, and what the sequence of blocks alone decided of them."""

    sequence: list[bool]
    """The best sequence of keeps and drops by itself."""
    kept: list[bool]
    settled: dict[int, str]
    """Blocks that what stands around them kept or dropped, whatever their scores, and the id of what did."""
    guessed: bool
    """No block was likely to be text: the likeliest were kept."""


def classify_page(page: Page, html: str | None, clues: StoryClues) -> Classification:
    """Give every block of ``page`` a verdict; ``html`` is the page's text, for the second opinion, None for dumps."""
    book = active_rules()
    weights = load_weights(page.input)
    seen = first_pass(page, clues, book)
    first = score_seen(seen, weights)
    barred = [item.settled is not None for item in seen]
    scores = [
        SETTLED if bar else score(names, weights.second)
        for names, bar in zip(second_pass(page, seen, first), barred, strict=True)
    ]
    choice = choose(page, seen, first, scores, weights.switch)
    for index, reason in choice.settled.items():
        if reason == COMMENTS:
            scores[index] = SETTLED
    confidence = _confidence(seen, scores, choice.sequence)
    warnings: list[str] = []
    if confidence < UNSURE and html is not None and seen:
        opinion = readability_opinion(page, html)
        if opinion is not None and opinion[_likeliest(seen, scores)]:
            scores = _agreed(seen, scores, opinion)
            choice = choose(page, seen, first, scores, weights.switch)
            confidence = min(UNSURE, _confidence(seen, scores, choice.sequence))
            warnings.append("low confidence; also checked with readability")
    if choice.guessed:
        confidence = 0.1
        warnings.append("no block was classified as article text; the body is a best guess")
    verdicts = tuple(
        _verdict(block, item, value, keep, choice.settled.get(index))
        for index, (block, item, value, keep) in enumerate(zip(page.blocks, seen, scores, choice.kept, strict=True))
    )
    return Classification(verdicts, round(confidence, 3), tuple(warnings))


def choose(page: Page, seen: list[BlockObservation], first: list[float], scores: list[float], switch: float) -> Choice:
    """The blocks to keep, from the scores of both passes: the best sequence, the lead, no headings left behind."""
    comments = comments_below(seen, first)
    barred = [item.settled is not None or index in comments for index, item in enumerate(seen)]
    sequence = _kept(scores, barred, switch)
    if page.input == "dump" and not _holds_text(seen, sequence):
        sequence = [False] * len(seen)
    kept, guessed = list(sequence), False
    if not any(kept):
        kept, guessed = _best_guess(seen, scores, barred, switch)
    if not any(kept) and _is_bare(page, seen):
        kept, guessed = [not bar for bar in barred], True
    settled = dict.fromkeys(comments, COMMENTS)
    settled.update(dict.fromkeys(_lead(page, seen, first, barred, kept), LEAD))
    settled.update(dict.fromkeys(_headings(page, scores, barred, kept), HEADING))
    for index, reason in settled.items():
        kept[index] = reason != COMMENTS
    for index in _trailing_headings(page, seen, kept):
        kept[index] = False
        settled[index] = TRAILING
    return Choice(sequence, kept, settled, guessed)


def _likeliest(seen: list[BlockObservation], scores: list[float]) -> int:
    """The block that is likeliest text, by score and length: an opinion that leaves it out is about another story."""
    return max(range(len(seen)), key=lambda index: scores[index] + min(seen[index].units, _SIZEABLE) / _SIZEABLE)


def _agreed(seen: list[BlockObservation], scores: list[float], opinion: list[bool]) -> list[float]:
    """The scores after the second opinion, which is not heard on blocks that are mostly links."""
    return [
        value + (_AGREEMENT if has else -_AGREEMENT) if item.link_share < _MOSTLY_LINKS else value
        for item, value, has in zip(seen, scores, opinion, strict=True)
    ]


def _kept(scores: list[float], barred: list[bool], switch: float) -> list[bool]:
    # A barred block says nothing of its neighbours: the sequence runs over it.
    path = best_path([0.0 if bar else value for value, bar in zip(scores, barred, strict=True)], switch)
    return [keep and not bar for keep, bar in zip(path, barred, strict=True)]


def _holds_text(seen: list[BlockObservation], kept: list[bool]) -> bool:
    """Whether any line kept is a sentence or as long as one: a few words alone are no story."""
    return any(keep and (item.stopped or item.units >= _LEAST_LINE) for item, keep in zip(seen, kept, strict=True))


def _best_guess(
    seen: list[BlockObservation], scores: list[float], barred: list[bool], switch: float
) -> tuple[list[bool], bool]:
    """Where nothing was kept: the same classification with every score raised until the likeliest text block stays."""
    candidates = [
        value
        for value, item, bar in zip(scores, seen, barred, strict=True)
        if not bar and item.units >= 50 and item.link_share < 0.3 and value > _WORTH_A_TRY
    ]
    if not candidates:
        return [False] * len(scores), False
    raise_by = switch * 2 + 0.3 - max(candidates)
    return _kept([value + raise_by for value in scores], barred, switch), True


def _is_bare(page: Page, seen: list[BlockObservation]) -> bool:
    """Whether a page is a few blocks with no furniture among them and no way on: a snippet, which is all text."""
    return (
        page.input == "html"
        and len(seen) <= _FEW_BLOCKS
        and all(
            item.rule is None
            and item.settled in (None, TITLE)
            and (item.link_share < _MOSTLY_LINKS or _leads_nowhere(block.href))
            for item, block in zip(seen, page.blocks, strict=True)
        )
    )


def _leads_nowhere(href: str | None) -> bool:
    return href is None or href[:11].lower() == "javascript:"


def _confidence(seen: list[BlockObservation], scores: list[float], kept: list[bool]) -> float:
    """How sure: the mean probability of the calls made, by length, less where the body is very short."""
    total = right = body = 0.0
    for item, value, keep in zip(seen, scores, kept, strict=True):
        sure = 1 / (1 + exp(-max(-30.0, min(30.0, value if keep else -value))))
        total += item.units
        right += item.units * sure
        if keep:
            body += item.units * sure
    if not total or not any(kept):
        return 0.0
    return max(0.0, min(1.0, right / total * min(1.0, 0.4 + 0.6 * body / (3 * _ENOUGH))))


def _lead(
    page: Page, seen: list[BlockObservation], first: list[float], barred: list[bool], kept: list[bool]
) -> frozenset[int]:
    """HTML: sentences right below the title that read as text but stand outside the text's container: the story's lead.

    News pages put it there more often than not, and it is the story's first paragraph.
    """
    if page.input != "html" or not any(kept):
        return frozenset()
    start = kept.index(True)
    titles = [index for index in range(start) if seen[index].settled == TITLE]
    if not titles:
        return frozenset()
    return frozenset(
        index
        for index in range(titles[-1] + 1, min(start, titles[-1] + 1 + _LEAD_REACH))
        if first[index] > _LEAD_SCORE
        and seen[index].units >= _LEAD_UNITS
        and seen[index].link_share < 0.1
        and not barred[index]
        and page.blocks[index].kind != "list_item"
    )


def _headings(page: Page, scores: list[float], barred: list[bool], kept: list[bool]) -> list[int]:
    """HTML: headings that the scores dropped between paragraphs that they kept. A story's part has its heading."""
    if page.input != "html":
        return []
    out = []
    follows = False
    for index in range(len(kept) - 1, -1, -1):
        if barred[index]:
            continue
        if (
            follows
            and not kept[index]
            and scores[index] > _HEADING_SCORE
            and page.blocks[index].kind == "heading"
            and any(kept[max(0, index - _HEADING_REACH) : index])
        ):
            out.append(index)
        follows = kept[index]
    return out


def _trailing_headings(page: Page, seen: list[BlockObservation], kept: list[bool]) -> frozenset[int]:
    """Headings at the body's end, with nothing kept after them: they belong to what was dropped.

    A sentence is text, whatever its tag says.
    """
    out = []
    for index in range(len(kept) - 1, -1, -1):
        if kept[index]:
            if page.blocks[index].kind != "heading" or seen[index].stopped:
                break
            out.append(index)
    return frozenset(out) if sum(kept) > len(out) else frozenset()


def _verdict(block: Block, seen: BlockObservation, value: float, keep: bool, decided: str | None) -> Verdict:
    rounded = round(value, 2)
    if keep:
        return Verdict(True, "body", decided or "score", rounded)
    if decided == TRAILING:
        return Verdict(False, "related", decided, rounded)
    reason = seen.settled or decided
    if reason == TITLE:
        return Verdict(False, "title", reason, rounded)
    if seen.rule is not None and reason != LINKED:
        return Verdict(False, seen.rule.role, reason or f"score+{seen.rule.id}", rounded)
    return Verdict(False, role_of(block, seen), reason or "score", rounded)
