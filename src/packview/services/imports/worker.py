"""The process that reads a file: pages, pack, library. It answers in frames (services/worker_process.py).

On Linux a second process, forked once the file is open, reads every other chunk of pages; each waits at a pipe for
the end of whoever started it, so none outlives the app.
"""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from queue import Queue
from typing import Self

import msgspec

from packview.errors import PackviewError
from packview.extract.source import Source as OpenSource
from packview.extract.source import open_source, scan_error
from packview.extract.stamps import settle_labels
from packview.model import Change, Layout, Pack, Page, StageName, Warned
from packview.model import Source as SourceFacts
from packview.model.import_events import (
    AgendaRead,
    Failed,
    Imported,
    ImportEvent,
    Opened,
    PageLines,
    PagesRead,
    StageTime,
)
from packview.parse.attempt import attempt, attempt_page
from packview.parse.headings import TypedPages
from packview.parse.layout import layout_of
from packview.parse.pipeline import parse_agenda_preview, run_stages
from packview.parse.supplement import check_new, check_republished, id_among, merge_supplement
from packview.services.imports.frames import ImportRequest, encode_event
from packview.services.worker_process import answer, end_with, read_frame, write_frame
from packview.store import packs
from packview.text import one_line

CHUNK = 8
"""Pages read before the next report: small enough that the first paper shows at once."""
_MADE_BETWEEN_SEARCHES = 100_000
"""Objects that Python makes before it looks for cycles."""
_Chunk = tuple[list[Page], list[Warned], list[Layout]]
_PackAndText = tuple[Pack, tuple[PageLines, ...]]
_WORTH_A_FORK = 3 * CHUNK
_PREVIEW_PAGES = 64
"""Where no agenda has shown by then, the file has none, and looking again after each chunk would be waste."""


def main() -> None:
    # Reading makes hundreds of thousands of objects and hardly a cycle: at the usual pace the search for cycles takes a
    # tenth of the time. What was imported stays for good.
    gc.freeze()
    gc.set_threshold(_MADE_BETWEEN_SEARCHES)
    answer(lambda body: map(encode_event, run(msgspec.msgpack.decode(body, type=ImportRequest))))


def run(request: ImportRequest) -> Iterator[ImportEvent]:
    """Read the file; the last event is Imported or Failed."""
    try:
        yield from _import(request)
    except PackviewError as error:
        failure = error
    except MemoryError:
        told = "There is not enough memory to read this file"
        failure = PackviewError(told, "Close other programs, then try again")
    except OSError as error:
        reason = one_line(error.strerror or str(error))
        failure = PackviewError(f"The file could not be read: {reason}", "Check the file, then try again")
    except Exception as error:  # noqa: BLE001  the last line of defence: a fault of ours must not reach a member as a traceback
        fault = f"{type(error).__name__} in {one_line(Path(os.fsdecode(request.path)).name)}"
        failure = PackviewError(f"packview cannot read this file: {fault}", "Please report it with the file")
    else:
        return
    yield Failed(error=failure)


def _import(request: ImportRequest) -> Iterator[ImportEvent]:
    started = time.monotonic()
    path = Path(os.fsdecode(request.path))
    home = Path(os.fsdecode(request.home)) if request.home else None
    with open_source(path, password=request.password) as source:
        document = source.document
        facts = _facts(path, document.kind)
        main = _main_pack(home, request.into, facts)
        if home is not None and main is None:
            # before reading a thousand pages; it is asked again when they are added
            packs.refuse_twin(home, facts.sha256)
        yield Opened(name=one_line(path.name), page_count=document.page_count)
        pages: list[Page] = []
        layouts: list[Layout] = []
        typed = TypedPages()
        problems: list[Warned] = [*source.problems]
        previewed = False
        for chunk, faults, laid in _chunks(source, document.page_count):
            problems.extend(faults)
            settled = _settled(chunk, [])
            pages.extend(chunk)
            layouts.extend(laid)
            typed.know(chunk, laid)
            yield PagesRead(
                first=chunk[0].number,
                labels=tuple(page.label for page in settled),
                pages=tuple(page.lines for page in chunk),
                done=len(pages),
                total=document.page_count,
                layouts=tuple(laid),
            )
            early = len(pages) < document.page_count and len(pages) <= _PREVIEW_PAGES
            if main is None and not previewed and early:
                preview = parse_agenda_preview(document, _settled(pages, []), source=facts, typed=typed)
                if preview is not None:
                    previewed = True
                    yield AgendaRead(pack=_of_its_meeting(home, preview, request.revision))
        problem = scan_error(pages)
        if problem is not None:
            raise problem
        read_in = StageTime(stage=StageName.TEXT, seconds=time.monotonic() - started)
        reading = run_stages(document, _settled(pages, problems), source=facts, typed=typed)
        read = reading.pack()
        pack = replace(read, warnings=(*read.warnings, *problems))
    lines = tuple(page.lines for page in pages)
    changes: tuple[Change, ...] = ()
    if home is not None and main is not None:
        before, earlier = main
        known = packs.read_layouts(packs.folder_of(home, before.pack_id))
        layouts = [*(known or ((),) * len(earlier)), *layouts]
        pack, changes = merge_supplement(before, pack)
        lines = (*earlier, *lines)
        packs.add_supplement(home, before, pack, lines, path, layouts=layouts)
    elif home is not None:
        pack = _of_its_meeting(home, pack, request.revision)
        if request.revision is None:
            check_republished(_held(home, pack.pack_id), pack)
        pack = packs.add_pack(home, pack, lines, path, revision=request.revision, layouts=layouts)
    yield Imported(
        pack=pack,
        pages=lines,
        seconds=time.monotonic() - started,
        stored=home is not None,
        changes=changes,
        layouts=tuple(layouts),
        times=(read_in, *reading.times),
    )


def _settled(pages: Sequence[Page], problems: list[Warned]) -> Sequence[Page]:
    """The pages with their final printed labels; with those that stand on each, where settling them fails."""
    with attempt(problems, StageName.PAGE_NUMBERS, "the printed page numbers"):
        return settle_labels(pages)
    return pages


def _main_pack(home: Path | None, pack_id: str | None, facts: SourceFacts) -> _PackAndText | None:
    """The pack that the file is a supplement to, and its text; None where it is none."""
    if home is None or pack_id is None:
        return None
    pack, pages = packs.load(home, pack_id)
    check_new(pack, facts)
    return pack, pages


def _of_its_meeting(home: Path | None, pack: Pack, revision: bool | None) -> Pack:
    """The pack under the id that its meeting has in the library, warned where only the time tells it from another."""
    if home is None or pack.meeting.date is None:
        return pack
    day = pack.meeting.date.isoformat()
    held = ((known, head.meeting) for known, head in packs.heads(home, having=day))
    pack_id, other = id_among(pack, held, revision=bool(revision))
    if not other:
        return replace(pack, pack_id=pack_id)
    message = (
        f"{other} is another meeting of that day, by its time; if it is this one, moved: packview remove {pack_id},"
        " then packview import FILE --revision"
    )
    return replace(pack, pack_id=pack_id, warnings=(*pack.warnings, Warned(message=message)))


def _held(home: Path, pack_id: str) -> Pack | None:
    """The pack of the library with this id, None where it has none or a damaged one."""
    try:
        return packs.load(home, pack_id)[0]
    except PackviewError:  # adding the new one mends it, or says what is the matter
        return None


def _facts(path: Path, kind: str) -> SourceFacts:
    name, size = one_line(path.name), path.stat().st_size
    sha256 = packs.sha256_of(path)
    return SourceFacts(kind="pdf" if kind == "pdf" else "text", name=name, sha256=sha256, size=size)


def _chunks(source: OpenSource, count: int) -> Iterator[_Chunk]:
    """All pages in order, CHUNK at a time, with what went wrong on them."""
    spans = [range(first, min(first + CHUNK, count + 1)) for first in range(1, count + 1, CHUNK)]
    if count < _WORTH_A_FORK or not sys.platform.startswith("linux") or (os.cpu_count() or 1) < 2:
        for span in spans:
            yield _read(source, span)
        return
    with _SecondReader(source, spans[1::2]) as second:
        for index, span in enumerate(spans):
            yield second.next() if index % 2 else _read(source, span)


def _read(source: OpenSource, span: range) -> _Chunk:
    known = len(source.problems)
    pages = [source.page(number) for number in span]
    problems = source.problems[known:]
    return pages, problems, [_layout(page, problems) for page in pages]


def _layout(page: Page, problems: list[Warned]) -> Layout:
    """How a page is set out; () where that fails, for its lines can be shown as they are."""
    with attempt_page(problems, StageName.LAYOUT, page.label, page.number):
        return layout_of(page)
    return ()


class _SecondReader:
    """A forked process that reads its share of the pages of the opened file. It forks while this process has one thread."""

    def __init__(self, source: OpenSource, spans: Sequence[range]) -> None:
        reading, writing = os.pipe()
        watched, self._held = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(reading)
            os.close(self._held)
            end_with(watched)
            _read_share(source, spans, writing)
        os.close(writing)
        os.close(watched)
        self._stream = os.fdopen(reading, "rb")
        self._frames: Queue[bytes | None] = Queue()
        self._thread = threading.Thread(target=self._take_in, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._pid, signal.SIGKILL)  # it has sent all, or the import has failed
        self._thread.join()
        self._stream.close()
        os.close(self._held)
        os.waitpid(self._pid, 0)

    def next(self) -> _Chunk:
        body = self._frames.get()
        if body is None:
            raise PackviewError("Reading the file stopped before its end", "Try again")
        chunk: _Chunk = msgspec.msgpack.decode(body, type=_Chunk)
        return chunk

    def _take_in(self) -> None:
        while (body := read_frame(self._stream)) is not None:
            self._frames.put(body)
        self._frames.put(None)


def _read_share(source: OpenSource, spans: Sequence[range], writing: int) -> None:
    status = 1
    try:
        with os.fdopen(writing, "wb") as stream:
            for span in spans:
                write_frame(stream, msgspec.msgpack.encode(_read(source, span)))
        status = 0
    finally:
        os._exit(status)  # never back into the parent's code
