"""Writing a file the member asked for."""

from pathlib import Path

from packview.errors import PackviewError


def write_new(path: Path, text: str, *, force: bool = False) -> None:
    """Write text to a file, whole or not at all.

    Raises:
        PackviewError: the file is there and ``force`` is off; its folder is missing; it cannot be written.
    """
    from packview.store.atomic import write_atomic  # noqa: PLC0415  start-up stays quick without it

    if path.is_dir():
        raise PackviewError(f"{path} is a folder", "Name a file in it")
    if path.exists() and not force:
        raise PackviewError(f"{path} is there already", "Choose another name, or add --force to overwrite it")
    if not path.absolute().parent.is_dir():
        raise PackviewError(f"The folder {path.parent} is not there", "Make it first, or choose another")
    write_atomic(path, text.encode())
