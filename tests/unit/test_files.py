"""Files that are no files, too large, or saved by Windows."""

import os
from pathlib import Path

import pytest

from packview import config
from packview.errors import PackviewError
from packview.extract import source
from packview.extract.source import open_source
from packview.files import read_file, read_text
from packview.model import Meeting, Pack, Source
from packview.model.import_events import Imported
from packview.services import template_worker
from packview.services.imports.client import Import


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    path = tmp_path / "pipe.pdf"
    os.mkfifo(path)
    return path


def test_a_pipe_is_never_waited_for(pipe: Path) -> None:
    with pytest.raises(OSError, match="not a file"):
        read_file(pipe, 10)
    with pytest.raises(PackviewError, match="not a file but a folder, a pipe or a device"):
        open_source(pipe)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_is_no_file() -> None:
    with pytest.raises(PackviewError, match="not a file"):
        open_source(Path("/dev/zero"))


def test_more_than_can_be_meant_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.pdf"
    path.write_bytes(b"x" * 11)
    assert read_file(path, 11) == b"x" * 11
    monkeypatch.setattr(source, "_MOST_BYTES", 10)
    with pytest.raises(PackviewError, match="larger than"):
        open_source(path)


def test_what_is_too_large_is_not_read_before_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vast.txt"
    with path.open("wb") as file:
        file.truncate(1 << 42)  # of nothing: it takes no room on the disk
    with pytest.raises(OSError, match="larger than"):
        read_file(path, 1 << 41)


def test_no_more_memory_is_asked_for_than_a_file_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "small.txt"
    path.write_bytes(b"a few words")
    assert read_file(path, 10**15) == b"a few words"
    status = os.stat_result((*path.stat()[:6], 3, *path.stat()[7:]))
    monkeypatch.setattr(os, "fstat", lambda _: status)  # it has grown since
    assert read_file(path, 100) == b"a few words"
    with pytest.raises(OSError, match="larger"):
        read_file(path, 5)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_as_windows_saves_it(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes('member = "Siân"\r\n'.encode(encoding))
    assert read_text(path) == 'member = "Siân"\n'


class TestSettings:
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("PACKVIEW_CONFIG", str(tmp_path))
        monkeypatch.delenv("PACKVIEW_MEMBER", raising=False)
        return tmp_path

    def test_in_utf_16_they_are_read(self, folder: Path) -> None:
        (folder / "config.toml").write_bytes('member = "Robin Ash"\r\n'.encode("utf-16"))
        assert config.load().member == "Robin Ash"

    def test_brackets_without_end_are_said_to_be_wrong(self, folder: Path) -> None:
        (folder / "config.toml").write_text("member = " + "[" * 5000, encoding="utf-8")
        with pytest.raises(PackviewError, match="cannot be read"):
            config.load()

    def test_a_pipe_is_said_to_be_none(self, folder: Path) -> None:
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no named pipes")
        os.mkfifo(folder / "config.toml")
        with pytest.raises(PackviewError, match="not a file"):
            config.load()


class TestTemplates:
    pack = Pack(
        pack_id="town-2030-01-02",
        meeting=Meeting(committee="Town Board"),
        source=Source(kind="text", name="x", sha256="0", size=1),
    )

    def fill(self, text: str) -> str:
        return template_worker.filled("house.md", {"house.md": text}, self.pack, ())

    def test_one_is_filled(self) -> None:
        assert self.fill("For {{ meeting.committee }}") == "For Town Board"

    def test_what_is_wrong_with_one_is_told(self) -> None:
        with pytest.raises(PackviewError, match="not well formed in line 1"):
            self.fill("{% for %}")

    def test_one_without_end_is_stopped(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(template_worker, "SECONDS", 1.5)
        loop = "{% for a in range(99999) %}"
        with pytest.raises(PackviewError, match="takes too long"):
            self.fill(loop * 4 + "{% endfor %}" * 4)


def test_a_name_that_is_not_text_can_be_read(tmp_path: Path) -> None:
    name = os.fsdecode(b"pack\xff.txt")
    path = tmp_path / name
    try:
        path.write_text("Agenda\n1. Apologies\n", encoding="utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system holds no such name")

    assert isinstance(list(Import(path))[-1], Imported)
