"""The sources of a pack with some edits, so that a second edition needs no second copy of them."""

import shutil
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from pack_source import read_source
from pack_spec import PackSpec


def read_edited(folder: Path, edits: Path) -> PackSpec:
    """The pack of a folder of sources with the edits of a file.

    Raises:
        ValueError: an edit's old text does not stand exactly once in its file.
    """
    with TemporaryDirectory() as temporary:
        copy = Path(shutil.copytree(folder, Path(temporary) / folder.name))
        for edit in tomllib.loads(edits.read_text(encoding="utf-8"))["edits"]:
            path = copy / edit["file"]
            text = path.read_text(encoding="utf-8")
            if text.count(edit["old"]) != 1:
                raise ValueError(
                    f"{edit['file']}: {edit['old']!r:.60} stands there {text.count(edit['old'])} times"
                )
            path.write_text(text.replace(edit["old"], edit["new"]), encoding="utf-8")
        return read_source(copy)
