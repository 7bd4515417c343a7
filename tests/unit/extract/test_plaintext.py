"""Text files: how they are decoded and where their pages end."""

import subprocess
import sys

import pytest

from packview.errors import PackviewError
from packview.extract.plaintext import decode
from packview.extract.plaintext import split_pages as pages_of
from packview.extract.source import TextSource
from packview.model import Page

SENTENCES = [
    f"The committee noted paragraph {number} of the report and asked for the figures." for number in range(40)
]


def split_pages(text: str) -> tuple[Page, ...]:
    return tuple(pages_of(text))


def prose(count: int, start: int = 0) -> str:
    return "\n".join(SENTENCES[start : start + count])


def starts(text: str) -> list[str]:
    return [page.lines[0] for page in split_pages(text)]


class TestDecoding:
    def test_a_letter_and_its_accent_are_one_character_and_a_ligature_is_letters(self) -> None:
        (page,) = split_pages(decode("cafe\u0301 Llanw\u0302ryd \ufb01gures o\ufb03cers".encode()))
        assert page.lines == ("caf\u00e9 Llan\u0175ryd figures officers",)

    @pytest.mark.parametrize(
        "data",
        [
            "Café – “noted”".encode(),
            b"\xef\xbb\xbf" + "Café – “noted”".encode(),
            "Café – “noted”".encode("utf-16"),
            b"\xfe\xff" + "Café – “noted”".encode("utf-16-be"),
            "Café – “noted”".encode("cp1252"),
        ],
        ids=["utf-8", "with mark", "utf-16", "big-endian", "Windows"],
    )
    def test_usual_encodings(self, data: bytes) -> None:
        assert decode(data) == "Café – “noted”"

    def test_bytes_of_no_encoding_are_replaced(self) -> None:
        assert decode(b"caf\xe9 \x81") == "caf\xe9 \ufffd"

    @pytest.mark.parametrize(
        "data", [bytes(range(256)) * 4, b"\x00\x01\x02text" * 9, b"MZ\x90\x00\x03\x00\x00\x00" * 9]
    )
    def test_what_is_no_text_is_refused(self, data: bytes) -> None:
        with pytest.raises(PackviewError, match="neither a PDF nor a text file"):
            decode(data)

    def test_some_stray_controls_are_no_reason_to(self) -> None:
        page = split_pages(decode(("\x1b[31mred\x1b[0m \x07 " + prose(3)).encode()))[0]
        assert page.lines[0].startswith("red The committee")


class TestFormFeeds:
    def test_each_ends_a_page(self) -> None:
        pages = split_pages("one\n\f\ntwo\n\n\n\nmore\n\f\n\fthree\n\f\n")
        assert [(page.number, page.lines, page.state) for page in pages] == [
            (1, ("one",), "text"),
            (2, ("two", "", "more"), "text"),
            (3, (), "blank"),
            (4, ("three",), "text"),
        ]

    def test_stamps_are_taken_from_head_and_foot(self) -> None:
        pages = split_pages("Agenda Item 6\nReport\n\nPage 1\n\f\nAppendix 1\nMore\n\n      Page 2\n")
        assert [(page.label, page.stamps, page.lines) for page in pages] == [
            ("1", ("Agenda Item 6",), ("Report",)),
            ("2", ("Appendix 1",), ("More",)),
        ]

    def test_a_number_among_the_text_counts_where_the_run_asks_for_it(self) -> None:
        middle = prose(6) + "\nPage 2\n" + prose(6)
        pages = split_pages(f"a\nPage 1\n\f{middle}\n\fc\nPage 3\n\f{prose(6)}\nPage 9\n{prose(6)}")
        assert [page.label for page in pages] == ["1", "2", "3", None]
        assert "Page 9" in pages[3].lines

    def test_a_heading_is_no_stamp_on_an_unstamped_page(self) -> None:
        pages = split_pages("Appendix 2\nMembership\n\fText")
        assert (pages[0].lines, pages[0].stamps) == (("Appendix 2", "Membership"), ())

    def test_a_page_left_blank(self) -> None:
        page = split_pages("Text\n\fThis page is intentionally left blank\nPage 8")[1]
        assert (page.state, page.label) == ("blank", "8")


class TestStamps:
    def test_a_page_ends_with_its_stamps(self) -> None:
        pages = split_pages("Present\n\nPage 1\n\nAgenda Item 6\n\n\n\n- 7 -\n\nMore\n\nPage 2\nThe end")
        assert [(page.label, page.stamps, page.lines) for page in pages] == [
            ("1", ("Agenda Item 6",), ("Present",)),
            ("2", (), ("- 7 -", "", "More")),
            (None, (), ("The end",)),
        ]

    def test_a_stamp_at_the_end_of_the_last_line(self) -> None:
        pages = split_pages("a\nPage 4\nany part of which falls within the\n     area Page 5\nb\nPage 6")
        assert [(page.label, page.lines) for page in pages] == [
            ("4", ("a",)),
            ("5", ("any part of which falls within the", "area")),
            ("6", ("b",)),
        ]

    @pytest.mark.parametrize(
        "line", ["as shown on Page 4", "as shown on Page 13", "Page 3 of 9", "Page 12 shows"]
    )
    def test_a_sentence_is_no_stamp(self, line: str) -> None:
        pages = split_pages(f"a\nPage 11\nb\n{line}\nc\nPage 12")
        assert [(page.label, page.lines) for page in pages] == [("11", ("a",)), ("12", ("b", line, "c"))]

    def test_a_table_of_contents_is_none(self) -> None:
        contents = "Contents\nSummary\nPage 3\nReport\nPage 9\nFigures\nPage 12"
        pages = split_pages(
            f"a\nPage 1\n{contents}\nPage 2\nb\nPage 3\nc\nPage 4\nd\nPage 5\ne\nPage 6\nf\nPage 7\ng\nPage 8"
        )
        assert [page.label for page in pages] == ["1", "2", "3", "4", "5", "6", "7", "8"]
        assert "\n".join(pages[1].lines) == contents

    def test_numbers_may_start_anew(self) -> None:
        pages = split_pages("\n".join(f"text\nPage {number}" for number in (1, 2, 3, 1, 2, 3)))
        assert [page.label for page in pages] == ["1", "2", "3", "1", "2", "3"]

    def test_a_turned_stamp_that_was_copied_in_two(self) -> None:
        pages = split_pages("a\nPage 51\nfigures\nP\nage 52\nb")
        assert [(page.label, page.lines) for page in pages] == [
            ("51", ("a",)),
            ("52", ("figures",)),
            (None, ("b",)),
        ]


class TestBreaksWithoutStamps:
    def test_a_paper_starts_a_page(self) -> None:
        text = (
            f"Front sheet\n\nAGENDA\n\n1 Apologies\n\nPARKS COMMITTEE\n\nMINUTES of a meeting of the committee\n{prose(3)}"
            f"\n\nDECISION-MAKER: PARKS COMMITTEE\n{prose(3)}\nPage 1 of 7\n{prose(2)}"
        )
        assert starts(text) == [
            "Front sheet",
            "AGENDA",
            "PARKS COMMITTEE",
            "DECISION-MAKER: PARKS COMMITTEE",
            "Page 1 of 7",
        ]

    def test_the_space_that_a_form_feed_left(self) -> None:
        text = f"{prose(20)}\n Next page starts here\n{prose(20)}\n and goes on within a sentence\n{prose(2)}"
        assert starts(text) == [SENTENCES[0], "Next page starts here", "and goes on within a sentence"]

    def test_a_bullet_on_the_new_page(self) -> None:
        assert starts(f"{prose(20)}\n  That benches be painted\n{prose(5)}") == [
            SENTENCES[0],
            "That benches be painted",
        ]

    @pytest.mark.parametrize(
        "listed",
        [
            "It was noted:\n That benches are green",
            "\n\n That benches are green\n That ponds are blue",
            "\n\n That benches are green\n\n That ponds are blue",
            "Bullets that stayed\n \u2022 That benches are green",
            "Columns\n     far from the margin",
            "Letters of a turned cell\n W",
            "Letters of a turned cell\n er Outcome",
        ],
    )
    def test_a_list_whose_bullets_were_lost_is_no_page(self, listed: str) -> None:
        assert starts(f"{prose(20)}\n{listed}\n{prose(20)}") == [SENTENCES[0]]

    def test_no_page_is_a_few_lines_long(self) -> None:
        assert len(split_pages(f"{prose(20)}\n A new page\n{prose(3)}\n No new page\n{prose(3)}")) == 2

    def test_a_table_taken_apart_is_one_page(self) -> None:
        cells = "\n".join(f"R\nef\n{index} contacts\n Our children will benefit" for index in range(20))
        assert len(split_pages(cells)) == 1


def test_blank_lines_become_one_and_spaces_one() -> None:
    page = split_pages("\n\n  one   two\t\n\n \n\nthree  \n\n")[0]
    assert page.lines == ("one two", "", "three")


def test_an_unknown_page_is_an_error() -> None:
    with TextSource(b"text") as source:
        assert source.document.page_count == 1
        with pytest.raises(PackviewError, match="no page 2"):
            source.page(2)


def test_a_text_file_is_read_without_pypdf() -> None:
    code = "import sys, packview.extract.plaintext, packview.extract.source; sys.exit('pypdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_line_that_never_ends_is_broken_between_words() -> None:
    lines = decode(b"Agenda of the board " * 1000).split("\n")
    assert max(map(len, lines)) < 4300
    assert " ".join(line.strip() for line in lines) == ("Agenda of the board " * 1000).strip()


def test_one_byte_that_is_not_utf_8_spoils_no_other_letter() -> None:
    assert decode("Llanŵryd £1,250".encode() + b" \x96 \xa35\n") == "Llanŵryd £1,250 – £5\n"
    assert decode("Tŷ Gwyn".encode()[:2] + b" cut") == "TÅ cut"


class TestLimits:
    def test_a_page_without_end_is_split_and_nothing_is_lost(self) -> None:
        pages = split_pages("a   b   c\n" * 20_000)
        assert len(pages) > 1
        assert sum(len(page.lines) for page in pages) == 20_000
        assert max(len(page.lines) for page in pages) < 10_000

    def test_more_pages_than_any_pack_has_are_refused(self) -> None:
        with pytest.raises(PackviewError, match="more than 20,000 pages"):
            TextSource(b"a\f" * 30_000)

    def test_a_text_that_is_far_too_large_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("packview.extract.source._MOST_TEXT", 10)
        with pytest.raises(PackviewError, match="larger than"):
            TextSource(b"0123456789a")
