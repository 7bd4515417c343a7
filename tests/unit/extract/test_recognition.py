"""Text of scanned pages: what is made of recognised words, and that nothing else of a file changes."""

import os
import shutil
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import drawn_pdf
from packview.errors import PackviewError
from packview.extract import recognition
from packview.extract.page_picture import Picture
from packview.extract.recognition import RecognisedSource, engine_of, recognised_page, words_of_tsv
from packview.extract.source import open_source
from packview.model import Page
from packview.model.import_events import Imported
from packview.model.pages import Recognised
from packview.services.imports import worker
from packview.services.imports.client import ImportRequest
from packview.store import packs

SCAN = Page(number=1, width=612, height=792, state="image")
LINES = (("HILLFORD", "TOWN", "COUNCIL"), ("AGENDA",), ("1.", "Apologies", "for", "absence"))


def found(lines: Sequence[Sequence[str]], confidence: float = 95.0) -> list[Recognised]:
    """Words set in lines, 100 pixels a word, 60 a line."""
    return [
        Recognised(word, 200 + 100 * at, 200 + 60 * row, 80, 32 + row % 2, confidence)
        for row, line in enumerate(lines)
        for at, word in enumerate(line)
    ]


def scanned(lines: Sequence[str] = ()) -> bytes:
    """A file of one page with text, and one that is a picture of lines."""
    picture = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(picture)
    for row, line in enumerate(lines):
        pen.text((200, 200 + 90 * row), line, fill=0, font=ImageFont.load_default(40))

    def plain(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "This page has its own words and keeps them")

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)

    return drawn_pdf(plain, scan)


def test_words_become_lines_and_say_that_they_were_recognised() -> None:
    page = recognised_page(SCAN, found(LINES), 200)
    assert [line for line in page.lines if line] == [" ".join(line) for line in LINES]
    assert (page.state, page.recognised, page.confidence) == ("text", True, 95)
    assert (page.runs[0].x, page.runs[0].y) == (72.0, 72.0)
    assert len({run.size for run in page.runs}) == 1, "a pixel more or less is no other size"


def test_smudges_and_ruling_lines_are_no_words_and_a_long_doubtful_word_stays() -> None:
    odd = [
        Recognised("|", 150, 200, 5, 32, 90.0),
        Recognised("x7", 900, 200, 80, 32, 12.0),
        Recognised("Councillor", 900, 260, 80, 32, 7.0),
    ]
    page = recognised_page(SCAN, [*found(LINES), *odd], 200)
    words = " ".join(page.lines).split()
    assert "Councillor" in words
    assert not {"|", "x7"} & {*words}


@pytest.mark.parametrize("words", [[], [Recognised("~", 1, 1, 1, 30, 99.0)], found(LINES, 3.0)[:1]])
def test_a_picture_without_words_stays_a_picture(words: list[Recognised]) -> None:
    assert not recognised_page(SCAN, words, 200).recognised or words[0].text.isalpha()


def test_a_table_of_the_program_is_read_and_what_is_broken_in_it_left_out() -> None:
    table = (
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
        "4\t1\t1\t1\t1\t0\t100\t50\t400\t40\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t100\t52\t90\t36\t96.5\tTown\n"
        "5\t1\t1\t1\t1\t2\t210\tx\t90\t36\t96.5\tbroken\n"
        "5\t1\n"
    )
    assert list(words_of_tsv(table)) == [Recognised("Town", 100.0, 82.0, 90.0, 40.0, 96.5)]


def test_only_scanned_pages_are_recognised_each_once(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned())
    asked: list[Picture] = []

    def engine(picture: Picture) -> list[Recognised]:
        asked.append(picture)
        return found(LINES)

    with RecognisedSource(open_source(path), path, lambda: engine) as source:
        first, second = source.page(1), source.page(2)
    assert (first.recognised, second.recognised) == (False, True)
    assert first.lines == ("This page has its own words and keeps them",)
    assert [(one.width, len(one.pixels)) for one in asked] == [
        (asked[0].width, asked[0].width * asked[0].height)
    ]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages of every picture that the import process has recognised."""
    pytest.importorskip("pypdfium2")
    found_in: list[str] = []

    def engine_of(languages: str) -> object:
        def engine(_: Picture) -> list[Recognised]:
            found_in.append(languages)
            return found(LINES)

        return engine

    monkeypatch.setattr(worker, "engine_of", engine_of)
    return found_in


def done(path: Path, home: Path | None = None, password: str | None = None) -> Imported:
    request = ImportRequest(path=bytes(path), home=bytes(home) if home else None, password=password)
    event = list(worker.run(request))[-1]
    assert isinstance(event, Imported)
    return event


def test_no_file_is_recognised_twice_until_its_pack_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    home, path = tmp_path / "home", tmp_path / "scan.pdf"
    monkeypatch.setenv("PACKVIEW_HOME", str(home))
    path.write_bytes(scanned())
    read = done(path)
    assert (done(path).pages, done(path, home).pages, asked) == (read.pages, read.pages, ["eng"])

    (kept,) = home.glob("recognised/*/eng.2.msgpack")
    kept.write_bytes(kept.read_bytes()[:-9])
    assert (done(path).pages, asked) == (read.pages, ["eng", "eng"])

    (home / "config").mkdir()
    (home / "config" / "config.toml").write_text('ocr_languages = "eng+cym"', encoding="utf-8")
    assert (done(path).pages, asked[2:]) == (read.pages, ["eng+cym"])

    packs.remove(home, packs.pack_ids(home)[0])
    assert not [*home.glob("recognised/*")]


def test_what_is_recognised_in_a_protected_file_is_kept_only_with_its_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    home, path = tmp_path / "home", tmp_path / "scan.pdf"
    monkeypatch.setenv("PACKVIEW_HOME", str(home))
    writer = PdfWriter(clone_from=BytesIO(scanned()))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(path)
    assert done(path, password="secret").pages[1]
    assert not [*home.glob("recognised/*")]
    done(path, home, "secret")
    assert len([*home.glob("recognised/*/*")]) == 1
    assert len(asked) == 2


def test_missing_data_of_a_language_is_told_once_and_pages_stay_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pypdfium2")
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned())
    monkeypatch.setattr(recognition, "find_spec", lambda _: True)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with RecognisedSource(open_source(path), path, lambda: engine_of("xyz")) as source:
        assert [source.page(2).state, source.page(2).state] == ["image", "image"]
        assert [one.message for one in source.problems] == [
            f"There is no data to recognise xyz: scanned pages are pictures. Put it into {recognition._DATA}"
        ]


def test_a_page_that_cannot_be_recognised_stays_a_picture_and_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned())

    def engine(_: Picture) -> list[Recognised]:
        raise PackviewError("The text of this page could not be recognised")

    with RecognisedSource(open_source(path), path, lambda: engine) as source:
        assert source.page(2).state == "image"
        assert [(one.pdf_page, one.message) for one in source.problems] == [
            (2, "The text of this page could not be recognised: the page is a picture")
        ]
    with RecognisedSource(open_source(path), path, lambda: None) as source:
        assert (source.page(2).state, source.problems) == ("image", [])


def test_a_program_on_the_path_serves_where_the_extra_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "find_spec", lambda _: None)
    program = tmp_path / "tesseract"
    program.write_text(
        "#!/bin/sh\ncat >/dev/null\n"
        "printf 'head\\n4\\t1\\t1\\t1\\t1\\t0\\t0\\t50\\t400\\t40\\t-1\\t\\n5\\t1\\t1\\t1\\t1\\t1\\t100\\t52\\t90\\t36\\t96\\tTown\\n'\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    engine = engine_of("eng")
    assert engine is not None
    assert [one.text for one in engine(Picture(width=2, height=1, pixels=b"\xff\x00"))] == ["Town"]
    program.write_text("#!/bin/sh\nexit 3\n", encoding="utf-8")
    with pytest.raises(PackviewError, match="could not be recognised"):
        engine(Picture(width=2, height=1, pixels=b"\xff\x00"))


def test_nothing_recognises_where_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert engine_of("eng") is None


def test_the_extra_reads_a_drawn_page(tmp_path: Path) -> None:
    pytest.importorskip("tesserocr", reason="the extra 'ocr' is not installed")
    engine = engine_of("eng")
    if engine is None:
        pytest.skip("there is no data for text recognition")
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(["HILLFORD TOWN COUNCIL", "AGENDA", "Apologies for absence were noted"]))
    with RecognisedSource(open_source(path), path, lambda: engine) as source:
        lines = " ".join(source.page(2).lines)
    assert "HILLFORD TOWN COUNCIL" in lines
    assert "Apologies for absence" in lines
