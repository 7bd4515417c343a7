"""The process that reads a file: pages, pack, library. It answers in frames (services/worker_process.py)."""

import gc
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import msgspec

from packview import config, paths
from packview.errors import PackviewError
from packview.extract.pdf import join_pdfs
from packview.extract.recognition import DPI, RecognisedSource, engine_of
from packview.extract.source import Source, open_source
from packview.model import Source as SourceFacts
from packview.model.import_events import Failed, ImportEvent, Opened, Working
from packview.services.imports.client import ImportRequest, encode_event
from packview.services.imports.readers import chunks_of, page_being_read
from packview.services.worker_process import answer
from packview.store import packs
from packview.store.recognised import RecognisedWords
from packview.text import one_line

_MADE_BETWEEN_SEARCHES = 100_000
"""Objects that Python makes before it looks for cycles."""


def main() -> None:
    # Reading makes hundreds of thousands of objects and hardly a cycle: at the usual pace the search for cycles takes a
    # tenth of the time. What was imported stays for good.
    gc.freeze()
    gc.set_threshold(_MADE_BETWEEN_SEARCHES)
    answer(
        lambda body: map(encode_event, run(msgspec.msgpack.decode(body, type=ImportRequest))),
        lambda seconds: encode_event(Working(page=page_being_read(), seconds=seconds)),
    )


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
        fault = f"{type(error).__name__} in {one_line(request.file.name)}"
        failure = PackviewError(f"packview cannot read this file: {fault}", "Please report it with the file")
    else:
        return
    yield Failed(error=failure)


def _import(request: ImportRequest) -> Iterator[ImportEvent]:
    if not request.parts:
        yield from _read(request)
        return
    with tempfile.TemporaryDirectory(prefix="packview-", ignore_cleanup_errors=True) as folder:
        whole = Path(folder) / f"{request.file.stem}.pdf"
        join_pdfs({Path(os.fsdecode(part)): bookmark for part, bookmark in request.parts}, whole)
        yield from _read(msgspec.structs.replace(request, path=os.fsencode(whole), parts=()))


def _read(request: ImportRequest) -> Iterator[ImportEvent]:
    started = time.monotonic()
    path = request.file
    home = request.library
    with open_source(path, password=request.password) as file:
        document = file.document
        facts = _facts(path, document.kind)
        if home is not None and request.into is None:
            # before reading a thousand pages; it is asked again when they are added
            packs.refuse_twin(home, facts.sha256)
        yield Opened(name=one_line(path.name), page_count=document.page_count)
        with (
            _recognising(file, request, facts) as source,
            chunks_of(source, document.page_count) as chunks,
        ):
            # All the rules of parse take as long to load as many pages to read, and the second process is at these by now.
            from packview.services.imports.packing import pack_from  # noqa: PLC0415  see above

            yield from pack_from(source, chunks, request, facts, started=started)


def _recognising(file: Source, request: ImportRequest, facts: SourceFacts) -> AbstractContextManager[Source]:
    """The file, open; its scanned pages have the text that is recognised in them, where something that does that is installed."""
    if file.document.kind != "pdf" or find_spec("pypdfium2") is None:
        return nullcontext(file)
    languages = config.OCR_LANGUAGE
    with suppress(PackviewError):  # the library says what is wrong with the settings
        languages = config.load().ocr_languages
    known = RecognisedWords(request.library or paths.data_home(), facts.sha256, languages, DPI)
    # nothing of a protected file is kept in the clear, unless it is taken into the library
    keeps = request.library is not None or request.password is None
    kept = {"kept": known.of_page} if keeps else {}
    engine = partial(engine_of, languages)
    return RecognisedSource(file, request.file, engine, password=request.password, **kept)


def _facts(path: Path, kind: str) -> SourceFacts:
    name, size = one_line(path.name), path.stat().st_size
    sha256 = packs.sha256_of(path)
    return SourceFacts(kind="pdf" if kind == "pdf" else "text", name=name, sha256=sha256, size=size)
