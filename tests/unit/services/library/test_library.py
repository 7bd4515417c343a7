"""The library: what it lists and in which order, what a member may call a pack, where they left off."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from packview import files
from packview.config import Config
from packview.errors import NotFoundError, PackviewError
from packview.files import read_file
from packview.model import Anchor, Pack, Position, ReadingState
from packview.services.library.library import Library
from packview.store import packs
from stored import PAGES, published

TODAY = date(2026, 8, 1)
Keep = Callable[..., Pack]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home", Config(member="Robin Ash"), today=lambda: TODAY)


@pytest.fixture
def keep(library: Library, tmp_path: Path) -> Keep:
    """Adds a pack of its own content under an id, with a meeting on a date."""

    def add(pack_id: str, when: date | None = None, *, revision: bool = False) -> Pack:
        pack, path = published(tmp_path, f"{pack_id} {when}".encode())
        pack = replace(pack, pack_id=pack_id, meeting=replace(pack.meeting, date=when))
        return packs.add_pack(library.home, pack, PAGES, path, revision=revision)

    return add


def ids(library: Library) -> list[str]:
    return [entry.pack_id for entry in library.entries()]


def test_an_empty_library_lists_nothing_and_writes_nothing(library: Library) -> None:
    assert library.entries() == ()
    assert library.reading("a") == ReadingState()
    assert library.notebook("a").notes() == ()
    assert not library.home.exists()


def test_coming_meetings_first_then_past_ones_newest_first(library: Library, keep: Keep) -> None:
    keep("undated")
    for pack_id, when in (
        ("long-past", date(2018, 11, 29)),
        ("last-week", date(2026, 7, 25)),
        ("next-month", date(2026, 9, 1)),
        ("today-b", TODAY),
        ("today-a", TODAY),
        ("tomorrow", date(2026, 8, 2)),
    ):
        keep(pack_id, when)
    (library.home / "packs" / "broken").mkdir()
    assert ids(library) == [
        "today-a", "today-b", "tomorrow", "next-month", "last-week", "long-past", "broken", "undated"
    ]  # fmt: skip


def test_an_entry_says_what_is_in_it(library: Library, keep: Keep) -> None:
    pack = keep("parks", date(2026, 8, 3))
    notebook = library.notebook("parks")
    notebook.add(kind="question", text="Open?", anchor=Anchor())
    asked = notebook.add(kind="question", text="Asked?", anchor=Anchor(), private=True)
    notebook.change(asked.id, {"status": "asked"})
    notebook.add(kind="note", text="A thought", anchor=Anchor())
    library.save_reading("parks", ReadingState(pages_read=frozenset({1, 3, 77})))
    (entry,) = library.entries()
    assert (entry.committee, entry.council, entry.date, entry.time) == (
        pack.meeting.committee, pack.meeting.council, date(2026, 8, 3), "6.00 pm"
    )  # fmt: skip
    assert (entry.pages, entry.notes, entry.questions_open, entry.revision) == (3, 3, 1, 1)
    assert entry.read == pytest.approx(2 / 3)
    assert entry.broken == ""


def test_a_broken_pack_is_listed_with_the_reason(library: Library, keep: Keep) -> None:
    keep("parks")
    (library.home / "packs" / "parks" / "pack.json").write_bytes(b"{")
    (entry,) = library.entries()
    assert entry.pack_id == "parks"
    assert "parks is damaged" in entry.broken
    assert not entry.broken.endswith(".")


def test_a_pack_whose_text_is_missing_keeps_its_place_in_the_list(library: Library, keep: Keep) -> None:
    keep("parks", date(2026, 8, 3))
    keep("roads", date(2026, 8, 2))
    (library.home / "packs" / "roads" / "pages.txt").unlink()
    first, second = library.entries()
    assert (first.pack_id, first.committee, second.broken) == ("roads", "Parks Committee", "")
    assert "pages.txt is missing" in first.broken


def test_notes_that_cannot_be_read_do_not_hide_the_pack(library: Library, keep: Keep) -> None:
    keep("parks")
    path = library.home / "notes" / "parks" / "robin-ash.json"
    path.parent.mkdir(parents=True)
    path.write_text('{"schema_version": 99}', encoding="utf-8")
    (entry,) = library.entries()
    assert (entry.notes, entry.broken) == (0, "")
    with pytest.raises(PackviewError, match="newer"):
        library.notebook("parks").notes()


def test_many_packs_are_listed_without_their_pages(
    library: Library, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        keep(f"pack-{number}")
    read: list[str] = []

    def reading(path: Path, most: int) -> bytes:
        read.append(path.name)
        return read_file(path, most)

    for module in (files, packs):
        monkeypatch.setattr(module, "read_file", reading)
    assert len(library.entries()) == 5
    assert set(read) == {"pack.json"} | {f"pack-{number}.json" for number in range(5)}
    assert len(read) == 10


def test_load_and_remove(library: Library, keep: Keep) -> None:
    pack = keep("parks")
    note = library.notebook("parks").add(kind="note", text="kept", anchor=Anchor())
    opened = library.load("parks")
    assert (opened.pack, opened.pages, opened.stored) == (pack, PAGES, True)
    library.remove("parks")
    with pytest.raises(NotFoundError):
        library.load("parks")
    assert library.entries() == ()
    keep("parks")
    assert library.notebook("parks").notes() == (note,)


def test_resolve_ids_and_beginnings(library: Library, keep: Keep) -> None:
    for pack_id in ("parks-2019-06-03", "parks-2019-07-01", "parks", "roads-2019"):
        keep(pack_id)
    assert library.resolve("parks-2019-07-01") == "parks-2019-07-01"
    assert library.resolve("parks") == "parks", "an exact id wins over longer ones"
    assert library.resolve(" Roads ") == "roads-2019"
    with pytest.raises(NotFoundError, match="parks-2019-06-03, parks-2019-07-01") as caught:
        library.resolve("parks-2019")
    assert "Type more" in caught.value.hint


@pytest.mark.parametrize("reference", ["nowhere", "", "  ", "\x1b[31mnowhere", "a\x00b", "x" * 5000])
def test_what_is_no_pack_says_how_to_list_them(library: Library, keep: Keep, reference: str) -> None:
    keep("parks")
    with pytest.raises(NotFoundError) as caught:
        library.resolve(reference)
    assert "packview list" in caught.value.hint
    assert "\x1b" not in str(caught.value)


def test_many_candidates_are_not_all_named(library: Library, keep: Keep) -> None:
    for number in range(8):
        keep(f"parks-{number}")
    with pytest.raises(NotFoundError, match="parks-4 and 3 more"):
        library.resolve("p")


def test_resolve_paths(library: Library, keep: Keep, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep("parks")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "parks").mkdir()
    (tmp_path / "town.pdf").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    assert library.resolve("town.pdf") == Path("town.pdf")
    assert library.resolve(str(tmp_path / "town.pdf")) == tmp_path / "town.pdf"
    assert library.resolve("./parks") == Path("parks"), "with a separator it is a path"
    assert library.resolve("parks") == "parks", "without, the library comes first"
    assert library.resolve("folder") == Path("folder")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert library.resolve("~/town.pdf") == tmp_path / "town.pdf"
    with pytest.raises(NotFoundError, match=r"no file missing\.pdf"):
        library.resolve("missing.pdf")
    with pytest.raises(NotFoundError, match="no file"):
        library.resolve("~nobody-of-that-name/x.pdf")


def test_a_file_the_library_has_is_known(library: Library, keep: Keep, tmp_path: Path) -> None:
    pack = keep("parks")
    copy = tmp_path / "a copy.pdf"
    copy.write_bytes((tmp_path / "published.pdf").read_bytes())
    assert hashlib.sha256(copy.read_bytes()).hexdigest() == pack.source.sha256
    assert library.known(copy) == "parks"
    same_size = tmp_path / "other.pdf"
    same_size.write_bytes(b"x" * pack.source.size)
    assert library.known(same_size) is None
    (tmp_path / "third.pdf").write_bytes(b"")
    assert library.known(tmp_path / "third.pdf") is None
    assert library.known(tmp_path / "missing.pdf") is None
    assert library.known(tmp_path) is None


def test_reading_comes_back(library: Library) -> None:
    state = ReadingState(
        item="7-parks",
        position=Position(pdf_page=52, line=7),
        pages_read=frozenset(range(1, 40)),
        items_done=frozenset({"5-x", "6-y"}),
    )
    library.save_reading("parks", state)
    assert library.reading("parks") == state
    path = library.home / "reading" / "parks.json"
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_bytes()
    library.save_reading("parks", state)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b'{"position": 3}'])
def test_reading_that_cannot_be_understood_is_the_defaults(library: Library, content: bytes) -> None:
    library.save_reading("parks", ReadingState(item="x"))
    (library.home / "reading" / "parks.json").write_bytes(content)
    assert library.reading("parks") == ReadingState()


def test_notes_written_while_a_file_is_read_follow_it_to_its_final_id(library: Library) -> None:
    early = library.notebook("panel-2018-11-29")
    open_note = early.add(kind="question", text="Why?", anchor=Anchor(item="7-report"))
    secret = early.add(kind="note", text="Mine", anchor=Anchor(), private=True)
    assert library.carry_notes("panel-2018-11-29", "town-panel-2018-11-29") == 2
    assert library.notebook("town-panel-2018-11-29").notes() == (open_note, secret)
    assert library.notebook("panel-2018-11-29").notes() == ()
    assert library.carry_notes("panel-2018-11-29", "town-panel-2018-11-29") == 0


def test_notes_of_another_pack_stay_with_it(library: Library, keep: Keep) -> None:
    keep("panel-2018-11-29")
    note = library.notebook("panel-2018-11-29").add(kind="note", text="Its own", anchor=Anchor())
    assert library.carry_notes("panel-2018-11-29", "town-panel-2018-11-29") == 0
    assert library.notebook("panel-2018-11-29").notes() == (note,)


def test_a_name_that_has_a_file_of_its_own_now_takes_its_log_along(tmp_path: Path) -> None:
    old = tmp_path / "meetings" / "parks" / "anne-marie.log"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"the log")
    config = Config(member="Anne-Marie")
    Library(tmp_path, config)
    assert [path.read_bytes() for path in old.parent.glob(f"{config.member_id}.log")] == [b"the log"]
    Library(tmp_path, Config(member="Anne Marie"))
    assert not old.exists()
