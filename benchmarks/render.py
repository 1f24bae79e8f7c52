"""Render pages of the corpora that the dumps leave out, in the dumps' three shapes: more to learn from.

usage: python -m benchmarks.render OUT [--set NAME]

Writes OUT/RENDERER/SET/pages/ID.txt.gz and truth.jsonl, as the dumps have them, for articles whose page is not among
them. Where the gold is segments alone (tra), the body written beside them is what newsclean makes of the page's HTML, if
it is sure of it: a teacher that sees the tree, for a pupil that does not. Needs Resiliparse (make speed installs it) and the w3m command. The WET shape is our own rendering of it: a line
for each block, the page's title first.
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

COLUMNS = 120
_SURE = 0.7
"""Confidence from which on the body that newsclean finds in HTML is learned from."""
_BREAKS = frozenset(
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
_SILENT = frozenset(["script", "style", "template", "noscript", "head"])


def resiliparse(data: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse_from_bytes(data, "utf-8")
    return str(extract_plain_text(tree, preserve_formatting=True, main_content=False, list_bullets=True))


def w3m(data: bytes) -> str:
    command = ["w3m", "-dump", "-cols", str(COLUMNS), "-T", "text/html", "-I", "utf-8", "-O", "utf-8"]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def wet(data: bytes) -> str:
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    if root is None:
        return ""
    parts = [root.findtext(".//title") or "", "\n"]
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        breaks = element.tag in _BREAKS
        if breaks:
            parts.append("\n")
        if event == "start":
            silent += element.tag in _SILENT
            if not silent and isinstance(element.tag, str):
                parts.append(element.text or "")
        else:
            silent -= element.tag in _SILENT
            if not silent:
                parts.append(element.tail or "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


SHAPES = {"resiliparse": resiliparse, "wet": wet, "w3m": w3m}


def told(sample: Sample) -> dict[str, Any]:
    """The page's gold; its body as the page's HTML tells it, where the gold has none. Empty where that is not sure."""
    if sample.gold.get("body"):
        return sample.gold
    try:
        article = clean_html(sample.read(), url=sample.gold.get("url"))
    except NewscleanError:
        return {}
    return sample.gold | {"body": article.text} if article.extraction.confidence >= _SURE else {}


def render(sample: Sample, out: Path) -> tuple[str, list[str]]:
    """Write a page in every shape; gives its gold and the shapes that could be had."""
    done: list[str] = []
    gold = told(sample)
    if not gold:
        return "", done
    for name in RENDERERS:
        try:
            text = SHAPES[name](sample.read())
        except (etree.LxmlError, OSError, subprocess.CalledProcessError, ValueError):
            continue
        if text.strip():
            path = out / name / sample.set / "pages" / f"{sample.id}.txt.gz"
            path.write_bytes(gzip.compress(text.encode("utf-8", "replace"), mtime=0))
            done.append(name)
    return json.dumps(gold, ensure_ascii=False), done


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--set", default="wcxb")
    options = parser.parse_args()
    require_corpora()
    had = {sample.id for name in RENDERERS for sample in samples(DUMPS / name, {options.set})}
    new = [
        sample
        for sample in samples(TRUTH, {options.set})
        if sample.id not in had
        and (sample.gold.get("body") or sample.gold.get("with"))
        and sample.gold.get("page_type", "article") == "article"
    ]
    for name in RENDERERS:
        (options.out / name / options.set / "pages").mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool() as pool:
        found = pool.map(partial(render, out=options.out), new, chunksize=8)
    for name in RENDERERS:
        lines = [f"{gold}\n" for gold, done in found if name in done]
        (options.out / name / options.set / "truth.jsonl").write_text("".join(lines), encoding="utf-8")
        print(name, len(lines), "pages")


if __name__ == "__main__":
    main()
