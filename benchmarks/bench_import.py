"""Import against plain pypdf and pdfplumber, the wait before a long pack can be read, and memory. Ratios, in one run.

    PYTHONPATH=packs:tests/support python benchmarks/bench_import.py [PACK.pdf]

Without a file it takes the longest real pack in the folder $PACKVIEW_REAL_PACKS, and without that folder the sample pack,
which is so short that every side mostly waits for Python to start. All sides are whole processes on the same file and take
turns; the import also reads the tables, parses, and writes the library. Peak memory is the sum of the proportional set
sizes of the import's processes, sampled, on Linux only.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import big
from packview import paths
from packview.model.import_events import AgendaRead, Imported, PagesRead
from packview.services.imports.client import Import
from packview.services.library.library import finish

PLAIN = "import sys, pypdf\nfor page in pypdf.PdfReader(sys.argv[1]).pages: page.extract_text()\n"
PLUMBER = (
    "import sys, pdfplumber\n"
    "with pdfplumber.open(sys.argv[1]) as pdf:\n"
    "    for page in pdf.pages:\n"
    "        page.{method}()\n"
    "        page.close()\n"
)
ALONE = (
    "import os, sys\n"
    "os.cpu_count = lambda: 1\n"  # one processor, so no second reader
    "from packview.services.imports.worker import run\n"
    "from packview.services.imports.client import ImportRequest\n"
    "for event in run(ImportRequest(path=sys.argv[1], home=sys.argv[2])): pass\n"
)
ROUNDS = 3
SAMPLED_EVERY = 0.02


def seconds(code: str, *arguments: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def import_seconds(path: Path) -> float:
    with tempfile.TemporaryDirectory() as home:
        started = time.perf_counter()
        finish(Import(path, home=Path(home)))
        return time.perf_counter() - started


def alone_seconds(path: Path) -> float:
    with tempfile.TemporaryDirectory() as home:
        return seconds(ALONE, str(path), home)


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


def proportional(process: Path) -> int:
    """Kilobytes of a process; 0 where it has ended."""
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def below(process: int) -> list[int]:
    """The processes started by this one, and by those."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = [int(each) for each in task.read_text().split()]
        except OSError:
            continue
        for child in children:
            found += [child, *below(child)]
    return found


def peak_megabytes(path: Path) -> float:
    """Of all processes of an import together."""
    peak = 0
    over = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not over.wait(SAMPLED_EVERY):
            peak = max(peak, sum(proportional(Path(f"/proc/{each}")) for each in below(os.getpid())))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        import_seconds(path)
    finally:
        over.set()
        watcher.join()
    return peak / 1024


def a_pack() -> Path:
    folder = Path(os.environ.get("PACKVIEW_REAL_PACKS", Path(__file__).parents[2] / "shared" / "packs"))
    real = [path for path in folder.glob("*.pdf") if path.stat().st_size > 1_000_000]
    return max(real, key=lambda path: seconds(PLAIN, str(path))) if real else paths.sample_pack()


def compare(path: Path) -> None:
    text, tables = (PLUMBER.format(method=method) for method in ("extract_text", "extract_tables"))
    rounds = [
        (
            seconds(PLAIN, str(path)),
            import_seconds(path),
            alone_seconds(path),
            seconds(text, str(path)),
            seconds(tables, str(path)),
        )
        for _ in range(ROUNDS)
    ]
    plain, ours, alone, words, grids = (min(each) for each in zip(*rounds, strict=True))
    print(
        f"{path.name}: whole import {ours:.2f} s (kept to one process {alone:.2f} s), plain pypdf {plain:.2f} s,"
        f" pdfplumber extract_text {words:.2f} s, extract_tables {grids:.2f} s"
    )
    print(f"  import / plain pypdf             {ours / plain:.2f} (aim: at most 0.70)")
    print(f"  import, one process / pypdf      {alone / plain:.2f}")
    print(f"  import / pdfplumber extract_text {ours / words:.2f} (aim: at most 0.33)")
    print(f"  import / both of pdfplumber      {ours / (words + grids):.2f}")


def main() -> None:
    compare(Path(sys.argv[1]) if len(sys.argv) > 1 else a_pack())
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "thousand-pages.pdf"
        long.write_bytes(big.many_pages(1000))
        agenda, paper, end = waits(long)
        peak = peak_megabytes(long) if sys.platform.startswith("linux") else None
    print(
        f"1,000 pages: agenda after {agenda:.2f} s, first paper whole after {paper:.2f} s (aim: at most 2 s),"
        f" everything after {end:.1f} s"
    )
    if peak is not None:
        print(f"1,000 pages: {peak:.0f} MB at most in the import's processes (aim: at most 600 MB)")


if __name__ == "__main__":
    main()
