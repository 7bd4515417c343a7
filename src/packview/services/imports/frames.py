"""What the import process is asked, and its events as the bodies of frames, in MessagePack."""

from typing import Any

import msgspec

from packview import errors
from packview.model.import_events import AgendaRead, Failed, Imported, ImportEvent, Opened, PagesRead, Working

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
