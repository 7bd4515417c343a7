"""What is put right, by whom, and what becomes of it when the papers are published again."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from editions import BENCHES, FRONT, PONDS, again, edition, publish
from packview.config import Config
from packview.errors import PackviewError
from packview.model import Anchor, Indicator, Note
from packview.model.corrections import Correction, Standing, Value, corrected
from packview.model.leaving import Closed
from packview.model.open_pack import OpenPack
from packview.model.pages import Bookmark
from packview.services.editions.corrections import Corrections
from packview.services.editions.wanted import (
    added_item,
    heading_items,
    indicator_wanted,
    outline_items,
    outline_wanted,
)
from packview.services.library.library import Library

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PATHS = "The paths are swept on Mondays, and gritted when it freezes for longer than a day."
SHEDS = "Two sheds are to be painted green before the summer; the third one is to be sold by the clerk."
PAPERS = (("", FRONT), ("1", BENCHES), ("1", PATHS), ("2", PONDS), ("2", SHEDS))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "home", Config(member="Robin Ash", shared=None))


def of(library: Library) -> Corrections:
    return library.corrections("town")


def standings(opened: OpenPack) -> dict[str, Standing]:
    return {one.correction.identity: one.standing for one in opened.corrections}


def spans(opened: OpenPack) -> dict[str, tuple[int | None, int | None]]:
    return {item.number: (item.pdf_first, item.pdf_last) for item in opened.pack.items}


def test_a_pack_is_put_right_wherever_it_is_read_and_as_printed_after_undo(library: Library) -> None:
    opened = publish(library, edition(*PAPERS))
    of(library).put(
        opened, {("item", "2-ponds", "title"): "Ponds and sheds", ("meeting", "", "committee"): "Parks Panel"}
    )

    shown = library.load("town")
    assert [item.title for item in shown.pack.items] == ["Benches", "Ponds and sheds"]
    assert shown.pack.items[1].put_right == ("title",)
    assert shown.pack.meeting.evidence["committee"].how == "put right by Robin Ash"
    assert library.entries()[0].committee == "Parks Panel"
    assert shown.printed == opened.pack

    assert len(of(library).undo()) == 2
    assert library.load("town").pack == opened.pack
    assert library.entries()[0].committee == "Parks"
    assert of(library).undo() == ()


def test_an_earlier_correction_comes_back_when_the_later_one_is_taken_back(library: Library) -> None:
    opened = publish(library, edition(*PAPERS))
    for title in ("Pools", "Lakes"):
        of(library).put(opened, {("item", "2-ponds", "title"): title})
    of(library).undo()
    assert library.load("town").pack.items[1].title == "Pools"
    of(library).undo()
    assert library.load("town").pack == opened.pack


def test_an_item_that_begins_on_a_page_takes_it_from_the_one_before(library: Library) -> None:
    opened = publish(library, edition(*PAPERS))
    of(library).put(opened, added_item(opened.pack, "2A", "Sheds", first=5))

    shown = library.load("town")
    assert spans(shown) == {"1": (2, 3), "2": (4, 4), "2A": (5, 5)}
    assert [info.item for info in shown.pack.pages] == [None, "1-benches", "1-benches", "2-ponds", "2a-sheds"]
    assert [(item.page_first, item.page_last) for item in shown.pack.items[1:]] == [("3", "3"), ("4", "4")]


def test_republished_papers_keep_what_was_put_right(library: Library) -> None:
    opened = publish(library, edition(*PAPERS))
    of(library).put(opened, {("item", "2-ponds", "first"): 3, ("item", "1-benches", "title"): "All benches"})
    of(library).put(opened, added_item(opened.pack, "3", "Sheds", first=5))
    more = "A page on the fountain, which nobody had expected to see in these papers, is put in before all others."
    publish(library, again(("", FRONT), ("", more), *PAPERS[1:]))

    shown = library.load("town")
    assert spans(shown) == {"1": (3, 3), "2": (4, 5), "3": (6, 6)}
    assert shown.pack.items[0].title == "All benches"
    assert set(standings(shown).values()) == {Standing.APPLIED}


def test_a_page_that_is_gone_is_not_taken_for_a_like_one_that_is_there(library: Library) -> None:
    alike = PONDS.replace("four ponds", "nine ponds")
    opened = publish(library, edition(*PAPERS[:2], ("1", PONDS), ("2", alike)))
    of(library).put(opened, {("item", "2-ponds", "last"): 4, ("item", "1-benches", "first"): 4})
    publish(library, again(*PAPERS[:2], ("1", PONDS)))
    assert standings(library.load("town"))["item/1-benches/first"] is Standing.LOST


def test_what_the_new_papers_say_themselves_lapses_and_what_contradicts_is_set_aside(
    library: Library,
) -> None:
    opened = publish(library, edition(*PAPERS))
    fixes = {"place": "Town Hall", "time": "7 pm", "council": "Hillford"}
    of(library).put(opened, {("meeting", "", name): value for name, value in fixes.items()})
    of(library).put(opened, {("item", "2-ponds", "title"): "Lakes"})
    new = again(*PAPERS[:3], titles={"1": "Benches"})
    meeting = replace(new.pack.meeting, place="Town Hall", time="8 pm")
    publish(library, replace(new, pack=replace(new.pack, meeting=meeting)))

    shown = library.load("town")
    assert standings(shown) == {
        "meeting//place": Standing.LAPSED,
        "meeting//time": Standing.SET_ASIDE,
        "meeting//council": Standing.APPLIED,
        "item/2-ponds/title": Standing.LOST,
    }
    assert (shown.pack.meeting.council, shown.pack.meeting.time) == ("Hillford", "8 pm")


def test_a_note_stays_on_its_item_and_is_found_again(library: Library) -> None:
    opened = publish(library, edition(*PAPERS))
    notebook = library.notebook("town")
    note = notebook.add(
        kind="note",
        text="Green?",
        anchor=Anchor(item="2-ponds", item_number="2", pdf_page=5, edition=opened.pack.edition),
    )
    of(library).put(opened, added_item(opened.pack, "3", "Sheds", first=5))
    on_new = notebook.add(
        kind="note",
        text="Sold?",
        anchor=Anchor(item="3-sheds", item_title="Sheds", edition=opened.pack.edition),
    )
    assert library.notebook("town").notes()[0].anchor == note.anchor

    publish(library, again(*PAPERS))
    found = {one.id: one.anchor.item for one in library.notebook("town").notes()}
    assert found == {note.id: "2-ponds", on_new.id: "3-sheds"}


def _closed() -> OpenPack:
    opened = edition(*PAPERS)
    items = tuple(replace(item, exempt=item.number == "2") for item in opened.pack.items)
    return replace(opened, pack=replace(opened.pack, items=items))


def test_only_the_members_own_correction_opens_what_is_closed(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    mine = Library(tmp_path / "a", Config(member="Robin Ash", shared=shared))
    theirs = Library(tmp_path / "b", Config(member="Kim Day", shared=shared))
    opened = publish(mine, _closed())
    publish(theirs, _closed())
    of(theirs).put(opened, {("item", "2-ponds", "exempt"): False, ("item", "1-benches", "title"): "Seats"})

    assert standings(mine.load("town")) == {"item/1-benches/title": Standing.APPLIED}
    sent = of(theirs).applied(opened).corrections[1].correction
    assert corrected(opened.pack, [sent]).standings == {"item/2-ponds/exempt": Standing.CLOSED}
    assert mine.load("town").pack.items[1].exempt
    assert not theirs.load("town").pack.items[1].exempt


def test_what_is_put_right_in_closed_items_stays_here(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    mine = Library(tmp_path / "a", Config(member="Robin Ash", shared=shared))
    opened = publish(mine, _closed())
    of(mine).put(
        opened, {("item", "2-ponds", "title"): "The secret sale", ("item", "1-benches", "title"): "Seats"}
    )

    assert [item.title for item in mine.load("town").pack.items] == ["Seats", "The secret sale"]
    left = b"".join(path.read_bytes() for path in shared.rglob("*.json"))
    assert b"Seats" in left
    assert b"secret" not in left
    of(mine).undo()
    assert mine.load("town").pack == opened.pack


@pytest.mark.parametrize("where", [{"first": 4}, {"parent": "2-ponds"}])
def test_an_item_added_to_what_is_closed_stays_here(tmp_path: Path, where: dict[str, Any]) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    mine = Library(tmp_path / "a", Config(member="Robin Ash", shared=shared))
    opened = publish(mine, _closed())
    of(mine).put(opened, added_item(opened.pack, "2A", "The secret sale", **where))
    of(mine).put(mine.load("town"), {("item", "2a-the-secret-sale", "title"): "The secret purchase"})

    assert "The secret purchase" in {item.title for item in mine.load("town").pack.items}
    assert b"secret" not in b"".join(path.read_bytes() for path in shared.rglob("*.json"))


def test_what_was_put_right_while_closed_does_not_leave_behind_what_came_after(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    mine = Library(tmp_path / "a", Config(member="Robin Ash", shared=shared))
    publish(mine, _closed())
    for field, value in (("title", "The secret sale"), ("exempt", False), ("title", "A sale")):
        of(mine).put(mine.load("town"), {("item", "2-ponds", field): value})

    assert mine.load("town").pack.items[1].title == "A sale"
    left = b"".join(path.read_bytes() for path in shared.rglob("*.json"))
    assert b"A sale" in left
    assert b"secret" not in left


def test_a_title_put_right_leaves_the_kind_of_the_item(library: Library) -> None:
    plain = edition(*PAPERS)
    printed = replace(plain.pack.items[1], pdf_first=None, pdf_last=None, page_first="9", kind="report")
    opened = publish(library, replace(plain, pack=replace(plain.pack, items=(plain.pack.items[0], printed))))
    of(library).put(opened, {("item", "2-ponds", "title"): "Lakes"})
    assert library.load("town").pack.items[1].kind == "report"


def _note(anchor: Anchor) -> Note:
    return Note(id="a", kind="question", text="?", member="x", anchor=anchor, created=NOW, updated=NOW)


@pytest.mark.parametrize("how", ["dropped", "cut"])
def test_a_note_on_closed_papers_does_not_leave_whatever_was_put_right(library: Library, how: str) -> None:
    opened = publish(library, _closed())
    wanted = {"dropped": {("item", "2-ponds", "dropped"): True}, "cut": {("item", "1-benches", "last"): 5}}[
        how
    ]
    of(library).put(opened, wanted)  # type: ignore[arg-type]  # both are of the one kind
    closed = Closed(library.load("town").pack)
    on_page = _note(Anchor(pdf_page=5))
    on_item = _note(Anchor(item="2-ponds"))
    assert not closed.note_may_leave(on_page)
    assert not closed.note_may_leave(on_item)


def test_a_damaged_file_keeps_its_whole_corrections(library: Library) -> None:
    opened = publish(library, edition(*PAPERS))
    of(library).put(opened, {("item", "1-benches", "title"): "Seats"})
    of(library).put(opened, {("item", "2-ponds", "title"): "Lakes"})
    (file,) = (library.home / "corrections" / "town").iterdir()
    file.write_bytes(file.read_bytes().replace(b"Lakes", b"L\xffkes"))

    assert [item.title for item in library.load("town").pack.items] == ["Seats", "Ponds"]
    of(library).put(opened, {("meeting", "", "place"): "Hall"})
    assert library.load("town").pack.meeting.place == "Hall"
    assert any(b"L\xffkes" in path.read_bytes() for path in library.home.rglob("*.corrupt-*"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (("meeting", "", "date"), "31 May"),
        (("item", "1-benches", "first"), "two"),
        (("item", "1-benches", "colour"), "red"),
        (("item", "1-benches", "title"), " "),
    ],
)
def test_what_does_not_fit_is_refused(library: Library, name: tuple[str, str, str], value: str) -> None:
    opened = publish(library, edition(*PAPERS))
    with pytest.raises(PackviewError, match="does not fit"):
        of(library).put(opened, {name: value})  # type: ignore[dict-item]
    assert not (library.home / "corrections").exists()


def test_the_outline_makes_the_agenda(library: Library) -> None:
    plain = edition(*PAPERS, titles={"1": "Benches"})
    marks = (
        Bookmark(title="Agenda", page=1, level=0),
        Bookmark(title="1. Benches", page=2, level=1),
        Bookmark(title="2  Ponds", page=4, level=1),
    )
    opened = publish(library, replace(plain, pack=replace(plain.pack, bookmarks=marks)))
    assert outline_items(opened) == [("1. Benches", 2, 3), ("2 Ponds", 4, 5)]
    of(library).put(opened, outline_wanted(opened, outline_items(opened)))
    shown = library.load("town")
    assert [(item.number, item.title) for item in shown.pack.items] == [("1", "Benches"), ("2", "Ponds")]
    assert spans(shown) == {"1": (2, 3), "2": (4, 5)}


def test_added_items_follow_one_another_and_too_deep_an_agenda_is_refused() -> None:
    pack, count = edition(*PAPERS).pack, 30
    keys = [f"n{number:02}" for number in range(count)]
    fields: dict[str, Value] = {"added": True, "title": "More"}
    made = [
        Correction(subject="item", key=key, field=field, value=value, at=NOW)
        for key, before in zip(keys, ["2-ponds", *keys], strict=False)
        for field, value in {**fields, "after": before, "parent": before}.items()
    ]
    found = corrected(pack, made)
    assert [item.key for item in found.pack.items] == ["1-benches", "2-ponds", *keys]
    refused = {one.key for one in made if found.standings[one.identity] is Standing.REFUSED}
    assert refused
    assert {item.parent for item in found.pack.items if item.key in refused} == {""}


def test_a_figure_is_not_put_right_in_two_indicators_of_one_reference() -> None:
    plain = edition(*PAPERS).pack
    alike = (Indicator(ref="M1", name=name, values={"2018-10": 4.0}) for name in ("Calls", "Letters"))
    pack = replace(plain, indicators=tuple(alike))
    with pytest.raises(PackviewError, match="Several indicators are called M1"):
        indicator_wanted(pack, "Letters", {"2018-10": "5"}, {})
    sent = Correction(subject="indicator", key="M1", field="period 2018-10", value=5, printed=4.0, at=NOW)
    assert corrected(pack, [sent]).pack == pack
    alone = replace(pack, indicators=pack.indicators[:1])
    wanted = indicator_wanted(alone, "calls", {"2018-10": "1,005"}, {"unit": None})
    assert wanted == {("indicator", "M1", "period 2018-10"): 1005}


@pytest.mark.parametrize("figure", [float("nan"), float("-inf"), 10**400, True, "44"])
def test_what_is_no_figure_is_refused(figure: Value) -> None:
    one = Correction(subject="indicator", key="M1", field="target Target", value=figure, at=NOW)
    assert not one.valid
    assert replace(one, value=44.5).valid


def test_an_outline_makes_a_whole_agenda_in_its_order(library: Library) -> None:
    plain = edition(*PAPERS)
    titles = ("Welcome", "Roads", "Any other matter", "Benches")
    marks = tuple(Bookmark(title=title, page=page, level=0) for page, title in enumerate(titles, start=2))
    opened = publish(library, replace(plain, pack=replace(plain.pack, bookmarks=marks, items=())))
    of(library).put(opened, outline_wanted(opened, outline_items(opened)))
    assert [item.title for item in library.load("town").pack.items] == [*titles]


def test_pages_without_headings_make_no_items_and_numbered_ones_do(library: Library) -> None:
    opened = edition(("", FRONT), ("1", BENCHES), ("2", "1. Ponds\n\nThey are dry.\n\n2. Sheds\n\nGreen."))
    assert heading_items(opened, 1, 2) == []
    assert heading_items(opened, 1, 3) == [("1. Ponds", 3, 3), ("2. Sheds", 3, 3)]


def test_a_member_says_where_the_minutes_begin(library: Library) -> None:
    minuted = (
        "Present: Councillors Ash (Chair), Birch and Cedar\n\n7. PONDS\n\nRESOLVED that the ponds be cleaned."
    )
    opened = publish(library, edition(("", FRONT), ("1", BENCHES), ("2", minuted)))
    of(library).put(
        opened, {("meeting", "", "minutes"): 3, ("attendee", "Councillor Birch", "list"): "absent"}
    )
    minutes = library.load("town").pack.minutes
    assert minutes is not None
    assert [one.name for one in minutes.absent] == ["Councillor Birch"]
    assert [item.resolutions[0].text for item in minutes.items] == ["that the ponds be cleaned."]
    of(library).undo()
    assert library.load("town").pack.minutes is None
