"""Processor time of a page: newsclean beside a bare parse with lxml and other tools, in one process, in turns.

usage: python -m benchmarks.speed [--rounds N] [--grow]

The pages are zhnews, every second page of aeb and every fourth of fundus. In the first round every page is new to every
tool, as in a corpus; in further rounds the tools find their caches filled. Tools that are not installed are left out: make
speed installs them. --grow shows how time and memory grow with the size of a page.
"""

from __future__ import annotations

import argparse
import contextlib
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec

from lxml import etree

from benchmarks.corpora import TRUTH, require_corpora, samples
from newsclean.api import clean
from newsclean.decode.charset import decode
from newsclean.errors import NewscleanError

SETS = (("zhnews", 1), ("aeb", 2), ("fundus", 4))
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000)
_WARM_UP_PAGES = 20
_PARAGRAPH = "<p>The council met in Marrow on day {0}, and after {0} speeches it voted to keep the bridge open.</p>"


def bare_parse(data: bytes) -> None:
    """Parse only."""
    etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))


def newsclean(data: bytes) -> None:
    """Clean a page."""
    clean(data)


def trafilatura(data: bytes) -> None:
    """Extract text and metadata."""
    from trafilatura import bare_extraction

    bare_extraction(data, with_metadata=True)


def readability(data: bytes) -> None:
    """Extract summary and title."""
    from readability import Document

    document = Document(decode(data).text)
    document.summary()
    document.title()


def resiliparse(data: bytes) -> None:
    """Extract text."""
    from resiliparse.extract.html2text import extract_plain_text

    extract_plain_text(decode(data).text, main_content=True)


TOOLS: dict[str, Callable[[bytes], None]] = {
    "lxml, parse only": bare_parse,
    "newsclean": newsclean,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "Resiliparse (no metadata)": resiliparse,
}
_MODULES = {"trafilatura": "trafilatura", "Resiliparse (no metadata)": "resiliparse"}


def measure(rounds: int) -> None:
    """Print the processor time of each tool."""
    tools = {name: tool for name, tool in TOOLS.items() if name not in _MODULES or find_spec(_MODULES[name])}
    pages = [sample.read() for name, step in SETS for at, sample in enumerate(samples(TRUTH, {name})) if at % step == 0]
    # Start-up (patterns, tables, imports) is not measured, so each tool first cleans pages that are not.
    warm_up = [sample.read() for at, sample in enumerate(samples(TRUTH, {"aeb"})) if at % 2][:_WARM_UP_PAGES]
    for tool in tools.values():
        for page in warm_up:
            with contextlib.suppress(NewscleanError):
                tool(page)
    spent = dict.fromkeys(tools, 0.0)
    for _ in range(rounds):
        for page in pages:
            for name, tool in tools.items():
                start = time.process_time()
                with contextlib.suppress(NewscleanError):
                    tool(page)
                spent[name] += time.process_time() - start
    size = sum(map(len, pages)) * rounds
    count = len(pages) * rounds
    print(f"{len(pages)} pages, {size / count / 1000:.0f} KB on average, {rounds} rounds\n")
    print("| tool | ms per page | ratio to parsing | pages/s | MB/s |\n|---|---|---|---|---|")
    for name, seconds in spent.items():
        ratio = seconds / spent["lxml, parse only"]
        print(
            f"| {name} | {1000 * seconds / count:.2f} | {ratio:.1f} | {count / seconds:.0f} | {size / seconds / 1e6:.1f} |"
        )


def grow() -> None:
    """Print time and peak memory by page size; each page runs in a process of its own."""
    print("| page, KB | ms | ms/MB | peak, MB |\n|---|---|---|---|")
    for size in SIZES:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.speed", "--one", str(size)], capture_output=True, text=True, check=True
        )
        seconds, peak = map(float, done.stdout.split())
        print(f"| {size // 1000} | {1000 * seconds:.1f} | {1e9 * seconds / size:.0f} | {peak:.0f} |")


def measure_size(size: int) -> None:
    """Print the processor seconds and the peak memory in MB for a page of a size in bytes."""
    paragraphs = []
    total = 0
    while total < size:
        paragraphs.append(_PARAGRAPH.format(len(paragraphs)))
        total += len(paragraphs[-1])
    page = f"<title>Bridge stays open</title><h1>Bridge stays open</h1>{''.join(paragraphs)}".encode()
    clean(page[:5000])
    start = time.process_time()
    clean(page)
    print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--grow", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure_size(options.one)
    elif options.grow:
        grow()
    else:
        require_corpora(TRUTH)
        measure(options.rounds)


if __name__ == "__main__":
    main()
