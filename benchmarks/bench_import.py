"""Import against plain pypdf text extraction, and the wait before a long pack can be read. Ratios, in one run.

    python benchmarks/bench_import.py [PACK.pdf]

Without a file it takes the longest real pack in the folder $PACKVIEW_REAL_PACKS, and without that folder the sample pack,
which is so short that both sides mostly wait for Python to start. Both sides are whole processes on the same file; the
import also parses, and writes the library.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import big
from packview import paths
from packview.services.events import AgendaRead, Imported, PagesRead
from packview.services.importing import Import
from packview.services.opening import finish

PLAIN = "import sys, pypdf\nfor page in pypdf.PdfReader(sys.argv[1]).pages: page.extract_text()\n"
ROUNDS = 3


def plain_seconds(path: Path) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", PLAIN, str(path)], check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def import_seconds(path: Path) -> float:
    with tempfile.TemporaryDirectory() as home:
        started = time.perf_counter()
        finish(Import(path, home=Path(home)))
        return time.perf_counter() - started


def waits(path: Path) -> tuple[float, float, float]:
    """Seconds from choosing a file to its agenda, to the first paper's last page, and to the end."""
    with tempfile.TemporaryDirectory() as home:
        started = time.perf_counter()
        agenda = paper = 0.0
        wanted = done = 0
        for event in Import(path, home=Path(home)):
            now = time.perf_counter() - started
            if isinstance(event, AgendaRead):
                agenda = now
                papers = [paper for item in event.pack.items for paper in item.papers]
                wanted = papers[0].pdf_last or papers[0].pdf_first or 0 if papers else 0
            elif isinstance(event, PagesRead):
                done = event.done
            elif isinstance(event, Imported):
                return agenda, paper, now
            if agenda and not paper and done >= wanted:
                paper = now
    raise RuntimeError("the import failed")


def a_pack() -> Path:
    folder = Path(os.environ.get("PACKVIEW_REAL_PACKS", Path(__file__).parents[2] / "shared" / "packs"))
    real = [path for path in folder.glob("*.pdf") if path.stat().st_size > 1_000_000]
    return max(real, key=plain_seconds) if real else paths.sample_pack()


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else a_pack()
    pairs = [(plain_seconds(path), import_seconds(path)) for _ in range(ROUNDS)]
    plain, ours = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    print(
        f"{path.name}: plain pypdf {plain:.2f} s, whole import {ours:.2f} s, ratio {ours / plain:.2f} (aim: at most 1.00)"
    )
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "thousand-pages.pdf"
        long.write_bytes(big.many_pages(1000))
        agenda, paper, end = waits(long)
    print(
        f"1,000 pages: agenda after {agenda:.2f} s, first paper whole after {paper:.2f} s (aim: at most 2 s),"
        f" everything after {end:.1f} s"
    )


if __name__ == "__main__":
    main()
