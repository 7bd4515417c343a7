"""Import of a file in a process of its own, as a stream of events, and what has come of it so far.

What the import process is asked, and its events, go to and fro as the bodies of frames, in MessagePack. One thread iterates over the events; only the interface's own thread hands them to ``apply`` and touches the feed.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path
from typing import Any, Protocol

import msgspec

from packview import errors
from packview.errors import PackviewError
from packview.model import Layout, Pack
from packview.model.import_events import (
    AgendaRead,
    Failed,
    Imported,
    ImportEvent,
    Opened,
    PageLines,
    PagesRead,
    Working,
    import_progress,
)
from packview.services.worker_process import WorkerProcess, worker_command

_KINDS: dict[str, type[Opened | PagesRead | AgendaRead | Working | Imported]] = {
    kind.__name__: kind for kind in (Opened, PagesRead, AgendaRead, Working, Imported)
}


class ImportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the import process is asked: on standard input, where no process list shows a password; paths need not be text."""

    path: bytes
    home: bytes | None = None
    password: str | None = None
    revision: bool | None = None
    into: str | None = None
    ask: bool = False
    parts: tuple[tuple[bytes, str], ...] = ()

    @property
    def file(self) -> Path:
        return Path(os.fsdecode(self.path))

    @property
    def library(self) -> Path | None:
        """The library's folder, None where the pack is not to be kept."""
        return Path(os.fsdecode(self.home)) if self.home else None


def encode_event(event: ImportEvent) -> bytes:
    body: Any = event
    if isinstance(event, Failed):
        error = event.error
        body = (type(error).__name__, error.message, error.hint, getattr(error, "pack_id", ""))
    return msgspec.msgpack.encode((type(event).__name__, body))


def decode_event(body: bytes) -> ImportEvent:
    """The event in the body of a frame; a msgspec.DecodeError for a body that is none of ours."""
    kind, raw = msgspec.msgpack.decode(body, type=tuple[str, msgspec.Raw])
    if kind != "Failed":
        return msgspec.msgpack.decode(raw, type=_KINDS[kind])
    name, message, hint, pack_id = msgspec.msgpack.decode(raw, type=tuple[str, str, str, str])
    error = getattr(errors, name, errors.PackviewError)  # one of a kind that only a layer below knows
    named = {"pack_id": pack_id} if issubclass(error, errors.AlreadyImportedError) else {}
    return Failed(error=error(message, hint, **named))


class EventSource(Protocol):
    """What a feed reads from: ``Import``, or something like it in a test."""

    def __iter__(self) -> Iterator[ImportEvent]:
        """The events."""

    def cancel(self) -> None:
        """Stop; safe from any thread, more than once."""


@dataclass(eq=False, repr=False)
class ImportFeed:
    """The pages and the pack so far, and whoever wants to hear of more; ``total`` is 0 until known, pages[0] is PDF page 1."""

    source: EventSource
    _: KW_ONLY
    path: Path
    stored: bool
    name: str = field(default="", init=False)
    total: int = field(default=0, init=False)
    pages: list[PageLines] = field(default_factory=list, init=False)
    labels: list[str | None] = field(default_factory=list, init=False)
    layouts: list[Layout] = field(default_factory=list, init=False)
    pack: Pack | None = field(default=None, init=False)
    working: Working | None = field(default=None, init=False)
    result: Imported | Failed | None = field(default=None, init=False)
    cancelled: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self.name = self.path.name
        self._listeners: list[Callable[[ImportEvent], None]] = []

    @property
    def progress(self) -> str:
        """How far it is, in words."""
        return import_progress(self.working, done=len(self.pages), total=self.total)

    @property
    def running(self) -> bool:
        return self.result is None and not self.cancelled

    def subscribe(self, listener: Callable[[ImportEvent], None]) -> Callable[[], None]:
        """Be told of every event from now on, after the feed itself has taken it in; call what is returned to hear no more."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def apply(self, event: ImportEvent) -> None:
        """Take in an event and pass it on; after the end or a cancel nothing is taken in any more."""
        if not self.running:
            return
        self.working = event if isinstance(event, Working) else None
        match event:
            case Opened():
                self.name, self.total = event.name, event.page_count
            case PagesRead():
                self.total = event.total
                del self.pages[event.first - 1 :], self.labels[event.first - 1 :]
                del self.layouts[event.first - 1 :]
                self.pages.extend(event.pages)
                self.labels.extend(event.labels)
                self.layouts.extend(event.layouts or ((),) * len(event.pages))
            case AgendaRead():
                self.pack = event.pack
            case Imported():
                self.pack = event.pack
                self.pages = list(event.pages)
                self.layouts = list(event.layouts)
                self.labels = [page.label for page in event.pack.pages]
                self.total = len(event.pages)
                self.result = event
            case Failed():
                self.result = event
        for listener in tuple(self._listeners):  # a listener may unsubscribe itself or another
            if listener in self._listeners:
                listener(event)

    def cancel(self) -> None:
        """Stop; the library stays as it was."""
        if self.result is None:
            self.cancelled = True
        self.source.cancel()


_WORKER = worker_command("packview.services.imports.worker")


@dataclass(eq=False, repr=False)
class Import(WorkerProcess):
    """One import of a file into the library at ``home`` (None: read it only); iterate over it for its events.

    ``revision`` says whether it may become the next revision of a meeting the library has: None unless it looks like a late
    supplement, True always, False never; else it fails with SameMeetingError. ``into`` is the id of the pack it supplements.
    After ``cancel`` the library stays as it was. With ``ask`` it fails with NamesakeError where only the member can say
    whether a file is a revision. ``parts`` are PDFs that are read as one, in this order, with a bookmark for each; ``path`` then only names them.
    """

    path: Path
    _: KW_ONLY
    home: Path | None = None
    password: str | None = None
    revision: bool | None = None
    into: str | None = None
    ask: bool = False
    parts: Mapping[Path, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(_WORKER)

    def __iter__(self) -> Iterator[ImportEvent]:
        """The events; the last is Imported or Failed. After ``cancel`` it ends without either."""
        request = ImportRequest(
            path=os.fsencode(self.path.absolute()),
            home=os.fsencode(self.home.absolute()) if self.home else None,
            password=self.password,
            revision=self.revision,
            into=self.into,
            ask=self.ask,
            parts=tuple((os.fsencode(part.absolute()), bookmark) for part, bookmark in self.parts.items()),
        )
        for body in self.answers(msgspec.msgpack.encode(request)):
            event = decode_event(body)
            yield event
            if isinstance(event, Imported | Failed):
                return
        if not self.cancelled:
            hint = "Try again; if it stops again, the file may be too large for this machine's memory"
            yield Failed(error=PackviewError(f"Reading {self.path.name} stopped early", hint))
