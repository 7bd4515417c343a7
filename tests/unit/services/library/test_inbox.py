"""What is new in the inbox, what it is to the library, and what is never offered again."""

import os
import shutil
import zipfile
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from editions import BENCHES, FRONT, PONDS, edition, publish
from packview.config import Config
from packview.errors import PackviewError
from packview.model import Meeting, Pack
from packview.paths import sample_pack
from packview.services.library import inbox as module
from packview.services.library.inbox import Inbox
from packview.services.library.library import Library, finish
from packview.store import packs

MEETING = Meeting(committee="Parks", date=date(2026, 12, 3))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "papers"
    folder.mkdir()
    return Library(tmp_path / "home", Config(member="Robin Ash", inbox=folder))


def put(library: Library, name: str, data: bytes = b"%PDF-1.4 x") -> Path:
    assert library.config.inbox
    path = library.config.inbox / name
    path.write_bytes(data)
    return path


def names(box: Inbox) -> list[str]:
    return [file.path.name for file in box.look()]


def test_pdfs_and_zips_are_offered_until_they_are_declined_by_what_is_in_them(library: Library) -> None:
    for name in ("10.pdf", "9.PDF", "a.zip", "notes.txt", ".hidden.pdf", "half.pdf.part"):
        put(library, name, f"%PDF-1.4 {name}".encode())
    put(library, "copy.pdf", b"%PDF-1.4 10.pdf")  # the same as 10.pdf
    box = Inbox(library)
    assert names(box) == ["9.PDF", "10.pdf", "a.zip"]
    box.decline([file for file in box.look() if file.path.name == "10.pdf"])
    assert names(Inbox(library)) == ["9.PDF", "a.zip"]
    put(library, "renamed.pdf", b"%PDF-1.4 10.pdf")
    assert names(box) == ["9.PDF", "a.zip"]
    put(library, "10.pdf", b"%PDF-1.4 another")
    assert names(box) == ["9.PDF", "10.pdf", "a.zip"]


def test_a_file_that_changed_is_read_again_and_one_that_did_not_is_not(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = put(library, "a.pdf"), list[Path]()
    real = packs.sha256_of

    def counting(path: Path) -> str:
        read.append(path)
        return real(path)

    monkeypatch.setattr(packs, "sha256_of", counting)
    box = Inbox(library)
    box.look()
    box.look()
    assert read == [path]
    os.utime(path, ns=(1, 1))
    box.look()
    assert read == [path, path]


def test_a_folder_that_is_gone_is_told(library: Library) -> None:
    assert library.config.inbox
    library.config.inbox.rmdir()
    with pytest.raises(PackviewError, match=r"The inbox .* is not there"):
        Inbox(library).look()
    library.config.inbox.write_text("a file")
    with pytest.raises(PackviewError, match="is not there"):
        Inbox(library).look()
    assert Inbox(Library(library.home, Config(member="R"))).look() == ()


def sorted_as(library: Library, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> tuple[str | None, str, str]:
    put(library, "new.pdf", b"%PDF-1.4 new")
    monkeypatch.setattr(module, "glance", lambda _: pack)
    box = Inbox(library)
    (found,) = [box.sorted(file) for file in box.look()]
    return found.sort, found.pack_id, found.words


def test_a_new_meeting_a_supplement_and_a_newer_edition_are_told_apart(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [("", FRONT), ("1", BENCHES), ("2", PONDS), ("2", PONDS), ("2", PONDS)]
    whole = edition(*pages, meeting=MEETING, pack_id="parks-2026-12-03").pack
    new = replace(whole, source=replace(whole.source, sha256="b" * 64, name="new.pdf"))
    assert sorted_as(library, new, monkeypatch) == ("meeting", "", "New meeting: Parks, 3 December 2026")
    publish(library, edition(*pages, meeting=MEETING, pack_id="parks-2026-12-03"))
    kind = sorted_as(library, new, monkeypatch)
    assert kind == ("revision", "", "Published again: Parks, 3 December 2026")
    part = replace(new, pages=new.pages[:1], items=())
    kind = sorted_as(library, part, monkeypatch)
    assert kind == ("supplement", "parks-2026-12-03", "Supplement: Parks, 3 December 2026")


def test_what_cannot_be_read_says_why_and_a_zip_what_is_in_it(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(put(library, "a.zip"), "w") as made:
        made.writestr("agenda.pdf", "%PDF-1.4 a")

    def fails(_: Path) -> Pack:
        raise PackviewError("This PDF is protected by a password")

    monkeypatch.setattr(module, "glance", fails)
    put(library, "b.pdf")
    box = Inbox(library)
    assert [(one.sort, one.words) for one in map(box.sorted, box.look())] == [
        ("archive", "ZIP of files: agenda.pdf"),
        ("unreadable", "Cannot be read: This PDF is protected by a password"),
    ]


def test_what_was_imported_is_offered_no_more_an_earlier_edition_neither(library: Library) -> None:
    first, second = put(library, "a.pdf"), put(library, "b.pdf")
    shutil.copy(sample_pack(), first)
    second.write_bytes(sample_pack().read_bytes() + b"\n% published again\n")
    box = Inbox(library)
    until = ExitStack()
    for name, kind in (("a.pdf", "meeting"), ("b.pdf", "revision")):
        (file,) = [one for one in box.look() if one.path.name == name]
        file = box.sorted(file)
        assert file.sort == kind
        ((path, begin),) = box.imports(file, until)
        assert path == file.path
        finish(begin(None))
    assert box.look() == ()
    assert [entry.revision for entry in library.entries()] == [2]
