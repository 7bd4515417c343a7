"""The renderer: what it prints where, seen through pypdf."""

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.platypus import Spacer

from pack_dates import spoken_date
from pack_deck import Deck, Layout, NewPage, Room, para
from pack_example import small_dataset, small_pack, small_report
from pack_renderer import render_pack
from pack_result import ItemRange, RenderedPack
from pack_spec import (
    AttendeeSpec,
    ContactSpec,
    Cover,
    Grid,
    Heading,
    ItemSpec,
    MinutesSpec,
    PackSpec,
    PageBreak,
    Pairs,
    Para,
    ProseSpec,
)
from pack_style import SOUTHAMPTON, Style, text


def reader(pack: RenderedPack) -> PdfReader:
    return PdfReader(io.BytesIO(pack.data))


def texts(pack: RenderedPack) -> list[str]:
    return [page.extract_text() for page in reader(pack).pages]


def outline(pack: RenderedPack) -> list[tuple[int, str, int]]:
    pdf = reader(pack)

    def walk(entries: Any, level: int) -> list[tuple[int, str, int]]:
        found = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry, level + 1)
            else:
                found.append((level, entry.title, (pdf.get_destination_page_number(entry) or 0) + 1))
        return found

    return walk(pdf.outline, 0)


def turned(page: Any) -> dict[str, int]:
    """Text that is not upright, with its direction in degrees."""
    found: dict[str, int] = {}

    def look(value: str, matrix: list[float], at: list[float], *_: Any) -> None:
        across = at[0] * matrix[0] + at[1] * matrix[2]
        up = at[0] * matrix[1] + at[1] * matrix[3]
        where = {(0, 1): 90, (0, -1): 270}.get((round(across), round(up)))
        if where and value.strip():
            found[value.strip()] = where

    page.extract_text(visitor_text=look)
    return found


def with_papers(*papers: Any, style: Style = SOUTHAMPTON) -> RenderedPack:
    pack = small_pack()
    return render_pack(replace(pack, items=(ItemSpec(number="1", title="ONE", papers=papers),)), style)


@pytest.fixture(scope="module")
def small() -> RenderedPack:
    return render_pack(small_pack())


def test_labels_are_those_stamped(small: RenderedPack) -> None:
    found = [re.search(r"^Page (\d+)$", page, re.MULTILINE) for page in texts(small)]
    assert [each[1] if each else None for each in found] == list(small.labels)
    assert small.labels == (None, None, "1", "2", "3", "4", "5", "6", "7", "8", "9")


def test_each_paper_starts_on_an_odd_label_after_a_blank_page(small: RenderedPack) -> None:
    assert [(paper.title, paper.kind, paper.page_first, paper.page_last) for paper in small.papers] == [
        ("MINUTES OF THE PREVIOUS MEETING", "minutes", "1", "2"),
        ("HARBOUR DUES", "report", "3", "4"),
        ("Appendix 1 Tariff", "appendix", "5", "6"),
        ("Appendix 2 Monthly dataset", "appendix", "7", "8"),
        ("Appendix 1 Earlier recommendations", "appendix", "9", "9"),
    ]
    assert [paper.pdf_first for paper in small.papers] == [3, 5, 7, 9, 11]
    blanks = [number for number, page in enumerate(texts(small), 1) if "intentionally left blank" in page]
    assert blanks == [4, 6, 8, 10]


def test_the_agenda_names_the_pages_of_each_item(small: RenderedPack) -> None:
    assert small.items == (
        ItemRange(number="1"),
        ItemRange(number="2", pdf_first=3, pdf_last=4, page_first="1", page_last="2"),
        ItemRange(number="3", pdf_first=5, pdf_last=10, page_first="3", page_last="8"),
        ItemRange(number="4a", pdf_first=11, pdf_last=11, page_first="9", page_last="9"),
    )
    agenda = texts(small)[1]
    assert "MINUTES OF THE PREVIOUS MEETING (Pages 1 - 2)" in agenda
    assert "HARBOUR DUES (Pages 3 - 8)" in agenda
    assert "EARLIER RECOMMENDATIONS (Pages 9 - 9)" in agenda
    assert "APOLOGIES (" not in agenda


def test_first_pages_are_stamped_with_item_and_appendix(small: RenderedPack) -> None:
    stamps = {
        number: re.findall(r"^ ?((?:Agenda Item|Appendix) \w+)$", page, re.MULTILINE)
        for number, page in enumerate(texts(small), 1)
    }
    assert {number: found for number, found in stamps.items() if found} == {
        3: ["Agenda Item 2"],
        5: ["Agenda Item 3"],
        7: ["Appendix 1"],
        9: ["Appendix 2"],
        11: ["Agenda Item 4a", "Appendix 1"],
    }


def test_the_outline_leads_to_papers(small: RenderedPack) -> None:
    assert outline(small) == [
        (0, "Agenda", 1),
        (0, "2 MINUTES OF THE PREVIOUS MEETING", 3),
        (0, "3 HARBOUR DUES", 5),
        (1, "Appendix 1 Tariff", 7),
        (1, "Appendix 2 Monthly dataset", 9),
        (0, "4a EARLIER RECOMMENDATIONS", 11),
        (1, "Appendix 1 Earlier recommendations", 11),
    ]


def test_a_second_paper_that_is_no_appendix_has_its_own_bookmark() -> None:
    pack = with_papers(small_report(), ProseSpec(title="Late letter", blocks=(Para(text="Dear all"),)))
    assert outline(pack)[1:] == [(0, "1 ONE", 3), (1, "Late letter", 5)]
    assert [paper.title for paper in pack.papers] == ["ONE", "Late letter"]


def test_metadata(small: RenderedPack) -> None:
    facts = reader(small).metadata
    assert facts
    assert facts.title == "Agenda for Harbour Committee on Tuesday, 2nd April, 2030, 2.00 pm"
    assert facts.author == "Seaport Council"


@pytest.mark.parametrize(
    ("day", "spoken"),
    [
        (date(2030, 3, 1), "Friday, 1st March, 2030"),
        (date(2030, 3, 3), "Sunday, 3rd March, 2030"),
        (date(2030, 3, 11), "Monday, 11th March, 2030"),
        (date(2030, 3, 13), "Wednesday, 13th March, 2030"),
        (date(2030, 3, 22), "Friday, 22nd March, 2030"),
        (date(2018, 11, 29), "Thursday, 29th November, 2018"),
    ],
)
def test_dates_as_they_are_spoken(day: date, spoken: str) -> None:
    assert spoken_date(day) == spoken


def test_the_dataset_is_wide_and_its_header_names_and_stamp_are_turned(small: RenderedPack) -> None:
    page = reader(small).pages[8]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (1191, 842)
    directions = turned(page)
    assert directions["Jan-30"] == 90
    assert directions["Ann Tide"] == 90
    assert directions["Page 7"] == 270
    assert "Bartholomew" in directions  # a long name is wrapped, and both lines are turned
    assert "Longshore" in directions
    assert "Ships that came in" not in directions


def test_the_dataset_prints_every_cell(small: RenderedPack) -> None:
    page = texts(small)[8]
    for row in small_dataset().indicators:
        for value in (row.ref, *row.months, row.change_year, *row.benchmarks, *row.targets, row.commentary):
            assert value in page
    assert "\u2191" in page
    assert "\u2193" in page
    assert "Page 1 of 1" in page


def test_a_long_dataset_goes_over_pages_and_repeats_its_header() -> None:
    data = small_dataset()
    rows = tuple(replace(data.indicators[0], ref=f"R{number}") for number in range(40))
    pack = with_papers(replace(data, indicators=rows))
    pages = [page for page in texts(pack) if "Jan-30" in page]
    assert len(pages) > 2
    assert [re.findall(r"Page \d of \d", page) for page in pages] == [
        [f"Page {number} of {len(pages)}"] for number in range(1, len(pages) + 1)
    ]
    assert sum(page.count("Ships that came in") for page in pages) == 40
    assert "Mar-30 Monthly dataset" in pages[0]
    assert "Mar-30 Monthly dataset" not in pages[1]


def test_a_report_of_many_paragraphs_goes_over_pages() -> None:
    report = small_report()
    entry = report.sections[0].entries[0]
    entries = tuple(replace(entry, number=str(number), text=f"Point {number}. " * 30) for number in range(30))
    pack = with_papers(replace(report, sections=(replace(report.sections[0], entries=entries),)))
    assert len(pack.labels) > 6
    assert all(any(f"Point {number}." in page for page in texts(pack)) for number in range(30))


def test_a_paragraph_longer_than_a_page_is_split() -> None:
    words = " ".join(f"word{number}" for number in range(1500))
    found = " ".join(texts(with_papers(ProseSpec(title="Long", blocks=(Para(text=words),)))))
    assert [f"word{number}" for number in range(1500) if f"word{number}" not in found] == []


def test_markup_is_printed_and_never_obeyed() -> None:
    nasty = "Smith & Sons <b>bold</b> [REDACTED] </para> 5 < 6"
    pack = small_pack()
    item = ItemSpec(number="1", title=nasty, papers=(ProseSpec(title="T", blocks=(Para(text=nasty),)),))
    pages = texts(render_pack(replace(pack, items=(item,))))
    assert nasty in pages[1]
    assert nasty in pages[2]


def test_blocks_of_prose() -> None:
    paper = ProseSpec(
        title="Blocks",
        blocks=(
            Cover(lines=("Title", "Subtitle", "Somebody")),
            Heading(text="Money", level=2),
            Grid(header=("Agency", "Sum"), rows=(("Police", "£13,482"), ("Total", "£13,482"))),
            Pairs(rows=(("LA", "Local Authority"),)),
            PageBreak(),
            Para(text="After", bold=True),
        ),
        appendix=1,
    )
    pages = texts(with_papers(paper))[2:]
    assert len(pages) == 3
    assert "Subtitle" in pages[0]
    assert "£13,482" in pages[1]
    assert "Local Authority" in pages[1]
    assert "After" in pages[2]


def test_attendance_lists_councillors_together_and_others_by_role(small: RenderedPack) -> None:
    page = texts(small)[2]
    assert "Councillors Quay (Chair) and A Pier (except item 4).\n" in page
    assert "Appointed Member Ida Mole." in page
    assert "Councillor Slip" in page
    assert "COUNCILLOR A PIER IN THE CHAIR" in page


def test_attendees_without_a_councillor_are_listed_too() -> None:
    pack = small_pack()
    minutes = pack.items[1].papers[0]
    assert isinstance(minutes, MinutesSpec)
    people = (AttendeeSpec(name="Ida Mole", role="Officer"), AttendeeSpec(name="Al Ebb", role="Officer"))
    found = texts(with_papers(replace(minutes, present=people, apologies=())))[2]
    assert "Officers Ida Mole and Al Ebb" in found
    assert "Apologies" not in found


def test_front_sheet() -> None:
    pack = small_pack()
    contact = ContactSpec(
        role="Clerk", name="Tom Bollard", telephone="01632 960000", email="t@council.example"
    )
    meeting = replace(
        pack.meeting, contacts=(contact,), published=date(2030, 3, 25), signed="Chief Executive"
    )
    pages = texts(render_pack(replace(pack, meeting=meeting)))
    for line in (
        "Harbour Committee",
        "Councillor Quay (Chair)",
        "Appointed Members\nIda Mole",
        "Tel: 01632 960000",
        "Email: t@council.example",
        "This meeting is open to the public",
    ):
        assert line in pages[0]
    assert "Monday, 25 March 2030" in pages[1]
    closed = replace(pack, meeting=replace(meeting, open_to_public=False))
    assert "open to the public" not in texts(render_pack(closed))[0]


def test_house_style_without_stamps_or_bookmarks() -> None:
    pack = render_pack(small_pack(), Style(stamp="none", item_stamps=False, bookmarks=False, ranges=""))
    assert set(pack.labels) == {None}
    assert outline(pack) == []
    assert not [
        page
        for page in texts(pack)[2:]
        if re.search(r"^ ?(Page|Agenda Item|Appendix) \w+$", page, re.MULTILINE)
    ]
    assert {(item.page_first, item.pdf_first is None) for item in pack.items} == {(None, True), (None, False)}


def test_house_style_with_its_own_numbers() -> None:
    style = Style(
        stamp="head",
        stamp_text="{n}",
        first_label=21,
        odd_starts=False,
        minute_number="C{n}/30",
        ranges="({first} to {last})",
        agenda="table",
        turned=False,
    )
    pack = render_pack(small_pack(), style)
    assert pack.labels == (None, None, "21", "22", "23", "24", "25")
    assert "HARBOUR DUES (22 to 24)" in texts(pack)[1]
    assert "C4/30" in texts(pack)[2]
    assert "24" not in turned(reader(pack).pages[5])


def test_a_page_stamped_at_its_head_is_stamped_above_the_text() -> None:
    heights: dict[str, float] = {}
    page = reader(render_pack(small_pack(), Style(stamp="head"))).pages[2]

    def look(value: str, _: Any, at: list[float], *__: Any) -> None:
        heights.setdefault(value.strip(), at[5])

    page.extract_text(visitor_text=look)
    assert heights["Page 1"] == max(height for value, height in heights.items() if value)


def test_two_items_with_one_number_are_refused() -> None:
    pack = small_pack()
    with pytest.raises(ValueError, match="same number"):
        render_pack(replace(pack, items=(*pack.items, pack.items[0])))


def test_a_row_taller_than_a_page_is_refused() -> None:
    data = small_dataset()
    tall = replace(data.indicators[0], commentary="too long " * 2000)
    with pytest.raises(ValueError, match="taller than a page"):
        with_papers(replace(data, indicators=(tall,)))


def test_a_story_piece_larger_than_a_page_is_refused() -> None:
    deck = Deck("t", "a")
    line = text("Helvetica", 11)
    with pytest.raises(ValueError, match="larger than a page"):
        deck.flow([para("before", line), Unsplittable(1, 2000), para("after", line)], Layout())


class Unsplittable(Spacer):  # type: ignore[misc]  # reportlab has no types
    """A piece that does not shrink at the top of a page, as a plain spacer does."""

    _SPACETRANSFER = False

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 1.0, 2000.0


def test_new_page_and_room_make_no_empty_pages() -> None:
    deck = Deck("t", "a")
    line = text("Helvetica", 11)
    story = [NewPage(), Room(9000), para("one", line), NewPage(), NewPage(), para("two", line), NewPage()]
    assert len(deck.flow(story, Layout())) == 2
    assert len(deck.flow([], Layout())) == 1


def test_a_pack_without_papers_is_front_sheet_and_agenda() -> None:
    pack = small_pack()
    rendered = render_pack(PackSpec(meeting=pack.meeting, items=pack.items[:1]))
    assert rendered.labels == (None, None)
    assert rendered.papers == ()
