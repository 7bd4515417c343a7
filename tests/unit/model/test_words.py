"""What the screen and a command both say in words."""

from packview.model import Meeting, Pack, Source, StageName, Warned, WarningKind
from packview.model.words import failed_parts


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
