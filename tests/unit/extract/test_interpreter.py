"""Words and ruling lines, where a page shows them."""

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from drawn_pdfs import FONTS, HELVETICA, drawn_page, raw_page, stream, words
from packview.model import Page, Rule, Run

WIDTH_OF_WORD = 12 * (722 + 556) / 1000  # 'Co' in Helvetica at 12 points


def places(page: Page) -> list[tuple[str, float, float]]:
    return [(run.text, round(run.x, 1), round(run.y, 1)) for run in page.runs]


class TestWords:
    def test_a_word_has_its_place_from_the_top_left_corner(self) -> None:
        page = raw_page(b"BT /F1 12 Tf 72 742 Td (Co) Tj ET")
        assert page.runs == (
            Run(text="Co", x=72, y=100, width=round(WIDTH_OF_WORD, 2), size=12, rotation=0, font="Helvetica"),
        )
        assert (page.width, page.height) == (595, 842)

    def test_spaces_part_words(self) -> None:
        page = raw_page(b"BT /F1 10 Tf 0 100 Td (one  two) Tj ( three) Tj ET")
        assert places(page) == [("one", 0.0, 742.0), ("two", 22.2, 742.0), ("three", 40.6, 742.0)]

    def test_kerning_does_not_part_a_word_and_a_wide_move_does(self) -> None:
        page = raw_page(b"BT /F1 10 Tf 0 100 Td [(W) 80 (ord) -179 (s) -181 (next)] TJ ET")
        assert words(page) == ["Words", "next"]

    def test_letters_placed_one_by_one_make_a_word(self) -> None:
        page = raw_page(
            b"BT /F1 10 Tf 1 0 0 1 50 100 Tm (R) Tj 1 0 0 1 57.2 100 Tm (e) Tj 1 0 0 1 62.8 100 Tm (f) Tj ET"
        )
        assert words(page) == ["Ref"]
        assert page.runs[0].width == pytest.approx(15.6, abs=0.05)

    def test_a_gap_parts_words_without_a_space(self) -> None:
        page = raw_page(b"BT /F1 10 Tf 50 100 Td (left) Tj 30 0 Td (right) Tj ET")
        assert words(page) == ["left", "right"]

    def test_another_font_within_a_word_makes_another_run_and_no_space(self) -> None:
        page = raw_page(b"BT /F1 10 Tf 50 100 Td (bo) Tj /F2 10 Tf (ld) Tj ( x) Tj ET")
        assert [(run.text, run.bold) for run in page.runs] == [("bo", False), ("ld", True), ("x", True)]
        assert page.lines == ("bold x",)

    def test_letter_and_word_spacing_and_stretch_move_the_pen(self) -> None:
        page = raw_page(b"BT /F1 10 Tf 2 Tc 5 Tw 50 Tz 0 100 Td (ab c) Tj ET")
        # (5.56 + 2) + (5.56 + 2) + (2.78 + 2 + 5) at half width
        assert places(page)[1] == ("c", 12.4, 742.0)

    def test_lines_go_down_by_the_leading(self) -> None:
        page = raw_page(b"BT /F1 10 Tf 14 TL 50 100 Td (a) Tj T* (b) Tj (c) ' 0 -20 TD (d) Tj 1 2 (e) \" ET")
        assert places(page) == [
            ("a", 50.0, 742.0),
            ("b", 50.0, 756.0),
            ("c", 50.0, 770.0),
            ("d", 50.0, 790.0),
            ("e", 50.0, 810.0),
        ]

    def test_a_saved_state_comes_back(self) -> None:
        page = raw_page(
            b"q 2 0 0 2 10 10 cm q /F2 5 Tf BT 5 Ts (big) Tj ET Q /F1 6 Tf BT (less) Tj ET Q BT /F1 7 Tf (plain) Tj ET"
        )
        assert [(run.text, run.size, run.bold, run.x, run.y) for run in page.runs] == [
            ("big", 10, True, 10, 822),
            ("less", 12, False, 10, 832),
            ("plain", 7, False, 0, 842),
        ]

    def test_a_restore_without_a_save_changes_nothing(self) -> None:
        assert places(raw_page(b"Q Q BT /F1 10 Tf 5 5 Td (x) Tj ET Q")) == [("x", 5.0, 837.0)]

    def test_invisible_text_is_kept(self) -> None:
        assert words(raw_page(b"BT 3 Tr /F1 10 Tf 5 5 Td (scanned words) Tj ET")) == ["scanned", "words"]

    def test_text_off_the_page_is_not(self) -> None:
        page = raw_page(b"BT /F1 10 Tf 900 100 Td (off) Tj -880 0 Td (on) Tj 0 2000 Td (high) Tj ET")
        assert words(page) == ["on"]

    def test_a_move_back_behind_the_last_letter_makes_no_word_shorter(self) -> None:
        page = raw_page(
            b"BT /F1 10 Tf 72 700 Td [(than 1) 556] TJ /F1 6 Tf 27.8 5 Td (st) Tj /F1 10 Tf 8 -5 Td (year) Tj ET"
        )
        assert page.lines == ("than 1st year",)

    def test_wrong_operands_are_passed_over(self) -> None:
        page = raw_page(
            b"1 2 cm (a) Td /F1 Tf BT /F1 10 Tf 5 50 Td 7 Tj [[1]] TJ (x) Tj /Nope gs /Gone Do ET"
        )
        assert words(page) == ["x"]

    def test_a_font_that_is_not_there_is_a_plain_one(self) -> None:
        page = raw_page(b"BT /F9 10 Tf 5 50 Td (found) Tj /F1 10 Tf ( kept) Tj ET")
        assert [(run.text, run.font) for run in page.runs] == [("found", "Helvetica"), ("kept", "Helvetica")]

    def test_numbers_beyond_all_measure_are_no_places(self) -> None:
        huge = b"9" * 400
        page = raw_page(
            b"BT /F1 10 Tf %s 50 Td (far) Tj ET BT /F1 %s Tf (big) Tj /F1 10 Tf 5 5 Td (x) Tj ET"
            % (huge, huge)
        )
        assert words(page) == ["x"]


class TestWhatNobodySees:
    HIDDEN = b"BT /F1 11 Tf 72 700 Td (12) Tj 3 Tr (0) Tj q (00) Tj Q 0 Tr (345) Tj ET "

    def test_invisible_text_is_left_out_and_joins_nothing(self) -> None:
        assert raw_page(self.HIDDEN).lines == ("12 345",)

    def test_it_is_what_a_picture_shows(self) -> None:
        shapes = b"0 0 9 9 re f " * 30
        assert raw_page(
            shapes + b"BT /F1 11 Tf 3 Tr 72 700 Td (Scanned) Tj 0 Tr 0 -30 Td (Page) Tj ET"
        ).lines == ("Scanned", "", "Page")
        assert raw_page(b"BT /F1 11 Tf 3 Tr 72 700 Td (Scanned) Tj ET").lines == ("Scanned",)

    def test_the_mode_is_saved_and_brought_back(self) -> None:
        assert raw_page(b"q BT 3 Tr ET Q BT /F1 11 Tf 72 700 Td (Seen) Tj ET").lines == ("Seen",)

    def test_letters_too_small_to_read_hide_no_words(self) -> None:
        tiny = b"BT /F1 0.2 Tf 72 700 Td (Hidden words) Tj ET "
        assert raw_page(tiny + b"BT /F1 11 Tf 72 700 Td (Seen) Tj ET").lines == ("Seen",)

    def test_letters_drawn_in_units_of_their_own_have_their_size(self) -> None:
        glyphs = b"/CharProcs << /a 43 0 R >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [40]"
        font = (
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 -10 60 70] /FontMatrix [1 0 0 1 0 0] %s >>" % glyphs
        )
        page = raw_page(
            b"BT /T 1 Tf 0.125 0 0 0.125 72 700 Tm (aaa) Tj ET",
            resources=b"/Font << /T 42 0 R >>",
            objects={42: font, 43: stream(b"40 0 d0")},
        )
        assert (page.lines, page.runs[0].size) == (("aaa",), 10)


class TestDirections:
    @pytest.mark.parametrize(
        ("matrix", "rotation"), [("0 1 -1 0", 90), ("-1 0 0 -1", 180), ("0 -1 1 0", 270), ("1 0 0 1", 0)]
    )
    def test_rotation_is_anticlockwise_as_shown(self, matrix: str, rotation: int) -> None:
        page = raw_page(f"BT /F1 10 Tf {matrix} 300 400 Tm (up) Tj ET".encode())
        assert [(run.rotation, run.x, run.y, run.width) for run in page.runs] == [(rotation, 300, 442, 11.12)]

    def test_a_slanted_word_has_its_angle(self) -> None:
        page = raw_page(b"BT /F1 10 Tf 0.866 0.5 -0.5 0.866 300 400 Tm (up) Tj ET")
        assert page.runs[0].rotation == 30

    @pytest.mark.parametrize(
        ("rotate", "size", "place", "rotation"),
        [
            (0, (595, 842), (72, 142), 0),
            (90, (842, 595), (700, 72), 270),
            (180, (595, 842), (523, 700), 180),
            (270, (842, 595), (142, 523), 90),
            (-90, (842, 595), (142, 523), 90),
            (450, (842, 595), (700, 72), 270),
        ],
    )
    def test_a_page_is_shown_turned(
        self, rotate: int, size: tuple[float, float], place: tuple[float, float], rotation: int
    ) -> None:
        page = raw_page(b"BT /F1 10 Tf 72 700 Td (turned) Tj ET", page=b"/Rotate %d" % rotate)
        assert (page.width, page.height) == size
        assert [(run.x, run.y, run.rotation) for run in page.runs] == [(*place, rotation)]

    def test_text_turned_against_the_page_reads_upright(self) -> None:
        page = raw_page(b"BT /F1 10 Tf 0 1 -1 0 100 50 Tm (landscape) Tj ET", page=b"/Rotate 90")
        assert [(run.x, run.y, run.rotation) for run in page.runs] == [(50, 100, 0)]
        assert page.lines == ("landscape",)

    def test_rotation_is_inherited(self) -> None:
        page = raw_page(
            b"BT /F1 10 Tf 72 700 Td (x) Tj ET",
            objects={2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 /Rotate 90 >>"},
        )
        assert (page.width, page.height) == (842, 595)

    @pytest.mark.parametrize(
        "box",
        [
            b"/MediaBox [0 0 800 900] /CropBox [100 50 400 650]",
            b"/MediaBox [0 0 800 900] /CropBox [400 650 100 50]",
            b"/MediaBox [100 50 400 650]",
            b"/MediaBox [100 650 400 50]",
            b"/MediaBox [100 50 400 650] /CropBox [0 0 900 900]",
            b"/MediaBox [100 50 400 650] /CropBox [0 0 0 0]",
            b"/MediaBox [100 50 400 650] /CropBox [(a) 0 1]",
        ],
    )
    def test_places_count_from_the_visible_part(self, box: bytes) -> None:
        page = raw_page(b"BT /F1 10 Tf 110 600 Td (x) Tj ET", page=box)
        assert (page.width, page.height) == (300, 600)
        assert places(page) == [("x", 10.0, 50.0)]

    def test_without_a_box_a_page_is_a4(self) -> None:
        page = raw_page(b"BT /F1 10 Tf 72 700 Td (x) Tj ET", page=b"/MediaBox [0 0 0 0]")
        assert (page.width, page.height) == (595, 842)


class TestForms:
    def test_a_form_is_drawn_with_its_matrix_and_resources(self) -> None:
        form = stream(
            b"BT /Own 10 Tf 5 5 Td (inside) Tj ET",
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Matrix [1 0 0 1 100 0]"
            b" /Resources << /Font << /Own 6 0 R >> >>",
        )
        page = raw_page(
            b"q 1 0 0 1 0 200 cm /Fm Do Q BT /F1 10 Tf 5 50 Td (outside) Tj ET",
            resources=FONTS + b"/XObject << /Fm 40 0 R >>",
            objects={40: form},
        )
        assert places(page) == [("inside", 105.0, 637.0), ("outside", 5.0, 792.0)]

    def test_a_form_without_resources_uses_those_of_the_page(self) -> None:
        form = stream(b"BT /F1 10 Tf 5 5 Td (inside) Tj ET", b"/Subtype /Form")
        page = raw_page(b"/Fm Do", resources=FONTS + b"/XObject << /Fm 40 0 R >>", objects={40: form})
        assert words(page) == ["inside"]

    def test_a_form_cannot_unbalance_the_page(self) -> None:
        form = stream(b"Q Q q q 5 0 0 5 0 0 cm", b"/Subtype /Form")
        page = raw_page(
            b"q 1 0 0 1 10 10 cm /Fm Do BT /F1 10 Tf (x) Tj ET Q BT (y) Tj ET",
            resources=FONTS + b"/XObject << /Fm 40 0 R >>",
            objects={40: form},
        )
        assert places(page) == [("x", 10.0, 832.0)]

    def test_a_form_that_draws_itself_ends(self) -> None:
        form = stream(
            b"BT /F1 10 Tf 5 5 Td (again) Tj ET /Fm Do /Fm Do /Fm Do",
            b"/Subtype /Form /Resources << /Font << /F1 5 0 R >> /XObject << /Fm 40 0 R >> >>",
        )
        page = raw_page(b"/Fm Do", resources=FONTS + b"/XObject << /Fm 40 0 R >>", objects={40: form})
        assert set(words(page)) == {"again"}

    def test_a_picture_is_no_text(self) -> None:
        picture = stream(b"\xff\x00\xff", b"/Subtype /Image /Width 1 /Height 1")
        page = raw_page(b"/Im Do", resources=b"/XObject << /Im 40 0 R >>", objects={40: picture})
        assert page.state == "image"
        assert page.lines == ()

    def test_an_inline_picture_is_passed_over(self) -> None:
        page = raw_page(b"BI /W 1 /H 1 /BPC 8 /CS /G ID (Tj) BT Q\n EI\nBT /F1 10 Tf 5 50 Td (after) Tj ET")
        assert words(page) == ["after"]


class TestRules:
    @pytest.mark.parametrize(
        ("drawn", "rule"),
        [
            (b"100 700 m 300 700 l S", (100, 142, 300, 142)),
            (b"300 700 m 100 700 l S", (100, 142, 300, 142)),
            (b"100 500 m 100 700 l S", (100, 142, 100, 342)),
            (b"100 700 200 0.5 re f", (100, 141.75, 300, 141.75)),
            (b"100 700 0.5 -200 re f*", (100.25, 142, 100.25, 342)),
            (b"100 700 m 300 700 l 300 701 l 100 701 l h f", (100, 141.5, 300, 141.5)),
            (b"q 1 0 0 -1 0 842 cm 100 142 m 300 142 l S Q", (100, 142, 300, 142)),
        ],
    )
    def test_lines_and_thin_rectangles_are_rules(
        self, drawn: bytes, rule: tuple[float, float, float, float]
    ) -> None:
        x0, y0, x1, y1 = rule
        assert raw_page(drawn).rules == (Rule(x0=x0, y0=y0, x1=x1, y1=y1),)

    def test_a_drawn_box_has_four_sides(self) -> None:
        sides = {(rule.x0, rule.y0, rule.x1, rule.y1) for rule in raw_page(b"100 700 200 100 re S").rules}
        assert sides == {(100, 142, 300, 142), (100, 42, 300, 42), (100, 42, 100, 142), (300, 42, 300, 142)}

    def test_closing_a_path_draws_its_last_side(self) -> None:
        assert len(raw_page(b"100 700 m 300 700 l 300 600 l 100 600 l s").rules) == 4

    @pytest.mark.parametrize(
        "drawn",
        [
            b"100 700 200 1 re W n",  # cuts off, draws nothing
            b"100 700 200 100 re f",  # a shaded cell
            b"100 700 m 300 600 l S",  # slanted
            b"100 700 m 100 750 200 750 300 700 c S",
            b"100 700 m 101 700 l S",  # a dot
            b"10 10 l S",
            b"h S",
        ],
    )
    def test_other_shapes_are_not(self, drawn: bytes) -> None:
        assert raw_page(drawn).rules == ()

    def test_a_line_drawn_twice_is_one(self) -> None:
        assert len(raw_page(b"100 700 m 300 700 l S 100 700 m 300 700 l S").rules) == 1


class TestFonts:
    @pytest.mark.parametrize(
        ("mapped", "printed"),
        [
            (b"<48> <0068>", "Hi fix"),  # as typed, and printed in small capitals
            (b"<1E> <0069>", "Hi fix"),  # the end of the ligature alone
            (b"<1E> <00660069>", "Hi fix"),
            (b"<48> <0053>", "Si fix"),  # another letter: who made the map knows best
            (b"<69> <0000>", "H\ufffd fix"),
        ],
    )
    def test_the_glyphs_name_tells_what_a_careless_map_does_not(self, mapped: bytes, printed: str) -> None:
        encoding = b"<< /BaseEncoding /WinAnsiEncoding /Differences [30 /f_i] >>"
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Any /Encoding %s /ToUnicode 43 0 R >>" % encoding
        letters = stream(b"1 beginbfchar\n%s\nendbfchar" % mapped)
        page = raw_page(
            b"BT /T 10 Tf 72 700 Td (Hi \036x) Tj ET",
            resources=b"/Font << /T 42 0 R >>",
            objects={42: font, 43: letters},
        )
        assert page.lines == (printed,)

    def test_ligatures_are_letters_and_soft_hyphens_hyphens(self) -> None:
        encoding = b"<< /Type /Encoding /Differences [1 /fi /uni00AD] >>"
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 41 0 R >>"
        page = raw_page(
            b"BT /F1 10 Tf 5 50 Td (of\\001ce\\002led) Tj ET",
            resources=b"/Font << /F1 40 0 R >>",
            objects={40: font, 41: encoding},
        )
        assert words(page) == ["office-led"]

    def test_a_glyph_named_after_its_letters_shows_them_and_one_named_by_number_is_unknown(self) -> None:
        encoding = b"<< /Type /Encoding /Differences [1 /f_f_i /t_i.alt /G02] >>"
        page = raw_page(
            b"BT /F1 10 Tf 5 50 Td (o\001ce ac\002on x\003) Tj ET",
            resources=b"/Font << /F1 40 0 R >>",
            objects={
                40: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 41 0 R >>",
                41: encoding,
            },
        )
        assert words(page) == ["office", "action", "x\ufffd"]

    @pytest.mark.parametrize("encoding", [b"", b"/Encoding /WinAnsiEncoding", b"/Encoding /MacRomanEncoding"])
    def test_a_symbol_font_without_a_map_keeps_its_codes_in_the_runs(self, encoding: bytes) -> None:
        font = b"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Wingdings /FirstChar 167 /Widths [458] %s >>"
        page = raw_page(
            b"BT /W 10 Tf 5 50 Td (\xa7) Tj /F1 10 Tf 10 0 Td (First point) Tj ET",
            resources=b"/Font << /F1 5 0 R /W 40 0 R >>",
            objects={40: font % encoding},
        )
        assert words(page) == ["\uf0a7", "First", "point"]
        assert page.runs[0].font == "Wingdings"
        assert page.lines == ("\u2022 First point",)

    def test_the_standard_symbol_font_has_letters(self) -> None:
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"
        page = raw_page(
            b"BT /S 10 Tf 5 50 Td (a\xb7) Tj ET", resources=b"/Font << /S 40 0 R >>", objects={40: font}
        )
        assert words(page) == ["\u03b1\u2022"]

    def test_codes_of_a_fonts_own_that_are_no_letters_are_unreadable(self) -> None:
        font = (
            b"<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Any /FirstChar 1 /Widths [500 500 500]"
            b" /FontDescriptor << /Type /FontDescriptor /FontName /Any /Flags 4 >> >>"
        )
        page = raw_page(
            b"BT /F1 10 Tf 5 50 Td <0102030201> Tj ET",
            resources=b"/Font << /F1 40 0 R >>",
            objects={40: font},
        )
        assert page.state == "garbled"
        assert words(page) == ["\ufffd" * 5]

    def test_two_byte_codes_go_through_the_map(self) -> None:
        page = raw_page(
            b"BT /T 10 Tf 5 50 Td <000100020003> Tj ET",
            resources=b"/Font << /T 40 0 R >>",
            objects={
                40: b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H"
                b" /DescendantFonts [41 0 R] /ToUnicode 42 0 R >>",
                41: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 500 /W [1 [600 700]]"
                b" /FontDescriptor << /Type /FontDescriptor /FontName /Any /Flags 4 >> >>",
                42: stream(b"beginbfrange\n<0001> <0003> <0041>\nendbfrange"),
            },
        )
        assert [(run.text, run.width) for run in page.runs] == [("ABC", 18)]

    def test_codes_without_a_map_are_unreadable_and_the_page_says_so(self) -> None:
        page = raw_page(
            b"BT /T 10 Tf 5 50 Td <00410042> Tj ET",
            resources=b"/Font << /T 40 0 R >>",
            objects={
                40: b"<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [41 0 R] >>",
                41: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /DW 500"
                b" /FontDescriptor << /Type /FontDescriptor /FontName /Any /Flags 4 >> >>",
            },
        )
        assert page.state == "garbled"

    def test_a_drawn_font_counts_in_its_own_measure(self) -> None:
        font = (
            b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 97"
            b" /LastChar 97 /Widths [5] /CharProcs << /a 41 0 R >> /Encoding << /Differences [97 /a] >> >>"
        )
        page = raw_page(
            b"BT /T 10 Tf 5 50 Td (aa) Tj ET",
            resources=b"/Font << /T 40 0 R >>",
            objects={40: font, 41: stream(b"")},
        )
        assert [(run.text, run.width) for run in page.runs] == [("aa", 10)]

    @pytest.mark.parametrize(
        "font", [b"null", b"17", b"<< >>", HELVETICA[:-2] + b"/Widths (x) /FirstChar (y) >>"]
    )
    def test_a_broken_font_is_a_plain_one(self, font: bytes) -> None:
        page = raw_page(
            b"BT /B 10 Tf 5 50 Td (kept) Tj ET", resources=b"/Font << /B 40 0 R >>", objects={40: font}
        )
        assert words(page) == ["kept"]

    def test_a_broken_font_of_two_byte_codes_writes_nothing(self) -> None:
        page = raw_page(
            b"BT /B 10 Tf 5 50 Td <00410042> Tj /F1 10 Tf 100 0 Td (kept) Tj ET",
            resources=b"/Font << /F1 5 0 R /B 40 0 R >>",
            objects={40: b"<< /Type /Font /Subtype /Type0 /DescendantFonts [<< /W [(x) (y)] >> 3] >>"},
        )
        assert words(page) == ["kept"]

    def test_escape_sequences_and_hidden_characters_are_gone(self) -> None:
        encoding = b"<< /Type /Encoding /Differences [1 /uni202E /uni200B /uni001B] >>"
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding 41 0 R >>"
        page = raw_page(
            b"BT /F1 10 Tf 5 50 Td (\\003[31mred\\001 \\002 x) Tj ET",
            resources=b"/Font << /F1 40 0 R >>",
            objects={40: font, 41: encoding},
        )
        assert words(page) == ["red", "x"]
        assert page.lines == ("red x",)


def test_what_reportlab_draws_is_read_back_where_it_stands() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Plain words")
        canvas.saveState()
        canvas.translate(300, 300)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Turned")
        canvas.restoreState()
        canvas.line(72, 500, 272, 500)

    page = drawn_page(draw)
    height = A4[1]
    assert [(run.text, run.x, run.y, run.rotation) for run in page.runs] == [
        ("Plain", 72, round(height - 700, 2), 0),
        ("words", 99.51, round(height - 700, 2), 0),
        ("Turned", 300, round(height - 300, 2), 90),
    ]
    assert page.rules == (Rule(x0=72, y0=round(height - 500, 2), x1=272, y1=round(height - 500, 2)),)
