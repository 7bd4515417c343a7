"""What is damaged, missing or too much is told, and nothing of it runs on into something else."""

import os
import re
import zlib
from base64 import a85encode

import pytest
from pypdf._codecs._codecs import LzwCodec

from drawn_pdfs import FONTS, raw_pdf, read, stream
from packview import paths
from packview.errors import PackviewError
from packview.extract import interpreter
from packview.extract.pdf import PdfSource
from packview.extract.source import scan_error
from packview.model import Page

LINES = [
    b"Line %d: the number of children waiting in ward %d fell again" % (number, number)
    for number in range(40)
]
SHEET = b"BT /F1 10 Tf 14 TL 60 800 Td " + b" ".join(b"(%s) Tj T*" % line for line in LINES) + b" ET"
PACKED = zlib.compress(SHEET)


def packed_pdf(data: bytes, entries: bytes = b"/Filter /FlateDecode") -> bytes:
    """A file whose second page draws what a packed stream holds."""
    return raw_pdf(SHEET, b"", objects={40: stream(data, entries)}).replace(
        b"/Contents 13 0 R", b"/Contents 40 0 R"
    )


def second(data: bytes) -> tuple[Page, list[str]]:
    """The second page of a file, and what was said of it."""
    with PdfSource(data) as source:
        page = source.page(2)
        return page, [problem.message for problem in source.problems if problem.pdf_page in (2, None)]


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


class TestStreams:
    def test_a_whole_one_is_read(self) -> None:
        page, problems = second(packed_pdf(PACKED))
        assert page.state == "text"
        assert len(page.lines) == len(LINES)
        assert problems == []

    @pytest.mark.parametrize("cut", [True, False])
    def test_a_broken_one_gives_no_line_that_is_not_printed(self, cut: bool) -> None:
        half = len(PACKED) // 2
        page, problems = second(packed_pdf(PACKED[:half] if cut else flipped(PACKED, half)))
        assert page.state == "damaged"
        assert problems == [
            "Part of this page is damaged and could not be read; nothing of it was taken as a fact"
        ]
        assert (len(page.lines) > 0) == cut
        assert {line.encode() for line in page.lines} <= {*LINES}

    @pytest.mark.parametrize(
        ("names", "data"),
        [
            (b"[/ASCII85Decode /FlateDecode]", a85encode(PACKED) + b"~>"),
            (b"[/A85 /Fl]", a85encode(PACKED) + b"~>"),
            (b"/ASCII85Decode", a85encode(SHEET) + b"~>"),
            (b"/ASCIIHexDecode", SHEET.hex().encode() + b">"),
            (b"/RunLengthDecode", b"".join(bytes([0, one]) for one in SHEET) + b"\x80"),
            (b"/LZWDecode", LzwCodec().encode(SHEET)),
        ],
    )
    def test_every_encoding_tells_a_cut(self, names: bytes, data: bytes) -> None:
        whole, problems = second(packed_pdf(data, b"/Filter " + names))
        assert (len(whole.lines), whole.state, problems) == (len(LINES), "text", [])
        cut, problems = second(packed_pdf(data[: len(data) // 2], b"/Filter " + names))
        assert cut.state == "damaged"
        assert problems
        assert {line.encode() for line in cut.lines[:-1]} <= {*LINES}

    def test_a_cut_does_not_run_on_into_the_next_stream(self) -> None:
        cut = zlib.compress(b"BT /F1 10 Tf 60 800 Td (The vote was ")[:-5]
        data = raw_pdf(
            SHEET,
            b"",
            objects={40: stream(cut, b"/Filter /FlateDecode"), 41: stream(b"lost) Tj (carried) Tj ET")},
        ).replace(b"/Contents 13 0 R", b"/Contents [40 0 R 41 0 R]")
        page, problems = second(data)
        assert problems
        assert page.lines in ((), ("carried",))

    def test_one_without_its_checksum_is_whole(self) -> None:
        page, problems = second(packed_pdf(PACKED[:-4]))
        assert (page.state, problems) == ("text", [])

    def test_one_that_is_not_what_was_packed_is_damaged(self) -> None:
        page, problems = second(packed_pdf(PACKED[:-4] + b"\0\0\0\0"))
        assert page.state == "damaged"
        assert problems

    def test_content_that_is_not_there_is_told(self) -> None:
        page, problems = second(raw_pdf(SHEET, SHEET).replace(b"/Contents 13 0 R", b"/Contents 99 0 R"))
        assert page.state == "damaged"
        assert problems

    @pytest.mark.parametrize(
        ("entry", "broken"),
        [
            (b"/Filter /FlateDecode", b"/Fil\0er /FlateDecode"),
            (b"/Contents 40 0 R", b"/Cont\0nts 40 0 R"),
            (b"/Contents 40 0 R", b"/Odd      40 0 R"),
            (b"/Type /Page /Parent", b"/Type /Page )Parent"),
        ],
    )
    def test_a_broken_entry_is_told(self, entry: bytes, broken: bytes) -> None:
        page, problems = second(packed_pdf(PACKED).replace(entry, broken))
        assert page.state == "damaged"
        assert problems

    def test_a_map_of_letters_that_is_not_there_is_told(self) -> None:
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Any /ToUnicode 42 0 R >>"
        drawn = b"BT /G 10 Tf 9 9 Td (A) Tj ET"
        page = read(raw_pdf(drawn, drawn, resources=b"/Font << /G 41 0 R >>", objects={41: font}))[1]
        assert page.state == "damaged"

    @pytest.mark.parametrize(("widths", "state"), [(b"500 600 700", "text"), (b"500 6\0\0 700 ", "damaged")])
    def test_widths_that_do_not_fit_the_letters_are_told(self, widths: bytes, state: str) -> None:
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Any /FirstChar 65 /LastChar %d /Widths [%s] >>"
        last = 67 if state == "text" else 68
        drawn = raw_pdf(
            b"BT /G 10 Tf 9 9 Td (ABC) Tj ET",
            resources=b"/Font << /G 41 0 R >>",
            objects={41: font % (last, widths)},
        )
        assert read(drawn)[0].state == state

    def test_a_broken_form_and_a_broken_map_of_letters_are_told(self) -> None:
        broken = zlib.compress(b"BT /F1 10 Tf 9 9 Td (In a form) Tj ET")[:-9]
        form = stream(broken, b"/Filter /FlateDecode /Subtype /Form")
        assert (
            read(raw_pdf(b"/Fm Do", resources=FONTS + b"/XObject << /Fm 41 0 R >>", objects={41: form}))[
                0
            ].state
            == "damaged"
        )
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Any /ToUnicode 42 0 R >>"
        objects = {
            41: font,
            42: stream(zlib.compress(b"beginbfchar <41> <0042> endbfchar")[:-8], b"/Filter /FlateDecode"),
        }
        drawn = b"BT /G 10 Tf 9 9 Td (A) Tj ET"
        assert read(raw_pdf(drawn, resources=b"/Font << /G 41 0 R >>", objects=objects))[0].state == "damaged"


RAW_MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
    b"2 beginbfchar <41> <0058> <42> <0059> endbfchar endcmap end"
)


class TestStreamsWithoutChecksum:
    @pytest.mark.parametrize(
        "content",
        [
            SHEET,
            b"q /P <</MCID 0>>BDC "
            + SHEET
            + b" EMC Q\r\n% done\rBI /W 1 /H 1 ID \x80\0\xff EI [(a)-3<41>]TJ",
            b"/F1 9 Tf BT[<0041>3.5(a\\)\0)]TJ(a(b))' ET --5 .5- 1 w\n0 0 m h s",
        ],
    )
    def test_whole_content_is_believed(self, content: bytes) -> None:
        assert read(raw_pdf(content))[0].state == "text"

    @pytest.mark.parametrize("at", [200, 1000, 1990])
    @pytest.mark.parametrize("over", [b"\0" * 40, b"\x93)\xfe\x02" * 9, b" " * 3000, b" ) Tj )) (" * 3])
    def test_what_was_cut_or_written_over_is_told(self, at: int, over: bytes) -> None:
        broken = (SHEET[:at] + over + SHEET[at + len(over) :])[: len(SHEET)]
        for content, filters in ((broken, b""), (broken.hex().encode() + b">", b"/Filter /ASCIIHexDecode")):
            page, problems = second(packed_pdf(content, filters))
            assert (page.state, len(problems)) == ("damaged", 1)

    def test_a_form_likewise(self) -> None:
        form = stream(b"BT /F1 10 Tf 9 9 Td (In a form) Tj", b"/Subtype /Form")
        drawn = raw_pdf(b"/Fm Do", resources=FONTS + b"/XObject << /Fm 41 0 R >>", objects={41: form})
        assert read(drawn)[0].state == "damaged"

    @pytest.mark.parametrize(
        ("letters", "state"),
        [
            (RAW_MAP, "text"),
            (RAW_MAP[:150], "damaged"),
            (RAW_MAP.replace(b"<42> <0059>", b" " * 11), "damaged"),
            (RAW_MAP.replace(b"<42> <0059>", b"<42\0\0\0\0\0\x90> "), "damaged"),
            (RAW_MAP.replace(b"endcmap", b"       "), "damaged"),
            (b" " * 90, "damaged"),
        ],
    )
    def test_a_map_of_letters_likewise(self, letters: bytes, state: str) -> None:
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Any /ToUnicode 42 0 R >>"
        drawn = b"BT /G 10 Tf 9 9 Td (A) Tj ET"
        objects = {41: font, 42: stream(letters)}
        assert read(raw_pdf(drawn, resources=b"/Font << /G 41 0 R >>", objects=objects))[0].state == state


def test_a_broken_store_of_objects_is_told_of_the_file() -> None:
    store = stream(b"not packed", b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
    with PdfSource(raw_pdf(SHEET, catalog=b"/Outlines 60 0 R", objects={60: store})) as source:
        assert [(problem.pdf_page, problem.message) for problem in source.problems] == [
            (None, "This file is damaged: pages and bookmarks may be missing")
        ]


def lines_and_told(data: bytes) -> tuple[list[tuple[str, ...]], set[int | None]]:
    with PdfSource(data) as source:
        pages = [source.page(number) for number in range(1, source.document.page_count + 1)]
        return [page.lines for page in pages], {problem.pdf_page for problem in source.problems}


def test_damage_in_any_stream_of_the_sample_is_told() -> None:
    data = paths.sample_pack().read_bytes()
    lines, told = lines_and_told(data)
    assert told == set()
    spans = [one.span(1) for one in re.finditer(rb"\bstream\r?\n(.*?)endstream", data, re.DOTALL)]
    assert len(spans) > 40
    every = 1 if "PACKVIEW_CRASH_ROUNDS" in os.environ else 3
    for number, (start, end) in list(enumerate(spans))[::every]:
        half = (start + end) // 2
        cut = data[:half] + b" " * (end - half) + data[end:]
        after, told = lines_and_told(cut if number % 2 else flipped(data, half))
        assert {at for at, pair in enumerate(zip(lines, after, strict=True), 1) if len({*pair}) > 1} <= told


class TestMissingPages:
    def test_those_after_it_keep_their_numbers(self) -> None:
        sheets = [b"BT /F1 10 Tf 72 700 Td (Sheet %d) Tj ET" % number for number in (1, 2, 3)]
        with PdfSource(
            raw_pdf(*sheets).replace(b"12 0 obj\n<< /Type /Page ", b"12 0 obj\n<< /Type /Odd ")
        ) as source:
            assert source.document.page_count == 3
            assert [source.page(number).lines for number in (1, 2, 3)] == [("Sheet 1",), (), ("Sheet 3",)]
            assert source.page(2).state == "damaged"
            assert source.problems[0].message == "This page is missing: the file is damaged where it stood"

    def test_a_broken_branch_stands_for_all_its_pages(self) -> None:
        data = raw_pdf(SHEET, SHEET).replace(
            b"/Kids [10 0 R 12 0 R] /Count 2", b"/Kids [99 0 R 12 0 R] /Count 5"
        )
        with PdfSource(data) as source:
            assert [source.page(number).state for number in range(1, 6)] == ["damaged"] * 4 + ["text"]

    def test_each_of_two_branches_keeps_room_for_the_pages_it_says_it_has(self) -> None:
        branches = {
            20: b"<< /Type /Pages /Kids [99 0 R 10 0 R] /Count 3 /Parent 2 0 R >>",
            21: b"<< /Type /Pages /Kids [12 0 R] /Count 2 /Parent 2 0 R >>",
        }
        data = raw_pdf(SHEET, SHEET, objects=branches).replace(
            b"/Kids [10 0 R 12 0 R] /Count 2", b"/Kids [20 0 R 21 0 R] /Count 5"
        )
        with PdfSource(data) as source:
            states = [source.page(number).state for number in range(1, 6)]
        assert states == ["damaged", "text", "damaged", "text", "damaged"]

    @pytest.mark.parametrize("deep", [200, 1500])
    def test_a_deep_tree_is_read_with_what_its_pages_inherit(self, deep: int) -> None:
        nodes = {at: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (at + 1) for at in range(40, 40 + deep)}
        nodes[40] = nodes[40].replace(b">>", b"/Rotate 90 >>")
        nodes[40 + deep] = b"<< /Type /Pages /Kids [10 0 R 2 0 R 10 0 R] /Count 2 >>"
        data = raw_pdf(SHEET, objects=nodes).replace(b"/Kids [10 0 R] /Count 1", b"/Kids [40 0 R] /Count 2")
        with PdfSource(data) as source:
            assert source.document.page_count == 2  # the way back to the root is none
            assert source.page(1).width == 842
            assert source.page(2).lines

    def test_a_tree_whose_ways_branch_without_end_ends(self) -> None:
        nodes = {
            at: b"<< /Type /Pages /Kids [%s] /Count 9 >>" % (b"%d 0 R " % (at + 1) * 10)
            for at in range(40, 60)
        }
        with pytest.raises(PackviewError, match="no pages"):
            PdfSource(raw_pdf(SHEET, objects=nodes).replace(b"/Kids [10 0 R]", b"/Kids [40 0 R]"))

    def test_a_count_that_is_too_large_is_told(self) -> None:
        with PdfSource(raw_pdf(SHEET).replace(b"/Count 1", b"/Count 3")) as source:
            assert source.document.page_count == 1
            assert [problem.message for problem in source.problems] == [
                "The file says it has 3 pages, and 1 were found"
            ]

    @pytest.mark.parametrize("count", [b"-5", b"[1]", b"0"])
    def test_a_count_that_is_no_number_of_pages_is_passed_over(self, count: bytes) -> None:
        with PdfSource(raw_pdf(SHEET).replace(b"/Count 1", b"/Count " + count)) as source:
            assert (source.document.page_count, source.problems) == (1, [])


class TestLimits:
    def test_more_pages_than_any_pack_has_are_refused(self) -> None:
        kids = b"/Kids [" + b"10 0 R " * 20_001 + b"] /Count 20001"
        with pytest.raises(PackviewError, match="more than 20,000 pages"):
            PdfSource(raw_pdf(SHEET).replace(b"/Kids [10 0 R] /Count 1", kids))

    @pytest.mark.parametrize(
        "content",
        [
            b"BT /F1 1 Tf 9 9 Td " + b"(A) Tj " * 200_000 + b"ET",
            b"BT /F1 1 Tf 9 9 Td (" + b"A" * 2_000_000 + b") Tj ET",
            b"".join(b"BT /F1 1 Tf %d %d Td (A) Tj ET\n" % (at % 500, at // 500) for at in range(6_000)),
            b"0 0 m 9 0 l S " * 70_000,
            b"0 g " * 9_000_000,
            b"q " * 2_000,
        ],
        ids=["operators", "one word", "words", "lines", "data", "states"],
    )
    def test_what_is_over_them_is_left_out_and_told(
        self, content: bytes, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(interpreter, "_MOST_OPERATORS", 100_000)
        monkeypatch.setattr(interpreter, "_MOST_WORDS", 2_000)
        page, problems = second(packed_pdf(zlib.compress(b"BT /F1 9 Tf 99 99 Td (First) Tj ET " + content)))
        assert problems == ["More is drawn on this page than can be read; the rest of it was left out"]
        assert page.state == "damaged"

    @pytest.mark.parametrize("unit", [b"x ", b"0 g ", b"1 ", b"%\n", b"> ", b"/a"])
    def test_what_draws_nothing_is_given_up_too(self, unit: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        ticks = iter(range(1_000_000))
        monkeypatch.setattr(interpreter, "process_time", lambda: next(ticks))
        page, problems = second(packed_pdf(zlib.compress(unit * 100_000)))
        assert (page.state, len(problems)) == ("damaged", 1)
        assert next(ticks) < 20

    def test_forms_within_forms_count_together(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(interpreter, "_MOST_OPERATORS", 5000)
        form = stream(b"0 0 m 9 0 l S " * 900, b"/Subtype /Form")
        pages = raw_pdf(b"/Fm Do " * 4, resources=FONTS + b"/XObject << /Fm 41 0 R >>", objects={41: form})
        assert read(pages)[0].state == "damaged"


def test_a_file_of_damaged_pages_opens_where_anything_of_them_is_left() -> None:
    assert scan_error([Page(number=1, state="damaged", lines=("Left",))]) is None
    assert scan_error([Page(number=1, state="damaged")]) is not None


def test_files_within_the_file_are_told() -> None:
    names = b"/Names << /EmbeddedFiles << /Names [(report.pdf) 60 0 R] >> >>"
    objects = {
        60: b"<< /Type /Filespec /F (report.pdf) /EF << /F 61 0 R >> >>",
        61: stream(b"%PDF-1.4", b"/Type /EmbeddedFile"),
    }
    with PdfSource(raw_pdf(SHEET, catalog=names, objects=objects)) as source:
        assert [problem.message for problem in source.problems] == [
            "This file carries others, which are not read: report.pdf. Save them from a PDF reader first"
        ]
    with PdfSource(raw_pdf(SHEET, catalog=names)) as source:
        assert source.problems == []
