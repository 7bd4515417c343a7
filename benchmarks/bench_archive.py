"""An archive of 1,000 packs: how fast it is made, how large it is, what a question costs, and that a kill changes nothing.

    python benchmarks/bench_archive.py [PACKS]

The packs are the sample's, linked, each with an id and an edition of its own, of 100 councils; one item of each is exempt. Aim: one
indicator of all councils by month within a second, in SQLite and in DuckDB.
"""

import filecmp
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from packview import paths
from packview.config import Config
from packview.model import Anchor, Pack
from packview.services.archive.run import archive, pool, units_of
from packview.services.imports.client import Import
from packview.services.library.library import Library, finish
from packview.store import packs

PACKS = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
COUNCILS = 100
SECRET, PRIVATE = "Quibblewort", "Wibblefrotz"
"""Stand on every exempt page, and in every note."""
COMMAND = [sys.executable, "-c", "from packview.cli import main; main()", "archive", "-o"]
MONTHS = "where name = ? and series = 'figure' and period_length = 'month'"


def many_packs(home: Path) -> Library:
    """The sample pack many times over, with the last item closed to the public and a note on it."""
    library = Library(home, Config(member="Robin"))
    read = finish(Import(paths.sample_pack(), home=home)).pack
    folder = home / "packs" / read.pack_id
    last = replace(read.items[-1], exempt=True)
    pages = [
        [*lines, f"The {SECRET} is here"] if number in last.pdf_pages else lines
        for number, lines in enumerate(packs.load(home, read.pack_id)[1], start=1)
    ]
    text = packs.encode_pages(pages)
    for number in range(PACKS):
        council = f"Council {number % COUNCILS:03}"
        made: Pack = replace(
            read,
            pack_id=f"pack-{number:05}",
            source=replace(read.source, sha256=f"{number:064x}"[::-1]),
            meeting=replace(read.meeting, council=council),
            items=(*read.items[:-1], last),
        )
        copy = folder.with_name(made.pack_id)
        copy.mkdir()
        for path in folder.iterdir():
            if path.name not in (packs.PACK, packs.PAGES):
                os.link(path, copy / path.name)
        (copy / packs.PACK).write_bytes(msgspec.json.encode(made))
        (copy / packs.PAGES).write_bytes(text)
        if number % 50 == 0:
            book = library.notebook(made.pack_id)
            book.add(kind="note", text=f"{PRIVATE} {number}", anchor=Anchor(), private=True)
    shutil.rmtree(folder)
    return library


def seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak() -> float:
    """The most memory of this process, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bytes_of(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.read_bytes()


def said(folder: Path) -> Iterator[bytes]:
    """All that an archive says, its parts unpacked."""
    for data in bytes_of(folder):
        yield data
    for path in (folder / "parts").iterdir():
        data = path.read_bytes()
        yield zlib.decompress(data[8 + int.from_bytes(data[:4], "big") :])


def killed(home: Path, out: Path) -> None:
    """Kill an archive when half of its packs are read, then run it again to the end."""
    env = {**os.environ, "PACKVIEW_HOME": str(home), "PACKVIEW_MEMBER": "Robin"}
    with subprocess.Popen([*COMMAND, str(out)], env=env, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None and len(list((out / "parts").glob("*"))) < PACKS // 2:
            time.sleep(0.2)
        running.kill()
    there = len(list((out / "parts").glob("*")))
    print(f"killed with {there} of {PACKS} packs read")
    pair = [
        subprocess.Popen([*COMMAND, str(out)], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for one in pair:
        told = one.communicate()[1].decode().strip().splitlines()
        print(f"  of two runs at once: exit {one.returncode}, {told[-1] if told else ''}")


def answers(out: Path, name: str) -> None:
    with closing(sqlite3.connect(out / "archive.sqlite")) as base:
        asked = f"select council, i.date, value from indicators i join meetings using (pack, edition) {MONTHS} order by 1, 2"
        found: list[Any] = []
        takes = seconds(lambda: found.extend(base.execute(asked, (name,))))
        print(f"SQLite: {len(found)} figures of one indicator by month in {1000 * takes:.0f} ms (aim: 1000)")
        words = "select count(*) from pages_fts where pages_fts match 'safeguarding board'"
        print(
            f"SQLite: words of two on pages in {1000 * seconds(lambda: base.execute(words).fetchone()):.0f} ms"
        )
        wrong = base.execute("pragma foreign_key_check").fetchall()
        print(f"rows that lead nowhere: {len(wrong)}; {base.execute('pragma integrity_check').fetchone()[0]}")


def parquet(library: Library, out: Path, name: str) -> None:
    try:
        import duckdb  # noqa: PLC0415
        import pyarrow  # noqa: F401, ICN001, PLC0415
    except ImportError:
        print("DuckDB or pyarrow is not installed")
        return
    takes = seconds(lambda: archive(units_of(library, ()), out, library, pool(2), style="parquet"))
    size = sum(path.stat().st_size for path in (out / "parquet").rglob("*.parquet"))
    print(
        f"Parquet of what was read: {takes:.0f} s, {size / 1e3 / PACKS:.0f} kB a pack, {peak():.0f} MB at most"
    )
    files = f"read_parquet('{out}/parquet/indicators/*/*/*.parquet', hive_partitioning = true)"
    asked = f"select council, date, value from {files} {MONTHS} order by 1, 2"
    found: list[Any] = []
    takes = seconds(lambda: found.extend(duckdb.execute(asked, [name]).fetchall()))
    print(f"DuckDB: {len(found)} figures of one indicator by month in {1000 * takes:.0f} ms (aim: 1000)")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home, whole, out = (Path(folder) / name for name in ("home", "whole", "out"))
        library = many_packs(home)
        name = packs.load(home, "pack-00000")[0].indicators[0].name
        used = cpu()
        takes = seconds(lambda: archive(units_of(library, ()), whole, library, pool(2)))
        used = cpu() - used
        pages = 45 * PACKS
        print(f"{PACKS} packs, {pages} pages in {takes:.0f} s and {used:.0f} s of CPU with 2 processes:")
        print(f"  {PACKS / takes:.1f} packs a second, {pages / used:.0f} pages a second of CPU")
        size = (whole / "archive.sqlite").stat().st_size
        kept = sum(path.stat().st_size for path in (whole / "parts").iterdir())
        print(f"  {size / 1e3 / PACKS:.0f} kB a pack in SQLite, {kept / 1e3 / PACKS:.0f} kB in parts")
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"  {peak():.0f} MB at most, {most:.0f} MB in a process that reads")
        again = seconds(lambda: archive(units_of(library, ()), whole, library, pool(2)))
        print(f"again with nothing new: {again:.0f} s")
        killed(home, out)
        same = all(
            filecmp.cmp(whole / file, out / file, shallow=False)
            for file in ("archive.sqlite", "datapackage.json")
        )
        print(f"the same bytes as undisturbed: {same}")
        answers(whole, name)
        parquet(library, whole, name)
        for word in (SECRET, PRIVATE):
            found = sum(word.encode() in data for data in said(whole))
            print(f"files that have {word}: {found}")


if __name__ == "__main__":
    main()
