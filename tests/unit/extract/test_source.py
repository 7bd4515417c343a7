"""Files of every kind, opened or refused in words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf.generic import DictionaryObject

from drawn_pdfs import FONTS, assembled, raw_pdf, read, stream
from packview.errors import PackviewError, PasswordNeededError
from packview.extract import pdf_fonts
from packview.extract.interpreter import Interpreter
from packview.extract.pdf import PdfSource
from packview.extract.source import open_source, scan_error
from packview.model import Bookmark, Page, StageName, Warned, WarningKind
from protected import protected_pdf

HELLO = b"BT /F1 10 Tf 72 700 Td (Hello) Tj ET"


def refused(tmp_path: Path, data: bytes, name: str = "pack.pdf") -> PackviewError:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(PackviewError) as caught:
        open_source(path)
    return caught.value


class TestKinds:
    def test_a_pdf_whatever_it_is_called(self, tmp_path: Path) -> None:
        path = tmp_path / "pack.txt"
        path.write_bytes(b"\n\n" + raw_pdf(HELLO))
        with open_source(path) as source:
            assert source.document.kind == "pdf"
            assert source.page(1).lines == ("Hello",)

    def test_a_text_whatever_it_is_called(self, tmp_path: Path) -> None:
        path = tmp_path / "pack.pdf"
        path.write_text("Hello\fthere", encoding="utf-8")
        with open_source(path) as source:
            assert source.document.kind == "text"
            assert source.page(2).lines == ("there",)
            assert source.problems == []

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "pack.pdf is empty"),
            (b" \n\x0c\t", "pack.pdf is empty"),
            (b"\xff\xfe \x00\n\x00", "There is no text in this file"),
            (b"PK\x03\x04 and so on", "pack.pdf is an office document or an archive, not a PDF"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "pack.pdf is an office document or an archive, not a PDF"),
            (b"{\\rtf1 text}", "pack.pdf is an office document or an archive, not a PDF"),
            (b"\xef\xbb\xbf\n<!DOCTYPE html><title>Sign in", "pack.pdf is a web page, not a PDF"),
            (b"\x89PNG\r\n\x1a\n", "pack.pdf is a picture, not a PDF"),
            (b"\x00\x01\x02\x03" * 50, "This is neither a PDF nor a text file"),
            (b"%PDF-1.7\n", "This PDF is not complete: its end is missing"),
            (b"%PDF-1.7\nnothing\n%%EOF", "This PDF is damaged and cannot be read"),
            (raw_pdf(), "This PDF has no pages"),
        ],
    )
    def test_what_cannot_be_read_is_said(self, tmp_path: Path, data: bytes, message: str) -> None:
        error = refused(tmp_path, data)
        assert error.message == message
        assert error.hint
        assert "\n" not in str(error)

    def test_a_name_cannot_reach_the_terminal_as_a_command(self, tmp_path: Path) -> None:
        assert refused(tmp_path, b"", "a\x1b[31mb.pdf").message == "ab.pdf is empty"

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(PackviewError, match=r"There is no file gone\.pdf"):
            open_source(tmp_path / "gone.pdf")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(PackviewError, match="is a folder"):
            open_source(tmp_path)

    def test_a_name_that_cannot_be(self) -> None:
        with pytest.raises(PackviewError, match="could not be read"):
            open_source(Path("a\x00b.pdf"))

    def test_a_name_too_long(self, tmp_path: Path) -> None:
        with pytest.raises(PackviewError):
            open_source(tmp_path / ("x" * 5000))

    def test_no_permission(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "pack.pdf"
        path.write_bytes(raw_pdf(HELLO))
        path.chmod(0)
        if os.access(path, os.R_OK):  # the administrator may read everything

            def no_reading(*_: object) -> bytes:
                raise PermissionError(13, "Permission denied")

            monkeypatch.setattr("packview.extract.source.read_file", no_reading)
        with pytest.raises(PackviewError, match=r"You are not allowed to read pack\.pdf"):
            open_source(path)


class TestPasswords:
    @pytest.fixture
    def locked(self, tmp_path: Path) -> Path:
        path = tmp_path / "locked.pdf"
        path.write_bytes(protected_pdf("Hillford"))
        return path

    def test_without_one(self, locked: Path) -> None:
        with pytest.raises(PasswordNeededError, match="protected by a password"):
            open_source(locked)

    def test_a_wrong_one(self, locked: Path) -> None:
        with pytest.raises(PasswordNeededError, match="does not open this PDF"):
            open_source(locked, password="hillford")

    def test_the_right_one(self, locked: Path) -> None:
        with open_source(locked, password="Hillford") as source:
            assert source.page(1).lines == ("A page behind a password",)

    @pytest.mark.parametrize("password", [None, "", "not needed"])
    def test_an_empty_one_just_opens(self, tmp_path: Path, password: str | None) -> None:
        path = tmp_path / "open.pdf"
        path.write_bytes(protected_pdf(""))
        with open_source(path, password=password) as source:
            assert source.page(1).lines == ("A page behind a password",)

    def test_one_for_an_open_file_does_no_harm(self, tmp_path: Path) -> None:
        path = tmp_path / "open.pdf"
        path.write_bytes(raw_pdf(HELLO))
        with open_source(path, password="any") as source:
            assert source.page(1).lines == ("Hello",)

    def test_protection_of_another_kind(self, tmp_path: Path) -> None:
        data = raw_pdf(
            HELLO,
            objects={40: b"<< /Filter /Adobe.PubSec /V 4 >>"},
            trailer=b"/Encrypt 40 0 R /ID [<00> <00>]",
        )
        assert "protected in a way" in refused(tmp_path, data).message


class TestBrokenPages:
    def test_one_broken_page_is_a_problem_and_the_others_are_read(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        original = Interpreter.run

        def run(interpreter: Interpreter, data: bytes, resources: DictionaryObject) -> None:
            if b"break" in data:
                raise RecursionError
            original(interpreter, data, resources)

        monkeypatch.setattr(Interpreter, "run", run)
        with PdfSource(raw_pdf(HELLO, b"% break", HELLO)) as source:
            pages = [source.page(number) for number in (1, 2, 3)]
            assert [page.lines for page in pages] == [("Hello",), (), ("Hello",)]
            assert [page.state for page in pages] == ["text", "damaged", "text"]
            assert source.problems == [
                Warned(
                    pdf_page=2,
                    message="This page is damaged and could not be read",
                    kind=WarningKind.FAILED,
                    stage=StageName.TEXT,
                    error="RecursionError",
                )
            ]

    def test_content_that_cannot_be_unpacked(self, tmp_path: Path) -> None:
        path = tmp_path / "pack.pdf"
        path.write_bytes(
            raw_pdf(
                HELLO,
                HELLO,
                objects={40: stream(b"not packed at all", b"/Filter /NoSuchFilter")},
            ).replace(b"/Contents 13 0 R", b"/Contents [40 0 R 11 0 R 99 0 R]", 1)
        )
        with open_source(path) as source:
            assert source.page(1).lines == ("Hello",)
            assert source.problems == []
            assert source.page(2).state == "damaged"
            assert source.page(2).lines == ("Hello",)
            assert {(problem.pdf_page, problem.message) for problem in source.problems} == {
                (2, "Part of this page is damaged and could not be read; nothing of it was taken as a fact")
            }

    def test_a_page_whose_entries_are_nonsense(self) -> None:
        page = read(raw_pdf(HELLO, page=b"/Rotate (x) /MediaBox [1 2] /CropBox 7", resources=b"/Font 3"))[0]
        assert page.lines == ("Hello",)

    def test_an_unknown_page_is_an_error(self, tmp_path: Path) -> None:
        path = tmp_path / "pack.pdf"
        path.write_bytes(raw_pdf(HELLO))
        with open_source(path) as source:
            for number in (0, 2, -1):
                with pytest.raises(PackviewError, match="There is no page"):
                    source.page(number)

    def test_pages_come_in_any_order_and_again(self, tmp_path: Path) -> None:
        path = tmp_path / "pack.pdf"
        path.write_bytes(
            raw_pdf(*(b"BT /F1 10 Tf 72 700 Td (Sheet %d) Tj ET" % number for number in range(5)))
        )
        with open_source(path) as source:
            assert [source.page(number).lines[0] for number in (5, 1, 3, 3)] == [
                "Sheet 4",
                "Sheet 0",
                "Sheet 2",
                "Sheet 2",
            ]


class TestOutline:
    def outline(self, *entries: bytes, catalog: bytes = b"") -> tuple[Bookmark, ...]:
        objects = {40: b"<< /First 41 0 R >>"}
        for index, entry in enumerate(entries):
            following = b"/Next %d 0 R" % (42 + index) if index + 1 < len(entries) else b""
            objects[41 + index] = b"<< %s %s >>" % (entry, following)
        data = raw_pdf(HELLO, HELLO, catalog=b"/Outlines 40 0 R " + catalog, objects=objects)
        with PdfSource(data) as source:
            return source.document.bookmarks

    def test_each_kind_of_destination(self) -> None:
        bookmarks = self.outline(
            b"/Title (Direct) /Dest [12 0 R /Fit]",
            b"/Title (By action) /A << /S /GoTo /D [10 0 R /XYZ 0 0 0] >>",
            b"/Title (By number) /Dest [1 /Fit]",
            b"/Title (By name) /Dest /there",
            catalog=b"/Dests << /there [12 0 R /Fit] >>",
        )
        assert [(bookmark.title, bookmark.page) for bookmark in bookmarks] == [
            ("Direct", 2),
            ("By action", 1),
            ("By number", 2),
            ("By name", 2),
        ]

    def test_a_destination_in_the_tree_of_names(self) -> None:
        bookmarks = self.outline(
            b"/Title (By string) /Dest (here)",
            catalog=b"/Names << /Dests << /Names [(here) << /D [12 0 R /Fit] >>] >> >>",
        )
        assert bookmarks == (Bookmark(title="By string", page=2),)

    def test_dead_destinations_and_missing_titles_are_kept(self) -> None:
        bookmarks = self.outline(
            b"/Dest [10 0 R /Fit]",
            b"/Title (Gone) /Dest [99 0 R /Fit]",
            b"/Title (Nowhere)",
            b"/Title (Web) /A << /S /URI /URI (http://example.org) >>",
            b"/Title (No such name) /Dest (nobody)",
            b"/Title (Beyond) /Dest [7 /Fit]",
            b"/Title 12 /Dest 5",
        )
        assert [(bookmark.title, bookmark.page) for bookmark in bookmarks] == [
            ("", 1),
            ("Gone", None),
            ("Nowhere", None),
            ("Web", None),
            ("No such name", None),
            ("Beyond", None),
            ("", None),
        ]

    def test_levels_follow_the_tree(self) -> None:
        objects = {
            40: b"<< /First 41 0 R >>",
            41: b"<< /Title (One) /First 42 0 R /Next 43 0 R >>",
            42: b"<< /Title (One and a half) >>",
            43: b"<< /Title <FEFF00540077006F001B005B0033006D000A0068006500720065> >>",
        }
        source = PdfSource(raw_pdf(HELLO, catalog=b"/Outlines 40 0 R", objects=objects))
        assert [(bookmark.title, bookmark.level) for bookmark in source.document.bookmarks] == [
            ("One", 0),
            ("One and a half", 1),
            ("Two here", 0),
        ]

    def test_an_outline_that_goes_round_in_a_circle_ends(self) -> None:
        objects = {40: b"<< /First 41 0 R >>", 41: b"<< /Title (Again) /First 41 0 R /Next 41 0 R >>"}
        assert (
            len(PdfSource(raw_pdf(HELLO, catalog=b"/Outlines 40 0 R", objects=objects)).document.bookmarks)
            == 1
        )

    @pytest.mark.parametrize("outline", [b"7", b"<< /First 3 >>", b"<< /First 99 0 R >>", b"null", b"[]"])
    def test_a_broken_outline_is_none(self, outline: bytes) -> None:
        source = PdfSource(raw_pdf(HELLO, catalog=b"/Outlines 40 0 R", objects={40: outline}))
        assert source.document.bookmarks == ()

    def test_title_and_author(self) -> None:
        info = b"<< /Title <FEFF0041002000200070001B005B0031006D> /Author <FEFF005200F6> >>"
        document = PdfSource(raw_pdf(HELLO, objects={40: info}, trailer=b"/Info 40 0 R")).document
        assert (document.title, document.author) == ("A p", "R\xf6")
        broken = PdfSource(raw_pdf(HELLO, objects={40: b"<< /Title 7 >>"}, trailer=b"/Info 40 0 R")).document
        assert (broken.title, broken.author) == ("", "")


class TestStates:
    def test_a_page_with_nothing_on_it(self) -> None:
        assert read(raw_pdf(b""))[0].state == "blank"

    @pytest.mark.parametrize(
        "words", ["This page is intentionally left blank", "Page left blank.", "[THIS PAGE IS BLANK]"]
    )
    def test_a_page_that_says_it_is_blank(self, words: str) -> None:
        page = read(raw_pdf(b"BT /F1 10 Tf 72 400 Td (%s) Tj ET" % words.encode()))[0]
        assert page.state == "blank"

    def test_a_drawing_without_text(self) -> None:
        drawing = b" ".join(b"%d 100 m 200 %d l S" % (index, index) for index in range(30))
        assert read(raw_pdf(drawing))[0].state == "image"

    def test_text_of_signs_that_nobody_knows(self) -> None:
        encoding = b"<< /Type /Encoding /Differences [97 /uniE001 /uniE002 /uniE003] >>"
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Any /Encoding 41 0 R >>"
        data = raw_pdf(
            b"BT /F1 10 Tf 72 400 Td (abc cba) Tj ET",
            resources=b"/Font << /F1 40 0 R >>",
            objects={40: font, 41: encoding},
        )
        assert read(data)[0].state == "garbled"

    @pytest.mark.parametrize(
        ("pages", "words"),
        [
            (
                [Page(number=1, state="garbled", lines=("\ue001",)), Page(number=2, state="blank")],
                "fonts do not say",
            ),
            ([Page(number=1, state="damaged")], "damaged"),
            ([Page(number=1, state="blank", lines=("This page is blank",))], "no text"),
        ],
    )
    def test_a_file_without_any_text_is_said_to_be(self, pages: list[Page], words: str) -> None:
        error = scan_error(pages)
        assert error is not None
        assert words in error.message

    def test_one_page_of_text_is_enough(self) -> None:
        assert scan_error([Page(number=1, state="blank"), Page(number=2, state="text")]) is None

    def test_pictures_can_be_looked_at(self) -> None:
        assert scan_error([Page(number=1, state="image"), Page(number=2, state="blank")]) is None


def test_pages_that_were_read_are_not_kept() -> None:
    filler = b"% " + b"x" * 100_000 + b"\n"
    with PdfSource(raw_pdf(*[filler + HELLO] * 20)) as source:
        for number in range(1, 21):
            assert source.page(number).lines == ("Hello",)
        kept = [value for value in source._reader.resolved_objects.values() if hasattr(value, "get_data")]
        assert kept == []


def test_fonts_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []

    class Counted(pdf_fonts.DrawnFont):
        def __init__(self, resource: DictionaryObject) -> None:
            made.append(resource)
            super().__init__(resource)

    monkeypatch.setattr(pdf_fonts, "DrawnFont", Counted)
    read(raw_pdf(HELLO, HELLO, HELLO))
    assert len(made) == 1


def test_pypdf_says_nothing_on_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(
        assembled({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [9 0 R] >>"})
    )
    code = (
        "import sys; from pathlib import Path; from packview.extract.source import open_source\n"
        "from packview.errors import PackviewError\n"
        "try: open_source(Path(sys.argv[1])).page(1)\n"
        "except PackviewError: print('refused')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], check=False, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("refused\n", "")


def test_fonts_of_the_page_are_named_without_their_prefix() -> None:
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /BCDEEE+Aptos#20Narrow,Bold /Encoding /WinAnsiEncoding >>"
    data = raw_pdf(HELLO, resources=FONTS.replace(b"5 0 R", b"40 0 R"), objects={40: font})
    assert [(run.font, run.bold) for run in read(data)[0].runs] == [("Aptos Narrow,Bold", True)]
