"""Processor time of a dump: newsclean beside decoding it and keeping all lines.

usage: python -m benchmarks.dump_speed [--grow]

The dumps are every fourth of each set and renderer. --grow shows how time grows with the size of a dump, up to 14 MB.
"""

from __future__ import annotations

import argparse
import contextlib
import statistics
import time

from benchmarks.corpora import DUMPS, RENDERERS, require_corpora, samples
from newsclean.api import clean
from newsclean.decode.charset import decode
from newsclean.errors import NewscleanError

SIZES = (10_000, 20_000, 100_000, 1_000_000, 4_000_000, 14_000_000)
SIZES_NEAR_20_KB = (15_000, 25_000)
"""Bytes; dumps of this size have a row of their own."""
_LINE = "The council met in Marrow on day {0}, and after {0} speeches it voted to keep the old bridge open.\n\n"
_MENU = "Home\nNews\nSport {0}\nWeather\n"


def keep_all(data: bytes) -> str:
    """Decode a dump and keep every line that is not empty."""
    return "\n".join(line for line in map(str.strip, decode(data).text.splitlines()) if line)


def measure_seconds(data: bytes) -> tuple[float, float]:
    """Return the processor time of newsclean and of keeping all lines: the best of three runs, since machines are shared."""
    ours, plain = [], []
    for _ in range(3):
        start = time.process_time()
        with contextlib.suppress(NewscleanError):
            clean(data, kind="dump")
        middle = time.process_time()
        keep_all(data)
        ours.append(middle - start)
        plain.append(time.process_time() - middle)
    return min(ours), min(plain)


def measure() -> None:
    """Print the median times of the dumps."""
    pages = [one.read() for name in RENDERERS for at, one in enumerate(samples(DUMPS / name)) if at % 4 == 0]
    measure_seconds(pages[0])
    print("| dumps | count | KB, median | newsclean, ms, median | all lines, ms, median |\n|---|---|---|---|---|")
    figures = [(len(page), *measure_seconds(page)) for page in pages]
    for name, rows in (
        ("all", figures),
        ("about 20 KB", [row for row in figures if SIZES_NEAR_20_KB[0] <= row[0] <= SIZES_NEAR_20_KB[1]]),
    ):
        size, ours, plain = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"| {name} | {len(rows)} | {size / 1000:.1f} | {1000 * ours:.2f} | {1000 * plain:.2f} |")


def grow() -> None:
    """Print the times of generated dumps by size."""
    print("| dump, KB | ms | ms/MB | all lines, ms |\n|---|---|---|---|")
    for size in SIZES:
        parts: list[str] = []
        total = 0
        while total < size:
            part = (_MENU if len(parts) % 4 == 3 else _LINE).format(len(parts))
            parts.append(part)
            total += len(part)
        data = "".join(parts).encode()
        ours, plain = measure_seconds(data)
        print(f"| {size // 1000} | {1000 * ours:.1f} | {1e9 * ours / len(data):.0f} | {1000 * plain:.1f} |")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--grow", action="store_true")
    options = parser.parse_args()
    if options.grow:
        grow()
    else:
        require_corpora(DUMPS)
        measure()


if __name__ == "__main__":
    main()
