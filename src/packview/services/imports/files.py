"""The files that one name on the command line stands for: itself, the PDFs of a folder, or the files of a ZIP."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from packview.errors import PackviewError, require
from packview.extract.archives import begins_like_zip, unpack
from packview.text import natural, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesToImport:
    """What to import, in this order; ``collected`` from a folder or an archive, which also held ``left_out``, no PDF or text."""

    files: tuple[Path, ...]
    collected: bool = False
    left_out: tuple[str, ...] = ()


@contextmanager
def files_to_import(path: Path) -> Iterator[FilesToImport]:
    """The files to import for a name; those of an archive last until the block ends. PackviewError if there are none."""
    if path.is_dir():
        yield FilesToImport(files=_pdfs_of(path), collected=True)
    elif _is_zip(path):
        with tempfile.TemporaryDirectory(prefix="packview-", ignore_cleanup_errors=True) as folder:
            try:
                files, left_out = unpack(path, Path(folder))
            except OSError as error:
                reason = one_line(error.strerror or str(error))
                told = f"{one_line(path.name)} could not be unpacked: {reason}"
                raise PackviewError(told, "Unpack it yourself, then import its files") from error
            yield FilesToImport(files=files, collected=True, left_out=left_out)
    else:
        yield FilesToImport(files=(path,))


def _is_zip(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return begins_like_zip(file.read(4))
    except (OSError, ValueError):  # whoever reads the file itself says what is wrong with it
        return False


def _pdfs_of(folder: Path) -> tuple[Path, ...]:
    """The PDFs of a folder, not of those below it, in natural order of their names."""
    name = one_line(folder.name) or one_line(str(folder))
    try:
        pdfs = [one for one in folder.iterdir() if one.suffix.casefold() == ".pdf" and one.is_file()]
    except OSError as error:
        reason = one_line(error.strerror or str(error))
        told = f"The folder {name} cannot be listed: {reason}"
        raise PackviewError(told, "Check it, then try again") from error
    found = [one for one in pdfs if not one.name.startswith(".")]
    require(found, f"There is no PDF in the folder {name}", "Name a folder with PDFs, or a file")
    return tuple(sorted(found, key=lambda one: natural(one.name)))
