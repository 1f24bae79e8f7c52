"""Processor time of a page and of a dump: newsclean beside a bare parse with lxml and other tools, in one process, in turns.

usage: python -m benchmarks.speed [--rounds N] [--grow]

The pages are zhnews, every second page of aeb and every fourth of fundus. In the first round every page is new to every
tool, as in a corpus; in further rounds the tools find their caches filled. Tools that are not installed are left out: make
speed installs them. The dumps are every fourth of each renderer, cut to 20 KB; shorter ones are left out. Times of other
runs are of another state of the machine: compare the multiples of the bare parse. --grow shows how time and memory grow
with the size of a page.
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
from statistics import mean, median

from lxml import etree

from benchmarks.corpora import DUMPS, RENDERERS, TRUTH, require_corpora, samples
from newsclean.api import clean
from newsclean.decode.charset import decode
from newsclean.errors import NewscleanError

SETS = (("zhnews", 1), ("aeb", 2), ("fundus", 4))
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000, 30_000_000)
DUMP_STEP = 4
"""Of each renderer's dumps, every one of so many is measured."""
DUMP_BYTES = 20_000
"""Size that dumps are cut to."""
_WARM_UP_PAGES = 20
_WARM_UP_DUMPS = 10
_PARSE = "lxml, parse only"
_PARAGRAPH = "<p>The council met in Marrow on day {0}, and after {0} speeches it voted to keep the bridge open.</p>"


def bare_parse(data: bytes) -> None:
    """Parse only."""
    etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))


def newsclean(data: bytes) -> None:
    """Clean a page."""
    clean(data)


def newsclean_dump(data: bytes) -> None:
    """Clean a dump."""
    clean(data, kind="dump")


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
    _PARSE: bare_parse,
    "newsclean": newsclean,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "Resiliparse (no metadata)": resiliparse,
}
_MODULES = {"trafilatura": "trafilatura", "Resiliparse (no metadata)": "resiliparse"}


def measure(rounds: int) -> None:
    """Print the processor time of each tool on the pages, and that of newsclean on the dumps."""
    tools = {name: tool for name, tool in TOOLS.items() if name not in _MODULES or find_spec(_MODULES[name])}
    pages = [sample.read() for name, step in SETS for at, sample in enumerate(samples(TRUTH, {name})) if at % step == 0]
    warm_up = [sample.read() for at, sample in enumerate(samples(TRUTH, {"aeb"})) if at % 2][:_WARM_UP_PAGES]
    spent = measure_seconds(tools, warm_up, pages, rounds)
    dumps, other_dumps = read_dumps()
    dump_tool = {f"newsclean, {len(dumps)} dumps of {DUMP_BYTES // 1000} KB": newsclean_dump}
    spent |= measure_seconds(dump_tool, other_dumps[:_WARM_UP_DUMPS], dumps, rounds)
    size = sum(map(len, pages)) / len(pages)
    print(f"{len(pages)} pages, {size / 1000:.0f} KB on average, {rounds} rounds\n")
    print(
        "| tool | ms, mean | ms, median | mean / parse | median / parse | mean / newsclean | median / newsclean | per second |\n"
        "|---|---|---|---|---|---|---|---|"
    )
    for name, seconds in spent.items():
        columns = [f"{1000 * figure(seconds):.2f}" for figure in (mean, median)]
        columns += [
            f"{figure(seconds) / figure(spent[other]):.1f}"
            for other in (_PARSE, "newsclean")
            for figure in (mean, median)
        ]
        print(f"| {name} | {' | '.join(columns)} | {1 / mean(seconds):.0f} |")


def read_dumps() -> tuple[list[bytes], list[bytes]]:
    """Return the dumps to measure, cut at a line's end, and those that are too short for that."""
    long: list[bytes] = []
    short: list[bytes] = []
    for renderer in RENDERERS:
        for at, sample in enumerate(samples(DUMPS / renderer)):
            if at % DUMP_STEP == 0:
                data = sample.read()
                if len(data) >= DUMP_BYTES:
                    long.append(data[: data.rindex(b"\n", 0, DUMP_BYTES)])
                else:
                    short.append(data)
    return long, short


def measure_seconds(
    tools: dict[str, Callable[[bytes], None]], warm_up: list[bytes], pages: list[bytes], rounds: int
) -> dict[str, list[float]]:
    """Return for each tool the processor seconds of every page, round after round.

    Args:
        tools: the tools, which take turns at each page.
        warm_up: pages that each tool cleans first: start-up (patterns, tables, imports) is not measured.
        pages: the pages to measure.
        rounds: how many times all pages are cleaned.
    """
    for tool in tools.values():
        for page in warm_up:
            with contextlib.suppress(NewscleanError):
                tool(page)
    spent: dict[str, list[float]] = {name: [] for name in tools}
    for _ in range(rounds):
        for page in pages:
            for name, tool in tools.items():
                start = time.process_time()
                with contextlib.suppress(NewscleanError):
                    tool(page)
                spent[name].append(time.process_time() - start)
    return spent


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
        require_corpora(TRUTH, DUMPS)
        measure(options.rounds)


if __name__ == "__main__":
    main()
