"""Import in a process of its own."""

import os
import stat
import threading
import time
from pathlib import Path

import pytest

from drawn_pdfs import raw_pdf
from packview.config import Config
from packview.errors import (
    AlreadyImportedError,
    NamesakeError,
    NotFoundError,
    PackviewError,
    PasswordNeededError,
    SameMeetingError,
)
from packview.model.import_events import AgendaRead, Failed, Imported, Opened, PagesRead, Working
from packview.services.imports.client import Import
from packview.services.library.library import Library, finish
from packview.services.notes.anchors import anchor_at
from packview.store import packs


def home_files(home: Path) -> set[str]:
    return {
        str(path.relative_to(home)) for path in home.rglob("*") if path.is_file() and path.suffix != ".lock"
    }


def test_a_file_comes_as_events_and_lands_in_the_library(town_file: Path, tmp_path: Path) -> None:
    home = tmp_path / "library"
    events = list(Import(town_file, home=home))
    assert isinstance(events[0], Opened)
    assert events[0].page_count == 3
    read = [event for event in events if isinstance(event, PagesRead)]
    assert next(line for event in read for page in event.pages for line in page) == "HILLFORD TOWN COUNCIL"
    done = events[-1]
    assert isinstance(done, Imported)
    assert done.stored
    assert done.pack.pack_id == "hillford-parks-committee-2019-06-03"
    assert (home / "packs" / done.pack.pack_id / "source.txt").read_bytes() == town_file.read_bytes()
    assert stat.S_IMODE((home / "packs" / done.pack.pack_id / "pack.json").stat().st_mode) == 0o600


def test_a_file_can_be_read_without_a_library(town_file: Path, tmp_path: Path) -> None:
    done = finish(Import(town_file))
    assert not done.stored
    assert not (tmp_path / "home").exists()


def test_the_same_file_twice_is_refused_and_the_library_left(town_file: Path, a_library: Path) -> None:
    before = home_files(a_library)
    with pytest.raises(AlreadyImportedError) as caught:
        finish(Import(town_file, home=a_library))
    assert not isinstance(caught.value, SameMeetingError)
    assert caught.value.pack_id == "hillford-parks-committee-2019-06-03"
    assert "packview open" in str(caught.value)
    assert home_files(a_library) == before


def test_another_file_of_the_same_meeting_is_its_next_revision(town_file: Path, a_library: Path) -> None:
    first = town_file.read_text(encoding="utf-8")
    town_file.write_text(first.replace("green", "blue"), encoding="utf-8")
    before = home_files(a_library)
    with pytest.raises(SameMeetingError, match="--revision"):
        finish(Import(town_file, home=a_library, revision=False))
    assert home_files(a_library) == before
    assert finish(Import(town_file, home=a_library)).pack.revision == 2
    assert packs.earlier_revisions(a_library, HILLFORD) == (1,)
    earlier, pages = packs.read_folder(packs.revision_folder(a_library, HILLFORD, 1))
    assert earlier.revision == 1
    assert any("green" in line for page in pages for line in page)
    with pytest.raises(AlreadyImportedError):
        finish(Import(town_file, home=a_library))
    town_file.write_text(first, encoding="utf-8")
    with pytest.raises(AlreadyImportedError, match="is revision 1 of"):
        finish(Import(town_file, home=a_library))
    with pytest.raises(NotFoundError, match="no earlier revision 2"):
        packs.revision_folder(a_library, HILLFORD, 2)


def test_a_file_without_a_date_is_asked_about_where_the_library_has_its_namesake(tmp_path: Path) -> None:
    home, words = tmp_path / "home", "Papers for members of Aldmoor\n\nSome words.\n"
    files = [tmp_path / f"{name}.txt" for name in ("one", "two", "three")]
    for number, path in enumerate(files):
        path.write_text(words + "A sheet.\n" * number, encoding="utf-8")
    first = finish(Import(files[0], home=home, ask=True)).pack.pack_id
    before = home_files(home)
    with pytest.raises(NamesakeError) as caught:
        finish(Import(files[1], home=home, ask=True))
    assert (caught.value.pack_id, home_files(home)) == (first, before)
    assert finish(Import(files[1], home=home, ask=True, revision=True)).pack.pack_id == first
    assert finish(Import(files[2], home=home, ask=True, revision=False)).pack.pack_id != first


def test_two_meetings_of_a_day_are_two_packs_and_notes_stay(
    town_file: Path, tmp_path: Path, a_library: Path
) -> None:
    library = Library(a_library, Config(member="Robin Ash"))
    opened = library.load(HILLFORD)
    note = library.notebook(HILLFORD).add(
        kind="note", text="Why green?", anchor=anchor_at(opened.pack, item=opened.pack.items[1])
    )
    whole = town_file.read_text(encoding="utf-8")
    second = whole.replace("PARKS COMMITTEE\n", "PARKS COMMITTEE\nEXTRAORDINARY MEETING\n", 1).replace(
        "green", "blue"
    )
    assert second != whole
    town_file.write_text(second, encoding="utf-8")
    done = finish(Import(town_file, home=a_library))
    assert (done.pack.pack_id, done.pack.revision) == (f"{HILLFORD}-extraordinary", 1)
    assert packs.pack_ids(a_library) == (HILLFORD, f"{HILLFORD}-extraordinary")
    assert [one.id for one in library.notebook(HILLFORD).notes()] == [note.id]
    assert [entry.apart for entry in library.entries()] != ["", ""]
    town_file.write_text(second.replace("blue", "red"), encoding="utf-8")
    again = finish(Import(town_file, home=a_library))
    assert (again.pack.pack_id, again.pack.revision) == (f"{HILLFORD}-extraordinary", 2)


def test_a_part_of_the_pack_does_not_take_its_place(town_file: Path, a_library: Path) -> None:
    whole = town_file.read_text(encoding="utf-8")
    more = "".join(f"\fMore of the appendix, sheet {number}" for number in range(6))
    town_file.write_text(f"{whole}{more}", encoding="utf-8")
    assert finish(Import(town_file, home=a_library)).pack.revision == 2
    town_file.write_text(whole.partition("AGENDA")[0] + "AGENDA\n\n1 SWINGS\n", encoding="utf-8")
    before = home_files(a_library)
    with pytest.raises(SameMeetingError, match="looks like a part of it") as caught:
        finish(Import(town_file, home=a_library))
    assert caught.value.pack_id == HILLFORD
    assert "--into" in caught.value.hint
    assert home_files(a_library) == before
    assert finish(Import(town_file, home=a_library, revision=True)).pack.revision == 3


def test_a_newer_file_says_that_supplements_may_be_missing(
    late_file: Path, town_file: Path, a_library: Path
) -> None:
    finish(Import(late_file, home=a_library, into=HILLFORD))
    town_file.write_text(town_file.read_text(encoding="utf-8").replace("green", "blue"), encoding="utf-8")
    done = finish(Import(town_file, home=a_library))
    assert done.pack.revision == 3
    assert "revisions/2/supplements: 1.txt" in done.pack.warnings[-1].message
    assert finish(Import(late_file, home=a_library, into=HILLFORD)).pack.revision == 4


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.pdf", b"", "empty"),
        ("not.pdf", b"\x00\x01\x02\xff" * 400, "neither"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Cat", "not complete"),
    ],
    ids=["empty", "binary", "cut short"],
)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    home = tmp_path / "library"
    with pytest.raises(PackviewError, match=said) as caught:
        finish(Import(path, home=home))
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    assert not home_files(home) if home.exists() else True


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(PackviewError, match=r"not there|no file"):
        finish(Import(tmp_path / "nothing.pdf"))
    with pytest.raises(PackviewError, match="folder"):
        finish(Import(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission(town_file: Path) -> None:
    town_file.chmod(0)
    with pytest.raises(PackviewError, match="permission"):
        finish(Import(town_file))


def test_a_protected_file_wants_its_password(tmp_path: Path) -> None:
    from protected import protected_pdf

    path = tmp_path / "locked.pdf"
    path.write_bytes(protected_pdf("panel"))
    with pytest.raises(PasswordNeededError, match="password"):
        finish(Import(path))
    with pytest.raises(PasswordNeededError, match="password"):
        finish(Import(path, password="wrong"))
    assert len(finish(Import(path, password="panel")).pages) == 1


def test_cancel_leaves_the_library_as_it_was(town_file: Path, tmp_path: Path) -> None:
    home = tmp_path / "library"
    running = Import(town_file, home=home)
    seen = []
    for event in running:
        seen.append(event)
        running.cancel()
        running.cancel()
    assert not any(isinstance(event, Imported | Failed) for event in seen)
    assert not (home / "packs").exists() or not list((home / "packs").glob("hillford*"))


def test_cancel_before_the_start_gives_no_event(town_file: Path) -> None:
    running = Import(town_file)
    running.cancel()
    assert list(running) == []


def test_cancel_from_another_thread_ends_the_iteration(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "\f".join(f"Page {number} of a long text" * 50 for number in range(3000)), encoding="utf-8"
    )
    running = Import(path, home=tmp_path / "library")
    seen: list[object] = []
    started = threading.Event()

    def consume() -> None:
        for event in running:
            seen.append(event)
            started.set()

    thread = threading.Thread(target=consume)
    thread.start()
    assert started.wait(30)
    running.cancel()
    thread.join(30)
    assert not thread.is_alive()
    assert not any(isinstance(event, Imported) for event in seen)


LONG_PAGE = """
import threading
from packview.extract.source import Source
from packview.services.imports import worker

read = Source.page

def page(self, number):
    if number == self.document.page_count:
        threading.Event().wait()  # whatever the machine can do in a second
    return read(self, number)

Source.page = page
worker.main()
"""


@pytest.mark.parametrize("count", [1, 30])
def test_a_long_page_shows_movement_and_can_be_left_at_once(
    tmp_path: Path, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from packview.services.imports import client

    monkeypatch.setattr(client, "_WORKER", (sys.executable, "-c", LONG_PAGE))
    path = tmp_path / "map.pdf"
    path.write_bytes(raw_pdf(*[b""] * count))
    running = Import(path, home=tmp_path / "library")
    said: list[Working] = []
    for event in running:
        if isinstance(event, Working) and event.page is not None:
            said.append(event)
        if len(said) == 2:
            running.cancel()
            asked = time.monotonic()
    assert time.monotonic() - asked < 1
    assert {event.page for event in said} == {count}
    assert 1 <= said[0].seconds < said[1].seconds
    assert not (tmp_path / "library" / "packs").exists()


def test_a_worker_that_dies_is_told(town_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from packview.services.imports import client

    monkeypatch.setattr(client, "_WORKER", (sys.executable, "-c", "import os; os._exit(3)"))
    (event,) = Import(town_file)
    assert isinstance(event, Failed)
    assert "stopped early" in str(event.error)


def test_a_long_file_gives_its_agenda_before_its_end(tmp_path: Path, town_file: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        town_file.read_text(encoding="utf-8")
        + "".join(f"\fMore of the appendix, sheet {number}" for number in range(60)),
        encoding="utf-8",
    )
    events = list(Import(path))
    agenda = next(index for index, event in enumerate(events) if isinstance(event, AgendaRead))
    last = max(index for index, event in enumerate(events) if isinstance(event, PagesRead))
    assert agenda < last
    preview = events[agenda]
    assert isinstance(preview, AgendaRead)
    assert [item.number for item in preview.pack.items] == ["1", "2", "3"]
    assert len(preview.pack.pages) == 63
    done = events[-1]
    assert isinstance(done, Imported)
    assert [page for event in events if isinstance(event, PagesRead) for page in event.pages] == list(
        done.pages
    )


SUPPLEMENT = """HILLFORD TOWN COUNCIL

PARKS COMMITTEE
Monday, 3rd June, 2019
at 6.00 pm

AGENDA SUPPLEMENT

AGENDA

3 BENCHES (Pages 2 - 3)

Report of the Head of Parks, updated.

4 SWINGS (Pages 4 - 4)
\fDECISION-MAKER: PARKS COMMITTEE
SUBJECT: BENCHES
DATE OF DECISION: 3 JUNE 2019
REPORT OF: HEAD OF PARKS
BRIEF SUMMARY
Fourteen benches need paint.
RECOMMENDATIONS:
(i) That the benches be painted blue.
REASONS FOR REPORT RECOMMENDATIONS
1. Paint keeps wood dry.

Page 2
Agenda Item 3
\fThe colours were tried on two benches in May.

Page 3
\fDECISION-MAKER: PARKS COMMITTEE
SUBJECT: SWINGS
DATE OF DECISION: 3 JUNE 2019
REPORT OF: HEAD OF PARKS
BRIEF SUMMARY
Four swings squeak.
RECOMMENDATIONS:
(i) That the swings be oiled.

Page 4
Agenda Item 4
"""
HILLFORD = "hillford-parks-committee-2019-06-03"


@pytest.fixture
def late_file(tmp_path: Path) -> Path:
    path = tmp_path / "late.txt"
    path.write_text(SUPPLEMENT, encoding="utf-8")
    return path


def test_a_supplement_becomes_part_of_its_pack(late_file: Path, a_library: Path) -> None:
    before, pages = packs.load(a_library, HILLFORD)
    done = finish(Import(late_file, home=a_library, into=HILLFORD))
    found, text = packs.load(a_library, HILLFORD)
    assert (done.pack, done.pages) == (found, text)
    assert text[: len(pages)] == pages
    assert found.pages[: len(pages)] == before.pages
    assert found.revision == 2
    assert [item.number for item in found.items] == ["1", "2", "3", "4"]
    assert [(change.kind, change.item) for change in done.changes] == [
        ("item added", "4"),
        ("paper replaced", "3"),
        ("paper added", "4"),
        ("pages added", ""),
    ]
    assert packs.pack_ids(a_library) == (HILLFORD,)
    kept = a_library / "packs" / HILLFORD / "supplements" / "1.txt"
    assert kept.read_bytes() == late_file.read_bytes()
    reports = [paper for paper in found.items[2].papers if paper.kind == "report"]
    assert [report.recommendations[0].text for report in reports] == [
        "That the benches be painted green.",
        "That the benches be painted blue.",
    ]


@pytest.mark.parametrize("what", ["twice", "another day", "no such pack", "the pack itself"])
def test_a_supplement_that_does_not_belong_leaves_the_library(
    what: str, late_file: Path, town_file: Path, a_library: Path
) -> None:
    says, into, file = "already", HILLFORD, late_file
    if what == "twice":
        finish(Import(late_file, home=a_library, into=HILLFORD))
    elif what == "another day":
        says = "another meeting: PARKS COMMITTEE, 4 July 2019|another meeting: Parks Committee, 4 July 2019"
        late_file.write_text(SUPPLEMENT.replace("Monday, 3rd June", "Thursday, 4th July"), encoding="utf-8")
    elif what == "no such pack":
        says, into = "There is no pack", "elsewhere"
    else:
        file = town_file
    before = home_files(a_library)
    with pytest.raises(PackviewError, match=says):
        finish(Import(file, home=a_library, into=into))
    assert home_files(a_library) == before


def test_reports_of_one_meeting_that_come_alone_are_packs_of_their_own(tmp_path: Path) -> None:
    home = tmp_path / "home"

    def take(name: str, title: str, words: str) -> tuple[str, int, str]:
        head = f"AUDIT COMMITTEE\nTuesday 4 March 2025\n\n{title}\n\nReport of the Head of Finance\n\n1. Purpose\n\n1.1 "
        (tmp_path / name).write_text(
            f"{head}{words}\n\nRECOMMENDATION\n\nThat it be agreed.\n", encoding="utf-8"
        )
        pack = finish(Import(tmp_path / name, home=home)).pack
        return pack.pack_id, pack.revision, pack.items[0].title

    audit, risk = "audit-committee-2025-03-04", "audit-committee-2025-03-04-risk-register"
    assert take("a.txt", "ANNUAL AUDIT LETTER", "To present the letter.") == (audit, 1, "ANNUAL AUDIT LETTER")
    assert take("b.txt", "RISK REGISTER", "To present the register.") == (risk, 1, "RISK REGISTER")
    assert take("c.txt", "Risk Register (updated)", "To present it again.") == (
        risk,
        2,
        "Risk Register (updated)",
    )
    assert take("d.txt", "ANNUAL AUDIT LETTER", "To present it anew.")[:2] == (audit, 2)


def test_supplements_of_one_meeting_that_come_alone_are_packs_of_their_own(tmp_path: Path) -> None:
    home = tmp_path / "home"

    def take(name: str, *items: str) -> tuple[str, int, int]:
        agenda = "\n\n".join(f"{item} (Pages {3 + place} - {3 + place})" for place, item in enumerate(items))
        text = f"SUPPLEMENTARY AGENDA\n\nAUDIT COMMITTEE\n\nTuesday 4 March 2025\n\n{agenda}\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
        pack = finish(Import(tmp_path / name, home=home)).pack
        return pack.pack_id, pack.revision, len(pack.items)

    first = take("a.txt", "9 Commissioning plan for schools")
    assert first == ("audit-committee-2025-03-04-supplement", 1, 1)
    then = take("b.txt", "7 Transfer of the youth service")
    assert then == ("audit-committee-2025-03-04-supplement-transfer-of-the-youth-service", 1, 1)
    assert take("c.txt", "7 Transfer of the youth service", "8 Winter plan") == (then[0], 2, 2)
    assert take("d.txt", "9 Commissioning plan for schools again") == (first[0], 2, 1)
