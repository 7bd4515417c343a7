"""Which pages a member has to read for themselves, in words."""

from dataclasses import replace
from typing import Any

from packview.model import AgendaItem, Meeting, Pack, PageInfo, PageState, Paper, ReadAs, Source, Table
from packview.services.analysis.coverage import headless, pages_in_words, text_only, unclaimed, unused


def info(number: int, *read_as: ReadAs, state: PageState = "text", item: str | None = "7-board") -> PageInfo:
    label = str(number - 4) if number > 4 else None
    return PageInfo(number=number, label=label, item=item, state=state, read_as=read_as)


def pack(*pages: PageInfo, papers: tuple[Paper, ...] = (), **fields: Any) -> Pack:
    known: dict[str, Any] = {"items": (AgendaItem(key="7-board", number="7", title="Board", papers=papers),)}
    return Pack(
        pack_id="a-pack",
        source=Source(kind="pdf", name="a.pdf", sha256="a", size=1),
        meeting=Meeting(committee="Parks Committee"),
        pages=pages,
        **{**known, **fields},
    )


def told(*pages: PageInfo, **fields: Any) -> list[str]:
    return [str(stretch) for stretch in unclaimed(pack(*pages, **fields))]


def paper(title: str, first: int, last: int) -> Paper:
    return Paper(title=title, kind="appendix", pdf_first=first, pdf_last=last)


def test_pages_in_a_row_are_one_stretch_with_item_and_paper() -> None:
    assert told(info(1, "agenda"), *map(info, range(2, 8)), papers=(paper("Appendix 1", 5, 7),)) == [
        "PDF pages 2 to 4: plain text, item 7",
        "pages 1 to 3 (PDF 5 to 7): plain text, item 7, Appendix 1",
    ]


def test_a_blank_page_does_not_end_a_stretch_and_is_none() -> None:
    assert told(info(5), info(6, state="blank"), info(7), info(8, state="blank")) == [
        "pages 1 to 3 (PDF 5 to 7): plain text, item 7"
    ]
    assert told(info(5, state="blank")) == []


def test_scanned_and_garbled_pages_stand_apart() -> None:
    assert told(info(5, state="image"), info(6, state="garbled"), info(7, item=None)) == [
        "page 1 (PDF 5): a scanned picture, item 7",
        "page 2 (PDF 6): letters that cannot be made out, item 7",
        "page 3 (PDF 7): plain text",
    ]


def test_a_page_that_was_understood_ends_a_stretch() -> None:
    assert told(info(5), info(6, "table"), info(7)) == [
        "page 1 (PDF 5): plain text, item 7",
        "page 3 (PDF 7): plain text, item 7",
    ]
    assert told(info(5, "report"), info(6, "table")) == []


def test_the_mark_is_for_text_within_papers_of_packs_that_were_understood() -> None:
    pages = [info(1, item=None), info(2, "report"), info(3), info(4, state="image"), info(5, state="blank")]
    assert text_only(pages) == {3}
    assert text_only([info(1), info(2)]) == frozenset()
    assert text_only([]) == frozenset()


def test_a_page_of_which_little_was_used_is_told_as_such() -> None:
    little, much = replace(info(5, "report"), used=0.3), replace(info(6, "report"), used=0.5)
    nothing = replace(info(7, "report"), used=0.0)
    assert told(little, much, nothing) == [
        "page 1 (PDF 5): mostly plain text, item 7",
        "page 3 (PDF 7): plain text, item 7",
    ]
    assert text_only([little, much, nothing]) == {7}


def test_lines_of_agenda_and_minutes_that_became_nothing_are_told() -> None:
    agenda = replace(info(1, "agenda"), used=0.5)
    item = AgendaItem(key="2-roads", number="2", title="Roads", page_first="3", page_last="8")
    found = pack(agenda, info(2, "report"), items=(item,))
    lines = (
        (
            "2 Roads (Pages 3 - 8)",
            "2. Ffyrdd 2. Roads All 3 - 8",
            "4. Bridges",
            "Urgent: the boiler (Pages 9 - 12)",
            "Tea will be served.",
            "12 High Street",
            "4 Mill Lane, Eastmarch",
        ),
        ("4. Bridges",),
    )
    assert [text for _, text in unused(found, lines)] == ["4. Bridges", "Urgent: the boiler (Pages 9 - 12)"]


def test_columns_without_a_heading_are_told_but_not_the_first() -> None:
    table = Table(title="Costs", header=("", "2023", ""), rows=(("Tar", "5", "6"),), pdf_page=1)
    blank = Table(header=("", "2023", ""), rows=(("Tar", "5", ""),), pdf_page=1)
    none = Table(header=("", "", ""), rows=(("Tar", "5", "7"),), pdf_page=1)
    assert headless(pack(info(1), tables=(table, blank, none))) == [(table, 2)]


def test_pages_in_words() -> None:
    assert pages_in_words(("13", 17), ("24", 28)) == "pages 13 to 24 (PDF 17 to 28)"
    assert pages_in_words(("13", 17), ("13", 17)) == "page 13 (PDF 17)"
    assert pages_in_words((None, 17), ("13", 18)) == "PDF pages 17 to 18"
    assert pages_in_words((None, 17), (None, 17)) == "PDF page 17"
    assert pages_in_words(("13", 17), (None, None)) == "PDF page 17"
