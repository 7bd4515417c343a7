"""An archive of many packs: its sources are given to an executor, and what they gave becomes one set of tables.

What was read stays in ``parts/`` of its folder, so a run that was ended goes on, and the next one reads only what is new or changed.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from concurrent.futures.process import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from typing import Literal

from packview.errors import NotFoundError, PackviewError, require
from packview.extras import how_to_add
from packview.model.archive import PROBLEMS
from packview.services.archive.read import Part, Reading, Unit, failed, read_unit, reader_version, rows_of
from packview.services.library.library import Library
from packview.store import packs
from packview.store.archive import PARQUET, SQLITE, Rows, write_parquet, write_sqlite
from packview.store.atomic import locked, make_folder, saving, sweep

_SUFFIXES = (".pdf", ".zip")
_CLUSTER_SHARE = 64
"""Sources that are with a cluster at once."""
Executors = tuple[Callable[[], AbstractContextManager[Executor]], int]
"""What makes an executor, again where one broke, and how many sources are with it at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What is in an archive, which stands in ``path``; ``problems`` are sources that could not be read."""

    path: Path
    packs: int
    pages: int
    problems: tuple[Part, ...]


def units_of(library: Library, sources: Sequence[str]) -> list[Unit]:
    """The sources that names on the command line stand for; without any the packs of the library.

    A name is a PDF, text or ZIP file, a folder, whose PDFs and ZIPs are taken at any depth, the folder of a library, or the id of
    a pack. PackviewError: it is none of these, or nothing is in it.
    """
    found: list[Unit] = []
    for source in sources or (str(library.home),):
        path = Path(source).expanduser()
        if (path / "packs").is_dir() or path == library.home:
            units = [Unit(path, pack_id) for pack_id in packs.pack_ids(path)]
            require(units, f"There is no pack in the library {path}", "Import some first")
        elif path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.suffix.casefold() in _SUFFIXES)
            units = [Unit(one) for one in inside if one.is_file() and not one.name.startswith(".")]
            require(units, f"There is no PDF in the folder {path}", "Name a folder with PDFs, or a file")
        elif path.exists():
            units = [Unit(path)]
        else:
            known = library.resolve(source)
            if not isinstance(known, str):
                raise NotFoundError(f"{source} is an earlier revision", "Only the newest papers are archived")
            units = [Unit(library.home, known)]
        found += units
    return list(dict.fromkeys(Unit(unit.path.absolute(), unit.pack_id) for unit in found))


def _obey() -> None:
    """In a process of the pool: end with the process that made it, however that ends; ctrl-c is for that one to heed."""
    signal.signal(signal.SIGINT, lambda *_: None)
    parent = parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(1)

        threading.Thread(target=follow, daemon=True).start()


def pool(jobs: int) -> Executors:
    """Processes on this machine."""

    def start() -> AbstractContextManager[Executor]:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_obey)

    return start, 2 * jobs


def cluster(address: str) -> Executors:
    """The workers of a Dask cluster, which reach sources and archive under the same paths as this machine.

    Raises PackviewError: distributed is not installed, or nobody answers at the address.
    """
    try:
        from distributed import Client  # noqa: PLC0415  an extra
    except ImportError as error:
        told = "A cluster needs distributed, which is not installed"
        raise PackviewError(told, f"Add it with: {how_to_add('cluster')}") from error

    @contextmanager
    def start() -> Iterator[Executor]:
        try:
            client = Client(address, timeout="15s")
        except (OSError, ValueError) as error:  # a TimeoutError is an OSError
            told = f"No Dask scheduler answers at {address}"
            raise PackviewError(told, "Check the address; 'dask scheduler' prints it") from error
        with client:
            yield client.get_executor(pure=False)

    return start, _CLUSTER_SHARE


def archive(
    units: Sequence[Unit],
    folder: Path,
    library: Library,
    executors: Executors,
    *,
    style: Literal["sqlite", "parquet"] = "sqlite",
    told: Callable[[str], object] = lambda _: None,
) -> Archived:
    """Read all sources and write the archive; ``told`` hears the name of each that is read.

    Raises PackviewError: another run is at it, the cluster is lost, or something cannot be written.
    """
    parts = folder / "parts"
    with saving(folder):
        folder.mkdir(parents=True, exist_ok=True)  # it may be published: no rights of its own
    with locked(folder, "archive", what="this archive", wait=0):
        with saving(parts):
            make_folder(parts)
            sweep(parts, older_than=0)
        stored = library.home / "packs"
        reading = Reading(
            parts=parts.absolute(),
            version=reader_version(library.config.ocr_languages),
            home=library.home.absolute(),
            config=library.config,
            known=str(stored.stat().st_mtime_ns if stored.is_dir() else 0),
        )
        found = list(_read(units, partial(read_unit, reading), executors, told))
        problems = tuple(sorted(part for part in found if not part.name))
        read: dict[tuple[str, str], Part] = {}
        for part in sorted(part for part in found if part.name):
            read.setdefault((part.pack, part.edition), part)
        kept = sorted(read.values(), key=lambda one: (one.council, one.year or 0, one.pack, one.edition))
        write = write_sqlite if style == "sqlite" else write_parquet
        write(folder, _rows(parts, kept, problems))
        names = {part.name for part in kept}
        with saving(parts):
            for path in parts.iterdir():
                if path.name not in names:  # what was changed, or closed since, is not kept
                    path.unlink()
    place = folder / (SQLITE if style == "sqlite" else PARQUET)
    return Archived(path=place, packs=len(kept), pages=sum(part.pages for part in kept), problems=problems)


def _rows(parts: Path, kept: Sequence[Part], problems: Sequence[Part]) -> Iterator[Rows]:
    if problems:
        rows = [
            {"position": position, "source": one.source, "message": one.message, "hint": one.hint}
            for position, one in enumerate(problems, start=1)
        ]
        yield Rows(None, None, "", None, {PROBLEMS: rows})
    for part in kept:
        yield Rows(part.pack, part.edition, part.council, part.year, rows_of(parts / part.name))


def _read(
    units: Sequence[Unit],
    read: Callable[[Unit], list[Part]],
    executors: Executors,
    told: Callable[[str], object],
) -> Iterator[Part]:
    """The parts of all sources. Where a process of the executor ends, those that were with it are read again, each alone."""
    start, share = executors
    waiting = deque(units)
    while waiting:
        running: dict[Future[list[Part]], Unit] = {}
        try:
            with start() as executor:
                try:
                    while waiting or running:
                        while waiting and len(running) < share:
                            running[executor.submit(read, waiting[0])] = waiting[0]
                            waiting.popleft()
                        for future in wait(running, return_when=FIRST_COMPLETED).done:
                            yield from _result(future, running[future])
                            told(running.pop(future).name)
                except KeyboardInterrupt:
                    executor.shutdown(wait=False, cancel_futures=True)
                    raise
        except BrokenExecutor:
            for unit in running.values():
                yield from _alone(unit, read, start)
                told(unit.name)


def _result(future: "Future[list[Part]]", unit: Unit) -> list[Part]:
    try:
        return future.result()
    except BrokenExecutor:
        raise
    except CancelledError as error:
        raise PackviewError("The cluster was lost", "Run the same command again to go on") from error
    except Exception as error:  # noqa: BLE001  one source that fails must not take the others with it
        fault = f"packview cannot read this source: {type(error).__name__}"
        return [failed(unit.name, PackviewError(fault, "Please report it with the file"))]


def _alone(
    unit: Unit, read: Callable[[Unit], list[Part]], start: Callable[[], AbstractContextManager[Executor]]
) -> list[Part]:
    try:
        with start() as executor:
            return _result(executor.submit(read, unit), unit)
    except BrokenExecutor:
        told = "The process that read it was ended, perhaps for want of memory"
        return [failed(unit.name, PackviewError(told, "Read it on a machine with more memory"))]
