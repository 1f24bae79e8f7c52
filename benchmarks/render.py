"""Render pages of the corpora that the dumps lack, in the dumps' three renderings: more pages to learn from.

usage: python -m benchmarks.render OUT [--set NAME]

Writes OUT/RENDERER/SET/pages/ID.txt.gz and truth.jsonl, in the dumps' layout, for articles whose page is not among them.
Where the gold is segments alone (tra), the body beside them is what newsclean finds in the page's HTML, if its confidence
is high: the HTML's containers teach the classifier of dumps. Needs Resiliparse (make speed installs it) and the w3m
command. The WET rendering is an imitation: a line for each block, the page's title first.
"""

from __future__ import annotations

import argparse
import gzip
import json
import multiprocessing
import subprocess
from functools import partial
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.corpora import DUMPS, RENDERERS, TRUTH, Sample, require_corpora, samples
from newsclean import clean_html
from newsclean.errors import NewscleanError

W3M_COLUMNS = 120
MIN_CONFIDENCE = 0.7
"""Confidence from which on the body that newsclean finds in HTML is learned from."""
BLOCK_TAGS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "video",
    ]
)
"""Elements that start and end a line."""
HIDDEN_TAGS = frozenset(["script", "style", "template", "noscript", "head"])
"""Elements whose text is not rendered."""


def render_resiliparse(data: bytes) -> str:
    """Render UTF-8 HTML by Resiliparse."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(data, "utf-8")
    return str(extract_plain_text(tree, preserve_formatting=True, main_content=False, list_bullets=True))


def render_w3m(data: bytes) -> str:
    """Render UTF-8 HTML by w3m."""
    command = ["w3m", "-dump", "-cols", str(W3M_COLUMNS), "-T", "text/html", "-I", "utf-8", "-O", "utf-8"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def render_wet(data: bytes) -> str:
    """Render UTF-8 HTML as Common Crawl's WET files do."""
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    if root is None:
        return ""
    parts = [root.findtext(".//title") or "", "\n"]
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_block = element.tag in BLOCK_TAGS
        if is_block:
            parts.append("\n")
        if event == "start":
            hidden += element.tag in HIDDEN_TAGS
            if not hidden and isinstance(element.tag, str):
                parts.append(element.text or "")
        else:
            hidden -= element.tag in HIDDEN_TAGS
            if not hidden:
                parts.append(element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


RENDER = {"resiliparse": render_resiliparse, "wet": render_wet, "w3m": render_w3m}


def complete_gold(sample: Sample) -> dict[str, Any]:
    """Return a page's gold. Where it has no body, take the one that newsclean finds; empty where confidence is low."""
    if sample.gold.get("body"):
        return sample.gold
    try:
        article = clean_html(sample.read(), url=sample.gold.get("url"))
    except NewscleanError:
        return {}
    return sample.gold | {"body": article.text} if article.extraction.confidence >= MIN_CONFIDENCE else {}


def render_sample(sample: Sample, out: Path) -> tuple[str, list[str]]:
    """Write a page in every rendering.

    Returns:
        Its gold as a line of JSON, and the renderers that succeeded.
    """
    done: list[str] = []
    gold = complete_gold(sample)
    if not gold:
        return "", done
    for name in RENDERERS:
        try:
            text = RENDER[name](sample.read())
        except (etree.LxmlError, OSError, subprocess.CalledProcessError, ValueError):
            continue
        if text.strip():
            path = out / name / sample.set / "pages" / f"{sample.id}.txt.gz"
            path.write_bytes(gzip.compress(text.encode("utf-8", "replace"), mtime=0))
            done.append(name)
    return json.dumps(gold, ensure_ascii=False), done


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("--set", default="wcxb", help="the corpus set to render")
    options = parser.parse_args()
    require_corpora()
    known = {sample.id for name in RENDERERS for sample in samples(DUMPS / name, {options.set})}
    new = [
        sample
        for sample in samples(TRUTH, {options.set})
        if sample.id not in known
        and (sample.gold.get("body") or sample.gold.get("with"))
        and sample.gold.get("page_type", "article") == "article"
    ]
    for name in RENDERERS:
        (options.out / name / options.set / "pages").mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool() as pool:
        found = pool.map(partial(render_sample, out=options.out), new, chunksize=8)
    for name in RENDERERS:
        lines = [f"{gold}\n" for gold, done in found if name in done]
        (options.out / name / options.set / "truth.jsonl").write_text("".join(lines), encoding="utf-8")
        print(name, len(lines), "pages")


if __name__ == "__main__":
    main()
