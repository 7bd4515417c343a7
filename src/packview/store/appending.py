"""Adding to a file so that what was added is on the disk, or nothing was added."""

import os
from contextlib import suppress
from pathlib import Path

from packview.store.atomic import in_words, make_folder, sync_folder, write_all


def append_durable(path: Path, data: bytes, *, end: int, durable: bool = True) -> None:
    """Put bytes at the end of what is whole in a file; on return they are on the disk itself.

    Args:
        path: the file; where it is missing it is made, for the member's eyes only.
        data: what to add.
        end: how many of its bytes are whole; what stands behind them was torn off by a crash and is cut.
        durable: False leaves it to the system when the bytes reach the disk: for copies of what is safe elsewhere.

    Raises:
        PackviewError: they could not be added; the file is as it was.
    """
    try:
        if not path.parent.is_dir():
            make_folder(path.parent)
        _append(path, data, end, durable=durable)
    except OSError as error:
        raise in_words(error, path) from error


def _append(path: Path, data: bytes, end: int, *, durable: bool) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    try:
        size = os.fstat(descriptor).st_size
        try:
            if size != end:
                os.ftruncate(descriptor, end)
            os.lseek(descriptor, end, os.SEEK_SET)
            write_all(descriptor, data)
            if durable:
                os.fsync(descriptor)
                if not end:  # it may be new
                    sync_folder(path.parent)
        except OSError:
            with suppress(OSError):  # where that fails too, a checksum tells whether the line is whole
                os.ftruncate(descriptor, end)
                os.fsync(descriptor)
            raise
    finally:
        with suppress(OSError):  # what was synced is on the disk, however the closing goes
            os.close(descriptor)
