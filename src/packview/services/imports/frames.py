"""What the import process is asked, and its events as the bodies of frames, in MessagePack."""

import msgspec

from packview import errors
from packview.model.import_events import AgendaRead, Failed, Imported, ImportEvent, Opened, PagesRead

_KINDS: dict[str, type[Opened | PagesRead | AgendaRead | Imported]] = {
    kind.__name__: kind for kind in (Opened, PagesRead, AgendaRead, Imported)
}
_ERRORS: dict[str, type[errors.PackviewError]] = {
    kind.__name__: kind
    for kind in (
        errors.PackviewError,
        errors.PasswordNeededError,
        errors.AlreadyImportedError,
        errors.SameMeetingError,
        errors.NotFoundError,
    )
}


class ImportRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What the import process is asked: on standard input, where no process list shows a password; paths need not be text."""

    path: bytes
    home: bytes | None = None
    password: str | None = None
    revision: bool | None = None
    into: str | None = None


class _Error(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    message: str
    hint: str
    pack_id: str = ""


def encode_event(event: ImportEvent) -> bytes:
    if isinstance(event, Failed):
        error = event.error
        body = _Error(
            kind=type(error).__name__ if type(error).__name__ in _ERRORS else "PackviewError",
            message=error.message,
            hint=error.hint,
            pack_id=error.pack_id if isinstance(error, errors.AlreadyImportedError) else "",
        )
        return msgspec.msgpack.encode(("Failed", body))
    return msgspec.msgpack.encode((type(event).__name__, event))


def decode_event(body: bytes) -> ImportEvent:
    """The event in the body of a frame; a msgspec.DecodeError for a body that is none of ours."""
    kind, raw = msgspec.msgpack.decode(body, type=tuple[str, msgspec.Raw])
    if kind == "Failed":
        error = msgspec.msgpack.decode(raw, type=_Error)
        error_type = _ERRORS[error.kind]
        if issubclass(error_type, errors.AlreadyImportedError):
            made: errors.PackviewError = error_type(error.message, error.hint, pack_id=error.pack_id)
            return Failed(error=made)
        return Failed(error=error_type(error.message, error.hint))
    return msgspec.msgpack.decode(raw, type=_KINDS[kind])
