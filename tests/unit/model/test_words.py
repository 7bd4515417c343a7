"""What the screen and a command both say in words."""

from dataclasses import replace

from packview.model import Meeting, MinuteItem, Pack, Source, StageName, Warned, WarningKind
from packview.model.import_events import Working, import_progress
from packview.model.pack import Motion, Votes
from packview.model.words import discussion_of, failed_parts


def pack(*warnings: Warned) -> Pack:
    return Pack(
        pack_id="a-pack",
        source=Source(kind="pdf", name="a.pdf", sha256="a", size=1),
        meeting=Meeting(committee="Parks Committee"),
        warnings=warnings,
    )


def failure(stage: StageName, page: str | None = None, pdf_page: int | None = None) -> Warned:
    return Warned(
        page=page, pdf_page=pdf_page, message="x", kind=WarningKind.FAILED, stage=stage, error="KeyError"
    )


def test_failed_parts_are_named_with_their_pages() -> None:
    said = failed_parts(
        pack(
            failure(StageName.GLOSSARY),
            Warned(message="Odd", pdf_page=3, stage=StageName.CHECKS),
            failure(StageName.TABLES, "12", 16),
            failure(StageName.TEXT, None, 2),
            failure(StageName.LAYOUT, "1", 5),
            failure(StageName.LAYOUT, "2", 6),
        )
    )
    assert said == "Could not be read: glossary, tables (page 12), text (PDF page 2), layout (2 pages)"


def test_nothing_is_said_where_nothing_failed() -> None:
    assert failed_parts(pack(Warned(message="Odd", stage=StageName.CHECKS))) == ""


def test_progress_says_what_takes_long() -> None:
    assert import_progress(None, done=1_200, total=3_000) == "page 1,200 of 3,000"
    assert import_progress(Working(page=9, seconds=3.2), done=8, total=30) == "page 9 of 30, 3 s so far"
    waiting = Working(page=None, seconds=2.0)
    assert import_progress(waiting, done=0, total=0) == "2 s so far"
    assert import_progress(waiting, done=30, total=30) == "all 30 pages read, 2 s of sorting them"


def test_the_rows_of_a_motion_are_not_told_beside_it() -> None:
    motion = Motion(
        text="That Council sells Lot 4.",
        mover="Cr Dunn",
        seconder="Cr Flood",
        result="lost",
        votes=Votes(for_=2, against=3),
    )
    rows = ("Moved Cr Dunn", "Seconded Cr Flood", "That Council sells Lot 4.", "LOST 2/3")
    told = "Cr Dunn asked what Lot 4 cost."
    item = MinuteItem(number="4", title="Land", discussion=(*rows, told), motions=(motion,))
    assert discussion_of(item) == [told]
    assert discussion_of(replace(item, motions=())) == [*rows, told]
