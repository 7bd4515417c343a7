"""From what a member calls a pack to the pack, wherever it is."""

from collections.abc import Callable
from pathlib import Path

from packview.errors import PackviewError
from packview.services.events import Failed, Imported, ImportEvent
from packview.services.importing import Import
from packview.services.library import Library, OpenPack


def finish(running: Import, on_event: Callable[[ImportEvent], None] | None = None) -> Imported:
    """Run an import to its end.

    Raises:
        PackviewError: it failed.
    """
    for event in running:
        if on_event is not None:
            on_event(event)
        if isinstance(event, Failed):
            raise event.error
        if isinstance(event, Imported):
            return event
    raise PackviewError("The import was cancelled")


def open_pack(
    library: Library,
    reference: str,
    *,
    password: str | None = None,
    on_event: Callable[[ImportEvent], None] | None = None,
) -> OpenPack:
    """A pack by id, unique prefix of one, file or pack folder; a file is read in place, not added to the library.

    Raises:
        NotFoundError: it is none of these.
        PackviewError: it cannot be read.
    """
    found = library.resolve(reference)
    if isinstance(found, str):
        return library.load(found)
    return read_in_place(library, found, password=password, on_event=on_event)


def read_in_place(
    library: Library,
    path: Path,
    *,
    password: str | None = None,
    on_event: Callable[[ImportEvent], None] | None = None,
) -> OpenPack:
    """A file or a pack folder, without adding it; a file the library holds already is not read again."""
    from packview.store import packs, page_layouts, placing  # noqa: PLC0415  start-up stays quick without them

    if path.is_dir():
        pack, pages = packs.read_folder(path)
        return OpenPack(
            pack=pack,
            pages=tuple(pages),
            stored=False,
            layouts=page_layouts.read(path),
            files=placing.files(path, pack),
        )
    known = library.known(path)
    if known is not None:
        return library.load(known)
    done = finish(Import(path, password=password), on_event)
    return OpenPack(pack=done.pack, pages=done.pages, stored=False, layouts=done.layouts, files=(path,))
