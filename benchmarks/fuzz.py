"""Coverage-guided fuzzing with atheris: any bytes give a valid article or a NewscleanError of one line.

usage: python -m benchmarks.fuzz [--seconds N] [--findings DIR]

The first inputs are the fixtures and a small input of every hostile kind. The run stops at the first failure and writes its
input to the folder of findings. Fix the fault and add the input to the tests as tests/regressions/NAME.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["newsclean"]):
    import newsclean
    import newsclean.assemble
    import newsclean.decode.charset
    import newsclean.metadata.fields
    import newsclean.parse.html.embedded
    import newsclean.parse.html.reader
    import newsclean.parse.plaintext.reader
    import newsclean.pipeline

from benchmarks.hostile_kinds import KINDS
from newsclean.output.formats import FORMATS, find_format
from tests.validity import require_valid

ROOT = Path(__file__).resolve().parents[1]
_MAX_INPUT_BYTES = 4096
_HOSTILE_INPUT_BYTES = 800


def check_input(data: bytes) -> None:
    """Clean an input, validate the article and write it in every format."""
    try:
        article = newsclean.clean(data)
    except newsclean.NewscleanError as error:
        assert "\n" not in str(error)
        return
    require_valid(article)
    for name in FORMATS:
        find_format(name, False, ()).render("page", article).encode("utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--findings", type=Path, default=Path("findings"))
    options = parser.parse_args()
    options.findings.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder)
        for path in (*ROOT.glob("fixtures/*/page.*"), *ROOT.glob("tests/regressions/*")):
            shutil.copy(path, corpus / f"{path.parent.name}-{path.name}")
        for name, make in KINDS.items():
            (corpus / name).write_bytes(make(_HOSTILE_INPUT_BYTES))
        arguments = [
            sys.argv[0], str(corpus), f"-max_total_time={options.seconds}", f"-max_len={_MAX_INPUT_BYTES}", "-timeout=10",
            "-rss_limit_mb=1500", f"-artifact_prefix={options.findings}/", "-print_final_stats=1",
        ]  # fmt: skip
        atheris.Setup(arguments, check_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
