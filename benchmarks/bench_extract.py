"""Extraction against plain pypdf text extraction of the same file. The ratio, in one run.

    PYTHONPATH=packs:tests/support python benchmarks/bench_extract.py [PACK.pdf]

Both sides are whole processes, start included, that read every page once; they take turns. The extraction also yields
positioned words and ruling lines. The second line is the wait for the first page of a long file.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import big
from packview import paths

PLAIN = "import sys, pypdf\nfor page in pypdf.PdfReader(sys.argv[1]).pages: page.extract_text()\n"
OURS = (
    "import sys\n"
    "from pathlib import Path\n"
    "from packview.extract.source import open_source\n"
    "with open_source(Path(sys.argv[1])) as source:\n"
    "    for number in range(1, source.document.page_count + 1): source.page(number)\n"
)
FIRST = OURS.replace("source.document.page_count + 1", "2")
ROUNDS = 5
LONG = 1000


def seconds(code: str, path: Path) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else paths.sample_pack()
    pairs = [(seconds(PLAIN, path), seconds(OURS, path)) for _ in range(ROUNDS)]
    plain, ours = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    ratio = statistics.median(mine / theirs for theirs, mine in pairs)
    print(
        f"{path.name}: plain pypdf {plain:.2f} s, extraction {ours:.2f} s, ratio {ratio:.2f} (aim: at most 0.50)"
    )
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.pdf"
        long.write_bytes(big.many_pages(LONG))
        wait = min(seconds(FIRST, long) for _ in range(3))
    print(f"{LONG:,} pages: first page after {wait:.2f} s, start included (aim: at most 1 s)")


if __name__ == "__main__":
    main()
