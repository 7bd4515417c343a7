"""The sample committee's three meetings, rendered and read once in a session: the sample and the two invented for testing."""

import tempfile
from functools import cache
from pathlib import Path

import render
from packview.config import Config
from packview.model.open_pack import OpenPack
from packview.services.library.library import Library, read_in_place

_FOLDER = tempfile.TemporaryDirectory(prefix="three-meetings-")


@cache
def meeting_files() -> tuple[Path, ...]:
    """The PDFs of 29 November 2018, 31 January 2019 and 28 March 2019; they go when the process ends."""
    later = [Path(_FOLDER.name) / f"{edits.stem}.pdf" for edits in render.LATER]
    for file, edits in zip(later, render.LATER, strict=True):
        file.write_bytes(render.render_edited(edits).data)
    return (render.SAMPLE, *later)


@cache
def three_meetings() -> tuple[OpenPack, ...]:
    """The three packs as a member opens them, the oldest first; in no library."""
    library = Library(Path(_FOLDER.name) / "home", Config(member="Robin Ash"))
    return tuple(read_in_place(library, file) for file in meeting_files())
